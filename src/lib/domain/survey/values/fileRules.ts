import { FILE_MAX_BYTES, fileTypes, isHash, type FileKind } from '../../file/kinds';
import { hasExactly, isRecord } from './records';

/** Why a file is refused. */
export type FileRefusal = 'shape' | 'file_type' | 'file_large';

/** A file of one of the media types of its kind, no larger than is taken. Whether it has arrived is not asked. */
export function checkFile(kind: FileKind, value: unknown): FileRefusal | null {
	if (!isRecord(value) || !hasExactly(value, ['file', 'type', 'bytes'])) return 'shape';
	const { file, type, bytes } = value;
	if (typeof file !== 'string' || !isHash(file) || typeof type !== 'string') return 'shape';
	if (typeof bytes !== 'number' || !Number.isInteger(bytes) || bytes < 1) return 'shape';
	if (!fileTypes[kind].includes(type)) return 'file_type';
	return bytes > FILE_MAX_BYTES ? 'file_large' : null;
}
