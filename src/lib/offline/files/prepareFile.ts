import { err, ok, type Result } from '../../basics/result';
import type { FileKind } from '../../domain/file/kinds';
import { stripFile, type CleanFile } from '../../domain/file/stripFile';
import type { FileAnswer } from '../../domain/survey/instrument';
import { base64url } from '../../evidence/base64url';
import { sha256Of } from '../../evidence/hash';
import { shelveFile } from './shelf';

/** Sides and qualities to try, from the best, until a photograph is small enough. */
const attempts = [
	{ side: 1600, quality: 0.82 },
	{ side: 1600, quality: 0.65 },
	{ side: 1200, quality: 0.6 },
	{ side: 900, quality: 0.5 },
] as const;
const wantedBytes = 400_000;

/** What of a file goes into the answer, and a picture of it to show. */
export interface PreparedFile {
	answer: FileAnswer;
	/** The photograph as it will be sent, small; null for sounds. */
	picture: HTMLCanvasElement | null;
}

/** Scales a photograph down, takes everything out of a file that is not its picture or its sound, and puts it away. */
export async function prepareFile(
	kind: FileKind,
	file: Blob,
): Promise<Result<PreparedFile, 'file_type' | 'file_large'>> {
	const made = kind === 'photo' ? await scaleDown(file) : await cleanSound(file);
	if (!made.ok) return made;
	const { type, bytes, picture } = made.value;
	const hash = base64url(sha256Of(bytes));
	await shelveFile({ hash, type, bytes: bytes.slice(), sentAt: null });
	return ok({ answer: { file: hash, type, bytes: bytes.length }, picture });
}

type Made = Result<CleanFile & { picture: HTMLCanvasElement | null }, 'file_type' | 'file_large'>;

async function cleanSound(file: Blob): Promise<Made> {
	// No recording of a minute is larger: nothing else is read into memory.
	if (file.size > 20_000_000) return err('file_large');
	const clean = stripFile('audio', new Uint8Array(await file.arrayBuffer()));
	return clean.ok ? ok({ ...clean.value, picture: null }) : clean;
}

/** Drawn anew, upright: nothing of the file but its picture gets through. */
async function scaleDown(file: Blob): Promise<Made> {
	const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
	if (bitmap === null) return err('file_type');
	for (const { side, quality } of attempts) {
		const picture = draw(bitmap, side);
		const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, 'image/jpeg', quality));
		if (blob === null) return err('file_type');
		const clean = stripFile('photo', new Uint8Array(await blob.arrayBuffer()));
		if (!clean.ok) return clean;
		if (clean.value.bytes.length <= wantedBytes) return ok({ ...clean.value, picture: draw(bitmap, 480) });
	}
	return err('file_large');
}

function draw(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
	const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	return canvas;
}
