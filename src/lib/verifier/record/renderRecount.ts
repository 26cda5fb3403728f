import type { Locale } from '../../messages/locale';
import { recountMessages } from '../../messages/results/recount';
import { fillSentence } from '../renderReport';
import type { RecordCheck, RecordPlace, RecordReport } from './recordReport';

/** The report as text for a person: verdict first, then every check under its number, and what is left to compare. */
export function renderRecount(report: RecordReport, locale: Locale): string {
	const words = recountMessages[locale];
	const { verdict, problem, title, software, hashes } = report;
	const lines = [words.verdicts[verdict], ''];
	if (problem !== null) {
		const reason = fillSentence(words.problems[problem.code], { detail: problem.detail });
		const place = writePlace(problem.where, locale);
		lines.push(place === '' ? reason : `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${reason}`);
	}
	if (title !== null) lines.push(fillSentence(words.title, { title }));
	if (software !== null) lines.push(fillSentence(words.software, { software }));
	for (const name of ['methodology', 'input', 'result'] as const) {
		if (hashes !== null) lines.push(fillSentence(words.hash[name], { hash: hashes[name] }));
	}
	if (report.checks.length > 0) lines.push('');
	for (const check of report.checks) lines.push(...renderCheck(check, locale));
	if (hashes !== null) lines.push('', words.next);
	return `${lines.join('\n')}\n`;
}

function renderCheck({ number, code, status, where, reason }: RecordCheck, locale: Locale): string[] {
	const words = recountMessages[locale];
	const head = `${String(number)}. ${words.checks[code]}: ${words[status]}`;
	if (where === null) return [head];
	const why = reason === null ? [] : [`   ${fillSentence(words.reason, { reason })}`];
	return [`${head}, ${writePlace(where, locale)}`, ...why];
}

function writePlace({ path, line, column }: RecordPlace, locale: Locale): string {
	const words = recountMessages[locale];
	const isWhole = path === '/';
	if (line === null || column === null) return isWhole ? '' : fillSentence(words.placeInData, { path });
	return fillSentence(isWhole ? words.placeInText : words.place, { path, line, column });
}
