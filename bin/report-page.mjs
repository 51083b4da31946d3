// Written by `npm run bundle` from src, with code of these packages:
//   @renovatebot/pep440 5.0.1 (Apache-2.0)
//   d3-hierarchy 3.1.2 (ISC)
//   effect 4.1.0 (MIT)
const script = "(function(){let[e,t]=[26,18],n=(e,t)=>Number(e?.getAttribute(t)??0),r=e=>{let t=e.querySelector(`circle`);return{x:n(t,`cx`),y:n(t,`cy`)}},i=(n,i,a)=>{let o=[...new Set(n.map(i))].toSorted((e,t)=>e-t).map(e=>n.filter(t=>i(t)===e).toSorted((e,t)=>r(e).y-r(t).y)),s=Math.max(0,...o.map(({length:e})=>e));return new Map(o.flatMap((n,r)=>n.map((i,o)=>{let c=s>24?0:(s-n.length)/2;return[i,{x:8+r*a,y:t+(o+c)*e}]})))},a=(e,t)=>{let n=Math.max(24,(t.x-e.x)/2);return`M${e.x} ${e.y}C${e.x+n} ${e.y} ${t.x-n} ${t.y} ${t.x} ${t.y}`},o=({edges:t,ends:o,nameOf:s,nodes:c,svg:l})=>{let u=n(l,`data-column`),d={width:l.getAttribute(`width`)??``,height:l.getAttribute(`height`)??``},f=t.map(e=>{let[t=0,n=0,,,,,r=0,i=0]=(e.getAttribute(`d`)??``).match(/-?[\\d.]+/g)?.map(Number)??[];return{edge:e,from:{x:t,y:n},to:{x:r,y:i}}}),p=new Map(c.map(e=>[s(e),e]));return t=>{let n=e=>t?.get(e)??NaN,m=c.filter(e=>t?.has(s(e))??!0),h=t===void 0?new Map(c.map(e=>[e,r(e)])):i(m,e=>n(s(e)),u),g=e=>{let t=p.get(e),n=t===void 0?void 0:h.get(t);if(t===void 0||n===void 0)return{x:0,y:0};let i=r(t);return{x:n.x-i.x,y:n.y-i.y}};for(let e of c){e.classList.toggle(`gone`,!h.has(e));let{x:t,y:n}=g(s(e));e.setAttribute(`transform`,`translate(${t} ${n})`)}for(let{edge:e,from:r,to:i}of f){let s=o(e),[c,l]=[g(s.from),g(s.to)];e.classList.toggle(`gone`,t!==void 0&&!(n(s.from)<n(s.to))),e.setAttribute(`d`,a({x:r.x+c.x,y:r.y+c.y},{x:i.x+l.x,y:i.y+l.y}))}let _=[...h.values()],[v,y]=[Math.max(0,..._.map(({x:e})=>e)),Math.max(0,..._.map(({y:e})=>e))],b=t===void 0?d:{width:String(v+u),height:String(y+e)};l.setAttribute(`width`,b.width),l.setAttribute(`height`,b.height),l.setAttribute(`viewBox`,`0 0 ${b.width} ${b.height}`)}},s=`python-buildpack-colours`,c=document.documentElement,l=e=>e===`dark`||e===`light`?e:`system`,u=()=>l(c.dataset.colours),d=e=>{e===`system`?delete c.dataset.colours:c.dataset.colours=e},f=e=>{try{return e()}catch{return}},p=e=>{let t=l(e);return f(()=>t===`system`?localStorage.removeItem(s):localStorage.setItem(s,t)),t},m=(e,t)=>{let n=document.querySelector(e);return n instanceof t?n:void 0},h=e=>e.getAttribute(`data-name`)??``,g=[...document.querySelectorAll(`.graph .node`)],_=[...document.querySelectorAll(`.graph path`)],v=[...document.querySelectorAll(`table.all tbody tr`)],y=[...document.querySelectorAll(`.treemap g`)],b=e=>({from:e.getAttribute(`data-from`)??``,to:e.getAttribute(`data-to`)??``}),x=(e,t)=>_.map(b).flatMap(n=>n[t===`from`?`to`:`from`]===e?[n[t]]:[]),S=(e,t)=>{let n=new Map([[e,0]]);for(let[e,r]of n)for(let i of x(e,t))n.has(i)||n.set(i,r+1);return n},C=(e,t,n)=>{for(let r of e)r.classList.toggle(t,n(r))},w=m(`svg.graph`,SVGSVGElement),T=w===void 0?void 0:o({svg:w,nodes:g,edges:_,nameOf:h,ends:b}),E=w?.classList.contains(`crowd`)===!0,D=e=>Number(e.querySelector(`circle`)?.getAttribute(`cx`)),O=e=>e.classList.contains(`gone`),k=m(`#chosen`,HTMLDivElement),A=m(`#search`,HTMLInputElement),j=m(`#found`,HTMLOutputElement),M,N=(e,t,...n)=>{let r=document.createElement(e);return r.textContent=t,r.append(...n),r},P=e=>{let t=N(`button`,e);return t.setAttribute(`type`,`button`),t.addEventListener(`click`,()=>B(e)),t},F=(e,...t)=>{let n=N(`dd`,``,...t);return N(`div`,``,N(`dt`,e),n)},I=(e,t,n)=>{let r=e.getAttribute(t)??``;return r===``?[]:[F(n,N(`code`,r))]},L=e=>{let t=v.find(t=>h(t)===e);if(k===void 0||t===void 0)return;let n=[...t.cells].slice(1).flatMap(e=>{let t=e.getAttribute(`data-label`)??``,n=e.textContent??``;return n===``||t===`Asked for by`?[]:[F(t,document.createTextNode(n))]}),r=[...(t.cells[1]?.textContent??``).split(`, `).filter(t=>!x(e,`from`).includes(t)).filter(e=>e!==``).map(e=>N(`span`,e)),...x(e,`from`).map(P)],i=x(e,`to`).map(P);k.replaceChildren(N(`h3`,t.cells[0]?.textContent??e),N(`dl`,``,F(`Asked for by`,...r),...i.length===0?[]:[F(`Needs`,...i)],...n,...I(t,`data-file`,`File`),...I(t,`data-digest`,`SHA-256`)),R())},R=()=>{let e=N(`button`,E?`Show the whole graph`:`Let go`);return e.setAttribute(`type`,`button`),e.addEventListener(`click`,H),e},z=e=>{let t=document.querySelector(`.scroll`);if(t===null||e===void 0)return;let[n,r]=[e.getBoundingClientRect(),t.getBoundingClientRect()];(n.left<r.left||n.right>r.right)&&(t.scrollLeft+=n.left-r.left-40),(n.top<r.top||n.bottom>r.bottom)&&(t.scrollTop+=n.top-r.top-80)},B=e=>{M=e;let t=e===void 0?void 0:S(e,`from`),n=e===void 0?void 0:S(e,`to`),r=e=>t?.has(e)===!0||n?.has(e)===!0;C(g,`chosen`,t=>h(t)===e),C(y,`chosen`,t=>h(t)===e),C(g,`near`,e=>r(h(e))),C(g,`aside`,t=>e!==void 0&&!r(h(t))),C(_,`near`,e=>{let{from:r,to:i}=b(e);return t?.has(r)===!0&&t.has(i)||n?.has(r)===!0&&n.has(i)}),C(_,`aside`,t=>e!==void 0&&!t.classList.contains(`near`));for(let t of g)t.setAttribute(`aria-pressed`,String(h(t)===e));E&&T?.(t===void 0||n===void 0?void 0:new Map([...[...t].map(([e,t])=>[e,-t]),...n])),e===void 0?k?.replaceChildren():(L(e),z(g.find(t=>h(t)===e)))},V=()=>{let e=(A?.value??``).trim().toLowerCase(),t=t=>h(t).toLowerCase().includes(e),n=v.filter(t);for(let e of v)e.hidden=!t(e);C(g,`match`,n=>e!==``&&t(n)),C(g,`missed`,n=>e!==``&&!t(n)),j!==void 0&&(j.textContent=e===``?``:`${n.length} of ${v.length} packages`);let r=v.find(t=>h(t).toLowerCase()===e),i=n.length===1?n[0]:r;i!==void 0&&e!==``?B(h(i)):(M!==void 0&&B(void 0),E&&T?.(e===``?void 0:new Map(g.filter(t).map(e=>[h(e),D(e)]))))},H=()=>{A!==void 0&&(A.value=``),V(),B(void 0)},U=e=>{if(e!==void 0){for(let t of g)t.setAttribute(`tabindex`,t===e?`0`:`-1`);e.focus()}},W=(e,t)=>{let n=g.filter(e=>!O(e)),r=n.indexOf(t),i=e=>g.find(t=>h(t)===e),a={ArrowDown:n[r+1],ArrowUp:n[r-1],ArrowRight:i(x(h(t),`to`)[0]),ArrowLeft:i(x(h(t),`from`)[0]),Home:n[0],End:n.at(-1)};if(e.key===`Enter`||e.key===` `)B(h(t));else if(e.key in a)U(a[e.key]);else return;e.preventDefault()};for(let e of g)e.addEventListener(`click`,()=>B(M===h(e)?void 0:h(e))),e.addEventListener(`keydown`,t=>W(t,e));for(let e of y)e.addEventListener(`click`,()=>{h(e)!==``&&(B(h(e)),document.querySelector(`#packages`)?.scrollIntoView())});document.addEventListener(`keydown`,e=>{e.key===`Escape`&&H()}),g[0]?.setAttribute(`tabindex`,`0`),A?.addEventListener(`input`,V),A?.parentElement?.removeAttribute(`hidden`);for(let e of document.querySelectorAll(`.colours input`))e.checked=e.value===u(),e.addEventListener(`change`,()=>d(p(e.value)));document.querySelector(`.colours`)?.removeAttribute(`hidden`)})();";
const scriptDigest = "TPKdtx40WkZl1H0H3IXIki9beZhlk7Xc65qui0e5YUg=";
const opening = "(function(){let e=document.documentElement;(t=>{t===`system`?delete e.dataset.colours:e.dataset.colours=t})((e=>e===`dark`||e===`light`?e:`system`)((e=>{try{return e()}catch{return}})(()=>localStorage.getItem(`python-buildpack-colours`))))})();";
const openingDigest = "ScdgOmeUaolR/R2JoIJuX/Zc+MYYDxPjeo9BtG1POvg=";
const style = ":root{color-scheme: light dark;--paper: light-dark(#fcfcfa,#141517);--ink: light-dark(#1c1d1f,#e9e9e6);--quiet: light-dark(#5f6368,#a2a6ab);--line: light-dark(#e3e3de,#2e3033);--edge: light-dark(#c9cdd2,#4a4e54);--accent: light-dark(#1f5fbf,#8ab4f8);--pale: light-dark(#a9c5ee,#3f5b86);--wash: light-dark(#eef3fb,#1d2531);--chart: light-dark(#1f5fbf,#8ab4f8);--bad: light-dark(#b3261e,#f2938c);--face: system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"DejaVu Sans\",sans-serif;--mono: ui-monospace,\"SF Mono\",Menlo,Consolas,\"DejaVu Sans Mono\",monospace}:root[data-colours=\"light\"]{color-scheme: light}:root[data-colours=\"dark\"]{color-scheme: dark}body.failed{--accent: light-dark(#b3261e,#f2938c)}body.interrupted,body.unfinished{--accent: light-dark(#8a5a00,#e8b860)}@supports not (color: light-dark(#000,#fff)){:root,body.failed,body.interrupted,body.unfinished{--paper: #fcfcfa;--ink: #1c1d1f;--quiet: #5f6368;--line: #e3e3de;--edge: #c9cdd2;--accent: #1f5fbf;--pale: #a9c5ee;--wash: #eef3fb;--chart: #1f5fbf;--bad: #b3261e}}*{box-sizing: border-box}html{scroll-behavior: smooth;-webkit-text-size-adjust: 100%}@media (prefers-reduced-motion: reduce){html{scroll-behavior: auto}*{transition: none !important}}body{margin: 0;background: var(--paper);color: var(--ink);font: 16px/1.55 var(--face);font-variant-numeric: tabular-nums}.page{max-width: 1120px;margin: 0 auto;padding: 3.5rem 1.875rem 5rem}.skip{position: absolute;left: -999rem}.skip:focus{left: 1rem;top: 0.5rem;background: var(--paper);padding: 0.5rem 1rem}:focus-visible{outline: 2px solid var(--accent);outline-offset: 2px;border-radius: 2px}main:focus{outline: none}a{color: inherit;text-decoration-color: var(--pale);text-underline-offset: 0.25em}a:hover{color: var(--accent)}h1{font-size: clamp(1.75rem,1.1rem + 2.6vw,2.75rem);line-height: 1.12;font-weight: 650;letter-spacing: -0.022em;margin: 0.35rem 0 0;max-width: 38ch;text-wrap: balance;overflow-wrap: anywhere}h2{font-size: 1.375rem;line-height: 1.25;font-weight: 640;letter-spacing: -0.012em;margin: 0 0 0.35rem}h3{font-size: 1rem;font-weight: 640;margin: 1.9rem 0 0.4rem}p{margin: 0.35rem 0;max-width: 68ch}section{margin-top: 4rem;scroll-margin-top: 3.5rem}code,.file{font-family: var(--mono);font-size: 0.875em;overflow-wrap: anywhere}.colours{border: 0;margin: 0 0 0.6rem 1.5rem;padding: 0;float: right;display: flex;gap: 0.1rem;font-size: 0.8125rem;color: var(--quiet)}.colours[hidden]{display: none}.colours label{position: relative}.colours input{position: absolute;inset: 0;margin: 0;opacity: 0;cursor: pointer}.colours span{display: block;padding: 0.1rem 0.55rem;border-radius: 999px}.colours input:checked + span{background: var(--wash);color: var(--accent);font-weight: 560}.colours input:focus-visible + span{outline: 2px solid var(--accent);outline-offset: 1px}.kicker{color: var(--quiet);font-size: 0.875rem;margin: 0;max-width: none}.kicker > :not(:has(code)){white-space: nowrap}.kicker strong{color: var(--accent);font-weight: 640}.kicker > * + *::before{content: \"·\";margin: 0 0.45em 0 0.2em}.lead{color: var(--quiet);max-width: 74ch}header .lead{margin-top: 0.9rem;font-size: 1.0625rem}.quiet{color: var(--quiet);font-size: 0.875rem}.keys{color: var(--quiet);font-size: 0.875rem;max-width: none;margin-top: 0.5rem}.key{white-space: nowrap;margin-right: 1.4em}.key svg{display: inline-block;width: auto;vertical-align: baseline;margin-right: 0.3em}.unseen{position: absolute;width: 1px;height: 1px;overflow: hidden;clip-path: inset(50%);white-space: nowrap}.figures{display: flex;flex-wrap: wrap;gap: 1.5rem 3.25rem;margin: 2.25rem 0 0}.figures dt{color: var(--quiet);font-size: 0.875rem}.figures dd{margin: 0;font-size: 1.75rem;line-height: 1.2;font-weight: 600;letter-spacing: -0.02em}.figures small{display: block;font-size: 0.8125rem;line-height: 1.4;font-weight: 400;letter-spacing: 0;color: var(--quiet);max-width: 26ch;margin-top: 0.2rem}nav{position: sticky;top: 0;z-index: 2;margin-top: 2.25rem;background: var(--paper);border-bottom: 1px solid var(--line)}nav ul{display: flex;gap: 1.6rem;list-style: none;margin: 0;padding: 0;overflow-x: auto;scrollbar-width: none}nav a{display: block;padding: 0.7rem 0;font-size: 0.9375rem;white-space: nowrap;text-decoration: none;color: var(--quiet)}nav a:hover,nav a:focus-visible{color: var(--accent)}table{border-collapse: collapse;width: 100%;margin-top: 1.25rem;font-size: 0.9375rem;line-height: 1.45}caption{text-align: left;font-weight: 640;padding-bottom: 0.35rem}caption .quiet{font-weight: 400}thead th{color: var(--quiet);font-weight: 400;font-size: 0.8125rem}th,td{text-align: left;vertical-align: top;padding: 0.45rem 1.25rem 0.45rem 0;border-bottom: 1px solid var(--line)}th:last-child,td:last-child{padding-right: 0}tbody th{font-weight: 560;overflow-wrap: anywhere}.number{text-align: right;white-space: nowrap}svg{display: block;width: 100%;overflow: visible}.message{white-space: pre-wrap;overflow-wrap: anywhere;font-size: 1.0625rem}.hints{padding-left: 1.4em;margin: 0.35rem 0 1.1rem}.hints li{white-space: pre-wrap;overflow-wrap: anywhere;margin: 0.3rem 0;padding-left: 0.2em;max-width: 68ch}.hints li::marker{color: var(--accent);font-weight: 640}.remarks dt{font-family: var(--mono);font-size: 0.8125rem;color: var(--quiet)}.remarks .warning dt{color: var(--accent)}.remarks dd{margin: 0.1rem 0 1.1rem;overflow-wrap: anywhere;max-width: 78ch}.remarks dd > p{margin: 0;white-space: pre-wrap;max-width: none}details{margin-top: 0.4rem;font-size: 0.9375rem}summary{color: var(--quiet);cursor: pointer;width: fit-content}summary:hover{color: var(--accent)}details[open]{border-left: 2px solid var(--pale);padding-left: 1rem;margin-bottom: 0.6rem}details ol{padding-left: 1.4em;margin: 0.4rem 0}details li{margin: 0.2rem 0}.command{font-size: 1rem}.timeline th,.timeline td{border: 0;padding-top: 0.12rem;padding-bottom: 0.12rem;vertical-align: middle}.timeline .when{width: 56%;padding-right: 1.5rem}.timeline tbody th{font-weight: 400}.timeline .depth-0 th{font-weight: 600}.timeline .depth-1 th{padding-left: 1.1rem}.timeline .depth-2 th{padding-left: 2.2rem}.timeline .depth-3 th{padding-left: 3.3rem}.timeline .depth-4 th{padding-left: 4.4rem}.timeline td.number{color: var(--quiet);font-size: 0.875rem}.timeline .depth-0 td.number{color: var(--ink)}.timeline em{color: var(--bad);font-style: normal;font-size: 0.8125rem}.timeline line{stroke: var(--line)}.axis text{fill: var(--quiet);font-size: 12px;text-anchor: middle}.axis text:first-child{text-anchor: start}rect.phase{fill: var(--pale)}rect.work{fill: var(--chart)}rect.wait{fill: var(--wash);stroke: var(--chart);stroke-width: 1}rect.failed{fill: var(--bad)}.treemap{margin-top: 1.4rem;font-size: 13px}.treemap text{fill: var(--ink);pointer-events: none}.treemap .small{font-size: 11px}.treemap .together{cursor: default}.treemap g{cursor: pointer}.treemap g:hover rect,.treemap g.chosen rect{stroke: var(--ink);stroke-width: 2}.direct rect,rect.direct{fill: var(--pale)}.together rect{fill: none;stroke: var(--pale);stroke-width: 1;stroke-dasharray: 3 3}.transitive rect,rect.transitive{fill: var(--wash);stroke: var(--pale);stroke-width: 1}.treemap.middle,.treemap.tall{display: none}.largest .share{width: 34%}.largest th{min-width: 9rem}.largest td:last-child:not(.number){color: var(--quiet);max-width: 20rem;overflow-wrap: anywhere}.largest .share svg{margin-top: 0.4rem}.search{margin: 1.4rem 0 0.4rem;display: flex;flex-wrap: wrap;align-items: baseline;gap: 0.4rem 0.9rem}.search[hidden]{display: none}.search label{font-weight: 560}.search input{font: inherit;color: inherit;background: transparent;border: 0;border-bottom: 2px solid var(--accent);padding: 0.25rem 0.1rem;width: 18rem;max-width: 100%}.search output{color: var(--quiet);font-size: 0.875rem}.scroll{overflow: auto;max-height: 44rem;margin-top: 0.8rem;padding: 0.25rem 0}.graph{width: auto;font-size: 13px}.graph path{fill: none;stroke: var(--edge);stroke-width: 1.1;transition: stroke 0.15s}.graph path.near{stroke: var(--accent);stroke-width: 1.6}.graph path.aside{opacity: 0.35}.crowd path{opacity: 0.6}.crowd path.near{opacity: 1}.gone,.crowd path.aside{display: none}.node{cursor: pointer}.node rect{fill: transparent}.node circle{fill: var(--quiet)}.node text{fill: var(--ink);stroke: var(--paper);stroke-width: 4px;paint-order: stroke}.node.asked text{font-weight: 620}.node.asked circle{fill: var(--accent)}.node:hover rect,.node.match rect{fill: var(--wash)}.node.chosen rect{fill: var(--accent)}.node.chosen text,.node.chosen circle{fill: var(--paper)}.node.chosen text,.node.match text{stroke: none}.node.aside,.node.missed{opacity: 0.3}.node.match,.node.near{opacity: 1}.node:focus{outline: none}.node:focus-visible rect{stroke: var(--accent);stroke-width: 2}#chosen:not(:empty){border-top: 2px solid var(--accent);margin-top: 1rem;padding-bottom: 0.5rem}#chosen h3{margin-top: 0.9rem;font-size: 1.125rem}#chosen dl,.pairs{margin: 0.4rem 0}#chosen dl > div,.pairs > div{display: grid;grid-template-columns: 9rem 1fr;gap: 0.25rem 1rem;padding: 0.2rem 0}#chosen dt,.pairs dt{color: var(--quiet);overflow-wrap: anywhere}#chosen dd,.pairs dd{margin: 0;overflow-wrap: anywhere;display: flex;flex-wrap: wrap;gap: 0.15rem 0.9rem}#chosen button{font: inherit;color: var(--accent);background: none;border: 0;padding: 0;cursor: pointer;text-decoration: underline;text-decoration-color: var(--pale);text-underline-offset: 0.25em}.all{font-size: 0.875rem}.all td{color: var(--quiet)}.all th{white-space: nowrap}.all .version{font-weight: 400;color: var(--quiet)}.all .at{font-family: var(--mono);font-size: 0.8125rem;overflow-wrap: anywhere}.all td:nth-child(2){max-width: 24rem}.all td:nth-child(3){max-width: 14rem;overflow-wrap: anywhere}.all td:nth-child(4){min-width: 7rem}.changes .removed th{text-decoration: line-through}.change{color: var(--quiet)}.added .change,.older .change{color: var(--accent);font-weight: 560}ul{padding-left: 1.2em;margin: 0.35rem 0}footer p{max-width: none}footer{margin-top: 4.5rem;color: var(--quiet);font-size: 0.875rem}@media (max-width: 1000px){.treemap.wide{display: none}.treemap.middle{display: block}.largest .share{width: 24%}.all th{white-space: normal}.all td{overflow-wrap: anywhere}}@media (max-width: 760px){.page{padding: 2rem 1.125rem 4rem}section{margin-top: 3rem}.figures{display: grid;grid-template-columns: 1fr 1fr;gap: 1.25rem 1.5rem}.figures dd{font-size: 1.5rem}nav{margin-right: -1.125rem}.key{display: block;margin: 0.15rem 0;white-space: normal}.treemap.middle{display: none}.treemap.tall{display: block}.timeline thead th:not(.when),.timeline td.number + td.number{display: none}.timeline,.timeline thead,.timeline tbody{display: block}.timeline tr{display: grid;grid-template-columns: 1fr auto;padding: 0.2rem 0}.timeline .when{grid-column: 1 / -1;grid-row: 2;width: auto;padding: 0;display: block}.timeline thead .when{grid-row: 1}.timeline th,.timeline td{padding-right: 0}.plain thead,.all caption + thead{position: absolute;width: 1px;height: 1px;overflow: hidden;clip-path: inset(50%)}.plain,.plain tbody{display: block}.plain tr{display: block;padding: 0.6rem 0;border-bottom: 1px solid var(--line)}.plain tr[hidden]{display: none}.plain th,.plain td{display: block;border: 0;padding: 0.05rem 0;text-align: left;white-space: normal}.plain caption{display: block}.plain td:empty{display: none}.plain td[data-label]::before{content: attr(data-label) \": \";color: var(--quiet)}.all td:nth-child(n){max-width: none;min-width: 0}.all tr,.changes tr{display: flex;flex-wrap: wrap;column-gap: 1.1rem}.all th,.changes th{flex: 1 1 65%;white-space: normal}.all td.number,.changes td.number{order: 0;text-align: right}.all td,.changes td{order: 2}.all td:nth-child(2),.changes td:nth-child(4){order: 1;flex: 1 1 100%}.changes td:nth-child(4){order: 3}.all td:not(:nth-child(2))::before{content: none}.largest tr{display: grid;grid-template-columns: 1fr auto}.largest .share{grid-column: 1 / -1;grid-row: 2;width: auto}.largest td:last-child{grid-column: 1 / -1;color: var(--quiet);font-size: 0.875rem}.largest .share svg{margin: 0.2rem 0}#chosen dl > div,.pairs > div{grid-template-columns: 1fr;gap: 0}}@media print{:root,:root[data-colours]{color-scheme: light;--paper: #fff;--ink: #000;--quiet: #444}body{font-size: 10.5pt}.page{max-width: none;padding: 0}nav,.search,.skip,.colours,#chosen{display: none}section{margin-top: 1.6rem}.scroll{max-height: none;overflow: visible}.graph{width: 100%;height: auto}tr,.treemap,.figures{break-inside: avoid}h2,h3{break-after: avoid}rect,path{print-color-adjust: exact;-webkit-print-color-adjust: exact}}";
const styleDigest = "yKJxrLMttWPCGAtV+R/rtAvonSL4aTBoCDltpj5I1FU=";

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
const rangeRegex = new RegExp("^" + RANGE_PATTERN + "$", "i");

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
const identity = (a) => a;
const constant = (value) => () => value;
const constTrue = /*#__PURE__*/ constant(true);
const constUndefined = /*#__PURE__*/ constant(void 0);
const constVoid = constUndefined;
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
			if (byReferenceInstances.has(self)) return random(self);
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
				else if (typeof self === "function") h = random(self);
				else if (isArrayBufferLike(self)) {
					const bytes = bufferBytes(self);
					h = bytes === void 0 ? random(self) : array(bytes);
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
const random = (self) => {
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

const make$11 = (isEquivalent) => (self, that) => self === that || isEquivalent(self, that);
const isStrictEquivalent = (x, y) => x === y;
const strictEqual = () => isStrictEquivalent;
function Tuple$1(elements) {
	return make$11((self, that) => {
		if (self.length !== that.length) return false;
		for (let i = 0; i < self.length; i++) if (!elements[i](self[i], that[i])) return false;
		return true;
	});
}
function Array_(item) {
	return make$11((self, that) => {
		if (self.length !== that.length) return false;
		for (let i = 0; i < self.length; i++) if (!item(self[i], that[i])) return false;
		return true;
	});
}

const isArrayNonEmpty$1 = (self) => self.length > 0;

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

const symbolRedactable = /*#__PURE__*/ Symbol.for("~effect/Redactable");
const isRedactable = (u) => hasProperty(u, symbolRedactable);
function redact$2(u) {
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

function format$1(input, options) {
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

const NodeInspectSymbol = /*#__PURE__*/ Symbol.for("nodejs.util.inspect.custom");
const toJson = (input) => {
	try {
		input = redact$2(input);
		if (hasProperty(input, "toJSON") && isFunction(input["toJSON"]) && input["toJSON"].length === 0) return input.toJSON();
		else if (Array.isArray(input)) return input.map(toJson);
		return input;
	} catch {
		return "[toJSON threw]";
	}
};
const BaseProto = {
	toJSON() {
		return toJson(this);
	},
	[NodeInspectSymbol]() {
		return this.toJSON();
	},
	toString() {
		return format$1(this.toJSON());
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

const EffectTypeId = `~effect/Effect`;
const ExitTypeId = `~effect/Exit`;
const effectVariance = {
	_A: identity,
	_E: identity,
	_R: identity
};
const identifier = `${EffectTypeId}/identifier`;
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
		return format$1(this.toJSON(), {
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
			op: this[identifier],
			..."~effect/Effect/args" in this ? { args: this[args] } : void 0
		};
	}
};
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
		return `Cause(${format$1(this.reasons)})`;
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
		return format$1(this);
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
		return `Fail(${format$1(this.error)})`;
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
const causeFail = (error) => new CauseImpl([new Fail(error)]);
var Die = class extends ReasonBase {
	constructor(defect, annotations = constEmptyAnnotations) {
		super("Die", annotations, defect);
		this.defect = defect;
	}
	toString() {
		return `Die(${format$1(this.defect)})`;
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
	[identifier]: options.op,
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
			return `${options.op}(${format$1(this[args])})`;
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
				skippedHandler ||= identifier in cont;
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
const withFiber = /*#__PURE__*/ makePrimitive({
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
const isDone = (u) => hasProperty(u, DoneTypeId);

const TypeId$16 = "~effect/Option";
const CommonProto$1 = {
	[TypeId$16]: { _A: (_) => _ },
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
		return `some(${format$1(this.value)})`;
	},
	toJSON() {
		return {
			_id: "Option",
			_tag: this._tag,
			value: toJson(this.value)
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
const isOption = (input) => hasProperty(input, TypeId$16);
const isNone$1 = (fa) => fa._tag === "None";
const isSome$1 = (fa) => fa._tag === "Some";
const none$1 = /*#__PURE__*/ Object.create(NoneProto);
const SomeImpl = function(value) {
	this.value = value;
};
SomeImpl.prototype = SomeProto;
const some$1 = (value) => new SomeImpl(value);

const TypeId$15 = "~effect/Result";
const CommonProto = {
	[TypeId$15]: {
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
		return `success(${format$1(this.success)})`;
	},
	toJSON() {
		return {
			_id: "Result",
			_tag: this._tag,
			value: toJson(this.success)
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
		return `failure(${format$1(this.failure)})`;
	},
	toJSON() {
		return {
			_id: "Result",
			_tag: this._tag,
			failure: toJson(this.failure)
		};
	}
});
const isResult = (input) => hasProperty(input, TypeId$15);
const isFailure$1 = (result) => result._tag === "Failure";
const isSuccess$2 = (result) => result._tag === "Success";
const FailureImpl = function(failure) {
	this.failure = failure;
};
FailureImpl.prototype = FailureProto;
const fail$5 = (failure) => new FailureImpl(failure);
const SuccessImpl = function(success) {
	this.success = success;
};
SuccessImpl.prototype = SuccessProto;
const succeed$5 = (success) => new SuccessImpl(success);

function make$10(compare) {
	return (self, that) => self === that ? 0 : compare(self, that);
}
const String$4 = /*#__PURE__*/ make$10((self, that) => self < that ? -1 : 1);
const Number$4 = /*#__PURE__*/ make$10((self, that) => {
	if (globalThis.Number.isNaN(self) && globalThis.Number.isNaN(that)) return 0;
	if (globalThis.Number.isNaN(self)) return -1;
	if (globalThis.Number.isNaN(that)) return 1;
	return self < that ? -1 : 1;
});
const BigInt$4 = /*#__PURE__*/ make$10((self, that) => self < that ? -1 : 1);
const mapInput = /*#__PURE__*/ dual(2, (self, f) => make$10((b1, b2) => self(f(b1), f(b2))));
const Date$3 = /*#__PURE__*/ mapInput(Number$4, (date) => date.getTime());
const isLessThan$1 = (O) => dual(2, (self, that) => O(self, that) === -1);
const isGreaterThan$1 = (O) => dual(2, (self, that) => O(self, that) === 1);
const isLessThanOrEqualTo$1 = (O) => dual(2, (self, that) => O(self, that) !== 1);
const isGreaterThanOrEqualTo$1 = (O) => dual(2, (self, that) => O(self, that) !== -1);

const none = () => none$1;
const some = some$1;
const isNone = isNone$1;
const isSome = isSome$1;
const match$2 = /*#__PURE__*/ dual(2, (self, { onNone, onSome }) => isNone(self) ? onNone() : onSome(self.value));
const liftThrowable = (f) => (...a) => {
	try {
		return some(f(...a));
	} catch {
		return none();
	}
};

const succeed$4 = succeed$5;
const fail$4 = fail$5;
const isFailure = isFailure$1;
const isSuccess$1 = isSuccess$2;
const map$5 = /*#__PURE__*/ dual(2, (self, f) => isSuccess$1(self) ? succeed$4(f(self.success)) : self);
const match$1 = /*#__PURE__*/ dual(2, (self, { onFailure, onSuccess }) => isFailure(self) ? onFailure(self.failure) : onSuccess(self.success));
const getOrThrowWith = /*#__PURE__*/ dual(2, (self, onFailure) => {
	if (isSuccess$1(self)) return self.success;
	throw onFailure(self.failure);
});
const getOrThrow = /*#__PURE__*/ getOrThrowWith(identity);
const flatMap$2 = /*#__PURE__*/ dual(2, (self, f) => isFailure(self) ? fail$4(self.failure) : f(self.success));

const makeEquivalence$2 = Tuple$1;

const has = /*#__PURE__*/ dual(2, (self, key) => Object.hasOwn(self, key));
const map$4 = /*#__PURE__*/ dual(2, (self, f) => {
	const out = { ...self };
	for (const key of keys(self)) assignProperty(out, key, f(self[key], key));
	return out;
});
const keys = (self) => Object.keys(self);
const isSubrecordBy = (equivalence) => dual(2, (self, that) => {
	for (const key of keys(self)) if (!has(that, key) || !equivalence(self[key], that[key])) return false;
	return true;
});
const makeEquivalence$1 = (equivalence) => {
	const is = isSubrecordBy(equivalence);
	return (self, that) => is(self, that) && is(that, self);
};

const Array$1 = globalThis.Array;
const fromIterable$1 = (collection) => Array$1.isArray(collection) ? collection : Array$1.from(collection);
const append = /*#__PURE__*/ dual(2, (self, last) => [...self, last]);
const isArray = Array$1.isArray;
const isArrayNonEmpty = isArrayNonEmpty$1;
const isReadonlyArrayNonEmpty = isArrayNonEmpty$1;
const empty$1 = () => [];
const map$3 = /*#__PURE__*/ dual(2, (self, f) => self.map(f));
const makeEquivalence = Array_;

const TypeId$14 = "~effect/BigDecimal";
const BigDecimalProto = {
	[TypeId$14]: TypeId$14,
	[symbol$1]() {
		const normalized = normalize(this);
		return combine(string$1(String(normalized.value)), number$1(normalized.scale));
	},
	[symbol](that) {
		return isBigDecimal(that) && compare(this, that) === 0;
	},
	toString() {
		return `BigDecimal(${format(this)})`;
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
const isBigDecimal = (u) => hasProperty(u, TypeId$14);
const make$9 = (value, scale) => {
	if (!Number.isSafeInteger(scale)) throw new RangeError(`Scale must be a safe integer, got ${scale}`);
	const o = Object.create(BigDecimalProto);
	o.value = value;
	o.scale = scale;
	return o;
};
const makeNormalized = (value, scale) => {
	const o = make$9(value, scale);
	o.normalized = o;
	return o;
};
const bigint0$1 = /*#__PURE__*/ BigInt(0);
const bigint1$1 = /*#__PURE__*/ BigInt(1);
const bigint10$1 = /*#__PURE__*/ BigInt(10);
const zero$1 = /*#__PURE__*/ makeNormalized(bigint0$1, 0);
const normalize = (self) => {
	if (self.normalized === void 0) {
		if (self.value === bigint0$1) self.normalized = zero$1;
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
const compare = (self, that) => {
	if (self.scale === that.scale) return compareBigInt(self.value, that.value);
	const selfSign = sign(self);
	const thatSign = sign(that);
	if (selfSign !== thatSign) return selfSign < thatSign ? -1 : 1;
	if (selfSign === 0) return 0;
	const scaleDifference = self.scale - that.scale;
	const absoluteScaleDifference = Math.abs(scaleDifference);
	if (absoluteScaleDifference > MAX_COMPARISON_SCALE_ALIGNMENT) return selfSign === -1 ? compareMagnitude(that, self) : compareMagnitude(self, that);
	const powerOfTen = comparisonPowersOfTen[absoluteScaleDifference] ??= bigint10$1 ** BigInt(absoluteScaleDifference);
	return scaleDifference > 0 ? compareBigInt(self.value, that.value * powerOfTen) : compareBigInt(self.value * powerOfTen, that.value);
};
const Order = /*#__PURE__*/ make$10(compare);
const sign = (n) => n.value === bigint0$1 ? 0 : n.value < bigint0$1 ? -1 : 1;
const format = (n) => {
	const normalized = normalize(n);
	if (Math.abs(normalized.scale) >= 16) return toExponential(normalized);
	const negative = normalized.value < bigint0$1;
	const absolute = `${negative ? -normalized.value : normalized.value}`;
	const digits = normalized.scale > 0 ? absolute.padStart(normalized.scale + 1, "0") : absolute.padEnd(absolute.length - normalized.scale, "0");
	const point = digits.length - normalized.scale;
	const complete = normalized.scale > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
	return negative ? `-${complete}` : complete;
};
const toExponential = (n) => {
	if (isZero(n)) return "0e+0";
	const normalized = normalize(n);
	const digits = `${normalized.value}`;
	const point = normalized.value < bigint0$1 ? 2 : 1;
	const head = digits.slice(0, point);
	const tail = digits.slice(point);
	const exp = tail.length - normalized.scale;
	return `${head}${tail === "" ? "" : `.${tail}`}e${exp >= 0 ? "+" : ""}${exp}`;
};
const isZero = (n) => n.value === bigint0$1;

const Prototype = (options) => makePrimitiveProto({
	op: options.label,
	[evaluate]: options.evaluate
});

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
			return exitSucceed(get(fiber.context, this));
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
		return make$8(this, self);
	},
	use(f) {
		return withFiber((fiber) => f(get(fiber.context, this)));
	},
	useSync(f) {
		return withFiber((fiber) => exitSucceed(f(get(fiber.context, this))));
	}
};
const cacheKeys = /*#__PURE__*/ new Set();
const ReferenceTypeId = "~effect/Context/Reference";
const TypeId$13 = "~effect/Context";
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
const makeUnsafe$2 = (mapUnsafe, options) => {
	const maxDepth = options?.maxDepth;
	return makeImpl(void 0, mapUnsafe, void 0, 0, Number.isInteger(maxDepth) && maxDepth >= 0 ? maxDepth : 8);
};
const Proto$5 = {
	get mapUnsafe() {
		return flatten(this);
	},
	...PipeInspectableProto,
	[TypeId$13]: { _Services: (_) => _ },
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
const isContext = (u) => hasProperty(u, TypeId$13);
const isReference = (u) => !!u[ReferenceTypeId];
const empty = () => emptyContext;
const emptyContext = /*#__PURE__*/ makeUnsafe$2(/*#__PURE__*/ new Map());
const make$8 = (key, service) => makeUnsafe$2(/* @__PURE__ */ new Map([[key.key, service]]));
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
const get = getUnsafe;
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
const Reference$1 = Service;

const TypeId$12 = "~effect/Duration";
const bigint0 = /*#__PURE__*/ BigInt(0);
const bigint1 = /*#__PURE__*/ BigInt(1);
const bigint2 = /*#__PURE__*/ BigInt(2);
const bigint10 = /*#__PURE__*/ BigInt(10);
const bigint1e3 = /*#__PURE__*/ BigInt(1e3);
const bigint1e6 = /*#__PURE__*/ BigInt(1e6);
const bigint1e9 = /*#__PURE__*/ BigInt(1e9);
const bigintNanosPerMinute = /*#__PURE__*/ BigInt(6e10);
const bigintNanosPerHour = /*#__PURE__*/ BigInt(36e11);
const bigintNanosPerDay = /*#__PURE__*/ BigInt(864e11);
const bigintNanosPerWeek = /*#__PURE__*/ BigInt(6048e11);
const roundTiesAwayFromZero = (input) => BigInt(Math.sign(input) * Math.round(Math.abs(input)));
const roundMillisToNanos = (millis) => Number.isInteger(millis) ? BigInt(millis) * bigint1e6 : roundTiesAwayFromZero(millis * 1e6);
const fromNanosNumber = (nanos) => make$7(Number.isFinite(nanos) ? roundTiesAwayFromZero(nanos) : nanos);
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
	const fractionalScale = bigint10 ** BigInt(fractional.length);
	const scaled = (BigInt(input.slice(isNegative ? 1 : 0, decimalIndex)) * fractionalScale + BigInt(fractional)) * scale;
	return divideTiesAwayFromZero(isNegative ? -scaled : scaled, fractionalScale);
};
const divideTiesAwayFromZero = (numerator, denominator) => {
	const absolute = numerator < bigint0 ? -numerator : numerator;
	const rounded = absolute / denominator + (absolute % denominator * bigint2 >= denominator ? bigint1 : bigint0);
	return numerator < bigint0 ? -rounded : rounded;
};
const fromMillisString = (input, scale) => {
	const millis = Number(input) * scale;
	if (!Number.isFinite(millis)) return make$7(millis);
	const nanos = parseNanos(input, BigInt(scale) * bigint1e6);
	return make$7(Number.isInteger(millis) && BigInt(millis) * bigint1e6 === nanos ? millis : nanos);
};
const DURATION_REGEXP = /^(-?\d+(?:\.\d+)?)\s+(nanos?|micros?|millis?|seconds?|minutes?|hours?|days?|weeks?)$/;
const fromInputUnsafe = (input) => {
	switch (typeof input) {
		case "number": return millis(input);
		case "bigint": return nanos(input);
		case "string": {
			if (input === "Infinity") return infinity;
			if (input === "-Infinity") return negativeInfinity;
			const match = DURATION_REGEXP.exec(input);
			if (!match) break;
			const [_, valueStr, unit] = match;
			if (unit === "nano" || unit === "nanos") return nanos(parseNanos(valueStr, bigint1));
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
			if (TypeId$12 in input) return input;
			if (Array.isArray(input)) {
				if (input.length !== 2 || !input.every(isNumber)) return invalid$1(input);
				if (Number.isNaN(input[0]) || Number.isNaN(input[1])) return zero;
				if (input[0] === -Infinity || input[1] === -Infinity) return negativeInfinity;
				if (input[0] === Infinity || input[1] === Infinity) return infinity;
				const nanos = input[0] * 1e9 + input[1];
				return Number.isFinite(nanos) && Number.isInteger(input[0]) && Number.isInteger(input[1]) ? make$7(BigInt(input[0]) * bigint1e9 + BigInt(input[1])) : fromNanosNumber(nanos);
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
				if (!Number.isFinite(millis)) return make$7(millis);
				const exact = sumObjectNanos(obj);
				return exact === void 0 || BigInt(millis) * bigint1e6 === exact ? make$7(millis) : make$7(exact);
			}
			const nanos = millis * 1e6 + (obj.microseconds ?? 0) * 1e3 + (obj.nanoseconds ?? 0);
			const exact = Number.isFinite(nanos) ? sumObjectNanos(obj) : void 0;
			return exact === void 0 ? fromNanosNumber(nanos) : make$7(exact);
		}
	}
	return invalid$1(input);
};
const isIntegerOrUnset = (n) => !n || Number.isInteger(n);
const sumObjectNanos = (obj) => {
	if (!isIntegerOrUnset(obj.weeks) || !isIntegerOrUnset(obj.days) || !isIntegerOrUnset(obj.hours) || !isIntegerOrUnset(obj.minutes) || !isIntegerOrUnset(obj.seconds) || !isIntegerOrUnset(obj.milliseconds) || !isIntegerOrUnset(obj.microseconds) || !isIntegerOrUnset(obj.nanoseconds)) return void 0;
	let nanos = bigint0;
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
const invalid$1 = (input) => {
	throw new Error(`Invalid Input: ${input}`);
};
const zeroDurationValue = {
	_tag: "Millis",
	millis: 0
};
const infinityDurationValue = { _tag: "Infinity" };
const negativeInfinityDurationValue = { _tag: "NegativeInfinity" };
const DurationProto = {
	[TypeId$12]: TypeId$12,
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
const make$7 = (input) => {
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
	} else if (input === bigint0) duration.value = zeroDurationValue;
	else duration.value = {
		_tag: "Nanos",
		nanos: input
	};
	return duration;
};
const isDuration = (u) => hasProperty(u, TypeId$12);
const isFinite$1 = (self) => self.value._tag !== "Infinity" && self.value._tag !== "NegativeInfinity";
const zero = /*#__PURE__*/ make$7(0);
const infinity = /*#__PURE__*/ make$7(Infinity);
const negativeInfinity = /*#__PURE__*/ make$7(-Infinity);
const nanos = (nanos) => make$7(nanos);
const millis = (millis) => make$7(millis);
const seconds = (seconds) => make$7(seconds * 1e3);
const toSeconds = (self) => match(fromInputUnsafe(self), {
	onMillis: (millis) => millis / 1e3,
	onNanos: (nanos) => nanosToUnit(nanos, 1e9),
	onInfinity: () => Infinity,
	onNegativeInfinity: () => -Infinity
});
const toNanosUnsafe = (input) => {
	const self = fromInputUnsafe(input);
	switch (self.value._tag) {
		case "Infinity":
		case "NegativeInfinity": throw new Error("Cannot convert infinite duration to nanos");
		case "Nanos": return self.value.nanos;
		case "Millis": return roundMillisToNanos(self.value.millis);
	}
};
const match = /*#__PURE__*/ dual(2, (self, options) => {
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

const Scheduler = /*#__PURE__*/ Reference$1("effect/Scheduler", {
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
const MaxOpsBeforeYield = /*#__PURE__*/ Reference$1("effect/Scheduler/MaxOpsBeforeYield", {
	fiberCached: true,
	defaultValue: () => 2048
});
const PreventSchedulerYield = /*#__PURE__*/ Reference$1("effect/Scheduler/PreventSchedulerYield", {
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
const encoder$2 = /*#__PURE__*/ new TextEncoder();
const byteToHex = /*#__PURE__*/ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
const hexEncodeUint8Array = (bytes) => {
	let result = "";
	for (let i = 0; i < bytes.length; i++) result += byteToHex[bytes[i]];
	return result;
};

const ParentSpanKey = "effect/Tracer/ParentSpan";
const TracerKey = "effect/Tracer";

const FiberRuntimeMetricsKey = "effect/Metric/FiberRuntimeMetrics";

const CurrentStackFrame = /*#__PURE__*/ Reference$1("effect/References/CurrentStackFrame", {
	fiberCached: true,
	defaultValue: constUndefined
});
const TracerEnabled = /*#__PURE__*/ Reference$1("effect/References/TracerEnabled", {
	fiberCached: true,
	defaultValue: constTrue
});
const CurrentLogLevel = /*#__PURE__*/ Reference$1("effect/References/CurrentLogLevel", {
	fiberCached: true,
	defaultValue: () => "Info"
});
const MinimumLogLevel = /*#__PURE__*/ Reference$1("effect/References/MinimumLogLevel", {
	fiberCached: true,
	defaultValue: () => "Info"
});

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
const hasDies = (self) => self.reasons.some(isDieReason);
const causeElectDefects = (self) => hasDies(self) && hasFails(self) ? causeFromReasons(self.reasons.map((reason) => reason._tag === "Fail" && !isDone(reason.error) ? new Die(reason.error, reason.annotations) : reason)) : self;
const hasInterrupts = (self) => self.reasons.some(isInterruptReason);
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
const FiberTypeId = "~effect/Fiber";
const fiberVariance = {
	_A: identity,
	_E: identity
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
		return get(this.context, ref);
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
		if (this.cache.stackFrame) cause = causeAnnotate(cause, make$8(StackTraceKey, this.cache.stackFrame));
		if (annotations) cause = causeAnnotate(cause, annotations);
		this._interruptedCause = this._interruptedCause ? causeAddInterrupts(this._interruptedCause, cause) : cause;
		if (this.interruptible) {
			if (this._running) this._deferredInterrupt = true;
			else this.evaluate(failCause$1(this._interruptedCause));
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
		if (interruptChildren !== void 0) return this.evaluate(flatMap$1(interruptChildren, () => exit));
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
		this.context = empty();
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
					current = failCause$1(this._interruptedCause);
				}
				this.currentOpCount++;
				const cache = this.cache;
				if (!yielding && !cache.preventYield && cache.scheduler.shouldYield(this)) {
					yielding = true;
					const prev = current;
					current = flatMap$1(yieldNow, () => prev);
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
		scheduler: get(context, Scheduler),
		tracer: currentTracer,
		tracerContext: currentTracer ? currentTracer["context"] : void 0,
		tracerEnabled: get(context, TracerEnabled),
		span: getOrUndefinedUnsafe(context, ParentSpanKey),
		logLevel: get(context, CurrentLogLevel),
		minimumLogLevel: get(context, MinimumLogLevel),
		stackFrame: get(context, CurrentStackFrame),
		runtimeMetrics: getOrUndefinedUnsafe(context, FiberRuntimeMetricsKey),
		maxOpsBeforeYield: get(context, MaxOpsBeforeYield),
		preventYield: get(context, PreventSchedulerYield)
	};
};
const deferredInterruptCont = {
	[contA](_value, fiber) {
		return failCause$1(fiber._interruptedCause);
	},
	[contE](_cause, fiber) {
		return failCause$1(fiber._interruptedCause);
	}
};
const maxInlineSteps = 32;
const fiberMiddleware = { interruptChildren: void 0 };
const fiberStackAnnotations = (fiber) => {
	if (!fiber.cache.stackFrame) return void 0;
	const annotations = /* @__PURE__ */ new Map();
	annotations.set(InterruptorStackTrace.key, fiber.cache.stackFrame);
	return makeUnsafe$2(annotations);
};
const fiberAwaitAll = (self) => callback((resume) => {
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
		resume(succeed$3(exits));
	}
	loop();
	return sync(() => cancel?.());
});
const fiberInterruptAll = (fibers) => withFiber((parent) => {
	const annotations = fiberStackAnnotations(parent);
	let fiberArr = empty$1();
	for (const fiber of fibers) {
		fiber.interruptUnsafe(parent.id, annotations);
		fiberArr.push(fiber);
	}
	return asVoid(fiberAwaitAll(fiberArr));
});
const succeed$3 = exitSucceed;
const failCause$1 = exitFailCause;
const fail$3 = exitFail;
const sync = /*#__PURE__*/ makePrimitive({
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
const fromResult$1 = /*#__PURE__*/ match$1({
	onFailure: fail$3,
	onSuccess: succeed$3
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
const failCauseSync$1 = (evaluate) => suspend$1(() => failCause$1(evaluate()));
const die$2 = (defect) => exitDie(defect);
const void_$1 = /*#__PURE__*/ succeed$3(void 0);
const try_$1 = (options) => {
	const evaluate = typeof options === "function" ? options : options.try;
	const catcher = typeof options === "function" ? (cause) => new UnknownError(cause, "An error occurred in Effect.try") : options.catch;
	return suspend$1(() => {
		try {
			return succeed$3(evaluate());
		} catch (err) {
			return fail$3(catcher(err));
		}
	});
};
const tryPromise$1 = (options) => {
	const f = typeof options === "function" ? options : options.try;
	const catcher = typeof options === "function" ? (cause) => new UnknownError(cause, "An error occurred in Effect.tryPromise") : options.catch;
	return callbackOptions(function(resume, signal) {
		const failWithCatch = (cause) => suspend$1(() => {
			try {
				return fail$3(internalCall(() => catcher(cause)));
			} catch (err) {
				return die$2(err);
			}
		});
		try {
			f(signal).then((a) => resume(succeed$3(a)), (e) => resume(failWithCatch(e)));
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
		return hasInterrupts(cause) ? flatMap$1(combineFinalizerCause(exitFailCause(cause), this[args]()), () => failCause$1(cause)) : failCause$1(cause);
	}
});
const callback = (register) => callbackOptions(register, register.length >= 2);
const fnBody = (bodyOrOptions, pipeables) => typeof bodyOrOptions === "function" ? bodyOrOptions : pipeables.shift().bind(bodyOrOptions.self);
const defineFunctionLength = (length, fn) => Object.defineProperty(fn, "length", {
	value: length,
	configurable: true
});
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
			if (state.done) return succeed$3(state.value);
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
						return flatMap$1(state.value, (value) => fromIteratorUnsafe(iterator, value));
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
				if (state.done) return succeed$3(state.value);
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
const asVoid = (self) => new ContImpl(self, returnPayload, exitVoid);
const flatMap$1 = /*#__PURE__*/ dual(2, (self, f) => new ContImpl(self, andThenCont, f));
const effectIsExit = (effect) => effect[ExitTypeId] !== void 0;
const flatMapEager$1 = /*#__PURE__*/ dual(2, (self, f) => {
	if (effectIsExit(self)) return self._tag === "Success" ? f(self.value) : self;
	return flatMap$1(self, f);
});
const map$2 = /*#__PURE__*/ dual(2, (self, f) => new ContImpl(self, mapCont, f));
const mapEager$1 = /*#__PURE__*/ dual(2, (self, f) => effectIsExit(self) ? exitMap(self, f) : map$2(self, f));
const mapErrorEager$1 = /*#__PURE__*/ dual(2, (self, f) => effectIsExit(self) ? exitMapError(self, f) : mapError(self, f));
const exitIsSuccess = (self) => self._tag === "Success";
const exitVoid = /*#__PURE__*/ exitSucceed(void 0);
const exitMap = /*#__PURE__*/ dual(2, (self, f) => self._tag === "Success" ? exitSucceed(f(self.value)) : self);
const exitMapError = /*#__PURE__*/ dual(2, (self, f) => {
	if (self._tag === "Success") return self;
	return exitFailCause(causeMap(self.cause, f));
});
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
const mapError = /*#__PURE__*/ dual(2, (self, f) => catchCause$1(self, (cause) => failCause$1(causeMap(cause, f))));
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
const combineFinalizerCause = (exit_, finalizer) => exitIsSuccess(exit_) ? finalizer : catchCause$1(finalizer, (cause) => failCause$1(causeElectDefects(causeCombine(exit_.cause, cause))));
const uninterruptible = (self) => withFiber((fiber) => {
	if (!fiber.interruptible) return self;
	fiber.interruptible = false;
	fiber._stack.push(setInterruptibleTrue);
	return self;
});
const setInterruptible = /*#__PURE__*/ makePrimitive({
	op: "SetInterruptible",
	[contAll](fiber) {
		fiber.interruptible = this[args];
		if (fiber._interruptedCause && fiber.interruptible) return () => failCause$1(fiber._interruptedCause);
	}
});
const setInterruptibleTrue = /*#__PURE__*/ setInterruptible(true);
const resolveConcurrency = (concurrency) => concurrency === "unbounded" ? Number.POSITIVE_INFINITY : Math.max(1, concurrency ?? 1);
const iterateEager = () => (options) => {
	const onItem = options.onItem;
	const step = options.step;
	const resumeSequential = (state, items, index, end, effect) => flatMap$1(exit$1(effect), (itemExit) => step(state, items[index], itemExit, index) ?? runSequential(state, items, index + 1, end) ?? void_$1);
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
			return fibers && fibers.size > 0 ? flatMap$1(uninterruptible(fiberInterruptAll(Array.from(fibers))), () => terminal ?? defect) : defect;
		};
		const go = () => {
			let paused = false;
			for (; !terminal && index < end; index++) {
				const item = items[index];
				const eff = effect ?? onItem(state, item, index);
				if (effectIsExit(eff)) {
					terminal = step(state, item, eff, index);
					if (terminal) break;
				} else if (!parentFiber) return callback((cb) => {
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
						return flatMap$1(fibers ? fiberInterruptAll(fibers) : void_$1, () => terminal?._tag === "Failure" ? terminal : void_$1);
					});
				});
				else {
					effect = void 0;
					const fiber = forkUnsafe(parentFiber, eff, true, true, "inherit");
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
							} else if (done && fibers.size === 0) resume(terminal ?? void_$1);
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
				else if (fibers.size === 0) resume(void_$1);
			}
		};
		return go();
	};
};
const iterateConcurrent = () => (options) => iterateConcurrentImpl(options);
const forkUnsafe = (parent, effect, immediate = false, daemon = false, uninterruptible = false) => {
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
const runSyncExit$1 = /*#__PURE__*/ runSyncExitWith(/*#__PURE__*/ empty());
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

const isFailReason = isFailReason$1;
const die$1 = causeDie;
const map$1 = causeMap;
const IllegalArgumentError = IllegalArgumentError$1;

const succeed$2 = exitSucceed;
const failCause = exitFailCause;
const fail$2 = exitFail;
const void_ = exitVoid;
const isSuccess = exitIsSuccess;

const TypeId$11 = "~effect/DateTime";
const TimeZoneTypeId = "~effect/DateTime/TimeZone";
const Proto$4 = {
	[TypeId$11]: TypeId$11,
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
const isDateTime$1 = (u) => hasProperty(u, TypeId$11);
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
const makeUnsafe$1 = (input) => {
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
const make$6 = /*#__PURE__*/ liftThrowable(makeUnsafe$1);
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

const tryPromise = tryPromise$1;
const succeed$1 = succeed$3;
const suspend = suspend$1;
const fail$1 = fail$3;
const failCauseSync = failCauseSync$1;
const die = die$2;
const try_ = try_$1;
const fromResult = fromResult$1;
const flatMap = flatMap$1;
const exit = exit$1;
const catchCause = catchCause$1;
const runSyncExit = runSyncExit$1;
const mapEager = mapEager$1;
const mapErrorEager = mapErrorEager$1;
const flatMapEager = flatMapEager$1;
const fnUntracedEager = fnUntracedEager$1;

const encode = (input) => encodeBytes(typeof input === "string" ? encoder$1.encode(input) : input);
const decode = (str) => {
	const stripped = stripCrlf(str);
	const length = stripped.length;
	if (length % 4 !== 0) return fail$4(new EncodingError({
		kind: "Decode",
		module: "Base64",
		input: stripped,
		message: `Length must be a multiple of 4, but is ${length}`
	}));
	const index = stripped.indexOf("=");
	if (index !== -1 && (index < length - 2 || index === length - 2 && stripped[length - 1] !== "=")) return fail$4(new EncodingError({
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
		return succeed$4(result);
	} catch (cause) {
		return fail$4(new EncodingError({
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
const codes = /*#__PURE__*/ (/* @__PURE__ */ new Uint8Array(123)).fill(255);
for (let i = 0; i < 64; i++) codes[/*#__PURE__*/ alphabet.charCodeAt(i)] = i;
codes[/*#__PURE__*/ "=".charCodeAt(0)] = 0;
const getCode = (charCode) => {
	if (charCode >= codes.length || codes[charCode] === 255) throw new TypeError(`Invalid character ${String.fromCharCode(charCode)}`);
	return codes[charCode];
};

const isDateTime = isDateTime$1;
const isUtc = isUtc$1;
const makeUnsafe = makeUnsafe$1;
const make$5 = make$6;
const toUtc = toUtc$1;
const toDateUtc = toDateUtc$1;
const toEpochMillis = toEpochMillis$1;
const formatIso = formatIso$1;

const TypeId$10 = "~effect/http/Cookies";
const isCookies = (u) => hasProperty(u, TypeId$10);
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
	[TypeId$10]: TypeId$10,
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
				options.maxAge = seconds(parseInt(value, 10));
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
	if (error !== void 0) return fail$4(error);
	return succeed$4(Object.assign(Object.create(CookieProto), {
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
	if (options?.maxAge !== void 0 && !isFinite$1(fromInputUnsafe(options.maxAge))) return CookiesError.fromReason("CookieInfinityMaxAge");
}
const makeCookieUnsafe = (name, value, options) => getOrThrow(makeCookie(name, value, options));
function serializeCookie(self) {
	const error = validateCookie(self.name, self.valueEncoded, self.options);
	if (error !== void 0) throw error;
	let str = self.name + "=" + self.valueEncoded;
	if (self.options === void 0) return str;
	const options = self.options;
	if (options.maxAge !== void 0) {
		const maxAge = toSeconds(fromInputUnsafe(options.maxAge));
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

const TypeId$9 = "~effect/Redacted";
const isRedacted = (u) => hasProperty(u, TypeId$9);
const make$4 = (value, options) => {
	const self = Object.create(Proto$2);
	if (options?.label) self.label = options.label;
	redactedRegistry.set(self, value);
	return self;
};
const Proto$2 = {
	[TypeId$9]: { _A: (_) => _ },
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

const TypeId$8 = /*#__PURE__*/ Symbol.for("~effect/http/Headers");
const Proto$1 = /*#__PURE__*/ Object.defineProperties(/*#__PURE__*/ Object.create(null), {
	[TypeId$8]: { value: TypeId$8 },
	[symbolRedactable]: { value(context) {
		return redact$1(this, get(context, CurrentRedactedNames$1));
	} },
	toJSON: { value() {
		return redact$2(this);
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
const redact$1 = /*#__PURE__*/ dual(2, (self, key) => {
	const out = { ...self };
	const modify = (key) => {
		if (typeof key === "string") {
			const k = key.toLowerCase();
			if (k in self) out[k] = make$4(self[k]);
		} else for (const name in self) if (name.search(key) !== -1) out[name] = make$4(self[name]);
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
const CurrentRedactedNames$1 = /*#__PURE__*/ Reference$1("effect/Headers/CurrentRedactedNames", { defaultValue: () => [
	"authorization",
	"cookie",
	"set-cookie",
	"x-api-key"
] });
var HeaderParseErrorReason = class extends Error$1 {};

const unwrap = (value$6) => typeof value$6 === "string" ? value$6 : value(value$6);

const TypeId$7 = "~effect/http/UrlParams";
const isUrlParams = (u) => hasProperty(u, TypeId$7);
const Proto = {
	...PipeInspectableProto,
	[TypeId$7]: TypeId$7,
	[Symbol.iterator]() {
		return this.params[Symbol.iterator]();
	},
	[symbolRedactable](context) {
		return {
			_id: "UrlParams",
			params: Object.fromEntries(redact(this, get(context, CurrentRedactedNames)))
		};
	},
	toJSON() {
		return redact$2(this);
	},
	[symbol](that) {
		return Equivalence$1(this, that);
	},
	[symbol$1]() {
		return array(this.params.flat());
	}
};
const make$3 = (params) => {
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
	return make$3(out);
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
const Equivalence$1 = /*#__PURE__*/ make$11((a, b) => arrayEquivalence(a.params, b.params));
const arrayEquivalence = /*#__PURE__*/ makeEquivalence(/*#__PURE__*/ makeEquivalence$2([/*#__PURE__*/ strictEqual(), /*#__PURE__*/ asEquivalence()]));
const toRecord = (self) => {
	const out = {};
	for (const [k, v] of self.params) {
		const value = unwrap(v);
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
const redact = /*#__PURE__*/ dual(2, (self, key) => {
	const patterns = Array.isArray(key) ? key : [key];
	return self.params.map(([name, value]) => [name, typeof value === "string" && isRedactedName(name, patterns) ? make$4(value) : value]);
});
const isRedactedName = isRedactedName$1;
const CurrentRedactedNames = /*#__PURE__*/ Reference$1("effect/http/UrlParams/CurrentRedactedNames", { defaultValue: () => [
	"X-Amz-Signature",
	"X-Amz-Credential",
	"X-Amz-Security-Token",
	"AWSAccessKeyId",
	"Signature",
	"sig",
	"X-Goog-Signature"
] });

const STRUCTURAL_ANNOTATION_KEY = "~structural";
const SENTINELS_ANNOTATION_KEY = "~sentinels";
const CONSTRUCTOR_ANNOTATION_KEY = "~constructor";

const missing = /*#__PURE__*/ Symbol();
const succeed = succeed$2;
const missingExit = /*#__PURE__*/ succeed(missing);
const sameExit = /*#__PURE__*/ succeed(missing);
const toOption = (value) => value === missing ? none() : some(value);
const fromOptionExit = (option) => option._tag === "None" ? missingExit : succeed(option.value);

const TypeId$6 = "~effect/SchemaIssue/Issue";
function isIssue(u) {
	return hasProperty(u, TypeId$6) && u[TypeId$6] === TypeId$6;
}
var IssueNodeImpl = class {
	[TypeId$6] = TypeId$6;
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
function fail(f) {
	return transformOptionalEffect((oe, options) => fail$1(f(oe, options)));
}
function forbidden(message) {
	return fail((oe, options) => {
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
			return fail$1(new InvalidValue({ expected: "a value that can be converted to a bigint" }, input, options));
		}
	});
}
function Date$2() {
	return transform$1((u) => new globalThis.Date(u));
}
function encodeBase64() {
	return transform$1(encode);
}
function decodeBase64() {
	return transformEffect$1((input, options) => mapErrorEager(fromResult(decode(input)), () => new InvalidValue({ expected: "a valid Base64 string" }, input, options)));
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
const TypeId$5 = "~effect/SchemaTransformation/Transformation";
const Transformation = class extends Class$1 {
	[TypeId$5] = TypeId$5;
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
	return hasProperty(u, TypeId$5) && u[TypeId$5] === TypeId$5;
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
	decode: (s, options) => URL.canParse(s) ? succeed$1(new URL(s)) : fail$1(new InvalidValue({ expected: "a valid URL string" }, s, options)),
	encode: (url) => succeed$1(url.href)
});
const uint8ArrayFromBase64String = /*#__PURE__*/ new Transformation(/*#__PURE__*/ decodeBase64(), /*#__PURE__*/ encodeBase64());

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
const TypeId$4 = "~effect/Schema";
var ASTNodeImpl = class {
	[TypeId$4] = TypeId$4;
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
const unknown = /*#__PURE__*/ new Unknown();
const Literal$1 = class extends ASTNodeImpl {
	_tag = "Literal";
	literal;
	constructor(literal, annotations, checks, encoding, context) {
		super(annotations, checks, encoding, context);
		if (typeof literal === "number" && !globalThis.Number.isFinite(literal)) throw new Error(`A numeric literal must be finite, got ${format$1(literal)}`);
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
				} else return fail$1(new Composite(ast, [issue], input, options));
			}
			if (state.issues) return fail$1(new Composite(ast, state.issues, input, options));
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
			const eff = concurrency === 1 ? parseArray(state, input, 0, end) : parseArrayConcurrent(state, input, {
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
				if (!Array.isArray(input)) return fail$1(new InvalidType(ast, input, options));
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
		} else return fail$2(new Composite(s.ast, [issue], s.input, s.options));
	}
}
const parseArrayOptions = {
	onItem(s, item, i) {
		const value = i < s.len ? item : missing;
		return s.getParser(s.tailThreshold, i).parser(value, s.options);
	},
	step: stepArray
};
const parseArray = /*#__PURE__*/ iterateEager()(parseArrayOptions);
const parseArrayConcurrent = /*#__PURE__*/ iterateConcurrent()(parseArrayOptions);
const wrapPropertyKeyIssue = (s, ast, key, exit) => {
	if (exit.cause.reasons.length === 0) return exit;
	const issue = getSchemaIssue(exit.cause);
	if (issue === void 0) return failCause(map$1(exit.cause, (issue) => new Composite(ast, [new Pointer([key], issue)], s.input, s.options)));
	const pointer = new Pointer([key], issue);
	if (s.options.errors === "all") {
		if (s.issues) s.issues.push(pointer);
		else s.issues = [pointer];
	} else return fail$2(new Composite(ast, [pointer], s.input, s.options));
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
				if (exitValue._tag === "Failure") return wrapPropertyKeyIssue(s, ast, key, exitValue) ?? void_;
				const value = exitValue === sameExit ? inputValue : exitValue[args];
				if (k2 !== missing && value !== missing) {
					if (hasProperties && (expectedKeys.has(key) || expectedKeys.has(typeof k2 === "number" ? globalThis.String(k2) : k2))) return void_;
					assignProperty(s.out, k2, value);
				}
				return void_;
			};
			const parseIndex = (s, key, index, exitKey) => {
				if (!exitKey) {
					const eff = index.parserKey(key, s.options);
					if (!effectIsExit(eff)) return flatMap(exit(eff), (exit) => parseIndex(s, key, index, exit));
					exitKey = eff;
				}
				if (exitKey._tag === "Failure") return wrapPropertyKeyIssue(s, ast, key, exitKey) ?? void_;
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
				if (!(typeof input === "object" && input !== null && !Array.isArray(input))) return yield* fail$1(new InvalidType(ast, input, options));
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
							} else return yield* fail$1(new Composite(ast, [issue], input, options));
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
					const keyPairs = empty$1();
					for (let i = 0; i < indexCount; i++) {
						const index = indexes[i];
						const keys = indexKeys?.[i] ?? (index.is.parameter === string ? Object.keys(record) : getIndexSignatureKeys(record, index.is.parameter, options));
						for (let j = 0; j < keys.length; j++) keyPairs.push([keys[j], index]);
					}
					const eff = parseIndexes(state, keyPairs, { concurrency });
					if (eff) yield* eff;
				}
				if (state.issues) return yield* fail$1(new Composite(ast, state.issues, input, options));
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
			if (!(typeof input === "object" && input !== null && !Array.isArray(input))) return fail$1(new InvalidType(ast, input, options));
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
		} else return fail$2(new Composite(s.ast, [issue], s.input, s.options));
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
function union(members, options, checks) {
	return new Union$1(members.map(getAST), options, void 0, checks);
}
const toCandidate = /*#__PURE__*/ memoizeIdempotent((ast) => {
	while (true) {
		if (isSuspend(ast)) return unknown;
		const encoding = ast.encoding;
		if (!encoding) return ast.recur?.(toCandidate, identity) ?? ast;
		if (encoding.some((link) => link.transformation._tag === "Middleware" && link.transformation.decode !== identity)) return unknown;
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
			if (candidates.length === 0) return fail$1(new AnyOf(ast, [], input, options));
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
	if (!issue) return failCause(cause);
	return fail$2(new AnyOf(ast, [issue], input, options));
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
		return fail$1(new AnyOf(ast, state.issues ?? [], input, options));
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
		return fail$1(new AnyOf(state.ast, state.issues ?? [], state.input, state.options));
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
				return fail$2(new OneOf(s.ast, s.successes, s.input, s.options));
			}
			s.out = exit;
			if (s.successes) s.successes.push(s.ast.types[i]);
			else return void_;
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
function copy(ast, changes) {
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
	return ast.encoding === encoding ? ast : copy(ast, { encoding });
}
function replaceContext(ast, context) {
	if (ast.context === context) return ast;
	const owner = getContextOwner(ast);
	if (owner.context === context && owner.encoding === ast.encoding) return owner;
	return copy(ast, { context });
}
function getLastEncoding(ast) {
	return ast.encoding ? getLastEncoding(ast.encoding[ast.encoding.length - 1].to) : ast;
}
function annotate(ast, annotations) {
	if (ast.checks) {
		const last = ast.checks[ast.checks.length - 1];
		return replaceChecks(ast, append(ast.checks.slice(0, -1), last.annotate(annotations)));
	}
	return copy(ast, { annotations: {
		...ast.annotations,
		...annotations
	} });
}
function replaceChecks(ast, checks) {
	if (ast._tag === "Suspend" && checks) throw new Error("Cannot add checks to Suspend");
	if (ast.checks === checks) return ast;
	return copy(ast, { checks });
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
	return out === last ? encoding : append(encoding.slice(0, encoding.length - 1), out);
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
		return copy(type, {
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
	const succeed$7 = value === 0 ? sameExit : succeed(value);
	return (input, options) => {
		if (input === missing) return missingExit;
		if (input === value) return succeed$7;
		return fail$1(new InvalidType(ast, input, options));
	};
}
function fromRefinement(ast, refinement) {
	return (input, options) => {
		if (input === missing) return missingExit;
		if (refinement(input)) return sameExit;
		return fail$1(new InvalidType(ast, input, options));
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
function withDefault(ast, parser) {
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
	return ast.context?.constructorDefault === void 0 ? parser : withDefault(ast, parser);
}
function compile(ast, compile, compileField, base, specialize) {
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
							if (issues) result = fail$1(new Composite(ast, issues, input, options));
						}
					}
				} else result = flatMap(result, (value) => {
					if (input !== missing && value !== missing) {
						const issues = collectIssues(encodingChecks, input, void 0, ast, options);
						if (issues) return fail$1(new Composite(ast, issues, input, options));
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
						if (issues) result = fail$1(new Composite(ast, issues, value, options));
					}
				} else result = flatMap(result, (value) => {
					if (value !== missing) {
						const issues = collectIssues(checks, value, void 0, ast, options);
						if (issues) return fail$1(new Composite(ast, issues, value, options));
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
const decodeChild = (ast) => compilerAdaptersEnabled ? lazyParser(resolve, ast, "parser") : resolve(ast).parser;
const makeChild = (ast) => compilerAdaptersEnabled ? lazyParser(resolve, ast, "makeEffect") : resolve(ast).makeEffect;
const makeField = (ast) => compileField(ast, makeChild);
var InterpretedEntry = class {
	ast;
	constructor(ast) {
		this.ast = ast;
	}
	get decodeEffect() {
		return this.cachedDecodeEffect ??= compile(this.ast, decodeChild);
	}
	get parser() {
		return this.decodeEffect;
	}
	get makeEffect() {
		return this.cachedMakeEffect ??= compile(this.ast, makeChild, makeField);
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
		return this.save("decodeEffect", this.operation("decodeEffect") ?? compile(this.ast, (ast) => lazyParser(this.resolve, ast, "parser")));
	}
	get parser() {
		const decode = this.decode;
		return decode === void 0 ? this.decodeEffect : this.save("parser", withDecode(decode, () => this.decodeEffect));
	}
	get makeEffect() {
		const makeEffect = this.compiledMakeEffect;
		if (makeEffect !== void 0) return this.save("makeEffect", makeEffect);
		const child = (ast) => lazyParser(this.resolve, ast, "makeEffect");
		return this.save("makeEffect", compile(this.ast, child, (ast) => compileField(ast, child)));
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
function resolve(ast) {
	const cached = cache.get(ast);
	if (cached !== void 0) return cached;
	const entry = compiler === void 0 ? new InterpretedEntry(ast) : new CompilerEntry(ast, compiler(ast, resolve), resolve);
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
function make$2(schema) {
	return makeConstructorSync(toType$1(schema.ast));
}
function is(schema) {
	return _is(schema.ast);
}
function makeIs(ast) {
	if (!compilerAdaptersEnabled) {
		const parser = asExit(run(ast));
		return (input) => {
			const exit = parser(input, defaultParseOptions);
			if (isSuccess(exit)) return true;
			getSchemaIssueOrThrow(exit.cause, "Type guard adapter can only return false for schema issues");
			return false;
		};
	}
	const entry = resolve(ast);
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
const getValue = (value) => {
	if (value === missing) return fail$1(new InvalidValue());
	return succeed$1(value);
};
function run(ast) {
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
	return (input, options) => constructSync(entry ??= resolve(ast), input, options);
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
const normalCompiler = (ast) => resolve(ast).parser;
const constructorCompiler = (ast) => resolve(ast).makeEffect;

const TypeId$3 = "~effect/Schema/Schema";
const RebuildOptions = /*#__PURE__*/ Symbol();
const SchemaProto = {
	[TypeId$3]: TypeId$3,
	get make() {
		const value = make$2(this);
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
		return make$1(ast, this[RebuildOptions]);
	}
};
function make$1(ast, options) {
	function Schema() {}
	const self = Object.setPrototypeOf(Schema, SchemaProto);
	if (options && (Object.hasOwn(options, "name") || Object.hasOwn(options, "length") || Object.hasOwn(options, "__proto__"))) Object.defineProperties(self, Object.getOwnPropertyDescriptors({ ...options }));
	else Object.assign(self, options);
	self[RebuildOptions] = options;
	self.ast = ast;
	return self;
}

const lambda = (f) => f;

const Equivalence = /*#__PURE__*/ make$11((self, that) => {
	if (self.length !== that.length) return false;
	for (let i = 0; i < self.length; i++) if (self[i] !== that[i]) return false;
	return true;
});

const TypeId$2 = "~effect/net/NetAddress";
const ipv4Value = (self) => self.value;
const ipv6Words = (self) => self;
const getMacBytes = (self) => self.bytes;
var NetAddressError = class extends (/*#__PURE__*/ TaggedError("NetAddressError")) {};
const isAddress = (u) => hasProperty(u, TypeId$2);
const isIpv4Address = (u) => isAddress(u) && u._tag === "Ipv4Address";
const isIpv6Address = (u) => isAddress(u) && u._tag === "Ipv6Address";
const isMacAddress = (u) => isAddress(u) && u._tag === "MacAddress";
const isInetAddressV4 = (u) => isAddress(u) && u._tag === "InetAddressV4";
const isInetAddressV6 = (u) => isAddress(u) && u._tag === "InetAddressV6";
const isUnixPathAddress = (u) => isAddress(u) && u._tag === "UnixPathAddress";
const Ipv4Proto = {
	...BaseProto,
	_tag: "Ipv4Address",
	[TypeId$2]: TypeId$2,
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
	[TypeId$2]: TypeId$2,
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
	[TypeId$2]: TypeId$2,
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
const addressError = (input, message) => fail$4(new NetAddressError({
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
	return succeed$4(makeIpv4(packOctets(octets[0], octets[1], octets[2], octets[3])));
};
const ipv6FromSegments = (segments) => {
	if (!allIntegersInRange(segments, 65535)) return addressError(segments, "segments must be integers from 0 through 65535");
	return succeed$4(makeIpv6(segments[0] * 65536 + segments[1], segments[2] * 65536 + segments[3], segments[4] * 65536 + segments[5], segments[6] * 65536 + segments[7]));
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
	return succeed$4([
		...parsedHead,
		...Array(8 - explicit).fill(0),
		...parsedTail,
		...embedded ?? []
	]);
};
const ipv6FromString = (input) => {
	return flatMap$2(parseIpv6Segments(input), (segments) => ipv6FromSegments(segments));
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
	[TypeId$2]: TypeId$2,
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
	[TypeId$2]: TypeId$2,
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
	[TypeId$2]: TypeId$2,
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

const TypeId$1 = "~effect/net/Host";
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
const isHostPort = (u) => hasProperty(u, TypeId$1);
const formatHost = (self) => typeof self === "string" ? self : formatIp(self);
const HostPortProto = {
	...BaseProto,
	_tag: "HostPort",
	[TypeId$1]: TypeId$1,
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
	if (!isRecordType(type)) return fail$4(new NetAddressError({
		input: type,
		message: "unknown DNS record type"
	}));
	const input = typeof fields === "object" && fields !== null ? fields : {};
	const self = Object.create(RecordPrototype);
	self._tag = type;
	for (const [key, check] of Object.entries(recordFields[type])) {
		const value = input[key];
		if (!check(value)) return fail$4(new NetAddressError({
			input: fields,
			message: `invalid ${type} record ${key}`
		}));
		self[key] = Array.isArray(value) ? Object.freeze([...value]) : value instanceof Uint8Array ? new Uint8Array(value) : value;
	}
	return succeed$4(Object.freeze(self));
};
const encoder = /*#__PURE__*/ new TextEncoder();
const decimalEscape = (byte) => `\\${byte.toString().padStart(3, "0")}`;
const quote = (value) => {
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
		case "CAA": return `CAA ${self.critical ? 128 : 0} ${self.tag} ${quote(self.value)}`;
		case "CNAME": return `CNAME ${self.target}`;
		case "MX": return `MX ${self.priority} ${self.exchange}`;
		case "NAPTR": return `NAPTR ${self.order} ${self.preference} ${quote(self.flags)} ${quote(self.service)} ${quote(self.regexp)} ${self.replacement}`;
		case "NS": return `NS ${self.host}`;
		case "PTR": return `PTR ${formatName(self.host)}`;
		case "SOA": return `SOA ${self.primary} ${formatName(self.admin)} ${self.serial} ${toSeconds(self.refresh)} ${toSeconds(self.retry)} ${toSeconds(self.expire)} ${toSeconds(self.minimum)}`;
		case "SRV": return `SRV ${self.priority} ${self.weight} ${self.port} ${self.target}`;
		case "TLSA": return `TLSA ${self.certUsage} ${self.selector} ${self.matchingType} ${encode$1(self.data).toUpperCase()}`;
		case "TXT": return `TXT ${self.chunks.map(quote).join(" ")}`;
	}
};

const TypeId = TypeId$3;
function declareConstructor() {
	return (typeParameters, run, annotations) => {
		return make(new Declaration(typeParameters.map(getAST), (typeParameters) => run(typeParameters.map((ast) => make(ast))), annotations));
	};
}
function declare(is, annotations) {
	return declareConstructor()([], () => (input, ast, options) => is(input) ? succeed$1(input) : fail$1(new InvalidType(ast, input, options)), annotations);
}
const make = make$1;
function isSchema(u) {
	return hasProperty(u, TypeId) && u[TypeId] === TypeId;
}
const optionalKey = /*#__PURE__*/ lambda((schema) => make(optionalKey$1(schema.ast), { schema }));
const toType = /*#__PURE__*/ lambda((schema) => make(toType$1(schema.ast), { schema }));
function Literal(literal) {
	const out = make(new Literal$1(literal), {
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
const String$1 = /*#__PURE__*/ make(string);
const Number$1 = /*#__PURE__*/ make(number);
const BigInt$1 = /*#__PURE__*/ make(bigInt);
function makeStruct(ast, fields) {
	return make(ast, {
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
function Record(key, value) {
	return make(record(key.ast, value.ast), {
		key,
		value
	});
}
function makeTuple(ast, elements) {
	return make(ast, {
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
const ArraySchema = /*#__PURE__*/ lambda((schema) => make(new Arrays(false, [], [schema.ast]), { value: schema }));
const NonEmptyArray = /*#__PURE__*/ lambda((schema) => make(new Arrays(false, [schema.ast], [schema.ast]), { value: schema }));
function makeUnion(ast, members) {
	return make(ast, {
		members,
		mapMembers(f, options) {
			const members = f(this.members);
			return makeUnion(union(members, this.ast.options, options?.unsafePreserveChecks ? this.ast.checks : void 0), members);
		}
	});
}
function Union(members, options) {
	return makeUnion(union(members, options, void 0), members);
}
function Literals(literals) {
	const members = literals.map(Literal);
	return make(union(members, void 0, void 0), {
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
function check$1(...checks) {
	return (self) => self.check(...checks);
}
function decodeTo(to, transformation) {
	return (from) => {
		return make(decodeTo$1(from.ast, to.ast, transformation ? makeTransformation(transformation) : passthrough()), {
			from,
			to
		});
	};
}
function linkDecoding() {
	return (to, decode) => link()(to, {
		decode,
		encode: forbiddenEncoding
	});
}
function withConstructorDefault(defaultValue) {
	return (schema) => make(withConstructorDefault$1(schema.ast, defaultValue), { schema });
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
	return make(union.ast, {
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
function link() {
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
const Finite = /*#__PURE__*/ make(finite);
function makeIsGreaterThan(options) {
	const gt = isGreaterThan$1(options.order);
	const formatter = options.formatter ?? format$1;
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
	const formatter = options.formatter ?? format$1;
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
	const formatter = options.formatter ?? format$1;
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
	const formatter = options.formatter ?? format$1;
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
	const formatter = deriveOptions.formatter ?? format$1;
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
	if (!globalThis.Number.isFinite(number)) throw new globalThis.RangeError(`Expected a finite number, got ${format$1(number)}`);
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
		toCode: () => ({ runtime: `Schema.isGreaterThan(${format$1(exclusiveMinimum)})` })
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
		toCode: () => ({ runtime: `Schema.isGreaterThanOrEqualTo(${format$1(minimum)})` })
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
		toCode: () => ({ runtime: `Schema.isLessThan(${format$1(exclusiveMaximum)})` })
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
		toCode: () => ({ runtime: `Schema.isLessThanOrEqualTo(${format$1(maximum)})` })
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
			toCode: () => ({ runtime: `Schema.isBetween({ minimum: ${format$1(options.minimum)}, maximum: ${format$1(options.maximum)}, exclusiveMinimum: ${format$1(exclusiveMinimum)}, exclusiveMaximum: ${format$1(exclusiveMaximum)} })` })
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
	if (globalThis.Number.isNaN(date.getTime())) throw new globalThis.RangeError(`Expected a valid Date, got ${format$1(date)}`);
	return date.toISOString();
}
function formatDateRuntime(date) {
	return `new globalThis.Date(${format$1(date.getTime())})`;
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
			toCode: () => ({ runtime: `Schema.isBetweenDate({ minimum: ${formatDateRuntime(options.minimum)}, maximum: ${formatDateRuntime(options.maximum)}, exclusiveMinimum: ${format$1(exclusiveMinimum)}, exclusiveMaximum: ${format$1(exclusiveMaximum)} })` })
		};
	}
});
const isGreaterThanBigInt = /*#__PURE__*/ makeIsGreaterThan({
	order: BigInt$4,
	annotate: (exclusiveMinimum) => {
		return {
			representation: {
				id: "effect/schema/isGreaterThanBigInt",
				payload: { exclusiveMinimum: exclusiveMinimum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isGreaterThanBigInt(${format$1(exclusiveMinimum)})` })
		};
	}
});
const isGreaterThanOrEqualToBigInt = /*#__PURE__*/ makeIsGreaterThanOrEqualTo({
	order: BigInt$4,
	annotate: (minimum) => {
		return {
			representation: {
				id: "effect/schema/isGreaterThanOrEqualToBigInt",
				payload: { minimum: minimum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isGreaterThanOrEqualToBigInt(${format$1(minimum)})` })
		};
	}
});
const isLessThanBigInt = /*#__PURE__*/ makeIsLessThan({
	order: BigInt$4,
	annotate: (exclusiveMaximum) => {
		return {
			representation: {
				id: "effect/schema/isLessThanBigInt",
				payload: { exclusiveMaximum: exclusiveMaximum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isLessThanBigInt(${format$1(exclusiveMaximum)})` })
		};
	}
});
const isLessThanOrEqualToBigInt = /*#__PURE__*/ makeIsLessThanOrEqualTo({
	order: BigInt$4,
	annotate: (maximum) => {
		return {
			representation: {
				id: "effect/schema/isLessThanOrEqualToBigInt",
				payload: { maximum: maximum.toString(10) }
			},
			toJsonSchema: () => [{}, true],
			toCode: () => ({ runtime: `Schema.isLessThanOrEqualToBigInt(${format$1(maximum)})` })
		};
	}
});
const isBetweenBigInt = /*#__PURE__*/ makeIsBetween({
	order: BigInt$4,
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
			toCode: () => ({ runtime: `Schema.isBetweenBigInt({ minimum: ${format$1(options.minimum)}, maximum: ${format$1(options.maximum)}, exclusiveMinimum: ${format$1(exclusiveMinimum)}, exclusiveMaximum: ${format$1(exclusiveMaximum)} })` })
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
	toCodecJson: () => link()(Struct({
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
	toCodecJson: () => link()(URLString, urlFromString)
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
	toCodecJson: () => link()(DateString, dateFromString)
});
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
	toCodecJson: () => link()(Struct({
		data: String$1.check(isBase64()),
		type: String$1,
		name: String$1,
		lastModified: Int
	}), transformEffect({
		decode: (e, options) => match$1(decode(e.data), {
			onFailure: () => fail$1(new InvalidValue({ expected: "a valid Base64 string" }, e.data, options)),
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
	toCodecJson: () => link()(String$1.annotate({ expected: "a query string that will be decoded as URLSearchParams" }), transform({
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
	toCodecJson: () => link()(Base64String, uint8ArrayFromBase64String)
});
const isGreaterThanBigDecimal = /*#__PURE__*/ makeIsGreaterThan({
	order: Order,
	formatter: (bd) => format(bd)
});
const isGreaterThanOrEqualToBigDecimal = /*#__PURE__*/ makeIsGreaterThanOrEqualTo({
	order: Order,
	formatter: (bd) => format(bd)
});
const isLessThanBigDecimal = /*#__PURE__*/ makeIsLessThan({
	order: Order,
	formatter: (bd) => format(bd)
});
const isLessThanOrEqualToBigDecimal = /*#__PURE__*/ makeIsLessThanOrEqualTo({
	order: Order,
	formatter: (bd) => format(bd)
});
const isBetweenBigDecimal = /*#__PURE__*/ makeIsBetween({
	order: Order,
	formatter: (bd) => format(bd)
});
function dateTimeUtcFromInput() {
	return transformEffect$1((input, options) => {
		return match$2(make$5(input), {
			onNone: () => fail$1(new InvalidValue({ message: "Invalid DateTime input" }, input, options)),
			onSome: (dt) => succeed$1(toUtc(dt))
		});
	});
}
const dateTimeUtcFromString = /*#__PURE__*/ transformEffect({
	decode: (s, options) => {
		return match$2(make$5(s), {
			onNone: () => fail$1(new InvalidValue({ expected: "a valid UTC DateTime string" }, s, options)),
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
		return linkDecoding()(dateTimeArbitraryInteger(minimum, maximum), transform$1(makeUnsafe));
	},
	toCodecJson: () => link()(String$1, dateTimeUtcFromString),
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
	toCodecJson: () => link()(Union([
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
		if (isFailure(result)) return fail$1(new InvalidValue({ message: result.failure.message }, input, options));
		return formatIp(result.success) === input ? succeed$1(result.success) : fail$1(new InvalidValue({ message: "expected a canonical address" }, input, options));
	},
	encode: (address) => succeed$1(formatIp(address))
})));
const dnsUint32 = /*#__PURE__*/ Int.check(/*#__PURE__*/ isBetween({
	minimum: 0,
	maximum: 4294967295
}));
const dnsSeconds = /*#__PURE__*/ dnsUint32.pipe(/*#__PURE__*/ decodeTo(Duration, /*#__PURE__*/ transform({
	decode: seconds,
	encode: toSeconds
})));
const dnsRecordOfType = (type, fields) => declare((u) => isDnsRecord(u) && u._tag === type, {
	identifier: `Dns${type.charAt(0)}${type.slice(1).toLowerCase()}Record`,
	toCodecJson: () => {
		const json = TaggedStruct(type, fields);
		return link()(json, transformEffect({
			decode: (input, options) => {
				const { _tag, ...rest } = input;
				const result = makeRecord(type, rest);
				return isSuccess$1(result) ? succeed$1(result.success) : fail$1(new InvalidValue({ message: result.failure.message }, input, options));
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
	toCodecJson: () => link()(ArraySchema(String$1), transform({
		decode: fromSetCookie,
		encode: toSetCookieHeaders
	})),
	toCodecIso: () => link()(Record(String$1, Cookie), transform({
		decode: fromReadonlyRecord,
		encode: (cookies) => cookies.cookies
	}))
});
const RecordFromCookies = /*#__PURE__*/ Cookies.pipe(/*#__PURE__*/ decodeTo(/*#__PURE__*/ Record(String$1, String$1), /*#__PURE__*/ transform({
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
	toCodec: () => link()(ArraySchema(Tuple([String$1, String$1])), transform({
		decode: make$3,
		encode: (self) => self.params.map(([key, value]) => [key, unwrap(value)])
	}))
});
const RecordFromUrlParams = /*#__PURE__*/ UrlParams.pipe(/*#__PURE__*/ decodeTo(/*#__PURE__*/ Record(String$1, /*#__PURE__*/ Union([String$1, /*#__PURE__*/ NonEmptyArray(String$1)])), /*#__PURE__*/ transform({
	decode: toReadonlyRecord,
	encode: fromInput
})));

const PythonVersion = Struct({
	major: Int.pipe(check$1(isBetween({
		minimum: 2,
		maximum: 9
	}))),
	minor: Int.pipe(check$1(isBetween({
		minimum: 0,
		maximum: 99
	}))),
	patch: Int.pipe(check$1(isBetween({
		minimum: 0,
		maximum: 999
	})))
});
const PythonRequest = Struct({
	major: PythonVersion.fields.major,
	minor: optionalKey(PythonVersion.fields.minor),
	patch: optionalKey(PythonVersion.fields.patch)
});

const StartupHook = Struct({
	package: String$1,
	file: String$1,
	digest: String$1,
	code: optionalKey(ArraySchema(String$1)),
	known: optionalKey(String$1)
});

const PackageState = Struct({
	version: String$1,
	content: optionalKey(String$1),
	size: optionalKey(Finite),
	askedBy: optionalKey(ArraySchema(String$1))
});
const Snapshot = Struct({
	python: String$1,
	packages: Record(String$1, PackageState),
	startup: optionalKey(ArraySchema(StartupHook))
});

const kinds = [
	"older",
	"newer",
	"replaced",
	"rebuilt",
	"added",
	"removed"
];
const PackageChange = Struct({
	name: String$1,
	change: Literals(kinds),
	before: optionalKey(PackageState),
	now: optionalKey(PackageState)
});
const Changes = Struct({
	python: optionalKey(Struct({
		change: Literals(["line", "patch"]),
		before: String$1,
		now: String$1
	})),
	packages: ArraySchema(PackageChange)
});
const isNothing = ({ packages, python }) => python === void 0 && packages.length === 0;
const growth = ({ packages }) => packages.reduce((total, { before, now }) => total + (now?.size ?? 0) - (before?.size ?? 0), 0);

const Reference = TaggedUnion({
	Repository: {
		name: String$1,
		system: Literals([
			"git",
			"hg",
			"svn",
			"bzr"
		]),
		url: String$1,
		revision: optionalKey(String$1),
		commit: String$1,
		asked: Number$1
	},
	Archive: {
		name: String$1,
		url: String$1,
		sha256: String$1,
		etag: optionalKey(String$1),
		modified: optionalKey(String$1),
		asked: Number$1
	}
});
const shortened = (id) => /^[0-9a-f]{20,}$/.test(id) ? id.slice(0, 7) : id;

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
const visible = (text) => {
	const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ufffd]/gu, byNumber);
	return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
};
const obeyed = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const printable = (line) => line.replaceAll(obeyed, byNumber);

const mostAskers = 3;
const askersInWords = (askers) => {
	const shown = askers.slice(0, mostAskers).map(visible);
	const more = askers.length - shown.length;
	return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
};
const versionsInWords = ({ before, change, now }) => {
	const [old, current] = [visible(before?.version ?? ""), visible(now?.version ?? "")];
	if (change === "added") return current;
	if (change === "removed") return old;
	if (change !== "rebuilt") return `${old} -> ${current}`;
	return `${current} (${shortened(before?.content ?? "from an index")} -> ${shortened(now?.content ?? "from an index")})`;
};
const countsInWords = ({ packages }) => kinds.flatMap((kind) => {
	const count = packages.filter(({ change }) => change === kind).length;
	return count === 0 ? [] : [`${count} ${kind}`];
}).join(", ");
const growthInWords = (changes) => {
	const bytes = growth(changes);
	return bytes === 0 ? "" : `${sizeInWords(Math.abs(bytes))} ${bytes > 0 ? "more" : "less"}`;
};

var Html = class {
	text;
	constructor(text) {
		this.text = text;
	}
};
const escaped = (text) => text.split("\n").map(printable).join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
const rendered = (content) => {
	if (content === void 0) return "";
	if (content instanceof Html) return content.text;
	if (typeof content === "string") return escaped(content);
	return typeof content === "number" ? String(content) : content.map(rendered).join("");
};
const html = (parts, ...contents) => new Html(parts.map((part, at) => `${part.replaceAll(/\s*\n\s*/g, " ")}${rendered(contents[at])}`).join(""));
const withCode = (text) => html`${text.split("`").map((part, at, all) => at % 2 === 1 && at < all.length - 1 ? html`<code>${part}</code>` : at % 2 === 1 ? `\`${part}` : part)}`;

const pythonOf = ({ python }) => python === void 0 ? void 0 : html`<h3>Python ${python.version}</h3>
        <p>
          ${python.reason}${python.requested === "" ? "" : html`: <code>${python.requested}</code>`}, from
          ${python.provider}.
        </p>
        ${python.considered.length === 0 ? "" : html`<table class="plain">
                <thead>
                  <tr>
                    <th scope="col">Looked at</th>
                    <th scope="col">Says</th>
                    <th scope="col">What came of it</th>
                  </tr>
                </thead>
                <tbody>
                  ${python.considered.map((one) => html`<tr>
                        <th scope="row">${one.origin}</th>
                        <td data-label="Says">${one.asked === "" ? "nothing" : html`<code>${one.asked}</code>`}</td>
                        <td data-label="So">${one.verdict}</td>
                      </tr>`)}
                </tbody>
              </table>`}`;
const installsOf = ({ installs }) => installs.length === 0 ? void 0 : html`<h3>Installed from</h3>
        <ul>
          ${installs.map(({ files, title }) => html`<li>${title}${files.length > 1 ? html` <span class="quiet">(${files.join(", ")})</span>` : ""}</li>`)}
        </ul>`;
const startupOf = ({ startup }) => startup.length === 0 ? void 0 : html`<h3>Run at each start of Python</h3>
        <dl class="pairs">
          ${startup.map((hook) => html`<div>
                <dt>${hook.package}</dt>
                <dd>
                  <code>${hook.file}</code
                  >${hook.known === void 0 ? "" : html` <span class="quiet">${hook.known}</span>`}
                </dd>
              </div>`)}
        </dl>`;
const decisions = (report) => {
	const parts = [
		pythonOf(report),
		installsOf(report),
		startupOf(report)
	].filter((part) => part !== void 0);
	return parts.length === 0 ? void 0 : html`<section id="decisions" aria-labelledby="decisions-title">
        <h2 id="decisions-title">What was decided, and why</h2>
        ${parts}
      </section>`;
};
const sizeOf = (one) => {
	const bytes = growth({ packages: [one] });
	return bytes === 0 ? "" : `${bytes > 0 ? "+" : "−"}${sizeInWords(Math.abs(bytes))}`;
};
const row$2 = (one) => {
	const askers = (one.now ?? one.before)?.askedBy ?? [];
	return html`<tr class="${one.change}">
    <th scope="row">${one.name}</th>
    <td><span class="change">${one.change}</span></td>
    <td>${versionsInWords(one).replaceAll(" -> ", " → ")}</td>
    <td data-label="Asked for by">${askersInWords(askers)}</td>
    <td class="number">${sizeOf(one)}</td>
  </tr>`;
};
const differences = ({ changes }) => {
	if (changes === void 0) return void 0;
	const size = growthInWords(changes);
	const told = [
		...changes.python === void 0 ? [] : [`Python ${changes.python.before} → ${changes.python.now}`],
		...changes.packages.length === 0 ? [] : [countsInWords(changes)],
		...size === "" ? [] : [size]
	];
	const sorted = kinds.flatMap((kind) => changes.packages.filter(({ change }) => change === kind));
	return html`<section id="changes" aria-labelledby="changes-title">
    <h2 id="changes-title">Since the last staging</h2>
    <p class="lead">
      ${isNothing(changes) ? "Nothing has changed: the packages and the Python are those of the last staging." : `${told.join("; ")}.`}
    </p>
    ${sorted.length === 0 ? "" : html`<table class="plain changes">
            <thead>
              <tr>
                <th scope="col">Package</th>
                <th scope="col">Change</th>
                <th scope="col">Version</th>
                <th scope="col">Asked for by</th>
                <th scope="col" class="number">Size</th>
              </tr>
            </thead>
            <tbody>
              ${sorted.map(row$2)}
            </tbody>
          </table>`}
  </section>`;
};

const duration = (millis) => {
	if (millis < 1e3) return `${Math.round(millis)} ms`;
	if (millis < 6e4) return `${(millis / 1e3).toFixed(1)} s`;
	const seconds = Math.round(millis / 1e3);
	const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
	return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
};
const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const moment = (iso) => {
	const at = new Date(iso);
	if (Number.isNaN(at.getTime())) return iso;
	return `${new Intl.DateTimeFormat("en-GB", {
		dateStyle: "long",
		timeZone: "UTC"
	}).format(at)}, ${at.toISOString().slice(11, 16)} UTC`;
};
const percent = (part, whole) => `${whole > 0 ? Math.min(100, Math.max(0, Math.round(part / whole * 1e5) / 1e3)) : 0}%`;

const titleOf = ({ elapsed, error, outcome, python }) => {
	if (outcome === "interrupted") return `Interrupted after ${duration(elapsed)}`;
	if (outcome === "unfinished") return "The staging has not come to its end";
	if (outcome === "failed") return error?.title ?? "The buildpack itself is at fault";
	return python === void 0 ? `Staged in ${duration(elapsed)}` : `Staged on Python ${python.version} in ${duration(elapsed)}`;
};
const kicker = {
	succeeded: "Staged",
	failed: "Failed",
	interrupted: "Interrupted",
	unfinished: "Not finished"
};
const verbs = [
	["restored", "restored"],
	["inPlace", "kept where they are"],
	["fetched", "fetched"],
	["built", "built"]
];
const becameOf = (packages) => verbs.flatMap(([how, verb]) => {
	const count = packages.filter((one) => one.how === how).length;
	return count === 0 ? [] : [`${count} ${verb}`];
}).join(", ");
const figure = (value, name, more = void 0) => html`<div>
    <dt>${name}</dt>
    <dd>${value}${more === void 0 ? "" : html`<small>${more}</small>`}</dd>
  </div>`;
const figures = (report) => {
	const { activities, elapsed, outcome, packages, python, warnings } = report;
	const bytes = packages.reduce((sum, { size = 0 }) => sum + size, 0);
	const cpu = activities.reduce((sum, one) => sum + (one.cpu ?? 0), 0);
	return [
		figure(duration(elapsed), "Time", cpu === 0 ? void 0 : `${duration(cpu)} of programs at work`),
		...python === void 0 ? [] : [figure(python.version, "Python", python.reason)],
		...packages.length === 0 ? [] : [figure(packages.length, "Packages", becameOf(packages)), figure(sizeInWords(bytes), "On the disk")],
		figure(warnings.length, "Warnings", warnings.length === 0 && outcome === "succeeded" ? "nothing to mend" : void 0)
	];
};
const colours = html`<fieldset class="colours" hidden>
  <legend class="unseen">Colours</legend>
  ${[
	"system",
	"light",
	"dark"
].map((word) => html`<label><input type="radio" name="colours" value="${word}" /><span>${word}</span></label>`)}
</fieldset>`;
const heading = (report) => {
	const { app, buildpack, outcome, platform, started, why } = report;
	return html`<header>
    ${colours}
    <p class="kicker">
      <strong>${kicker[outcome]}</strong> <span>${buildpack.name} ${buildpack.version}</span> <span>${platform}</span>
      ${app === void 0 ? "" : html`<span><code>${app}</code></span>`}
      <time datetime="${started}">${moment(started)}</time>
    </p>
    <h1>${withCode(titleOf(report))}</h1>
    ${why === void 0 ? "" : html`<p class="lead">${why}</p>`}${outcome === "unfinished" ? html`<p class="lead">It is under way, or it was ended so that it could say nothing: killed, out of memory, on a machine that went down.</p>` : ""}
    <dl class="figures">${figures(report)}</dl>
  </header>`;
};

const idsOf = (id) => [...new Set(id.split(", "))];
const sentence = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const explanation = (id, explained) => {
	const found = explained.get(id);
	if (found === void 0) return void 0;
	const { means, ways, why } = found;
	return html`<details>
    <summary>What <code>${id}</code> means, and what to do</summary>
    <p>${withCode(sentence(means))}</p>
    ${why === "" ? "" : html`<p>${withCode(why)}</p>`}${ways.length === 0 ? "" : html`<ol>
            ${ways.map((way) => html`<li>${withCode(way)}</li>`)}
          </ol>`}
  </details>`;
};

const hintsOf = (hints) => hints.length === 0 ? void 0 : html`<h3>What to do</h3>
        <ol class="hints">
          ${hints.map((hint) => html`<li>${withCode(hint)}</li>`)}
        </ol>`;
const failure = ({ error }, explained) => error === void 0 ? void 0 : html`<section id="failure" aria-labelledby="failure-title">
        <h2 id="failure-title">What went wrong</h2>
        <p class="message">${withCode(error.message)}</p>
        ${hintsOf(error.hints.filter((hint) => hint.trim() !== ""))}
        <p class="quiet">
          ${error.blame === "app" ? "The app has to be changed." : error.blame === "buildpack" ? "The buildpack has to be mended." : error.transient ? "The app itself may be fine: another try may pass." : "The app itself may be fine: this can pass when the cause is mended."}
          More of it: <code>bin/explain ${error.id}</code>
        </p>
        ${idsOf(error.id).map((id) => explanation(id, explained))}
      </section>`;
const remarks = ({ notices, warnings }, explained) => warnings.length + notices.length === 0 ? void 0 : html`<section id="remarks" aria-labelledby="remarks-title">
        <h2 id="remarks-title">${warnings.length > 0 ? "Warnings" : "Good to know"}</h2>
        <p class="lead">
          ${warnings.length > 0 ? `${counted(warnings.length, "thing")} to look at, which stopped nothing.` : "Nothing that has to be done."}
        </p>
        <dl class="remarks">
          ${[...warnings.map((one) => ({
	...one,
	level: "warning"
})), ...notices.map((one) => ({
	...one,
	level: "notice"
}))].map(({ id, level, text }) => html`<div class="${level}">
                <dt>${id}${level === "notice" && warnings.length > 0 ? " (good to know)" : ""}</dt>
                <dd>
                  <p>${withCode(text)}</p>
                  ${explanation(id, explained)}
                </dd>
              </div>`)}
        </dl>
      </section>`;

const processes = ({ processes: all }) => all.length === 0 ? html`<p>Nothing says how the app is started: a <code>Procfile</code> with a line <code>web: …</code> does.</p>` : html`<dl class="pairs">
        ${all.map(({ command, directory, from, type, why }) => html`<div>
              <dt>${type}</dt>
              <dd>
                <code class="command">${command}</code>
                <span class="quiet"
                  >${why === void 0 ? from === "Procfile" ? "as the Procfile says" : "offered, for want of another" : withCode(why)}${directory === void 0 ? "" : html`, in <code>${directory}</code>`}</span
                >
              </dd>
            </div>`)}
      </dl>`;
const check = ({ startCheck: found }) => {
	if (found === void 0) return void 0;
	const { elapsed, kept, result, slowest, target, why } = found;
	const before = kept === true ? ", tried by an earlier staging: nothing that decides it has changed" : "";
	const took = elapsed === void 0 ? "" : ` in ${duration(elapsed)}`;
	const longest = Math.max(1, ...slowest.map((one) => one.elapsed));
	return html`<h3>The import</h3>
    <p>
      <code>${target}</code>
      ${result === "imported" ? `was imported${took}${before}.` : html`cannot be imported${before}. ${withCode(why ?? "")}`}
    </p>
    ${slowest.length === 0 ? "" : html`<table class="plain largest">
            <caption>
              The slowest of it
            </caption>
            <thead>
              <tr>
                <th scope="col">Module</th>
                <th scope="col" class="share"><span class="unseen">Share</span></th>
                <th scope="col" class="number">By itself</th>
              </tr>
            </thead>
            <tbody>
              ${slowest.map((one) => html`<tr>
                    <th scope="row">${one.module}</th>
                    <td class="share">
                      <svg aria-hidden="true" height="10">
                        <rect class="work" width="${percent(one.elapsed, longest)}" height="10" rx="2" />
                      </svg>
                    </td>
                    <td class="number">${duration(one.elapsed)}</td>
                  </tr>`)}
            </tbody>
          </table>`}`;
};
const became = {
	collected: "collected",
	kept: "in their place from the last staging: nothing that decides them has changed",
	restored: "put back from an earlier staging: nothing that decides them has changed",
	remote: "given to a storage that is no folder, in each staging again"
};
const files = ({ staticFiles: found }) => {
	if (found === void 0) return void 0;
	const { count, elapsed, how, root, settings, size } = found;
	const amount = count === void 0 ? "Static files" : counted(count, "static file");
	const weight = size === void 0 ? "" : ` (${sizeInWords(size)})`;
	return html`<h3>Static files</h3>
    <p>
      ${amount}${root === void 0 ? "" : html` in <code>${root}/</code>`}${weight},
      ${became[how]}${elapsed === void 0 ? "" : ` in ${duration(elapsed)}`}; by the settings of
      <code>${settings}</code>.
    </p>`;
};
const endOf = ({ exitCode, signal, timedOut }) => timedOut === true ? "ended, since it took too long" : signal !== void 0 ? `ended by ${signal}` : exitCode === 0 ? "went well" : `ended with exit code ${exitCode ?? "unknown"}`;
const hooks = ({ hooks: all = [] }) => all.length === 0 ? void 0 : html`<h3>The app's own steps</h3>
        <dl class="pairs">
          ${all.map((hook) => html`<div>
                <dt><code>${hook.name}</code></dt>
                <dd>${duration(hook.elapsed)} <span class="quiet">${endOf(hook)}</span></dd>
              </div>`)}
        </dl>`;
const start = (report) => {
	const own = [
		check(report),
		files(report),
		hooks(report)
	].filter((part) => part !== void 0);
	const isKnown = report.outcome === "succeeded" || report.processes.length > 0;
	if (!isKnown && own.length === 0) return void 0;
	return html`<section id="start" aria-labelledby="start-title">
    <h2 id="start-title">How it is started</h2>
    ${isKnown ? processes(report) : ""}${own}
  </section>`;
};

const isAskedByLine = ({ askedBy = [] }, all) => {
	const names = new Set(all.map(({ name }) => name));
	return askedBy.length === 0 || askedBy.some((asker) => !names.has(asker));
};
const askersOf = (all) => {
	const names = new Set(all.map(({ name }) => name));
	return new Map(all.map(({ askedBy = [], name }) => [name, askedBy.filter((asker) => names.has(asker) && asker !== name)]));
};

const columnsOf = (askers) => {
	const columns = /* @__PURE__ */ new Map();
	const open = /* @__PURE__ */ new Set();
	const column = (name) => {
		const known = columns.get(name);
		if (known !== void 0) return known;
		open.add(name);
		const outer = (askers.get(name) ?? []).filter((asker) => !open.has(asker)).map(column);
		open.delete(name);
		const found = outer.length === 0 ? 0 : 1 + Math.max(...outer);
		columns.set(name, found);
		return found;
	};
	for (const name of askers.keys()) column(name);
	return columns;
};
const mean = (all) => all.reduce((sum, one) => sum + one, 0) / all.length;
const placesOf = (askers) => {
	const columns = columnsOf(askers);
	const needs = /* @__PURE__ */ new Map();
	for (const [name, all] of askers) for (const asker of all) needs.set(asker, [...needs.get(asker) ?? [], name]);
	const count = Math.max(0, ...columns.values()) + 1;
	const rows = Array.from({ length: count }, (_, at) => [...columns].filter(([, column]) => column === at).map(([name]) => name).toSorted());
	const rowOf = new Map(rows.flatMap((names) => names.map((name, row) => [name, row / Math.max(1, names.length)])));
	const arrange = (column, near) => {
		const names = rows[column] ?? [];
		const weight = new Map(names.map((name) => {
			const all = (near.get(name) ?? []).flatMap((other) => rowOf.get(other) ?? []);
			return [name, all.length === 0 ? rowOf.get(name) ?? 0 : mean(all)];
		}));
		const sorted = names.toSorted((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0) || (a < b ? -1 : 1));
		rows[column] = sorted;
		for (const [row, name] of sorted.entries()) rowOf.set(name, row / Math.max(1, sorted.length));
	};
	for (let round = 0; round < 4; round++) {
		for (let at = 1; at < count; at++) arrange(at, askers);
		for (let at = count - 2; at >= 0; at--) arrange(at, needs);
	}
	return rows.flatMap((names, column) => names.map((name, row) => ({
		name,
		column,
		row
	})));
};
const pageWidth = 1060;
const widthOf = (columns) => Math.min(300, Math.max(216, Math.floor(pageWidth / columns)));
const [rowHeight, top] = [26, 18];
const longest = 22;
const shown = (name) => name.length > longest ? `${name.slice(0, longest / 2 - 1)}…${name.slice(-11)}` : name;
const crowd = 60;
const seen = 24;
const svg = (report, askers) => {
	const places = placesOf(askers);
	const byName = new Map(places.map((place) => [place.name, place]));
	const columns = Math.max(...places.map(({ column }) => column)) + 1;
	const columnWidth = widthOf(columns);
	const heights = Array.from({ length: columns }, (_, at) => places.filter(({ column }) => column === at).length);
	const most = Math.max(...heights);
	const [width, height] = [columns * columnWidth, most * rowHeight + 10];
	const at = ({ column, row }) => ({
		x: column * columnWidth + 8,
		y: top + (row + (most > seen ? 0 : (most - (heights[column] ?? most)) / 2)) * rowHeight
	});
	const asked = new Set(report.packages.filter((one) => isAskedByLine(one, report.packages)).map(({ name }) => name));
	const edges = places.flatMap((place) => (askers.get(place.name) ?? []).flatMap((asker) => {
		const from = byName.get(asker);
		if (from === void 0) return [];
		const [a, b] = [at(from), at(place)];
		const start = a.x + 10 + Math.min(asker.length, longest) * (asked.has(asker) ? 7.8 : 7.1);
		const bend = Math.max(24, (b.x - start) / 2);
		return html`<path
        data-from="${asker}"
        data-to="${place.name}"
        d="M${start} ${a.y}C${start + bend} ${a.y} ${b.x - 8 - bend} ${b.y} ${b.x - 8} ${b.y}"
      />`;
	}));
	const nodes = places.map((place) => {
		const { x, y } = at(place);
		return html`<g
      class="node${asked.has(place.name) ? " asked" : ""}"
      data-name="${place.name}"
      role="button"
      tabindex="-1"
      aria-label="${place.name}"
      ><rect x="${x - 6}" y="${y - 11}" width="${columnWidth - 14}" height="22" rx="4" /><circle
        cx="${x}"
        cy="${y}"
        r="3"
      /><text x="${x + 9}" y="${y + 4}">${shown(place.name)}</text></g
    >`;
	});
	return html`<svg
    class="graph${places.length > crowd ? " crowd" : ""}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    data-column="${columnWidth}"
    role="group"
    aria-label="Who asks for whom; the table below says the same"
  >
    ${edges}${nodes}
  </svg>`;
};
const graph = (report) => {
	const askers = askersOf(report.packages);
	const linked = new Set([...askers].flatMap(([name, all]) => all.length === 0 ? [] : [name, ...all]));
	if (linked.size === 0) return void 0;
	const alone = report.packages.filter(({ name }) => !linked.has(name)).map(({ name }) => name);
	return html`<div class="scroll" tabindex="0" role="region" aria-label="The graph of who asks for whom">
      ${svg(report, new Map([...askers].filter(([name]) => linked.has(name))))}
    </div>
    ${alone.length === 0 ? "" : html`<p class="quiet">Asked for by the app alone, and needing nothing: ${alone.join(", ")}.</p>`}`;
};

const how = {
	restored: "restored",
	inPlace: "kept",
	fetched: "fetched",
	built: "built"
};
const originOf = ({ origin }) => {
	if (origin === void 0 || origin.kind === "index") return "";
	if (origin.kind === "vendor") return ", from vendor/";
	if (origin.kind === "local") return html`, of the app <span class="at">${origin.at ?? ""}</span>`;
	return html`, from ${origin.kind === "repository" ? "a repository" : "an archive"}
    <span class="at">${origin.at ?? ""}${origin.commit === void 0 ? "" : `@${origin.commit.slice(0, 12)}`}</span>`;
};
const row$1 = (one) => {
	const licence = one.licence ?? one.licenceNames?.join("; ") ?? "";
	return html`<tr data-name="${one.name}" data-file="${one.origin?.file ?? ""}" data-digest="${one.sha256 ?? ""}">
    <th scope="row">${one.name} <span class="version">${one.version}</span></th>
    <td data-label="Asked for by">${(one.askedBy ?? []).join(", ")}</td>
    <td data-label="Licence">${licence}</td>
    <td data-label="Came">${how[one.how]}${originOf(one)}</td>
    <td class="number" data-label="Size">${one.size === void 0 ? "" : sizeInWords(one.size)}</td>
  </tr>`;
};
const packages = (report) => report.packages.length === 0 ? void 0 : html`<section id="packages" aria-labelledby="packages-title">
        <h2 id="packages-title">Who asks for what</h2>
        <p class="lead">To the right of a package stands what it needs. What a file of the app asks for is bold.</p>
        <div class="search" hidden>
          <label for="search">Find a package</label
          ><input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found" /><output
            id="found"
            for="search"
          ></output>
        </div>
        ${graph(report)}
        <div id="chosen" aria-live="polite"></div>
        <table class="plain all">
          <caption>
            All ${report.packages.length} packages<span class="quiet">, from an index where nothing else is said</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Asked for by</th>
              <th scope="col">Licence</th>
              <th scope="col">Came</th>
              <th scope="col" class="number">Size</th>
            </tr>
          </thead>
          <tbody>
            ${report.packages.map(row$1)}
          </tbody>
        </table>
      </section>`;

const shortest = .004;
const depthOf = (all, at) => {
	const outer = all[at]?.within;
	return outer === void 0 || outer >= at ? 0 : 1 + depthOf(all, outer);
};
const [second, minute] = [1e3, 6e4];
const steps = [
	[1, [
		1,
		2,
		5,
		10,
		20,
		50,
		100,
		200,
		500
	]],
	[second, [
		1,
		2,
		5,
		10,
		20,
		30
	]],
	[minute, [
		1,
		2,
		5,
		10,
		20,
		30,
		60,
		120,
		240
	]]
].flatMap(([unit, counts]) => counts.map((count) => count * unit));
const stepOf = (elapsed) => steps.find((step) => elapsed / step <= 7) ?? elapsed / 4;
const tickOf = (tick, step) => {
	if (tick === 0) return "0";
	if (tick < second || step < second) return tick % second === 0 ? `${tick / second} s` : duration(tick);
	const [minutes, seconds] = [Math.floor(tick / minute), Math.round(tick % minute / second)];
	return minutes === 0 ? `${seconds} s` : seconds === 0 ? `${minutes} min` : `${minutes}:${String(seconds).padStart(2, "0")}`;
};
const ticksOf = (elapsed) => {
	const step = stepOf(elapsed);
	return Array.from({ length: Math.floor(elapsed / step) + 1 }, (_, at) => at * step);
};
const grid = (elapsed) => ticksOf(elapsed).map((tick) => {
	const x = percent(tick, elapsed);
	return html`<line x1="${x}" x2="${x}" y1="0" y2="100%" />`;
});
const kindOf = ({ cpu, failed, waiting }) => failed === true ? "failed" : waiting === true ? "wait" : cpu === void 0 ? "phase" : "program";
const bar = (one, whole) => {
	const kind = kindOf(one);
	const [x, width] = [percent(one.start, whole), percent(one.elapsed, whole)];
	const worked = one.cpu === void 0 ? 0 : Math.min(one.cpu, one.elapsed);
	return html`<rect
      class="${kind === "program" ? "wait" : kind}"
      x="${x}"
      y="5"
      width="${width}"
      height="10"
      rx="2"
    />${worked > 0 ? html`<rect class="work" x="${x}" y="5" width="${percent(worked, whole)}" height="10" rx="2" />` : ""}`;
};
const atWork = (one) => one.waiting === true ? "waiting" : one.cpu === void 0 ? "" : duration(one.cpu);
const collapsed = (all) => {
	const found = [...all];
	for (const [at, one] of all.entries()) {
		const parts = all.flatMap((other, place) => other.within === at ? [place] : []);
		const [only] = parts;
		const part = only === void 0 ? void 0 : all[only];
		if (only === void 0 || part?.cpu === void 0 || parts.length > 1 || part.elapsed < .9 * one.elapsed) continue;
		const title = part.title === one.title ? one.title : `${one.title} (${part.title})`;
		found[at] = {
			...one,
			title,
			cpu: part.cpu
		};
		found[only] = void 0;
	}
	return found;
};
const timeline = ({ activities, elapsed }) => {
	const whole = Math.max(elapsed, ...activities.map((one) => one.start + one.elapsed), 1);
	const told = collapsed(activities).flatMap((one, at) => one === void 0 ? [] : [{
		one,
		depth: depthOf(activities, at)
	}]);
	const rows = told.filter(({ one }) => one.failed === true || one.elapsed / whole >= shortest);
	if (rows.length === 0) return void 0;
	const left = told.length - rows.length;
	const works = rows.some(({ one }) => atWork(one) !== "");
	return html`<section id="timeline" aria-labelledby="timeline-title">
    <h2 id="timeline-title">Where the time went</h2>
    <p class="lead">Bars that stand below each other ran at the same time.</p>
    <p class="keys">
      <span class="key"
        ><svg aria-hidden="true" width="28" height="10"><rect class="phase" width="28" height="10" rx="2" /></svg> part
        of the staging</span
      >
      <span class="key"
        ><svg aria-hidden="true" width="28" height="10"><rect class="work" width="28" height="10" rx="2" /></svg> of a
        program, as much as it was at work on a processor</span
      >
      <span class="key"
        ><svg aria-hidden="true" width="28" height="10"><rect class="wait" width="28" height="10" rx="2" /></svg> the
        rest: waiting for a network, a disk, another program</span
      >
    </p>
    <table class="timeline">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" class="when">
            <svg class="axis" aria-hidden="true" height="18">
              ${ticksOf(whole).map((tick) => html`<text x="${percent(tick, whole)}" y="13">${tickOf(tick, stepOf(whole))}</text>`)}</svg
            ><span class="unseen">When</span>
          </th>
          <th scope="col" class="number">Took</th>
          ${works ? html`<th scope="col" class="number">At work</th>` : ""}
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ depth, one }) => html`<tr class="depth-${Math.min(depth, 4)}">
              <th scope="row">${one.title}${one.failed === true ? html` <em>failed</em>` : ""}</th>
              <td class="when">
                <svg aria-hidden="true" height="20">${grid(whole)}${bar(one, whole)}</svg
                ><span class="unseen">from ${duration(one.start)} on</span>
              </td>
              <td class="number">${duration(one.elapsed)}</td>
              ${works ? html`<td class="number">${atWork(one)}</td>` : ""}
            </tr>`)}
      </tbody>
    </table>
    ${left === 0 ? "" : html`<p class="quiet">${counted(left, "shorter part")} not shown.</p>`}
  </section>`;
};

function count(node) {
	var sum = 0, children = node.children, i = children && children.length;
	if (!i) sum = 1;
	else while (--i >= 0) sum += children[i].value;
	node.value = sum;
}
function count_default() {
	return this.eachAfter(count);
}

function each_default(callback, that) {
	let index = -1;
	for (const node of this) callback.call(that, node, ++index, this);
	return this;
}

function eachBefore_default(callback, that) {
	var node = this, nodes = [node], children, i, index = -1;
	while (node = nodes.pop()) {
		callback.call(that, node, ++index, this);
		if (children = node.children) for (i = children.length - 1; i >= 0; --i) nodes.push(children[i]);
	}
	return this;
}

function eachAfter_default(callback, that) {
	var node = this, nodes = [node], next = [], children, i, n, index = -1;
	while (node = nodes.pop()) {
		next.push(node);
		if (children = node.children) for (i = 0, n = children.length; i < n; ++i) nodes.push(children[i]);
	}
	while (node = next.pop()) callback.call(that, node, ++index, this);
	return this;
}

function find_default(callback, that) {
	let index = -1;
	for (const node of this) if (callback.call(that, node, ++index, this)) return node;
}

function sum_default(value) {
	return this.eachAfter(function(node) {
		var sum = +value(node.data) || 0, children = node.children, i = children && children.length;
		while (--i >= 0) sum += children[i].value;
		node.value = sum;
	});
}

function sort_default(compare) {
	return this.eachBefore(function(node) {
		if (node.children) node.children.sort(compare);
	});
}

function path_default(end) {
	var start = this, ancestor = leastCommonAncestor(start, end), nodes = [start];
	while (start !== ancestor) {
		start = start.parent;
		nodes.push(start);
	}
	var k = nodes.length;
	while (end !== ancestor) {
		nodes.splice(k, 0, end);
		end = end.parent;
	}
	return nodes;
}
function leastCommonAncestor(a, b) {
	if (a === b) return a;
	var aNodes = a.ancestors(), bNodes = b.ancestors(), c = null;
	a = aNodes.pop();
	b = bNodes.pop();
	while (a === b) {
		c = a;
		a = aNodes.pop();
		b = bNodes.pop();
	}
	return c;
}

function ancestors_default() {
	var node = this, nodes = [node];
	while (node = node.parent) nodes.push(node);
	return nodes;
}

function descendants_default() {
	return Array.from(this);
}

function leaves_default() {
	var leaves = [];
	this.eachBefore(function(node) {
		if (!node.children) leaves.push(node);
	});
	return leaves;
}

function links_default() {
	var root = this, links = [];
	root.each(function(node) {
		if (node !== root) links.push({
			source: node.parent,
			target: node
		});
	});
	return links;
}

function* iterator_default() {
	var node = this, current, next = [node], children, i, n;
	do {
		current = next.reverse(), next = [];
		while (node = current.pop()) {
			yield node;
			if (children = node.children) for (i = 0, n = children.length; i < n; ++i) next.push(children[i]);
		}
	} while (next.length);
}

function hierarchy(data, children) {
	if (data instanceof Map) {
		data = [void 0, data];
		if (children === void 0) children = mapChildren;
	} else if (children === void 0) children = objectChildren;
	var root = new Node(data), node, nodes = [root], child, childs, i, n;
	while (node = nodes.pop()) if ((childs = children(node.data)) && (n = (childs = Array.from(childs)).length)) {
		node.children = childs;
		for (i = n - 1; i >= 0; --i) {
			nodes.push(child = childs[i] = new Node(childs[i]));
			child.parent = node;
			child.depth = node.depth + 1;
		}
	}
	return root.eachBefore(computeHeight);
}
function node_copy() {
	return hierarchy(this).eachBefore(copyData);
}
function objectChildren(d) {
	return d.children;
}
function mapChildren(d) {
	return Array.isArray(d) ? d[1] : null;
}
function copyData(node) {
	if (node.data.value !== void 0) node.value = node.data.value;
	node.data = node.data.data;
}
function computeHeight(node) {
	var height = 0;
	do
		node.height = height;
	while ((node = node.parent) && node.height < ++height);
}
function Node(data) {
	this.data = data;
	this.depth = this.height = 0;
	this.parent = null;
}
Node.prototype = hierarchy.prototype = {
	constructor: Node,
	count: count_default,
	each: each_default,
	eachAfter: eachAfter_default,
	eachBefore: eachBefore_default,
	find: find_default,
	sum: sum_default,
	sort: sort_default,
	path: path_default,
	ancestors: ancestors_default,
	descendants: descendants_default,
	leaves: leaves_default,
	links: links_default,
	copy: node_copy,
	[Symbol.iterator]: iterator_default
};

function required(f) {
	if (typeof f !== "function") throw new Error();
	return f;
}

function constantZero() {
	return 0;
}
function constant_default(x) {
	return function() {
		return x;
	};
}

function round_default(node) {
	node.x0 = Math.round(node.x0);
	node.y0 = Math.round(node.y0);
	node.x1 = Math.round(node.x1);
	node.y1 = Math.round(node.y1);
}

function dice_default(parent, x0, y0, x1, y1) {
	var nodes = parent.children, node, i = -1, n = nodes.length, k = parent.value && (x1 - x0) / parent.value;
	while (++i < n) {
		node = nodes[i], node.y0 = y0, node.y1 = y1;
		node.x0 = x0, node.x1 = x0 += node.value * k;
	}
}

function slice_default(parent, x0, y0, x1, y1) {
	var nodes = parent.children, node, i = -1, n = nodes.length, k = parent.value && (y1 - y0) / parent.value;
	while (++i < n) {
		node = nodes[i], node.x0 = x0, node.x1 = x1;
		node.y0 = y0, node.y1 = y0 += node.value * k;
	}
}

var phi = (1 + Math.sqrt(5)) / 2;
function squarifyRatio(ratio, parent, x0, y0, x1, y1) {
	var rows = [], nodes = parent.children, row, nodeValue, i0 = 0, i1 = 0, n = nodes.length, dx, dy, value = parent.value, sumValue, minValue, maxValue, newRatio, minRatio, alpha, beta;
	while (i0 < n) {
		dx = x1 - x0, dy = y1 - y0;
		do
			sumValue = nodes[i1++].value;
		while (!sumValue && i1 < n);
		minValue = maxValue = sumValue;
		alpha = Math.max(dy / dx, dx / dy) / (value * ratio);
		beta = sumValue * sumValue * alpha;
		minRatio = Math.max(maxValue / beta, beta / minValue);
		for (; i1 < n; ++i1) {
			sumValue += nodeValue = nodes[i1].value;
			if (nodeValue < minValue) minValue = nodeValue;
			if (nodeValue > maxValue) maxValue = nodeValue;
			beta = sumValue * sumValue * alpha;
			newRatio = Math.max(maxValue / beta, beta / minValue);
			if (newRatio > minRatio) {
				sumValue -= nodeValue;
				break;
			}
			minRatio = newRatio;
		}
		rows.push(row = {
			value: sumValue,
			dice: dx < dy,
			children: nodes.slice(i0, i1)
		});
		if (row.dice) dice_default(row, x0, y0, x1, value ? y0 += dy * sumValue / value : y1);
		else slice_default(row, x0, y0, value ? x0 += dx * sumValue / value : x1, y1);
		value -= sumValue, i0 = i1;
	}
	return rows;
}
var squarify_default = (function custom(ratio) {
	function squarify(parent, x0, y0, x1, y1) {
		squarifyRatio(ratio, parent, x0, y0, x1, y1);
	}
	squarify.ratio = function(x) {
		return custom((x = +x) > 1 ? x : 1);
	};
	return squarify;
})(phi);

function treemap_default() {
	var tile = squarify_default, round = false, dx = 1, dy = 1, paddingStack = [0], paddingInner = constantZero, paddingTop = constantZero, paddingRight = constantZero, paddingBottom = constantZero, paddingLeft = constantZero;
	function treemap(root) {
		root.x0 = root.y0 = 0;
		root.x1 = dx;
		root.y1 = dy;
		root.eachBefore(positionNode);
		paddingStack = [0];
		if (round) root.eachBefore(round_default);
		return root;
	}
	function positionNode(node) {
		var p = paddingStack[node.depth], x0 = node.x0 + p, y0 = node.y0 + p, x1 = node.x1 - p, y1 = node.y1 - p;
		if (x1 < x0) x0 = x1 = (x0 + x1) / 2;
		if (y1 < y0) y0 = y1 = (y0 + y1) / 2;
		node.x0 = x0;
		node.y0 = y0;
		node.x1 = x1;
		node.y1 = y1;
		if (node.children) {
			p = paddingStack[node.depth + 1] = paddingInner(node) / 2;
			x0 += paddingLeft(node) - p;
			y0 += paddingTop(node) - p;
			x1 -= paddingRight(node) - p;
			y1 -= paddingBottom(node) - p;
			if (x1 < x0) x0 = x1 = (x0 + x1) / 2;
			if (y1 < y0) y0 = y1 = (y0 + y1) / 2;
			tile(node, x0, y0, x1, y1);
		}
	}
	treemap.round = function(x) {
		return arguments.length ? (round = !!x, treemap) : round;
	};
	treemap.size = function(x) {
		return arguments.length ? (dx = +x[0], dy = +x[1], treemap) : [dx, dy];
	};
	treemap.tile = function(x) {
		return arguments.length ? (tile = required(x), treemap) : tile;
	};
	treemap.padding = function(x) {
		return arguments.length ? treemap.paddingInner(x).paddingOuter(x) : treemap.paddingInner();
	};
	treemap.paddingInner = function(x) {
		return arguments.length ? (paddingInner = typeof x === "function" ? x : constant_default(+x), treemap) : paddingInner;
	};
	treemap.paddingOuter = function(x) {
		return arguments.length ? treemap.paddingTop(x).paddingRight(x).paddingBottom(x).paddingLeft(x) : treemap.paddingTop();
	};
	treemap.paddingTop = function(x) {
		return arguments.length ? (paddingTop = typeof x === "function" ? x : constant_default(+x), treemap) : paddingTop;
	};
	treemap.paddingRight = function(x) {
		return arguments.length ? (paddingRight = typeof x === "function" ? x : constant_default(+x), treemap) : paddingRight;
	};
	treemap.paddingBottom = function(x) {
		return arguments.length ? (paddingBottom = typeof x === "function" ? x : constant_default(+x), treemap) : paddingBottom;
	};
	treemap.paddingLeft = function(x) {
		return arguments.length ? (paddingLeft = typeof x === "function" ? x : constant_default(+x), treemap) : paddingLeft;
	};
	return treemap;
}

const letters = {
	usual: 7.5,
	small: 6.4
};
const margin = 7;
const leastArea = 2600;
const shapes = [
	{
		name: "wide",
		width: 1060,
		height: 420
	},
	{
		name: "middle",
		width: 700,
		height: 420
	},
	{
		name: "tall",
		width: 350,
		height: 460
	}
];
const wide = ({ size, text }) => text.length * letters[size] + 14;
const labelOf = (text, width) => {
	const whole = ["usual", "small"].map((size) => ({
		text,
		size
	})).find((label) => wide(label) <= width);
	if (whole !== void 0) return whole;
	const most = Math.floor((width - 14) / letters.small);
	return most < 5 ? void 0 : {
		text: `${text.slice(0, most - 1)}…`,
		size: "small"
	};
};
const area = (one, x, y, width, height) => {
	const size = sizeInWords(one.size);
	const name = height < 22 ? void 0 : labelOf(one.name, width);
	const second = height < 40 || name === void 0 ? void 0 : labelOf(size, width);
	return html`<g
    class="${one.together === true ? "together" : one.direct ? "direct" : "transitive"}"
    data-name="${one.together === true ? "" : one.name}"
    ><title>${one.name}, ${size}</title
    ><rect
      x="${x}"
      y="${y}"
      width="${width}"
      height="${height}"
      rx="3"
    />${name === void 0 ? "" : html`<text class="${name.size}" x="${x + margin}" y="${y + 17}">${name.text}</text>`}${second?.text === size ? html`<text class="small" x="${x + margin}" y="${y + 33}">${size}</text>` : ""}</g
  >`;
};
const drawn = (all, room) => {
	const total = all.reduce((sum, { size }) => sum + size, 0);
	const large = all.filter(({ size }) => size / total * room >= leastArea);
	const rest = all.slice(large.length);
	if (rest.length < 3) return all;
	const size = rest.reduce((sum, one) => sum + one.size, 0);
	return [...large, {
		name: `${rest.length} smaller`,
		size,
		direct: false,
		together: true
	}];
};
const map = (all, { height, name, width }) => {
	const root = hierarchy({
		name: "",
		size: 0,
		direct: false,
		children: all
	}).sum(({ children, size }) => children === void 0 ? size : 0).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
	const placed = treemap_default().tile(squarify_default.ratio(1.4)).size([width, height]).paddingInner(2).round(true)(root);
	return html`<svg
    class="treemap ${name}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="Areas by size; the table below says the same"
  >
    ${placed.leaves().map(({ data, x0, x1, y0, y1 }) => area(data, x0, y0, x1 - x0, y1 - y0))}
  </svg>`;
};
const shownInTable = 10;
const row = (one, total) => html`<tr>
    <th scope="row">${one.name}</th>
    <td class="share">
      <svg aria-hidden="true" height="10">
        <rect class="work" width="${percent(one.size ?? 0, total)}" height="10" rx="2" />
      </svg>
    </td>
    <td class="number">${sizeInWords(one.size ?? 0)}</td>
    <td data-label="Asked for by">${(one.askedBy ?? []).slice(0, 3).join(", ")}</td>
  </tr>`;
const weights = ({ packages }) => {
	const weighed = packages.filter(({ size = 0 }) => size > 0).toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0));
	if (weighed.length === 0) return void 0;
	const total = weighed.reduce((sum, { size = 0 }) => sum + size, 0);
	const all = weighed.map((one) => ({
		name: one.name,
		size: one.size ?? 0,
		direct: isAskedByLine(one, packages)
	}));
	const largest = weighed.slice(0, shownInTable);
	return html`<section id="weights" aria-labelledby="weights-title">
    <h2 id="weights-title">What it weighs</h2>
    <p class="lead">${sizeInWords(total)} on the disk, compiled files among them.</p>
    <p class="keys">
      <span class="key"
        ><svg aria-hidden="true" width="14" height="14"><rect class="direct" width="14" height="14" rx="3" /></svg>
        asked for by a line of the app</span
      >
      <span class="key"
        ><svg aria-hidden="true" width="14" height="14"><rect class="transitive" width="14" height="14" rx="3" /></svg>
        by other packages alone</span
      >
    </p>
    ${shapes.map((shape) => map(drawn(all, shape.width * shape.height), shape))}
    <table class="plain largest">
      <caption>
        ${largest.length < weighed.length ? `The ${largest.length} largest` : "By size"}
      </caption>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col" class="share"><span class="unseen">Share</span></th>
          <th scope="col" class="number">Size</th>
          <th scope="col">Asked for by</th>
        </tr>
      </thead>
      <tbody>
        ${largest.map((one) => row(one, largest[0]?.size ?? 1))}
      </tbody>
    </table>
  </section>`;
};

const policy = [
	"default-src 'none'",
	`script-src 'sha256-${openingDigest}' 'sha256-${scriptDigest}'`,
	`style-src 'sha256-${styleDigest}'`,
	"base-uri 'none'",
	"form-action 'none'"
].join("; ");
const page = (report, explained = /* @__PURE__ */ new Map()) => {
	const sections = [
		{
			anchor: "failure",
			name: "What went wrong",
			of: failure(report, explained)
		},
		{
			anchor: "remarks",
			name: report.warnings.length > 0 ? "Warnings" : "Good to know",
			of: remarks(report, explained)
		},
		{
			anchor: "start",
			name: "Start",
			of: start(report)
		},
		{
			anchor: "changes",
			name: "Changes",
			of: differences(report)
		},
		{
			anchor: "timeline",
			name: "Time",
			of: timeline(report)
		},
		{
			anchor: "weights",
			name: "Weight",
			of: weights(report)
		},
		{
			anchor: "packages",
			name: "Packages",
			of: packages(report)
		},
		{
			anchor: "decisions",
			name: "Decisions",
			of: decisions(report)
		}
	].filter(({ of }) => of !== void 0);
	return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${titleOf(report)}</title>
        ${new Html(`<style>${style}</style><script>${opening}<\/script>`)}
      </head>
      <body class="${report.outcome}">
        <a class="skip" href="#content">To the report</a>
        <div class="page">
          ${heading(report)}
          <nav aria-label="Parts of the report">
            <ul>
              ${sections.map(({ anchor, name }) => html`<li><a href="#${anchor}">${name}</a></li>`)}
            </ul>
          </nav>
          <main id="content" tabindex="-1">${sections.map(({ of }) => of)}</main>
          <footer>
            <p>
              The same for programs: <code>bin/report --json</code>; as a bill of materials:
              <code>bin/report --sbom cyclonedx</code>.
            </p>
          </footer>
        </div>
        ${new Html(`<script>${script}<\/script>`)}
      </body>
    </html> `.text;
};

export { page };