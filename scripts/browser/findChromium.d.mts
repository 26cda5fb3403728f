export interface FoundChromium {
	path: string;
	source: 'CHROMIUM_PATH' | 'Playwright' | 'system' | 'npm';
	version: string;
	/** Variables the browser needs to find its libraries and fonts. */
	env: Record<string, string>;
}

export declare const chromiumFlags: string[];

export declare function startsUp(
	path: string,
	env?: Record<string, string>,
): { works: boolean; version: string; complaint: string };

export declare function findChromium(options?: {
	chromiumPath?: string | undefined;
	skip?: ('playwright' | 'system')[];
}): Promise<FoundChromium>;
