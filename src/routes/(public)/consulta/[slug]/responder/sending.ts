import AnswerSent from '$lib/components/survey/AnswerSent.svelte';
import { describeBackendRefusal } from '$lib/messages/public/describeBackendRefusal';
import { freezeAnswer } from '$lib/offline/freezeAnswer';
import { sendAnswer, tryToKeep } from '$lib/offline/sendAnswer';

/** What only sending needs: a file of its own, which the phone downloads while the person answers. */
export const sending = { AnswerSent, describeBackendRefusal, freezeAnswer, sendAnswer, tryToKeep };
