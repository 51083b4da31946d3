// Written by `npm run bundle` from src, with code of these packages:
//   @effect/platform-node 4.1.0 (MIT)
//   @effect/platform-node-shared 4.1.0 (MIT)
//   @renovatebot/pep440 5.0.1 (Apache-2.0)
//   @sec-ant/readable-stream 0.4.1 (MIT)
//   @sindresorhus/merge-streams 4.0.0 (MIT)
//   effect 4.1.0 (MIT)
//   execa 10.2.1 (MIT)
//   figures 6.1.0 (MIT)
//   get-stream 9.0.1 (MIT)
//   human-signals 8.0.1 (Apache-2.0)
//   is-plain-obj 4.1.0 (MIT)
//   is-stream 4.0.1 (MIT)
//   is-unicode-supported 2.1.0 (MIT)
//   npm-run-path 6.0.0 (MIT)
//   parse-ms 4.0.0 (MIT)
//   path-key 4.0.0 (MIT)
//   pretty-ms 9.3.1 (MIT)
//   signal-exit 4.1.0 (ISC)
//   smol-toml 1.9.1 (BSD-3-Clause)
//   strip-final-newline 4.0.0 (MIT)
//   unicorn-magic 0.3.0 (MIT)
//   which-command 0.1.0 (MIT)
//   yoctocolors 2.2.0 (MIT)
import * as Path from "node:path";
import path, { dirname as dirname$1 } from "node:path";
import { fileURLToPath } from "node:url";
import * as Crypto from "node:crypto";
import { createHash } from "node:crypto";
import * as NFS from "node:fs";
import fs, { appendFileSync, closeSync, createReadStream, createWriteStream, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import * as OS from "node:os";
import { constants } from "node:os";
import { ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import process$2, { execArgv, execPath, hrtime, platform } from "node:process";
import { aborted, callbackify, debuglog, inspect as inspect$1, parseArgs, promisify, stripVTControlCharacters } from "node:util";
import { StringDecoder } from "node:string_decoder";
import tty from "node:tty";
import { scheduler, setImmediate as setImmediate$1, setTimeout as setTimeout$1 } from "node:timers/promises";
import { EventEmitter, addAbortListener, on, once, setMaxListeners } from "node:events";
import { serialize } from "node:v8";
import { Buffer as Buffer$1 } from "node:buffer";
import { finished } from "node:stream/promises";
import { Duplex, PassThrough, Readable, Transform, Writable, getDefaultHighWaterMark } from "node:stream";
import path$1 from "node:path/win32";
import { createInterface } from "node:readline";
import { connect, createServer } from "node:net";

var __defProp = Object.defineProperty;
var __exportAll = (all, flags) => {
	let target = Object.setPrototypeOf({}, null);
	for (var name in all) {
		__defProp(target, name, {
			get: all[name],
			enumerable: true
		});
	}
	if (!(flags & 1)) {
		__defProp(target, Symbol.toStringTag, { value: "Module" });
	}
	return flags & 2 ? target : Object.preventExtensions(target);
};

const pipeArguments = (self, args) => {
	switch (args.length) {
		case 0: return self;
		case 1: return args[0](self);
		case 2: return args[1](args[0](self));
		case 3: return args[2](args[1](args[0](self)));
		case 4: return args[3](args[2](args[1](args[0](self))));
		case 5: return args[4](args[3](args[2](args[1](args[0](self)))));
		case 6: return args[5](args[4](args[3](args[2](args[1](args[0](self))))));
		case 7: return args[6](args[5](args[4](args[3](args[2](args[1](args[0](self)))))));
		case 8: return args[7](args[6](args[5](args[4](args[3](args[2](args[1](args[0](self))))))));
		case 9: return args[8](args[7](args[6](args[5](args[4](args[3](args[2](args[1](args[0](self)))))))));
		default: {
			let ret = self;
			for (let i = 0, len = args.length; i < len; i++) ret = args[i](ret);
			return ret;
		}
	}
};
const Prototype$1 = { pipe() {
	return pipeArguments(this, arguments);
} };
const Class$1 = /*#__PURE__*/ function() {
	function PipeableBase() {}
	PipeableBase.prototype = Prototype$1;
	return PipeableBase;
}();

const dual = function(arity, body) {
	if (typeof arity === "function") return function() {
		return arity(arguments) ? body.apply(this, arguments) : (self) => body(self, ...arguments);
	};
	switch (arity) {
		case 0:
		case 1: throw new RangeError(`Invalid arity ${arity}`);
		case 2: return function(a, b) {
			if (arguments.length >= 2) return body(a, b);
			return function(self) {
				return body(self, a);
			};
		};
		case 3: return function(a, b, c) {
			if (arguments.length >= 3) return body(a, b, c);
			return function(self) {
				return body(self, a, b);
			};
		};
		default: return function() {
			if (arguments.length >= arity) return body.apply(this, arguments);
			const args = arguments;
			return function(self) {
				return body(self, ...args);
			};
		};
	}
};
const identity$2 = (a) => a;
const constant = (value) => () => value;
const constTrue = /*#__PURE__*/ constant(true);
const constFalse = /*#__PURE__*/ constant(false);
const constUndefined = /*#__PURE__*/ constant(void 0);
const constVoid = constUndefined;
function pipe(a, ...args) {
	return pipeArguments(a, args);
}
function memoize(f) {
	const cache = /* @__PURE__ */ new WeakMap();
	return (a) => {
		const cached = cache.get(a);
		if (cached !== void 0) return cached;
		const result = f(a);
		cache.set(a, result);
		return result;
	};
}
function memoizeIdempotent(f) {
	const cache = /* @__PURE__ */ new WeakMap();
	return (a) => {
		const cached = cache.get(a);
		if (cached !== void 0) return cached;
		const result = f(a);
		cache.set(a, result);
		if (result !== a) cache.set(result, result);
		return result;
	};
}

const getAllObjectKeys = (obj) => {
	const keys = new Set(Reflect.ownKeys(obj));
	if (obj.constructor === Object) return keys;
	if (obj instanceof Error) keys.delete("stack");
	const proto = Object.getPrototypeOf(obj);
	let current = proto;
	while (current !== null && current !== Object.prototype) {
		const ownKeys = Reflect.ownKeys(current);
		for (let i = 0; i < ownKeys.length; i++) keys.add(ownKeys[i]);
		current = Object.getPrototypeOf(current);
	}
	if (keys.has("constructor") && typeof obj.constructor === "function" && proto === obj.constructor.prototype) keys.delete("constructor");
	return keys;
};
const byReferenceInstances = /*#__PURE__*/ new WeakSet();
const viewBytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const isArrayBufferLike = (u) => u instanceof ArrayBuffer || typeof SharedArrayBuffer !== "undefined" && u instanceof SharedArrayBuffer;
const bufferBytes = (buffer) => {
	try {
		return new Uint8Array(buffer);
	} catch {
		return;
	}
};

let backEdges = 0;
const addBackEdge = () => {
	backEdges++;
};

function isString$1(input) {
	return typeof input === "string";
}
function isNumber(input) {
	return typeof input === "number";
}
function isBoolean(input) {
	return typeof input === "boolean";
}
function isBigInt(input) {
	return typeof input === "bigint";
}
function isSymbol(input) {
	return typeof input === "symbol";
}
function isPropertyKey(u) {
	return isString$1(u) || isNumber(u) || isSymbol(u);
}
function isFunction(input) {
	return typeof input === "function";
}
function isNotUndefined(input) {
	return input !== void 0;
}
function isNotNullish(input) {
	return input != null;
}
function isUnknown(_) {
	return true;
}
function isObjectKeyword(input) {
	return typeof input === "object" && input !== null || isFunction(input);
}
const hasProperty = /*#__PURE__*/ dual(2, (self, property) => isObjectKeyword(self) && property in self);
const isTagged = /*#__PURE__*/ dual(2, (self, tag) => hasProperty(self, "_tag") && self["_tag"] === tag);
function isIterable(input) {
	return hasProperty(input, Symbol.iterator) || isString$1(input);
}

const symbol$1 = "~effect/Hash";
const hash = (self) => {
	switch (typeof self) {
		case "number": return number$1(self);
		case "bigint": return string$1(self.toString(10));
		case "string": return string$1(self);
		case "function":
		case "object": if (self === null) break;
		else if (self instanceof Date) {
			if (Number.isNaN(self.getTime())) return string$1("Invalid Date");
			return string$1(self.toISOString());
		} else if (self instanceof RegExp) return string$1(self.toString());
		else {
			if (byReferenceInstances.has(self)) return random$1(self);
			const cached = hashCache.get(self);
			if (cached !== void 0) return cached;
			if (visitedObjects.has(self)) {
				addBackEdge();
				return string$1("[Circular]");
			}
			visitedObjects.add(self);
			const seen = backEdges;
			let h;
			try {
				if ("~effect/Hash" in self) h = self[symbol$1]();
				else if (typeof self === "function") h = random$1(self);
				else if (isArrayBufferLike(self)) {
					const bytes = bufferBytes(self);
					h = bytes === void 0 ? random$1(self) : array(bytes);
				} else if (self instanceof DataView) h = array(viewBytes(self));
				else if (Array.isArray(self) || ArrayBuffer.isView(self)) h = array(self);
				else if (self instanceof Map) h = hashMap(self);
				else if (self instanceof Set) h = hashSet(self);
				else h = structure(self);
			} finally {
				visitedObjects.delete(self);
			}
			if (seen === backEdges) hashCache.set(self, h);
			return h;
		}
	}
	return optimize(mix(string$1(String(self))));
};
const random$1 = (self) => {
	if (!randomHashCache.has(self)) randomHashCache.set(self, optimize(Math.random() * 4294967296 | 0));
	return randomHashCache.get(self);
};
const mix = (h) => {
	h ^= h >>> 16;
	h = Math.imul(h, 2246822507);
	h ^= h >>> 13;
	h = Math.imul(h, 3266489909);
	return h ^ h >>> 16;
};
const combine = /*#__PURE__*/ dual(2, (self, b) => mix(Math.imul(self, 2654435761) + Math.imul(b, 2246822507)));
const optimize = (n) => n & 3221225471 | n >>> 1 & 1073741824;
const float64 = /*#__PURE__*/ new DataView(/*#__PURE__*/ new ArrayBuffer(8));
const number$1 = (n) => {
	const h = n | 0;
	if (h === n) return optimize(h);
	float64.setFloat64(0, n !== n ? NaN : n);
	return optimize(combine(float64.getInt32(0), float64.getInt32(4)));
};
const string$1 = (str) => {
	let h = 5381, i = str.length;
	while (i) h = h * 33 ^ str.charCodeAt(--i);
	return optimize(h);
};
const structureKeys = (o, keys) => {
	let h = 12289;
	for (const key of keys) h ^= combine(hash(key), hash(o[key]));
	return optimize(h);
};
const structure = (o) => structureKeys(o, getAllObjectKeys(o));
const unordered = (seed, f) => (iter) => {
	let h = seed;
	for (const element of iter) h ^= f(element);
	return optimize(h);
};
const array = (arr) => {
	let h = 6151;
	for (const element of arr) h = combine(h, hash(element));
	return optimize(h);
};
const hashMap = /*#__PURE__*/ unordered(/*#__PURE__*/ string$1("Map"), ([k, v]) => combine(hash(k), hash(v)));
const setSeed = /*#__PURE__*/ string$1("Set");
const hashSet = /*#__PURE__*/ unordered(setSeed, (element) => combine(setSeed, hash(element)));
const randomHashCache = /*#__PURE__*/ new WeakMap();
const hashCache = /*#__PURE__*/ new WeakMap();
const visitedObjects = /*#__PURE__*/ new WeakSet();

const symbol = "~effect/Equal";
function equals$1() {
	if (arguments.length === 1) return (self) => compareBoth(self, arguments[0]);
	return compareBoth(arguments[0], arguments[1]);
}
function compareBoth(self, that) {
	if (self === that) return true;
	if (self == null || that == null) return false;
	const selfType = typeof self;
	if (selfType !== typeof that) return false;
	if (selfType === "number" && self !== self && that !== that) return true;
	if (selfType !== "object" && selfType !== "function") return false;
	if (byReferenceInstances.has(self) || byReferenceInstances.has(that)) return false;
	return compareObjects(self, that);
}
function compareObjects(self, that) {
	const depth = pathLeft.length;
	for (let i = depth; i-- > 0;) if (pathLeft[i] === self && pathRight[i] === that) return true;
	if (depth) return compareOnPath(self, that);
	let known = results.get(self);
	if (!known) results.set(self, known = /* @__PURE__ */ new WeakMap());
	let result = known.get(that);
	if (result === void 0) known.set(that, result = compareOnPath(self, that));
	return result;
}
function compareOnPath(self, that) {
	pathLeft.push(self);
	pathRight.push(that);
	try {
		return compareStructure(self, that);
	} finally {
		pathLeft.pop();
		pathRight.pop();
	}
}
const pathLeft = [];
const pathRight = [];
const results = /*#__PURE__*/ new WeakMap();
function compareStructure(self, that) {
	if (hash(self) !== hash(that)) return false;
	else if (self instanceof Date) {
		if (!(that instanceof Date)) return false;
		const selfTime = self.getTime();
		const thatTime = that.getTime();
		return selfTime === thatTime || Number.isNaN(selfTime) && Number.isNaN(thatTime);
	} else if (self instanceof RegExp) return that instanceof RegExp && self.toString() === that.toString();
	const bothEquals = isEqual(self);
	if (bothEquals !== isEqual(that) || typeof self === "function" && !bothEquals) return false;
	else if (bothEquals) return self[symbol](that);
	else if (Array.isArray(self)) {
		if (!Array.isArray(that) || self.length !== that.length) return false;
		return compareArrays(self, that);
	} else if (isArrayBufferLike(self)) {
		if (!isArrayBufferLike(that) || self instanceof ArrayBuffer !== that instanceof ArrayBuffer) return false;
		const selfBytes = bufferBytes(self);
		const thatBytes = bufferBytes(that);
		return selfBytes !== void 0 && thatBytes !== void 0 && compareTypedArrays(selfBytes, thatBytes);
	} else if (ArrayBuffer.isView(self)) {
		const selfIsDataView = self instanceof DataView;
		if (!ArrayBuffer.isView(that) || self.byteLength !== that.byteLength || selfIsDataView !== that instanceof DataView) return false;
		if (selfIsDataView) return compareTypedArrays(viewBytes(self), viewBytes(that));
		return compareTypedArrays(self, that);
	} else if (self instanceof Map) {
		if (!(that instanceof Map) || self.size !== that.size) return false;
		return compareHashed(self, that, entryHash, equalEntries);
	} else if (self instanceof Set) {
		if (!(that instanceof Set) || self.size !== that.size) return false;
		return compareHashed(self, that, hash, compareBoth);
	}
	return compareRecords(self, that);
}
function compareArrays(self, that) {
	for (let i = 0; i < self.length; i++) if (!compareBoth(self[i], that[i])) return false;
	return true;
}
function compareTypedArrays(self, that) {
	if (self.length !== that.length) return false;
	for (let i = 0; i < self.length; i++) if (self[i] !== that[i]) return false;
	return true;
}
function compareRecords(self, that) {
	const selfKeys = getAllObjectKeys(self);
	const thatKeys = getAllObjectKeys(that);
	if (selfKeys.size !== thatKeys.size) return false;
	for (const key of selfKeys) if (!thatKeys.has(key) || !compareBoth(self[key], that[key])) return false;
	return true;
}
function compareHashed(self, that, hashOf, equivalent) {
	const groups = /* @__PURE__ */ new Map();
	let remaining = 0;
	for (const item of that) {
		const h = hashOf(item);
		const group = groups.get(h);
		if (group) group.push(item);
		else groups.set(h, [item]);
		remaining++;
	}
	outer: for (const item of self) {
		const group = groups.get(hashOf(item));
		if (group) {
			for (let i = 0; i < group.length; i++) if (equivalent(item, group[i])) {
				group[i] = group[group.length - 1];
				group.pop();
				remaining--;
				continue outer;
			}
		}
		return false;
	}
	return remaining === 0;
}
const entryHash = (entry) => hash(entry[0]);
const equalEntries = (self, that) => compareBoth(self[0], that[0]) && compareBoth(self[1], that[1]);
const isEqual = (u) => hasProperty(u, symbol);
const asEquivalence = () => equals$1;

const symbolRedactable = /*#__PURE__*/ Symbol.for("~effect/Redactable");
const isRedactable = (u) => hasProperty(u, symbolRedactable);
function redact$3(u) {
	if (isRedactable(u)) return getRedacted(u);
	return u;
}
function getRedacted(redactable) {
	return redactable[symbolRedactable](globalThis["~effect/Fiber/currentFiber"]?.context ?? emptyContext$1);
}
const currentFiberTypeId = "~effect/Fiber/currentFiber";
const emptyMap = /*#__PURE__*/ new Map();
const emptyContext$1 = {
	"~effect/Context": {},
	base: emptyMap,
	depth: 0,
	mapUnsafe: emptyMap,
	pipe() {
		return pipeArguments(this, arguments);
	}
};

function format$2(input, options) {
	const space = options?.space ?? 0;
	const ancestors = /* @__PURE__ */ new WeakSet();
	const gap = !space ? "" : typeof space === "number" ? " ".repeat(space) : space;
	const ind = (d) => gap.repeat(d);
	const wrap = (v, body) => {
		const ctor = v?.constructor;
		return ctor && ctor !== Object.prototype.constructor && ctor.name ? `${ctor.name}(${body})` : body;
	};
	const ownKeys = (o) => {
		try {
			return Reflect.ownKeys(o);
		} catch {
			return ["[ownKeys threw]"];
		}
	};
	function recur(v, d = 0) {
		try {
			return recurUnsafe(v, d);
		} catch {
			if (typeof v === "object" && v !== null || typeof v === "function") ancestors.delete(v);
			return "[inspection threw]";
		}
	}
	function recurUnsafe(v, d = 0) {
		if (typeof v === "string") return JSON.stringify(v);
		if (typeof v === "number" || v == null || typeof v === "boolean" || typeof v === "symbol") return String(v);
		if (typeof v === "bigint") return String(v) + "n";
		if (typeof v === "object" || typeof v === "function") {
			if (ancestors.has(v)) return CIRCULAR;
			ancestors.add(v);
			let output;
			if (symbolRedactable in v) output = recur(getRedacted(v), d);
			else if (Array.isArray(v)) output = !gap || v.length <= 1 ? `[${v.map((x) => recur(x, d)).join(",")}]` : `[\n${ind(d + 1)}${v.map((x) => recur(x, d + 1)).join(",\n" + ind(d + 1))}\n${ind(d)}]`;
			else if (v instanceof Date) output = formatDate(v);
			else if (!options?.ignoreToString && hasProperty(v, "toString") && typeof v["toString"] === "function" && v["toString"] !== Object.prototype.toString && v["toString"] !== Array.prototype.toString) {
				const s = safeToString(v);
				output = v instanceof Error && v.cause !== void 0 ? `${s} (cause: ${recur(v.cause, d)})` : s;
			} else if (Symbol.iterator in v) output = `${v.constructor.name}(${recur(Array.from(v), d)})`;
			else {
				const keys = ownKeys(v);
				if (!gap || keys.length <= 1) {
					const body = `{${keys.map((k) => `${formatPropertyKey(k)}:${recur(safeGet(v, k), d)}`).join(",")}}`;
					output = wrap(v, body);
				} else {
					const body = `{\n${keys.map((k) => `${ind(d + 1)}${formatPropertyKey(k)}: ${recur(safeGet(v, k), d + 1)}`).join(",\n")}\n${ind(d)}}`;
					output = wrap(v, body);
				}
			}
			ancestors.delete(v);
			return output;
		}
		return String(v);
	}
	return recur(input, 0);
}
const CIRCULAR = "[Circular]";
function formatPropertyKey(name) {
	return typeof name === "string" ? JSON.stringify(name) : String(name);
}
function formatPath(path) {
	return path.map((key) => `[${formatPropertyKey(key)}]`).join("");
}
function formatDate(date) {
	try {
		return date.toISOString();
	} catch {
		return "Invalid Date";
	}
}
function safeToString(input) {
	try {
		const s = input.toString();
		return typeof s === "string" ? s : String(s);
	} catch {
		return "[toString threw]";
	}
}
function safeGet(input, key) {
	try {
		return input[key];
	} catch {
		return "[property access threw]";
	}
}
function formatJson(input, options) {
	const ancestors = [];
	const sources = /* @__PURE__ */ new WeakMap();
	return JSON.stringify(input, function(key, value) {
		const original = Object.getOwnPropertyDescriptor(sources.get(this) ?? this, key)?.value;
		const redacted = hasProperty(original, symbolRedactable) ? redact$3(original) : redact$3(value);
		if (typeof redacted === "bigint") return format$2(redacted);
		if (typeof redacted !== "object" || redacted === null) return redacted;
		const current = redacted instanceof Error && !hasProperty(redacted, "toJSON") ? {
			...redacted,
			name: redacted.name,
			message: redacted.message
		} : redacted;
		while (ancestors.length > 0 && ancestors[ancestors.length - 1] !== this) ancestors.pop();
		if (ancestors.includes(redacted)) return;
		ancestors.push(redacted);
		if (current !== redacted) ancestors.push(current);
		if (!hasGetter(current) || isJsonPrimitiveWrapper(current)) return current;
		const view = redactingView(current);
		sources.set(view, current);
		ancestors.push(view);
		return view;
	}, options?.space) ?? "null";
}
function hasGetter(object) {
	for (const key of Object.getOwnPropertyNames(object)) if (Object.getOwnPropertyDescriptor(object, key)?.get !== void 0) return true;
	return false;
}
function redactingView(object) {
	const view = Array.isArray(object) ? [] : {};
	const keys = Array.isArray(object) ? Array.from({ length: object.length }, (_, i) => String(i)) : Object.keys(object);
	for (const key of keys) Object.defineProperty(view, key, {
		enumerable: true,
		get: () => {
			const value = Reflect.get(object, key);
			return Object.getOwnPropertyDescriptor(object, key)?.get !== void 0 ? redact$3(value) : value;
		}
	});
	return view;
}
function isJsonPrimitiveWrapper(object) {
	for (const valueOf of [
		Number.prototype.valueOf,
		Boolean.prototype.valueOf,
		String.prototype.valueOf
	]) try {
		Reflect.apply(valueOf, object, []);
		return true;
	} catch {}
	return false;
}

const NodeInspectSymbol = /*#__PURE__*/ Symbol.for("nodejs.util.inspect.custom");
const toJson$1 = (input) => {
	try {
		input = redact$3(input);
		if (hasProperty(input, "toJSON") && isFunction(input["toJSON"]) && input["toJSON"].length === 0) return input.toJSON();
		else if (Array.isArray(input)) return input.map(toJson$1);
		return input;
	} catch {
		return "[toJSON threw]";
	}
};
const toStringUnknown = (u, whitespace = 2) => {
	if (typeof u === "string") return u;
	try {
		return typeof u === "object" ? formatJson(u, { space: whitespace }) : format$2(u, { space: whitespace });
	} catch {
		return String(u);
	}
};
const BaseProto = {
	toJSON() {
		return toJson$1(this);
	},
	[NodeInspectSymbol]() {
		return this.toJSON();
	},
	toString() {
		return format$2(this.toJSON());
	}
};

const isStackTraceLimitWritable = () => {
	const desc = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
	if (desc === void 0) return Object.isExtensible(Error);
	return Object.hasOwn(desc, "writable") ? desc.writable === true : desc.set !== void 0;
};
const canWriteStackTraceLimit = /*#__PURE__*/ isStackTraceLimitWritable();
const getStackTraceLimit = () => Error.stackTraceLimit;
const setStackTraceLimit = (value) => {
	if (canWriteStackTraceLimit) Error.stackTraceLimit = value;
};

var SingleShotGen = class {
	constructor(self) {
		this.value = self;
		this.done = false;
	}
	next(a) {
		if (this.done) {
			this.value = a;
			return this;
		}
		this.done = true;
		return {
			value: this.value,
			done: false
		};
	}
};
const pickInternalCall = () => {
	const InternalTypeId = "~effect/Utils/internal";
	const standard = { [InternalTypeId]: (body) => {
		return body();
	} };
	const forced = { [InternalTypeId]: (body) => {
		try {
			return body();
		} finally {}
	} };
	const limit = getStackTraceLimit();
	if (limit === 0) return forced[InternalTypeId];
	setStackTraceLimit(2);
	const error = standard[InternalTypeId](() => /* @__PURE__ */ new Error());
	setStackTraceLimit(limit);
	return error.stack?.includes(InternalTypeId) === true ? standard[InternalTypeId] : forced[InternalTypeId];
};
const internalCall = /*#__PURE__*/ pickInternalCall();

function assignProperty(self, key, value) {
	if (key === "__proto__") Object.defineProperty(self, key, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
	else self[key] = value;
}
function assignProperties(self, source) {
	if (!Object.hasOwn(source, "__proto__")) {
		Object.assign(self, source);
		return;
	}
	for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProperty(self, key, source[key]);
}

const EffectTypeId = `~effect/Effect`;
const ExitTypeId = `~effect/Exit`;
const effectVariance = {
	_A: identity$2,
	_E: identity$2,
	_R: identity$2
};
const identifier$1 = `${EffectTypeId}/identifier`;
const args = `${EffectTypeId}/args`;
const evaluate = `${EffectTypeId}/evaluate`;
const contA = `${EffectTypeId}/successCont`;
const contE = `${EffectTypeId}/failureCont`;
const contAll = `${EffectTypeId}/ensureCont`;
const Yield = /*#__PURE__*/ Symbol.for("effect/Effect/Yield");
const PipeInspectableProto = {
	pipe() {
		return pipeArguments(this, arguments);
	},
	toJSON() {
		return { ...this };
	},
	toString() {
		return format$2(this.toJSON(), {
			ignoreToString: true,
			space: 2
		});
	},
	[NodeInspectSymbol]() {
		return this.toJSON();
	}
};
const StructuralProto = {
	[symbol$1]() {
		return structureKeys(this, Object.keys(this));
	},
	[symbol](that) {
		const selfKeys = Object.keys(this);
		const thatKeys = Object.keys(that);
		if (selfKeys.length !== thatKeys.length) return false;
		for (let i = 0; i < selfKeys.length; i++) if (selfKeys[i] !== thatKeys[i] || !equals$1(this[selfKeys[i]], that[selfKeys[i]])) return false;
		return true;
	}
};
const EffectProto = {
	[EffectTypeId]: effectVariance,
	...PipeInspectableProto,
	[Symbol.iterator]() {
		return new SingleShotGen(this);
	},
	toJSON() {
		return {
			_id: "Effect",
			op: this[identifier$1],
			..."~effect/Effect/args" in this ? { args: this[args] } : void 0
		};
	}
};
const isEffect$1 = (u) => hasProperty(u, EffectTypeId);
const isExit = (u) => hasProperty(u, ExitTypeId);
const CauseTypeId = "~effect/Cause";
const CauseReasonTypeId = "~effect/Cause/Reason";
const isCause = (self) => hasProperty(self, CauseTypeId);
var CauseImpl = class {
	constructor(failures) {
		this[CauseTypeId] = CauseTypeId;
		this.reasons = failures;
	}
	pipe() {
		return pipeArguments(this, arguments);
	}
	toJSON() {
		return {
			_id: "Cause",
			reasons: this.reasons.map((f) => f.toJSON())
		};
	}
	toString() {
		return `Cause(${format$2(this.reasons)})`;
	}
	[NodeInspectSymbol]() {
		return this.toJSON();
	}
	[symbol](that) {
		return isCause(that) && this.reasons.length === that.reasons.length && this.reasons.every((e, i) => equals$1(e, that.reasons[i]));
	}
	[symbol$1]() {
		return array(this.reasons);
	}
};
const annotationsMap = /*#__PURE__*/ new WeakMap();
var ReasonBase = class {
	[CauseReasonTypeId];
	annotations;
	_tag;
	constructor(_tag, annotations, originalError) {
		this[CauseReasonTypeId] = CauseReasonTypeId;
		this._tag = _tag;
		if (annotations !== constEmptyAnnotations && typeof originalError === "object" && originalError !== null && annotations.size > 0) {
			const prevAnnotations = annotationsMap.get(originalError);
			if (prevAnnotations) annotations = new Map([...prevAnnotations, ...annotations]);
			annotationsMap.set(originalError, annotations);
		}
		this.annotations = annotations;
	}
	annotate(annotations, options) {
		if (annotations.mapUnsafe.size === 0) return this;
		const newAnnotations = new Map(this.annotations);
		annotations.mapUnsafe.forEach((value, key) => {
			if (options?.overwrite !== true && newAnnotations.has(key)) return;
			newAnnotations.set(key, value);
		});
		if (options?.overwrite !== true && newAnnotations.size === this.annotations.size) return this;
		const self = Object.assign(Object.create(Object.getPrototypeOf(this)), this);
		self.annotations = newAnnotations;
		return self;
	}
	pipe() {
		return pipeArguments(this, arguments);
	}
	toString() {
		return format$2(this);
	}
	[NodeInspectSymbol]() {
		return this.toString();
	}
};
const constEmptyAnnotations = /*#__PURE__*/ new Map();
var Fail = class extends ReasonBase {
	constructor(error, annotations = constEmptyAnnotations) {
		super("Fail", annotations, error);
		this.error = error;
	}
	toString() {
		return `Fail(${format$2(this.error)})`;
	}
	toJSON() {
		return {
			_tag: "Fail",
			error: this.error
		};
	}
	[symbol](that) {
		return isFailReason$1(that) && equals$1(this.error, that.error) && equals$1(this.annotations, that.annotations);
	}
	[symbol$1]() {
		return combine(string$1(this._tag))(combine(hash(this.error))(hash(this.annotations)));
	}
};
const causeFromReasons = (reasons) => new CauseImpl(reasons);
const dedupeReasons = (self, that) => {
	const buckets = /* @__PURE__ */ new Map();
	const out = [];
	for (const reason of self.concat(that)) {
		const hash$2 = hash(reason);
		const bucket = buckets.get(hash$2);
		if (bucket === void 0) buckets.set(hash$2, [reason]);
		else if (bucket.some((previous) => equals$1(previous, reason))) continue;
		else bucket.push(reason);
		out.push(reason);
	}
	return out;
};
const causeCombine = /*#__PURE__*/ dual(2, (self, that) => {
	if (self.reasons.length === 0) return that;
	else if (that.reasons.length === 0) return self;
	const newCause = new CauseImpl(dedupeReasons(self.reasons, that.reasons));
	return equals$1(self, newCause) ? self : newCause;
});
const causeAddInterrupts = (self, interrupts) => {
	const reasons = self.reasons.slice();
	for (const reason of interrupts.reasons) if (isInterruptReason(reason) && !reasons.some((r) => isInterruptReason(r) && r.fiberId === reason.fiberId && r.annotations === reason.annotations)) reasons.push(reason);
	return reasons.length === self.reasons.length ? self : new CauseImpl(reasons);
};
const causeEmpty = /*#__PURE__*/ new CauseImpl([]);
const causeFail = (error) => new CauseImpl([new Fail(error)]);
var Die = class extends ReasonBase {
	constructor(defect, annotations = constEmptyAnnotations) {
		super("Die", annotations, defect);
		this.defect = defect;
	}
	toString() {
		return `Die(${format$2(this.defect)})`;
	}
	toJSON() {
		return {
			_tag: "Die",
			defect: this.defect
		};
	}
	[symbol](that) {
		return isDieReason(that) && equals$1(this.defect, that.defect) && equals$1(this.annotations, that.annotations);
	}
	[symbol$1]() {
		return combine(string$1(this._tag))(combine(hash(this.defect))(hash(this.annotations)));
	}
};
const causeDie = (defect) => new CauseImpl([new Die(defect)]);
const causeAnnotate = /*#__PURE__*/ dual((args) => isCause(args[0]), (self, annotations, options) => {
	if (annotations.mapUnsafe.size === 0) return self;
	return new CauseImpl(self.reasons.map((f) => f.annotate(annotations, options)));
});
const isFailReason$1 = (self) => self._tag === "Fail";
const isDieReason = (self) => self._tag === "Die";
const isInterruptReason = (self) => self._tag === "Interrupt";
function defaultEvaluate(_fiber) {
	return exitDie(`Effect.evaluate: Not implemented`);
}
const makePrimitiveProto = (options) => ({
	...EffectProto,
	[identifier$1]: options.op,
	[evaluate]: options["~effect/Effect/evaluate"] ?? defaultEvaluate,
	[contA]: options[contA],
	[contE]: options[contE],
	[contAll]: options[contAll]
});
const makePrimitive = (options) => {
	const Proto = makePrimitiveProto(options);
	const PrimitiveImpl = function(value) {
		this[args] = value;
	};
	PrimitiveImpl.prototype = Proto;
	return function(value) {
		return new PrimitiveImpl(value);
	};
};
const makeExit = (options) => {
	const Proto = {
		[ExitTypeId]: ExitTypeId,
		_tag: options.op,
		get [options.prop]() {
			return this[args];
		},
		...makePrimitiveProto(options),
		toString() {
			return `${options.op}(${format$2(this[args])})`;
		},
		toJSON() {
			return {
				_id: "Exit",
				_tag: options.op,
				[options.prop]: this[args]
			};
		},
		[symbol](that) {
			return isExit(that) && that._tag === this._tag && equals$1(this["~effect/Effect/args"], that["~effect/Effect/args"]);
		},
		[symbol$1]() {
			return combine(string$1(options.op), hash(this[args]));
		}
	};
	const ExitPrimitive = function(value) {
		this[args] = value;
	};
	ExitPrimitive.prototype = Proto;
	return function(value) {
		return new ExitPrimitive(value);
	};
};
const exitSucceed = /*#__PURE__*/ makeExit({
	op: "Success",
	prop: "value",
	[evaluate](fiber) {
		const cont = fiber.getCont(contA);
		return cont ? cont[contA](this[args], fiber, this) : fiber.yieldWith(this);
	}
});
const StackTraceKey = { key: "effect/Cause/StackTrace" };
const InterruptorStackTrace = { key: "effect/Cause/InterruptorStackTrace" };
const exitFailCause = /*#__PURE__*/ makeExit({
	op: "Failure",
	prop: "cause",
	[evaluate](fiber) {
		let cause = this[args];
		let annotated = false;
		if (fiber.cache.stackFrame) {
			cause = causeAnnotate(cause, { mapUnsafe: /* @__PURE__ */ new Map([[StackTraceKey.key, fiber.cache.stackFrame]]) });
			annotated = true;
		}
		let cont = fiber.getCont(contE);
		const interruptedCause = fiber._interruptedCause;
		if (interruptedCause && fiber.interruptible) {
			let skippedHandler = false;
			while (cont && fiber.interruptible) {
				skippedHandler ||= identifier$1 in cont;
				cont = fiber.getCont(contE);
			}
			if (skippedHandler) cause = causeFromReasons(cause.reasons.filter((reason) => reason._tag !== "Fail"));
			cause = causeAddInterrupts(cause, interruptedCause);
			annotated = true;
		}
		return cont ? cont[contE](cause, fiber, annotated ? void 0 : this) : fiber.yieldWith(annotated ? exitFailCause(cause) : this);
	}
});
const exitFail = (e) => exitFailCause(causeFail(e));
const exitDie = (defect) => exitFailCause(causeDie(defect));
const withFiber$1 = /*#__PURE__*/ makePrimitive({
	op: "WithFiber",
	[evaluate](fiber) {
		return this[args](fiber);
	}
});
const YieldableError = /*#__PURE__*/ function() {
	class YieldableError extends globalThis.Error {}
	const proto = /*#__PURE__*/ makePrimitiveProto({
		op: "YieldableError",
		[evaluate]() {
			return exitFail(this);
		}
	});
	delete proto.toString;
	Object.assign(YieldableError.prototype, proto);
	return YieldableError;
}();
const Error$2 = /*#__PURE__*/ function() {
	const plainArgsSymbol = /*#__PURE__*/ Symbol.for("effect/Data/Error/plainArgs");
	return class Base extends YieldableError {
		constructor(args) {
			super(args?.message, args?.cause ? { cause: args.cause } : void 0);
			if (args) {
				assignProperties(this, args);
				Object.defineProperty(this, plainArgsSymbol, {
					value: args,
					enumerable: false
				});
			}
		}
		toJSON() {
			return {
				...this[plainArgsSymbol],
				...this
			};
		}
	};
}();
const TaggedError$1 = (tag) => {
	class Base extends Error$2 {
		_tag = tag;
	}
	Base.prototype.name = tag;
	return Base;
};
const DoneTypeId = "~effect/Cause/Done";
const isDone$1 = (u) => hasProperty(u, DoneTypeId);
const DoneVoid = {
	[DoneTypeId]: DoneTypeId,
	_tag: "Done",
	value: void 0
};
const Done = (value) => {
	if (value === void 0) return DoneVoid;
	return {
		[DoneTypeId]: DoneTypeId,
		_tag: "Done",
		value
	};
};
const doneVoid = /*#__PURE__*/ exitFail(DoneVoid);
const done$1 = (value) => {
	if (value === void 0) return doneVoid;
	return exitFail(Done(value));
};

const Prototype = (options) => makePrimitiveProto({
	op: options.label,
	[evaluate]: options.evaluate
});

const make$22 = (isEquivalent) => (self, that) => self === that || isEquivalent(self, that);
const isStrictEquivalent = (x, y) => x === y;
const strictEqual = () => isStrictEquivalent;
function Tuple$1(elements) {
	return make$22((self, that) => {
		if (self.length !== that.length) return false;
		for (let i = 0; i < self.length; i++) if (!elements[i](self[i], that[i])) return false;
		return true;
	});
}
function Array_(item) {
	return make$22((self, that) => {
		if (self.length !== that.length) return false;
		for (let i = 0; i < self.length; i++) if (!item(self[i], that[i])) return false;
		return true;
	});
}

const TypeId$25 = "~effect/Option";
const CommonProto$1 = {
	[TypeId$25]: { _A: (_) => _ },
	...PipeInspectableProto,
	[Symbol.iterator]() {
		return new SingleShotGen(this);
	}
};
const SomeProto = /*#__PURE__*/ Object.defineProperty(/*#__PURE__*/ Object.assign(/*#__PURE__*/ Object.create(CommonProto$1), {
	_tag: "Some",
	_op: "Some",
	[symbol](that) {
		return isOption(that) && isSome$1(that) && equals$1(this.value, that.value);
	},
	[symbol$1]() {
		return combine(hash(this._tag))(hash(this.value));
	},
	toString() {
		return `some(${format$2(this.value)})`;
	},
	toJSON() {
		return {
			_id: "Option",
			_tag: this._tag,
			value: toJson$1(this.value)
		};
	}
}), "valueOrUndefined", { get() {
	return this.value;
} });
const NoneHash = /*#__PURE__*/ hash("None");
const NoneProto = /*#__PURE__*/ Object.assign(/*#__PURE__*/ Object.create(CommonProto$1), {
	_tag: "None",
	_op: "None",
	valueOrUndefined: void 0,
	[symbol](that) {
		return isOption(that) && isNone$1(that);
	},
	[symbol$1]() {
		return NoneHash;
	},
	toString() {
		return `none()`;
	},
	toJSON() {
		return {
			_id: "Option",
			_tag: this._tag
		};
	}
});
const isOption = (input) => hasProperty(input, TypeId$25);
const isNone$1 = (fa) => fa._tag === "None";
const isSome$1 = (fa) => fa._tag === "Some";
const none$1 = /*#__PURE__*/ Object.create(NoneProto);
const SomeImpl = function(value) {
	this.value = value;
};
SomeImpl.prototype = SomeProto;
const some$1 = (value) => new SomeImpl(value);

const TypeId$24 = "~effect/Result";
const CommonProto = {
	[TypeId$24]: {
		/* v8 ignore next 2 */
		_A: (_) => _,
		_E: (_) => _
	},
	...PipeInspectableProto,
	[Symbol.iterator]() {
		return new SingleShotGen(this);
	}
};
const SuccessProto = /*#__PURE__*/ Object.assign(/*#__PURE__*/ Object.create(CommonProto), {
	_tag: "Success",
	_op: "Success",
	[symbol](that) {
		return isResult(that) && isSuccess$2(that) && equals$1(this.success, that.success);
	},
	[symbol$1]() {
		return combine(hash(this._tag))(hash(this.success));
	},
	toString() {
		return `success(${format$2(this.success)})`;
	},
	toJSON() {
		return {
			_id: "Result",
			_tag: this._tag,
			value: toJson$1(this.success)
		};
	}
});
const FailureProto = /*#__PURE__*/ Object.assign(/*#__PURE__*/ Object.create(CommonProto), {
	_tag: "Failure",
	_op: "Failure",
	[symbol](that) {
		return isResult(that) && isFailure$1(that) && equals$1(this.failure, that.failure);
	},
	[symbol$1]() {
		return combine(hash(this._tag))(hash(this.failure));
	},
	toString() {
		return `failure(${format$2(this.failure)})`;
	},
	toJSON() {
		return {
			_id: "Result",
			_tag: this._tag,
			failure: toJson$1(this.failure)
		};
	}
});
const isResult = (input) => hasProperty(input, TypeId$24);
const isFailure$1 = (result) => result._tag === "Failure";
const isSuccess$2 = (result) => result._tag === "Success";
const FailureImpl = function(failure) {
	this.failure = failure;
};
FailureImpl.prototype = FailureProto;
const fail$7 = (failure) => new FailureImpl(failure);
const SuccessImpl = function(success) {
	this.success = success;
};
SuccessImpl.prototype = SuccessProto;
const succeed$6 = (success) => new SuccessImpl(success);

function make$21(compare) {
	return (self, that) => self === that ? 0 : compare(self, that);
}
const String$4 = /*#__PURE__*/ make$21((self, that) => self < that ? -1 : 1);
const Number$4 = /*#__PURE__*/ make$21((self, that) => {
	if (globalThis.Number.isNaN(self) && globalThis.Number.isNaN(that)) return 0;
	if (globalThis.Number.isNaN(self)) return -1;
	if (globalThis.Number.isNaN(that)) return 1;
	return self < that ? -1 : 1;
});
const BigInt$5 = /*#__PURE__*/ make$21((self, that) => self < that ? -1 : 1);
const mapInput = /*#__PURE__*/ dual(2, (self, f) => make$21((b1, b2) => self(f(b1), f(b2))));
const Date$3 = /*#__PURE__*/ mapInput(Number$4, (date) => date.getTime());
const isLessThan$1 = (O) => dual(2, (self, that) => O(self, that) === -1);
const isGreaterThan$1 = (O) => dual(2, (self, that) => O(self, that) === 1);
const isLessThanOrEqualTo$1 = (O) => dual(2, (self, that) => O(self, that) !== 1);
const isGreaterThanOrEqualTo$1 = (O) => dual(2, (self, that) => O(self, that) !== -1);

const none = () => none$1;
const some = some$1;
const isNone = isNone$1;
const isSome = isSome$1;
const match$3 = /*#__PURE__*/ dual(2, (self, { onNone, onSome }) => isNone(self) ? onNone() : onSome(self.value));
const getOrElse$1 = /*#__PURE__*/ dual(2, (self, onNone) => isNone(self) ? onNone() : self.value);
const orElse = /*#__PURE__*/ dual(2, (self, that) => isNone(self) ? that() : self);
const fromNullishOr = (a) => a == null ? none() : some(a);
const getOrUndefined$1 = /*#__PURE__*/ getOrElse$1(constUndefined);
const liftThrowable = (f) => (...a) => {
	try {
		return some(f(...a));
	} catch {
		return none();
	}
};
const map$6 = /*#__PURE__*/ dual(2, (self, f) => isNone(self) ? none() : some(f(self.value)));
const flatMap$4 = /*#__PURE__*/ dual(2, (self, f) => isNone(self) ? none() : f(self.value));

const ServiceTypeId = "~effect/Context/Service";
const Service = function() {
	function KeyClass() {}
	const self = KeyClass;
	Object.setPrototypeOf(self, ServiceProto);
	const init = (key, options) => {
		self.key = key;
		if (options?.defaultValue) {
			self[ReferenceTypeId] = ReferenceTypeId;
			self.defaultValue = options.defaultValue;
		}
		if (options?.make) self.make = options.make;
		if (options?.fiberCached) cacheKeys.add(key);
		return self;
	};
	return arguments.length > 0 ? init(arguments[0], arguments[1]) : init;
};
const ServiceProto = {
	[ServiceTypeId]: ServiceTypeId,
	.../*#__PURE__*/ Prototype({
		label: "Service",
		evaluate(fiber) {
			return exitSucceed(get$1(fiber.context, this));
		}
	}),
	toJSON() {
		return {
			_id: "Service",
			key: this.key
		};
	},
	of(self) {
		return self;
	},
	context(self) {
		return make$20(this, self);
	},
	use(f) {
		return withFiber$1((fiber) => f(get$1(fiber.context, this)));
	},
	useSync(f) {
		return withFiber$1((fiber) => exitSucceed(f(get$1(fiber.context, this))));
	}
};
const cacheKeys = /*#__PURE__*/ new Set();
const ReferenceTypeId = "~effect/Context/Reference";
const TypeId$23 = "~effect/Context";
const FlattenAfterBaseHits = 8;
const makeImpl = (cacheRoot, base, overlay, depth, maxDepth) => {
	const self = Object.create(Proto$5);
	self.cacheRoot = cacheRoot ?? self;
	self.base = base;
	self.overlay = overlay;
	self.depth = depth;
	self._flat = void 0;
	self.baseHits = 0;
	self.maxDepth = maxDepth;
	return self;
};
const applyOverlays = (map, overlay) => {
	if (!overlay) return;
	applyOverlays(map, overlay.parent);
	map.set(overlay.key, overlay.value);
};
const flatten = (self) => {
	if (self._flat) return self._flat;
	if (!self.overlay) return self._flat = self.base;
	const map = new Map(self.base);
	applyOverlays(map, self.overlay);
	return self._flat = map;
};
const withFlat = (self, f) => {
	const map = new Map(self.mapUnsafe);
	f(map);
	return makeImpl(void 0, map, void 0, 0, self.maxDepth);
};
const notFound = /*#__PURE__*/ Symbol();
const lookup = (self, key) => {
	const impl = self;
	for (let overlay = impl.overlay; overlay; overlay = overlay.parent) if (overlay.key === key) return overlay.value;
	const value = impl.base.get(key);
	if (value === void 0 && !impl.base.has(key)) return notFound;
	if (impl.overlay && ++impl.baseHits >= impl.base.size && impl.baseHits >= FlattenAfterBaseHits) {
		impl.base = flatten(impl);
		impl.overlay = void 0;
		impl.depth = 0;
	}
	return value;
};
const makeUnsafe$5 = (mapUnsafe, options) => {
	const maxDepth = options?.maxDepth;
	return makeImpl(void 0, mapUnsafe, void 0, 0, Number.isInteger(maxDepth) && maxDepth >= 0 ? maxDepth : 8);
};
const Proto$5 = {
	get mapUnsafe() {
		return flatten(this);
	},
	...PipeInspectableProto,
	[TypeId$23]: { _Services: (_) => _ },
	toJSON() {
		return {
			_id: "Context",
			services: Array.from(this.mapUnsafe).map(([key, value]) => ({
				key,
				value
			}))
		};
	},
	[symbol](that) {
		if (!isContext(that)) return false;
		const self = this.mapUnsafe;
		const other = that.mapUnsafe;
		if (self.size !== other.size) return false;
		for (const [key, value] of self) if (!other.has(key) || !equals$1(value, other.get(key))) return false;
		return true;
	},
	[symbol$1]() {
		return number$1(this.mapUnsafe.size);
	}
};
const hasSameCache = (self, that) => self.cacheRoot === that.cacheRoot;
const isContext = (u) => hasProperty(u, TypeId$23);
const isReference = (u) => !!u[ReferenceTypeId];
const empty$1 = () => emptyContext;
const emptyContext = /*#__PURE__*/ makeUnsafe$5(/*#__PURE__*/ new Map());
const make$20 = (key, service) => makeUnsafe$5(/* @__PURE__ */ new Map([[key.key, service]]));
const add = /*#__PURE__*/ dual(3, (self, key, service) => addUnsafe(self, key.key, service));
const addUnsafe = (self, key, service) => {
	const impl = self;
	const cacheRoot = cacheKeys.has(key) ? void 0 : impl.cacheRoot;
	if (impl.depth >= impl.maxDepth) {
		const map = new Map(impl._flat ?? impl.base);
		if (!impl._flat) applyOverlays(map, impl.overlay);
		map.set(key, service);
		return makeImpl(cacheRoot, map, void 0, 0, impl.maxDepth);
	}
	return makeImpl(cacheRoot, impl.base, {
		key,
		value: service,
		parent: impl.overlay
	}, impl.depth + 1, impl.maxDepth);
};
const getOrUndefined = /*#__PURE__*/ dual(2, (self, key) => getOrUndefinedUnsafe(self, key.key));
const getOrUndefinedUnsafe = (self, key) => {
	const value = lookup(self, key);
	return value === notFound ? void 0 : value;
};
const getUnsafe = /*#__PURE__*/ dual(2, (self, service) => {
	const value = lookup(self, service.key);
	if (value === notFound) {
		if (isReference(service)) return getDefaultValue(service);
		throw serviceNotFoundError(service);
	}
	return value;
});
const get$1 = getUnsafe;
const defaultValueCacheKey = "~effect/Context/defaultValue";
const getDefaultValue = (ref) => {
	if (defaultValueCacheKey in ref) return ref[defaultValueCacheKey];
	return ref[defaultValueCacheKey] = ref.defaultValue();
};
const serviceNotFoundError = (service) => {
	const error = /* @__PURE__ */ new Error(`Service not found${service.key ? `: ${String(service.key)}` : ""}`);
	if (error.stack) {
		const lines = error.stack.split("\n");
		lines.splice(1, 3);
		error.stack = lines.join("\n");
	}
	return error;
};
const getOption = /*#__PURE__*/ dual(2, (self, service) => {
	const value = lookup(self, service.key);
	if (value !== notFound) return some(value);
	return isReference(service) ? some(getDefaultValue(service)) : none();
});
const merge$1 = /*#__PURE__*/ dual(2, (self, that) => {
	if (self.mapUnsafe.size === 0) return that;
	if (that.mapUnsafe.size === 0) return self;
	return withFlat(self, (map) => that.mapUnsafe.forEach((value, key) => map.set(key, value)));
});
const mergeAll$1 = (...ctxs) => {
	const map = /* @__PURE__ */ new Map();
	for (let i = 0; i < ctxs.length; i++) ctxs[i].mapUnsafe.forEach((value, key) => {
		map.set(key, value);
	});
	return makeUnsafe$5(map);
};
const Reference = Service;

const isArrayNonEmpty$1 = (self) => self.length > 0;

const normalize$2 = (n) => n > 0 ? Math.floor(n) : 0;

const succeed$5 = succeed$6;
const fail$6 = fail$7;
const try_$2 = (evaluate) => {
	if (isFunction(evaluate)) try {
		return succeed$5(evaluate());
	} catch (e) {
		return fail$6(e);
	}
	else try {
		return succeed$5(evaluate.try());
	} catch (e) {
		return fail$6(evaluate.catch(e));
	}
};
const isFailure = isFailure$1;
const isSuccess$1 = isSuccess$2;
const mapError$2 = /*#__PURE__*/ dual(2, (self, f) => isFailure(self) ? fail$6(f(self.failure)) : self);
const map$5 = /*#__PURE__*/ dual(2, (self, f) => isSuccess$1(self) ? succeed$5(f(self.success)) : self);
const match$2 = /*#__PURE__*/ dual(2, (self, { onFailure, onSuccess }) => isFailure(self) ? onFailure(self.failure) : onSuccess(self.success));
const getOrElse = /*#__PURE__*/ dual(2, (self, onFailure) => isFailure(self) ? onFailure(self.failure) : self.success);
const getOrThrowWith = /*#__PURE__*/ dual(2, (self, onFailure) => {
	if (isSuccess$1(self)) return self.success;
	throw onFailure(self.failure);
});
const getOrThrow = /*#__PURE__*/ getOrThrowWith(identity$2);
const flatMap$3 = /*#__PURE__*/ dual(2, (self, f) => isFailure(self) ? fail$6(self.failure) : f(self.success));
const gen$2 = (...args) => {
	const iterator = (args.length === 1 ? args[0] : args[1].bind(args[0]))();
	let state = iterator.next();
	while (!state.done) {
		const current = state.value;
		if (isFailure(current)) return current;
		state = iterator.next(current.success);
	}
	return succeed$5(state.value);
};

const makeEquivalence$2 = Tuple$1;

const has$1 = /*#__PURE__*/ dual(2, (self, key) => Object.hasOwn(self, key));
const map$4 = /*#__PURE__*/ dual(2, (self, f) => {
	const out = { ...self };
	for (const key of keys(self)) assignProperty(out, key, f(self[key], key));
	return out;
});
const keys = (self) => Object.keys(self);
const isSubrecordBy = (equivalence) => dual(2, (self, that) => {
	for (const key of keys(self)) if (!has$1(that, key) || !equivalence(self[key], that[key])) return false;
	return true;
});
const makeEquivalence$1 = (equivalence) => {
	const is = isSubrecordBy(equivalence);
	return (self, that) => is(self, that) && is(that, self);
};

const Array$1 = globalThis.Array;
const fromIterable$1 = (collection) => Array$1.isArray(collection) ? collection : Array$1.from(collection);
const append$1 = /*#__PURE__*/ dual(2, (self, last) => [...self, last]);
const isArray = Array$1.isArray;
const isArrayNonEmpty = isArrayNonEmpty$1;
const isReadonlyArrayNonEmpty = isArrayNonEmpty$1;
const sort = /*#__PURE__*/ dual(2, (self, O) => {
	const out = Array$1.from(self);
	out.sort(O);
	return out;
});
const empty = () => [];
const of = (a) => [a];
const map$3 = /*#__PURE__*/ dual(2, (self, f) => self.map(f));
const makeEquivalence = Array_;

const TypeId$22 = "~effect/Duration";
const bigint0$3 = /*#__PURE__*/ BigInt(0);
const bigint1$2 = /*#__PURE__*/ BigInt(1);
const bigint2 = /*#__PURE__*/ BigInt(2);
const bigint10$1 = /*#__PURE__*/ BigInt(10);
const bigint1e3 = /*#__PURE__*/ BigInt(1e3);
const bigint1e6 = /*#__PURE__*/ BigInt(1e6);
const bigint1e9 = /*#__PURE__*/ BigInt(1e9);
const bigintNanosPerMinute = /*#__PURE__*/ BigInt(6e10);
const bigintNanosPerHour = /*#__PURE__*/ BigInt(36e11);
const bigintNanosPerDay = /*#__PURE__*/ BigInt(864e11);
const bigintNanosPerWeek = /*#__PURE__*/ BigInt(6048e11);
const roundTiesAwayFromZero = (input) => BigInt(Math.sign(input) * Math.round(Math.abs(input)));
const roundMillisToNanos = (millis) => Number.isInteger(millis) ? BigInt(millis) * bigint1e6 : roundTiesAwayFromZero(millis * 1e6);
const fromNanosNumber = (nanos) => make$19(Number.isFinite(nanos) ? roundTiesAwayFromZero(nanos) : nanos);
const nanosToUnit = (nanos, divisor) => {
	const value = Number(nanos);
	if (Number.isFinite(value)) return value / divisor;
	const scale = BigInt(divisor);
	return Number(nanos / scale) + Number(nanos % scale) / divisor;
};
const parseNanos = (input, scale) => {
	const decimalIndex = input.indexOf(".");
	if (decimalIndex === -1) return BigInt(input) * scale;
	const isNegative = input[0] === "-";
	const fractional = input.slice(decimalIndex + 1);
	const fractionalScale = bigint10$1 ** BigInt(fractional.length);
	const scaled = (BigInt(input.slice(isNegative ? 1 : 0, decimalIndex)) * fractionalScale + BigInt(fractional)) * scale;
	return divideTiesAwayFromZero(isNegative ? -scaled : scaled, fractionalScale);
};
const divideTiesAwayFromZero = (numerator, denominator) => {
	const absolute = numerator < bigint0$3 ? -numerator : numerator;
	const rounded = absolute / denominator + (absolute % denominator * bigint2 >= denominator ? bigint1$2 : bigint0$3);
	return numerator < bigint0$3 ? -rounded : rounded;
};
const fromMillisString = (input, scale) => {
	const millis = Number(input) * scale;
	if (!Number.isFinite(millis)) return make$19(millis);
	const nanos = parseNanos(input, BigInt(scale) * bigint1e6);
	return make$19(Number.isInteger(millis) && BigInt(millis) * bigint1e6 === nanos ? millis : nanos);
};
const DURATION_REGEXP = /^(-?\d+(?:\.\d+)?)\s+(nanos?|micros?|millis?|seconds?|minutes?|hours?|days?|weeks?)$/;
const fromInputUnsafe$1 = (input) => {
	switch (typeof input) {
		case "number": return millis(input);
		case "bigint": return nanos(input);
		case "string": {
			if (input === "Infinity") return infinity;
			if (input === "-Infinity") return negativeInfinity;
			const match = DURATION_REGEXP.exec(input);
			if (!match) break;
			const [_, valueStr, unit] = match;
			if (unit === "nano" || unit === "nanos") return nanos(parseNanos(valueStr, bigint1$2));
			if (unit === "micro" || unit === "micros") return nanos(parseNanos(valueStr, bigint1e3));
			switch (unit) {
				case "milli":
				case "millis": return fromMillisString(valueStr, 1);
				case "second":
				case "seconds": return fromMillisString(valueStr, 1e3);
				case "minute":
				case "minutes": return fromMillisString(valueStr, 6e4);
				case "hour":
				case "hours": return fromMillisString(valueStr, 36e5);
				case "day":
				case "days": return fromMillisString(valueStr, 864e5);
				case "week":
				case "weeks": return fromMillisString(valueStr, 6048e5);
			}
			break;
		}
		case "object": {
			if (input === null) break;
			if (TypeId$22 in input) return input;
			if (Array.isArray(input)) {
				if (input.length !== 2 || !input.every(isNumber)) return invalid$2(input);
				if (Number.isNaN(input[0]) || Number.isNaN(input[1])) return zero$1;
				if (input[0] === -1e400 || input[1] === -1e400) return negativeInfinity;
				if (input[0] === 1e400 || input[1] === 1e400) return infinity;
				const nanos = input[0] * 1e9 + input[1];
				return Number.isFinite(nanos) && Number.isInteger(input[0]) && Number.isInteger(input[1]) ? make$19(BigInt(input[0]) * bigint1e9 + BigInt(input[1])) : fromNanosNumber(nanos);
			}
			const obj = input;
			let millis = 0;
			if (obj.weeks) millis += obj.weeks * 6048e5;
			if (obj.days) millis += obj.days * 864e5;
			if (obj.hours) millis += obj.hours * 36e5;
			if (obj.minutes) millis += obj.minutes * 6e4;
			if (obj.seconds) millis += obj.seconds * 1e3;
			if (obj.milliseconds) millis += obj.milliseconds;
			if (!obj.microseconds && !obj.nanoseconds) {
				if (!Number.isFinite(millis)) return make$19(millis);
				const exact = sumObjectNanos(obj);
				return exact === void 0 || BigInt(millis) * bigint1e6 === exact ? make$19(millis) : make$19(exact);
			}
			const nanos = millis * 1e6 + (obj.microseconds ?? 0) * 1e3 + (obj.nanoseconds ?? 0);
			const exact = Number.isFinite(nanos) ? sumObjectNanos(obj) : void 0;
			return exact === void 0 ? fromNanosNumber(nanos) : make$19(exact);
		}
	}
	return invalid$2(input);
};
const isIntegerOrUnset = (n) => !n || Number.isInteger(n);
const sumObjectNanos = (obj) => {
	if (!isIntegerOrUnset(obj.weeks) || !isIntegerOrUnset(obj.days) || !isIntegerOrUnset(obj.hours) || !isIntegerOrUnset(obj.minutes) || !isIntegerOrUnset(obj.seconds) || !isIntegerOrUnset(obj.milliseconds) || !isIntegerOrUnset(obj.microseconds) || !isIntegerOrUnset(obj.nanoseconds)) return void 0;
	let nanos = bigint0$3;
	if (obj.weeks) nanos += BigInt(obj.weeks) * bigintNanosPerWeek;
	if (obj.days) nanos += BigInt(obj.days) * bigintNanosPerDay;
	if (obj.hours) nanos += BigInt(obj.hours) * bigintNanosPerHour;
	if (obj.minutes) nanos += BigInt(obj.minutes) * bigintNanosPerMinute;
	if (obj.seconds) nanos += BigInt(obj.seconds) * bigint1e9;
	if (obj.milliseconds) nanos += BigInt(obj.milliseconds) * bigint1e6;
	if (obj.microseconds) nanos += BigInt(obj.microseconds) * bigint1e3;
	if (obj.nanoseconds) nanos += BigInt(obj.nanoseconds);
	return nanos;
};
const invalid$2 = (input) => {
	throw new Error(`Invalid Input: ${input}`);
};
const zeroDurationValue = {
	_tag: "Millis",
	millis: 0
};
const infinityDurationValue = { _tag: "Infinity" };
const negativeInfinityDurationValue = { _tag: "NegativeInfinity" };
const DurationProto = {
	[TypeId$22]: TypeId$22,
	[symbol$1]() {
		switch (this.value._tag) {
			case "Millis": return hash(roundMillisToNanos(this.value.millis));
			case "Nanos": return hash(this.value.nanos);
			default: return structure(this.value);
		}
	},
	[symbol](that) {
		return isDuration(that) && equals(this, that);
	},
	toString() {
		switch (this.value._tag) {
			case "Infinity": return "Infinity";
			case "NegativeInfinity": return "-Infinity";
			case "Nanos": return `${this.value.nanos} nanos`;
			case "Millis": return `${this.value.millis} millis`;
		}
	},
	toJSON() {
		switch (this.value._tag) {
			case "Millis": return {
				_id: "Duration",
				_tag: "Millis",
				millis: this.value.millis
			};
			case "Nanos": return {
				_id: "Duration",
				_tag: "Nanos",
				nanos: String(this.value.nanos)
			};
			case "Infinity": return {
				_id: "Duration",
				_tag: "Infinity"
			};
			case "NegativeInfinity": return {
				_id: "Duration",
				_tag: "NegativeInfinity"
			};
		}
	},
	[NodeInspectSymbol]() {
		return this.toJSON();
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const make$19 = (input) => {
	const duration = Object.create(DurationProto);
	if (typeof input === "number") {
		if (isNaN(input) || input === 0 || Object.is(input, -0)) duration.value = zeroDurationValue;
		else if (!Number.isFinite(input)) duration.value = input > 0 ? infinityDurationValue : negativeInfinityDurationValue;
		else if (!Number.isInteger(input)) duration.value = {
			_tag: "Nanos",
			nanos: roundMillisToNanos(input)
		};
		else duration.value = {
			_tag: "Millis",
			millis: input
		};
	} else if (input === bigint0$3) duration.value = zeroDurationValue;
	else duration.value = {
		_tag: "Nanos",
		nanos: input
	};
	return duration;
};
const isDuration = (u) => hasProperty(u, TypeId$22);
const isFinite$1 = (self) => self.value._tag !== "Infinity" && self.value._tag !== "NegativeInfinity";
const zero$1 = /*#__PURE__*/ make$19(0);
const infinity = /*#__PURE__*/ make$19(1e400);
const negativeInfinity = /*#__PURE__*/ make$19(-1e400);
const nanos = (nanos) => make$19(nanos);
const millis = (millis) => make$19(millis);
const seconds$1 = (seconds) => make$19(seconds * 1e3);
const minutes = (minutes) => make$19(minutes * 6e4);
const toMillis = (self) => match$1(fromInputUnsafe$1(self), {
	onMillis: identity$2,
	onNanos: (nanos) => nanosToUnit(nanos, 1e6),
	onInfinity: () => 1e400,
	onNegativeInfinity: () => -1e400
});
const toSeconds = (self) => match$1(fromInputUnsafe$1(self), {
	onMillis: (millis) => millis / 1e3,
	onNanos: (nanos) => nanosToUnit(nanos, 1e9),
	onInfinity: () => 1e400,
	onNegativeInfinity: () => -1e400
});
const toNanosUnsafe = (input) => {
	const self = fromInputUnsafe$1(input);
	switch (self.value._tag) {
		case "Infinity":
		case "NegativeInfinity": throw new Error("Cannot convert infinite duration to nanos");
		case "Nanos": return self.value.nanos;
		case "Millis": return roundMillisToNanos(self.value.millis);
	}
};
const match$1 = /*#__PURE__*/ dual(2, (self, options) => {
	switch (self.value._tag) {
		case "Millis": return options.onMillis(self.value.millis);
		case "Nanos": return options.onNanos(self.value.nanos);
		case "Infinity": return options.onInfinity();
		case "NegativeInfinity": return (options.onNegativeInfinity ?? options.onInfinity)();
	}
});
const matchPair = /*#__PURE__*/ dual(3, (self, that, options) => {
	if (self.value._tag === "Infinity" || self.value._tag === "NegativeInfinity" || that.value._tag === "Infinity" || that.value._tag === "NegativeInfinity") return options.onInfinity(self, that);
	if (self.value._tag === "Millis") return that.value._tag === "Millis" ? options.onMillis(self.value.millis, that.value.millis) : options.onNanos(toNanosUnsafe(self), that.value.nanos);
	else return options.onNanos(self.value.nanos, toNanosUnsafe(that));
});
const Equivalence$3 = (self, that) => matchPair(self, that, {
	onMillis: (self, that) => self === that,
	onNanos: (self, that) => self === that,
	onInfinity: (self, that) => self.value._tag === that.value._tag
});
const equals = /*#__PURE__*/ dual(2, (self, that) => Equivalence$3(self, that));

const Scheduler = /*#__PURE__*/ Reference("effect/Scheduler", {
	fiberCached: true,
	defaultValue: () => new MixedScheduler()
});
const setMicrotask = (f) => {
	let cancelled = false;
	Promise.resolve().then(() => {
		if (!cancelled) f();
	});
	return () => {
		cancelled = true;
	};
};
const setTimer = "setImmediate" in globalThis ? (f) => {
	const timer = globalThis.setImmediate(f);
	return () => globalThis.clearImmediate(timer);
} : (f) => {
	const timer = setTimeout(f, 0);
	return () => clearTimeout(timer);
};
const setImmediate = (f) => {
	try {
		return setTimer(f);
	} catch {
		return setMicrotask(f);
	}
};
var PriorityBuckets = class {
	buckets = [];
	scheduleTask(task, priority) {
		const buckets = this.buckets;
		const len = buckets.length;
		let bucket;
		let index = 0;
		for (; index < len; index++) {
			if (buckets[index][0] > priority) break;
			bucket = buckets[index];
		}
		if (bucket && bucket[0] === priority) bucket[1].push(task);
		else if (index === len) buckets.push([priority, [task]]);
		else buckets.splice(index, 0, [priority, [task]]);
	}
	drain() {
		const buckets = this.buckets;
		this.buckets = [];
		return buckets;
	}
};
var MixedScheduler = class {
	executionMode;
	setImmediate;
	constructor(executionMode = "async", setImmediateFn) {
		this.executionMode = executionMode;
		this.setImmediate = setImmediateFn ?? (executionMode === "sync" ? setMicrotask : setImmediate);
	}
	shouldYield(fiber) {
		return fiber.currentOpCount >= fiber.cache.maxOpsBeforeYield;
	}
	makeDispatcher() {
		return new MixedSchedulerDispatcher(this.setImmediate);
	}
};
var MixedSchedulerDispatcher = class {
	tasks = /*#__PURE__*/ new PriorityBuckets();
	running = void 0;
	setImmediate;
	constructor(setImmediateFn = setImmediate) {
		this.setImmediate = setImmediateFn;
	}
	scheduleTask(task, priority) {
		this.tasks.scheduleTask(task, priority);
		if (this.running === void 0) this.running = this.setImmediate(this.afterScheduled);
	}
	afterScheduled = () => {
		this.running = void 0;
		this.runTasks();
	};
	runTasks() {
		const buckets = this.tasks.drain();
		for (let i = 0; i < buckets.length; i++) {
			const toRun = buckets[i][1];
			for (let j = 0; j < toRun.length; j++) toRun[j]();
		}
	}
	flush() {
		while (this.tasks.buckets.length > 0) {
			if (this.running !== void 0) {
				this.running();
				this.running = void 0;
			}
			this.runTasks();
		}
	}
};
const MaxOpsBeforeYield = /*#__PURE__*/ Reference("effect/Scheduler/MaxOpsBeforeYield", {
	fiberCached: true,
	defaultValue: () => 2048
});
const PreventSchedulerYield = /*#__PURE__*/ Reference("effect/Scheduler/PreventSchedulerYield", {
	fiberCached: true,
	defaultValue: () => false
});

const Class = class extends Class$1 {
	constructor(props) {
		super();
		if (props) assignProperties(this, props);
	}
};
const Error$1 = Error$2;
const TaggedError = TaggedError$1;

const EncodingErrorTypeId = "~effect/encoding/EncodingError";
var EncodingError = class extends (/*#__PURE__*/ TaggedError("EncodingError")) {
	[EncodingErrorTypeId] = EncodingErrorTypeId;
};

const encode$1 = (input) => typeof input === "string" ? hexEncodeUint8Array(encoder$2.encode(input)) : hexEncodeUint8Array(input);
const random = (length) => {
	switch (length) {
		case 16: return random16();
		case 32: return random32();
		default: {
			let result = "";
			for (let i = length >>> 3; i > 0; i--) result += random8();
			return result;
		}
	}
};
const hexCharCodes = /*#__PURE__*/ Uint8Array.from("0123456789abcdef", (c) => c.charCodeAt(0));
const randomWord = () => Math.random() * 4294967296 >>> 0;
const random8 = () => {
	const a = randomWord();
	return String.fromCharCode(hexCharCodes[a >>> 28], hexCharCodes[a >>> 24 & 15], hexCharCodes[a >>> 20 & 15], hexCharCodes[a >>> 16 & 15], hexCharCodes[a >>> 12 & 15], hexCharCodes[a >>> 8 & 15], hexCharCodes[a >>> 4 & 15], hexCharCodes[a & 15]);
};
const random16 = () => {
	const a = randomWord();
	const b = randomWord();
	return String.fromCharCode(hexCharCodes[a >>> 28], hexCharCodes[a >>> 24 & 15], hexCharCodes[a >>> 20 & 15], hexCharCodes[a >>> 16 & 15], hexCharCodes[a >>> 12 & 15], hexCharCodes[a >>> 8 & 15], hexCharCodes[a >>> 4 & 15], hexCharCodes[a & 15], hexCharCodes[b >>> 28], hexCharCodes[b >>> 24 & 15], hexCharCodes[b >>> 20 & 15], hexCharCodes[b >>> 16 & 15], hexCharCodes[b >>> 12 & 15], hexCharCodes[b >>> 8 & 15], hexCharCodes[b >>> 4 & 15], hexCharCodes[b & 15]);
};
const random32 = () => {
	const a = randomWord();
	const b = randomWord();
	const c = randomWord();
	const d = randomWord();
	return String.fromCharCode(hexCharCodes[a >>> 28], hexCharCodes[a >>> 24 & 15], hexCharCodes[a >>> 20 & 15], hexCharCodes[a >>> 16 & 15], hexCharCodes[a >>> 12 & 15], hexCharCodes[a >>> 8 & 15], hexCharCodes[a >>> 4 & 15], hexCharCodes[a & 15], hexCharCodes[b >>> 28], hexCharCodes[b >>> 24 & 15], hexCharCodes[b >>> 20 & 15], hexCharCodes[b >>> 16 & 15], hexCharCodes[b >>> 12 & 15], hexCharCodes[b >>> 8 & 15], hexCharCodes[b >>> 4 & 15], hexCharCodes[b & 15], hexCharCodes[c >>> 28], hexCharCodes[c >>> 24 & 15], hexCharCodes[c >>> 20 & 15], hexCharCodes[c >>> 16 & 15], hexCharCodes[c >>> 12 & 15], hexCharCodes[c >>> 8 & 15], hexCharCodes[c >>> 4 & 15], hexCharCodes[c & 15], hexCharCodes[d >>> 28], hexCharCodes[d >>> 24 & 15], hexCharCodes[d >>> 20 & 15], hexCharCodes[d >>> 16 & 15], hexCharCodes[d >>> 12 & 15], hexCharCodes[d >>> 8 & 15], hexCharCodes[d >>> 4 & 15], hexCharCodes[d & 15]);
};
const encoder$2 = /*#__PURE__*/ new TextEncoder();
const byteToHex = /*#__PURE__*/ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
const hexEncodeUint8Array = (bytes) => {
	let result = "";
	for (let i = 0; i < bytes.length; i++) result += byteToHex[bytes[i]];
	return result;
};

const ParentSpanKey = "effect/Tracer/ParentSpan";
var ParentSpan = class extends (/*#__PURE__*/ Service()(ParentSpanKey, { fiberCached: true })) {};
const make$18 = (options) => options;
const DisablePropagation = /*#__PURE__*/ Reference("effect/Tracer/DisablePropagation", { defaultValue: constFalse });
const CurrentTraceLevel = /*#__PURE__*/ Reference("effect/Tracer/CurrentTraceLevel", { defaultValue: () => "Info" });
const MinimumTraceLevel = /*#__PURE__*/ Reference("effect/Tracer/MinimumTraceLevel", { defaultValue: () => "All" });
const TracerKey = "effect/Tracer";
const nativeTracer = /*#__PURE__*/ make$18({ span: (options) => new NativeSpan(options) });
var NativeSpan = class {
	_tag = "Span";
	sampled;
	name;
	parent;
	annotations;
	links;
	startTime;
	kind;
	status;
	_traceId = void 0;
	_spanId = void 0;
	_attributes = void 0;
	_events = void 0;
	constructor(options) {
		this.name = options.name;
		this.parent = options.parent;
		this.annotations = options.annotations;
		this.links = options.links;
		this.startTime = options.startTime;
		this.kind = options.kind;
		this.sampled = options.sampled;
		this.status = {
			_tag: "Started",
			startTime: options.startTime
		};
	}
	get traceId() {
		return this._traceId ??= getOrUndefined$1(this.parent)?.traceId ?? random(32);
	}
	get spanId() {
		return this._spanId ??= random(16);
	}
	get attributes() {
		return this._attributes ??= /* @__PURE__ */ new Map();
	}
	get events() {
		return this._events ??= [];
	}
	end(endTime, exit) {
		if (this.status._tag === "Ended") return;
		this.status = {
			_tag: "Ended",
			endTime,
			exit,
			startTime: this.status.startTime
		};
	}
	attribute(key, value) {
		if (this.status._tag === "Ended") return;
		this.attributes.set(key, value);
	}
	event(name, startTime, attributes) {
		if (this.status._tag === "Ended") return;
		this.events.push([
			name,
			startTime,
			attributes ?? {}
		]);
	}
	addLinks(links) {
		if (this.status._tag === "Ended") return;
		this.links.push(...links);
	}
};

const FiberRuntimeMetricsKey = "effect/Metric/FiberRuntimeMetrics";

const CurrentStackFrame = /*#__PURE__*/ Reference("effect/References/CurrentStackFrame", {
	fiberCached: true,
	defaultValue: constUndefined
});
const TracerEnabled = /*#__PURE__*/ Reference("effect/References/TracerEnabled", {
	fiberCached: true,
	defaultValue: constTrue
});
const TracerTimingEnabled = /*#__PURE__*/ Reference("effect/References/TracerTimingEnabled", { defaultValue: constTrue });
const TracerSpanAnnotations = /*#__PURE__*/ Reference("effect/References/TracerSpanAnnotations", { defaultValue: () => ({}) });
const TracerSpanLinks = /*#__PURE__*/ Reference("effect/References/TracerSpanLinks", { defaultValue: () => [] });
const CurrentLogAnnotations = /*#__PURE__*/ Reference("effect/References/CurrentLogAnnotations", { defaultValue: () => ({}) });
const CurrentLogLevel = /*#__PURE__*/ Reference("effect/References/CurrentLogLevel", {
	fiberCached: true,
	defaultValue: () => "Info"
});
const MinimumLogLevel = /*#__PURE__*/ Reference("effect/References/MinimumLogLevel", {
	fiberCached: true,
	defaultValue: () => "Info"
});
const UnhandledLogLevel = /*#__PURE__*/ Reference("effect/References/UnhandledLogLevel", { defaultValue: () => "Error" });
const CurrentLogSpans = /*#__PURE__*/ Reference("effect/References/CurrentLogSpans", { defaultValue: () => [] });

const makeStackCleaner = (line) => (stack) => {
	let cache;
	return () => {
		if (cache !== void 0) return cache;
		const trace = stack();
		if (!trace) return void 0;
		const lines = trace.split("\n");
		if (lines[line] !== void 0) {
			cache = lines[line].trim();
			return cache;
		}
	};
};

var Interrupt = class extends ReasonBase {
	constructor(fiberId, annotations = constEmptyAnnotations) {
		super("Interrupt", annotations, "Interrupted");
		this.fiberId = fiberId;
	}
	toString() {
		return `Interrupt(${this.fiberId})`;
	}
	toJSON() {
		return {
			_tag: "Interrupt",
			fiberId: this.fiberId
		};
	}
	[symbol](that) {
		return isInterruptReason(that) && this.fiberId === that.fiberId && this.annotations === that.annotations;
	}
	[symbol$1]() {
		return string$1(`${this._tag}:${this.fiberId}`);
	}
};
const causeInterrupt = (fiberId) => new CauseImpl([new Interrupt(fiberId)]);
const hasFails = (self) => self.reasons.some(isFailReason$1);
const findError = (self) => {
	for (let i = 0; i < self.reasons.length; i++) {
		const reason = self.reasons[i];
		if (reason._tag === "Fail") return succeed$5(reason.error);
	}
	return fail$6(self);
};
const hasDies = (self) => self.reasons.some(isDieReason);
const causeElectDefects = (self) => hasDies(self) && hasFails(self) ? causeFromReasons(self.reasons.map((reason) => reason._tag === "Fail" && !isDone$1(reason.error) ? new Die(reason.error, reason.annotations) : reason)) : self;
const findRecoverableError = (self) => hasDies(self) ? fail$6(causeElectDefects(self)) : findError(self);
const hasInterrupts = (self) => self.reasons.some(isInterruptReason);
const hasInterruptsOnly$1 = (self) => self.reasons.length > 0 && self.reasons.every(isInterruptReason);
const causeMap = /*#__PURE__*/ dual(2, (self, f) => {
	let hasFail = false;
	const failures = self.reasons.map((failure) => {
		if (isFailReason$1(failure)) {
			hasFail = true;
			return new Fail(f(failure.error), failure.annotations);
		}
		return failure;
	});
	return hasFail ? causeFromReasons(failures) : self;
});
const causeSquash = (self) => {
	let die;
	for (const reason of self.reasons) {
		if (reason._tag === "Fail") return reason.error;
		if (reason._tag === "Die") die ??= reason;
	}
	if (die !== void 0) return die.defect;
	if (self.reasons.length > 0) return new globalThis.Error("All fibers interrupted without error");
	return new globalThis.Error("Empty cause");
};
const causePrettyErrors = (self, options) => {
	const errors = [];
	const interrupts = [];
	if (self.reasons.length === 0) return errors;
	const prevStackLimit = getStackTraceLimit();
	if (prevStackLimit !== 0) setStackTraceLimit(1);
	try {
		for (const failure of self.reasons) {
			if (failure._tag === "Interrupt") {
				interrupts.push(failure);
				continue;
			}
			errors.push(causePrettyError(failure._tag === "Die" ? failure.defect : failure.error, failure.annotations, options));
		}
		if (errors.length === 0) {
			const cause = /* @__PURE__ */ new Error("The fiber was interrupted by:");
			cause.name = "InterruptCause";
			cause.stack = interruptCauseStack(cause, interrupts);
			const error = new globalThis.Error("All fibers interrupted without error", { cause });
			error.name = "InterruptError";
			error.stack = `${error.name}: ${error.message}`;
			errors.push(causePrettyError(error, interrupts[0].annotations, options));
		}
	} finally {
		if (prevStackLimit !== 0) setStackTraceLimit(prevStackLimit);
	}
	return errors;
};
const causePrettyError = (original, annotations, options, seen = /* @__PURE__ */ new Set()) => {
	const kind = typeof original;
	let error;
	if (original && kind === "object") {
		seen.add(original);
		const cause = original.cause;
		error = new globalThis.Error(causePrettyMessage(original), { cause: cause !== void 0 && !seen.has(cause) ? causePrettyError(cause, void 0, void 0, seen) : void 0 });
		if (typeof original.name === "string") error.name = original.name;
		if (typeof original.stack === "string") error.stack = cleanErrorStack(original.stack, error, annotations);
		else {
			const stack = `${error.name}: ${error.message}`;
			error.stack = annotations ? addStackAnnotations(stack, annotations) : stack;
		}
		if (options?.includeCauseInStack) error.stack = renderPrettyError(error);
		for (const key of Object.keys(original)) if (!(key in error)) error[key] = original[key];
	} else {
		error = new globalThis.Error(!original ? `Unknown error: ${original}` : kind === "string" ? original : formatJson(original));
		const stack = `${error.name}: ${error.message}`;
		error.stack = annotations ? addStackAnnotations(stack, annotations) : stack;
	}
	return error;
};
const causePrettyMessage = (u) => {
	if (typeof u.message === "string") return u.message;
	else if (typeof u.toString === "function" && u.toString !== Object.prototype.toString && u.toString !== Array.prototype.toString) try {
		return u.toString();
	} catch {}
	return formatJson(u);
};
const locationRegExp = /\((.*)\)/g;
const cleanErrorStack = (stack, error, annotations) => {
	const message = `${error.name}: ${error.message}`;
	const lines = (stack.startsWith(message) ? stack.slice(message.length) : stack).split("\n");
	const out = [message];
	for (let i = 1; i < lines.length; i++) {
		if (/Generator\.next|~effect\/(?:Effect|Utils)/.test(lines[i])) break;
		out.push(lines[i]);
	}
	return annotations ? addStackAnnotations(out.join("\n"), annotations) : out.join("\n");
};
const addStackAnnotations = (stack, annotations) => {
	const frame = annotations?.get(StackTraceKey.key);
	if (frame) stack = `${stack}\n${currentStackTrace(frame)}`;
	return stack;
};
const interruptCauseStack = (error, interrupts) => {
	const out = [`${error.name}: ${error.message}`];
	for (const current of interrupts) {
		const fiberId = current.fiberId !== void 0 ? `#${current.fiberId}` : "unknown";
		const frame = current.annotations.get(InterruptorStackTrace.key);
		out.push(`    at fiber (${fiberId})`);
		if (frame) out.push(currentStackTrace(frame));
	}
	return out.join("\n");
};
const currentStackTrace = (frame) => {
	const out = [];
	let current = frame;
	let i = 0;
	while (current && i < 10) {
		const stack = current.stack();
		if (stack) {
			const locationMatchAll = stack.matchAll(locationRegExp);
			let match = false;
			for (const [, location] of locationMatchAll) {
				match = true;
				out.push(`    at ${current.name} (${location})`);
			}
			if (!match) out.push(`    at ${current.name} (${stack.replace(/^at /, "")})`);
		} else out.push(`    at ${current.name}`);
		current = current.parent;
		i++;
	}
	return out.join("\n");
};
const causePretty = (cause) => causePrettyErrors(cause).map(renderPrettyError).join("\n");
const renderPrettyError = (e) => e.cause ? `${e.stack} {\n${renderErrorCause(e.cause, "  ")}\n}` : e.stack;
const renderErrorCause = (cause, prefix) => {
	const lines = cause.stack.split("\n");
	let stack = `${prefix}[cause]: ${lines[0]}`;
	for (let i = 1, len = lines.length; i < len; i++) stack += `\n${prefix}${lines[i]}`;
	if (cause.cause) stack += ` {\n${renderErrorCause(cause.cause, `${prefix}  `)}\n${prefix}}`;
	return stack;
};
const FiberTypeId = "~effect/Fiber";
const fiberVariance = {
	_A: identity$2,
	_E: identity$2
};
const fiberIdStore = { id: 0 };
const AsyncResource = /*#__PURE__*/ (() => {
	try {
		return globalThis.process?.getBuiltinModule?.("node:async_hooks")?.AsyncResource;
	} catch {
		return;
	}
})();
const captureAsyncContext = () => AsyncResource === void 0 ? void 0 : new AsyncResource("effect/Fiber");
const getCurrentFiber = () => globalThis[currentFiberTypeId];
var FiberImpl = class {
	constructor(context, interruptible = true) {
		this.setContext(context);
		this.id = ++fiberIdStore.id;
		this.currentOpCount = 0;
		this.interruptible = interruptible;
		this._stack = [];
		this._observers = void 0;
		this._exit = void 0;
		this._children = void 0;
		this._interruptedCause = void 0;
		this._yielded = void 0;
		this._running = false;
		this._deferredInterrupt = false;
		this._parent = void 0;
		this._asyncContext = void 0;
		this.cache.runtimeMetrics?.recordFiberStart(this.context);
	}
	get [FiberTypeId]() {
		return fiberVariance;
	}
	get currentDispatcher() {
		return this._dispatcher ??= this.cache.scheduler.makeDispatcher();
	}
	getRef(ref) {
		return get$1(this.context, ref);
	}
	addObserver(cb) {
		if (this._exit) {
			cb(this._exit);
			return constVoid;
		}
		if (this._observers === void 0) this._observers = [cb];
		else this._observers.push(cb);
		return () => this.removeObserver(cb);
	}
	removeObserver(cb) {
		if (this._exit || this._observers === void 0) return;
		const index = this._observers.indexOf(cb);
		if (index >= 0) this._observers.splice(index, 1);
	}
	interruptUnsafe(fiberId, annotations) {
		if (this._exit) return;
		let cause = causeInterrupt(fiberId);
		if (this.cache.stackFrame) cause = causeAnnotate(cause, make$20(StackTraceKey, this.cache.stackFrame));
		if (annotations) cause = causeAnnotate(cause, annotations);
		this._interruptedCause = this._interruptedCause ? causeAddInterrupts(this._interruptedCause, cause) : cause;
		if (this.interruptible) {
			if (this._running) this._deferredInterrupt = true;
			else this.evaluate(failCause$3(this._interruptedCause));
		}
	}
	pollUnsafe() {
		return this._exit;
	}
	evaluate(effect) {
		if (this._exit) return;
		else if (this._asyncContext !== void 0) {
			const asyncContext = this._asyncContext;
			this._asyncContext = void 0;
			try {
				return asyncContext.runInAsyncScope(this.evaluate, this, effect);
			} finally {
				asyncContext.emitDestroy();
			}
		} else if (this._yielded !== void 0) {
			const yielded = this._yielded;
			this._yielded = void 0;
			yielded();
		}
		const exit = this.runLoop(effect);
		if (exit === Yield) {
			this._asyncContext = captureAsyncContext();
			return;
		}
		const interruptChildren = fiberMiddleware.interruptChildren && fiberMiddleware.interruptChildren(this);
		if (interruptChildren !== void 0) return this.evaluate(flatMap$2(interruptChildren, () => exit));
		this._exit = exit;
		this.cache.runtimeMetrics?.recordFiberEnd(this.context, this._exit);
		if (this._parent) {
			this._parent._children?.delete(this);
			this._parent = void 0;
		}
		if (this._observers !== void 0) {
			const observers = this._observers;
			this._observers = void 0;
			for (let i = 0; i < observers.length; i++) observers[i](exit);
		}
		this._stack.length = 0;
		this._children = void 0;
		this.context = empty$1();
	}
	runLoop(effect) {
		const prevFiber = globalThis[currentFiberTypeId];
		globalThis[currentFiberTypeId] = this;
		const prevRunning = this._running;
		this._running = true;
		let yielding = false;
		let current = effect;
		this.currentOpCount = 0;
		try {
			while (true) try {
				if (this._deferredInterrupt) {
					this._deferredInterrupt = false;
					current = failCause$3(this._interruptedCause);
				}
				this.currentOpCount++;
				const cache = this.cache;
				if (!yielding && !cache.preventYield && cache.scheduler.shouldYield(this)) {
					yielding = true;
					const prev = current;
					current = flatMap$2(yieldNow, () => prev);
				}
				current = cache.tracerContext ? cache.tracerContext(current, this) : current[evaluate](this);
				if (current === Yield) {
					const yielded = this._yielded;
					if ("~effect/Exit" in yielded) {
						this._deferredInterrupt = false;
						this._yielded = void 0;
						return yielded;
					} else if (this._deferredInterrupt) {
						this._yielded = void 0;
						yielded();
						continue;
					}
					return Yield;
				}
			} catch (error) {
				if (!hasProperty(current, "~effect/Effect/evaluate")) return exitDie(`Fiber.runLoop: Not a valid effect: ${String(current)}`);
				current = exitDie(error);
			}
		} finally {
			this._running = prevRunning;
			globalThis[currentFiberTypeId] = prevFiber;
		}
	}
	getCont(symbol) {
		if (this._deferredInterrupt) {
			this._deferredInterrupt = false;
			return deferredInterruptCont;
		}
		while (true) {
			const op = this._stack.pop();
			if (!op) return void 0;
			const all = op[contAll];
			if (all !== void 0) {
				const cont = all.call(op, this);
				if (cont) {
					cont[symbol] = cont;
					return cont;
				}
			}
			if (op[symbol]) return op;
		}
	}
	succeedWith(value) {
		if ((++this.currentOpCount & maxInlineSteps - 1) === 0) return exitSucceed(value);
		const cont = this.getCont(contA);
		return cont ? cont[contA](value, this) : this.yieldWith(exitSucceed(value));
	}
	yieldWith(value) {
		this._yielded = value;
		return Yield;
	}
	children() {
		return this._children ??= /* @__PURE__ */ new Set();
	}
	pipe() {
		return pipeArguments(this, arguments);
	}
	setContext(context) {
		const previous = this.context;
		this.context = context;
		if (previous !== void 0 && hasSameCache(previous, context)) return;
		const root = context.cacheRoot;
		const cache = root._fiberCache ??= makeFiberContextCache(context);
		if (this.cache?.scheduler !== cache.scheduler) this._dispatcher = void 0;
		this.cache = cache;
	}
	get currentSpanLocal() {
		const span = this.cache.span;
		return span?._tag === "Span" ? span : void 0;
	}
};
const makeFiberContextCache = (context) => {
	const currentTracer = getOrUndefinedUnsafe(context, TracerKey);
	return {
		scheduler: get$1(context, Scheduler),
		tracer: currentTracer,
		tracerContext: currentTracer ? currentTracer["context"] : void 0,
		tracerEnabled: get$1(context, TracerEnabled),
		span: getOrUndefinedUnsafe(context, ParentSpanKey),
		logLevel: get$1(context, CurrentLogLevel),
		minimumLogLevel: get$1(context, MinimumLogLevel),
		stackFrame: get$1(context, CurrentStackFrame),
		runtimeMetrics: getOrUndefinedUnsafe(context, FiberRuntimeMetricsKey),
		maxOpsBeforeYield: get$1(context, MaxOpsBeforeYield),
		preventYield: get$1(context, PreventSchedulerYield)
	};
};
const deferredInterruptCont = {
	[contA](_value, fiber) {
		return failCause$3(fiber._interruptedCause);
	},
	[contE](_cause, fiber) {
		return failCause$3(fiber._interruptedCause);
	}
};
const maxInlineSteps = 32;
const fiberMiddleware = { interruptChildren: void 0 };
const fiberStackAnnotations = (fiber) => {
	if (!fiber.cache.stackFrame) return void 0;
	const annotations = /* @__PURE__ */ new Map();
	annotations.set(InterruptorStackTrace.key, fiber.cache.stackFrame);
	return makeUnsafe$5(annotations);
};
const fiberAwait = (self) => {
	const impl = self;
	if (impl._exit) return succeed$4(impl._exit);
	return callback$2((resume) => {
		if (impl._exit) return resume(succeed$4(impl._exit));
		return sync$2(self.addObserver((exit) => resume(succeed$4(exit))));
	});
};
const fiberAwaitAll = (self) => callback$2((resume) => {
	const iter = self[Symbol.iterator]();
	const exits = [];
	let cancel = void 0;
	function loop() {
		let result = iter.next();
		while (!result.done) {
			if (result.value._exit) {
				exits.push(result.value._exit);
				result = iter.next();
				continue;
			}
			cancel = result.value.addObserver((exit) => {
				exits.push(exit);
				loop();
			});
			return;
		}
		resume(succeed$4(exits));
	}
	loop();
	return sync$2(() => cancel?.());
});
const fiberInterrupt = (self) => withFiber$1((fiber) => fiberInterruptAs(self, fiber.id));
const fiberInterruptAs = /*#__PURE__*/ dual((args) => hasProperty(args[0], FiberTypeId), (self, fiberId, annotations) => withFiber$1((parent) => {
	let ann = fiberStackAnnotations(parent);
	ann = ann && annotations ? merge$1(ann, annotations) : ann ?? annotations;
	self.interruptUnsafe(fiberId, ann);
	return asVoid(fiberAwait(self));
}));
const fiberInterruptAll = (fibers) => withFiber$1((parent) => {
	const annotations = fiberStackAnnotations(parent);
	let fiberArr = empty();
	for (const fiber of fibers) {
		fiber.interruptUnsafe(parent.id, annotations);
		fiberArr.push(fiber);
	}
	return asVoid(fiberAwaitAll(fiberArr));
});
const succeed$4 = exitSucceed;
const failCause$3 = exitFailCause;
const fail$5 = exitFail;
const sync$2 = /*#__PURE__*/ makePrimitive({
	op: "Sync",
	[evaluate](fiber) {
		const thunk = this[args];
		const value = thunk();
		const cont = fiber.getCont(contA);
		return cont ? cont[contA](value, fiber) : fiber.yieldWith(exitSucceed(value));
	}
});
const suspend$1 = /*#__PURE__*/ makePrimitive({
	op: "Suspend",
	[evaluate](_fiber) {
		const thunk = this[args];
		return thunk();
	}
});
const fromResult$1 = /*#__PURE__*/ match$2({
	onFailure: fail$5,
	onSuccess: succeed$4
});
const yieldNowWith = /*#__PURE__*/ makePrimitive({
	op: "Yield",
	[evaluate](fiber) {
		let resumed = false;
		fiber.currentDispatcher.scheduleTask(() => {
			if (resumed) return;
			fiber.evaluate(exitVoid);
		}, this["~effect/Effect/args"] ?? 0);
		return fiber.yieldWith(() => {
			resumed = true;
		});
	}
});
const yieldNow = /*#__PURE__*/ yieldNowWith(0);
const failCauseSync$1 = (evaluate) => suspend$1(() => failCause$3(evaluate()));
const die$2 = (defect) => exitDie(defect);
const void_$2 = /*#__PURE__*/ succeed$4(void 0);
const try_$1 = (options) => {
	const evaluate = typeof options === "function" ? options : options.try;
	const catcher = typeof options === "function" ? (cause) => new UnknownError(cause, "An error occurred in Effect.try") : options.catch;
	return suspend$1(() => {
		try {
			return succeed$4(evaluate());
		} catch (err) {
			return fail$5(catcher(err));
		}
	});
};
const promise$1 = (evaluate) => callbackOptions(function(resume, signal) {
	evaluate(signal).then((a) => resume(succeed$4(a)), (e) => resume(die$2(e)));
}, evaluate.length !== 0);
const tryPromise$1 = (options) => {
	const f = typeof options === "function" ? options : options.try;
	const catcher = typeof options === "function" ? (cause) => new UnknownError(cause, "An error occurred in Effect.tryPromise") : options.catch;
	return callbackOptions(function(resume, signal) {
		const failWithCatch = (cause) => suspend$1(() => {
			try {
				return fail$5(internalCall(() => catcher(cause)));
			} catch (err) {
				return die$2(err);
			}
		});
		try {
			f(signal).then((a) => resume(succeed$4(a)), (e) => resume(failWithCatch(e)));
		} catch (err) {
			resume(failWithCatch(err));
		}
	}, f.length !== 0);
};
const callbackOptions = /*#__PURE__*/ function() {
	const Proto = /*#__PURE__*/ makePrimitiveProto({
		op: "Async",
		[evaluate](fiber) {
			let resumed = false;
			let yielded = false;
			const controller = this.withSignal ? new AbortController() : void 0;
			const onCancel = this.register.call(fiber.cache.scheduler, (effect) => {
				if (resumed) return;
				resumed = true;
				if (yielded) fiber.evaluate(effect);
				else yielded = effect;
			}, controller?.signal);
			if (yielded !== false) return yielded;
			yielded = true;
			fiber.yieldWith(() => {
				resumed = true;
			});
			if (controller === void 0 && onCancel === void 0) return Yield;
			fiber._stack.push(asyncFinalizer(() => {
				resumed = true;
				controller?.abort();
				return onCancel ?? exitVoid;
			}));
			return Yield;
		}
	});
	const AsyncImpl = function(register, withSignal) {
		this.register = register;
		this.withSignal = withSignal;
	};
	AsyncImpl.prototype = Proto;
	return function(register, withSignal) {
		return new AsyncImpl(register, withSignal);
	};
}();
const asyncFinalizer = /*#__PURE__*/ makePrimitive({
	op: "AsyncFinalizer",
	[contAll](fiber) {
		if (fiber.interruptible) {
			fiber.interruptible = false;
			fiber._stack.push(setInterruptibleTrue);
		}
	},
	[contE](cause, _fiber) {
		return hasInterrupts(cause) ? flatMap$2(combineFinalizerCause(exitFailCause(cause), this[args]()), () => failCause$3(cause)) : failCause$3(cause);
	}
});
const callback$2 = (register) => callbackOptions(register, register.length >= 2);
const never$1 = /*#__PURE__*/ callback$2(constVoid);
const gen$1 = (...args) => {
	if (args.length === 1) {
		const body = args[0];
		return suspend$1(() => fromIteratorUnsafe(body()));
	}
	const [options, body] = args;
	return suspend$1(() => fromIteratorUnsafe(body.call(options.self)));
};
const fnBody = (bodyOrOptions, pipeables) => typeof bodyOrOptions === "function" ? bodyOrOptions : pipeables.shift().bind(bodyOrOptions.self);
const fnUntraced$1 = (bodyOrOptions, ...pipeables) => {
	const body = fnBody(bodyOrOptions, pipeables);
	const fn = pipeables.length === 0 ? function() {
		return suspend$1(() => fromIteratorUnsafe(body.apply(this, arguments)));
	} : function() {
		let effect = suspend$1(() => fromIteratorUnsafe(body.apply(this, arguments)));
		for (let i = 0; i < pipeables.length; i++) effect = pipeables[i](effect, ...arguments);
		return effect;
	};
	return defineFunctionLength(body.length, fn);
};
const defineFunctionLength = (length, fn) => Object.defineProperty(fn, "length", {
	value: length,
	configurable: true
});
const fnStackCleaner = /*#__PURE__*/ makeStackCleaner(2);
const fn$1 = function() {
	const nameFirst = typeof arguments[0] === "string";
	const name = nameFirst ? arguments[0] : "Effect.fn";
	const spanOptions = nameFirst ? arguments[1] : void 0;
	const prevLimit = getStackTraceLimit();
	let defError;
	if (prevLimit !== 0) {
		setStackTraceLimit(2);
		defError = new globalThis.Error();
		setStackTraceLimit(prevLimit);
	}
	if (nameFirst) return (body, ...pipeables) => makeFn(name, body, defError, pipeables, nameFirst, spanOptions);
	return makeFn(name, arguments[0], defError, Array.prototype.slice.call(arguments, 1), nameFirst, spanOptions);
};
const makeFn = (name, bodyOrOptions, defError, pipeables, addSpan, spanOptions) => {
	const body = fnBody(bodyOrOptions, pipeables);
	const definitionName = `${name} (definition)`;
	const definitionStack = defError ? fnStackCleaner(() => defError.stack) : constUndefined;
	const makeCallFrame = (callError) => (prev) => ({
		name,
		stack: callError ? fnStackCleaner(() => callError.stack) : constUndefined,
		parent: {
			name: definitionName,
			stack: definitionStack,
			parent: prev
		}
	});
	return defineFunctionLength(body.length, function(...args) {
		let result = suspend$1(() => {
			const iter = body.apply(this, arguments);
			return isEffect$1(iter) ? iter : fromIteratorUnsafe(iter);
		});
		for (let i = 0; i < pipeables.length; i++) result = pipeables[i](result, ...args);
		if (!isEffect$1(result)) return result;
		const prevLimit = getStackTraceLimit();
		let callError;
		if (prevLimit !== 0) {
			setStackTraceLimit(2);
			callError = new globalThis.Error();
			setStackTraceLimit(prevLimit);
		}
		return updateService(addSpan ? useSpan(name, spanOptions, (span) => provideParentSpan(result, span)) : result, CurrentStackFrame, makeCallFrame(callError));
	});
};
const fnUntracedEager$1 = (bodyOrOptions, ...pipeables) => {
	const body = fnBody(bodyOrOptions, pipeables);
	return defineFunctionLength(body.length, pipeables.length === 0 ? function() {
		return fromIteratorEagerUnsafe(() => body.apply(this, arguments));
	} : function() {
		let effect = fromIteratorEagerUnsafe(() => body.apply(this, arguments));
		for (const pipeable of pipeables) effect = pipeable(effect, ...arguments);
		return effect;
	});
};
const fromIteratorEagerUnsafe = (evaluate) => {
	try {
		const iterator = evaluate();
		let value = void 0;
		while (true) {
			const state = iterator.next(value);
			if (state.done) return succeed$4(state.value);
			const primitive = state.value;
			if (primitive && primitive._tag === "Success") {
				value = primitive.value;
				continue;
			} else if (primitive && primitive._tag === "Failure") return state.value;
			else {
				let isFirstExecution = true;
				return suspend$1(() => {
					if (isFirstExecution) {
						isFirstExecution = false;
						return flatMap$2(state.value, (value) => fromIteratorUnsafe(iterator, value));
					} else return suspend$1(() => fromIteratorUnsafe(evaluate()));
				});
			}
		}
	} catch (error) {
		return die$2(error);
	}
};
const fromIteratorUnsafe = /*#__PURE__*/ function() {
	const Proto = /*#__PURE__*/ makePrimitiveProto({
		op: "Iterator",
		[contA](value, fiber) {
			const iter = this.iterator;
			while (true) {
				const state = iter.next(value);
				if (state.done) return succeed$4(state.value);
				if (!effectIsExit(state.value)) {
					fiber._stack.push(this);
					return state.value;
				} else if (state.value._tag === "Failure") return state.value;
				value = state.value.value;
			}
		},
		[evaluate](fiber) {
			return this[contA](this.initial, fiber);
		}
	});
	const IteratorImpl = function(iterator, initial) {
		this.iterator = iterator;
		this.initial = initial;
	};
	IteratorImpl.prototype = Proto;
	return function(iterator, initial) {
		return new IteratorImpl(iterator, initial);
	};
}();
const as$1 = /*#__PURE__*/ dual(2, (self, value) => new ContImpl(self, returnPayload, succeed$4(value)));
const evaluateCont = function(fiber) {
	fiber._stack.push(this);
	return this[args];
};
const OnSuccessProto = /*#__PURE__*/ makePrimitiveProto({
	op: "OnSuccess",
	[evaluate]: evaluateCont
});
const ContImpl = function(self, cont, payload) {
	this[args] = self;
	this[contA] = cont;
	this.payload = payload;
};
ContImpl.prototype = OnSuccessProto;
const returnPayload = function() {
	return this.payload;
};
const succeedPayload = function(_value, fiber) {
	return fiber.succeedWith(this.payload);
};
const continuationMarksStack = /*#__PURE__*/ (() => {
	const limit = /*#__PURE__*/ getStackTraceLimit();
	if (limit === 0) return false;
	const marker = "~effect/Effect/stackProbe";
	const probe = { [marker]: function stackProbe() {
		return /* @__PURE__ */ new Error();
	} };
	setStackTraceLimit(1);
	const error = /*#__PURE__*/ probe[marker]();
	setStackTraceLimit(limit);
	return error.stack?.includes("[as " + marker + "]") === true;
})();
const mapCont = function(value, fiber) {
	const f = this.payload;
	return fiber.succeedWith(continuationMarksStack ? f(value) : internalCall(() => f(value)));
};
const andThenCont = function(value) {
	const f = this.payload;
	return f(value);
};
const tapCont = function(value) {
	const f = this.payload;
	return new ContImpl(f(value), succeedPayload, value);
};
const tapEffectCont = function(value) {
	return new ContImpl(this.payload, succeedPayload, value);
};
const asSome = (self) => map$2(self, some);
const andThen$1 = /*#__PURE__*/ dual(2, (self, f) => new ContImpl(self, isEffect$1(f) ? returnPayload : andThenCont, f));
const tap$1 = /*#__PURE__*/ dual(2, (self, f) => new ContImpl(self, isEffect$1(f) ? tapEffectCont : tapCont, f));
const asVoid = (self) => new ContImpl(self, returnPayload, exitVoid);
const raceAllFirst = (all, options) => withFiber$1((parent) => {
	const fibers = /* @__PURE__ */ new Set();
	onExitUnsafe(parent, () => fibers.size === 0 ? void 0 : fiberInterruptAll(fibers));
	return callback$2((resume) => {
		let done = false;
		let i = 0;
		for (const effect of all) {
			if (done) break;
			const index = i++;
			const fiber = forkUnsafe$1(parent, effect, true, true, false);
			fibers.add(fiber);
			fiber.addObserver((exit) => {
				fibers.delete(fiber);
				const isWinner = !done;
				done = true;
				resume(exit);
				if (isWinner && options?.onWinner) options.onWinner({
					fiber,
					index,
					parentFiber: parent
				});
			});
		}
	});
});
const raceFirst$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[1]), (self, that, options) => raceAllFirst([self, that], options));
const flatMap$2 = /*#__PURE__*/ dual(2, (self, f) => new ContImpl(self, andThenCont, f));
const effectIsExit = (effect) => effect[ExitTypeId] !== void 0;
const flatMapEager$1 = /*#__PURE__*/ dual(2, (self, f) => {
	if (effectIsExit(self)) return self._tag === "Success" ? f(self.value) : self;
	return flatMap$2(self, f);
});
const map$2 = /*#__PURE__*/ dual(2, (self, f) => new ContImpl(self, mapCont, f));
const mapEager$1 = /*#__PURE__*/ dual(2, (self, f) => effectIsExit(self) ? exitMap(self, f) : map$2(self, f));
const mapErrorEager$1 = /*#__PURE__*/ dual(2, (self, f) => effectIsExit(self) ? exitMapError(self, f) : mapError$1(self, f));
const exitInterrupt$1 = (fiberId) => exitFailCause(causeInterrupt(fiberId));
const exitIsSuccess = (self) => self._tag === "Success";
const exitFilterCause = (self) => self._tag === "Failure" ? succeed$5(self.cause) : fail$6(self);
const exitVoid = /*#__PURE__*/ exitSucceed(void 0);
const exitMap = /*#__PURE__*/ dual(2, (self, f) => self._tag === "Success" ? exitSucceed(f(self.value)) : self);
const exitMapError = /*#__PURE__*/ dual(2, (self, f) => {
	if (self._tag === "Success") return self;
	return exitFailCause(causeMap(self.cause, f));
});
const exitZipRight = /*#__PURE__*/ dual(2, (self, that) => exitIsSuccess(self) ? that : self);
const exitAsVoidAll = (exits) => {
	const failures = [];
	for (const exit of exits) if (exit._tag === "Failure") failures.push(...exit.cause.reasons);
	return failures.length === 0 ? exitVoid : exitFailCause(causeFromReasons(failures));
};
const serviceOption$1 = (service) => withFiber$1((fiber) => succeed$4(getOption(fiber.context, service)));
const updateContext = /*#__PURE__*/ dual(2, (self, f) => withFiber$1((fiber) => {
	const prevContext = fiber.context;
	const nextContext = f(prevContext);
	if (prevContext === nextContext) return self;
	fiber.setContext(nextContext);
	onExitUnsafe(fiber, () => {
		fiber.setContext(prevContext);
	});
	return self;
}));
const updateService = /*#__PURE__*/ dual(3, (self, service, f) => updateContext(self, (s) => {
	const prev = getUnsafe(s, service);
	const next = f(prev);
	if (prev === next) return s;
	return add(s, service, next);
}));
const contextWith = (f) => withFiber$1((fiber) => f(fiber.context));
const provideContext = /*#__PURE__*/ dual(2, (self, context) => {
	if (effectIsExit(self)) return self;
	return updateContext(self, merge$1(context));
});
const provideService = function() {
	if (arguments.length === 1) return dual(2, (self, impl) => provideServiceImpl(self, arguments[0], impl));
	return dual(3, (self, service, impl) => provideServiceImpl(self, service, impl)).apply(this, arguments);
};
const provideServiceImpl = (self, service, implementation) => updateContext(self, add(service, implementation));
const zipWith$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[1]), (self, that, f, options) => options?.concurrent ? map$2(all$2([self, that], { concurrency: 2 }), ([a, a2]) => f(a, a2)) : flatMap$2(self, (a) => map$2(that, (a2) => f(a, a2))));
const forever$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, options) => whileLoop({
	while: constTrue,
	body: constant(options?.disableYield ? self : flatMap$2(self, (_) => yieldNow)),
	step: constVoid
}));
const catchCause$1 = /*#__PURE__*/ dual(2, (self, f) => new OnFailureImpl(self, f.length !== 1 ? (cause) => f(cause) : f));
const OnFailureProto = /*#__PURE__*/ makePrimitiveProto({
	op: "OnFailure",
	[evaluate]: evaluateCont
});
const OnFailureImpl = function(self, f) {
	this[args] = self;
	this[contE] = f;
};
OnFailureImpl.prototype = OnFailureProto;
const catchCauseFilter = /*#__PURE__*/ dual(3, (self, filter, f) => catchCause$1(self, (cause) => {
	const eb = filter(cause);
	return isFailure(eb) ? failCause$3(eb.failure) : f(eb.success, cause);
}));
const catch_$1 = /*#__PURE__*/ dual(2, (self, f) => catchCauseFilter(self, findRecoverableError, (e) => f(e)));
const tapCause$1 = /*#__PURE__*/ dual(2, (self, f) => catchCause$1(self, (cause) => andThen$1(f(cause), failCause$3(cause))));
const tapCauseFilter = /*#__PURE__*/ dual(3, (self, filter, f) => catchCause$1(self, (cause) => {
	const result = filter(cause);
	if (isFailure(result)) return failCause$3(cause);
	return andThen$1(f(result.success, cause), failCause$3(cause));
}));
const tapError$1 = /*#__PURE__*/ dual(2, (self, f) => tapCauseFilter(self, findError, (e) => f(e)));
const catchIf$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, predicate, f, orElse) => catchCause$1(self, (cause) => {
	const error = findRecoverableError(cause);
	if (isFailure(error)) return failCause$3(error.failure);
	if (!predicate(error.success)) return orElse ? orElse(error.success) : failCause$3(cause);
	return f(error.success);
}));
const catchTag$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, k, f, orElse) => {
	const pred = Array.isArray(k) ? (e) => hasProperty(e, "_tag") && k.includes(e._tag) : isTagged(k);
	return catchIf$1(self, pred, f, orElse);
});
const catchReason$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, errorTag, reasonTag, f, orElse) => catchIf$1(self, (e) => isTagged(e, errorTag) && hasProperty(e, "reason") && (orElse !== void 0 || isTagged(e.reason, reasonTag)), (e) => {
	const reason = e.reason;
	if (isTagged(reason, reasonTag)) return f(reason, e);
	return orElse ? orElse(reason, e) : fail$5(e);
}));
const mapError$1 = /*#__PURE__*/ dual(2, (self, f) => catchCause$1(self, (cause) => failCause$3(causeMap(cause, f))));
const orDie$1 = (self) => catch_$1(self, die$2);
const orElseSucceed$1 = /*#__PURE__*/ dual(2, (self, f) => catch_$1(self, (error) => sync$2(() => f(error))));
const ignoreCauseLogger = (log) => log === "Unhandled" ? (...message) => withFiber$1((fiber) => {
	const level = fiber.getRef(UnhandledLogLevel);
	return level === void 0 ? void_$2 : logWithLevel(level)(...message);
}) : logWithLevel(log === true ? void 0 : log);
const ignore$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, options) => {
	if (!options?.log) return matchEffect$1(self, {
		onFailure: (_) => void_$2,
		onSuccess: (_) => void_$2
	});
	const logEffect = ignoreCauseLogger(options.log);
	return matchCauseEffect(self, {
		onFailure(cause) {
			const error = findRecoverableError(cause);
			return isFailure(error) ? failCause$3(error.failure) : options.message === void 0 ? logEffect(cause) : logEffect(options.message, cause);
		},
		onSuccess: (_) => void_$2
	});
});
const result$1 = (self) => matchEager(self, {
	onFailure: fail$6,
	onSuccess: succeed$5
});
const matchCauseEffect = /*#__PURE__*/ dual(2, (self, options) => new OnSuccessAndFailureImpl(self, options.onSuccess.length !== 1 ? (a) => options.onSuccess(a) : options.onSuccess, options.onFailure.length !== 1 ? (cause) => options.onFailure(cause) : options.onFailure));
const OnSuccessAndFailureProto = /*#__PURE__*/ makePrimitiveProto({
	op: "OnSuccessAndFailure",
	[evaluate]: evaluateCont
});
const OnSuccessAndFailureImpl = function(self, onSuccess, onFailure) {
	this[args] = self;
	this[contA] = onSuccess;
	this[contE] = onFailure;
};
OnSuccessAndFailureImpl.prototype = OnSuccessAndFailureProto;
const matchSuccess = function(value, fiber) {
	const handlers = this.payload;
	return fiber.succeedWith(continuationMarksStack ? handlers.onSuccess(value) : internalCall(() => handlers.onSuccess(value)));
};
const makeMatch = (op, onFailure) => {
	const Proto = makePrimitiveProto({
		op,
		[evaluate]: evaluateCont,
		[contA]: matchSuccess,
		[contE]: onFailure
	});
	const MatchImpl = function(self, handlers) {
		this[args] = self;
		this.payload = handlers;
	};
	MatchImpl.prototype = Proto;
	return MatchImpl;
};
const MatchImpl = /*#__PURE__*/ makeMatch("Match", function(cause, fiber) {
	const error = findRecoverableError(cause);
	if (isFailure(error)) return failCause$3(error.failure);
	const handlers = this.payload;
	return fiber.succeedWith(continuationMarksStack ? handlers.onFailure(error.success) : internalCall(() => handlers.onFailure(error.success)));
});
const matchEffect$1 = /*#__PURE__*/ dual(2, (self, options) => matchCauseEffect(self, {
	onFailure: (cause) => {
		const error = findRecoverableError(cause);
		return isFailure(error) ? failCause$3(error.failure) : options.onFailure(error.success);
	},
	onSuccess: options.onSuccess
}));
const match = /*#__PURE__*/ dual(2, (self, options) => new MatchImpl(self, options));
const matchEager = /*#__PURE__*/ dual(2, (self, options) => {
	if (effectIsExit(self)) {
		if (self._tag === "Success") return exitSucceed(options.onSuccess(self.value));
		const error = findRecoverableError(self.cause);
		if (isFailure(error)) return exitFailCause(error.failure);
		return exitSucceed(options.onFailure(error.success));
	}
	return match(self, options);
});
const exit$1 = (self) => effectIsExit(self) ? exitSucceed(self) : exitPrimitive(self);
const exitPrimitive = /*#__PURE__*/ makePrimitive({
	op: "Exit",
	[evaluate](fiber) {
		fiber._stack.push(this);
		return this[args];
	},
	[contA](value, fiber, exit) {
		return fiber.succeedWith(exit ?? exitSucceed(value));
	},
	[contE](cause, fiber, exit) {
		return fiber.succeedWith(exit ?? exitFailCause(cause));
	}
});
const timeoutOption$1 = /*#__PURE__*/ dual(2, (self, duration) => raceFirst$1(asSome(self), as$1(sleep$1(duration), none())));
const ScopeTypeId = "~effect/Scope";
const ScopeCloseableTypeId = "~effect/Scope/Closeable";
const scopeTag = /*#__PURE__*/ Service("effect/Scope");
const scopeClose = (self, exit_) => withFiber$1((fiber) => {
	fiberEnterUninterruptibleUnsafe(fiber);
	return scopeCloseUnsafe(self, exit_) ?? void_$2;
});
const scopeCloseUnsafe = (self, exit_) => {
	const state = self.state;
	if (state._tag === "Closed") return;
	self.state = {
		_tag: "Closed",
		exit: exit_
	};
	if (self.parent !== void 0) scopeRemoveFinalizerUnsafe(self.parent, self);
	if (state._tag === "Empty") return;
	if (state.finalizer !== void 0) return runFinalizer(state.finalizer, exit_);
	const finalizers = state.finalizers;
	if (finalizers.size === 1) return runFinalizer(finalizers.values().next().value, exit_);
	return scopeCloseFinalizers(self, finalizers, exit_);
};
const runFinalizer = (finalizer, exit_) => {
	try {
		return finalizer(exit_);
	} catch (defect) {
		return exitDie(defect);
	}
};
const combineFinalizerCause = (exit_, finalizer) => exitIsSuccess(exit_) ? finalizer : catchCause$1(finalizer, (cause) => failCause$3(causeElectDefects(causeCombine(exit_.cause, cause))));
const scopeCloseFinalizers = /*#__PURE__*/ fnUntraced$1(function* (self, finalizers, exit_) {
	let exits = [];
	const fibers = [];
	const arr = Array.from(finalizers);
	const parent = getCurrentFiber();
	for (let i = arr.length - 1; i >= 0; i--) {
		const [key, finalizer] = arr[i];
		if (self.strategy === "sequential") exits.push(yield* exit$1(runFinalizer(finalizer, exit_)));
		else if (key !== parent) fibers.push(forkUnsafe$1(parent, runFinalizer(finalizer, exit_), true, true, "inherit"));
	}
	if (fibers.length > 0) exits = yield* fiberAwaitAll(fibers);
	return yield* exitAsVoidAll(exits);
});
const scopeForkUnsafe = (scope, finalizerStrategy) => {
	const child = makeScope(finalizerStrategy, scope);
	if (scope.state._tag === "Closed") {
		child.state = scope.state;
		return child;
	}
	scopeAddFinalizerUnsafe(scope, child, (exit) => scopeClose(child, exit));
	return child;
};
const scopeAddFinalizerExit = (scope, finalizer) => {
	return suspend$1(() => {
		if (scope.state._tag === "Closed") return finalizer(scope.state.exit);
		scopeAddFinalizerUnsafe(scope, {}, finalizer);
		return void_$2;
	});
};
const scopeAddFinalizer = (scope, finalizer) => scopeAddFinalizerExit(scope, constant(finalizer));
const scopeAddFinalizerUnsafe = (scope, key, finalizer) => {
	if (scope.state._tag === "Empty") scope.state = {
		_tag: "Open",
		finalizerKey: key,
		finalizer,
		finalizers: void 0
	};
	else if (scope.state._tag === "Open") {
		const state = scope.state;
		if (state.finalizer !== void 0) {
			state.finalizers = /* @__PURE__ */ new Map([[state.finalizerKey, state.finalizer]]);
			state.finalizerKey = void 0;
			state.finalizer = void 0;
			state.finalizers.set(key, finalizer);
		} else state.finalizers.set(key, finalizer);
	}
};
const scopeRemoveFinalizerUnsafe = (scope, key) => {
	if (scope.state._tag !== "Open") return;
	const state = scope.state;
	if (state.finalizerKey === key) scope.state = constScopeEmpty;
	else if (state.finalizers !== void 0) {
		state.finalizers.delete(key);
		if (state.finalizers.size === 0) scope.state = constScopeEmpty;
	}
};
const scopeMakeUnsafe = (finalizerStrategy) => makeScope(finalizerStrategy, void 0);
const makeScope = (finalizerStrategy = "sequential", parent) => ({
	[ScopeCloseableTypeId]: ScopeCloseableTypeId,
	[ScopeTypeId]: ScopeTypeId,
	strategy: finalizerStrategy,
	parent,
	state: constScopeEmpty
});
const constScopeEmpty = { _tag: "Empty" };
const scope$1 = scopeTag;
const provideScope = /*#__PURE__*/ provideService(scopeTag);
const scoped$1 = (self) => withFiber$1((fiber) => {
	const prev = fiber.context;
	const scope = scopeMakeUnsafe();
	fiber.setContext(add(fiber.context, scopeTag, scope));
	onExitUnsafe(fiber, (exit) => {
		fiber.setContext(prev);
		return scopeCloseUnsafe(scope, exit);
	});
	return self;
});
const scopedWith = (f) => suspend$1(() => {
	const scope = scopeMakeUnsafe();
	return onExit$1(f(scope), (exit) => suspend$1(() => scopeCloseUnsafe(scope, exit) ?? void_$2));
});
const acquireRelease$1 = (acquire, release, options) => contextWith((context) => uninterruptibleMask((restore) => flatMap$2(scope$1, (scope) => tap$1(options?.interruptible ? restore(acquire) : acquire, (a) => scopeAddFinalizerExit(scope, (exit) => provideContext(release(a, exit), context))))));
const OnExitImpl = /*#__PURE__*/ function() {
	const Proto = /*#__PURE__*/ makePrimitiveProto({
		op: "OnExit",
		[evaluate](fiber) {
			fiber._stack.push(this);
			return this.effect;
		},
		[contAll](fiber) {
			if (fiber.interruptible && this.interruptible !== true) {
				fiber._stack.push(setInterruptibleTrue);
				fiber.interruptible = false;
			}
		},
		[contA](value, _, exit) {
			exit ??= exitSucceed(value);
			let eff;
			try {
				eff = this.onExit(exit);
			} catch (defect) {
				eff = exitDie(defect);
			}
			return eff ? flatMap$2(eff, (_) => exit) : exit;
		},
		[contE](cause, _, exit) {
			exit ??= exitFailCause(cause);
			let eff;
			try {
				eff = this.onExit(exit);
			} catch (defect) {
				eff = exitDie(defect);
			}
			return eff ? flatMap$2(combineFinalizerCause(exit, eff), (_) => exit) : exit;
		}
	});
	const OnExitImpl = function(effect, onExit, interruptible) {
		this.effect = effect;
		this.onExit = onExit;
		this.interruptible = interruptible;
	};
	OnExitImpl.prototype = Proto;
	return OnExitImpl;
}();
const onExitPrimitive = (effect, onExit, interruptible) => new OnExitImpl(effect, onExit, interruptible);
const onExitUnsafe = (fiber, f) => {
	fiber._stack.push(new OnExitImpl(void 0, f, void 0));
};
const onExit$1 = /*#__PURE__*/ dual(2, onExitPrimitive);
const onExitFilter = /*#__PURE__*/ dual(3, (self, filter, f) => onExit$1(self, (exit) => {
	const b = filter(exit);
	return isFailure(b) ? void_$2 : f(b.success, exit);
}));
const onError$1 = /*#__PURE__*/ dual(2, (self, f) => onExitFilter(self, exitFilterCause, f));
const acquireUseRelease$1 = (acquire, use, release) => uninterruptibleMask((restore) => flatMap$2(acquire, (a) => onExitPrimitive(suspend$1(() => restore(use(a))), (exit) => release(a, exit), true)));
const uninterruptible = (self) => withFiber$1((fiber) => {
	if (!fiber.interruptible) return self;
	fiber.interruptible = false;
	fiber._stack.push(setInterruptibleTrue);
	return self;
});
const setInterruptible = /*#__PURE__*/ makePrimitive({
	op: "SetInterruptible",
	[contAll](fiber) {
		fiber.interruptible = this[args];
		if (fiber._interruptedCause && fiber.interruptible) return () => failCause$3(fiber._interruptedCause);
	}
});
const setInterruptibleTrue = /*#__PURE__*/ setInterruptible(true);
const setInterruptibleFalse = /*#__PURE__*/ setInterruptible(false);
const setFiberInterruptible = (fiber) => {
	fiber.interruptible = true;
	fiber._stack.push(setInterruptibleFalse);
	if (fiber._interruptedCause) return failCause$3(fiber._interruptedCause);
};
const fiberEnterUninterruptibleUnsafe = (fiber) => {
	const impl = fiber;
	if (!impl.interruptible) return;
	impl.interruptible = false;
	impl._stack.push(setInterruptibleTrue);
};
const interruptible = (self) => withFiber$1((fiber) => {
	if (fiber.interruptible) return self;
	return setFiberInterruptible(fiber) ?? self;
});
const uninterruptibleMask = (f) => withFiber$1((fiber) => {
	if (!fiber.interruptible) return f(identity$2);
	fiber.interruptible = false;
	fiber._stack.push(setInterruptibleTrue);
	return f(interruptible);
});
const all$2 = (arg, options) => {
	if (isIterable(arg)) return options?.mode === "result" ? forEach$2(arg, result$1, options) : forEach$2(arg, identity$2, options);
	else if (options?.discard) return options.mode === "result" ? forEach$2(Object.values(arg), result$1, options) : forEach$2(Object.values(arg), identity$2, options);
	return suspend$1(() => map$2(forEach$2(Object.entries(arg), ([key, effect]) => map$2(options?.mode === "result" ? result$1(effect) : effect, (value) => [key, value]), { concurrency: options?.concurrency }), Object.fromEntries));
};
const whileLoop = /*#__PURE__*/ makePrimitive({
	op: "While",
	[contA](value, fiber) {
		this[args].step(value);
		if (this["~effect/Effect/args"].while()) {
			fiber._stack.push(this);
			return this[args].body();
		}
		return exitVoid;
	},
	[evaluate](fiber) {
		if (this["~effect/Effect/args"].while()) {
			fiber._stack.push(this);
			return this[args].body();
		}
		return exitVoid;
	}
});
const forEach$2 = /*#__PURE__*/ dual((args) => typeof args[1] === "function", (iterable, f, options) => suspend$1(() => {
	const concurrency = resolveConcurrency(options?.concurrency);
	if (concurrency === 1) return forEachSequential(iterable, f, options);
	const items = fromIterable$1(iterable);
	let length = items.length;
	if (length === 0) return options?.discard ? void_$2 : succeed$4([]);
	const out = options?.discard ? void 0 : new Array(length);
	const eff = forEachConcurrent({
		f,
		out
	}, items, { concurrency });
	return eff ? as$1(eff, out) : succeed$4(out);
}));
const forEachSequential = (iterable, f, options) => suspend$1(() => {
	const out = options?.discard ? void 0 : [];
	const iterator = iterable[Symbol.iterator]();
	let state = iterator.next();
	let index = 0;
	return as$1(whileLoop({
		while: () => !state.done,
		body: () => f(state.value, index++),
		step: (b) => {
			if (out) out.push(b);
			state = iterator.next();
		}
	}), out);
});
const resolveConcurrency = (concurrency) => concurrency === "unbounded" ? Number.POSITIVE_INFINITY : Math.max(1, concurrency ?? 1);
const iterateEager = () => (options) => {
	const onItem = options.onItem;
	const step = options.step;
	const resumeSequential = (state, items, index, end, effect) => flatMap$2(exit$1(effect), (itemExit) => step(state, items[index], itemExit, index) ?? runSequential(state, items, index + 1, end) ?? void_$2);
	const runSequential = (state, items, index = 0, end = items.length) => {
		for (; index < end; index++) {
			const item = items[index];
			const effect = onItem(state, item, index);
			if (!effectIsExit(effect)) return resumeSequential(state, items, index, end, effect);
			const terminal = step(state, item, effect, index);
			if (terminal) return terminal._tag === "Failure" ? terminal : void 0;
		}
	};
	return runSequential;
};
const iterateConcurrentImpl = (options) => {
	const onItem = options.onItem;
	const step = options.step;
	return (state, items, opts) => {
		let index = 0;
		const end = opts.end ?? items.length;
		const concurrency = opts.concurrency;
		let done = false;
		let parentFiber;
		let fibers;
		let resume;
		let terminal;
		let effect;
		const failDefect = (error) => {
			const defect = exitDie(error);
			terminal = defect;
			done = true;
			return fibers && fibers.size > 0 ? flatMap$2(uninterruptible(fiberInterruptAll(Array.from(fibers))), () => terminal ?? defect) : defect;
		};
		const go = () => {
			let paused = false;
			for (; !terminal && index < end; index++) {
				const item = items[index];
				const eff = effect ?? onItem(state, item, index);
				if (effectIsExit(eff)) {
					terminal = step(state, item, eff, index);
					if (terminal) break;
				} else if (!parentFiber) return callback$2((cb) => {
					parentFiber = getCurrentFiber();
					fibers = /* @__PURE__ */ new Set();
					effect = eff;
					resume = cb;
					let result;
					try {
						result = go();
					} catch (error) {
						return cb(failDefect(error));
					}
					if (result) return cb(result);
					return suspend$1(() => {
						terminal ??= exitVoid;
						return flatMap$2(fibers ? fiberInterruptAll(fibers) : void_$2, () => terminal?._tag === "Failure" ? terminal : void_$2);
					});
				});
				else {
					effect = void 0;
					const fiber = forkUnsafe$1(parentFiber, eff, true, true, "inherit");
					if (fiber._exit) {
						terminal = step(state, item, fiber._exit, index);
						if (terminal) break;
						continue;
					}
					fibers.add(fiber);
					const currentIndex = index;
					fiber.addObserver((exit) => {
						fibers.delete(fiber);
						try {
							if (terminal) {
								if (exit._tag === "Failure") {
									const reasons = exit.cause.reasons.filter((reason) => reason._tag !== "Interrupt");
									if (reasons.length > 0) {
										const cause = causeFromReasons(reasons);
										terminal = exitFailCause(terminal._tag === "Failure" ? causeElectDefects(causeCombine(terminal.cause, cause)) : cause);
									}
								}
							} else {
								const result = step(state, item, exit, currentIndex);
								if (result) {
									terminal = result;
									go();
								}
							}
							if (paused) {
								const eff = go();
								if (eff) resume(eff);
							} else if (done && fibers.size === 0) resume(terminal ?? void_$2);
						} catch (error) {
							resume(failDefect(error));
						}
					});
					if (fibers.size < concurrency) continue;
					paused = true;
					index++;
					return;
				}
			}
			done = true;
			if (terminal) {
				if (fibers && fibers.size > 0) {
					const annotations = fiberStackAnnotations(parentFiber);
					fibers.forEach((f) => f.interruptUnsafe(parentFiber.id, annotations));
					return;
				}
				if (resume || terminal._tag === "Failure") return terminal;
			} else if (resume) {
				if (!fibers) return exitVoid;
				else if (fibers.size === 0) resume(void_$2);
			}
		};
		return go();
	};
};
const iterateConcurrent = () => (options) => iterateConcurrentImpl(options);
const forEachConcurrent = /*#__PURE__*/ iterateConcurrentImpl({
	onItem(state, item, index) {
		return state.f(item, index);
	},
	step(state, _, exit, index) {
		if (exit._tag === "Failure") return exit;
		else if (state.out) state.out[index] = exit.value;
	}
});
const forkUnsafe$1 = (parent, effect, immediate = false, daemon = false, uninterruptible = false) => {
	const parentRuntime = parent;
	const interruptible = uninterruptible === "inherit" ? parentRuntime.interruptible : !uninterruptible;
	const child = new FiberImpl(parentRuntime.context, interruptible);
	if (!daemon) {
		parentRuntime.children().add(child);
		child._parent = parentRuntime;
	}
	if (immediate) child.evaluate(effect);
	else {
		child._asyncContext = captureAsyncContext();
		parentRuntime.currentDispatcher.scheduleTask(() => child.evaluate(effect), 0);
	}
	return child;
};
const fiberScopeFinalizer = (fiber) => () => withFiber$1((current) => current === fiber ? void_$2 : fiberInterrupt(fiber));
const forkIn$1 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, scope, options) => withFiber$1((parent) => {
	const fiber = scope.state._tag === "Closed" ? new FiberImpl(parent.context) : forkUnsafe$1(parent, self, options?.startImmediately, true, options?.uninterruptible);
	if (!fiber._exit) {
		if (scope.state._tag !== "Closed") {
			scopeAddFinalizerUnsafe(scope, fiber, fiberScopeFinalizer(fiber));
			fiber.addObserver(() => scopeRemoveFinalizerUnsafe(scope, fiber));
		} else fiber.interruptUnsafe(parent.id, fiberStackAnnotations(parent));
	}
	return succeed$4(fiber);
}));
const runForkWith = (context) => (effect, options) => {
	const fiber = new FiberImpl(options?.scheduler ? add(context, Scheduler, options.scheduler) : context, options?.uninterruptible !== true);
	fiber.evaluate(effect);
	if (fiber._exit) return fiber;
	if (options?.signal) {
		if (options.signal.aborted) fiber.interruptUnsafe();
		else {
			const abort = () => fiber.interruptUnsafe();
			options.signal.addEventListener("abort", abort, { once: true });
			fiber.addObserver(() => options.signal.removeEventListener("abort", abort));
		}
	}
	if (options?.onFiberStart) options.onFiberStart(fiber);
	return fiber;
};
const runFork$1 = /*#__PURE__*/ runForkWith(/*#__PURE__*/ empty$1());
const runSyncExitWith = (context) => {
	const runFork = runForkWith(context);
	return (effect) => {
		if (effectIsExit(effect)) return effect;
		const scheduler = new MixedScheduler("sync");
		const fiber = runFork(effect, { scheduler });
		fiber._dispatcher?.flush();
		return fiber._exit ?? exitDie(new AsyncFiberError(fiber));
	};
};
const runSyncExit$1 = /*#__PURE__*/ runSyncExitWith(/*#__PURE__*/ empty$1());
const runSyncWith = (context) => {
	const runSyncExit = runSyncExitWith(context);
	return (effect) => {
		const exit = runSyncExit(effect);
		if (exit._tag === "Failure") throw causeSquash(exit.cause);
		return exit.value;
	};
};
const runSync$2 = /*#__PURE__*/ runSyncWith(/*#__PURE__*/ empty$1());
const bigint0$2 = /*#__PURE__*/ BigInt(0);
const NoopSpanProto = {
	_tag: "Span",
	spanId: "noop",
	traceId: "noop",
	sampled: false,
	status: {
		_tag: "Ended",
		startTime: bigint0$2,
		endTime: bigint0$2,
		exit: exitVoid
	},
	attributes: /*#__PURE__*/ new Map(),
	links: [],
	kind: "internal",
	attribute() {},
	event() {},
	end() {},
	addLinks() {}
};
const noopSpan = (options) => Object.assign(Object.create(NoopSpanProto), options);
const filterDisablePropagation = (span) => {
	if (!span) return none();
	return get$1(span.annotations, DisablePropagation) ? span._tag === "Span" ? filterDisablePropagation(getOrUndefined$1(span.parent)) : none() : some(span);
};
const makeSpanUnsafe = (fiber, name, options) => {
	const disablePropagation = !fiber.cache.tracerEnabled || options?.annotations && get$1(options.annotations, DisablePropagation);
	const parent = options?.parent !== void 0 ? some(options.parent) : options?.root ? none() : filterDisablePropagation(fiber.cache.span);
	let span;
	if (disablePropagation) span = noopSpan({
		name,
		parent,
		annotations: add(options?.annotations ?? empty$1(), DisablePropagation, true)
	});
	else {
		const tracer = fiber.cache.tracer ?? nativeTracer;
		const clock = fiber.getRef(ClockRef);
		const timingEnabled = fiber.getRef(TracerTimingEnabled);
		const annotationsFromEnv = fiber.getRef(TracerSpanAnnotations);
		const linksFromEnv = fiber.getRef(TracerSpanLinks);
		const level = options?.level ?? fiber.getRef(CurrentTraceLevel);
		const links = options?.links !== void 0 ? [...linksFromEnv, ...options.links] : linksFromEnv.length === 0 ? [] : linksFromEnv.slice();
		span = tracer.span({
			name,
			parent,
			annotations: options?.annotations ?? empty$1(),
			links,
			startTime: timingEnabled ? clock.currentTimeNanosUnsafe() : bigint0$2,
			kind: options?.kind ?? "internal",
			root: options?.root ?? false,
			sampled: options?.sampled ?? (isSome(parent) && parent.value.sampled === false ? false : !isLogLevelGreaterThan(fiber.getRef(MinimumTraceLevel), level))
		});
		for (const key in annotationsFromEnv) span.attribute(key, annotationsFromEnv[key]);
		if (options?.attributes !== void 0) for (const key in options.attributes) span.attribute(key, options.attributes[key]);
	}
	return span;
};
const endSpan = (span, exit, clock, timingEnabled) => sync$2(() => {
	if (span.status._tag === "Ended") return;
	span.end(timingEnabled ? clock.currentTimeNanosUnsafe() : bigint0$2, exit);
});
const useSpan = (name, ...args) => {
	const options = args.length === 1 ? void 0 : args[0];
	const evaluate = args[args.length - 1];
	return withFiber$1((fiber) => {
		const span = makeSpanUnsafe(fiber, name, options);
		const clock = fiber.getRef(ClockRef);
		const timingEnabled = fiber.getRef(TracerTimingEnabled);
		onExitUnsafe(fiber, (exit) => endSpan(span, exit, clock, timingEnabled));
		return evaluate(span);
	});
};
const provideParentSpan = /*#__PURE__*/ provideService(ParentSpan);
const annotateCurrentSpan$1 = (...args) => withFiber$1((fiber) => {
	const span = fiber.currentSpanLocal;
	if (span && span.status._tag !== "Ended") {
		if (args.length === 1) for (const [key, value] of Object.entries(args[0])) span.attribute(key, value);
		else span.attribute(args[0], args[1]);
	}
	return void_$2;
});
const ClockRef = /*#__PURE__*/ Reference("effect/Clock", { defaultValue: () => new ClockImpl() });
const MAX_TIMER_MILLIS = 2 ** 31 - 1;
var ClockImpl = class {
	currentTimeMillisUnsafe() {
		return Date.now();
	}
	currentTimeMillis = /*#__PURE__*/ sync$2(() => this.currentTimeMillisUnsafe());
	currentTimeNanosUnsafe() {
		return wallTimeNanos();
	}
	currentTimeNanos = /*#__PURE__*/ sync$2(() => this.currentTimeNanosUnsafe());
	monotonicTimeNanosUnsafe() {
		return monotonicNowNanos();
	}
	monotonicTimeNanos = /*#__PURE__*/ sync$2(() => this.monotonicTimeNanosUnsafe());
	sleep(duration) {
		return this.sleepMillis(toMillis(duration));
	}
	sleepMillis(millis) {
		if (millis <= 0) return yieldNow;
		else if (!Number.isFinite(millis)) return never$1;
		return callback$2((resume) => {
			const continuation = millis > MAX_TIMER_MILLIS ? this.sleepMillis(millis - MAX_TIMER_MILLIS) : void_$2;
			const handle = setTimeout(() => resume(continuation), Math.min(millis, MAX_TIMER_MILLIS));
			return sync$2(() => clearTimeout(handle));
		});
	}
};
const nanosPerMilli = /*#__PURE__*/ BigInt(1e6);
const monotonicNowNanos = /*#__PURE__*/ function() {
	const processHrtime = globalThis.process?.hrtime;
	if (typeof processHrtime?.bigint === "function") return () => processHrtime.bigint();
	if (typeof performance !== "undefined" && typeof performance.now === "function") return () => BigInt(Math.round(performance.now() * 1e6));
	let previous = /*#__PURE__*/ BigInt(0);
	return () => {
		const current = BigInt(Date.now()) * nanosPerMilli;
		if (current > previous) previous = current;
		return previous;
	};
}();
const wallTimeNanos = /*#__PURE__*/ function() {
	const reanchorThresholdNanos = /*#__PURE__*/ BigInt(1e9);
	let origin;
	return () => {
		const monotonic = monotonicNowNanos();
		const wall = BigInt(Date.now()) * nanosPerMilli;
		if (origin === void 0) origin = wall - monotonic;
		else {
			const projected = origin + monotonic;
			if ((wall > projected ? wall - projected : projected - wall) > reanchorThresholdNanos) origin = wall - monotonic;
		}
		return origin + monotonic;
	};
}();
const clockWith = (f) => withFiber$1((fiber) => f(fiber.getRef(ClockRef)));
const sleep$1 = (duration) => clockWith((clock) => clock.sleep(fromInputUnsafe$1(duration)));
const currentTimeMillis$1 = /*#__PURE__*/ clockWith((clock) => clock.currentTimeMillis);
const IllegalArgumentErrorTypeId = "~effect/Cause/IllegalArgumentError";
var IllegalArgumentError$1 = class extends (/*#__PURE__*/ TaggedError$1("IllegalArgumentError")) {
	[IllegalArgumentErrorTypeId] = IllegalArgumentErrorTypeId;
	constructor(message) {
		super({ message });
	}
};
const AsyncFiberErrorTypeId = "~effect/Cause/AsyncFiberError";
var AsyncFiberError = class extends (/*#__PURE__*/ TaggedError$1("AsyncFiberError")) {
	[AsyncFiberErrorTypeId] = AsyncFiberErrorTypeId;
	constructor(fiber) {
		super({
			message: "An asynchronous Effect was executed with Effect.runSync",
			fiber
		});
	}
};
const UnknownErrorTypeId = "~effect/Cause/UnknownError";
var UnknownError = class extends (/*#__PURE__*/ TaggedError$1("UnknownError")) {
	[UnknownErrorTypeId] = UnknownErrorTypeId;
	constructor(cause, message) {
		super({
			message,
			cause
		});
	}
};
const ConsoleRef = /*#__PURE__*/ Reference("effect/Console", { defaultValue: () => globalThis.console });
const logLevelToOrder = (level) => {
	switch (level) {
		case "All": return Number.MIN_SAFE_INTEGER;
		case "Fatal": return 5e4;
		case "Error": return 4e4;
		case "Warn": return 3e4;
		case "Info": return 2e4;
		case "Debug": return 1e4;
		case "Trace": return 0;
		case "None": return Number.MAX_SAFE_INTEGER;
	}
};
const LogLevelOrder = /*#__PURE__*/ mapInput(Number$4, logLevelToOrder);
const isLogLevelGreaterThan = /*#__PURE__*/ isGreaterThan$1(LogLevelOrder);
const CurrentLoggers = /*#__PURE__*/ Reference("effect/Logger/CurrentLoggers", { defaultValue: () => /* @__PURE__ */ new Set([defaultLogger, tracerLogger]) });
const LogToStderr = /*#__PURE__*/ Reference("effect/Logger/LogToStderr", { defaultValue: constFalse });
const LoggerTypeId = "~effect/Logger";
const LoggerProto = {
	[LoggerTypeId]: {
		_Message: identity$2,
		_Output: identity$2
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const loggerMake = (log) => {
	const self = Object.create(LoggerProto);
	self.log = log;
	return self;
};
const formatLabel = (key) => key.replace(/[\s="]/g, "_");
const formatLogSpan = (self, now) => {
	return `${formatLabel(self[0])}=${now - self[1]}ms`;
};
const logWithLevel = (level) => (...message) => {
	let cause = void 0;
	for (let i = 0, len = message.length; i < len; i++) {
		const msg = message[i];
		if (isCause(msg)) {
			if (cause) message.splice(i, 1);
			else message = message.slice(0, i).concat(message.slice(i + 1));
			cause = cause ? causeFromReasons(cause.reasons.concat(msg.reasons)) : msg;
			i--;
		}
	}
	if (cause === void 0) cause = causeEmpty;
	return withFiber$1((fiber) => {
		const logLevel = level ?? fiber.cache.logLevel;
		if (isLogLevelGreaterThan(fiber.cache.minimumLogLevel, logLevel)) return void_$2;
		const clock = fiber.getRef(ClockRef);
		const loggers = fiber.getRef(CurrentLoggers);
		if (loggers.size > 0) {
			const date = new Date(clock.currentTimeMillisUnsafe());
			for (const logger of loggers) logger.log({
				cause,
				fiber,
				date,
				logLevel,
				message
			});
		}
		return void_$2;
	});
};
const colors = {
	bold: "1",
	red: "31",
	green: "32",
	yellow: "33",
	blue: "34",
	cyan: "36",
	white: "37",
	gray: "90",
	black: "30",
	bgBrightRed: "101"
};
const logLevelColors = {
	None: [],
	All: [],
	Trace: [colors.gray],
	Debug: [colors.blue],
	Info: [colors.green],
	Warn: [colors.yellow],
	Error: [colors.red],
	Fatal: [colors.bgBrightRed, colors.black]
};
const defaultDateFormat = (date) => `${date.getHours().toString().padStart(2, "0")}:${date.getMinutes().toString().padStart(2, "0")}:${date.getSeconds().toString().padStart(2, "0")}.${date.getMilliseconds().toString().padStart(3, "0")}`;
const defaultLogger = /*#__PURE__*/ loggerMake(({ cause, date, fiber, logLevel, message }) => {
	const message_ = Array.isArray(message) ? message.slice() : [message];
	if (cause.reasons.length > 0) message_.push(causePretty(cause));
	const now = date.getTime();
	const spans = fiber.getRef(CurrentLogSpans);
	let spanString = "";
	for (const span of spans) spanString += ` ${formatLogSpan(span, now)}`;
	const annotations = fiber.getRef(CurrentLogAnnotations);
	if (Object.keys(annotations).length > 0) message_.push(annotations);
	const console = fiber.getRef(ConsoleRef);
	(fiber.getRef(LogToStderr) ? console.error : console.log)(`[${defaultDateFormat(date)}] ${logLevel.toUpperCase()} (#${fiber.id})${spanString}:`, ...message_);
});
const tracerLogger = /*#__PURE__*/ loggerMake(({ cause, fiber, logLevel, message }) => {
	const clock = fiber.getRef(ClockRef);
	const annotations = fiber.getRef(CurrentLogAnnotations);
	const span = fiber.cache.span;
	if (span === void 0 || span._tag === "ExternalSpan" || span.status._tag === "Ended") return;
	const attributes = {};
	for (const [key, value] of Object.entries(annotations)) assignProperty(attributes, key, value);
	attributes["effect.fiberId"] = fiber.id;
	attributes["effect.logLevel"] = logLevel.toUpperCase();
	if (cause.reasons.length > 0) attributes["effect.cause"] = causePretty(cause);
	span.event(toStringUnknown(Array.isArray(message) && message.length === 1 ? message[0] : message), clock.currentTimeNanosUnsafe(), attributes);
});

const isFailReason = isFailReason$1;
const fromReasons = causeFromReasons;
const fail$4 = causeFail;
const die$1 = causeDie;
const hasInterruptsOnly = hasInterruptsOnly$1;
const map$1 = causeMap;
const squash = causeSquash;
const isDone = isDone$1;
const done = done$1;
const IllegalArgumentError = IllegalArgumentError$1;

const succeed$3 = exitSucceed;
const failCause$2 = exitFailCause;
const fail$3 = exitFail;
const void_$1 = exitVoid;
const isSuccess = exitIsSuccess;

const TypeId$21 = "~effect/Deferred";
const DeferredProto = {
	[TypeId$21]: {
		_A: identity$2,
		_E: identity$2
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const DeferredImpl = function() {
	this.resumes = void 0;
	this.effect = void 0;
};
DeferredImpl.prototype = DeferredProto;
const makeUnsafe$4 = () => new DeferredImpl();
const _await = (self) => callback$2((resume) => {
	if (self.effect) return resume(self.effect);
	self.resumes ??= [];
	self.resumes.push(resume);
	return sync$2(() => {
		const resumes = self.resumes;
		if (resumes === void 0) return;
		const index = resumes.indexOf(resume);
		if (index >= 0) resumes.splice(index, 1);
	});
});
const doneUnsafe = (self, effect) => {
	if (self.effect) return false;
	self.effect = effect;
	if (self.resumes) {
		const resumes = self.resumes;
		self.resumes = void 0;
		for (let i = 0; i < resumes.length; i++) resumes[i](effect);
	}
	return true;
};

const makeUnsafe$3 = scopeMakeUnsafe;
const provide$4 = provideScope;
const addFinalizer = scopeAddFinalizer;
const forkUnsafe = scopeForkUnsafe;
const close = scopeClose;

const TypeId$20 = "~effect/Layer";
const MemoMapTypeId = "~effect/Layer/MemoMap";
const makeMemoMapEntry = (memoMap, layer) => {
	const entry = {
		observers: 0,
		deferred: makeUnsafe$4(),
		scope: makeUnsafe$3(),
		finalizer: (exit) => suspend$1(() => {
			if (--entry.observers > 0) return void_$2;
			memoMap.map.delete(layer);
			return close(entry.scope, exit);
		})
	};
	return entry;
};
const memoMapObserve = (entry, scope) => {
	if (scope.state._tag === "Closed") return false;
	entry.observers++;
	scopeAddFinalizerUnsafe(scope, {}, entry.finalizer);
	return true;
};
const LayerProto = {
	[TypeId$20]: {
		_ROut: identity$2,
		_E: identity$2,
		_RIn: identity$2
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const fromBuildUnsafe = (build) => {
	const self = Object.create(LayerProto);
	self.build = build;
	return self;
};
const fromBuild = (build) => fromBuildUnsafe((memoMap, scope) => {
	const layerScope = forkUnsafe(scope);
	return onExit$1(build(memoMap, layerScope), (exit) => exit._tag === "Failure" ? close(layerScope, exit) : void_$2);
});
const fromBuildMemo = (build) => {
	const self = fromBuild((memoMap, scope) => memoMap.getOrElseMemoize(self, scope, build));
	return self;
};
var MemoMapImpl = class {
	get [MemoMapTypeId]() {
		return MemoMapTypeId;
	}
	parent;
	constructor(parent) {
		this.parent = parent;
	}
	map = /*#__PURE__*/ new Map();
	get(layer, scope) {
		const local = this.map.get(layer);
		if (local) {
			memoMapObserve(local, scope);
			return local.deferred.effect ?? _await(local.deferred);
		}
		return this.parent?.get(layer, scope);
	}
	getOrElseMemoize(layer, scope, build) {
		return suspend$1(() => {
			let deferred;
			return onExitPrimitive(suspend$1(() => {
				const existing = this.get(layer, scope);
				if (existing) return existing;
				const entry = makeMemoMapEntry(this, layer);
				if (!memoMapObserve(entry, scope)) return build(this, scope);
				deferred = entry.deferred;
				this.map.set(layer, entry);
				return build(this, entry.scope);
			}), (exit) => {
				if (deferred) doneUnsafe(deferred, exit);
			});
		});
	}
};
const makeMemoMapUnsafe = () => new MemoMapImpl();
const forkMemoMapUnsafe = (parent) => new MemoMapImpl(parent);
var CurrentMemoMap = class CurrentMemoMap extends (/*#__PURE__*/ Service()("effect/Layer/CurrentMemoMap")) {
	static forkOrCreate(self) {
		const current = getOrUndefined(self, CurrentMemoMap);
		return current ? forkMemoMapUnsafe(current) : makeMemoMapUnsafe();
	}
};
const buildWithMemoMap = /*#__PURE__*/ dual(3, (self, memoMap, scope) => provideService(map$2(suspend$1(() => self.build(memoMap, scope)), add(CurrentMemoMap, memoMap)), CurrentMemoMap, memoMap));
const buildWithScope = /*#__PURE__*/ dual(2, (self, scope) => withFiber$1((fiber) => buildWithMemoMap(self, CurrentMemoMap.forkOrCreate(fiber.context), scope)));
const succeed$2 = function() {
	if (arguments.length === 1) return (resource) => succeedContext(make$20(arguments[0], resource));
	return succeedContext(make$20(arguments[0], arguments[1]));
};
const succeedContext = (context) => fromBuildUnsafe(constant(succeed$4(context)));
const sync$1 = function() {
	if (arguments.length === 1) return (evaluate) => syncContext(() => make$20(arguments[0], evaluate()));
	return syncContext(() => make$20(arguments[0], arguments[1]()));
};
const syncContext = (evaluate) => fromBuildMemo(constant(sync$2(evaluate)));
const effect = function() {
	if (arguments.length === 1) return (effect) => effectImpl(arguments[0], effect);
	return effectImpl(arguments[0], arguments[1]);
};
const effectImpl = (service, effect) => effectContext(map$2(effect, (value) => make$20(service, value)));
const effectContext = (effect) => fromBuildMemo((_, scope) => provide$4(effect, scope));
const unwrapKey = /*#__PURE__*/ Service("effect/Layer/unwrap");
const unwrap$4 = (self) => flatMap$1(effect(unwrapKey)(self), get$1(unwrapKey));
const mergeAllEffect = (layers, memoMap, scope) => {
	const parentScope = forkUnsafe(scope, "parallel");
	return forEach$2(layers, (layer) => layer.build(memoMap, forkUnsafe(parentScope, "sequential")), { concurrency: layers.length }).pipe(map$2((context) => mergeAll$1(...context)));
};
const mergeAll = (...layers) => fromBuildMemo((memoMap, scope) => mergeAllEffect(layers, memoMap, scope));
const merge = /*#__PURE__*/ dual(2, (self, that) => mergeAll(self, ...Array.isArray(that) ? that : [that]));
const provideWith = (self, that, f) => fromBuildMemo((memoMap, scope) => flatMap$2(Array.isArray(that) ? mergeAllEffect(that, memoMap, scope) : that.build(memoMap, scope), (context) => self.build(memoMap, scope).pipe(provideContext(context), map$2((merged) => f(merged, context)))));
const provide$3 = /*#__PURE__*/ dual(2, (self, that) => provideWith(self, that, identity$2));
const flatMap$1 = /*#__PURE__*/ dual(2, (self, f) => fromBuild((memoMap, scope) => flatMap$2(self.build(memoMap, scope), (context) => f(context).build(memoMap, scope))));

const currentTimeMillis = currentTimeMillis$1;

const TypeId$19 = "~effect/DateTime";
const TimeZoneTypeId = "~effect/DateTime/TimeZone";
const Proto$4 = {
	[TypeId$19]: TypeId$19,
	pipe() {
		return pipeArguments(this, arguments);
	},
	[NodeInspectSymbol]() {
		return this.toString();
	},
	toJSON() {
		return toDateUtc$1(this).toJSON();
	}
};
const ProtoUtc = {
	...Proto$4,
	_tag: "Utc",
	[symbol$1]() {
		return number$1(this.epochMilliseconds);
	},
	[symbol](that) {
		return isDateTime$1(that) && that._tag === "Utc" && this.epochMilliseconds === that.epochMilliseconds;
	},
	toString() {
		return `DateTime.Utc(${toDateUtc$1(this).toJSON()})`;
	}
};
const ProtoZoned = {
	...Proto$4,
	_tag: "Zoned",
	[symbol$1]() {
		return combine(number$1(this.epochMilliseconds))(hash(this.zone));
	},
	[symbol](that) {
		return isDateTime$1(that) && that._tag === "Zoned" && this.epochMilliseconds === that.epochMilliseconds && equals$1(this.zone, that.zone);
	},
	toString() {
		return `DateTime.Zoned(${formatIsoZoned(this)})`;
	}
};
const ProtoTimeZone = {
	[TimeZoneTypeId]: TimeZoneTypeId,
	[NodeInspectSymbol]() {
		return this.toString();
	}
};
const ProtoTimeZoneNamed = {
	...ProtoTimeZone,
	_tag: "Named",
	[symbol$1]() {
		return string$1(`Named:${this.id}`);
	},
	[symbol](that) {
		return isTimeZone(that) && that._tag === "Named" && this.id === that.id;
	},
	toString() {
		return `TimeZone.Named(${this.id})`;
	},
	toJSON() {
		return {
			_id: "TimeZone",
			_tag: "Named",
			id: this.id
		};
	}
};
const ProtoTimeZoneOffset = {
	...ProtoTimeZone,
	_tag: "Offset",
	[symbol$1]() {
		return string$1(`Offset:${this.offset}`);
	},
	[symbol](that) {
		return isTimeZone(that) && that._tag === "Offset" && this.offset === that.offset;
	},
	toString() {
		return `TimeZone.Offset(${offsetToString(this.offset)})`;
	},
	toJSON() {
		return {
			_id: "TimeZone",
			_tag: "Offset",
			offset: this.offset
		};
	}
};
const isDateTime$1 = (u) => hasProperty(u, TypeId$19);
const isTimeZone = (u) => hasProperty(u, TimeZoneTypeId);
const isUtc$1 = (self) => self._tag === "Utc";
const makeUtc = (epochMillis) => {
	const self = Object.create(ProtoUtc);
	self.epochMilliseconds = epochMillis;
	Object.defineProperty(self, "partsUtc", {
		value: void 0,
		enumerable: false,
		writable: true
	});
	return self;
};
const fromDateUnsafe = (date) => {
	const epochMillis = date.getTime();
	if (Number.isNaN(epochMillis)) throw new IllegalArgumentError("Invalid date");
	return makeUtc(epochMillis);
};
const makeUnsafe$2 = (input) => {
	if (isDateTime$1(input)) return input;
	else if (input instanceof Date) return fromDateUnsafe(input);
	else if (typeof input === "object") {
		if ("epochMilliseconds" in input) return fromDateUnsafe(new Date(input.epochMilliseconds));
		const date = /* @__PURE__ */ new Date(0);
		setPartsDate(date, input);
		return fromDateUnsafe(date);
	} else if (typeof input === "string" && !hasZone(input)) return fromDateUnsafe(/* @__PURE__ */ new Date(input + "Z"));
	return fromDateUnsafe(new Date(input));
};
const hasZone = (input) => /Z|GMT|[+-]\d{2}$|[+-]\d{2}:?\d{2}$|\]$/.test(input) || /z$|gmt$/i.test(input);
const make$17 = /*#__PURE__*/ liftThrowable(makeUnsafe$2);
const toUtc$1 = (self) => makeUtc(self.epochMilliseconds);
const toDateUtc$1 = (self) => new Date(self.epochMilliseconds);
const toDate = (self) => {
	if (self._tag === "Utc") return new Date(self.epochMilliseconds);
	else if (self.zone._tag === "Offset") return new Date(self.epochMilliseconds + self.zone.offset);
	else if (self.adjustedEpochMilliseconds !== void 0) return new Date(self.adjustedEpochMilliseconds);
	let bc = false;
	const parts = self.zone.format.formatToParts(self.epochMilliseconds).filter((_) => {
		if (_.type === "era") {
			bc = _.value === "BC";
			return false;
		}
		return _.type !== "literal";
	});
	const year = Number(parts[2].value);
	const date = /* @__PURE__ */ new Date(0);
	date.setUTCFullYear(bc ? 1 - year : year, Number(parts[0].value) - 1, Number(parts[1].value));
	date.setUTCHours(Number(parts[3].value), Number(parts[4].value), Number(parts[5].value), parts[6]?.type === "fractionalSecond" ? Number(parts[6].value) : (self.epochMilliseconds % 1e3 + 1e3) % 1e3);
	self.adjustedEpochMilliseconds = date.getTime();
	return date;
};
const zonedOffset = (self) => {
	return toDate(self).getTime() - toEpochMillis$1(self);
};
const offsetToString = (offset) => {
	const abs = Math.abs(offset);
	let hours = Math.floor(abs / 36e5);
	let minutes = Math.round(abs % 36e5 / 6e4);
	if (minutes === 60) {
		hours += 1;
		minutes = 0;
	}
	return `${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
};
const zonedOffsetIso = (self) => offsetToString(zonedOffset(self));
const toEpochMillis$1 = (self) => self.epochMilliseconds;
const setPartsDate = (date, parts) => {
	if (parts.year !== void 0 || parts.month !== void 0 || parts.day !== void 0) date.setUTCFullYear(parts.year ?? date.getUTCFullYear(), parts.month !== void 0 ? parts.month - 1 : date.getUTCMonth(), parts.day ?? date.getUTCDate());
	if (parts.weekDay !== void 0) {
		const diff = parts.weekDay - date.getUTCDay();
		date.setUTCDate(date.getUTCDate() + diff);
	}
	if (parts.hour !== void 0) date.setUTCHours(parts.hour);
	if (parts.minute !== void 0) date.setUTCMinutes(parts.minute);
	if (parts.second !== void 0) date.setUTCSeconds(parts.second);
	if (parts.millisecond !== void 0) date.setUTCMilliseconds(parts.millisecond);
};
const formatIso$1 = (self) => toDateUtc$1(self).toISOString();
const formatIsoOffset = (self) => {
	const date = toDate(self);
	return self._tag === "Utc" ? date.toISOString() : `${date.toISOString().slice(0, -1)}${zonedOffsetIso(self)}`;
};
const formatIsoZoned = (self) => self.zone._tag === "Offset" ? formatIsoOffset(self) : `${formatIsoOffset(self)}[${self.zone.id}]`;

const catchDone = /*#__PURE__*/ dual(2, (effect, f) => catchCauseFilter(effect, filterDoneLeftover, (l) => f(l)));
const isDoneCause = (cause) => cause.reasons.some(isDoneFailure);
const isDoneFailure = (failure) => failure._tag === "Fail" && isDone(failure.error);
const filterDone = (cause) => {
	let done;
	let hasFailure = false;
	for (const reason of cause.reasons) if (isDoneFailure(reason)) done ??= reason.error;
	else if (reason._tag !== "Interrupt") hasFailure = true;
	if (done === void 0) return fail$6(cause);
	return hasFailure ? fail$6(fromReasons(cause.reasons.filter((reason) => !isDoneFailure(reason)))) : succeed$5(done);
};
const filterDoneLeftover = (cause) => {
	const done = filterDone(cause);
	return isFailure(done) ? done : succeed$5(done.success.value);
};

const provideLayer = (self, layer, options) => scopedWith((scope) => flatMap$2(options?.local ? buildWithMemoMap(layer, makeMemoMapUnsafe(), scope) : buildWithScope(layer, scope), (context) => provideContext(self, context)));
const provide$2 = /*#__PURE__*/ dual((args) => isEffect$1(args[0]), (self, source, options) => isContext(source) ? provideContext(self, source) : provideLayer(self, Array.isArray(source) ? mergeAll(...source) : source, options));

const isEffect = isEffect$1;
const all$1 = all$2;
const forEach$1 = forEach$2;
const promise = promise$1;
const tryPromise = tryPromise$1;
const succeed$1 = succeed$4;
const suspend = suspend$1;
const sync = sync$2;
const void_ = void_$2;
const callback$1 = callback$2;
const never = never$1;
const gen = gen$1;
const fail$2 = fail$5;
const failCause$1 = failCause$3;
const failCauseSync = failCauseSync$1;
const die = die$2;
const try_ = try_$1;
const withFiber = withFiber$1;
const fromResult = fromResult$1;
const flatMap = flatMap$2;
const andThen = andThen$1;
const tap = tap$1;
const result = result$1;
const exit = exit$1;
const map = map$2;
const as = as$1;
const zipWith = zipWith$1;
const catch_ = catch_$1;
const catchTag = catchTag$1;
const catchReason = catchReason$1;
const catchCause = catchCause$1;
const catchIf = catchIf$1;
const mapError = mapError$1;
const orDie = orDie$1;
const tapError = tapError$1;
const tapCause = tapCause$1;
const ignore = ignore$1;
const orElseSucceed = orElseSucceed$1;
const timeoutOption = timeoutOption$1;
const sleep = sleep$1;
const raceFirst = raceFirst$1;
const matchEffect = matchEffect$1;
const provide$1 = provide$2;
const serviceOption = serviceOption$1;
const scope = scope$1;
const scoped = scoped$1;
const acquireRelease = acquireRelease$1;
const acquireUseRelease = acquireUseRelease$1;
const onError = onError$1;
const forever = forever$1;
const annotateCurrentSpan = annotateCurrentSpan$1;
const forkIn = forkIn$1;
const runFork = runFork$1;
const runSync$1 = runSync$2;
const runSyncExit = runSyncExit$1;
const fnUntraced = fnUntraced$1;
const fn = fn$1;
const logError$1 = /*#__PURE__*/ logWithLevel("Error");
const effectify = (fn, onError, onSyncError) => (...args) => callback$1((resume) => {
	let synchronous = true;
	let pending;
	try {
		fn(...args, (err, result) => {
			const effect = err ? onError ? suspend(() => fail$2(onError(err, args))) : fail$2(err) : succeed$1(result);
			if (synchronous) pending ??= effect;
			else resume(effect);
		});
	} catch (err) {
		pending = onSyncError ? fail$2(onSyncError(err, args)) : die(err);
	}
	synchronous = false;
	if (pending) resume(pending);
});
const mapEager = mapEager$1;
const mapErrorEager = mapErrorEager$1;
const flatMapEager = flatMapEager$1;
const fnUntracedEager = fnUntracedEager$1;

const defaultTeardown = (exit, onExit) => {
	if (isSuccess(exit)) return onExit(0);
	if (hasInterruptsOnly(exit.cause)) return onExit(130);
	return onExit(getErrorExitCode(squash(exit.cause)));
};
const makeRunMain = (f) => dual((args) => isEffect(args[0]), (effect, options) => {
	const main = options?.disableErrorReporting === true ? effect : tapCause(effect, (cause) => {
		if (hasInterruptsOnly(cause)) return void_;
		return getErrorReported(squash(cause)) ? logError$1(cause) : void_;
	});
	const teardown = options?.teardown ?? defaultTeardown;
	runFork(withFiber((fiber) => {
		try {
			const keepAlive = globalThis.setInterval(constVoid, 2147483647);
			fiber.addObserver(() => {
				clearInterval(keepAlive);
			});
		} catch {}
		f({
			fiber,
			teardown
		});
		return main;
	}));
});
const errorExitCode = "~effect/Runtime/errorExitCode";
const getErrorExitCode = (u) => {
	if (typeof u === "object" && u !== null && "~effect/Runtime/errorExitCode" in u) {
		const code = u[errorExitCode];
		if (typeof code === "number") return code;
	}
	return 1;
};
const errorReported = "~effect/Runtime/errorReported";
const getErrorReported = (u) => {
	if (typeof u === "object" && u !== null && "~effect/Runtime/errorReported" in u) {
		const isReported = u[errorReported];
		if (typeof isReported === "boolean") return isReported;
	}
	return true;
};

const runMain$1 = /*#__PURE__*/ makeRunMain(({ fiber, teardown }) => {
	let receivedSignal = false;
	fiber.addObserver((exit) => {
		process.removeListener("SIGINT", onSigint);
		process.removeListener("SIGTERM", onSigint);
		teardown(exit, (code) => {
			if (receivedSignal || code !== 0) process.exit(code);
		});
	});
	function onSigint() {
		receivedSignal = true;
		fiber.interruptUnsafe(fiber.id);
	}
	process.on("SIGINT", onSigint);
	process.on("SIGTERM", onSigint);
});

const runMain = runMain$1;

const meanings = {
	NotFound: [
		"environment",
		"it does not exist",
		[]
	],
	PermissionDenied: [
		"environment",
		"permission is denied to the user that stages",
		["Give the staging user access to that path."]
	],
	AlreadyExists: [
		"environment",
		"it exists already",
		[]
	],
	NoSpace: [
		"environment",
		"the disk is full",
		["Free space, or give the staging container more disk, then deploy again."]
	],
	ReadOnly: [
		"environment",
		"the file system is read-only",
		["Stage in a directory that can be written."]
	],
	Other: [
		"environment",
		"the operation failed",
		[]
	]
};
var FileAccessFailed = class extends TaggedError("FileAccessFailed") {
	id = "filesystem/access-failed";
	get blame() {
		return meanings[this.reason][0];
	}
	title = "A file could not be used";
	get message() {
		const detail = this.reason === "Other" ? `: ${this.detail}` : "";
		return `Cannot ${this.operation} ${this.path}: ${meanings[this.reason][1]}${detail}.`;
	}
	get hints() {
		return meanings[this.reason][2];
	}
};
var Filesystem = class extends Service()("buildpack/Filesystem") {};
const join$1 = (...parts) => {
	const joined = parts.filter((part) => part !== "").join("/").replaceAll(/\/{2,}/g, "/");
	return joined.length > 1 && joined.endsWith("/") ? joined.slice(0, -1) : joined;
};
const basename = (path) => path.slice(path.lastIndexOf("/") + 1);
const dirname = (path) => {
	const cut = path.lastIndexOf("/");
	return cut < 0 ? "." : cut === 0 ? "/" : path.slice(0, cut);
};

const TypeId$18 = "~effect/BigDecimal";
const BigDecimalProto = {
	[TypeId$18]: TypeId$18,
	[symbol$1]() {
		const normalized = normalize$1(this);
		return combine(string$1(String(normalized.value)), number$1(normalized.scale));
	},
	[symbol](that) {
		return isBigDecimal(that) && compare$2(this, that) === 0;
	},
	toString() {
		return `BigDecimal(${format$1(this)})`;
	},
	toJSON() {
		return {
			_id: "BigDecimal",
			value: String(this.value),
			scale: this.scale
		};
	},
	[NodeInspectSymbol]() {
		return this.toJSON();
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const isBigDecimal = (u) => hasProperty(u, TypeId$18);
const make$16 = (value, scale) => {
	if (!Number.isSafeInteger(scale)) throw new RangeError(`Scale must be a safe integer, got ${scale}`);
	const o = Object.create(BigDecimalProto);
	o.value = value;
	o.scale = scale;
	return o;
};
const makeNormalized = (value, scale) => {
	const o = make$16(value, scale);
	o.normalized = o;
	return o;
};
const bigint0$1 = /*#__PURE__*/ BigInt(0);
const bigint1$1 = /*#__PURE__*/ BigInt(1);
const bigint10 = /*#__PURE__*/ BigInt(10);
const zero = /*#__PURE__*/ makeNormalized(bigint0$1, 0);
const normalize$1 = (self) => {
	if (self.normalized === void 0) {
		if (self.value === bigint0$1) self.normalized = zero;
		else {
			const digits = `${self.value}`;
			let end = digits.length;
			while (digits[end - 1] === "0") end--;
			self.normalized = makeNormalized(BigInt(digits.slice(0, end)), self.scale - (digits.length - end));
		}
	}
	return self.normalized;
};
const MAX_COMPARISON_SCALE_ALIGNMENT = 100;
const comparisonPowersOfTen = [bigint1$1];
const compareBigInt = (self, that) => self === that ? 0 : self < that ? -1 : 1;
const compareMagnitude = (self, that) => {
	const selfDigits = `${self.value < bigint0$1 ? -self.value : self.value}`;
	const thatDigits = `${that.value < bigint0$1 ? -that.value : that.value}`;
	const exponentDifference = BigInt(selfDigits.length - thatDigits.length) - BigInt(self.scale) + BigInt(that.scale);
	if (exponentDifference !== bigint0$1) return exponentDifference < bigint0$1 ? -1 : 1;
	const length = Math.max(selfDigits.length, thatDigits.length);
	return String$4(selfDigits.padEnd(length, "0"), thatDigits.padEnd(length, "0"));
};
const compare$2 = (self, that) => {
	if (self.scale === that.scale) return compareBigInt(self.value, that.value);
	const selfSign = sign(self);
	const thatSign = sign(that);
	if (selfSign !== thatSign) return selfSign < thatSign ? -1 : 1;
	if (selfSign === 0) return 0;
	const scaleDifference = self.scale - that.scale;
	const absoluteScaleDifference = Math.abs(scaleDifference);
	if (absoluteScaleDifference > MAX_COMPARISON_SCALE_ALIGNMENT) return selfSign === -1 ? compareMagnitude(that, self) : compareMagnitude(self, that);
	const powerOfTen = comparisonPowersOfTen[absoluteScaleDifference] ??= bigint10 ** BigInt(absoluteScaleDifference);
	return scaleDifference > 0 ? compareBigInt(self.value, that.value * powerOfTen) : compareBigInt(self.value * powerOfTen, that.value);
};
const Order = /*#__PURE__*/ make$21(compare$2);
const sign = (n) => n.value === bigint0$1 ? 0 : n.value < bigint0$1 ? -1 : 1;
const format$1 = (n) => {
	const normalized = normalize$1(n);
	if (Math.abs(normalized.scale) >= 16) return toExponential(normalized);
	const negative = normalized.value < bigint0$1;
	const absolute = `${negative ? -normalized.value : normalized.value}`;
	const digits = normalized.scale > 0 ? absolute.padStart(normalized.scale + 1, "0") : absolute.padEnd(absolute.length - normalized.scale, "0");
	const point = digits.length - normalized.scale;
	const complete = normalized.scale > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
	return negative ? `-${complete}` : complete;
};
const toExponential = (n) => {
	if (isZero$1(n)) return "0e+0";
	const normalized = normalize$1(n);
	const digits = `${normalized.value}`;
	const point = normalized.value < bigint0$1 ? 2 : 1;
	const head = digits.slice(0, point);
	const tail = digits.slice(point);
	const exp = tail.length - normalized.scale;
	return `${head}${tail === "" ? "" : `.${tail}`}e${exp >= 0 ? "+" : ""}${exp}`;
};
const isZero$1 = (n) => n.value === bigint0$1;

const BigInt$4 = globalThis.BigInt;
const toNumber = (b) => {
	if (b > BigInt$4(Number.MAX_SAFE_INTEGER) || b < BigInt$4(Number.MIN_SAFE_INTEGER)) return none();
	return some(Number(b));
};

const bigint0 = /*#__PURE__*/ BigInt(0);
const bigint1 = /*#__PURE__*/ BigInt(1);
const decimalBase = /*#__PURE__*/ BigInt(1e3);
const binaryBase = /*#__PURE__*/ BigInt(1024);
const decimalUnits = [
	{
		symbol: "B",
		factor: bigint1,
		names: [
			"B",
			"byte",
			"bytes"
		]
	},
	{
		symbol: "kB",
		factor: decimalBase,
		names: [
			"kB",
			"kilobyte",
			"kilobytes"
		]
	},
	{
		symbol: "MB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(2),
		names: [
			"MB",
			"megabyte",
			"megabytes"
		]
	},
	{
		symbol: "GB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(3),
		names: [
			"GB",
			"gigabyte",
			"gigabytes"
		]
	},
	{
		symbol: "TB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(4),
		names: [
			"TB",
			"terabyte",
			"terabytes"
		]
	},
	{
		symbol: "PB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(5),
		names: [
			"PB",
			"petabyte",
			"petabytes"
		]
	},
	{
		symbol: "EB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(6),
		names: [
			"EB",
			"exabyte",
			"exabytes"
		]
	},
	{
		symbol: "ZB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(7),
		names: [
			"ZB",
			"zettabyte",
			"zettabytes"
		]
	},
	{
		symbol: "YB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(8),
		names: [
			"YB",
			"yottabyte",
			"yottabytes"
		]
	},
	{
		symbol: "RB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(9),
		names: [
			"RB",
			"ronnabyte",
			"ronnabytes"
		]
	},
	{
		symbol: "QB",
		factor: decimalBase ** /*#__PURE__*/ BigInt(10),
		names: [
			"QB",
			"quettabyte",
			"quettabytes"
		]
	}
];
const binaryUnits = [
	decimalUnits[0],
	{
		symbol: "KiB",
		factor: binaryBase,
		names: [
			"KiB",
			"kibibyte",
			"kibibytes"
		]
	},
	{
		symbol: "MiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(2),
		names: [
			"MiB",
			"mebibyte",
			"mebibytes"
		]
	},
	{
		symbol: "GiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(3),
		names: [
			"GiB",
			"gibibyte",
			"gibibytes"
		]
	},
	{
		symbol: "TiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(4),
		names: [
			"TiB",
			"tebibyte",
			"tebibytes"
		]
	},
	{
		symbol: "PiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(5),
		names: [
			"PiB",
			"pebibyte",
			"pebibytes"
		]
	},
	{
		symbol: "EiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(6),
		names: [
			"EiB",
			"exbibyte",
			"exbibytes"
		]
	},
	{
		symbol: "ZiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(7),
		names: [
			"ZiB",
			"zebibyte",
			"zebibytes"
		]
	},
	{
		symbol: "YiB",
		factor: binaryBase ** /*#__PURE__*/ BigInt(8),
		names: [
			"YiB",
			"yobibyte",
			"yobibytes"
		]
	}
];
const allUnits = [...decimalUnits, .../*#__PURE__*/ binaryUnits.slice(1)];
const unitsByName = /*#__PURE__*/ new Map(/*#__PURE__*/ allUnits.flatMap((unit) => unit.names.map((name) => [name, unit])));
const make$15 = (value) => value;
const invalid$1 = (message) => {
	throw new Error(`Invalid ByteSize: ${message}`);
};
const fromNumber = (input) => {
	if (!Number.isSafeInteger(input) || input < 0) return invalid$1(`expected a non-negative safe integer, received ${input}`);
	return make$15(BigInt(input));
};
const fromStringUnsafe = (input) => {
	const match = /^\s*(\d+)(?:\.(\d+))?\s*([A-Za-z]+)\s*$/.exec(input);
	if (match === null) return invalid$1(`unsupported syntax ${JSON.stringify(input)}`);
	const unit = unitsByName.get(match[3]);
	if (unit === void 0) return invalid$1(`unsupported unit ${JSON.stringify(match[3])}`);
	const fraction = match[2] ?? "";
	const scale = BigInt(10) ** BigInt(fraction.length);
	const numerator = BigInt(match[1] + fraction) * unit.factor;
	if (numerator % scale !== bigint0) return invalid$1(`${JSON.stringify(input)} does not represent an integral number of bytes`);
	return make$15(numerator / scale);
};
const fromInputUnsafe = (input) => {
	switch (typeof input) {
		case "bigint":
			if (input < bigint0) return invalid$1(`expected a non-negative bigint, received ${input}`);
			return make$15(input);
		case "number": return fromNumber(input);
		case "string": return fromStringUnsafe(input);
	}
	return invalid$1(`unsupported input ${input}`);
};
const bytes = (value) => typeof value === "bigint" ? fromInputUnsafe(value) : fromNumber(value);

const encode = (input) => encodeBytes(typeof input === "string" ? encoder$1.encode(input) : input);
const decode$2 = (str) => {
	const stripped = stripCrlf(str);
	const length = stripped.length;
	if (length % 4 !== 0) return fail$6(new EncodingError({
		kind: "Decode",
		module: "Base64",
		input: stripped,
		message: `Length must be a multiple of 4, but is ${length}`
	}));
	const index = stripped.indexOf("=");
	if (index !== -1 && (index < length - 2 || index === length - 2 && stripped[length - 1] !== "=")) return fail$6(new EncodingError({
		kind: "Decode",
		module: "Base64",
		input: stripped,
		message: "Found a '=' character, but it is not at the end"
	}));
	try {
		const missingOctets = stripped.endsWith("==") ? 2 : stripped.endsWith("=") ? 1 : 0;
		const result = new Uint8Array(3 * (length / 4) - missingOctets);
		for (let i = 0, j = 0; i < length; i += 4, j += 3) {
			const buffer = getCode(stripped.charCodeAt(i)) << 18 | getCode(stripped.charCodeAt(i + 1)) << 12 | getCode(stripped.charCodeAt(i + 2)) << 6 | getCode(stripped.charCodeAt(i + 3));
			result[j] = buffer >> 16;
			result[j + 1] = buffer >> 8 & 255;
			result[j + 2] = buffer & 255;
		}
		return succeed$5(result);
	} catch (cause) {
		return fail$6(new EncodingError({
			kind: "Decode",
			module: "Base64",
			input: stripped,
			message: cause instanceof Error ? cause.message : "Invalid input"
		}));
	}
};
const encodeBytes = (bytes) => {
	const length = bytes.length;
	const toBase64 = Uint8Array.prototype.toBase64;
	if (length >= 32 && typeof toBase64 === "function") return toBase64.call(bytes);
	return length < 128 ? encodeShort(bytes) : encodeLong(bytes);
};
const encodeShort = (bytes) => {
	const length = bytes.length;
	let result = "";
	let i = 2;
	for (; i < length; i += 3) {
		result += alphabet[bytes[i - 2] >> 2];
		result += alphabet[(bytes[i - 2] & 3) << 4 | bytes[i - 1] >> 4];
		result += alphabet[(bytes[i - 1] & 15) << 2 | bytes[i] >> 6];
		result += alphabet[bytes[i] & 63];
	}
	if (i === length + 1) {
		result += alphabet[bytes[i - 2] >> 2];
		result += alphabet[(bytes[i - 2] & 3) << 4];
		result += "==";
	}
	if (i === length) {
		result += alphabet[bytes[i - 2] >> 2];
		result += alphabet[(bytes[i - 2] & 3) << 4 | bytes[i - 1] >> 4];
		result += alphabet[(bytes[i - 1] & 15) << 2];
		result += "=";
	}
	return result;
};
const encodeLong = (bytes) => {
	const length = bytes.length;
	const result = new Uint8Array(Math.ceil(length / 3) * 4);
	let i;
	let j = 0;
	for (i = 2; i < length; i += 3, j += 4) {
		result[j] = alphabetCodes[bytes[i - 2] >> 2];
		result[j + 1] = alphabetCodes[(bytes[i - 2] & 3) << 4 | bytes[i - 1] >> 4];
		result[j + 2] = alphabetCodes[(bytes[i - 1] & 15) << 2 | bytes[i] >> 6];
		result[j + 3] = alphabetCodes[bytes[i] & 63];
	}
	if (i === length + 1) {
		result[j] = alphabetCodes[bytes[i - 2] >> 2];
		result[j + 1] = alphabetCodes[(bytes[i - 2] & 3) << 4];
		result[j + 2] = paddingCode;
		result[j + 3] = paddingCode;
	}
	if (i === length) {
		result[j] = alphabetCodes[bytes[i - 2] >> 2];
		result[j + 1] = alphabetCodes[(bytes[i - 2] & 3) << 4 | bytes[i - 1] >> 4];
		result[j + 2] = alphabetCodes[(bytes[i - 1] & 15) << 2];
		result[j + 3] = paddingCode;
	}
	return decoder.decode(result);
};
const encoder$1 = /*#__PURE__*/ new TextEncoder();
const decoder = /*#__PURE__*/ new TextDecoder();
const stripCrlf = (str) => str.replace(/[\n\r]/g, "");
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const alphabetCodes = /*#__PURE__*/ encoder$1.encode(alphabet);
const paddingCode = /*#__PURE__*/ "=".charCodeAt(0);
const codes$1 = /*#__PURE__*/ (/* @__PURE__ */ new Uint8Array(123)).fill(255);
for (let i = 0; i < 64; i++) codes$1[/*#__PURE__*/ alphabet.charCodeAt(i)] = i;
codes$1[/*#__PURE__*/ "=".charCodeAt(0)] = 0;
const getCode = (charCode) => {
	if (charCode >= codes$1.length || codes$1[charCode] === 255) throw new TypeError(`Invalid character ${String.fromCharCode(charCode)}`);
	return codes$1[charCode];
};

const isDateTime = isDateTime$1;
const isUtc = isUtc$1;
const makeUnsafe$1 = makeUnsafe$2;
const make$14 = make$17;
const toUtc = toUtc$1;
const toDateUtc = toDateUtc$1;
const toEpochMillis = toEpochMillis$1;
const formatIso = formatIso$1;

const TypeId$17 = "~effect/http/Cookies";
const isCookies = (u) => hasProperty(u, TypeId$17);
const CookieTypeId = "~effect/http/Cookies/Cookie";
const isCookie = (u) => hasProperty(u, CookieTypeId);
const CookieErrorTypeId = "~effect/http/Cookies/CookieError";
var CookiesErrorReason = class extends Error$1 {};
var CookiesError = class CookiesError extends (/*#__PURE__*/ TaggedError("CookiesError")) {
	static fromReason(reason, cause) {
		return new CookiesError({ reason: new CookiesErrorReason({
			_tag: reason,
			cause
		}) });
	}
	[CookieErrorTypeId] = CookieErrorTypeId;
	get message() {
		return this.reason._tag;
	}
};
const Proto$3 = {
	[TypeId$17]: TypeId$17,
	...BaseProto,
	toJSON() {
		return {
			_id: "effect/Cookies",
			cookies: map$4(this.cookies, (cookie) => cookie.toJSON())
		};
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const fromReadonlyRecord = (cookies) => {
	const self = Object.create(Proto$3);
	self.cookies = cookies;
	return self;
};
const fromIterable = (cookies) => {
	const record = {};
	for (const cookie of cookies) assignProperty(record, cookie.name, cookie);
	return fromReadonlyRecord(record);
};
const fromSetCookie = (headers) => {
	const arrayHeaders = typeof headers === "string" ? [headers] : headers;
	const cookies = [];
	for (const header of arrayHeaders) {
		const cookie = parseSetCookie(header.trim());
		if (cookie) cookies.push(cookie);
	}
	return fromIterable(cookies);
};
function parseSetCookie(header) {
	const parts = header.split(";").map((_) => _.trim()).filter((_) => _ !== "");
	if (parts.length === 0) return;
	const firstEqual = parts[0].indexOf("=");
	if (firstEqual === -1) return;
	const name = parts[0].slice(0, firstEqual).replace(cookieWhitespaceRegExp, "");
	if (!cookieNameRegExp.test(name)) return;
	const valueEncoded = parts[0].slice(firstEqual + 1).replace(cookieWhitespaceRegExp, "");
	const value = tryDecodeURIComponent(valueEncoded);
	if (parts.length === 1) return Object.assign(Object.create(CookieProto), {
		name,
		value,
		valueEncoded
	});
	const options = {};
	for (let i = 1; i < parts.length; i++) {
		const part = parts[i];
		const equalIndex = part.indexOf("=");
		const key = equalIndex === -1 ? part : part.slice(0, equalIndex).trim();
		const value = equalIndex === -1 ? void 0 : part.slice(equalIndex + 1).trim();
		switch (key.toLowerCase()) {
			case "domain": {
				if (value === void 0) break;
				const domain = value.trim().replace(/^\./, "");
				if (domain) options.domain = domain;
				break;
			}
			case "expires": {
				if (value === void 0) break;
				const date = new Date(value);
				if (!isNaN(date.getTime())) options.expires = date;
				break;
			}
			case "max-age":
				if (value === void 0 || !maxAgeRegExp.test(value)) break;
				options.maxAge = seconds$1(parseInt(value, 10));
				break;
			case "path":
				if (value === void 0) break;
				if (value[0] === "/") options.path = value;
				break;
			case "priority":
				if (value === void 0) break;
				switch (value.toLowerCase()) {
					case "low":
						options.priority = "low";
						break;
					case "medium":
						options.priority = "medium";
						break;
					case "high": options.priority = "high";
				}
				break;
			case "httponly":
				options.httpOnly = true;
				break;
			case "secure":
				options.secure = true;
				break;
			case "partitioned":
				options.partitioned = true;
				break;
			case "samesite":
				if (value === void 0) break;
				switch (value.toLowerCase()) {
					case "lax":
						options.sameSite = "lax";
						break;
					case "strict":
						options.sameSite = "strict";
						break;
					case "none": options.sameSite = "none";
				}
		}
	}
	return Object.assign(Object.create(CookieProto), {
		name,
		value,
		valueEncoded,
		options: Object.keys(options).length > 0 ? options : void 0
	});
}
const fieldContentRegExp = /^[\u0009\u0020-\u007e\u0080-\u00ff]+$/;
const cookieNameRegExp = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const cookieWhitespaceRegExp = /^[\t ]+|[\t ]+$/g;
const maxAgeRegExp = /^-?[0-9]+$/;
const cookieDomainRegExp = /^[\u0009\u0020-\u003a\u003c-\u007e\u0080-\u00ff]+$/;
const cookiePathRegExp = /^[\u0020-\u003a\u003c-\u007e]+$/;
const CookieProto = {
	[CookieTypeId]: CookieTypeId,
	...BaseProto,
	toJSON() {
		return {
			_id: "effect/Cookies/Cookie",
			name: this.name,
			value: this.value,
			options: this.options
		};
	}
};
function makeCookie(name, value, options) {
	const encodedValue = encodeURIComponent(value);
	const error = validateCookie(name, encodedValue, options);
	if (error !== void 0) return fail$6(error);
	return succeed$5(Object.assign(Object.create(CookieProto), {
		name,
		value,
		valueEncoded: encodedValue,
		options
	}));
}
function validateCookie(name, encodedValue, options) {
	if (!cookieNameRegExp.test(name)) return CookiesError.fromReason("InvalidCookieName");
	if (encodedValue && !fieldContentRegExp.test(encodedValue)) return CookiesError.fromReason("InvalidCookieValue");
	if (options?.domain !== void 0 && !cookieDomainRegExp.test(options.domain)) return CookiesError.fromReason("InvalidCookieDomain");
	if (options?.path !== void 0 && !cookiePathRegExp.test(options.path)) return CookiesError.fromReason("InvalidCookiePath");
	if (options?.maxAge !== void 0 && !isFinite$1(fromInputUnsafe$1(options.maxAge))) return CookiesError.fromReason("CookieInfinityMaxAge");
}
const makeCookieUnsafe = (name, value, options) => getOrThrow(makeCookie(name, value, options));
function serializeCookie(self) {
	const error = validateCookie(self.name, self.valueEncoded, self.options);
	if (error !== void 0) throw error;
	let str = self.name + "=" + self.valueEncoded;
	if (self.options === void 0) return str;
	const options = self.options;
	if (options.maxAge !== void 0) {
		const maxAge = toSeconds(fromInputUnsafe$1(options.maxAge));
		str += "; Max-Age=" + Math.trunc(maxAge);
	}
	if (options.domain !== void 0 && !options.hostOnly) str += "; Domain=" + options.domain;
	if (options.path !== void 0) str += "; Path=" + options.path;
	if (options.priority !== void 0) switch (options.priority) {
		case "low":
			str += "; Priority=Low";
			break;
		case "medium":
			str += "; Priority=Medium";
			break;
		case "high": str += "; Priority=High";
	}
	if (options.expires !== void 0) str += "; Expires=" + options.expires.toUTCString();
	if (options.httpOnly) str += "; HttpOnly";
	if (options.secure) str += "; Secure";
	if (options.partitioned) str += "; Partitioned";
	if (options.sameSite !== void 0) switch (options.sameSite) {
		case "lax":
			str += "; SameSite=Lax";
			break;
		case "strict":
			str += "; SameSite=Strict";
			break;
		case "none": str += "; SameSite=None";
	}
	return str;
}
const toRecord$1 = (self) => {
	const record = {};
	const cookies = Object.values(self.cookies);
	for (let index = 0; index < cookies.length; index++) {
		const cookie = cookies[index];
		assignProperty(record, cookie.name, cookie.value);
	}
	return record;
};
const toSetCookieHeaders = (self) => Object.values(self.cookies).map(serializeCookie);
const tryDecodeURIComponent = (str) => {
	try {
		return decodeURIComponent(str);
	} catch (_) {
		return str;
	}
};

const redactedRegistry = /*#__PURE__*/ new WeakMap();
const value$1 = (self) => {
	if (redactedRegistry.has(self)) return redactedRegistry.get(self);
	else throw new Error("Unable to get redacted value" + (self.label ? ` with label: "${self.label}"` : ""));
};

const TypeId$16 = "~effect/Redacted";
const isRedacted = (u) => hasProperty(u, TypeId$16);
const make$13 = (value, options) => {
	const self = Object.create(Proto$2);
	if (options?.label) self.label = options.label;
	redactedRegistry.set(self, value);
	return self;
};
const Proto$2 = {
	[TypeId$16]: { _A: (_) => _ },
	label: void 0,
	...PipeInspectableProto,
	toJSON() {
		return this.toString();
	},
	toString() {
		return `<redacted${isString$1(this.label) ? ":" + this.label : ""}>`;
	},
	[symbol$1]() {
		return hash(redactedRegistry.get(this));
	},
	[symbol](that) {
		return isRedacted(that) && equals$1(redactedRegistry.get(this), redactedRegistry.get(that));
	}
};
const value = value$1;

const TypeId$15 = /*#__PURE__*/ Symbol.for("~effect/http/Headers");
const Proto$1 = /*#__PURE__*/ Object.defineProperties(/*#__PURE__*/ Object.create(null), {
	[TypeId$15]: { value: TypeId$15 },
	[symbolRedactable]: { value(context) {
		return redact$2(this, get$1(context, CurrentRedactedNames$1));
	} },
	toJSON: { value() {
		return redact$3(this);
	} },
	[symbol]: { value(that) {
		return Equivalence$2(this, that);
	} },
	[symbol$1]: { value() {
		return structure(this);
	} },
	toString: { value: BaseProto.toString },
	[NodeInspectSymbol]: { value: BaseProto[NodeInspectSymbol] }
});
const Equivalence$2 = /*#__PURE__*/ makeEquivalence$1(/*#__PURE__*/ strictEqual());
const redact$2 = /*#__PURE__*/ dual(2, (self, key) => {
	const out = { ...self };
	const modify = (key) => {
		if (typeof key === "string") {
			const k = key.toLowerCase();
			if (k in self) out[k] = make$13(self[k]);
		} else for (const name in self) if (name.search(key) !== -1) out[name] = make$13(self[name]);
	};
	if (Array.isArray(key)) for (let i = 0; i < key.length; i++) modify(key[i]);
	else modify(key);
	return out;
});
const isRedactedName$1 = (name, patterns) => {
	const lowerName = name.toLowerCase();
	for (let i = 0; i < patterns.length; i++) {
		const pattern = patterns[i];
		if (typeof pattern === "string") {
			if (pattern.toLowerCase() === lowerName) return true;
		} else if (name.search(pattern) !== -1) return true;
	}
	return false;
};
const CurrentRedactedNames$1 = /*#__PURE__*/ Reference("effect/Headers/CurrentRedactedNames", { defaultValue: () => [
	"authorization",
	"cookie",
	"set-cookie",
	"x-api-key"
] });
var HeaderParseErrorReason = class extends Error$1 {};

const unwrap$3 = (value$6) => typeof value$6 === "string" ? value$6 : value(value$6);

const TypeId$14 = "~effect/http/UrlParams";
const isUrlParams = (u) => hasProperty(u, TypeId$14);
const Proto = {
	...PipeInspectableProto,
	[TypeId$14]: TypeId$14,
	[Symbol.iterator]() {
		return this.params[Symbol.iterator]();
	},
	[symbolRedactable](context) {
		return {
			_id: "UrlParams",
			params: Object.fromEntries(redact$1(this, get$1(context, CurrentRedactedNames)))
		};
	},
	toJSON() {
		return redact$3(this);
	},
	[symbol](that) {
		return Equivalence$1(this, that);
	},
	[symbol$1]() {
		return array(this.params.flat());
	}
};
const make$12 = (params) => {
	const self = Object.create(Proto);
	self.params = params;
	return self;
};
const fromInput = (input) => {
	if (isUrlParams(input)) return input;
	const parsed = fromInputNested(input);
	const out = [];
	for (let i = 0; i < parsed.length; i++) if (Array.isArray(parsed[i][0])) {
		const [keys, value] = parsed[i];
		out.push([`${keys[0]}[${keys.slice(1).join("][")}]`, value]);
	} else out.push(parsed[i]);
	return make$12(out);
};
const fromInputNested = (input) => {
	const entries = typeof input[Symbol.iterator] === "function" ? fromIterable$1(input) : Object.entries(input);
	const out = [];
	for (const [key, value] of entries) if (Array.isArray(value)) {
		for (let i = 0; i < value.length; i++) if (value[i] !== void 0) out.push([key, coerce(value[i])]);
	} else if (value !== null && typeof value === "object" && !isRedacted(value)) {
		const nested = fromInputNested(value);
		for (const [k, v] of nested) out.push([[key, ...typeof k === "string" ? [k] : k], v]);
	} else if (value !== void 0) out.push([key, coerce(value)]);
	return out;
};
const coerce = (value) => isRedacted(value) ? value : String(value);
const Equivalence$1 = /*#__PURE__*/ make$22((a, b) => arrayEquivalence(a.params, b.params));
const arrayEquivalence = /*#__PURE__*/ makeEquivalence(/*#__PURE__*/ makeEquivalence$2([/*#__PURE__*/ strictEqual(), /*#__PURE__*/ asEquivalence()]));
const toRecord = (self) => {
	const out = {};
	for (const [k, v] of self.params) {
		const value = unwrap$3(v);
		if (!Object.hasOwn(out, k)) assignProperty(out, k, value);
		else {
			const current = out[k];
			if (typeof current === "string") assignProperty(out, k, [current, value]);
			else current.push(value);
		}
	}
	return out;
};
const toReadonlyRecord = toRecord;
const redact$1 = /*#__PURE__*/ dual(2, (self, key) => {
	const patterns = Array.isArray(key) ? key : [key];
	return self.params.map(([name, value]) => [name, typeof value === "string" && isRedactedName(name, patterns) ? make$13(value) : value]);
});
const isRedactedName = isRedactedName$1;
const CurrentRedactedNames = /*#__PURE__*/ Reference("effect/http/UrlParams/CurrentRedactedNames", { defaultValue: () => [
	"X-Amz-Signature",
	"X-Amz-Credential",
	"X-Amz-Security-Token",
	"AWSAccessKeyId",
	"Signature",
	"sig",
	"X-Goog-Signature"
] });

function resolve$3(ast) {
	return ast.checks ? ast.checks[ast.checks.length - 1].annotations : ast.annotations;
}
const STRUCTURAL_ANNOTATION_KEY = "~structural";
const SENTINELS_ANNOTATION_KEY = "~sentinels";
const CONSTRUCTOR_ANNOTATION_KEY = "~constructor";
const getExpected = /*#__PURE__*/ memoize((ast) => {
	const identifier = resolve$3(ast)?.identifier;
	if (typeof identifier === "string") return identifier;
	return ast.getExpected(getExpected);
});

const missing = /*#__PURE__*/ Symbol();
const succeed = succeed$3;
const missingExit = /*#__PURE__*/ succeed(missing);
const sameExit = /*#__PURE__*/ succeed(missing);
const toOption = (value) => value === missing ? none() : some(value);
const fromOptionExit = (option) => option._tag === "None" ? missingExit : succeed(option.value);

const TypeId$13 = "~effect/SchemaIssue/Issue";
function isIssue(u) {
	return hasProperty(u, TypeId$13) && u[TypeId$13] === TypeId$13;
}
function hasInput(issue) {
	return Object.hasOwn(issue, "input");
}
var IssueNodeImpl = class {
	[TypeId$13] = TypeId$13;
	constructor(input, options) {
		if (options?.reportInput === true && input !== missing) this.input = input;
	}
};
const Filter$1 = class extends IssueNodeImpl {
	_tag = "Filter";
	filter;
	issue;
	constructor(filter, issue, input, options) {
		super(input, options);
		this.filter = filter;
		this.issue = issue;
	}
};
const Encoding = class extends IssueNodeImpl {
	_tag = "Encoding";
	ast;
	issue;
	constructor(ast, issue, input, options) {
		super(input, options);
		this.ast = ast;
		this.issue = issue;
	}
};
const Pointer = class extends IssueNodeImpl {
	_tag = "Pointer";
	path;
	issue;
	constructor(path, issue) {
		super();
		this.path = path;
		this.issue = issue;
	}
};
const MissingKey = class extends IssueNodeImpl {
	_tag = "MissingKey";
	annotations;
	constructor(annotations) {
		super();
		this.annotations = annotations;
	}
};
const UnexpectedKey = class extends IssueNodeImpl {
	_tag = "UnexpectedKey";
	ast;
	constructor(ast, input, options) {
		super(input, options);
		this.ast = ast;
	}
};
const Composite = class extends IssueNodeImpl {
	_tag = "Composite";
	ast;
	issues;
	constructor(ast, issues, input, options) {
		super(input, options);
		this.ast = ast;
		this.issues = issues;
	}
};
const InvalidType = class extends IssueNodeImpl {
	_tag = "InvalidType";
	ast;
	constructor(ast, input, options) {
		super(input, options);
		this.ast = ast;
	}
};
const InvalidValue = class extends IssueNodeImpl {
	_tag = "InvalidValue";
	annotations;
	constructor(annotations, input, options) {
		super(input, options);
		this.annotations = annotations;
	}
};
const Forbidden = class extends IssueNodeImpl {
	_tag = "Forbidden";
	annotations;
	constructor(annotations, input, options) {
		super(input, options);
		this.annotations = annotations;
	}
};
const AnyOf = class extends IssueNodeImpl {
	_tag = "AnyOf";
	ast;
	issues;
	constructor(ast, issues, input, options) {
		super(input, options);
		this.ast = ast;
		this.issues = issues;
	}
};
const OneOf = class extends IssueNodeImpl {
	_tag = "OneOf";
	ast;
	successes;
	constructor(ast, successes, input, options) {
		super(input, options);
		this.ast = ast;
		this.successes = successes;
	}
};
function makeFilterIssue(entry, input, options) {
	if (isIssue(entry)) return entry;
	if (typeof entry === "string") return new InvalidValue({ message: entry }, input, options);
	const inner = typeof entry.issue === "string" ? new InvalidValue({ message: entry.issue }, input, options) : entry.issue;
	return new Pointer(entry.path, inner);
}
function makeSingle(out, input, options) {
	if (out === void 0) return;
	if (typeof out === "boolean") return out ? void 0 : new InvalidValue(void 0, input, options);
	return makeFilterIssue(out, input, options);
}
function normalizeFilterOutput(ast, out, input, options) {
	if (Array.isArray(out)) {
		if (!isReadonlyArrayNonEmpty(out)) return;
		return out.length === 1 ? makeFilterIssue(out[0], input, options) : new Composite(ast, map$3(out, (entry) => makeFilterIssue(entry, input, options)), input, options);
	}
	return makeSingle(out, input, options);
}
const defaultLeafHook = (issue) => {
	const message = findMessage(issue);
	if (message !== void 0) return message;
	switch (issue._tag) {
		case "InvalidType": return getExpectedMessage(getExpected(issue.ast), issue);
		case "InvalidValue": {
			const expected = findExpected(issue);
			if (expected !== void 0) return getExpectedMessage(expected, issue);
			const input = formatInput(issue);
			return input === void 0 ? "Expected a valid value" : `Invalid data ${input}`;
		}
		case "MissingKey": return "Missing key";
		case "UnexpectedKey": {
			const input = formatInput(issue);
			return input === void 0 ? "Expected no excess property" : `Unexpected key with value ${input}`;
		}
		case "Forbidden": return "Forbidden operation";
		case "OneOf": {
			const input = formatInput(issue);
			return input === void 0 ? "Expected exactly one member to match" : `Expected exactly one member to match the input ${input}`;
		}
	}
};
const defaultCheckHook = (issue) => findMessage(issue) ?? findMessage(issue.issue);
function formatInput(issue) {
	return hasInput(issue) ? format$2(issue.input) : void 0;
}
function findExpected(issue) {
	const expected = issue.annotations?.expected;
	return typeof expected === "string" ? expected : void 0;
}
function getExpectedMessage(expected, issue) {
	const input = formatInput(issue);
	return input === void 0 ? `Expected ${expected}` : `Expected ${expected}, got ${input}`;
}
function getFilterMessage(issue, checkHook) {
	const message = checkHook(issue);
	if (message !== void 0 || issue.issue._tag !== "InvalidValue") return message;
	const expected = findExpected(issue.issue);
	return expected === void 0 ? getExpectedMessage(formatCheck(issue.filter), issue) : getExpectedMessage(expected, issue.issue);
}
function formatCheck(check) {
	const expected = check.annotations?.expected;
	if (typeof expected === "string") return expected;
	switch (check._tag) {
		case "Filter": return "<filter>";
		case "FilterGroup": return check.checks.map((check) => formatCheck(check)).join(" & ");
	}
}
function makeFormatterDefault() {
	return (issue) => formatIssue(issue, "");
}
const defaultFormatter = /*#__PURE__*/ makeFormatterDefault();
function formatIssue(issue, path, messageOverride) {
	let message;
	switch (issue._tag) {
		case "Filter": return formatIssue(issue.issue, path, messageOverride ?? getFilterMessage(issue, defaultCheckHook));
		case "Encoding": return formatIssue(issue.issue, path, messageOverride);
		case "Pointer": return formatIssue(issue.issue, path + formatPath(issue.path), messageOverride);
		case "Composite":
		case "AnyOf":
			if (issue._tag === "Composite" || issue.issues.length > 0) return issue.issues.map((issue) => formatIssue(issue, path, messageOverride)).join("\n");
			message = messageOverride ?? findMessage(issue) ?? getExpectedMessage(getExpected(issue.ast), issue);
			break;
		default: message = messageOverride ?? defaultLeafHook(issue);
	}
	return path ? `${message}\n  at ${path}` : message;
}
function findMessage(issue) {
	if (issue._tag === "Pointer" || issue._tag === "Composite") return;
	if (issue._tag === "Encoding") return findMessage(issue.issue);
	const message = (issue._tag === "Filter" ? issue.filter.annotations : "annotations" in issue ? issue.annotations : issue.ast.annotations)?.[issue._tag === "MissingKey" ? "messageMissingKey" : issue._tag === "UnexpectedKey" ? "messageUnexpectedKey" : "message"];
	if (typeof message === "string") return message;
}

function getSchemaIssue(cause) {
	let issue;
	for (const reason of cause.reasons) {
		if (!isFailReason(reason) || !isIssue(reason.error)) return;
		issue ??= reason.error;
	}
	return issue;
}
function getSchemaIssueOrThrow(cause, message) {
	const issue = getSchemaIssue(cause);
	if (issue === void 0) throw new Error(message, { cause });
	return issue;
}

const makeGetter = (fields) => Object.assign(Object.create(Prototype$1), fields);
function fail$1(f) {
	return transformOptionalEffect((oe, options) => fail$2(f(oe, options)));
}
function forbidden(message) {
	return fail$1((oe, options) => {
		const annotations = { message: message(oe) };
		return isSome(oe) ? new Forbidden(annotations, oe.value, options) : new Forbidden(annotations);
	});
}
const forbiddenEncoding = /*#__PURE__*/ forbidden(() => "Encoding is not supported");
const passthrough_$1 = /*#__PURE__*/ makeGetter({ _tag: "Passthrough" });
function passthrough$1() {
	return passthrough_$1;
}
function transform$1(f) {
	return makeGetter({
		_tag: "Transform",
		transform: f
	});
}
function transformEffect$1(f) {
	return makeGetter({
		_tag: "TransformEffect",
		transform: f
	});
}
function transformOptionalEffect(f) {
	return makeGetter({
		_tag: "TransformOptionalEffect",
		transform: f
	});
}
function String$3() {
	return transform$1(globalThis.String);
}
function Number$3() {
	return transform$1(globalThis.Number);
}
function BigInt$3() {
	return transformEffect$1((input, options) => {
		try {
			return succeed$1(globalThis.BigInt(input));
		} catch {
			return fail$2(new InvalidValue({ expected: "a value that can be converted to a bigint" }, input, options));
		}
	});
}
function Date$2() {
	return transform$1((u) => new globalThis.Date(u));
}
function parseJson(options) {
	return transformEffect$1((input, parseOptions) => try_({
		try: () => JSON.parse(input, options?.reviver),
		catch: () => new InvalidValue({ expected: "a valid JSON string" }, input, parseOptions)
	}));
}
function stringifyJson(options) {
	return transformEffect$1((input, parseOptions) => try_({
		try: () => {
			const output = JSON.stringify(input, options?.replacer, options?.space);
			if (output === void 0) throw new TypeError("Value cannot be represented as JSON");
			return output;
		},
		catch: () => new InvalidValue({ expected: "a JSON-serializable value" }, input, parseOptions)
	}));
}
function encodeBase64() {
	return transform$1(encode);
}
function decodeBase64() {
	return transformEffect$1((input, options) => mapErrorEager(fromResult(decode$2(input)), () => new InvalidValue({ expected: "a valid Base64 string" }, input, options)));
}

const ContentTypeId = /*#__PURE__*/ Symbol.for("~effect/Schema/content");
function setContent(operation, content) {
	Object.defineProperty(operation, ContentTypeId, { value: content });
	return operation;
}

const Middleware = class extends Class$1 {
	_tag = "Middleware";
	decode;
	encode;
	constructor(decode, encode) {
		super();
		this.decode = decode;
		this.encode = encode;
	}
	flip() {
		return new Middleware(this.encode, this.decode);
	}
};
const TypeId$12 = "~effect/SchemaTransformation/Transformation";
const Transformation = class extends Class$1 {
	[TypeId$12] = TypeId$12;
	_tag = "Transformation";
	decode;
	encode;
	constructor(decode, encode) {
		super();
		this.decode = decode;
		this.encode = encode;
	}
	flip() {
		return new Transformation(this.encode, this.decode);
	}
};
function isTransformation(u) {
	return hasProperty(u, TypeId$12) && u[TypeId$12] === TypeId$12;
}
const makeTransformation = (options) => {
	if (isTransformation(options)) return options;
	return new Transformation(options.decode, options.encode);
};
function transformEffect(options) {
	return new Transformation(transformEffect$1(options.decode), transformEffect$1(options.encode));
}
function transform(options) {
	return new Transformation(transform$1(options.decode), transform$1(options.encode));
}
const passthrough_ = /*#__PURE__*/ new Transformation(/*#__PURE__*/ passthrough$1(), /*#__PURE__*/ passthrough$1());
function passthrough() {
	return passthrough_;
}
const numberFromString = /*#__PURE__*/ new Transformation(/*#__PURE__*/ Number$3(), /*#__PURE__*/ String$3());
const bigintFromString = /*#__PURE__*/ new Transformation(/*#__PURE__*/ BigInt$3(), /*#__PURE__*/ String$3());
const dateFromString = /*#__PURE__*/ new Transformation(/*#__PURE__*/ Date$2(), /*#__PURE__*/ transform$1(formatDate));
const urlFromString = /*#__PURE__*/ transformEffect({
	decode: (s, options) => URL.canParse(s) ? succeed$1(new URL(s)) : fail$2(new InvalidValue({ expected: "a valid URL string" }, s, options)),
	encode: (url) => succeed$1(url.href)
});
const uint8ArrayFromBase64String = /*#__PURE__*/ new Transformation(/*#__PURE__*/ decodeBase64(), /*#__PURE__*/ encodeBase64());
function fromJsonString$1(options) {
	return new Transformation(parseJson(options ?? {}), setContent(stringifyJson(options), {
		mediaType: "application/json",
		preserveSchema: options?.reviver === void 0 && options?.replacer === void 0
	}));
}

function makeGuard(tag) {
	return (ast) => ast._tag === tag;
}
const isDeclaration = /*#__PURE__*/ makeGuard("Declaration");
const isNever = /*#__PURE__*/ makeGuard("Never");
const isLiteral = /*#__PURE__*/ makeGuard("Literal");
const isUniqueSymbol = /*#__PURE__*/ makeGuard("UniqueSymbol");
const isArrays = /*#__PURE__*/ makeGuard("Arrays");
const isObjects = /*#__PURE__*/ makeGuard("Objects");
const isUnion = /*#__PURE__*/ makeGuard("Union");
const isSuspend = /*#__PURE__*/ makeGuard("Suspend");
const Link = class {
	to;
	transformation;
	constructor(to, transformation) {
		this.to = to;
		this.transformation = transformation;
	}
};
const defaultParseOptions = {};
const Context = class {
	isOptional;
	isMutable;
	constructorDefault;
	annotations;
	constructor(isOptional, isMutable, constructorDefault = void 0, annotations = void 0) {
		this.isOptional = isOptional;
		this.isMutable = isMutable;
		this.constructorDefault = constructorDefault;
		this.annotations = annotations;
	}
};
const TypeId$11 = "~effect/Schema";
var ASTNodeImpl = class {
	[TypeId$11] = TypeId$11;
	annotations;
	checks;
	encoding;
	context;
	constructor(annotations = void 0, checks = void 0, encoding = void 0, context = void 0) {
		this.annotations = annotations;
		this.checks = checks;
		this.encoding = encoding;
		this.context = context;
	}
	toString() {
		return `<${this._tag}>`;
	}
};
const Declaration = class extends ASTNodeImpl {
	_tag = "Declaration";
	typeParameters;
	run;
	encodingChecks;
	encodingRun;
	constructor(typeParameters, run, annotations, checks, encoding, context, encodingChecks, encodingRun) {
		super(annotations, checks, encoding, context);
		this.typeParameters = typeParameters;
		this.run = run;
		this.encodingChecks = encodingChecks;
		this.encodingRun = encodingRun;
	}
	getParser() {
		let run;
		return (input, options) => {
			if (input === missing) return missingExit;
			run ??= this.run(this.typeParameters);
			try {
				return run(input, this, options);
			} catch (error) {
				return die(error);
			}
		};
	}
	_rebuild(recur, checks, encodingChecks, run, encodingRun) {
		const tps = mapOrSame(this.typeParameters, recur);
		return tps === this.typeParameters && checks === this.checks && encodingChecks === this.encodingChecks && run === this.run && encodingRun === this.encodingRun ? this : new Declaration(tps, run, this.annotations, checks, void 0, this.context, encodingChecks, encodingRun);
	}
	recur(recur) {
		return this._rebuild(recur, this.checks, this.encodingChecks, this.run, this.encodingRun);
	}
	flip(recur) {
		return this._rebuild(recur, this.encodingChecks, this.checks, this.encodingRun ?? this.run, this.run);
	}
	getExpected() {
		const expected = this.annotations?.expected;
		if (typeof expected === "string") return expected;
		return "<Declaration>";
	}
};
const Unknown = class extends ASTNodeImpl {
	_tag = "Unknown";
	getParser() {
		return fromRefinement(this, isUnknown);
	}
	getExpected() {
		return "unknown";
	}
};
const unknown$1 = /*#__PURE__*/ new Unknown();
const Literal$1 = class extends ASTNodeImpl {
	_tag = "Literal";
	literal;
	constructor(literal, annotations, checks, encoding, context) {
		super(annotations, checks, encoding, context);
		if (typeof literal === "number" && !globalThis.Number.isFinite(literal)) throw new Error(`A numeric literal must be finite, got ${format$2(literal)}`);
		this.literal = literal;
	}
	getParser() {
		return fromConst(this, this.literal);
	}
	matchPart(s, _options) {
		return s === globalThis.String(this.literal) ? this.literal : void 0;
	}
	toCodecJson() {
		return typeof this.literal === "bigint" ? literalToString(this) : this;
	}
	toCodecStringTree() {
		return typeof this.literal === "string" ? this : literalToString(this);
	}
	getExpected() {
		return typeof this.literal === "string" ? JSON.stringify(this.literal) : globalThis.String(this.literal);
	}
};
function literalToString(ast) {
	const literalAsString = globalThis.String(ast.literal);
	return replaceEncoding(ast, [new Link(new Literal$1(literalAsString), new Transformation(transform$1(() => ast.literal), transform$1(() => literalAsString)))]);
}
const String$2 = class extends ASTNodeImpl {
	_tag = "String";
	getParser() {
		return fromRefinement(this, isString$1);
	}
	matchPart(s, options) {
		const checks = this.checks;
		return checks && !options.disableChecks && collectIssues(checks, s, void 0, this, options) ? void 0 : s;
	}
	getExpected() {
		return "string";
	}
};
const string = /*#__PURE__*/ new String$2();
const Number$2 = class extends ASTNodeImpl {
	_tag = "Number";
	getParser() {
		return fromRefinement(this, isNumber);
	}
	matchKey(s, options) {
		return this._match(isStringNumberRegExp, s, options);
	}
	matchPart(s, options) {
		return this._match(isStringFiniteRegExp, s, options);
	}
	_match(regexp, s, options) {
		if (!regexp.test(s)) return void 0;
		const value = globalThis.Number(s);
		if (options.disableChecks || !this.checks) return value;
		return collectIssues(this.checks, value, void 0, this, options) ? void 0 : value;
	}
	toCodecJson() {
		if (this.checks && (hasCheck(this.checks, "effect/schema/isFinite") || hasCheck(this.checks, "effect/schema/isInt"))) return this;
		return replaceEncoding(this, [numberToJson]);
	}
	toCodecStringTree() {
		if (this.toCodecJson() === this) return replaceEncoding(this, [finiteToString]);
		return replaceEncoding(this, [numberToString]);
	}
	getExpected() {
		return "number";
	}
};
function hasCheck(checks, id) {
	return checks.some((check) => check.annotations?.representation?.id === id || check._tag === "FilterGroup" && hasCheck(check.checks, id));
}
const number = /*#__PURE__*/ new Number$2();
const Boolean$2 = class extends ASTNodeImpl {
	_tag = "Boolean";
	getParser() {
		return fromRefinement(this, isBoolean);
	}
	getExpected() {
		return "boolean";
	}
};
const boolean = /*#__PURE__*/ new Boolean$2();
const BigInt$2 = class extends ASTNodeImpl {
	_tag = "BigInt";
	getParser() {
		return fromRefinement(this, isBigInt);
	}
	matchPart(s, options) {
		if (!isStringBigIntRegExp.test(s)) return void 0;
		const value = globalThis.BigInt(s);
		if (options.disableChecks || !this.checks) return value;
		return collectIssues(this.checks, value, void 0, this, options) ? void 0 : value;
	}
	toCodecStringTree() {
		return replaceEncoding(this, [bigIntToString]);
	}
	getExpected() {
		return "bigint";
	}
};
const bigInt = /*#__PURE__*/ new BigInt$2();
const Arrays = class extends ASTNodeImpl {
	_tag = "Arrays";
	isMutable;
	elements;
	rest;
	encodingChecks;
	constructor(isMutable, elements, rest, annotations, checks, encoding, context, encodingChecks) {
		super(annotations, checks, encoding, context);
		this.isMutable = isMutable;
		this.elements = elements;
		this.rest = rest;
		this.encodingChecks = encodingChecks;
		let hasOptional = false;
		for (let i = 0; i < elements.length; i++) if (isOptional(elements[i])) hasOptional = true;
		else if (hasOptional) throw new Error("A required element cannot follow an optional element. ts(1257)");
		if (hasOptional && rest.length > 1) throw new Error("A required element cannot follow an optional element. ts(1257)");
		for (let i = 1; i < rest.length; i++) if (isOptional(rest[i])) throw new Error("An optional element cannot follow a rest element. ts(1266)");
	}
	getParser(compile, compileField = compile) {
		const ast = this;
		let elements;
		let rest;
		const elementLen = ast.elements.length;
		const tailLen = Math.max(0, ast.rest.length - 1);
		function getParser(tailThreshold, index) {
			if (index < elementLen) return elements[index];
			else if (index >= tailThreshold) return rest[index - tailThreshold + 1];
			return rest[0];
		}
		const finish = (state) => {
			const { input, len, options } = state;
			if (ast.rest.length === 0 && len > elementLen) for (let i = elementLen; i < len; i++) {
				const unexpected = new UnexpectedKey(ast, input[i], options);
				const issue = new Pointer([i], unexpected);
				if (options.errors === "all") {
					if (state.issues) state.issues.push(issue);
					else state.issues = [issue];
				} else return fail$2(new Composite(ast, [issue], input, options));
			}
			if (state.issues) return fail$2(new Composite(ast, state.issues, input, options));
			return succeed(state.output);
		};
		const parse = (input, options) => {
			const len = input.length;
			const state = {
				ast,
				getParser,
				input,
				len,
				tailThreshold: Math.max(elementLen, len - tailLen),
				output: [],
				issues: void 0,
				options
			};
			const end = ast.rest.length === 0 ? elementLen : Math.max(len, elementLen + tailLen);
			const concurrency = options.concurrency === void 0 ? 1 : resolveConcurrency(options.concurrency);
			const eff = concurrency === 1 ? parseArray$1(state, input, 0, end) : parseArrayConcurrent(state, input, {
				concurrency,
				end
			});
			if (!eff) return finish(state);
			if (effectIsExit(eff)) return flatMapEager(eff, () => finish(state));
			let first = true;
			return suspend(() => {
				if (!first) return parse(input, options);
				first = false;
				return flatMap(eff, () => finish(state));
			});
		};
		return (input, options) => {
			if (input === missing) return missingExit;
			try {
				if (!Array.isArray(input)) return fail$2(new InvalidType(ast, input, options));
				if (!elements) {
					elements = ast.elements.map((ast) => ({
						ast,
						parser: compileField(ast)
					}));
					rest = ast.rest.map((ast) => ({
						ast,
						parser: compileField(ast)
					}));
				}
				return parse(input, options);
			} catch (error) {
				return die(error);
			}
		};
	}
	_rebuild(recur, checks, encodingChecks) {
		const elements = mapOrSame(this.elements, recur);
		const rest = mapOrSame(this.rest, recur);
		return elements === this.elements && rest === this.rest && checks === this.checks && encodingChecks === this.encodingChecks ? this : new Arrays(this.isMutable, elements, rest, this.annotations, checks, void 0, this.context, encodingChecks);
	}
	recur(recur) {
		return this._rebuild(recur, this.checks, this.encodingChecks);
	}
	flip(recur) {
		return this._rebuild(recur, this.encodingChecks, this.checks);
	}
	getExpected() {
		return "array";
	}
};
function stepArray(s, item, exit, i) {
	if (exit._tag === "Failure") return wrapPropertyKeyIssue(s, s.ast, i, exit);
	const value = exit === sameExit ? item : exit[args];
	if (value !== missing) s.output[i] = value;
	else {
		const p = s.getParser(s.tailThreshold, i);
		if (isOptional(p.ast)) return;
		const issue = new Pointer([i], new MissingKey(p.ast.context?.annotations));
		if (s.options.errors === "all") {
			if (s.issues) s.issues.push(issue);
			else s.issues = [issue];
		} else return fail$3(new Composite(s.ast, [issue], s.input, s.options));
	}
}
const parseArrayOptions = {
	onItem(s, item, i) {
		const value = i < s.len ? item : missing;
		return s.getParser(s.tailThreshold, i).parser(value, s.options);
	},
	step: stepArray
};
const parseArray$1 = /*#__PURE__*/ iterateEager()(parseArrayOptions);
const parseArrayConcurrent = /*#__PURE__*/ iterateConcurrent()(parseArrayOptions);
const wrapPropertyKeyIssue = (s, ast, key, exit) => {
	if (exit.cause.reasons.length === 0) return exit;
	const issue = getSchemaIssue(exit.cause);
	if (issue === void 0) return failCause$2(map$1(exit.cause, (issue) => new Composite(ast, [new Pointer([key], issue)], s.input, s.options)));
	const pointer = new Pointer([key], issue);
	if (s.options.errors === "all") {
		if (s.issues) s.issues.push(pointer);
		else s.issues = [pointer];
	} else return fail$3(new Composite(ast, [pointer], s.input, s.options));
};
const FINITE_PATTERN = "[+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[Ee][+-]?\\d+)?";
function getIndexSignatureKeys(input, parameter, options = defaultParseOptions) {
	let stringKeys;
	let symbolKeys;
	function go(parameter) {
		switch (parameter._tag) {
			case "String":
			case "TemplateLiteral": return (stringKeys ??= Object.keys(input)).filter((k) => parameter.matchPart(k, options) !== void 0);
			case "Number": return (stringKeys ??= Object.keys(input)).filter((k) => parameter.matchKey(k, options) !== void 0);
			case "Symbol": return (symbolKeys ??= Object.getOwnPropertySymbols(input)).filter((k) => Object.prototype.propertyIsEnumerable.call(input, k) && parameter.matchKey(k, options) !== void 0);
			case "Union": return [...new Set(parameter.types.flatMap(go))];
			default: return [];
		}
	}
	return go(parameterFromPropertyKey(toEncoded(parameter)));
}
const PropertySignature = class {
	name;
	type;
	constructor(name, type) {
		this.name = name;
		this.type = type;
	}
};
function isIndexSignatureParameterSide(ast) {
	switch (ast._tag) {
		case "String":
		case "Number":
		case "Symbol":
		case "TemplateLiteral": return true;
		case "Union": return ast.types.every(isIndexSignatureParameterSide);
		default: return false;
	}
}
function isIndexSignatureParameterEncodedSide(ast) {
	const encoded = getLastEncoding(ast);
	switch (encoded._tag) {
		case "String":
		case "Number":
		case "Symbol":
		case "TemplateLiteral": return true;
		case "Union": return encoded.types.every(isIndexSignatureParameterEncodedSide);
		default: return false;
	}
}
function isIndexSignatureParameter(ast) {
	return isIndexSignatureParameterSide(ast) && isIndexSignatureParameterEncodedSide(ast);
}
const IndexSignature = class {
	parameter;
	type;
	constructor(parameter, type) {
		if (!isIndexSignatureParameter(parameter)) throw new Error(`Invalid index signature parameter ${parameter._tag}`);
		this.parameter = parameter;
		this.type = type;
		if (isOptional(type) || type.encoding !== void 0 && isOptional(toEncoded(type))) throw new Error("Cannot use `Schema.optionalKey` or `Schema.optional` with index signatures. Index signatures already allow keys to be absent; use `Schema.UndefinedOr` to allow `undefined` values.");
	}
};
const Objects = class extends ASTNodeImpl {
	_tag = "Objects";
	propertySignatures;
	indexSignatures;
	encodingChecks;
	constructor(propertySignatures, indexSignatures, annotations, checks, encoding, context, encodingChecks) {
		super(annotations, checks, encoding, context);
		this.propertySignatures = propertySignatures;
		this.indexSignatures = indexSignatures;
		this.encodingChecks = encodingChecks;
	}
	getParser(compile, compileField = compile) {
		const ast = this;
		const hasProperties = ast.propertySignatures.length;
		const indexCount = ast.indexSignatures.length;
		if (!hasProperties && !indexCount) return fromRefinement(ast, isNotNullish);
		let properties;
		let indexes;
		const compileMembers = () => {
			if (!properties) {
				properties = ast.propertySignatures.map((ps) => ({
					parser: compileField(ps.type),
					name: ps.name,
					type: ps.type
				}));
				indexes = indexCount ? ast.indexSignatures.map((is) => ({
					is,
					parserKey: compile(parameterFromPropertyKey(is.parameter)),
					parserValue: compileField(is.type)
				})) : void 0;
			}
			return properties;
		};
		const makeFallback = () => {
			const expectedKeys = new Set(ast.propertySignatures.map((ps) => typeof ps.name === "number" ? globalThis.String(ps.name) : ps.name));
			const finishIndex = (s, key, k2, inputValue, exitValue) => {
				if (exitValue._tag === "Failure") return wrapPropertyKeyIssue(s, ast, key, exitValue) ?? void_$1;
				const value = exitValue === sameExit ? inputValue : exitValue[args];
				if (k2 !== missing && value !== missing) {
					if (hasProperties && (expectedKeys.has(key) || expectedKeys.has(typeof k2 === "number" ? globalThis.String(k2) : k2))) return void_$1;
					assignProperty(s.out, k2, value);
				}
				return void_$1;
			};
			const parseIndex = (s, key, index, exitKey) => {
				if (!exitKey) {
					const eff = index.parserKey(key, s.options);
					if (!effectIsExit(eff)) return flatMap(exit(eff), (exit) => parseIndex(s, key, index, exit));
					exitKey = eff;
				}
				if (exitKey._tag === "Failure") return wrapPropertyKeyIssue(s, ast, key, exitKey) ?? void_$1;
				const k2 = exitKey === sameExit ? key : exitKey[args];
				const inputValue = s.input[key];
				const result = index.parserValue(inputValue, s.options);
				return effectIsExit(result) ? finishIndex(s, key, k2, inputValue, result) : flatMap(exit(result), (exit) => finishIndex(s, key, k2, inputValue, exit));
			};
			const parseStringIndex = (s, key, index) => {
				const inputValue = s.input[key];
				const result = index.parserValue(inputValue, s.options);
				return effectIsExit(result) ? finishIndex(s, key, key, inputValue, result) : flatMap(exit(result), (exit) => finishIndex(s, key, key, inputValue, exit));
			};
			const parseIndexes = indexCount ? iterateConcurrent()({
				onItem: (s, [key, index]) => index.is.parameter === string ? parseStringIndex(s, key, index) : parseIndex(s, key, index),
				step: (_s, _item, exit) => exit._tag === "Failure" ? exit : void 0
			}) : void 0;
			return fnUntracedEager(function* (input, options) {
				if (input === missing) return missing;
				if (!(typeof input === "object" && input !== null && !Array.isArray(input))) return yield* fail$2(new InvalidType(ast, input, options));
				compileMembers();
				const record = input;
				const out = {};
				const state = {
					ast,
					input: record,
					out,
					issues: void 0,
					options
				};
				const errorsAllOption = options.errors === "all";
				const onExcessPropertyError = options.onExcessProperty === "error";
				const concurrency = options.concurrency === void 0 ? 1 : resolveConcurrency(options.concurrency);
				const indexKeys = indexCount && onExcessPropertyError ? ast.indexSignatures.map((index) => getIndexSignatureKeys(record, index.parameter, options)) : void 0;
				if (onExcessPropertyError) {
					const coveredKeys = indexKeys ? new Set(expectedKeys) : expectedKeys;
					if (indexKeys) for (const keys of indexKeys) for (const key of keys) coveredKeys.add(key);
					const inputKeys = Reflect.ownKeys(record);
					for (let i = 0; i < inputKeys.length; i++) {
						const key = inputKeys[i];
						if (!coveredKeys.has(key) && Object.prototype.propertyIsEnumerable.call(record, key)) {
							const unexpected = new UnexpectedKey(ast, record[key], options);
							const issue = new Pointer([key], unexpected);
							if (errorsAllOption) {
								if (state.issues) state.issues.push(issue);
								else state.issues = [issue];
								continue;
							} else return yield* fail$2(new Composite(ast, [issue], input, options));
						}
					}
				}
				if (hasProperties) {
					const eff = concurrency === 1 ? parseProperties(state, properties) : parsePropertiesConcurrent(state, properties, { concurrency });
					if (eff) yield* eff;
				}
				if (indexCount && concurrency === 1) for (let i = 0; i < indexCount; i++) {
					const index = indexes[i];
					const parse = index.is.parameter === string ? parseStringIndex : parseIndex;
					const keys = indexKeys?.[i] ?? (index.is.parameter === string ? Object.keys(record) : getIndexSignatureKeys(record, index.is.parameter, options));
					for (let j = 0; j < keys.length; j++) {
						const eff = parse(state, keys[j], index);
						if (!effectIsExit(eff)) yield* eff;
						else if (eff._tag === "Failure") return yield* eff;
					}
				}
				else if (parseIndexes) {
					const keyPairs = empty();
					for (let i = 0; i < indexCount; i++) {
						const index = indexes[i];
						const keys = indexKeys?.[i] ?? (index.is.parameter === string ? Object.keys(record) : getIndexSignatureKeys(record, index.is.parameter, options));
						for (let j = 0; j < keys.length; j++) keyPairs.push([keys[j], index]);
					}
					const eff = parseIndexes(state, keyPairs, { concurrency });
					if (eff) yield* eff;
				}
				if (state.issues) return yield* fail$2(new Composite(ast, state.issues, input, options));
				return out;
			});
		};
		if (indexCount) return makeFallback();
		let fallback;
		const resume = (snapshot, index, pending) => {
			const property = properties[index];
			return flatMap(exit(pending), (exit) => {
				const state = {
					...snapshot,
					out: { ...snapshot.out }
				};
				const terminal = stepProperty(state, property, exit);
				if (terminal) return terminal;
				const done = () => succeed(state.out);
				const eff = parseProperties(state, properties.slice(index + 1));
				return eff ? flatMapEager(eff, done) : done();
			});
		};
		return (input, options) => {
			if (input === missing) return missingExit;
			if (options.errors === "all" || options.onExcessProperty !== void 0 || options.concurrency !== void 0 && resolveConcurrency(options.concurrency) !== 1) return (fallback ??= makeFallback())(input, options);
			if (!(typeof input === "object" && input !== null && !Array.isArray(input))) return fail$2(new InvalidType(ast, input, options));
			const props = compileMembers();
			const record = input;
			const out = {};
			const state = {
				ast,
				input: record,
				out,
				issues: void 0,
				options
			};
			try {
				for (let index = 0; index < props.length; index++) {
					const property = props[index];
					const name = property.name;
					const hasKey = hasPropertySignature(record, name);
					const value = hasKey ? record[name] : missing;
					const exit = property.parser(value, options);
					if (!effectIsExit(exit)) return resume(state, index, exit);
					if (exit === sameExit) {
						if (hasKey) assignProperty(out, name, value);
						continue;
					}
					const terminal = stepProperty(state, property, exit);
					if (terminal) return terminal;
				}
			} catch (error) {
				return die(error);
			}
			return succeed(out);
		};
	}
	_rebuild(recur, recurParameter, checks, encodingChecks) {
		const props = mapOrSame(this.propertySignatures, (ps) => {
			const t = recur(ps.type);
			return t === ps.type ? ps : new PropertySignature(ps.name, t);
		});
		const indexes = mapOrSame(this.indexSignatures, (is) => {
			const p = recurParameter(is.parameter);
			const t = recur(is.type);
			return p === is.parameter && t === is.type ? is : new IndexSignature(p, t);
		});
		return props === this.propertySignatures && indexes === this.indexSignatures && checks === this.checks && encodingChecks === this.encodingChecks ? this : new Objects(props, indexes, this.annotations, checks, void 0, this.context, encodingChecks);
	}
	flip(recur) {
		return this._rebuild(recur, recur, this.encodingChecks, this.checks);
	}
	recur(recur, recurParameter = recur) {
		return this._rebuild(recur, recurParameter, this.checks, this.encodingChecks);
	}
	getExpected() {
		if (this.propertySignatures.length === 0 && this.indexSignatures.length === 0) return "object | array";
		return "object";
	}
};
function stepProperty(s, p, exit) {
	if (exit._tag === "Failure") return wrapPropertyKeyIssue(s, s.ast, p.name, exit);
	if (exit === sameExit) return;
	const value = exit[args];
	if (value !== missing) {
		assignProperty(s.out, p.name, value);
		return;
	}
	delete s.out[p.name];
	if (!isOptional(p.type)) {
		const issue = new Pointer([p.name], new MissingKey(p.type.context?.annotations));
		if (s.options.errors === "all") {
			if (s.issues) s.issues.push(issue);
			else s.issues = [issue];
			return;
		} else return fail$3(new Composite(s.ast, [issue], s.input, s.options));
	}
}
const parsePropertiesOptions = {
	onItem(s, p) {
		if (!hasPropertySignature(s.input, p.name)) return p.parser(missing, s.options);
		const value = s.input[p.name];
		assignProperty(s.out, p.name, value);
		return p.parser(value, s.options);
	},
	step: stepProperty
};
const parseProperties = /*#__PURE__*/ iterateEager()(parsePropertiesOptions);
const parsePropertiesConcurrent = /*#__PURE__*/ iterateConcurrent()(parsePropertiesOptions);
function combineChecks(a, b) {
	if (!a) return b;
	if (!b) return a;
	return [...a, ...b];
}
function struct(fields, checks, annotations) {
	return new Objects(Reflect.ownKeys(fields).map((key) => {
		return new PropertySignature(key, fields[key].ast);
	}), [], annotations, checks);
}
function getAST(self) {
	return self.ast;
}
function tuple(elements, checks = void 0) {
	return new Arrays(false, elements.map((e) => e.ast), [], void 0, checks);
}
function union$1(members, options, checks) {
	return new Union$1(members.map(getAST), options, void 0, checks);
}
const toCandidate = /*#__PURE__*/ memoizeIdempotent((ast) => {
	while (true) {
		if (isSuspend(ast)) return unknown$1;
		const encoding = ast.encoding;
		if (!encoding) return ast.recur?.(toCandidate, identity$2) ?? ast;
		if (encoding.some((link) => link.transformation._tag === "Middleware" && link.transformation.decode !== identity$2)) return unknown$1;
		ast = encoding[encoding.length - 1].to;
	}
});
function getCandidateTypes(ast) {
	switch (ast._tag) {
		case "Null": return ["null"];
		case "Undefined": return ["undefined"];
		case "String":
		case "TemplateLiteral": return ["string"];
		case "Number": return ["number"];
		case "Boolean": return ["boolean"];
		case "Symbol":
		case "UniqueSymbol": return ["symbol"];
		case "BigInt": return ["bigint"];
		case "Arrays": return ["array"];
		case "ObjectKeyword": return [
			"object",
			"array",
			"function"
		];
		case "Objects": return ast.propertySignatures.length || ast.indexSignatures.length ? ["object"] : [
			"string",
			"number",
			"boolean",
			"symbol",
			"bigint",
			"object",
			"array",
			"function"
		];
		case "Enum": return Array.from(new Set(ast.enums.map(([, v]) => typeof v)));
		case "Literal": return [typeof ast.literal];
		case "Union": return Array.from(new Set(ast.types.flatMap(getCandidateTypes)));
		default: return [
			"null",
			"undefined",
			"string",
			"number",
			"boolean",
			"symbol",
			"bigint",
			"object",
			"array",
			"function"
		];
	}
}
function collectSentinels(ast) {
	switch (ast._tag) {
		default: return [];
		case "Declaration": {
			const s = ast.annotations?.[SENTINELS_ANNOTATION_KEY];
			return Array.isArray(s) ? s : [];
		}
		case "Objects": return ast.propertySignatures.flatMap((ps) => {
			const type = ps.type;
			if (!isOptional(type)) {
				if (isLiteral(type)) return [{
					key: ps.name,
					literal: type.literal
				}];
				if (isUniqueSymbol(type)) return [{
					key: ps.name,
					literal: type.symbol
				}];
			}
			return [];
		});
		case "Arrays": return ast.elements.flatMap((e, i) => {
			if (!isOptional(e)) {
				if (isLiteral(e)) return [{
					key: i,
					literal: e.literal
				}];
				if (isUniqueSymbol(e)) return [{
					key: i,
					literal: e.symbol
				}];
			}
			return [];
		});
		case "Union": {
			if (ast.types.length === 0) return [];
			const members = ast.types.map((type) => collectSentinels(toCandidate(type)));
			return members[0].filter((s) => members.every((sentinels) => sentinels.some((o) => o.key === s.key && o.literal === s.literal)));
		}
		case "Suspend": return collectSentinels(ast.thunk());
	}
}
const candidateIndexCache = /*#__PURE__*/ new WeakMap();
const emptyCandidates = /*#__PURE__*/ Object.freeze([]);
const getRuntimeType = (input) => input === null ? "null" : Array.isArray(input) ? "array" : typeof input;
const hasPropertySignature = (input, key) => key === "__proto__" ? Object.hasOwn(input, key) : key in input;
function getCandidateIndex(types) {
	let index = candidateIndexCache.get(types);
	if (index) return index;
	let bySentinel;
	let sentinelCandidateCount = 0;
	let otherwise;
	let literalCandidates;
	let onlyLiterals = true;
	const literalOf = [];
	for (let i = 0; i < types.length; i++) {
		const a = types[i];
		const encoded = toCandidate(a);
		if (isNever(encoded)) continue;
		if (isLiteral(encoded) || isUniqueSymbol(encoded)) {
			literalCandidates ??= /* @__PURE__ */ new Map();
			const literal = isLiteral(encoded) ? encoded.literal : encoded.symbol;
			literalOf[i] = literal;
			let arr = literalCandidates.get(literal);
			if (!arr) literalCandidates.set(literal, arr = []);
			arr.push(i);
		} else onlyLiterals = false;
		const sentinels = collectSentinels(encoded);
		if (sentinels.length) {
			bySentinel ??= /* @__PURE__ */ new Map();
			sentinelCandidateCount++;
			for (const { key, literal } of sentinels) {
				let entry = bySentinel.get(key);
				if (!entry) bySentinel.set(key, entry = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Set()]);
				entry[1].add(i);
				let indexes = entry[0].get(literal);
				if (!indexes) entry[0].set(literal, indexes = /* @__PURE__ */ new Set());
				indexes.add(i);
			}
		} else {
			otherwise ??= {};
			const candidateTypes = getCandidateTypes(encoded);
			for (const t of candidateTypes) (otherwise[t] ??= []).push(i);
		}
	}
	const fallbacks = {};
	const getFallback = (type) => fallbacks[type] ??= Object.freeze(otherwise?.[type] ?? emptyCandidates);
	if (onlyLiterals && literalCandidates) {
		literalCandidates.forEach(Object.freeze);
		index = (input) => literalCandidates.get(input) ?? emptyCandidates;
	} else if (bySentinel?.size === 1 && !otherwise) {
		const [key, [byValue]] = bySentinel.entries().next().value;
		const candidates = /* @__PURE__ */ new Map();
		for (const [literal, indexes] of byValue) candidates.set(literal, Object.freeze(Array.from(indexes)));
		const all = Object.freeze(types.map((_, i) => i));
		index = (input, isConstructor) => {
			if (isObjectKeyword(input)) {
				const value = hasPropertySignature(input, key) ? input[key] : void 0;
				if (value !== void 0) return candidates.get(value) ?? emptyCandidates;
				if (isConstructor) return all;
			}
			return emptyCandidates;
		};
	} else if (bySentinel) {
		let commonSentinel;
		for (const entry of bySentinel) if ((!commonSentinel || entry[1][0].size > commonSentinel[1][0].size) && entry[1][1].size === sentinelCandidateCount) commonSentinel = entry;
		index = (input, isConstructor) => {
			const runtimeType = getRuntimeType(input);
			if (!isObjectKeyword(input)) return getFallback(runtimeType);
			const selected = new Set(otherwise?.[runtimeType]);
			let directKey;
			if (commonSentinel) {
				const [key, [byValue]] = commonSentinel;
				const hasKey = hasPropertySignature(input, key);
				const value = hasKey ? input[key] : void 0;
				if (hasKey && (!isConstructor || value !== void 0)) {
					const match = byValue.get(value);
					if (!match) return getFallback(runtimeType);
					for (const i of match) selected.add(i);
					directKey = key;
				}
			}
			if (directKey === void 0) for (const [key, [byValue, all]] of bySentinel) {
				const hasKey = hasPropertySignature(input, key);
				const value = hasKey ? input[key] : void 0;
				if (hasKey && (!isConstructor || value !== void 0)) {
					const match = byValue.get(value);
					if (match) for (const i of match) selected.add(i);
				} else if (isConstructor) for (const i of all) selected.add(i);
			}
			for (const [key, [byValue, all]] of bySentinel) {
				if (key === directKey) continue;
				const hasKey = hasPropertySignature(input, key);
				const value = hasKey ? input[key] : void 0;
				if (hasKey && (!isConstructor || value !== void 0)) {
					const match = byValue.get(value);
					for (const i of selected) if (all.has(i) && !match?.has(i)) selected.delete(i);
				}
			}
			return Array.from(selected).sort((a, b) => a - b);
		};
	} else index = (input) => {
		const fallback = getFallback(getRuntimeType(input));
		return literalCandidates ? fallback.filter((i) => literalOf[i] === void 0 || literalOf[i] === input) : fallback;
	};
	candidateIndexCache.set(types, index);
	return index;
}
const Union$1 = class extends ASTNodeImpl {
	_tag = "Union";
	types;
	options;
	encodingChecks;
	constructor(types, options, annotations, checks, encoding, context, encodingChecks) {
		super(annotations, checks, encoding, context);
		this.types = types;
		this.options = options;
		this.encodingChecks = encodingChecks;
	}
	getParser(compile, compileField) {
		const ast = this;
		const isConstructor = compileField !== void 0;
		const parsers = [];
		const parser = (i) => parsers[i] ??= compile(ast.types[i]);
		let index;
		return (input, options) => {
			if (input === missing) return missingExit;
			const candidates = (index ??= getCandidateIndex(ast.types))(input, isConstructor);
			if (candidates.length === 0) return fail$2(new AnyOf(ast, [], input, options));
			if (candidates.length === 1) {
				const result = parser(candidates[0])(input, options);
				if (result._tag === "Success") return result;
				return effectIsExit(result) ? failSingleUnionCandidate(ast, result.cause, input, options) : catchSingleUnionCandidate(ast, result, input, options);
			}
			return parseUnionCandidates(ast, parser, candidates, input, options);
		};
	}
	_rebuild(recur, checks, encodingChecks) {
		const types = mapOrSame(this.types, recur);
		return types === this.types && checks === this.checks && encodingChecks === this.encodingChecks ? this : new Union$1(types, this.options, this.annotations, checks, void 0, this.context, encodingChecks);
	}
	recur(recur) {
		return this._rebuild(recur, this.checks, this.encodingChecks);
	}
	flip(recur) {
		return this._rebuild(recur, this.encodingChecks, this.checks);
	}
	matchPart(s, options) {
		for (const type of this.types) {
			const out = type.matchPart(s, options);
			if (out !== void 0) return out;
		}
	}
	getExpected(getExpected) {
		const expected = this.annotations?.expected;
		if (typeof expected === "string") return expected;
		if (this.types.length === 0) return "never";
		const types = this.types.map((type) => {
			const encoded = toEncoded(type);
			switch (encoded._tag) {
				case "Arrays": {
					const literals = encoded.elements.filter(isLiteral);
					if (literals.length > 0) return `${formatIsMutable(encoded.isMutable)}[ ${literals.map((e) => getExpected(e) + formatIsOptional(e.context?.isOptional)).join(", ")}, ... ]`;
					break;
				}
				case "Objects": {
					const literals = encoded.propertySignatures.filter((ps) => isLiteral(ps.type));
					if (literals.length > 0) return `{ ${literals.map((ps) => `${formatIsMutable(ps.type.context?.isMutable)}${formatPropertyKey(ps.name)}${formatIsOptional(ps.type.context?.isOptional)}: ${getExpected(ps.type)}`).join(", ")}, ... }`;
					break;
				}
			}
			return getExpected(encoded);
		});
		return Array.from(new Set(types)).join(" | ");
	}
};
function failSingleUnionCandidate(ast, cause, input, options) {
	const issue = getSchemaIssue(cause);
	if (!issue) return failCause$2(cause);
	return fail$3(new AnyOf(ast, [issue], input, options));
}
function catchSingleUnionCandidate(ast, result, input, options) {
	return catchCause(result, (cause) => failSingleUnionCandidate(ast, cause, input, options));
}
function parseUnionCandidates(ast, parser, candidates, input, options) {
	const state = {
		ast,
		parser,
		input,
		out: void 0,
		successes: ast.options?.mode === "oneOf" ? [] : void 0,
		issues: void 0,
		options
	};
	const eff = parseUnion(state, candidates);
	if (!eff) {
		if (state.out) return state.out;
		return fail$2(new AnyOf(ast, state.issues ?? [], input, options));
	}
	if (effectIsExit(eff)) return resumeUnion(eff, state);
	let first = true;
	return suspend(() => {
		if (!first) return parseUnionCandidates(ast, parser, candidates, input, options);
		first = false;
		return resumeUnion(eff, state);
	});
}
function resumeUnion(eff, state) {
	return flatMapEager(eff, (_) => {
		if (state.out === sameExit) return succeed$1(state.input);
		if (state.out) return state.out;
		return fail$2(new AnyOf(state.ast, state.issues ?? [], state.input, state.options));
	});
}
const parseUnion = /*#__PURE__*/ iterateEager()({
	onItem(s, i) {
		return s.parser(i)(s.input, s.options);
	},
	step(s, i, exit) {
		if (exit._tag === "Failure") {
			const issue = getSchemaIssue(exit.cause);
			if (issue === void 0) return exit;
			if (s.issues) s.issues.push(issue);
			else s.issues = [issue];
		} else {
			if (s.out && s.successes) {
				s.successes.push(s.ast.types[i]);
				return fail$3(new OneOf(s.ast, s.successes, s.input, s.options));
			}
			s.out = exit;
			if (s.successes) s.successes.push(s.ast.types[i]);
			else return void_$1;
		}
	}
});
const nonFiniteLiterals = /*#__PURE__*/ new Union$1([
	/*#__PURE__*/ new Literal$1("Infinity"),
	/*#__PURE__*/ new Literal$1("-Infinity"),
	/*#__PURE__*/ new Literal$1("NaN")
]);
function formatIsMutable(isMutable) {
	return isMutable ? "" : "readonly ";
}
function formatIsOptional(isOptional) {
	return isOptional ? "?" : "";
}
const Filter = class extends Class$1 {
	_tag = "Filter";
	run;
	annotations;
	aborted;
	constructor(run, annotations = void 0, aborted = false) {
		super();
		this.run = run;
		this.annotations = annotations;
		this.aborted = aborted;
	}
	annotate(annotations) {
		return new Filter(this.run, {
			...this.annotations,
			...annotations
		}, this.aborted);
	}
	abort() {
		return new Filter(this.run, this.annotations, true);
	}
	and(other, annotations) {
		return new FilterGroup([this, other], annotations);
	}
};
const FilterGroup = class extends Class$1 {
	_tag = "FilterGroup";
	checks;
	annotations;
	constructor(checks, annotations = void 0) {
		super();
		this.checks = checks;
		this.annotations = annotations;
	}
	annotate(annotations) {
		return new FilterGroup(this.checks, {
			...this.annotations,
			...annotations
		});
	}
	and(other, annotations) {
		return new FilterGroup([this, other], annotations);
	}
};
function makeFilter$1(filter, annotations, aborted = false) {
	return new Filter((input, ast, options) => normalizeFilterOutput(ast, filter(input, ast, options), input, options), annotations, aborted);
}
function isFinite(annotations) {
	return makeFilter$1((n) => globalThis.Number.isFinite(n), {
		expected: "a finite number",
		representation: {
			id: "effect/schema/isFinite",
			payload: null
		},
		toJsonSchema: () => ({ type: "number" }),
		toCode: () => ({ runtime: "Schema.isFinite()" }),
		arbitraryConstraint: { number: "finite" },
		...annotations
	});
}
const finite = /*#__PURE__*/ appendChecks(number, [/*#__PURE__*/ isFinite()]);
const numberToJson = /*#__PURE__*/ new Link(/*#__PURE__*/ new Union$1([finite, nonFiniteLiterals]), /*#__PURE__*/ new Transformation(/*#__PURE__*/ Number$3(), /*#__PURE__*/ transform$1((n) => globalThis.Number.isFinite(n) ? n : globalThis.String(n))));
function isPattern(regExp, annotations) {
	const copy = new globalThis.RegExp(regExp);
	const payload = {
		source: copy.source,
		flags: copy.flags
	};
	return makeFilter$1((s) => {
		copy.lastIndex = 0;
		return copy.test(s);
	}, {
		expected: `a string matching the RegExp ${payload.source}`,
		representation: {
			id: "effect/schema/isPattern",
			payload
		},
		toJsonSchema: () => [{}, true],
		arbitraryConstraint: { patterns: [payload] },
		...annotations
	});
}
const bodyOwners = /*#__PURE__*/ new WeakMap();
function copy$1(ast, changes) {
	const out = Object.assign(Object.create(Object.getPrototypeOf(ast)), ast, changes);
	if (Reflect.ownKeys(changes).every((key) => key === "context" || key === "encoding")) bodyOwners.set(out, getContextOwner(ast));
	return out;
}
function getContextOwner(ast) {
	const existing = bodyOwners.get(ast);
	if (existing !== void 0) return existing;
	if (ast.encoding === void 0) return ast;
	const owner = Object.assign(Object.create(Object.getPrototypeOf(ast)), ast, { encoding: void 0 });
	bodyOwners.set(ast, owner);
	return owner;
}
function replaceEncoding(ast, encoding) {
	return ast.encoding === encoding ? ast : copy$1(ast, { encoding });
}
function replaceContext(ast, context) {
	if (ast.context === context) return ast;
	const owner = getContextOwner(ast);
	if (owner.context === context && owner.encoding === ast.encoding) return owner;
	return copy$1(ast, { context });
}
function getLastEncoding(ast) {
	return ast.encoding ? getLastEncoding(ast.encoding[ast.encoding.length - 1].to) : ast;
}
function annotate(ast, annotations) {
	if (ast.checks) {
		const last = ast.checks[ast.checks.length - 1];
		return replaceChecks(ast, append$1(ast.checks.slice(0, -1), last.annotate(annotations)));
	}
	return copy$1(ast, { annotations: {
		...ast.annotations,
		...annotations
	} });
}
function replaceChecks(ast, checks) {
	if (ast._tag === "Suspend" && checks) throw new Error("Cannot add checks to Suspend");
	if (ast.checks === checks) return ast;
	return copy$1(ast, { checks });
}
function appendChecks(ast, checks) {
	return replaceChecks(ast, combineChecks(ast.checks, checks));
}
function mapLink(link, f) {
	const to = f(link.to);
	return to === link.to ? link : new Link(to, link.transformation);
}
function updateLastLink(encoding, f) {
	const links = encoding;
	const last = links[links.length - 1];
	const out = mapLink(last, f);
	return out === last ? encoding : append$1(encoding.slice(0, encoding.length - 1), out);
}
function applyToLastLink(f) {
	return (ast) => ast.encoding ? replaceEncoding(ast, updateLastLink(ast.encoding, f)) : ast;
}
function applyToSelfOrLastLinkEncodingIdempotent(f, options) {
	function out(ast) {
		if (ast.encoding) {
			const last = ast.encoding[ast.encoding.length - 1];
			return options?.stopAt?.(last) ? ast : replaceEncoding(ast, updateLastLink(ast.encoding, out));
		}
		return f(ast);
	}
	return memoizeIdempotent(out);
}
function appendTransformation(from, transformation, to) {
	const link = new Link(from, transformation);
	return replaceEncoding(to, to.encoding ? [...to.encoding, link] : [link]);
}
function mapOrSame(as, f) {
	let out;
	for (let i = 0; i < as.length; i++) {
		const a = as[i];
		const fa = f(a);
		if (out) out[i] = fa;
		else if (fa !== a) {
			out = new Array(as.length);
			for (let j = 0; j < i; j++) out[j] = as[j];
			out[i] = fa;
		}
	}
	return out ?? as;
}
function annotateKey(ast, annotations) {
	return replaceContext(ast, ast.context ? new Context(ast.context.isOptional, ast.context.isMutable, ast.context.constructorDefault, {
		...ast.context.annotations,
		...annotations
	}) : new Context(false, false, void 0, annotations));
}
const optionalKey$1 = /*#__PURE__*/ memoizeIdempotent((ast) => {
	const context = ast.context ? ast.context.isOptional === false ? new Context(true, ast.context.isMutable, ast.context.constructorDefault, ast.context.annotations) : ast.context : new Context(true, false);
	return optionalKeyLastLink(replaceContext(ast, context));
});
const optionalKeyLastLink = /*#__PURE__*/ applyToLastLink(optionalKey$1);
function withConstructorDefault$1(ast, defaultValue) {
	return replaceContext(ast, ast.context ? new Context(ast.context.isOptional, ast.context.isMutable, defaultValue, ast.context.annotations) : new Context(false, false, defaultValue));
}
function decodeTo$1(from, to, transformation) {
	return appendTransformation(from, transformation, to);
}
function parseParameter(ast) {
	const literals = [];
	const parameters = [];
	function addLiteral(literal) {
		if (!literals.includes(literal)) literals.push(literal);
	}
	function go(ast) {
		switch (ast._tag) {
			case "Literal":
				if (isPropertyKey(ast.literal)) addLiteral(ast.literal);
				return;
			case "UniqueSymbol":
				addLiteral(ast.symbol);
				return;
			case "Enum":
				for (const [, value] of ast.enums) addLiteral(value);
				return;
			case "Never": return;
			case "Union":
				for (let i = 0; i < ast.types.length; i++) go(ast.types[i]);
				return;
			default: parameters.push(ast);
		}
	}
	go(ast);
	return {
		literals,
		parameters
	};
}
function record(key, value) {
	const { literals, parameters: indexSignatures } = parseParameter(key);
	return new Objects(literals.map((literal) => new PropertySignature(literal, value)), indexSignatures.map((parameter) => new IndexSignature(parameter, value)));
}
function isOptional(ast) {
	return ast.context?.isOptional ?? false;
}
function isStructuralCheck(check) {
	return check.annotations?.["~structural"] === true || check._tag === "FilterGroup" && check.checks.every(isStructuralCheck);
}
function extractStructuralChecks(checks) {
	function extract(check) {
		if (isStructuralCheck(check)) return [check];
		return check._tag === "FilterGroup" ? check.checks.flatMap(extract) : [];
	}
	const out = checks.flatMap(extract);
	return isArrayNonEmpty(out) ? out : void 0;
}
function canPreserveEncodingChecks(ast) {
	let preserve = true;
	function visit(child) {
		preserve = preserve && !child.encoding && !isSuspend(child);
		if (preserve && "recur" in child) child.recur(visit);
		return child;
	}
	if ("recur" in ast) ast.recur(visit);
	return preserve;
}
const toType$1 = /*#__PURE__*/ memoizeIdempotent((ast) => {
	const owner = getContextOwner(ast);
	if (owner !== ast) {
		const type = toType$1(owner);
		return type === owner && ast.encoding === void 0 ? ast : replaceContext(type, ast.context);
	}
	const type = "recur" in ast ? ast.recur(toType$1) : ast;
	if ("encodingChecks" in type && type.encodingChecks) {
		const checks = canPreserveEncodingChecks(ast) ? type.encodingChecks : isArrays(type) || isObjects(type) || isDeclaration(type) && type.typeParameters.length > 0 ? extractStructuralChecks(type.encodingChecks) : void 0;
		return copy$1(type, {
			encodingChecks: void 0,
			checks: combineChecks(type.checks, checks)
		});
	}
	return type;
});
const toEncoded = /*#__PURE__*/ memoizeIdempotent((ast) => {
	return toType$1(flip(ast));
});
function flipEncoding(ast, encoding) {
	const links = encoding;
	const len = links.length;
	const last = links[len - 1];
	const ls = [new Link(flip(replaceEncoding(ast, void 0)), links[0].transformation.flip())];
	for (let i = 1; i < len; i++) ls.unshift(new Link(flip(links[i - 1].to), links[i].transformation.flip()));
	const to = flip(last.to);
	if (to.encoding) return replaceEncoding(to, [...to.encoding, ...ls]);
	else return replaceEncoding(to, ls);
}
const flip = /*#__PURE__*/ memoize((ast) => {
	if (ast.encoding) return flipEncoding(ast, ast.encoding);
	const owner = getContextOwner(ast);
	if (owner !== ast) {
		const flipped = flip(owner);
		return flipped === owner ? ast : replaceContext(flipped, ast.context);
	}
	return "flip" in ast ? ast.flip(flip) : "recur" in ast ? ast.recur(flip) : ast;
});
function fromConst(ast, value) {
	const succeed$8 = value === 0 ? sameExit : succeed(value);
	return (input, options) => {
		if (input === missing) return missingExit;
		if (input === value) return succeed$8;
		return fail$2(new InvalidType(ast, input, options));
	};
}
function fromRefinement(ast, refinement) {
	return (input, options) => {
		if (input === missing) return missingExit;
		if (refinement(input)) return sameExit;
		return fail$2(new InvalidType(ast, input, options));
	};
}
const parameterFromPropertyKey = /*#__PURE__*/ applyToSelfOrLastLinkEncodingIdempotent((ast) => {
	switch (ast._tag) {
		default: return ast;
		case "Number": return ast.toCodecStringTree();
		case "Union": return ast.recur(parameterFromPropertyKey);
	}
});
const isStringFiniteRegExp = /*#__PURE__*/ new globalThis.RegExp(`^${FINITE_PATTERN}$`);
const isStringNumberRegExp = /*#__PURE__*/ new globalThis.RegExp(`^(?:${FINITE_PATTERN}|Infinity|-Infinity|NaN)$`);
function isStringFinite(annotations) {
	return isPattern(isStringFiniteRegExp, {
		expected: "a string representing a finite number",
		representation: {
			id: "effect/schema/isStringFinite",
			payload: null
		},
		toJsonSchema: () => ({ pattern: isStringFiniteRegExp.source }),
		...annotations
	});
}
const finiteString = /*#__PURE__*/ appendChecks(string, [/*#__PURE__*/ isStringFinite()]);
const finiteToString = /*#__PURE__*/ new Link(finiteString, numberFromString);
const numberToString = /*#__PURE__*/ new Link(/*#__PURE__*/ new Union$1([finiteString, nonFiniteLiterals]), numberFromString);
const isStringBigIntRegExp = /*#__PURE__*/ new globalThis.RegExp(`^-?\\d+$`);
function isStringBigInt(annotations) {
	return isPattern(isStringBigIntRegExp, {
		expected: "a string representing a bigint",
		representation: {
			id: "effect/schema/isStringBigInt",
			payload: null
		},
		toJsonSchema: () => ({ pattern: isStringBigIntRegExp.source }),
		...annotations
	});
}
const bigIntString = /*#__PURE__*/ appendChecks(string, [/*#__PURE__*/ isStringBigInt({ expected: "a string representing a bigint" })]);
const bigIntToString = /*#__PURE__*/ new Link(bigIntString, bigintFromString);
function collectIssues(checks, value, issues, ast, options) {
	for (let i = 0; i < checks.length; i++) {
		const check = checks[i];
		if (check._tag === "FilterGroup") {
			issues = collectIssues(check.checks, value, issues, ast, options);
			if (issues && (options.errors !== "all" || issues[issues.length - 1].filter.aborted)) return issues;
		} else {
			const issue = check.run(value, ast, options);
			if (issue) {
				const filter = new Filter$1(check, issue, value, options);
				if (issues) issues.push(filter);
				else issues = [filter];
				if (options.errors !== "all" || check.aborted) return issues;
			}
		}
	}
	return issues;
}
function getConstructorDescriptor(ast) {
	if (!isDeclaration(ast)) return void 0;
	const getDescriptor = ast.annotations?.[CONSTRUCTOR_ANNOTATION_KEY];
	return isFunction(getDescriptor) ? getDescriptor(ast.typeParameters) : void 0;
}

const flatMapTransformation = (result, current, f) => result === sameExit ? f(current) : flatMapEager(result, f);
function compileTransformation(transformation) {
	const apply = compileTransformationUnsafe(transformation);
	return (result, current, options) => {
		try {
			return apply(result, current, options);
		} catch (error) {
			return die(error);
		}
	};
}
function compileTransformationUnsafe(transformation) {
	if (transformation._tag === "Middleware") return (result, current, options) => {
		const transformed = result === sameExit ? transformation.decode(succeed(toOption(current)), options) : transformation.decode(mapEager(result, toOption), options);
		return fromOptionalEffect(transformed);
	};
	const getter = transformation.decode;
	switch (getter._tag) {
		case "Passthrough": return (result, current) => result === sameExit ? succeed(current) : result;
		case "Transform": {
			const transform = (value) => value === missing ? missingExit : succeed(getter.transform(value));
			return (result, current) => flatMapTransformation(result, current, transform);
		}
		case "TransformOptional": {
			const transform = (value) => fromOptionExit(getter.transform(toOption(value)));
			return (result, current) => flatMapTransformation(result, current, transform);
		}
		case "TransformEffect": return (result, current, options) => flatMapTransformation(result, current, (value) => value === missing ? missingExit : getter.transform(value, options));
		case "TransformOptionalEffect": return (result, current, options) => flatMapTransformation(result, current, (value) => fromOptionalEffect(getter.transform(toOption(value), options)));
	}
}
const fromOptionalEffect = (effect) => flatMapEager(effect, fromOptionExit);
const wrapEncoding = (ast, input, options, effect) => catchCause(effect, (cause) => failCauseSync(() => map$1(cause, (issue) => new Encoding(ast, issue, input, options))));
function makeConstructorParser(descriptor, compile) {
	const transform = compileTransformation(descriptor.link.transformation);
	let sourceParser;
	return (input, options) => {
		if (input === missing) return missingExit;
		if (descriptor.isConstructed(input)) return sameExit;
		const result = (sourceParser ??= compile(descriptor.link.to))(input, options);
		return transform(result, input, options);
	};
}
function withDefault$1(ast, parser) {
	const defaultValue = ast.context.constructorDefault;
	return (input, options) => {
		if (input !== missing && input !== void 0) return parser(input, options);
		const result = defaultValue;
		if (effectIsExit(result) && result._tag === "Success") {
			const local = parser(result[args], options);
			return local === sameExit ? result : local;
		}
		return flatMapEager(wrapEncoding(ast, input, options, result), (value) => {
			const local = parser(value, options);
			return local === sameExit ? succeed(value) : local;
		});
	};
}
function compileField(ast, compile) {
	const parser = compile(ast);
	return ast.context?.constructorDefault === void 0 ? parser : withDefault$1(ast, parser);
}
function compile$2(ast, compile, compileField, base, specialize) {
	if (ast._tag === "Declaration") for (const parameter of ast.typeParameters) compile(parameter);
	const descriptor = compileField ? getConstructorDescriptor(ast) : void 0;
	const parser = descriptor ? makeConstructorParser(descriptor, compile) : base ?? ast.getParser(compile, compileField);
	const checks = ast.checks;
	const links = ast.encoding;
	const transformations = links?.map((link) => compileTransformation(link.transformation));
	const encodingChecks = ast.encodingChecks;
	if (!links && !checks && !encodingChecks) return parser;
	let encodingParsers;
	const parseChecks = (input, options) => {
		let result = parser(input, options);
		try {
			if (encodingChecks && !options.disableChecks) {
				if (effectIsExit(result)) {
					if (result._tag === "Success") {
						const output = result === sameExit ? input : result[args];
						if (input !== missing && output !== missing) {
							const issues = collectIssues(encodingChecks, input, void 0, ast, options);
							if (issues) result = fail$2(new Composite(ast, issues, input, options));
						}
					}
				} else result = flatMap(result, (value) => {
					if (input !== missing && value !== missing) {
						const issues = collectIssues(encodingChecks, input, void 0, ast, options);
						if (issues) return fail$2(new Composite(ast, issues, input, options));
					}
					return succeed$1(value);
				});
			}
			if (checks && !options.disableChecks) {
				if (effectIsExit(result)) {
					if (result._tag === "Success") {
						const value = result === sameExit ? input : result[args];
						if (value === missing) return result;
						const issues = collectIssues(checks, value, void 0, ast, options);
						if (issues) result = fail$2(new Composite(ast, issues, value, options));
					}
				} else result = flatMap(result, (value) => {
					if (value !== missing) {
						const issues = collectIssues(checks, value, void 0, ast, options);
						if (issues) return fail$2(new Composite(ast, issues, value, options));
					}
					return succeed$1(value);
				});
			}
			return result;
		} catch (error) {
			return die(error);
		}
	};
	const parseLocal = specialize === void 0 ? parseChecks : specialize(parseChecks);
	if (!links) return parseLocal;
	return (input, options) => {
		const parsers = encodingParsers ??= links.map((link) => compile(link.to));
		let current = input;
		let result = parsers[parsers.length - 1](input, options);
		for (let i = links.length - 1; i >= 0; i--) {
			result = transformations[i](result, current, options);
			if (i !== 0) {
				const next = parsers[i - 1];
				if (result._tag === "Success") {
					current = result[args];
					result = next(current, options);
				} else result = flatMapEager(result, (value) => {
					const nextResult = next(value, options);
					return nextResult === sameExit ? succeed(value) : nextResult;
				});
			}
		}
		if (result._tag === "Success") {
			const value = result[args];
			const local = parseLocal(value, options);
			return local === sameExit ? result : local;
		}
		result = wrapEncoding(ast, input, options, result);
		return flatMapEager(result, (value) => {
			const local = parseLocal(value, options);
			return local === sameExit ? succeed(value) : local;
		});
	};
}

const invalid = /*#__PURE__*/ Symbol();
const cache = /*#__PURE__*/ new WeakMap();
let compiler;
let compilerAdaptersEnabled = false;
const decodeChild = (ast) => compilerAdaptersEnabled ? lazyParser(resolve$2, ast, "parser") : resolve$2(ast).parser;
const makeChild = (ast) => compilerAdaptersEnabled ? lazyParser(resolve$2, ast, "makeEffect") : resolve$2(ast).makeEffect;
const makeField = (ast) => compileField(ast, makeChild);
var InterpretedEntry = class {
	ast;
	constructor(ast) {
		this.ast = ast;
	}
	get decodeEffect() {
		return this.cachedDecodeEffect ??= compile$2(this.ast, decodeChild);
	}
	get parser() {
		return this.decodeEffect;
	}
	get makeEffect() {
		return this.cachedMakeEffect ??= compile$2(this.ast, makeChild, makeField);
	}
};
var CompilerEntry = class extends InterpretedEntry {
	compiled;
	resolve;
	constructor(ast, compiled, resolve) {
		super(ast);
		this.compiled = compiled;
		this.resolve = resolve;
	}
	save(key, value) {
		Object.defineProperty(this, key, { value });
		return value;
	}
	operation(key) {
		const compiled = this.compiled;
		return typeof compiled === "function" ? compiled(this.ast, this.resolve, key) : compiled?.[key];
	}
	get is() {
		return this.save("is", this.operation("is"));
	}
	get decode() {
		return this.save("decode", this.operation("decode"));
	}
	get make() {
		return this.save("make", this.operation("make"));
	}
	get compiledMakeEffect() {
		return this.save("compiledMakeEffect", this.operation("makeEffect"));
	}
	get decodeEffect() {
		return this.save("decodeEffect", this.operation("decodeEffect") ?? compile$2(this.ast, (ast) => lazyParser(this.resolve, ast, "parser")));
	}
	get parser() {
		const decode = this.decode;
		return decode === void 0 ? this.decodeEffect : this.save("parser", withDecode(decode, () => this.decodeEffect));
	}
	get makeEffect() {
		const makeEffect = this.compiledMakeEffect;
		if (makeEffect !== void 0) return this.save("makeEffect", makeEffect);
		const child = (ast) => lazyParser(this.resolve, ast, "makeEffect");
		return this.save("makeEffect", compile$2(this.ast, child, (ast) => compileField(ast, child)));
	}
};
function withDecode(fastDecode, decodeEffect) {
	let detailed;
	return (input, options) => {
		if (input !== missing) try {
			const value = fastDecode(input, options);
			if (value !== invalid) return value === input ? sameExit : succeed(value);
		} catch (error) {
			return die(error);
		}
		return (detailed ??= decodeEffect())(input, options);
	};
}
function lazyParser(resolve, ast, operation) {
	const entry = resolve(ast);
	if (entry.compiled === void 0 || Object.hasOwn(entry, operation)) return entry[operation];
	let parser;
	return (input, options) => (parser ??= entry[operation])(input, options);
}
function resolve$2(ast) {
	const cached = cache.get(ast);
	if (cached !== void 0) return cached;
	const entry = compiler === void 0 ? new InterpretedEntry(ast) : new CompilerEntry(ast, compiler(ast, resolve$2), resolve$2);
	cache.set(ast, entry);
	return entry;
}

function makeEffect(schema) {
	const ast = schema.ast;
	let parser;
	return (input, options) => {
		return (parser ??= runWithCompiler(constructorCompiler, toType$1(ast)))(input, options?.disableChecks ? options?.parseOptions ? {
			...options.parseOptions,
			disableChecks: true
		} : { disableChecks: true } : options?.parseOptions);
	};
}
function makeOption(schema) {
	const parser = makeEffect(schema);
	return (input, options) => {
		const exit = runSyncExit(parser(input, options));
		if (isSuccess(exit)) return some(exit.value);
		getSchemaIssueOrThrow(exit.cause, "Option adapter can only return none for schema issues");
		return none();
	};
}
function make$11(schema) {
	return makeConstructorSync(toType$1(schema.ast));
}
function is(schema) {
	return _is(schema.ast);
}
function makeIs(ast) {
	if (!compilerAdaptersEnabled) {
		const parser = asExit(run$3(ast));
		return (input) => {
			const exit = parser(input, defaultParseOptions);
			if (isSuccess(exit)) return true;
			getSchemaIssueOrThrow(exit.cause, "Type guard adapter can only return false for schema issues");
			return false;
		};
	}
	const entry = resolve$2(ast);
	const guard = entry.is;
	if (guard !== void 0) return (input) => {
		try {
			return guard(input, defaultParseOptions);
		} catch (error) {
			getSchemaIssueOrThrow(die$1(error), "Type guard adapter can only return false for schema issues");
			return false;
		}
	};
	const parser = entry.parser;
	return (input) => {
		const exit = runSyncExit(parserResult(parser(input, defaultParseOptions), input));
		if (isSuccess(exit)) return true;
		getSchemaIssueOrThrow(exit.cause, "Type guard adapter can only return false for schema issues");
		return false;
	};
}
function _is(ast) {
	const typeAST = toType$1(ast);
	let guard = (input) => {
		guard = makeIs(typeAST);
		return guard(input);
	};
	return (input) => {
		return guard(input);
	};
}
function decodeUnknownEffect$1(schema, options) {
	const parser = run$3(schema.ast);
	return options === void 0 ? parser : (input, overrideOptions) => parser(input, mergeParseOptions(options, overrideOptions));
}
function encodeUnknownEffect$1(schema, options) {
	const parser = run$3(flip(schema.ast));
	return options === void 0 ? parser : (input, overrideOptions) => parser(input, mergeParseOptions(options, overrideOptions));
}
const mergeParseOptions = (options, overrideOptions) => overrideOptions ? {
	...options,
	...overrideOptions
} : options;
const getValue = (value) => {
	if (value === missing) return fail$2(new InvalidValue());
	return succeed$1(value);
};
function run$3(ast) {
	return runWithCompiler(normalCompiler, ast);
}
function parserResult(result, input) {
	if (result === sameExit) return succeed$1(input);
	if (!effectIsExit(result)) return flatMapEager(result, getValue);
	return result["~effect/Effect/args"] === missing ? getValue(missing) : result;
}
function runWithCompiler(compiler, ast) {
	let parser;
	return (input, options) => {
		const result = (parser ??= compiler(ast))(input, options ?? defaultParseOptions);
		if (result === sameExit) return succeed$1(input);
		if (!effectIsExit(result)) return flatMapEager(result, getValue);
		return result["~effect/Effect/args"] === missing ? getValue(missing) : result;
	};
}
function asExit(parser) {
	return (input, options) => runSyncExit(parser(input, options));
}
function runSync(effect, message) {
	const exit = runSyncExit(effect);
	if (isSuccess(exit)) return exit.value;
	const issue = getSchemaIssueOrThrow(exit.cause, message);
	throw new Error("Schema validation failed", { cause: issue });
}
const constructorDefectMessage = "Constructor adapter can only throw schema issues";
function throwConstructorDefect(error) {
	throw new Error(constructorDefectMessage, { cause: die$1(error) });
}
function makeConstructorSync(ast) {
	let entry;
	return (input, options) => constructSync(entry ??= resolve$2(ast), input, options);
}
function constructSync(entry, input, options) {
	const parseOptions = options?.disableChecks ? options.parseOptions ? {
		...options.parseOptions,
		disableChecks: true
	} : { disableChecks: true } : options?.parseOptions ?? defaultParseOptions;
	const make = entry.make;
	if (make !== void 0 && input !== missing) {
		let output;
		try {
			output = make(input, parseOptions);
		} catch (error) {
			throwConstructorDefect(error);
		}
		if (output !== invalid && output !== missing) return output;
	}
	return runSync(parserResult(entry.makeEffect(input, parseOptions), input), constructorDefectMessage);
}
const normalCompiler = (ast) => resolve$2(ast).parser;
const constructorCompiler = (ast) => resolve$2(ast).makeEffect;

const TypeId$10 = "~effect/Schema/Schema";
const RebuildOptions = /*#__PURE__*/ Symbol();
const SchemaProto = {
	[TypeId$10]: TypeId$10,
	get make() {
		const value = make$11(this);
		Object.defineProperty(this, "make", {
			value,
			enumerable: true
		});
		return value;
	},
	get makeEffect() {
		const value = makeEffect(this);
		Object.defineProperty(this, "makeEffect", {
			value,
			enumerable: true
		});
		return value;
	},
	get makeOption() {
		const value = makeOption(this);
		Object.defineProperty(this, "makeOption", {
			value,
			enumerable: true
		});
		return value;
	},
	pipe() {
		return pipeArguments(this, arguments);
	},
	annotate(annotations) {
		return this.rebuild(annotate(this.ast, annotations));
	},
	annotateKey(annotations) {
		return this.rebuild(annotateKey(this.ast, annotations));
	},
	check(...checks) {
		return this.rebuild(appendChecks(this.ast, checks));
	},
	rebuild(ast) {
		return make$10(ast, this[RebuildOptions]);
	}
};
function make$10(ast, options) {
	function Schema() {}
	const self = Object.setPrototypeOf(Schema, SchemaProto);
	if (options && (Object.hasOwn(options, "name") || Object.hasOwn(options, "length") || Object.hasOwn(options, "__proto__"))) Object.defineProperties(self, Object.getOwnPropertyDescriptors({ ...options }));
	else Object.assign(self, options);
	self[RebuildOptions] = options;
	self.ast = ast;
	return self;
}

const lambda = (f) => f;

const SchemaErrorTypeId = "~effect/Schema/SchemaError";

const Equivalence = /*#__PURE__*/ make$22((self, that) => {
	if (self.length !== that.length) return false;
	for (let i = 0; i < self.length; i++) if (self[i] !== that[i]) return false;
	return true;
});

const TypeId$9 = "~effect/net/NetAddress";
const ipv4Value = (self) => self.value;
const ipv6Words = (self) => self;
const getMacBytes = (self) => self.bytes;
var NetAddressError = class extends (/*#__PURE__*/ TaggedError("NetAddressError")) {};
const isAddress = (u) => hasProperty(u, TypeId$9);
const isIpv4Address = (u) => isAddress(u) && u._tag === "Ipv4Address";
const isIpv6Address = (u) => isAddress(u) && u._tag === "Ipv6Address";
const isMacAddress = (u) => isAddress(u) && u._tag === "MacAddress";
const isInetAddressV4 = (u) => isAddress(u) && u._tag === "InetAddressV4";
const isInetAddressV6 = (u) => isAddress(u) && u._tag === "InetAddressV6";
const isUnixPathAddress = (u) => isAddress(u) && u._tag === "UnixPathAddress";
const Ipv4Proto = {
	...BaseProto,
	_tag: "Ipv4Address",
	[TypeId$9]: TypeId$9,
	[symbol](that) {
		return isIpv4Address(that) && ipv4Value(this) === ipv4Value(that);
	},
	[symbol$1]() {
		return optimize(combine(ipv4HashSeed, ipv4Value(this) | 0));
	},
	toString() {
		return formatIp(this);
	},
	toJSON() {
		return this.toString();
	}
};
const Ipv6Proto = {
	...BaseProto,
	_tag: "Ipv6Address",
	[TypeId$9]: TypeId$9,
	[symbol](that) {
		if (!isIpv6Address(that)) return false;
		const self = ipv6Words(this);
		const other = ipv6Words(that);
		return self.w0 === other.w0 && self.w1 === other.w1 && self.w2 === other.w2 && self.w3 === other.w3;
	},
	[symbol$1]() {
		const self = ipv6Words(this);
		let h = combine(ipv6HashSeed, self.w0 | 0);
		h = combine(h, self.w1 | 0);
		h = combine(h, self.w2 | 0);
		return optimize(combine(h, self.w3 | 0));
	},
	toString() {
		return formatIp(this);
	},
	toJSON() {
		return this.toString();
	}
};
const MacProto = {
	...BaseProto,
	_tag: "MacAddress",
	[TypeId$9]: TypeId$9,
	[symbol](that) {
		return isMacAddress(that) && Equivalence(getMacBytes(this), getMacBytes(that));
	},
	[symbol$1]() {
		return combine(macHashSeed, array(getMacBytes(this)));
	},
	toString() {
		return formatMacAddress(this);
	},
	toJSON() {
		return this.toString();
	}
};
const ipv4HashSeed = /*#__PURE__*/ string$1("Ipv4Address");
const ipv6HashSeed = /*#__PURE__*/ string$1("Ipv6Address");
const macHashSeed = /*#__PURE__*/ string$1("MacAddress");
const makeIpv4 = (value) => {
	const self = Object.create(Ipv4Proto);
	self.value = value >>> 0;
	return Object.freeze(self);
};
const makeIpv6 = (w0, w1, w2, w3) => {
	const self = Object.create(Ipv6Proto);
	self.w0 = w0 >>> 0;
	self.w1 = w1 >>> 0;
	self.w2 = w2 >>> 0;
	self.w3 = w3 >>> 0;
	return Object.freeze(self);
};
const packOctets = (a, b, c, d) => (a << 24 | b << 16 | c << 8 | d) >>> 0;
const wordToOctets = (word) => [
	word >>> 24,
	word >>> 16 & 255,
	word >>> 8 & 255,
	word & 255
];
const addressError = (input, message) => fail$6(new NetAddressError({
	input,
	message
}));
const allIntegersInRange = (values, max) => {
	for (let i = 0; i < values.length; i++) {
		const n = values[i];
		if (!Number.isInteger(n) || n < 0 || n > max) return false;
	}
	return true;
};
const ipv4FromOctets = (octets) => {
	if (!allIntegersInRange(octets, 255)) return addressError(octets, "octets must be integers from 0 through 255");
	return succeed$5(makeIpv4(packOctets(octets[0], octets[1], octets[2], octets[3])));
};
const ipv6FromSegments = (segments) => {
	if (!allIntegersInRange(segments, 65535)) return addressError(segments, "segments must be integers from 0 through 65535");
	return succeed$5(makeIpv6(segments[0] * 65536 + segments[1], segments[2] * 65536 + segments[3], segments[4] * 65536 + segments[5], segments[6] * 65536 + segments[7]));
};
const ipv4FromString = (input) => {
	const parts = input.split(".");
	if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part))) return addressError(input, "expected exactly four decimal octets");
	if (parts.some((part) => part.length > 1 && part[0] === "0")) return addressError(input, "leading zeroes are not allowed");
	const octets = parts.map(Number);
	if (octets.some((part) => part > 255)) return addressError(input, "octets must be at most 255");
	return ipv4FromOctets([
		octets[0],
		octets[1],
		octets[2],
		octets[3]
	]);
};
const parseIpv6Segments = (input) => {
	if (input.includes("[") || input.includes("]") || input.includes("%")) return addressError(input, "brackets and zone identifiers are not valid in a bare IPv6 address");
	const halves = input.split("::");
	if (halves.length > 2) return addressError(input, "only one compression marker is allowed");
	const head = halves[0] === "" ? [] : halves[0].split(":");
	const tail = halves.length === 2 && halves[1] !== "" ? halves[1].split(":") : [];
	if (head.some((part) => part === "") || tail.some((part) => part === "")) return addressError(input, "empty segments are only valid in the compression marker");
	const trailing = tail.length > 0 ? tail[tail.length - 1] : head.length > 0 ? head[head.length - 1] : "";
	let embedded;
	if (trailing.includes(".")) {
		if (halves.length === 2 && tail.length === 0) return addressError(input, "embedded IPv4 syntax must be trailing");
		const parsed = map$5(ipv4FromString(trailing), (address) => {
			const value = ipv4Value(address);
			return [value >>> 16, value & 65535];
		});
		if (isFailure(parsed)) return parsed;
		embedded = parsed.success;
		if (tail.length > 0) tail.pop();
		else head.pop();
	}
	const explicit = head.length + tail.length + (embedded ? 2 : 0);
	if (halves.length === 1 ? explicit !== 8 : explicit >= 8) return addressError(input, halves.length === 1 ? "expected eight segments" : "compression must replace at least one segment");
	const parse = (part) => /^[0-9a-fA-F]{1,4}$/.test(part) ? Number.parseInt(part, 16) : void 0;
	const parsedHead = head.map(parse);
	const parsedTail = tail.map(parse);
	if (parsedHead.some((part) => part === void 0) || parsedTail.some((part) => part === void 0)) return addressError(input, "segments must contain one through four hexadecimal digits");
	return succeed$5([
		...parsedHead,
		...Array(8 - explicit).fill(0),
		...parsedTail,
		...embedded ?? []
	]);
};
const ipv6FromString = (input) => {
	return flatMap$3(parseIpv6Segments(input), (segments) => ipv6FromSegments(segments));
};
const ipv4ToOctets = (self) => wordToOctets(ipv4Value(self));
const ipv6ToSegments = (self) => {
	const { w0, w1, w2, w3 } = ipv6Words(self);
	return [
		w0 >>> 16,
		w0 & 65535,
		w1 >>> 16,
		w1 & 65535,
		w2 >>> 16,
		w2 & 65535,
		w3 >>> 16,
		w3 & 65535
	];
};
const formatMacAddress = (self) => Array.from(getMacBytes(self), (byte) => byte.toString(16).padStart(2, "0")).join(":");
const formatIp = (self) => {
	if (isIpv4Address(self)) return ipv4ToOctets(self).join(".");
	const segments = ipv6ToSegments(self);
	if (isIpv4Mapped(self)) return `::ffff:${segments[6] >> 8}.${segments[6] & 255}.${segments[7] >> 8}.${segments[7] & 255}`;
	let bestStart = -1;
	let bestLength = 0;
	let start = -1;
	for (let index = 0; index <= 8; index++) if (index < 8 && segments[index] === 0) {
		if (start === -1) start = index;
	} else if (start !== -1) {
		if (index - start > bestLength) {
			bestStart = start;
			bestLength = index - start;
		}
		start = -1;
	}
	if (bestLength < 2) return segments.map((segment) => segment.toString(16)).join(":");
	return `${segments.slice(0, bestStart).map((segment) => segment.toString(16)).join(":")}::${segments.slice(bestStart + bestLength).map((segment) => segment.toString(16)).join(":")}`;
};
const isIpv4Mapped = (self) => {
	const { w0, w1, w2 } = ipv6Words(self);
	return w0 === 0 && w1 === 0 && w2 === 65535;
};
const InetV4Proto = {
	...BaseProto,
	_tag: "InetAddressV4",
	[TypeId$9]: TypeId$9,
	[symbol](that) {
		return isInetAddressV4(that) && this.port === that.port && equals$1(this.address, that.address);
	},
	[symbol$1]() {
		return combine(hash(this.address), number$1(this.port));
	},
	toString() {
		return formatInet(this);
	},
	toJSON() {
		return this.toString();
	}
};
const InetV6Proto = {
	...BaseProto,
	_tag: "InetAddressV6",
	[TypeId$9]: TypeId$9,
	[symbol](that) {
		return isInetAddressV6(that) && this.port === that.port && this.scopeId === that.scopeId && equals$1(this.address, that.address);
	},
	[symbol$1]() {
		return combine(combine(hash(this.address), number$1(this.port)), number$1(this.scopeId));
	},
	toString() {
		return formatInet(this);
	},
	toJSON() {
		return this.toString();
	}
};
const formatHost$1 = (self) => formatIp(self.address) + (isInetAddressV6(self) && self.scopeId !== 0 ? `%${self.scopeId}` : "");
const formatInet = (self) => {
	const host = formatHost$1(self);
	return isInetAddressV4(self) ? `${host}:${self.port}` : `[${host}]:${self.port}`;
};
const UnixPathProto = {
	...BaseProto,
	_tag: "UnixPathAddress",
	[TypeId$9]: TypeId$9,
	[symbol](that) {
		return isUnixPathAddress(that) && this.path === that.path;
	},
	[symbol$1]() {
		return combine(string$1("UnixPathAddress"), string$1(this.path));
	},
	toString() {
		return this.path;
	},
	toJSON() {
		return this.toString();
	}
};

const TypeId$8 = "~effect/net/Host";
const labelPattern = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const numericLabel = /^(?:\d+|0x[0-9a-f]*)$/;
const validateDomainName = (name) => {
	if (name === ".") return void 0;
	const relative = name.endsWith(".") ? name.slice(0, -1) : name;
	if (relative.length === 0) return "domain name must not be empty";
	if (relative.length > 253) return "domain name must be at most 253 characters";
	const labels = relative.split(".");
	for (const label of labels) {
		if (label.length === 0) return "domain name labels must not be empty";
		if (label.length > 63) return "domain name labels must be at most 63 characters";
		if (!labelPattern.test(label)) return "domain name labels must contain only letters, digits, hyphens, or underscores and must not start or end with a hyphen";
	}
	if (numericLabel.test(labels[labels.length - 1])) return "the last domain name label must not be numeric";
};
const isDomainName = (u) => typeof u === "string" && /^[a-z0-9_.-]+$/.test(u) && validateDomainName(u) === void 0;
const isHostPort = (u) => hasProperty(u, TypeId$8);
const formatHost = (self) => typeof self === "string" ? self : formatIp(self);
const HostPortProto = {
	...BaseProto,
	_tag: "HostPort",
	[TypeId$8]: TypeId$8,
	[symbol](that) {
		return isHostPort(that) && this.port === that.port && equals$1(this.host, that.host);
	},
	[symbol$1]() {
		return combine(hash(this.host), number$1(this.port));
	},
	toString() {
		return formatHostPort(this);
	},
	toJSON() {
		return this.toString();
	}
};
const formatHostPort = (self) => {
	const host = formatHost(self.host);
	return host.includes(":") ? `[${host}]:${self.port}` : `${host}:${self.port}`;
};

const RecordTypeId = "~effect/net/Dns/DnsRecord";
const isUint8 = (u) => Number.isInteger(u) && u >= 0 && u <= 255;
const isUint16 = (u) => Number.isInteger(u) && u >= 0 && u <= 65535;
const isUint32 = (u) => Number.isInteger(u) && u >= 0 && u <= 4294967295;
const isString = (u) => typeof u === "string";
const isTimer = (u) => isDuration(u) && isFinite$1(u) && isUint32(toSeconds(u));
const recordFields = {
	A: { address: isIpv4Address },
	AAAA: { address: isIpv6Address },
	CAA: {
		critical: (u) => typeof u === "boolean",
		tag: (u) => isString(u) && /^[a-z0-9]+$/i.test(u),
		value: isString
	},
	CNAME: { target: isDomainName },
	MX: {
		exchange: isDomainName,
		priority: isUint16
	},
	NAPTR: {
		order: isUint16,
		preference: isUint16,
		flags: isString,
		service: isString,
		regexp: isString,
		replacement: isDomainName
	},
	NS: { host: isDomainName },
	PTR: { host: (u) => isString(u) && u.length > 0 },
	SOA: {
		primary: isDomainName,
		admin: (u) => isString(u) && u.length > 0,
		serial: isUint32,
		refresh: isTimer,
		retry: isTimer,
		expire: isTimer,
		minimum: isTimer
	},
	SRV: {
		target: isDomainName,
		port: isUint16,
		priority: isUint16,
		weight: isUint16
	},
	TLSA: {
		certUsage: isUint8,
		selector: isUint8,
		matchingType: isUint8,
		data: (u) => u instanceof Uint8Array && u.length > 0
	},
	TXT: { chunks: (u) => Array.isArray(u) && u.length > 0 && u.every(isString) }
};
const recordTypes = /*#__PURE__*/ Object.keys(recordFields);
const isRecordType = (u) => recordTypes.includes(u);
const isDnsRecord = (u) => hasProperty(u, RecordTypeId);
const RecordPrototype = {
	...BaseProto,
	[RecordTypeId]: RecordTypeId,
	[symbol](that) {
		return isDnsRecord(that) && that._tag === this._tag && Object.keys(this).every((key) => equals$1(this[key], that[key]));
	},
	[symbol$1]() {
		return structureKeys(this, Object.keys(this));
	},
	toString() {
		return formatRecord(this);
	},
	toJSON() {
		return { ...this };
	}
};
const makeRecord = (type, fields) => {
	if (!isRecordType(type)) return fail$6(new NetAddressError({
		input: type,
		message: "unknown DNS record type"
	}));
	const input = typeof fields === "object" && fields !== null ? fields : {};
	const self = Object.create(RecordPrototype);
	self._tag = type;
	for (const [key, check] of Object.entries(recordFields[type])) {
		const value = input[key];
		if (!check(value)) return fail$6(new NetAddressError({
			input: fields,
			message: `invalid ${type} record ${key}`
		}));
		self[key] = Array.isArray(value) ? Object.freeze([...value]) : value instanceof Uint8Array ? new Uint8Array(value) : value;
	}
	return succeed$5(Object.freeze(self));
};
const encoder = /*#__PURE__*/ new TextEncoder();
const decimalEscape = (byte) => `\\${byte.toString().padStart(3, "0")}`;
const quote$1 = (value) => {
	let out = "\"";
	for (const byte of encoder.encode(value)) out += byte === 34 || byte === 92 ? `\\${String.fromCharCode(byte)}` : byte < 32 || byte > 126 ? decimalEscape(byte) : String.fromCharCode(byte);
	return out + "\"";
};
const nameSpecials = [
	34,
	36,
	40,
	41,
	59,
	64
];
const formatName = (text) => {
	const bytes = encoder.encode(text);
	let out = "";
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i];
		if (byte === 92) {
			const next = bytes[i + 1];
			if (next === 46 || next === 92) {
				out += `\\${String.fromCharCode(next)}`;
				i++;
			} else out += "\\\\";
		} else if (byte <= 32 || byte > 126) out += decimalEscape(byte);
		else out += nameSpecials.includes(byte) ? `\\${String.fromCharCode(byte)}` : String.fromCharCode(byte);
	}
	return out;
};
const formatRecord = (self) => {
	switch (self._tag) {
		case "A":
		case "AAAA": return `${self._tag} ${formatIp(self.address)}`;
		case "CAA": return `CAA ${self.critical ? 128 : 0} ${self.tag} ${quote$1(self.value)}`;
		case "CNAME": return `CNAME ${self.target}`;
		case "MX": return `MX ${self.priority} ${self.exchange}`;
		case "NAPTR": return `NAPTR ${self.order} ${self.preference} ${quote$1(self.flags)} ${quote$1(self.service)} ${quote$1(self.regexp)} ${self.replacement}`;
		case "NS": return `NS ${self.host}`;
		case "PTR": return `PTR ${formatName(self.host)}`;
		case "SOA": return `SOA ${self.primary} ${formatName(self.admin)} ${self.serial} ${toSeconds(self.refresh)} ${toSeconds(self.retry)} ${toSeconds(self.expire)} ${toSeconds(self.minimum)}`;
		case "SRV": return `SRV ${self.priority} ${self.weight} ${self.port} ${self.target}`;
		case "TLSA": return `TLSA ${self.certUsage} ${self.selector} ${self.matchingType} ${encode$1(self.data).toUpperCase()}`;
		case "TXT": return `TXT ${self.chunks.map(quote$1).join(" ")}`;
	}
};

const TypeId$7 = TypeId$10;
function declareConstructor() {
	return (typeParameters, run, annotations) => {
		return make$9(new Declaration(typeParameters.map(getAST), (typeParameters) => run(typeParameters.map((ast) => make$9(ast))), annotations));
	};
}
function declare(is, annotations) {
	return declareConstructor()([], () => (input, ast, options) => is(input) ? succeed$1(input) : fail$2(new InvalidType(ast, input, options)), annotations);
}
var SchemaError = class extends (/*#__PURE__*/ TaggedError("SchemaError")) {
	[SchemaErrorTypeId] = SchemaErrorTypeId;
	constructor(issue) {
		const stackTraceLimit = getStackTraceLimit();
		setStackTraceLimit(0);
		try {
			super({ issue });
		} finally {
			setStackTraceLimit(stackTraceLimit);
		}
	}
	get message() {
		return defaultFormatter(this.issue);
	}
	toJSON() {
		return {
			_tag: this._tag,
			message: this.message
		};
	}
	[NodeInspectSymbol]() {
		return this.toJSON();
	}
	toString() {
		return `SchemaError(${this.message})`;
	}
};
function fromIssueEffect(self) {
	if (effectIsExit(self)) return fromIssueExit(self);
	return catchCause(self, (cause) => failCauseSync(() => map$1(cause, (issue) => new SchemaError(issue))));
}
function fromIssueExit(exit) {
	return isSuccess(exit) ? exit : failCause$2(map$1(exit.cause, (issue) => new SchemaError(issue)));
}
function decodeUnknownEffect(schema, options) {
	const parser = decodeUnknownEffect$1(schema, options);
	return (input, options) => {
		return fromIssueEffect(parser(input, options));
	};
}
function encodeUnknownEffect(schema, options) {
	const parser = encodeUnknownEffect$1(schema, options);
	return (input, options) => {
		return fromIssueEffect(parser(input, options));
	};
}
const encodeEffect = encodeUnknownEffect;
const make$9 = make$10;
function isSchema(u) {
	return hasProperty(u, TypeId$7) && u[TypeId$7] === TypeId$7;
}
const optionalKey = /*#__PURE__*/ lambda((schema) => make$9(optionalKey$1(schema.ast), { schema }));
const toType = /*#__PURE__*/ lambda((schema) => make$9(toType$1(schema.ast), { schema }));
function Literal(literal) {
	const out = make$9(new Literal$1(literal), {
		literal,
		transform(to) {
			return out.pipe(decodeTo(Literal(to), {
				decode: transform$1(() => to),
				encode: transform$1(() => literal)
			}));
		}
	});
	return out;
}
const String$1 = /*#__PURE__*/ make$9(string);
const Number$1 = /*#__PURE__*/ make$9(number);
const Boolean$1 = /*#__PURE__*/ make$9(boolean);
const BigInt$1 = /*#__PURE__*/ make$9(bigInt);
function makeStruct(ast, fields) {
	return make$9(ast, {
		fields,
		mapFields(f, options) {
			const fields = f(this.fields);
			return makeStruct(struct(fields, options?.unsafePreserveChecks ? this.ast.checks : void 0), fields);
		}
	});
}
function Struct(fields) {
	return makeStruct(struct(fields, void 0), fields);
}
function Record$1(key, value) {
	return make$9(record(key.ast, value.ast), {
		key,
		value
	});
}
function makeTuple(ast, elements) {
	return make$9(ast, {
		elements,
		mapElements(f, options) {
			const elements = f(this.elements);
			return makeTuple(tuple(elements, options?.unsafePreserveChecks ? this.ast.checks : void 0), elements);
		}
	});
}
function Tuple(elements) {
	return makeTuple(tuple(elements), elements);
}
const ArraySchema = /*#__PURE__*/ lambda((schema) => make$9(new Arrays(false, [], [schema.ast]), { value: schema }));
const NonEmptyArray = /*#__PURE__*/ lambda((schema) => make$9(new Arrays(false, [schema.ast], [schema.ast]), { value: schema }));
function makeUnion(ast, members) {
	return make$9(ast, {
		members,
		mapMembers(f, options) {
			const members = f(this.members);
			return makeUnion(union$1(members, this.ast.options, options?.unsafePreserveChecks ? this.ast.checks : void 0), members);
		}
	});
}
function Union(members, options) {
	return makeUnion(union$1(members, options, void 0), members);
}
function Literals(literals) {
	const members = literals.map(Literal);
	return make$9(union$1(members, void 0, void 0), {
		literals,
		members,
		mapMembers(f) {
			return Union(f(this.members));
		},
		pick(literals) {
			return Literals(literals);
		},
		transform(to) {
			return Union(members.map((member, index) => member.transform(to[index])));
		}
	});
}
function check(...checks) {
	return (self) => self.check(...checks);
}
function decodeTo(to, transformation) {
	return (from) => {
		return make$9(decodeTo$1(from.ast, to.ast, transformation ? makeTransformation(transformation) : passthrough()), {
			from,
			to
		});
	};
}
function linkDecoding() {
	return (to, decode) => link$1()(to, {
		decode,
		encode: forbiddenEncoding
	});
}
function withConstructorDefault(defaultValue) {
	return (schema) => make$9(withConstructorDefault$1(schema.ast, defaultValue), { schema });
}
function tag(literal) {
	return Literal(literal).pipe(withConstructorDefault(succeed$1(literal)));
}
function TaggedStruct(value, fields) {
	return Struct({
		_tag: tag(value),
		...fields
	});
}
function toTaggedUnion(tag) {
	return (self) => {
		const cases = {};
		const discriminants = [];
		const discriminantKeys = /* @__PURE__ */ new Set();
		const guards = {};
		const isAnyOf = (keys) => (value) => keys.includes(value[tag]);
		walk(self);
		return Object.assign(self, {
			tag,
			cases,
			discriminants,
			isAnyOf,
			guards,
			match,
			matchOrElse
		});
		function walk(schema) {
			const ast = schema.ast;
			if (isUnion(ast) && "members" in schema && globalThis.Array.isArray(schema.members) && schema.members.every(isSchema)) return schema.members.forEach(walk);
			const sentinels = collectSentinels(ast);
			if (sentinels.length > 0) {
				const literal = sentinels.find((s) => s.key === tag)?.literal;
				if (isPropertyKey(literal)) {
					const key = typeof literal === "number" ? globalThis.String(literal) : literal;
					if (discriminantKeys.has(key)) throw new globalThis.Error(`Duplicate discriminant: ${globalThis.String(literal)}`);
					discriminantKeys.add(key);
					discriminants.push(literal);
					assignProperty(cases, literal, schema);
					assignProperty(guards, literal, is(toType(schema)));
					return;
				}
			}
			throw new globalThis.Error("No literal or unique symbol found");
		}
		function match() {
			if (arguments.length === 1) {
				const cases = arguments[0];
				return function(value) {
					const key = value[tag];
					return (Object.hasOwn(cases, key) ? cases[key] : void 0)(value);
				};
			}
			const value = arguments[0];
			const cases = arguments[1];
			const key = value[tag];
			return (Object.hasOwn(cases, key) ? cases[key] : void 0)(value);
		}
		function matchOrElse() {
			if (arguments.length === 2) {
				const cases = arguments[0];
				const orElse = arguments[1];
				return function(value) {
					const key = value[tag];
					return (Object.hasOwn(cases, key) ? cases[key] ?? orElse : orElse)(value);
				};
			}
			const value = arguments[0];
			const cases = arguments[1];
			const orElse = arguments[2];
			const key = value[tag];
			return (Object.hasOwn(cases, key) ? cases[key] ?? orElse : orElse)(value);
		}
	};
}
function TaggedUnion(casesByTag) {
	const cases = {};
	const members = [];
	for (const key of Object.keys(casesByTag)) {
		const member = TaggedStruct(key, casesByTag[key]);
		assignProperty(cases, key, member);
		members.push(member);
	}
	const union = Union(members);
	const { tag, guards, isAnyOf, match, matchOrElse } = toTaggedUnion("_tag")(union);
	return make$9(union.ast, {
		tag,
		cases,
		isAnyOf,
		guards,
		match,
		matchOrElse
	});
}
function instanceOf(constructor, annotations) {
	return declare((u) => u instanceof constructor, annotations);
}
function link$1() {
	return (encodeTo, transformation) => {
		return new Link(encodeTo.ast, makeTransformation(transformation));
	};
}
const makeFilter = makeFilter$1;
function isBase64(annotations) {
	const pattern = "^([0-9a-zA-Z+/]{4})*(([0-9a-zA-Z+/]{2}==)|([0-9a-zA-Z+/]{3}=))?$";
	const regExp = /^[0-9a-zA-Z+/]*={0,2}$/;
	return makeFilter((s) => s.length % 4 === 0 && regExp.test(s), {
		expected: "a base64 encoded string",
		representation: {
			id: "effect/schema/isBase64",
			payload: null
		},
		toJsonSchema: () => ({ pattern }),
		arbitraryConstraint: { patterns: [{
			source: pattern,
			flags: ""
		}] },
		toCode: () => ({ runtime: "Schema.isBase64()" }),
		...annotations
	});
}
function makeIsGreaterThan(options) {
	const gt = isGreaterThan$1(options.order);
	const formatter = options.formatter ?? format$2;
	return (exclusiveMinimum, annotations) => {
		return makeFilter((input) => gt(input, exclusiveMinimum), {
			expected: `a value greater than ${formatter(exclusiveMinimum)}`,
			arbitraryConstraint: {
				order: options.order,
				minimum: exclusiveMinimum,
				exclusiveMinimum: true
			},
			...options.annotate?.(exclusiveMinimum),
			...annotations
		});
	};
}
function makeIsGreaterThanOrEqualTo(options) {
	const gte = isGreaterThanOrEqualTo$1(options.order);
	const formatter = options.formatter ?? format$2;
	return (minimum, annotations) => {
		return makeFilter((input) => gte(input, minimum), {
			expected: `a value greater than or equal to ${formatter(minimum)}`,
			arbitraryConstraint: {
				order: options.order,
				minimum
			},
			...options.annotate?.(minimum),
			...annotations
		});
	};
}
function makeIsLessThan(options) {
	const lt = isLessThan$1(options.order);
	const formatter = options.formatter ?? format$2;
	return (exclusiveMaximum, annotations) => {
		return makeFilter((input) => lt(input, exclusiveMaximum), {
			expected: `a value less than ${formatter(exclusiveMaximum)}`,
			arbitraryConstraint: {
				order: options.order,
				maximum: exclusiveMaximum,
				exclusiveMaximum: true
			},
			...options.annotate?.(exclusiveMaximum),
			...annotations
		});
	};
}
function makeIsLessThanOrEqualTo(options) {
	const lte = isLessThanOrEqualTo$1(options.order);
	const formatter = options.formatter ?? format$2;
	return (maximum, annotations) => {
		return makeFilter((input) => lte(input, maximum), {
			expected: `a value less than or equal to ${formatter(maximum)}`,
			arbitraryConstraint: {
				order: options.order,
				maximum
			},
			...options.annotate?.(maximum),
			...annotations
		});
	};
}
function makeIsBetween(deriveOptions) {
	const greaterThanOrEqualTo = isGreaterThanOrEqualTo$1(deriveOptions.order);
	const greaterThan = isGreaterThan$1(deriveOptions.order);
	const lessThanOrEqualTo = isLessThanOrEqualTo$1(deriveOptions.order);
	const lessThan = isLessThan$1(deriveOptions.order);
	const formatter = deriveOptions.formatter ?? format$2;
	return (options, annotations) => {
		const gte = options.exclusiveMinimum ? greaterThan : greaterThanOrEqualTo;
		const lte = options.exclusiveMaximum ? lessThan : lessThanOrEqualTo;
		return makeFilter((input) => gte(input, options.minimum) && lte(input, options.maximum), {
			expected: `a value between ${formatter(options.minimum)}${options.exclusiveMinimum ? " (excluded)" : ""} and ${formatter(options.maximum)}${options.exclusiveMaximum ? " (excluded)" : ""}`,
			arbitraryConstraint: {
				order: deriveOptions.order,
				minimum: options.minimum,
				maximum: options.maximum,
				...options.exclusiveMinimum && { exclusiveMinimum: true },
				...options.exclusiveMaximum && { exclusiveMaximum: true }
			},
			...deriveOptions.annotate?.(options),
			...annotations
		});
	};
}
function encodeNumberPayload(number) {
	if (!globalThis.Number.isFinite(number)) throw new globalThis.RangeError(`Expected a finite number, got ${format$2(number)}`);
	return number;
}
const isGreaterThan = /*#__PURE__*/ makeIsGreaterThan({
	order: Number$4,
	annotate: (exclusiveMinimum) => ({
		representation: {
			id: "effect/schema/isGreaterThan",
			payload: { exclusiveMinimum: encodeNumberPayload(exclusiveMinimum) }
		},
		toJsonSchema: () => ({ exclusiveMinimum }),
		toCode: () => ({ runtime: `Schema.isGreaterThan(${format$2(exclusiveMinimum)})` })
	})
});
const isGreaterThanOrEqualTo = /*#__PURE__*/ makeIsGreaterThanOrEqualTo({
	order: Number$4,
	annotate: (minimum) => ({
		representation: {
			id: "effect/schema/isGreaterThanOrEqualTo",
			payload: { minimum: encodeNumberPayload(minimum) }
		},
		toJsonSchema: () => ({ minimum }),
		toCode: () => ({ runtime: `Schema.isGreaterThanOrEqualTo(${format$2(minimum)})` })
	})
});
const isLessThan = /*#__PURE__*/ makeIsLessThan({
	order: Number$4,
	annotate: (exclusiveMaximum) => ({
		representation: {
			id: "effect/schema/isLessThan",
			payload: { exclusiveMaximum: encodeNumberPayload(exclusiveMaximum) }
		},
		toJsonSchema: () => ({ exclusiveMaximum }),
		toCode: () => ({ runtime: `Schema.isLessThan(${format$2(exclusiveMaximum)})` })
	})
});
const isLessThanOrEqualTo = /*#__PURE__*/ makeIsLessThanOrEqualTo({
	order: Number$4,
	annotate: (maximum) => ({
		representation: {
			id: "effect/schema/isLessThanOrEqualTo",
			payload: { maximum: encodeNumberPayload(maximum) }
		},
		toJsonSchema: () => ({ maximum }),
		toCode: () => ({ runtime: `Schema.isLessThanOrEqualTo(${format$2(maximum)})` })
	})
});
const isBetween = /*#__PURE__*/ makeIsBetween({
	order: Number$4,
	annotate: (options) => {
		const exclusiveMinimum = options.exclusiveMinimum ? true : void 0;
		const exclusiveMaximum = options.exclusiveMaximum ? true : void 0;
		return {
			representation: {
				id: "effect/schema/isBetween",
				payload: {
					minimum: encodeNumberPayload(options.minimum),
					maximum: encodeNumberPayload(options.maximum),
					...exclusiveMinimum && { exclusiveMinimum },
					...exclusiveMaximum && { exclusiveMaximum }
				}
			},
			toJsonSchema: () => ({
				[exclusiveMinimum ? "exclusiveMinimum" : "minimum"]: options.minimum,
				[exclusiveMaximum ? "exclusiveMaximum" : "maximum"]: options.maximum
			}),
			toCode: () => ({ runtime: `Schema.isBetween({ minimum: ${format$2(options.minimum)}, maximum: ${format$2(options.maximum)}, exclusiveMinimum: ${format$2(exclusiveMinimum)}, exclusiveMaximum: ${format$2(exclusiveMaximum)} })` })
		};
	}
});
function isInt(annotations) {
	return makeFilter((n) => globalThis.Number.isSafeInteger(n), {
		expected: "an integer",
		representation: {
			id: "effect/schema/isInt",
			payload: null
		},
		toJsonSchema: () => ({
			type: "integer",
			minimum: globalThis.Number.MIN_SAFE_INTEGER,
			maximum: globalThis.Number.MAX_SAFE_INTEGER
		}),
		toCode: () => ({ runtime: "Schema.isInt()" }),
		arbitraryConstraint: { number: "integer" },
		...annotations
	});
}
const Int = /*#__PURE__*/ Number$1.check(/*#__PURE__*/ isInt());
function encodeDatePayload(date) {
	if (globalThis.Number.isNaN(date.getTime())) throw new globalThis.RangeError(`Expected a valid Date, got ${format$2(date)}`);
	return date.toISOString();
}
function formatDateRuntime(date) {
	return `new globalThis.Date(${format$2(date.getTime())})`;
}
const isGreaterThanDate = /*#__PURE__*/ makeIsGreaterThan({
	order: Date$3,
	annotate: (exclusiveMinimum) => {
		return {
			representation: {
				id: "effect/schema/isGreaterThanDate",
				payload: { exclusiveMinimum: encodeDatePayload(exclusiveMinimum) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isGreaterThanDate(${formatDateRuntime(exclusiveMinimum)})` })
		};
	}
});
const isGreaterThanOrEqualToDate = /*#__PURE__*/ makeIsGreaterThanOrEqualTo({
	order: Date$3,
	annotate: (minimum) => {
		return {
			representation: {
				id: "effect/schema/isGreaterThanOrEqualToDate",
				payload: { minimum: encodeDatePayload(minimum) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isGreaterThanOrEqualToDate(${formatDateRuntime(minimum)})` })
		};
	}
});
const isLessThanDate = /*#__PURE__*/ makeIsLessThan({
	order: Date$3,
	annotate: (exclusiveMaximum) => {
		return {
			representation: {
				id: "effect/schema/isLessThanDate",
				payload: { exclusiveMaximum: encodeDatePayload(exclusiveMaximum) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isLessThanDate(${formatDateRuntime(exclusiveMaximum)})` })
		};
	}
});
const isLessThanOrEqualToDate = /*#__PURE__*/ makeIsLessThanOrEqualTo({
	order: Date$3,
	annotate: (maximum) => {
		return {
			representation: {
				id: "effect/schema/isLessThanOrEqualToDate",
				payload: { maximum: encodeDatePayload(maximum) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isLessThanOrEqualToDate(${formatDateRuntime(maximum)})` })
		};
	}
});
const isBetweenDate = /*#__PURE__*/ makeIsBetween({
	order: Date$3,
	annotate: (options) => {
		const exclusiveMinimum = options.exclusiveMinimum ? true : void 0;
		const exclusiveMaximum = options.exclusiveMaximum ? true : void 0;
		return {
			representation: {
				id: "effect/schema/isBetweenDate",
				payload: {
					minimum: encodeDatePayload(options.minimum),
					maximum: encodeDatePayload(options.maximum),
					...exclusiveMinimum && { exclusiveMinimum },
					...exclusiveMaximum && { exclusiveMaximum }
				}
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isBetweenDate({ minimum: ${formatDateRuntime(options.minimum)}, maximum: ${formatDateRuntime(options.maximum)}, exclusiveMinimum: ${format$2(exclusiveMinimum)}, exclusiveMaximum: ${format$2(exclusiveMaximum)} })` })
		};
	}
});
const isGreaterThanBigInt = /*#__PURE__*/ makeIsGreaterThan({
	order: BigInt$5,
	annotate: (exclusiveMinimum) => {
		return {
			representation: {
				id: "effect/schema/isGreaterThanBigInt",
				payload: { exclusiveMinimum: exclusiveMinimum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isGreaterThanBigInt(${format$2(exclusiveMinimum)})` })
		};
	}
});
const isGreaterThanOrEqualToBigInt = /*#__PURE__*/ makeIsGreaterThanOrEqualTo({
	order: BigInt$5,
	annotate: (minimum) => {
		return {
			representation: {
				id: "effect/schema/isGreaterThanOrEqualToBigInt",
				payload: { minimum: minimum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isGreaterThanOrEqualToBigInt(${format$2(minimum)})` })
		};
	}
});
const isLessThanBigInt = /*#__PURE__*/ makeIsLessThan({
	order: BigInt$5,
	annotate: (exclusiveMaximum) => {
		return {
			representation: {
				id: "effect/schema/isLessThanBigInt",
				payload: { exclusiveMaximum: exclusiveMaximum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isLessThanBigInt(${format$2(exclusiveMaximum)})` })
		};
	}
});
const isLessThanOrEqualToBigInt = /*#__PURE__*/ makeIsLessThanOrEqualTo({
	order: BigInt$5,
	annotate: (maximum) => {
		return {
			representation: {
				id: "effect/schema/isLessThanOrEqualToBigInt",
				payload: { maximum: maximum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isLessThanOrEqualToBigInt(${format$2(maximum)})` })
		};
	}
});
const isBetweenBigInt = /*#__PURE__*/ makeIsBetween({
	order: BigInt$5,
	annotate: (options) => {
		const exclusiveMinimum = options.exclusiveMinimum ? true : void 0;
		const exclusiveMaximum = options.exclusiveMaximum ? true : void 0;
		return {
			representation: {
				id: "effect/schema/isBetweenBigInt",
				payload: {
					minimum: options.minimum.toString(10),
					maximum: options.maximum.toString(10),
					...exclusiveMinimum && { exclusiveMinimum },
					...exclusiveMaximum && { exclusiveMaximum }
				}
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isBetweenBigInt({ minimum: ${format$2(options.minimum)}, maximum: ${format$2(options.maximum)}, exclusiveMinimum: ${format$2(exclusiveMinimum)}, exclusiveMaximum: ${format$2(exclusiveMaximum)} })` })
		};
	}
});
const RegExp$1 = /*#__PURE__*/ instanceOf(globalThis.RegExp, {
	representation: {
		id: "effect/schema/RegExp",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.RegExp`,
		Type: `globalThis.RegExp`
	}),
	expected: "RegExp",
	toCodecJson: () => link$1()(Struct({
		source: String$1,
		flags: String$1
	}), transformEffect({
		decode: (e, options) => try_({
			try: () => new globalThis.RegExp(e.source, e.flags),
			catch: () => new InvalidValue({ expected: "valid RegExp source and flags" }, e, options)
		}),
		encode: (regExp) => succeed$1({
			source: regExp.source,
			flags: regExp.flags
		})
	}))
});
const URLString = /*#__PURE__*/ String$1.annotate({ expected: "a string that will be decoded as a URL" });
const URL$1 = /*#__PURE__*/ instanceOf(globalThis.URL, {
	representation: {
		id: "effect/schema/URL",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.URL`,
		Type: `globalThis.URL`
	}),
	expected: "URL",
	toCodecJson: () => link$1()(URLString, urlFromString)
});
const DateString = /*#__PURE__*/ String$1.annotate({ expected: "a string that will be decoded as a Date" });
const Date$1 = /*#__PURE__*/ declare((input) => input instanceof globalThis.Date && !globalThis.Number.isNaN(input.getTime()), {
	representation: {
		id: "effect/schema/Date",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.Date`,
		Type: `globalThis.Date`
	}),
	expected: "a valid Date",
	toCodecJson: () => link$1()(DateString, dateFromString)
});
const JsonString = /*#__PURE__*/ String$1.annotate({ expected: "a string that will be decoded as JSON" });
function fromJsonString(schema, options) {
	return JsonString.pipe(decodeTo(schema, fromJsonString$1(options)));
}
const File = /*#__PURE__*/ instanceOf(globalThis.File, {
	representation: {
		id: "effect/schema/File",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.File`,
		Type: `globalThis.File`
	}),
	expected: "File",
	toCodecJson: () => link$1()(Struct({
		data: String$1.check(isBase64()),
		type: String$1,
		name: String$1,
		lastModified: Int
	}), transformEffect({
		decode: (e, options) => match$2(decode$2(e.data), {
			onFailure: () => fail$2(new InvalidValue({ expected: "a valid Base64 string" }, e.data, options)),
			onSuccess: (bytes) => {
				const buffer = new globalThis.Uint8Array(bytes);
				return succeed$1(new globalThis.File([buffer], e.name, {
					type: e.type,
					lastModified: e.lastModified
				}));
			}
		}),
		encode: (file, options) => tryPromise({
			try: async () => {
				const bytes = new globalThis.Uint8Array(await file.arrayBuffer());
				return {
					data: encode(bytes),
					type: file.type,
					name: file.name,
					lastModified: file.lastModified
				};
			},
			catch: () => new InvalidValue({ expected: "a readable File" }, file, options)
		})
	}))
});
const URLSearchParams$1 = /*#__PURE__*/ instanceOf(globalThis.URLSearchParams, {
	representation: {
		id: "effect/schema/URLSearchParams",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.URLSearchParams`,
		Type: `globalThis.URLSearchParams`
	}),
	expected: "URLSearchParams",
	toCodecJson: () => link$1()(String$1.annotate({ expected: "a query string that will be decoded as URLSearchParams" }), transform({
		decode: (e) => new globalThis.URLSearchParams(e),
		encode: (params) => params.toString()
	}))
});
const Base64String = /*#__PURE__*/ String$1.annotate({
	expected: "a base64 encoded string that will be decoded as Uint8Array",
	format: "byte",
	contentEncoding: "base64"
});
const Uint8Array$1 = /*#__PURE__*/ instanceOf(globalThis.Uint8Array, {
	representation: {
		id: "effect/schema/Uint8Array",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.Uint8Array`,
		Type: `globalThis.Uint8Array`
	}),
	expected: "Uint8Array",
	toCodecJson: () => link$1()(Base64String, uint8ArrayFromBase64String)
});
const isGreaterThanBigDecimal = /*#__PURE__*/ makeIsGreaterThan({
	order: Order,
	formatter: (bd) => format$1(bd)
});
const isGreaterThanOrEqualToBigDecimal = /*#__PURE__*/ makeIsGreaterThanOrEqualTo({
	order: Order,
	formatter: (bd) => format$1(bd)
});
const isLessThanBigDecimal = /*#__PURE__*/ makeIsLessThan({
	order: Order,
	formatter: (bd) => format$1(bd)
});
const isLessThanOrEqualToBigDecimal = /*#__PURE__*/ makeIsLessThanOrEqualTo({
	order: Order,
	formatter: (bd) => format$1(bd)
});
const isBetweenBigDecimal = /*#__PURE__*/ makeIsBetween({
	order: Order,
	formatter: (bd) => format$1(bd)
});
function dateTimeUtcFromInput() {
	return transformEffect$1((input, options) => {
		return match$3(make$14(input), {
			onNone: () => fail$2(new InvalidValue({ message: "Invalid DateTime input" }, input, options)),
			onSome: (dt) => succeed$1(toUtc(dt))
		});
	});
}
const dateTimeUtcFromString = /*#__PURE__*/ transformEffect({
	decode: (s, options) => {
		return match$3(make$14(s), {
			onNone: () => fail$2(new InvalidValue({ expected: "a valid UTC DateTime string" }, s, options)),
			onSome: (result) => succeed$1(toUtc(result))
		});
	},
	encode: (utc) => succeed$1(formatIso(utc))
});
const arbitraryMinimumDateTimestamp = -864e13;
const arbitraryMaximumDateTimestamp = 864e13;
function dateTimeArbitraryBounds(constraint, domainMinimum, domainMaximum) {
	const minimum = Math.max(domainMinimum, constraint?.minimum === void 0 ? domainMinimum : constraint.minimum.epochMilliseconds + (constraint.exclusiveMinimum === true ? 1 : 0));
	const maximum = Math.min(domainMaximum, constraint?.maximum === void 0 ? domainMaximum : constraint.maximum.epochMilliseconds - (constraint.exclusiveMaximum === true ? 1 : 0));
	return minimum <= maximum ? [minimum, maximum] : [domainMinimum, domainMaximum];
}
function dateTimeArbitraryInteger(minimum, maximum) {
	return Int.check(isBetween({
		minimum,
		maximum
	}));
}
const DateTimeUtc = /*#__PURE__*/ declare((u) => isDateTime(u) && isUtc(u), {
	representation: {
		id: "effect/schema/DateTimeUtc",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.DateTimeUtc`,
		Type: `DateTime.Utc`,
		importDeclarations: [`import * as DateTime from "effect/DateTime"`]
	}),
	expected: "DateTime.Utc",
	toCodecArbitrary: ({ constraint }) => {
		const [minimum, maximum] = dateTimeArbitraryBounds(constraint, arbitraryMinimumDateTimestamp, arbitraryMaximumDateTimestamp);
		return linkDecoding()(dateTimeArbitraryInteger(minimum, maximum), transform$1(makeUnsafe$1));
	},
	toCodecJson: () => link$1()(String$1, dateTimeUtcFromString),
	toFormatter: () => (utc) => utc.toString()
});
const DateTimeUtcFromDate = /*#__PURE__*/ Date$1.pipe(/*#__PURE__*/ decodeTo(DateTimeUtc, {
	decode: /*#__PURE__*/ dateTimeUtcFromInput(),
	encode: /*#__PURE__*/ transform$1(toDateUtc)
}));
const DateTimeUtcFromMillis = /*#__PURE__*/ Int.pipe(/*#__PURE__*/ decodeTo(DateTimeUtc, {
	decode: /*#__PURE__*/ dateTimeUtcFromInput(),
	encode: /*#__PURE__*/ transform$1(toEpochMillis)
}));
const Ipv4Address = /*#__PURE__*/ declare(isIpv4Address, { identifier: "Ipv4Address" });
const Ipv6Address = /*#__PURE__*/ declare(isIpv6Address, { identifier: "Ipv6Address" });
const Duration = /*#__PURE__*/ declare(isDuration, {
	representation: {
		id: "effect/schema/Duration",
		payload: null
	},
	toCode: () => ({
		runtime: `Schema.Duration`,
		Type: `Duration.Duration`,
		importDeclarations: [`import * as Duration from "effect/Duration"`]
	}),
	expected: "Duration",
	toCodecJson: () => link$1()(Union([
		Struct({ _tag: Literal("Infinity") }),
		Struct({ _tag: Literal("NegativeInfinity") }),
		Struct({
			_tag: Literal("Nanos"),
			value: BigInt$1
		}),
		Struct({
			_tag: Literal("Millis"),
			value: Int
		})
	]), transform({
		decode: (e) => {
			switch (e._tag) {
				case "Infinity": return infinity;
				case "NegativeInfinity": return negativeInfinity;
				case "Nanos": return nanos(e.value);
				case "Millis": return millis(e.value);
			}
		},
		encode: (duration) => {
			switch (duration.value._tag) {
				case "Infinity": return { _tag: "Infinity" };
				case "NegativeInfinity": return { _tag: "NegativeInfinity" };
				case "Nanos": return {
					_tag: "Nanos",
					value: duration.value.nanos
				};
				case "Millis": return {
					_tag: "Millis",
					value: duration.value.millis
				};
			}
		}
	}))
});
const dnsCanonicalAddress = (schema, parse) => String$1.pipe(decodeTo(schema, transformEffect({
	decode: (input, options) => {
		const result = parse(input);
		if (isFailure(result)) return fail$2(new InvalidValue({ message: result.failure.message }, input, options));
		return formatIp(result.success) === input ? succeed$1(result.success) : fail$2(new InvalidValue({ message: "expected a canonical address" }, input, options));
	},
	encode: (address) => succeed$1(formatIp(address))
})));
const dnsUint32 = /*#__PURE__*/ Int.check(/*#__PURE__*/ isBetween({
	minimum: 0,
	maximum: 4294967295
}));
const dnsSeconds = /*#__PURE__*/ dnsUint32.pipe(/*#__PURE__*/ decodeTo(Duration, /*#__PURE__*/ transform({
	decode: seconds$1,
	encode: toSeconds
})));
const dnsRecordOfType = (type, fields) => declare((u) => isDnsRecord(u) && u._tag === type, {
	identifier: `Dns${type.charAt(0)}${type.slice(1).toLowerCase()}Record`,
	toCodecJson: () => {
		const json = TaggedStruct(type, fields);
		return link$1()(json, transformEffect({
			decode: (input, options) => {
				const { _tag, ...rest } = input;
				const result = makeRecord(type, rest);
				return isSuccess$1(result) ? succeed$1(result.success) : fail$2(new InvalidValue({ message: result.failure.message }, input, options));
			},
			encode: (record) => succeed$1({ ...record })
		}));
	}
});
const DnsARecord = /*#__PURE__*/ dnsRecordOfType("A", { address: /*#__PURE__*/ dnsCanonicalAddress(Ipv4Address, ipv4FromString) });
const DnsAaaaRecord = /*#__PURE__*/ dnsRecordOfType("AAAA", { address: /*#__PURE__*/ dnsCanonicalAddress(Ipv6Address, ipv6FromString) });
const Cookie = /*#__PURE__*/ declare(isCookie, {
	representation: {
		id: "effect/http/Cookie",
		payload: null
	},
	toCode: () => ({
		runtime: "Schema.Cookie",
		Type: "Cookies.Cookie",
		importDeclarations: [`import * as Cookies from "effect/http/Cookies"`]
	}),
	expected: "Cookie"
});
const Cookies = /*#__PURE__*/ declare(isCookies, {
	representation: {
		id: "effect/http/Cookies",
		payload: null
	},
	toCode: () => ({
		runtime: "Schema.Cookies",
		Type: "Cookies.Cookies",
		importDeclarations: [`import * as Cookies from "effect/http/Cookies"`]
	}),
	expected: "Cookies",
	toCodecJson: () => link$1()(ArraySchema(String$1), transform({
		decode: fromSetCookie,
		encode: toSetCookieHeaders
	})),
	toCodecIso: () => link$1()(Record$1(String$1, Cookie), transform({
		decode: fromReadonlyRecord,
		encode: (cookies) => cookies.cookies
	}))
});
const RecordFromCookies = /*#__PURE__*/ Cookies.pipe(/*#__PURE__*/ decodeTo(/*#__PURE__*/ Record$1(String$1, String$1), /*#__PURE__*/ transform({
	decode: toRecord$1,
	encode: (self) => fromIterable(globalThis.Object.entries(self).map(([name, value]) => makeCookieUnsafe(name, value)))
})));
const UrlParams = /*#__PURE__*/ declare(isUrlParams, {
	representation: {
		id: "effect/http/UrlParams",
		payload: null
	},
	toCode: () => ({
		runtime: "Schema.UrlParams",
		Type: "UrlParams.UrlParams",
		importDeclarations: [`import * as UrlParams from "effect/http/UrlParams"`]
	}),
	expected: "UrlParams",
	toEquivalence: () => Equivalence$1,
	toCodec: () => link$1()(ArraySchema(Tuple([String$1, String$1])), transform({
		decode: make$12,
		encode: (self) => self.params.map(([key, value]) => [key, unwrap$3(value)])
	}))
});
const RecordFromUrlParams = /*#__PURE__*/ UrlParams.pipe(/*#__PURE__*/ decodeTo(/*#__PURE__*/ Record$1(String$1, /*#__PURE__*/ Union([String$1, /*#__PURE__*/ NonEmptyArray(String$1)])), /*#__PURE__*/ transform({
	decode: toReadonlyRecord,
	encode: fromInput
})));

const prefix = "{prefix}";
const Change = TaggedUnion({
	Set: {
		name: String$1,
		value: String$1
	},
	Default: {
		name: String$1,
		value: String$1
	},
	Prepend: {
		name: String$1,
		value: String$1,
		delimiter: String$1
	},
	Append: {
		name: String$1,
		value: String$1,
		delimiter: String$1
	},
	Unset: { name: String$1 }
});
const EnvironmentDelta = ArraySchema(Change);
const set$2 = (name, value) => ({
	_tag: "Set",
	name,
	value
});
const setDefault = (name, value) => ({
	_tag: "Default",
	name,
	value
});
const prepend = (name, value, delimiter = ":") => ({
	_tag: "Prepend",
	name,
	value,
	delimiter
});

const mark$1 = "# Written by python-buildpack; staging replaces this file.";
const place$1 = "__python_prefix";
const quote = (value) => value.split("{prefix}").map((part) => part === "" ? "" : `'${part.replaceAll("'", `'\\''`)}'`).join(`"$${place$1}"`) || "''";
const line$1 = (change) => {
	const { name } = change;
	switch (change._tag) {
		case "Set": return `export ${name}=${quote(change.value)}`;
		case "Default": return `if [ -z "\${${name}:-}" ]; then export ${name}=${quote(change.value)}; fi`;
		case "Prepend": return `export ${name}=${quote(change.value)}"\${${name}:+${change.delimiter}$${name}}"`;
		case "Append": return `export ${name}="\${${name}:+$${name}${change.delimiter}}"${quote(change.value)}`;
		case "Unset": return `unset ${name}`;
	}
};
const profileScript = (delta) => [
	mark$1,
	`${place$1}=\${HOME:-}/.python`,
	`if [ ! -d "$${place$1}" ] && [ -n "\${BASH_SOURCE:-}" ]; then`,
	`  case $BASH_SOURCE in */*) ${place$1}=\${BASH_SOURCE%/*}/../.python ;; *) ${place$1}=../.python ;; esac`,
	`  ${place$1}=$(CDPATH= cd -- "$${place$1}" 2>/dev/null && pwd -P) || ${place$1}=\${HOME:-}/.python`,
	"fi",
	...delta.map(line$1),
	`unset ${place$1}`,
	""
].join("\n");
const exportScript = (delta, path) => [
	mark$1,
	`${place$1}='${path.replaceAll("'", `'\\''`)}'`,
	...delta.map(line$1),
	`unset ${place$1}`,
	""
].join("\n");

const releaseAnswer = (processes) => processes.length === 0 ? "--- {}\n" : [
	"---",
	"default_process_types:",
	...processes.map(({ command, type }) => `  ${type}: ${JSON.stringify(command)}`),
	""
].join("\n");

var WrongArguments = class extends TaggedError("WrongArguments") {
	id = "command/wrong-arguments";
	blame = "environment";
	title = "The command was started with wrong arguments";
	get message() {
		return this.found;
	}
	get hints() {
		return [`Usage: ${this.usage}`];
	}
};
var PlaceTaken = class extends TaggedError("PlaceTaken") {
	id = "application/place-taken";
	blame = "app";
	get title() {
		return `The app has its own ${this.path}`;
	}
	get message() {
		return `${this.path} in the app is ${this.found}. The staged Python must stand there, and nothing of an app is overwritten.`;
	}
	get hints() {
		return [`Remove it from the app (\`git rm -r --cached ${this.path}\` and a line in .gitignore), or give it another name.`];
	}
};
const usage = "bin/compile BUILD_DIR CACHE_DIR [ENV_DIR]";
const markFile = "buildpack";
const given$1 = (cwd, arg) => arg === void 0 || arg === "" ? void 0 : arg.startsWith("/") ? arg : join$1(cwd, arg);
const checkPrefix = fn("Classic.checkPrefix")(function* (root) {
	const files = yield* Filesystem;
	const found = yield* files.status(join$1(root, ".python"));
	if (found === void 0) return;
	if (found.kind === "link") return yield* new PlaceTaken({
		path: ".python",
		found: "a link"
	});
	if (found.kind !== "directory") return yield* new PlaceTaken({
		path: ".python",
		found: "a file"
	});
	if ((yield* files.status(join$1(root, ".python", markFile)))?.kind !== "file") return yield* new PlaceTaken({
		path: ".python",
		found: "a directory that no staging made"
	});
});
const checkProfile = fn("Classic.checkProfile")(function* (root) {
	const files = yield* Filesystem;
	const directory = yield* files.status(join$1(root, ".profile.d"));
	if (directory === void 0) return;
	if (directory.kind !== "directory") return yield* new PlaceTaken({
		path: ".profile.d",
		found: directory.kind === "link" ? "a link" : "no directory"
	});
	const script = join$1(root, ".profile.d", "python.sh");
	const found = yield* files.status(script);
	if (found === void 0) return;
	if (found.kind !== "file" || !(yield* files.readText(script)).startsWith("# Written by python-buildpack; staging replaces this file.")) return yield* new PlaceTaken({
		path: ".profile.d/python.sh",
		found: found.kind === "link" ? "a link" : "not written by a staging"
	});
});
const sweep$1 = fn("Classic.sweep")(function* (root) {
	const files = yield* Filesystem;
	const left = (yield* files.list(root)).filter((name) => name.startsWith(".python-buildpack-"));
	yield* forEach$1(left, (name) => files.remove(join$1(root, name)), { discard: true });
});
const writeExport = fn("Classic.writeExport")(function* (request, script) {
	const files = yield* Filesystem;
	yield* ignore(files.write(join$1(request.home, "export"), script));
});
const classic = {
	id: "classic",
	recognise: ({ command }) => command === "compile",
	request: fn("Classic.request")(function* ({ args, cwd, home }) {
		const [build, cache, envDirectory, ...rest] = args;
		const root = given$1(cwd, build);
		if (root === void 0) return yield* new WrongArguments({
			usage,
			found: "BUILD_DIR is missing."
		});
		if (rest.length > 0) return yield* new WrongArguments({
			usage,
			found: `There are ${args.length} arguments, at most three are known.`
		});
		return {
			root: yield* (yield* Filesystem).realPath(root).pipe(orElseSucceed(() => root)),
			cache: given$1(cwd, cache),
			envDirectory: given$1(cwd, envDirectory),
			home
		};
	}),
	check: fn("Classic.check")(function* ({ root }) {
		yield* checkPrefix(root);
		yield* checkProfile(root);
		yield* sweep$1(root);
	}),
	respond: fn("Classic.respond")(function* (request, { launch, prefix }) {
		const files = yield* Filesystem;
		const { root } = request;
		const target = join$1(root, ".python");
		yield* files.write(join$1(prefix, markFile), `${mark$1}\n`);
		yield* files.write(join$1(prefix, "release.yml"), releaseAnswer(launch.processes));
		yield* files.makeDirectory(join$1(root, ".profile.d"));
		yield* files.chmod(prefix, 493);
		if ((yield* files.status(target)) !== void 0) yield* files.rename(target, `${prefix}.old`);
		yield* files.rename(prefix, target);
		yield* files.write(join$1(root, ".profile.d", "python.sh"), profileScript(launch.environment));
		yield* writeExport(request, exportScript(launch.environment, target));
	})
};

const registry$2 = [classic];
const Platforms = Reference("buildpack/Platforms", { defaultValue: () => registry$2 });

const maxExpansions = 1e4;
const maxExpandedLength = 2 ** 22;
const maxBraceDepth = 64;
const compile$1 = (patterns, dot) => {
	const nodes = [];
	const starts = /* @__PURE__ */ new Set();
	for (const pattern of patterns) for (const expanded of expandBraces(pattern)) {
		const start = nodes.length;
		if (compilePattern(expanded, nodes)) starts.add(start);
	}
	return {
		nodes,
		initial: closure(nodes, starts),
		dot
	};
};
const isUnc = (path) => path.startsWith("//") && path[2] !== void 0 && path[2] !== "/";
const compilePattern = (pattern, nodes) => {
	if (pattern === "" || isUnc(pattern)) return false;
	const raw = splitSegments(pattern);
	const globstar = raw.indexOf("**");
	if (globstar !== -1 && raw.some((segment, i) => i > globstar && (segment === "." || segment === ".."))) return false;
	const { directory, segments } = normalize(raw);
	if (segments.length === 0) return false;
	for (const segment of segments) if (segment !== "**") nodes.push(compileSegment(Array.from(segment)));
	else if (nodes[nodes.length - 1] !== globstarNode) nodes.push(globstarNode);
	nodes.push({
		_tag: "End",
		directoryOnly: directory
	});
	return true;
};
const globstarNode = { _tag: "Globstar" };
const splitSegments = (pattern) => {
	const segments = [];
	let start = 0;
	for (let i = 0; i < pattern.length; i++) if (pattern[i] === "\\") i++;
	else if (pattern[i] === "/") {
		segments.push(pattern.slice(start, i));
		start = i + 1;
	}
	segments.push(pattern.slice(start));
	return segments;
};
const drive = /^[A-Za-z]:/;
const isDrive = (segment) => segment.length === 2 && drive.test(segment);
const isRoot = (name) => name === "" || name.length === 3 && name[2] === "/" && drive.test(name);
const isAbsolute = (path) => path.startsWith("/") || path[2] === "/" && drive.test(path);
const normalize = (raw) => {
	const segments = [];
	let i = 0;
	if (raw.length > 1 && (raw[0] === "" || isDrive(raw[0]))) {
		segments.push(raw[0] === "" ? "" : `${raw[0]}/`);
		i = 1;
	}
	let directory = false;
	for (; i < raw.length; i++) {
		const segment = raw[i];
		if (segment === "" || segment === ".") directory = i === raw.length - 1 && segments.length > 0;
		else {
			segments.push(segment);
			directory = false;
		}
	}
	if (segments.length === 0 && raw.includes(".")) segments.push(".");
	return {
		segments,
		directory
	};
};
const compileSegment = (chars) => {
	const tokens = [];
	let literal = "";
	let magic = false;
	let classes = true;
	for (let i = 0; i < chars.length; i++) {
		const char = chars[i];
		if (char === "\\" && i + 1 < chars.length) {
			literal += chars[++i];
			tokens.push({
				_tag: "Char",
				value: chars[i]
			});
		} else if (char === "*") {
			magic = true;
			if (tokens[tokens.length - 1]?._tag !== "Star") tokens.push({ _tag: "Star" });
		} else if (char === "?") {
			magic = true;
			tokens.push({ _tag: "Any" });
		} else if (char === "[" && classes) {
			const parsed = parseClass(chars, i);
			if (parsed === void 0) {
				classes = false;
				literal += char;
				tokens.push({
					_tag: "Char",
					value: char
				});
			} else {
				magic = true;
				tokens.push(parsed.token);
				i = parsed.end;
			}
		} else {
			literal += char;
			tokens.push({
				_tag: "Char",
				value: char
			});
		}
	}
	if (!magic) return {
		_tag: "Literal",
		value: literal
	};
	const first = tokens[0];
	return {
		_tag: "Wildcard",
		tokens,
		leadingDot: first._tag === "Char" && first.value === "."
	};
};
const range = (from, to) => [from.codePointAt(0), to.codePointAt(0)];
const posixClasses = {
	alnum: [
		.../*#__PURE__*/ range("0", "9"),
		.../*#__PURE__*/ range("A", "Z"),
		.../*#__PURE__*/ range("a", "z")
	],
	alpha: [.../*#__PURE__*/ range("A", "Z"), .../*#__PURE__*/ range("a", "z")],
	blank: [
		9,
		9,
		32,
		32
	],
	cntrl: [
		0,
		31,
		127,
		127
	],
	digit: /*#__PURE__*/ range("0", "9"),
	graph: [33, 126],
	lower: /*#__PURE__*/ range("a", "z"),
	print: [32, 126],
	punct: [
		33,
		47,
		58,
		64,
		91,
		96,
		123,
		126
	],
	space: [
		9,
		13,
		32,
		32
	],
	upper: /*#__PURE__*/ range("A", "Z"),
	word: [
		.../*#__PURE__*/ range("0", "9"),
		.../*#__PURE__*/ range("A", "Z"),
		95,
		95,
		.../*#__PURE__*/ range("a", "z")
	],
	xdigit: [
		.../*#__PURE__*/ range("0", "9"),
		.../*#__PURE__*/ range("A", "F"),
		.../*#__PURE__*/ range("a", "f")
	]
};
const parsePosixClass = (chars, open) => {
	for (let i = open + 2; i < chars.length && i <= open + 8; i++) if (chars[i] === ":" && chars[i + 1] === "]") {
		const ranges = posixClasses[chars.slice(open + 2, i).join("")];
		return ranges === void 0 ? void 0 : {
			ranges,
			end: i + 1
		};
	}
};
const parseClass = (chars, open) => {
	let i = open + 1;
	const negated = chars[i] === "!" || chars[i] === "^";
	if (negated) i++;
	const ranges = [];
	for (let first = true; i < chars.length; i++, first = false) {
		let char = chars[i];
		if (char === "/") return;
		if (char === "]" && !first) return {
			token: {
				_tag: "Class",
				ranges,
				negated
			},
			end: i
		};
		if (char === "[" && chars[i + 1] === ":") {
			const posix = parsePosixClass(chars, i);
			if (posix !== void 0) {
				ranges.push(...posix.ranges);
				i = posix.end;
				continue;
			}
		}
		if (char === "\\" && i + 1 < chars.length) char = chars[++i];
		if (chars[i + 1] === "-" && i + 2 < chars.length && chars[i + 2] !== "]") {
			let next = i + 2;
			if (chars[next] === "/") return;
			if (chars[next] === "\\" && next + 1 < chars.length) next++;
			ranges.push(...range(char, chars[next]));
			i = next;
			continue;
		}
		ranges.push(...range(char, char));
	}
};
const expandBraces = (pattern) => {
	const chars = Array.from(pattern);
	const groups = matchBraceGroups(chars);
	if (groups.size === 0) return [pattern];
	const sequence = parseBraceSequence(chars, 0, chars.length, groups, 0);
	if (sequence === void 0) return [pattern];
	const count = countExpansions(sequence);
	return count > maxExpansions || count * pattern.length > maxExpandedLength ? [pattern] : expandSequence(sequence);
};
const matchBraceGroups = (chars) => {
	const groups = /* @__PURE__ */ new Map();
	const stack = [];
	let classes = true;
	for (let i = 0; i < chars.length; i++) {
		const char = chars[i];
		if (char === "\\") i++;
		else if (char === "/") classes = true;
		else if (char === "[" && classes) {
			const parsed = parseClass(chars, i);
			if (parsed === void 0) classes = false;
			else i = parsed.end;
		} else if (char === "{") stack.push({
			open: i,
			commas: []
		});
		else if (char === ",") stack[stack.length - 1]?.commas.push(i);
		else if (char === "}") {
			const group = stack.pop();
			if (group !== void 0 && group.commas.length > 0) groups.set(group.open, {
				commas: group.commas,
				close: i
			});
		}
	}
	return groups;
};
const parseBraceSequence = (chars, start, end, groups, depth) => {
	if (depth > maxBraceDepth) return;
	const parts = [];
	let text = "";
	for (let i = start; i < end; i++) {
		const group = groups.get(i);
		if (group === void 0) {
			if (chars[i] === "\\" && i + 1 < end) text += chars[i++];
			text += chars[i];
			continue;
		}
		const alternatives = [];
		let from = i + 1;
		for (const to of [...group.commas, group.close]) {
			const alternative = parseBraceSequence(chars, from, to, groups, depth + 1);
			if (alternative === void 0) return;
			alternatives.push(alternative);
			from = to + 1;
		}
		if (text !== "") {
			parts.push(text);
			text = "";
		}
		parts.push(alternatives);
		i = group.close;
	}
	if (text !== "") parts.push(text);
	return parts;
};
const countExpansions = (sequence) => {
	let count = 1;
	for (const part of sequence) if (typeof part !== "string") {
		let sum = 0;
		for (const alternative of part) sum += countExpansions(alternative);
		count *= sum;
		if (count > maxExpansions) return 1e400;
	}
	return count;
};
const expandSequence = (sequence) => {
	let out = [""];
	for (const part of sequence) if (typeof part === "string") out = out.map((prefix) => prefix + part);
	else {
		const alternatives = part.flatMap(expandSequence);
		out = out.flatMap((prefix) => alternatives.map((alternative) => prefix + alternative));
	}
	return out;
};
const matchToken = (token, char) => {
	switch (token._tag) {
		case "Char": return token.value === char;
		case "Any": return true;
		case "Star": return false;
		case "Class": {
			const code = char.codePointAt(0);
			let found = false;
			for (let i = 0; i < token.ranges.length && !found; i += 2) found = code >= token.ranges[i] && code <= token.ranges[i + 1];
			return found !== token.negated;
		}
	}
};
const matchWildcard = (node, name, chars, dot) => {
	if (name === "." || name === ".." || name.startsWith(".") && !dot && !node.leadingDot) return false;
	const { tokens } = node;
	let t = 0;
	let c = 0;
	let star = -1;
	let resume = 0;
	while (c < chars.length) if (tokens[t]?._tag === "Star") {
		star = t++;
		resume = c;
	} else if (t < tokens.length && matchToken(tokens[t], chars[c])) {
		t++;
		c++;
	} else if (star !== -1) {
		t = star + 1;
		c = ++resume;
	} else return false;
	while (tokens[t]?._tag === "Star") t++;
	return t === tokens.length;
};
const closure = (nodes, states) => {
	for (const state of states) if (nodes[state]._tag === "Globstar") states.add(state + 1);
	return states;
};
const step$1 = (compiled, states, name) => {
	const explicit = /* @__PURE__ */ new Set();
	const viaGlobstar = /* @__PURE__ */ new Set();
	const root = isRoot(name);
	let chars;
	for (const state of states) {
		const node = compiled.nodes[state];
		switch (node._tag) {
			case "Globstar":
				if (!root && name !== "." && name !== ".." && (compiled.dot || !name.startsWith("."))) viaGlobstar.add(state);
				break;
			case "Literal":
				if (node.value === name) explicit.add(state + 1);
				break;
			case "Wildcard": if (!root && matchWildcard(node, name, chars ??= Array.from(name), compiled.dot)) explicit.add(state + 1);
		}
	}
	return {
		explicit: closure(compiled.nodes, explicit),
		globstar: closure(compiled.nodes, viaGlobstar)
	};
};
const union = (step) => {
	if (step.globstar.size === 0) return step.explicit;
	const states = new Set(step.explicit);
	for (const state of step.globstar) states.add(state);
	return states;
};
const accepts = (compiled, states, isDirectory) => {
	for (const state of states) {
		const node = compiled.nodes[state];
		if (node._tag === "End" && (isDirectory || !node.directoryOnly)) return true;
	}
	return false;
};
const canDescend = (compiled, states) => {
	for (const state of states) if (compiled.nodes[state]._tag !== "End") return true;
	return false;
};
const needsDirectory = (compiled, states) => {
	for (const state of states) {
		const node = compiled.nodes[state];
		if (node._tag === "End" && node.directoryOnly) return true;
	}
	return false;
};
const join = (parent, name) => {
	if (parent === "") return name === "" ? "/" : name;
	return parent.endsWith("/") ? parent + name : `${parent}/${name}`;
};
const isMissing = (error) => error.reason._tag === "NotFound" || error.reason._tag === "BadResource";
const isIgnorable = (error) => isMissing(error) || error.reason._tag === "PermissionDenied";
const isNotLink = (error) => isIgnorable(error) || error.reason._tag === "Unknown";
const byName = /*#__PURE__*/ mapInput(String$4, (entry) => entry.name);
const make$8 = (fs) => (pattern, options) => walk(fs, compile$1([pattern], options?.dot ?? false), options);
const walk = /*#__PURE__*/ fnUntraced(function* (fs, compiled, options) {
	if (compiled.initial.size === 0) return [];
	const root = options?.root ?? "";
	const excludes = compile$1(options?.exclude ?? [], true);
	const excludeNeedsDirectory = excludes.nodes.some((node) => node._tag === "End" && node.directoryOnly);
	const toFsPath = (relative) => isAbsolute(relative) ? relative : relative === "" ? root === "" ? "." : root : join(root, relative);
	const isUnlisted = (value) => value === "." || value === ".." || isRoot(value);
	const probe = (parent, name, named) => {
		const path = toFsPath(join(parent, name));
		return fs.stat(path).pipe(map((info) => info.type), catchReason("PlatformError", "NotFound", () => fs.readLink(path).pipe(as("SymbolicLink"), catchIf(isNotLink, () => succeed$1(void 0)))), catchIf(named ? isMissing : isIgnorable, () => succeed$1(void 0)), map((type) => type === void 0 ? void 0 : {
			name,
			type
		}));
	};
	const entries = (relative, states, named) => {
		const literals = /* @__PURE__ */ new Set();
		let listed = !named;
		for (const state of states) {
			const node = compiled.nodes[state];
			if (node._tag === "Literal") literals.add(node.value);
			else if (node._tag !== "End") listed = true;
		}
		const probed = listed ? [...literals].filter(isUnlisted) : [...literals];
		return zipWith(listed ? catchIf(fs.readDirectoryEntries(toFsPath(relative)), named ? isMissing : isIgnorable, () => succeed$1([])) : succeed$1([]), forEach$1(probed, (name) => probe(relative, name, named), { concurrency: 16 }), (listing, found) => ({
			entries: sort([...listing, ...found.filter(isNotUndefined)], byName),
			named: named && !listed
		}));
	};
	const visit = fnUntraced(function* ({ name, type }, parent, states, excluded) {
		const result = step$1(compiled, states, name);
		const next = union(result);
		if (next.size === 0) return;
		const relative = join(parent, name);
		const nextExcluded = union(step$1(excludes, excluded, name));
		const descend = canDescend(compiled, next);
		const isDirectory = !descend && !needsDirectory(compiled, next) && !excludeNeedsDirectory ? false : type !== "Unknown" && type !== "SymbolicLink" ? type === "Directory" : yield* fs.stat(toFsPath(relative)).pipe(map((info) => info.type === "Directory"), catchIf(isIgnorable, () => succeed$1(false)));
		const accepted = accepts(compiled, next, isDirectory);
		if (!accepted && (!isDirectory || !descend) || accepts(excludes, nextExcluded, isDirectory)) return;
		const child = (next) => ({
			relative,
			accepted,
			excluded: nextExcluded,
			next
		});
		if (!isDirectory || !descend) return child(void 0);
		if (result.globstar.size === 0) return child(next);
		const followed = canDescend(compiled, result.explicit) ? result.explicit : void 0;
		if (type !== "Unknown") return child(type === "SymbolicLink" ? followed : next);
		return yield* fs.readLink(toFsPath(relative)).pipe(as(child(followed)), catchIf(isNotLink, () => succeed$1(child(next))));
	});
	const directory = fnUntraced(function* (relative, states, excluded, named, out) {
		const listing = yield* entries(relative, states, named);
		const children = yield* forEach$1(listing.entries, (entry) => visit(entry, relative, states, excluded), { concurrency: 16 });
		for (const child of children) {
			if (child === void 0) continue;
			if (child.accepted) out.push(child.relative);
			if (child.next !== void 0) yield* directory(child.relative, child.next, child.excluded, listing.named, out);
		}
	});
	const out = [];
	yield* directory("", compiled.initial, excludes.initial, true, out);
	return out;
});

const TypeId$6 = "~effect/PlatformError";
var BadArgument = class extends (/*#__PURE__*/ TaggedError("BadArgument")) {
	get message() {
		return `${this.module}.${this.method}${this.description ? `: ${this.description}` : ""}`;
	}
};
var SystemError = class extends Error$1 {
	get message() {
		return `${this._tag}: ${this.module}.${this.method}${this.pathOrDescriptor !== void 0 ? ` (${this.pathOrDescriptor})` : ""}${this.description ? `: ${this.description}` : ""}`;
	}
};
var PlatformError = class extends (/*#__PURE__*/ TaggedError("PlatformError")) {
	constructor(reason) {
		if ("cause" in reason) super({
			reason,
			cause: reason.cause
		});
		else super({ reason });
	}
	[TypeId$6] = TypeId$6;
	get message() {
		return this.reason.message;
	}
};
const systemError = (options) => new PlatformError(new SystemError(options));
const badArgument = (options) => new PlatformError(new BadArgument(options));

const TypeId$5 = "~effect/MutableRef";
const MutableRefProto = {
	[TypeId$5]: TypeId$5,
	...PipeInspectableProto,
	[symbol](that) {
		return this === that;
	},
	[symbol$1]() {
		return random$1(this);
	},
	toJSON() {
		return {
			_id: "MutableRef",
			current: toJson$1(this.current)
		};
	}
};
const make$7 = (value) => {
	const ref = Object.create(MutableRefProto);
	ref.current = value;
	return ref;
};
const set$1 = /*#__PURE__*/ dual(2, (self, value) => {
	self.current = value;
	return self;
});

const Empty = /*#__PURE__*/ Symbol.for("effect/MutableList/Empty");
const make$6 = () => ({
	head: void 0,
	tail: void 0,
	length: 0
});
const compactHead = (self) => {
	const head = self.head;
	if (head.offset >= 1024 && head === self.tail && head.mutable && (head.array.length - head.offset) * 8 <= head.offset) self.head = self.tail = {
		array: head.array.slice(head.offset),
		mutable: true,
		offset: 0,
		next: void 0
	};
};
const emptyBucket = () => ({
	array: [],
	mutable: true,
	offset: 0,
	next: void 0
});
const append = (self, message) => {
	if (!self.tail) self.head = self.tail = emptyBucket();
	else if (!self.tail.mutable) {
		self.tail.next = emptyBucket();
		self.tail = self.tail.next;
	}
	self.tail.array.push(message);
	self.length++;
};
const clear = (self) => {
	self.head = self.tail = void 0;
	self.length = 0;
};
const takeN = (self, n) => {
	n = normalize$2(n);
	if (n <= 0 || !self.head) return [];
	n = Math.min(n, self.length);
	if (n === self.length && self.head?.offset === 0 && !self.head.next) {
		const array = self.head.array;
		clear(self);
		return array;
	}
	const array = new Array(n);
	let index = 0;
	let chunk = self.head;
	while (chunk) {
		while (chunk.offset < chunk.array.length) {
			array[index++] = chunk.array[chunk.offset];
			if (chunk.mutable) chunk.array[chunk.offset] = void 0;
			chunk.offset++;
			if (index === n) {
				self.head = chunk.offset === chunk.array.length && chunk.next ? chunk.next : chunk;
				self.length -= n;
				if (self.length === 0) clear(self);
				else compactHead(self);
				return array;
			}
		}
		chunk = chunk.next;
	}
	clear(self);
	return array;
};
const take = (self) => {
	if (!self.head) return Empty;
	const message = self.head.array[self.head.offset];
	if (self.head.mutable) self.head.array[self.head.offset] = void 0;
	self.head.offset++;
	self.length--;
	if (self.head.offset === self.head.array.length) {
		if (self.head.next) self.head = self.head.next;
		else clear(self);
	} else compactHead(self);
	return message;
};

const TypeId$4 = "~effect/Queue";
const EnqueueTypeId = "~effect/Queue/Enqueue";
const DequeueTypeId = "~effect/Queue/Dequeue";
const variance = {
	_A: identity$2,
	_E: identity$2
};
const QueueProto = {
	[TypeId$4]: variance,
	[EnqueueTypeId]: variance,
	[DequeueTypeId]: variance,
	...PipeInspectableProto,
	toJSON() {
		return {
			_id: "effect/Queue",
			state: this.state._tag,
			size: sizeUnsafe(this)
		};
	}
};
const make$5 = (options) => withFiber$1((fiber) => {
	const self = Object.create(QueueProto);
	self.dispatcher = fiber.currentDispatcher;
	self.capacity = options?.capacity ?? Number.POSITIVE_INFINITY;
	self.strategy = options?.strategy ?? "suspend";
	self.messages = make$6();
	self.scheduleRunning = false;
	self.state = {
		_tag: "Open",
		takers: /* @__PURE__ */ new Set(),
		offers: /* @__PURE__ */ new Set(),
		awaiters: /* @__PURE__ */ new Set()
	};
	return succeed$4(self);
});
const offer = /*#__PURE__*/ dual(2, (self, message) => suspend$1(() => offerUnsafe(self, message) ? exitTrue : self.state._tag === "Open" && self.strategy === "suspend" ? offerOrWait(self, message) : exitFalse));
const offerUnsafe = (self, message) => {
	if (self.state._tag !== "Open") return false;
	else if (self.messages.length >= self.capacity) {
		if (self.strategy === "sliding") {
			take(self.messages);
			append(self.messages, message);
			return true;
		} else if (self.capacity <= 0 && self.state.takers.size > 0) {
			append(self.messages, message);
			releaseTakers(self);
			return true;
		}
		return false;
	}
	append(self.messages, message);
	scheduleReleaseTaker(self);
	return true;
};
const failCause = /*#__PURE__*/ dual(2, (self, cause) => sync$2(() => failCauseUnsafe(self, cause)));
const failCauseUnsafe = (self, cause) => {
	if (self.state._tag !== "Open") return false;
	const exit = exitFailCause(cause);
	const fail = exitZipRight(exit, exitFailDone);
	if (self.state.offers.size === 0 && self.messages.length === 0) {
		finalize(self, fail);
		return true;
	}
	self.state = {
		...self.state,
		_tag: "Closing",
		exit: fail
	};
	scheduleReleaseTaker(self);
	return true;
};
const endUnsafe = (self) => failCauseUnsafe(self, causeFail(Done()));
const shutdown = (self) => sync$2(() => shutdownUnsafe(self));
const shutdownUnsafe = (self) => {
	if (self.state._tag === "Done") return false;
	clear(self.messages);
	const offers = self.state.offers;
	finalize(self, self.state._tag === "Open" ? exitInterrupt : self.state.exit);
	for (const entry of offers) resumeUnoffered(entry);
	return true;
};
const takeAll = (self) => takeBetween(self, 1, Number.POSITIVE_INFINITY);
const takeBetween = /*#__PURE__*/ dual(3, (self, min, max) => {
	min = normalize$2(min);
	max = normalize$2(max);
	return suspendTake(() => takeBetweenUnsafe(self, min, max) ?? andThen$1(awaitTake(self, () => canTake(self, min)), takeBetween(self, min, max)));
});
const sizeUnsafe = (self) => self.state._tag === "Done" ? 0 : self.messages.length;
const exitFalse = /*#__PURE__*/ exitSucceed(false);
const exitTrue = /*#__PURE__*/ exitSucceed(true);
const exitFailDone = /*#__PURE__*/ exitFail(/*#__PURE__*/ Done());
const exitInterrupt = /*#__PURE__*/ exitInterrupt$1();
const releaseTakers = (self) => {
	if (self.state._tag === "Done" || self.state.takers.size === 0) return;
	for (const taker of self.state.takers) {
		if (!taker.ready()) continue;
		self.state.takers.delete(taker);
		taker.resume(exitVoid);
		if (self.messages.length === 0) break;
	}
};
const scheduleReleaseTaker = (self) => {
	if (self.scheduleRunning || self.state._tag === "Done" || self.state.takers.size === 0) return;
	self.scheduleRunning = true;
	self.dispatcher.scheduleTask(() => {
		self.scheduleRunning = false;
		releaseTakers(self);
	}, 0);
};
const takeBetweenUnsafe = (self, min, max) => {
	if (self.state._tag === "Done") return self.state.exit;
	else if (max <= 0 || min <= 0) return exitSucceed([]);
	else if (!canTake(self, min)) return;
	const messages = self.messages.length > 0 ? takeN(self.messages, max) : [takeOfferUnsafe(self.state.offers)];
	releaseCapacity(self);
	return exitSucceed(messages);
};
const suspendTake = /*#__PURE__*/ makePrimitive({
	op: "QueueTake",
	[evaluate](fiber) {
		const effect = this[args]();
		return isExit(effect) ? effect[evaluate](fiber) : effect;
	}
});
const canTake = (self, min) => self.messages.length >= (self.state._tag === "Closing" ? 1 : Math.min(min, self.capacity || 1)) || self.capacity <= 0 && self.state._tag !== "Done" && self.state.offers.size > 0;
const awaitTake = (self, ready) => callback$2((resume) => {
	if (self.state._tag === "Done") return resume(self.state.exit);
	if (ready()) return resume(exitVoid);
	const taker = {
		ready,
		resume
	};
	self.state.takers.add(taker);
	return sync$2(() => {
		if (self.state._tag !== "Done") self.state.takers.delete(taker);
	});
});
const offerOrWait = (self, message) => callback$2((resume) => offerUnsafe(self, message) ? resume(exitTrue) : waitToOffer(self, {
	_tag: "Single",
	message,
	resume
}));
const waitToOffer = (self, entry) => {
	if (self.state._tag !== "Open") return resumeUnoffered(entry);
	const offers = self.state.offers;
	offers.add(entry);
	return sync$2(() => {
		if (self.state._tag === "Done") return;
		offers.delete(entry);
		if (self.state._tag === "Closing" && offers.size === 0 && self.messages.length === 0) finalize(self, self.state.exit);
	});
};
const resumeUnoffered = (entry) => entry._tag === "Single" ? entry.resume(exitFalse) : entry.resume(exitSucceed(entry.remaining.slice(entry.offset)));
const takeOfferUnsafe = (offers) => {
	const entry = offers.values().next().value;
	if (entry._tag === "Single") {
		offers.delete(entry);
		entry.resume(exitTrue);
		return entry.message;
	}
	const message = entry.remaining[entry.offset++];
	if (entry.offset === entry.remaining.length) {
		offers.delete(entry);
		entry.resume(exitSucceed([]));
	}
	return message;
};
const releaseCapacity = (self) => {
	if (self.state._tag === "Done") return isDoneCause(self.state.exit.cause);
	else if (self.state.offers.size === 0) {
		if (self.state._tag === "Closing" && self.messages.length === 0) {
			finalize(self, self.state.exit);
			return isDoneCause(self.state.exit.cause);
		}
		return false;
	}
	for (const entry of self.state.offers) {
		let n = self.capacity - self.messages.length;
		if (n <= 0) break;
		else if (entry._tag === "Single") {
			append(self.messages, entry.message);
			self.state.offers.delete(entry);
			entry.resume(exitTrue);
		} else {
			for (; entry.offset < entry.remaining.length; entry.offset++) {
				if (n === 0) return false;
				append(self.messages, entry.remaining[entry.offset]);
				n--;
			}
			self.state.offers.delete(entry);
			entry.resume(exitSucceed([]));
		}
		const state = self.state;
		if (state._tag === "Done") return isDoneCause(state.exit.cause);
	}
	return false;
};
const finalize = (self, exit) => {
	if (self.state._tag === "Done") return;
	const openState = self.state;
	self.state = {
		_tag: "Done",
		exit
	};
	for (const taker of openState.takers) taker.resume(exit);
	openState.takers.clear();
	for (const awaiter of openState.awaiters) awaiter(exit);
	openState.awaiters.clear();
};

const TypeId$3 = "~effect/Channel";
const ChannelProto = {
	[TypeId$3]: {
		_Env: identity$2,
		_InErr: identity$2,
		_InElem: identity$2,
		_OutErr: identity$2,
		_OutElem: identity$2
	},
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const fromTransform$1 = (transform) => {
	const self = Object.create(ChannelProto);
	self.transform = (upstream, scope) => catchCause(transform(upstream, scope), (cause) => succeed$1(failCause$1(cause)));
	return self;
};
const fromPull$1 = (effect) => fromTransform$1((_, __) => effect);
const toTransform = (channel) => channel.transform;
const asyncQueue = (scope, f, options) => make$5({
	capacity: options?.bufferSize,
	strategy: options?.strategy
}).pipe(tap((queue) => addFinalizer(scope, shutdown(queue))), tap((queue) => provide$4(f(queue), scope).pipe(catchCause((cause) => failCause(queue, cause)), forkIn(scope, { startImmediately: true }))));
const callbackArray = (f, options) => fromTransform$1((_, scope) => map(asyncQueue(scope, f, options), takeAll));
const unwrap$2 = (channel) => fromTransform$1((upstream, scope) => {
	let pull;
	return succeed$1(suspend(() => {
		if (pull) return pull;
		return channel.pipe(provide$4(scope), flatMap((channel) => toTransform(channel)(upstream, scope)), flatMap((pull_) => pull = pull_));
	}));
});

const TypeId$2 = "~effect/Stream";
const streamVariance = {
	_R: identity$2,
	_E: identity$2,
	_A: identity$2
};
const Stream = function(channel) {
	this.channel = channel;
};
Stream.prototype = {
	[TypeId$2]: streamVariance,
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const fromChannel$2 = (channel) => new Stream(channel);

const TypeId$1 = "~effect/Sink";
const endVoid = /*#__PURE__*/ succeed$1([void 0]);
const sinkVariance = {
	_A: identity$2,
	_In: identity$2,
	_L: identity$2,
	_E: identity$2,
	_R: identity$2
};
const SinkProto = {
	[TypeId$1]: sinkVariance,
	pipe() {
		return pipeArguments(this, arguments);
	}
};
const fromChannel$1 = (channel) => fromTransform((upstream, scope) => toTransform(channel)(upstream, scope).pipe(flatMap(forever({ disableYield: true })), catchDone(succeed$1)));
const fromTransform = (transform) => {
	const self = Object.create(SinkProto);
	self.transform = transform;
	return self;
};
const toChannel$1 = (self) => fromTransform$1((upstream, scope) => succeed$1(flatMap(self.transform(upstream, scope), done)));
const forEach = (f) => forEachArray(forEach$1((_) => f(_), { discard: true }));
const forEachArray = (f) => fromTransform((upstream) => upstream.pipe(flatMap(f), forever({ disableYield: true }), catchDone(() => endVoid)));
const unwrap$1 = (effect) => fromChannel$1(unwrap$2(map(effect, toChannel$1)));

const fromChannel = fromChannel$2;
const fromPull = (pull) => fromChannel(fromPull$1(pull));
const toChannel = (stream) => stream.channel;
const callback = (f, options) => fromChannel(callbackArray(f, options));
const unwrap = (effect) => fromChannel(unwrap$2(map(effect, toChannel)));

const TypeId = "~effect/FileSystem";
const FileSystem = /*#__PURE__*/ Service("effect/FileSystem");
const make$4 = (impl) => FileSystem.of({
	...impl,
	[TypeId]: TypeId,
	glob: make$8(impl),
	exists: (path) => pipe(impl.access(path), as(true), catchTag("PlatformError", (e) => e.reason._tag === "NotFound" ? succeed$1(false) : fail$2(e))),
	readFileString: (path, encoding) => flatMap(impl.readFile(path), (_) => try_({
		try: () => new TextDecoder(encoding).decode(_),
		catch: (cause) => badArgument({
			module: "FileSystem",
			method: "readFileString",
			description: "invalid encoding",
			cause
		})
	})),
	stream: fnUntraced(function* (path, options) {
		const file = yield* impl.open(path, { flag: "r" });
		const offset = options?.offset === void 0 ? void 0 : fromInputUnsafe(options.offset);
		if (offset) yield* file.seek(offset, "start");
		const bytesToRead = options?.bytesToRead === void 0 ? void 0 : fromInputUnsafe(options.bytesToRead);
		let totalBytesRead = BigInt(0);
		const chunkSize = Number(BigInt(options?.chunkSize ?? 65536));
		const readChunk = file.readAlloc(chunkSize);
		return fromPull(succeed$1(flatMap(suspend(() => {
			if (bytesToRead !== void 0 && bytesToRead <= totalBytesRead) return done();
			return bytesToRead !== void 0 && bytesToRead - totalBytesRead < chunkSize ? file.readAlloc(Number(bytesToRead - totalBytesRead)) : readChunk;
		}), match$3({
			onNone: () => done(),
			onSome: (buf) => {
				totalBytesRead += BigInt(buf.length);
				return succeed$1(of(buf));
			}
		}))));
	}, unwrap),
	sink: (path, options) => pipe(impl.open(path, {
		...options,
		flag: options?.flag ?? "w"
	}), map((file) => forEach((_) => file.writeAll(_))), unwrap$1),
	writeFileString: (path, data, options) => flatMap(try_({
		try: () => new TextEncoder().encode(data),
		catch: (cause) => badArgument({
			module: "FileSystem",
			method: "writeFileString",
			description: "could not encode string",
			cause
		})
	}), (_) => impl.writeFile(path, _, options))
});
const FileTypeId = "~effect/FileSystem/File";
var WatchBackend = class extends (/*#__PURE__*/ Service()("effect/FileSystem/WatchBackend")) {};

const handleErrnoException = (module, method) => (err, [path]) => {
	let reason = "Unknown";
	switch (err.code) {
		case "ENOENT":
			reason = "NotFound";
			break;
		case "EACCES":
		case "EPERM":
			reason = "PermissionDenied";
			break;
		case "EEXIST":
			reason = "AlreadyExists";
			break;
		case "EISDIR":
			reason = "BadResource";
			break;
		case "ENOTDIR":
			reason = "BadResource";
			break;
		case "EBUSY":
			reason = "Busy";
			break;
		case "ELOOP": reason = "BadResource";
	}
	return systemError({
		_tag: reason,
		module,
		method,
		pathOrDescriptor: path,
		syscall: err.syscall,
		cause: err
	});
};

const handleBadArgument = (method) => (err) => badArgument({
	module: "FileSystem",
	method,
	description: err.message ?? String(err)
});
const bigintToNumber = (value, field) => {
	const number = Number(value);
	if (!Number.isSafeInteger(number)) throw new RangeError(`${field} exceeds the safe integer range: ${value}`);
	return number;
};
const bigintToNumberOption = (value) => flatMap$4(fromNullishOr(value), toNumber);
const toUint64 = (value) => BigInt.asUintN(64, value);
const toUint64Option = (value) => map$6(fromNullishOr(value), toUint64);
const positionToNumber = (position, method) => try_({
	try: () => bigintToNumber(position, "position"),
	catch: handleBadArgument(method)
});
const access = /*#__PURE__*/ (() => {
	const nodeAccess = /*#__PURE__*/ effectify(NFS.access, /*#__PURE__*/ handleErrnoException("FileSystem", "access"), /*#__PURE__*/ handleBadArgument("access"));
	return (path, options) => {
		let mode = NFS.constants.F_OK;
		if (options?.readable) mode |= NFS.constants.R_OK;
		if (options?.writable) mode |= NFS.constants.W_OK;
		return nodeAccess(path, mode);
	};
})();
const copy = /*#__PURE__*/ (() => {
	const nodeCp = /*#__PURE__*/ effectify(NFS.cp, /*#__PURE__*/ handleErrnoException("FileSystem", "copy"), /*#__PURE__*/ handleBadArgument("copy"));
	return (fromPath, toPath, options) => nodeCp(fromPath, toPath, {
		force: options?.overwrite ?? false,
		preserveTimestamps: options?.preserveTimestamps ?? false,
		recursive: true
	});
})();
const copyFile = /*#__PURE__*/ (() => {
	const nodeCopyFile = /*#__PURE__*/ effectify(NFS.copyFile, /*#__PURE__*/ handleErrnoException("FileSystem", "copyFile"), /*#__PURE__*/ handleBadArgument("copyFile"));
	return (fromPath, toPath) => nodeCopyFile(fromPath, toPath);
})();
const chmod = /*#__PURE__*/ (() => {
	const nodeChmod = /*#__PURE__*/ effectify(NFS.chmod, /*#__PURE__*/ handleErrnoException("FileSystem", "chmod"), /*#__PURE__*/ handleBadArgument("chmod"));
	return (path, mode) => nodeChmod(path, mode);
})();
const chown = /*#__PURE__*/ (() => {
	const nodeChown = /*#__PURE__*/ effectify(NFS.chown, /*#__PURE__*/ handleErrnoException("FileSystem", "chown"), /*#__PURE__*/ handleBadArgument("chown"));
	return (path, uid, gid) => nodeChown(path, uid, gid);
})();
const link = /*#__PURE__*/ (() => {
	const nodeLink = /*#__PURE__*/ effectify(NFS.link, /*#__PURE__*/ handleErrnoException("FileSystem", "link"), /*#__PURE__*/ handleBadArgument("link"));
	return (existingPath, newPath) => nodeLink(existingPath, newPath);
})();
const makeDirectory = /*#__PURE__*/ (() => {
	const nodeMkdir = /*#__PURE__*/ effectify(NFS.mkdir, /*#__PURE__*/ handleErrnoException("FileSystem", "makeDirectory"), /*#__PURE__*/ handleBadArgument("makeDirectory"));
	return (path, options) => nodeMkdir(path, {
		recursive: options?.recursive ?? false,
		mode: options?.mode
	});
})();
const makeTempDirectoryFactory = (method) => {
	const nodeMkdtemp = effectify(NFS.mkdtemp, handleErrnoException("FileSystem", method), handleBadArgument(method));
	return (options) => suspend(() => {
		const prefix = options?.prefix ?? "";
		const directory = typeof options?.directory === "string" ? Path.join(options.directory, ".") : OS.tmpdir();
		return nodeMkdtemp(prefix ? Path.join(directory, prefix) : directory + "/");
	});
};
const makeTempDirectory = /*#__PURE__*/ makeTempDirectoryFactory("makeTempDirectory");
const removeFactory = (method) => {
	const nodeRm = effectify(NFS.rm, handleErrnoException("FileSystem", method), handleBadArgument(method));
	return (path, options) => nodeRm(path, {
		recursive: options?.recursive ?? false,
		force: options?.force ?? false
	});
};
const remove = /*#__PURE__*/ removeFactory("remove");
const makeTempDirectoryScoped = /*#__PURE__*/ (() => {
	const makeDirectory = /*#__PURE__*/ makeTempDirectoryFactory("makeTempDirectoryScoped");
	const removeDirectory = /*#__PURE__*/ removeFactory("makeTempDirectoryScoped");
	return (options) => acquireRelease(makeDirectory(options), (directory) => orDie(removeDirectory(directory, {
		recursive: true,
		force: true
	})));
})();
const openFlagBits = (flag) => {
	const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY } = NFS.constants;
	switch (flag) {
		case "r": return O_RDONLY;
		case "r+": return O_RDWR;
		case "w": return O_TRUNC | O_CREAT | O_WRONLY;
		case "wx": return O_TRUNC | O_CREAT | O_WRONLY | O_EXCL;
		case "w+": return O_TRUNC | O_CREAT | O_RDWR;
		case "wx+": return O_TRUNC | O_CREAT | O_RDWR | O_EXCL;
		case "a": return O_APPEND | O_CREAT | O_WRONLY;
		case "ax": return O_APPEND | O_CREAT | O_WRONLY | O_EXCL;
		case "a+": return O_APPEND | O_CREAT | O_RDWR;
		case "ax+": return O_APPEND | O_CREAT | O_RDWR | O_EXCL;
	}
};
const noFollowFlags = (method, flag) => suspend(() => {
	const { O_NOFOLLOW } = NFS.constants;
	if (process.platform === "win32" || typeof O_NOFOLLOW !== "number" || O_NOFOLLOW === 0) return fail$2(badArgument({
		module: "FileSystem",
		method,
		description: "noFollow is not supported on this platform"
	}));
	return succeed$1(openFlagBits(flag) | O_NOFOLLOW);
});
const openFactory = (method) => {
	const nodeOpen = effectify(NFS.open, handleErrnoException("FileSystem", method), handleBadArgument(method));
	const nodeClose = effectify(NFS.close, handleErrnoException("FileSystem", method), handleBadArgument(method));
	return (path, options) => pipe(acquireRelease(options?.noFollow === true ? flatMap(noFollowFlags(method, options.flag ?? "r"), (flags) => nodeOpen(path, flags, options.mode)) : nodeOpen(path, options?.flag ?? "r", options?.mode), (fd) => orDie(nodeClose(fd))), map((fd) => makeFile(fd, options?.flag?.startsWith("a") ?? false)));
};
const open = /*#__PURE__*/ openFactory("open");
const negativePosition = (method) => badArgument({
	module: "FileSystem",
	method,
	description: "Cannot read before the start of the file"
});
const makeFile = /*#__PURE__*/ (() => {
	const nodeReadFactory = (method) => effectify(NFS.read, handleErrnoException("FileSystem", method), handleBadArgument(method));
	const nodeRead = /*#__PURE__*/ nodeReadFactory("read");
	const nodeReadAlloc = /*#__PURE__*/ nodeReadFactory("readAlloc");
	const nodeStat = /*#__PURE__*/ effectify(NFS.fstat, /*#__PURE__*/ handleErrnoException("FileSystem", "stat"), /*#__PURE__*/ handleBadArgument("stat"));
	const nodeTruncate = /*#__PURE__*/ effectify(NFS.ftruncate, /*#__PURE__*/ handleErrnoException("FileSystem", "truncate"), /*#__PURE__*/ handleBadArgument("truncate"));
	const nodeSync = /*#__PURE__*/ effectify(NFS.fsync, /*#__PURE__*/ handleErrnoException("FileSystem", "sync"), /*#__PURE__*/ handleBadArgument("sync"));
	const nodeWriteFactory = (method) => effectify(NFS.write, handleErrnoException("FileSystem", method), handleBadArgument(method));
	const nodeWrite = /*#__PURE__*/ nodeWriteFactory("write");
	const nodeWriteAll = /*#__PURE__*/ nodeWriteFactory("writeAll");
	class FileImpl {
		[FileTypeId];
		fd;
		append;
		position = /*#__PURE__*/ BigInt(0);
		constructor(fd, append) {
			this[FileTypeId] = FileTypeId;
			this.fd = fd;
			this.append = append;
		}
		get stat() {
			return flatMap(nodeStat(this.fd, { bigint: true }), makeFileInfo);
		}
		get sync() {
			return nodeSync(this.fd);
		}
		seek(offset, from) {
			return suspend(() => {
				const position = from === "start" ? offset : this.position + offset;
				if (position < BigInt(0)) return fail$2(badArgument({
					module: "FileSystem",
					method: "seek",
					description: "Cannot seek before the start of the file"
				}));
				this.position = position;
				return succeed$1(position);
			});
		}
		read(buffer, options) {
			return suspend(() => {
				const explicit = options?.position;
				if (explicit !== void 0) return explicit < BigInt(0) ? fail$2(negativePosition("read")) : nodeRead(this.fd, {
					buffer,
					position: explicit
				});
				const position = this.position;
				return map(nodeRead(this.fd, {
					buffer,
					position
				}), (bytesRead) => {
					this.position = position + BigInt(bytesRead);
					return bytesRead;
				});
			});
		}
		readAlloc(size, options) {
			return suspend(() => {
				try {
					if (!Number.isInteger(size) || size < 0) throw new RangeError("size must be a non-negative integer");
					const explicit = options?.position;
					if (explicit !== void 0 && explicit < BigInt(0)) return fail$2(negativePosition("readAlloc"));
					const buffer = Buffer.allocUnsafeSlow(size);
					const position = explicit ?? this.position;
					return map(nodeReadAlloc(this.fd, {
						buffer,
						position
					}), (bytesRead) => {
						if (bytesRead === 0) return none();
						if (explicit === void 0) this.position = position + BigInt(bytesRead);
						if (bytesRead === size) return some(buffer);
						const dst = Buffer.allocUnsafeSlow(bytesRead);
						buffer.copy(dst, 0, 0, bytesRead);
						return some(dst);
					});
				} catch (cause) {
					return fail$2(handleBadArgument("readAlloc")(cause));
				}
			});
		}
		truncate(length) {
			return map(nodeTruncate(this.fd, length || void 0), () => {
				if (!this.append) {
					const len = BigInt(length ?? 0);
					if (this.position > len) this.position = len;
				}
			});
		}
		write(buffer) {
			return suspend(() => {
				const position = this.position;
				return flatMap(this.append ? succeed$1(void 0) : positionToNumber(position, "write"), (nodePosition) => map(nodeWrite(this.fd, buffer, void 0, void 0, nodePosition), (bytesWritten) => {
					if (!this.append) this.position = position + BigInt(bytesWritten);
					return bytesWritten;
				}));
			});
		}
		writeAllChunk(buffer) {
			return suspend(() => {
				const position = this.position;
				return flatMap(this.append ? succeed$1(void 0) : positionToNumber(position, "writeAll"), (nodePosition) => flatMap(nodeWriteAll(this.fd, buffer, void 0, void 0, nodePosition), (bytesWritten) => {
					if (bytesWritten === 0) return fail$2(systemError({
						module: "FileSystem",
						method: "writeAll",
						_tag: "WriteZero",
						pathOrDescriptor: this.fd,
						description: "write returned 0 bytes written"
					}));
					if (!this.append) this.position = position + BigInt(bytesWritten);
					return bytesWritten < buffer.length ? this.writeAllChunk(buffer.subarray(bytesWritten)) : void_;
				}));
			});
		}
		writeAll(buffer) {
			return buffer.length === 0 ? void_ : this.writeAllChunk(buffer);
		}
	}
	return (fd, append) => new FileImpl(fd, append);
})();
const makeTempFileFactory = (method) => {
	const makeDirectory = makeTempDirectoryFactory(method);
	return fnUntraced(function* (options) {
		const directory = yield* makeDirectory(options);
		const random = Crypto.randomBytes(6).toString("hex");
		const name = Path.join(directory, options?.suffix ? `${random}${options.suffix}` : random);
		yield* writeFile(name, /* @__PURE__ */ new Uint8Array(0));
		return name;
	});
};
const makeTempFile = /*#__PURE__*/ makeTempFileFactory("makeTempFile");
const makeTempFileScoped = /*#__PURE__*/ (() => {
	const makeFile = /*#__PURE__*/ makeTempFileFactory("makeTempFileScoped");
	const removeDirectory = /*#__PURE__*/ removeFactory("makeTempFileScoped");
	return (options) => acquireRelease(makeFile(options), (file) => orDie(removeDirectory(Path.dirname(file), {
		recursive: true,
		force: true
	})));
})();
const readDirectory = (path, options) => tryPromise({
	try: () => NFS.promises.readdir(path, options),
	catch: (err) => handleErrnoException("FileSystem", "readDirectory")(err, [path])
});
const readDirectoryEntries = (path) => tryPromise({
	try: () => NFS.promises.readdir(path, { withFileTypes: true }),
	catch: (err) => handleErrnoException("FileSystem", "readDirectoryEntries")(err, [path])
}).pipe(map((entries) => entries.map((entry) => ({
	name: entry.name,
	type: fileType(entry)
}))));
const readFile$1 = (path) => callback$1((resume, signal) => {
	try {
		NFS.readFile(path, { signal }, (err, data) => {
			if (err) resume(fail$2(handleErrnoException("FileSystem", "readFile")(err, [path])));
			else resume(succeed$1(data));
		});
	} catch (err) {
		resume(fail$2(handleBadArgument("readFile")(err)));
	}
});
const readLink = /*#__PURE__*/ (() => {
	const nodeReadLink = /*#__PURE__*/ effectify(NFS.readlink, /*#__PURE__*/ handleErrnoException("FileSystem", "readLink"), /*#__PURE__*/ handleBadArgument("readLink"));
	return (path) => nodeReadLink(path);
})();
const realPath = /*#__PURE__*/ (() => {
	const nodeRealPath = /*#__PURE__*/ effectify(process.platform === "win32" ? NFS.realpath.native : NFS.realpath, /*#__PURE__*/ handleErrnoException("FileSystem", "realPath"), /*#__PURE__*/ handleBadArgument("realPath"));
	return (path) => nodeRealPath(path);
})();
const rename = /*#__PURE__*/ (() => {
	const nodeRename = /*#__PURE__*/ effectify(NFS.rename, /*#__PURE__*/ handleErrnoException("FileSystem", "rename"), /*#__PURE__*/ handleBadArgument("rename"));
	return (oldPath, newPath) => nodeRename(oldPath, newPath);
})();
const fileType = (stat) => stat.isFile() ? "File" : stat.isDirectory() ? "Directory" : stat.isSymbolicLink() ? "SymbolicLink" : stat.isBlockDevice() ? "BlockDevice" : stat.isCharacterDevice() ? "CharacterDevice" : stat.isFIFO() ? "FIFO" : stat.isSocket() ? "Socket" : "Unknown";
const makeFileInfo = (stat, method = "stat") => try_({
	try: () => ({
		type: fileType(stat),
		mtime: fromNullishOr(stat.mtime),
		atime: fromNullishOr(stat.atime),
		birthtime: fromNullishOr(stat.birthtime),
		dev: toUint64(stat.dev),
		rdev: toUint64Option(stat.rdev),
		ino: toUint64Option(stat.ino),
		mode: bigintToNumber(stat.mode, "mode"),
		nlink: toUint64Option(stat.nlink),
		uid: bigintToNumberOption(stat.uid),
		gid: bigintToNumberOption(stat.gid),
		size: bytes(stat.size),
		blksize: stat.blksize !== void 0 ? some(bytes(stat.blksize)) : none(),
		blocks: fromNullishOr(stat.blocks)
	}),
	catch: handleBadArgument(method)
});
const statFactory = (method, nodeStatFn) => {
	const nodeStat = effectify(nodeStatFn, handleErrnoException("FileSystem", method), handleBadArgument(method));
	return (path) => flatMap(nodeStat(path, { bigint: true }), (stat) => makeFileInfo(stat, method));
};
const stat = /*#__PURE__*/ statFactory("stat", NFS.stat);
const lstat = /*#__PURE__*/ statFactory("lstat", NFS.lstat);
const symlink = /*#__PURE__*/ (() => {
	const nodeSymlink = /*#__PURE__*/ effectify(NFS.symlink, /*#__PURE__*/ handleErrnoException("FileSystem", "symlink"), /*#__PURE__*/ handleBadArgument("symlink"));
	return (target, path) => nodeSymlink(target, path);
})();
const truncate = /*#__PURE__*/ (() => {
	const nodeTruncate = /*#__PURE__*/ effectify(NFS.truncate, /*#__PURE__*/ handleErrnoException("FileSystem", "truncate"), /*#__PURE__*/ handleBadArgument("truncate"));
	return (path, length) => nodeTruncate(path, length);
})();
const utimes = /*#__PURE__*/ (() => {
	const nodeUtimes = /*#__PURE__*/ effectify(NFS.utimes, /*#__PURE__*/ handleErrnoException("FileSystem", "utime"), /*#__PURE__*/ handleBadArgument("utime"));
	return (path, atime, mtime) => nodeUtimes(path, atime, mtime);
})();
const watchNode = (path, info, options) => callback((queue) => acquireRelease(sync(() => {
	const directory = info.type === "Directory" ? path : Path.dirname(path);
	const watcher = NFS.watch(path, { recursive: options?.recursive ?? false }, (event, path) => {
		if (!path) return;
		switch (event) {
			case "rename":
				runFork(matchEffect(stat(Path.resolve(directory, path)), {
					onSuccess: (_) => offer(queue, {
						_tag: "Create",
						path
					}),
					onFailure: (_) => offer(queue, {
						_tag: "Remove",
						path
					})
				}));
				return;
			case "change":
				offerUnsafe(queue, {
					_tag: "Update",
					path
				});
				return;
		}
	});
	watcher.on("error", (error) => {
		failCauseUnsafe(queue, fail$4(systemError({
			module: "FileSystem",
			_tag: "Unknown",
			method: "watch",
			pathOrDescriptor: path,
			cause: error
		})));
	});
	watcher.on("close", () => {
		endUnsafe(queue);
	});
	return watcher;
}), (watcher) => sync(() => watcher.close())).pipe(tap(() => sync(() => options?.onReady?.()))));
const watch = (backend, path, options) => all$1([stat(path), serviceOption(WatchBackend)]).pipe(map(([stat, callerBackend]) => orElse(callerBackend, () => backend).pipe(flatMap$4((_) => _.register(path, stat, options)), getOrElse$1(() => watchNode(path, stat, options)))), unwrap);
const writeFile = (path, data, options) => callback$1((resume, signal) => {
	try {
		NFS.writeFile(path, data, {
			signal,
			flag: options?.flag,
			mode: options?.mode
		}, (err) => {
			if (err) resume(fail$2(handleErrnoException("FileSystem", "writeFile")(err, [path])));
			else resume(void_);
		});
	} catch (err) {
		resume(fail$2(handleBadArgument("writeFile")(err)));
	}
});
const makeFileSystem = /*#__PURE__*/ map(/*#__PURE__*/ serviceOption(WatchBackend), (backend) => make$4({
	access,
	chmod,
	chown,
	copy,
	copyFile,
	link,
	lstat,
	makeDirectory,
	makeTempDirectory,
	makeTempDirectoryScoped,
	makeTempFile,
	makeTempFileScoped,
	open,
	readDirectory,
	readDirectoryEntries,
	readFile: readFile$1,
	readLink,
	realPath,
	remove,
	rename,
	stat,
	symlink,
	truncate,
	utimes,
	watch(path, options) {
		return watch(backend, path, options);
	},
	writeFile
}));
const layer$8 = /*#__PURE__*/ effect(FileSystem)(makeFileSystem);

const layer$7 = layer$8;

const codes = {
	ENOENT: "NotFound",
	ENOTDIR: "NotFound",
	EACCES: "PermissionDenied",
	EPERM: "PermissionDenied",
	EEXIST: "AlreadyExists",
	ENOTEMPTY: "AlreadyExists",
	ENOSPC: "NoSpace",
	EDQUOT: "NoSpace",
	EROFS: "ReadOnly"
};
const codeOf = (cause) => typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown";
const failed$1 = (operation, path) => (error) => {
	const code = codeOf(error.reason.cause);
	return new FileAccessFailed({
		operation,
		path,
		reason: codes[code] ?? "Other",
		detail: code === "unknown" ? error.message : code
	});
};
const kinds = {
	File: "file",
	Directory: "directory",
	SymbolicLink: "link"
};
const toStatus = (info) => ({
	kind: kinds[info.type] ?? "other",
	size: Number(info.size),
	mode: info.mode & 4095,
	mtime: match$3(info.mtime, {
		onNone: () => 0,
		onSome: (date) => date.getTime()
	}),
	uid: getOrElse$1(info.uid, () => -1)
});
const orNothing = (effect) => catchIf(effect, (error) => error.reason === "NotFound", () => succeed$1(void 0));
const make$3 = (fs) => {
	const status = (path) => fs.lstat(path).pipe(mapError(failed$1("look at", path)), map(toStatus), orNothing);
	const target = (path) => fs.stat(path).pipe(mapError(failed$1("look at", path)), map(toStatus), orNothing);
	const list = (path) => fs.readDirectory(path).pipe(mapError(failed$1("list", path)), orNothing, map((names) => (names ?? []).toSorted()));
	const remove = (path) => fs.remove(path, {
		recursive: true,
		force: true
	}).pipe(mapError(failed$1("remove", path)));
	const write = (path, content, mode = 420) => {
		const aside = join$1(dirname(path), `.${basename(path)}.new`);
		const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
		return fs.remove(aside, { force: true }).pipe(andThen(fs.writeFile(aside, bytes, {
			flag: "wx",
			mode
		})), andThen(fs.chmod(aside, mode)), andThen(fs.rename(aside, path)), mapError(failed$1("write", path)), onError(() => ignore(fs.remove(aside, { force: true }))));
	};
	return {
		status,
		target,
		list,
		remove,
		write,
		copy: fn("Filesystem.copy")(function* (from, to, skip) {
			const walk = (relative) => gen(function* () {
				const source = join$1(from, relative);
				const destination = join$1(to, relative);
				const found = yield* status(source);
				if (found === void 0 || relative !== "" && skip?.(relative) === true) return;
				const fail = mapError(failed$1("copy", source));
				if (found.kind === "link") yield* fs.readLink(source).pipe(andThen((text) => fs.symlink(text, destination)), fail);
				else if (found.kind === "directory") {
					yield* fs.makeDirectory(destination, {
						recursive: true,
						mode: 448
					}).pipe(fail);
					const names = yield* list(source);
					yield* forEach$1(names, (name) => walk(join$1(relative, name)), {
						concurrency: 8,
						discard: true
					});
					yield* fs.chmod(destination, found.mode | 448).pipe(fail);
				} else if (found.kind === "file") {
					const seconds = (found.mtime + .25) / 1e3;
					yield* fs.copyFile(source, destination).pipe(andThen(fs.utimes(destination, seconds, seconds)), fail);
				}
			});
			yield* walk("");
		}),
		read: (path) => fs.readFile(path).pipe(mapError(failed$1("read", path))),
		readText: (path) => fs.readFileString(path).pipe(mapError(failed$1("read", path))),
		makeDirectory: (path) => fs.makeDirectory(path, { recursive: true }).pipe(mapError(failed$1("make the directory", path))),
		rename: (from, to) => fs.rename(from, to).pipe(mapError(failed$1("rename", `${from} to ${to}`))),
		link: (text, path) => fs.symlink(text, path).pipe(mapError(failed$1("link", path))),
		realPath: (path) => fs.realPath(path).pipe(mapError(failed$1("find the real path of", path))),
		chmod: (path, mode) => fs.chmod(path, mode).pipe(mapError(failed$1("change the mode of", path))),
		temporary: (parent) => acquireRelease(fs.makeTempDirectory({
			prefix: ".python-buildpack-",
			...parent === void 0 ? {} : { directory: parent }
		}).pipe(mapError(failed$1("make a temporary directory in", parent ?? "TMPDIR"))), (path) => ignore(remove(path)))
	};
};
const layer$6 = effect(Filesystem, map(FileSystem, make$3)).pipe(provide$3(layer$7));

const secretName = /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|KEY|CREDENTIALS?|AUTH|DSN)(?:_|$)/i;
const harmlessName = /^(?:(?:OLD)?PWD|SSH_AUTH_SOCK|\w*_(?:SOCK|FILE|PATH|DIR)|PYTHON\w*|BUILDPACK_\w+|LANG|LC_\w+|TZ|PATH|PORT|WEB_CONCURRENCY|DJANGO_SETTINGS_MODULE|\w*_OPTS|PIP_(?:INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|TRUSTED_HOST))$/;
const plainWord$1 = /^(?:[A-Za-z][A-Za-z._/-]*|\d{1,7}|\d+(?:\.\d+)*)$/;
const switches = /^(?:true|false|yes|no|on|off|none|null|enabled|disabled)$/i;
const urlCredentials = /:\/\/([^/?#\s"'<>@]*(?:@[^/?#\s"'<>@]*)*)@(?=[^\s/?#"'<>]+)/g;
const decoded$2 = (text) => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};
const spellings = (secret) => {
	const plain = decoded$2(secret);
	const encoded = encodeURIComponent(plain);
	const strict = encoded.replaceAll(/[!'()*~._-]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
	const lower = (text) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	return [
		secret,
		plain,
		encoded,
		strict,
		lower(encoded),
		lower(strict)
	];
};
const inUrls = (text) => [...text.matchAll(urlCredentials)].flatMap((match) => {
	const userInfo = match[1] ?? "";
	const cut = userInfo.indexOf(":");
	const user = cut < 0 ? userInfo : userInfo.slice(0, cut);
	const password = cut < 0 ? "" : userInfo.slice(cut + 1);
	const token = password === "" || password === "x-oauth-basic" ? user : "";
	return [token.length >= 12 ? token : "", password === "x-oauth-basic" ? "" : password].filter((text) => text !== "" && !text.startsWith("$"));
});
const isSecret = (name, value, configured) => {
	if (harmlessName.test(name) || switches.test(value)) return false;
	if (secretName.test(name)) return value.length >= 4;
	return configured && value.length >= 8 && !plainWord$1.test(value) && !/\s/.test(value);
};
const order = (secrets) => {
	const all = /* @__PURE__ */ new Set();
	for (const secret of secrets) for (const spelling of spellings(secret)) if (spelling.length >= 3) all.add(spelling);
	return [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
};
const findSecrets = (variables, configured) => {
	const found = [];
	for (const [name, value] of variables) {
		found.push(...inUrls(value));
		if (isSecret(name, value, configured.has(name))) found.push(value, ...value.split(/\r?\n/).filter((line) => line.length >= 8));
	}
	return order(found);
};
const redact = (text, secrets) => {
	let shown = text;
	for (const secret of secrets) if (shown.includes(secret)) shown = shown.replaceAll(secret, "****");
	return shown.includes("@") ? shown.replaceAll(urlCredentials, (whole, userInfo) => /^(?:git|hg)$/.test(userInfo) ? whole : "://****@") : shown;
};

var Env = class extends Service()("buildpack/Env") {};
const refused$2 = /* @__PURE__ */ new Set([
	"PATH",
	"CPATH",
	"CPPATH",
	"LD_PRELOAD",
	"LIBRARY_PATH",
	"LD_LIBRARY_PATH",
	"PYTHONHOME",
	"HOME",
	"TMPDIR",
	"PWD",
	"IFS",
	"ENV",
	"BASH_ENV",
	"BUILD_DIR",
	"CACHE_DIR",
	"ENV_DIR",
	"NODE_OPTIONS"
]);
const isUserName = (name) => /^[A-Za-z_]\w*$/.test(name) && !refused$2.has(name);
const fromFile$1 = (content) => content.replace(/\r?\n$/, "");
const make$2 = ({ files, process }) => {
	const variables = /* @__PURE__ */ new Map();
	for (const [name, value] of Object.entries(process)) if (value !== void 0) variables.set(name, value);
	const configured = /* @__PURE__ */ new Map();
	for (const [name, content] of files) if (isUserName(name)) configured.set(name, fromFile$1(content));
	for (const [name, value] of configured) variables.set(name, value);
	return {
		get: (name) => {
			const value = variables.get(name);
			return value === void 0 || value === "" ? void 0 : value;
		},
		variables,
		secrets: findSecrets(variables, configured)
	};
};
const layer$5 = (sources) => sync$1(Env, () => Env.of(make$2(sources)));

var Report = class extends Service()("buildpack/Report") {};
const step = "-----> ";
const indent = "       ";
const problem$1 = " !     ";
const debug = " *     ";
const lines$1 = (prefix, text) => text.split("\n").map((line) => `${prefix}${line}`.trimEnd() + "\n").join("");
const renderError = (error) => {
	const hints = error.hints.length === 0 ? [] : ["", ...error.hints];
	const retry = error.blame === "environment" ? ["", "The application itself may be fine: this can pass when the cause is mended."] : [];
	return [
		`${error.title}.`,
		"",
		error.message,
		...hints,
		...retry,
		"",
		`(${error.id})`
	].join("\n");
};
const debugWanted = (value) => value !== void 0 && value !== "0";
const overwrite = "\r\x1B[K";
const make$1 = (write, debugging, known, live = false) => {
	let secrets = known;
	let transient = false;
	const print = (prefix, text, stream = "stdout") => sync(() => {
		if (transient) write(overwrite, "stdout");
		transient = false;
		write(lines$1(prefix, redact(text, secrets)), stream);
	});
	return {
		step: (text) => print(step, text),
		detail: (text) => print(indent, text),
		warning: (text) => print(problem$1, text, "stderr"),
		error: (error) => print(problem$1, `\n${renderError(error)}`, "stderr"),
		progress: (text) => sync(() => {
			if (!live) return;
			transient = true;
			write(`${overwrite}${indent}${redact(text, secrets)}`, "stdout");
		}),
		debug: (text) => debugging ? print(debug, text) : void_,
		hide: (more) => sync(() => {
			if (more.length > 0) secrets = order([...secrets, ...more]);
		}),
		redacted: (text) => redact(text, secrets)
	};
};
const layer$4 = (write, live = false) => effect(Report, map(Env, (env) => Report.of(make$1(write, debugWanted(env.get("BUILDPACK_DEBUG")), env.secrets, live))));

var UnexpandedCacheDirectory = class extends TaggedError("UnexpandedCacheDirectory") {
	id = "cache/unexpanded-variable";
	blame = "app";
	title = "$PYTHON_CACHE_DIR names a variable instead of a directory";
	get message() {
		return `$PYTHON_CACHE_DIR is \`${this.value}\`. This platform does not expand variables in values, so that is no directory.`;
	}
	hints = ["Set $PYTHON_CACHE_DIR to the directory itself, an absolute path."];
};
var RelativeCacheDirectory = class extends TaggedError("RelativeCacheDirectory") {
	id = "cache/relative-path";
	blame = "app";
	title = "$PYTHON_CACHE_DIR is not an absolute path";
	get message() {
		return `$PYTHON_CACHE_DIR is \`${this.value}\`; from which directory a staging is started differs from platform to platform.`;
	}
	hints = ["Set $PYTHON_CACHE_DIR to a path that begins with `/`."];
};
const own = "python-buildpack";
const cacheRoot = fn("Cache.root")(function* (given) {
	const value = (yield* Env).get("PYTHON_CACHE_DIR");
	if (value === void 0) return given === void 0 ? void 0 : join$1(given, own);
	if (value.includes("$")) return yield* new UnexpandedCacheDirectory({ value });
	if (!value.startsWith("/")) return yield* new RelativeCacheDirectory({ value });
	return join$1(value, own);
});

var Cache = class extends Service()("buildpack/Cache") {};

const sha256 = (content) => createHash("sha256").update(content).digest("hex");
const sha256Record = (content) => createHash("sha256").update(content).digest("base64url");

const Manifest = fromJsonString(Struct({ files: Record$1(String$1, String$1) }));
const Entry = fromJsonString(Struct({
	sha256: String$1,
	text: String$1
}));
const listFiles = (files, root, relative = "") => gen(function* () {
	const names = yield* files.list(join$1(root, relative));
	return (yield* forEach$1(names, (name) => gen(function* () {
		const path = join$1(relative, name);
		const status = yield* files.status(join$1(root, path));
		if (status?.kind === "directory") return yield* listFiles(files, root, path);
		return status?.kind === "file" ? [path] : [`${path}\u0000`];
	}))).flat();
});
const digestTree = (files, root) => gen(function* () {
	const paths = yield* listFiles(files, root);
	const digests = yield* forEach$1(paths, (path) => map(files.read(join$1(root, path)), sha256), { concurrency: 8 });
	return Object.fromEntries(paths.map((path, i) => [path, digests[i] ?? ""]));
});
const same = (a, b) => {
	const names = Object.keys(a);
	return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
};
const fileName = (key) => encodeURIComponent(key);
const readText = ({ files, root }, name) => files.readText(join$1(root, `${fileName(name)}.json`)).pipe(flatMap(decodeUnknownEffect(Entry)), map((entry) => sha256(entry.text) === entry.sha256 ? entry.text : void 0), orElseSucceed(() => void 0));
const keepText = ({ files, root }, name, text) => encodeEffect(Entry)({
	sha256: sha256(text),
	text
}).pipe(flatMap((json) => files.write(join$1(root, `${fileName(name)}.json`), json)), ignore);
const isIntact = fn("Cache.isIntact")(function* (site, key, directory) {
	const recorded = yield* readText(site, `${key}.manifest`);
	if (recorded === void 0) return false;
	const manifest = yield* decodeUnknownEffect(Manifest)(recorded).pipe(orElseSucceed(() => void 0));
	if (manifest === void 0) return false;
	const found = yield* digestTree(site.files, directory).pipe(orElseSucceed(() => ({})));
	return same(manifest.files, found);
});
const publish = fn("Cache.publish")(function* (site, key, made, directory) {
	const manifest = yield* encodeEffect(Manifest)({ files: yield* digestTree(site.files, made) });
	const aside = `${made}.old`;
	yield* site.files.rename(directory, aside).pipe(ignore);
	yield* site.files.rename(made, directory);
	yield* keepText(site, `${key}.manifest`, manifest);
	yield* site.files.remove(aside).pipe(ignore);
});
const tree = (site) => fn("Cache.tree")(function* (key, make) {
	const directory = join$1(site.root, "trees", fileName(key));
	if (yield* isIntact(site, key, directory)) return directory;
	yield* site.files.makeDirectory(join$1(site.root, "trees"));
	const aside = yield* provide$4(site.files.temporary(join$1(site.root, "trees")), site.scope);
	const made = join$1(aside, "tree");
	yield* site.files.makeDirectory(made);
	yield* make(made);
	return (yield* result(publish(site, key, made, directory).pipe(catchTag("SchemaError", die))))._tag === "Success" ? directory : made;
});
const onDisk = (site) => ({
	location: site.root,
	text: (name) => readText(site, name),
	keep: (name, text) => keepText(site, name, text),
	tree: tree(site),
	area: (name) => {
		const path = join$1(site.root, name);
		return site.files.makeDirectory(path).pipe(as(path), orElseSucceed(() => void 0));
	}
});
const nothingKept = (files, scope) => ({
	location: void 0,
	text: () => succeed$1(void 0),
	keep: () => void_,
	tree: (_key, make) => gen(function* () {
		const directory = yield* provide$4(files.temporary(), scope);
		yield* make(directory);
		return directory;
	}),
	area: () => succeed$1(void 0)
});
const usable = fn("Cache.usable")(function* (files, root) {
	yield* files.makeDirectory(root);
	yield* scoped(files.temporary(root));
});
const layer$3 = (root) => effect(Cache, gen(function* () {
	const files = yield* Filesystem;
	const scope$2 = yield* scope;
	if (root === void 0) return Cache.of(nothingKept(files, scope$2));
	const trouble = yield* result(usable(files, root));
	if (trouble._tag === "Success") return Cache.of(onDisk({
		files,
		root,
		scope: scope$2
	}));
	yield* (yield* Report).warning(`The cache directory cannot be used, so nothing is kept for the next staging. ${trouble.failure.message}`);
	return Cache.of(nothingKept(files, scope$2));
}));
const layerNone = layer$3(void 0);

function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return (prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null) && !(Symbol.toStringTag in value) && !(Symbol.iterator in value);
}

const safeNormalizeFileUrl = (file, name) => {
	const fileString = normalizeFileUrl(normalizeDenoExecPath(file));
	if (typeof fileString !== "string") throw new TypeError(`${name} must be a string or a file URL: ${fileString}.`);
	return fileString;
};
const normalizeDenoExecPath = (file) => isDenoExecPath(file) ? file.toString() : file;
const isDenoExecPath = (file) => typeof file !== "string" && file && Object.getPrototypeOf(file) === String.prototype;
const normalizeFileUrl = (file) => file instanceof URL ? fileURLToPath(file) : file;

const normalizeParameters = (rawFile, rawArguments = [], rawOptions, ...rawExtraArguments) => {
	if (rawExtraArguments.length > 0) throw new TypeError("Execa accepts at most three arguments: file, arguments, options.");
	if (rawOptions !== void 0 && isPlainObject(rawArguments)) throw new TypeError("Execa accepts at most one options object. Please merge the second and third arguments.");
	const filePath = safeNormalizeFileUrl(rawFile, "First argument");
	const [commandArguments, options = {}] = isPlainObject(rawArguments) ? [[], rawArguments] : [rawArguments, rawOptions];
	if (!Array.isArray(commandArguments)) throw new TypeError(`Second argument must be either an array of arguments or an options object: ${commandArguments}`);
	if (commandArguments.some((commandArgument) => typeof commandArgument === "object" && commandArgument !== null)) throw new TypeError(`Second argument must be an array of strings: ${commandArguments}`);
	const normalizedArguments = commandArguments.map(String);
	const nullByteArgument = normalizedArguments.find((normalizedArgument) => normalizedArgument.includes("\0"));
	if (nullByteArgument !== void 0) throw new TypeError(`Arguments cannot contain null bytes ("\\0"): ${nullByteArgument}`);
	if (!isPlainObject(options)) throw new TypeError(`Last argument must be an options object: ${options}`);
	return [
		filePath,
		normalizedArguments,
		{
			__proto__: null,
			...options
		}
	];
};

const joinCommand = (filePath, rawArguments, shell) => {
	const fileAndArguments = [filePath, ...rawArguments];
	const command = fileAndArguments.join(" ");
	return {
		command,
		escapedCommand: shell ? escapeControlCharacters(command) : fileAndArguments.map((fileAndArgument) => quoteString(escapeControlCharacters(fileAndArgument))).join(" ")
	};
};
const escapeLines = (lines) => stripVTControlCharacters(lines).split("\n").map((line) => escapeControlCharacters(line)).join("\n");
const escapeControlCharacters = (line) => line.replaceAll(SPECIAL_CHAR_REGEXP, (character) => escapeControlCharacter(character));
const escapeControlCharacter = (character) => {
	const commonEscape = COMMON_ESCAPES[character];
	if (commonEscape !== void 0) return commonEscape;
	const codepoint = character.codePointAt(0);
	const codepointHex = codepoint.toString(16);
	return codepoint <= 65535 ? `\\u${codepointHex.padStart(4, "0")}` : `\\U${codepointHex}`;
};
const getSpecialCharRegExp = () => {
	try {
		return new RegExp("\\p{Separator}|\\p{Other}", "gu");
	} catch {
		return /[\s\u0000-\u001F\u007F-\u009F\u00AD]/g;
	}
};
const SPECIAL_CHAR_REGEXP = getSpecialCharRegExp();
const COMMON_ESCAPES = {
	" ": " ",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
};
const ASTRAL_START = 65535;
const quoteString = (escapedArgument) => {
	if (NO_ESCAPE_REGEXP.test(escapedArgument)) return escapedArgument;
	return platform === "win32" ? `"${escapedArgument.replaceAll("\"", "\"\"")}"` : `'${escapedArgument.replaceAll("'", "'\\''")}'`;
};
const NO_ESCAPE_REGEXP = /^[\w\-./]+$/;

const { toString: objectToString$1 } = Object.prototype;
const isArrayBuffer = (value) => objectToString$1.call(value) === "[object ArrayBuffer]";
const isUint8Array = (value) => objectToString$1.call(value) === "[object Uint8Array]";
const bufferToUint8Array = (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
const textEncoder$1 = new TextEncoder();
const stringToUint8Array = (string) => textEncoder$1.encode(string);
const textDecoder = new TextDecoder();
const uint8ArrayToString = (uint8Array) => textDecoder.decode(uint8Array);
const joinToString = (uint8ArraysOrStrings, encoding) => {
	return uint8ArraysToStrings(uint8ArraysOrStrings, encoding).join("");
};
const uint8ArraysToStrings = (uint8ArraysOrStrings, encoding) => {
	if (encoding === "utf8" && uint8ArraysOrStrings.every((uint8ArrayOrString) => typeof uint8ArrayOrString === "string")) return uint8ArraysOrStrings;
	const decoder = new StringDecoder(encoding);
	const strings = uint8ArraysOrStrings.map((uint8ArrayOrString) => typeof uint8ArrayOrString === "string" ? stringToUint8Array(uint8ArrayOrString) : uint8ArrayOrString).map((uint8Array) => decoder.write(uint8Array));
	const finalString = decoder.end();
	return finalString === "" ? strings : [...strings, finalString];
};
const joinToUint8Array = (uint8ArraysOrStrings) => uint8ArraysOrStrings.length === 1 && isUint8Array(uint8ArraysOrStrings[0]) ? uint8ArraysOrStrings[0] : concatUint8Arrays(stringsToUint8Arrays(uint8ArraysOrStrings));
const stringsToUint8Arrays = (uint8ArraysOrStrings) => uint8ArraysOrStrings.map((uint8ArrayOrString) => typeof uint8ArrayOrString === "string" ? stringToUint8Array(uint8ArrayOrString) : uint8ArrayOrString);
const concatUint8Arrays = (uint8Arrays) => {
	const result = new Uint8Array(getJoinLength(uint8Arrays));
	let index = 0;
	for (const uint8Array of uint8Arrays) {
		result.set(uint8Array, index);
		index += uint8Array.length;
	}
	return result;
};
const getJoinLength = (uint8Arrays) => {
	let joinLength = 0;
	for (const uint8Array of uint8Arrays) joinLength += uint8Array.length;
	return joinLength;
};

const getFinalError = (originalError, message, isSync) => {
	return new (isSync ? ExecaSyncError : ExecaError)(message, originalError instanceof DiscardedError ? {} : { cause: originalError });
};
var DiscardedError = class extends Error {};
const setErrorName = (ErrorClass, value) => {
	Object.defineProperties(ErrorClass.prototype, {
		name: {
			value,
			writable: true,
			enumerable: false,
			configurable: true
		},
		[execaErrorSymbol]: {
			value: true,
			writable: false,
			enumerable: false,
			configurable: false
		}
	});
};
const isExecaError = (error) => isErrorInstance(error) && execaErrorSymbol in error;
const execaErrorSymbol = Symbol("isExecaError");
const isErrorInstance = (value) => value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
var ExecaError = class extends Error {};
setErrorName(ExecaError, ExecaError.name);
var ExecaSyncError = class extends Error {};
setErrorName(ExecaSyncError, ExecaSyncError.name);

const getTypeName = (value) => value === null ? "null" : typeof value;

const isTemplateString = (templates) => Array.isArray(templates) && Array.isArray(templates.raw);
const parseTemplates = (templates, expressions) => {
	let tokens = [];
	let isSeparated = false;
	for (const [index, template] of templates.entries()) ({tokens, isSeparated} = parseTemplate({
		templates,
		expressions,
		tokens,
		isSeparated,
		index,
		template
	}));
	if (tokens.length === 0) throw new TypeError("Template script must not be empty");
	const [file, ...commandArguments] = tokens;
	return [
		file,
		commandArguments,
		{}
	];
};
const parseTemplate = ({ templates, expressions, tokens, isSeparated, index, template }) => {
	if (template === void 0) throw new TypeError(`Invalid backslash sequence: ${templates.raw[index]}`);
	const { nextTokens, leadingWhitespaces, trailingWhitespaces } = splitByWhitespaces(template, templates.raw[index]);
	const newTokens = concatTokens(tokens, nextTokens, isSeparated || leadingWhitespaces);
	const isTemplateSeparated = trailingWhitespaces || nextTokens.length === 0 && isSeparated;
	if (index === expressions.length) return {
		tokens: newTokens,
		isSeparated: isTemplateSeparated
	};
	const expression = expressions[index];
	const expressionTokens = Array.isArray(expression) ? expression.map((expression) => parseExpression(expression)) : [parseExpression(expression)];
	return {
		tokens: concatTokens(newTokens, expressionTokens, isTemplateSeparated),
		isSeparated: expressionTokens.length === 0 && isTemplateSeparated
	};
};
const splitByWhitespaces = (template, rawTemplate) => {
	if (template.length === 0) return {
		nextTokens: [],
		leadingWhitespaces: false,
		trailingWhitespaces: false
	};
	const nextTokens = [];
	let templateStart = 0;
	let isLeadingWhitespaces = false;
	for (let templateIndex = 0, rawIndex = 0; templateIndex < template.length; templateIndex += 1, rawIndex += 1) {
		const rawCharacter = rawTemplate[rawIndex];
		if (DELIMITERS.has(rawCharacter)) {
			if (templateIndex === 0) isLeadingWhitespaces = true;
			if (templateStart !== templateIndex) nextTokens.push(template.slice(templateStart, templateIndex));
			templateStart = templateIndex + 1;
		} else if (rawCharacter === "\\") {
			const nextRawCharacter = rawTemplate[rawIndex + 1];
			if (nextRawCharacter === "\n") {
				templateIndex -= 1;
				rawIndex += 1;
			} else if (nextRawCharacter === "u" && rawTemplate[rawIndex + 2] === "{") {
				const closingBraceIndex = rawTemplate.indexOf("}", rawIndex + 3);
				if (isAstralEscape(rawTemplate.slice(rawIndex + 3, closingBraceIndex))) templateIndex += 1;
				rawIndex = closingBraceIndex;
			} else rawIndex += ESCAPE_LENGTH[nextRawCharacter] ?? 1;
		}
	}
	const isTrailingWhitespaces = templateStart === template.length;
	if (!isTrailingWhitespaces) nextTokens.push(template.slice(templateStart));
	return {
		nextTokens,
		leadingWhitespaces: isLeadingWhitespaces,
		trailingWhitespaces: isTrailingWhitespaces
	};
};
const isAstralEscape = (codePointHex) => Number.parseInt(codePointHex, 16) > ASTRAL_START;
const DELIMITERS = /* @__PURE__ */ new Set([
	" ",
	"	",
	"\r",
	"\n"
]);
const ESCAPE_LENGTH = {
	x: 3,
	u: 5
};
const concatTokens = (tokens, nextTokens, isSeparated) => isSeparated || tokens.length === 0 || nextTokens.length === 0 ? [...tokens, ...nextTokens] : [
	...tokens.slice(0, -1),
	`${tokens.at(-1)}${nextTokens[0]}`,
	...nextTokens.slice(1)
];
const parseExpression = (expression) => {
	const typeOfExpression = getTypeName(expression);
	if (typeOfExpression === "string") return expression;
	if (typeOfExpression === "number") return String(expression);
	if ((isPlainObject(expression) || isExecaError(expression)) && (Object.hasOwn(expression, "stdout") || Object.hasOwn(expression, "isMaxBuffer"))) return getSubprocessResult(expression);
	if (expression instanceof ChildProcess || Object.prototype.toString.call(expression) === "[object Promise]") throw new TypeError("Unexpected subprocess in template expression. Please use ${await subprocess} instead of ${subprocess}.");
	throw new TypeError(`Unexpected "${typeOfExpression}" in template expression`);
};
const getSubprocessResult = (result) => {
	const stdout = Object.hasOwn(result, "stdout") ? result.stdout : void 0;
	if (typeof stdout === "string") return stdout;
	if (isUint8Array(stdout)) return uint8ArrayToString(stdout);
	if (stdout === void 0) throw new TypeError("Missing result.stdout in template expression. This is probably due to the previous subprocess' \"stdout\" option.");
	throw new TypeError(`Unexpected "${getTypeName(stdout)}" stdout in template expression`);
};

const isStandardStream = (stream) => STANDARD_STREAMS.includes(stream);
const STANDARD_STREAMS = [
	process$2.stdin,
	process$2.stdout,
	process$2.stderr
];
const STANDARD_STREAMS_ALIASES = [
	"stdin",
	"stdout",
	"stderr"
];
const getStreamName = (fdNumber) => STANDARD_STREAMS_ALIASES[fdNumber] ?? `stdio[${fdNumber}]`;
const allStreamSymbol = Symbol("execa.allStream");
const setAllStream = (stream) => Object.assign(stream, { [allStreamSymbol]: true });
const isAllStream = (stream) => stream?.[allStreamSymbol] === true;

const copyOptions = (options = {}) => {
	if (options === null) throw new TypeError("The options must be an object, not `null`.");
	return {
		__proto__: null,
		...options
	};
};
const checkBooleanOption = (value, optionName) => {
	if (value !== void 0 && typeof value !== "boolean") throw new TypeError(`The \`${optionName}\` option must use a boolean.`);
};

const normalizeFdSpecificOptions = (options) => {
	const optionsCopy = {
		__proto__: null,
		...options
	};
	for (const optionName of FD_SPECIFIC_OPTIONS) optionsCopy[optionName] = normalizeFdSpecificOption(options, optionName);
	return optionsCopy;
};
const normalizeFdSpecificOption = (options, optionName) => {
	const stdioLength = getStdioLength(options);
	const optionBaseArray = Array.from({ length: stdioLength + 1 });
	const optionArray = normalizeFdSpecificValue(options[optionName], optionBaseArray, optionName, stdioLength);
	return addDefaultValue$1(optionArray, optionName);
};
const getStdioLength = ({ stdio }) => Array.isArray(stdio) ? Math.max(stdio.length, STANDARD_STREAMS_ALIASES.length) : STANDARD_STREAMS_ALIASES.length;
const normalizeFdSpecificValue = (optionValue, optionArray, optionName, stdioLength) => {
	if (isPlainObject(optionValue)) return normalizeOptionObject(optionValue, optionArray, optionName, stdioLength);
	validateFdSpecificValue(optionValue, optionName);
	return optionArray.fill(optionValue);
};
const normalizeOptionObject = (optionValue, optionArray, optionName, stdioLength) => {
	for (const fdName of Object.keys(optionValue).sort(compareFdName)) {
		validateFdSpecificValue(optionValue[fdName], optionName, `${optionName}.${fdName}`);
		for (const fdNumber of parseFdName(fdName, optionName, stdioLength)) optionArray[fdNumber] = optionValue[fdName];
	}
	return optionArray;
};
const compareFdName = (fdNameA, fdNameB) => getFdNameOrder(fdNameA) < getFdNameOrder(fdNameB) ? 1 : -1;
const getFdNameOrder = (fdName) => {
	if (fdName === "stdout" || fdName === "stderr") return 0;
	return fdName === "all" ? 2 : 1;
};
const parseFdName = (fdName, optionName, stdioLength) => {
	if (fdName === "ipc") return [stdioLength];
	const fdNumber = parseFd(fdName);
	if (fdNumber === void 0 || fdNumber === 0) throw new TypeError(`"${optionName}.${fdName}" is invalid.
It must be "${optionName}.stdout", "${optionName}.stderr", "${optionName}.all", "${optionName}.ipc", or "${optionName}.fd3", "${optionName}.fd4" (and so on).`);
	if (fdNumber !== "all" && fdNumber >= stdioLength) throw new TypeError(`"${optionName}.${fdName}" is invalid: that file descriptor does not exist.
Please set the "stdio" option to ensure that file descriptor exists.`);
	return fdNumber === "all" ? [1, 2] : [fdNumber];
};
const parseFd = (fdName) => {
	if (fdName === "all") return fdName;
	if (STANDARD_STREAMS_ALIASES.includes(fdName)) return STANDARD_STREAMS_ALIASES.indexOf(fdName);
	const regexpResult = FD_REGEXP.exec(fdName);
	if (regexpResult !== null) return Number(regexpResult.groups.fdNumber);
};
const FD_REGEXP = /^fd(?<fdNumber>\d+)$/;
const addDefaultValue$1 = (optionArray, optionName) => optionArray.map((optionValue) => optionValue === void 0 ? DEFAULT_OPTIONS[optionName] : optionValue);
const BOOLEAN_FD_SPECIFIC_OPTIONS = /* @__PURE__ */ new Set([
	"lines",
	"buffer",
	"stripFinalNewline"
]);
const validateFdSpecificValue = (optionValue, optionName, fullOptionName = optionName) => {
	if (BOOLEAN_FD_SPECIFIC_OPTIONS.has(optionName)) checkBooleanOption(optionValue, fullOptionName);
	else if (optionName === "maxBuffer" && optionValue !== void 0 && (typeof optionValue !== "number" || Number.isNaN(optionValue))) throw new TypeError(`The \`${fullOptionName}\` option must use a number.`);
};
const DEFAULT_OPTIONS = {
	lines: false,
	buffer: true,
	maxBuffer: 1e8,
	verbose: debuglog("execa").enabled ? "full" : "none",
	stripFinalNewline: true
};
const FD_SPECIFIC_OPTIONS = [
	"lines",
	"buffer",
	"maxBuffer",
	"verbose",
	"stripFinalNewline"
];
const getFdSpecificValue = (optionArray, fdNumber) => fdNumber === "ipc" ? optionArray.at(-1) : optionArray[fdNumber];

const isVerbose = ({ verbose }, fdNumber) => getFdVerbose(verbose, fdNumber) !== "none";
const isFullVerbose = ({ verbose }, fdNumber) => !["none", "short"].includes(getFdVerbose(verbose, fdNumber));
const getVerboseFunction = ({ verbose }, fdNumber) => {
	const fdVerbose = getFdVerbose(verbose, fdNumber);
	return isVerboseFunction(fdVerbose) ? fdVerbose : void 0;
};
const getFdVerbose = (verbose, fdNumber) => fdNumber === void 0 ? getFdGenericVerbose(verbose) : getFdSpecificValue(verbose, fdNumber);
const getFdGenericVerbose = (verbose) => verbose.find((fdVerbose) => isVerboseFunction(fdVerbose)) ?? VERBOSE_VALUES.findLast((fdVerbose) => verbose.includes(fdVerbose));
const isVerboseFunction = (fdVerbose) => typeof fdVerbose === "function";
const VERBOSE_VALUES = [
	"none",
	"short",
	"full"
];

function isUnicodeSupported() {
	const { env } = process$2;
	const { TERM, TERM_PROGRAM } = env;
	if (process$2.platform !== "win32") return TERM !== "linux";
	return Boolean(env.WT_SESSION) || Boolean(env.TERMINUS_SUBLIME) || env.ConEmuTask === "{cmd::Cmder}" || TERM_PROGRAM === "Terminus-Sublime" || TERM_PROGRAM === "vscode" || TERM === "xterm-256color" || TERM === "alacritty" || TERM === "rxvt-unicode" || TERM === "rxvt-unicode-256color" || env.TERMINAL_EMULATOR === "JetBrains-JediTerm";
}

const common = {
	circleQuestionMark: "(?)",
	questionMarkPrefix: "(?)",
	square: "█",
	squareDarkShade: "▓",
	squareMediumShade: "▒",
	squareLightShade: "░",
	squareTop: "▀",
	squareBottom: "▄",
	squareLeft: "▌",
	squareRight: "▐",
	squareCenter: "■",
	bullet: "●",
	dot: "․",
	ellipsis: "…",
	pointerSmall: "›",
	triangleUp: "▲",
	triangleUpSmall: "▴",
	triangleDown: "▼",
	triangleDownSmall: "▾",
	triangleLeftSmall: "◂",
	triangleRightSmall: "▸",
	home: "⌂",
	heart: "♥",
	musicNote: "♪",
	musicNoteBeamed: "♫",
	arrowUp: "↑",
	arrowDown: "↓",
	arrowLeft: "←",
	arrowRight: "→",
	arrowLeftRight: "↔",
	arrowUpDown: "↕",
	almostEqual: "≈",
	notEqual: "≠",
	lessOrEqual: "≤",
	greaterOrEqual: "≥",
	identical: "≡",
	infinity: "∞",
	subscriptZero: "₀",
	subscriptOne: "₁",
	subscriptTwo: "₂",
	subscriptThree: "₃",
	subscriptFour: "₄",
	subscriptFive: "₅",
	subscriptSix: "₆",
	subscriptSeven: "₇",
	subscriptEight: "₈",
	subscriptNine: "₉",
	oneHalf: "½",
	oneThird: "⅓",
	oneQuarter: "¼",
	oneFifth: "⅕",
	oneSixth: "⅙",
	oneEighth: "⅛",
	twoThirds: "⅔",
	twoFifths: "⅖",
	threeQuarters: "¾",
	threeFifths: "⅗",
	threeEighths: "⅜",
	fourFifths: "⅘",
	fiveSixths: "⅚",
	fiveEighths: "⅝",
	sevenEighths: "⅞",
	line: "─",
	lineBold: "━",
	lineDouble: "═",
	lineDashed0: "┄",
	lineDashed1: "┅",
	lineDashed2: "┈",
	lineDashed3: "┉",
	lineDashed4: "╌",
	lineDashed5: "╍",
	lineDashed6: "╴",
	lineDashed7: "╶",
	lineDashed8: "╸",
	lineDashed9: "╺",
	lineDashed10: "╼",
	lineDashed11: "╾",
	lineDashed12: "−",
	lineDashed13: "–",
	lineDashed14: "‐",
	lineDashed15: "⁃",
	lineVertical: "│",
	lineVerticalBold: "┃",
	lineVerticalDouble: "║",
	lineVerticalDashed0: "┆",
	lineVerticalDashed1: "┇",
	lineVerticalDashed2: "┊",
	lineVerticalDashed3: "┋",
	lineVerticalDashed4: "╎",
	lineVerticalDashed5: "╏",
	lineVerticalDashed6: "╵",
	lineVerticalDashed7: "╷",
	lineVerticalDashed8: "╹",
	lineVerticalDashed9: "╻",
	lineVerticalDashed10: "╽",
	lineVerticalDashed11: "╿",
	lineDownLeft: "┐",
	lineDownLeftArc: "╮",
	lineDownBoldLeftBold: "┓",
	lineDownBoldLeft: "┒",
	lineDownLeftBold: "┑",
	lineDownDoubleLeftDouble: "╗",
	lineDownDoubleLeft: "╖",
	lineDownLeftDouble: "╕",
	lineDownRight: "┌",
	lineDownRightArc: "╭",
	lineDownBoldRightBold: "┏",
	lineDownBoldRight: "┎",
	lineDownRightBold: "┍",
	lineDownDoubleRightDouble: "╔",
	lineDownDoubleRight: "╓",
	lineDownRightDouble: "╒",
	lineUpLeft: "┘",
	lineUpLeftArc: "╯",
	lineUpBoldLeftBold: "┛",
	lineUpBoldLeft: "┚",
	lineUpLeftBold: "┙",
	lineUpDoubleLeftDouble: "╝",
	lineUpDoubleLeft: "╜",
	lineUpLeftDouble: "╛",
	lineUpRight: "└",
	lineUpRightArc: "╰",
	lineUpBoldRightBold: "┗",
	lineUpBoldRight: "┖",
	lineUpRightBold: "┕",
	lineUpDoubleRightDouble: "╚",
	lineUpDoubleRight: "╙",
	lineUpRightDouble: "╘",
	lineUpDownLeft: "┤",
	lineUpBoldDownBoldLeftBold: "┫",
	lineUpBoldDownBoldLeft: "┨",
	lineUpDownLeftBold: "┥",
	lineUpBoldDownLeftBold: "┩",
	lineUpDownBoldLeftBold: "┪",
	lineUpDownBoldLeft: "┧",
	lineUpBoldDownLeft: "┦",
	lineUpDoubleDownDoubleLeftDouble: "╣",
	lineUpDoubleDownDoubleLeft: "╢",
	lineUpDownLeftDouble: "╡",
	lineUpDownRight: "├",
	lineUpBoldDownBoldRightBold: "┣",
	lineUpBoldDownBoldRight: "┠",
	lineUpDownRightBold: "┝",
	lineUpBoldDownRightBold: "┡",
	lineUpDownBoldRightBold: "┢",
	lineUpDownBoldRight: "┟",
	lineUpBoldDownRight: "┞",
	lineUpDoubleDownDoubleRightDouble: "╠",
	lineUpDoubleDownDoubleRight: "╟",
	lineUpDownRightDouble: "╞",
	lineDownLeftRight: "┬",
	lineDownBoldLeftBoldRightBold: "┳",
	lineDownLeftBoldRightBold: "┯",
	lineDownBoldLeftRight: "┰",
	lineDownBoldLeftBoldRight: "┱",
	lineDownBoldLeftRightBold: "┲",
	lineDownLeftRightBold: "┮",
	lineDownLeftBoldRight: "┭",
	lineDownDoubleLeftDoubleRightDouble: "╦",
	lineDownDoubleLeftRight: "╥",
	lineDownLeftDoubleRightDouble: "╤",
	lineUpLeftRight: "┴",
	lineUpBoldLeftBoldRightBold: "┻",
	lineUpLeftBoldRightBold: "┷",
	lineUpBoldLeftRight: "┸",
	lineUpBoldLeftBoldRight: "┹",
	lineUpBoldLeftRightBold: "┺",
	lineUpLeftRightBold: "┶",
	lineUpLeftBoldRight: "┵",
	lineUpDoubleLeftDoubleRightDouble: "╩",
	lineUpDoubleLeftRight: "╨",
	lineUpLeftDoubleRightDouble: "╧",
	lineUpDownLeftRight: "┼",
	lineUpBoldDownBoldLeftBoldRightBold: "╋",
	lineUpDownBoldLeftBoldRightBold: "╈",
	lineUpBoldDownLeftBoldRightBold: "╇",
	lineUpBoldDownBoldLeftRightBold: "╊",
	lineUpBoldDownBoldLeftBoldRight: "╉",
	lineUpBoldDownLeftRight: "╀",
	lineUpDownBoldLeftRight: "╁",
	lineUpDownLeftBoldRight: "┽",
	lineUpDownLeftRightBold: "┾",
	lineUpBoldDownBoldLeftRight: "╂",
	lineUpDownLeftBoldRightBold: "┿",
	lineUpBoldDownLeftBoldRight: "╃",
	lineUpBoldDownLeftRightBold: "╄",
	lineUpDownBoldLeftBoldRight: "╅",
	lineUpDownBoldLeftRightBold: "╆",
	lineUpDoubleDownDoubleLeftDoubleRightDouble: "╬",
	lineUpDoubleDownDoubleLeftRight: "╫",
	lineUpDownLeftDoubleRightDouble: "╪",
	lineCross: "╳",
	lineBackslash: "╲",
	lineSlash: "╱"
};
const specialMainSymbols = {
	tick: "✔",
	info: "ℹ",
	warning: "⚠",
	cross: "✘",
	squareSmall: "◻",
	squareSmallFilled: "◼",
	circle: "◯",
	circleFilled: "◉",
	circleDotted: "◌",
	circleDouble: "◎",
	circleCircle: "ⓞ",
	circleCross: "ⓧ",
	circlePipe: "Ⓘ",
	radioOn: "◉",
	radioOff: "◯",
	checkboxOn: "☒",
	checkboxOff: "☐",
	checkboxCircleOn: "ⓧ",
	checkboxCircleOff: "Ⓘ",
	pointer: "❯",
	triangleUpOutline: "△",
	triangleLeft: "◀",
	triangleRight: "▶",
	lozenge: "◆",
	lozengeOutline: "◇",
	hamburger: "☰",
	smiley: "㋡",
	mustache: "෴",
	star: "★",
	play: "▶",
	nodejs: "⬢",
	oneSeventh: "⅐",
	oneNinth: "⅑",
	oneTenth: "⅒"
};
const specialFallbackSymbols = {
	tick: "√",
	info: "i",
	warning: "‼",
	cross: "×",
	squareSmall: "□",
	squareSmallFilled: "■",
	circle: "( )",
	circleFilled: "(*)",
	circleDotted: "( )",
	circleDouble: "( )",
	circleCircle: "(○)",
	circleCross: "(×)",
	circlePipe: "(│)",
	radioOn: "(*)",
	radioOff: "( )",
	checkboxOn: "[×]",
	checkboxOff: "[ ]",
	checkboxCircleOn: "(×)",
	checkboxCircleOff: "( )",
	pointer: ">",
	triangleUpOutline: "∆",
	triangleLeft: "◄",
	triangleRight: "►",
	lozenge: "♦",
	lozengeOutline: "◊",
	hamburger: "≡",
	smiley: "☺",
	mustache: "┌─┐",
	star: "✶",
	play: "►",
	nodejs: "♦",
	oneSeventh: "1/7",
	oneNinth: "1/9",
	oneTenth: "1/10"
};
const mainSymbols = {
	...common,
	...specialMainSymbols
};
const fallbackSymbols = {
	...common,
	...specialFallbackSymbols
};
const shouldUseMain = isUnicodeSupported();
const figures = shouldUseMain ? mainSymbols : fallbackSymbols;
const replacements = Object.entries(specialMainSymbols);

const hasColors$1 = tty?.WriteStream?.prototype?.hasColors?.() ?? false;
const format = (open, close) => {
	if (!hasColors$1) return (input) => input;
	const openCode = `\u001B[${open}m`;
	const closeCode = `\u001B[${close}m`;
	return (input) => {
		const string = input + "";
		let index = string.indexOf(closeCode);
		if (index === -1) return openCode + string + closeCode;
		let result = openCode;
		let lastIndex = 0;
		const replaceCode = (close === 22 ? closeCode : "") + openCode;
		while (index !== -1) {
			result += string.slice(lastIndex, index) + replaceCode;
			lastIndex = index + closeCode.length;
			index = string.indexOf(closeCode, lastIndex);
		}
		result += string.slice(lastIndex) + closeCode;
		return result;
	};
};
const reset = format(0, 0);
const bold$1 = format(1, 22);
const dim = format(2, 22);
const italic = format(3, 23);
const underline = format(4, 24);
const underlineDouble = format("4:2", 24);
const underlineCurly = format("4:3", 24);
const underlineDotted = format("4:4", 24);
const underlineDashed = format("4:5", 24);
const overline = format(53, 55);
const inverse = format(7, 27);
const hidden = format(8, 28);
const strikethrough = format(9, 29);
const black = format(30, 39);
const red = format(31, 39);
const green = format(32, 39);
const yellow = format(33, 39);
const blue = format(34, 39);
const magenta = format(35, 39);
const cyan = format(36, 39);
const white = format(37, 39);
const gray$1 = format(90, 39);
const bgBlack = format(40, 49);
const bgRed = format(41, 49);
const bgGreen = format(42, 49);
const bgYellow = format(43, 49);
const bgBlue = format(44, 49);
const bgMagenta = format(45, 49);
const bgCyan = format(46, 49);
const bgWhite = format(47, 49);
const bgGray = format(100, 49);
const redBright$1 = format(91, 39);
const greenBright = format(92, 39);
const yellowBright$1 = format(93, 39);
const blueBright = format(94, 39);
const magentaBright = format(95, 39);
const cyanBright = format(96, 39);
const whiteBright = format(97, 39);
const bgRedBright = format(101, 49);
const bgGreenBright = format(102, 49);
const bgYellowBright = format(103, 49);
const bgBlueBright = format(104, 49);
const bgMagentaBright = format(105, 49);
const bgCyanBright = format(106, 49);
const bgWhiteBright = format(107, 49);
const underlineBlack = format("58;5;0", 59);
const underlineRed = format("58;5;1", 59);
const underlineGreen = format("58;5;2", 59);
const underlineYellow = format("58;5;3", 59);
const underlineBlue = format("58;5;4", 59);
const underlineMagenta = format("58;5;5", 59);
const underlineCyan = format("58;5;6", 59);
const underlineWhite = format("58;5;7", 59);
const underlineGray = format("58;5;8", 59);
const underlineRedBright = format("58;5;9", 59);
const underlineGreenBright = format("58;5;10", 59);
const underlineYellowBright = format("58;5;11", 59);
const underlineBlueBright = format("58;5;12", 59);
const underlineMagentaBright = format("58;5;13", 59);
const underlineCyanBright = format("58;5;14", 59);
const underlineWhiteBright = format("58;5;15", 59);

const hasColors = process$2.env.FORCE_COLOR !== void 0 || process$2.stderr.isTTY === true;
const identity$1 = (string) => string;
const getColor = (color) => hasColors ? color : identity$1;
const gray = getColor(gray$1);
const bold = getColor(bold$1);
const redBright = getColor(redBright$1);
const yellowBright = getColor(yellowBright$1);
const defaultVerboseFunction = ({ type, message, timestamp, piped, commandId, result: { failed = false } = {}, options: { reject = true } }) => {
	const timestampString = serializeTimestamp(timestamp);
	const icon = ICONS[type]({
		failed,
		reject,
		piped
	});
	const color = COLORS[type]({ reject });
	return `${gray(`[${timestampString}]`)} ${gray(`[${commandId}]`)} ${color(icon)} ${color(message)}`;
};
const serializeTimestamp = (timestamp) => `${padField(timestamp.getHours(), 2)}:${padField(timestamp.getMinutes(), 2)}:${padField(timestamp.getSeconds(), 2)}.${padField(timestamp.getMilliseconds(), 3)}`;
const padField = (field, padding) => String(field).padStart(padding, "0");
const getFinalIcon = ({ failed, reject }) => {
	if (!failed) return figures.tick;
	return reject ? figures.cross : figures.warning;
};
const ICONS = {
	command: ({ piped }) => piped ? "|" : "$",
	output: () => " ",
	ipc: () => "*",
	error: getFinalIcon,
	duration: getFinalIcon
};
const COLORS = {
	command: () => bold,
	output: () => identity$1,
	ipc: () => identity$1,
	error: ({ reject }) => reject ? redBright : yellowBright,
	duration: () => gray
};

const applyVerboseOnLines = (printedLines, verboseInfo, fdNumber) => {
	const verboseFunction = getVerboseFunction(verboseInfo, fdNumber);
	return printedLines.map(({ verboseLine, verboseObject }) => applyVerboseFunction(verboseLine, verboseObject, verboseFunction)).filter((printedLine) => printedLine !== void 0).map((printedLine) => appendNewline(printedLine)).join("");
};
const applyVerboseFunction = (verboseLine, verboseObject, verboseFunction) => {
	if (verboseFunction === void 0) return verboseLine;
	const printedLine = verboseFunction(verboseLine, verboseObject);
	if (typeof printedLine === "string") return printedLine;
};
const appendNewline = (printedLine) => printedLine.endsWith("\n") ? printedLine : `${printedLine}\n`;

const verboseLog = ({ type, verboseMessage, fdNumber, verboseInfo, result }) => {
	const verboseObject = getVerboseObject({
		type,
		result,
		verboseInfo
	});
	const printedLines = getPrintedLines(verboseMessage, verboseObject);
	const finalLines = applyVerboseOnLines(printedLines, verboseInfo, fdNumber);
	if (finalLines !== "") console.warn(finalLines.slice(0, -1));
};
const getVerboseObject = ({ type, result, verboseInfo }) => {
	const { escapedCommand, commandId, rawOptions } = verboseInfo;
	const { piped = false, ...options } = rawOptions;
	return {
		type,
		escapedCommand,
		commandId: `${commandId}`,
		timestamp: /* @__PURE__ */ new Date(),
		piped,
		result,
		options
	};
};
const getPrintedLines = (verboseMessage, verboseObject) => verboseMessage.split("\n").map((message) => getPrintedLine({
	...verboseObject,
	message
}));
const getPrintedLine = (verboseObject) => {
	return {
		verboseLine: defaultVerboseFunction(verboseObject),
		verboseObject
	};
};
const serializeVerboseMessage = (message) => {
	const messageString = typeof message === "string" ? message : inspect$1(message);
	return escapeLines(messageString);
};

const logCommand = (escapedCommand, verboseInfo) => {
	if (!isVerbose(verboseInfo)) return;
	verboseLog({
		type: "command",
		verboseMessage: escapedCommand,
		verboseInfo
	});
};

const getVerboseInfo = (verbose, escapedCommand, rawOptions) => {
	validateVerbose(verbose);
	return {
		verbose,
		escapedCommand,
		commandId: getCommandId(verbose),
		rawOptions
	};
};
const getCommandId = (verbose) => isVerbose({ verbose }) ? COMMAND_ID++ : void 0;
let COMMAND_ID = 0n;
const validateVerbose = (verbose) => {
	for (const fdVerbose of verbose) {
		if (fdVerbose === false) throw new TypeError("The \"verbose: false\" option was renamed to \"verbose: 'none'\".");
		if (fdVerbose === true) throw new TypeError("The \"verbose: true\" option was renamed to \"verbose: 'short'\".");
		if (!VERBOSE_VALUES.includes(fdVerbose) && !isVerboseFunction(fdVerbose)) {
			const allowedValues = VERBOSE_VALUES.map((allowedValue) => `'${allowedValue}'`).join(", ");
			throw new TypeError(`The "verbose" option must not be ${fdVerbose}. Allowed values are: ${allowedValues} or a function.`);
		}
	}
};

const getStartTime = () => hrtime.bigint();
const getDurationMs = (startTime) => Number(hrtime.bigint() - startTime) / 1e6;

const handleCommand = (filePath, rawArguments, rawOptions) => {
	const startTime = getStartTime();
	const { command, escapedCommand } = joinCommand(filePath, rawArguments, rawOptions.shell && !rawOptions.node);
	const verbose = normalizeFdSpecificOption(rawOptions, "verbose");
	const verboseInfo = getVerboseInfo(verbose, escapedCommand, {
		__proto__: null,
		...rawOptions
	});
	logCommand(escapedCommand, verboseInfo);
	return {
		command,
		escapedCommand,
		startTime,
		verboseInfo
	};
};

function pathKey(options = {}) {
	const { env = process.env, platform = process.platform } = options;
	if (platform !== "win32") return "PATH";
	return Object.keys(env).reverse().find((key) => key.toUpperCase() === "PATH") || "Path";
}

const execFileOriginal = promisify(execFile);
function toPath(urlOrPath) {
	return urlOrPath instanceof URL ? fileURLToPath(urlOrPath) : urlOrPath;
}
function traversePathUp(startPath) {
	return { *[Symbol.iterator]() {
		let currentPath = path.resolve(toPath(startPath));
		let previousPath;
		while (previousPath !== currentPath) {
			yield currentPath;
			previousPath = currentPath;
			currentPath = path.resolve(currentPath, "..");
		}
	} };
}

const npmRunPath = ({ cwd = process$2.cwd(), path: pathOption = process$2.env[pathKey()], preferLocal = true, execPath = process$2.execPath, addExecPath = true } = {}) => {
	const cwdPath = path.resolve(toPath(cwd));
	const result = [];
	const pathParts = pathOption.split(path.delimiter);
	if (preferLocal) applyPreferLocal(result, pathParts, cwdPath);
	if (addExecPath) applyExecPath(result, pathParts, execPath, cwdPath);
	return pathOption === "" || pathOption === path.delimiter ? `${result.join(path.delimiter)}${pathOption}` : [...result, pathOption].join(path.delimiter);
};
const applyPreferLocal = (result, pathParts, cwdPath) => {
	for (const directory of traversePathUp(cwdPath)) {
		const pathPart = path.join(directory, "node_modules/.bin");
		if (!pathParts.includes(pathPart)) result.push(pathPart);
	}
};
const applyExecPath = (result, pathParts, execPath, cwdPath) => {
	const pathPart = path.resolve(cwdPath, toPath(execPath), "..");
	if (!pathParts.includes(pathPart)) result.push(pathPart);
};
const npmRunPathEnv = ({ env = process$2.env, ...options } = {}) => {
	env = { ...env };
	const pathName = pathKey({ env });
	options.path = env[pathName];
	env[pathName] = npmRunPath(options);
	return env;
};

const getRealtimeSignals = () => {
	const length = 64 - SIGRTMIN + 1;
	return Array.from({ length }, getRealtimeSignal);
};
const getRealtimeSignal = (value, index) => ({
	name: `SIGRT${index + 1}`,
	number: SIGRTMIN + index,
	action: "terminate",
	description: "Application-specific signal (realtime)",
	standard: "posix"
});
const SIGRTMIN = 34;
const SIGRTMAX = 64;

const SIGNALS = [
	{
		name: "SIGHUP",
		number: 1,
		action: "terminate",
		description: "Terminal closed",
		standard: "posix"
	},
	{
		name: "SIGINT",
		number: 2,
		action: "terminate",
		description: "User interruption with CTRL-C",
		standard: "ansi"
	},
	{
		name: "SIGQUIT",
		number: 3,
		action: "core",
		description: "User interruption with CTRL-\\",
		standard: "posix"
	},
	{
		name: "SIGILL",
		number: 4,
		action: "core",
		description: "Invalid machine instruction",
		standard: "ansi"
	},
	{
		name: "SIGTRAP",
		number: 5,
		action: "core",
		description: "Debugger breakpoint",
		standard: "posix"
	},
	{
		name: "SIGABRT",
		number: 6,
		action: "core",
		description: "Aborted",
		standard: "ansi"
	},
	{
		name: "SIGIOT",
		number: 6,
		action: "core",
		description: "Aborted",
		standard: "bsd"
	},
	{
		name: "SIGBUS",
		number: 7,
		action: "core",
		description: "Bus error due to misaligned, non-existing address or paging error",
		standard: "bsd"
	},
	{
		name: "SIGEMT",
		number: 7,
		action: "terminate",
		description: "Command should be emulated but is not implemented",
		standard: "other"
	},
	{
		name: "SIGFPE",
		number: 8,
		action: "core",
		description: "Floating point arithmetic error",
		standard: "ansi"
	},
	{
		name: "SIGKILL",
		number: 9,
		action: "terminate",
		description: "Forced termination",
		standard: "posix",
		forced: true
	},
	{
		name: "SIGUSR1",
		number: 10,
		action: "terminate",
		description: "Application-specific signal",
		standard: "posix"
	},
	{
		name: "SIGSEGV",
		number: 11,
		action: "core",
		description: "Segmentation fault",
		standard: "ansi"
	},
	{
		name: "SIGUSR2",
		number: 12,
		action: "terminate",
		description: "Application-specific signal",
		standard: "posix"
	},
	{
		name: "SIGPIPE",
		number: 13,
		action: "terminate",
		description: "Broken pipe or socket",
		standard: "posix"
	},
	{
		name: "SIGALRM",
		number: 14,
		action: "terminate",
		description: "Timeout or timer",
		standard: "posix"
	},
	{
		name: "SIGTERM",
		number: 15,
		action: "terminate",
		description: "Termination",
		standard: "ansi"
	},
	{
		name: "SIGSTKFLT",
		number: 16,
		action: "terminate",
		description: "Stack is empty or overflowed",
		standard: "other"
	},
	{
		name: "SIGCHLD",
		number: 17,
		action: "ignore",
		description: "Child process terminated, paused or unpaused",
		standard: "posix"
	},
	{
		name: "SIGCLD",
		number: 17,
		action: "ignore",
		description: "Child process terminated, paused or unpaused",
		standard: "other"
	},
	{
		name: "SIGCONT",
		number: 18,
		action: "unpause",
		description: "Unpaused",
		standard: "posix",
		forced: true
	},
	{
		name: "SIGSTOP",
		number: 19,
		action: "pause",
		description: "Paused",
		standard: "posix",
		forced: true
	},
	{
		name: "SIGTSTP",
		number: 20,
		action: "pause",
		description: "Paused using CTRL-Z or \"suspend\"",
		standard: "posix"
	},
	{
		name: "SIGTTIN",
		number: 21,
		action: "pause",
		description: "Background process cannot read terminal input",
		standard: "posix"
	},
	{
		name: "SIGBREAK",
		number: 21,
		action: "terminate",
		description: "User interruption with CTRL-BREAK",
		standard: "other"
	},
	{
		name: "SIGTTOU",
		number: 22,
		action: "pause",
		description: "Background process cannot write to terminal output",
		standard: "posix"
	},
	{
		name: "SIGURG",
		number: 23,
		action: "ignore",
		description: "Socket received out-of-band data",
		standard: "bsd"
	},
	{
		name: "SIGXCPU",
		number: 24,
		action: "core",
		description: "Process timed out",
		standard: "bsd"
	},
	{
		name: "SIGXFSZ",
		number: 25,
		action: "core",
		description: "File too big",
		standard: "bsd"
	},
	{
		name: "SIGVTALRM",
		number: 26,
		action: "terminate",
		description: "Timeout or timer",
		standard: "bsd"
	},
	{
		name: "SIGPROF",
		number: 27,
		action: "terminate",
		description: "Timeout or timer",
		standard: "bsd"
	},
	{
		name: "SIGWINCH",
		number: 28,
		action: "ignore",
		description: "Terminal window size changed",
		standard: "bsd"
	},
	{
		name: "SIGIO",
		number: 29,
		action: "terminate",
		description: "I/O is available",
		standard: "other"
	},
	{
		name: "SIGPOLL",
		number: 29,
		action: "terminate",
		description: "Watched event",
		standard: "other"
	},
	{
		name: "SIGINFO",
		number: 29,
		action: "ignore",
		description: "Request for process information",
		standard: "other"
	},
	{
		name: "SIGPWR",
		number: 30,
		action: "terminate",
		description: "Device running out of power",
		standard: "systemv"
	},
	{
		name: "SIGSYS",
		number: 31,
		action: "core",
		description: "Invalid system call",
		standard: "other"
	},
	{
		name: "SIGUNUSED",
		number: 31,
		action: "terminate",
		description: "Invalid system call",
		standard: "other"
	}
];

const getSignals = () => {
	const realtimeSignals = getRealtimeSignals();
	return [...SIGNALS, ...realtimeSignals].map(normalizeSignal$1);
};
const normalizeSignal$1 = ({ name, number: defaultNumber, description, action, forced = false, standard }) => {
	const { signals: { [name]: constantSignal } } = constants;
	const supported = constantSignal !== void 0;
	return {
		name,
		number: supported ? constantSignal : defaultNumber,
		description,
		supported,
		action,
		forced,
		standard
	};
};

const getSignalsByName = () => {
	const signals = getSignals();
	return Object.fromEntries(signals.map(getSignalByName));
};
const getSignalByName = ({ name, number, description, supported, action, forced, standard }) => [name, {
	name,
	number,
	description,
	supported,
	action,
	forced,
	standard
}];
const signalsByName = getSignalsByName();
const getSignalsByNumber = () => {
	const signals = getSignals();
	const length = 64 + 1;
	const signalsA = Array.from({ length }, (value, number) => getSignalByNumber(number, signals));
	return Object.assign({}, ...signalsA);
};
const getSignalByNumber = (number, signals) => {
	const signal = findSignalByNumber(number, signals);
	if (signal === void 0) return {};
	const { name, description, supported, action, forced, standard } = signal;
	return { [number]: {
		name,
		number,
		description,
		supported,
		action,
		forced,
		standard
	} };
};
const findSignalByNumber = (number, signals) => {
	const signal = signals.find(({ name }) => constants.signals[name] === number);
	if (signal !== void 0) return signal;
	return signals.find((signalA) => signalA.number === number);
};
const signalsByNumber = getSignalsByNumber();

const normalizeKillSignal = (killSignal) => {
	const optionName = "option `killSignal`";
	if (killSignal === 0) throw new TypeError(`Invalid ${optionName}: 0 cannot be used.`);
	return normalizeSignal(killSignal, optionName);
};
const normalizeSignalArgument = (signal) => signal === 0 ? signal : normalizeSignal(signal, "`subprocess.kill()`'s argument");
const normalizeSignal = (signalNameOrInteger, optionName) => {
	if (Number.isInteger(signalNameOrInteger)) return normalizeSignalInteger(signalNameOrInteger, optionName);
	if (typeof signalNameOrInteger === "string") return normalizeSignalName(signalNameOrInteger, optionName);
	throw new TypeError(`Invalid ${optionName} ${String(signalNameOrInteger)}: it must be a string or an integer.\n${getAvailableSignals()}`);
};
const normalizeSignalInteger = (signalInteger, optionName) => {
	if (signalsIntegerToName.has(signalInteger)) return signalsIntegerToName.get(signalInteger);
	throw new TypeError(`Invalid ${optionName} ${signalInteger}: this signal integer does not exist.\n${getAvailableSignals()}`);
};
const getSignalsIntegerToName = () => new Map(Object.entries(constants.signals).reverse().map(([signalName, signalInteger]) => [signalInteger, signalName]));
const signalsIntegerToName = getSignalsIntegerToName();
const normalizeSignalName = (signalName, optionName) => {
	if (signalName in constants.signals) return signalName;
	if (signalName.toUpperCase() in constants.signals) throw new TypeError(`Invalid ${optionName} '${signalName}': please rename it to '${signalName.toUpperCase()}'.`);
	throw new TypeError(`Invalid ${optionName} '${signalName}': this signal name does not exist.\n${getAvailableSignals()}`);
};
const getAvailableSignals = () => `Available signal names: ${getAvailableSignalNames()}.
Available signal numbers: ${getAvailableSignalIntegers()}.`;
const getAvailableSignalNames = () => Object.keys(constants.signals).sort().map((signalName) => `'${signalName}'`).join(", ");
const getAvailableSignalIntegers = () => [...new Set(Object.values(constants.signals).sort((signalInteger, signalIntegerTwo) => signalInteger - signalIntegerTwo))].join(", ");
const getSignalDescription = (signal) => signalsByName[signal].description;

const validateTimeout = ({ timeout }) => {
	if (timeout !== void 0) validateDelay(timeout, "timeout");
};
const validateDelay = (delay, optionName) => {
	if (!Number.isInteger(delay) || delay < 0 || delay > MAX_DELAY) throw new TypeError(`Expected the \`${optionName}\` option to be a non-negative integer up to ${MAX_DELAY}, got \`${delay}\` (${getTypeName(delay)})`);
};
const MAX_DELAY = 2 ** 31 - 1;
const throwOnTimeout = (kill, timeout, context, controller) => timeout === 0 || timeout === void 0 ? [] : [killAfterTimeout(kill, timeout, context, controller)];
const killAfterTimeout = async (kill, timeout, context, { signal }) => {
	await setTimeout$1(timeout, void 0, { signal });
	context.terminationReason ??= "timeout";
	kill();
	throw new DiscardedError();
};

const normalizeForceKillAfterDelay = (forceKillAfterDelay) => {
	if (forceKillAfterDelay === false) return forceKillAfterDelay;
	if (forceKillAfterDelay === true) return DEFAULT_FORCE_KILL_TIMEOUT;
	validateDelay(forceKillAfterDelay, "forceKillAfterDelay");
	return forceKillAfterDelay;
};
const DEFAULT_FORCE_KILL_TIMEOUT = 5e3;
const subprocessKill = ({ kill, options: { forceKillAfterDelay, killSignal }, onInternalError, context, controller }, signalOrError, errorArgument) => {
	const { signal, error } = parseKillArguments(signalOrError, errorArgument, killSignal);
	emitKillError(error, onInternalError);
	const killResult = kill(signal);
	setKillTimeout({
		kill,
		signal,
		forceKillAfterDelay,
		killSignal,
		killResult,
		context,
		controller
	});
	return killResult;
};
const parseKillArguments = (signalOrError, errorArgument, killSignal) => {
	const [signal = killSignal, error] = isErrorInstance(signalOrError) ? [void 0, signalOrError] : [signalOrError, errorArgument];
	if (typeof signal !== "string" && !Number.isInteger(signal)) throw new TypeError(`The first argument must be an error instance or a signal name string/integer: ${String(signal)}`);
	if (error !== void 0 && !isErrorInstance(error)) throw new TypeError(`The second argument is optional. If specified, it must be an error instance: ${error}`);
	return {
		signal: normalizeSignalArgument(signal),
		error
	};
};
const emitKillError = (error, onInternalError) => {
	if (error !== void 0) onInternalError.reject(error);
};
const setKillTimeout = async ({ kill, signal, forceKillAfterDelay, killSignal, killResult, context, controller }) => {
	if (signal === killSignal && killResult) killOnTimeout({
		kill,
		forceKillAfterDelay,
		context,
		controllerSignal: controller.signal
	});
};
const killOnTimeout = async ({ kill, forceKillAfterDelay, context, controllerSignal }) => {
	if (forceKillAfterDelay === false) return;
	try {
		await setTimeout$1(forceKillAfterDelay, void 0, { signal: controllerSignal });
		if (kill("SIGKILL")) context.isForcefullyTerminated ??= true;
	} catch {}
};

const onAbortedSignal = async (mainSignal, stopSignal) => {
	if (!mainSignal.aborted) await once(mainSignal, "abort", { signal: stopSignal });
};
const validateAbortSignal = (signal, optionName) => {
	if (signal !== void 0 && Object.prototype.toString.call(signal) !== "[object AbortSignal]") throw new TypeError(`The \`${optionName}\` option must be an AbortSignal: ${String(signal)}.`);
};

const validateCancelSignal = ({ cancelSignal }) => {
	validateAbortSignal(cancelSignal, "cancelSignal");
};
const validateRenamedSignalOption = ({ signal }) => {
	if (signal !== void 0) throw new TypeError("The \"signal\" option has been renamed to \"cancelSignal\" instead.");
};
const throwOnCancel = ({ kill, cancelSignal, gracefulCancel, context, controller }) => cancelSignal === void 0 || gracefulCancel ? [] : [terminateOnCancel(kill, cancelSignal, context, controller)];
const terminateOnCancel = async (kill, cancelSignal, context, { signal }) => {
	await onAbortedSignal(cancelSignal, signal);
	context.terminationReason ??= "cancel";
	kill();
	throw cancelSignal.reason;
};

const validateIpcMethod = ({ methodName, isSubprocess, ipc, isConnected }) => {
	validateIpcOption(methodName, isSubprocess, ipc);
	validateConnection(methodName, isSubprocess, isConnected);
};
const validateIpcOption = (methodName, isSubprocess, ipc) => {
	if (!ipc) throw new Error(`${getMethodName(methodName, isSubprocess)} can only be used if the \`ipc\` option is \`true\`.`);
};
const validateConnection = (methodName, isSubprocess, isConnected) => {
	if (!isConnected) throw new Error(`${getMethodName(methodName, isSubprocess)} cannot be used: the ${getOtherProcessName(isSubprocess)} has already exited or disconnected.`);
};
const throwOnEarlyDisconnect = (isSubprocess) => {
	throw new Error(`${getMethodName("getOneMessage", isSubprocess)} could not complete: the ${getOtherProcessName(isSubprocess)} exited or disconnected.`);
};
const throwOnStrictDeadlockError = (isSubprocess) => {
	throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} is sending a message too, instead of listening to incoming messages.
This can be fixed by both sending a message and listening to incoming messages at the same time:

const [receivedMessage] = await Promise.all([
	${getMethodName("getOneMessage", isSubprocess)},
	${getMethodName("sendMessage", isSubprocess, "message, {strict: true}")},
]);`);
};
const getStrictResponseError = (error, isSubprocess) => new Error(`${getMethodName("sendMessage", isSubprocess)} failed when sending an acknowledgment response to the ${getOtherProcessName(isSubprocess)}.`, { cause: error });
const throwOnMissingStrict = (isSubprocess) => {
	throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} is not listening to incoming messages.`);
};
const throwOnStrictDisconnect = (isSubprocess) => {
	throw new Error(`${getMethodName("sendMessage", isSubprocess)} failed: the ${getOtherProcessName(isSubprocess)} exited without listening to incoming messages.`);
};
const getAbortDisconnectError = () => /* @__PURE__ */ new Error(`\`cancelSignal\` aborted: the ${getOtherProcessName(true)} disconnected.`);
const throwOnMissingParent = () => {
	throw new Error("`getCancelSignal()` cannot be used without setting the `gracefulCancel` option to `true`.");
};
const handleEpipeError = ({ error, methodName, isSubprocess }) => {
	if (error.code === "EPIPE") throw new Error(`${getMethodName(methodName, isSubprocess)} cannot be used: the ${getOtherProcessName(isSubprocess)} is disconnecting.`, { cause: error });
};
const handleSerializationError = ({ error, methodName, isSubprocess, message }) => {
	if (isSerializationError(error)) throw new Error(`${getMethodName(methodName, isSubprocess)}'s argument type is invalid: the message cannot be serialized: ${serializeInvalidMessage(message)}.`, { cause: error });
};
const serializeInvalidMessage = (message) => {
	try {
		return String(message);
	} catch {
		return inspect$1(message);
	}
};
const isSerializationError = ({ code, message }) => SERIALIZATION_ERROR_CODES.has(code) || SERIALIZATION_ERROR_MESSAGES.some((serializationErrorMessage) => message.includes(serializationErrorMessage));
const SERIALIZATION_ERROR_CODES = /* @__PURE__ */ new Set(["ERR_MISSING_ARGS", "ERR_INVALID_ARG_TYPE"]);
const SERIALIZATION_ERROR_MESSAGES = [
	"could not be cloned",
	"circular structure",
	"call stack size exceeded"
];
const getMethodName = (methodName, isSubprocess, parameters = "") => methodName === "cancelSignal" ? "`cancelSignal`'s `controller.abort()`" : `${getNamespaceName(isSubprocess)}${methodName}(${parameters})`;
const getNamespaceName = (isSubprocess) => isSubprocess ? "" : "subprocess.";
const getOtherProcessName = (isSubprocess) => isSubprocess ? "parent process" : "subprocess";
const disconnect = (anyProcess) => {
	if (anyProcess.connected) anyProcess.disconnect();
};

const createDeferred = () => {
	const methods = {};
	const promise = new Promise((resolve, reject) => {
		Object.assign(methods, {
			resolve,
			reject
		});
	});
	return Object.assign(promise, methods);
};

const incrementMaxListeners = (eventEmitter, maxListenersIncrement, signal) => {
	const maxListeners = eventEmitter.getMaxListeners();
	if (maxListeners === 0 || maxListeners === 1e400) return;
	eventEmitter.setMaxListeners(maxListeners + maxListenersIncrement);
	addAbortListener(signal, () => {
		eventEmitter.setMaxListeners(eventEmitter.getMaxListeners() - maxListenersIncrement);
	});
};

const addReference = (channel, reference) => {
	if (reference) addReferenceCount(channel);
};
const addReferenceCount = (channel) => {
	channel.refCounted();
};
const removeReference = (channel, reference) => {
	if (reference) removeReferenceCount(channel);
};
const removeReferenceCount = (channel) => {
	channel.unrefCounted();
};
const undoAddedReferences = (channel, isSubprocess) => {
	if (!isSubprocess) return;
	removeReferenceCount(channel);
	removeReferenceCount(channel);
};
const redoAddedReferences = (channel, isSubprocess) => {
	if (!isSubprocess) return;
	addReferenceCount(channel);
	addReferenceCount(channel);
};

const onMessage = async ({ anyProcess, channel, isSubprocess, ipcEmitter }, wrappedMessage) => {
	if (handleStrictResponse(wrappedMessage, anyProcess) || isSubprocess && handleAbort(wrappedMessage)) return;
	if (!INCOMING_MESSAGES.has(anyProcess)) INCOMING_MESSAGES.set(anyProcess, []);
	const incomingMessages = INCOMING_MESSAGES.get(anyProcess);
	incomingMessages.push(wrappedMessage);
	if (incomingMessages.length > 1) return;
	while (incomingMessages.length > 0) {
		await waitForOutgoingMessages(anyProcess, ipcEmitter, incomingMessages[0]);
		await scheduler.yield();
		const message = await handleStrictRequest({
			wrappedMessage: incomingMessages[0],
			anyProcess,
			channel,
			isSubprocess,
			ipcEmitter
		});
		incomingMessages.shift();
		ipcEmitter.emit("message", message);
		ipcEmitter.emit("message:done");
	}
};
const onDisconnect = async ({ anyProcess, channel, isSubprocess, ipcEmitter, boundOnMessage }) => {
	if (isSubprocess) abortOnDisconnect();
	const incomingMessages = INCOMING_MESSAGES.get(anyProcess);
	while (incomingMessages?.length > 0) await once(ipcEmitter, "message:done");
	anyProcess.removeListener("message", boundOnMessage);
	redoAddedReferences(channel, isSubprocess);
	ipcEmitter.connected = false;
	ipcEmitter.emit("disconnect");
};
const INCOMING_MESSAGES = /* @__PURE__ */ new WeakMap();

const getIpcEmitter = (anyProcess, channel, isSubprocess) => {
	if (IPC_EMITTERS.has(anyProcess)) return IPC_EMITTERS.get(anyProcess);
	const ipcEmitter = new EventEmitter();
	ipcEmitter.setMaxListeners(0);
	ipcEmitter.connected = true;
	IPC_EMITTERS.set(anyProcess, ipcEmitter);
	forwardEvents({
		ipcEmitter,
		anyProcess,
		channel,
		isSubprocess
	});
	return ipcEmitter;
};
const IPC_EMITTERS = /* @__PURE__ */ new WeakMap();
const forwardEvents = ({ ipcEmitter, anyProcess, channel, isSubprocess }) => {
	const boundOnMessage = onMessage.bind(void 0, {
		anyProcess,
		channel,
		isSubprocess,
		ipcEmitter
	});
	anyProcess.on("message", boundOnMessage);
	anyProcess.once("disconnect", onDisconnect.bind(void 0, {
		anyProcess,
		channel,
		isSubprocess,
		ipcEmitter,
		boundOnMessage
	}));
	undoAddedReferences(channel, isSubprocess);
};
const isConnected = (anyProcess) => {
	const ipcEmitter = IPC_EMITTERS.get(anyProcess);
	return ipcEmitter === void 0 ? anyProcess.channel !== void 0 && anyProcess.channel !== null : ipcEmitter.connected;
};

const handleSendStrict = ({ anyProcess, channel, isSubprocess, message, strict }) => {
	if (!strict) return message;
	const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
	const hasListeners = hasMessageListeners(anyProcess, ipcEmitter);
	return {
		id: count++,
		type: REQUEST_TYPE,
		message,
		hasListeners
	};
};
let count = 0;
const validateStrictDeadlock = (outgoingMessages, wrappedMessage) => {
	if (!isStrictRequest(wrappedMessage) || wrappedMessage.hasListeners) return;
	for (const { id } of outgoingMessages) if (id !== void 0) STRICT_RESPONSES[id].deferred.resolve({
		isDeadlock: true,
		hasListeners: false
	});
};
const handleStrictRequest = async ({ wrappedMessage, anyProcess, channel, isSubprocess, ipcEmitter }) => {
	if (!isStrictRequest(wrappedMessage)) return wrappedMessage;
	const { id, message } = wrappedMessage;
	if (!anyProcess.connected) return message;
	const response = {
		id,
		type: RESPONSE_TYPE,
		message: hasMessageListeners(anyProcess, ipcEmitter)
	};
	try {
		await sendMessage$1({
			anyProcess,
			channel,
			isSubprocess,
			ipc: true
		}, response);
	} catch (error) {
		if (error.cause?.code !== "EPIPE") ipcEmitter.emit("strict:error", error);
	}
	return message;
};
const handleStrictResponse = (wrappedMessage, anyProcess) => {
	if (wrappedMessage?.type !== RESPONSE_TYPE) return false;
	const { id, message: hasListeners } = wrappedMessage;
	const strictResponse = STRICT_RESPONSES[id];
	if (strictResponse?.anyProcess === anyProcess) strictResponse.deferred.resolve({
		isDeadlock: false,
		hasListeners
	});
	return true;
};
const waitForStrictResponse = async (wrappedMessage, anyProcess, isSubprocess) => {
	const deferred = createDeferred();
	STRICT_RESPONSES[wrappedMessage.id] = {
		deferred,
		anyProcess
	};
	const controller = new AbortController();
	try {
		const { isDeadlock, hasListeners } = await Promise.race([deferred, throwOnDisconnect$1(anyProcess, isSubprocess, controller)]);
		if (isDeadlock) throwOnStrictDeadlockError(isSubprocess);
		if (!hasListeners) throwOnMissingStrict(isSubprocess);
	} finally {
		controller.abort();
		delete STRICT_RESPONSES[wrappedMessage.id];
	}
};
const STRICT_RESPONSES = { __proto__: null };
const throwOnDisconnect$1 = async (anyProcess, isSubprocess, { signal }) => {
	incrementMaxListeners(anyProcess, 1, signal);
	await once(anyProcess, "disconnect", { signal });
	throwOnStrictDisconnect(isSubprocess);
};
const REQUEST_TYPE = "execa:ipc:request";
const RESPONSE_TYPE = "execa:ipc:response";
const isStrictRequest = (wrappedMessage) => wrappedMessage?.type === REQUEST_TYPE && Number.isInteger(wrappedMessage.id) && typeof wrappedMessage.hasListeners === "boolean";

const startSendMessage = (anyProcess, wrappedMessage, strict) => {
	if (!OUTGOING_MESSAGES.has(anyProcess)) OUTGOING_MESSAGES.set(anyProcess, /* @__PURE__ */ new Set());
	const outgoingMessages = OUTGOING_MESSAGES.get(anyProcess);
	const outgoingMessage = {
		onMessageSent: createDeferred(),
		id: strict ? wrappedMessage.id : void 0
	};
	outgoingMessages.add(outgoingMessage);
	return {
		outgoingMessages,
		outgoingMessage
	};
};
const endSendMessage = ({ outgoingMessages, outgoingMessage }) => {
	outgoingMessages.delete(outgoingMessage);
	outgoingMessage.onMessageSent.resolve();
};
const waitForOutgoingMessages = async (anyProcess, ipcEmitter, wrappedMessage) => {
	while (!hasMessageListeners(anyProcess, ipcEmitter) && OUTGOING_MESSAGES.get(anyProcess)?.size > 0) {
		const outgoingMessages = [...OUTGOING_MESSAGES.get(anyProcess)];
		validateStrictDeadlock(outgoingMessages, wrappedMessage);
		await Promise.all(outgoingMessages.map(({ onMessageSent }) => onMessageSent));
	}
};
const OUTGOING_MESSAGES = /* @__PURE__ */ new WeakMap();
const IPC_SUBPROCESS_OPTIONS = /* @__PURE__ */ new WeakMap();
const setIpcSubprocessOptions = (subprocess, options) => {
	IPC_SUBPROCESS_OPTIONS.set(subprocess, options);
};
const hasMessageListeners = (anyProcess, ipcEmitter) => ipcEmitter.listenerCount("message") > getMinListenerCount(anyProcess);
const getMinListenerCount = (anyProcess) => getOptions(anyProcess) !== void 0 && !getFdSpecificValue(getOptions(anyProcess).buffer, "ipc") ? 1 : 0;
const getOptions = (anyProcess) => IPC_SUBPROCESS_OPTIONS.get(anyProcess);

const sendMessage$1 = ({ anyProcess, channel, isSubprocess, ipc }, message, options) => {
	const { strict = false } = copyOptions(options);
	checkBooleanOption(strict, "strict");
	const methodName = "sendMessage";
	validateIpcMethod({
		methodName,
		isSubprocess,
		ipc,
		isConnected: anyProcess.connected
	});
	return sendMessageAsync({
		anyProcess,
		channel,
		methodName,
		isSubprocess,
		message,
		strict
	});
};
const sendMessageAsync = async ({ anyProcess, channel, methodName, isSubprocess, message, strict }) => {
	const wrappedMessage = handleSendStrict({
		anyProcess,
		channel,
		isSubprocess,
		message,
		strict
	});
	const outgoingMessagesState = startSendMessage(anyProcess, wrappedMessage, strict);
	try {
		await sendOneMessage({
			anyProcess,
			methodName,
			isSubprocess,
			wrappedMessage,
			message,
			strict
		});
	} catch (error) {
		disconnect(anyProcess);
		throw error;
	} finally {
		endSendMessage(outgoingMessagesState);
	}
};
const sendOneMessage = async ({ anyProcess, methodName, isSubprocess, wrappedMessage, message, strict = false }) => {
	const sendMethod = getSendMethod(anyProcess);
	try {
		await Promise.all([strict ? waitForStrictResponse(wrappedMessage, anyProcess, isSubprocess) : void 0, sendMethod(wrappedMessage)]);
	} catch (error) {
		handleEpipeError({
			error,
			methodName,
			isSubprocess
		});
		handleSerializationError({
			error,
			methodName,
			isSubprocess,
			message
		});
		throw error;
	}
};
const getSendMethod = (anyProcess) => {
	if (PROCESS_SEND_METHODS.has(anyProcess)) return PROCESS_SEND_METHODS.get(anyProcess);
	const sendMethod = promisify(anyProcess.send.bind(anyProcess));
	PROCESS_SEND_METHODS.set(anyProcess, sendMethod);
	return sendMethod;
};
const PROCESS_SEND_METHODS = /* @__PURE__ */ new WeakMap();

const sendAbort = (subprocess, message) => {
	const methodName = "cancelSignal";
	validateConnection(methodName, false, subprocess.connected);
	return sendOneMessage({
		anyProcess: subprocess,
		methodName,
		isSubprocess: false,
		wrappedMessage: {
			type: GRACEFUL_CANCEL_TYPE,
			message
		},
		message
	});
};
const getCancelSignal$1 = async ({ anyProcess, channel, isSubprocess, ipc }) => {
	await startIpc({
		anyProcess,
		channel,
		isSubprocess,
		ipc
	});
	return cancelController.signal;
};
const startIpc = async ({ anyProcess, channel, isSubprocess, ipc }) => {
	if (isCancelListening) return;
	if (!ipc) {
		throwOnMissingParent();
		return;
	}
	isCancelListening = true;
	if (!anyProcess.connected) {
		abortOnDisconnect();
		return;
	}
	getIpcEmitter(anyProcess, channel, isSubprocess);
	await scheduler.yield();
};
let isCancelListening = false;
const handleAbort = (wrappedMessage) => {
	if (wrappedMessage?.type !== GRACEFUL_CANCEL_TYPE) return false;
	cancelController.abort(wrappedMessage.message);
	return true;
};
const GRACEFUL_CANCEL_TYPE = "execa:ipc:cancel";
const abortOnDisconnect = () => {
	cancelController.abort(getAbortDisconnectError());
};
const cancelController = new AbortController();

const validateGracefulCancel = ({ gracefulCancel, cancelSignal, ipc, serialization }) => {
	if (!gracefulCancel) return;
	if (cancelSignal === void 0) throw new Error("The `cancelSignal` option must be defined when setting the `gracefulCancel` option.");
	if (!ipc) throw new Error("The `ipc` option cannot be false when setting the `gracefulCancel` option.");
	if (serialization === "json") throw new Error("The `serialization` option cannot be 'json' when setting the `gracefulCancel` option.");
};
const throwOnGracefulCancel = ({ subprocess, kill, cancelSignal, gracefulCancel, forceKillAfterDelay, context, controller }) => gracefulCancel ? [sendOnAbort({
	subprocess,
	kill,
	cancelSignal,
	forceKillAfterDelay,
	context,
	controller
})] : [];
const sendOnAbort = async ({ subprocess, kill, cancelSignal, forceKillAfterDelay, context, controller: { signal } }) => {
	await onAbortedSignal(cancelSignal, signal);
	const reason = getReason(cancelSignal);
	await sendAbort(subprocess, reason);
	killOnTimeout({
		kill,
		forceKillAfterDelay,
		context,
		controllerSignal: signal
	});
	context.terminationReason ??= "gracefulCancel";
	throw cancelSignal.reason;
};
const getReason = ({ reason }) => {
	if (!(reason instanceof DOMException)) return reason;
	const error = new Error(reason.message);
	Object.defineProperty(error, "stack", {
		value: reason.stack,
		enumerable: false,
		configurable: true,
		writable: true
	});
	return error;
};

const mapNode = ({ options }) => {
	if (options.node === false) throw new TypeError("The \"node\" option cannot be false with `execaNode()`.");
	return { options: {
		__proto__: null,
		...options,
		node: true
	} };
};
const getDefaultNodeOptions = () => {
	const nodeOptions = [];
	for (let index = 0; index < execArgv.length; index += 1) {
		const nodeOption = execArgv[index];
		if (REMOVED_OPTIONS_WITH_VALUE.has(nodeOption)) {
			if (!execArgv[index + 1]?.startsWith("-")) index += 1;
		} else if (!IGNORED_OPTIONS_REGEXP.test(nodeOption)) nodeOptions.push(nodeOption);
	}
	return nodeOptions;
};
const REMOVED_OPTIONS_WITH_VALUE = /* @__PURE__ */ new Set([
	"-e",
	"--eval",
	"-p",
	"--print",
	"-pe",
	"--input-type",
	"--inspect-port"
]);
const IGNORED_OPTIONS_REGEXP = /^--(?:inspect|eval=|print=|input-type=)/;
const handleNodeOption = (file, commandArguments, { node: shouldHandleNode = false, nodePath = execPath, nodeOptions = getDefaultNodeOptions(), cwd, execPath: formerNodePath, ...options }) => {
	if (formerNodePath !== void 0) throw new TypeError("The \"execPath\" option has been removed. Please use the \"nodePath\" option instead.");
	if (!Array.isArray(nodeOptions) || nodeOptions.some((nodeOption) => typeof nodeOption !== "string")) throw new TypeError("The \"nodeOptions\" option must be an array of strings.");
	const normalizedNodePath = safeNormalizeFileUrl(nodePath, "The \"nodePath\" option");
	const resolvedNodePath = path.resolve(cwd, normalizedNodePath);
	const newOptions = {
		__proto__: null,
		shell: false,
		...options,
		nodePath: resolvedNodePath,
		node: shouldHandleNode,
		cwd
	};
	if (!shouldHandleNode) return [
		file,
		commandArguments,
		newOptions
	];
	if (path.basename(file, ".exe") === "node") throw new TypeError("When the \"node\" option is true, the first argument does not need to be \"node\".");
	return [
		resolvedNodePath,
		[
			...nodeOptions,
			file,
			...commandArguments
		],
		{
			__proto__: null,
			...newOptions,
			ipc: newOptions.ipc === void 0 ? true : newOptions.ipc,
			shell: false
		}
	];
};

const validateIpcInputOption = ({ ipcInput, ipc, serialization }) => {
	if (ipcInput === void 0) return;
	if (!ipc) throw new Error("The `ipcInput` option cannot be set unless the `ipc` option is `true`.");
	validateIpcInput[serialization]?.(ipcInput);
};
const validateAdvancedInput = (ipcInput) => {
	try {
		serialize(ipcInput);
	} catch (error) {
		throw new Error("The `ipcInput` option is not serializable with a structured clone.", { cause: error });
	}
};
const validateJsonInput = (ipcInput) => {
	try {
		if (JSON.stringify(ipcInput) === void 0) throw new TypeError("The value cannot be represented as JSON.");
	} catch (error) {
		throw new Error("The `ipcInput` option is not serializable with JSON.", { cause: error });
	}
};
const validateIpcInput = {
	__proto__: null,
	advanced: validateAdvancedInput,
	json: validateJsonInput
};
const sendIpcInput = async (subprocess, ipcInput, ipc) => {
	if (ipcInput === void 0) return;
	await sendMessage$1({
		anyProcess: subprocess,
		channel: subprocess.channel,
		isSubprocess: false,
		ipc
	}, ipcInput);
};

const validateEncoding = ({ encoding }) => {
	if (ENCODINGS.has(encoding)) return;
	const correctEncoding = getCorrectEncoding(encoding);
	if (correctEncoding !== void 0) throw new TypeError(`Invalid option \`encoding: ${serializeEncoding(encoding)}\`.
Please rename it to ${serializeEncoding(correctEncoding)}.`);
	const correctEncodings = [...ENCODINGS].map((correctEncoding) => serializeEncoding(correctEncoding)).join(", ");
	throw new TypeError(`Invalid option \`encoding: ${serializeEncoding(encoding)}\`.
Please rename it to one of: ${correctEncodings}.`);
};
const TEXT_ENCODINGS = /* @__PURE__ */ new Set(["utf8", "utf16le"]);
const BINARY_ENCODINGS = /* @__PURE__ */ new Set([
	"buffer",
	"hex",
	"base64",
	"base64url",
	"latin1",
	"ascii"
]);
const ENCODINGS = TEXT_ENCODINGS.union(BINARY_ENCODINGS);
const getStringEncoding = (binary, encoding) => binary || !TEXT_ENCODINGS.has(encoding) ? "utf8" : encoding;
const getInputEncoding = (encoding) => TEXT_ENCODINGS.has(encoding) ? "utf8" : encoding;
const getCorrectEncoding = (encoding) => {
	if (encoding === null) return "buffer";
	if (typeof encoding !== "string") return;
	const lowerEncoding = encoding.toLowerCase();
	if (lowerEncoding in ENCODING_ALIASES) return ENCODING_ALIASES[lowerEncoding];
	if (ENCODINGS.has(lowerEncoding)) return lowerEncoding;
};
const ENCODING_ALIASES = {
	__proto__: null,
	"utf-8": "utf8",
	"utf-16le": "utf16le",
	"ucs-2": "utf16le",
	ucs2: "utf16le",
	binary: "latin1"
};
const serializeEncoding = (encoding) => typeof encoding === "string" ? `"${encoding}"` : String(encoding);

const isWindows$1 = process$2.platform === "win32";
const separatorPattern = isWindows$1 ? /[\/\\]/v : /\//v;
const defaultPathExt = ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC";
function resolveOptions(command, options) {
	if (typeof command !== "string" || command.length === 0) throw new TypeError("Expected a non-empty string.");
	const { cwd = process$2.cwd(), path: searchPath = process$2.env.PATH ?? (isWindows$1 ? process$2.env.Path : void 0) ?? "", pathExt = process$2.env.PATHEXT || defaultPathExt } = options;
	return {
		cwd,
		searchPath,
		pathExt
	};
}
function windowsExtensions(command, pathExt) {
	const extensions = pathExt.split(path.delimiter).filter(Boolean);
	const commandExtension = path.extname(command).toLowerCase();
	if (commandExtension !== "" && extensions.some((extension) => extension.toLowerCase() === commandExtension)) return ["", ...extensions];
	return extensions;
}
function* candidatePaths(command, { cwd, searchPath, pathExt }) {
	const extensions = isWindows$1 ? windowsExtensions(command, pathExt) : [""];
	if (separatorPattern.test(command)) {
		const base = path.resolve(cwd, command);
		for (const extension of extensions) yield base + extension;
		return;
	}
	const directories = [...isWindows$1 ? [cwd] : [], ...searchPath.split(path.delimiter)];
	for (const directory of directories) {
		const unquoted = isWindows$1 && directory.length > 1 && directory.startsWith("\"") && directory.endsWith("\"") ? directory.slice(1, -1) : directory;
		if (unquoted === "") continue;
		const base = path.resolve(cwd, unquoted, command);
		for (const extension of extensions) yield base + extension;
	}
}
function isExecutableSync(filePath) {
	let stats;
	try {
		stats = fs.statSync(filePath);
	} catch (error) {
		return isWindows$1 && error.code === "EACCES";
	}
	if (!stats.isFile()) return false;
	if (isWindows$1) return true;
	try {
		fs.accessSync(filePath, fs.constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
function whichCommandSync(command, options = {}) {
	const resolved = resolveOptions(command, options);
	for (const candidate of candidatePaths(command, resolved)) if (isExecutableSync(candidate)) return candidate;
}

const parseCommandFile = (file, commandArguments, options) => {
	const parsed = {
		file,
		commandArguments: [...commandArguments],
		options
	};
	return options.shell || process$2.platform !== "win32" ? parsed : escapeWindowsCommand(parsed);
};
const directlyExecutableRegExp = /\.(?:com|exe)$/i;
const escapeWindowsCommand = (parsed) => {
	const resolvedFile = resolveWithShebang(parsed);
	if (resolvedFile !== void 0 && directlyExecutableRegExp.test(resolvedFile)) {
		if (parsed.options.argv0 === void 0) parsed.options.argv0 = parsed.file;
		parsed.file = resolvedFile;
		return parsed;
	}
	for (const value of [parsed.file, ...parsed.commandArguments]) assertNoLineBreak(value);
	const commandLine = `"${[escapeMetaChars(path.normalize(resolvedFile ?? parsed.file)), ...parsed.commandArguments.map((argument) => escapeArgument(argument))].join(" ")}"`;
	parsed.options.windowsVerbatimArguments = true;
	return {
		file: process$2.env.comspec || "cmd.exe",
		commandArguments: [
			"/d",
			"/e:on",
			"/v:off",
			"/s",
			"/c",
			commandLine
		],
		options: parsed.options
	};
};
const resolveWithShebang = (parsed) => {
	const resolvedFile = resolvePath(parsed);
	const interpreter = resolvedFile !== void 0 && readShebang(resolvedFile);
	if (!interpreter) return resolvedFile;
	parsed.commandArguments.unshift(resolvedFile);
	parsed.file = interpreter;
	return resolvePath(parsed);
};
const resolvePath = (parsed) => {
	const environment = parsed.options.env || process$2.env;
	const cwd = parsed.options.cwd ?? process$2.cwd();
	const environmentPathExt = getWindowsEnvironmentValue(environment, "PATHEXT");
	const commandExtension = path.extname(parsed.file);
	const pathExt = commandExtension === "" ? environmentPathExt : `${commandExtension}${path.delimiter}${environmentPathExt ?? ""}`;
	if (hasWindowsPathSeparator(parsed.file)) return whichCommandSync(path.resolve(cwd, parsed.file), {
		cwd,
		pathExt
	});
	const resolveOptions = {
		cwd,
		path: getWindowsEnvironmentValue(environment, "PATH") ?? getWindowsEnvironmentValue(process$2.env, "PATH") ?? "",
		pathExt
	};
	return shouldSearchCurrentDirectory(environment) ? whichCommandSync(parsed.file, resolveOptions) : resolvePathDirectories(parsed.file, resolveOptions);
};
const hasWindowsPathSeparator = (file) => file.includes("/") || file.includes("\\") || file.includes(":");
const shouldSearchCurrentDirectory = (environment) => getWindowsEnvironmentValue(process$2.env, "NODEFAULTCURRENTDIRECTORYINEXEPATH") === void 0 && getWindowsEnvironmentValue(environment, "NODEFAULTCURRENTDIRECTORYINEXEPATH") === void 0;
const resolvePathDirectories = (file, { cwd, path: searchPath, pathExt }) => {
	for (const directory of searchPath.split(path.delimiter)) {
		const unquotedDirectory = directory.length > 1 && directory.startsWith("\"") && directory.endsWith("\"") ? directory.slice(1, -1) : directory;
		if (unquotedDirectory === "") continue;
		const resolvedFile = whichCommandSync(path.resolve(cwd, unquotedDirectory, file), {
			cwd,
			pathExt
		});
		if (resolvedFile !== void 0) return resolvedFile;
	}
};
const getWindowsEnvironmentValue = (environment, name) => {
	const environmentKey = Object.keys(environment).sort().find((key) => key.toUpperCase() === name);
	return environmentKey === void 0 ? void 0 : environment[environmentKey];
};
const SHEBANG_BYTE_LENGTH = 150;
const readShebang = (file) => {
	const buffer = Buffer$1.alloc(SHEBANG_BYTE_LENGTH);
	let bytesRead = 0;
	try {
		const fileDescriptor = openSync(file, "r");
		try {
			bytesRead = readSync(fileDescriptor, buffer, 0, SHEBANG_BYTE_LENGTH, 0);
		} finally {
			closeSync(fileDescriptor);
		}
	} catch {
		return;
	}
	return parseShebang(buffer.toString("utf8", 0, bytesRead));
};
const shebangRegExp = /^#!(?<line>.*)/;
const parseShebang = (contents) => {
	const shebangLine = contents.match(shebangRegExp)?.groups.line.trim();
	if (!shebangLine) return;
	const [interpreterPath, argument] = shebangLine.split(" ", 2);
	const interpreter = interpreterPath.split("/").at(-1);
	if (interpreter === "env") return argument;
	return argument ? `${interpreter} ${argument}` : interpreter;
};
const lineBreakRegExp = /[\n\r]/;
const assertNoLineBreak = (value) => {
	if (lineBreakRegExp.test(value)) throw new TypeError(`The command and its arguments cannot contain a line break on Windows without a shell.\nThis would allow a command injection with \`cmd.exe\`.\nInvalid value: ${JSON.stringify(`${value}`)}`);
};
const metaCharsRegExp = /[()\][%!^"`<>&|;, *?]/g;
const escapeMetaChars = (value) => value.replaceAll(metaCharsRegExp, "^$&");
const backslashRunRegExp = /\\+/g;
const quotedCharacterRegExp = /[^\w#$*+\-./:?@\\\u{80}-\u{10FFFF}]|\p{Control}/u;
const escapeArgument = (rawArgument) => {
	const argument = `${rawArgument}`;
	if (!shouldQuoteArgument(argument)) return argument;
	return `"${argument.replaceAll(backslashRunRegExp, (backslashes, offset, string) => {
		const nextCharacter = string[offset + backslashes.length];
		return nextCharacter === "\"" || nextCharacter === void 0 ? backslashes.repeat(2) : backslashes;
	}).replaceAll("\"", "\"\"").replaceAll("%", "%%cd:~,%")}"`;
};
const shouldQuoteArgument = (argument) => argument === "" || argument.endsWith("\\") || quotedCharacterRegExp.test(argument);

const normalizeCwd = (cwd = getDefaultCwd()) => {
	const cwdString = safeNormalizeFileUrl(cwd, "The \"cwd\" option");
	return path.resolve(cwdString);
};
const getDefaultCwd = () => {
	try {
		return process$2.cwd();
	} catch (error) {
		error.message = `The current directory does not exist.\n${error.message}`;
		throw error;
	}
};
const getCurrentCwd = () => {
	try {
		return process$2.cwd();
	} catch {}
};
const fixCwdError = (originalMessage, cwd) => {
	if (cwd === getCurrentCwd()) return originalMessage;
	let cwdStat;
	try {
		cwdStat = statSync(cwd);
	} catch (error) {
		return `The "cwd" option is invalid: ${cwd}.\n${error.message}\n${originalMessage}`;
	}
	return cwdStat.isDirectory() ? originalMessage : `The "cwd" option is not a directory: ${cwd}.\n${originalMessage}`;
};

const cmdExeRegExp = /^cmd(?:\.exe)?$/i;
const normalizeOptions = (filePath, rawArguments, rawOptions) => {
	const sanitizedOptions = {
		__proto__: null,
		...rawOptions
	};
	sanitizedOptions.cwd = normalizeCwd(sanitizedOptions.cwd);
	const [processedFile, processedArguments, processedOptions] = handleNodeOption(filePath, rawArguments, sanitizedOptions);
	const fdOptions = normalizeFdSpecificOptions(processedOptions);
	const options = addDefaultOptions(fdOptions);
	validateBooleanOptions(options);
	validateEnv(options);
	options.env = getEnv(options);
	const { file, commandArguments } = parseCommandFile(processedFile, processedArguments, options);
	validateTimeout(options);
	validateEncoding(options);
	validateIpcInputOption(options);
	validateCancelSignal(options);
	validateRenamedSignalOption(options);
	validateGracefulCancel(options);
	options.shell = normalizeFileUrl(options.shell);
	options.killSignal = normalizeKillSignal(options.killSignal);
	options.forceKillAfterDelay = normalizeForceKillAfterDelay(options.forceKillAfterDelay);
	options.lines = options.lines.map((lines, fdNumber) => lines && !BINARY_ENCODINGS.has(options.encoding) && options.buffer[fdNumber]);
	if (process$2.platform === "win32" && cmdExeRegExp.test(path.basename(file))) commandArguments.unshift("/q");
	return {
		file,
		commandArguments,
		options
	};
};
const BOOLEAN_OPTIONS = [
	"extendEnv",
	"preferLocal",
	"reject",
	"cleanup",
	"killDescendants",
	"all",
	"gracefulCancel",
	"ipc",
	"node"
];
const validateBooleanOptions = (options) => {
	for (const optionName of BOOLEAN_OPTIONS) checkBooleanOption(options[optionName], optionName);
};
const validateEnv = ({ env }) => {
	if (env !== void 0 && (typeof env !== "object" || env === null || Array.isArray(env))) throw new TypeError(`The \`env\` option must be an object: ${String(env)}.`);
};
const addDefaultOptions = ({ extendEnv = true, preferLocal = false, cwd, localDir: localDirectory = cwd, encoding = "utf8", reject = true, cleanup = true, killDescendants = false, all = false, windowsHide = true, killSignal = "SIGTERM", forceKillAfterDelay = true, gracefulCancel = false, ipcInput, ipc = ipcInput !== void 0 || gracefulCancel, serialization = "advanced", ...options }) => ({
	__proto__: null,
	...options,
	extendEnv,
	preferLocal,
	cwd,
	localDirectory,
	encoding,
	reject,
	cleanup,
	killDescendants,
	all,
	windowsHide,
	killSignal,
	forceKillAfterDelay,
	gracefulCancel,
	ipcInput,
	ipc,
	serialization
});
const getEnv = (options) => ({
	__proto__: null,
	...computeEnv(options)
});
const computeEnv = ({ env: envOption, extendEnv, preferLocal, node, localDirectory, nodePath }) => {
	const env = {
		__proto__: null,
		...extendEnv && process$2.env,
		...envOption
	};
	if (preferLocal || node) return npmRunPathEnv({
		env,
		cwd: localDirectory,
		execPath: nodePath,
		preferLocal,
		addExecPath: node
	});
	return env;
};

const concatenateShell = (file, commandArguments, options) => options.shell && commandArguments.length > 0 ? [
	[file, ...commandArguments].join(" "),
	[],
	options
] : [
	file,
	commandArguments,
	options
];

const getSplitLinesGenerator = (binary, preserveNewlines, skipped, state) => binary || skipped ? void 0 : initializeSplitLines(preserveNewlines, state);
const splitLinesSync = (chunk, preserveNewlines, objectMode) => objectMode ? chunk.flatMap((item) => splitLinesItemSync(item, preserveNewlines)) : splitLinesItemSync(chunk, preserveNewlines);
const splitLinesItemSync = (chunk, preserveNewlines) => {
	const { transform, final } = initializeSplitLines(preserveNewlines, {});
	return [...transform(chunk), ...final()];
};
const initializeSplitLines = (preserveNewlines, state) => {
	state.previousChunks = "";
	return {
		transform: splitGenerator.bind(void 0, state, preserveNewlines),
		final: linesFinal.bind(void 0, state)
	};
};
const splitGenerator = function* (state, preserveNewlines, chunk) {
	if (typeof chunk !== "string") {
		yield chunk;
		return;
	}
	let { previousChunks } = state;
	let start = -1;
	for (let end = 0; end < chunk.length; end += 1) {
		if (chunk[end] !== "\n") continue;
		let line = chunk.slice(start + 1, preserveNewlines ? end + 1 : end);
		if (previousChunks.length > 0) {
			line = concatString(previousChunks, line);
			previousChunks = "";
		}
		yield preserveNewlines ? line : stripCarriageReturn(line, state);
		start = end;
	}
	if (start !== chunk.length - 1) previousChunks = concatString(previousChunks, chunk.slice(start + 1));
	state.previousChunks = previousChunks;
};
const stripCarriageReturn = (line, state) => {
	state.isWindowsNewline = line.endsWith("\r");
	return state.isWindowsNewline ? line.slice(0, -1) : line;
};
const linesFinal = function* ({ previousChunks }) {
	if (previousChunks.length > 0) yield previousChunks;
};
const getAppendNewlineGenerator = ({ binary, preserveNewlines, readableObjectMode, state, encoding }) => binary || preserveNewlines || readableObjectMode ? void 0 : { transform: appendNewlineGenerator.bind(void 0, state, getStringEncoding(binary, encoding)) };
const appendNewlineGenerator = function* ({ isWindowsNewline = false }, stringEncoding, chunk) {
	const { unixNewline, windowsNewline, concat } = typeof chunk === "string" ? linesStringInfo : LINES_BYTES_INFO[stringEncoding];
	if (endsWithNewline(chunk, unixNewline)) {
		yield chunk;
		return;
	}
	yield concat(chunk, isWindowsNewline ? windowsNewline : unixNewline);
};
const endsWithNewline = (chunk, unixNewline) => typeof chunk === "string" ? chunk.endsWith(unixNewline) : chunk.length >= unixNewline.length && chunk.subarray(-unixNewline.length).every((byte, index) => byte === unixNewline[index]);
const concatString = (firstChunk, secondChunk) => `${firstChunk}${secondChunk}`;
const linesStringInfo = {
	windowsNewline: "\r\n",
	unixNewline: "\n",
	concat: concatString
};
const concatUint8Array = (firstChunk, secondChunk) => {
	const chunk = new Uint8Array(firstChunk.length + secondChunk.length);
	chunk.set(firstChunk, 0);
	chunk.set(secondChunk, firstChunk.length);
	return chunk;
};
const LINES_BYTES_INFO = {
	__proto__: null,
	utf8: {
		windowsNewline: new Uint8Array([13, 10]),
		unixNewline: new Uint8Array([10]),
		concat: concatUint8Array
	},
	utf16le: {
		windowsNewline: new Uint8Array([
			13,
			0,
			10,
			0
		]),
		unixNewline: new Uint8Array([10, 0]),
		concat: concatUint8Array
	}
};

function stripFinalNewline(input) {
	if (typeof input === "string") return stripFinalNewlineString(input);
	if (!(ArrayBuffer.isView(input) && input.BYTES_PER_ELEMENT === 1)) throw new Error("Input must be a string or a Uint8Array");
	return stripFinalNewlineBinary(input);
}
const stripFinalNewlineString = (input) => input.at(-1) === LF ? input.slice(0, input.at(-2) === CR ? -2 : -1) : input;
const stripFinalNewlineBinary = (input) => input.at(-1) === LF_BINARY ? input.subarray(0, input.at(-2) === CR_BINARY ? -2 : -1) : input;
const LF = "\n";
const LF_BINARY = LF.codePointAt(0);
const CR = "\r";
const CR_BINARY = CR.codePointAt(0);

const stripNewline = (value, { stripFinalNewline: stripFinalNewline$1 }, fdNumber, allFds) => value !== void 0 && !Array.isArray(value) && getStripFinalNewline(stripFinalNewline$1, fdNumber, allFds) ? stripFinalNewline(value) : value;
const getStripFinalNewline = (stripFinalNewline, fdNumber, allFds) => fdNumber === "all" ? allFds.some((allFd) => stripFinalNewline[allFd]) : stripFinalNewline[fdNumber];

const getAllSyncFds = ([, stdout, stderr]) => [...stdout === void 0 ? [] : [1], ...stderr === void 0 ? [] : [2]];
const getAllSync = ([, stdout, stderr], allFds, options) => {
	if (!options.all) return;
	if (stdout === void 0) return splitAllLines(stderr, allFds, options);
	if (stderr === void 0) return splitAllLines(stdout, allFds, options);
	if (hasLines(options)) return [splitAllLines(stdout, allFds, options), splitAllLines(stderr, allFds, options)].flat();
	if (Array.isArray(stdout) || Array.isArray(stderr)) return [stdout, stderr].filter((value) => value.length > 0).flat();
	if (isUint8Array(stdout) && isUint8Array(stderr)) return concatUint8Arrays([stdout, stderr]);
	return BASE64_ENCODINGS.has(options.encoding) ? concatBase64(stdout, stderr, options.encoding) : `${stdout}${stderr}`;
};
const concatBase64 = (stdout, stderr, encoding) => Buffer$1.concat([Buffer$1.from(stdout, encoding), Buffer$1.from(stderr, encoding)]).toString(encoding);
const BASE64_ENCODINGS = /* @__PURE__ */ new Set(["base64", "base64url"]);
const hasLines = ({ lines }) => Boolean(lines[1] || lines[2]);
const splitAllLines = (value, allFds, options) => value === void 0 || Array.isArray(value) || !hasLines(options) ? value : splitLinesSync(value, !getStripFinalNewline(options.stripFinalNewline, "all", allFds), false);

function isStream(stream, { checkOpen = true } = {}) {
	return stream !== null && typeof stream === "object" && (stream.writable || stream.readable || !checkOpen || stream.writable === void 0 && stream.readable === void 0) && typeof stream.pipe === "function";
}
function isWritableStream$1(stream, { checkOpen = true } = {}) {
	return isStream(stream, { checkOpen }) && (stream.writable || !checkOpen) && typeof stream.write === "function" && typeof stream.end === "function" && typeof stream.writable === "boolean" && typeof stream.writableObjectMode === "boolean" && typeof stream.destroy === "function" && typeof stream.destroyed === "boolean";
}
function isReadableStream$1(stream, { checkOpen = true } = {}) {
	return isStream(stream, { checkOpen }) && (stream.readable || !checkOpen) && typeof stream.read === "function" && typeof stream.readable === "boolean" && typeof stream.readableObjectMode === "boolean" && typeof stream.destroy === "function" && typeof stream.destroyed === "boolean";
}
function isDuplexStream(stream, options) {
	return isWritableStream$1(stream, options) && isReadableStream$1(stream, options);
}

const a = Object.getPrototypeOf(Object.getPrototypeOf(
	/* istanbul ignore next */
	async function* () {}
).prototype);
var c = class {
	#t;
	#n;
	#r = !1;
	#e = void 0;
	constructor(e, t) {
		this.#t = e, this.#n = t;
	}
	next() {
		const e = () => this.#s();
		return this.#e = this.#e ? this.#e.then(e, e) : e(), this.#e;
	}
	return(e) {
		const t = () => this.#i(e);
		return this.#e ? this.#e.then(t, t) : t();
	}
	async #s() {
		if (this.#r) return {
			done: !0,
			value: void 0
		};
		let e;
		try {
			e = await this.#t.read();
		} catch (t) {
			throw this.#e = void 0, this.#r = !0, this.#t.releaseLock(), t;
		}
		return e.done && (this.#e = void 0, this.#r = !0, this.#t.releaseLock()), e;
	}
	async #i(e) {
		if (this.#r) return {
			done: !0,
			value: e
		};
		if (this.#r = !0, !this.#n) {
			const t = this.#t.cancel(e);
			return this.#t.releaseLock(), await t, {
				done: !0,
				value: e
			};
		}
		return this.#t.releaseLock(), {
			done: !0,
			value: e
		};
	}
};
const n = Symbol();
function i() {
	return this[n].next();
}
Object.defineProperty(i, "name", { value: "next" });
function o(r) {
	return this[n].return(r);
}
Object.defineProperty(o, "name", { value: "return" });
const u = Object.create(a, {
	next: {
		enumerable: !0,
		configurable: !0,
		writable: !0,
		value: i
	},
	return: {
		enumerable: !0,
		configurable: !0,
		writable: !0,
		value: o
	}
});
function h({ preventCancel: r = !1 } = {}) {
	const e = this.getReader(), t = new c(e, r), s = Object.create(u);
	return s[n] = t, s;
}

const getAsyncIterable = (stream) => {
	if (isReadableStream$1(stream, { checkOpen: false }) && nodeImports.on !== void 0) return getStreamIterable(stream);
	if (typeof stream?.[Symbol.asyncIterator] === "function") return stream;
	if (toString.call(stream) === "[object ReadableStream]") return h.call(stream);
	throw new TypeError("The first argument must be a Readable, a ReadableStream, or an async iterable.");
};
const { toString } = Object.prototype;
const getStreamIterable = async function* (stream) {
	const controller = new AbortController();
	const state = {};
	handleStreamEnd(stream, controller, state);
	try {
		for await (const [chunk] of nodeImports.on(stream, "data", { signal: controller.signal })) yield chunk;
	} catch (error) {
		if (state.error !== void 0) throw state.error;
		else if (!controller.signal.aborted) throw error;
	} finally {
		stream.destroy();
	}
};
const handleStreamEnd = async (stream, controller, state) => {
	try {
		await nodeImports.finished(stream, {
			cleanup: true,
			readable: true,
			writable: false,
			error: false
		});
	} catch (error) {
		state.error = error;
	} finally {
		controller.abort();
	}
};
const nodeImports = {};

const getStreamContents$1 = async (stream, { init, convertChunk, getSize, truncateChunk, addChunk, getFinalChunk, finalize }, { maxBuffer = Number.POSITIVE_INFINITY } = {}) => {
	const asyncIterable = getAsyncIterable(stream);
	const state = init();
	state.length = 0;
	try {
		for await (const chunk of asyncIterable) {
			const convertedChunk = convertChunk[getChunkType(chunk)](chunk, state);
			appendChunk({
				convertedChunk,
				state,
				getSize,
				truncateChunk,
				addChunk,
				maxBuffer
			});
		}
		appendFinalChunk({
			state,
			convertChunk,
			getSize,
			truncateChunk,
			addChunk,
			getFinalChunk,
			maxBuffer
		});
		return finalize(state);
	} catch (error) {
		const normalizedError = typeof error === "object" && error !== null ? error : new Error(error);
		normalizedError.bufferedData = finalize(state);
		throw normalizedError;
	}
};
const appendFinalChunk = ({ state, getSize, truncateChunk, addChunk, getFinalChunk, maxBuffer }) => {
	const convertedChunk = getFinalChunk(state);
	if (convertedChunk !== void 0) appendChunk({
		convertedChunk,
		state,
		getSize,
		truncateChunk,
		addChunk,
		maxBuffer
	});
};
const appendChunk = ({ convertedChunk, state, getSize, truncateChunk, addChunk, maxBuffer }) => {
	const chunkSize = getSize(convertedChunk);
	const newLength = state.length + chunkSize;
	if (newLength <= maxBuffer) {
		addNewChunk(convertedChunk, state, addChunk, newLength);
		return;
	}
	const truncatedChunk = truncateChunk(convertedChunk, maxBuffer - state.length);
	if (truncatedChunk !== void 0) addNewChunk(truncatedChunk, state, addChunk, maxBuffer);
	throw new MaxBufferError();
};
const addNewChunk = (convertedChunk, state, addChunk, newLength) => {
	state.contents = addChunk(convertedChunk, state, newLength);
	state.length = newLength;
};
const getChunkType = (chunk) => {
	const typeOfChunk = typeof chunk;
	if (typeOfChunk === "string") return "string";
	if (typeOfChunk !== "object" || chunk === null) return "others";
	if (globalThis.Buffer?.isBuffer(chunk)) return "buffer";
	const prototypeName = objectToString.call(chunk);
	if (prototypeName === "[object ArrayBuffer]") return "arrayBuffer";
	if (prototypeName === "[object DataView]") return "dataView";
	if (Number.isInteger(chunk.byteLength) && Number.isInteger(chunk.byteOffset) && objectToString.call(chunk.buffer) === "[object ArrayBuffer]") return "typedArray";
	return "others";
};
const { toString: objectToString } = Object.prototype;
var MaxBufferError = class extends Error {
	name = "MaxBufferError";
	constructor() {
		super("maxBuffer exceeded");
	}
};

const identity = (value) => value;
const noop$1 = () => void 0;
const getContentsProperty = ({ contents }) => contents;
const throwObjectStream = (chunk) => {
	throw new Error(`Streams in object mode are not supported: ${String(chunk)}`);
};
const getLengthProperty = (convertedChunk) => convertedChunk.length;

async function getStreamAsArray(stream, options) {
	return getStreamContents$1(stream, arrayMethods, options);
}
const initArray = () => ({ contents: [] });
const increment = () => 1;
const addArrayChunk = (convertedChunk, { contents }) => {
	contents.push(convertedChunk);
	return contents;
};
const arrayMethods = {
	init: initArray,
	convertChunk: {
		string: identity,
		buffer: identity,
		arrayBuffer: identity,
		dataView: identity,
		typedArray: identity,
		others: identity
	},
	getSize: increment,
	truncateChunk: noop$1,
	addChunk: addArrayChunk,
	getFinalChunk: noop$1,
	finalize: getContentsProperty
};

async function getStreamAsArrayBuffer(stream, options) {
	return getStreamContents$1(stream, arrayBufferMethods, options);
}
const initArrayBuffer = () => ({ contents: /* @__PURE__ */ new ArrayBuffer(0) });
const useTextEncoder = (chunk) => textEncoder.encode(chunk);
const textEncoder = new TextEncoder();
const useUint8Array = (chunk) => new Uint8Array(chunk);
const useUint8ArrayWithOffset = (chunk) => new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
const truncateArrayBufferChunk = (convertedChunk, chunkSize) => convertedChunk.slice(0, chunkSize);
const addArrayBufferChunk = (convertedChunk, { contents, length: previousLength }, length) => {
	const newContents = hasArrayBufferResize() ? resizeArrayBuffer(contents, length) : resizeArrayBufferSlow(contents, length);
	new Uint8Array(newContents).set(convertedChunk, previousLength);
	return newContents;
};
const resizeArrayBufferSlow = (contents, length) => {
	if (length <= contents.byteLength) return contents;
	const arrayBuffer = new ArrayBuffer(getNewContentsLength(length));
	new Uint8Array(arrayBuffer).set(new Uint8Array(contents), 0);
	return arrayBuffer;
};
const resizeArrayBuffer = (contents, length) => {
	if (length <= contents.maxByteLength) {
		contents.resize(length);
		return contents;
	}
	const arrayBuffer = new ArrayBuffer(length, { maxByteLength: getNewContentsLength(length) });
	new Uint8Array(arrayBuffer).set(new Uint8Array(contents), 0);
	return arrayBuffer;
};
const getNewContentsLength = (length) => SCALE_FACTOR ** Math.ceil(Math.log(length) / Math.log(SCALE_FACTOR));
const SCALE_FACTOR = 2;
const finalizeArrayBuffer = ({ contents, length }) => hasArrayBufferResize() ? contents : contents.slice(0, length);
const hasArrayBufferResize = () => "resize" in ArrayBuffer.prototype;
const arrayBufferMethods = {
	init: initArrayBuffer,
	convertChunk: {
		string: useTextEncoder,
		buffer: useUint8Array,
		arrayBuffer: useUint8Array,
		dataView: useUint8ArrayWithOffset,
		typedArray: useUint8ArrayWithOffset,
		others: throwObjectStream
	},
	getSize: getLengthProperty,
	truncateChunk: truncateArrayBufferChunk,
	addChunk: addArrayBufferChunk,
	getFinalChunk: noop$1,
	finalize: finalizeArrayBuffer
};

async function getStreamAsString(stream, options) {
	return getStreamContents$1(stream, stringMethods, options);
}
const initString = () => ({
	contents: "",
	textDecoder: new TextDecoder()
});
const useTextDecoder = (chunk, { textDecoder }) => textDecoder.decode(chunk, { stream: true });
const addStringChunk = (convertedChunk, { contents }) => contents + convertedChunk;
const truncateStringChunk = (convertedChunk, chunkSize) => convertedChunk.slice(0, chunkSize);
const getFinalStringChunk = ({ textDecoder }) => {
	const finalChunk = textDecoder.decode();
	return finalChunk === "" ? void 0 : finalChunk;
};
const stringMethods = {
	init: initString,
	convertChunk: {
		string: identity,
		buffer: useTextDecoder,
		arrayBuffer: useTextDecoder,
		dataView: useTextDecoder,
		typedArray: useTextDecoder,
		others: throwObjectStream
	},
	getSize: getLengthProperty,
	truncateChunk: truncateStringChunk,
	addChunk: addStringChunk,
	getFinalChunk: getFinalStringChunk,
	finalize: getContentsProperty
};

const handleMaxBuffer = ({ error, stream, readableObjectMode, lines, encoding, fdNumber }) => {
	if (!(error instanceof MaxBufferError)) throw error;
	if (fdNumber === "all") return error;
	error.maxBufferInfo = {
		fdNumber,
		unit: getMaxBufferUnit(readableObjectMode, lines, encoding)
	};
	stream.destroy();
	throw error;
};
const getMaxBufferUnit = (readableObjectMode, lines, encoding) => {
	if (readableObjectMode) return "objects";
	if (lines) return "lines";
	return encoding === "buffer" ? "bytes" : "characters";
};
const checkIpcMaxBuffer = (ipcOutput, maxBuffer) => {
	if (ipcOutput.length + 1 <= maxBuffer) return;
	const error = new MaxBufferError();
	error.maxBufferInfo = { fdNumber: "ipc" };
	throw error;
};
const getMaxBufferMessage = (error, maxBuffer) => {
	const { streamName, threshold, unit } = getMaxBufferInfo(error, maxBuffer);
	return `Command's ${streamName} was larger than ${threshold} ${unit}`;
};
const getMaxBufferInfo = (error, maxBuffer) => {
	if (error?.maxBufferInfo === void 0) return {
		streamName: "output",
		threshold: maxBuffer[1],
		unit: "bytes"
	};
	const { maxBufferInfo: { fdNumber, unit, threshold = getFdSpecificValue(maxBuffer, fdNumber) } } = error;
	delete error.maxBufferInfo;
	return fdNumber === "ipc" ? {
		streamName: "IPC output",
		threshold,
		unit: "messages"
	} : {
		streamName: getStreamName(fdNumber),
		threshold,
		unit
	};
};
const getMaxBufferSync = ([, stdoutMaxBuffer]) => stdoutMaxBuffer === 0 ? Number.MIN_VALUE : stdoutMaxBuffer;
const handleMaxBufferSync = ({ resultError, output, maxBuffer, buffer }) => {
	const fdNumber = findMaxBufferSync(output, maxBuffer, buffer);
	if (fdNumber === void 0) return {
		resultError,
		isMaxBuffer: resultError?.code === "ENOBUFS"
	};
	const threshold = getMaxBufferValueSync(maxBuffer, fdNumber);
	const error = resultError ?? Object.assign(new MaxBufferError(), { code: "ENOBUFS" });
	error.maxBufferInfo = {
		fdNumber,
		unit: "bytes",
		threshold
	};
	return {
		resultError: error,
		isMaxBuffer: true
	};
};
const findMaxBufferSync = (output, maxBuffer, buffer) => {
	if (output === null) return;
	const fdNumber = output.findIndex((result, index) => result !== null && buffer[index] && result.length > getMaxBufferValueSync(maxBuffer, index));
	return fdNumber === -1 ? void 0 : fdNumber;
};
const getMaxBufferValueSync = (maxBuffer, fdNumber) => Math.min(maxBuffer[1], maxBuffer[fdNumber]);
const truncateMaxBufferSync = (result, fdNumber, { maxBuffer, buffer }) => {
	const maxBufferValue = getMaxBufferValueSync(maxBuffer, fdNumber);
	return buffer[fdNumber] && result.length > maxBufferValue ? result.slice(0, maxBufferValue) : result;
};

const createMessages = ({ stdio, all, ipcOutput, originalError, signal, signalDescription, exitCode, escapedCommand, timedOut, isCanceled, isGracefullyCanceled, isMaxBuffer, isForcefullyTerminated, forceKillAfterDelay, killSignal, maxBuffer, timeout, cwd }) => {
	const errorCode = getErrorCode(originalError);
	const prefix = getErrorPrefix({
		originalError,
		timedOut,
		timeout,
		isMaxBuffer,
		maxBuffer,
		errorCode,
		signal,
		signalDescription,
		exitCode,
		isCanceled,
		isGracefullyCanceled,
		isForcefullyTerminated,
		forceKillAfterDelay,
		killSignal
	});
	const originalMessage = getOriginalMessage(originalError, cwd);
	const shortMessage = `${prefix}: ${escapedCommand}${originalMessage === void 0 ? "" : `\n${originalMessage}`}`;
	return {
		originalMessage,
		shortMessage,
		message: [
			shortMessage,
			...all === void 0 ? [stdio[2], stdio[1]] : [all],
			...stdio.slice(3),
			ipcOutput.map((ipcMessage) => serializeIpcMessage(ipcMessage)).join("\n")
		].map((messagePart) => escapeLines(stripFinalNewline(serializeMessagePart(messagePart)))).filter(Boolean).join("\n\n")
	};
};
const getErrorCode = (error) => typeof error?.code === "string" ? error.code : void 0;
const getErrorPrefix = ({ originalError, timedOut, timeout, isMaxBuffer, maxBuffer, errorCode, signal, signalDescription, exitCode, isCanceled, isGracefullyCanceled, isForcefullyTerminated, forceKillAfterDelay, killSignal }) => {
	const forcefulSuffix = getForcefulSuffix(isForcefullyTerminated, forceKillAfterDelay);
	if (timedOut) return `Command timed out after ${timeout} milliseconds${forcefulSuffix}`;
	if (isGracefullyCanceled) {
		if (signal === void 0) return `Command was gracefully canceled with exit code ${exitCode}`;
		return isForcefullyTerminated ? `Command was gracefully canceled${forcefulSuffix}` : `Command was gracefully canceled with ${signal} (${signalDescription})`;
	}
	if (isCanceled) return `Command was canceled${forcefulSuffix}`;
	if (isMaxBuffer) return `${getMaxBufferMessage(originalError, maxBuffer)}${forcefulSuffix}`;
	if (errorCode !== void 0) return `Command failed with ${errorCode}${forcefulSuffix}`;
	if (isForcefullyTerminated) return `Command was killed with ${killSignal} (${getSignalDescription(killSignal)})${forcefulSuffix}`;
	if (signal !== void 0) return `Command was killed with ${signal} (${signalDescription})`;
	return exitCode === void 0 ? "Command failed" : `Command failed with exit code ${exitCode}`;
};
const getForcefulSuffix = (isForcefullyTerminated, forceKillAfterDelay) => isForcefullyTerminated ? ` and was forcefully terminated after ${forceKillAfterDelay} milliseconds` : "";
const getOriginalMessage = (originalError, cwd) => {
	if (originalError instanceof DiscardedError) return;
	const originalMessage = isExecaError(originalError) ? originalError.originalMessage ?? "" : String(originalError?.message ?? originalError);
	const escapedOriginalMessage = escapeLines(fixCwdError(originalMessage, cwd));
	return escapedOriginalMessage === "" ? void 0 : escapedOriginalMessage;
};
const serializeIpcMessage = (ipcMessage) => typeof ipcMessage === "string" ? ipcMessage : inspect$1(ipcMessage);
const serializeMessagePart = (messagePart) => Array.isArray(messagePart) ? messagePart.filter((messageItem) => isTextItem(messageItem)).map((messageItem) => stripFinalNewline(serializeMessageItem(messageItem))).join("\n") : serializeMessageItem(messagePart);
const isTextItem = (messageItem) => typeof messageItem === "string" || isUint8Array(messageItem);
const serializeMessageItem = (messageItem) => {
	if (typeof messageItem === "string") return messageItem;
	return isUint8Array(messageItem) ? uint8ArrayToString(messageItem) : "";
};

const makeSuccessResult = ({ command, escapedCommand, stdio, all, ipcOutput, options: { cwd }, startTime }) => omitUndefinedProperties({
	command,
	escapedCommand,
	cwd,
	durationMs: getDurationMs(startTime),
	failed: false,
	timedOut: false,
	isCanceled: false,
	isGracefullyCanceled: false,
	isTerminated: false,
	isMaxBuffer: false,
	isForcefullyTerminated: false,
	exitCode: 0,
	stdout: stdio[1],
	stderr: stdio[2],
	all,
	stdio,
	ipcOutput,
	pipedFrom: []
});
const makeEarlyError = ({ error, command, escapedCommand, fileDescriptors, options, startTime, isSync, stdio = Array.from({ length: fileDescriptors.length }), all }) => makeError({
	error,
	command,
	escapedCommand,
	startTime,
	timedOut: false,
	isCanceled: false,
	isGracefullyCanceled: false,
	isMaxBuffer: false,
	isForcefullyTerminated: false,
	stdio,
	all,
	ipcOutput: [],
	options,
	isSync
});
const getEarlyErrorOutput = (fileDescriptors, options) => {
	const stdio = fileDescriptors.map((fileDescriptor, fdNumber) => getEmptyOutput(fileDescriptor, fdNumber, options));
	return {
		stdio,
		all: getAllSync(stdio, getAllSyncFds(stdio), options)
	};
};
const getEmptyOutput = ({ direction, objectMode }, fdNumber, { stdio, buffer, lines, encoding }) => {
	if (direction === "input" || !PIPED_STDIO.has(stdio[fdNumber]) || !buffer[fdNumber]) return;
	if (objectMode || lines[fdNumber]) return [];
	return encoding === "buffer" ? /* @__PURE__ */ new Uint8Array() : "";
};
const PIPED_STDIO = /* @__PURE__ */ new Set(["pipe", "overlapped"]);
const makeError = ({ error: originalError, command, escapedCommand, startTime, timedOut, isCanceled, isGracefullyCanceled, isMaxBuffer, isForcefullyTerminated, exitCode: rawExitCode, signal: rawSignal, stdio, all, ipcOutput, options: { timeoutDuration, timeout = timeoutDuration, forceKillAfterDelay, killSignal, cwd, maxBuffer }, isSync }) => {
	const { exitCode, signal, signalDescription } = normalizeExitPayload(rawExitCode, rawSignal);
	const { originalMessage, shortMessage, message } = createMessages({
		stdio,
		all,
		ipcOutput,
		originalError,
		signal,
		signalDescription,
		exitCode,
		escapedCommand,
		timedOut,
		isCanceled,
		isGracefullyCanceled,
		isMaxBuffer,
		isForcefullyTerminated,
		forceKillAfterDelay,
		killSignal,
		maxBuffer,
		timeout,
		cwd
	});
	const error = getFinalError(originalError, message, isSync);
	Object.assign(error, getErrorProperties({
		error,
		command,
		escapedCommand,
		startTime,
		timedOut,
		isCanceled,
		isGracefullyCanceled,
		isMaxBuffer,
		isForcefullyTerminated,
		exitCode,
		signal,
		signalDescription,
		stdio,
		all,
		ipcOutput,
		cwd,
		originalMessage,
		shortMessage
	}));
	return error;
};
const getErrorProperties = ({ error, command, escapedCommand, startTime, timedOut, isCanceled, isGracefullyCanceled, isMaxBuffer, isForcefullyTerminated, exitCode, signal, signalDescription, stdio, all, ipcOutput, cwd, originalMessage, shortMessage }) => omitUndefinedProperties({
	shortMessage,
	originalMessage,
	command,
	escapedCommand,
	cwd,
	durationMs: getDurationMs(startTime),
	failed: true,
	timedOut,
	isCanceled,
	isGracefullyCanceled,
	isTerminated: signal !== void 0,
	isMaxBuffer,
	isForcefullyTerminated,
	exitCode,
	signal,
	signalDescription,
	code: getErrorCode(error.cause),
	stdout: stdio[1],
	stderr: stdio[2],
	all,
	stdio,
	ipcOutput,
	pipedFrom: []
});
const omitUndefinedProperties = (result) => Object.fromEntries(Object.entries(result).filter(([, value]) => value !== void 0));
const normalizeExitPayload = (rawExitCode, rawSignal) => {
	const exitCode = rawExitCode === null ? void 0 : rawExitCode;
	const signal = rawSignal === null ? void 0 : rawSignal;
	return {
		exitCode,
		signal,
		signalDescription: signal === void 0 ? void 0 : getSignalDescription(rawSignal)
	};
};

const toZeroIfInfinity = (value) => Number.isFinite(value) ? value : 0;
function parseNumber$1(milliseconds) {
	return {
		days: Math.trunc(milliseconds / 864e5),
		hours: Math.trunc(milliseconds / 36e5 % 24),
		minutes: Math.trunc(milliseconds / 6e4 % 60),
		seconds: Math.trunc(milliseconds / 1e3 % 60),
		milliseconds: Math.trunc(milliseconds % 1e3),
		microseconds: Math.trunc(toZeroIfInfinity(milliseconds * 1e3) % 1e3),
		nanoseconds: Math.trunc(toZeroIfInfinity(milliseconds * 1e6) % 1e3)
	};
}
function parseBigint(milliseconds) {
	return {
		days: milliseconds / 86400000n,
		hours: milliseconds / 3600000n % 24n,
		minutes: milliseconds / 60000n % 60n,
		seconds: milliseconds / 1000n % 60n,
		milliseconds: milliseconds % 1000n,
		microseconds: 0n,
		nanoseconds: 0n
	};
}
function parseMilliseconds(milliseconds) {
	switch (typeof milliseconds) {
		case "number":
			if (Number.isFinite(milliseconds)) return parseNumber$1(milliseconds);
			break;
		case "bigint": return parseBigint(milliseconds);
	}
	throw new TypeError("Expected a finite number or bigint");
}

const isZero = (value) => value === 0 || value === 0n;
const pluralize = (word, count) => count === 1 || count === 1n ? word : `${word}s`;
const SECOND_ROUNDING_EPSILON = 1e-7;
const ONE_DAY_IN_MILLISECONDS = 24n * 60n * 60n * 1000n;
function prettyMilliseconds(milliseconds, options) {
	const isBigInt = typeof milliseconds === "bigint";
	if (!isBigInt && !Number.isFinite(milliseconds)) throw new TypeError("Expected a finite number or bigint");
	options = { ...options };
	const sign = milliseconds < 0 ? "-" : "";
	milliseconds = milliseconds < 0 ? -milliseconds : milliseconds;
	if (options.colonNotation) {
		options.compact = false;
		options.formatSubMilliseconds = false;
		options.separateMilliseconds = false;
		options.verbose = false;
	}
	if (options.compact) {
		options.unitCount = 1;
		options.secondsDecimalDigits = 0;
		options.millisecondsDecimalDigits = 0;
	}
	let result = [];
	const floorDecimals = (value, decimalDigits) => {
		const flooredInterimValue = Math.floor(value * 10 ** decimalDigits + SECOND_ROUNDING_EPSILON);
		return (Math.round(flooredInterimValue) / 10 ** decimalDigits).toFixed(decimalDigits);
	};
	const add = (value, long, short, valueString) => {
		if ((result.length === 0 || !options.colonNotation) && isZero(value) && !(options.colonNotation && short === "m")) return;
		valueString ??= String(value);
		if (options.colonNotation) {
			const wholeDigits = valueString.includes(".") ? valueString.split(".")[0].length : valueString.length;
			const minLength = result.length > 0 ? 2 : 1;
			valueString = "0".repeat(Math.max(0, minLength - wholeDigits)) + valueString;
		} else valueString += options.verbose ? " " + pluralize(long, value) : short;
		result.push(valueString);
	};
	const parsed = parseMilliseconds(milliseconds);
	const days = BigInt(parsed.days);
	if (options.hideYearAndDays) add(BigInt(days) * 24n + BigInt(parsed.hours), "hour", "h");
	else {
		if (options.hideYear) add(days, "day", "d");
		else {
			add(days / 365n, "year", "y");
			add(days % 365n, "day", "d");
		}
		add(Number(parsed.hours), "hour", "h");
	}
	add(Number(parsed.minutes), "minute", "m");
	if (!options.hideSeconds) {
		if (options.separateMilliseconds || options.formatSubMilliseconds || !options.colonNotation && milliseconds < 1e3 && !options.subSecondsAsDecimals) {
			const seconds = Number(parsed.seconds);
			const milliseconds = Number(parsed.milliseconds);
			const microseconds = Number(parsed.microseconds);
			const nanoseconds = Number(parsed.nanoseconds);
			add(seconds, "second", "s");
			if (options.formatSubMilliseconds) {
				add(milliseconds, "millisecond", "ms");
				add(microseconds, "microsecond", "µs");
				add(nanoseconds, "nanosecond", "ns");
			} else {
				const millisecondsAndBelow = milliseconds + microseconds / 1e3 + nanoseconds / 1e6;
				const millisecondsDecimalDigits = typeof options.millisecondsDecimalDigits === "number" ? options.millisecondsDecimalDigits : 0;
				const roundedMilliseconds = millisecondsAndBelow >= 1 ? Math.round(millisecondsAndBelow) : Math.ceil(millisecondsAndBelow);
				const maximumMilliseconds = 1e3 - 10 ** -millisecondsDecimalDigits;
				const millisecondsString = millisecondsDecimalDigits ? Math.min(millisecondsAndBelow, maximumMilliseconds).toFixed(millisecondsDecimalDigits) : Math.min(roundedMilliseconds, maximumMilliseconds);
				add(Number.parseFloat(millisecondsString), "millisecond", "ms", millisecondsString);
			}
		} else {
			const secondsFixed = floorDecimals((isBigInt ? Number(milliseconds % ONE_DAY_IN_MILLISECONDS) : milliseconds) / 1e3 % 60, typeof options.secondsDecimalDigits === "number" ? options.secondsDecimalDigits : 1);
			const secondsString = options.keepDecimalsOnWholeSeconds ? secondsFixed : secondsFixed.replace(/\.0+$/, "");
			add(Number.parseFloat(secondsString), "second", "s", secondsString);
		}
	}
	if (result.length === 0) return sign + "0" + (options.verbose ? " milliseconds" : "ms");
	const separator = options.colonNotation ? ":" : " ";
	if (typeof options.unitCount === "number") result = result.slice(0, Math.max(options.unitCount, 1));
	return sign + result.join(separator);
}

const logError = (result, verboseInfo) => {
	if (result.failed) verboseLog({
		type: "error",
		verboseMessage: result.shortMessage,
		verboseInfo,
		result
	});
};

const logResult = (result, verboseInfo) => {
	if (!isVerbose(verboseInfo)) return;
	logError(result, verboseInfo);
	logDuration(result, verboseInfo);
};
const logDuration = (result, verboseInfo) => {
	const verboseMessage = `(done in ${prettyMilliseconds(result.durationMs)})`;
	verboseLog({
		type: "duration",
		verboseMessage,
		verboseInfo,
		result
	});
};

const handleResult = (result, verboseInfo, { reject }) => {
	logResult(result, verboseInfo);
	if (reject && result.failed) throw result;
	return result;
};

const getStdioItemType = (value, optionName) => {
	if (isAsyncGenerator(value)) return "asyncGenerator";
	if (isSyncGenerator(value)) return "generator";
	if (isUrl$1(value)) return "fileUrl";
	if (isFilePathObject(value)) return "filePath";
	if (isWebStream(value)) return "webStream";
	if (isStream(value, { checkOpen: false })) return "native";
	if (isUint8Array(value)) return "uint8Array";
	if (isAsyncIterableObject(value)) return "asyncIterable";
	if (isIterableObject(value)) return "iterable";
	if (isTransformStream(value)) return getTransformStreamType({ transform: value }, optionName);
	return isTransformOptions(value) ? getTransformObjectType(value, optionName) : "native";
};
const getTransformObjectType = (value, optionName) => {
	if (isDuplexStream(value.transform, { checkOpen: false })) return getDuplexType(value, optionName);
	return isTransformStream(value.transform) ? getTransformStreamType(value, optionName) : getGeneratorObjectType(value, optionName);
};
const getDuplexType = (value, optionName) => {
	validateNonGeneratorType(value, optionName, "Duplex stream");
	return "duplex";
};
const getTransformStreamType = (value, optionName) => {
	validateNonGeneratorType(value, optionName, "web TransformStream");
	return "webTransform";
};
const validateNonGeneratorType = ({ final, binary, objectMode }, optionName, typeName) => {
	checkUndefinedOption(final, `${optionName}.final`, typeName);
	checkUndefinedOption(binary, `${optionName}.binary`, typeName);
	checkBooleanOption(objectMode, `${optionName}.objectMode`);
};
const checkUndefinedOption = (value, optionName, typeName) => {
	if (value !== void 0) throw new TypeError(`The \`${optionName}\` option can only be defined when using a generator, not a ${typeName}.`);
};
const getGeneratorObjectType = ({ transform, final, binary, objectMode }, optionName) => {
	if (transform !== void 0 && !isGenerator(transform)) throw new TypeError(`The \`${optionName}.transform\` option must be a generator, a Duplex stream or a web TransformStream.`);
	if (isDuplexStream(final, { checkOpen: false })) throw new TypeError(`The \`${optionName}.final\` option must not be a Duplex stream.`);
	if (isTransformStream(final)) throw new TypeError(`The \`${optionName}.final\` option must not be a web TransformStream.`);
	if (final !== void 0 && !isGenerator(final)) throw new TypeError(`The \`${optionName}.final\` option must be a generator.`);
	checkBooleanOption(binary, `${optionName}.binary`);
	checkBooleanOption(objectMode, `${optionName}.objectMode`);
	return isAsyncGenerator(transform) || isAsyncGenerator(final) ? "asyncGenerator" : "generator";
};
const isGenerator = (value) => isAsyncGenerator(value) || isSyncGenerator(value);
const isAsyncGenerator = (value) => Object.prototype.toString.call(value) === "[object AsyncGeneratorFunction]";
const isSyncGenerator = (value) => Object.prototype.toString.call(value) === "[object GeneratorFunction]";
const isTransformOptions = (value) => isPlainObject(value) && (value.transform !== void 0 || value.final !== void 0);
const isUrl$1 = (value) => Object.prototype.toString.call(value) === "[object URL]";
const isRegularUrl = (value) => isUrl$1(value) && value.protocol !== "file:";
const isFilePathObject = (value) => isPlainObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => FILE_PATH_KEYS.has(key)) && isFilePathString(value.file);
const FILE_PATH_KEYS = /* @__PURE__ */ new Set(["file", "append"]);
const isFilePathString = (file) => typeof file === "string";
const isStdioValueObject = (value) => isPlainObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => STDIO_VALUE_KEYS.has(key)) && "value" in value;
const STDIO_VALUE_KEYS = /* @__PURE__ */ new Set(["value", "input"]);
const isUnknownStdioString = (type, value) => type === "native" && typeof value === "string" && !KNOWN_STDIO_STRINGS.has(value);
const KNOWN_STDIO_STRINGS = /* @__PURE__ */ new Set([
	"ipc",
	"ignore",
	"inherit",
	"overlapped",
	"pipe"
]);
const isReadableStream = (value) => Object.prototype.toString.call(value) === "[object ReadableStream]";
const isWritableStream = (value) => Object.prototype.toString.call(value) === "[object WritableStream]";
const isWebStream = (value) => isReadableStream(value) || isWritableStream(value);
const isTransformStream = (value) => isReadableStream(value?.readable) && isWritableStream(value?.writable);
const isAsyncIterableObject = (value) => isObject(value) && typeof value[Symbol.asyncIterator] === "function";
const isIterableObject = (value) => isObject(value) && typeof value[Symbol.iterator] === "function";
const isObject = (value) => typeof value === "object" && value !== null;
const TRANSFORM_TYPES = /* @__PURE__ */ new Set([
	"generator",
	"asyncGenerator",
	"duplex",
	"webTransform"
]);
const FILE_TYPES = /* @__PURE__ */ new Set([
	"fileUrl",
	"filePath",
	"fileNumber"
]);
const SPECIAL_DUPLICATE_TYPES_SYNC = /* @__PURE__ */ new Set(["fileUrl", "filePath"]);
const SPECIAL_DUPLICATE_TYPES = /* @__PURE__ */ new Set([
	...SPECIAL_DUPLICATE_TYPES_SYNC,
	"webStream",
	"nodeStream"
]);
const FORBID_DUPLICATE_TYPES = /* @__PURE__ */ new Set(["webTransform", "duplex"]);
const TYPE_TO_MESSAGE = {
	generator: "a generator",
	asyncGenerator: "an async generator",
	fileUrl: "a file URL",
	filePath: "a file path string",
	fileNumber: "a file descriptor number",
	webStream: "a web stream",
	nodeStream: "a Node.js stream",
	webTransform: "a web TransformStream",
	duplex: "a Duplex stream",
	native: "any value",
	iterable: "an iterable",
	asyncIterable: "an async iterable",
	string: "a string",
	uint8Array: "a Uint8Array"
};

const getTransformObjectModes = (objectMode, index, newTransforms, direction) => direction === "output" ? getOutputObjectModes(objectMode, index, newTransforms) : getInputObjectModes(objectMode, index, newTransforms);
const getOutputObjectModes = (objectMode, index, newTransforms) => {
	const writableObjectMode = index !== 0 && newTransforms[index - 1].value.readableObjectMode;
	return {
		writableObjectMode,
		readableObjectMode: objectMode ?? writableObjectMode
	};
};
const getInputObjectModes = (objectMode, index, newTransforms) => {
	const writableObjectMode = index === 0 ? objectMode === true : newTransforms[index - 1].value.readableObjectMode;
	return {
		writableObjectMode,
		readableObjectMode: index !== newTransforms.length - 1 && (objectMode ?? writableObjectMode)
	};
};
const getFdObjectMode = (stdioItems, direction) => {
	const lastTransform = stdioItems.findLast(({ type }) => TRANSFORM_TYPES.has(type));
	if (lastTransform === void 0) return false;
	return direction === "input" ? lastTransform.value.writableObjectMode : lastTransform.value.readableObjectMode;
};

const normalizeTransforms = (stdioItems, optionName, direction, options) => [...stdioItems.filter(({ type }) => !TRANSFORM_TYPES.has(type)), ...getTransforms(stdioItems, optionName, direction, options)];
const getTransforms = (stdioItems, optionName, direction, { encoding }) => {
	const transforms = stdioItems.filter(({ type }) => TRANSFORM_TYPES.has(type));
	const newTransforms = Array.from({ length: transforms.length });
	for (const [index, stdioItem] of Object.entries(transforms)) newTransforms[index] = normalizeTransform({
		stdioItem,
		index: Number(index),
		newTransforms,
		optionName,
		direction,
		encoding
	});
	return sortTransforms(newTransforms, direction);
};
const normalizeTransform = ({ stdioItem, stdioItem: { type }, index, newTransforms, optionName, direction, encoding }) => {
	if (type === "duplex") return normalizeDuplex({
		stdioItem,
		optionName
	});
	if (type === "webTransform") return normalizeTransformStream({
		stdioItem,
		index,
		newTransforms,
		direction
	});
	return normalizeGenerator({
		stdioItem,
		index,
		newTransforms,
		direction,
		encoding
	});
};
const normalizeDuplex = ({ stdioItem, optionName }) => {
	const { value } = stdioItem;
	const { transform } = value;
	const { writableObjectMode, readableObjectMode } = transform;
	const { objectMode = readableObjectMode } = value;
	if (objectMode && !readableObjectMode) throw new TypeError(`The \`${optionName}.objectMode\` option can only be \`true\` if \`new Duplex({objectMode: true})\` is used.`);
	if (!objectMode && readableObjectMode) throw new TypeError(`The \`${optionName}.objectMode\` option cannot be \`false\` if \`new Duplex({objectMode: true})\` is used.`);
	return {
		...stdioItem,
		value: {
			transform,
			writableObjectMode,
			readableObjectMode
		}
	};
};
const normalizeTransformStream = ({ stdioItem, stdioItem: { value }, index, newTransforms, direction }) => {
	const { transform, objectMode } = isPlainObject(value) ? value : { transform: value };
	const { writableObjectMode, readableObjectMode } = getTransformObjectModes(objectMode, index, newTransforms, direction);
	return {
		...stdioItem,
		value: {
			transform,
			writableObjectMode,
			readableObjectMode
		}
	};
};
const normalizeGenerator = ({ stdioItem, stdioItem: { value }, index, newTransforms, direction, encoding }) => {
	const { transform, final, binary: binaryOption = false, preserveNewlines = false, objectMode } = isPlainObject(value) ? value : { transform: value };
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const { writableObjectMode, readableObjectMode } = getTransformObjectModes(objectMode, index, newTransforms, direction);
	return {
		...stdioItem,
		value: {
			transform,
			final,
			binary,
			preserveNewlines,
			writableObjectMode,
			readableObjectMode
		}
	};
};
const sortTransforms = (newTransforms, direction) => direction === "input" ? newTransforms.reverse() : newTransforms;

const getStreamDirection = ({ stdioItems, isStdioArray, fdNumber, optionName }) => {
	const directions = stdioItems.map((stdioItem) => getStdioItemDirection(stdioItem, fdNumber, isStdioArray));
	if (directions.includes("input") && directions.includes("output")) throw new TypeError(`The \`${optionName}\` option must not be an array of both readable and writable values.`);
	return directions.find(Boolean) ?? DEFAULT_DIRECTION;
};
const getStdioItemDirection = (stdioItem, fdNumber, isStdioArray) => {
	const knownDirection = KNOWN_DIRECTIONS[fdNumber];
	const direction = getRequestedDirection(stdioItem);
	if (knownDirection === void 0) return direction;
	validateKnownDirection(stdioItem, knownDirection, isStdioArray);
	return knownDirection;
};
const getRequestedDirection = ({ type, value, direction, optionName }) => {
	const guessedDirection = guessStreamDirection[type](value);
	if (direction === "input" && guessedDirection === "output") throw new TypeError(`The \`${optionName}\` option is invalid: \`input: true\` cannot be used with a writable value, which is always an output.`);
	return direction ?? guessedDirection;
};
const validateKnownDirection = ({ type, value, optionName }, knownDirection, isStdioArray) => {
	if (!STREAM_TYPES.has(type) || !isStdioArray && getStandardStreamDirection(value) !== void 0) return;
	const guessedDirection = guessStreamDirection[type](value);
	if (guessedDirection === void 0 || guessedDirection === knownDirection) return;
	throw new TypeError(`The \`${optionName}\` option is invalid: a ${guessedDirection === "input" ? "readable" : "writable"} value is always an ${guessedDirection}, but \`${optionName}\` is an ${knownDirection}.`);
};
const STREAM_TYPES = /* @__PURE__ */ new Set([
	"native",
	"nodeStream",
	"webStream"
]);
const KNOWN_DIRECTIONS = [
	"input",
	"output",
	"output"
];
const anyDirection = () => void 0;
const alwaysInput = () => "input";
const guessStreamDirection = {
	generator: anyDirection,
	asyncGenerator: anyDirection,
	fileUrl: anyDirection,
	filePath: anyDirection,
	iterable: alwaysInput,
	asyncIterable: alwaysInput,
	uint8Array: alwaysInput,
	string: alwaysInput,
	webStream: (value) => isWritableStream(value) ? "output" : "input",
	nodeStream(value) {
		if (!isReadableStream$1(value, { checkOpen: false })) return "output";
		return isWritableStream$1(value, { checkOpen: false }) ? void 0 : "input";
	},
	webTransform: anyDirection,
	duplex: anyDirection,
	native(value) {
		const standardStreamDirection = getStandardStreamDirection(value);
		if (standardStreamDirection !== void 0) return standardStreamDirection;
		if (isStream(value, { checkOpen: false })) return guessStreamDirection.nodeStream(value);
	}
};
const getStandardStreamDirection = (value) => {
	if ([0, process$2.stdin].includes(value)) return "input";
	if ([
		1,
		2,
		process$2.stdout,
		process$2.stderr
	].includes(value)) return "output";
};
const DEFAULT_DIRECTION = "output";

const normalizeIpcStdioArray = (stdioArray, ipc) => ipc ? [...stdioArray, "ipc"] : stdioArray;

const normalizeStdioOption = (options, verboseInfo, isSync) => {
	const { stdio, ipc, buffer } = options;
	const stdioArray = getStdioArray(stdio, options).map((stdioOption, fdNumber) => addDefaultValue(stdioOption, fdNumber));
	validateIpcStdioOption(stdioArray);
	return isSync ? normalizeStdioSync(stdioArray, buffer, verboseInfo) : normalizeIpcStdioArray(stdioArray, ipc);
};
const validateIpcStdioOption = (stdioArray) => {
	if (stdioArray.some((stdioOption) => hasIpcStdioOption(stdioOption))) throw new Error("The `ipc: true` option must be used instead of `stdio: 'ipc'`.");
};
const hasIpcStdioOption = (stdioOption) => Array.isArray(stdioOption) ? stdioOption.some((item) => hasIpcStdioItem(item)) : hasIpcStdioItem(stdioOption);
const hasIpcStdioItem = (stdioOption) => isStdioValueObject(stdioOption) ? stdioOption.value === "ipc" : stdioOption === "ipc";
const getStdioArray = (stdio, options) => {
	if (stdio === void 0) return STANDARD_STREAMS_ALIASES.map((alias) => options[alias]);
	if (hasAlias(options)) throw new Error(`It's not possible to provide \`stdio\` in combination with one of ${STANDARD_STREAMS_ALIASES.map((alias) => `\`${alias}\``).join(", ")}`);
	if (typeof stdio === "string") return [
		stdio,
		stdio,
		stdio
	];
	if (!Array.isArray(stdio)) throw new TypeError(`Expected \`stdio\` to be of type \`string\` or \`Array\`, got \`${getTypeName(stdio)}\``);
	const length = Math.max(stdio.length, STANDARD_STREAMS_ALIASES.length);
	return Array.from({ length }, (_, fdNumber) => stdio[fdNumber]);
};
const hasAlias = (options) => STANDARD_STREAMS_ALIASES.some((alias) => options[alias] !== void 0);
const addDefaultValue = (stdioOption, fdNumber) => {
	if (Array.isArray(stdioOption)) return stdioOption.map((item) => addDefaultValue(item, fdNumber));
	if (stdioOption === null || stdioOption === void 0) return fdNumber >= STANDARD_STREAMS_ALIASES.length ? "ignore" : "pipe";
	return stdioOption;
};
const normalizeStdioSync = (stdioArray, buffer, verboseInfo) => stdioArray.map((stdioOption, fdNumber) => !buffer[fdNumber] && isStandardOutputFd(fdNumber) && !isFullVerbose(verboseInfo, fdNumber) && isOutputPipeOnly(stdioOption, fdNumber) ? "ignore" : stdioOption);
const isOutputPipeOnly = (stdioOption, fdNumber) => isOutputPipe(stdioOption, fdNumber) || Array.isArray(stdioOption) && stdioOption.length > 0 && stdioOption.every((item) => isOutputPipe(item, fdNumber));
const isOutputPipe = (stdioOption, fdNumber) => stdioOption === "pipe" || isOutputPipeObject(stdioOption, fdNumber);
const isOutputPipeObject = (stdioOption, fdNumber) => isStdioValueObject(stdioOption) && stdioOption.value === "pipe" && (stdioOption.input === void 0 || stdioOption.input === false || isFixedOutputPipe(fdNumber, stdioOption.input));
const isFixedOutputPipe = (fdNumber, input) => input === true && isStandardOutputFd(fdNumber);
const isStandardOutputFd = (fdNumber) => fdNumber === 1 || fdNumber === 2;

const getToStream = (destination, to = "stdin") => {
	const isWritable = true;
	const { options, fileDescriptors } = SUBPROCESS_OPTIONS.get(destination);
	const fdNumber = getFdNumber(fileDescriptors, to, isWritable);
	const destinationStream = destination.stdio[fdNumber];
	if (destinationStream === null) throw new TypeError(getInvalidStdioOptionMessage(fdNumber, to, options, isWritable));
	return destinationStream;
};
const getFromStream = (source, from = "stdout") => {
	const isWritable = false;
	const { options, fileDescriptors } = SUBPROCESS_OPTIONS.get(source);
	const fdNumber = getFdNumber(fileDescriptors, from, isWritable);
	const sourceStream = fdNumber === "all" ? source.all : source.stdio[fdNumber];
	if (sourceStream === null || sourceStream === void 0) throw new TypeError(getInvalidStdioOptionMessage(fdNumber, from, options, isWritable));
	return sourceStream;
};
const SUBPROCESS_OPTIONS = /* @__PURE__ */ new WeakMap();
const getFdNumber = (fileDescriptors, fdName, isWritable) => {
	const fdNumber = parseFdNumber(fdName, isWritable);
	validateFdNumber(fdNumber, fdName, isWritable, fileDescriptors);
	return fdNumber;
};
const parseFdNumber = (fdName, isWritable) => {
	const fdNumber = parseFd(fdName);
	if (fdNumber !== void 0) return fdNumber;
	const { validOptions, defaultValue } = isWritable ? {
		validOptions: "\"stdin\"",
		defaultValue: "stdin"
	} : {
		validOptions: "\"stdout\", \"stderr\", \"all\"",
		defaultValue: "stdout"
	};
	throw new TypeError(`"${getOptionName(isWritable)}" must not be "${fdName}".
It must be ${validOptions} or "fd3", "fd4" (and so on).
It is optional and defaults to "${defaultValue}".`);
};
const validateFdNumber = (fdNumber, fdName, isWritable, fileDescriptors) => {
	const fileDescriptor = fileDescriptors[getUsedDescriptor(fdNumber)];
	if (fileDescriptor === void 0) throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. That file descriptor does not exist.
Please set the "stdio" option to ensure that file descriptor exists.`);
	if (!isWritable && fileDescriptor.direction === "input") throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. It must be a readable stream, not writable.`);
	if (isWritable && fileDescriptor.direction !== "input") throw new TypeError(`"${getOptionName(isWritable)}" must not be ${fdName}. It must be a writable stream, not readable.
If you meant to use it as input, please set its "stdio" option to \`{value: 'pipe', input: true}\`.`);
};
const getInvalidStdioOptionMessage = (fdNumber, fdName, options, isWritable) => {
	if (fdNumber === "all" && !options.all) return "The \"all\" option must be true to use \"from: 'all'\".";
	const { optionName, optionValue } = getInvalidStdioOption(fdNumber, options);
	return `The "${optionName}: ${serializeOptionValue(optionValue)}" option is incompatible with using "${getOptionName(isWritable)}: ${serializeOptionValue(fdName)}".
Please set this option with "pipe" instead.`;
};
const getInvalidStdioOption = (fdNumber, { stdin, stdout, stderr, stdio }) => {
	const usedDescriptor = getUsedDescriptor(fdNumber);
	if (usedDescriptor === 0 && stdin !== void 0) return {
		optionName: "stdin",
		optionValue: stdin
	};
	if (usedDescriptor === 1 && stdout !== void 0) return {
		optionName: "stdout",
		optionValue: stdout
	};
	return usedDescriptor === 2 && stderr !== void 0 ? {
		optionName: "stderr",
		optionValue: stderr
	} : {
		optionName: `stdio[${usedDescriptor}]`,
		optionValue: stdio[usedDescriptor]
	};
};
const getUsedDescriptor = (fdNumber) => fdNumber === "all" ? 1 : fdNumber;
const getOptionName = (isWritable) => isWritable ? "to" : "from";
const serializeOptionValue = (value) => {
	if (typeof value === "string") return `'${value}'`;
	return typeof value === "number" ? `${value}` : "Stream";
};

const handleNativeStream = ({ stdioItem, stdioItem: { type }, isStdioArray, fdNumber, direction, isSync }) => {
	if (!isStdioArray || type !== "native") return stdioItem;
	return isSync ? handleNativeStreamSync({
		stdioItem,
		fdNumber,
		direction
	}) : handleNativeStreamAsync({
		stdioItem,
		fdNumber
	});
};
const handleNativeStreamSync = ({ stdioItem, stdioItem: { value, optionName }, fdNumber, direction }) => {
	const targetFd = getTargetFd({
		value,
		optionName,
		fdNumber,
		direction
	});
	if (targetFd !== void 0) return targetFd;
	if (isStream(value, { checkOpen: false })) throw new TypeError(`The \`${optionName}: Stream\` option cannot both be an array and include a stream with synchronous methods.`);
	return stdioItem;
};
const getTargetFd = ({ value, optionName, fdNumber, direction }) => {
	const targetFdNumber = getTargetFdNumber(value, fdNumber);
	if (targetFdNumber === void 0) return;
	if (direction === "output") return {
		type: "fileNumber",
		value: targetFdNumber,
		optionName
	};
	if (tty.isatty(targetFdNumber)) throw new TypeError(`The \`${optionName}: ${serializeOptionValue(value)}\` option is invalid: it cannot be a TTY with synchronous methods.`);
	return {
		type: "uint8Array",
		contents: () => [bufferToUint8Array(readFileSync(targetFdNumber))],
		optionName
	};
};
const getTargetFdNumber = (value, fdNumber) => {
	if (value === "inherit") return fdNumber;
	if (typeof value === "number") return value;
	const standardStreamIndex = STANDARD_STREAMS.indexOf(value);
	if (standardStreamIndex !== -1) return standardStreamIndex;
};
const handleNativeStreamAsync = ({ stdioItem, stdioItem: { value, optionName }, fdNumber }) => {
	if (value === "inherit") return {
		type: "nodeStream",
		value: getStandardStream(fdNumber, value, optionName),
		optionName
	};
	if (typeof value === "number") return {
		type: "nodeStream",
		value: getStandardStream(value, value, optionName),
		optionName
	};
	return isStream(value, { checkOpen: false }) ? {
		type: "nodeStream",
		value,
		optionName
	} : stdioItem;
};
const getStandardStream = (fdNumber, value, optionName) => {
	const standardStream = STANDARD_STREAMS[fdNumber];
	if (standardStream === void 0) throw new TypeError(`The \`${optionName}: ${value}\` option is invalid: no such standard stream.`);
	return standardStream;
};

const handleInputOptions = ({ input, inputFile }, fdNumber) => fdNumber === 0 ? [...handleInputOption(input), ...handleInputFileOption(inputFile)] : [];
const handleInputOption = (input) => input === void 0 ? [] : [{
	type: getInputType(input),
	value: input,
	optionName: "input"
}];
const getInputType = (input) => {
	if (isReadableStream$1(input, { checkOpen: false })) return "nodeStream";
	if (typeof input === "string") return "string";
	if (isUint8Array(input)) return "uint8Array";
	throw new Error("The `input` option must be a string, a Uint8Array or a Node.js Readable stream.");
};
const handleInputFileOption = (inputFile) => inputFile === void 0 ? [] : [{
	...getInputFileType(inputFile),
	optionName: "inputFile"
}];
const getInputFileType = (inputFile) => {
	if (isUrl$1(inputFile)) return {
		type: "fileUrl",
		value: inputFile
	};
	if (isFilePathString(inputFile)) return {
		type: "filePath",
		value: { file: inputFile }
	};
	throw new Error("The `inputFile` option must be a file path string or a file URL.");
};

const isFileType = (type) => SPECIAL_DUPLICATE_TYPES_SYNC.has(type);
const getFileTarget = ({ type, value }) => type === "filePath" ? path.resolve(value.file) : fileURLToPath(value);
const filterDuplicates = (stdioItems) => stdioItems.filter((stdioItemOne, indexOne) => stdioItems.every((stdioItemTwo, indexTwo) => !hasSameValueAndDirection(stdioItemOne, stdioItemTwo) || indexOne >= indexTwo || stdioItemOne.type === "generator" || stdioItemOne.type === "asyncGenerator"));
const hasSameValueAndDirection = (stdioItemOne, stdioItemTwo) => stdioItemOne.value === stdioItemTwo.value && stdioItemOne.direction === stdioItemTwo.direction;
const getDuplicateStream = ({ stdioItem: { type, value, optionName }, direction, fileDescriptors, isSync }) => {
	const otherStdioItems = getOtherStdioItems(fileDescriptors, type);
	if (otherStdioItems.length === 0) return;
	if (isSync) {
		validateDuplicateStreamSync({
			otherStdioItems,
			type,
			value,
			optionName,
			direction
		});
		return;
	}
	if (SPECIAL_DUPLICATE_TYPES.has(type)) return getDuplicateStreamInstance({
		otherStdioItems,
		type,
		value,
		optionName,
		direction
	});
	if (FORBID_DUPLICATE_TYPES.has(type)) validateDuplicateTransform({
		otherStdioItems,
		type,
		value,
		optionName
	});
};
const getOtherStdioItems = (fileDescriptors, type) => fileDescriptors.flatMap(({ direction, stdioItems }) => stdioItems.map((stdioItem) => ({
	...stdioItem,
	direction
}))).filter((stdioItem) => isSameDuplicateType(stdioItem.type, type));
const isSameDuplicateType = (otherType, type) => otherType === type || isFileType(otherType) && isFileType(type);
const validateDuplicateStreamSync = ({ otherStdioItems, type, value, optionName, direction }) => {
	if (SPECIAL_DUPLICATE_TYPES_SYNC.has(type)) getDuplicateStreamInstance({
		otherStdioItems,
		type,
		value,
		optionName,
		direction
	});
};
const getDuplicateStreamInstance = ({ otherStdioItems, type, value, optionName, direction }) => {
	const duplicateStdioItems = otherStdioItems.filter((stdioItem) => hasSameValue(stdioItem, type, value));
	if (duplicateStdioItems.length === 0) return;
	const differentStdioItem = duplicateStdioItems.find((stdioItem) => stdioItem.direction !== direction);
	throwOnDuplicateStream(differentStdioItem, optionName, type);
	return direction === "output" || type === "webStream" ? duplicateStdioItems[0].stream : void 0;
};
const hasSameValue = (otherStdioItem, type, value) => isFileType(otherStdioItem.type) ? getFileTarget(otherStdioItem) === getFileTarget({
	type,
	value
}) : otherStdioItem.value === value;
const validateDuplicateTransform = ({ otherStdioItems, type, value, optionName }) => {
	const duplicateStdioItem = otherStdioItems.find(({ value: { transform } }) => transform === value.transform);
	throwOnDuplicateStream(duplicateStdioItem, optionName, type);
};
const throwOnDuplicateStream = (stdioItem, optionName, type) => {
	if (stdioItem !== void 0) throw new TypeError(`The \`${stdioItem.optionName}\` and \`${optionName}\` options must not target ${TYPE_TO_MESSAGE[type]} that is the same.`);
};

const handleStdio = (addProperties, options, verboseInfo, isSync) => {
	const initialFileDescriptors = normalizeStdioOption(options, verboseInfo, isSync).map((stdioOption, fdNumber) => getFileDescriptor({
		stdioOption,
		fdNumber,
		options,
		isSync
	}));
	const fileDescriptors = getFinalFileDescriptors({
		initialFileDescriptors,
		addProperties,
		options,
		isSync
	});
	options.stdio = fileDescriptors.map(({ stdioItems }) => forwardStdio(stdioItems));
	return fileDescriptors;
};
const getFileDescriptor = ({ stdioOption, fdNumber, options, isSync }) => {
	const optionName = getStreamName(fdNumber);
	const { stdioItems: initialStdioItems, isStdioArray } = initializeStdioItems({
		stdioOption,
		fdNumber,
		options,
		optionName
	});
	const direction = getStreamDirection({
		stdioItems: initialStdioItems,
		isStdioArray,
		fdNumber,
		optionName
	});
	const stdioItems = initialStdioItems.map((stdioItem) => handleNativeStream({
		stdioItem,
		isStdioArray,
		fdNumber,
		direction,
		isSync
	}));
	const normalizedStdioItems = normalizeTransforms(stdioItems, optionName, direction, options);
	const objectMode = getFdObjectMode(normalizedStdioItems, direction);
	validateFileObjectMode(normalizedStdioItems, objectMode);
	return {
		direction,
		objectMode,
		stdioItems: normalizedStdioItems
	};
};
const initializeStdioItems = ({ stdioOption, fdNumber, options, optionName }) => {
	const values = Array.isArray(stdioOption) ? stdioOption : [stdioOption];
	const inputStdioItems = handleInputOptions(options, fdNumber);
	const initialStdioItems = [...omitInheritedStdin(values.map((value) => initializeStdioItem(value, optionName)), inputStdioItems), ...inputStdioItems];
	const stdioItems = filterDuplicates(initialStdioItems);
	const isStdioArray = stdioItems.length > 1;
	validateStdioArray(stdioItems, isStdioArray, optionName);
	validateStreams(stdioItems, isStdioArray);
	return {
		stdioItems,
		isStdioArray
	};
};
const omitInheritedStdin = (stdioItems, inputStdioItems) => inputStdioItems.length > 0 && isInheritedStdinOnly(stdioItems) ? [] : stdioItems;
const isInheritedStdinOnly = (stdioItems) => stdioItems.length === 1 && stdioItems[0].type === "native" && stdioItems[0].value === "inherit";
const initializeStdioItem = (value, optionName) => {
	if (isStdioValueObject(value)) return initializeStdioValueObject(value, optionName);
	return {
		type: getStdioItemType(value, optionName),
		value,
		optionName
	};
};
const initializeStdioValueObject = ({ value, input }, optionName) => {
	checkBooleanOption(input, `${optionName}.input`);
	return {
		type: getStdioItemType(value, optionName),
		value,
		direction: input ? "input" : void 0,
		optionName
	};
};
const validateStdioArray = (stdioItems, isStdioArray, optionName) => {
	if (stdioItems.length === 0) throw new TypeError(`The \`${optionName}\` option must not be an empty array.`);
	if (!isStdioArray) return;
	for (const { value, optionName } of stdioItems) if (INVALID_STDIO_ARRAY_OPTIONS.has(value)) throw new Error(`The \`${optionName}\` option must not include \`${value}\`.`);
};
const INVALID_STDIO_ARRAY_OPTIONS = /* @__PURE__ */ new Set(["ignore"]);
const validateStreams = (stdioItems, isStdioArray) => {
	for (const stdioItem of stdioItems) {
		validateFileStdio(stdioItem);
		validateFileDescriptorStdio(stdioItem);
		validateNativeStdio(stdioItem, isStdioArray);
	}
};
const validateFileDescriptorStdio = ({ type, value, optionName }) => {
	if (type !== "native") return;
	const fileDescriptor = typeof value === "number" ? value : value?.fd;
	if (typeof fileDescriptor === "number" && (!Number.isInteger(fileDescriptor) || fileDescriptor < 0 || fileDescriptor > MAX_FILE_DESCRIPTOR)) throw new TypeError(`The \`${optionName}\` option must be a non-negative 32-bit integer: got ${fileDescriptor}.`);
};
const MAX_FILE_DESCRIPTOR = 2 ** 31 - 1;
const validateNativeStdio = ({ type, value, optionName }, isStdioArray) => {
	if (type !== "native") return;
	if (isFileHandle(value)) {
		if (isStdioArray) throw new TypeError(`The \`${optionName}\` option cannot combine file handles with other values.`);
		return;
	}
	if (typeof value !== "string" && typeof value !== "number" && !isStream(value, { checkOpen: false })) throw new TypeError(`The \`${optionName}\` option is invalid: ${String(value)} (${typeof value}).`);
};
const isFileHandle = (value) => typeof value?.fd === "number" && !isStream(value, { checkOpen: false });
const validateFileStdio = ({ type, value, optionName }) => {
	if (isRegularUrl(value)) throw new TypeError(`The \`${optionName}: URL\` option must use the \`file:\` scheme.
For example, you can use the \`pathToFileURL()\` method of the \`url\` core module.`);
	if (isUnknownStdioString(type, value)) throw new TypeError(`The \`${optionName}: { file: '...' }\` option must be used instead of \`${optionName}: '...'\`.`);
};
const validateFileObjectMode = (stdioItems, objectMode) => {
	if (!objectMode) return;
	const fileStdioItem = stdioItems.find(({ type }) => FILE_TYPES.has(type));
	if (fileStdioItem !== void 0) throw new TypeError(`The \`${fileStdioItem.optionName}\` option cannot use both files and transforms in objectMode.`);
};
const getFinalFileDescriptors = ({ initialFileDescriptors, addProperties, options, isSync }) => {
	const fileDescriptors = [];
	try {
		for (const fileDescriptor of initialFileDescriptors) addFinalFileDescriptor({
			fileDescriptor,
			fileDescriptors,
			addProperties,
			options,
			isSync
		});
		return fileDescriptors;
	} catch (error) {
		cleanupCustomStreams(fileDescriptors);
		throw error;
	}
};
const addFinalFileDescriptor = ({ fileDescriptor, fileDescriptors, addProperties, options, isSync }) => {
	const { direction, objectMode, stdioItems } = fileDescriptor;
	const finalFileDescriptor = {
		direction,
		objectMode,
		stdioItems: []
	};
	fileDescriptors.push(finalFileDescriptor);
	for (const stdioItem of stdioItems) finalFileDescriptor.stdioItems.push(addStreamProperties({
		stdioItem,
		addProperties,
		direction,
		objectMode,
		options,
		fileDescriptors,
		isSync
	}));
};
const addStreamProperties = ({ stdioItem, addProperties, direction, objectMode, options, fileDescriptors, isSync }) => {
	const duplicateStream = getDuplicateStream({
		stdioItem,
		direction,
		fileDescriptors,
		isSync
	});
	if (duplicateStream !== void 0) return {
		...stdioItem,
		stream: duplicateStream
	};
	return {
		...stdioItem,
		...addProperties[direction][stdioItem.type](stdioItem, options, objectMode)
	};
};
const cleanupCustomStreams = (fileDescriptors) => {
	for (const { stream } of fileDescriptors.flatMap(({ stdioItems }) => stdioItems)) {
		if (stream === void 0 || isStandardStream(stream)) continue;
		stream.on("error", () => {});
		stream.destroy();
	}
};
const forwardStdio = (stdioItems) => {
	if (stdioItems.length > 1) return stdioItems.some(({ value }) => value === "overlapped") ? "overlapped" : "pipe";
	const [{ type, value }] = stdioItems;
	return type === "native" ? value : "pipe";
};

const handleStdioSync = (options, verboseInfo) => handleStdio(addPropertiesSync, options, verboseInfo, true);
const forbiddenIfSync = ({ type, optionName }) => {
	throwInvalidSyncValue(optionName, TYPE_TO_MESSAGE[type]);
};
const forbiddenNativeIfSync = ({ optionName, value }) => {
	if (value === "overlapped") throwInvalidSyncValue(optionName, `"${value}"`);
	return {};
};
const forbiddenNativeInputIfSync = (stdioItem) => {
	const { optionName, value } = stdioItem;
	if (value === "pipe" && optionName !== "stdin") throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be an input pipe with synchronous methods.`);
	return forbiddenNativeIfSync(stdioItem);
};
const forbiddenInputTransformIfSync = ({ optionName }) => {
	if (optionName !== "stdin") throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be an input transform with synchronous methods.`);
};
const throwInvalidSyncValue = (optionName, value) => {
	throw new TypeError(`The \`${optionName}\` option cannot be ${value} with synchronous methods.`);
};
const addProperties$1 = {
	generator() {},
	asyncGenerator: forbiddenIfSync,
	webStream: forbiddenIfSync,
	nodeStream: forbiddenIfSync,
	webTransform: forbiddenIfSync,
	duplex: forbiddenIfSync,
	asyncIterable: forbiddenIfSync,
	native: forbiddenNativeIfSync
};
const addPropertiesSync = {
	input: {
		...addProperties$1,
		generator: forbiddenInputTransformIfSync,
		native: forbiddenNativeInputIfSync,
		fileUrl: ({ value }) => ({ contents: () => [bufferToUint8Array(readFileSync(value))] }),
		filePath: ({ value: { file } }) => ({ contents: () => [bufferToUint8Array(readFileSync(file))] }),
		fileNumber: forbiddenIfSync,
		iterable: ({ value }) => ({ contents: () => [...value] }),
		string: ({ value }) => ({ contents: [value] }),
		uint8Array: ({ value, contents = [value] }) => ({ contents })
	},
	output: {
		...addProperties$1,
		fileUrl: ({ value }) => ({ path: value }),
		filePath: ({ value: { file, append } }) => ({
			path: file,
			append
		}),
		fileNumber: ({ value }) => ({ path: value }),
		iterable: forbiddenIfSync,
		string: forbiddenIfSync,
		uint8Array: forbiddenIfSync
	}
};

const getValidateTransformInput = (writableObjectMode, optionName) => writableObjectMode ? void 0 : validateStringTransformInput.bind(void 0, optionName);
const validateStringTransformInput = function* (optionName, chunk) {
	if (typeof chunk !== "string" && !isUint8Array(chunk) && !Buffer$1.isBuffer(chunk)) throw new TypeError(`The \`${optionName}\` option's transform must use "objectMode: true" to receive as input: ${typeof chunk}.`);
	yield chunk;
};
const getValidateTransformReturn = (readableObjectMode, optionName) => readableObjectMode ? validateObjectTransformReturn.bind(void 0, optionName) : validateStringTransformReturn.bind(void 0, optionName);
const validateObjectTransformReturn = function* (optionName, chunk) {
	validateEmptyReturn(optionName, chunk);
	yield chunk;
};
const validateStringTransformReturn = function* (optionName, chunk) {
	validateEmptyReturn(optionName, chunk);
	if (typeof chunk !== "string" && !isUint8Array(chunk)) throw new TypeError(`The \`${optionName}\` option's function must yield a string or an Uint8Array, not ${typeof chunk}.`);
	yield chunk;
};
const validateEmptyReturn = (optionName, chunk) => {
	if (chunk === null || chunk === void 0) throw new TypeError(`The \`${optionName}\` option's function must not call \`yield ${chunk}\`.
Instead, \`yield\` should either be called with a value, or not be called at all. For example:
  if (condition) { yield value; }`);
};

const getEncodingTransformGenerator = (binary, encoding, skipped) => {
	if (skipped) return;
	if (binary) return { transform: encodingUint8ArrayGenerator.bind(void 0, new TextEncoder()) };
	const stringDecoder = new StringDecoder(encoding);
	return {
		transform: encodingStringGenerator.bind(void 0, stringDecoder),
		final: encodingStringFinal.bind(void 0, stringDecoder)
	};
};
const encodingUint8ArrayGenerator = function* (textEncoder, chunk) {
	if (Buffer$1.isBuffer(chunk)) yield bufferToUint8Array(chunk);
	else if (typeof chunk === "string") yield textEncoder.encode(chunk);
	else yield chunk;
};
const encodingStringGenerator = function* (stringDecoder, chunk) {
	yield isUint8Array(chunk) ? stringDecoder.write(chunk) : chunk;
};
const encodingStringFinal = function* (stringDecoder) {
	const lastChunk = stringDecoder.end();
	if (lastChunk !== "") yield lastChunk;
};
const getStringToBytesGenerator = (binary, encoding, skipped) => skipped || encoding === "utf8" ? void 0 : { transform: stringToBytesGenerator.bind(void 0, getStringEncoding(binary, encoding)) };
const stringToBytesGenerator = function* (stringEncoding, chunk) {
	yield typeof chunk === "string" ? bufferToUint8Array(Buffer$1.from(chunk, stringEncoding)) : chunk;
};

const pushChunks = callbackify(async (getChunks, state, getChunksArguments, transformStream) => {
	state.currentIterable = getChunks(...getChunksArguments);
	try {
		for await (const chunk of state.currentIterable) transformStream.push(chunk);
	} finally {
		delete state.currentIterable;
	}
});
const transformChunk = async function* (chunk, generators, index) {
	if (index === generators.length) {
		yield chunk;
		return;
	}
	const { transform = identityGenerator$1 } = generators[index];
	for await (const transformedChunk of transform(chunk)) yield* transformChunk(transformedChunk, generators, index + 1);
};
const finalChunks = async function* (generators) {
	for (const [index, { final }] of Object.entries(generators)) yield* generatorFinalChunks(final, Number(index), generators);
};
const generatorFinalChunks = async function* (final, index, generators) {
	if (final === void 0) return;
	for await (const finalChunk of final()) yield* transformChunk(finalChunk, generators, index + 1);
};
const destroyTransform = callbackify(async ({ currentIterable }, error) => {
	if (currentIterable !== void 0) {
		await (error ? currentIterable.throw(error) : currentIterable.return());
		return;
	}
	if (error) throw error;
});
const identityGenerator$1 = function* (chunk) {
	yield chunk;
};

const pushChunksSync = (getChunksSync, getChunksArguments, transformStream, done) => {
	try {
		for (const chunk of getChunksSync(...getChunksArguments)) transformStream.push(chunk);
		done();
	} catch (error) {
		done(normalizeTransformError(error));
	}
};
const normalizeTransformError = (error) => error || Object.assign(/* @__PURE__ */ new Error("Promise was rejected with falsy value"), {
	code: "ERR_FALSY_VALUE_REJECTION",
	reason: error
});
const runTransformSync = (generators, chunks) => {
	try {
		return [...chunks.flatMap((chunk) => [...transformChunkSync(chunk, generators, 0)]), ...finalChunksSync(generators)];
	} catch (error) {
		throw normalizeTransformError(error);
	}
};
const transformChunkSync = function* (chunk, generators, index) {
	if (index === generators.length) {
		yield chunk;
		return;
	}
	const { transform = identityGenerator } = generators[index];
	for (const transformedChunk of transform(chunk)) yield* transformChunkSync(transformedChunk, generators, index + 1);
};
const finalChunksSync = function* (generators) {
	for (const [index, { final }] of Object.entries(generators)) yield* generatorFinalChunksSync(final, Number(index), generators);
};
const generatorFinalChunksSync = function* (final, index, generators) {
	if (final === void 0) return;
	for (const finalChunk of final()) yield* transformChunkSync(finalChunk, generators, index + 1);
};
const identityGenerator = function* (chunk) {
	yield chunk;
};

const generatorToStream = ({ value, value: { transform, final, binary, writableObjectMode, readableObjectMode }, optionName }, { encoding }) => {
	const state = {};
	const generators = addInternalGenerators(value, encoding, optionName);
	const transformAsync = isAsyncGenerator(transform);
	const finalAsync = isAsyncGenerator(final);
	const transformMethod = transformAsync ? pushChunks.bind(void 0, transformChunk, state) : pushChunksSync.bind(void 0, transformChunkSync);
	const finalMethod = transformAsync || finalAsync ? pushChunks.bind(void 0, finalChunks, state) : pushChunksSync.bind(void 0, finalChunksSync);
	const destroyMethod = transformAsync || finalAsync ? destroyTransform.bind(void 0, state) : void 0;
	return { stream: new Transform({
		writableObjectMode,
		writableHighWaterMark: getDefaultHighWaterMark(writableObjectMode),
		readableObjectMode,
		readableHighWaterMark: getDefaultHighWaterMark(readableObjectMode),
		defaultEncoding: getStringEncoding(binary, encoding),
		transform(chunk, encoding, done) {
			transformMethod([
				chunk,
				generators,
				0
			], this, done);
		},
		flush(done) {
			finalMethod([generators], this, done);
		},
		destroy: destroyMethod
	}) };
};
const runGeneratorsSync = (chunks, stdioItems, encoding, isInput) => {
	const generators = stdioItems.filter(({ type }) => type === "generator");
	const reversedGenerators = isInput ? generators.reverse() : generators;
	for (const { value, optionName } of reversedGenerators) {
		if (!value.writableObjectMode) {
			const stringEncoding = getStringEncoding(value.binary, encoding);
			chunks = chunks.map((chunk) => typeof chunk === "string" ? Buffer$1.from(chunk, stringEncoding) : chunk);
		}
		const generators = addInternalGenerators(value, encoding, optionName);
		chunks = runTransformSync(generators, chunks);
	}
	return chunks;
};
const addInternalGenerators = ({ transform, final, binary, writableObjectMode, readableObjectMode, preserveNewlines }, encoding, optionName) => {
	const state = {};
	return [
		{ transform: getValidateTransformInput(writableObjectMode, optionName) },
		getEncodingTransformGenerator(binary, encoding, writableObjectMode),
		getSplitLinesGenerator(binary, preserveNewlines, writableObjectMode, state),
		{
			transform,
			final
		},
		{ transform: getValidateTransformReturn(readableObjectMode, optionName) },
		getAppendNewlineGenerator({
			binary,
			preserveNewlines,
			readableObjectMode,
			state,
			encoding
		}),
		getStringToBytesGenerator(binary, encoding, readableObjectMode)
	].filter(Boolean);
};

const addInputOptionsSync = (fileDescriptors, options) => {
	for (const fdNumber of getInputFdNumbers(fileDescriptors)) addInputOptionSync(fileDescriptors, fdNumber, options);
};
const getInputFdNumbers = (fileDescriptors) => new Set(Object.entries(fileDescriptors).filter(([, { direction }]) => direction === "input").map(([fdNumber]) => Number(fdNumber)));
const addInputOptionSync = (fileDescriptors, fdNumber, options) => {
	const { stdioItems } = fileDescriptors[fdNumber];
	const allStdioItems = stdioItems.filter(({ contents }) => contents !== void 0);
	if (allStdioItems.length === 0 && stdioItems.every(({ type }) => type !== "generator")) return;
	if (fdNumber !== 0) {
		const [{ type, optionName }] = allStdioItems;
		throw new TypeError(`Only the \`stdin\` option, not \`${optionName}\`, can be ${TYPE_TO_MESSAGE[type]} with synchronous methods.`);
	}
	const chunks = allStdioItems.flatMap(({ type, contents }) => getChunks(type, typeof contents === "function" ? contents() : contents));
	options.input = applyInputGeneratorsSync(chunks, stdioItems, options.encoding);
};
const getChunks = (type, chunks) => type === "iterable" ? chunks : chunks.filter((chunk) => chunk.length > 0);
const applyInputGeneratorsSync = (chunks, stdioItems, encoding) => {
	const newContents = runGeneratorsSync(chunks, stdioItems, getInputEncoding(encoding), true);
	validateSerializable(newContents);
	return joinToUint8Array(newContents);
};
const validateSerializable = (newContents) => {
	const invalidItem = newContents.find((item) => !isSerializableInput(item));
	if (invalidItem !== void 0) throwOnSerializableInput("stdin", invalidItem);
};
const isSerializableInput = (item) => typeof item === "string" || isUint8Array(item);
const throwOnSerializableInput = (optionName, invalidItem) => {
	throw new TypeError(`The \`${optionName}\` option is invalid: when passing objects as input, a transform must be used to serialize them to strings or Uint8Arrays: ${invalidItem}.`);
};

const shouldLogOutput = ({ stdioItems, encoding, verboseInfo, fdNumber }) => fdNumber !== "all" && isFullVerbose(verboseInfo, fdNumber) && !BINARY_ENCODINGS.has(encoding) && isFdVerbose(fdNumber) && (stdioItems.some(({ type, value }) => type === "native" && PIPED_STDIO_VALUES.has(value)) || stdioItems.every(({ type }) => TRANSFORM_TYPES.has(type)));
const isFdVerbose = (fdNumber) => fdNumber === 1 || fdNumber === 2;
const PIPED_STDIO_VALUES = /* @__PURE__ */ new Set(["pipe", "overlapped"]);
const logLines = async (linesIterable, stream, fdNumber, verboseInfo) => {
	for await (const line of linesIterable) if (!isPipingStream(stream)) logLine(line, fdNumber, verboseInfo);
};
const logLinesSync = (linesArray, fdNumber, verboseInfo) => {
	for (const line of linesArray) logLine(line, fdNumber, verboseInfo);
};
const isPipingStream = (stream) => stream._readableState.pipes.some((pipe) => !isAllStream(pipe) || isPipingStream(pipe));
const logLine = (line, fdNumber, verboseInfo) => {
	const verboseMessage = serializeVerboseMessage(line);
	verboseLog({
		type: "output",
		verboseMessage,
		fdNumber,
		verboseInfo
	});
};

const transformOutputSync = ({ fileDescriptors, syncResult, options, verboseInfo }) => {
	const output = syncResult.output ?? getSpawnFailureOutput(options);
	const outputFiles = /* @__PURE__ */ new Set();
	const errors = [];
	return {
		output: output.map((result, fdNumber) => transformOutputResultSync({
			result,
			fileDescriptors,
			fdNumber,
			errors,
			outputFiles,
			verboseInfo
		}, options)),
		error: errors.find((error) => error !== void 0)
	};
};
const getSpawnFailureOutput = ({ stdio }) => stdio.map((stdioOption, fdNumber) => fdNumber !== 0 && stdioOption === "pipe" ? /* @__PURE__ */ new Uint8Array() : null);
const transformOutputResultSync = ({ result, fileDescriptors, fdNumber, errors, outputFiles, verboseInfo }, { buffer, encoding, lines, stripFinalNewline, maxBuffer }) => {
	if (result === null) return;
	const truncatedResult = truncateMaxBufferSync(result, fdNumber, {
		maxBuffer,
		buffer
	});
	const uint8ArrayResult = bufferToUint8Array(truncatedResult);
	const { stdioItems, objectMode } = fileDescriptors[fdNumber];
	const { chunks, error: transformError } = runOutputGeneratorsSync(uint8ArrayResult.length === 0 ? [] : [uint8ArrayResult], stdioItems, encoding);
	const { serializedResult, finalResult } = serializeChunks({
		chunks,
		objectMode,
		encoding,
		lines,
		stripFinalNewline,
		fdNumber
	});
	const logError = logOutputSync({
		serializedResult,
		fdNumber,
		verboseInfo,
		encoding,
		stdioItems,
		objectMode
	});
	const error = transformError ?? logError;
	errors.push(error);
	const returnedResult = buffer[fdNumber] ? finalResult : void 0;
	try {
		if (error === void 0) writeToFiles(chunks, stdioItems, outputFiles);
		return returnedResult;
	} catch (writeError) {
		errors.push(writeError);
		return returnedResult;
	}
};
const runOutputGeneratorsSync = (chunks, stdioItems, encoding) => {
	try {
		return {
			chunks: runGeneratorsSync(chunks, stdioItems, encoding, false),
			error: void 0
		};
	} catch (error) {
		return {
			chunks: [],
			error
		};
	}
};
const serializeChunks = ({ chunks, objectMode, encoding, lines, stripFinalNewline, fdNumber }) => {
	if (objectMode) return {
		serializedResult: chunks,
		finalResult: chunks
	};
	if (encoding === "buffer") {
		const serializedResult = joinToUint8Array(chunks);
		return {
			serializedResult,
			finalResult: serializedResult
		};
	}
	const serializedResult = joinToString(chunks, encoding);
	return {
		serializedResult,
		finalResult: lines[fdNumber] ? splitLinesSync(serializedResult, !stripFinalNewline[fdNumber], objectMode) : serializedResult
	};
};
const logOutputSync = ({ serializedResult, fdNumber, verboseInfo, encoding, stdioItems, objectMode }) => {
	if (!shouldLogOutput({
		stdioItems,
		encoding,
		verboseInfo,
		fdNumber
	})) return;
	const linesArray = splitLinesSync(serializedResult, false, objectMode);
	try {
		logLinesSync(linesArray, fdNumber, verboseInfo);
	} catch (error) {
		return error;
	}
};
const writeToFiles = (chunks, stdioItems, outputFiles) => {
	const fileItems = stdioItems.filter(({ type }) => FILE_TYPES.has(type));
	if (fileItems.length === 0) return;
	const contents = joinToUint8Array(chunks);
	const writtenPaths = /* @__PURE__ */ new Set();
	for (const stdioItem of fileItems) {
		const { type, append } = stdioItem;
		const path = type === "fileNumber" ? stdioItem.path : getFileTarget(stdioItem);
		if (writtenPaths.has(path)) continue;
		writtenPaths.add(path);
		if (append || outputFiles.has(path)) appendFileSync(path, contents);
		else writeFileSync(path, contents);
		outputFiles.add(path);
	}
};

const waitForExit = async (subprocess, context) => {
	const [exitCode, signal] = await waitForExitOrError(subprocess);
	context.isForcefullyTerminated ??= false;
	return [exitCode, signal];
};
const waitForExitOrError = async (subprocess) => {
	const [spawnPayload, exitPayload] = await Promise.allSettled([once(subprocess, "spawn"), once(subprocess, "exit")]);
	if (spawnPayload.status === "rejected") return [];
	return exitPayload.status === "rejected" ? waitForSubprocessExit(subprocess) : exitPayload.value;
};
const waitForSubprocessExit = async (subprocess) => {
	try {
		return await once(subprocess, "exit");
	} catch {
		return waitForSubprocessExit(subprocess);
	}
};
const waitForSuccessfulExit = async (exitPromise) => {
	const [exitCode, signal] = await exitPromise;
	if (!isSubprocessErrorExit(exitCode, signal) && isFailedExit(exitCode, signal)) throw new DiscardedError();
	return [exitCode, signal];
};
const isSubprocessErrorExit = (exitCode, signal) => exitCode === void 0 && signal === void 0;
const isFailedExit = (exitCode, signal) => exitCode !== 0 || signal !== null;

const getExitResultSync = ({ error, status: exitCode, signal, output }, { maxBuffer, buffer }) => {
	const initialError = getResultError(error, exitCode, signal);
	const isTimedOut = initialError?.code === "ETIMEDOUT";
	const { resultError, isMaxBuffer } = isTimedOut ? {
		resultError: initialError,
		isMaxBuffer: false
	} : handleMaxBufferSync({
		resultError: initialError,
		output,
		maxBuffer,
		buffer
	});
	return {
		resultError,
		exitCode,
		signal,
		timedOut: isTimedOut,
		isMaxBuffer
	};
};
const getResultError = (error, exitCode, signal) => {
	if (error !== void 0) return error;
	return isFailedExit(exitCode, signal) ? new DiscardedError() : void 0;
};

const execaCoreSync = (rawFile, rawArguments, rawOptions) => {
	const { file, commandArguments, command, escapedCommand, startTime, verboseInfo, options, fileDescriptors } = handleSyncArguments(rawFile, rawArguments, rawOptions);
	const result = spawnSubprocessSync({
		file,
		commandArguments,
		options,
		command,
		escapedCommand,
		verboseInfo,
		fileDescriptors,
		startTime
	});
	return handleResult(result, verboseInfo, options);
};
const handleSyncArguments = (rawFile, rawArguments, rawOptions) => {
	const { command, escapedCommand, startTime, verboseInfo } = handleCommand(rawFile, rawArguments, rawOptions);
	const syncOptions = normalizeSyncOptions(rawOptions);
	const { file, commandArguments, options } = normalizeOptions(rawFile, rawArguments, syncOptions);
	validateSyncOptions(options);
	return {
		file,
		commandArguments,
		command,
		escapedCommand,
		startTime,
		verboseInfo,
		options,
		fileDescriptors: handleStdioSync(options, verboseInfo)
	};
};
const normalizeSyncOptions = (options) => options.node && !options.ipc ? {
	...options,
	ipc: false
} : options;
const validateSyncOptions = ({ ipc, ipcInput, detached, cancelSignal, killDescendants }) => {
	if (ipcInput !== void 0) throwInvalidSyncOption("ipcInput");
	if (ipc) throwInvalidSyncOption("ipc: true");
	if (detached) throwInvalidSyncOption("detached: true");
	if (killDescendants) throwInvalidSyncOption("killDescendants: true");
	if (cancelSignal) throwInvalidSyncOption("cancelSignal");
};
const throwInvalidSyncOption = (value) => {
	throw new TypeError(`The "${value}" option cannot be used with synchronous methods.`);
};
const spawnSubprocessSync = ({ file, commandArguments, options, command, escapedCommand, verboseInfo, fileDescriptors, startTime }) => {
	const syncResult = runSubprocessSync({
		file,
		commandArguments,
		options,
		command,
		escapedCommand,
		fileDescriptors,
		startTime
	});
	if (syncResult.failed) return syncResult;
	const { resultError, exitCode, signal, timedOut, isMaxBuffer } = getExitResultSync(syncResult, options);
	const { output, error = resultError } = transformOutputSync({
		fileDescriptors,
		syncResult,
		options,
		verboseInfo
	});
	const stdio = output.map((stdioOutput, fdNumber) => stripNewline(stdioOutput, options, fdNumber));
	const allFds = getAllSyncFds(output);
	const all = stripNewline(getAllSync(output, allFds, options), options, "all", allFds);
	return getSyncResult({
		error,
		exitCode,
		signal,
		timedOut,
		isMaxBuffer,
		stdio,
		all,
		options,
		command,
		escapedCommand,
		startTime
	});
};
const runSubprocessSync = ({ file, commandArguments, options, command, escapedCommand, fileDescriptors, startTime }) => {
	try {
		addInputOptionsSync(fileDescriptors, options);
		const normalizedOptions = normalizeSpawnSyncOptions(options);
		return {
			__proto__: null,
			...spawnSync(...concatenateShell(file, commandArguments, normalizedOptions))
		};
	} catch (error) {
		return makeEarlyError({
			error,
			command,
			escapedCommand,
			fileDescriptors,
			options,
			startTime,
			isSync: true,
			...getEarlyErrorOutput(fileDescriptors, options)
		});
	}
};
const normalizeSpawnSyncOptions = ({ encoding, maxBuffer, ...options }) => ({
	...options,
	encoding: "buffer",
	maxBuffer: getMaxBufferSync(maxBuffer)
});
const getSyncResult = ({ error, exitCode, signal, timedOut, isMaxBuffer, stdio, all, options, command, escapedCommand, startTime }) => error === void 0 ? makeSuccessResult({
	command,
	escapedCommand,
	stdio,
	all,
	ipcOutput: [],
	options,
	startTime
}) : makeError({
	error,
	command,
	escapedCommand,
	timedOut,
	isCanceled: false,
	isGracefullyCanceled: false,
	isMaxBuffer,
	isForcefullyTerminated: false,
	exitCode,
	signal,
	stdio,
	all,
	ipcOutput: [],
	options,
	startTime,
	isSync: true
});

const internalGetOneMessageOptions = Symbol("internalGetOneMessageOptions");
const getOneMessage$1 = ({ anyProcess, channel, isSubprocess, ipc }, rawOptions) => {
	const options = copyOptions(rawOptions);
	const { reference = true, filter } = options;
	const { signal } = options[internalGetOneMessageOptions] ?? {};
	validateIpcMethod({
		methodName: "getOneMessage",
		isSubprocess,
		ipc,
		isConnected: isConnected(anyProcess)
	});
	return getOneMessageAsync({
		anyProcess,
		channel,
		isSubprocess,
		filter,
		reference,
		signal
	});
};
const getOneMessageAsync = async ({ anyProcess, channel, isSubprocess, filter, reference, signal }) => {
	addReference(channel, reference);
	const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
	const controller = new AbortController();
	stopOnAbort$1(signal, controller);
	try {
		return await Promise.race([
			getMessage(ipcEmitter, filter, controller),
			throwOnDisconnect(ipcEmitter, isSubprocess, controller),
			throwOnStrictError(ipcEmitter, isSubprocess, controller)
		]);
	} catch (error) {
		if (!signal?.aborted) disconnect(anyProcess);
		throw error;
	} finally {
		controller.abort();
		removeReference(channel, reference);
	}
};
const stopOnAbort$1 = (signal, controller) => {
	if (signal === void 0) return;
	if (signal.aborted) {
		controller.abort();
		return;
	}
	signal.addEventListener("abort", () => {
		controller.abort();
	}, {
		once: true,
		signal: controller.signal
	});
};
const getMessage = async (ipcEmitter, filter, { signal }) => {
	if (filter === void 0) {
		const [message] = await once(ipcEmitter, "message", { signal });
		return message;
	}
	for await (const [message] of on(ipcEmitter, "message", { signal })) if (filter(message)) return message;
};
const throwOnDisconnect = async (ipcEmitter, isSubprocess, { signal }) => {
	await once(ipcEmitter, "disconnect", { signal });
	throwOnEarlyDisconnect(isSubprocess);
};
const throwOnStrictError = async (ipcEmitter, isSubprocess, { signal }) => {
	const [error] = await once(ipcEmitter, "strict:error", { signal });
	throw getStrictResponseError(error, isSubprocess);
};

const internalGetEachMessageOptions = Symbol("internalGetEachMessageOptions");
const getEachMessage$1 = (subprocessInfo, rawOptions) => {
	const options = copyOptions(rawOptions);
	const { reference = true } = options;
	const { signal, shouldAwait = !subprocessInfo.isSubprocess } = options[internalGetEachMessageOptions] ?? {};
	return loopOnMessages({
		...subprocessInfo,
		shouldAwait,
		reference,
		signal
	});
};
const loopOnMessages = ({ anyProcess, waitProcess = anyProcess, channel, isSubprocess, ipc, shouldAwait, reference, signal }) => {
	validateIpcMethod({
		methodName: "getEachMessage",
		isSubprocess,
		ipc,
		isConnected: isConnected(anyProcess)
	});
	addReference(channel, reference);
	const ipcEmitter = getIpcEmitter(anyProcess, channel, isSubprocess);
	const controller = new AbortController();
	const state = {};
	stopOnAbort(signal, controller);
	stopOnDisconnect(anyProcess, ipcEmitter, controller);
	abortOnStrictError({
		ipcEmitter,
		isSubprocess,
		controller,
		state
	});
	return iterateOnMessages({
		anyProcess,
		waitProcess,
		channel,
		ipcEmitter,
		isSubprocess,
		shouldAwait,
		controller,
		state,
		reference,
		signal
	});
};
const stopOnAbort = (signal, controller) => {
	if (signal === void 0) return;
	if (signal.aborted) {
		controller.abort();
		return;
	}
	signal.addEventListener("abort", () => {
		controller.abort();
	}, {
		once: true,
		signal: controller.signal
	});
};
const stopOnDisconnect = async (anyProcess, ipcEmitter, controller) => {
	try {
		await once(ipcEmitter, "disconnect", { signal: controller.signal });
		controller.abort();
	} catch {}
};
const abortOnStrictError = async ({ ipcEmitter, isSubprocess, controller, state }) => {
	try {
		const [error] = await once(ipcEmitter, "strict:error", { signal: controller.signal });
		state.error = getStrictResponseError(error, isSubprocess);
		controller.abort();
	} catch {}
};
const iterateOnMessages = async function* ({ anyProcess, waitProcess, channel, ipcEmitter, isSubprocess, shouldAwait, controller, state, reference, signal }) {
	try {
		for await (const [message] of on(ipcEmitter, "message", { signal: controller.signal })) {
			throwIfStrictError(state);
			yield message;
		}
	} catch {
		throwIfStrictError(state);
	} finally {
		controller.abort();
		removeReference(channel, reference);
		if (!isSubprocess && !signal?.aborted) disconnect(anyProcess);
		if (shouldAwait) await waitProcess;
	}
};
const throwIfStrictError = ({ error }) => {
	if (error) throw error;
};

const addIpcMethods = (target, subprocess, { ipc }) => {
	Object.assign(target, getIpcMethods(subprocess, false, ipc, target));
};
const getIpcExport = () => {
	const anyProcess = process$2;
	const isSubprocess = true;
	const isIpc = process$2.channel !== void 0;
	return {
		...getIpcMethods(anyProcess, isSubprocess, isIpc),
		getCancelSignal: getCancelSignal$1.bind(void 0, {
			anyProcess,
			channel: anyProcess.channel,
			isSubprocess,
			ipc: isIpc
		})
	};
};
const getIpcMethods = (anyProcess, isSubprocess, ipc, waitProcess = anyProcess) => ({
	sendMessage: sendMessage$1.bind(void 0, {
		anyProcess,
		channel: anyProcess.channel,
		isSubprocess,
		ipc
	}),
	getOneMessage: getOneMessage$1.bind(void 0, {
		anyProcess,
		channel: anyProcess.channel,
		isSubprocess,
		ipc
	}),
	getEachMessage: getEachMessage$1.bind(void 0, {
		anyProcess,
		channel: anyProcess.channel,
		isSubprocess,
		ipc,
		waitProcess
	})
});

const handleEarlyError = ({ error, command, escapedCommand, fileDescriptors, options, startTime, verboseInfo }) => {
	cleanupCustomStreams(fileDescriptors);
	const subprocess = new ChildProcess();
	subprocess.kill = () => false;
	const all = createDummyStreams(subprocess, fileDescriptors);
	const promise = handleDummyPromise({
		error,
		command,
		escapedCommand,
		fileDescriptors,
		options,
		startTime,
		verboseInfo
	});
	return {
		subprocess,
		promise,
		all: options.all ? all : void 0,
		convertedStreams: getConvertedStreams(promise)
	};
};
const createDummyStreams = (subprocess, fileDescriptors) => {
	const stdin = createDummyStream();
	const stdout = createDummyStream();
	const stderr = createDummyStream();
	const extraStdio = Array.from({ length: fileDescriptors.length - 3 }, createDummyStream);
	const all = createDummyStream();
	const stdio = [
		stdin,
		stdout,
		stderr,
		...extraStdio
	];
	Object.assign(subprocess, {
		stdin,
		stdout,
		stderr,
		stdio
	});
	return all;
};
const createDummyStream = () => {
	const stream = new PassThrough();
	stream.on("error", () => {});
	stream.end();
	return stream;
};
const getConvertedStreams = (promise) => {
	const waitForPromise = async () => {
		await promise;
	};
	const endReadable = function() {
		callbackify(waitForPromise)((error) => {
			if (error) this.destroy(error);
			else this.push(null);
		});
	};
	const endWritable = callbackify(waitForPromise);
	const writeWritable = (chunk, encoding, done) => {
		endWritable(done);
	};
	const readable = () => new Readable({ read: endReadable });
	const writable = () => new Writable({
		write: writeWritable,
		final: endWritable
	});
	const duplex = () => new Duplex({
		read: endReadable,
		write: writeWritable,
		final: endWritable
	});
	const iterable = () => readable()[Symbol.asyncIterator]();
	return {
		readable,
		writable,
		duplex,
		readableStream: () => Readable.toWeb(readable()),
		writableStream: () => Writable.toWeb(writable()),
		transformStream: () => Duplex.toWeb(duplex()),
		iterable,
		[Symbol.asyncIterator]: iterable
	};
};
const handleDummyPromise = async ({ error, command, escapedCommand, fileDescriptors, options, startTime, verboseInfo }) => {
	const earlyError = makeEarlyError({
		error: await error,
		command,
		escapedCommand,
		fileDescriptors,
		options,
		startTime,
		isSync: false,
		...getEarlyErrorOutput(fileDescriptors, options)
	});
	return handleResult(earlyError, verboseInfo, options);
};

const handleStdioAsync = (options, verboseInfo) => handleStdio(addPropertiesAsync, options, verboseInfo, false);
const forbiddenIfAsync = ({ type, optionName }) => {
	throw new TypeError(`The \`${optionName}\` option cannot be ${TYPE_TO_MESSAGE[type]}.`);
};
const addProperties = {
	fileNumber: forbiddenIfAsync,
	generator: generatorToStream,
	asyncGenerator: generatorToStream,
	nodeStream: ({ value }) => ({ stream: value }),
	webTransform: ({ value: { transform, writableObjectMode, readableObjectMode } }) => ({ stream: Duplex.from({
		writable: Writable.fromWeb(transform.writable, { objectMode: writableObjectMode }),
		readable: Readable.fromWeb(transform.readable, { objectMode: readableObjectMode })
	}) }),
	duplex: ({ value: { transform } }) => ({ stream: transform }),
	native() {}
};
const validateIterable = function* (iterable, optionName) {
	for (const value of iterable) {
		validateIterableValue(value, optionName);
		yield value;
	}
};
const validateAsyncIterable = async function* (iterable, optionName) {
	for await (const value of iterable) {
		validateIterableValue(value, optionName);
		yield value;
	}
};
const validateIterableValue = (value, optionName) => {
	if (!isSerializableInput(value)) throwOnSerializableInput(optionName, value);
};
const readableFromChunk = (chunk) => Readable.from(chunk.length === 0 ? [] : [chunk]);
const generatorToInputStream = (stdioItem, { encoding }) => generatorToStream(stdioItem, { encoding: getInputEncoding(encoding) });
const addPropertiesAsync = {
	input: {
		...addProperties,
		generator: generatorToInputStream,
		asyncGenerator: generatorToInputStream,
		fileUrl: ({ value }) => ({ stream: createReadStream(value) }),
		filePath: ({ value: { file } }) => ({ stream: createReadStream(file) }),
		webStream: ({ value }, options, objectMode) => ({ stream: Readable.fromWeb(value, { objectMode }) }),
		iterable: ({ value, optionName }, options, objectMode) => ({ stream: Readable.from(objectMode ? value : validateIterable(value, optionName)) }),
		asyncIterable: ({ value, optionName }, options, objectMode) => ({ stream: Readable.from(objectMode ? value : validateAsyncIterable(value, optionName)) }),
		string: ({ value }) => ({ stream: readableFromChunk(value) }),
		uint8Array: ({ value }) => ({ stream: readableFromChunk(Buffer$1.from(value)) })
	},
	output: {
		...addProperties,
		fileUrl: ({ value }) => ({ stream: createWriteStream(value) }),
		filePath: ({ value: { file, append } }) => ({ stream: createWriteStream(file, append ? { flags: "a" } : {}) }),
		webStream: ({ value }) => ({ stream: Writable.fromWeb(value, { objectMode: true }) }),
		iterable: forbiddenIfAsync,
		asyncIterable: forbiddenIfAsync,
		string: forbiddenIfAsync,
		uint8Array: forbiddenIfAsync
	}
};

function mergeStreams(streams) {
	if (!Array.isArray(streams)) throw new TypeError(`Expected an array, got \`${typeof streams}\`.`);
	for (const stream of streams) validateStream(stream);
	const objectMode = streams.some(({ readableObjectMode }) => readableObjectMode);
	const highWaterMark = getHighWaterMark(streams, objectMode);
	const passThroughStream = new MergedStream({
		objectMode,
		writableHighWaterMark: highWaterMark,
		readableHighWaterMark: highWaterMark
	});
	for (const stream of streams) passThroughStream.add(stream);
	return passThroughStream;
}
const getHighWaterMark = (streams, objectMode) => {
	if (streams.length === 0) return getDefaultHighWaterMark(objectMode);
	const highWaterMarks = streams.filter(({ readableObjectMode }) => readableObjectMode === objectMode).map(({ readableHighWaterMark }) => readableHighWaterMark);
	return Math.max(...highWaterMarks);
};
var MergedStream = class extends PassThrough {
	#streams = /* @__PURE__ */ new Set([]);
	#ended = /* @__PURE__ */ new Set([]);
	#aborted = /* @__PURE__ */ new Set([]);
	#onFinished;
	#unpipeEvent = Symbol("unpipe");
	#streamPromises = /* @__PURE__ */ new WeakMap();
	add(stream) {
		validateStream(stream);
		if (this.#streams.has(stream)) return;
		this.#streams.add(stream);
		this.#onFinished ??= onMergedStreamFinished(this, this.#streams, this.#unpipeEvent);
		const streamPromise = endWhenStreamsDone({
			passThroughStream: this,
			stream,
			streams: this.#streams,
			ended: this.#ended,
			aborted: this.#aborted,
			onFinished: this.#onFinished,
			unpipeEvent: this.#unpipeEvent
		});
		this.#streamPromises.set(stream, streamPromise);
		stream.pipe(this, { end: false });
	}
	async remove(stream) {
		validateStream(stream);
		if (!this.#streams.has(stream)) return false;
		const streamPromise = this.#streamPromises.get(stream);
		if (streamPromise === void 0) return false;
		this.#streamPromises.delete(stream);
		stream.unpipe(this);
		await streamPromise;
		return true;
	}
};
const onMergedStreamFinished = async (passThroughStream, streams, unpipeEvent) => {
	updateMaxListeners(passThroughStream, PASSTHROUGH_LISTENERS_COUNT);
	const controller = new AbortController();
	try {
		await Promise.race([onMergedStreamEnd(passThroughStream, controller), onInputStreamsUnpipe(passThroughStream, streams, unpipeEvent, controller)]);
	} finally {
		controller.abort();
		updateMaxListeners(passThroughStream, -PASSTHROUGH_LISTENERS_COUNT);
	}
};
const onMergedStreamEnd = async (passThroughStream, { signal }) => {
	try {
		await finished(passThroughStream, {
			signal,
			cleanup: true
		});
	} catch (error) {
		errorOrAbortStream(passThroughStream, error);
		throw error;
	}
};
const onInputStreamsUnpipe = async (passThroughStream, streams, unpipeEvent, { signal }) => {
	for await (const [unpipedStream] of on(passThroughStream, "unpipe", { signal })) if (streams.has(unpipedStream)) unpipedStream.emit(unpipeEvent);
};
const validateStream = (stream) => {
	if (typeof stream?.pipe !== "function") throw new TypeError(`Expected a readable stream, got: \`${typeof stream}\`.`);
};
const endWhenStreamsDone = async ({ passThroughStream, stream, streams, ended, aborted, onFinished, unpipeEvent }) => {
	updateMaxListeners(passThroughStream, PASSTHROUGH_LISTENERS_PER_STREAM);
	const controller = new AbortController();
	try {
		await Promise.race([
			afterMergedStreamFinished(onFinished, stream, controller),
			onInputStreamEnd({
				passThroughStream,
				stream,
				streams,
				ended,
				aborted,
				controller
			}),
			onInputStreamUnpipe({
				stream,
				streams,
				ended,
				aborted,
				unpipeEvent,
				controller
			})
		]);
	} finally {
		controller.abort();
		updateMaxListeners(passThroughStream, -PASSTHROUGH_LISTENERS_PER_STREAM);
	}
	if (streams.size > 0 && streams.size === ended.size + aborted.size) {
		if (ended.size === 0 && aborted.size > 0) abortStream(passThroughStream);
		else endStream(passThroughStream);
	}
};
const afterMergedStreamFinished = async (onFinished, stream, { signal }) => {
	try {
		await onFinished;
		if (!signal.aborted) abortStream(stream);
	} catch (error) {
		if (!signal.aborted) errorOrAbortStream(stream, error);
	}
};
const onInputStreamEnd = async ({ passThroughStream, stream, streams, ended, aborted, controller: { signal } }) => {
	try {
		await finished(stream, {
			signal,
			cleanup: true,
			readable: true,
			writable: false
		});
		if (streams.has(stream)) ended.add(stream);
	} catch (error) {
		if (signal.aborted || !streams.has(stream)) return;
		if (isAbortError(error)) aborted.add(stream);
		else errorStream(passThroughStream, error);
	}
};
const onInputStreamUnpipe = async ({ stream, streams, ended, aborted, unpipeEvent, controller: { signal } }) => {
	await once(stream, unpipeEvent, { signal });
	if (!stream.readable) return once(signal, "abort", { signal });
	streams.delete(stream);
	ended.delete(stream);
	aborted.delete(stream);
};
const endStream = (stream) => {
	if (stream.writable) stream.end();
};
const errorOrAbortStream = (stream, error) => {
	if (isAbortError(error)) abortStream(stream);
	else errorStream(stream, error);
};
const isAbortError = (error) => error?.code === "ERR_STREAM_PREMATURE_CLOSE";
const abortStream = (stream) => {
	if (stream.readable || stream.writable) stream.destroy();
};
const errorStream = (stream, error) => {
	if (!stream.destroyed) {
		stream.once("error", noop);
		stream.destroy(error);
	}
};
const noop = () => {};
const updateMaxListeners = (passThroughStream, increment) => {
	const maxListeners = passThroughStream.getMaxListeners();
	if (maxListeners !== 0 && maxListeners !== Number.POSITIVE_INFINITY) passThroughStream.setMaxListeners(maxListeners + increment);
};
const PASSTHROUGH_LISTENERS_COUNT = 2;
const PASSTHROUGH_LISTENERS_PER_STREAM = 1;

const pipeStreams = (source, destination, onDestinationEnd) => {
	source.pipe(destination);
	onSourceFinish(source, destination);
	onDestinationFinish(source, destination, onDestinationEnd);
};
const onSourceFinish = async (source, destination) => {
	if (isStandardStream(source) || isStandardStream(destination)) return;
	try {
		await finished(source, {
			cleanup: true,
			readable: true,
			writable: false
		});
	} catch {}
	endDestinationStream(destination);
};
const endDestinationStream = (destination) => {
	if (destination.writable) destination.end();
};
const onDestinationFinish = async (source, destination, onDestinationEnd) => {
	if (isStandardStream(source) || isStandardStream(destination)) return;
	try {
		await finished(destination, {
			cleanup: true,
			readable: false,
			writable: true
		});
	} catch {}
	if (onDestinationEnd !== void 0) await onDestinationEnd();
	abortSourceStream(source);
};
const abortSourceStream = (source) => {
	if (source.readable) source.destroy();
};

const pipeOutputAsync = (subprocess, fileDescriptors, controller) => {
	const pipeGroups = /* @__PURE__ */ new Map();
	for (const [fdNumber, { stdioItems, direction }] of Object.entries(fileDescriptors)) {
		const transformItems = stdioItems.filter(({ type }) => TRANSFORM_TYPES.has(type));
		for (const { stream } of transformItems) pipeTransform(subprocess, stream, direction, fdNumber);
		const nonTransformItems = stdioItems.filter(({ type }) => !TRANSFORM_TYPES.has(type));
		for (const { stream } of nonTransformItems) pipeStdioItem({
			subprocess,
			stream,
			direction,
			fdNumber,
			pipeGroups,
			controller
		});
	}
	for (const [outputStream, inputStreams] of pipeGroups) {
		const inputStream = inputStreams.length === 1 ? inputStreams[0] : mergeStreams(inputStreams);
		pipeStreams(inputStream, outputStream);
	}
};
const pipeTransform = (subprocess, stream, direction, fdNumber) => {
	if (direction === "output") pipeStreams(subprocess.stdio[fdNumber], stream);
	else pipeStreams(stream, subprocess.stdio[fdNumber]);
	const streamProperty = SUBPROCESS_STREAM_PROPERTIES[fdNumber];
	if (streamProperty !== void 0) subprocess[streamProperty] = stream;
	subprocess.stdio[fdNumber] = stream;
};
const SUBPROCESS_STREAM_PROPERTIES = [
	"stdin",
	"stdout",
	"stderr"
];
const pipeStdioItem = ({ subprocess, stream, direction, fdNumber, pipeGroups, controller }) => {
	if (stream === void 0) return;
	setStandardStreamMaxListeners(stream, controller);
	const [inputStream, outputStream] = direction === "output" ? [stream, subprocess.stdio[fdNumber]] : [subprocess.stdio[fdNumber], stream];
	const outputStreams = pipeGroups.get(inputStream) ?? [];
	pipeGroups.set(inputStream, [...outputStreams, outputStream]);
};
const setStandardStreamMaxListeners = (stream, { signal }) => {
	if (isStandardStream(stream)) incrementMaxListeners(stream, MAX_LISTENERS_INCREMENT, signal);
};
const MAX_LISTENERS_INCREMENT = 2;

const isWindows = process$2.platform === "win32";
const getSpawnOptions = (options) => !isWindows && options.killDescendants ? {
	...options,
	detached: true
} : options;
const getKillFunction = (subprocess, { killDescendants }) => {
	if (!killDescendants) {
		const killSubprocess = subprocess.kill.bind(subprocess);
		return (...arguments_) => subprocess.pid === void 0 ? false : killSubprocess(...arguments_);
	}
	return (isWindows ? killDescendantsWindows : killDescendantsUnix).bind(void 0, subprocess);
};
const isAbandoned = (subprocess) => subprocess.pid === void 0 || isWindows && hasExited(subprocess);
const hasExited = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;
const killDescendantsUnix = (subprocess, signal) => {
	if (isAbandoned(subprocess)) return false;
	try {
		return process$2.kill(-subprocess.pid, signal);
	} catch {
		return subprocess.kill(signal);
	}
};
const killDescendantsWindows = (subprocess, signal) => {
	if (isAbandoned(subprocess)) return false;
	const taskkillFile = getTaskkillFile();
	if (taskkillFile === void 0) return subprocess.kill(signal);
	execFile(taskkillFile, [
		"/pid",
		`${subprocess.pid}`,
		"/T",
		"/F"
	], (error) => {
		if (error) subprocess.kill(signal);
	});
	return true;
};
const getTaskkillFile = () => {
	const windowsDirectory = [process$2.env.SystemRoot, process$2.env.windir].find((directory) => directory && isWindowsDriveAbsolutePath(directory));
	return windowsDirectory === void 0 ? void 0 : path$1.join(windowsDirectory, "System32", "taskkill.exe");
};
const isWindowsDriveAbsolutePath = (directory) => {
	const { root } = path$1.parse(directory);
	return /^[a-z]:[/\\]/i.test(root);
};

const signals = [];
signals.push("SIGHUP", "SIGINT", "SIGTERM");
if (process.platform !== "win32") signals.push("SIGALRM", "SIGABRT", "SIGVTALRM", "SIGXCPU", "SIGXFSZ", "SIGUSR2", "SIGTRAP", "SIGSYS", "SIGQUIT", "SIGIOT");
if (process.platform === "linux") signals.push("SIGIO", "SIGPOLL", "SIGPWR", "SIGSTKFLT");

const processOk = (process) => !!process && typeof process === "object" && typeof process.removeListener === "function" && typeof process.emit === "function" && typeof process.reallyExit === "function" && typeof process.listeners === "function" && typeof process.kill === "function" && typeof process.pid === "number" && typeof process.on === "function";
const kExitEmitter = Symbol.for("signal-exit emitter");
const global = globalThis;
const ObjectDefineProperty = Object.defineProperty.bind(Object);
var Emitter = class {
	emitted = {
		afterExit: false,
		exit: false
	};
	listeners = {
		afterExit: [],
		exit: []
	};
	count = 0;
	id = Math.random();
	constructor() {
		if (global[kExitEmitter]) return global[kExitEmitter];
		ObjectDefineProperty(global, kExitEmitter, {
			value: this,
			writable: false,
			enumerable: false,
			configurable: false
		});
	}
	on(ev, fn) {
		this.listeners[ev].push(fn);
	}
	removeListener(ev, fn) {
		const list = this.listeners[ev];
		const i = list.indexOf(fn);
		/* c8 ignore start */
		if (i === -1) return;
		/* c8 ignore stop */
		if (i === 0 && list.length === 1) list.length = 0;
		else list.splice(i, 1);
	}
	emit(ev, code, signal) {
		if (this.emitted[ev]) return false;
		this.emitted[ev] = true;
		let ret = false;
		for (const fn of this.listeners[ev]) ret = fn(code, signal) === true || ret;
		if (ev === "exit") ret = this.emit("afterExit", code, signal) || ret;
		return ret;
	}
};
var SignalExitBase = class {};
const signalExitWrap = (handler) => {
	return {
		onExit(cb, opts) {
			return handler.onExit(cb, opts);
		},
		load() {
			return handler.load();
		},
		unload() {
			return handler.unload();
		}
	};
};
var SignalExitFallback = class extends SignalExitBase {
	onExit() {
		return () => {};
	}
	load() {}
	unload() {}
};
var SignalExit = class extends SignalExitBase {
	/* c8 ignore start */
	#hupSig = process$1.platform === "win32" ? "SIGINT" : "SIGHUP";
	/* c8 ignore stop */
	#emitter = new Emitter();
	#process;
	#originalProcessEmit;
	#originalProcessReallyExit;
	#sigListeners = {};
	#loaded = false;
	constructor(process) {
		super();
		this.#process = process;
		this.#sigListeners = {};
		for (const sig of signals) this.#sigListeners[sig] = () => {
			const listeners = this.#process.listeners(sig);
			let { count } = this.#emitter;
			/* c8 ignore start */
			const p = process;
			if (typeof p.__signal_exit_emitter__ === "object" && typeof p.__signal_exit_emitter__.count === "number") count += p.__signal_exit_emitter__.count;
			/* c8 ignore stop */
			if (listeners.length === count) {
				this.unload();
				const ret = this.#emitter.emit("exit", null, sig);
				/* c8 ignore start */
				const s = sig === "SIGHUP" ? this.#hupSig : sig;
				if (!ret) process.kill(process.pid, s);
			}
		};
		this.#originalProcessReallyExit = process.reallyExit;
		this.#originalProcessEmit = process.emit;
	}
	onExit(cb, opts) {
		/* c8 ignore start */
		if (!processOk(this.#process)) return () => {};
		/* c8 ignore stop */
		if (this.#loaded === false) this.load();
		const ev = opts?.alwaysLast ? "afterExit" : "exit";
		this.#emitter.on(ev, cb);
		return () => {
			this.#emitter.removeListener(ev, cb);
			if (this.#emitter.listeners["exit"].length === 0 && this.#emitter.listeners["afterExit"].length === 0) this.unload();
		};
	}
	load() {
		if (this.#loaded) return;
		this.#loaded = true;
		this.#emitter.count += 1;
		for (const sig of signals) try {
			const fn = this.#sigListeners[sig];
			if (fn) this.#process.on(sig, fn);
		} catch (_) {}
		this.#process.emit = (ev, ...a) => {
			return this.#processEmit(ev, ...a);
		};
		this.#process.reallyExit = (code) => {
			return this.#processReallyExit(code);
		};
	}
	unload() {
		if (!this.#loaded) return;
		this.#loaded = false;
		signals.forEach((sig) => {
			const listener = this.#sigListeners[sig];
			/* c8 ignore start */
			if (!listener) throw new Error("Listener not defined for signal: " + sig);
			/* c8 ignore stop */
			try {
				this.#process.removeListener(sig, listener);
			} catch (_) {}
			/* c8 ignore stop */
		});
		this.#process.emit = this.#originalProcessEmit;
		this.#process.reallyExit = this.#originalProcessReallyExit;
		this.#emitter.count -= 1;
	}
	#processReallyExit(code) {
		/* c8 ignore start */
		if (!processOk(this.#process)) return 0;
		this.#process.exitCode = code || 0;
		/* c8 ignore stop */
		this.#emitter.emit("exit", this.#process.exitCode, null);
		return this.#originalProcessReallyExit.call(this.#process, this.#process.exitCode);
	}
	#processEmit(ev, ...args) {
		const og = this.#originalProcessEmit;
		if (ev === "exit" && processOk(this.#process)) {
			if (typeof args[0] === "number") this.#process.exitCode = args[0];
			/* c8 ignore start */
			const ret = og.call(this.#process, ev, ...args);
			/* c8 ignore start */
			this.#emitter.emit("exit", this.#process.exitCode, null);
			/* c8 ignore stop */
			return ret;
		} else return og.call(this.#process, ev, ...args);
	}
};
const process$1 = globalThis.process;
const { onExit, load, unload } = signalExitWrap(processOk(process$1) ? new SignalExit(process$1) : new SignalExitFallback());

const cleanupOnExit = (kill, { cleanup, detached }, { signal }) => {
	if (!cleanup || detached) return;
	const removeExitHandler = onExit(() => {
		kill();
	});
	addAbortListener(signal, () => {
		removeExitHandler();
	});
};

const initializeConcurrentStreams = () => ({
	readableDestroy: /* @__PURE__ */ new WeakMap(),
	writableFinal: /* @__PURE__ */ new WeakMap(),
	writableDestroy: /* @__PURE__ */ new WeakMap()
});
const addConcurrentStream = (concurrentStreams, stream, waitName) => {
	const weakMap = concurrentStreams[waitName];
	if (!weakMap.has(stream)) weakMap.set(stream, []);
	const promises = weakMap.get(stream);
	const promise = createDeferred();
	promises.push(promise);
	return {
		resolve: promise.resolve.bind(promise),
		promises
	};
};
const waitForConcurrentStreams = async ({ resolve, promises }, subprocess) => {
	resolve();
	const [isSubprocessExit] = await Promise.race([Promise.allSettled([true, subprocess]), Promise.all([false, ...promises])]);
	return !isSubprocessExit;
};

const iterateOnSubprocessStream = ({ subprocessStdout, subprocess, binary, shouldEncode, encoding, preserveNewlines }) => {
	const controller = new AbortController();
	stopReadingOnExit(subprocess, controller);
	return iterateOnStream({
		stream: subprocessStdout,
		controller,
		binary,
		shouldEncode: !subprocessStdout.readableObjectMode && shouldEncode,
		encoding,
		shouldSplit: !subprocessStdout.readableObjectMode,
		preserveNewlines
	});
};
const stopReadingOnExit = async (subprocess, controller) => {
	try {
		await subprocess;
	} catch {} finally {
		controller.abort();
	}
};
const iterateForResult = ({ stream, onStreamEnd, lines, encoding, stripFinalNewline, allMixed }) => {
	const controller = new AbortController();
	stopReadingOnStreamEnd(onStreamEnd, controller, stream);
	const objectMode = stream.readableObjectMode && !allMixed;
	return iterateOnStream({
		stream,
		controller,
		binary: encoding === "buffer",
		shouldEncode: !objectMode,
		encoding,
		shouldSplit: !objectMode && lines,
		preserveNewlines: !stripFinalNewline
	});
};
const stopReadingOnStreamEnd = async (onStreamEnd, controller, stream) => {
	try {
		await onStreamEnd;
	} catch {
		stream.destroy();
	} finally {
		controller.abort();
	}
};
const iterateOnStream = ({ stream, controller, binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) => {
	const onStdoutChunk = on(stream, "data", {
		signal: controller.signal,
		highWaterMark: HIGH_WATER_MARK,
		highWatermark: HIGH_WATER_MARK
	});
	return iterateOnData({
		onStdoutChunk,
		controller,
		binary,
		shouldEncode,
		encoding,
		shouldSplit,
		preserveNewlines
	});
};
const DEFAULT_OBJECT_HIGH_WATER_MARK = getDefaultHighWaterMark(true);
const HIGH_WATER_MARK = DEFAULT_OBJECT_HIGH_WATER_MARK;
const iterateOnData = async function* ({ onStdoutChunk, controller, binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) {
	const generators = getGenerators({
		binary,
		shouldEncode,
		encoding,
		shouldSplit,
		preserveNewlines
	});
	try {
		for await (const [chunk] of onStdoutChunk) yield* transformChunkSync(chunk, generators, 0);
	} catch (error) {
		if (!controller.signal.aborted) throw error;
	} finally {
		yield* finalChunksSync(generators);
	}
};
const getGenerators = ({ binary, shouldEncode, encoding, shouldSplit, preserveNewlines }) => [getEncodingTransformGenerator(binary, encoding, !shouldEncode), getSplitLinesGenerator(binary, preserveNewlines, !shouldSplit, {})].filter(Boolean);

const createIterable = (subprocess, encoding, options) => {
	const { from, binary: binaryOption = false, preserveNewlines = false } = copyOptions(options);
	checkBooleanOption(binaryOption, "binary");
	checkBooleanOption(preserveNewlines, "preserveNewlines");
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const subprocessStdout = getFromStream(subprocess, from);
	const onStdoutData = iterateOnSubprocessStream({
		subprocessStdout,
		subprocess,
		binary,
		shouldEncode: true,
		encoding,
		preserveNewlines
	});
	return iterateOnStdoutData(onStdoutData, subprocessStdout, subprocess);
};
const iterateOnStdoutData = async function* (onStdoutData, subprocessStdout, subprocess) {
	try {
		yield* onStdoutData;
	} finally {
		if (subprocessStdout.readable) subprocessStdout.destroy();
		await subprocess;
	}
};

const waitForStream = async (stream, fdNumber, streamInfo, { isSameDirection, stopOnExit = false, readable = true, writable = true } = {}) => {
	const state = handleStdinDestroy(stream, streamInfo);
	const abortController = new AbortController();
	try {
		await Promise.race([...stopOnExit ? [streamInfo.exitPromise] : [], finished(stream, {
			cleanup: true,
			signal: abortController.signal,
			readable,
			writable
		})]);
	} catch (error) {
		if (!state.stdinCleanedUp && !isInputTransformAbort(stream, fdNumber, streamInfo, error)) handleStreamError(error, fdNumber, streamInfo, isSameDirection);
	} finally {
		abortController.abort();
	}
};
const handleStdinDestroy = (stream, { originalStreams, subprocess }) => {
	const [originalStdin] = originalStreams;
	const state = { stdinCleanedUp: false };
	if (stream === originalStdin || stream === subprocess.stdin) spyOnStdinDestroy(stream, subprocess, state);
	return state;
};
const spyOnStdinDestroy = (subprocessStdin, subprocess, state) => {
	const { _destroy } = subprocessStdin;
	subprocessStdin._destroy = (...destroyArguments) => {
		setStdinCleanedUp(subprocess, state);
		_destroy.call(subprocessStdin, ...destroyArguments);
	};
};
const setStdinCleanedUp = ({ exitCode, signalCode }, state) => {
	if (exitCode !== null || signalCode !== null) state.stdinCleanedUp = true;
};
const isInputTransformAbort = (stream, fdNumber, streamInfo, error) => {
	const originalStream = streamInfo.originalStreams[fdNumber];
	return stream !== originalStream && isInputFileDescriptor(streamInfo, fdNumber) && originalStream?.destroyed === true && (isStreamAbort(error) || error?.code === "ABORT_ERR");
};
const handleStreamError = (error, fdNumber, streamInfo, isSameDirection) => {
	if (!shouldIgnoreStreamError(error, fdNumber, streamInfo, isSameDirection)) throw error;
};
const shouldIgnoreStreamError = (error, fdNumber, streamInfo, isSameDirection = true) => {
	if (streamInfo.propagating) return isStreamEpipe(error) || isStreamAbort(error);
	streamInfo.propagating = true;
	return isInputFileDescriptor(streamInfo, fdNumber) === isSameDirection ? isStreamEpipe(error) : isStreamAbort(error);
};
const isInputFileDescriptor = ({ fileDescriptors }, fdNumber) => fdNumber !== "all" && fileDescriptors[fdNumber].direction === "input";
const isStreamAbort = (error) => error?.code === "ERR_STREAM_PREMATURE_CLOSE";
const isStreamEpipe = (error) => error?.code === "EPIPE";

const safeWaitForSubprocessStdin = async (subprocessStdin) => {
	if (subprocessStdin === void 0) return;
	try {
		await waitForSubprocessStdin(subprocessStdin);
	} catch {}
};
const safeWaitForSubprocessStdout = async (subprocessStdout) => {
	if (subprocessStdout === void 0) return;
	try {
		await waitForSubprocessStdout(subprocessStdout);
	} catch {}
};
const waitForSubprocessStdin = async (subprocessStdin) => {
	await finished(subprocessStdin, {
		cleanup: true,
		readable: false,
		writable: true
	});
};
const waitForSubprocessStdout = async (subprocessStdout) => {
	await finished(subprocessStdout, {
		cleanup: true,
		readable: true,
		writable: false
	});
};
const throwDestroyError = (error) => {
	if (error) throw error;
};
const destroyOtherStream = (stream, isOpen, error) => {
	if (error && !isStreamAbort(error)) stream.destroy(error);
	else if (isOpen) stream.destroy();
};

const createReadable = ({ subprocess, concurrentStreams, encoding }, options) => {
	const { from, binary: binaryOption = true, preserveNewlines = true } = copyOptions(options);
	checkBooleanOption(binaryOption, "binary");
	checkBooleanOption(preserveNewlines, "preserveNewlines");
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const subprocessStdout = getFromStream(subprocess, from);
	const waitReadableDestroy = addConcurrentStream(concurrentStreams, subprocessStdout, "readableDestroy");
	const { readableEncoding, readableObjectMode, readableHighWaterMark } = getReadableOptions(subprocessStdout, binary);
	const { read, onStdoutDataDone } = getReadableMethods({
		subprocessStdout,
		subprocess,
		binary,
		encoding,
		preserveNewlines
	});
	const readable = new Readable({
		read,
		destroy: callbackify(onReadableDestroy.bind(void 0, {
			subprocessStdout,
			subprocess,
			waitReadableDestroy
		})),
		highWaterMark: readableHighWaterMark,
		objectMode: readableObjectMode,
		encoding: readableEncoding
	});
	onStdoutFinished({
		subprocessStdout,
		onStdoutDataDone,
		readable,
		subprocess
	});
	return readable;
};
const getReadableOptions = ({ readableEncoding, readableObjectMode, readableHighWaterMark }, binary) => binary ? {
	readableEncoding,
	readableObjectMode,
	readableHighWaterMark
} : {
	readableEncoding,
	readableObjectMode: true,
	readableHighWaterMark: DEFAULT_OBJECT_HIGH_WATER_MARK
};
const getReadableMethods = ({ subprocessStdout, subprocess, binary, encoding, preserveNewlines }) => {
	const onStdoutDataDone = createDeferred();
	const onStdoutData = iterateOnSubprocessStream({
		subprocessStdout,
		subprocess,
		binary,
		shouldEncode: !binary,
		encoding,
		preserveNewlines
	});
	return {
		read() {
			onRead(this, onStdoutData, onStdoutDataDone);
		},
		onStdoutDataDone
	};
};
const onRead = async (readable, onStdoutData, onStdoutDataDone) => {
	try {
		const { value, done } = await onStdoutData.next();
		if (done) onStdoutDataDone.resolve();
		else readable.push(value);
	} catch {}
};
const onStdoutFinished = async ({ subprocessStdout, onStdoutDataDone, readable, subprocess, subprocessStdin }) => {
	try {
		await waitForSubprocessStdout(subprocessStdout);
		await subprocess;
		await safeWaitForSubprocessStdin(subprocessStdin);
		await onStdoutDataDone;
		if (readable.readable) readable.push(null);
	} catch (error) {
		await safeWaitForSubprocessStdin(subprocessStdin);
		destroyOtherReadable(readable, await getPrematureCloseError(subprocess, error));
	}
};
const getPrematureCloseError = async (subprocess, error) => {
	if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") return error;
	try {
		await subprocess;
	} catch (subprocessError) {
		return subprocessError;
	}
	return error;
};
const onReadableDestroy = async ({ subprocessStdout, subprocess, waitReadableDestroy }, error) => {
	if (await waitForConcurrentStreams(waitReadableDestroy, subprocess)) {
		destroyOtherReadable(subprocessStdout, error?.code === "ABORT_ERR" ? void 0 : error);
		await subprocess;
	}
	throwDestroyError(error);
};
const destroyOtherReadable = (stream, error) => {
	destroyOtherStream(stream, stream.readable, error);
};

const createReadableStream = (subprocess, readableOptions) => Readable.toWeb(subprocess.readable(readableOptions));
const createWritableStream = (subprocess, writableOptions) => Writable.toWeb(subprocess.writable(writableOptions));
const createTransformStream = (subprocess, duplexOptions) => Duplex.toWeb(subprocess.duplex(duplexOptions));

const normalizePipeArguments = ({ source, sourcePromise, boundOptions, createNested }, ...pipeArguments) => {
	const startTime = getStartTime();
	const { destination, destinationStream, destinationError, from, unpipeSignal } = getDestinationStream(boundOptions, createNested, pipeArguments);
	const { sourceStream, sourceError } = getSourceStream(source, from);
	const { options: sourceOptions, fileDescriptors } = SUBPROCESS_OPTIONS.get(source);
	return {
		source,
		sourcePromise,
		sourceStream,
		sourceOptions,
		sourceError,
		destination,
		destinationStream,
		destinationError,
		unpipeSignal,
		fileDescriptors,
		startTime
	};
};
const getDestinationStream = (boundOptions, createNested, pipeArguments) => {
	let destinationInfo;
	try {
		destinationInfo = getDestination(boundOptions, createNested, ...pipeArguments);
	} catch (error) {
		return { destinationError: error };
	}
	const { destination, pipeOptions } = destinationInfo;
	try {
		const { from, to, unpipeSignal } = copyOptions(pipeOptions);
		validateAbortSignal(unpipeSignal, "unpipeSignal");
		return {
			destination,
			destinationStream: getToStream(destination, to),
			from,
			unpipeSignal
		};
	} catch (error) {
		abortDestination(destination, pipeArguments[0]);
		return { destinationError: error };
	}
};
const abortDestination = (destination, firstArgument) => {
	if (destination !== firstArgument) destination.kill();
	destination.catch(() => {});
};
const getDestination = (boundOptions, createNested, firstArgument, ...pipeArguments) => {
	if (Array.isArray(firstArgument)) return {
		destination: createNested(mapDestinationArguments, boundOptions)(firstArgument, ...pipeArguments),
		pipeOptions: boundOptions
	};
	if (typeof firstArgument === "string" || firstArgument instanceof URL || isDenoExecPath(firstArgument)) {
		if (Object.keys(boundOptions).length > 0) throw new TypeError("Please use .pipe(\"file\", ..., options) or .pipe(execa(\"file\", ..., options)) instead of .pipe(options)(\"file\", ...).");
		const [rawFile, rawArguments, rawOptions] = normalizeParameters(firstArgument, ...pipeArguments);
		return {
			destination: createNested(mapDestinationArguments)(rawFile, rawArguments, rawOptions),
			pipeOptions: rawOptions
		};
	}
	if (SUBPROCESS_OPTIONS.has(firstArgument)) {
		if (Object.keys(boundOptions).length > 0) throw new TypeError("Please use .pipe(options)`command` or .pipe($(options)`command`) instead of .pipe(options)($`command`).");
		return {
			destination: firstArgument,
			pipeOptions: pipeArguments[0]
		};
	}
	throw new TypeError(`The first argument must be a template string, an options object, or an Execa subprocess: ${firstArgument}`);
};
const mapDestinationArguments = ({ options }) => ({ options: {
	__proto__: null,
	...options,
	...options.stdio === void 0 && { stdin: "pipe" },
	piped: true
} });
const getSourceStream = (source, from) => {
	try {
		return { sourceStream: getFromStream(source, from) };
	} catch (error) {
		return { sourceError: error };
	}
};

const handlePipeArgumentsError = ({ sourceStream, sourceError, destinationStream, destinationError, fileDescriptors, sourceOptions, startTime }) => {
	const error = getPipeArgumentsError({
		sourceStream,
		sourceError,
		destinationStream,
		destinationError
	});
	if (error !== void 0) throw createNonCommandError({
		error,
		fileDescriptors,
		sourceOptions,
		startTime
	});
};
const getPipeArgumentsError = ({ sourceStream, sourceError, destinationStream, destinationError }) => {
	if (sourceError !== void 0 && destinationError !== void 0) return destinationError;
	if (destinationError !== void 0) {
		abortSourceStream(sourceStream);
		return destinationError;
	}
	if (sourceError === void 0) return;
	endDestinationStream(destinationStream);
	return sourceError;
};
const createNonCommandError = ({ error, fileDescriptors, sourceOptions, startTime }) => makeEarlyError({
	error,
	command: PIPE_COMMAND_MESSAGE,
	escapedCommand: PIPE_COMMAND_MESSAGE,
	fileDescriptors,
	options: sourceOptions,
	startTime,
	isSync: false
});
const PIPE_COMMAND_MESSAGE = "source.pipe(destination)";

const waitForBothSubprocesses = async (subprocessPromises) => {
	const [{ status: sourceStatus, reason: sourceReason, value: sourceResult = sourceReason }, { status: destinationStatus, reason: destinationReason, value: destinationResult = destinationReason }, { reason: pipedFromReason, value: pipedFromResult = pipedFromReason }] = await subprocessPromises;
	if (!destinationResult.pipedFrom.includes(pipedFromResult)) destinationResult.pipedFrom.push(pipedFromResult);
	if (destinationStatus === "rejected") throw destinationResult;
	if (sourceStatus === "rejected") throw sourceResult;
	return destinationResult;
};

const pipeSubprocessStream = (sourceStream, destinationStream, maxListenersController) => {
	const mergedStream = MERGED_STREAMS.has(destinationStream) ? pipeMoreSubprocessStream(sourceStream, destinationStream) : pipeFirstSubprocessStream(sourceStream, destinationStream);
	incrementMaxListeners(sourceStream, SOURCE_LISTENERS_PER_PIPE, maxListenersController.signal);
	incrementMaxListeners(destinationStream, DESTINATION_LISTENERS_PER_PIPE, maxListenersController.signal);
	cleanupMergedStreamsMap(destinationStream);
	return mergedStream;
};
const pipeFirstSubprocessStream = (sourceStream, destinationStream) => {
	const mergedStream = mergeStreams([sourceStream]);
	addMergeSource(mergedStream, sourceStream);
	pipeStreams(mergedStream, destinationStream, () => unpipeSourcesOnDestinationEnd(mergedStream));
	MERGED_STREAMS.set(destinationStream, mergedStream);
	return mergedStream;
};
const pipeMoreSubprocessStream = (sourceStream, destinationStream) => {
	const mergedStream = MERGED_STREAMS.get(destinationStream);
	mergedStream.add(sourceStream);
	addMergeSource(mergedStream, sourceStream);
	return mergedStream;
};
const MERGE_SOURCES = /* @__PURE__ */ new WeakMap();
const SOURCE_MERGES = /* @__PURE__ */ new WeakMap();
const addMergeSource = (mergedStream, sourceStream) => {
	addToSetMap(MERGE_SOURCES, mergedStream, sourceStream);
	addToSetMap(SOURCE_MERGES, sourceStream, mergedStream);
};
const addToSetMap = (map, key, value) => {
	if (!map.has(key)) map.set(key, /* @__PURE__ */ new Set());
	map.get(key).add(value);
};
const unpipeSubprocessStream = async (mergedStream, sourceStream) => {
	MERGE_SOURCES.get(mergedStream)?.delete(sourceStream);
	SOURCE_MERGES.get(sourceStream)?.delete(mergedStream);
	await mergedStream.remove(sourceStream);
};
const unpipeSourcesOnDestinationEnd = async (mergedStream) => {
	for (const sourceStream of MERGE_SOURCES.get(mergedStream)) {
		const mergedStreams = SOURCE_MERGES.get(sourceStream);
		mergedStreams.delete(mergedStream);
		if (mergedStreams.size > 0) await mergedStream.remove(sourceStream);
	}
};
const cleanupMergedStreamsMap = async (destinationStream) => {
	try {
		await finished(destinationStream, {
			cleanup: true,
			readable: false,
			writable: true
		});
	} catch {}
	MERGED_STREAMS.delete(destinationStream);
};
const MERGED_STREAMS = /* @__PURE__ */ new WeakMap();
const SOURCE_LISTENERS_PER_PIPE = 2;
const DESTINATION_LISTENERS_PER_PIPE = 1;

const unpipeOnAbort = (unpipeSignal, unpipeContext) => unpipeSignal === void 0 ? [] : [unpipeOnSignalAbort(unpipeSignal, unpipeContext)];
const unpipeOnSignalAbort = async (unpipeSignal, { sourceStream, mergedStream, fileDescriptors, sourceOptions, startTime }) => {
	await aborted(unpipeSignal, sourceStream);
	await unpipeSubprocessStream(mergedStream, sourceStream);
	throw createNonCommandError({
		error: /* @__PURE__ */ new Error("Pipe canceled by `unpipeSignal` option."),
		fileDescriptors,
		sourceOptions,
		startTime
	});
};

const pipeToSubprocess = (sourceInfo, ...pipeArguments) => {
	if (isPlainObject(pipeArguments[0])) return pipeToSubprocess.bind(void 0, {
		...sourceInfo,
		boundOptions: {
			...sourceInfo.boundOptions,
			...pipeArguments[0]
		}
	});
	if (sourceInfo.source === void 0) return sourceInfo.sourcePromise;
	const { destination, ...normalizedInfo } = normalizePipeArguments(sourceInfo, ...pipeArguments);
	const pipeFailureController = new AbortController();
	const promise = handlePipePromise({
		...normalizedInfo,
		destination,
		pipeFailureController
	});
	promise.pipe = pipeToSubprocess.bind(void 0, {
		...sourceInfo,
		source: destination,
		sourcePromise: promise,
		boundOptions: {}
	});
	forwardDestinationMethods(promise, destination, pipeFailureController.signal);
	return promise;
};
const forwardDestinationMethods = (promise, destination, pipeFailureSignal) => {
	if (destination === void 0) return;
	forwardReadableMethods(promise, destination);
	forwardIpcMethods(promise, destination, pipeFailureSignal);
};
const forwardReadableMethods = (promise, destination) => {
	const subprocessOptions = SUBPROCESS_OPTIONS.get(destination);
	SUBPROCESS_OPTIONS.set(promise, subprocessOptions);
	promise.stdio = destination.stdio;
	promise.all = destination.all;
	const { options: { encoding } } = subprocessOptions;
	const concurrentStreams = initializeConcurrentStreams();
	promise[Symbol.asyncIterator] = createIterable.bind(void 0, promise, encoding, {});
	promise.iterable = createIterable.bind(void 0, promise, encoding);
	promise.readable = createPipeReadable.bind(void 0, promise, {
		subprocess: promise,
		concurrentStreams,
		encoding
	});
	promise.readableStream = createReadableStream.bind(void 0, promise);
	forwardAll(promise, destination);
};
const forwardAll = (promise, destination) => {
	if (destination.all === void 0) {
		promise.all = void 0;
		return;
	}
	Object.defineProperty(promise, "all", {
		get() {
			setAllProperty(promise, destination.all);
			const all = promise.readable({ from: "all" });
			all.on("error", () => {});
			setAllProperty(promise, all);
			return all;
		},
		enumerable: true,
		configurable: true
	});
};
const setAllProperty = (promise, value) => {
	Object.defineProperty(promise, "all", {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
};
const createPipeReadable = (promise, readableOptions, ...arguments_) => {
	const readable = createReadable(readableOptions, ...arguments_);
	destroyOnPipeFailure(promise, readable);
	return readable;
};
const destroyOnPipeFailure = async (promise, readable) => {
	try {
		await promise;
	} catch (error) {
		readable.destroy(error);
	}
};
const forwardIpcMethods = (promise, destination, pipeFailureSignal) => {
	promise.sendMessage = destination.sendMessage;
	promise.getOneMessage = getOnePipeMessage.bind(void 0, destination, pipeFailureSignal);
	promise.getEachMessage = getEachPipeMessage.bind(void 0, promise, destination, pipeFailureSignal);
};
const getOnePipeMessage = (destination, pipeFailureSignal, ...arguments_) => {
	const controller = new AbortController();
	const messagePromise = destination.getOneMessage(...addPipeOptions(arguments_, controller.signal, internalGetOneMessageOptions));
	return waitForOnePipeMessage(pipeFailureSignal, messagePromise, controller);
};
const waitForOnePipeMessage = async (pipeFailureSignal, messagePromise, controller) => {
	try {
		return await Promise.race([messagePromise, getSignalRejection(pipeFailureSignal, controller.signal)]);
	} finally {
		controller.abort();
	}
};
const getSignalRejection = (signal, listenerSignal) => new Promise((_, reject) => {
	if (signal.aborted) {
		reject(signal.reason);
		return;
	}
	signal.addEventListener("abort", () => {
		reject(signal.reason);
	}, {
		once: true,
		signal: listenerSignal
	});
});
const getEachPipeMessage = (promise, destination, pipeFailureSignal, ...arguments_) => {
	const controller = new AbortController();
	const iterator = destination.getEachMessage(...addPipeOptions(arguments_, controller.signal, internalGetEachMessageOptions));
	abortOnSignal(pipeFailureSignal, controller);
	return iterateOnPipeMessages(promise, iterator, controller);
};
const iterateOnPipeMessages = async function* (promise, iterator, controller) {
	try {
		yield* iterator;
	} finally {
		controller.abort();
		await promise;
	}
};
const addPipeOptions = (arguments_, signal, internalOptionsSymbol) => {
	if (arguments_[0] === null) return arguments_;
	const [options] = arguments_;
	return [{
		...options,
		[internalOptionsSymbol]: {
			signal,
			shouldAwait: false
		}
	}];
};
const abortOnSignal = (signal, controller) => {
	if (signal.aborted) {
		controller.abort();
		return;
	}
	signal.addEventListener("abort", () => {
		controller.abort();
	}, {
		once: true,
		signal: controller.signal
	});
};
const handlePipePromise = async ({ source, sourcePromise, sourceStream, sourceOptions, sourceError, destination, destinationStream, destinationError, unpipeSignal, fileDescriptors, startTime, pipeFailureController }) => {
	const maxListenersController = new AbortController();
	try {
		const subprocessPromises = getSubprocessPromises(sourcePromise, destination, source);
		handlePipeArgumentsError({
			sourceStream,
			sourceError,
			destinationStream,
			destinationError,
			fileDescriptors,
			sourceOptions,
			startTime
		});
		const mergedStream = pipeSubprocessStream(sourceStream, destinationStream, maxListenersController);
		return await Promise.race([waitForBothSubprocesses(subprocessPromises), ...unpipeOnAbort(unpipeSignal, {
			sourceStream,
			mergedStream,
			sourceOptions,
			fileDescriptors,
			startTime
		})]);
	} catch (error) {
		pipeFailureController.abort(error);
		throw error;
	} finally {
		maxListenersController.abort();
	}
};
const getSubprocessPromises = (sourcePromise, destination, source) => Promise.allSettled([
	sourcePromise,
	destination,
	source
]);

const getStreamOutput = async ({ stream, onStreamEnd, fdNumber, encoding, buffer, maxBuffer, lines, allMixed, stripFinalNewline, allFds, verboseInfo, streamInfo }) => {
	const logPromise = logOutputAsync({
		stream,
		onStreamEnd,
		fdNumber,
		encoding,
		allMixed,
		verboseInfo,
		streamInfo
	});
	if (!buffer) {
		await Promise.all([resumeStream(stream), logPromise]);
		return;
	}
	const stripFinalNewlineValue = getStripFinalNewline(stripFinalNewline, fdNumber, allFds);
	const iterable = iterateForResult({
		stream,
		onStreamEnd,
		lines,
		encoding,
		stripFinalNewline: stripFinalNewlineValue,
		allMixed
	});
	const [output] = await Promise.all([getStreamContents({
		stream,
		iterable,
		fdNumber,
		encoding,
		maxBuffer,
		lines
	}), logPromise]);
	return output;
};
const logOutputAsync = async ({ stream, onStreamEnd, fdNumber, encoding, allMixed, verboseInfo, streamInfo: { fileDescriptors } }) => {
	if (!shouldLogOutput({
		stdioItems: fileDescriptors[fdNumber]?.stdioItems,
		encoding,
		verboseInfo,
		fdNumber
	})) return;
	const linesIterable = iterateForResult({
		stream,
		onStreamEnd,
		lines: true,
		encoding,
		stripFinalNewline: true,
		allMixed
	});
	await logLines(linesIterable, stream, fdNumber, verboseInfo);
};
const resumeStream = async (stream) => {
	await setImmediate$1();
	if (stream.readableFlowing === null) stream.resume();
};
const getStreamContents = async ({ stream, stream: { readableObjectMode }, iterable, fdNumber, encoding, maxBuffer, lines }) => {
	try {
		if (readableObjectMode || lines) return await getStreamAsArray(iterable, { maxBuffer });
		return encoding === "buffer" ? new Uint8Array(await getStreamAsArrayBuffer(iterable, { maxBuffer })) : await getStreamAsString(iterable, { maxBuffer });
	} catch (error) {
		return handleBufferedData(handleMaxBuffer({
			error,
			stream,
			readableObjectMode,
			lines,
			encoding,
			fdNumber
		}));
	}
};
const getBufferedData = async (streamPromise) => {
	try {
		return await streamPromise;
	} catch (error) {
		return handleBufferedData(error);
	}
};
const handleBufferedData = (error) => isArrayBuffer(error?.bufferedData) ? new Uint8Array(error.bufferedData) : error?.bufferedData;

const waitForStdioStreams = ({ subprocess, encoding, buffer, maxBuffer, lines, stripFinalNewline, verboseInfo, streamInfo }) => subprocess.stdio.map((stream, fdNumber) => waitForSubprocessStream({
	stream,
	fdNumber,
	encoding,
	buffer: buffer[fdNumber],
	maxBuffer: maxBuffer[fdNumber],
	lines: lines[fdNumber],
	allMixed: false,
	stripFinalNewline,
	verboseInfo,
	streamInfo
}));
const waitForSubprocessStream = async ({ stream, fdNumber, encoding, buffer, maxBuffer, lines, allMixed, stripFinalNewline, allFds, verboseInfo, streamInfo }) => {
	if (!stream) return;
	const onStreamEnd = waitForStream(stream, fdNumber, streamInfo);
	if (isInputFileDescriptor(streamInfo, fdNumber)) {
		await onStreamEnd;
		return;
	}
	const [output] = await Promise.all([getStreamOutput({
		stream,
		onStreamEnd,
		fdNumber,
		encoding,
		buffer,
		maxBuffer,
		lines,
		allMixed,
		stripFinalNewline,
		allFds,
		verboseInfo,
		streamInfo
	}), onStreamEnd]);
	return output;
};

const makeAllStream = ({ stdout, stderr }, { all }) => {
	if (!all) return;
	const fileDescriptors = [[stdout, 1], [stderr, 2]].filter(([stream]) => stream);
	return fileDescriptors.length === 0 ? void 0 : setAllStream(mergeStreams(fileDescriptors.map(([stream]) => stream)));
};
const getAllFds = ({ stdout, stderr }, [, bufferStdout, bufferStderr]) => [...stdout !== null && bufferStdout ? [1] : [], ...stderr !== null && bufferStderr ? [2] : []];
const waitForAllStream = ({ subprocess, all, encoding, buffer, maxBuffer, lines, stripFinalNewline, verboseInfo, streamInfo }) => {
	const { stream, buffer: bufferAll, drainedStream } = getAllStream(subprocess, all, buffer);
	return Promise.all([waitForSubprocessStream({
		stream,
		buffer: bufferAll,
		fdNumber: "all",
		encoding,
		maxBuffer: maxBuffer[1] + maxBuffer[2],
		lines: lines[1] || lines[2],
		allFds: getAllFds(subprocess, buffer),
		allMixed: stream === all && getAllMixed(subprocess, all),
		stripFinalNewline,
		verboseInfo,
		streamInfo
	}), drainedStream === void 0 ? void 0 : resumeStream(drainedStream)]).then(([output]) => output);
};
const getAllStream = ({ stdout, stderr }, all, [, bufferStdout, bufferStderr]) => {
	const buffer = bufferStdout || bufferStderr;
	if (!buffer) return {
		stream: all,
		buffer
	};
	if (!all) return {
		stream: void 0,
		buffer
	};
	if (!bufferStdout) return {
		stream: stderr,
		buffer,
		drainedStream: all
	};
	return bufferStderr ? {
		stream: all,
		buffer
	} : {
		stream: stdout,
		buffer,
		drainedStream: all
	};
};
const getAllMixed = ({ stdout, stderr }, all) => all && stdout && stderr && stdout.readableObjectMode !== stderr.readableObjectMode;

const shouldLogIpc = (verboseInfo) => isFullVerbose(verboseInfo, "ipc");
const logIpcOutput = (message, verboseInfo) => {
	const verboseMessage = serializeVerboseMessage(message);
	verboseLog({
		type: "ipc",
		verboseMessage,
		fdNumber: "ipc",
		verboseInfo
	});
};

const waitForIpcOutput = async ({ subprocess, buffer: bufferArray, maxBuffer: maxBufferArray, ipc, ipcOutput, verboseInfo }) => {
	if (!ipc) return ipcOutput;
	const isVerbose = shouldLogIpc(verboseInfo);
	const buffer = getFdSpecificValue(bufferArray, "ipc");
	const maxBuffer = getFdSpecificValue(maxBufferArray, "ipc");
	const logErrors = [];
	for await (const message of loopOnMessages({
		anyProcess: subprocess,
		channel: subprocess.channel,
		isSubprocess: false,
		ipc,
		shouldAwait: false,
		reference: true
	})) {
		if (buffer) {
			checkIpcMaxBuffer(ipcOutput, maxBuffer);
			ipcOutput.push(message);
		}
		if (isVerbose) try {
			logIpcOutput(message, verboseInfo);
		} catch (error) {
			logErrors.push(error);
		}
	}
	if (logErrors.length > 0) throw logErrors[0];
	return ipcOutput;
};
const getBufferedIpcOutput = async (ipcOutputPromise, ipcOutput) => {
	await Promise.allSettled([ipcOutputPromise]);
	return ipcOutput;
};

const waitForSubprocessResult = async ({ subprocess, kill, all, options: { encoding, buffer, maxBuffer, lines, timeoutDuration: timeout, cancelSignal, gracefulCancel, forceKillAfterDelay, stripFinalNewline, ipc, ipcInput }, context, verboseInfo, fileDescriptors, originalStreams, onInternalError, controller }) => {
	const exitPromise = waitForExit(subprocess, context);
	const streamInfo = {
		originalStreams,
		fileDescriptors,
		subprocess,
		exitPromise,
		propagating: false
	};
	const stdioPromises = waitForStdioStreams({
		subprocess,
		encoding,
		buffer,
		maxBuffer,
		lines,
		stripFinalNewline,
		verboseInfo,
		streamInfo
	});
	const allPromise = waitForAllStream({
		subprocess,
		all,
		encoding,
		buffer,
		maxBuffer,
		lines,
		stripFinalNewline,
		verboseInfo,
		streamInfo
	});
	const ipcOutput = [];
	const ipcOutputPromise = waitForIpcOutput({
		subprocess,
		buffer,
		maxBuffer,
		ipc,
		ipcOutput,
		verboseInfo
	});
	const originalPromises = waitForOriginalStreams(originalStreams, subprocess, streamInfo);
	const customStreamsEndPromises = waitForCustomStreamsEnd(fileDescriptors, streamInfo);
	try {
		return await Promise.race([
			Promise.all([
				{},
				waitForSuccessfulExit(exitPromise),
				Promise.all(stdioPromises),
				allPromise,
				ipcOutputPromise,
				sendIpcInput(subprocess, ipcInput, ipc),
				...originalPromises,
				...customStreamsEndPromises
			]),
			onInternalError,
			throwOnSubprocessError(subprocess, controller),
			...throwOnTimeout(kill, timeout, context, controller),
			...throwOnCancel({
				kill,
				cancelSignal,
				gracefulCancel,
				context,
				controller
			}),
			...throwOnGracefulCancel({
				subprocess,
				kill,
				cancelSignal,
				gracefulCancel,
				forceKillAfterDelay,
				context,
				controller
			})
		]);
	} catch (error) {
		context.terminationReason ??= "other";
		if (error instanceof MaxBufferError) kill();
		return Promise.all([
			{ error },
			exitPromise,
			Promise.all(stdioPromises.map((stdioPromise) => getBufferedData(stdioPromise))),
			getBufferedData(allPromise),
			getBufferedIpcOutput(ipcOutputPromise, ipcOutput),
			Promise.allSettled(originalPromises),
			Promise.allSettled(customStreamsEndPromises)
		]);
	}
};
const waitForOriginalStreams = (originalStreams, subprocess, streamInfo) => originalStreams.map((stream, fdNumber) => stream === subprocess.stdio[fdNumber] ? void 0 : waitForStream(stream, fdNumber, streamInfo));
const waitForCustomStreamsEnd = (fileDescriptors, streamInfo) => fileDescriptors.flatMap(({ stdioItems, direction }, fdNumber) => stdioItems.filter(({ value, stream = value }) => isStream(stream, { checkOpen: false }) && !isStandardStream(stream)).map(({ type, value, stream = value }) => waitForStream(stream, fdNumber, streamInfo, {
	isSameDirection: TRANSFORM_TYPES.has(type),
	stopOnExit: type === "native",
	readable: direction !== "output" || TRANSFORM_TYPES.has(type)
})));
const throwOnSubprocessError = async (subprocess, { signal }) => {
	const [error] = await once(subprocess, "error", { signal });
	throw error;
};

const createWritable = ({ subprocess, concurrentStreams }, options) => {
	const { to } = copyOptions(options);
	const subprocessStdin = getToStream(subprocess, to);
	const { waitWritableFinal, waitWritableDestroy } = addWritableConcurrentStreams(concurrentStreams, subprocessStdin);
	const writable = new Writable({
		...getWritableMethods(subprocessStdin, subprocess, waitWritableFinal),
		destroy: callbackify(onWritableDestroy.bind(void 0, {
			subprocessStdin,
			subprocess,
			waitWritableFinal,
			waitWritableDestroy
		})),
		highWaterMark: subprocessStdin.writableHighWaterMark,
		objectMode: subprocessStdin.writableObjectMode
	});
	onStdinFinished(subprocessStdin, writable, void 0, subprocess);
	return writable;
};
const addWritableConcurrentStreams = (concurrentStreams, subprocessStdin) => {
	return {
		waitWritableFinal: addConcurrentStream(concurrentStreams, subprocessStdin, "writableFinal"),
		waitWritableDestroy: addConcurrentStream(concurrentStreams, subprocessStdin, "writableDestroy")
	};
};
const getWritableMethods = (subprocessStdin, subprocess, waitWritableFinal) => ({
	write: onWrite.bind(void 0, subprocessStdin),
	final: callbackify(onWritableFinal.bind(void 0, subprocessStdin, subprocess, waitWritableFinal))
});
const onWrite = (subprocessStdin, chunk, encoding, done) => {
	if (subprocessStdin.write(chunk, encoding)) done();
	else subprocessStdin.once("drain", done);
};
const onWritableFinal = async (subprocessStdin, subprocess, waitWritableFinal) => {
	if (!await waitForConcurrentStreams(waitWritableFinal, subprocess)) return;
	if (subprocessStdin.writable) subprocessStdin.end();
	await subprocess;
};
const onStdinFinished = async (subprocessStdin, writable, subprocessStdout, subprocess) => {
	try {
		await waitForSubprocessStdin(subprocessStdin);
		await subprocess;
		if (writable.writable) writable.end();
	} catch (error) {
		await safeWaitForSubprocessStdout(subprocessStdout);
		destroyOtherStream(writable, !writable.writableFinished, await getSubprocessError(subprocess, error));
	}
};
const getSubprocessError = async (subprocess, error) => {
	if (!shouldUseSubprocessError(error)) return error;
	try {
		await subprocess;
	} catch (subprocessError) {
		return subprocessError;
	}
	return error;
};
const shouldUseSubprocessError = (error) => error === void 0 || isStreamAbort(error) || error.code === "EPIPE";
const onWritableDestroy = async ({ subprocessStdin, subprocess, waitWritableFinal, waitWritableDestroy }, error) => {
	await waitForConcurrentStreams(waitWritableFinal, subprocess);
	if (await waitForConcurrentStreams(waitWritableDestroy, subprocess)) {
		destroyOtherWritable(subprocessStdin, error);
		await subprocess;
	}
	throwDestroyError(error);
};
const destroyOtherWritable = (stream, error) => {
	destroyOtherStream(stream, stream.writable, error);
};

const createDuplex = ({ subprocess, concurrentStreams, encoding }, options) => {
	const { from, to, binary: binaryOption = true, preserveNewlines = true } = copyOptions(options);
	checkBooleanOption(binaryOption, "binary");
	checkBooleanOption(preserveNewlines, "preserveNewlines");
	const binary = binaryOption || BINARY_ENCODINGS.has(encoding);
	const subprocessStdout = getFromStream(subprocess, from);
	const subprocessStdin = getToStream(subprocess, to);
	const waitReadableDestroy = addConcurrentStream(concurrentStreams, subprocessStdout, "readableDestroy");
	const { waitWritableFinal, waitWritableDestroy } = addWritableConcurrentStreams(concurrentStreams, subprocessStdin);
	const { readableEncoding, readableObjectMode, readableHighWaterMark } = getReadableOptions(subprocessStdout, binary);
	const { read, onStdoutDataDone } = getReadableMethods({
		subprocessStdout,
		subprocess,
		binary,
		encoding,
		preserveNewlines
	});
	const duplex = new Duplex({
		read,
		...getWritableMethods(subprocessStdin, subprocess, waitWritableFinal),
		destroy: callbackify(onDuplexDestroy.bind(void 0, {
			subprocessStdout,
			subprocessStdin,
			subprocess,
			waitReadableDestroy,
			waitWritableFinal,
			waitWritableDestroy
		})),
		readableHighWaterMark,
		writableHighWaterMark: subprocessStdin.writableHighWaterMark,
		readableObjectMode,
		writableObjectMode: subprocessStdin.writableObjectMode,
		encoding: readableEncoding
	});
	onStdoutFinished({
		subprocessStdout,
		onStdoutDataDone,
		readable: duplex,
		subprocess,
		subprocessStdin
	});
	onStdinFinished(subprocessStdin, duplex, subprocessStdout, subprocess);
	return duplex;
};
const onDuplexDestroy = async ({ subprocessStdout, subprocessStdin, subprocess, waitReadableDestroy, waitWritableFinal, waitWritableDestroy }, error) => {
	await Promise.all([onReadableDestroy({
		subprocessStdout,
		subprocess,
		waitReadableDestroy
	}, error), onWritableDestroy({
		subprocessStdin,
		subprocess,
		waitWritableFinal,
		waitWritableDestroy
	}, error)]);
};

const addConvertedStreams = (subprocess, { encoding }) => {
	const concurrentStreams = initializeConcurrentStreams();
	subprocess.readable = createReadable.bind(void 0, {
		subprocess,
		concurrentStreams,
		encoding
	});
	subprocess.writable = createWritable.bind(void 0, {
		subprocess,
		concurrentStreams
	});
	subprocess.duplex = createDuplex.bind(void 0, {
		subprocess,
		concurrentStreams,
		encoding
	});
	subprocess.readableStream = createReadableStream.bind(void 0, subprocess);
	subprocess.writableStream = createWritableStream.bind(void 0, subprocess);
	subprocess.transformStream = createTransformStream.bind(void 0, subprocess);
	subprocess.iterable = createIterable.bind(void 0, subprocess, encoding);
	subprocess[Symbol.asyncIterator] = createIterable.bind(void 0, subprocess, encoding, {});
};

const mergePromise = (promise, properties) => Object.assign(promise, properties);

const execaCoreAsync = (rawFile, rawArguments, rawOptions, createNested) => {
	const { file, commandArguments, command, escapedCommand, startTime, verboseInfo, options, fileDescriptors } = handleAsyncArguments(rawFile, rawArguments, rawOptions);
	const { subprocess: nodeChildProcess, promise, kill, all, convertedStreams } = spawnSubprocessAsync({
		file,
		commandArguments,
		options,
		startTime,
		verboseInfo,
		command,
		escapedCommand,
		fileDescriptors
	});
	const subprocess = getSubprocessPromise({
		promise,
		nodeChildProcess,
		kill,
		all,
		convertedStreams,
		options
	});
	subprocess.pipe = pipeToSubprocess.bind(void 0, {
		source: subprocess,
		sourcePromise: promise,
		boundOptions: {},
		createNested
	});
	SUBPROCESS_OPTIONS.set(subprocess, {
		options,
		fileDescriptors
	});
	return subprocess;
};
const handleAsyncArguments = (rawFile, rawArguments, rawOptions) => {
	const { command, escapedCommand, startTime, verboseInfo } = handleCommand(rawFile, rawArguments, rawOptions);
	const { file, commandArguments, options: normalizedOptions } = normalizeOptions(rawFile, rawArguments, rawOptions);
	const options = handleAsyncOptions(normalizedOptions);
	return {
		file,
		commandArguments,
		command,
		escapedCommand,
		startTime,
		verboseInfo,
		options,
		fileDescriptors: handleStdioAsync(options, verboseInfo)
	};
};
const handleAsyncOptions = ({ timeout, signal, ...options }) => ({
	__proto__: null,
	...options,
	timeoutDuration: timeout
});
const spawnSubprocessAsync = ({ file, commandArguments, options, startTime, verboseInfo, command, escapedCommand, fileDescriptors }) => {
	let subprocess;
	try {
		subprocess = spawn(...concatenateShell(file, commandArguments, getSpawnOptions(options)));
	} catch (error) {
		return handleEarlyError({
			error,
			command,
			escapedCommand,
			fileDescriptors,
			options,
			startTime,
			verboseInfo
		});
	}
	if (subprocess.stdio === void 0) return handleEarlyError({
		error: once(subprocess, "error").then(([error]) => error),
		command,
		escapedCommand,
		fileDescriptors,
		options,
		startTime,
		verboseInfo
	});
	const controller = new AbortController();
	setMaxListeners(1e400, controller.signal);
	const originalStreams = [...subprocess.stdio];
	pipeOutputAsync(subprocess, fileDescriptors, controller);
	setIpcSubprocessOptions(subprocess, options);
	const context = {};
	const onInternalError = createDeferred();
	const kill = subprocessKill.bind(void 0, {
		kill: getKillFunction(subprocess, options),
		options,
		onInternalError,
		context,
		controller
	});
	cleanupOnExit(kill, options, controller);
	const all = makeAllStream(subprocess, options);
	const promise = handlePromise({
		subprocess,
		kill,
		all,
		options,
		startTime,
		verboseInfo,
		fileDescriptors,
		originalStreams,
		command,
		escapedCommand,
		context,
		onInternalError,
		controller
	});
	return {
		subprocess,
		promise,
		kill,
		all
	};
};
const getSubprocessPromise = ({ promise, nodeChildProcess, kill, all, convertedStreams, options }) => {
	const subprocess = mergePromise(promise, getSubprocessProperties(nodeChildProcess, all));
	subprocess.kill = kill ?? subprocess.kill;
	if (convertedStreams === void 0) addConvertedStreams(subprocess, options);
	else Object.assign(subprocess, convertedStreams);
	addIpcMethods(subprocess, nodeChildProcess, options);
	return subprocess;
};
const getSubprocessProperties = (nodeChildProcess, all) => ({
	nodeChildProcess,
	pid: nodeChildProcess.pid,
	stdin: nodeChildProcess.stdin,
	stdout: nodeChildProcess.stdout,
	stderr: nodeChildProcess.stderr,
	stdio: nodeChildProcess.stdio,
	all,
	kill: nodeChildProcess.kill.bind(nodeChildProcess)
});
const handlePromise = async ({ subprocess, kill, all: allStream, options, startTime, verboseInfo, fileDescriptors, originalStreams, command, escapedCommand, context, onInternalError, controller }) => {
	const [errorInfo, [exitCode, signal], stdioResults, allResult, ipcOutput] = await waitForSubprocessResult({
		subprocess,
		kill,
		all: allStream,
		options,
		context,
		verboseInfo,
		fileDescriptors,
		originalStreams,
		onInternalError,
		controller
	});
	controller.abort();
	onInternalError.resolve();
	const stdio = stdioResults.map((stdioResult, fdNumber) => stripNewline(stdioResult, options, fdNumber));
	const all = stripNewline(allResult, options, "all", getAllFds(subprocess, options.buffer));
	const result = getAsyncResult({
		errorInfo,
		exitCode,
		signal,
		stdio,
		all,
		ipcOutput,
		context,
		options,
		command,
		escapedCommand,
		startTime
	});
	return handleResult(result, verboseInfo, options);
};
const getAsyncResult = ({ errorInfo, exitCode, signal, stdio, all, ipcOutput, context, options, command, escapedCommand, startTime }) => Object.hasOwn(errorInfo, "error") ? makeError({
	error: errorInfo.error,
	command,
	escapedCommand,
	timedOut: context.terminationReason === "timeout",
	isCanceled: context.terminationReason === "cancel" || context.terminationReason === "gracefulCancel",
	isGracefullyCanceled: context.terminationReason === "gracefulCancel",
	isMaxBuffer: errorInfo.error instanceof MaxBufferError,
	isForcefullyTerminated: context.isForcefullyTerminated,
	exitCode,
	signal,
	stdio,
	all,
	ipcOutput,
	options,
	startTime,
	isSync: false
}) : makeSuccessResult({
	command,
	escapedCommand,
	stdio,
	all,
	ipcOutput,
	options,
	startTime
});

const mergeOptions = (boundOptions, options) => {
	const safeBoundOptions = {
		__proto__: null,
		...boundOptions
	};
	const mergedOptions = Object.fromEntries(Object.entries(options).map(([optionName, optionValue]) => [optionName, mergeOption(optionName, safeBoundOptions[optionName], optionValue)]));
	return {
		__proto__: null,
		...safeBoundOptions,
		...mergedOptions
	};
};
const mergeOption = (optionName, boundOptionValue, optionValue) => DEEP_OPTIONS.has(optionName) && isPlainObject(boundOptionValue) && isPlainObject(optionValue) ? {
	...boundOptionValue,
	...optionValue
} : optionValue;
const DEEP_OPTIONS = /* @__PURE__ */ new Set(["env", ...FD_SPECIFIC_OPTIONS]);

const createExeca = (mapArguments, boundOptions, deepOptions, setBoundExeca) => {
	const createNested = (mapArguments, boundOptions, setBoundExeca) => createExeca(mapArguments, boundOptions, deepOptions, setBoundExeca);
	const boundExeca = (...execaArguments) => callBoundExeca({
		mapArguments,
		deepOptions,
		boundOptions,
		setBoundExeca,
		createNested
	}, ...execaArguments);
	if (setBoundExeca !== void 0) setBoundExeca(boundExeca, createNested, boundOptions);
	return boundExeca;
};
const callBoundExeca = ({ mapArguments, deepOptions = {}, boundOptions = {}, setBoundExeca, createNested }, firstArgument, ...nextArguments) => {
	if (isPlainObject(firstArgument)) return createNested(mapArguments, mergeOptions(boundOptions, firstArgument), setBoundExeca);
	const { file, commandArguments, options, isSync } = parseArguments({
		mapArguments,
		firstArgument,
		nextArguments,
		deepOptions,
		boundOptions
	});
	return isSync ? execaCoreSync(file, commandArguments, options) : execaCoreAsync(file, commandArguments, options, createNested);
};
const parseArguments = ({ mapArguments, firstArgument, nextArguments, deepOptions, boundOptions }) => {
	const callArguments = isTemplateString(firstArgument) ? parseTemplates(firstArgument, nextArguments) : [firstArgument, ...nextArguments];
	const [initialFile, initialArguments, initialOptions] = normalizeParameters(...callArguments);
	const mergedOptions = mergeOptions(mergeOptions(deepOptions, boundOptions), initialOptions);
	for (const [optionName, optionValue] of Object.entries(deepOptions)) if (mergedOptions[optionName] === void 0) mergedOptions[optionName] = optionValue;
	const { options = mergedOptions, isSync = false } = {
		__proto__: null,
		...mapArguments({ options: mergedOptions })
	};
	return {
		file: initialFile,
		commandArguments: initialArguments,
		options,
		isSync
	};
};

const setScriptSync = (boundExeca, createNested, boundOptions) => {
	boundExeca.sync = createNested(mapScriptSync, boundOptions);
	boundExeca.s = boundExeca.sync;
};
const mapScriptAsync = ({ options }) => getScriptOptions(options);
const mapScriptSync = ({ options }) => ({
	...getScriptOptions(options),
	isSync: true
});
const getScriptOptions = (options) => ({ options: {
	__proto__: null,
	...options,
	...getScriptStdinOption(options)
} });
const getScriptStdinOption = ({ stdin = "inherit", input, inputFile, stdio }) => input === void 0 && inputFile === void 0 && stdio === void 0 ? { stdin } : {};
const deepScriptOptions = { preferLocal: true };

const execa = createExeca(() => ({}));
const execaSync = createExeca(() => ({ isSync: true }));
const execaNode = createExeca(mapNode);
const $ = createExeca(mapScriptAsync, {}, deepScriptOptions, setScriptSync);
const { sendMessage, getOneMessage, getEachMessage, getCancelSignal } = getIpcExport();

const succeeded = (outcome) => outcome.exitCode === 0 && !outcome.timedOut;
var ProgramNotStarted = class extends TaggedError("ProgramNotStarted") {
	id = "process/not-started";
	blame = "environment";
	title = "A program could not be started";
	get message() {
		return `Cannot start ${this.program}: ${this.code}.`;
	}
	hints = [];
};
var Process = class extends Service()("buildpack/Process") {};

const merging = ["-c", "exec \"$0\" \"$@\" 2>&1"];
const sweep = (pid) => {
	if (pid === void 0) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {}
};
const start$1 = ({ args, cwd, env, program }) => {
	const child = execa("/bin/sh", [
		...merging,
		program,
		...args
	], {
		cwd,
		env,
		extendEnv: false,
		stdin: "ignore",
		stderr: "inherit",
		buffer: false,
		reject: false,
		killDescendants: true,
		forceKillAfterDelay: 2e3
	});
	const state = { settled: false };
	const done = Promise.resolve(child).then((result) => {
		state.settled = true;
		return {
			exitCode: result.exitCode,
			signal: result.signal,
			code: result.code
		};
	});
	const lines = new PassThrough();
	child.stdout.on("error", () => lines.end());
	child.stdout.pipe(lines);
	child.nodeChildProcess.once("exit", () => sweep(child.pid));
	return {
		pid: child.pid,
		lines,
		kill: () => child.kill(),
		done,
		state
	};
};
const stop = (child) => suspend(() => {
	if (!child.state.settled) child.kill();
	return promise(() => child.done);
}).pipe(andThen(sync(() => sweep(child.pid))));
const follow = (child, output, onLine) => callback$1((resume) => {
	const reader = createInterface({
		input: child.lines,
		crlfDelay: 1e400
	});
	reader.on("line", (line) => {
		output.push(line);
		if (onLine !== void 0) runSync$1(onLine(line));
	});
	reader.on("close", () => resume(void_));
	return sync(() => reader.close());
});
const notStarted = {
	126: "it cannot be executed",
	127: "it was not found"
};
const saysSo = (line, program) => line.startsWith(`${program}: `) && line.slice(program.length + 2).replace(/^(?:exec: )?(?:line )?\d+: (?:exec: )?/, "").startsWith(`${program}: `);
const startFailure = (command, outcome) => {
	const meaning = outcome.exitCode === void 0 ? void 0 : notStarted[outcome.exitCode];
	return meaning !== void 0 && outcome.output.length <= 2 && saysSo(outcome.output.at(-1) ?? "", command.program) ? new ProgramNotStarted({
		program: command.program,
		code: meaning
	}) : void 0;
};
const run$2 = fn("Process.run")(function* (command, onLine) {
	yield* annotateCurrentSpan({ program: command.program });
	const output = [];
	const ended = yield* acquireUseRelease(sync(() => start$1(command)), (child) => andThen(follow(child, output, onLine), promise(() => child.done)).pipe(timeoutOption(command.timeout)), stop);
	const result = getOrUndefined$1(ended);
	if (result !== void 0 && result.exitCode === void 0 && result.signal === void 0) return yield* new ProgramNotStarted({
		program: command.program,
		code: result.code ?? "unknown"
	});
	const outcome = {
		exitCode: result?.exitCode,
		signal: result?.signal,
		timedOut: result === void 0,
		output
	};
	const failure = startFailure(command, outcome);
	if (failure !== void 0) return yield* failure;
	return outcome;
});
const layer$2 = succeed$2(Process, Process.of({ run: run$2 }));

const layer$1 = ({ cache, env: process, live = false, variables = /* @__PURE__ */ new Map(), write }) => {
	const env = layer$5({
		process,
		files: variables
	});
	const report = layer$4(write, live).pipe(provide$3(env));
	const disk = unwrap$4(map(cacheRoot(cache), (root) => layer$3(root))).pipe(provide$3(mergeAll(env, report, layer$6)));
	return mergeAll(env, report, disk, layer$6, layer$2);
};
const readEnvDirectory = fn("Services.readEnvDirectory")(function* (directory) {
	const files = yield* Filesystem;
	const values = /* @__PURE__ */ new Map();
	if (directory === void 0) return values;
	for (const name of (yield* files.list(directory)).filter(isUserName)) {
		const path = join$1(directory, name);
		if ((yield* files.target(path))?.kind === "file") values.set(name, yield* files.readText(path));
	}
	return values;
});

const PythonVersion = Struct({
	major: Int.pipe(check(isBetween({
		minimum: 2,
		maximum: 9
	}))),
	minor: Int.pipe(check(isBetween({
		minimum: 0,
		maximum: 99
	}))),
	patch: Int.pipe(check(isBetween({
		minimum: 0,
		maximum: 999
	})))
});
const PythonRequest = Struct({
	major: PythonVersion.fields.major,
	minor: optionalKey(PythonVersion.fields.minor),
	patch: optionalKey(PythonVersion.fields.patch)
});
const render = (v) => `${v.major}.${v.minor}.${v.patch}`;
const renderRequest = (r) => [
	r.major,
	r.minor,
	r.patch
].filter((n) => n !== void 0).join(".");
const line = (v) => `${v.major}.${v.minor}`;
const parseRequest = (text) => {
	const m = /^([23])(?:\.(0|[1-9]\d?)(?:\.(0|[1-9]\d{0,2}))?)?$/.exec(text);
	if (m === null) return void 0;
	return {
		major: Number(m[1]),
		...m[2] === void 0 ? {} : { minor: Number(m[2]) },
		...m[3] === void 0 ? {} : { patch: Number(m[3]) }
	};
};
const parse$6 = (text) => {
	const m = /^(\d)\.(\d{1,2})\.(\d{1,3})/.exec(text);
	return m === null ? void 0 : {
		major: Number(m[1]),
		minor: Number(m[2]),
		patch: Number(m[3])
	};
};
const compare$1 = (a, b) => a.major - b.major || a.minor - b.minor || a.patch - b.patch;
const satisfies$1 = (v, r) => v.major === r.major && (r.minor === void 0 || v.minor === r.minor) && (r.patch === void 0 || v.patch === r.patch);

const localFolders = (facts) => facts.requirements.filter(({ kind, localPath }) => localPath !== void 0 && (kind === "path" || kind === "editable-path"));
const asksForRoot = (facts) => localFolders(facts).find(({ constraint, localPath }) => !constraint && localPath === ".");
const ofIndex = /* @__PURE__ */ new Set([
	"--index-url",
	"--extra-index-url",
	"--no-index",
	"--find-links",
	"--trusted-host"
]);
const indexOptions = (facts, root) => facts.options.flatMap(({ name, origin, value }) => {
	if (!ofIndex.has(name)) return [];
	if (value === void 0) return [name];
	const folder = name === "--find-links" && !/^[a-z][a-z+]*:|^\//i.test(value);
	const from = origin._tag === "File" && origin.path.includes("/") ? origin.path.slice(0, origin.path.lastIndexOf("/") + 1) : "";
	return [`${name}=${folder ? `${root}/${from}${value}` : value}`];
});

const removed = /* @__PURE__ */ new Set([
	"PYTHONPATH",
	"PYTHONHOME",
	"PYTHONSTARTUP",
	"PYTHONUSERBASE",
	"PYTHONNOUSERSITE",
	"PYTHONSAFEPATH",
	"PYTHONINSPECT",
	"PYTHONEXECUTABLE",
	"PYTHONPLATLIBDIR",
	"PYTHONDONTWRITEBYTECODE",
	"PYTHONOPTIMIZE",
	"PYTHONPYCACHEPREFIX",
	"PYTHONDEBUG",
	"PYTHONVERBOSE",
	"PYTHONCASEOK",
	"PYTHONTHREADDEBUG",
	"PYTHONWARNINGS",
	"__PYVENV_LAUNCHER__",
	"VIRTUAL_ENV",
	"CONDA_PREFIX",
	"PYENV_VERSION",
	"PIP_TARGET",
	"PIP_USER",
	"PIP_PREFIX",
	"PIP_ROOT",
	"PIP_REQUIRE_VIRTUALENV",
	"PIP_PYTHON",
	"PIP_DRY_RUN",
	"PIP_REPORT",
	"PIP_SRC",
	"PIP_WHEEL_DIR",
	"PIP_DEST",
	"PIP_DOWNLOAD",
	"PIP_REQUIREMENT",
	"PIP_EDITABLE",
	"PIP_CACHE_DIR",
	"PIP_NO_CACHE_DIR",
	"PIP_BUILD",
	"PIP_BUILD_DIR",
	"PIP_IGNORE_INSTALLED",
	"PIP_UPGRADE",
	"PIP_FORCE_REINSTALL",
	"PIP_NO_INSTALL",
	"PIP_HELP",
	"PIP_VERSION",
	"PIP_LOG",
	"PIP_LOG_FILE",
	"PIP_ISOLATED",
	"PIP_OPTS",
	"PYPM_OPTS",
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE"
]);
const utf8 = /utf-?8/i;
const locale = (env) => {
	const named = env.get("LC_ALL") ?? env.get("LC_CTYPE") ?? env.get("LANG");
	return named !== void 0 && utf8.test(named) ? {} : {
		LC_ALL: "C.UTF-8",
		LANG: "C.UTF-8"
	};
};
const inherited = (env, keeps) => {
	const kept = {};
	for (const [name, value] of env.variables) if (!removed.has(name) && keeps(name)) kept[name] = value;
	return kept;
};
const stated = (env, place, keeps) => ({
	HOME: place.work,
	SOURCE_DATE_EPOCH: "315532801",
	...inherited(env, keeps),
	...locale(env),
	PATH: [
		join$1(place.work, "bin"),
		dirname(place.runtime.executable),
		env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
	].join(":"),
	TMPDIR: join$1(place.work, "tmp"),
	PYTHON_EGG_CACHE: join$1(place.work, "tmp"),
	PYTHONUSERBASE: place.prefix,
	PYTHONUNBUFFERED: "1",
	PYTHONIOENCODING: "utf-8",
	GIT_TERMINAL_PROMPT: "0"
});
const forPip = (place, offers, cache) => ({
	...offers.length === 0 ? {} : { PYTHONPATH: offers.join(":") },
	PIP_CACHE_DIR: cache ?? join$1(place.work, "pip-cache"),
	PIP_DISABLE_PIP_VERSION_CHECK: "1",
	PIP_NO_PYTHON_VERSION_WARNING: "1",
	PIP_PROGRESS_BAR: "off",
	PIP_ROOT_USER_ACTION: "ignore",
	PIP_NO_INPUT: "1",
	PIP_BREAK_SYSTEM_PACKAGES: "1"
});
const childEnvironment = (env, place) => stated(env, place, () => true);
const pipEnvironment = (env, site, cache) => ({
	...childEnvironment(env, site),
	...forPip(site, site.pip.offers, cache)
});
const closedPipEnvironment = (env, site) => ({
	...stated(env, site, (name) => !name.startsWith("PIP_")),
	...forPip(site, site.pip.offers, void 0),
	PIP_CONFIG_FILE: "/dev/null"
});

const compileScript = String.raw`
import os, sys, py_compile, warnings, stat, re, hashlib, base64, io
warnings.simplefilter("ignore")
prefix, packages, jobs = sys.argv[1], sys.argv[2], int(sys.argv[3])
root = os.path.join(prefix, packages)
hashed = sys.version_info >= (3, 7)
moment = 315532801
options = {"doraise": True}
if hashed:
    options["invalidation_mode"] = py_compile.PycInvalidationMode.CHECKED_HASH
if sys.version_info >= (3, 8):
    options["quiet"] = 2
def sources(top):
    if os.path.islink(top):
        return
    if os.path.isfile(top):
        if top.endswith(".py"):
            yield top
        return
    for where, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(where, name)
            if name.endswith(".py") and not os.path.islink(path):
                yield path
def size(top):
    return sum(os.path.getsize(path) for path in sources(top))
def compile_all(top):
    for path in sources(top):
        if not hashed:
            os.utime(path, (moment, moment))
        try:
            py_compile.compile(path, None, os.path.relpath(path, prefix), **options)
        except Exception:
            pass
built_here = re.compile(b"/[^\\x00\\n]*?/\\.python-buildpack-[A-Za-z0-9]{6}")
def read(path, mode="rb"):
    with io.open(path, mode) as f:
        return f.read()
def write(path, content):
    with io.open(path, "wb") as f:
        f.write(content)
def forget_place(path):
    content = read(path)
    if b".python-buildpack-" not in content:
        return None
    content = built_here.sub(lambda found: b"/" * len(found.group()), content)
    write(path, content)
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
def libraries_of(metadata):
    record, wheel = os.path.join(metadata, "RECORD"), os.path.join(metadata, "WHEEL")
    if not os.path.isfile(record) or not os.path.isfile(wheel) or b"-linux_" not in read(wheel):
        return
    lines = read(record).split(b"\n")
    for at, line in enumerate(lines):
        name = line.split(b",")[0]
        path = os.path.join(root, name.decode("utf-8"))
        if re.search(br"\.so(\.[\d.]+)?$", name) and os.path.isfile(path):
            digest = forget_place(path)
            if digest:
                lines[at] = b",".join([name, b"sha256=" + digest, line.split(b",")[-1]])
    write(record, b"\n".join(lines))
for name in sorted(os.listdir(root)) if os.path.isdir(root) else []:
    if name.endswith(".dist-info"):
        libraries_of(os.path.join(root, name))
    elif name.endswith(".egg-info") and os.path.isfile(os.path.join(root, name, "installed-files.txt")):
        for line in io.open(os.path.join(root, name, "installed-files.txt"), encoding="utf-8"):
            path = os.path.normpath(os.path.join(root, name, line.strip()))
            if path.endswith(".so") and os.path.isfile(path):
                forget_place(path)
units = []
if os.path.isdir(root):
    for name in sorted(os.listdir(root)):
        if name != "__pycache__":
            top = os.path.join(root, name)
            units.append((size(top), top))
units = [unit for unit in units if unit[0]]
units.sort(key=lambda unit: (-unit[0], unit[1]))
running, failed = set(), 0
def wait():
    pid, status = os.wait()
    running.discard(pid)
    return 1 if status else 0
for _, top in units:
    while len(running) >= jobs:
        failed += wait()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            compile_all(top)
            code = 0
        finally:
            os._exit(code)
    running.add(pid)
while running:
    failed += wait()
count = 0
for where, folders, names in os.walk(prefix, topdown=False):
    os.chmod(where, 0o755)
    for name in names:
        path = os.path.join(where, name)
        if os.path.islink(path):
            continue
        count += 1
        mode = os.stat(path).st_mode
        os.chmod(path, 0o755 if mode & stat.S_IXUSR else 0o644)
        if not hashed:
            os.utime(path, (moment, moment))
    if not hashed:
        os.utime(where, (moment, moment))
sys.stdout.write("%d files\n" % count)
sys.exit(1 if failed else 0)
`;

const RefProto = {
	["~effect/Ref"]: { _A: identity$2 },
	...PipeInspectableProto,
	[symbol](that) {
		return this === that;
	},
	[symbol$1]() {
		return random$1(this);
	},
	toJSON() {
		return {
			_id: "Ref",
			ref: this.ref
		};
	}
};
const makeUnsafe = (value) => {
	const self = Object.create(RefProto);
	self.ref = make$7(value);
	return self;
};
const make = (value) => sync(() => makeUnsafe(value));
const get = (self) => sync(() => self.ref.current);
const set = /*#__PURE__*/ dual(2, (self, value) => sync(() => set$1(self.ref, value)));

const silence = seconds$1(30);
const defaultLimit = minutes(60);
const limit = map(Env, (env) => {
	const seconds = Number(env.get("BUILDPACK_STEP_TIMEOUT"));
	return Number.isFinite(seconds) && seconds > 0 ? seconds$1(seconds) : defaultLimit;
});
const elapsed = (millis) => {
	const seconds = Math.round(millis / 1e3);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
const signsOfLife = fn("Running.signsOfLife")(function* (label, heard) {
	const report = yield* Report;
	const begun = yield* currentTimeMillis;
	let said = begun;
	while (true) {
		yield* sleep("1 second");
		const now = yield* currentTimeMillis;
		yield* report.progress(`${label}, ${elapsed(now - begun)} …`);
		if (now - Math.max(yield* get(heard), said) >= toMillis(silence)) {
			yield* report.detail(`${label} is still running, ${elapsed(now - begun)} so far.`);
			said = now;
		}
	}
});
const run$1 = fn("Running.run")(function* (program) {
	const process = yield* Process;
	const report = yield* Report;
	const timeout = yield* limit;
	yield* report.debug(`${program.program} ${program.args.join(" ")}`);
	yield* report.debug(`  in ${program.cwd}, with ${Object.keys(program.env).toSorted().join(" ")}`);
	const heard = yield* make(yield* currentTimeMillis);
	const onLine = (line) => program.shows?.(line) === false ? void_ : andThen(report.detail(line), flatMap(currentTimeMillis, (now) => set(heard, now)));
	return yield* process.run({
		program: program.program,
		args: program.args,
		env: program.env,
		cwd: program.cwd,
		timeout
	}, onLine).pipe(raceFirst(signsOfLife(program.label, heard)));
});
const runQuietly = (program) => run$1({
	...program,
	shows: () => false
});

var CompilationFailed = class extends TaggedError("CompilationFailed") {
	id = "python/compilation-failed";
	blame = "environment";
	title = "Python could not compile what was installed";
	get message() {
		return ["The packages are installed, but a process that compiles them ended early.", ...this.output.slice(-5)].join("\n");
	}
	hints = ["Look for a full disk or too little memory on the staging host, then deploy again."];
};
const jobs = 2;
const compile = fn("Compilation.compile")(function* (site) {
	const env = yield* Env;
	const outcome = yield* runQuietly({
		label: "Compiling",
		program: site.runtime.executable,
		args: [
			"-E",
			"-s",
			"-c",
			compileScript,
			site.prefix,
			site.runtime.sitePackages,
			String(jobs)
		],
		env: {
			...childEnvironment(env, site),
			PYTHONHASHSEED: "0"
		},
		cwd: site.work
	});
	if (!succeeded(outcome)) return yield* new CompilationFailed({ output: outcome.output });
});

const namesIn = (text) => {
	const found = [];
	let section = "";
	for (const line of text.split(/\r?\n/)) {
		const header = /^\s*\[([^\]]+)\]/.exec(line);
		if (header !== null) section = (header[1] ?? "").trim();
		else if (section === "console_scripts") found.push(.../^\s*([^#;=\s][^=]*?)\s*=/.exec(line)?.slice(1, 2) ?? []);
	}
	return found;
};
const consoleScripts = fn("EntryPoints.consoleScripts")(function* (site, installed, names) {
	const files = yield* Filesystem;
	const own = installed.filter(({ name }) => names.includes(name));
	return (yield* forEach$1(own, ({ metadata }) => gen(function* () {
		const path = join$1(site.prefix, site.runtime.sitePackages, metadata, "entry_points.txt");
		return (yield* files.status(path))?.kind === "file" ? namesIn(yield* files.readText(path)) : [];
	}))).flat();
});

const building$1 = [];

const interpreter = [];

const normalise$2 = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, "-");
const archive$1 = /(?:^|[/\s])([A-Za-z0-9][\w.]*(?:-[A-Za-z_][\w.]*)*)-(\d[^\s/]*?)(?:\.tar\.(?:gz|bz2|xz)|\.tgz|\.zip|-[^\s/]*\.whl)(?=$|[#\s])/;
const indentation = (text) => text.length - text.trimStart().length;
const framed = (lines, start, column) => {
	const end = lines.findIndex((text, at) => at > start && text.trim() === "[end of output]" && indentation(text) === column);
	return {
		start,
		output: lines.slice(start + 1, end < 0 ? void 0 : end).map((text) => text.slice(Math.min(column, indentation(text))))
	};
};
const ruled = (lines, start) => {
	const column = indentation(lines[start] ?? "");
	const end = lines.findIndex((text, at) => at > start && /^\s*-{20,}\s*$/.test(text));
	return {
		start,
		output: lines.slice(start + 1, end < 0 ? void 0 : end).map((text) => text.slice(Math.min(column, indentation(text))))
	};
};
const above = (lines, start) => {
	const step = lines.slice(0, start).findLastIndex((text) => /^\s*(?:Running command|Collecting|Processing) |: started$/.test(text));
	return {
		start,
		output: lines.slice(step + 1, start).map((text) => text.trimStart() === text ? text : text.slice(2))
	};
};
const findBlock = (lines) => {
	for (const [start, text] of lines.entries()) {
		const frame = /^(\s*(?:╰─> )?)\[\d+ lines of output\]/.exec(text);
		if (frame !== null) return framed(lines, start, (frame[1] ?? "").length);
		if (/^\s*Complete output(?: from command .*?)?(?: \(\d+ lines\))?:\s*$/.test(text)) return ruled(lines, start);
		if (/^\s*(?:╰─> )?See above for output\./.test(text)) return above(lines, start);
	}
};
const asked$1 = (where) => {
	if (where === void 0) return void 0;
	const [first = "", ...rest] = where.split("->").map((part) => part.trim());
	const place = (part) => {
		const line = /^-[rc] (?:\S*\/sources\/)?(.+) \(line (\d+)\)$/.exec(part);
		return line === null ? part : `${line[1]} line ${line[2]}`;
	};
	const last = rest.at(-1);
	return last === void 0 ? place(first) : `${first} (${place(last)})`;
};
const folderOf$1 = (path) => {
	const words = (/\/\.python-buildpack-[^/]+\/sources(?:\/(.*))?$/.exec(path)?.[1] ?? (path.startsWith("/") ? "" : path)).split("/").filter((word) => word !== "" && word !== ".");
	return words.length === 0 ? "." : words.join("/");
};
const spoken$1 = (kind, what) => {
	const [, spec = what, where] = /^(.*?)(?: \(from (.*)\))?$/.exec(what) ?? [];
	const askedBy = asked$1(where);
	const file = archive$1.exec(spec);
	if (file !== null) return {
		name: file[1],
		version: file[2],
		folder: void 0,
		askedBy
	};
	if (kind === "Processing" || kind === "Obtaining") return {
		name: void 0,
		version: void 0,
		folder: folderOf$1(spec.replace(/^file:\/\//, "")),
		askedBy
	};
	const named = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?=$|[\s=<>!~;@[(,:])/.exec(spec)?.[1];
	const pinned = /^[^\s=]+===?([^\s,;*]+)$/.exec(spec)?.[1];
	return {
		name: named ?? spec.replace(/[@#].*$/, "").replace(/^.*\//, "").replace(/\.git$/, ""),
		version: pinned,
		folder: void 0,
		askedBy
	};
};
const mention = /^\s*(Collecting|Processing|Obtaining|Building wheel for|Building editable for|Running setup\.py install for) (.+?)\s*$/;
const mentions = (lines) => lines.flatMap((text) => {
	const [, kind, what] = mention.exec(text) ?? [];
	return kind === void 0 || what === void 0 ? [] : [{
		kind,
		...spoken$1(kind, kind.includes("for") ? (what.split(" ")[0] ?? what).replace(/:$/, "") : what)
	}];
});
const downloadedVersion = (lines, name) => {
	for (const text of lines.toReversed()) {
		const file = archive$1.exec(text);
		if (file !== null && normalise$2(file[1] ?? "") === normalise$2(name)) return file[2];
	}
};
const lastMention = (lines) => {
	const all = mentions(lines);
	const last = all.at(-1);
	if (last?.name === void 0) return last;
	const name = last.name;
	const source = all.findLast((each) => !each.kind.includes("for") && each.name !== void 0 && normalise$2(each.name) === normalise$2(name));
	const folders = all.filter((each) => each.folder !== void 0);
	return {
		name,
		folder: source === void 0 ? folders.length === 1 ? folders[0]?.folder : folders.length > 1 ? name : void 0 : void 0,
		askedBy: source?.askedBy ?? last.askedBy,
		version: last.version ?? source?.version ?? downloadedVersion(lines, name)
	};
};
const named$4 = (lines) => {
	const all = lines.join("\n");
	const file = /Failed to build 'file:\/\/([^']+)'/.exec(all)?.[1];
	if (file !== void 0) return {
		name: void 0,
		version: void 0,
		folder: folderOf$1(file),
		askedBy: void 0
	};
	const name = /Failed to build '([^']+)' when/.exec(all)?.[1] ?? /Failed building wheel for (\S+)/.exec(all)?.[1] ?? /Encountered error while generating package metadata\.\n╰─> (?!from )([\w.-]+)/.exec(all)?.[1] ?? /^\s*cwd: \S*\/([\w.-]+?)(?:_[0-9a-f]{32})?\/$/m.exec(all)?.[1];
	return name === void 0 ? void 0 : {
		name,
		version: void 0,
		folder: void 0,
		askedBy: void 0
	};
};
const failedBuild = (text) => {
	const lines = text.split("\n");
	const block = findBlock(lines);
	if (block === void 0) return void 0;
	const whose = lastMention(lines.slice(0, block.start)) ?? named$4(lines) ?? {
		name: void 0,
		version: void 0,
		folder: void 0,
		askedBy: void 0
	};
	const within = block.output.join("\n");
	const inner = /install(?:ing)? build dependencies/.test(lines.slice(Math.max(0, block.start - 3), block.start).join("\n")) ? failedBuild(within) : void 0;
	if (inner !== void 0) return {
		...inner,
		askedBy: inner.askedBy ?? `the build of ${whose.name ?? "the app's own package"}`
	};
	const status = /exit (?:code|status)[: ]*(-?\d+)/.exec(lines.slice(Math.max(0, block.start - 5), block.start + 1).join("\n"))?.[1];
	return {
		...whose,
		output: block.output,
		text: within,
		exitCode: status === void 0 ? void 0 : Number(status)
	};
};
const packageOf$1 = (build) => {
	if (build.folder !== void 0) return build.folder === "." ? "the app's own package" : `the app's own package in ${build.folder}`;
	return build.name === void 0 ? "a package" : `the package ${build.name}${build.version === void 0 ? "" : ` ${build.version}`}`;
};

const trouble = (id, title, message, ...hints) => ({
	id: `pip/${id}`,
	blame: "environment",
	title,
	message,
	hints
});
const at$1 = (text) => {
	const last = failedBuild(text) ?? lastMention(text.split("\n"));
	return last === void 0 ? "" : ` while it was at ${packageOf$1(last)}`;
};
const timeout = (failure, text) => failure.timedOut ? trouble("timed-out", "pip took too long", `pip was ended${at$1(text)}, since the step took longer than it may.`, "Set `BUILDPACK_STEP_TIMEOUT` to more seconds (3600 is the default), if the platform waits that long.", "Building from source takes the longest: releases that come compiled (as wheels) for the chosen Python install in seconds.") : void 0;
const wasKilled = (failure, build, text) => failure.signal === "SIGKILL" || failure.exitCode === 137 || build?.exitCode === -9 || build?.exitCode === 137 || /^\s*Killed\s*$|Killed signal terminated program|internal compiler error: Killed|signal: 9, SIGKILL/m.test(text);
const memory = /^\s*MemoryError\b.*$|virtual memory exhausted.*|.*: out of memory allocating .*|.*\[Errno 12\] Cannot allocate memory.*|.*fatal error: Killed.*|^\s*(?:LLVM ERROR: out of memory|memory allocation of \d+ bytes failed).*$/im;
const outOfMemory = (failure, text) => {
	const build = failedBuild(text);
	const said = memory.exec(text)?.[0].trim();
	const killed = wasKilled(failure, build, text);
	if (said === void 0 && !killed) return void 0;
	return trouble("out-of-memory", "The build ran out of memory", said === void 0 || killed ? `A process was killed${at$1(text)}. Most often the system does that when the memory given to the staging is used up.` : `There was not enough memory${at$1(text)}: ${said}`, "Give the staging more memory (a setting of the platform).", "Or let fewer compilers run at once: set `MAKEFLAGS=-j1` and `MAX_JOBS=1`.", "Or take a release that comes compiled (as a wheel) for the chosen Python, so that nothing is built.");
};
const crashed = (failure, text) => {
	const status = failedBuild(text)?.exitCode ?? failure.exitCode ?? 0;
	const signal = failure.signal ?? {
		"-4": "SIGILL",
		"-6": "SIGABRT",
		"-7": "SIGBUS",
		"-11": "SIGSEGV",
		132: "SIGILL",
		134: "SIGABRT",
		139: "SIGSEGV"
	}[status];
	if (signal === void 0 || signal === "SIGKILL" || failure.timedOut) return void 0;
	return trouble("crashed", "A process of the build crashed", `A process was ended by ${signal}${at$1(text)}.`, "Stage once more. If it ends the same way, take another release of that package, or another Python.");
};
const diskFull = (_failure, text) => {
	const said = /(?:\[Errno 28\]|No space left on device|\[Errno 122\]|Disk quota exceeded)[^\n]*/.exec(text)?.[0];
	if (said === void 0) return void 0;
	const quota = /122|quota/.test(said);
	return trouble("disk-full", quota ? "The disk quota is used up" : "The disk is full", `pip could not write a file${at$1(text)}: ${said.replace(/^\[Errno \d+\] /, "")}.`, "Give the staging more disk space (a setting of the platform), or clear the build cache.", "See what is large: packages such as torch and tensorflow have smaller releases for machines without a graphics card (`tensorflow-cpu`).");
};
const readOnly = (_failure, text) => {
	const [, path] = /(?:\[Errno 30\] )?Read-only file system(?::? '([^']+)')?/.exec(text) ?? [void 0, void 0];
	if (!/Read-only file system/.test(text)) return void 0;
	return trouble("read-only", "A file system is read-only", `pip may not write ${path === void 0 ? "where it has to" : `to ${path}`}${at$1(text)}: that file system is mounted read-only.`, "The app's directory, the cache directory and the directory for temporary files (`TMPDIR`) must be writable while staging.");
};
const system = /^\/(?:usr|etc|opt|var|lib|bin|sbin|boot|root|srv)\//;
const permission = (_failure, text) => {
	const [, path] = /\[Errno 13\] Permission denied: [ub]?'([^']+)'/.exec(text) ?? /could not (?:create|delete) '([^']+)': Permission denied/.exec(text) ?? [];
	if (path === void 0) return void 0;
	const build = failedBuild(text);
	if (build !== void 0 && system.test(path)) return {
		id: "pip/writes-into-system",
		blame: "app",
		title: "A package wants to change the system",
		message: `The setup.py of ${packageOf$1(build)} tries to write ${path}, outside of the app. While staging only the app's directory may be written.`,
		hints: ["Take another release of the package, or another package: what it puts there would not be there at run time either."]
	};
	return trouble("permission-denied", "A file may not be read or written", `pip was denied access to ${path}${at$1(text)}.`, "Make that file and its directory readable and writable for the user that stages, or remove it: `ls -ld` tells whose it is.", "A file that an earlier staging left as another user goes away with the build cache.");
};
const tooMany = (_failure, text) => {
	const files = /\[Errno 24\]|Too many open files/.test(text);
	const processes = /\[Errno 11\] Resource temporarily unavailable|can't start new thread|fork: (?:retry: )?Resource temporarily unavailable/.test(text);
	if (!files && !processes) return void 0;
	return files ? trouble("too-many-open-files", "Too many files are open", `pip could not open another file${at$1(text)}: the limit of open files is reached.`, "Raise the limit where the staging runs: `ulimit -n 4096`.") : trouble("too-many-processes", "No further process may be started", `pip could not start another process or thread${at$1(text)}: the limit of processes is reached.`, "Raise the limit where the staging runs (`ulimit -u`; for containers the pids limit).", "Or let fewer compilers run at once: set `MAKEFLAGS=-j1` and `MAX_JOBS=1`.");
};
const machine = [
	timeout,
	outOfMemory,
	crashed,
	diskFull,
	readOnly,
	permission,
	tooMany
];

const network = [];

const requirements$1 = [];

const VERSION_PATTERN = [
	"v?",
	"(?:",
	"(?:(?<epoch>[0-9]+)!)?",
	"(?<release>[0-9]+(?:\\.[0-9]+)*)",
	"(?<pre>",
	"[-_\\.]?",
	"(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))",
	"[-_\\.]?",
	"(?<pre_n>[0-9]+)?",
	")?",
	"(?<post>",
	"(?:-(?<post_n1>[0-9]+))",
	"|",
	"(?:",
	"[-_\\.]?",
	"(?<post_l>post|rev|r)",
	"[-_\\.]?",
	"(?<post_n2>[0-9]+)?",
	")",
	")?",
	"(?<dev>",
	"[-_\\.]?",
	"(?<dev_l>dev)",
	"[-_\\.]?",
	"(?<dev_n>[0-9]+)?",
	")?",
	")",
	"(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?"
].join("");
const validRegex = new RegExp("^" + VERSION_PATTERN + "$", "i");
const cleanRegex = new RegExp("^\\s*" + VERSION_PATTERN + "\\s*$", "i");
function parse$5(version, regex) {
	const { groups } = (regex || validRegex).exec(version) || {};
	if (!groups) return null;
	return {
		epoch: Number(groups.epoch ? groups.epoch : 0),
		release: groups.release.split(".").map(Number),
		pre: normalize_letter_version(groups.pre_l, groups.pre_n),
		post: normalize_letter_version(groups.post_l, groups.post_n1 || groups.post_n2),
		dev: normalize_letter_version(groups.dev_l, groups.dev_n),
		local: parse_local_version(groups.local)
	};
}
function stringify(parsed) {
	if (!parsed) return null;
	const { epoch, release, pre, post, dev, local } = parsed;
	const parts = [];
	if (epoch !== 0) parts.push(`${epoch}!`);
	parts.push(release.join("."));
	if (pre) parts.push(pre.join(""));
	if (post) parts.push("." + post.join(""));
	if (dev) parts.push("." + dev.join(""));
	if (local) parts.push(`+${local}`);
	return parts.join("");
}
function normalize_letter_version(letterIn, numberIn) {
	let letter = letterIn;
	let number = numberIn;
	if (letter) {
		if (!number) number = 0;
		letter = letter.toLowerCase();
		if (letter === "alpha") letter = "a";
		else if (letter === "beta") letter = "b";
		else if ([
			"c",
			"pre",
			"preview"
		].includes(letter)) letter = "rc";
		else if (["rev", "r"].includes(letter)) letter = "post";
		return [letter, Number(number)];
	}
	if (!letter && number) {
		letter = "post";
		return [letter, Number(number)];
	}
	return null;
}
function parse_local_version(local) {
	if (local) return local.split(/[._-]/).map((part) => Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part));
	return null;
}
function explain$2(version) {
	const parsed = parse$5(version);
	if (!parsed) return parsed;
	const { epoch, release, pre, post, dev, local } = parsed;
	let base_version = "";
	if (epoch !== 0) base_version += epoch + "!";
	base_version += release.join(".");
	const is_prerelease = Boolean(dev || pre);
	const is_devrelease = Boolean(dev);
	const is_postrelease = Boolean(post);
	return {
		epoch,
		release,
		pre,
		post: post ? post[1] : post,
		dev: dev ? dev[1] : dev,
		local: local ? local.join(".") : local,
		public: stringify(parsed).split("+", 1)[0],
		base_version,
		is_prerelease,
		is_devrelease,
		is_postrelease
	};
}

var operator_exports = /* @__PURE__ */ __exportAll({
	"!=": () => ne,
	"<": () => lt,
	"<=": () => le,
	"==": () => eq,
	"===": () => arbitrary,
	">": () => gt,
	">=": () => ge,
	compare: () => compare,
	eq: () => eq,
	ge: () => ge,
	gt: () => gt,
	le: () => le,
	lt: () => lt,
	ne: () => ne,
	rcompare: () => rcompare
});
function lt(version, other) {
	return compare(version, other) < 0;
}
function le(version, other) {
	return compare(version, other) <= 0;
}
function eq(version, other) {
	return compare(version, other) === 0;
}
function ne(version, other) {
	return compare(version, other) !== 0;
}
function ge(version, other) {
	return compare(version, other) >= 0;
}
function gt(version, other) {
	return compare(version, other) > 0;
}
function arbitrary(version, other) {
	return version.toLowerCase() === other.toLowerCase();
}
function compare(version, other) {
	const parsedVersion = parse$5(version);
	const parsedOther = parse$5(other);
	return pyCompare(calculateKey(parsedVersion), calculateKey(parsedOther));
}
function rcompare(version, other) {
	return -compare(version, other);
}
function pyCompare(elemIn, otherIn) {
	let elem = elemIn;
	let other = otherIn;
	if (elem === other) return 0;
	if (Array.isArray(elem) !== Array.isArray(other)) {
		elem = Array.isArray(elem) ? elem : [elem];
		other = Array.isArray(other) ? other : [other];
	}
	if (Array.isArray(elem)) {
		const len = Math.min(elem.length, other.length);
		for (let i = 0; i < len; i += 1) {
			const res = pyCompare(elem[i], other[i]);
			if (res !== 0) return res;
		}
		return elem.length - other.length;
	}
	if (elem === -1e400 || other === 1e400) return -1;
	if (elem === 1e400 || other === -1e400) return 1;
	return elem < other ? -1 : 1;
}
function calculateKey(input) {
	const { epoch } = input;
	let { release, pre, post, local, dev } = input;
	release = release.concat();
	release.reverse();
	while (release.length && release[0] === 0) release.shift();
	release.reverse();
	if (!pre && !post && dev) pre = -1e400;
	else if (!pre) pre = 1e400;
	if (!post) post = -1e400;
	if (!dev) dev = 1e400;
	if (!local) local = -1e400;
	else local = local.map((i) => Number.isNaN(Number(i)) ? [-1e400, i] : [Number(i), ""]);
	return [
		epoch,
		release,
		pre,
		post,
		dev,
		local
	];
}

const RANGE_PATTERN = [
	"(?<operator>(===|~=|==|!=|<=|>=|<|>))",
	"\\s*",
	"(",
	"(?<version>(?:" + VERSION_PATTERN.replace(/\?<\w+>/g, "?:") + "))",
	"(?<prefix>\\.\\*)?",
	"|",
	"(?<legacy>[^,;\\s)]+)",
	")"
].join("");
const isEqualityOperator = (op) => [
	"==",
	"!=",
	"==="
].includes(op);
const rangeRegex = new RegExp("^" + RANGE_PATTERN + "$", "i");
function parse$4(ranges) {
	if (!ranges.trim()) return [];
	const specifiers = ranges.split(",").map((range) => rangeRegex.exec(range.trim()) || {}).map(({ groups }) => {
		if (!groups) return null;
		let { ...spec } = groups;
		const { operator, version, prefix, legacy } = groups;
		if (version) {
			spec = {
				...spec,
				...explain$2(version)
			};
			if (operator === "~=") {
				if (spec.release.length < 2) return null;
			}
			if (!isEqualityOperator(operator) && spec.local) return null;
			if (prefix) {
				if (!isEqualityOperator(operator) || spec.dev || spec.local) return null;
			}
		}
		if (legacy && operator !== "===") return null;
		return spec;
	});
	if (specifiers.filter(Boolean).length !== specifiers.length) return null;
	return specifiers;
}
function filter(versions, specifier, options = {}) {
	const filtered = pick(versions, specifier, options);
	if (filtered.length === 0 && options.prereleases === void 0) return pick(versions, specifier, { prereleases: true });
	return filtered;
}
function maxSatisfying(versions, range, options) {
	const found = filter(versions, range, options).sort(compare);
	return found.length === 0 ? null : found[found.length - 1];
}
function pick(versions, specifier, options) {
	const parsed = parse$4(specifier);
	if (!parsed) return [];
	return versions.filter((version) => {
		const explained = explain$2(version);
		if (!parsed.length) return explained && !(explained.is_prerelease && !options.prereleases);
		return parsed.reduce((pass, spec) => {
			if (!pass) return false;
			return contains({
				...spec,
				...options
			}, {
				version,
				explained
			});
		}, true);
	});
}
function satisfies(version, specifier, options = {}) {
	return pick([version], specifier, options).length === 1;
}
function arrayStartsWith(array, prefix) {
	if (prefix.length > array.length) return false;
	for (let i = 0; i < prefix.length; i += 1) if (prefix[i] !== array[i]) return false;
	return true;
}
function contains(specifier, input) {
	const { explained } = input;
	let { version } = input;
	const { ...spec } = specifier;
	if (spec.prereleases === void 0) spec.prereleases = spec.is_prerelease;
	if (explained && explained.is_prerelease && !spec.prereleases) return false;
	if (spec.operator === "~=") {
		let compatiblePrefix = spec.release.slice(0, -1).concat("*").join(".");
		if (spec.epoch) compatiblePrefix = spec.epoch + "!" + compatiblePrefix;
		return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, { prereleases: spec.prereleases });
	}
	if (spec.prefix) {
		const isMatching = explained.epoch === spec.epoch && arrayStartsWith(explained.release, spec.release);
		return spec.operator !== "!=" ? isMatching : !isMatching;
	}
	if (explained && explained.local && spec.version) {
		if (spec.operator !== "===" && !spec.local) {
			version = explained.public;
			spec.version = explain$2(spec.version).public;
		}
	}
	if (spec.operator === "<" || spec.operator === ">") {
		if (eq(spec.release.join("."), explained.release.join("."))) return false;
	}
	const op = operator_exports[spec.operator];
	return op(version, spec.version || spec.legacy);
}
function validRange(specifier) {
	return Boolean(parse$4(specifier));
}

const shortPath = (failure, path) => failure.files.find((known) => path === known || path.endsWith(`/${known}`)) ?? path.replace(/^\.\//, "");
const placeIn = (failure, origin) => {
	const found = /-[rc] (\S.*?) \(line (\d+)\)/.exec(origin);
	return found?.[1] === void 0 ? void 0 : `${shortPath(failure, found[1])} line ${found[2] ?? ""}`;
};
const normalised = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, "-");
const readRequirement$1 = (failure, said) => {
	const cut = said.indexOf(" (from ");
	const [text = ""] = (cut < 0 ? said : said.slice(0, cut)).split(" from ");
	const origin = cut < 0 ? "" : said.slice(cut + 7, -1);
	const name = /^[\w.-]*\w/.exec(text)?.[0] ?? text;
	const [parent = ""] = origin.split("->");
	const place = placeIn(failure, origin);
	return {
		text: text.trim(),
		name,
		specifier: text.slice(name.length).replace(/^\[[^\]]*\]/, "").replace(/;.*$/, "").replaceAll(/[\s()]/g, ""),
		...parent === "" || /^-[rc] /.test(parent) ? {} : { parent },
		...place === void 0 ? {} : { place }
	};
};
const filesOf$1 = (failure) => failure.files.length === 0 ? "The app" : failure.files.join(" or ");
const placeOf = (failure, text, name) => {
	const line = text.split("\n").find((said) => {
		const found = /^\s*(?:Collecting|Obtaining|Processing) ([\w.-]*\w).* \(from /.exec(said);
		return found?.[1] !== void 0 && normalised(found[1]) === normalised(name);
	});
	return line === void 0 ? void 0 : placeIn(failure, line);
};
const asks = (failure, text, requirement) => {
	const { parent, place } = requirement;
	if (parent === void 0) return `${place ?? placeOf(failure, text, requirement.name) ?? filesOf$1(failure)} asks for \`${requirement.text}\``;
	const where = place ?? placeOf(failure, text, parent.replace(/[^\w.-].*$/, ""));
	return `\`${parent}\`${where === void 0 ? "" : ` (${where})`} asks for \`${requirement.text}\``;
};
const allows$1 = (specifier, version) => specifier === "" || validRange(specifier) && satisfies(version, specifier, { prereleases: true });
const pinOf = ({ specifier }) => /^={2,3}([^,*]+)$/.exec(specifier)?.[1];
const isPreRelease = (version) => {
	const found = explain$2(version);
	return found !== null && (found.is_prerelease || found.is_devrelease);
};
const noMatch = (failure, text) => {
	const found = /^(?:ERROR: +| {2})Could not find a (?:final )?version that satisfies the requirement (.+) \(from versions: ?(.*)\)$/m.exec(text);
	if (found?.[1] === void 0) return void 0;
	const versions = (found[2] ?? "").split(",").map((version) => version.trim());
	return {
		requirement: readRequirement$1(failure, found[1]),
		versions: versions.filter((version) => version !== "" && version !== "none")
	};
};

const readSide = (line) => {
	const own = /^ +The user requested (\(constraint\) )?(.+)$/.exec(line);
	if (own?.[2] !== void 0) return [{
		wants: own[2],
		constraint: own[1] !== void 0
	}];
	const other = /^ +(\S.*?) depends on (.+)$/.exec(line);
	return other?.[1] === void 0 || other[2] === void 0 ? [] : [{
		package: other[1],
		wants: other[2],
		constraint: false
	}];
};
const readSides = (text) => {
	return (/^The conflict is caused by:\n((?: {2,}\S.*\n?)+)/m.exec(text)?.[1] ?? "").split("\n").flatMap(readSide);
};
const placeOfSide = (failure, text, { package: name, wants }) => {
	const exact = text.split("\n").find((line) => name === void 0 && line.trim().startsWith(`Collecting ${wants} (from -`));
	if (exact !== void 0) return readRequirement$1(failure, exact.trim().slice(11)).place;
	return placeOf(failure, text, (name ?? wants).replace(/[^\w.-].*$/, ""));
};
const tellSide = (failure, text, side, twice) => {
	if (side.constraint) return `a constraint asks for ${side.wants}`;
	const place = placeOfSide(failure, text, side);
	if (side.package === void 0) return `${(twice ? void 0 : place) ?? filesOf$1(failure)} asks for ${side.wants}`;
	return `${side.package}${place === void 0 ? "" : ` (${place})`} asks for ${side.wants}`;
};
const packageOf = (side) => /^[\w.-]*\w/.exec(side.wants)?.[0] ?? side.wants;
const advice = (sides) => {
	const own = sides.filter((side) => side.package === void 0 && !side.constraint);
	const constraint = sides.find((side) => side.constraint);
	const others = sides.filter((side) => side.package !== void 0);
	const [first] = own;
	const names = [...new Set(others.map((side) => side.package?.split(" ")[0] ?? ""))];
	if (others.length === 0 && own.length > 1) return [`Keep one of the lines: ${own.map((side) => `\`${side.wants}\``).join(" or ")}.`];
	if (constraint !== void 0) return [`Change or remove \`${constraint.wants}\` in the file of constraints${first === void 0 ? "" : `, or write \`${packageOf(first)}\` without a version`}.`];
	if (first === void 0) return [`Ask for another version of ${names.join(" or ")}: write one of them without \`==\`, so that pip can choose one that goes with the rest.`];
	const wanted = others.find((side) => normalised(packageOf(side)) === normalised(packageOf(first)));
	return [wanted === void 0 ? `Write \`${packageOf(first)}\` without a version.` : `Write \`${wanted.wants}\` in place of \`${first.wants}\`.`, ...names.length === 0 ? [] : [`Or take another version of ${names.join(" or ")}: write it without \`==\`, so that pip can choose one that goes with \`${first.wants}\`.`]];
};
const shown$3 = 8;
const conflict = (failure, text) => {
	const cannot = /^ERROR: Cannot install (.+) because these package versions have conflicting dependencies\.?$/m.exec(text)?.[1];
	const sides = readSides(text);
	if (cannot === void 0 && sides.length === 0 && !/^ERROR: ResolutionImpossible/m.test(text)) return void 0;
	const subjects = [...new Set(sides.map((side) => normalised(packageOf(side))))];
	const told = [...new Set(sides.map((side, _, all) => tellSide(failure, text, side, all.filter((other) => other.package === void 0 && packageOf(other) === packageOf(side)).length > 1)))];
	const alone = (/have no matching distributions available for your environment:\n((?: {2,}\S.*\n?)+)/.exec(text)?.[1] ?? "").trim().split(/\s+/).filter((name) => name !== "" && !subjects.includes(normalised(name)));
	return {
		id: "pip/conflict",
		blame: "app",
		title: subjects.length === 1 ? `The requirements ask for versions of ${subjects.join("")} that exclude each other` : "The requirements exclude each other",
		message: [
			told.length > 0 ? "No set of versions satisfies all of this:" : `These cannot be installed together: ${cannot ?? "see pip's output above"}.`,
			...told.slice(0, shown$3).map((side) => `  ${side}`),
			...told.length > shown$3 ? [`  and ${told.length - shown$3} more, which pip lists above`] : [],
			...alone.length > 0 ? [`No version at all was found of ${alone.join(", ")}.`] : []
		].join("\n"),
		hints: told.length > 0 ? advice(sides) : ["Write one of them without a version, so that pip can choose one that goes with the other."]
	};
};
const double = (failure, text) => {
	const found = /^(?:ERROR: )?Double requirement given: (.+) \(already in (.+), name=u?'.*'\)$/m.exec(text);
	if (found?.[1] === void 0 || found[2] === void 0) return void 0;
	const [first, second] = [readRequirement$1(failure, found[2]), readRequirement$1(failure, found[1])];
	const sides = [first, second].map(({ place, text: wants }) => `  ${place ?? filesOf$1(failure)} asks for ${wants}`);
	return {
		id: "pip/conflict",
		blame: "app",
		title: `The requirements name ${first.name} twice`,
		message: ["No version satisfies both:", ...sides].join("\n"),
		hints: [`Keep one of the lines: \`${first.text}\` or \`${second.text}\`.`]
	};
};
const tooDeep = (failure, text) => {
	if (!(failure.timedOut && /^INFO: (?:pip is looking at multiple versions of|This is taking longer than usual)/m.test(text)) && !/^error: resolution-too-deep|ResolutionTooDeep/m.test(text)) return void 0;
	const names = [...new Set([...text.matchAll(/^\s*INFO: pip is (?:still )?looking at multiple versions of (\S+)/gm)].map((match) => match[1] ?? ""))].slice(-5).join(", ");
	return {
		id: "pip/resolution-too-deep",
		blame: "app",
		title: "pip found no set of versions that go together, and gave up the search",
		message: `${filesOf$1(failure)} leaves pip so much choice that it tried version after version${names === "" ? "" : ` of ${names}`} without coming to an end.`,
		hints: [`Give ${names === "" ? "the packages" : names} a lower bound, as in \`package>=2.0\`, or exact versions.`, "On a machine where the app works, `pip freeze` prints the exact versions of everything."]
	};
};
const conflicts$1 = [
	conflict,
	double,
	tooDeep
];

const textOf = (failure) => redact(failure.output.join("\n"), []);
const pythonLine = (failure) => line(failure.python);
const howToChoose$1 = (line) => `Write \`Python-${line}\` into runtime.txt (or \`${line}\` into .python-version).`;

const Origin = TaggedUnion({
	File: {
		path: String$1,
		line: optionalKey(Int)
	},
	Variable: { name: String$1 },
	Default: { reason: String$1 }
});
const file = (path, line) => line === void 0 ? {
	_tag: "File",
	path
} : {
	_tag: "File",
	path,
	line
};
const variable$1 = (name) => ({
	_tag: "Variable",
	name
});
const describe$1 = (origin) => {
	switch (origin._tag) {
		case "File": return origin.line === void 0 ? origin.path : `${origin.path} line ${origin.line}`;
		case "Variable": return `$${origin.name}`;
		case "Default": return `the default (${origin.reason})`;
	}
};

const known$2 = ["2.7", ...Array.from({ length: 12 }, (_, at) => `3.${at + 3}`)];
const usual = "3.13";
const linesFor = (specifiers) => known$2.filter((line) => specifiers.some((specifier) => validRange(specifier) && satisfies(`${line}.18`, specifier)));
const bestOf = (lines) => lines.includes(usual) ? usual : lines.at(-1);
const spoken = (lines) => {
	const runs = [];
	for (const line of lines) {
		const last = runs.at(-1);
		if (last !== void 0 && known$2.indexOf(last.at(-1) ?? "") === known$2.indexOf(line) - 1) last.push(line);
		else runs.push([line]);
	}
	return runs.map((run) => run.length === 1 ? run[0] : `${run[0]} to ${run.at(-1)}`).join(" and ");
};
const all = spoken(known$2);

const tell$1 = (failure, { asked, otherwise, specifiers, subject }) => {
	const lines = linesFor(specifiers);
	const best = bestOf(lines);
	const needs = [...new Set(specifiers)].map((specifier) => `Python ${specifier}`).slice(0, 3).join(" or ");
	const which = best === void 0 ? `none of the Pythons that this buildpack knows (${all})` : `Python ${spoken(lines)}`;
	return {
		id: "pip/unsupported-python",
		blame: "app",
		title: `${subject} does not run on Python ${pythonLine(failure)}`,
		message: [...asked === void 0 ? [] : [`${asked}.`], `${subject} needs ${needs}: ${which}. This app gets Python ${pythonLine(failure)}, from ${describe$1(failure.pythonOrigin)}.`].join("\n"),
		hints: [...best === void 0 ? [] : [howToChoose$1(best)], otherwise],
		...best === void 0 ? {} : { overPython: true }
	};
};
const onePackage = (failure, text) => {
	const found = /^(?:ERROR: )?Package u?['"]([^'"]+)['"] requires a different Python: \S+ not in u?'([^']*)'/m.exec(text);
	if (found?.[1] === void 0 || found[2] === void 0) return void 0;
	const name = found[1].replace("==", " ");
	return tell$1(failure, {
		subject: name,
		specifiers: [found[2]],
		otherwise: `Or ask for a version of ${name.split(" ")[0] ?? name} that runs on Python ${pythonLine(failure)}.`
	});
};
const severalPackages = (failure, text) => {
	const found = [...(/Packages require a different Python\. \S+ not in:((?:\n'[^']*' \(required by .*\))+)/.exec(text)?.[1] ?? "").matchAll(/'([^']*)' \(required by (.*)\)/g)];
	if (found.length === 0) return void 0;
	const packages = [...new Set(found.map((match) => match[2] ?? ""))];
	const shared = found.map((match) => match[1] ?? "").join(",");
	return tell$1(failure, {
		subject: packages.length === 1 ? packages.join("") : `${packages.slice(0, -1).join(", ")} and ${packages.at(-1)}`,
		specifiers: [shared],
		otherwise: `Or ask for versions that run on Python ${pythonLine(failure)}.`
	});
};
const passedOver = (text) => {
	const told = [...(/Ignored the following versions that require a different python version: (.*)$/m.exec(text)?.[1] ?? "").matchAll(/(\S+) Requires-Python ([^;]+)/g)];
	const links = [...text.matchAll(/Link requires a different Python \(\S+ not in: u?'([^']*)'\): \S*\/[\w.]+?-(\d[\w.!+]*?)(?:-|\.tar|\.zip)/g)];
	return [...told.map((match) => ({
		version: match[1] ?? "",
		specifier: (match[2] ?? "").trim()
	})), ...links.map((match) => ({
		version: match[2] ?? "",
		specifier: match[1] ?? ""
	}))];
};
const isCertain = (text, { requirement, versions }) => pinOf(requirement) !== void 0 || versions.length > 0 || !/^\s*Collecting /m.test(text);
const noVersion = (failure, text) => {
	const none = noMatch(failure, text);
	if (none === void 0 || !isCertain(text, none)) return void 0;
	const { requirement, versions } = none;
	const refused = passedOver(text).filter(({ version }) => allows$1(requirement.specifier, version));
	if (refused.length === 0) return void 0;
	const newest = versions.at(-1);
	const pinned = pinOf(requirement);
	const fits = `runs on Python ${pythonLine(failure)}`;
	return tell$1(failure, {
		subject: pinned === void 0 ? requirement.text : `${requirement.name} ${pinned}`,
		specifiers: refused.map(({ specifier }) => specifier),
		asked: asks(failure, text, requirement),
		otherwise: newest === void 0 ? `Or do without ${requirement.name}: no version of it ${fits}.` : `Or ask for one that ${fits}; \`${requirement.name}==${newest}\` is the newest.`
	});
};
const unsupportedPython = [
	onePackage,
	severalPackages,
	noVersion
];

const systems = [
	[/^win/, "Windows"],
	[/^macosx/, "macOS"],
	[/musllinux/, "Linux with musl (Alpine)"],
	[/^(?:many)?linux\w*_(?:aarch64|arm64)/, "Linux on 64-bit ARM"],
	[/^(?:many)?linux\w*_i686/, "Linux on 32-bit Intel"],
	[/^(?:many)?linux\w*_x86_64/, "Linux on 64-bit Intel"]
];
const spokenTag = (python, platform) => {
	const pythons = python.split(".").map((tag) => {
		const found = /^(cp|py|pp)(\d)(\d*)$/.exec(tag);
		const kind = found?.[1] === "pp" ? "PyPy" : "Python";
		return found === null ? tag : `${kind} ${[found[2], found[3]].filter((part) => part !== "").join(".")}`;
	});
	const system = systems.find(([pattern]) => pattern.test(platform))?.[1];
	return `${pythons.join(" or ")}${platform === "any" ? "" : ` on ${system ?? platform}`}`;
};
const otherLine = (failure, python, platform) => {
	if (/^(?:win|macosx)|musllinux/.test(platform)) return void 0;
	if (python === "py3") return failure.python.major === 2 ? "3.13" : void 0;
	const found = /^cp(2|3)(\d+)$/.exec(python);
	const line = found === null ? python === "py2" ? "2.7" : void 0 : `${found[1]}.${found[2]}`;
	return line === pythonLine(failure) ? void 0 : line;
};
const named$3 = (failure, text) => {
	const wheel = /^(?:ERROR: +)?(\S+\.whl) is not a supported wheel on this platform\.?$/m.exec(text)?.[1];
	if (wheel === void 0) return void 0;
	const [platform = "", abi = "", python = "", ...rest] = wheel.slice(0, -4).split("-").toReversed();
	const [version = "", name = ""] = rest.slice(-2);
	const line = otherLine(failure, python, platform);
	return {
		id: "pip/unsupported-wheel",
		blame: "app",
		title: `${wheel} is made for ${spokenTag(python, platform)}`,
		message: `The requirements name this wheel itself. Its tag ${python}-${abi}-${platform} says ${spokenTag(python, platform)}; the app gets Python ${pythonLine(failure)} on Linux, which cannot use it, or its processor cannot.`,
		hints: [...line === void 0 ? [] : [howToChoose$1(line)], `Name the package in place of the file, \`${name.replaceAll("_", "-")}==${version}\`: pip then takes the wheel that fits.`],
		...line === void 0 ? {} : { overPython: true }
	};
};
const skippedWheels = (text) => {
	return [...text.matchAll(/Skipping link: none of the wheel's tags(?: match: | \()([^\s)]+?)[):]/g)].flatMap((match) => (match[1] ?? "").split(",")).flatMap((tag) => {
		const [python, , platform] = tag.trim().split("-");
		return python === void 0 || platform === void 0 ? [] : [[python, platform]];
	});
};
const linesOf = (skipped, failure) => [...new Set(skipped.flatMap(([python, platform]) => otherLine(failure, python, platform) ?? []))].toSorted((a, b) => Number(a.replace(".", "")) * (a.length > 3 ? 1 : .1) - Number(b.replace(".", "")) * (b.length > 3 ? 1 : .1));
const onlyOthers = (failure, text) => {
	const none = noMatch(failure, text);
	const skipped = skippedWheels(text);
	if (none === void 0 || none.versions.length > 0 || skipped.length === 0) return void 0;
	const lines = linesOf(skipped, failure);
	const { name } = none.requirement;
	const best = lines.at(-1);
	const kinds = [...new Set(skipped.map(([python, platform]) => spokenTag(python, platform)))];
	const there = best === void 0 ? kinds.slice(-4).join(", ") : `Python ${spoken(lines)}`;
	return {
		id: "pip/only-other-wheels",
		blame: "app",
		title: `${name} is there, but not for Python ${pythonLine(failure)} on this system`,
		message: `${asks(failure, text, none.requirement)}. The index has only wheels for ${there}, and no source that could be built.`,
		hints: [...best === void 0 ? [] : [howToChoose$1(best)], `Or ask for another version of ${name}, or remove it.`],
		...best === void 0 ? {} : { overPython: true }
	};
};
const onlySources = (failure, text) => {
	const none = noMatch(failure, text);
	if (none === void 0 || !/Skipping link: No sources permitted for /.test(text)) return void 0;
	const { name } = none.requirement;
	return {
		id: "pip/only-sources",
		blame: "app",
		title: `${name} has no wheel that fits, and sources are not allowed`,
		message: `${asks(failure, text, none.requirement)}. The index has its source, but \`--only-binary\` (in $PIP_OPTS, $PIP_ONLY_BINARY or the requirements) forbids to build one.`,
		hints: [`Allow it for this package: add \`--no-binary ${name}\` behind \`--only-binary\`, or remove \`--only-binary\`.`]
	};
};
const unsupportedWheel = [
	named$3,
	onlyOthers,
	onlySources
];

const renamed = /* @__PURE__ */ new Map([
	["attr", "attrs"],
	["bs4", "beautifulsoup4"],
	["crypto", "pycryptodome"],
	["cv2", "opencv-python-headless"],
	["dateutil", "python-dateutil"],
	["dns", "dnspython"],
	["docx", "python-docx"],
	["dotenv", "python-dotenv"],
	["flask-restplus", "flask-restx"],
	["git", "GitPython"],
	["google", "google-api-python-client"],
	["jose", "python-jose"],
	["jwt", "PyJWT"],
	["ldap", "python-ldap"],
	["magic", "python-magic"],
	["mysqldb", "mysqlclient"],
	["opencv", "opencv-python-headless"],
	["pil", "Pillow"],
	["psycopg2-bin", "psycopg2-binary"],
	["rest-framework", "djangorestframework"],
	["sklearn", "scikit-learn"],
	["skimage", "scikit-image"],
	["telegram", "python-telegram-bot"],
	["usb", "pyusb"],
	["yaml", "PyYAML"],
	["zmq", "pyzmq"]
]);
const standard$1 = /* @__PURE__ */ new Set([
	"abc",
	"argparse",
	"array",
	"ast",
	"asyncio",
	"base64",
	"bisect",
	"calendar",
	"cmath",
	"collections",
	"contextlib",
	"copy",
	"csv",
	"ctypes",
	"dataclasses",
	"datetime",
	"decimal",
	"difflib",
	"email",
	"enum",
	"fractions",
	"ftplib",
	"functools",
	"gc",
	"getpass",
	"glob",
	"gzip",
	"hashlib",
	"heapq",
	"hmac",
	"html",
	"http",
	"importlib",
	"inspect",
	"io",
	"itertools",
	"json",
	"logging",
	"math",
	"mimetypes",
	"multiprocessing",
	"operator",
	"os",
	"os-path",
	"pathlib",
	"pickle",
	"platform",
	"pprint",
	"queue",
	"random",
	"re",
	"secrets",
	"shelve",
	"shlex",
	"shutil",
	"signal",
	"smtplib",
	"socket",
	"sqlite3",
	"ssl",
	"statistics",
	"string",
	"struct",
	"subprocess",
	"sys",
	"tempfile",
	"textwrap",
	"threading",
	"time",
	"timeit",
	"tkinter",
	"traceback",
	"types",
	"typing",
	"unittest",
	"urllib",
	"uuid",
	"venv",
	"warnings",
	"weakref",
	"xml",
	"zipfile",
	"zlib",
	"zoneinfo"
]);
const aboutName = (name) => {
	const plain = normalised(name);
	const right = renamed.get(plain);
	if (right !== void 0) return `The package is called \`${right}\`: write that name.`;
	return standard$1.has(plain) ? `\`${name}\` is part of Python itself: remove the line.` : void 0;
};

const nothingFits = (failure, text) => {
	const none = noMatch(failure, text);
	if (none === void 0) return void 0;
	return none.versions.filter((version) => !isPreRelease(version) && allows$1(none.requirement.specifier, version)).length > 0 ? void 0 : none;
};
const tellsNothingOfPython = ({ pip }) => {
	const [major = 0, minor = 0] = pip.split(".").map(Number);
	return major < 22 || major === 22 && minor < 2;
};
const missingBuildRequirement = (failure, text) => {
	const found = /^\s+(?:ERROR: )?No matching distribution found for (\S.*)$/m.exec(text);
	if (found?.[1] === void 0 || !/install(?:ing)? build dependencies/i.test(text)) return void 0;
	const wanted = found[1].replace(/ \(from .*$/, "");
	const name = /(?:build dependencies for|Failed to build) '?([\w.-]*\w)'?/.exec(text)?.[1] ?? /^\s*(?:Collecting|Processing) (?:\S*\/)?([\w.-]*?\w)(?:-\d[\w.]*\.(?:tar\.gz|zip))?(?: |$)/m.exec(text)?.[1];
	const links = /Looking in links: (.*)$/m.exec(text)?.[1];
	return {
		id: "pip/missing-build-requirement",
		blame: "app",
		title: `${name ?? "A package"} cannot be built, since ${wanted} is missing`,
		message: `${name ?? "The package"} comes as source, and building it needs \`${wanted}\`, which pip looked for${links === void 0 ? "" : ` in ${links}`} in vain. pip builds apart from all that is installed, so a ${wanted.replace(/[^\w.-].*$/, "")} of the system does not count.`,
		hints: [links === void 0 ? `See whether the package index has \`${wanted}\` for Python ${pythonLine(failure)}.` : `Put wheels of \`${wanted}\`${wanted.startsWith("setuptools") ? " and `wheel`" : ""} beside the others in ${links}.`, `Or put a wheel of ${name ?? "the package"} there: \`pip wheel --no-deps ${name ?? "PACKAGE"}\` makes one.`]
	};
};
const leftover = (failure, text) => {
	const none = noMatch(failure, text);
	if (none === void 0 || normalised(none.requirement.name) !== "pkg-resources") return void 0;
	return {
		id: "pip/freeze-leftover",
		blame: "app",
		title: "There is no package called pkg-resources",
		message: `${asks(failure, text, none.requirement)}. \`pip freeze\` on Debian and Ubuntu writes that line by mistake; nothing can be installed for it.`,
		hints: ["Remove the line."]
	};
};
const onlyYanked = (failure, text) => {
	const none = nothingFits(failure, text);
	const yanked = (/Ignored the following yanked versions: (.*)$/m.exec(text)?.[1] ?? "").split(", ").filter((version) => version !== "" && none !== void 0 && allows$1(none.requirement.specifier, version));
	const newest = yanked.at(-1);
	if (none === void 0 || newest === void 0) return void 0;
	const { name } = none.requirement;
	return {
		id: "pip/only-yanked-versions",
		blame: "app",
		title: `All versions of ${name} that would do were withdrawn`,
		message: `${asks(failure, text, none.requirement)}. Its authors withdrew ${yanked.slice(-6).join(", ")} from the index ("yanked"), mostly over a grave fault.${none.versions.length > 0 ? ` Others are there: ${none.versions.slice(-6).join(", ")}.` : ""}`,
		hints: [...none.versions.length > 0 ? [`Ask for another version, such as \`${name}==${none.versions.at(-1) ?? ""}\`.`] : [], `If it must be that one, ask for it exactly: \`${name}==${newest}\`.`]
	};
};
const onlyPreReleases = (failure, text) => {
	const none = nothingFits(failure, text);
	const fitting = (none?.versions ?? []).filter((version) => none !== void 0 && allows$1(none.requirement.specifier, version) && isPreRelease(version));
	const newest = fitting.at(-1);
	if (none === void 0 || newest === void 0) return void 0;
	const { name } = none.requirement;
	return {
		id: "pip/only-pre-releases",
		blame: "app",
		title: `${name} has only pre-releases that would do`,
		message: `${asks(failure, text, none.requirement)}. What would do are pre-releases, ${fitting.slice(-6).join(", ")}; pip takes such a version only when told to.`,
		hints: [`Ask for it exactly, \`${name}==${newest}\`, or write \`--pre\` on a line of its own to allow all of them.`]
	};
};
const nearest = (versions, wanted) => {
	const sorted = versions.toSorted((a, b) => compare(a, b));
	if (wanted === void 0) return sorted.slice(-6);
	const at = sorted.findIndex((version) => compare(version, wanted) > 0);
	const end = at < 0 ? sorted.length : Math.min(sorted.length, Math.max(at + 3, 6));
	return sorted.slice(Math.max(0, end - 6), end);
};
const wantedOf = (none) => {
	const found = pinOf(none.requirement) ?? /(?:>=?|~=|==)([\d.]*\d)/.exec(none.requirement.specifier)?.[1] ?? /([\d.]*\d)/.exec(none.requirement.specifier)?.[1];
	return found !== void 0 && maxSatisfying([found], `==${found}`, { prereleases: true }) !== null ? found : void 0;
};
const overPython = (failure, none, wanted) => {
	const sorted = none.versions.toSorted((a, b) => compare(a, b));
	const [oldest, newest] = [sorted[0], sorted.at(-1)];
	if (wanted === void 0 || oldest === void 0 || newest === void 0) return void 0;
	const line = pythonLine(failure);
	if (compare(wanted, newest) > 0 && tellsNothingOfPython(failure)) return {
		reason: `${newest} is the newest that runs on Python ${line}; newer ones need a newer Python.`,
		line: "3.13"
	};
	if (compare(wanted, oldest) < 0 && failure.python.major === 3) return { reason: `${oldest} is the oldest that Python ${line} can use; older ones have wheels only for older Pythons, or were withdrawn.` };
};
const noSuchVersion = (failure, text) => {
	const none = nothingFits(failure, text);
	if (none === void 0 || none.versions.length === 0) return void 0;
	const { name } = none.requirement;
	const wanted = wantedOf(none);
	const near = nearest(none.versions, wanted);
	const cause = overPython(failure, none, wanted);
	const pinned = pinOf(none.requirement);
	const best = near.filter((version) => !isPreRelease(version)).at(-1) ?? near.at(-1) ?? "";
	return {
		id: "pip/no-such-version",
		blame: "app",
		title: pinned === void 0 ? `No version of ${name} fits \`${none.requirement.text}\`` : `There is no ${name} ${pinned} for Python ${pythonLine(failure)}`,
		message: [`${asks(failure, text, none.requirement)}. ${near.length === none.versions.length ? "There are" : `There are ${none.versions.length} versions, the nearest are`}: ${near.join(", ")}.`, ...cause === void 0 ? [] : [cause.reason]].join("\n"),
		hints: [
			...cause?.line === void 0 ? [] : [howToChoose$1(cause.line)],
			`${cause?.line === void 0 ? "Ask" : "Or ask"} for a version that is there, such as \`${name}==${best}\`.`,
			...cause !== void 0 && cause.line === void 0 ? ["Or choose an older Python, by writing it into runtime.txt or .python-version."] : []
		],
		...cause === void 0 ? {} : { overPython: true }
	};
};
const lookedIn = (text) => [...text.matchAll(/^Looking in (?:indexes|links): (.*)$/gm)].flatMap((match) => (match[1] ?? "").split(", ")).map((place) => place.replace(/\/\/[^@/]*@/, "//"));
const whereToLook = (text, name) => {
	const places = [...new Set(lookedIn(text))];
	const [index] = places.filter((place) => /^https?:/.test(place));
	if (index === void 0) return places.length > 0 ? [`pip also looked in ${places.join(", ")}. With \`--no-index\` that is the only place: put a wheel of ${name} there, or remove the option.`] : [`If it is a private package, name its index: \`--extra-index-url https://…\` on a line of its own, with the user and the password as \`\${NAME}\`, or in $PIP_EXTRA_INDEX_URL.`];
	return [`If the name is right, open ${index.replace(/\/?$/, "/")}${normalised(name)}/ : pip says the same when the index refuses user or password (401, 403) or is not at this address (404).`];
};
const noSuchPackage = (failure, text) => {
	const none = noMatch(failure, text);
	if (none === void 0 || none.versions.length > 0) return void 0;
	const { name, parent } = none.requirement;
	const known = aboutName(name);
	const line = pythonLine(failure);
	const passed = passedOver(text).filter(({ version }) => allows$1(none.requirement.specifier, version));
	const silent = tellsNothingOfPython(failure);
	const hints = known === void 0 ? [...parent === void 0 ? [`Check the spelling of \`${name}\`.`] : [`Ask for another version of ${parent.replace(/[^\w.-].*$/, "")}.`], ...whereToLook(text, name)] : [known];
	return {
		id: "pip/no-such-package",
		blame: "app",
		title: `pip found nothing called ${name} that Python ${line} can use`,
		message: [`${asks(failure, text, none.requirement)}. Either there is no package of that name, or no version of it is for Python ${line} on this system.`, ...passed.length > 0 ? [`Of the packages so far, pip passed over versions that need another Python: ${passed.slice(0, 4).map((one) => `${one.version} (Python ${one.specifier})`).join(", ")}.`] : []].join("\n"),
		hints: [...hints, ...silent && known === void 0 ? [howToChoose$1("3.13")] : []],
		...silent && known === void 0 ? { overPython: true } : {}
	};
};
const resolution = [
	leftover,
	...unsupportedPython,
	...unsupportedWheel,
	...conflicts$1,
	missingBuildRequirement,
	onlyYanked,
	onlyPreReleases,
	noSuchVersion,
	noSuchPackage
];

const rules = [
	...machine,
	...network,
	...interpreter,
	...building$1,
	...requirements$1,
	...resolution
];
const said = (failure) => {
	const lines = textOf(failure).split("\n").map((text) => text.trimEnd()).filter((text) => text !== "");
	const errors = lines.filter((text) => /^\s*(?:ERROR|error|fatal)\b/.test(text));
	return (errors.length > 0 ? errors : lines).slice(-6);
};
const unrecognised = (failure) => ({
	id: "pip/failed",
	blame: "app",
	title: "pip could not install the packages",
	message: [`pip ${failure.pip} ended with ${failure.exitCode === void 0 ? failure.signal ?? "no status" : `status ${failure.exitCode}`}. It said last:`, ...said(failure).map((text) => `  ${text}`)].join("\n"),
	hints: ["The whole output of pip stands above; what it says first is most often the cause."]
});
const diagnose = (failure) => {
	const text = textOf(failure);
	const [best = unrecognised(failure), ...others] = rules.flatMap((rule) => rule(failure, text) ?? []);
	return [best, ...others];
};
const withDefault = (failure, diagnosis) => {
	if (!failure.pythonWasDefault || diagnosis.overPython !== true) return diagnosis;
	const version = pythonLine(failure);
	const newest = "3.13";
	return {
		...diagnosis,
		message: `The app does not say which Python it needs, so it got Python ${version}. That is what this failed over.\n${diagnosis.message}`,
		hints: [howToChoose$1(newest), ...diagnosis.hints.filter((hint) => hint !== howToChoose$1(newest))]
	};
};
var DependencyInstallFailed = class extends TaggedError("DependencyInstallFailed") {
	#diagnosis = withDefault(this, diagnose(this)[0]);
	get id() {
		return this.#diagnosis.id;
	}
	get blame() {
		return this.#diagnosis.blame;
	}
	get title() {
		return this.#diagnosis.title;
	}
	get message() {
		return this.#diagnosis.message;
	}
	get hints() {
		return this.#diagnosis.hints;
	}
};

const failureOf = (outcome, site, files, hashMode) => ({
	output: outcome.output,
	exitCode: outcome.exitCode,
	signal: outcome.signal,
	timedOut: outcome.timedOut,
	python: site.runtime.version,
	pip: site.pip.version,
	pythonOrigin: site.python.origin,
	pythonWasDefault: site.python.isDefault,
	files,
	hashMode
});

const noise = [
	/^Processing \S.*\/\.python-buildpack-/,
	/^Looking in (?:indexes|links):/,
	/^Ignoring [^:]+: markers .* don't match your environment/,
	/^\s*Saved /,
	/^File was already downloaded /,
	/^\s*Skipping \S+, due to already being wheel/,
	/^Skipping .*, due to already being wheel/,
	/^WARNING: Running pip as (?:the )?'?root/,
	/^WARNING: You are using pip version/,
	/^WARNING: The directory .* is not owned or is not writable/,
	/^WARNING: The scripts? .* (?:is|are) installed in .* which is not on PATH/,
	/^\s*Consider adding this directory to PATH/,
	/^DEPRECATION: Python 2\.7 /,
	/^DEPRECATION: Python 3\.\d+ (?:reached|support)/,
	/^\[?notice\]? /,
	/^\s*Stored in directory:/,
	/^\s*Created wheel for .*sha256=/,
	/^\s*(?:━|\|[█▏▎▍▌▋▊▉ ]{20,}\|)/,
	/^\s*(?:Preparing|Getting|Installing|Checking if|Running|Building wheel for \S+ \([^)]*\)).*: started$/,
	/^\s*(?:Preparing|Getting|Installing|Checking if).*: (?:finished with status 'done'|still running\.\.\.)$/,
	/^\s*Using cached .*\.metadata/,
	/^\s*Downloading .*\.metadata/,
	/^\s*$/
];
const isWorthReading = (line) => !noise.some((pattern) => pattern.test(line));
const isInstallResult = (line) => /^(?:Successfully installed|ERROR|WARNING: (?!Running)|\s*error)/.test(line);

const normalise$1 = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, "-");
const parseName = (directory, file) => {
	const [name, version] = file.split("-");
	return file.endsWith(".whl") && name !== void 0 && version !== void 0 ? [{
		path: join$1(directory, file),
		name: normalise$1(name),
		version
	}] : [];
};
const list = fn("Wheelhouse.list")(function* (directory) {
	return (yield* (yield* Filesystem).list(directory)).flatMap((name) => parseName(directory, name));
});

const olderThan231 = (version) => {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major < 23 || major === 23 && minor < 1;
};
const mayRefuseWheels = (site, outcome) => olderThan231(site.pip.version) && !outcome.timedOut && outcome.signal === void 0 && outcome.output.some((line) => /Failed building wheel for|Failed to build one or more wheels/.test(line));
const isArchive = (name) => /\.(?:tar\.gz|tgz|zip|tar\.bz2|tar\.xz|tar)$/.test(name);
const installAlone = fn("Stubborn.installAlone")(function* (attempt, archive) {
	const env = yield* Env;
	return yield* run$1({
		label: `Installing ${archive}`,
		program: attempt.site.runtime.executable,
		args: [
			attempt.site.pip.path,
			"install",
			"--user",
			"--ignore-installed",
			"--no-deps",
			"--no-compile",
			"--no-warn-script-location",
			archive
		],
		env: pipEnvironment(env, attempt.site, void 0),
		cwd: attempt.directory
	});
});
const installRefused = fn("Stubborn.installRefused")(function* (attempt) {
	const files = yield* Filesystem;
	const report = yield* Report;
	const downloads = join$1(attempt.site.work, "downloads");
	yield* files.remove(attempt.directory);
	yield* files.makeDirectory(attempt.directory);
	yield* files.makeDirectory(downloads);
	const args = attempt.args.filter((word) => !/^--(?:build-option|global-option)/.test(word));
	const fetched = yield* attempt.pip("pip download", [
		"download",
		"-q",
		"--dest",
		downloads,
		"--src",
		join$1(attempt.site.work, "src-2"),
		...args
	]);
	if (!succeeded(fetched)) return yield* attempt.failed(fetched);
	const wheels = [...yield* list(downloads)];
	const stubborn = [];
	for (const name of (yield* files.list(downloads)).filter(isArchive)) {
		const archive = join$1(downloads, name);
		const built = yield* attempt.pip("pip", [
			"wheel",
			"--no-deps",
			"--wheel-dir",
			attempt.directory,
			archive
		]);
		if (succeeded(built)) continue;
		yield* report.detail(`${name} does not become a wheel, so it is installed as it is.`);
		const installed = yield* installAlone(attempt, archive);
		if (!succeeded(installed)) return yield* attempt.failed(installed);
		stubborn.push(name);
	}
	return {
		wheels: [...wheels, ...yield* list(attempt.directory)],
		stubborn
	};
});

const sourcesOf = fn("Closure.sourcesOf")(function* (site, plan) {
	if (!plan.onCopy) return site.root;
	const files = yield* Filesystem;
	const copy = join$1(site.work, "sources");
	const skipped = /* @__PURE__ */ new Set([
		".python",
		"node_modules",
		".venv",
		"venv"
	]);
	yield* files.copy(site.root, copy, (path) => skipped.has(path) || path.startsWith(".python-buildpack-"));
	return copy;
});
const pip$1 = fn("Closure.pip")(function* (work, label, args) {
	const env = yield* Env;
	const cache = yield* Cache;
	return yield* run$1({
		label,
		program: work.site.runtime.executable,
		args: [work.site.pip.path, ...args],
		env: {
			...pipEnvironment(env, work.site, yield* cache.area("pip")),
			...work.options.env
		},
		cwd: work.sources,
		shows: isWorthReading
	});
});
const failed = (work, outcome) => new DependencyInstallFailed(failureOf(outcome, work.site, work.files, work.plan.hashMode));
const wheelsInto = fn("Closure.wheelsInto")(function* (work, directory, label, args) {
	yield* (yield* Filesystem).makeDirectory(directory);
	const editables = join$1(work.site.work, "src");
	return yield* pip$1(work, label, [
		"wheel",
		"--wheel-dir",
		directory,
		"--src",
		editables,
		...args
	]);
});
const buildOwn = fn("Closure.buildOwn")(function* (work, folder) {
	const directory = join$1(work.site.work, "own");
	const report = yield* Report;
	const outcome = yield* wheelsInto(work, directory, "Building the app's own package", [
		"--no-deps",
		...withoutHashes(work.options.wheel),
		join$1(work.sources, folder)
	]);
	if (succeeded(outcome)) return yield* list(directory);
	if (mayRefuseWheels(work.site, outcome)) {
		yield* report.detail("The app's own package does not become a wheel, so it is installed as it is.");
		return [];
	}
	return yield* failed(work, outcome);
});
const withoutHashes = (options) => options.filter((option) => option !== "--require-hashes");
const argumentsOf = (inputs, dependencies) => inputs.flatMap((input) => input._tag === "RequirementFile" ? ["-r", input.path] : input._tag === "ProjectDependencies" ? dependencies : []);
const resolveAll = fn("Closure.resolveAll")(function* (work, args, own) {
	const directory = join$1(work.site.work, "wheels");
	const together = work.plan.hashMode ? [] : own.map((wheel) => wheel.path);
	if (args.length === 0 && together.length === 0) return {
		wheels: [],
		stubborn: []
	};
	const all = [
		...work.options.wheel,
		...args,
		...together
	];
	const outcome = yield* wheelsInto(work, directory, "pip", all);
	if (succeeded(outcome)) return {
		wheels: yield* list(directory),
		stubborn: []
	};
	if (!mayRefuseWheels(work.site, outcome)) return yield* failed(work, outcome);
	return yield* installRefused({
		site: work.site,
		directory,
		pip: (label, words) => pip$1(work, label, words),
		failed: (trouble) => failed(work, trouble),
		args: all
	});
});
const checkOwn = fn("Closure.checkOwn")(function* (work, own) {
	if (!work.plan.hashMode || own.length === 0) return;
	const outcome = yield* wheelsInto(work, join$1(work.site.work, "checked"), "Checking the app's own package", [
		"--no-index",
		"--find-links",
		join$1(work.site.work, "wheels"),
		...own.map((wheel) => wheel.path)
	]);
	if (!succeeded(outcome)) return yield* failed(work, outcome);
});
const resolve$1 = fn("Closure.resolve")(function* (site, plan, inputs, texts) {
	const { dependencies, files, options } = texts;
	const work = {
		site,
		options,
		plan,
		files,
		sources: yield* sourcesOf(site, plan)
	};
	const folder = inputs.find((input) => input._tag === "Folder");
	const own = folder === void 0 ? [] : yield* buildOwn(work, folder.path);
	const unbuilt = folder !== void 0 && own.length === 0 ? [join$1(work.sources, folder.path)] : [];
	const args = [
		...argumentsOf(inputs, dependencies),
		...options.requirements,
		...unbuilt
	];
	const { stubborn, wheels } = yield* resolveAll(work, args, own);
	yield* checkOwn(work, own);
	const names = new Set(own.map((wheel) => wheel.name));
	return {
		wheels: wheels.filter((wheel) => !names.has(wheel.name)),
		own,
		stubborn
	};
});

const install = fn("Installation.install")(function* (site, wheels) {
	if (wheels.length === 0) return;
	const env = yield* Env;
	const outcome = yield* run$1({
		label: "pip",
		program: site.runtime.executable,
		args: [
			site.pip.path,
			"install",
			"--user",
			"--ignore-installed",
			"--no-deps",
			"--no-index",
			"--no-compile",
			"--no-warn-script-location",
			...wheels.map((wheel) => wheel.path)
		],
		env: closedPipEnvironment(env, site),
		cwd: site.work,
		shows: isInstallResult
	});
	if (!succeeded(outcome)) return yield* new DependencyInstallFailed(failureOf(outcome, site, [], false));
});
const describe = (metadata) => {
	const stem = metadata.replace(/\.(?:dist|egg)-info$/, "").replace(/-py\d\.\d+$/, "");
	const cut = stem.indexOf("-");
	return stem === metadata || cut < 0 ? [] : [{
		name: normalise$1(stem.slice(0, cut)),
		version: stem.slice(cut + 1),
		metadata
	}];
};
const distributions = fn("Installation.distributions")(function* (site) {
	return (yield* (yield* Filesystem).list(join$1(site.prefix, site.runtime.sitePackages))).flatMap(describe).toSorted((a, b) => a.name < b.name ? -1 : 1);
});
const conflicts = fn("Installation.conflicts")(function* (site, installed) {
	const env = yield* Env;
	const place = join$1(site.prefix, site.runtime.sitePackages);
	const outcome = yield* runQuietly({
		label: "pip check",
		program: site.runtime.executable,
		args: [
			"-S",
			site.pip.path,
			"check"
		],
		env: {
			...closedPipEnvironment(env, site),
			PYTHONPATH: place
		},
		cwd: site.work
	});
	const names = new Set(installed.map(({ name }) => name));
	return succeeded(outcome) ? [] : outcome.output.filter((line) => names.has(normalise$1(line.split(" ")[0] ?? "")));
});

const fetchTool = String.raw`
import sys, os, re, hashlib, base64, ssl
try:
    from urllib.request import Request, urlopen
    from urllib.parse import urljoin, urlsplit, urlunsplit, unquote
except ImportError:
    from urllib2 import Request, urlopen, unquote
    from urlparse import urljoin, urlsplit, urlunsplit
index, project, name, digest, target = sys.argv[1:6]
index = os.environ.get("BUILDPACK_INDEX_URL", index)
cafile = os.environ.get("PIP_CERT") or os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or None
def get(url):
    parts = urlsplit(url)
    host = parts.hostname + (":%d" % parts.port if parts.port else "")
    request = Request(urlunsplit((parts.scheme, host, parts.path, parts.query, "")))
    if parts.username is not None:
        login = "%s:%s" % (unquote(parts.username), unquote(parts.password or ""))
        request.add_header("Authorization", "Basic " + base64.b64encode(login.encode("utf-8")).decode("ascii"))
    context = ssl.create_default_context(cafile=cafile) if parts.scheme == "https" else None
    return urlopen(request, timeout=60, context=context).read()
page_url = index.rstrip("/") + "/" + project + "/"
page = get(page_url).decode("utf-8", "replace")
links = [h.replace("&amp;", "&") for h in re.findall(r'href\s*=\s*["\']([^"\']+)["\']', page)]
found = [h for h in links if unquote(urlsplit(h).path).rsplit("/", 1)[-1] == name]
if not found:
    sys.exit("the index has no %s" % name)
url = urljoin(page_url, found[0])
origin, there = urlsplit(index), urlsplit(url)
if origin.username is not None and there.username is None and there.hostname == origin.hostname:
    url = urlunsplit((there.scheme, origin.netloc.rsplit("@", 1)[0] + "@" + there.netloc, there.path, there.query, ""))
content = get(url)
if hashlib.sha256(content).hexdigest() != digest:
    sys.exit("%s from the index has another checksum than it must have" % name)
with open(target, "wb") as f:
    f.write(content)
`;

var ToolsUnavailable = class extends TaggedError("ToolsUnavailable") {
	id = "tools/unavailable";
	blame = "environment";
	title = "The packaging tools could not be fetched";
	get message() {
		return `This Python needs ${this.tools.join(", ")}. No index gave it, and the interpreter brings no pip of its own.\n${this.last}`;
	}
	hints = ["Make the package index reachable from the staging host, or set $PIP_INDEX_URL to one that is.", "On Debian and Ubuntu, `apt-get install python3-pip-whl` gives the interpreter a pip to start from."];
};
const downloaders = (place) => {
	const own = [place.runtime.pip?.path, place.runtime.bundledPip && join$1(place.runtime.bundledPip, "pip")].filter((pip) => pip !== void 0).map((pip) => ({
		program: place.runtime.executable,
		pip,
		foreign: false
	}));
	const others = place.others.flatMap((other) => {
		const pip = other.pip?.path;
		return pip === void 0 || other.executable === place.runtime.executable ? [] : [{
			program: other.executable,
			pip,
			foreign: true
		}];
	});
	return [...own, ...others.slice(-1)];
};
const environment = fn("Tools.environment")(function* (place) {
	const env = yield* Env;
	const cache = yield* Cache;
	const site = {
		...place,
		pip: {
			path: "",
			offers: [],
			version: ""
		}
	};
	return {
		...pipEnvironment(env, site, yield* cache.area("pip")),
		...place.optionEnv
	};
});
const withPip = fn("Tools.withPip")(function* (place, downloader, tools, into) {
	const files = yield* Filesystem;
	const { major, minor } = place.runtime.version;
	const pins = join$1(into, "pins.txt");
	yield* files.write(pins, tools.map((tool) => `${tool.name}==${tool.version} --hash=sha256:${tool.sha256}\n`).join(""));
	const target = downloader.foreign ? [
		"--python-version",
		`${major}${minor}`,
		"--implementation",
		"py",
		"--abi",
		"none",
		"--platform",
		"any"
	] : [];
	const outcome = yield* runQuietly({
		label: "Fetching the packaging tools",
		program: downloader.program,
		args: [
			downloader.pip,
			"download",
			"-q",
			"--retries",
			"1",
			"--no-deps",
			"--only-binary",
			":all:",
			"--require-hashes",
			...target,
			...place.indexOptions,
			"-d",
			into,
			"-r",
			pins
		],
		env: yield* environment(place),
		cwd: into
	});
	return succeeded(outcome) ? void 0 : outcome.output.findLast((line) => /error|fail/i.test(line)) ?? "pip download failed";
});
const fromIndex = fn("Tools.fromIndex")(function* (place, tools, into) {
	const index = (yield* Env).get("PIP_INDEX_URL");
	if (index === void 0) return "$PIP_INDEX_URL is not set.";
	for (const tool of tools) {
		const outcome = yield* runQuietly({
			label: `Fetching ${tool.name}`,
			program: place.runtime.executable,
			args: [
				"-c",
				fetchTool,
				"",
				tool.name,
				tool.file,
				tool.sha256,
				join$1(into, tool.file)
			],
			env: {
				...yield* environment(place),
				BUILDPACK_INDEX_URL: index
			},
			cwd: into
		});
		if (!succeeded(outcome)) return outcome.output.at(-1) ?? "the index gave nothing";
	}
});
const isGenuine = fn("Tools.isGenuine")(function* (tool, directory) {
	const content = yield* (yield* Filesystem).read(join$1(directory, tool.file)).pipe(orElseSucceed(() => void 0));
	return content !== void 0 && sha256(content) === tool.sha256;
});
const fetch = fn("Tools.fetch")(function* (place, tools, into) {
	const names = tools.map((tool) => `${tool.name} ${tool.version}`);
	const ways = [...downloaders(place).map((downloader) => withPip(place, downloader, tools, into)), fromIndex(place, tools, into)];
	let last = "";
	for (const way of ways) {
		const trouble = yield* way.pipe(catchTag("ProgramNotStarted", (error) => succeed$1(error.message)));
		if ((yield* forEach$1(tools, (tool) => isGenuine(tool, into))).every(Boolean)) return;
		last = trouble ?? last;
	}
	return yield* new ToolsUnavailable({
		tools: names,
		last
	});
});
const unpack = String.raw`
import sys, zipfile, compileall
target = sys.argv[1]
for name in sys.argv[2:]:
    with zipfile.ZipFile(name) as wheel:
        wheel.extractall(target)
options = {}
if sys.version_info >= (3, 7):
    import py_compile
    options["invalidation_mode"] = py_compile.PycInvalidationMode.UNCHECKED_HASH
compileall.compile_dir(target, ddir="tools", quiet=2, **options)
`;
const unpackInto = fn("Tools.unpackInto")(function* (place, tools, from, to) {
	const outcome = yield* runQuietly({
		label: "Unpacking the packaging tools",
		program: place.runtime.executable,
		args: [
			"-E",
			"-s",
			"-c",
			unpack,
			to,
			...tools.map((tool) => join$1(from, tool.file))
		],
		env: yield* environment(place),
		cwd: from
	});
	if (!succeeded(outcome)) return yield* new ToolsUnavailable({
		tools: tools.map((t) => t.name),
		last: outcome.output.at(-1) ?? ""
	});
});
const keyOf = (runtime, tools) => `tools-${tools.map((tool) => `${tool.name}-${tool.version}`).join("-")}-${runtime.abi}-${runtime.magic}`;
const fallback = (place, trouble) => gen(function* () {
	const own = place.runtime.pip;
	if (own === void 0) return yield* trouble;
	yield* (yield* Report).warning(`${trouble.tools.join(", ")} could not be fetched, so the interpreter's own pip ${own.version} is used.\n${trouble.last}`.trimEnd());
	return {
		path: own.path,
		offers: [],
		version: own.version
	};
});
const provide = fn("Tools.provide")(function* (place, tools) {
	const cache = yield* Cache;
	const files = yield* Filesystem;
	const download = join$1(place.work, "tools");
	return yield* cache.tree(keyOf(place.runtime, tools), (directory) => gen(function* () {
		yield* files.makeDirectory(download);
		yield* fetch(place, tools, download);
		yield* unpackInto(place, tools, download, directory);
	})).pipe(map((directory) => ({
		path: join$1(directory, "pip"),
		offers: tools.length > 1 ? [directory] : [],
		version: tools[0]?.version ?? ""
	})), catchTag("ToolsUnavailable", (trouble) => fallback(place, trouble)));
});

const newline = 10;
const text = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
const bytesOf = (latin1) => Uint8Array.from(latin1, (c) => c.charCodeAt(0));
const pythonShebang = /^#!\s*(?:\/.*\/|\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?python[\d.]*w?(?:\s+(-.*))?\s*$/;
const longShebang = /^#!\/bin\/sh\r?\n'''exec' .*python[\d.]*w?"?((?: -\S+)*) "\$0" "\$@"\r?\n' '''\r?\n/;
const coding = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const kept = (flags) => (flags ?? "").trim().split(/\s+/).map((flag) => /^-[EsIuBOSvqdP]+$/.test(flag) ? flag.replaceAll(/[EsI]/g, "") : flag).filter((flag) => flag !== "" && flag !== "-").map((flag) => `${flag} `).join("");
const read$2 = (source) => {
	const long = longShebang.exec(source);
	if (long !== null) return {
		flags: kept(long[1]),
		body: source.slice(long[0].length)
	};
	const end = source.indexOf("\n");
	const match = pythonShebang.exec(end < 0 ? source : source.slice(0, end));
	return match === null ? void 0 : {
		flags: kept(match[1]),
		body: end < 0 ? "" : source.slice(end + 1)
	};
};
const shell = (flags) => `case \$0 in */*) d=\${0%/*} ;; *) d=. ;; esac; [ ! -h "\$0" ] && [ -x "\$d/python" ] || { d=\$(readlink -f -- "\$0") && d=\${d%/*}; }; [ -n "\${PYTHONUSERBASE:-}" ] || { PYTHONUSERBASE=\$(CDPATH= cd -- "\$d/.." && pwd -P); export PYTHONUSERBASE; }; exec "$d/python" ${flags}"$0" "$@"`;
const header = ({ body, flags }) => {
	return `#!/bin/sh\n\f# -*- coding: ${body.split("\n", 2).map((line) => coding.exec(line)?.[1]).find((name) => name !== void 0) ?? "utf-8"} -*- 2>/dev/null || { ${shell(flags)}; }\n`;
};
const mark = "#!/bin/sh\n\f# -*- coding: ";
const relocatable = (content) => {
	if (content[0] !== 35 || content[1] !== 33 || !content.includes(newline)) return void 0;
	const source = text(content);
	if (source.startsWith(mark)) return void 0;
	const script = read$2(source);
	return script === void 0 ? void 0 : bytesOf(header(script) + script.body);
};

const linkPython = fn("Relocation.linkPython")(function* ({ prefix, runtime }) {
	const files = yield* Filesystem;
	const { major, minor } = runtime.version;
	yield* files.makeDirectory(join$1(prefix, "bin"));
	for (const name of [
		"python",
		`python${major}`,
		`python${major}.${minor}`
	]) {
		const path = join$1(prefix, "bin", name);
		yield* files.remove(path);
		yield* files.link(runtime.executable, path);
	}
});
const rewriteScripts = fn("Relocation.rewriteScripts")(function* ({ prefix }) {
	const files = yield* Filesystem;
	const bin = join$1(prefix, "bin");
	const rewritten = /* @__PURE__ */ new Map();
	for (const name of yield* files.list(bin)) {
		const path = join$1(bin, name);
		if ((yield* files.status(path))?.kind !== "file") continue;
		const script = relocatable(yield* files.read(path));
		if (script === void 0) continue;
		yield* files.write(path, script, 493);
		rewritten.set(name, {
			hash: sha256Record(script),
			size: script.length
		});
	}
	return rewritten;
});
const staged = /* @__PURE__ */ new Set(["direct_url.json", "REQUESTED"]);
const fieldOf = (line) => line.replace(/^"([^"]*)".*$/, "$1").split(",", 1)[0] ?? "";
const recordLine = (line, rewritten) => {
	const path = fieldOf(line);
	const change = path.endsWith(`/bin/${basename(path)}`) ? rewritten.get(basename(path)) : void 0;
	return change === void 0 ? line : `${path},sha256=${change.hash},${change.size}`;
};
const tidyMetadata = fn("Relocation.tidyMetadata")(function* (directory, rewritten) {
	const files = yield* Filesystem;
	const names = yield* files.list(directory);
	for (const name of names.filter((name) => staged.has(name))) yield* files.remove(join$1(directory, name));
	if (!names.includes("RECORD")) return;
	const record = yield* files.readText(join$1(directory, "RECORD"));
	const text = record.split(/\r?\n/).filter((line) => !staged.has(basename(fieldOf(line)))).map((line) => recordLine(line, rewritten)).join("\n");
	if (text !== record) yield* files.write(join$1(directory, "RECORD"), text);
});
const relocate = fn("Relocation.relocate")(function* (place) {
	const files = yield* Filesystem;
	const packages = join$1(place.prefix, place.runtime.sitePackages);
	const rewritten = yield* rewriteScripts(place);
	const metadata = (yield* files.list(packages)).filter((name) => name.endsWith(".dist-info"));
	yield* forEach$1(metadata, (name) => tidyMetadata(join$1(packages, name), rewritten), {
		concurrency: 8,
		discard: true
	});
});

const prepare = fn("Execution.prepare")(function* (order, python) {
	yield* (yield* Filesystem).makeDirectory(join$1(order.work, "tmp"));
	yield* linkPython({
		prefix: order.work,
		runtime: python.runtime
	});
	yield* linkPython({
		prefix: order.prefix,
		runtime: python.runtime
	});
});
const siteOf = fn("Execution.siteOf")(function* (order) {
	const { options, plan, prefix, root, work } = order;
	const { runtime } = plan.python;
	const report = yield* Report;
	const { indexOptions } = order;
	const place = {
		runtime,
		work,
		prefix,
		indexOptions,
		optionEnv: options.env,
		others: order.others
	};
	const pip = yield* provide(place, plan.tools);
	yield* report.debug(`pip ${pip.version} at ${pip.path}`);
	return {
		runtime,
		root,
		prefix,
		work,
		pip,
		index: {
			args: indexOptions,
			env: options.env
		},
		wheels: join$1(work, "wheels"),
		chosen: /* @__PURE__ */ new Map(),
		python: {
			origin: plan.python.origin,
			isDefault: plan.python.isDefault
		}
	};
});
const filesOf = (plan) => [...new Set(plan.installs.filter(({ closure }) => closure.length > 0).flatMap(({ files }) => files))];
const installAll = fn("Execution.installAll")(function* (order, site, resolved) {
	const report = yield* Report;
	yield* install(site, resolved.wheels);
	for (const one of order.plan.installs.filter(({ closure }) => closure.length === 0)) {
		const installer = order.installers.find(({ id }) => id === one.installer);
		if (installer === void 0) continue;
		yield* report.step(`Installing ${one.title}`);
		yield* installer.install(one, site);
	}
	yield* install(site, resolved.own);
});
const warnOfConflicts = fn("Execution.warnOfConflicts")(function* (site, installed) {
	const report = yield* Report;
	const lines = yield* conflicts(site, installed);
	if (lines.length > 0) yield* report.warning(`Some packages do not fit together (\`pip check\`). The app may still run:\n${lines.map((line) => `  ${line}`).join("\n")}`);
});
const measured = (times, name, effect) => gen(function* () {
	const begun = yield* currentTimeMillis;
	const result = yield* effect;
	times.push([name, (yield* currentTimeMillis) - begun]);
	return result;
});
const packages = fn("Execution.packages")(function* (order, times) {
	const { dependencies, options, plan } = order;
	const report = yield* Report;
	const inputs = plan.installs.flatMap(({ closure }) => closure);
	const site = yield* measured(times, "tools", siteOf(order));
	const shared = plan.installs.filter(({ closure }) => closure.length > 0).map(({ title }) => title);
	if (shared.length > 0) yield* report.step(`Installing ${shared.join(" and ")}`);
	const resolved = yield* measured(times, "resolving and building", resolve$1(site, plan.closure, inputs, {
		options,
		dependencies,
		files: filesOf(plan)
	}));
	const chosen = new Map([...resolved.wheels, ...resolved.own].map(({ name, version }) => [name, version]));
	yield* measured(times, "installing", installAll(order, {
		...site,
		chosen
	}, resolved));
	yield* relocate(site);
	const installed = yield* distributions(site);
	const closing = all$1([warnOfConflicts(site, installed), compile(site)], { concurrency: 2 });
	yield* measured(times, "compiling and checking", closing);
	return {
		distributions: installed,
		ownScripts: yield* consoleScripts(site, installed, resolved.own.map(({ name }) => name)),
		times
	};
});
const execute = fn("Execution.execute")(function* (order) {
	const times = [];
	yield* prepare(order, order.plan.python);
	return order.plan.installs.length === 0 && order.options.requirements.length === 0 ? {
		distributions: [],
		ownScripts: [],
		times
	} : yield* packages(order, times);
});

const option = (usage, fate, details = {}) => {
	const words = usage.split(" ");
	const spellings = words.filter((word) => word.startsWith("-"));
	return {
		...details,
		name: spellings[0] ?? usage,
		spellings,
		takesValue: spellings.length < words.length,
		fate
	};
};
const passed$1 = (usage, details) => option(usage, {
	_tag: "Pass",
	to: "wheel"
}, details);
const both = (usage) => option(usage, {
	_tag: "Pass",
	to: "both"
});
const requirement = (usage, details) => option(usage, {
	_tag: "Pass",
	to: "requirements"
}, details);
const ignored = (usage) => option(usage, { _tag: "Ignore" });
const dropped = (level, usage, why) => option(usage, {
	_tag: "Drop",
	level,
	why
});
const obsolete$1 = (usage, gone, instead, becomes) => option(usage, {
	_tag: "Obsolete",
	gone,
	instead,
	...becomes === void 0 ? {} : { becomes }
});
const refused$1 = (usage, reason, remedy) => option(usage, {
	_tag: "Refuse",
	reason,
	...remedy === void 0 ? {} : { remedy }
});
const elsewhere$2 = "it would put the packages where the app does not look for them; staging installs them inside the app";
const otherMachine = "it chooses packages for another machine or Python, which would not run in this app";
const choosePython = "Choose the Python with a `.python-version` file or with $PYTHON_VERSION.";
const noInstall = "pip would print a text and stop, and nothing would be installed";
const ownWheels = "staging keeps the wheels that it builds in a directory of its own, and would not find them elsewhere";
const wheelsByDefault = "pip uses wheels by default.";
const hostedElsewhere = "Name the place of such packages with `--find-links`, or the file itself by its URL.";
const buildDirectory = "Builds take place in a scratch directory that staging chooses and removes.";
const configSettings = "Use `--config-settings`, if the package's build backend has such a setting.";
const sources = [
	passed$1("--index-url -i --pypi-url URL", {
		index: true,
		env: "PIP_INDEX_URL"
	}),
	passed$1("--extra-index-url URL", { index: true }),
	passed$1("--no-index", {
		index: true,
		env: "PIP_NO_INDEX"
	}),
	passed$1("--find-links -f URL", { index: true }),
	passed$1("--trusted-host HOST", { index: true }),
	passed$1("--cert FILE", {
		index: true,
		env: "PIP_CERT"
	}),
	passed$1("--client-cert FILE", {
		index: true,
		env: "PIP_CLIENT_CERT"
	}),
	passed$1("--proxy URL", {
		index: true,
		env: "PIP_PROXY"
	}),
	passed$1("--timeout --default-timeout SECONDS", {
		index: true,
		env: "PIP_TIMEOUT"
	}),
	passed$1("--retries COUNT", {
		index: true,
		env: "PIP_RETRIES"
	}),
	passed$1("--resume-retries COUNT", {
		since: "25.1",
		env: "PIP_RESUME_RETRIES"
	}),
	passed$1("--no-proxy-env", {
		since: "26.2",
		before: "Unset the proxy variables ($http_proxy, $https_proxy) instead.",
		env: "PIP_NO_PROXY_ENV"
	}),
	passed$1("--keyring-provider NAME", {
		since: "23.1",
		env: "PIP_KEYRING_PROVIDER"
	}),
	passed$1("--refresh-package NAME", {
		since: "26.2",
		before: "This pip asks the index again at every run anyway."
	}),
	passed$1("--no-cache-dir"),
	obsolete$1("--use-mirrors -M", "7.0", "To use a mirror, name it with `--index-url`."),
	obsolete$1("--mirrors URL", "7.0", "To use a mirror, name it with `--index-url`."),
	obsolete$1("--download-cache DIR", "8.0", "pip caches downloads by itself, and staging keeps that cache."),
	passed$1("--process-dependency-links", {
		gone: "19.0",
		after: "Name each such package by its URL: `name @ URL`."
	}),
	obsolete$1("--allow-external NAME", "10.0", hostedElsewhere),
	obsolete$1("--allow-unverified --allow-insecure NAME", "10.0", hostedElsewhere),
	obsolete$1("--allow-all-external", "10.0", hostedElsewhere),
	obsolete$1("--no-allow-external", "10.0", "pip does not follow such links any more."),
	obsolete$1("--no-allow-insecure", "10.0", "pip does not follow such links any more."),
	dropped("notice", "--cache-dir DIR", "staging keeps pip's cache in a place of its own")
];
const choice = [
	requirement("--requirement -r FILE"),
	requirement("--editable -e PATH"),
	requirement("--group NAME", {
		since: "25.1",
		before: "Copy the group's lines into requirements.txt."
	}),
	requirement("--requirements-from-script FILE", {
		since: "26.0",
		before: "Copy the script's dependencies into requirements.txt."
	}),
	passed$1("--constraint -c FILE"),
	passed$1("--build-constraint FILE", {
		since: "25.3",
		before: "Set $PIP_CONSTRAINT to the file; this pip applies it to isolated builds, too."
	}),
	passed$1("--pre"),
	passed$1("--all-releases NAMES", {
		since: "26.0",
		before: "Use `--pre`."
	}),
	passed$1("--only-final NAMES", { since: "26.0" }),
	passed$1("--only-binary NAMES"),
	passed$1("--no-binary NAMES"),
	passed$1("--prefer-binary", { since: "18.0" }),
	passed$1("--uploaded-prior-to DATE", { since: "26.0" }),
	passed$1("--ignore-requires-python"),
	passed$1("--require-hashes"),
	passed$1("--no-require-hashes", {
		since: "26.2",
		before: "Remove the hashes from requirements.txt."
	}),
	passed$1("--no-deps --no-dependencies"),
	passed$1("--exists-action ACTION"),
	passed$1("--skip-requirements-regex REGEX", {
		gone: "20.1",
		after: "Keep such lines in a file of their own."
	}),
	obsolete$1("--use-wheel", "10.0", wheelsByDefault),
	obsolete$1("--no-use-wheel", "10.0", "`--no-binary=:all:` is used in its place.", "--no-binary=:all:"),
	refused$1("--only-deps --only-dependencies", "pip refuses it together with a requirements file"),
	refused$1("--platform NAME", otherMachine),
	refused$1("--abi NAME", otherMachine),
	refused$1("--implementation NAME", otherMachine),
	refused$1("--python-version VERSION", otherMachine, choosePython)
];
const building = [
	passed$1("--no-build-isolation"),
	passed$1("--check-build-dependencies", { since: "22.1" }),
	passed$1("--use-pep517", {
		since: "19.0",
		gone: "25.3",
		after: "This pip always builds that way."
	}),
	passed$1("--no-use-pep517", {
		since: "19.0",
		gone: "25.3",
		after: "This pip can only build the newer way (PEP 517)."
	}),
	passed$1("--config-settings -C SETTING", {
		since: "22.1",
		before: "Use `--global-option` or `--build-option`, which this pip has."
	}),
	passed$1("--global-option WORD", {
		gone: "25.3",
		after: configSettings
	}),
	passed$1("--build-option WORD", {
		gone: "25.3",
		after: configSettings
	}),
	passed$1("--no-verify", { since: "20.3" }),
	passed$1("--no-clean"),
	passed$1("--use-feature NAME", { since: "20.2" }),
	passed$1("--use-deprecated NAME", { since: "20.2" }),
	passed$1("--debug", {
		since: "21.3",
		before: "Use `-v`."
	}),
	both("--verbose -v"),
	both("--quiet -q"),
	dropped("warning", "--log --log-file --local-log FILE", "the file would be left in the app; `-v` shows the same lines"),
	dropped("notice", "--src --source --source-dir --source-directory DIR", "checkouts go to a scratch directory"),
	obsolete$1("--build -b --build-dir --build-directory DIR", "20.3", buildDirectory),
	obsolete$1("--install-option WORD", "23.1", "Packages are built as wheels, to which it does not apply."),
	obsolete$1("--egg", "10.0", "Packages are always installed flat, as importing needs them."),
	obsolete$1("--always-unzip -Z", "20.2", "Packages are always unpacked."),
	obsolete$1("--default-vcs NAME", "10.0", "Begin such URLs with the kind of repository: `git+https://…`."),
	obsolete$1("--unstable-feature NAME", "20.3", "Use `--use-feature`."),
	obsolete$1("--log-explicit-levels", "8.0", "Use `-v` for a more detailed log."),
	obsolete$1("--no-install", "7.0", "Staging always installs what it downloads."),
	obsolete$1("--no-download", "7.0", "To stay off the network, use `--no-index` with `--find-links`."),
	obsolete$1("--download --download-dir --download-directory DIR", "10.0", "Staging always installs what it downloads.")
];
const installing = [
	...[
		"--upgrade -U",
		"--upgrade-strategy NAME",
		"--force-reinstall",
		"--ignore-installed -I",
		"--compile"
	].map(ignored),
	...[
		"--no-warn-script-location",
		"--break-system-packages",
		"--root-user-action ACTION"
	].map(ignored),
	...[
		"--progress-bar KIND",
		"--no-color",
		"--no-input"
	].map(ignored),
	...["--disable-pip-version-check", "--no-python-version-warning"].map(ignored),
	dropped("notice", "--no-compile", "staging compiles every package once, so that the app starts faster"),
	dropped("notice", "--no-warn-conflicts", "conflicts are looked for at the end of every staging and only cause a warning"),
	refused$1("--target -t DIR", elsewhere$2),
	refused$1("--prefix DIR", elsewhere$2),
	refused$1("--root DIR", elsewhere$2),
	refused$1("--user", "staging gives pip a user directory of its own, inside the app, and says so to pip itself"),
	refused$1("--no-user", "the packages would go into the machine's Python, which is not part of the app"),
	refused$1("--python PATH", "the packages would belong to another Python than the one that starts the app", choosePython),
	refused$1("--require-virtualenv --require-venv", "staging uses no virtual environment, so pip would not do anything"),
	refused$1("--dry-run", "pip would only print what it would install"),
	refused$1("--report FILE", "staging builds wheels before it installs them, and pip writes no report about that"),
	refused$1("--dest -d DIR", ownWheels),
	refused$1("--wheel-dir -w DIR", ownWheels),
	refused$1("--isolated", "pip would ignore the variables by which staging directs it", "Unset those PIP_* variables that must not count, and set $PIP_CONFIG_FILE to /dev/null if no pip.conf must count."),
	refused$1("--help -h", noInstall),
	refused$1("--version -V", noInstall)
];
const options = [
	...sources,
	...choice,
	...building,
	...installing
];

var MissingValue = class extends TaggedError("MissingValue") {
	id = "pip-opts/missing-value";
	blame = "app";
	title = "An option in $PIP_OPTS has no value";
	get message() {
		return `\`${this.option}\` is the last word of $PIP_OPTS, but pip wants a value after it.`;
	}
	get hints() {
		return [`Write the value after \`${this.option}\`, or remove the option from $PIP_OPTS.`];
	}
};
var RefusedOption = class extends TaggedError("RefusedOption") {
	id = "pip-opts/refused-option";
	blame = "app";
	title = "$PIP_OPTS has an option that cannot be used here";
	get message() {
		return this.refusals.map(({ option, reason }) => `\`${option}\` in $PIP_OPTS: ${reason}.`).join("\n");
	}
	get hints() {
		return this.refusals.map(({ remedy }) => remedy);
	}
};
var UnknownToPip = class extends TaggedError("UnknownToPip") {
	id = "pip-opts/unknown-to-pip";
	blame = "app";
	title = "$PIP_OPTS has an option that this pip does not know";
	get message() {
		return [...this.unknown.map(({ option, since }) => `\`${option}\` in $PIP_OPTS exists since pip ${since}.`), `The newest pip for the chosen Python is ${this.pip}.`].join("\n");
	}
	get hints() {
		return [...this.unknown.map(({ remedy }) => remedy), "Or choose a newer Python, which has a newer pip."];
	}
};
const bySpelling = new Map(options.flatMap((option) => option.spellings.map((spelling) => [spelling, option])));
const has = (pip, version) => {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return pip.major > major || pip.major === major && pip.minor >= minor;
};
const knows = (pip, { since, gone, fate }) => {
	const end = fate._tag === "Obsolete" ? fate.gone : gone;
	return (since === void 0 || has(pip, since)) && (end === void 0 || !has(pip, end));
};
const candidates$2 = (name, pip) => {
	const exact = bySpelling.get(name);
	if (exact !== void 0) return [exact];
	const all = options.filter(({ spellings }) => spellings.some((spelling) => spelling.startsWith(name)));
	const current = all.filter((option) => knows(pip, option));
	return current.length > 0 ? current : all;
};
const ambiguous = (written, found) => {
	return {
		_tag: "Refused",
		refusal: {
			option: written,
			reason: `it may mean ${found.map(({ name }) => `\`${name}\``).join(" or ")}`,
			remedy: `Write the name of \`${written}\` in full.`
		}
	};
};
const unwanted = (written) => {
	return {
		_tag: "Refused",
		refusal: {
			option: written,
			reason: "it does not take a value",
			remedy: `Write \`${written}\` alone, without \`=\`.`
		}
	};
};
const unknown = (word, rest) => {
	return {
		_tag: "Unknown",
		words: [word, ...word.includes("=") || rest[0] === void 0 || rest[0].startsWith("-") ? [] : rest.splice(0, 1)]
	};
};
const long = (word, rest, pip) => {
	const cut = word.indexOf("=");
	const written = cut < 0 ? word : word.slice(0, cut);
	const found = candidates$2(written, pip);
	const [option] = found;
	if (option === void 0) return succeed$5(unknown(word, rest));
	if (found.length > 1) return succeed$5(ambiguous(written, found));
	if (!option.takesValue) return succeed$5(cut < 0 ? {
		_tag: "Given",
		option,
		written
	} : unwanted(written));
	const value = cut < 0 ? rest.shift() : word.slice(cut + 1);
	return value === void 0 ? fail$6(new MissingValue({ option: written })) : succeed$5({
		_tag: "Given",
		option,
		written,
		value
	});
};
const cluster = (word, rest) => {
	const items = [];
	for (let at = 1; at < word.length; at++) {
		const written = `-${word.charAt(at)}`;
		const option = bySpelling.get(written);
		if (option === void 0) return succeed$5([...items, unknown(`-${word.slice(at)}`, rest)]);
		if (option.takesValue) {
			const value = word.length > at + 1 ? word.slice(at + 1) : rest.shift();
			if (value === void 0) return fail$6(new MissingValue({ option: written }));
			return succeed$5([...items, {
				_tag: "Given",
				option,
				written,
				value
			}]);
		}
		items.push({
			_tag: "Given",
			option,
			written
		});
	}
	return succeed$5(items);
};
const read$1 = (words, pip) => gen$2(function* () {
	const items = [];
	const rest = [...words];
	for (let word = rest.shift(); word !== void 0; word = rest.shift()) {
		if (word === "--") return [...items, ...rest.map(afterDashes)];
		if (word.startsWith("--")) items.push(yield* long(word, rest, pip));
		else if (word.startsWith("-") && word !== "-") items.push(...yield* cluster(word, rest));
		else items.push({
			_tag: "Word",
			word
		});
	}
	return items;
});
const afterDashes = (word) => ({
	_tag: "Word",
	word: word.startsWith("-") ? `./${word}` : word
});
const shown$2 = ({ option, written }) => written === option.name ? `\`${written}\`` : `\`${written}\` (\`${option.name}\`)`;
const passed = (item, to) => {
	const { option, value } = item;
	const words = [value === void 0 ? option.name : `${option.name}=${value}`];
	const text = `${shown$2(item)} in $PIP_OPTS is installed as a normal package: an editable one does not survive being moved.`;
	return {
		names: [option.name],
		...to === "requirements" ? { requirements: words } : { wheel: words },
		...to === "both" ? { install: words } : {},
		...option.index === void 0 ? {} : { index: words },
		...option.env === void 0 ? {} : { env: { [option.env]: value ?? "1" } },
		...option.name === "--editable" ? { notices: [{
			level: "notice",
			id: "pip-opts/editable",
			text
		}] } : {}
	};
};
const obsolete = (item, gone, instead, becomes) => {
	const text = `${shown$2(item)} in $PIP_OPTS is left out: pip dropped it in ${gone}. ${instead}`;
	return {
		...becomes === void 0 ? {} : {
			wheel: [becomes],
			names: [becomes.replace(/=.*/, "")]
		},
		notices: [{
			level: "warning",
			id: "pip-opts/obsolete-option",
			text
		}]
	};
};
const refused = ({ option, written }, reason, remedy) => {
	const removal = `Remove \`${written}\`${option.takesValue ? " and its value" : ""} from $PIP_OPTS.`;
	return { refused: [{
		option: written,
		reason,
		remedy: remedy === void 0 ? removal : `${removal} ${remedy}`
	}] };
};
const given = (item, pip) => {
	const { fate, since, before, gone, after = "" } = item.option;
	switch (fate._tag) {
		case "Pass":
			if (since !== void 0 && !has(pip, since)) {
				const remedy = `Remove \`${item.written}\` from $PIP_OPTS. ${before ?? ""}`.trimEnd();
				return { newer: [{
					option: item.written,
					since,
					remedy
				}] };
			}
			return gone !== void 0 && has(pip, gone) ? obsolete(item, gone, after) : passed(item, fate.to);
		case "Ignore": return {};
		case "Drop": {
			const text = `${shown$2(item)} in $PIP_OPTS is left out: ${fate.why}.`;
			return { notices: [{
				level: fate.level,
				id: "pip-opts/ignored-option",
				text
			}] };
		}
		case "Obsolete": return obsolete(item, fate.gone, fate.instead, fate.becomes);
		case "Refuse": return refused(item, fate.reason, fate.remedy);
	}
};
const part = (item, pip) => {
	switch (item._tag) {
		case "Given": return given(item, pip);
		case "Refused": return { refused: [item.refusal] };
		case "Unknown": return { wheel: item.words };
		case "Word": return { requirements: [item.word] };
	}
};
const decoded$1 = (text) => text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => getOrElse(try_$2(() => decodeURIComponent(run)), () => run));
const credentials = (authority) => {
	const user = authority.slice(0, Math.max(0, authority.lastIndexOf("@")));
	const cut = user.indexOf(":");
	const password = cut < 0 ? "" : user.slice(cut + 1);
	const name = cut < 0 ? user : user.slice(0, cut);
	const secret = password === "" || password === "x-oauth-basic" ? name : password;
	return secret === "" || secret === "git" || secret === "hg" ? [] : [secret, decoded$1(secret)];
};
const authority = /:\/\/([^\s/?#]*@[^\s/?#]*)/g;
const secretsIn = (item) => {
	const texts = item._tag === "Unknown" ? item.words : item._tag === "Word" ? [item.word] : [];
	const value = item._tag === "Given" ? item.value ?? "" : "";
	const bare = item._tag === "Given" && item.option.name === "--proxy" && !value.includes("://") ? [`://${value}`] : [];
	return [
		...texts,
		value,
		...bare
	].flatMap((text) => [...text.matchAll(authority)].flatMap((match) => credentials(match[1] ?? "")));
};
const assemble = (parts, secrets) => {
	const all = (of) => parts.flatMap((part) => of(part) ?? []);
	const names = [...new Set(all((part) => part.names))];
	const notices = new Map(all((part) => part.notices).map((notice) => [notice.text, notice]));
	return {
		wheel: all((part) => part.wheel),
		install: all((part) => part.install),
		requirements: all((part) => part.requirements),
		index: all((part) => part.index),
		noIndex: names.includes("--no-index"),
		env: Object.fromEntries(all((part) => Object.entries(part.env ?? {}))),
		names,
		notices: [...notices.values()],
		secrets: [...new Set(secrets)]
	};
};
const route$1 = (words, pip) => gen$2(function* () {
	const items = yield* read$1(words, pip);
	const parts = items.map((item) => part(item, pip));
	const refusals = parts.flatMap(({ refused }) => refused ?? []);
	if (refusals.length > 0) return yield* fail$6(new RefusedOption({ refusals }));
	const unknown = parts.flatMap(({ newer }) => newer ?? []);
	if (unknown.length > 0) return yield* fail$6(new UnknownToPip({
		pip: `${pip.major}.${pip.minor}`,
		unknown
	}));
	return assemble(parts, items.flatMap(secretsIn));
});

var UnclosedQuote = class extends TaggedError("UnclosedQuote") {
	id = "pip-opts/unclosed-quote";
	blame = "app";
	get title() {
		return this.mark === "\\" ? `$${this.variable} ends with a lone backslash` : `$${this.variable} has an unclosed quote`;
	}
	get message() {
		const where = `character ${this.position} of $${this.variable}`;
		return this.mark === "\\" ? `A backslash makes the character after it an ordinary one, and nothing follows the one at ${where}.` : `The quote (${this.mark}) at ${where} opens a text that is never closed, so it is unclear where that word ends.`;
	}
	get hints() {
		return this.mark === "\\" ? [`Remove the backslash at the end of $${this.variable}, or write two.`] : [`Close the quote. A quote that is part of a value is written with a backslash before it: \\${this.mark}`];
	}
};
const piece = /([ \t\r\n]+)|'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^ \t\r\n'"\\]+)/y;
const split$1 = (text, variable) => {
	const words = [];
	let word;
	piece.lastIndex = 0;
	for (let at = 0; at < text.length; at = piece.lastIndex) {
		const found = piece.exec(text);
		if (found === null) {
			const mark = text.charAt(at);
			return fail$6(new UnclosedQuote({
				variable,
				mark: mark === "'" || mark === "\"" ? mark : "\\",
				position: at + 1
			}));
		}
		const [, blank, single, double, escaped, plain] = found;
		if (blank !== void 0) {
			if (word !== void 0) words.push(word);
			word = void 0;
		} else if (escaped !== "\n") word = (word ?? "") + (single ?? double?.replaceAll(/\\([$`"\\\n])/g, unescape) ?? escaped ?? plain ?? "");
	}
	return succeed$5(word === void 0 ? words : [...words, word]);
};
const unescape = (_, character) => character === "\n" ? "" : character;

const id$3 = "application-package";
const applicationPackage = {
	id: id$3,
	files: [{ name: "setup.py" }],
	claim: ({ names, pyproject, requirements }) => {
		const files = [...names.has("setup.py") ? ["setup.py"] : [], ...pyproject?.hasBuildSystem === true ? ["pyproject.toml"] : []];
		if (files.length === 0) return void 0;
		const asked = requirements === void 0 ? void 0 : asksForRoot(requirements);
		return {
			installs: asked !== void 0 ? [] : [{
				installer: id$3,
				files,
				title: `the app's own package (${files.join(", ")})`,
				closure: [{
					_tag: "Folder",
					path: "."
				}],
				settings: {}
			}],
			notices: asked === void 0 ? [] : [{
				level: "notice",
				id: "application/package-by-requirement",
				text: `${describe$1(asked.origin)} asks for the app's own package, which is installed with the rest of that file.`
			}],
			problems: []
		};
	},
	install: () => succeed$1({ scripts: [] })
};

const id$2 = "pip";
const asksForNothing = ({ requirements }) => requirements !== void 0 && requirements.requirements.every(({ constraint }) => constraint) && requirements.options.every(({ name }) => name !== "--requirement");
const pipRequirements = {
	id: id$2,
	files: [{ name: "requirements.txt" }],
	claim: (application) => {
		const { requirements } = application;
		if (requirements === void 0) return void 0;
		const empty = asksForNothing(application);
		return {
			installs: empty ? [] : [{
				installer: id$2,
				files: requirements.files,
				title: "requirements.txt with pip",
				closure: [{
					_tag: "RequirementFile",
					path: "requirements.txt"
				}],
				settings: {}
			}],
			notices: empty ? [{
				level: "notice",
				id: "requirements/empty",
				text: "requirements.txt names no package."
			}] : [],
			problems: []
		};
	},
	install: () => succeed$1({ scripts: [] })
};

const id$1 = "project-dependencies";
const nameOf = (text) => /^\s*([\w.-]+)/.exec(text)?.[1] ?? "unnamed";
const projectDependencies = {
	id: id$1,
	files: [],
	claim: ({ names, pyproject, requirements }) => {
		const project = pyproject?.project;
		if (project === void 0 || pyproject?.hasBuildSystem === true || names.has("setup.py")) return void 0;
		if (requirements !== void 0) return {
			installs: [],
			problems: [],
			notices: project.dependencies.length === 0 ? [] : [{
				level: "notice",
				id: "pyproject/requirements-txt-goes-first",
				text: "Both requirements.txt and [project] in pyproject.toml list dependencies. requirements.txt is installed, the list in pyproject.toml is not."
			}]
		};
		return {
			installs: project.dependencies.length === 0 ? [] : [{
				installer: id$1,
				files: ["pyproject.toml"],
				title: "the dependencies in pyproject.toml with pip",
				closure: [{
					_tag: "ProjectDependencies",
					path: "pyproject.toml",
					names: project.dependencies.map(nameOf)
				}],
				settings: {}
			}],
			notices: project.dynamicDependencies ? [{
				level: "warning",
				id: "pyproject/dynamic-dependencies",
				text: "pyproject.toml says that the dependencies are dynamic, but has no [build-system] that could tell them. None are installed.\nAdd a [build-system] table, or list them under [project] dependencies."
			}] : [],
			problems: []
		};
	},
	install: () => succeed$1({ scripts: [] })
};

var PypmFailed = class extends TaggedError("PypmFailed") {
	id = "pypm/failed";
	blame = "app";
	title = "pypm could not install requirements.pypm";
	get message() {
		return [`${this.client} ${this.status}. The last that it said:`, ...this.output.slice(-8).map((line) => `  ${line}`)].join("\n");
	}
	hints = ["The service behind pypm has ended. Move the lines of requirements.pypm to requirements.txt to install them with pip."];
};
var RefusedPypmOption = class extends TaggedError("RefusedPypmOption") {
	id = "pypm-opts/refused-option";
	blame = "app";
	title = "$PYPM_OPTS has an option that cannot be used here";
	get message() {
		return `\`${this.option}\` in $PYPM_OPTS installs outside of the app, so the running app would not find the packages.`;
	}
	get hints() {
		return [`Remove \`${this.option}\` from $PYPM_OPTS.`];
	}
};
const findClient = fn("Pypm.findClient")(function* (site) {
	const files = yield* Filesystem;
	const env = yield* Env;
	const places = [
		dirname(site.runtime.path),
		dirname(site.runtime.executable),
		...(env.get("PATH") ?? "").split(":")
	];
	for (const place of places.filter((path) => path.startsWith("/"))) {
		const path = join$1(place, "pypm");
		const status = yield* files.target(path);
		if (status?.kind === "file" && (status.mode & 73) !== 0) return path;
	}
});
const ofClient = {
	"-R": true,
	"--repository-locations": true,
	"-n": false,
	"--no-autosync": false,
	"-s": false,
	"--always-sync": false,
	"-y": false,
	"--assume-yes": false,
	"-f": false,
	"--force": false,
	"-v": false,
	"--verbose": false,
	"-q": false,
	"--quiet": false
};
const elsewhere$1 = /^(?:-g|--globalinstall|-E.*|--virtualenv(?:=.*)?)$/;
const needless = /* @__PURE__ */ new Set(["--user", "--no-user"]);
const route = (words) => {
	const before = [];
	const after = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? "";
		const name = word.split("=", 1)[0] ?? "";
		if (elsewhere$1.test(word)) return fail$6(new RefusedPypmOption({ option: name }));
		if (needless.has(word)) continue;
		const takesValue = ofClient[name] ?? (/^-R./.test(word) ? false : void 0);
		if (takesValue === void 0) after.push(word);
		else before.push(word, ...takesValue && !word.includes("=") ? words.slice(++at, at + 1) : []);
	}
	return succeed$5({
		before,
		after
	});
};
const explainMissing = fn("Pypm.explainMissing")(function* (site, requirements) {
	const files = yield* Filesystem;
	const report = yield* Report;
	const there = /* @__PURE__ */ new Set([...(yield* distributions(site)).map(({ name }) => name), ...(yield* files.list(join$1(site.prefix, site.runtime.sitePackages))).map((name) => normalise$1(name.replace(/\.py$/, "")))]);
	const missing = requirements.map((text) => /^[\w.-]+/.exec(text)?.[0] ?? text).filter((name) => !there.has(normalise$1(name)));
	if (missing.length > 0) yield* report.warning(`pypm ended well, but these packages are not among what it installed: ${missing.join(", ")}.`);
});
const installByClient = fn("Pypm.installByClient")(function* (site, client, requirements) {
	const env = yield* Env;
	const words = yield* fromResult(split$1(env.get("PYPM_OPTS") ?? "", "PYPM_OPTS"));
	const { after, before } = yield* fromResult(route(words));
	const outcome = yield* run$1({
		label: "pypm",
		program: client,
		args: [
			...before,
			"install",
			...after,
			"-r",
			join$1(site.root, "requirements.pypm")
		],
		env: childEnvironment(env, site),
		cwd: site.work
	});
	if (!succeeded(outcome)) {
		const status = outcome.timedOut ? "took too long" : outcome.exitCode === void 0 ? `was ended by ${outcome.signal}` : `ended with status ${outcome.exitCode}`;
		return yield* new PypmFailed({
			client,
			output: outcome.output,
			status
		});
	}
	yield* explainMissing(site, requirements);
});

var NoWheel = class extends TaggedError("NoWheel") {
	id = "requirements-pypm/no-wheel";
	blame = "app";
	title = "Packages of requirements.pypm exist only as source";
	get message() {
		return `The pypm service has ended, so requirements.pypm is installed from wheels. For Python ${this.python} there is no wheel of:\n${this.names.map((name) => `  ${name}`).join("\n")}`;
	}
	get hints() {
		return [`Move ${this.names.length === 1 ? "this line" : "these lines"} to requirements.txt: pip then builds from source.`, "Or ask for a version that has a wheel."];
	}
};
const program$1 = fn("PypmWheels.program")(function* (site, args) {
	const env = yield* Env;
	const cache = yield* Cache;
	return {
		label: "pip",
		program: site.runtime.executable,
		args: [site.pip.path, ...args],
		env: {
			...pipEnvironment(env, site, yield* cache.area("pip")),
			...site.index.env
		},
		cwd: site.root,
		shows: isWorthReading
	};
});
const withoutWheel = fn("PypmWheels.withoutWheel")(function* (site, requirements) {
	return (yield* forEach$1(requirements, (requirement, at) => gen(function* () {
		const into = join$1(site.work, `pypm-trial-${at}`);
		const outcome = yield* runQuietly(yield* program$1(site, [
			"download",
			"-q",
			"--no-deps",
			"--only-binary",
			":all:",
			...site.index.args,
			"-d",
			into,
			requirement
		]));
		const missing = outcome.output.some((line) => /No matching distribution found|Could not find a version/.test(line));
		return !succeeded(outcome) && missing ? [requirement] : [];
	}))).flat();
});
const installFromWheels = fn("PypmWheels.install")(function* (site, requirements) {
	const files = yield* Filesystem;
	yield* (yield* Report).detail("There is no pypm here (its service has ended): pip installs the list, from wheels only.");
	const directory = join$1(site.work, "pypm-wheels");
	yield* files.makeDirectory(directory);
	const constraints = join$1(site.work, "pypm-constraints.txt");
	yield* files.write(constraints, [...site.chosen].map(([name, version]) => `${name}==${version}\n`).join(""));
	const outcome = yield* run$1(yield* program$1(site, [
		"wheel",
		"--wheel-dir",
		directory,
		"--only-binary",
		":all:",
		...site.index.args,
		"--find-links",
		site.wheels,
		"-c",
		constraints,
		...requirements
	]));
	if (!succeeded(outcome)) {
		const names = yield* withoutWheel(site, requirements);
		if (names.length > 0) {
			const { major, minor } = site.runtime.version;
			return yield* new NoWheel({
				names,
				python: `${major}.${minor}`
			});
		}
		return yield* new DependencyInstallFailed(failureOf(outcome, site, ["requirements.pypm"], false));
	}
	const wheels = yield* list(directory);
	yield* install(site, wheels.filter(({ name }) => !site.chosen.has(name)));
});

const id = "pypm";
const pypm = {
	id,
	files: [{ name: "requirements.pypm" }],
	claim: ({ pypm }) => {
		if (pypm === void 0) return void 0;
		const requirements = pypm.requirements.map(({ name, specifier }) => `${name}${specifier ?? ""}`);
		return {
			installs: requirements.length === 0 ? [] : [{
				installer: id,
				files: ["requirements.pypm"],
				title: "requirements.pypm",
				closure: [],
				settings: { requirements: requirements.join("\n") }
			}],
			notices: [],
			problems: []
		};
	},
	install: ({ settings }, site) => gen(function* () {
		const requirements = (settings["requirements"] ?? "").split("\n").filter((line) => line !== "");
		const client = yield* findClient(site);
		yield* client === void 0 ? installFromWheels(site, requirements) : installByClient(site, client, requirements);
		return { scripts: [] };
	})
};

const registry$1 = [
	pipRequirements,
	projectDependencies,
	pypm,
	applicationPackage
];
const Installers = Reference("buildpack/Installers", { defaultValue: () => registry$1 });

const tool = (name, version, tag, sha256) => ({
	name,
	version,
	file: `${name}-${version}-${tag}-none-any.whl`,
	sha256
});
const pip = {
	"10.0.1": tool("pip", "10.0.1", "py2.py3", "717cdffb2833be8409433a93746744b59505f42146e8d37de6c62b430e25d6d7"),
	"19.1.1": tool("pip", "19.1.1", "py2.py3", "993134f0475471b91452ca029d4390dc8f298ac63a712814f101cd1b6db46676"),
	"20.3.4": tool("pip", "20.3.4", "py2.py3", "217ae5161a0e08c0fb873858806e3478c9775caffce5168b50ec885e358c199d"),
	"21.3.1": tool("pip", "21.3.1", "py3", "deaf32dcd9ab821e359cd8330786bcd077604b5c5730c0b096eda46f95c24a2d"),
	"24.0": tool("pip", "24.0", "py3", "ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc"),
	"25.0.1": tool("pip", "25.0.1", "py3", "c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f"),
	"26.0.1": tool("pip", "26.0.1", "py3", "bdb1b08f4274833d62c1aa29e20907365a2ceb950410df15fc9521bad440122b"),
	"26.2.1": tool("pip", "26.2.1", "py3", "71138adf1f4ca900cdb7d289c21b7494329f2332b6d85f0e1c42108c0384ed3e")
};
const setuptools = {
	"39.2.0": tool("setuptools", "39.2.0", "py2.py3", "8fca9275c89964f13da985c3656cb00ba029d7f3916b37990927ffdf264e7926"),
	"43.0.0": tool("setuptools", "43.0.0", "py2.py3", "a67faa51519ef28cd8261aff0e221b6e4c370f8fb8bada8aa3e7ad8945199963"),
	"44.1.1": tool("setuptools", "44.1.1", "py2.py3", "27a714c09253134e60a6fa68130f78c7037e5562c4f21f8f318f2ae900d152d5"),
	"50.3.2": tool("setuptools", "50.3.2", "py3", "2c242a0856fbad7efbe560df4a7add9324f340cf48df43651e9604924466794a"),
	"59.6.0": tool("setuptools", "59.6.0", "py3", "4ce92f1e1f8f01233ee9952c04f6b81d1e02939d6e1b488428154974a4d0783e")
};
const wheel = {
	"0.29.0": tool("wheel", "0.29.0", "py2.py3", "ea8033fc9905804e652f75474d33410a07404c1a78dd3c949a66863bd1050ebd"),
	"0.33.6": tool("wheel", "0.33.6", "py2.py3", "f4da1763d3becf2e2cd92a14a7c920f0f00eca30fdde9ea992c836685b9faf28"),
	"0.37.1": tool("wheel", "0.37.1", "py2.py3", "4bdcd7d840138086126cd09254dc6195fb4fc6f01c050a1d7236f2630db1d22a")
};
const bands = [
	{
		line: "2.7",
		tools: [
			pip["20.3.4"],
			setuptools["44.1.1"],
			wheel["0.37.1"]
		],
		endOfLife: "2020-01-01",
		tested: true
	},
	{
		line: "3.3",
		tools: [
			pip["10.0.1"],
			setuptools["39.2.0"],
			wheel["0.29.0"]
		],
		endOfLife: "2017-09-29",
		tested: false
	},
	{
		line: "3.4",
		tools: [
			pip["19.1.1"],
			setuptools["43.0.0"],
			wheel["0.33.6"]
		],
		endOfLife: "2019-03-18",
		tested: false
	},
	{
		line: "3.5",
		tools: [
			pip["20.3.4"],
			setuptools["50.3.2"],
			wheel["0.37.1"]
		],
		endOfLife: "2020-09-30",
		tested: false
	},
	{
		line: "3.6",
		tools: [
			pip["21.3.1"],
			setuptools["59.6.0"],
			wheel["0.37.1"]
		],
		endOfLife: "2021-12-23",
		tested: true
	},
	{
		line: "3.7",
		tools: [pip["24.0"]],
		endOfLife: "2023-06-27",
		tested: true
	},
	{
		line: "3.8",
		tools: [pip["25.0.1"]],
		endOfLife: "2024-10-07",
		tested: true
	},
	{
		line: "3.9",
		tools: [pip["26.0.1"]],
		endOfLife: "2025-10-31",
		tested: true
	},
	{
		line: "3.10",
		tools: [pip["26.2.1"]],
		endOfLife: "2026-10-31",
		tested: true
	},
	{
		line: "3.11",
		tools: [pip["26.2.1"]],
		endOfLife: "2027-10-31",
		tested: true
	},
	{
		line: "3.12",
		tools: [pip["26.2.1"]],
		endOfLife: "2028-10-31",
		tested: true
	},
	{
		line: "3.13",
		tools: [pip["26.2.1"]],
		endOfLife: "2029-10-31",
		tested: true
	},
	{
		line: "3.14",
		tools: [pip["26.2.1"]],
		endOfLife: "2030-10-31",
		tested: false
	}
];
const bandOf = (version) => bands.find(({ line }) => line === `${version.major}.${version.minor}`);

const plainWord = /^[A-Za-z0-9][\w.-]*$/;
const processesOf = (hasProcfile, ownScripts) => {
	const [script, ...others] = ownScripts;
	return hasProcfile || script === void 0 || others.length > 0 || !plainWord.test(script) ? [] : [{
		type: "web",
		command: script
	}];
};

const environmentOf = (version) => [
	prepend("PATH", `${prefix}/bin`),
	set$2("PYTHONUSERBASE", prefix),
	{
		_tag: "Unset",
		name: "PYTHONNOUSERSITE"
	},
	setDefault("PYTHONUNBUFFERED", "1"),
	setDefault("PYTHON_VERSION", render(version)),
	setDefault("LANG", "C.UTF-8")
];

const managers = {
	"uv.lock": {
		name: "uv",
		command: "uv export --no-dev --no-emit-project -o requirements.txt"
	},
	"poetry.lock": {
		name: "Poetry",
		command: "poetry self add poetry-plugin-export && poetry export -o requirements.txt"
	},
	"Pipfile.lock": {
		name: "Pipenv",
		command: "pipenv requirements > requirements.txt"
	},
	"pdm.lock": {
		name: "PDM",
		command: "pdm export --prod -f requirements -o requirements.txt"
	},
	"pylock.toml": {
		name: "a lock file tool (PEP 751)",
		command: "python -m venv .lock && .lock/bin/pip install -U pip -r pylock.toml && .lock/bin/pip freeze > requirements.txt"
	}
};
const lockFiles = Object.keys(managers);
var LockFileNotSupported = class extends TaggedError("LockFileNotSupported") {
	id = "lock-file/not-supported";
	blame = "app";
	get title() {
		return `${this.files.join(" and ")} cannot be installed from`;
	}
	get message() {
		return `${this.files.map((file) => `${file} is written by ${managers[file]?.name ?? "another tool"}`).join("; ")}. This buildpack installs from requirements.txt, which is not there.`;
	}
	get hints() {
		const [first = ""] = this.files;
		return [
			"Write requirements.txt from the lock file, and commit it:",
			"",
			`  ${managers[first]?.command ?? ""}`
		];
	}
};
const found = (names) => lockFiles.filter((name) => names.has(name));
const lockFileProblems = (names) => {
	const files = found(names);
	return files.length === 0 || names.has("requirements.txt") ? [] : [new LockFileNotSupported({ files })];
};
const lockFileNotices = (names) => {
	const files = found(names);
	return files.length === 0 || !names.has("requirements.txt") ? [] : [{
		level: "notice",
		id: "lock-file/not-read",
		text: `requirements.txt is installed; ${files.join(" and ")} beside it ${files.length === 1 ? "is" : "are"} not read.`
	}];
};

var SeveralProblems = class extends TaggedError("SeveralProblems") {
	get id() {
		return this.problems.map(({ id }) => id).join(", ");
	}
	get blame() {
		return this.problems.some(({ blame }) => blame === "app") ? "app" : "environment";
	}
	get title() {
		return `${this.problems.length} things must be mended before the app can be staged`;
	}
	get message() {
		return this.problems.map(({ hints, message, title }, at) => [
			`${at + 1}. ${title}.`,
			message,
			...hints
		].join("\n")).join("\n\n");
	}
	hints = [];
};
var UnsupportedLine = class extends TaggedError("UnsupportedLine") {
	id = "python/unsupported-line";
	blame = "app";
	get title() {
		return `Python ${this.line} is not supported`;
	}
	get message() {
		return "Supported are Python 2.7, and 3.3 to 3.14.";
	}
	hints = ["Ask for another version in runtime.txt, .python-version or $PYTHON_VERSION."];
};
const together = (problems) => problems.length > 1 ? new SeveralProblems({ problems }) : problems[0];
const endOfLife = ({ band, selection, today }) => band === void 0 || band.endOfLife > today ? [] : [{
	level: "warning",
	id: "python/end-of-life",
	text: `Python ${line(selection.python.runtime.version)} has had no security fixes since ${band.endOfLife}. Staging goes on.`
}];
const needsCopy = ({ application, options }, installs) => options.requirements > 0 || installs.some(({ closure }) => closure.some(({ _tag }) => _tag === "Folder")) || application.requirements !== void 0 && localFolders(application.requirements).length > 0;
const claims$1 = ({ application, installers }) => installers.flatMap((installer) => installer.claim(application) ?? []);
const planFor = (input, made, tools) => {
	const installs = made.flatMap((claim) => claim.installs);
	const { application, options, selection } = input;
	return {
		python: selection.python,
		stack: [...input.found].toSorted((a, b) => compare$1(b.version, a.version)).map(({ version }) => render(version)),
		rejectedRuntimes: input.rejected,
		tools: installs.length === 0 && options.requirements === 0 ? [] : tools,
		installs,
		closure: {
			onCopy: needsCopy(input, installs),
			hashMode: application.requirements?.hashMode === true || options.names.includes("--require-hashes"),
			optionNames: options.names
		},
		writes: [".python/", ".profile.d/python.sh"],
		launch: {
			processes: [],
			environment: environmentOf(selection.python.runtime.version)
		},
		notices: [
			...selection.notices,
			...endOfLife(input),
			...application.notices,
			...lockFileNotices(application.names),
			...made.flatMap((claim) => claim.notices),
			...options.notices
		]
	};
};
const plan$2 = (input) => {
	const made = claims$1(input);
	const { application, band, selection } = input;
	const line$2 = line(selection.python.runtime.version);
	const problem = together([
		...band === void 0 ? [new UnsupportedLine({ line: line$2 })] : [],
		...application.problems,
		...lockFileProblems(application.names),
		...made.flatMap((claim) => claim.problems)
	]);
	return problem === void 0 ? succeed$5(planFor(input, made, band?.tools ?? [])) : fail$6(problem);
};

const listVersions = (found) => found.length === 0 ? "no Python at all" : found.map(({ version }) => render(version)).join(", ");
const sorted = (found) => found.map((runtime, at) => ({
	runtime,
	at
})).toSorted((a, b) => compare$1(b.runtime.version, a.runtime.version) || a.at - b.at).map(({ runtime }) => runtime);
const howToChoose = (line) => `Write \`Python-${line}\` into runtime.txt (or \`${line}\` into .python-version).`;
var NoMatchingRuntime = class extends TaggedError("NoMatchingRuntime") {
	blame = "app";
	get id() {
		return this.patches.length > 0 ? "python/patch-not-on-stack" : "python/not-on-stack";
	}
	get title() {
		return `Python ${this.requested} is not on this stack`;
	}
	get message() {
		return `${describe$1(this.origin)} asks for Python ${this.requested}. This stack has ${listVersions(this.stack)}.`;
	}
	get hints() {
		const [newest] = this.patches;
		if (newest !== void 0) return [`Ask for ${line(newest.version)} to get its newest patch release here, which is ${render(newest.version)};`, "or set $PYTHON_PATCH_POLICY to `newest`, and every exact request is served by the newest of its line."];
		const [best] = this.stack;
		return best === void 0 ? ["Install a Python on the staging host, or name its directory in $BUILDPACK_PYTHON_PATH."] : [`Choose one that the stack has. ${howToChoose(line(best.version))}`, "An operator can add Pythons by naming their directory in $BUILDPACK_PYTHON_PATH."];
	}
};
var VersionOutsideRange = class extends TaggedError("VersionOutsideRange") {
	id = "python/outside-declared-range";
	blame = "app";
	title = "The app asks for a Python that it does not support";
	get message() {
		return `${describe$1(this.origin)} chooses Python ${this.version}, but ${describe$1(this.range.origin)} allows only ${this.range.specifier}.`;
	}
	get hints() {
		return [`Change one of the two: the version in ${describe$1(this.origin)}, or the range in ${describe$1(this.range.origin)}.`];
	}
};
var NoRuntimeInRange = class extends TaggedError("NoRuntimeInRange") {
	id = "python/range-not-on-stack";
	blame = "app";
	title = "No Python of this stack is in the range that the app declares";
	get message() {
		return `${this.ranges.map(({ origin, specifier }) => `${describe$1(origin)} allows ${specifier}`).join(", and ")}. This stack has ${listVersions(this.stack)}.`;
	}
	hints = ["Widen the range, or have a Python added to the stack ($BUILDPACK_PYTHON_PATH names further directories)."];
};
var InvalidRange = class extends TaggedError("InvalidRange") {
	id = "python/invalid-range";
	blame = "app";
	title = "The range of Python versions cannot be understood";
	get message() {
		return `${describe$1(this.range.origin)} says \`${this.range.specifier}\`, which is no version specifier (PEP 440).`;
	}
	hints = ["Write it like `>=3.9` or `>=3.9,<3.14`; the `^3.9` of other tools is `>=3.9,<4`."];
};
var NoRuntime = class extends TaggedError("NoRuntime") {
	id = "python/none-on-stack";
	blame = "environment";
	title = "There is no Python on this stack";
	get message() {
		return `No usable interpreter was found on PATH, under /opt, pyenv, /usr/bin and /usr/local/bin${this.rejected > 0 ? `; ${this.rejected} were looked at and left out` : ""}.`;
	}
	hints = ["Install Python, or name the directory of one in $BUILDPACK_PYTHON_PATH.", "`bin/plan` lists everything that was looked at, with the reason why it was left out."];
};
const allows = (range, runtime) => satisfies(render(runtime.version), range.specifier);
const asked = (source, request, stack, ranges, policy) => {
	const requested = renderRequest(request);
	const matching = stack.filter(({ version }) => satisfies$1(version, request));
	const { patch: _, ...line } = request;
	const patches = request.patch === void 0 ? [] : stack.filter(({ version }) => satisfies$1(version, line));
	const [newestPatch] = patches;
	const serving = matching.length > 0 ? matching : policy.newestPatch ? patches.slice(0, 1) : [];
	const [first] = serving;
	if (first === void 0) return fail$6(new NoMatchingRuntime({
		requested,
		origin: source.origin,
		stack,
		patches
	}));
	const runtime = serving.find((candidate) => ranges.every((range) => allows(range, candidate)));
	if (runtime === void 0) {
		const range = ranges.find((range) => !allows(range, first));
		if (range !== void 0) return fail$6(new VersionOutsideRange({
			version: requested,
			origin: source.origin,
			range
		}));
	}
	const chosen = runtime ?? first;
	const notices = matching.length > 0 || newestPatch === void 0 ? [] : [{
		level: "warning",
		id: "python/other-patch",
		text: `${describe$1(source.origin)} asks for Python ${requested}; the stack has ${render(chosen.version)}, which is taken ($PYTHON_PATCH_POLICY is newest).`
	}];
	const operator = source.origin._tag === "Variable" && source.origin.name === "PYTHON_DEFAULT_VERSION";
	return succeed$5({
		runtime: chosen,
		requested,
		origin: source.origin,
		isDefault: operator,
		notices,
		reason: operator ? "the operator's default, $PYTHON_DEFAULT_VERSION" : `asked by ${describe$1(source.origin)}`
	});
};
const fromRange = (range, stack, ranges) => {
	const runtime = stack.find((candidate) => ranges.every((other) => allows(other, candidate)));
	if (runtime === void 0) {
		const unmet = ranges.find((other) => !stack.some((candidate) => allows(other, candidate)));
		return fail$6(new NoRuntimeInRange({
			ranges: unmet === void 0 ? ranges : [unmet],
			stack
		}));
	}
	return succeed$5({
		runtime,
		requested: range.specifier,
		origin: range.origin,
		isDefault: false,
		notices: [],
		reason: `the newest here within ${range.specifier} of ${describe$1(range.origin)}`
	});
};
const byDefault = (stack) => {
	const classic = stack.find(({ version }) => line(version) === "2.7");
	const runtime = classic ?? stack[0];
	if (runtime === void 0) return fail$6(new NoRuntime({ rejected: 0 }));
	const reason = classic === void 0 ? "the newest that this stack has, since the app names none" : "the default, since the app names none";
	const newest = stack[0] ?? runtime;
	return succeed$5({
		runtime,
		requested: "",
		origin: {
			_tag: "Default",
			reason
		},
		reason,
		isDefault: true,
		notices: [{
			level: "notice",
			id: "python/default",
			text: `The app does not say which Python it needs. ${howToChoose(line(newest.version))}`
		}]
	});
};
const disagreements = (chosen, others) => others.flatMap((other) => {
	const place = describe$1(other.origin);
	if (other.problem !== void 0) return [{
		level: "warning",
		id: "python/unreadable-source",
		text: `${describe$1(chosen.origin)} chooses the Python. ${place} cannot be understood, and would be an error alone: ${other.problem.title}.`
	}];
	const a = chosen.asked === void 0 ? "" : renderRequest(chosen.asked);
	const b = other.asked === void 0 ? "" : renderRequest(other.asked);
	return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`) ? [] : [{
		level: "warning",
		id: "python/sources-disagree",
		text: `${describe$1(chosen.origin)} asks for Python ${a}, ${place} for ${b}. ${describe$1(chosen.origin)} goes first.`
	}];
});
const consider = (application, policy, choice) => {
	const sources = [...application.versionSources, ...policy.defaultVersion === void 0 ? [] : [policy.defaultVersion]].map((source) => ({
		origin: source.origin,
		asked: source.text,
		verdict: source.problem !== void 0 ? source.problem.title : source.origin === choice.origin ? "chosen" : "another place goes first"
	}));
	const ranges = application.ranges.map((range) => ({
		origin: range.origin,
		asked: range.specifier,
		verdict: range.origin === choice.origin ? "chosen" : "met by the choice"
	}));
	const last = choice.isDefault && choice.origin._tag === "Default" ? [{
		origin: choice.origin,
		asked: "",
		verdict: "chosen"
	}] : [];
	return [
		...sources,
		...ranges,
		...last
	];
};
const select = (application, found, policy) => gen$2(function* () {
	const stack = sorted(found);
	const invalid = application.ranges.find((range) => !validRange(range.specifier));
	if (invalid !== void 0) return yield* fail$6(new InvalidRange({ range: invalid }));
	const [source, ...others] = application.versionSources;
	if (source?.problem !== void 0) return yield* fail$6(source.problem);
	if (stack.length === 0) return yield* fail$6(new NoRuntime({ rejected: 0 }));
	const choice = yield* choose(application, source, stack, policy);
	const { notices, ...chosen } = choice;
	return {
		python: {
			...chosen,
			considered: consider(application, policy, choice)
		},
		notices: [...source === void 0 ? [] : disagreements(source, others), ...notices]
	};
});
const choose = (application, source, stack, policy) => {
	if (source?.asked !== void 0) return asked(source, source.asked, stack, application.ranges, policy);
	const [range] = application.ranges;
	if (range !== void 0) return fromRange(range, stack, application.ranges);
	const operator = policy.defaultVersion;
	if (operator?.problem !== void 0) return fail$6(operator.problem);
	if (operator?.asked !== void 0) return asked(operator, operator.asked, stack, [], policy);
	return byDefault(stack);
};

const probe = String.raw`
import sys, os, json, struct
try:
    import sysconfig
except ImportError:
    sysconfig = None
def magic():
    try:
        import importlib.util
        raw = importlib.util.MAGIC_NUMBER
    except Exception:
        import imp
        raw = imp.get_magic()
    return "".join("%02x" % b for b in bytearray(raw))
def libc():
    try:
        text = os.confstr("CS_GNU_LIBC_VERSION")
        if text:
            return text.replace(" ", "-")
    except Exception:
        pass
    import glob
    return "musl" if glob.glob("/lib/ld-musl-*") else ""
def abi():
    v = sys.version_info
    if v[0] == 2:
        return "cp%d%d%s" % (v[0], v[1], "mu" if sys.maxunicode > 0xffff else "m")
    flags = getattr(sys, "abiflags", "")
    return "cp%d%d%s" % (v[0], v[1], flags)
def pip():
    try:
        import pip
        return {"version": pip.__version__, "path": os.path.dirname(os.path.abspath(pip.__file__))}
    except Exception:
        return None
def bundled():
    import glob
    places = [os.path.join(os.path.dirname(os.__file__), "ensurepip", "_bundled", "pip-*.whl"),
              "/usr/share/python-wheels/pip-*.whl"]
    for place in places:
        found = sorted(glob.glob(place))
        if found:
            return found[-1]
    return None
base = getattr(sys, "real_prefix", None) or getattr(sys, "base_prefix", sys.prefix)
impl = getattr(sys, "implementation", None)
facts = {
    "executable": os.path.realpath(sys.executable),
    "prefix": sys.prefix,
    "base": base,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "implementation": impl.name if impl else ("pypy" if hasattr(sys, "pypy_version_info") else "cpython"),
    "release": sys.version_info[3],
    "freeThreaded": bool(sysconfig and sysconfig.get_config_var("Py_GIL_DISABLED")),
    "cacheTag": (getattr(impl, "cache_tag", "") or "") if impl else "",
    "magic": magic(),
    "abi": abi(),
    "platform": sysconfig.get_platform() if sysconfig else "",
    "libc": libc(),
    "sitePackages": "lib/python%d.%d/site-packages" % sys.version_info[:2],
    "sharedLibrary": os.path.join(sysconfig.get_config_var("LIBDIR") or "", sysconfig.get_config_var("INSTSONAME") or "") if sysconfig and sysconfig.get_config_var("Py_ENABLE_SHARED") else "",
}
found = pip()
if found:
    facts["pip"] = found
wheel = bundled()
if wheel:
    facts["bundledPip"] = wheel
sys.stdout.write("\n@python-buildpack@" + json.dumps(facts) + "\n")
`;

const Answer = Struct({
	executable: String$1,
	prefix: String$1,
	base: String$1,
	version: String$1,
	implementation: String$1,
	release: String$1,
	freeThreaded: Boolean$1,
	cacheTag: String$1,
	magic: String$1,
	abi: String$1,
	platform: String$1,
	libc: String$1,
	sitePackages: String$1,
	sharedLibrary: String$1,
	pip: optionalKey(Struct({
		version: String$1,
		path: String$1
	})),
	bundledPip: optionalKey(String$1)
});
const Kept = fromJsonString(Struct({
	stamp: String$1,
	answer: Answer
}));
const decode$1 = decodeUnknownEffect(fromJsonString(Answer));
const marker = "@python-buildpack@";
const rejected = (reason) => ({
	_tag: "Rejected",
	reason
});
const stampOf = fn("Interpreter.stamp")(function* (paths) {
	const files = yield* Filesystem;
	return (yield* forEach$1(paths.filter((path) => path !== ""), (path) => map(files.target(path), (status) => `${path} ${status?.size ?? 0} ${status?.mtime ?? 0}`))).join("\n");
});
const ask = fn("Interpreter.ask")(function* (executable) {
	const process = yield* Process;
	const env = yield* Env;
	const outcome = yield* process.run({
		program: executable,
		args: [
			"-E",
			"-s",
			"-c",
			probe
		],
		env: {
			PATH: env.get("PATH") ?? "/usr/bin:/bin",
			...libraryPath(env.get("LD_LIBRARY_PATH"))
		},
		cwd: "/",
		timeout: "20 seconds"
	});
	const line = outcome.output.find((text) => text.startsWith(marker));
	if (!succeeded(outcome) || line === void 0) {
		const said = outcome.output.find((text) => text.trim() !== "") ?? "";
		return yield* fail$2(outcome.timedOut ? "it gave no answer within 20 seconds" : `it does not run: ${said.slice(0, 120)}`);
	}
	return yield* decode$1(line.slice(18)).pipe(mapError(() => "its answer cannot be understood"));
});
const libraryPath = (value) => value === void 0 ? {} : { LD_LIBRARY_PATH: value };
const remembered = fn("Interpreter.remembered")(function* (path) {
	const text = yield* (yield* Cache).text(`interpreter-${path}`);
	if (text === void 0) return void 0;
	const kept = yield* decodeUnknownEffect(Kept)(text).pipe(orElseSucceed(() => void 0));
	if (kept === void 0) return void 0;
	return (yield* stampOf([
		path,
		kept.answer.sharedLibrary,
		kept.answer.pip?.path ?? ""
	])) === kept.stamp ? kept.answer : void 0;
});
const remember = fn("Interpreter.remember")(function* (path, answer) {
	const cache = yield* Cache;
	const stamp = yield* stampOf([
		path,
		answer.sharedLibrary,
		answer.pip?.path ?? ""
	]);
	const text = yield* orDie(encodeEffect(Kept)({
		stamp,
		answer
	}));
	yield* cache.keep(`interpreter-${path}`, text);
});
const toRuntime = (provider, path, answer) => {
	const version = parse$6(answer.version);
	if (version === void 0) return rejected(`its version ${answer.version} cannot be understood`);
	if (answer.implementation !== "cpython") return rejected(`it is ${answer.implementation}, not CPython`);
	if (answer.freeThreaded) return rejected("it is a free-threaded build, which most compiled packages do not support");
	if (answer.release !== "final") return rejected(`it is a pre-release (${answer.release})`);
	const { abi, cacheTag, executable, implementation, libc, magic, platform, sitePackages } = answer;
	return {
		_tag: "Found",
		runtime: {
			provider,
			executable,
			path,
			version,
			implementation,
			cacheTag,
			magic,
			abi,
			platform,
			libc,
			sitePackages,
			...answer.pip === void 0 ? {} : { pip: answer.pip },
			...answer.bundledPip === void 0 ? {} : { bundledPip: answer.bundledPip }
		}
	};
};
const inspect = (provider, path) => gen(function* () {
	const real = yield* (yield* Filesystem).realPath(path).pipe(mapError(() => "it is a broken link"));
	const answer = (yield* remembered(real)) ?? (yield* ask(real));
	if (answer.base !== answer.prefix) return yield* inspectBase(provider, answer);
	if (answer.executable === real) yield* remember(real, answer);
	return toRuntime(provider, path, answer);
}).pipe(catch_((problem) => succeed$1(rejected(typeof problem === "string" ? problem : problem.message.split("\n")[0] ?? "it cannot be used"))));
const inspectBase = fn("Interpreter.inspectBase")(function* (provider, answer) {
	const files = yield* Filesystem;
	const [major, minor] = answer.version.split(".");
	const base = join$1(answer.base, "bin", `python${major}.${minor}`);
	if ((yield* files.target(base)) === void 0) return rejected(`it is a virtual environment whose base ${answer.base} is gone`);
	return yield* inspect(provider, base);
});

const mayServe = (hint, wanted) => hint === void 0 || wanted === void 0 || hint.major === wanted.major && (hint.minor === void 0 || wanted.minor === void 0 || hint.minor === wanted.minor);
const discoverAmong = fn("Candidate.discoverAmong")(function* (provider, candidates, wanted) {
	const files = yield* Filesystem;
	const byRealPath = /* @__PURE__ */ new Map();
	const broken = [];
	for (const candidate of candidates.filter(({ hint }) => mayServe(hint, wanted))) {
		const real = yield* files.realPath(candidate.path).pipe(orElseSucceed(() => void 0));
		if (real === void 0) broken.push({
			executable: candidate.path,
			reason: "it is a broken link"
		});
		else if (!byRealPath.has(real)) byRealPath.set(real, candidate);
	}
	const answers = yield* forEach$1(byRealPath.values(), (candidate) => map(inspect(provider, candidate.path), (asked) => ({
		asked,
		candidate
	})), { concurrency: 4 });
	const found = /* @__PURE__ */ new Map();
	const rejected = [...broken];
	for (const { asked, candidate } of answers) if (asked._tag === "Rejected") rejected.push({
		executable: candidate.path,
		reason: asked.reason
	});
	else if (!found.has(asked.runtime.executable)) found.set(asked.runtime.executable, asked.runtime);
	return {
		found: [...found.values()],
		rejected
	};
});

const title$1 = "ActivePython";
const folder = /^ActivePython-(\d(?:\.\d{1,2}){1,2})$/;
const candidates$1 = gen(function* () {
	const env = yield* Env;
	const files = yield* Filesystem;
	const root = env.get("ACTIVEPYTHON_ROOT") ?? "/opt";
	return (yield* files.list(root)).flatMap((name) => {
		const hint = parseRequest(folder.exec(name)?.[1] ?? "");
		return hint === void 0 ? [] : [{
			path: join$1(root, name, "bin", `python${hint.major}.${hint.minor}`),
			hint
		}];
	});
});
const activePython = {
	id: "activepython",
	title: title$1,
	discover: (wanted) => flatMap(candidates$1, (all) => discoverAmong(title$1, all, wanted)),
	provide: (runtime) => succeed$1(runtime)
};

const title = "host interpreters";
const executableName = /^python(?:\d(?:\.\d{1,2})?)?$/;
const inPrograms = fn("HostInterpreters.inPrograms")(function* (directory) {
	return (yield* (yield* Filesystem).list(directory)).filter((name) => executableName.test(name)).toSorted((a, b) => b.length - a.length || (a < b ? 1 : -1)).map((name) => ({
		path: join$1(directory, name),
		hint: parseRequest(name.slice(6))
	}));
});
const inVersions = fn("HostInterpreters.inVersions")(function* (versions) {
	const files = yield* Filesystem;
	const names = yield* files.list(versions);
	return (yield* forEach$1(names, (name) => gen(function* () {
		const hint = hintOf(name);
		const programs = join$1(versions, name, "bin");
		const path = hint?.minor === void 0 ? join$1(programs, "python") : join$1(programs, `python${hint.major}.${hint.minor}`);
		return (yield* files.status(path)) !== void 0 ? [{
			path,
			hint
		}] : [];
	}))).flat();
});
const hintOf = (name) => parseRequest(/\d+(?:\.\d+)*/.exec(name)?.[0] ?? "");
const split = (value) => (value ?? "").split(":").filter((part) => part.startsWith("/"));
const named$2 = fn("HostInterpreters.named")(function* (directory) {
	return [
		yield* inPrograms(directory),
		yield* inPrograms(join$1(directory, "bin")),
		yield* inVersions(directory)
	].flat();
});
const candidates = gen(function* () {
	const env = yield* Env;
	const shims = join$1(env.get("PYENV_ROOT") ?? join$1(env.get("HOME") ?? "/root", ".pyenv"), "shims");
	const pyenv = [.../* @__PURE__ */ new Set([env.get("PYENV_ROOT"), env.get("HOME") === void 0 ? void 0 : join$1(env.get("HOME") ?? "", ".pyenv")])];
	const groups = [
		...yield* forEach$1(split(env.get("BUILDPACK_PYTHON_PATH")), named$2),
		...yield* forEach$1(split(env.get("PATH")).filter((path) => path !== shims), inPrograms),
		...yield* forEach$1(pyenv.filter((root) => root !== void 0), (root) => inVersions(join$1(root, "versions"))),
		...yield* forEach$1(["/usr/bin", "/usr/local/bin"], inPrograms)
	];
	const seen = /* @__PURE__ */ new Set();
	return groups.flat().filter(({ path }) => basename(path) !== "" && !seen.has(path) && seen.add(path) !== void 0);
});
const hostInterpreters = {
	id: "host",
	title,
	discover: (wanted) => flatMap(candidates, (all) => discoverAmong(title, all, wanted)),
	provide: (runtime) => succeed$1(runtime)
};

const registry = [activePython, hostInterpreters];
const RuntimeProviders = Reference("buildpack/RuntimeProviders", { defaultValue: () => registry });

const Record = fromJsonString(Struct({
	python: String$1,
	packages: Record$1(String$1, String$1)
}));
const seconds = (millis) => `${(millis / 1e3).toFixed(1)} s`;
const changes = (before, now) => {
	const python = before.python === now.python ? [] : [`Python ${before.python} -> ${now.python}`];
	const packages = [.../* @__PURE__ */ new Set([...Object.keys(before.packages), ...Object.keys(now.packages)])].toSorted().flatMap((name) => {
		const old = before.packages[name];
		const current = now.packages[name];
		if (old === current) return [];
		return old === void 0 ? [`+ ${name} ${current}`] : current === void 0 ? [`- ${name}`] : [`${name} ${old} -> ${current}`];
	});
	return [...python, ...packages];
};
const lastRecord = fn("Summary.lastRecord")(function* () {
	const text = yield* (yield* Cache).text("last-staging");
	return text === void 0 ? void 0 : yield* decodeUnknownEffect(Record)(text).pipe(orElseSucceed(() => void 0));
});
const counted = (count) => count === 0 ? "no packages" : count === 1 ? "1 package" : `${count} packages`;
const wrapped = (items) => {
	const lines = [];
	for (const item of items) {
		const last = lines.at(-1);
		if (last !== void 0 && last.length + item.length < 90) lines[lines.length - 1] = `${last}, ${item}`;
		else lines.push(item);
	}
	return lines.join(",\n");
};
const summarise = fn("Summary.summarise")(function* ({ plan }, executed) {
	const report = yield* Report;
	const cache = yield* Cache;
	const version = render(plan.python.runtime.version);
	const now = {
		python: version,
		packages: Object.fromEntries(executed.distributions.map(({ name, version }) => [name, version]))
	};
	const before = yield* lastRecord();
	yield* report.step(`Staged on Python ${version} with ${counted(executed.distributions.length)}`);
	if (executed.distributions.length > 0) yield* report.detail(wrapped(executed.distributions.map(({ name, version }) => `${name} ${version}`)));
	if (before !== void 0) {
		const list = changes(before, now);
		yield* report.detail(list.length === 0 ? "Nothing changed since the last staging." : `Since the last staging: ${list.join(", ")}.`);
	}
	const spent = executed.times.filter(([, millis]) => millis >= 50).map(([name, millis]) => `${name} ${seconds(millis)}`);
	if (spent.length > 0) yield* report.detail(`Time: ${spent.join(", ")}.`);
	yield* cache.keep("last-staging", yield* orDie(encodeEffect(Record)(now)));
});

const named$1 = (...names) => names.map((name) => ({ name }));
const wellKnownMarkers = [
	{
		name: "pyproject.toml",
		lines: [
			"[[]project[] 	.]*",
			"[[][ 	]project[] 	.]*",
			"[[]build-system[] 	]*",
			"[[][ 	]build-system[] 	]*"
		],
		wanted: "a line [project] or [build-system]"
	},
	{
		name: "runtime.txt",
		lines: [
			"[Pp][Yy]*",
			"[23]",
			"[23][!0-9A-Za-z]*"
		],
		wanted: "a line that names Python, like python-3.13 or 3.13"
	},
	...named$1(".python-version", "uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "pylock.toml"),
	...named$1("manage.py", "app.py", "main.py", "server.py", "wsgi.py", "asgi.py")
];
const misspelt = (name, ...spellings) => spellings.map((spelling) => ({
	name: spelling,
	advice: `rename it to ${name}`
}));
const toRequirements = "write the packages that the app needs into requirements.txt, one per line";
const nearMisses = [
	...misspelt("requirements.txt", "requirement.txt", "Requirements.txt", "REQUIREMENTS.txt", "requirements.text"),
	...misspelt("requirements.txt", "requirments.txt", "requiremnts.txt", "requirements.txt.txt", "requirements"),
	...misspelt("requirements.pypm", "requirement.pypm", "Requirements.pypm"),
	...misspelt(".python-version", "python-version", "python_version", ".python_version"),
	...misspelt(".python-version", "python-version.txt", ".python-version.txt"),
	...misspelt("runtime.txt", "Runtime.txt", "runtime.text", "runtime", "runtimes.txt"),
	...misspelt("setup.py", "Setup.py", "setup.py.txt"),
	...misspelt("pyproject.toml", "Pyproject.toml", "pyproject.tml"),
	{
		name: "requirements.in",
		advice: "commit what `pip-compile requirements.in` makes of it, requirements.txt"
	},
	{
		name: "requirements",
		folder: true,
		advice: "add requirements.txt with one line that names the file to use, like -r requirements/production.txt"
	},
	{
		name: "setup.cfg",
		advice: "add setup.py with two lines: from setuptools import setup, and setup()"
	},
	{
		name: "Pipfile",
		advice: "run `pipenv lock` and commit Pipfile.lock"
	},
	...[
		"environment.yml",
		"environment.yaml",
		"conda.yml"
	].map((name) => ({
		name,
		advice: toRequirements
	})),
	...["venv", ".venv"].map((name) => ({
		name,
		folder: true,
		advice: "it is not used here, run `pip freeze` in it and commit the output as requirements.txt"
	}))
];
const quoted = (text) => text.replace(/[^\w.,:=@%+/[\]!-]/g, "\\$&");
const token = (part) => {
	if (part === "*") return {
		sh: part,
		regex: "[^]*"
	};
	if (part === "?") return {
		sh: part,
		regex: "[^]"
	};
	const set = /^\[(!?)([^]+)\]$/.exec(part);
	const body = set?.[2];
	if (set !== null && body !== void 0) {
		const not = set[1] === "" ? "" : "^";
		return {
			sh: `[${set[1]}${quoted(body)}]`,
			regex: `[${not}${body.replace(/[^\w-]/g, "\\$&")}]`
		};
	}
	return {
		sh: quoted(part),
		regex: part.replace(/\W/g, "\\$&")
	};
};
const globPart = /\[!?\]?[^\]]*\]|[^]/g;
const tokens = (glob) => {
	const parts = glob.match(globPart) ?? [];
	if (parts.some((part) => /^\[(?:$|\^|[^]*\[[:.=])|[\\\n\0\u0100-\uffff]/.test(part) || part === "]")) throw new Error(`A marker's glob is limited to literals, *, ?, [...] and [!...]: ${glob}`);
	return parts.map(token);
};
const matches = (glob, line) => new RegExp(`^${tokens(glob).map((t) => t.regex).join("")}$`).test(line);
const byteOrderMark = "ï»¿";
const linesRead = (text) => {
	const lines = text.replaceAll("\0", "").split("\n").map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ""));
	return (lines.at(-1) === "" ? lines.slice(0, -1) : lines).map((line, n) => n === 0 && line.startsWith(byteOrderMark) ? line.slice(3) : line);
};
const claims = (marker, text) => marker.lines === void 0 || linesRead(text).some((line) => marker.lines?.some((glob) => matches(glob, line)) === true);
const verdict = (markers, names, text) => markers.find((m) => names.has(m.name) && (m.lines === void 0 || claims(m, text(m.name))));

const visible = (text) => {
	const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ufffd]/gu, (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`);
	return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
};

const marks = [
	["utf-8", [
		239,
		187,
		191
	]],
	["utf-32le", [
		255,
		254,
		0,
		0
	]],
	["utf-32be", [
		0,
		0,
		254,
		255
	]],
	["utf-16le", [255, 254]],
	["utf-16be", [254, 255]]
];
const pythonNames = new Map([...[
	"latin-1",
	"latin1",
	"latin",
	"l1",
	"iso-8859-1",
	"iso8859-1",
	"8859",
	"cp819"
].map((n) => [n, "latin-1"]), ...[
	"utf8",
	"u8",
	"utf-8-sig",
	"ascii",
	"us-ascii",
	"646"
].map((n) => [n, "utf-8"])]);
const latin1 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
const utf32 = (bytes, littleEndian) => {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, littleEndian)).map((point) => point <= 1114111 ? String.fromCodePoint(point) : "�").join("");
};
const strictly = (bytes, encoding) => {
	if (encoding === "latin-1") return latin1(bytes);
	try {
		return new TextDecoder(encoding, {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
};
const marked = (bytes) => {
	const mark = marks.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
	if (mark === void 0) return void 0;
	const [encoding, start] = mark;
	const body = bytes.subarray(start.length);
	const text = encoding.startsWith("utf-32") ? utf32(body, encoding.endsWith("le")) : strictly(body, encoding);
	const loose = () => encoding === "utf-8" ? latin1(body) : new TextDecoder(encoding).decode(body);
	const invalidUtf8 = encoding === "utf-8" && text === void 0;
	return {
		text: text ?? loose(),
		encoding,
		bom: true,
		invalidUtf8,
		unmarkedUtf16: false
	};
};
const declaredEncoding = (bytes) => {
	for (const line of latin1(bytes.subarray(0, 1e3)).split("\n").slice(0, 2)) {
		const declared = line.startsWith("#") ? /coding[:=]\s*([-\w.]+)/.exec(line)?.[1] : void 0;
		if (declared !== void 0) return declared;
	}
};
const zeroBytes = (bytes) => {
	const zeros = [0, 0];
	for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	if (Math.max(even, odd) * 3 < bytes.length || bytes.length < 4) return void 0;
	return odd > even ? "utf-16le" : "utf-16be";
};
const decode = (bytes) => {
	const byMark = marked(bytes);
	if (byMark !== void 0) return byMark;
	const utf16 = zeroBytes(bytes);
	if (utf16 !== void 0) return {
		text: new TextDecoder(utf16).decode(bytes),
		encoding: utf16,
		bom: false,
		invalidUtf8: false,
		unmarkedUtf16: true
	};
	const name = declaredEncoding(bytes)?.toLowerCase().replaceAll("_", "-") ?? "utf-8";
	const encoding = pythonNames.get(name) ?? name;
	const text = strictly(bytes, encoding) ?? (encoding === "utf-8" ? void 0 : strictly(bytes, "utf-8"));
	const invalidUtf8 = text === void 0 && encoding === "utf-8";
	return {
		text: text ?? latin1(bytes),
		encoding,
		bom: false,
		invalidUtf8,
		unmarkedUtf16: false
	};
};
const cut = (text, breaks) => {
	const found = text.split(breaks);
	return found.at(-1) === "" ? found.slice(0, -1) : found;
};
const lines = (text) => cut(text, /\r\n|\n|\r/);
const pythonLines = (text) => cut(text, /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);

const normalise = (name) => name.replaceAll(/[-_.]+/g, "-").toLowerCase();
const withoutComment = (line) => {
	for (let at = line.indexOf("#"); at >= 0; at = line.indexOf("#", at + 1)) if (at === 0 || /\s/.test(line.charAt(at - 1))) return line.slice(0, at);
	return line;
};
const logicalLines = (text) => {
	const found = [];
	let first = 0;
	let parts = [];
	const finish = () => {
		const joined = withoutComment(parts.join("")).trim();
		if (joined !== "") found.push({
			number: first,
			text: joined
		});
		parts = [];
	};
	for (const [index, line] of pythonLines(text).entries()) {
		if (parts.length === 0) first = index + 1;
		const comment = /^\s*#/.test(line);
		const continues = line.endsWith("\\") && !comment;
		parts.push(continues ? line.replaceAll(/^\\+|\\+$/g, "") : comment ? ` ${line}` : line);
		if (!continues) finish();
	}
	finish();
	return found;
};
const expand = (text, environment) => {
	const unset = [];
	return {
		text: text.replaceAll(/\$\{([A-Z0-9_]+)\}/g, (whole, name) => {
			const value = environment.get(name) ?? "";
			if (value === "") unset.push(name);
			return value === "" ? whole : value;
		}),
		unset
	};
};
const words = (text) => {
	const found = [];
	let rest = text.trimStart();
	while (rest !== "") {
		const match = /^(?:[^\s'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")+/.exec(rest);
		if (match === null || !/^(?:\s|$)/.test(rest.slice(match[0].length))) return void 0;
		found.push(match[0].replaceAll(/'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g, (_, single, double, escaped) => single ?? double?.replaceAll(/\\(["\\])/g, "$1") ?? escaped ?? ""));
		rest = rest.slice(match[0].length).trimStart();
	}
	return found;
};
const known$1 = (names, valued, gone) => names.split(" ").map((name) => [`--${name}`, gone === void 0 ? { valued } : {
	valued,
	gone
}]);
const longOptions = new Map([
	...known$1("index-url pypi-url extra-index-url constraint requirement editable find-links no-binary only-binary", true),
	...known$1("trusted-host use-feature all-releases only-final hash global-option config-settings config-setting", true),
	...known$1("no-index prefer-binary require-hashes no-require-hashes pre", false),
	...known$1("install-option", true, 23.1),
	...known$1("allow-external allow-unverified allow-insecure", true, 10),
	...known$1("allow-all-external no-allow-external no-allow-insecure use-wheel no-use-wheel", false, 10),
	...known$1("process-dependency-links", false, 19),
	...known$1("always-unzip", false, 20)
]);
const shortOptions = new Map([...Object.entries({
	i: "index-url",
	f: "find-links",
	r: "requirement",
	c: "constraint",
	e: "editable"
}), ...Object.entries({
	C: "config-settings",
	Z: "always-unzip"
})]);
const goneSince = (option) => longOptions.get(option)?.gone;
const complete = (written) => {
	const exact = longOptions.get(written);
	if (exact !== void 0) return {
		name: written,
		valued: exact.valued
	};
	const all = [...longOptions].filter(([name]) => name.startsWith(written));
	const current = all.filter(([, option]) => option.gone === void 0);
	const [only] = current.length > 0 ? current : all;
	if (only === void 0 || written === "--") return void 0;
	return {
		name: (current.length > 0 ? current : all).length === 1 ? only[0] : written,
		valued: only[1].valued
	};
};
const unknownOption = (option) => ({
	condition: "unknown-option",
	meaning: `\`${option}\` is not an option that pip takes in a requirement file.`,
	hint: "Remove it from the file; options of `pip install` itself belong in $PIP_OPTS."
});
const optionValue = (option, meaning) => ({
	condition: "option-value",
	meaning,
	hint: `Write the value behind the option, as in \`${option} VALUE\`, or remove the option.`
});
const checkHash = (value) => /^sha(?:256|384|512):/.test(value) ? void 0 : {
	condition: "bad-hash",
	meaning: "`--hash` needs a sha256, sha384 or sha512 digest; pip accepts nothing weaker.",
	hint: "Write it as `--hash=sha256:<64 hexadecimal digits>`; `pip hash FILE` prints the line."
};
const readOptions$1 = (given) => {
	const options = [];
	const ignored = [];
	const queue = [...given];
	for (let word = queue.shift(); word !== void 0; word = queue.shift()) {
		if (word === "--") {
			ignored.push(...queue.splice(0));
			continue;
		}
		if (!word.startsWith("-") || word === "-") {
			ignored.push(word);
			continue;
		}
		const long = word.startsWith("--");
		const [, written = word, inline] = (long ? /^([^=]+)=([\s\S]*)$/ : /^(-.)([\s\S]+)$/).exec(word) ?? [];
		const option = long ? complete(written) : complete(`--${shortOptions.get(written.slice(1)) ?? "-"}`);
		if (option === void 0) return {
			options,
			ignored,
			fault: unknownOption(written)
		};
		if (!option.valued && inline !== void 0) {
			if (long) return {
				options,
				ignored,
				fault: optionValue(option.name, `\`${option.name}\` takes no value.`)
			};
			queue.unshift(`-${inline}`);
		}
		const value = option.valued ? inline ?? queue.shift() : void 0;
		if (option.valued && value === void 0) return {
			options,
			ignored,
			fault: optionValue(option.name, `\`${written}\` has no value behind it.`)
		};
		const fault = option.name === "--hash" && value !== void 0 ? checkHash(value) : void 0;
		if (fault !== void 0) return {
			options,
			ignored,
			fault
		};
		options.push(value === void 0 ? { name: option.name } : {
			name: option.name,
			value
		});
	}
	return {
		options,
		ignored
	};
};
const parseLine = (text) => {
	const tokens = text.split(" ");
	const at = tokens.findIndex((token) => token.startsWith("-"));
	const requirement = (at < 0 ? tokens : tokens.slice(0, at)).join(" ").trim();
	const split = at < 0 ? [] : words(tokens.slice(at).join(" "));
	if (split !== void 0) return {
		requirement,
		...readOptions$1(split)
	};
	return {
		requirement,
		options: [],
		ignored: [],
		fault: {
			condition: "unclosed-quote",
			meaning: "A quotation mark or a backslash in its options has no counterpart.",
			hint: "Close the quotation mark, or write the value without any."
		}
	};
};
const isUrl = (text) => /^(?:https?|file|ftp|(?:git|hg|bzr|svn)(?:\+[a-z-]+)?):/i.test(text);
const isVcs = (text) => /^(?:git|hg|bzr|svn)(?:\+[a-z-]+)?:/i.test(text);
const splitMarker = (text) => {
	const separator = isUrl(text) ? "; " : ";";
	const at = text.indexOf(separator);
	if (at < 0) return { target: text.trim() };
	const marker = text.slice(at + separator.length).trim();
	return {
		target: text.slice(0, at).trim(),
		...marker === "" ? {} : { marker }
	};
};
const identifier = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/;
const release = String.raw`v?(?:\d+!)?\d+(?:\.\d+)*`;
const pre = String.raw`(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?`;
const dev = String.raw`(?:[-_.]?dev[-_.]?\d*)?`;
const local = String.raw`(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?`;
const standard = new Map([
	...["==", "!="].map((op) => [op, new RegExp(`^${release}${pre}(?:${dev}${local}|\\.\\*)$`, "i")]),
	...[
		"<",
		">",
		"<=",
		">="
	].map((op) => [op, new RegExp(`^${release}${pre}${dev}$`, "i")]),
	["~=", new RegExp(`^v?(?:\\d+!)?\\d+(?:\\.\\d+)+${pre}${dev}$`, "i")]
]);
const trimBlanks = (text) => text.replaceAll(/^[ \t]+|[ \t]+$/g, "");
const specifierKind = (part) => {
	const match = /^(?:(===)[ \t]*\S*|(~=|==|!=|<=|>=|<|>)[ \t]*([^\s;)]*))$/.exec(trimBlanks(part));
	const [, arbitrary, operator = "", version = ""] = match ?? [];
	if (match === null) return "invalid";
	if (arbitrary !== void 0) return "standard";
	if (standard.get(operator)?.test(version) === true) return "standard";
	return operator === "~=" ? "invalid" : "legacy";
};
const readSpecifier = (text) => {
	const bare = text.startsWith("(") ? /^\((.*)\)$/.exec(text)?.[1]?.trim() : text;
	if (bare === void 0) return void 0;
	if (bare === "") return { legacy: false };
	const parts = bare.replace(/,[ \t]*$/, "").split(",");
	const kinds = new Set(parts.map(specifierKind));
	if (kinds.has("invalid")) return void 0;
	return {
		specifier: parts.map((part) => part.trim()).join(","),
		legacy: kinds.has("legacy")
	};
};
const parseNamed = (text) => {
	const match = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?)[ \t]*(?:\[([^\]]*)\])?[ \t]*/.exec(text);
	const [head, name] = match ?? [];
	if (head === void 0 || name === void 0) return void 0;
	const listed = match?.[2]?.trim() ?? "";
	const extras = listed === "" ? [] : listed.split(",").map((extra) => extra.trim());
	if (!extras.every((extra) => identifier.test(extra))) return void 0;
	const rest = trimBlanks(text.slice(head.length));
	if (rest.startsWith("@")) {
		const url = rest.slice(1).trim();
		return /^\S+$/.test(url) && (isUrl(url) || url.includes("://")) ? {
			name: normalise(name),
			extras,
			url,
			legacy: false
		} : void 0;
	}
	const specifier = readSpecifier(rest);
	return specifier === void 0 ? void 0 : {
		name: normalise(name),
		extras,
		...specifier
	};
};
const markerName = /\b(?:os[._]name|sys[._]platform|(?:platform[._])?python_implementation|platform_\w+|platform\.\w+|python_(?:full_)?version|implementation_\w+|extras?|dependency_groups)/;
const badMarker = (meaning) => ({
	condition: "invalid-marker",
	meaning,
	hint: `Write the condition behind the semicolon like \`; python_version < "3.8"\`, with the value in quotation marks.`
});
const markerFault = (marker) => {
	const unquoted = marker.replaceAll(/'[^']*'|"[^"]*"/g, "''");
	if (!markerName.test(unquoted)) return badMarker("What follows the semicolon is not a condition that pip knows.");
	if (/['"]/.test(unquoted.replaceAll("''", ""))) return badMarker("A quotation mark behind the semicolon is not closed.");
	if (/[<>=!~]\s*\d/.test(unquoted)) return badMarker("The value behind the semicolon is not in quotation marks.");
	if (/[^<>=!~]=\s*''/.test(unquoted)) return badMarker("A single `=` compares nothing: conditions compare with `==`.");
};
const name = String.raw`[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[^\]]*\])?`;
const oneALine$1 = "Write one requirement a line, each like `name`, `name==1.2.3` or `name>=1.2,<2`.";
const several = ([line]) => {
	const parts = line.split(/\s*[,;&|+]+\s*|\s+(?:and\s+)?/).filter((part) => part !== "");
	if (parts.length < 2 || !parts.every((part) => /^[A-Za-z]/.test(part) && parseNamed(part) !== void 0)) return void 0;
	return {
		meaning: "It holds several requirements; pip reads one a line.",
		hint: `Write ${parts.map((part) => `\`${part}\``).join(", ")}, each on its own line.`
	};
};
const mistakes = [
	[
		"invisible-character",
		/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u3000\ufffd]/u,
		() => ({
			meaning: "It holds a character that cannot be seen, as copying from a web page leaves it.",
			hint: "Delete the line and type it anew."
		})
	],
	[
		"merge-conflict",
		/^(?:<{7}|>{7}|\|{7})(?:\s|$)|^={7}$/,
		() => ({
			meaning: "It is left over from a merge conflict.",
			hint: "Choose between the two sides, remove the lines that begin with <<<<<<<, ======= and >>>>>>>, and commit the file again."
		})
	],
	[
		"html",
		/^<(?:!doctype|html|head|\?xml)\b/i,
		() => ({
			meaning: "The file is a web page, not a list of requirements: a page was saved in its place.",
			hint: "Fetch the raw file instead of the page that shows it, or write the file anew."
		})
	],
	[
		"command",
		/^[$!%>]?\s*(?:sudo\s+)?(?:python[\d.]*\s+-m\s+)?pip[\d.]*\s+\w+\s*(.*)$/,
		([, rest = ""]) => ({
			meaning: "It is a command for a terminal; a requirement file lists only the names.",
			hint: /^[\w.,<>=!~[\]-]+$/.test(rest) && !rest.startsWith("-") ? `Write \`${rest}\` instead.` : oneALine$1
		})
	],
	[
		"python-code",
		/^(?:import\s+([A-Za-z_]\w*)|from\s+([A-Za-z_]\w*)[\w.]*\s+import\b.*)/,
		([, plain, from]) => ({
			meaning: "It is Python code; a requirement file lists the names of packages.",
			hint: `Write the name of the package that offers it, most often \`${(plain ?? from ?? "").toLowerCase()}\`; remove the line if Python itself offers it.`
		})
	],
	[
		"other-format",
		new RegExp(String.raw`^\[+[\w.:" -]+\]+$|^["']?${name}["']?\s*=\s*["'{[]|^[\w-]+:(?:\s|$)`),
		() => ({
			meaning: "It is written for another file: `pyproject.toml`, a `Pipfile` or a YAML file.",
			hint: oneALine$1
		})
	],
	[
		"quoted",
		/^(["'])([^"']+)\1,?$/,
		([, , inner = ""]) => ({
			meaning: "Requirements stand without quotation marks.",
			hint: parseNamed(inner) === void 0 ? oneALine$1 : `Write \`${inner}\`.`
		})
	],
	[
		"conda",
		new RegExp(`^(${name})=([^=\\s]+)=\\S+$|^@EXPLICIT`),
		([, package_, version]) => ({
			meaning: "It is written by conda, for conda.",
			hint: package_ === void 0 ? "Run `pip list --format=freeze > requirements.txt` instead." : `Write \`${package_}==${version}\`, or run \`pip list --format=freeze > requirements.txt\`.`
		})
	],
	[
		"operator",
		new RegExp(`^(${name})\\s*=([<>])\\s*(\\S+)$`),
		([, package_, sign, version]) => ({
			meaning: `\`=${sign}\` is not an operator.`,
			hint: `Write \`${package_}${sign}=${version}\`.`
		})
	],
	[
		"operator",
		new RegExp(`^(${name})\\s*=\\s*(\\d[^=\\s]*)$`),
		([, package_, version]) => ({
			meaning: "A single `=` is not an operator.",
			hint: `Write \`${package_}==${version}\`.`
		})
	],
	[
		"operator",
		new RegExp(`^(${name})\\s*(?:\\^|~=?|@)\\s*(\\d[\\w.]*)$`),
		([, package_, version = ""]) => ({
			meaning: "That is not how pip writes a version.",
			hint: `Write \`${package_}~=${version.includes(".") ? version : `${version}.0`}\` for this version and compatible newer ones, or \`${package_}==${version}\` for exactly this one.`
		})
	],
	[
		"operator",
		new RegExp(`^(${name})\\s+\\(?v?(\\d[\\w.]*)\\)?$`),
		([, package_, version]) => ({
			meaning: "An operator is missing between name and version.",
			hint: `Write \`${package_}==${version}\`.`
		})
	],
	[
		"operator",
		new RegExp(`^(${name}\\s*[<>=!~]{1,3}[^\\s,<>=!~]+)\\s+([<>=!~]{1,3}[^\\s,]+)$`),
		([, first, second]) => ({
			meaning: "A comma is missing between the two limits.",
			hint: `Write \`${first},${second}\`.`
		})
	],
	[
		"list-output",
		/^-{3,}[\s-]*$|^Package\s+Version$/,
		() => ({
			meaning: "It is the head of the table that `pip list` prints.",
			hint: "Write the file with `pip freeze > requirements.txt` instead."
		})
	],
	[
		"missing-semicolon",
		/^(\S.*?)\s*,?\s+(?:if\s+)?((?:python_version|python_full_version|sys_platform|os_name|platform_\w+)\b.*)$/,
		([, requirement, condition]) => ({
			meaning: "A semicolon is missing before the condition.",
			hint: `Write \`${requirement} ; ${condition}\`.`
		})
	],
	[
		"blank-after-backslash",
		/\\$/,
		() => ({
			meaning: "A backslash continues a line only as its very last character; here a blank stands behind it.",
			hint: "Remove the blanks behind the backslash."
		})
	],
	[
		"tab-before-option",
		/\t-/,
		() => ({
			meaning: "A tab stands before an option; pip looks for a blank.",
			hint: "Write a blank in place of the tab."
		})
	],
	[
		"several",
		/^.+$/,
		several
	],
	[
		"name-and-path",
		new RegExp(`^${name}\\s*@\\s*(\\.{0,2}/\\S*)$`),
		([, path]) => ({
			meaning: "Behind the `@` pip takes an address with its scheme, not a path.",
			hint: `Write only \`${path}\`.`
		})
	],
	[
		"version-control",
		/^(?:ssh:\/\/([\w.@-]+)|([\w.-]+@[\w.-]+))[:/](\S+)$/,
		([, address, host = address, path = ""]) => ({
			meaning: "An address of a repository needs the kind of version control before it.",
			hint: `Write \`git+ssh://${host}/${path.replace(/^\/+/, "")}\`.`
		})
	],
	[
		"version-control",
		/^((?:www\.)?(?:github|gitlab|bitbucket)\.\w+\/[\w./-]+)$/,
		([, address]) => ({
			meaning: "An address of a repository needs the kind of version control before it.",
			hint: `Write \`git+https://${address}\`.`
		})
	],
	[
		"unknown-address",
		/^(?!file:)[a-z][\w+.-]*:\/\//i,
		() => ({
			meaning: "pip does not know this kind of address.",
			hint: "Write an address that begins with `https://`, `git+https://`, `git+ssh://`, `hg+https://` or `svn+https://`."
		})
	],
	[
		"comment",
		/^(?:\/\/|\/\*|\*\/|;|"""|--\s|\* |rem\s)|^[^:]+\s\/\/|^[^\s#/:]+#/i,
		() => ({
			meaning: "It looks like a comment; comments begin with `#` at the start of a line or behind a blank.",
			hint: "Put a blank and a `#` before the comment, or remove it."
		})
	],
	[
		"foreign-character",
		/[^ -~]/,
		() => ({
			meaning: "It holds a letter or a sign that names and versions of packages do not have.",
			hint: "Type the line anew with plain letters, digits and signs: `-`, `>=`, straight quotation marks."
		})
	]
];
const explain$1 = (line) => {
	for (const [condition, pattern, explanation] of line.length > 1e3 ? [] : mistakes) {
		const match = pattern.exec(line);
		const found = match === null ? void 0 : explanation(match);
		if (found !== void 0) return {
			condition,
			...found
		};
	}
	return {
		condition: "invalid-line",
		meaning: "pip cannot read it as a requirement.",
		hint: oneALine$1
	};
};

const shown$1 = (text) => visible(redact(text, []));
const oneALine = "Write one requirement a line: `name`, `name==1.2.3` or `name>=1.2,<2`.";
const elsewhere = (what) => `Remove ${what}, or write the line into \`requirements.txt\`, which pip installs.`;
const conditions = {
	"package-file": ["PyPM packages came from ActiveState's service, which has ended, and nothing else installs them.", "Write the package's name, and its version if it matters: `name==1.2.3`."],
	url: ["An address or a path has no place in this file.", elsewhere("it")],
	option: ["Options and other files have no place in this file.", elsewhere("the option")],
	marker: ["Conditions behind a semicolon have no place in this file.", elsewhere("the condition")],
	"trailing-comment": ["A comment must stand on a line of its own, beginning with `#`.", "Move the comment to the line above."],
	continuation: ["A backslash does not continue a line in this file.", oneALine],
	encoding: ["The file is UTF-16.", "Save the file as UTF-8."]
};
var InvalidPypmLine = class extends TaggedError("InvalidPypmLine") {
	blame = "app";
	get title() {
		return `A line of ${this.path} cannot be read`;
	}
	get id() {
		return `requirements-pypm/${this.condition}`;
	}
	get message() {
		return `${describe$1(file(this.path, this.line))} is \`${shown$1(this.text)}\`. ${this.meaning}`;
	}
	get hints() {
		return [redact(this.hint, [])];
	}
};
const conditionOf = (text) => {
	if (text.startsWith("-")) return "option";
	if (/\.pypm(?:[?#]\S*)?$/i.test(text)) return "package-file";
	if (/\s#/.test(text)) return "trailing-comment";
	if (text.endsWith("\\")) return "continuation";
	if (text.includes("://") || text.includes("/") || text.startsWith(".") || isUrl(text)) return "url";
	if (/^[^;]+;/.test(text) && parseNamed(text.split(";", 1).join("").trim()) !== void 0) return "marker";
	return /\s--?\w/.test(text) ? "option" : void 0;
};
const problem = (path, line, text) => {
	const condition = conditionOf(text);
	if (condition === void 0) return new InvalidPypmLine({
		path,
		line,
		text,
		...explain$1(text)
	});
	const [meaning, hint] = conditions[condition];
	return new InvalidPypmLine({
		path,
		line,
		text,
		condition,
		meaning,
		hint
	});
};
const builtIn = /* @__PURE__ */ new Set(["setuptools", "distribute"]);
const parse$3 = (bytes, path = "requirements.pypm") => {
	const requirements = [];
	const problems = [];
	const notices = [];
	const { text: whole, unmarkedUtf16 } = decode(bytes);
	if (unmarkedUtf16) {
		const [meaning, hint] = conditions.encoding;
		const text = lines(whole)[0] ?? "";
		return {
			requirements,
			problems: [new InvalidPypmLine({
				path,
				line: 1,
				text,
				condition: "encoding",
				meaning,
				hint
			})],
			notices
		};
	}
	for (const [index, written] of lines(whole).entries()) {
		const text = written.trim();
		if (text === "" || text.startsWith("#")) continue;
		const found = conditionOf(text) === void 0 ? parseNamed(text) : void 0;
		const origin = file(path, index + 1);
		if (found === void 0 || found.url !== void 0) problems.push(problem(path, index + 1, text));
		else if (builtIn.has(found.name)) {
			const about = `${describe$1(origin)} asks for \`${shown$1(text)}\`, which staging offers by itself; the line is passed over.`;
			notices.push({
				level: "notice",
				id: "requirements-pypm/built-in",
				text: about
			});
		} else requirements.push({
			origin,
			text,
			name: found.name,
			specifier: found.specifier ?? ""
		});
	}
	return {
		requirements,
		problems,
		notices
	};
};

const readProcfile = (bytes) => {
	const processes = /* @__PURE__ */ new Map();
	for (const line of lines(decode(bytes).text)) {
		const match = /^([A-Za-z0-9_-]+)\s*:\s*(\S.*?)\s*$/.exec(line);
		if (match !== null) processes.set(match[1] ?? "", match[2] ?? "");
	}
	return processes;
};

function getLineColFromPtr(string, ptr) {
	let lines = string.slice(0, ptr).split(/\r?\n/);
	return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
	let lines = string.split(/\r?\n/);
	let codeblock = "";
	let numberLen = (Math.log10(line + 1) | 0) + 1;
	for (let i = line - 1; i <= line + 1; i++) {
		let l = lines[i - 1];
		if (!l) continue;
		codeblock += i.toString().padEnd(numberLen, " ");
		codeblock += ":  ";
		codeblock += l;
		codeblock += "\n";
		if (i === line) {
			codeblock += " ".repeat(numberLen + column + 2);
			codeblock += "^\n";
		}
	}
	return codeblock;
}
var TomlError = class TomlError extends Error {
	line;
	column;
	codeblock;
	constructor(message, options) {
		const [line, column] = getLineColFromPtr(options.toml, options.ptr);
		const codeblock = makeCodeBlock(options.toml, line, column);
		super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
		this.line = line;
		this.column = column;
		this.codeblock = codeblock;
	}
	static x(message, ctx, ptr) {
		throw new TomlError(message, {
			toml: ctx.s,
			ptr: ptr ?? ctx.p
		});
	}
};

function parseString(ctx) {
	let startPtr = ctx.p;
	let c = ctx.s.charCodeAt(ctx.p++);
	let first = c;
	let isLiteral = c === 39;
	let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
	if (isMultiline) {
		if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 10) ctx.p++;
		else if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) ctx.p += 2;
	}
	let parsed = "";
	let sliceStart = ctx.p;
	let state = 0;
	for (; ctx.p < ctx.s.length; ctx.p++) {
		c = ctx.s.charCodeAt(ctx.p);
		if (isMultiline && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)) state = state && 3;
		else if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in strings", ctx);
		else if ((!state || state === 3) && c === first && (!isMultiline || ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first)) {
			if (isMultiline) {
				if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
				if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
			}
			if (!state) {
				let s = ctx.s.slice(sliceStart, ctx.p);
				parsed = parsed ? parsed + s : s;
			}
			ctx.p += isMultiline ? 3 : 1;
			return parsed;
		} else if (!state) {
			if (!isLiteral && c === 92) {
				parsed += ctx.s.slice(sliceStart, sliceStart = ctx.p);
				state = 1;
			}
		} else if (state === 1) {
			if (c === 120 || c === 117 || c === 85) {
				let errPtr = ctx.p++ - 1;
				let value = 0;
				let len = c === 120 ? 2 : c === 117 ? 4 : 8;
				for (let j = 0; j < len; j++, ctx.p++) {
					let hex = ctx.s.charCodeAt(ctx.p);
					let digit = hex >= 48 && hex <= 57 ? hex - 48 : hex >= 65 && hex <= 70 ? hex - 65 + 10 : hex >= 97 && hex <= 102 ? hex - 97 + 10 : -1;
					if (digit < 0) TomlError.x("invalid non-hex character in unicode escape", ctx);
					value = value << 4 | digit;
				}
				if (value < 0 || value > 1114111 || value >= 55296 && value <= 57343) TomlError.x("invalid unicode escape", ctx, errPtr);
				parsed += String.fromCodePoint(value);
				sliceStart = ctx.p--;
				state = 0;
			} else if (isMultiline && (c === 32 || c === 9)) state = 2;
			else {
				if (c === 98) parsed += "\b";
				else if (c === 116) parsed += "	";
				else if (c === 110) parsed += "\n";
				else if (c === 102) parsed += "\f";
				else if (c === 114) parsed += "\r";
				else if (c === 101) parsed += "\x1B";
				else if (c === 34) parsed += "\"";
				else if (c === 92) parsed += "\\";
				else TomlError.x("unrecognised escape sequence", ctx);
				sliceStart = ctx.p + 1;
				state = 0;
			}
		} else if (c !== 32 && c !== 9) {
			if (state === 2) TomlError.x("invalid escape: only line-ending whitespace may be escaped", ctx, sliceStart);
			state = !isLiteral && c === 92 ? 1 : 0;
			sliceStart = ctx.p;
		}
	}
	TomlError.x("unfinished string", ctx, startPtr);
}

let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
var TomlDate = class TomlDate extends Date {
	#hasDate = false;
	#hasTime = false;
	#offset = null;
	constructor(date, fasttype, unsafeDelim) {
		let hasDate = true;
		let hasTime = true;
		let offset = "Z";
		let c;
		if (typeof date === "string") {
			if (fasttype) prep: {
				if (fasttype < 3) {
					if (+date.slice(11, 13) > 23) {
						date = "";
						break prep;
					}
					if (fasttype === 2) {
						offset = null;
						date += "Z";
					} else if ((c = date.charCodeAt(date.length - 1)) !== 90 && c !== 122) offset = date.slice(date.length - 6);
					if (unsafeDelim) date = date.slice(0, 10) + "T" + date.slice(11);
				} else if (fasttype === 4) date = +date.slice(0, 2) > 23 ? "" : `0000-01-01T${date}Z`;
				hasDate = fasttype !== 4;
				hasTime = fasttype !== 3;
			}
			else {
				let match = date.match(DATE_TIME_RE);
				if (match) {
					if (!match[1]) {
						hasDate = false;
						date = `0000-01-01T${date}`;
					}
					hasTime = !!match[2];
					hasTime && date[10] === " " && (date = date.replace(" ", "T"));
					if (match[2] && +match[2] > 23) date = "";
					else {
						offset = match[3] || null;
						if (!offset && hasTime) date += "Z";
					}
				} else date = "";
			}
		}
		super(date);
		if (!isNaN(this.getTime())) {
			this.#hasDate = hasDate;
			this.#hasTime = hasTime;
			this.#offset = offset;
		}
	}
	isDateTime() {
		return this.#hasDate && this.#hasTime;
	}
	isLocal() {
		return !this.#hasDate || !this.#hasTime || !this.#offset;
	}
	isDate() {
		return this.#hasDate && !this.#hasTime;
	}
	isTime() {
		return this.#hasTime && !this.#hasDate;
	}
	isValid() {
		return this.#hasDate || this.#hasTime;
	}
	toISOString() {
		let iso = super.toISOString();
		if (this.isDate()) return iso.slice(0, 10);
		if (this.isTime()) return iso.slice(11, 23);
		if (this.#offset === null) return iso.slice(0, -1);
		if (this.#offset === "Z" || this.#offset === "z") return iso;
		let offset = +this.#offset.slice(1, 3) * 60 + +this.#offset.slice(4, 6);
		offset = this.#offset[0] === "-" ? offset : -offset;
		return (/* @__PURE__ */ new Date(this.getTime() - offset * 6e4)).toISOString().slice(0, -1) + this.#offset;
	}
	static wrapAsOffsetDateTime(jsDate, offset = "Z") {
		let date = new TomlDate(jsDate);
		date.#offset = offset;
		return date;
	}
	static wrapAsLocalDateTime(jsDate) {
		let date = new TomlDate(jsDate);
		date.#offset = null;
		return date;
	}
	static wrapAsLocalDate(jsDate) {
		let date = new TomlDate(jsDate);
		date.#hasTime = false;
		date.#offset = null;
		return date;
	}
	static wrapAsLocalTime(jsDate) {
		let date = new TomlDate(jsDate);
		date.#hasDate = false;
		date.#offset = null;
		return date;
	}
};

function isDigit(char, base = 10) {
	return base === 16 ? char > 47 && char < 58 || char > 64 && char < 71 || char > 96 && char < 103 : char > 47 && char < 48 + base;
}
function isEndOfValue(char, delim) {
	return char === 32 || char === 9 || char === 10 || char === 13 || delim && (char === delim || char === 44) || char === 35;
}
function extractValue(ctx, end) {
	let errPtr = ctx.p;
	let c = ctx.s.charCodeAt(ctx.p);
	if (c === 91 || c === 123) {
		ctx.d-- || TomlError.x("document contains excessively nested structures. aborting.", ctx);
		let value = c === 91 ? parseArray(ctx) : parseInlineTable(ctx);
		ctx.d++;
		return value;
	}
	if (c === 34 || c === 39) return parseString(ctx);
	if (c === 116) {
		if (ctx.s.charCodeAt(++ctx.p) !== 114 || ctx.s.charCodeAt(++ctx.p) !== 117 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
		return ctx.p++, true;
	}
	if (c === 102) {
		if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 108 || ctx.s.charCodeAt(++ctx.p) !== 115 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
		return ctx.p++, false;
	}
	if (c === 43 || c === 45) return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 44 - c, end);
	if (ctx.s.charCodeAt(ctx.p + 4) === 45 && ctx.s.charCodeAt(ctx.p + 7) === 45) return parseDate(ctx, c, end);
	if (ctx.s.charCodeAt(ctx.p + 2) === 58) return parseTime(ctx, c, end);
	return parseNumber(ctx, ctx.p, c, 0, end);
}
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
	let c = startChr;
	let state = 0;
	let hasUnderscores = false;
	if (c === 105) {
		if (ctx.s.charCodeAt(++ctx.p) !== 110 || ctx.s.charCodeAt(++ctx.p) !== 102) TomlError.x("invalid value", ctx, startPtr);
		return ctx.p++, (sign || 1) / 0;
	}
	if (c === 110) {
		if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 110) TomlError.x("invalid value", ctx, startPtr);
		return ctx.p++, NaN;
	}
	if (c === 48) {
		if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr)) return ctx.bi === true ? 0n : 0;
		if (!sign) {
			if (c === 120) return parseIntegerBaseN(ctx, startPtr, 16, endChr);
			else if (c === 98) return parseIntegerBaseN(ctx, startPtr, 2, endChr);
			else if (c === 111) return parseIntegerBaseN(ctx, startPtr, 8, endChr);
		}
		if (c === 46) state = 2;
		else if (c === 101 || c === 69) state = 4;
		else TomlError.x("illegal leading zero", ctx, startPtr);
	} else if (!isDigit(c)) TomlError.x("invalid value", ctx, startPtr);
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
		if (!state) state = 1;
		if (c === 95) {
			if (!(state & 1)) TomlError.x("illegal underscore", ctx);
			state += 11;
			hasUnderscores = true;
		} else if (state === 1 && c === 46) state = 2;
		else if ((state === 1 || state === 3) && (c === 101 || c === 69)) state = 4;
		else if (state === 4 && (c === 43 || c === 45)) state = 6;
		else if (!isDigit(c)) TomlError.x(`illegal character in numeric literal`, ctx);
		else if (state > 9) state -= 11;
		else if (!(state & 1)) state++;
	}
	if (!state) {
		let val = (startChr - 48) * (sign || 1);
		return ctx.bi === true ? BigInt(val) : val;
	}
	if (!(state & 1)) TomlError.x("unfinished numeric value", ctx, startPtr);
	let str = ctx.s.slice(startPtr, ctx.p);
	if (hasUnderscores) str = str.replaceAll("_", "");
	return state > 1 ? parseFloat(str) : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
	let c, underscore = 1;
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) if (c === 95) {
		if (underscore & 1) TomlError.x("illegal underscore", ctx);
		underscore = 3;
	} else if (!isDigit(c, base)) TomlError.x(`illegal character in numeric literal`, ctx);
	else if (underscore & 1) underscore--;
	if (underscore & 1) TomlError.x("unfinished numeric value", ctx);
	let str = ctx.s.slice(startPtr + 2, ctx.p);
	if (underscore) str = str.replaceAll("_", "");
	return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
	if (ctx.bi !== true) int: {
		let val = parseInt(str, base);
		if (!Number.isSafeInteger(val)) {
			if (ctx.bi) break int;
			TomlError.x("integer value cannot be represented losslessly", ctx, startPtr);
		}
		return val;
	}
	return base === 10 ? BigInt(str) : BigInt((base === 2 ? "0b" : base === 8 ? "0o" : "0x") + str);
}
function parseDate(ctx, c, endChr) {
	let startPtr = ctx.p++, unsafeSeparator;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++))) return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
	ctx.p += 5;
	if (!isDigit(ctx.s.charCodeAt(ctx.p++))) TomlError.x("invalid date-time: date part is malformed", ctx, startPtr);
	if (ctx.p >= ctx.s.length || ((c = ctx.s.charCodeAt(ctx.p)) !== 32 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 84 && c !== 116) return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 3, false, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) !== 58) TomlError.x("invalid date-time: time part is malformed", ctx, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	if (c = ctx.s.charCodeAt(ctx.p)) {
		if (c === 90 || c === 122) return readDate(ctx, ctx.s.slice(startPtr, ++ctx.p), 1, unsafeSeparator, startPtr, "[+00:00]");
		if (c === 43 || c === 45) return readDate(ctx, ctx.s.slice(startPtr, ctx.p += 6), 1, unsafeSeparator, startPtr, !ctx.ld && "[" + ctx.s.slice(ctx.p - 6, ctx.p) + "]");
	}
	return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
	let start = ctx.p;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) return parseNumber(ctx, --ctx.p, c, 0, endChr);
	if (ctx.s.charCodeAt(ctx.p += 4) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	return readDate(ctx, ctx.s.slice(start, ctx.p), 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
	if (ctx.ld) {
		let date = new TomlDate(str, type, unsafeDelim);
		if (!date.isValid()) TomlError.x("invalid date", ctx, errPtr);
		return date;
	}
	try {
		if (temporalSuffix) str += temporalSuffix;
		switch (type) {
			case 1: return Temporal.ZonedDateTime.from(str);
			case 2: return Temporal.PlainDateTime.from(str);
			case 3: return Temporal.PlainDate.from(str);
			case 4: return Temporal.PlainTime.from(str);
		}
	} catch (e) {
		TomlError.x(e instanceof Error ? e.message : "" + e, ctx, errPtr);
	}
}

function skipComment(ctx) {
	for (; ctx.p < ctx.s.length; ctx.p++) {
		let c = ctx.s.charCodeAt(ctx.p);
		if (c === 10) break;
		if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) {
			ctx.p++;
			break;
		}
		if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in comments", ctx);
	}
}
function skipVoid(ctx, banNewLines, banComments) {
	let c;
	while (ctx.p < ctx.s.length) {
		while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 32 || c === 9 || !banNewLines && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10))) ctx.p++;
		if (banComments || c !== 35) break;
		skipComment(ctx);
	}
}

function parseKey(ctx, end = 61) {
	let startPtr;
	let state = 0;
	let parsed = [];
	let sliceStart;
	let c = ctx.s.charCodeAt(startPtr = ctx.p);
	do
		if (c === end) {
			if (!state) TomlError.x("unexpected end of key", ctx);
			if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
			return ctx.p++, parsed;
		} else if (c === 46) {
			if (!state) TomlError.x("illegal empty bare key", ctx);
			if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
			state = 0;
		} else if (!state && (c === 34 || c === 39)) {
			if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2)) TomlError.x("illegal quoted key: multiline strings are not allowed", ctx);
			parsed.push(parseString(ctx));
			state = 2;
			ctx.p--;
		} else if (c === 32 || c === 9) {
			if (state === 1) {
				parsed.push(ctx.s.slice(sliceStart, ctx.p));
				state = 2;
			}
		} else if (state === 2 || c < 48 && c !== 45 || c > 57 && c < 65 || c > 90 && c < 97 && c !== 95 || c > 122) TomlError.x("illegal character in key", ctx);
		else if (!state) {
			state = 1;
			sliceStart = ctx.p;
		}
	while (c = ctx.s.charCodeAt(++ctx.p));
	TomlError.x("incomplete key-value: cannot find end of key", ctx, startPtr);
}
function parseInlineTable(ctx) {
	let startPtr = ctx.p++;
	let res = Object.create(null);
	let seen = /* @__PURE__ */ new Set();
	let c;
	while (ctx.p < ctx.s.length) {
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p)) === 125) {
			ctx.p++;
			return res;
		}
		let k;
		let t = res;
		let hasOwn = false;
		let errPtr = ctx.p;
		let key = parseKey(ctx);
		for (let i = 0; i < key.length; i++) {
			if (i) t = hasOwn ? t[k] : t[k] = Object.create(null);
			k = key[i];
			if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== "object" || seen.has(t[k]))) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
			let unsafe = k === "__proto__";
			if (ctx.uk && (unsafe || k === "constructor")) {
				t = ctx.uk !== 1 && TomlError.x("document contains an unsafe property", ctx, errPtr);
				break;
			}
			if (!hasOwn && unsafe) Object.defineProperty(t, k, {
				enumerable: true,
				configurable: true,
				writable: true
			});
		}
		if (hasOwn) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
		skipVoid(ctx, true, true);
		let value = extractValue(ctx, 125);
		if (t && typeof (t[k] = value) === "object") seen.add(value);
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p++)) === 125) return res;
		if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
	}
	TomlError.x("unfinished table", ctx, startPtr);
}
function parseArray(ctx) {
	let startPtr = ctx.p++;
	let res = [];
	let c;
	while (ctx.p < ctx.s.length) {
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p)) === 93) {
			ctx.p++;
			return res;
		}
		res.push(extractValue(ctx, 93));
		skipVoid(ctx);
		if ((c = ctx.s.charCodeAt(ctx.p++)) === 93) return res;
		if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
	}
	TomlError.x("unfinished array", ctx, startPtr);
}

function peekTable(ctx, key, table, meta, type) {
	let t = table;
	let m = meta;
	let k;
	let hasOwn = false;
	let state;
	for (let i = 0; i < key.length; i++) {
		if (i) {
			t = hasOwn ? t[k] : t[k] = Object.create(null);
			m = (state = m[k]).c;
			if (type === 0 && (state.t === 1 || state.t === 2)) return null;
			if (state.t === 2) {
				let l = t.length - 1;
				t = t[l];
				m = m[l].c;
			}
		}
		k = key[i];
		if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 && m[k]?.d) return null;
		if (!hasOwn) {
			let unsafe = k === "__proto__";
			if (ctx.uk && (unsafe || k === "constructor")) return false;
			if (unsafe) {
				Object.defineProperty(t, k, {
					enumerable: true,
					configurable: true,
					writable: true
				});
				Object.defineProperty(m, k, {
					enumerable: true,
					configurable: true,
					writable: true
				});
			}
			m[k] = {
				t: i < key.length - 1 && type === 2 ? 3 : type,
				d: false,
				i: 0,
				c: Object.create(null)
			};
		}
	}
	state = m[k];
	if (state.t !== type && !(type === 1 && state.t === 3)) return null;
	if (type === 2) {
		if (!state.d) {
			state.d = true;
			t[k] = [];
		}
		t[k].push(t = Object.create(null));
		state.c[state.i++] = state = {
			t: 1,
			d: false,
			i: 0,
			c: Object.create(null)
		};
	}
	if (state.d) return null;
	state.d = true;
	if (type === 1) t = hasOwn ? t[k] : t[k] = Object.create(null);
	else if (type === 0 && hasOwn) return null;
	return [
		k,
		t,
		state.c
	];
}
function validateTablePeek(ctx, peek, ptr) {
	if (peek === null || ctx.uk === 2) TomlError.x(peek === null ? "trying to redefine an already defined table or value" : "document contains an unsafe property", ctx, ptr);
}
function parse$2(toml, options = {}) {
	let ctx = {
		s: toml,
		p: 0,
		d: options.maxDepth ?? 1e3,
		bi: options.integersAsBigInt ?? false,
		ld: options.useLegacyDate ?? true,
		uk: options.unsafeKeyBehaviour === "throw" ? 2 : options.unsafeKeyBehaviour === "drop" ? 1 : 0
	};
	let res = Object.create(null);
	let meta = Object.create(null);
	let tmp;
	let skipping = false;
	let tbl = res;
	let m = meta;
	if (toml.charCodeAt(0) === 65279) ctx.p++;
	skipVoid(ctx);
	while (ctx.p < toml.length) {
		if (toml.charCodeAt(ctx.p) === 91) {
			let isTableArray = toml.charCodeAt(++ctx.p) === 91;
			tmp = ctx.p += +isTableArray;
			skipping = false;
			let k = parseKey(ctx, 93);
			if (isTableArray) {
				if (toml.charCodeAt(ctx.p) !== 93) TomlError.x("expected end of table array declaration", ctx);
				ctx.p++;
			}
			let p = peekTable(ctx, k, res, meta, isTableArray ? 2 : 1);
			if (!p) {
				validateTablePeek(ctx, p, tmp);
				skipping = true;
			} else {
				m = p[2];
				tbl = p[1];
			}
		} else {
			tmp = ctx.p;
			let p = peekTable(ctx, parseKey(ctx), tbl, m, 0);
			if (!p && !skipping) validateTablePeek(ctx, p, tmp);
			skipVoid(ctx, true, true);
			let v = extractValue(ctx, void 0);
			if (p && !skipping) p[1][p[0]] = v;
		}
		skipVoid(ctx, true);
		if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 10 && (tmp !== 13 || toml.charCodeAt(ctx.p + 1) !== 10)) TomlError.x("each key-value declaration must be followed by an end-of-line", ctx);
		skipVoid(ctx);
	}
	return res;
}

let HAS_WELLFORMED = !!"".isWellFormed;

var InvalidToml = class extends TaggedError("InvalidToml") {
	id = "pyproject/invalid-toml";
	blame = "app";
	title = "pyproject.toml cannot be read";
	get message() {
		return `${describe$1(file("pyproject.toml", this.line))}${this.text === "" ? "" : ` is \`${visible(this.text)}\``}: ${this.reason}`;
	}
	hints = ["Correct the line; pip and every build tool refuse the file as well."];
};
var InvalidProjectTable = class extends TaggedError("InvalidProjectTable") {
	id = "pyproject/invalid-project-table";
	blame = "app";
	get title() {
		return `\`${this.key}\` in pyproject.toml has the wrong type`;
	}
	get message() {
		return `\`${this.key}\` must be ${this.expected} (PEP 621).`;
	}
	get hints() {
		return this.key === "project.dependencies" ? ["Write it like: dependencies = [\"flask>=3\", \"redis\"]"] : [];
	}
};
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
const isStrings = (value) => Array.isArray(value) && value.every((item) => typeof item === "string");
const lineOf = (text, key) => {
	const at = text.split("\n").findIndex((line) => key.test(line));
	return at < 0 ? void 0 : at + 1;
};
const read = (text) => {
	try {
		return parse$2(text);
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const [reason = ""] = error.message.split("\n");
		const line = text.split("\n")[error.line - 1] ?? "";
		return new InvalidToml({
			line: error.line,
			text: line.trim(),
			reason: reason.replace(/^Invalid TOML document: /, "")
		});
	}
};
const wrong = (key, expected) => ({
	pyproject: void 0,
	range: void 0,
	problems: [new InvalidProjectTable({
		key,
		expected
	})]
});
const projectFacts = (project, hasBuildSystem, text) => {
	const { dependencies = [], dynamic = [], name, "requires-python": range } = project;
	if (!isStrings(dependencies)) return wrong("project.dependencies", "a list of strings");
	if (!isStrings(dynamic)) return wrong("project.dynamic", "a list of strings");
	if (range !== void 0 && typeof range !== "string") return wrong("project.requires-python", "a string");
	return {
		pyproject: {
			hasBuildSystem,
			project: {
				name: typeof name === "string" ? name : void 0,
				dependencies,
				dynamicDependencies: dynamic.includes("dependencies")
			}
		},
		range: range === void 0 || range.trim() === "" ? void 0 : {
			origin: file("pyproject.toml", lineOf(text, /^\s*["']?requires-python["']?\s*=/)),
			specifier: range.trim()
		},
		problems: []
	};
};
const declaresNoPackage = ({ poetry, uv }) => isTable(poetry) && poetry["package-mode"] === false || isTable(uv) && uv["package"] === false;
const readPyproject = (bytes) => {
	const { text } = decode(bytes);
	const document = read(text);
	if (document instanceof InvalidToml) return {
		pyproject: void 0,
		range: void 0,
		problems: [document]
	};
	const { project, "build-system": buildSystem, tool } = document;
	const hasBuildSystem = isTable(buildSystem) && !declaresNoPackage(isTable(tool) ? tool : {});
	if (project === void 0) return {
		pyproject: {
			hasBuildSystem,
			project: void 0
		},
		range: void 0,
		problems: []
	};
	return isTable(project) ? projectFacts(project, hasBuildSystem, text) : wrong("project", "a table");
};

const at = (spot) => describe$1(file(spot.path, spot.line));
const shown = (text) => visible(redact(text, []));
var InvalidRequirementLine = class extends TaggedError("InvalidRequirementLine") {
	blame = "app";
	title = "A line of a requirement file cannot be read";
	get id() {
		return `requirements/${this.condition}`;
	}
	get message() {
		return `${at(this)} is \`${shown(this.text)}\`. ${this.meaning}`;
	}
	get hints() {
		return [redact(this.hint, [])];
	}
};
const fileFaults = {
	missing: ["is not there", "Correct the path (it counts from the folder of the file that names it), or commit the file."],
	directory: ["is a folder, not a file", "Name a file in that folder."],
	cycle: ["leads back to itself: each file would be read again and again", "Remove one of the lines that close the circle."],
	"not-text": ["is UTF-16 without the mark that says so, which pip cannot read", "Save the file as UTF-8."],
	"not-utf8": ["holds letters that are not UTF-8, which pip refuses", "Save the file as UTF-8, or write `# -*- coding: latin-1 -*-` as its first line, with the encoding that it has."]
};
var UnusableRequirementsFile = class extends TaggedError("UnusableRequirementsFile") {
	blame = "app";
	title = "A requirement file cannot be used";
	get id() {
		return `requirements/file-${this.fault}`;
	}
	get message() {
		return `${this.namedBy === void 0 ? "" : `${at(this.namedBy)} is \`${shown(this.text ?? "")}\`: `}${describe$1(file(visible(this.path), this.line))} ${fileFaults[this.fault][0]}.`;
	}
	get hints() {
		const backslash = this.text?.includes("\\") === true ? ["Write folders with `/`; pip drops a `\\`."] : [];
		return [fileFaults[this.fault][1], ...backslash];
	}
};
var FreezeLeftover = class extends TaggedError("FreezeLeftover") {
	id = "requirements/freeze-leftover";
	blame = "app";
	title = "A requirement exists on no index";
	get message() {
		return `${at(this)} is \`${shown(this.text)}\`. \`pip freeze\` writes it in virtual environments of Debian and Ubuntu by mistake; there is no such package.`;
	}
	get hints() {
		return [`Remove the line from ${this.path}.`];
	}
};
var PathsOfAnotherMachine = class extends TaggedError("PathsOfAnotherMachine") {
	id = "requirements/path-of-another-machine";
	blame = "app";
	title = "Requirements lie in folders of another computer";
	get message() {
		return ["These lines name paths that are not here; `pip freeze`, often inside conda, writes such:", ...this.lines.map((line) => `  ${at(line)}: ${shown(line.text)}`)].join("\n");
	}
	get hints() {
		return [...this.lines.map((line) => line.instead === void 0 ? `${at(line)}: write the package's name and version, or copy it into the app and write \`./its-folder\`.` : `${at(line)}: write \`${shown(line.instead)}\`.`), "`pip list --format=freeze > requirements.txt` writes a list without paths."];
	}
};
var UnusableLocalPath = class extends TaggedError("UnusableLocalPath") {
	blame = "app";
	title = "A local path cannot be installed";
	get id() {
		return `requirements/path-${this.fault}`;
	}
	get message() {
		return `${at(this)} is \`${shown(this.text)}\`: ${shown(this.localPath)} ${{
			missing: "does not exist in the app.",
			"not-installable": "is a folder without `setup.py` and `pyproject.toml`, so pip does not know how to install it.",
			"not-a-project": "is a file, but neither a wheel nor a source archive."
		}[this.fault]}`;
	}
	get hints() {
		return {
			missing: ["Correct the path: it counts from the app's root. If it is right, see whether git ignores the files."],
			"not-installable": ["Add a `setup.py` there: `from setuptools import setup` on its first line, `setup()` on its second."],
			"not-a-project": [`If it is a list of requirements, write \`-r ${shown(this.localPath)}\`.`]
		}[this.fault];
	}
};
const remarks = {
	editable: ["notice", "Editable requirements are installed as normal packages, since an editable install does not survive being moved"],
	"legacy-version": ["warning", "pip 24.1 and newer refuse these versions; write versions made of numbers, as in `==1.2.3`"],
	"obsolete-option": ["warning", "Newer pips refuse files with these options; remove them"],
	ignored: ["warning", "pip reads only a part of these lines; write one requirement or option a line, and no `-` before it"],
	"variable-not-set": ["warning", "These variables are not set, so pip reads them as they stand"]
};
const unsetVariable = (name) => ({
	condition: "variable-not-set",
	meaning: `The variable $${name} is not set, so pip reads the line as it stands, and cannot.`,
	hint: `Set the variable ${name} for the app, or write its value into the line.`
});
const remark = (state, id, place, about) => {
	state.remarks.set(id, [...state.remarks.get(id) ?? [], `${at(place)}: ${shown(about)}`]);
};
const fail = (state, place, found) => {
	const unset = expand(place.text, state.environment).unset[0];
	const fault = unset === void 0 || found.condition !== "invalid-line" ? found : unsetVariable(unset);
	const repeated = (problem) => problem instanceof InvalidRequirementLine && problem.path === place.path && problem.condition === "merge-conflict";
	if (fault.condition === "merge-conflict" && state.problems.some(repeated)) return;
	state.problems.push(new InvalidRequirementLine({
		path: place.path,
		line: place.line,
		text: place.text,
		...fault
	}));
};
const failPath = (state, place, localPath, fault) => {
	state.problems.push(new UnusableLocalPath({
		path: place.path,
		line: place.line,
		text: place.text,
		localPath,
		fault
	}));
};
const resolve = (folder, path) => {
	const absolute = path.startsWith("/") || folder.startsWith("/");
	const parts = [];
	for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
	else if (part === ".." && !absolute) parts.push(part);
	else if (part !== "" && part !== "." && part !== "..") parts.push(part);
	return `${absolute ? "/" : ""}${parts.join("/")}` || ".";
};
const locate = (state, folder, path) => {
	const found = resolve(folder, path);
	const absolute = found === ".." || found.startsWith("../") ? resolve(state.root, found) : found;
	if (absolute === state.root) return ".";
	return absolute.startsWith(`${state.root}/`) ? absolute.slice(state.root.length + 1) : found;
};
const readable = (path) => !path.includes("\0") && path.split("/").every((part) => new TextEncoder().encode(part).length <= 255);
const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
const archive = /[^/]\.(?:zip|whl|tbz|txz|tlz|tgz|tar(?:\.(?:bz2|xz|lz|lzma|gz))?)$/i;
const windowsPath = /^(?:[A-Za-z]:|\\\\)/;
const decoded = (text) => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};
const pathInUrl = (url) => {
	const match = /^file:(?:\/\/([^/?#]*))?([^?#]*)/i.exec(url);
	const [, host = "", path = ""] = match ?? [];
	return match !== null && (host === "" || host.toLowerCase() === "localhost") ? decoded(path) : void 0;
};
const eggName = (url) => {
	const name = /[#&]egg=([A-Za-z0-9][\w.-]*)/.exec(url)?.[1];
	return name === void 0 ? void 0 : normalise(name);
};
const wheelFile = (path) => {
	const [, name, version] = /(?:^|\/)([^/-]+)-([^/-]+)(?:-[^/]+)?-[^/-]+-[^/-]+-[^/-]+\.whl$/i.exec(path.replace(/[?#].*$/, "")) ?? [];
	return name === void 0 || version === void 0 ? void 0 : {
		name: normalise(name),
		version
	};
};
const sourceArchive = (path) => {
	const [, name, version] = /([A-Za-z0-9][\w.]*(?:-[A-Za-z][\w.]*)*)-(\d[\w.!+]*?)\.(?:zip|tgz|tar\.\w+)$/.exec(path) ?? [];
	return name === void 0 ? void 0 : `${normalise(name)}==${version}`;
};
const withoutExtras = (text) => {
	const [, path, extras] = /^(.+)\[([^\]]+)\]$/.exec(text) ?? [];
	return path === void 0 || extras === void 0 ? [text, []] : [path, extras.split(",").map((extra) => extra.trim())];
};
const named = (name) => name === void 0 ? {} : { name };
const subdirectoryOf = (url) => {
	const subdirectory = /[#&]subdirectory=([^&]+)/.exec(url)?.[1];
	return subdirectory === void 0 ? {} : { subdirectory: decoded(subdirectory) };
};
const localTarget = (state, place, path, known) => {
	const localPath = locate(state, "", path);
	const found = state.read(localPath);
	const kind = known.editable ? "editable-path" : found === "directory" || !archive.test(localPath) ? "path" : "archive-path";
	const name = known.name ?? wheelFile(localPath)?.name;
	const { extras, subdirectory } = known;
	const target = {
		kind,
		...named(name),
		extras,
		...subdirectory === void 0 ? {} : { subdirectory }
	};
	if (found === "missing") {
		if (known.optional) return target;
		if (path.startsWith("/")) return foreign(state, place, localPath, name);
		failPath(state, place, localPath, "missing");
		return;
	}
	if (found !== "directory" && kind !== "archive-path") return void failPath(state, place, localPath, "not-a-project");
	const projectFiles = ["setup.py", "pyproject.toml"].map((file) => state.read(resolve(resolve(localPath, subdirectory ?? ""), file)));
	if (found === "directory" && projectFiles.every((file) => file === "missing")) return void failPath(state, place, localPath, "not-installable");
	return {
		...target,
		localPath
	};
};
const foreign = (state, place, path, name) => {
	const wheel = wheelFile(path);
	const guess = wheel === void 0 ? sourceArchive(path) : `${wheel.name}==${wheel.version}`;
	if (state.foreign.length === 0) state.foreignAt = state.problems.length;
	state.foreign.push({
		path: place.path,
		line: place.line,
		text: place.text,
		instead: guess ?? name
	});
};
const urlTarget = (state, place, url, editable, optional) => {
	const name = eggName(url);
	const path = pathInUrl(url);
	const subdirectory = subdirectoryOf(url);
	if (path !== void 0) return localTarget(state, place, path, {
		...named(name),
		...subdirectory,
		extras: [],
		editable,
		optional
	});
	return {
		kind: isVcs(url) ? editable ? "editable-vcs" : "vcs" : "url",
		...named(name ?? wheelFile(url)?.name),
		...subdirectory,
		extras: []
	};
};
const namedTarget = (state, place, line, editable, optional) => {
	const { name, extras, specifier, url } = line;
	if (url !== void 0) {
		const path = pathInUrl(url);
		if (path !== void 0) return localTarget(state, place, path, {
			name,
			...subdirectoryOf(url),
			extras,
			editable,
			optional
		});
		const target = urlTarget(state, place, url, editable, optional);
		return target === void 0 ? void 0 : {
			...target,
			name,
			extras
		};
	}
	if (line.legacy) remark(state, "legacy-version", place, place.text);
	const pin = /^(?:===|==(?!=))[ \t]*v?([^,*\s]+)$/.exec(specifier ?? "")?.[1];
	if (name === "pkg-resources" && pin === "0.0.0" && !place.constraint && !optional) {
		state.problems.push(new FreezeLeftover({
			path: place.path,
			line: place.line,
			text: place.text
		}));
		return;
	}
	return {
		kind: "named",
		name,
		extras,
		...specifier === void 0 ? {} : { specifier },
		...pin === void 0 ? {} : { pin }
	};
};
const plainTarget = (state, place, text, optional) => {
	if (isUrl(text)) return urlTarget(state, place, text, false, optional);
	const line = parseNamed(text);
	if (line?.url !== void 0) return namedTarget(state, place, line, false, optional);
	if (line === void 0 && text.includes("://")) return void fail(state, place, explain$1(text));
	const [path, extras] = withoutExtras(text);
	const looksLikePath = text.includes("/") || text.startsWith(".");
	if (looksLikePath && state.read(locate(state, "", path)) === "directory") return localTarget(state, place, path, {
		extras,
		editable: false,
		optional
	});
	if (archive.test(path)) return localTarget(state, place, path, {
		extras,
		editable: false,
		optional
	});
	if (line !== void 0) return namedTarget(state, place, line, false, optional);
	if (windowsPath.test(text)) return foreign(state, place, text, void 0);
	const fault = explain$1(text === "" ? place.text : text);
	if (!looksLikePath || fault.condition !== "invalid-line") return void fail(state, place, fault);
	return localTarget(state, place, path, {
		extras,
		editable: false,
		optional: false
	});
};
const editableTarget = (state, place, text) => {
	const [path, extras] = withoutExtras(text);
	const line = parseNamed(text);
	if (!isUrl(text) && state.read(locate(state, "", path)) === "directory") return localTarget(state, place, path, {
		extras,
		editable: true,
		optional: false
	});
	if (line?.url !== void 0) return namedTarget(state, place, line, true, false);
	const file = /^file:/i.test(path) ? pathInUrl(path) : void 0;
	if (file !== void 0) return localTarget(state, place, file, {
		...named(eggName(text)),
		...subdirectoryOf(text),
		extras,
		editable: true,
		optional: false
	});
	if (isVcs(text)) {
		if (eggName(text) !== void 0) return urlTarget(state, place, text, true, false);
		fail(state, place, {
			condition: "editable-without-name",
			meaning: "pip cannot tell the name of an editable requirement from version control.",
			hint: `Write its name behind the address: \`-e ${shown(text)}#egg=NAME\`.`
		});
		return;
	}
	if (windowsPath.test(path)) return foreign(state, place, path, void 0);
	if (line === void 0 && !isUrl(text)) {
		const fault = explain$1(text);
		if (fault.condition === "version-control") return void fail(state, place, {
			...fault,
			hint: fault.hint.replace("`git", "`-e git").replace(/`\.$/, "#egg=NAME`.")
		});
		if (text.includes("://")) return void fail(state, place, fault);
		return localTarget(state, place, path, {
			extras,
			editable: true,
			optional: false
		});
	}
	fail(state, place, {
		condition: "editable-target",
		meaning: "Behind `-e` stands neither a folder of the app nor an address for version control.",
		hint: `Write \`${shown(text)}\` without \`-e\`, or \`-e ./FOLDER\`.`
	});
};
const readRequirement = (state, place, line, editable) => {
	const { target, marker } = editable === void 0 ? splitMarker(line.requirement) : { target: editable };
	const found = editable === void 0 ? plainTarget(state, place, target, marker !== void 0) : editableTarget(state, place, target);
	const fault = marker === void 0 || found === void 0 ? void 0 : markerFault(marker);
	if (fault !== void 0) return fail(state, place, fault);
	if (found === void 0) return;
	if (editable !== void 0 && !place.constraint) remark(state, "editable", place, place.text);
	state.requirements.push({
		origin: file(place.path, place.line),
		text: place.text,
		...found,
		...marker === void 0 ? {} : { marker },
		hashes: line.options.filter((option) => option.name === "--hash").length,
		constraint: place.constraint
	});
};
const nestedFile = (options) => {
	for (const [name, constraint] of [["--requirement", false], ["--constraint", true]]) {
		const value = options.find((option) => option.name === name)?.value;
		if (value !== void 0) return [value, constraint];
	}
};
const readOptions = (state, place, options, chain) => {
	const origin = file(place.path, place.line);
	const nested = nestedFile(options);
	if (nested === void 0) return void state.options.push(...options.map((option) => ({
		origin,
		...option
	})));
	const [path, constraint] = nested;
	if (/^(?:https?|file):/i.test(path)) {
		state.options.push({
			origin,
			name: constraint ? "--constraint" : "--requirement",
			value: path
		});
		return;
	}
	if (path.includes("://")) {
		const named = {
			path: redact(path, []),
			fault: "missing",
			namedBy: place,
			text: place.text
		};
		state.problems.push(new UnusableRequirementsFile(named));
		return;
	}
	readFile(state, locate(state, folderOf(place.path), path), constraint, chain, place);
};
const sayFault = (text, line, fault) => {
	const whole = explain$1(text);
	if (whole.condition === "list-output" || whole.condition === "command") return whole;
	const { target } = splitMarker(line.requirement);
	return target === "" || isUrl(target) || parseNamed(target) !== void 0 ? fault : whole;
};
const readLine = (state, place, chain) => {
	const { text, unset } = expand(place.text, state.environment);
	for (const name of unset) remark(state, "variable-not-set", place, `\${${name}}`);
	for (const secret of inUrls(text)) state.secrets.add(secret).add(decoded(secret));
	for (const [, token] of text.matchAll(/:\/\/([^\s/?#:@]+):(?:x-oauth-basic)?@/g)) if (token !== void 0) state.secrets.add(token);
	const line = parseLine(text);
	if (line.fault !== void 0) return fail(state, place, sayFault(place.text, line, line.fault));
	for (const option of line.options) if (goneSince(option.name) !== void 0) remark(state, "obsolete-option", place, option.name);
	const editables = line.options.filter((option) => option.name === "--editable");
	const files = line.options.filter((option) => option.name === "--requirement" || option.name === "--constraint");
	if (line.requirement === "" && line.ignored.length > 0 || editables.length > 1 || files.length > 1) remark(state, "ignored", place, place.text);
	if (line.requirement !== "") return readRequirement(state, place, line, void 0);
	if (editables[0]?.value !== void 0) return readRequirement(state, place, line, editables[0].value);
	return readOptions(state, place, line.options, chain);
};
const readFile = (state, path, constraint, chain, namedBy) => {
	const refuse = (fault, line) => void state.problems.push(new UnusableRequirementsFile({
		path,
		fault,
		namedBy,
		text: namedBy?.text,
		...line === void 0 ? {} : { line }
	}));
	if (chain.includes(path)) return refuse("cycle");
	const key = `${constraint ? "-c" : "-r"} ${path}`;
	if (state.visited.has(key)) return;
	state.visited.add(key);
	const bytes = state.read(path);
	if (typeof bytes === "string") return refuse(bytes);
	state.files.add(path);
	const { text, invalidUtf8, unmarkedUtf16 } = decode(bytes);
	if (unmarkedUtf16) return refuse("not-text");
	if (invalidUtf8) return refuse("not-utf8", pythonLines(text).findIndex((line) => /[^\0-\x7f]/.test(line)) + 1);
	for (const { number, text: written } of logicalLines(text)) {
		const before = state.problems.length;
		readLine(state, {
			path,
			line: number,
			text: written,
			constraint
		}, [...chain, path]);
		const problem = state.problems[before];
		if (problem instanceof InvalidRequirementLine && problem.condition === "html") return;
	}
};
const conclude = (state) => {
	const problems = [...state.problems];
	if (state.foreign.length > 0) problems.splice(state.foreignAt, 0, new PathsOfAnotherMachine({ lines: state.foreign }));
	const asked = (name) => state.options.some((option) => option.name === name);
	const hashed = asked("--require-hashes") || state.requirements.some(({ hashes }) => hashes > 0);
	return {
		files: [...state.files],
		requirements: state.requirements,
		options: state.options,
		hashMode: hashed && !asked("--no-require-hashes"),
		problems,
		notices: [...state.remarks].map(([id, lines]) => ({
			level: remarks[id][0],
			id: `requirements/${id}`,
			text: `${remarks[id][1]}: ${lines.join(", ")}.`
		})),
		secrets: [...state.secrets]
	};
};
const parse$1 = (root, read, environment, file = "requirements.txt") => {
	const state = {
		root: root.replace(/\/+$/, ""),
		read: (path) => readable(path) ? read(path) : "missing",
		environment,
		files: /* @__PURE__ */ new Set(),
		visited: /* @__PURE__ */ new Set(),
		requirements: [],
		options: [],
		problems: [],
		foreign: [],
		foreignAt: 0,
		remarks: /* @__PURE__ */ new Map(),
		secrets: /* @__PURE__ */ new Set()
	};
	readFile(state, locate(state, "", file), false, [], void 0);
	return conclude(state);
};

const settings = (text) => {
	const found = [];
	let section = "";
	for (const [at, raw] of text.split(/\r?\n/).entries()) {
		if (/^\s*(?:[#;]|$)/.test(raw)) continue;
		const last = found.at(-1);
		if (/^\s/.test(raw) && last !== void 0 && last.section === section) {
			found[found.length - 1] = {
				...last,
				value: `${last.value} ${raw.trim()}`.trim(),
				line: last.value === "" ? at + 1 : last.line
			};
			continue;
		}
		const header = /^\[([^\]]+)\]/.exec(raw);
		const pair = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(raw);
		if (header !== null) section = header[1]?.trim() ?? "";
		else if (pair !== null) found.push({
			section,
			key: (pair[1] ?? "").trim().toLowerCase().replaceAll("-", "_"),
			value: (pair[2] ?? "").trim(),
			line: at + 1
		});
	}
	return found;
};
const readSetupCfg = (bytes) => {
	const all = settings(decode(bytes).text);
	const range = all.find(({ key, section }) => section === "options" && key === "python_requires");
	return {
		range: range === void 0 || range.value === "" ? void 0 : {
			origin: file("setup.cfg", range.line),
			specifier: range.value
		},
		describesPackage: all.some(({ key, section, value }) => section === "metadata" && key === "name" && value !== "")
	};
};

const faults = {
	"no-version": ["names no Python version", "There is no version in it, so nobody can tell which Python is meant."],
	"multiple-versions": ["names more than one Python version", "An app runs on one Python."],
	"invalid-encoding": ["is not saved as UTF-8", "An editor saved it as UTF-16, in which no version can be read."],
	"control-characters": ["holds invisible characters", "They came along when the text was copied, and are part of the version as it stands."],
	"other-implementation": ["asks for a Python that is not CPython", "This buildpack stages on CPython."],
	"system-python": ["asks for the system's Python", "Which one that is differs from host to host, so the app could run on another one than it was built for."],
	"development-version": ["asks for a development version", "Only released versions can be staged."],
	"free-threaded": ["asks for a free-threaded Python", "Most compiled packages do not support it, so this buildpack stages on the regular build."],
	"range-not-version": ["asks for a range", "A range belongs into `requires-python` in pyproject.toml; here a version is expected."],
	"unsupported-version": ["asks for a Python that never was supported", "Supported are 2.7, and 3.3 and newer."],
	"invalid-version": ["holds something that is no Python version", "A version is `X.Y`, or `X.Y.Z` for an exact patch release."]
};
const namespaces = {
	"runtime.txt": "runtime-txt",
	".python-version": "python-version-file"
};
var UnusablePythonVersion = class extends TaggedError("UnusablePythonVersion") {
	blame = "app";
	get id() {
		return `${this.origin._tag === "File" ? namespaces[this.origin.path] ?? "python-version-file" : "python-version-variable"}/${this.fault}`;
	}
	get place() {
		return this.origin._tag === "File" ? this.origin.path : describe$1(this.origin);
	}
	get title() {
		return `${this.place} ${faults[this.fault][0]}`;
	}
	get message() {
		return `${this.text === "" ? "" : `${describe$1(this.origin)} says:\n\n  ${this.text.split("\n").map(visible).join("\n  ")}\n\n`}${faults[this.fault][1]}`;
	}
	get hints() {
		return this.origin._tag === "File" ? [
			`Write one line into ${this.origin.path}, for example:`,
			"",
			`  ${this.suggestion}`
		] : [`Set ${describe$1(this.origin)} to a version, for example: ${this.suggestion}`];
	}
};
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u;
const ofOther = /^(?:pypy|jython|ironpython|graalpy|micropython|stackless|anaconda|miniconda|miniforge|mambaforge|pyston|cinder)/i;
const withoutPrefix = (word) => word.replace(/^c?python-/i, "");
const faultOf = (word) => {
	const version = withoutPrefix(word);
	if (/^(?:c?python-)?\d[\d.]*(?:[ \t]+(?:c?python-)?\d[\d.]*)+$/i.test(word)) return "multiple-versions";
	if (invisible.test(word)) return "control-characters";
	if (ofOther.test(word)) return "other-implementation";
	if (/^system$/i.test(word)) return "system-python";
	if (/^\d+(?:\.\d+)*t$/.test(version)) return "free-threaded";
	if (/^\d+(?:\.(?:\d+|x))*-?(?:dev|a\d+|b\d+|rc\d+)$/i.test(version) || version.endsWith("+")) return "development-version";
	if (/[<>=~^!*|]|\.x$/i.test(version)) return "range-not-version";
	if (/^(?:[014-9]|\d\d+)(?:\.\d+){0,2}$/.test(version)) return "unsupported-version";
	return "invalid-version";
};
const isSupported = ({ major, minor }) => minor === void 0 || (major === 2 ? minor === 7 : minor >= 3);
const suggest = (text, prefixed) => {
	const guess = /(?:^|\D)(2\.7|3\.(?:[3-9]|[1-9]\d))(?:\.\d+)?/.exec(text.replaceAll(",", "."))?.[1] ?? "3.13";
	return prefixed ? `Python-${guess}` : guess;
};
const understood = (origin, text, asked) => ({
	origin,
	text,
	asked,
	problem: void 0
});
const unusable = (origin, fault, text) => ({
	origin,
	text,
	asked: void 0,
	problem: new UnusablePythonVersion({
		origin,
		fault,
		text,
		suggestion: suggest(text, origin._tag === "File" && origin.path === "runtime.txt")
	})
});
const readWord = (origin, word) => {
	const asked = parseRequest(withoutPrefix(word));
	if (asked === void 0) return unusable(origin, faultOf(word), word);
	return isSupported(asked) ? understood(origin, word, asked) : unusable(origin, "unsupported-version", word);
};
const fromVariable = (name, value) => readWord(variable$1(name), value.trim());
const fromFile = (path, bytes) => {
	const { encoding, text } = decode(bytes);
	if (encoding.startsWith("utf-16") || bytes.includes(0)) return unusable(file(path), "invalid-encoding", "");
	const words = lines(text).map((text, at) => ({
		line: at + 1,
		text: text.replace(/(?:^|\s)#.*$/, "").replace(/^[ \t\r]+|[ \t\r]+$/g, "")
	})).filter(({ text }) => text !== "");
	const [first, second] = words;
	if (first === void 0) return unusable(file(path), "no-version", "");
	if (second !== void 0) return unusable(file(path, first.line), "multiple-versions", words.map(({ text }) => text).join("\n"));
	return readWord(file(path, first.line), first.text);
};

var NoApplication = class extends TaggedError("NoApplication") {
	id = "application/not-found";
	blame = "environment";
	title = "There is no application to stage";
	get message() {
		return `${this.root} is not a directory.`;
	}
	hints = ["Give the directory with the app's source as the first argument."];
};
var SetupCfgAlone = class extends TaggedError("SetupCfgAlone") {
	id = "setup-cfg/without-setup-py";
	blame = "app";
	title = "setup.cfg describes a package, but nothing builds it";
	get message() {
		return "setup.cfg has [metadata] with a name. Without a setup.py (or [build-system] in pyproject.toml) no pip builds it.";
	}
	hints = [
		"Add a setup.py with these two lines:",
		"",
		"  from setuptools import setup",
		"  setup()"
	];
};
const names = fn("Survey.names")(function* (root) {
	const files = yield* Filesystem;
	if ((yield* files.target(root))?.kind !== "directory") return yield* new NoApplication({ root });
	const found = yield* files.list(root);
	const marked = yield* forEach$1(found, (name) => map(files.target(join$1(root, name)), (status) => status?.kind === "directory" ? `${name}/` : name), { concurrency: 8 });
	return new Set(marked);
});
const requirements = fn("Survey.requirements")(function* (root, variables) {
	const files = yield* Filesystem;
	const known = /* @__PURE__ */ new Map();
	const load = fn(function* (path) {
		const absolute = path.startsWith("/") ? path : join$1(root, path);
		const status = yield* files.target(absolute).pipe(orElseSucceed(() => void 0));
		known.set(path, status === void 0 ? "missing" : status.kind === "directory" ? "directory" : yield* files.read(absolute));
	});
	while (true) {
		const wanted = /* @__PURE__ */ new Set();
		const facts = parse$1(root, (path) => {
			const content = known.get(path);
			if (content === void 0) wanted.add(path);
			return content ?? "missing";
		}, variables);
		if (wanted.size === 0) return facts;
		yield* forEach$1(wanted, load, { discard: true });
	}
});
const committedEnvironments = fn("Survey.committedEnvironments")(function* (root, found) {
	const files = yield* Filesystem;
	const notices = [];
	for (const name of [
		"venv",
		".venv",
		"env",
		".env"
	].filter((name) => found.has(`${name}/`))) {
		if ((yield* files.target(join$1(root, name, "pyvenv.cfg"))) === void 0) continue;
		notices.push({
			level: "warning",
			id: "application/virtual-environment",
			text: `${name}/ is a virtual environment of another computer. It is not used here, and makes the app larger.\nRemove it with \`git rm -r --cached ${name}\` and add the line \`${name}/\` to .gitignore.`
		});
	}
	return notices;
});
var NotPython = class extends TaggedError("NotPython") {
	id = "application/not-python";
	blame = "app";
	title = "This does not look like a Python app";
	get message() {
		return `No requirements.txt, setup.py, pyproject.toml, runtime.txt or other file of a Python app was found.\n${this.names.length === 0 ? "The directory is empty." : `The directory has: ${this.names.slice(0, 20).join(", ")}${this.names.length > 20 ? ", …" : ""}.`}`;
	}
	get hints() {
		return this.advice.length > 0 ? this.advice : ["Add requirements.txt to the top of the app, even an empty one, and commit it."];
	}
};
const notPython = (found) => {
	const advice = nearMisses.filter(({ folder, name }) => found.has(folder === true ? `${name}/` : name)).map((miss) => `There is ${miss.name}: ${miss.advice}.`);
	return new NotPython({
		names: [...found].toSorted(),
		advice
	});
};
const reader = (root, found) => ({ optional: (name, use) => found.has(name) ? flatMap(Filesystem, (files) => map(files.read(join$1(root, name)), use)) : succeed$1(void 0) });
const versionSources = fn("Survey.versionSources")(function* ({ optional }) {
	const wanted = (yield* Env).get("PYTHON_VERSION");
	return [
		wanted === void 0 ? void 0 : fromVariable("PYTHON_VERSION", wanted),
		yield* optional("runtime.txt", (bytes) => fromFile("runtime.txt", bytes)),
		yield* optional(".python-version", (bytes) => fromFile(".python-version", bytes))
	].filter((source) => source !== void 0);
});
const ranges = (pyproject, setupCfg) => [pyproject?.range, setupCfg?.range].filter((range) => range !== void 0);
const packageProblems = (found, pyproject, setupCfg) => {
	const buildable = found.has("setup.py") || pyproject?.pyproject?.hasBuildSystem === true;
	return setupCfg?.describesPackage === true && !buildable && pyproject?.pyproject?.project === void 0 ? [new SetupCfgAlone()] : [];
};
const recognise = fn("Survey.recognise")(function* ({ optional }, found, markers) {
	const lines = /* @__PURE__ */ new Map();
	for (const { name } of markers.filter((marker) => marker.lines !== void 0)) {
		const text = yield* optional(name, (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).pipe(orElseSucceed(() => ""));
		lines.set(name, text ?? "");
	}
	return verdict(markers, found, (name) => lines.get(name) ?? "") !== void 0;
});
const known = /* @__PURE__ */ new Set([
	"requirements.txt",
	"requirements.pypm",
	"setup.py",
	"setup.cfg",
	"pyproject.toml",
	"runtime.txt",
	".python-version",
	"Procfile"
]);
const survey = fn("Survey.survey")(function* (root, markers) {
	const env = yield* Env;
	const found = yield* names(root);
	const read = reader(root, found);
	const pyproject = yield* read.optional("pyproject.toml", readPyproject);
	const setupCfg = yield* read.optional("setup.cfg", readSetupCfg);
	const facts = found.has("requirements.txt") ? yield* requirements(root, env.variables) : void 0;
	const pypm = yield* read.optional("requirements.pypm", (bytes) => parse$3(bytes));
	const texts = /* @__PURE__ */ new Map();
	for (const { name } of markers.filter(({ name }) => found.has(name) && !known.has(name))) {
		const text = yield* read.optional(name, (bytes) => decode(bytes).text);
		if (text !== void 0) texts.set(name, text);
	}
	const recognised = yield* recognise(read, found, [...markers, ...wellKnownMarkers]);
	return {
		root,
		recognised,
		names: found,
		versionSources: yield* versionSources(read),
		ranges: ranges(pyproject, setupCfg),
		requirements: facts,
		pypm,
		pyproject: pyproject?.pyproject,
		procfile: yield* read.optional("Procfile", readProcfile),
		texts,
		notices: [
			...yield* committedEnvironments(root, found),
			...facts?.notices ?? [],
			...pypm?.notices ?? []
		],
		problems: [
			...recognised || packageProblems(found, pyproject, setupCfg).length > 0 ? [] : [notPython(found)],
			...pyproject?.problems ?? [],
			...facts?.problems ?? [],
			...pypm?.problems ?? [],
			...packageProblems(found, pyproject, setupCfg)
		],
		secrets: [...facts?.secrets ?? [], ...(pyproject?.pyproject?.project?.dependencies ?? []).flatMap(inUrls)]
	};
});

const discover = fn("Staging.discover")(function* (application, everything) {
	const providers = yield* RuntimeProviders;
	const wanted = everything || application.ranges.length > 0 ? void 0 : application.versionSources[0]?.asked;
	const all = yield* forEach$1(providers, (provider) => provider.discover(wanted));
	return {
		found: all.flatMap(({ found }) => found),
		rejected: all.flatMap(({ rejected }) => rejected)
	};
});
const policy = map(Env, (env) => {
	const defaultVersion = env.get("PYTHON_DEFAULT_VERSION");
	return {
		defaultVersion: defaultVersion === void 0 ? void 0 : fromVariable("PYTHON_DEFAULT_VERSION", defaultVersion),
		newestPatch: env.get("PYTHON_PATCH_POLICY") === "newest"
	};
});
const chooseRuntime = fn("Staging.chooseRuntime")(function* (application, everything) {
	const rules = yield* policy;
	const first = yield* discover(application, everything);
	const selected = select(application, first.found, rules);
	if (isSuccess$1(selected)) return {
		selection: selected.success,
		...first
	};
	const all = yield* discover(application, true);
	return {
		selection: yield* fromResult(select(application, all.found, rules)),
		...all
	};
});
const routedOptions = fn("Staging.routedOptions")(function* (pip) {
	const env = yield* Env;
	const report = yield* Report;
	const words = yield* fromResult(split$1(env.get("PIP_OPTS") ?? "", "PIP_OPTS"));
	const [major = 0, minor = 0] = pip.split(".").map(Number);
	const routed = yield* fromResult(route$1(words, {
		major,
		minor
	}));
	yield* report.hide(routed.secrets);
	return routed;
});
const today = map(currentTimeMillis, (now) => new Date(now).toISOString().slice(0, 10));
const plan$1 = fn("Staging.plan")(function* (root, everything = false) {
	const installers = yield* Installers;
	const report = yield* Report;
	const application = yield* survey(root, installers.flatMap(({ files }) => files));
	yield* report.hide(application.secrets);
	const { found, rejected, selection } = yield* chooseRuntime(application, everything);
	const { runtime } = selection.python;
	const band = bandOf(runtime.version);
	const options = yield* routedOptions(band?.tools[0].version ?? "");
	const decided = plan$2({
		application,
		selection,
		found,
		rejected,
		installers,
		band,
		today: yield* today,
		options: {
			names: options.names,
			requirements: options.requirements.length,
			notices: options.notices
		}
	});
	return {
		application,
		plan: yield* fromResult(decided),
		options,
		others: found
	};
});
const announce$1 = fn("Staging.announce")(function* ({ python, notices }) {
	const report = yield* Report;
	yield* report.step(`Using Python ${render(python.runtime.version)}, ${python.reason}`);
	for (const { level, text } of notices) yield* level === "warning" ? report.warning(text) : report.detail(text);
});
const carryOut = fn("Staging.carryOut")(function* (platform, request, decided) {
	const files = yield* Filesystem;
	const installers = yield* Installers;
	const prefix = join$1(yield* files.temporary(request.root), "python");
	const work = yield* files.temporary();
	yield* files.makeDirectory(prefix);
	const { application, options, others, plan } = decided;
	const dependencies = application.pyproject?.project?.dependencies ?? [];
	const fromFiles = application.requirements === void 0 ? [] : indexOptions(application.requirements, application.root);
	const executed = yield* execute({
		indexOptions: [...fromFiles, ...options.index],
		root: request.root,
		prefix,
		work,
		plan,
		options,
		dependencies,
		installers,
		others
	});
	const processes = [...plan.launch.processes, ...processesOf(application.procfile !== void 0, executed.ownScripts)];
	yield* platform.respond(request, {
		prefix,
		launch: {
			...plan.launch,
			processes
		}
	});
	return executed;
}, scoped);
const stage$1 = fn("Staging.stage")(function* (platform, request) {
	yield* platform.check(request);
	const decided = yield* plan$1(request.root);
	yield* announce$1(decided.plan);
	const executed = yield* carryOut(platform, request, decided);
	yield* summarise(decided, executed);
});

const platformOf = fn("Buildpack.platformOf")(function* (invocation) {
	return (yield* Platforms).find((candidate) => candidate.recognise(invocation)) ?? (yield* die(/* @__PURE__ */ new Error(`No platform answers to \`${invocation.command}\``)));
});
const tellPlainly = (write) => (error) => make$1(write, false, []).error(error);
const tell = (error) => flatMap(Report, (report) => report.error(error));
const answer = fn("Buildpack.answer")(function* (invocation, write) {
	const platform = yield* platformOf(invocation);
	const request = yield* platform.request(invocation);
	const variables = yield* readEnvDirectory(request.envDirectory);
	return yield* stage$1(platform, request).pipe(tapError(tell), result, provide$1(layer$1({
		env: invocation.env,
		variables,
		cache: request.cache,
		write
	})));
}, provide$1(layer$6));
const run = (invocation, write) => answer(invocation, write).pipe(tapError(tellPlainly(write)), flatMap(fromResult));

const configuration = ({ flags, values }) => Object.fromEntries([...flags.map((name) => [name, { type: "boolean" }]), ...values.map((name) => [name, {
	type: "string",
	multiple: true
}])]);
const parse = (grammar, args) => {
	try {
		const { positionals, values } = parseArgs({
			args: [...args],
			options: configuration(grammar),
			allowPositionals: true,
			strict: true
		});
		const flags = new Set(grammar.flags.filter((name) => values[name] === true));
		const texts = grammar.values.flatMap((name) => {
			const found = values[name];
			return Array.isArray(found) ? [[name, found.filter((item) => typeof item === "string")]] : [];
		});
		return succeed$5({
			positionals,
			flags,
			values: new Map(texts)
		});
	} catch (error) {
		return fail$6(error instanceof Error ? error.message : String(error));
	}
};

var WrongUsage = class extends TaggedError("WrongUsage") {
	id = "command/wrong-usage";
	blame = "app";
	title = "The command cannot be understood";
	get message() {
		return this.problem;
	}
	get hints() {
		return [`Usage: ${this.usage}`];
	}
};
const planUsage = "bin/plan APP_DIR [--json]";
const stageUsage = "bin/stage APP_DIR [--run] [--cache DIR] [--output DIR] [--env NAME=VALUE]...";
const absolute = (cwd, path) => path.startsWith("/") ? join$1(path) : join$1(cwd, path);
const onlyApp = (positionals, usage) => {
	const [app, ...others] = positionals;
	if (app === void 0 || app === "") return fail$6(new WrongUsage({
		usage,
		problem: "The app's directory is missing."
	}));
	return others.length > 0 ? fail$6(new WrongUsage({
		usage,
		problem: `Only one directory can be given; \`${others.join(" ")}\` is too much.`
	})) : succeed$5(app);
};
const planArguments = (cwd, args) => gen$2(function* () {
	const words = yield* mapError$2(parse({
		flags: ["json"],
		values: []
	}, args), (problem) => new WrongUsage({
		problem,
		usage: planUsage
	}));
	return {
		app: absolute(cwd, yield* onlyApp(words.positionals, planUsage)),
		json: words.flags.has("json")
	};
});
const variable = (word) => {
	const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word);
	return match === null ? fail$6(new WrongUsage({
		usage: stageUsage,
		problem: "--env takes NAME=VALUE, a name of letters, digits and underscores."
	})) : succeed$5([match[1] ?? "", match[2] ?? ""]);
};
const stageArguments = (cwd, args) => gen$2(function* () {
	const words = yield* mapError$2(parse({
		flags: ["run"],
		values: [
			"cache",
			"output",
			"env"
		]
	}, args), (problem) => new WrongUsage({
		problem,
		usage: stageUsage
	}));
	const last = (name) => {
		const value = words.values.get(name)?.at(-1);
		return value === void 0 || value === "" ? void 0 : absolute(cwd, value);
	};
	const variables = /* @__PURE__ */ new Map();
	for (const word of words.values.get("env") ?? []) variables.set(...yield* variable(word));
	return {
		app: absolute(cwd, yield* onlyApp(words.positionals, stageUsage)),
		run: words.flags.has("run"),
		cache: last("cache"),
		output: last("output"),
		variables
	};
});

const Console = ConsoleRef;
const consoleWith = (f) => withFiber$1((fiber) => f(fiber.getRef(Console)));
const log = (...args) => consoleWith((console) => sync$2(() => {
	console.log(...args);
}));

const ProcessType = Struct({
	type: String$1,
	command: String$1
});
const Launch = Struct({
	processes: ArraySchema(ProcessType),
	environment: EnvironmentDelta
});

const Runtime = Struct({
	provider: String$1,
	executable: String$1,
	path: String$1,
	version: PythonVersion,
	implementation: String$1,
	cacheTag: String$1,
	magic: String$1,
	abi: String$1,
	platform: String$1,
	libc: String$1,
	sitePackages: String$1,
	pip: optionalKey(Struct({
		version: String$1,
		path: String$1
	})),
	bundledPip: optionalKey(String$1)
});
const RejectedRuntime = Struct({
	executable: String$1,
	reason: String$1
});

const PlannedNotice = Struct({
	level: Literals(["warning", "notice"]),
	id: String$1,
	text: String$1
});
const ChosenPython = Struct({
	runtime: Runtime,
	requested: String$1,
	origin: Origin,
	reason: String$1,
	isDefault: Boolean$1,
	considered: ArraySchema(Struct({
		origin: Origin,
		asked: String$1,
		verdict: String$1
	}))
});
const Tool = Struct({
	name: String$1,
	version: String$1,
	file: String$1,
	sha256: String$1
});
const ClosureInput = TaggedUnion({
	RequirementFile: { path: String$1 },
	ProjectDependencies: {
		path: String$1,
		names: ArraySchema(String$1)
	},
	Folder: { path: String$1 }
});
const Install = Struct({
	installer: String$1,
	files: ArraySchema(String$1),
	title: String$1,
	closure: ArraySchema(ClosureInput),
	settings: Record$1(String$1, String$1)
});
const ClosurePlan = Struct({
	onCopy: Boolean$1,
	hashMode: Boolean$1,
	optionNames: ArraySchema(String$1)
});
const Plan = Struct({
	python: ChosenPython,
	stack: ArraySchema(String$1),
	rejectedRuntimes: ArraySchema(RejectedRuntime),
	tools: ArraySchema(Tool),
	installs: ArraySchema(Install),
	closure: ClosurePlan,
	writes: ArraySchema(String$1),
	launch: Launch,
	notices: ArraySchema(PlannedNotice)
});

const section = (title, lines) => lines.length === 0 ? [] : [
	"",
	title,
	...lines.map((line) => `  ${line}`)
];
const considered = (plan) => plan.python.considered.map(({ asked, origin, verdict }) => asked === "" ? `${describe$1(origin)}: ${verdict}` : `${describe$1(origin)} asks for ${asked}: ${verdict}`);
const input = (one) => {
	switch (one._tag) {
		case "RequirementFile": return `-r ${one.path}`;
		case "ProjectDependencies": return one.names.join(", ");
		case "Folder": return one.path === "." ? "the app itself, built as a wheel" : `./${one.path}, built as a wheel`;
	}
};
const installs = (plan) => plan.installs.flatMap(({ closure, files, title }) => [`${title}, because of ${files.join(", ")}`, ...closure.map((one) => `  ${input(one)}`)]);
const runs = (plan) => {
	const shared = plan.installs.some(({ closure }) => closure.length > 0);
	const options = plan.closure.optionNames.length === 0 ? "" : `, with ${plan.closure.optionNames.join(" ")} from $PIP_OPTS`;
	return [
		...shared ? [`pip wheel${plan.closure.onCopy ? ", on a copy of the app" : ""}${plan.closure.hashMode ? ", every hash checked" : ""}${options}`] : [],
		...shared ? ["pip install --user of those wheels alone"] : [],
		...plan.installs.filter(({ closure }) => closure.length === 0).map(({ installer, title }) => `${installer}: ${title}`),
		...plan.installs.length > 0 ? ["pip check", "compilation by the chosen Python"] : []
	];
};
const change = (one) => {
	const value = "value" in one ? one.value.replaceAll(prefix, "$HOME/.python") : "";
	switch (one._tag) {
		case "Set": return `${one.name}=${value}`;
		case "Default": return `${one.name}=${value}, unless it is set`;
		case "Prepend": return `${one.name}=${value}${one.delimiter}$${one.name}`;
		case "Append": return `${one.name}=$${one.name}${one.delimiter}${value}`;
		case "Unset": return `${one.name} is removed`;
	}
};
const explain = (plan) => {
	const { reason, runtime } = plan.python;
	return [
		`Python ${render(runtime.version)}, ${reason}`,
		`  ${runtime.executable} (${runtime.provider}, ${runtime.platform}${runtime.libc === "" ? "" : `, ${runtime.libc}`})`,
		...section("Looked at", considered(plan)),
		...section("Pythons of this stack", [plan.stack.join(", ")]),
		...section("Interpreters left out", plan.rejectedRuntimes.map(({ executable, reason }) => `${executable}: ${reason}`)),
		...section("Installs", plan.installs.length === 0 ? ["nothing"] : installs(plan)),
		...section("Tools", plan.tools.map(({ name, sha256, version }) => `${name} ${version} (sha256 ${sha256.slice(0, 12)}…)`)),
		...section("Runs", runs(plan)),
		...section("Writes", plan.writes),
		...section("Environment of the running app", plan.launch.environment.map(change)),
		...section("To know", plan.notices.map(({ level, text }) => `${level === "warning" ? "Warning: " : ""}${text.replaceAll("\n", "\n  ")}`)),
		""
	].join("\n");
};

var OutputTaken = class extends TaggedError("OutputTaken") {
	id = "stage/output-taken";
	blame = "app";
	title = "The staged copy cannot be put there";
	get message() {
		return `${this.path} ${this.problem}`;
	}
	hints = ["Give --output a directory that does not exist, is empty, or holds an earlier copy."];
};
const left = /* @__PURE__ */ new Set([
	".git",
	".hg",
	".svn",
	".python",
	"node_modules",
	".venv",
	"venv",
	"__pycache__"
]);
const claimDirectory = fn("Output.claimDirectory")(function* (app, output) {
	const files = yield* Filesystem;
	if (`${output}/`.startsWith(`${app}/`)) return yield* new OutputTaken({
		path: output,
		problem: "is inside the app."
	});
	const names = yield* files.list(output);
	if (names.length === 0) return;
	if ((yield* files.status(join$1(output, ".python", "buildpack")))?.kind !== "file") return yield* new OutputTaken({
		path: output,
		problem: "is not empty, and no staging made it."
	});
	yield* forEach$1(names, (name) => files.remove(join$1(output, name)), { discard: true });
});
const copyApp = fn("Output.copyApp")(function* (app, output) {
	const files = yield* Filesystem;
	yield* claimDirectory(app, output);
	yield* files.makeDirectory(output);
	const profile = join$1(".profile.d", "python.sh");
	yield* files.copy(app, output, (path) => left.has(path) && path !== ".git" || path === profile || path.endsWith("/__pycache__"));
});

var Port = class extends Service()("buildpack/Port") {};
const free = callback$1((resume) => {
	const server = createServer();
	server.listen(0, "127.0.0.1", () => {
		const address = server.address();
		const port = typeof address === "object" && address !== null ? address.port : 0;
		server.close(() => resume(succeed$1(port)));
	});
});
const listens = (port) => callback$1((resume) => {
	const socket = connect({
		port,
		host: "127.0.0.1"
	});
	socket.once("connect", () => {
		socket.destroy();
		resume(succeed$1(true));
	});
	socket.once("error", () => resume(succeed$1(false)));
	return sync(() => socket.destroy());
});
const layer = succeed$2(Port, Port.of({
	free,
	listens
}));

var NoStartCommand = class extends TaggedError("NoStartCommand") {
	id = "stage/no-start-command";
	blame = "app";
	title = "Nothing says how the app is started";
	get message() {
		return "The app is staged, but it has no Procfile with a line `web: …`, and no single console script of its own.";
	}
	hints = [
		"Write a file named Procfile beside the app with a line like one of these:",
		"",
		"  web: gunicorn app:app --bind 0.0.0.0:$PORT",
		"  web: python app.py"
	];
};
var AppEnded = class extends TaggedError("AppEnded") {
	id = "stage/app-ended";
	blame = "app";
	title = "The app ended";
	get message() {
		return `\`${this.command}\` ${this.status}.`;
	}
	hints = ["What it said last stands above. An app must go on listening on $PORT."];
};
const commandOf = fn("Start.commandOf")(function* (root) {
	const files = yield* Filesystem;
	const procfile = join$1(root, "Procfile");
	if ((yield* files.target(procfile))?.kind === "file") {
		const web = readProcfile(yield* files.read(procfile)).get("web");
		if (web !== void 0) return web;
	}
	const answer = yield* files.readText(join$1(root, ".python", "release.yml"));
	return /^ {2}web: "([\w.-]+)"$/m.exec(answer)?.[1] ?? (yield* new NoStartCommand());
});
const sourcing = "for f in \"$HOME\"/.profile.d/*.sh; do if [ -r \"$f\" ]; then . \"$f\"; fi; done; unset f; exec \"$0\" -c \"$1\"";
const announce = fn("Start.announce")(function* (port) {
	const sockets = yield* Port;
	const report = yield* Report;
	while (!(yield* sockets.listens(port))) yield* sleep("100 millis");
	yield* report.step(`Listening on http://127.0.0.1:${port} (Ctrl-C ends it)`);
});
const start = fn("Start.start")(function* (root, variables) {
	const files = yield* Filesystem;
	const env = yield* Env;
	const report = yield* Report;
	const process = yield* Process;
	const sockets = yield* Port;
	const command = yield* commandOf(root);
	const port = Number(variables.get("PORT") ?? (yield* sockets.free));
	const shell = (yield* files.target("/bin/bash"))?.kind === "file" ? "/bin/bash" : "/bin/sh";
	yield* report.step(`Starting: ${command}`);
	const running = process.run({
		program: shell,
		args: [
			"-c",
			sourcing,
			shell,
			command
		],
		env: {
			PATH: env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
			...Object.fromEntries(variables),
			HOME: root,
			PORT: String(port)
		},
		cwd: root,
		timeout: infinity
	}, report.detail);
	const outcome = yield* raceFirst(running, andThen(announce(port), never));
	const status = outcome.exitCode === void 0 ? `was ended by ${outcome.signal ?? "a signal"}` : `ended with status ${outcome.exitCode}`;
	return yield* new AppEnded({
		command,
		status
	});
});

const toJson = encodeEffect(Plan);
const plan = fn("Commands.plan")(function* ({ app, json }) {
	const decided = yield* plan$1(app, true);
	const text = json ? JSON.stringify(yield* orDie(toJson(decided.plan)), null, 2) : explain(decided.plan).trimEnd();
	const report = yield* Report;
	yield* log(report.redacted(text));
});
const place = fn("Commands.place")(function* ({ app, output, run }) {
	if (output !== void 0) return output;
	const files = yield* Filesystem;
	if (run) return join$1(yield* files.temporary(), basename(app));
	return `${app}.staged`;
});
const stage = fn("Commands.stage")(function* (given, home) {
	const report = yield* Report;
	const files = yield* Filesystem;
	const app = yield* files.realPath(given.app);
	const output = yield* place({
		...given,
		app
	});
	yield* copyApp(app, output);
	const root = yield* files.realPath(output);
	yield* stage$1(classic, {
		root,
		cache: given.cache,
		envDirectory: void 0,
		home
	});
	if (given.run) return yield* start(root, given.variables);
	yield* report.step(`The staged app is in ${root}`);
}, scoped);

const write = (text, stream) => void process[stream].write(text);
var Reported = class extends Error {
	[errorExitCode] = 1;
	[errorReported] = false;
};
const told = (effect) => effect.pipe(tapError((error) => flatMap(Report, (report) => report.error(error))), mapError(({ message }) => new Reported(message)));
const toldPlainly = (error) => error instanceof Reported ? fail$2(error) : andThen(tellPlainly(write)(error), fail$2(new Reported(error.message)));
const servicesOf = (invocation, more) => merge(layer$1({
	env: invocation.env,
	write,
	...more
}), layer);
const personalCache = ({ env }) => env["XDG_CACHE_HOME"] ?? (env["HOME"] === void 0 ? void 0 : join$1(env["HOME"], ".cache"));
const planning = fn("main.planning")(function* (invocation) {
	const given = yield* fromResult(planArguments(invocation.cwd, invocation.args));
	yield* told(plan(given)).pipe(provide$1(servicesOf(invocation, {})));
});
const stagingByHand = fn("main.stagingByHand")(function* (invocation) {
	const given = yield* fromResult(stageArguments(invocation.cwd, invocation.args));
	const settings = {
		variables: given.variables,
		cache: given.cache ?? personalCache(invocation),
		live: process.stdout.isTTY === true
	};
	yield* told(stage(given, invocation.home)).pipe(provide$1(servicesOf(invocation, settings)));
});
const program = gen(function* () {
	const [command = "", ...args] = process.argv.slice(2);
	const home = dirname$1(dirname$1(fileURLToPath(import.meta.url)));
	const invocation = {
		command,
		args,
		env: process.env,
		home,
		cwd: process.cwd()
	};
	if (command === "plan") return yield* planning(invocation);
	if (command === "stage") return yield* stagingByHand(invocation);
	return yield* mapError(run(invocation, write), ({ message }) => new Reported(message));
}).pipe(catch_(toldPlainly), provide$1(layer$6));
const teardown = (exit, onExit) => defaultTeardown(exit, (code) => {
	process.stdout.write("", () => {
		process.stderr.write("", () => {
			onExit(code);
		});
	});
});
process.once("SIGHUP", () => process.kill(process.pid, "SIGTERM"));
runMain(program, { teardown });

export {  };