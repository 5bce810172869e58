// Calls functions of our modules for a test in Python: a line of JSON in, a line of JSON out (tests/nodejs.py).
import { createInterface } from 'node:readline';

const modules = new Map();

async function called({ file, name, given }) {
  if (!modules.has(file)) modules.set(file, await import(file));
  return modules.get(file)[name](...given);
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { gave: (await called(JSON.parse(line))) ?? null };
  } catch (error) {
    answer = { threw: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
