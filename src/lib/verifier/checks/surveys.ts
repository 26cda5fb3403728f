import type { Check, Findings } from '../findings';
import type { SurveyStory } from '../history';
import { nameLine, type Material } from '../material';
import { leafText } from './rankings';

/** 15: a closed survey declares exactly the answers that the log holds, channel by channel. */
function checkSurveyCounts(material: Material, found: Findings): void {
	for (const [survey, story] of material.history.surveys) {
		checkAnswers(material, story, found);
		for (const { at, entry } of story.closed) {
			const { accepted, byChannel, reason, date } = entry.body;
			const line = nameLine(material, at);
			const channels = [
				...story.responses.map(({ entry: { body } }) => body.channel),
				...listAdmitted(material, story, at),
			];
			const answers = new Map<string, number>();
			for (const channel of channels) answers.set(channel, (answers.get(channel) ?? 0) + 1);
			if (accepted !== channels.length) {
				found.fail('survey-count-differs', { ...line, declared: accepted, found: channels.length });
			}
			const declared = new Map(byChannel.map((row) => [row.channel, row.accepted]));
			for (const channel of new Set([...declared.keys(), ...answers.keys()])) {
				const [said, counted] = [declared.get(channel) ?? 0, answers.get(channel) ?? 0];
				if (said !== counted) {
					found.fail('channel-count-differs', { ...line, channel, declared: said, found: counted });
				}
			}
			if (reason === 'early') found.observe('survey-closed-early', { survey, date });
		}
	}
}

/** Channels of the answers that two people had admitted before a place of the log, one for each. */
function listAdmitted(material: Material, story: SurveyStory, before: number): string[] {
	const channels = new Map(
		story.quarantined.map(({ at, entry }) => [leafText(material, at), entry.body.channel]),
	);
	return story.admitted.flatMap(({ at, entry }) => {
		const channel = channels.get(entry.body.leaf);
		return at < before && channel !== undefined ? [channel] : [];
	});
}

/** Each answer came through an announced channel and answers the frozen instrument. */
function checkAnswers(material: Material, story: SurveyStory, found: Findings): void {
	const opening = story.opened[0]?.entry.body;
	if (!opening) return;
	for (const { at, entry } of [...story.responses, ...story.quarantined]) {
		const { channel, instrument } = entry.body;
		if (!opening.channels.includes(channel))
			found.fail('other-channel', { ...nameLine(material, at), channel });
		// In quarantine an answer to other questions is there for that reason, and no other one is.
		const isHeldForIt = entry.type === 'response.quarantined' && entry.body.reason === 'other_instrument';
		if ((instrument !== opening.instrument) !== isHeldForIt)
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

export const surveyChecks: readonly Check[] = [
	{ number: 15, code: 'survey-counts', run: checkSurveyCounts },
	{ number: 22, code: 'quarantined-answers', run: checkQuarantine },
];
