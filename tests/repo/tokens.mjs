// What a script says to an engine, without what it says to us: its tokens in order, and whether a new line comes first.
import ts from 'typescript';

function leaves(node, file, found = []) {
  const parts = node.getChildren(file).filter((part) => !ts.isJSDoc(part));
  if (parts.length === 0 && node.getWidth(file) > 0) found.push(node);
  for (const part of parts) leaves(part, file, found);
  return found;
}

/** What stands between the tokens of a text, and the tokens. */
export function tokens(text) {
  const file = ts.createSourceFile('sent.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  let end = 0;
  const between = [];
  const said = leaves(file, file).map((token) => {
    const start = token.getStart(file);
    const gap = text.slice(end, start);
    between.push(gap);
    end = token.getEnd();
    return [token.getText(file), gap.includes('\n')];
  });
  between.push(text.slice(end));
  return { said, between, wrong: file.parseDiagnostics.map(({ messageText }) => String(messageText)) };
}
