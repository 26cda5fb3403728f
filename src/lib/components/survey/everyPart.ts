import FileField from './fields/FileField.svelte';
import type { QuestionParts } from './parts';
import { stationParts } from './stationParts';

/** Every part at once: where the server draws, and where weight is no matter. */
export const everyPart: Required<QuestionParts> = { ...stationParts, photo: FileField, audio: FileField };
