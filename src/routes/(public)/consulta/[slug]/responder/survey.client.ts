import '$lib/offline/here';
import { hydrate } from 'svelte';
import SurveyIsland from './SurveyIsland.svelte';
import { surveyPageIds, type SurveyPage } from './surveyPage';

// Takes over the form the server drew. Nothing else of the page needs scripts, so nothing else is downloaded.

const target = document.getElementById(surveyPageIds.root);
const data = document.getElementById(surveyPageIds.data)?.textContent;

if (target && data) {
	// Svelte looks for the marks that it writes around a whole page; inside one it writes an empty comment at the end.
	if (target.lastChild instanceof Comment && target.lastChild.data === '') target.lastChild.remove();
	target.prepend(document.createComment('['));
	target.append(document.createComment(']'));
	// The server of this same page wrote it.
	hydrate(SurveyIsland, { target, props: JSON.parse(data) as SurveyPage });
}
