import { listSealed } from '$lib/offline/station/queue';
import { writeQueueFiles } from '$lib/offline/station/sealAnswer';
import { listShifts } from '$lib/offline/station/shifts';

/**
 * Saves what waits sealed on this tablet, so that it reaches the server by hand: one file, or several when there is
 * much. The queue stays as it is. Gives how many files were saved.
 */
export async function saveQueueFiles(): Promise<number> {
	const files = writeQueueFiles(await listSealed(), await listShifts());
	const day = new Date().toISOString().slice(0, 10);
	for (const [at, text] of files.entries()) {
		const part = files.length > 1 ? `-${(at + 1).toString()}-de-${files.length.toString()}` : '';
		const link = document.createElement('a');
		link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
		link.download = `respuestas-selladas-${day}${part}.json`;
		link.click();
		URL.revokeObjectURL(link.href);
	}
	return files.length;
}
