// What only sending needs, in a file of its own: see SurveyIsland.svelte.
export { default as AnswerSent } from '$lib/components/survey/AnswerSent.svelte';
export { describeProblem } from '$lib/messages/public/describeProblem';
export { freezeAnswer } from '$lib/offline/freezeAnswer';
export { sendAnswer, tryToKeep } from '$lib/offline/sendAnswer';
