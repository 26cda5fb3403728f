import { flowNames } from '$lib/components/survey/answerState';

/** Puts beside each question the recording of it, as the page goes from one to the next. */
export function followQuestion(survey: HTMLElement, beside: HTMLElement): void {
	const recordings = new Map(Object.entries(JSON.parse(beside.dataset['listen'] ?? '{}') as object));
	const audio = beside.querySelector('audio');
	let shown = readQuestion();

	function readQuestion(): string {
		return survey.querySelector<HTMLInputElement>(`input[name="${flowNames.at}"]`)?.value ?? '';
	}

	new MutationObserver(() => {
		const at = readQuestion();
		if (at === shown || !audio) return;
		shown = at;
		audio.pause();
		const src: unknown = recordings.get(at);
		beside.hidden = typeof src !== 'string';
		if (typeof src === 'string') audio.src = src;
		else audio.removeAttribute('src');
	}).observe(survey, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
}
