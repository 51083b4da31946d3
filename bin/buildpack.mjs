// Written by `npm run bundle` from src, with code of these packages:
import { createRequire } from "node:module";
import { createHash, randomUUID } from "node:crypto";
import { lstatSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag, setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

const cacheFolder = "python-buildpack";
const personalCache = (env) => {
	const [given = "", home = ""] = [env["XDG_CACHE_HOME"], env["HOME"]];
	if (given.startsWith("/")) return given;
	return home.startsWith("/") ? `${home}/.cache` : void 0;
};

const [command = "", ...args] = process.argv.slice(2);
const cacheOf = () => {
	const named = process.env["PYTHON_CACHE_DIR"];
	if (named?.startsWith("/") === true) return named;
	if ([
		"compile",
		"test-compile",
		"supply",
		"finalize"
	].includes(command)) return args[1];
	if (command === "build") return process.env["CNB_LAYERS_DIR"] && join(process.env["CNB_LAYERS_DIR"], "cache");
	return ["plan", "stage"].includes(command) ? personalCache(process.env) : void 0;
};
const cache = cacheOf();
const folder = cache === void 0 || cache === "" ? void 0 : resolve(cache, cacheFolder);
const name = `program-${command === "plan" ? "stage" : command}`;
const kept = folder === void 0 ? void 0 : join(folder, name);
const isOurs = (path, kind) => {
	const found = lstatSync(path, { throwIfNoEntry: false });
	return found !== void 0 && found[kind]() && found.uid === process.getuid?.() && (found.mode & 2) === 0;
};
const file = fileURLToPath(new URL("program.cjs", import.meta.url));
const source = readFileSync(file, "latin1");
const digestLength = 32;
const digestOf = (compiled) => createHash("sha256").update(`${process.arch} ${cachedDataVersionTag()}\n`).update(source, "latin1").update(compiled).digest();
const compiledBefore = () => {
	if (folder === void 0 || kept === void 0) return void 0;
	try {
		if (!isOurs(folder, "isDirectory") || !isOurs(kept, "isFile")) return void 0;
		const bytes = readFileSync(kept);
		const compiled = bytes.subarray(digestLength);
		return digestOf(compiled).equals(bytes.subarray(0, digestLength)) ? compiled : void 0;
	} catch {
		return;
	}
};
const before = compiledBefore();
if (before === void 0 && kept !== void 0) setFlagsFromString("--no-flush-bytecode");
const script = new Script(source, {
	filename: file,
	...before === void 0 ? {} : { cachedData: before }
});
const keep = () => {
	if (folder === void 0 || kept === void 0) return;
	const aside = join(folder, `.${name}.${randomUUID()}`);
	try {
		if (!isOurs(folder, "isDirectory")) return;
		setFlagsFromString("--flush-bytecode");
		const compiled = script.createCachedData();
		writeFileSync(aside, Buffer.concat([digestOf(compiled), compiled]), {
			flag: "wx",
			mode: 420
		});
		renameSync(aside, kept);
	} catch {
		try {
			unlinkSync(aside);
		} catch {}
	}
};
const keepAtEnd = () => {
	if (before === void 0 || script.cachedDataRejected === true) process.once("exit", keep);
};
const load = script.runInThisContext();
if (typeof load !== "function") throw new TypeError(`${file} is not what \`npm run bundle\` writes`);
const exported = {};
Reflect.apply(load, void 0, [
	exported,
	createRequire(file),
	file,
	(name) => import(name)
]);
exported.main?.({
	folder,
	keepAtEnd
});

export {  };