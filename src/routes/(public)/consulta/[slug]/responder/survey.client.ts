import '$lib/offline/here';
import { hydrate } from 'svelte';
import { loadParts } from '$lib/components/survey/parts';
import { findQuestion, type QuestionType } from '$lib/domain/survey/instrument';
import SurveyIsland from './SurveyIsland.svelte';
import { startOf, surveyPageIds, type SurveyPage } from './surveyPage';

// Takes over the form the server drew. Nothing else of the page needs scripts, so nothing else is downloaded.

/** Only surveys in which something depends on answers download it. */
const loadWalk = () => import('$lib/domain/survey/adaptive/walkInstrument');

const target = document.getElementById(surveyPageIds.root);
const data = document.getElementById(surveyPageIds.data)?.textContent;

if (target && data) {
	// Svelte looks for the marks that it writes around a whole page; inside one it writes an empty comment at the end.
	if (target.lastChild instanceof Comment && target.lastChild.data === '') target.lastChild.remove();
	target.prepend(document.createComment('['));
	target.append(document.createComment(']'));
	// The server of this same page wrote it.
	const survey = JSON.parse(data) as SurveyPage;
	const { at } = survey.form?.flow ?? startOf(survey.data.instrument);
	const shown = at === null ? null : findQuestion(survey.data.instrument, at);
	void takeOver(target, survey, shown ? [shown.type] : []);
}

/** Until its parts are here the form is the server's and works as it does without scripts, so no press can miss them. */
async function takeOver(
	where: HTMLElement,
	survey: SurveyPage,
	types: readonly QuestionType[],
): Promise<void> {
	const brought = await Promise.all([
		loadParts(types, {}),
		survey.data.isAdaptive ? loadWalk().then(({ walkInstrument }) => walkInstrument) : undefined,
	]).catch(() => null);
	if (!brought) return;
	const [parts, walk] = brought;
	hydrate(SurveyIsland, { target: where, props: { ...survey, parts, walk } });
}
