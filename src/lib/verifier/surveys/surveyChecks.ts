import { canonicalText, type EntryBody } from '../../evidence';
import type { Check, Findings } from '../findings';
import type { SurveyStory } from '../history';
import { leafText, nameLine, type Material } from '../material';
import { checkClosingDay } from './closingDay';

/**
 * 15: a closed survey declares exactly the answers that the log holds, channel by channel, and what is counted of them:
 * accepted = counted + superseded + withdrawn.
 */
function checkSurveyCounts(material: Material, found: Findings): void {
	for (const [survey, story] of material.history.surveys) {
		checkVersions(material, survey, story, found);
		checkAnswers(material, story, found);
		const out = new Set([...story.superseded, ...story.withdrawn].map(({ entry }) => entry.body.leaf));
		const standing = story.responses.filter(({ at }) => !out.has(leafText(material, at)));
		const everAdmitted = listAdmitted(material, story);
		for (const { at, entry } of story.closed) {
			const { accepted, superseded, withdrawn, counted, byChannel } = entry.body;
			const line = nameLine(material, at);
			const admitted = everAdmitted.flatMap((one) => (one.at < at ? [one.channel] : []));
			const numbers = [
				['accepted', accepted, story.responses.length + admitted.length],
				['superseded', superseded, story.superseded.length],
				['withdrawn', withdrawn, story.withdrawn.length],
				['counted', counted, standing.length + admitted.length],
			] as const;
			for (const [where, declared, really] of numbers) {
				if (declared !== really)
					found.fail('survey-count-differs', { ...line, where, declared, found: really });
			}
			const rows = new Map(byChannel.map((row) => [row.channel, row]));
			const all = countChannels([...story.responses.map(({ entry: { body } }) => body.channel), ...admitted]);
			const left = countChannels([...standing.map(({ entry: { body } }) => body.channel), ...admitted]);
			for (const channel of new Set([...rows.keys(), ...all.keys()])) {
				const row = rows.get(channel) ?? { accepted: 0, counted: 0 };
				for (const [where, declared, really] of [
					['accepted', row.accepted, all.get(channel) ?? 0],
					['counted', row.counted, left.get(channel) ?? 0],
				] as const) {
					if (declared !== really)
						found.fail('channel-count-differs', { ...line, where, channel, declared, found: really });
				}
			}
			checkClosingDay(material, story, { at, entry }, found);
		}
	}
}

function countChannels(channels: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const channel of channels) counts.set(channel, (counts.get(channel) ?? 0) + 1);
	return counts;
}

/** 23: what was corrected or withdrawn is an answer of that survey, once. */
function checkChanges(material: Material, found: Findings): void {
	for (const story of material.history.surveys.values()) {
		const answers = new Set(story.responses.map(({ at }) => leafText(material, at)));
		const changed = new Set<string>();
		for (const { at, entry } of [...story.superseded, ...story.withdrawn]) {
			const { leaf } = entry.body;
			if (!answers.has(leaf)) found.fail('answer-changed-unknown', nameLine(material, at));
			else if (changed.has(leaf)) found.fail('answer-changed-twice', nameLine(material, at));
			changed.add(leaf);
		}
	}
}

/** Where two people admitted an answer, and through which channel it had come, one for each. */
function listAdmitted(material: Material, story: SurveyStory): { at: number; channel: string }[] {
	const channels = new Map(
		story.quarantined.map(({ at, entry }) => [leafText(material, at), entry.body.channel]),
	);
	return story.admitted.flatMap(({ at, entry }) => {
		const channel = channels.get(entry.body.leaf);
		return channel === undefined ? [] : [{ at, channel }];
	});
}

/** Versions are numbered 2, 3, … in the order of the log, and each one is said. */
function checkVersions(material: Material, survey: string, { changed }: SurveyStory, found: Findings): void {
	changed.forEach(({ at, entry: { body } }, place) => {
		if (body.version !== place + 2)
			found.fail('version-number', {
				...nameLine(material, at),
				declared: body.version,
				found: place + 2,
			});
		const { version, date, reason } = body;
		found.observe('survey-changed', { survey, version, date, reason });
	});
}

/** Each answer came through an announced channel and answers a version that was frozen before it was sealed. */
function checkAnswers(material: Material, story: SurveyStory, found: Findings): void {
	const opening = story.opened[0]?.entry.body;
	if (!opening) return;
	const versions = new Map<string, number>([[opening.instrument, -1]]);
	for (const { at, entry } of story.changed)
		if (!versions.has(entry.body.instrument)) versions.set(entry.body.instrument, at);
	for (const { at, entry } of [...story.responses, ...story.quarantined]) {
		const { channel } = entry.body;
		if (!opening.channels.includes(channel))
			found.fail('other-channel', { ...nameLine(material, at), channel });
		// What an answer in quarantine says it answers is in no log: a stranger chose it.
		if (entry.type === 'response' && (versions.get(entry.body.instrument) ?? Infinity) > at)
			found.fail('other-instrument', nameLine(material, at));
	}
}

