import '$lib/offline/here';
import { hydrate } from 'svelte';
import SurveyIsland from './SurveyIsland.svelte';
import { surveyPageIds, type SurveyPage } from './surveyPage';

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
	const page = JSON.parse(data) as SurveyPage;
	// Until it is there the form works as it does without scripts, so no press can miss it.
	const walk = page.data.isAdaptive ? (await loadWalk()).walkInstrument : undefined;
	hydrate(SurveyIsland, { target, props: { ...page, walk } });
}
