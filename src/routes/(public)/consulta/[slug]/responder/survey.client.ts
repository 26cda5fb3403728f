import '$lib/offline/here';
import { hydrate } from 'svelte';
import { loadParts } from '$lib/components/survey/parts';
import { findQuestion, type QuestionType } from '$lib/domain/survey/instrument';
import SurveyIsland from './SurveyIsland.svelte';
import { readBegun } from './readBegun';
import { startOf, surveyPageIds, type SurveyPage } from './surveyPage';

// Takes over the form the server drew. Nothing else of the page needs scripts, so nothing else is downloaded.

/** Only surveys in which something depends on answers download it. */
const loadWalk = () => import('$lib/domain/survey/adaptive/walkInstrument');

/** Only a page that opens with a refusal needs them before it is taken over. */
const loadWords = () => import('$lib/messages/survey');

const target = document.getElementById(surveyPageIds.root);
const data = document.getElementById(surveyPageIds.data)?.textContent;

if (target && data) {
	// Svelte looks for the marks that it writes around a whole page; inside one it writes an empty comment at the end.
	if (target.lastChild instanceof Comment && target.lastChild.data === '') target.lastChild.remove();
	target.prepend(document.createComment('['));
	target.append(document.createComment(']'));
	// The server of this same page wrote it.
	const survey = JSON.parse(data) as SurveyPage;
	const { at, refusals } = survey.form?.flow ?? startOf(survey.data.instrument);
	const shown = at === null ? null : findQuestion(survey.data.instrument, at);
	void takeOver(target, survey, shown ? [shown.type] : [], refusals.length > 0);
}

/** Until its parts are here the form is the server's and works as it does without scripts, so no press can miss them. */
async function takeOver(
	where: HTMLElement,
	survey: SurveyPage,
	types: readonly QuestionType[],
	isRefused: boolean,
): Promise<void> {
	const brought = await Promise.all([
		loadParts(types, {}),
		survey.data.isAdaptive ? loadWalk().then(({ walkInstrument }) => walkInstrument) : undefined,
		isRefused ? loadWords().then(({ describeAnswerRefusal }) => describeAnswerRefusal) : undefined,
	]).catch(() => null);
	if (!brought) return;
	const [parts, walk, describe] = brought;
	const beside = document.querySelector<HTMLElement>('[data-listen]');
	if (beside) void import('./followQuestion').then(({ followQuestion }) => followQuestion(where, beside));
	// On a slow phone a person has long begun by now.
	const begun = readBegun(where.querySelector('form'));
	hydrate(SurveyIsland, { target: where, props: { ...survey, parts, walk, describe, begun } });
}
