// The check of messages over many sentences, with rules as the page carries them (data attributes).
import { folding } from '../../../../webapp/ui/js/fold.js';
import { formOf, lint, lintInSteps, rulesIn } from '../../../../webapp/parts/notices/static/lint.js';

function rulesOf({ looked, rules }) {
  return rulesIn({ querySelectorAll: () => rules.map((dataset) => ({ dataset })) }, looked);
}

export function judge(given, said) {
  const rules = rulesOf(given);
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

// The longest that one step of the check takes for each text, in milliseconds of the processor: others may be busy.
export function longestSteps(given, texts) {
  const rules = rulesOf(given);
  return texts.map((text) => {
    const steps = lintInSteps(text, rules, { level: 0, situation: '' });
    let longest = 0;
    const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
    for (let done = false, began = spent(); !done; began = spent()) {
      done = steps.next().done;
      longest = Math.max(longest, spent() - began);
    }
    return longest;
  });
}

// The form in which each text is looked at.
export function forms(given, texts) {
  const rules = rulesOf(given);
  return texts.map((text) => formOf(text, rules));
}

export function folded(pairs, text) {
  return folding(pairs)(text);
}
