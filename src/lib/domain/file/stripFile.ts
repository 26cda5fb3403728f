import { err, ok, type Result } from '../../basics/result';
import { AUDIO_MAX_SECONDS, FILE_MAX_BYTES, type FileKind } from './kinds';
import { stripJpeg } from './strip/jpeg';
import { stripMp3 } from './strip/mp3';
import { stripMp4 } from './strip/mp4';
import { stripOgg } from './strip/ogg';
import { stripPng } from './strip/png';
import type { Sound } from './strip/sound';
import { stripWav } from './strip/wav';
import { stripWebm } from './strip/webm';
import { stripWebp } from './strip/webp';

/** A file as it may be kept: what its own bytes say it is, and nothing beside the picture or the sound. */
export interface CleanFile {
	readonly type: string;
	readonly bytes: Uint8Array;
}

const pictures: readonly [string, (bytes: Uint8Array) => Uint8Array | null][] = [
	['image/jpeg', stripJpeg],
	['image/png', stripPng],
	['image/webp', stripWebp],
];
const sounds: readonly [string, (bytes: Uint8Array) => Sound | null][] = [
	['audio/webm', stripWebm],
	['audio/ogg', stripOgg],
	['audio/mp4', stripMp4],
	['audio/wav', stripWav],
	['audio/mpeg', stripMp3],
];

/**
 * Takes a file apart and puts it together again without what cameras and telephones write beside the picture or the
 * sound: place, time, device, names. What it says it is, in its name or otherwise, is not asked. Never throws; a clean
 * file comes out as it went in, byte by byte, so whoever receives one can tell that it was cleaned.
 */
export function stripFile(kind: FileKind, bytes: Uint8Array): Result<CleanFile, 'file_type' | 'file_large'> {
	if (kind === 'photo') {
		for (const [type, strip] of pictures) {
			const clean = strip(bytes);
			if (clean) return clean.length > FILE_MAX_BYTES ? err('file_large') : ok({ type, bytes: clean });
		}
		return err('file_type');
	}
	for (const [type, strip] of sounds) {
		const sound = strip(bytes);
		if (sound === null) continue;
		// A recorder that stops at the limit overruns it by the length of a packet.
		const isLong = sound.seconds > AUDIO_MAX_SECONDS + 1 || sound.bytes.length > FILE_MAX_BYTES;
		return isLong ? err('file_large') : ok({ type, bytes: sound.bytes });
	}
	return err('file_type');
}
