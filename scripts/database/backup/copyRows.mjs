/**
 * The two halves of COPY, which the driver passes on only to queries that say what to do with the rows.
 * Each is handed to `client.query` and settles its own promise.
 */
class Copy {
	/** @param {string} text */
	constructor(text) {
		this.text = text;
		this.callback = () => {};
		/** @type {Promise<void>} */
		this.ended = new Promise((done, fail) => {
			this.done = done;
			this.fail = fail;
		});
	}

	submit(connection) {
		connection.query(this.text);
		return null;
	}

	handleError(error) {
		this.fail?.(error);
	}

	handleReadyForQuery() {
		this.done?.();
	}

	handleCommandComplete() {}
	handleEmptyQuery() {}
	handleRowDescription() {}
	handleDataRow() {}
}

class CopyOut extends Copy {
	/**
	 * @param {string} text
	 * @param {(chunk: Buffer) => Promise<void> | null} take null when it wants more at once
	 */
	constructor(text, take) {
		super(text);
		this.take = take;
	}

	handleCopyData({ chunk }, connection) {
		// The parser reuses its memory.
		const waiting = this.take(Buffer.from(chunk));
		if (waiting === null) return;
		connection.stream.pause();
		waiting.then(
			() => connection.stream.resume(),
			(error) => connection.stream.destroy(error),
		);
	}
}

class CopyIn extends Copy {
	/**
	 * @param {string} text
	 * @param {AsyncIterable<Buffer>} rows
	 */
	constructor(text, rows) {
		super(text);
		this.rows = rows;
	}

	handleCopyInResponse(connection) {
		this.#send(connection).catch((error) => {
			this.refused = error;
			connection.sendCopyFail('the rows ended early');
		});
	}

	handleError(error) {
		this.fail?.(this.refused ?? error);
	}

	async #send(connection) {
		for await (const row of this.rows) {
			connection.sendCopyFromChunk(row);
			if (connection.stream.writableNeedDrain) await drained(connection.stream);
		}
		connection.endCopyFrom();
	}
}

/** A server that refuses a row stops reading: then there is nothing to wait for. */
function drained(stream) {
	return new Promise((done) => {
		stream.once('drain', done);
		stream.once('close', done);
	});
}

/**
 * @param {import('pg').Client} client
 * @param {string} sql
 * @param {(chunk: Buffer) => Promise<void> | null} take
 */
export async function copyOut(client, sql, take) {
	await client.query(new CopyOut(sql, take)).ended;
}

/**
 * @param {import('pg').Client} client
 * @param {string} sql
 * @param {AsyncIterable<Buffer>} rows
 */
export async function copyIn(client, sql, rows) {
	await client.query(new CopyIn(sql, rows)).ended;
}
