import { type Exchange } from '../gateway/exchange';
import { createBucket, deleteBucket, listBuckets, showBucket } from './buckets';
import {
	downloadObject,
	followSignedUrl,
	listObjects,
	removeObjects,
	showInfo,
	signObject,
	signObjects,
} from './objects';
import { notProvided, refuseStorage } from './refusals';
import { readStorageCaller, type StorageCaller, type StorageContext } from './storageContext';
import { uploadObject } from './upload';

/** First words below `/object` that mean something else than a bucket, here or on a hosted project. */
const reserved = ['sign', 'info', 'list', 'list-v2', 'copy', 'move', 'public', 'authenticated', 'upload'];

/** Everything below `/storage/v1`. What is not here is refused by name. */
export async function answerStorage(context: StorageContext, exchange: Exchange): Promise<void> {
	const [head = '', ...rest] = readSegments(exchange.path);
	if (head === 'object' && rest[0] === 'sign' && exchange.method === 'GET') {
		return followSignedUrl(context, exchange, readPlace(rest.slice(1)));
	}
	const caller = await readStorageCaller(context, exchange);
	if (head === 'bucket') return answerBucket(context, caller, exchange, rest);
	if (head === 'object') return answerObject(context, caller, exchange, rest);
	throw notProvided(nameCall(exchange));
}

function answerBucket(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	[id, ...more]: string[],
): Promise<void> {
	if (more.length > 0) throw notProvided(nameCall(exchange));
	switch (`${exchange.method} ${id === undefined ? 'all' : 'one'}`) {
		case 'GET all':
			return listBuckets(context, caller, exchange);
		case 'POST all':
			return createBucket(context, caller, exchange);
		case 'GET one':
			return showBucket(context, caller, exchange, id ?? '');
		case 'DELETE one':
			return deleteBucket(context, caller, exchange, id ?? '');
		default:
			throw notProvided(nameCall(exchange));
	}
}

function answerObject(
	context: StorageContext,
	caller: StorageCaller,
	exchange: Exchange,
	segments: string[],
): Promise<void> {
	const [first = '', ...rest] = segments;
	const isRead = exchange.method === 'GET' || exchange.method === 'HEAD';
	if (first === 'authenticated' && isRead) return downloadObject(context, caller, exchange, readPlace(rest));
	if (first === 'info' && isRead) return showInfo(context, caller, exchange, readPlace(rest));
	if (first === 'list' && exchange.method === 'POST')
		return listObjects(context, caller, exchange, rest[0] ?? '');
	if (first === 'sign' && exchange.method === 'POST') {
		const [bucket = ''] = rest;
		if (rest.length === 1) return signObjects(context, caller, exchange, bucket);
		return signObject(context, caller, exchange, readPlace(rest));
	}
	if (reserved.includes(first)) throw notProvided(nameCall(exchange));
	if (exchange.method === 'DELETE') {
		return removeObjects(context, caller, exchange, first, rest.length === 0 ? null : [rest.join('/')]);
	}
	if (isRead) return downloadObject(context, caller, exchange, readPlace(segments));
	if (exchange.method === 'POST' || exchange.method === 'PUT') {
		return uploadObject(context, caller, exchange, readPlace(segments));
	}
	throw notProvided(nameCall(exchange));
}

function readSegments(path: string): string[] {
	try {
		return path.split('/').slice(1).map(decodeURIComponent);
	} catch {
		throw refuseStorage(400, 'InvalidKey', 'The path is not well-formed');
	}
}

function readPlace([bucket = '', ...name]: string[]): { bucket: string; name: string } {
	if (bucket === '' || name.length === 0)
		throw refuseStorage(400, 'InvalidKey', 'A bucket and a name are needed');
	return { bucket, name: name.join('/') };
}

function nameCall({ method, path }: Exchange): string {
	return `${method} ${path.split('/').slice(0, 3).join('/')}`;
}
