import type { Check, Findings } from '../findings';
import type { SurveyStory } from '../history';
import { leafText, type Material } from '../material';
import type { CopyPlace, CopyStanding, FindingCode } from '../report';
import { compareLine, isNamed, openCopy, type AnswerEntry, type OpenedCopy } from './openCopy';

type Placed = { at: number; entry: AnswerEntry };

/** What is said of an answer that stands otherwise than counted. */
const OBSERVED: Readonly<Record<Exclude<CopyStanding, 'counted'>, FindingCode>> = {
	'perhaps-excluded': 'copy-perhaps-excluded',
	superseded: 'copy-superseded',
	withdrawn: 'copy-withdrawn',
	'in-review': 'copy-in-review',
	rejected: 'copy-rejected',
};

/**
 * 47: what the person kept of their own answer is what a line of the log is bound to. That it is not there is no failure:
 * it may have been sent later, or elsewhere, and nothing but the log itself could say so.
 */
function checkOwnCopy(material: Material, found: Findings): void {
	const { copy, receipt } = material.anchors;
	if (copy === null) return;
	const opened = openCopy(copy);
	if (opened === null) return found.fail('copy-altered');
	if (receipt?.extra && compareLine(receipt.extra, opened) === 'other')
		found.fail('copy-of-other-receipt', { number: receipt.index + 1 });
	const placed = findLine(material, opened);
	const story = material.history.surveys.get(opened.content.survey);
	if (placed === null) {
		if (!story?.opened[0]) found.observe('copy-of-other-log');
		else found.observe(story.closed.length > 0 ? 'copy-missing' : 'copy-not-yet');
	} else if (!isNamed(placed.entry, opened.content))
		found.fail('copy-line-differs', { number: placed.at + 1 });
	else {
		const standing = tellStanding(material, placed);
		if (standing !== 'counted') found.observe(OBSERVED[standing], { number: placed.at + 1 });
	}
}

/** Where the answer of the copy is and how it stands; `null` without a copy, or where the log does not have it. */
export function placeCopy(material: Material): CopyPlace | null {
	const { copy } = material.anchors;
	const opened = copy && openCopy(copy);
	const placed = opened && findLine(material, opened);
	if (!placed || !isNamed(placed.entry, opened.content)) return null;
	const closed = (storyOf(material, placed)?.closed.length ?? 0) > 0;
	return { line: placed.at + 1, standing: tellStanding(material, placed), closed };
}

/** The first line with its commitment, whatever survey it says it is of. */
function findLine({ lines }: Material, { commitment }: OpenedCopy): Placed | null {
	for (const [at, { entry }] of lines.entries()) {
		if (entry?.type !== 'response' && entry?.type !== 'response.quarantined') continue;
		if (entry.body.commitment === commitment) return { at, entry };
	}
	return null;
}

function storyOf({ history }: Material, { entry }: Placed): SurveyStory | undefined {
	return history.surveys.get(entry.body.survey);
}

function tellStanding(material: Material, placed: Placed): CopyStanding {
	const story = storyOf(material, placed);
	const leaf = leafText(material, placed.at);
	const names = (acts: readonly { entry: { body: { leaf: string } } }[] = []): boolean =>
		acts.some(({ entry }) => entry.body.leaf === leaf);
	if (placed.entry.type === 'response') {
		if (names(story?.withdrawn)) return 'withdrawn';
		if (names(story?.superseded)) return 'superseded';
	} else if (names(story?.rejected)) return 'rejected';
	else if (!names(story?.admitted)) return 'in-review';
	return story && isPerhapsOut(story, placed.entry.body.channel) ? 'perhaps-excluded' : 'counted';
}

/** Whether an exclusion that stands left answers of that channel out. */
function isPerhapsOut({ excluded, readmitted }: SurveyStory, channel: string): boolean {
	const standing = new Map<string, boolean>();
	for (const { entry } of [...excluded, ...readmitted].sort((a, b) => a.at - b.at)) {
		const isOut = entry.type === 'responses.excluded';
		const isOfChannel = entry.body.byChannel.some((row) => row.channel === channel && row.count > 0);
		standing.set(entry.body.exclusion, isOut && isOfChannel);
	}
	return [...standing.values()].includes(true);
}

export const copyChecks: readonly Check[] = [{ number: 47, code: 'own-copy', run: checkOwnCopy }];
