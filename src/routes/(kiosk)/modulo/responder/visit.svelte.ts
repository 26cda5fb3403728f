import { tick } from 'svelte';
import { openPage } from '$lib/components/station/openPage';
import { keepOnStation, sendFromStation } from '$lib/components/station/sendFromStation';
import type { AnswerState } from '$lib/components/survey/answerState';
import type { StationSeal } from '$lib/domain/consultation/sealedAnswer';
import type { StationKind } from '$lib/domain/consultation/stationForms';
import { walkInstrument } from '$lib/domain/survey/adaptive/walkInstrument';
import type { Answers, Instrument } from '$lib/domain/survey/instrument';
import { previousQuestion } from '$lib/domain/survey/progress';
import type { WaitingAnswer } from '$lib/offline/database';
import { freezeAnswer } from '$lib/offline/freezeAnswer';

/** What a visit answers. */
export interface VisitedSurvey {
	instrument: Instrument;
	instrumentHash: string;
	consultation: { slug: string; title: string };
	/** Also the channel of what is answered. */
	kind: StationKind;
	/** What answers are sealed to before they touch the disk. */
	seal: StationSeal;
}

const patienceMs = 1_000;

/**
 * One person at a station, from the first question until the screen is erased. What is answered lives in the memory of
 * this page and nowhere else; only a frozen answer, once sent and sealed, is in the queue of the tablet.
 */
export class Visit {
	readonly #survey: VisitedSurvey;
	flow = $state.raw<AnswerState>({ at: null, answers: {}, typed: {}, refusals: [] });
	sent = $state.raw<{
		answer: WaitingAnswer;
		outcome: 'received' | 'in_review' | 'saved' | 'refused' | 'unsaved';
	} | null>(null);
	/** Why the server refused what was sent. */
	refusal = $state<string | null>(null);
	isSending = $state(false);
	screen = $state<'survey' | 'erased' | 'unreachable'>('survey');
	/** What the controls on screen hold by now. */
	#written: Answers = {};
	/** Whether the history has the one entry that makes the browser's own Back go to the question before. */
	#hasGuard = false;

	constructor(survey: VisitedSurvey) {
		this.#survey = survey;
		this.flow = startAnew(survey.instrument);
	}

	step(next: AnswerState): void {
		this.flow = next;
		this.#written = next.answers;
		if (this.#hasGuard) return;
		this.#hasGuard = true;
		// With the state of the entry before: the router takes both for the same page, and nothing is in either.
		history.pushState(history.state, '');
	}

	write(answers: Answers): void {
		this.#written = answers;
	}

	/** The browser went back over the entry of this visit. */
	goBack(): void {
		this.#hasGuard = false;
		if (this.screen !== 'survey' || this.sent) return;
		const { at } = this.flow;
		const asked = walkInstrument(this.#survey.instrument, this.#written, 'es');
		const before = at === null ? asked.questions.at(-1) : previousQuestion(asked, at);
		if (before) this.step({ at: before.id, answers: this.#written, typed: {}, refusals: [] });
	}

	/** Keeps the answer on this tablet and sends it, saying whether the staff helped. */
	async send(answers: Answers, language: string, isAssisted: boolean): Promise<void> {
		this.isSending = true;
		const { instrument, instrumentHash, consultation, kind, seal } = this.#survey;
		const content = { v: 1, survey: instrument.survey, instrument: instrumentHash, language, answers };
		const circumstances = isAssisted ? { assisted: true } : null;
		const answer = freezeAnswer(content, kind, consultation, Date.now(), circumstances);
		const isKept = await keepOnStation(answer, seal);
		if (isKept) {
			this.sent = { answer, outcome: 'saved' };
			this.#forget();
		}
		await this.#deliver(answer, isKept);
	}

	/** Tries again to send an answer that this tablet could not store. */
	async sendAgain(): Promise<void> {
		if (this.sent?.outcome === 'unsaved') await this.#deliver(this.sent.answer, false);
	}

	async #deliver(answer: WaitingAnswer, isKept: boolean): Promise<void> {
		this.isSending = true;
		const delivery = await sendFromStation(answer, isKept);
		this.isSending = false;
		// Whoever comes next must not see what became of somebody else's answer.
		if (this.screen !== 'survey') return;
		this.refusal = delivery.state === 'refused' ? delivery.code : null;
		const outcome = delivery.state === 'waiting' ? (isKept ? 'saved' : 'unsaved') : delivery.state;
		this.sent = { answer, outcome };
	}

	/** Empties the page at once, however it is left. */
	erase(): void {
		this.screen = 'erased';
		this.sent = null;
		this.refusal = null;
		this.#forget();
	}

	/** Erases everything of this person, then loads the first screen anew. */
	async end(): Promise<void> {
		if (this.screen !== 'survey') return;
		this.erase();
		await tick();
		if (this.#hasGuard) await leaveGuard();
		if (!(await openPage('/modulo/inicio'))) this.screen = 'unreachable';
	}

	#forget(): void {
		this.flow = startAnew(this.#survey.instrument);
		this.#written = {};
	}
}

function startAnew({ questions }: Instrument): AnswerState {
	return { at: questions[0]?.id ?? null, answers: {}, typed: {}, refusals: [] };
}

/** Goes back over the entry this visit put into the history, so that visits do not pile up there. */
function leaveGuard(): Promise<void> {
	return new Promise((resolve) => {
		window.addEventListener('popstate', () => resolve(), { once: true });
		setTimeout(resolve, patienceMs);
		history.back();
	});
}
