import { clearBoxes } from './mp4';

/**
 * An MP4 of pictures with nothing but its pictures and its sound, or null when it is none: titles, places, covers and
 * times go as they do from a sound. One with a track of anything else is refused: phones write where they were into
 * such tracks, among the pictures themselves.
 */
export function stripVideo(bytes: Uint8Array): Uint8Array | null {
	const found = clearBoxes(bytes);
	if (found === null) return null;
	return found.tracks.includes('vide') && found.tracks.every((track) => track === 'vide' || track === 'soun')
		? found.bytes
		: null;
}
