import type { Check, Findings } from '../findings';
import type { SurveyStory } from '../history';
import { nameLine, type Material } from '../material';

/** 15: a closed survey declares exactly the answers that the log holds, channel by channel. */
function checkSurveyCounts(material: Material, found: Findings): void {
	for (const [survey, story] of material.history.surveys) {
		checkAnswers(material, story, found);
		const answers = new Map<string, number>();
		for (const { entry } of story.responses) {
			answers.set(entry.body.channel, (answers.get(entry.body.channel) ?? 0) + 1);
		}
		for (const { at, entry } of story.closed) {
			const { accepted, byChannel, reason, date } = entry.body;
			const line = nameLine(material, at);
			if (accepted !== story.responses.length) {
				found.fail('survey-count-differs', { ...line, declared: accepted, found: story.responses.length });
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

/** Each answer came through an announced channel and answers the frozen instrument. */
function checkAnswers(material: Material, story: SurveyStory, found: Findings): void {
	const opening = story.opened[0]?.entry.body;
	if (!opening) return;
	for (const { at, entry } of story.responses) {
		const { channel, instrument } = entry.body;
		if (!opening.channels.includes(channel))
			found.fail('other-channel', { ...nameLine(material, at), channel });
		if (instrument !== opening.instrument) found.fail('other-instrument', nameLine(material, at));
	}
}

export const surveyChecks: readonly Check[] = [{ number: 15, code: 'survey-counts', run: checkSurveyCounts }];