/**
 * 22: what two people decided is about an answer in quarantine of that survey, once. What they admitted after the close is
 * said, as is what nobody has decided yet.
 */
function checkQuarantine(material: Material, found: Findings): void {
	for (const [survey, story] of material.history.surveys) {
		const held = new Map(story.quarantined.map(({ at }) => [leafText(material, at), at]));
		const decided = new Set<string>();
		for (const { at, entry } of [...story.admitted, ...story.rejected].sort((a, b) => a.at - b.at)) {
			const { leaf } = entry.body;
			const line = nameLine(material, at);
			if ((held.get(leaf) ?? Infinity) > at) found.fail('quarantined-unknown', line);
			else if (decided.has(leaf)) found.fail('quarantined-decided-twice', line);
			decided.add(leaf);
		}
		const closing = story.closed[0]?.at ?? Infinity;
		const later = story.admitted.filter(({ at }) => at > closing).length;
		if (later > 0) found.observe('answers-admitted', { survey, found: later });
		if (story.rejected.length > 0)
			found.observe('answers-rejected', { survey, found: story.rejected.length });
		const waiting = [...held.keys()].filter((leaf) => !decided.has(leaf)).length;
		if (waiting > 0) found.observe('answers-in-review', { survey, found: waiting });
	}
}

/**
 * 24: answers are left out after the close, by two people, once for each exclusion and each set of answers, and of the
 * channel that the rule names; what is counted again is all that it left out. Of no channel more are out than were counted
 * in it.
 */
function checkExclusions(material: Material, found: Findings): void {
	const firsts = findFirstExclusions(material);
	for (const [survey, story] of material.history.surveys) {
		const closing = story.closed[0];
		const out = new Map<string, EntryBody<'responses.excluded'>>();
		const hashes = new Set<string>();
		const counted = new Map(closing?.entry.body.byChannel.map((row) => [row.channel, row.counted]));
		const everAdmitted = listAdmitted(material, story);
		for (const { at, entry } of [...story.excluded, ...story.readmitted].sort((a, b) => a.at - b.at)) {
			const line = nameLine(material, at);
			const { exclusion, count, byChannel, answers } = entry.body;
			if (!closing || at < closing.at) found.fail('excluded-before-close', line);
			if (byChannel.reduce((total, row) => total + row.count, 0) !== count)
				found.fail('excluded-count-differs', line);
			if (entry.type === 'responses.readmitted') {
				const undone = out.get(exclusion);
				if (undone?.answers !== answers) found.fail('readmitted-unknown', line);
				else if (canonicalText([undone.count, undone.byChannel]) !== canonicalText([count, byChannel]))
					found.fail('readmission-differs', line);
				out.delete(exclusion);
				if (undone) hashes.delete(undone.answers);
				continue;
			}
			const { rule } = entry.body;
			if (rule.name === 'channel_day' && byChannel.some(({ channel }) => channel !== rule.channel))
				found.fail('excluded-other-channel', { ...line, channel: rule.channel });
			if (firsts.get(exclusion) !== at || hashes.has(answers)) found.fail('excluded-twice', line);
			hashes.add(answers);
			out.set(exclusion, entry.body);
			// Those admitted before the close are in what it declares.
			const since = closing?.at ?? Infinity;
			const admitted = countChannels(
				everAdmitted.flatMap((one) => (one.at > since && one.at < at ? [one.channel] : [])),
			);
			for (const [channel, left] of countExcluded([...out.values()])) {
				const most = (counted.get(channel) ?? 0) + (admitted.get(channel) ?? 0);
				if (left > most)
					found.fail('channel-count-differs', {
						...line,
						where: 'counted',
						channel,
						declared: left,
						found: most,
					});
			}
		}
		const left = [...out.values()].reduce((total, { count }) => total + count, 0);
		if (left > 0) found.observe('answers-excluded', { survey, found: left });
	}
}

/** Where each exclusion stands first, of whatever survey. */
function findFirstExclusions({ history }: Material): Map<string, number> {
	const firsts = new Map<string, number>();
	for (const { excluded } of history.surveys.values())
		for (const { at, entry } of excluded) {
			const { exclusion } = entry.body;
			firsts.set(exclusion, Math.min(at, firsts.get(exclusion) ?? at));
		}
	return firsts;
}

function countExcluded(exclusions: readonly EntryBody<'responses.excluded'>[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { byChannel } of exclusions)
		for (const { channel, count } of byChannel) counts.set(channel, (counts.get(channel) ?? 0) + count);
	return counts;
}

export const surveyChecks: readonly Check[] = [
	{ number: 15, code: 'survey-counts', run: checkSurveyCounts },
	{ number: 22, code: 'quarantined-answers', run: checkQuarantine },
	{ number: 23, code: 'changed-answers', run: checkChanges },
	{ number: 24, code: 'excluded-answers', run: checkExclusions },
];
