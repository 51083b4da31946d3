// Written by `npm run bundle` from src, with code of these packages:
const cellsOf = (text) => {
	let cells = 0;
	for (const character of text) cells += character < "" ? 1 : 2;
	return cells;
};
const cut = "…";
const lettersOf = (text) => /^[\u0020-\u007e]*$/.test(text) ? text : Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
const fitting = (text, room) => {
	if (cellsOf(text) <= room) return text;
	let [kept, left] = ["", room - cellsOf(cut)];
	if (left < 0) return "";
	for (const letter of lettersOf(text)) {
		left -= cellsOf(letter);
		if (left < 0) break;
		kept += letter;
	}
	return `${kept.trimEnd()}${cut}`;
};

const escape = "\x1B[";
const together = (text) => `${escape}?2026h${text}${escape}?2026l`;
const toEndOfLine = `${escape}K`;
const toEndOfScreen = `${escape}J`;
const up = (rows) => rows > 0 ? `${escape}${rows}A` : "";
const rowsOf = (lines, columns) => lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(cellsOf(line) / Math.max(1, columns))), 0);
const toTop = (lines, columns) => lines.length === 0 ? "" : `\r${up(rowsOf(lines, columns))}`;
const erased = (lines, columns) => lines.length === 0 ? "" : `${toTop(lines, columns)}${toEndOfScreen}`;
const written = (lines) => lines.length === 0 ? "" : `${lines.map((line) => `${line}${toEndOfLine}\r\n`).join("")}${toEndOfScreen}`;
const repainted = (before, after, columns) => {
	if (before.length === after.length && before.every((line, at) => line === after[at])) return "";
	return after.length === 0 ? erased(before, columns) : together(`${toTop(before, columns)}${written(after)}`);
};
const above = (text, before, after, columns) => before.length + after.length === 0 ? text : together(`${erased(before, columns)}${text}${written(after)}`);

const elapsedInWords = (millis) => {
	const seconds = Math.max(0, Math.round(millis / 1e3));
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

const units = [
	"KiB",
	"MiB",
	"GiB",
	"TiB"
];
const sizeInWords = (bytes) => {
	if (bytes < 1024) return `${bytes} B`;
	const fitting = units.findIndex((_, place) => Number((bytes / 1024 ** (place + 1)).toFixed(1)) < 1024);
	const place = fitting < 0 ? units.length - 1 : fitting;
	return `${(bytes / 1024 ** (place + 1)).toFixed(1)} ${units[place] ?? "TiB"}`;
};

const byNumber = (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
const obeyed = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const printable = (line) => line.replaceAll(obeyed, byNumber);

const shortest = 300;
const mostLines = 6;
const spare = 1;
const indentOf = ({ columns }) => " ".repeat(columns < 60 ? 1 : 7);
const bytesOf = ({ received, total }) => {
	if (received === void 0) return "";
	return total === void 0 || total < received ? `, ${sizeInWords(received)}` : `, ${sizeInWords(received)} of ${sizeInWords(total)}`;
};
const shown = (text) => printable(text).replaceAll("	", " ");
const lineOf = (one, now, room) => {
	const time = `, ${elapsedInWords(now - one.begun)}`;
	const title = shown(one.title);
	const told = one.doing === "" ? title : `${title}: ${shown(one.doing)}`;
	const whole = cellsOf(told) <= room - cellsOf(time) || cellsOf(title) < room / 2 ? told : title;
	const behind = cellsOf(whole) + cellsOf(time + bytesOf(one)) <= room ? time + bytesOf(one) : time;
	return `${fitting(whole, Math.max(0, room - cellsOf(behind)))}${behind}`;
};
const listed = (names, room) => {
	const all = names.map(shown);
	for (let count = all.length; count > 1; count -= 1) {
		const rest = all.length - count;
		const text = rest > 0 ? `${all.slice(0, count).join(", ")} and ${rest} more` : all.join(", ");
		if (cellsOf(text) <= room) return text;
	}
	const more = all.length > 1 ? ` and ${all.length - 1} more` : "";
	return `${fitting(all[0] ?? "", Math.max(0, room - more.length))}${more}`;
};
const noteOf = (names, one, several, room) => {
	if (names.length === 0) return [];
	const behind = names.length === 1 ? one : several;
	const list = listed(names, room - 2 - behind.length);
	return cellsOf(list + behind) + 2 > room ? [] : [`  ${list}${behind}`];
};
const isLastOf = (told, one) => told.findLast(({ next }) => next.join() === one.next.join()) === one;
const linesOf = (running, now, size) => {
	const most = Math.min(mostLines, Math.floor(size.rows / 3));
	const indent = indentOf(size);
	const room = size.columns - indent.length - spare;
	const told = running.filter(({ begun }) => now - begun >= 300);
	if (most < 1 || room < 12 || told.length === 0) return [];
	const isCrowded = told.length > most;
	const first = isCrowded ? told.slice(0, most - 1) : told;
	let left = most - first.length;
	const notes = (one) => {
		const found = [...noteOf(one.keeps, " waits for it", " wait for it", room), ...noteOf(isLastOf(told, one) ? one.next : [], " comes next", " come next", room)].slice(0, left);
		left -= found.length;
		return found;
	};
	const lines = first.flatMap((one) => [lineOf(one, now, room), ...isCrowded ? [] : notes(one)]);
	const others = told.length - first.length;
	return (isCrowded ? [...lines, fitting(first.length === 0 ? `${others} at once` : `and ${others} more`, room)] : lines).map((line) => `${indent}${line}`);
};

const pause = 200;
const progressOn = (screen, write, running) => {
	let painted = [];
	let closed = false;
	const put = (text) => {
		if (text !== "") write(text, "stdout");
	};
	const paint = (lines) => {
		put(repainted(painted, lines, screen.size().columns));
		painted = lines;
	};
	const current = () => closed ? [] : linesOf(running(), screen.now(), screen.size());
	const show = () => paint(current());
	const stop = screen.every(pause, show);
	const forget = screen.watch({
		moved: show,
		shared: () => {
			painted = [];
			show();
		},
		ending: () => paint([])
	});
	return {
		write: (text, stream) => {
			const { columns } = screen.size();
			const lines = text.endsWith("\n") ? current() : [];
			if (stream === "stdout") write(above(text, painted, lines, columns), stream);
			else {
				put(erased(painted, columns));
				write(text, stream);
				put(repainted([], lines, columns));
			}
			painted = lines;
		},
		show,
		close: () => {
			closed = true;
			stop();
			forget();
			paint([]);
		}
	};
};

export { progressOn };