/** What people may add to an answer. */
export type FileKind = 'photo' | 'audio';

/**
 * Media types that are taken. No SVG and nothing else that can hold a script: only what can be taken apart and put
 * together again without what a camera or a telephone writes beside the picture or the sound.
 */
export const fileTypes: Readonly<Record<FileKind, readonly string[]>> = {
	photo: ['image/jpeg', 'image/png', 'image/webp'],
	audio: ['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/wav'],
};

/** Most bytes of a file, without what was taken out of it: with the rest of a form it fits in what a server takes. */
export const FILE_MAX_BYTES = 450_000;

/** Longest recording, in seconds. */
export const AUDIO_MAX_SECONDS = 60;

// 32 bytes as base64url: the last symbol carries four bits, so only these sixteen can end a hash.
const HASH = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Whether a text is a SHA-256 as base64url. */
export function isHash(text: string): boolean {
	return HASH.test(text);
}

/** The kind a media type belongs to, or null when it is none that is taken. */
export function kindOfType(type: string): FileKind | null {
	if (fileTypes.photo.includes(type)) return 'photo';
	return fileTypes.audio.includes(type) ? 'audio' : null;
}
