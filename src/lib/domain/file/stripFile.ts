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

type PictureType = 'image/jpeg' | 'image/png' | 'image/webp';
type SoundType = 'audio/webm' | 'audio/ogg' | 'audio/mp4' | 'audio/wav' | 'audio/mpeg';

const pictures: readonly [PictureType, (bytes: Uint8Array) => Uint8Array | null][] = [
	['image/jpeg', stripJpeg],
	['image/png', stripPng],
	['image/webp', stripWebp],
];
const sounds: readonly [SoundType, (bytes: Uint8Array) => Sound | null][] = [
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
	const clean = kind === 'photo' ? stripPicture(bytes) : stripSound(bytes);
	if (clean === null) return err('file_type');
	// A recorder that stops at the limit overruns it by the length of a packet.
	const isLong = 'seconds' in clean && clean.seconds > AUDIO_MAX_SECONDS + 1;
	return isLong || clean.bytes.length > FILE_MAX_BYTES
		? err('file_large')
		: ok({ type: clean.type, bytes: clean.bytes });
}

/** A picture of any size with nothing beside it, or null when it is none. */
export function stripPicture(bytes: Uint8Array): (CleanFile & { type: PictureType }) | null {
	for (const [type, strip] of pictures) {
		const clean = strip(bytes);
		if (clean) return { type, bytes: clean };
	}
	return null;
}

/** A sound of any length with nothing beside it, or null when it is none. */
export function stripSound(bytes: Uint8Array): (CleanFile & { type: SoundType; seconds: number }) | null {
	for (const [type, strip] of sounds) {
		const sound = strip(bytes);
		if (sound) return { type, ...sound };
	}
	return null;
}
