/** An answer of somebody's own device in a file: sealed to the key of its consultation, as a tablet seals its own. */
export interface SealedDeviceAnswer {
	/** Identity of the answer: bringing it twice stores it once. */
	id: string;
	/** Slug of the consultation. */
	consultation: string;
	/** Ephemeral public key, base64url. */
	epk: string;
	/** Sealed bytes, base64url: what the device would have sent. */
	box: string;
}

/** What a box is bound to: it opens only as this answer to this consultation, and never as one of a station. */
export function bindDeviceAnswer({
	id,
	consultation,
}: Pick<SealedDeviceAnswer, 'id' | 'consultation'>): object {
	return { v: 1, kind: 'device', id, consultation };
}

/** What a device writes into a file, so that its answers reach the server by hand. */
export interface DeviceFile {
	v: 1;
	kind: 'prioriza/device-answers';
	answers: readonly SealedDeviceAnswer[];
}

/** A photograph or a recording that travels with its answer, inside of what is sealed. */
export interface CarriedPart {
	readonly type: string;
	/** Base64url. */
	readonly bytes: string;
}
