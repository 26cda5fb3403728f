import { flowNames } from '$lib/components/survey/answerState';
import { controlNames } from '$lib/domain/survey/form/controls';
import { writeFile } from '$lib/domain/survey/form/writeValue';
import { findQuestion, type Instrument } from '$lib/domain/survey/instrument';
import { RefusedError } from '$lib/server/backend/refusal';
import { receiveFile } from '$lib/server/data/answers/files';

/**
 * Without scripts: cleans and keeps the file that a form carries, and writes into the form what its answer says of it,
 * as if a script had. What can't be taken is written there too, for the step to refuse.
 */
export async function takeFiles(instrument: Instrument, form: FormData): Promise<void> {
	const at = form.get(flowNames.at);
	const question = typeof at === 'string' ? findQuestion(instrument, at) : null;
	if (question?.type !== 'photo' && question?.type !== 'audio') return;
	if (form.get(controlNames.discard(question.id)) !== null) form.set(question.id, '');
	const upload = form.get(controlNames.upload(question.id));
	form.delete(controlNames.upload(question.id));
	// A browser sends a file without a name where none was chosen.
	if (!(upload instanceof File) || upload.size === 0) return;
	const received = await receiveFile(
		instrument.survey,
		question.type,
		new Uint8Array(await upload.arrayBuffer()),
	);
	if (received.ok) form.set(question.id, writeFile(received.value));
	else if (received.error.code === 'file_type' || received.error.code === 'file_large')
		form.set(question.id, received.error.code);
	else throw new RefusedError({ ...received.error, code: received.error.code, detail: '' }, 'expect_file');
}
