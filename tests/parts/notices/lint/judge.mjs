// The check of messages over many sentences, with rules as the page carries them (data attributes).
import { lint, rulesIn } from '../../../../webapp/parts/notices/static/lint.js';

export function judge(datasets, said) {
  const rules = rulesIn({ querySelectorAll: () => datasets.map((dataset) => ({ dataset })) });
  return said.map(({ text, level, situation }) => lint(text, rules, { level, situation }).map(({ code }) => code));
}

// Every expression of the packs, as a phone would read it: those that it does not take.
export function refused(expressions) {
  return expressions.filter((expression) => {
    try {
      new RegExp(expression, 'gu');
      return false;
    } catch {
      return true;
    }
  });
}
