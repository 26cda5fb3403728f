/** ESLint over the whole project: complaints one a line, and how many files were looked at. */
import { relative } from 'node:path';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const results = await eslint.lintFiles(['.']);
let complaints = 0;
for (const result of results)
	for (const message of result.messages) {
		complaints += 1;
		const place = `${relative(process.cwd(), result.filePath)}:${message.line ?? 0}:${message.column ?? 0}`;
		process.stdout.write(`${place}  ${message.message.split('\n')[0]}  ${message.ruleId ?? ''}\n`);
	}
process.stdout.write(`${results.length} files linted, ${complaints} complaints\n`);
process.exitCode = complaints > 0 ? 1 : 0;
