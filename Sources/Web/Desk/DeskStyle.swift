/// The desk's style sheet: dense and calm, one accent, colour only where it means something.
enum DeskStyle {
    static let css = """
        :root{--paper:#fbfaf7;--panel:#fff;--line:#dedbd3;--ink:#1c1b19;--soft:#5d5a53;--accent:#0b5563;
        --bad:#9c1c1c;--badwash:#fdf1ef;--ask:#7a4d00;--askwash:#fdf6e3;--good:#1d5c34;--goodwash:#eef7f0;
        --mark:#fff0b3;--ins:#d9f2de;--del:#fbdcd8;--focus:#0b5fff;
        --serif:Charter,"Bitstream Charter","Iowan Old Style",Georgia,"Liberation Serif",serif;
        --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;
        --mono:ui-monospace,"SF Mono",Menlo,"Liberation Mono",monospace}
        @media (prefers-color-scheme:dark){:root{--paper:#171614;--panel:#1f1e1b;--line:#3a3833;--ink:#eceae4;
        --soft:#a9a59b;--accent:#7cc4d3;--bad:#ff9d93;--badwash:#331d1b;--ask:#f0c36a;--askwash:#2e2716;
        --good:#8fd3a4;--goodwash:#1a2a1f;--mark:#5a4a10;--ins:#1f4429;--del:#5a2520;--focus:#8ab4ff}}
        *{box-sizing:border-box}
        html{font:15px/1.45 var(--sans);color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}
        body{margin:0}
        a{color:var(--accent);text-underline-offset:.15em}
        h1{font-size:1.35rem;line-height:1.2;margin:0 0 .25rem;font-weight:650;letter-spacing:-.01em}
        .panel h2{font-size:1.02rem}
        h2{font-size:1rem;margin:0 0 .4rem;font-weight:650}
        h3{font-size:.95rem;margin:0;font-weight:650}
        p{margin:.3rem 0}
        ul,ol{margin:0;padding:0;list-style:none}
        :focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:var(--panel);padding:.4rem;z-index:9}
        .bar{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;align-items:center;padding:.45rem 1.2rem;
        border-bottom:1px solid var(--line);background:var(--panel)}
        .bar nav{flex:1 1 auto}.bar nav ul{display:flex;flex-wrap:wrap;gap:.1rem .2rem}
        .bar nav a{display:block;padding:.25rem .55rem;color:var(--ink);text-decoration:none;border-radius:4px}
        .bar nav a:hover{background:var(--paper)}
        .bar nav [aria-current]{font-weight:650;box-shadow:inset 0 -2px 0 var(--accent);border-radius:0}
        .mark{font-family:var(--serif);font-weight:700;color:var(--ink);text-decoration:none;font-size:1.15rem}
        .who{display:flex;gap:.5rem;align-items:center;font-size:.87rem}.who form{display:inline}
        .role,.soft{color:var(--soft)}
        main{max-width:72rem;margin:0 auto;padding:1rem 1.2rem 4rem}main.wide{max-width:96rem}main:focus{outline:none}
        .door{max-width:24rem;margin:12vh auto}.door .mark{display:block;font-size:1.6rem}
        .lead{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline;justify-content:space-between;margin-bottom:.8rem}
        .meta{display:flex;flex-wrap:wrap;gap:.1rem .9rem;color:var(--soft);font-size:.87rem}
        .notice{padding:.5rem .8rem;border-left:3px solid var(--accent);background:var(--panel);margin:0 0 .9rem}
        .notice-good{border-color:var(--good);background:var(--goodwash)}
        .notice-bad{border-color:var(--bad);background:var(--badwash)}
        .notice-ask{border-color:var(--ask);background:var(--askwash)}
        .panel{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.75rem .95rem;margin:0 0 .9rem}
        .panel-bad{border-color:var(--bad);border-left-width:4px}
        .panel-good{border-color:var(--good);border-left-width:4px}
        .panel-ask{border-color:var(--ask);border-left-width:4px}
        .stack{display:grid;gap:.3rem}.stack .button{justify-self:start;margin-top:.5rem}
        label{font-size:.87rem;font-weight:600}
        input,select,textarea{font:inherit;color:inherit;background:var(--panel);border:1px solid #8b877c;border-radius:4px;padding:.35rem .5rem;width:100%;max-width:100%}
        select,input[type=checkbox]{width:auto}.row>a:not(.button){padding:.15rem 0}
        .button,.button-quiet{font:inherit;font-weight:600;cursor:pointer;border-radius:4px;padding:.35rem .8rem;
        border:1px solid var(--accent);color:var(--accent);background:var(--panel);text-decoration:none;display:inline-block}
        .button:hover{background:var(--paper)}
        .button-main{background:var(--accent);color:var(--panel)}.button-main:hover{background:var(--ink);border-color:var(--ink)}
        .button-bad{border-color:var(--bad);color:var(--bad)}
        .button-quiet{border:0;background:none;padding:.15rem .2rem;font-weight:400;text-decoration:underline}
        .row{display:flex;flex-wrap:wrap;gap:.4rem .7rem;align-items:center}
        .chip{display:inline-block;font-size:.78rem;font-weight:600;padding:.05rem .45rem;border-radius:99px;border:1px solid currentColor;white-space:nowrap}
        .chip-bad{color:var(--bad)}.chip-ask{color:var(--ask)}.chip-good{color:var(--good)}.chip-soft{color:var(--soft)}
        .tags{display:flex;flex-wrap:wrap;gap:.25rem;margin:.25rem 0}.tags li{font-size:.78rem;color:var(--soft);border:1px solid var(--line);border-radius:3px;padding:0 .35rem}
        .tablebox{overflow-x:auto;border:1px solid var(--line);border-radius:6px;background:var(--panel);margin-bottom:.9rem}
        table{border-collapse:collapse;width:100%;font-size:.9rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid var(--line)}
        th{font-size:.8rem;color:var(--soft);font-weight:600;white-space:nowrap}tr:last-child td{border-bottom:0}
        .number{text-align:right;font-variant-numeric:tabular-nums}
        code,.mono{font-family:var(--mono);font-size:.82em;overflow-wrap:anywhere}
        .clusters{display:grid;gap:.7rem}
        .cluster{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.7rem .95rem}
        .cluster h2{font-family:var(--serif);font-size:1.12rem;line-height:1.25;margin:0}
        .cluster .lead{margin:0 0 .2rem;flex-wrap:nowrap;align-items:flex-start}
        .reports{margin-top:.35rem;border-top:1px solid var(--line)}
        .reports li{display:grid;grid-template-columns:9.5rem 1fr auto;gap:.05rem .8rem;padding:.28rem 0;border-bottom:1px dotted var(--line);font-size:.92rem}
        .reports li:last-child{border-bottom:0}
        .reports .why{grid-column:2/-1;color:var(--soft);font-size:.82rem}
        .reports .copy{color:var(--soft)}
        .outlet{font-weight:600;overflow-wrap:anywhere}
        .story{display:grid;grid-template-columns:minmax(0,1.12fr) minmax(0,1fr);gap:1.1rem;align-items:start}
        .draft{font:1.08rem/1.6 var(--serif);background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:1.1rem 1.4rem 1.3rem}
        .draft{margin-bottom:.9rem}.draft h2{font:700 1.45rem/1.22 var(--serif);margin:0 0 .6rem}
        .draft p{margin:.75rem 0;max-width:38em}.draft .furniture{color:var(--soft);font-size:.9em}
        .claim{color:inherit;text-decoration:underline;text-decoration-color:#9bb7ab;text-decoration-thickness:1px;text-underline-offset:.22em;border-radius:2px}
        .claim:hover{background:var(--mark)}
        .claim-ask{text-decoration-style:dotted;text-decoration-thickness:2px;text-decoration-color:var(--ask)}
        .claim-note{text-decoration-style:dotted;text-decoration-color:var(--soft)}
        .claim-block{background:var(--del);text-decoration-color:var(--bad);text-decoration-thickness:2px}
        .claim-overruled{text-decoration-style:wavy;text-decoration-color:var(--ask)}
        .claim:target,.claim.is-shown{background:var(--mark);box-shadow:0 0 0 2px var(--mark)}
        .side{position:sticky;top:.6rem;max-height:calc(100vh - 1.2rem);overflow:auto;scroll-behavior:smooth}
        .card{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.55rem .8rem;margin-bottom:.5rem;scroll-margin:1rem}
        .card:target,.card.is-shown,.card:has(:target){border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
        .card .words{font-family:var(--serif);margin:.15rem 0}
        .proof>summary{color:var(--ink);font-weight:400}.proof>summary .words{font-size:.95rem}
        .proves{border-top:1px dotted var(--line);margin-top:.45rem;font-size:.92rem}
        .proves li{padding:.2rem .3rem;scroll-margin-top:50vh;overflow-wrap:anywhere}
        .proves li:target,.proves li.is-shown{background:var(--mark);border-radius:3px}
        .card p{overflow-wrap:anywhere}
        .passage{font-family:var(--serif);border-left:3px solid var(--line);padding-left:.7rem;margin:.35rem 0 .15rem}
        .passage .from{display:block;font:.82rem/1.4 var(--sans);color:var(--soft)}
        mark{background:var(--mark);color:inherit;border-radius:2px}
        ins{background:var(--ins);text-decoration:underline;text-decoration-color:var(--good)}
        del{background:var(--del);text-decoration:line-through;text-decoration-color:var(--bad)}
        .difference{font-family:var(--serif);font-size:1.05rem;line-height:1.55;margin:.35rem 0}
        .finding+.finding{border-top:1px solid var(--line);margin-top:.7rem;padding-top:.7rem}
        details>summary{cursor:pointer;color:var(--accent);font-weight:600;font-size:.9rem;padding:.15rem 0}
        .editor{font:1.05rem/1.55 var(--serif);min-height:32rem;padding:1rem;resize:vertical}
        .live{min-height:2.4rem}.live[aria-busy=true]{opacity:.75}
        .writing{display:grid}.writing>*{grid-area:1/1;min-width:0}
        .mirror{font:1.05rem/1.55 var(--serif);padding:1rem;border:1px solid transparent;color:transparent;background:var(--panel);
        border-radius:4px;white-space:pre-wrap;overflow-wrap:break-word;overflow:hidden scroll;scrollbar-gutter:stable;pointer-events:none;height:0;min-height:100%}
        .writing .editor{background:transparent;overflow:hidden scroll;scrollbar-gutter:stable}
        .mirror mark{color:transparent}.mark-block{background:var(--del);box-shadow:0 2px 0 var(--bad)}.mark-ask{background:var(--askwash);box-shadow:0 2px 0 var(--ask)}
        .findings{margin:0 0 1rem}.findings>h3{margin:.2rem 0 .5rem}
        .sentence{font:.95rem/1.45 var(--serif);color:var(--soft);margin:.7rem 0 .3rem;padding-left:.7rem;border-left:3px solid var(--accent)}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .diff p{margin:.5rem 0;font-family:var(--serif)}
        .acts li{padding:.25rem 0;border-bottom:1px dotted var(--line);font-size:.88rem;overflow-wrap:anywhere}
        iframe.mail{width:100%;height:36rem;border:1px solid var(--line);background:#fff;border-radius:6px}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font:.85rem/1.45 var(--mono)}
        .inline{display:inline}
        .letter{font-family:var(--serif);max-width:38em}.letter li{margin:.6rem 0}
        .stat{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.3rem 0}.stat b{font-size:1.15rem;font-variant-numeric:tabular-nums;margin-right:.25rem}
        .cluster h2 a{color:inherit;text-decoration-color:var(--line)}.cluster h2 a:hover{text-decoration-color:currentColor}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.5rem 1.2rem;margin:0 0 1rem}
        .facts dt{font-size:.8rem;color:var(--soft);font-weight:600}.facts dd{margin:0}
        .filter{margin:0 0 .9rem}.filter input[type=search]{width:18rem}
        .quiet{font-weight:400;color:var(--soft)}
        .pages{justify-content:center;margin:.9rem 0}.pages a{padding:.3rem .6rem}
        .busy::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.5em;border:2px solid var(--accent);border-right-color:transparent;border-radius:50%;animation:turn 1s linear infinite}
        @keyframes turn{to{transform:rotate(1turn)}}
        .spark{display:block;fill:var(--accent)}.spark .none,.chart .none{fill:var(--line)}
        .chartbox{overflow-x:auto;direction:rtl}.chart{direction:ltr;display:block;width:100%;min-width:36rem;max-height:15rem}
        .chart rect{fill:var(--accent)}.chart g:hover rect{fill:var(--ink)}
        .chart text{font:11px var(--sans);fill:var(--soft)}.chart .rule{stroke:var(--line)}
        fieldset{min-width:0}legend{font-weight:650;font-size:1.02rem;padding:0 .3rem;margin-left:-.3rem}
        .choices>li{border-bottom:1px dotted var(--line);padding:.4rem 0}.choices>li:last-child{border-bottom:0}
        .choices .copies{margin:.35rem 0 0 1.7rem;border-left:2px solid var(--line);padding-left:.8rem}
        .choice{display:flex;gap:.7rem;align-items:flex-start}.choice>div{min-width:0;overflow-wrap:anywhere}
        .choice input{width:1.25rem;height:1.25rem;flex:none;margin:.15rem 0 0;accent-color:var(--accent)}
        .choice label{font-size:1rem;font-weight:500;cursor:pointer}
        .choice .why{color:var(--soft);font-size:.85rem}
        .choice:has(input:checked){background:var(--mark);box-shadow:0 0 0 .3rem var(--mark);border-radius:2px}
        input[type=radio],input[type=checkbox]{accent-color:var(--accent)}
        .tablebox-narrow{max-width:18rem}
        @media (min-width:861px){.story .side::after{content:"";display:block;height:70vh}}
        @media (max-width:860px){.story{grid-template-columns:minmax(0,1fr)}.side{position:static;max-height:none}
        main{padding:.7rem .75rem 3rem}.bar{padding:.4rem .75rem}.draft{padding:.8rem .95rem}
        .reports li{grid-template-columns:1fr auto}.reports .outlet{grid-column:1}.reports .title{grid-column:1/-1;grid-row:2}
        .tablebox table{min-width:40rem}.tablebox-narrow table{min-width:0}.filter input[type=search]{width:100%}
        .tablebox-stacks table,.tablebox-stacks tbody,.tablebox-stacks tr,.tablebox-stacks td{display:block;min-width:0}
        .tablebox-stacks thead{position:absolute;left:-99rem}.tablebox-stacks td{border:0;padding:.2rem .7rem}
        .tablebox-stacks tr{border-bottom:1px solid var(--line);padding:.4rem 0}.tablebox-stacks td[data-label]::before{content:attr(data-label) " ";color:var(--soft);font-size:.85rem}
        .choice input{width:1.5rem;height:1.5rem}
        .reports .why{grid-column:1/-1}.cluster .lead{flex-wrap:wrap}}
        @media (prefers-reduced-motion:reduce){.side{scroll-behavior:auto}.busy::before{animation:none}}
        @media print{.bar,.side,form{display:none}}

        """
}
