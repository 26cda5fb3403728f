#!/usr/bin/env node
/**
 * `node scripts/mutation/survivors.mjs REPORT…` writes `docs/mutation-survivors.md` from reports of `npm run mutation`:
 * for each file what was changed, what a test noticed, and on which lines a change of which kind survived. Of a file
 * that several reports hold, the last one counts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../launch/places.mjs';
import { isNoticed } from './settings.mjs';

const ROOT = 'src/lib/';
/** What the names of Stryker's mutators mean, in a word. */
const WORDS = {
	ArithmeticOperator: 'arithmetic',
	ArrayDeclaration: 'list',
	ArrowFunction: 'function',
	AssignmentOperator: 'assignment',
	BlockStatement: 'block',
	BooleanLiteral: 'truth',
	ConditionalExpression: 'condition',
	EqualityOperator: 'comparison',
	LogicalOperator: 'and/or/??',
	MethodExpression: 'method',
	ObjectLiteral: 'object',
	OptionalChaining: '?.',
	Regex: 'pattern',
	StringLiteral: 'text',
	UnaryOperator: 'sign',
	UpdateOperator: '++',
};

/** @typedef {{ status: string, statusReason?: string, mutatorName: string, location: { start: { line: number } } }} Mutant */

/** @type {Map<string, readonly Mutant[]>} */
const files = new Map();
for (const path of process.argv.slice(2)) {
	/** @type {{ files: Record<string, { mutants: readonly Mutant[] }> }} */
	const report = JSON.parse(readFileSync(path, 'utf8'));
	for (const [file, { mutants }] of Object.entries(report.files)) files.set(file.replace(ROOT, ''), mutants);
}

let changes = 0;
let noticed = 0;
/** @type {Map<string, number>} */
const kinds = new Map();
const rows = [...files]
	.sort(([a], [b]) => (a < b ? -1 : 1))
	.flatMap(([file, mutants]) => {
		const tried = mutants.filter(({ status }) => status !== 'Ignored');
		const left = tried.filter((mutant) => !isNoticed(mutant));
		changes += tried.length;
		noticed += tried.length - left.length;
		/** @type {Map<string, Set<number>>} */
		const lines = new Map();
		for (const { mutatorName, location } of left) {
			const word = WORDS[/** @type {keyof typeof WORDS} */ (mutatorName)] ?? mutatorName;
			kinds.set(word, (kinds.get(word) ?? 0) + 1);
			lines.set(word, (lines.get(word) ?? new Set()).add(location.start.line));
		}
		const list = [...lines].map(
			([word, at]) =>
				`${word} ${[...at]
					.sort((a, b) => a - b)
					.map(String)
					.join(' ')}`,
		);
		return tried.length === 0
			? []
			: [`| \`${file}\` | ${String(tried.length)} | ${String(left.length)} | ${list.sort().join('; ')} |`];
	});
const byKind = [...kinds].sort((a, b) => b[1] - a[1]).map(([word, count]) => `${word} ${String(count)}`);
const text = `# Changes that no test noticed

Written by \`node scripts/mutation/survivors.mjs\` from the reports behind [mutation.md](mutation.md), which says what they mean.
${String(changes)} changes in ${String(rows.length)} files, ${String(noticed)} noticed, ${String(changes - noticed)} not: ${byKind.join(', ')}.
After each kind stand the lines, as the file was when it was measured; several changes may share one.

| file | changes | survive | where |
| --- | --: | --: | --- |
${rows.join('\n')}
`;
writeFileSync(inProject('docs/mutation-survivors.md'), text);
