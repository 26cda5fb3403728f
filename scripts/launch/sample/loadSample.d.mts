/** Loads the sample exercise through the verbs of the product; says whether there is one to load. */
export function loadSample(options: {
	backend: { url: string; publishableKey: string; secretKey: string };
	dataDir: string;
	log?: (line: string) => void;
}): Promise<boolean>;
