import type { Locale } from '../messages/locale';
import { verifierMessages } from '../messages/verifier';
import { verifierFindings } from '../messages/verifierFindings';
import { copyMessages } from '../messages/verifying/copies';
import { factWords } from '../messages/verifying/factWords';
import { receiptVerdicts } from '../messages/verifying/receipts';
import type { CheckReport, CheckStatus, CopyPlace, Facts, Finding, Report } from './report';

/** Puts facts in the blanks of a sentence. A blank without its fact stays visible: it is a bug, and a test finds it. */
export function fillSentence(sentence: string, facts: Facts): string {
	return sentence.replace(/\{([a-z]+)\}/gi, (blank, name: string) => {
		const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
		return fact === undefined ? blank : printable(String(fact));
	});
}

/** What comes from a bundle may be hostile: control characters could move the cursor of whoever reads the report. */
function printable(fact: string): string {
	const visible = fact.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
	return visible.length > 300 ? `${visible.slice(0, 300)}…` : visible;
}

/** One finding as a sentence. */
export function describeFinding({ code, params }: Finding, locale: Locale): string {
	const { report, entryTypes } = verifierMessages[locale];
	const facts = Object.fromEntries(
		Object.entries(params).map(([name, fact]) => [name, sayFact(name, fact, locale)]),
	);
	if (params['line'] !== undefined) {
		const type = String(params['type'] ?? '?');
		const kinds: Readonly<Record<string, string>> = entryTypes;
		const kind = Object.hasOwn(kinds, type) ? `${kinds[type] ?? ''}, ${type}` : type;
		facts['entry'] = fillSentence(report.entry, { line: params['line'], kind });
	}
	const sentence = fillSentence(verifierFindings[locale][code], facts);
	return sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1);
}

/** A word of the format as people say it; anything else as it is. */
function sayFact(name: string, fact: string | number, locale: Locale): string | number {
	const words = new Map<string, Readonly<Record<string, string>>>(Object.entries(factWords[locale])).get(
		name,
	);
	return words !== undefined && Object.hasOwn(words, fact) ? (words[fact] ?? fact) : fact;
}

/** Where the answer of a copy is and how it stands, in one line. */
export function describeCopy({ line, standing, closed }: CopyPlace, locale: Locale): string {
	const words = copyMessages[locale];
	const state = closed ? words.closed : words.open;
	return fillSentence(words.place, { line, standing: words.standings[standing], state });
}

/** The report as text for a person, a line each thing: verdict first, then every check with what it found. */
export function renderReport(report: Report, locale: Locale): string {
	const words = verifierMessages[locale];
	const isReceipt = report.subject === 'receipt';
	const verdicts = isReceipt ? receiptVerdicts[locale] : words.verdicts;
	const lines = [verdicts[report.verdict], ''];
	if (report.problem)
		lines.push(fillSentence(words.problems[report.problem.code], report.problem.params), '');
	if (report.exercise) lines.push(fillSentence(words.report.exercise, { name: report.exercise.name }));
	if (report.line !== null) lines.push(fillSentence(words.report.line, { line: report.line }));
	if (report.copy) lines.push(`${copyMessages[locale].term}: ${describeCopy(report.copy, locale)}`);
	if (report.log) {
		lines.push(fillSentence(words.report.log, { size: report.log.size }));
		lines.push(fillSentence(words.report.root, { root: report.log.root }), '');
	}
	for (const check of report.checks) lines.push(...renderCheck(check, locale));
	if (report.notSealed.length > 0) {
		lines.push('', words.report.notSealed, ...report.notSealed.map((file) => `   ${printable(file)}`));
	}
	const limits = isReceipt ? words.report.receiptLimits : words.report.limits;
	lines.push('', limits, ...report.limits.map((limit) => `   · ${words.limits[limit]}`));
	return `${lines.join('\n')}\n`;
}

function renderCheck(check: CheckReport, locale: Locale): string[] {
	const words = verifierMessages[locale];
	const states: Readonly<Record<CheckStatus, string>> = {
		passed: words.report.passed,
		failed: words.report.failed,
		observed: words.report.observed,
		'not-run': words.report.notRun,
	};
	const head = `${String(check.number).padStart(2)}  ${words.checks[check.code]}: ${states[check.status]}`;
	const found = [...check.failures, ...check.observations].map(
		(finding) => `      ${describeFinding(finding, locale)}`,
	);
	const omitted = fillSentence(words.report.omitted, { omitted: check.omitted });
	return [head, ...found, ...(check.omitted > 0 ? [`      ${omitted}`] : [])];
}
