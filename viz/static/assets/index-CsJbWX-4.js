(function(){const e=document.createElement("link").relList;if(e&&e.supports&&e.supports("modulepreload"))return;for(const s of document.querySelectorAll('link[rel="modulepreload"]'))i(s);new MutationObserver(s=>{for(const r of s)if(r.type==="childList")for(const o of r.addedNodes)o.tagName==="LINK"&&o.rel==="modulepreload"&&i(o)}).observe(document,{childList:!0,subtree:!0});function t(s){const r={};return s.integrity&&(r.integrity=s.integrity),s.referrerPolicy&&(r.referrerPolicy=s.referrerPolicy),s.crossOrigin==="use-credentials"?r.credentials="include":s.crossOrigin==="anonymous"?r.credentials="omit":r.credentials="same-origin",r}function i(s){if(s.ep)return;s.ep=!0;const r=t(s);fetch(s.href,r)}})();class na extends Error{constructor(e,t){super(t),this.status=e}}async function ia(n){return hc(await fetch(n,{headers:{accept:"application/json"}}))}async function Fu(n,e,t){return hc(await fetch(e,{method:n,headers:{"content-type":"application/json",accept:"application/json"},body:JSON.stringify(t)}))}async function hc(n){const e=await n.text();if(n.ok)return e?JSON.parse(e):{};let t=`${n.status} ${n.statusText}`;try{const i=JSON.parse(e);t=i.detail??i.title??t}catch{}throw new na(n.status,t)}const Gt=n=>n?Number(n)/1e6:0;function xr(n,e,t){let i=0;const s=async()=>{let r=e;if(!document.hidden)try{t(await ia(n))}catch(o){o instanceof na&&o.status===404&&(t("unavailable"),r=15*e)}i=window.setTimeout(()=>void s(),r)};return s(),()=>{clearTimeout(i),s()}}const Ou="citybrain",ku="Data",Bu="Edge",zu="To glass",Hu="Lock-step",Gu="Cause",Vu="Effect",Wu="Action",Xu="Search a street or junction, pinyin works",$u="Retry",Yu="Data {age} old",ju="Desk",qu="North up",Ku="Overview",Zu="Close",Ju={brand:Ou,"mode.situation":"Situation","mode.underground":"Underground","mode.junction":"Junction","mode.forecast":"Forecast","mode.table":"Data",data:ku,edge:Bu,glass:zu,"glass.tip":"From the end of a street second to the screen, 95th percentile of the last minute","frame.tip":"Script per frame, median {ms} ms, {cars} cars","link.down":"Connection lost, trying again; the picture is {age} old",lockstep:Hu,switch:"中文","kpi.speed":"Mean speed","kpi.delay":"Delay per km","kpi.spill":"Spillbacks","kpi.jam":"Jammed","kpi.running":"Cars on the road","kpi.error":"Forecast error 15 min","kpi.bays":"Bays free","kpi.pressure":"Pressure zones out","unit.kmh":"km/h","unit.skm":"s/km","unit.sites":"sites","unit.km":"km","unit.veh":"veh","unit.s":"s","unit.m":"m","kpi.standing":"standing {n}","kpi.persistence":"persistence {v}","kpi.lastminute":"last 3 min","kpi.waiting":"no score yet","legend.title":"Traffic","legend.forecast":"Expected traffic","legend.unit":"speed / free flow","legend.sure":"likely ≥ 80 %","legend.unsure":"uncertain < 80 %","legend.future":"No cars ahead of now: single cars cannot be foretold","class.0":"Free","class.1":"Fair","class.2":"Slow","class.3":"Heavy","class.4":"Jam","time.now":"Now","time.live":"Go live","time.pause":"Pause","time.play":"Resume","time.past":"Replay","time.future":"Forecast","time.banner.past":"Replay {time}","time.banner.future":"Forecast {time}","time.issued":"{n} members · issued {time}","time.band":"Forecast · {n}-member ensemble, band = 90 % interval","time.dotted":"Dotted: forecast made 15 min before","time.none":"Waiting for the first forecast","time.short":"Forecast reaches +{min} min so far","time.locked":"Orders are possible at “now” only","time.slider":"Time line, negative is replay, positive is forecast, minutes","alarms.title":"Incidents","alarms.counts":"{unacked} unacked · {active} active","alarms.rate":"10 min: {n} / 10","alarms.flood":"Alarm flood: groups only","alarms.footer":"Shelved {shelved} · Suppressed {suppressed} · OOS {oos}","alarms.grouped":"{n} alarms grouped","alarms.none":"No active alarms. New ones appear here.","alarms.unavailable":"Alarms are not served by this run.","alarms.ack":"Acknowledge","alarms.fly":"Fly to","alarms.shelve":"Shelve 30 min","alarms.returned":"Returned","alarms.ackedby":"Acked by {who} {time}",cause:Gu,effect:Vu,action:Wu,"plans.title":"Plan awaiting approval","plans.none":"No plan waits. The next one appears here after planning.","plans.unavailable":"Approvals are not served by this run.","plans.review":"Review changes","plans.approve":"Approve and send","plans.confirm":"Confirm: send to {name}","plans.cancel":"Cancel","plans.reject":"Reject","plans.rollback":"Roll back","plans.more":"{n} more plans","plans.valid":"Made {made} · valid until {until}","plans.current":"Current","plans.proposed":"Proposed","plans.delta":"Diff.","plans.cycle":"Cycle","plans.offset":"Offset","plans.effect":"Predicted effect","plans.interval":"95 % interval · {n} paired seeds","plans.measured":"Measured","plans.undecided":"interval holds 0, undecided","plans.better":"Better","plans.worse":"Worse","plans.checks":"Safety checks","plans.passed":"{ok}/{n} passed","plans.after":"Watched for 15 min after approval; outside the interval a roll back is offered","plans.outside":"Measured outside the interval; roll back advised","plans.diff":"Plan changes","plan.state.advised":"Advised","plan.state.waiting":"Waiting","plan.state.sent":"Sent","plan.state.watching":"Watching","plan.state.kept":"Kept","plan.state.rolled_back":"Rolled back","plan.state.rejected":"Rejected","plan.state.expired":"Expired","plan.state.blocked":"Blocked","plan.state.replaced":"Replaced","metric.delay":"Delay","mode.advise":"Advise mode","mode.approve":"Approve mode","mode.automatic":"Automatic mode","junction.pick":"Click a signalled junction on the map, or press / to search.","junction.remaining":"s to next change","junction.unknown":"No whole cycle seen yet","junction.cycle":"Cycle {s} s (last one, measured)","junction.phases":"Lamp states","junction.groups":"Groups","junction.streets":"Streets","junction.mode":"Controller","junction.plan":"Plan","junction.local":"local plan","junction.authority":"Authority","junction.back":"Back Esc","junction.green":"go","junction.stop":"stop","junction.change":"change","approach.east":"East","approach.north":"North","approach.west":"West","approach.south":"South","ctrl.0":"unknown","ctrl.1":"local plan","ctrl.2":"twin's plan","ctrl.3":"stage request","ctrl.4":"starting","ctrl.5":"manual","ctrl.6":"fault, latched","ctrl.7":"pre-emption","section.title":"Street section","section.speed":"Speed","section.free":"Free flow","section.length":"Length","section.none":"no car in 3 min","section.expected":"Expected","forecast.worst":"Sections getting worse","forecast.worst.sub":"by loss of speed","forecast.none":"No forecast yet. The first is made about 1 min after the start.","forecast.trust":"Can it be trusted?","forecast.trust.sub":"MAE against persistence","forecast.speed":"Speed","forecast.queue":"Queue","forecast.ours":"This twin","forecast.persist":"Persistence","forecast.coverage":"Coverage (nominal 90 %)","pipes.title":"Pipes","pipes.depth":"Depth ×3; at least 1.4 m wide; the two media side by side","pipes.ground":"Ground opacity","pipe.water":"Water","pipe.storm":"Storm","kpi.head":"Lowest pressure","kpi.below":"below 0.14: {n}","kpi.inflow":"Water supplied","kpi.bursts":"Bursts suspected","kpi.fill":"Fullest storm drain","kpi.wet":"Wet underpasses","kpi.sensors":"Pipe gauges up","pipes.layer.medium":"Medium","pipes.layer.state":"State","pipes.pressured":"pressure","pipes.gravity":"gravity","pipes.pressure":"pressure","pipes.filling":"filling","pipes.alarm":"Alarmed pipe","pipes.flow":"Chevrons: flow, faster = quicker","pipes.novalues":"This run gives no values of pipes; their places are shown","pipes.estimate":"Estimate {age} old","pipes.readings":"readings {age} old","pipes.noreadings":"no readings yet","pipes.network":"Network","pipes.pick":"Click a pipe for its card","pipes.mains":"Mains","pipes.sewers":"Storm drains","pipes.inflow":"Inflow","pipes.expected":"expected","pipes.tank":"Tank level","pipes.rain":"Rain","pipes.onroad":"on the road","pipes.burst":"Burst suspected","pipes.candidates":"Most likely:","pipes.isolate":"Isolation cuts off {n} people · close {valves}","pipes.source":"source","pipe.pump":"Pump","pipe.valve":"Valve","pipe.weir":"Weir","pipe.bore":"Diameter","pipe.length":"Length","pipe.depth":"Cover","pipe.hazen":"Hazen–Williams C","pipe.manning":"Manning n","pipe.flow":"Flow","pipe.velocity":"Velocity","pipe.pressure":"Pressure","pipe.day":"Flow today, as this view saw it","pipe.noday":"This view has not seen enough yet; the day's line will appear here","mark.source":"Source","mark.tank":"Tank","mark.outfall":"Outfall","mark.gauge":"Gauge","mark.garage":"Garage","mark.lot":"Car park","mark.bays":"{n} bays","table.title":"Sections and junctions as a table","table.section":"Section","table.controller":"Junction",search:Xu,"search.none":"No street or junction matches.","help.title":"Keys","help.body":"1–6 modes · Space pause · ← → 1 min, Shift 10 min · Home live · A acknowledge · F fly to · X X-ray · L language · N north · / search · Esc back","error.scene":"The city cannot be loaded: {what}. See whether citybrain up still runs, then try again.","error.webgl":"This browser cannot draw in 3D (no WebGL 2). Update the browser or its graphics driver; the table below still works.","error.action":"That did not work: {what}",retry:$u,stale:Yu,"done.ack":"Acknowledged: {what}","done.approve":"Approved: {what}","done.reject":"Rejected: {what}","done.rollback":"Rolled back: {what}","done.shelve":"Shelved: {what}",operator:ju,north:qu,overview:Ku,close:Zu},Qu="城市大脑",eh="数据",th="边缘",nh="屏延",ih="步进运行",sh="原因",rh="后果",oh="处置",ah="搜索道路或路口，可用拼音",lh="重试",ch="数据 {age} 前",uh="值班",hh="正北",dh="全景",fh="关闭",ph={brand:Qu,"mode.situation":"态势","mode.underground":"地下","mode.junction":"路口","mode.forecast":"预测","mode.table":"数据",data:eh,edge:th,glass:nh,"glass.tip":"从街面一秒结束到画面显示，最近一分钟 95 % 分位","frame.tip":"每帧脚本用时中位 {ms} ms，{cars} 辆车","link.down":"连接已断开，正在重连；画面停在 {age} 前",lockstep:ih,switch:"EN","kpi.speed":"全区均速","kpi.delay":"每公里延误","kpi.spill":"排队溢出","kpi.jam":"严重拥堵","kpi.running":"在途车辆","kpi.error":"预测误差 15 min","kpi.bays":"泊位余量","kpi.pressure":"水压越限分区","unit.kmh":"km/h","unit.skm":"s/km","unit.sites":"处","unit.km":"km","unit.veh":"辆","unit.s":"s","unit.m":"m","kpi.standing":"停驶 {n}","kpi.persistence":"持续法 {v}","kpi.lastminute":"近 3 min","kpi.waiting":"等待首次评分","legend.title":"路况","legend.forecast":"预测路况","legend.unit":"车速 / 自由流","legend.sure":"较确定 ≥ 80 %","legend.unsure":"不确定 < 80 %","legend.future":"未来不画车辆：单车位置不可预测","class.0":"畅通","class.1":"基本畅通","class.2":"缓行","class.3":"拥堵","class.4":"严重","time.now":"现在","time.live":"回到现在","time.pause":"暂停","time.play":"继续","time.past":"回放","time.future":"预测","time.banner.past":"回放 {time}","time.banner.future":"预测 {time}","time.issued":"{n} 次集合 · {time} 起报","time.band":"预测 · {n} 次集合，带为 90 % 区间","time.dotted":"点线：15 min 前的预测","time.none":"等待首次预测","time.short":"目前预测到 +{min} min","time.locked":"指令仅在“现在”可用","time.slider":"时间轴，负值为回放，正值为预测，分钟","alarms.title":"事件","alarms.counts":"{unacked} 未确认 · {active} 活动","alarms.rate":"近 10 min {n} / 10","alarms.flood":"告警洪峰：仅显示归并事件","alarms.footer":"搁置 {shelved} · 抑制 {suppressed} · 停用 {oos}","alarms.grouped":"合并 {n} 条告警","alarms.none":"没有活动告警。新告警会出现在这里。","alarms.unavailable":"告警服务未接入本次运行。","alarms.ack":"确认","alarms.fly":"定位","alarms.shelve":"搁置 30 min","alarms.returned":"已恢复","alarms.ackedby":"已确认 {who} {time}",cause:sh,effect:rh,action:oh,"plans.title":"待批方案","plans.none":"没有待批方案。下一次方案评估后会显示在这里。","plans.unavailable":"审批服务未接入本次运行。","plans.review":"查看差异","plans.approve":"批准下发","plans.confirm":"确认下发到 {name}","plans.cancel":"取消","plans.reject":"驳回","plans.rollback":"回滚","plans.more":"另有 {n} 个方案","plans.valid":"{made} 生成 · 有效至 {until}","plans.current":"现行","plans.proposed":"建议","plans.delta":"差","plans.cycle":"周期","plans.offset":"相位差","plans.effect":"预测效果","plans.interval":"95 % 区间 · {n} 对种子","plans.measured":"实测","plans.undecided":"区间含 0，未定","plans.better":"改善","plans.worse":"变差","plans.checks":"安全检查","plans.passed":"{ok}/{n} 通过","plans.after":"批准后自动观察 15 min；超出预测区间时提示回滚","plans.outside":"实测超出预测区间，建议回滚","plans.diff":"方案差异","plan.state.advised":"建议","plan.state.waiting":"待批准","plan.state.sent":"已下发","plan.state.watching":"观察中","plan.state.kept":"保持","plan.state.rolled_back":"已回滚","plan.state.rejected":"已驳回","plan.state.expired":"已过期","plan.state.blocked":"受阻","plan.state.replaced":"已被取代","metric.delay":"延误","mode.advise":"建议模式","mode.approve":"审批模式","mode.automatic":"自动模式","junction.pick":"点击地图上的信号路口，或按 / 搜索。","junction.remaining":"s 至下次变灯","junction.unknown":"尚未观测到完整周期","junction.cycle":"周期 {s} s（上一周期实测）","junction.phases":"灯态","junction.groups":"灯组","junction.streets":"道路","junction.mode":"控制机","junction.plan":"方案","junction.local":"本地方案","junction.authority":"授权","junction.back":"返回态势 Esc","junction.green":"放行","junction.stop":"停止","junction.change":"过渡","approach.east":"东进口","approach.north":"北进口","approach.west":"西进口","approach.south":"南进口","ctrl.0":"未知","ctrl.1":"本地方案","ctrl.2":"孪生方案","ctrl.3":"请求相位","ctrl.4":"启动","ctrl.5":"手动","ctrl.6":"故障锁定","ctrl.7":"优先通行","section.title":"路段","section.speed":"车速","section.free":"自由流","section.length":"长度","section.none":"近 3 min 无车","section.expected":"预测","forecast.worst":"将变差的路段","forecast.worst.sub":"按车速降幅","forecast.none":"尚无预测。首次预测在起动后约 1 min 生成。","forecast.trust":"预测靠得住吗","forecast.trust.sub":"误差 MAE，与持续法比","forecast.speed":"车速","forecast.queue":"排队","forecast.ours":"本孪生","forecast.persist":"持续法","forecast.coverage":"区间覆盖（标称 90 %）","pipes.title":"管线图例","pipes.depth":"深度 ×3；管径至少按 1.4 m 绘制；两类管线左右并列","pipes.ground":"地面不透明度","pipe.water":"给水","pipe.storm":"雨水","kpi.head":"最低水压","kpi.below":"低于 0.14：{n} 点","kpi.inflow":"供水量","kpi.bursts":"疑似爆管","kpi.fill":"雨水管最高充满度","kpi.wet":"积水下穿道","kpi.sensors":"管网测点在线","pipes.layer.medium":"按介质","pipes.layer.state":"按状态","pipes.pressured":"压力流","pipes.gravity":"重力流","pipes.pressure":"水压","pipes.filling":"充满度","pipes.alarm":"告警管段","pipes.flow":"箭纹：流向，越快越急","pipes.novalues":"本次运行未提供管网数值，仅显示管网位置","pipes.estimate":"估计 {age} 前","pipes.readings":"读数 {age} 前","pipes.noreadings":"尚无读数","pipes.network":"管网概况","pipes.pick":"点选管段查看详情","pipes.mains":"给水管","pipes.sewers":"雨水管","pipes.inflow":"水源供水","pipes.expected":"预期","pipes.tank":"水池水位","pipes.rain":"降雨","pipes.onroad":"路面积水","pipes.burst":"疑似爆管","pipes.candidates":"最可能：","pipes.isolate":"隔离影响 {n} 人 · 关阀 {valves}","pipes.source":"水源","pipe.pump":"水泵","pipe.valve":"阀门","pipe.weir":"溢流堰","pipe.bore":"管径","pipe.length":"长度","pipe.depth":"埋深（管顶）","pipe.hazen":"海曾-威廉系数 C","pipe.manning":"曼宁糙率 n","pipe.flow":"流量","pipe.velocity":"流速","pipe.pressure":"两端水压","pipe.day":"本日流量（本视图所见）","pipe.noday":"本视图尚未看到足够的时段，稍后显示当日曲线","mark.source":"水源","mark.tank":"水塔","mark.outfall":"排口","mark.gauge":"测点","mark.garage":"停车库","mark.lot":"停车场","mark.bays":"{n} 个泊位","table.title":"路段与路口数据表","table.section":"路段","table.controller":"路口",search:ah,"search.none":"没有匹配的道路或路口。","help.title":"快捷键","help.body":"1–6 模式 · 空格 暂停 · ← → 1 分钟，Shift 10 分钟 · Home 现在 · A 确认 · F 定位 · X 透视 · L 语言 · N 正北 · / 搜索 · Esc 返回","error.scene":"城市场景无法载入：{what}。请确认 citybrain up 仍在运行，然后重试。","error.webgl":"此浏览器不能绘制三维（WebGL 2 不可用）。请更新浏览器或显卡驱动；下方仍可用数据表。","error.action":"操作未成功：{what}",retry:lh,stale:ch,"done.ack":"已确认：{what}","done.approve":"已批准：{what}","done.reject":"已驳回：{what}","done.rollback":"已回滚：{what}","done.shelve":"已搁置：{what}",operator:uh,north:hh,overview:dh,close:fh},dc={zh:ph,en:Ju};let zi="zh";function so(){return zi}function fc(n){zi=n,document.documentElement.lang=n==="zh"?"zh-CN":"en",document.title=C("brand")}function C(n,e={}){return dc[zi][n].replace(/\{(\w+)\}/g,(t,i)=>String(e[i]??""))}function hr(n,e){return dc[zi][n]??e}function zn(n){return n?n[zi]||n.zh:""}function rn(n){const e=/^([^ -~]+)\s+([ -~]+)$/.exec(n.trim());return e?zi==="zh"?e[1]:e[2]:n}const mh="−";function se(n,e=0){if(n==null||!Number.isFinite(n))return"–";const t=new Intl.NumberFormat("en-US",{minimumFractionDigits:e,maximumFractionDigits:e}).format(Math.abs(n));return n<0&&Number(t.replace(/,/g,""))!==0?mh+t:t}function pc(n,e=0){return n>0?`+${se(n,e)}`:se(n,e)}const mc=8*36e5;let sa=mc;function gh(n){sa=n?Math.floor(n/864e5)*864e5-n:mc}function Kt(n,e=!0){return new Date(n+sa).toISOString().slice(11,e?19:16)}function _h(n){return new Date(n+sa).toISOString().slice(0,19).replace("T"," ")}function Ci(n){return n<0||!Number.isFinite(n)?"–":n<1e4?`${se(n/1e3,1)} s`:n<12e4?`${se(n/1e3)} s`:`${se(n/6e4)} min`}function T(n,e={},...t){const i=document.createElement(n);return gc(i,e),i.append(...t.filter(s=>s!=null&&s!==!1)),i}const vh="http://www.w3.org/2000/svg";function be(n,e={},...t){const i=document.createElementNS(vh,n);return gc(i,e),i.append(...t),i}function gc(n,e){for(const[t,i]of Object.entries(e))i===void 0||i===!1||(typeof i=="function"?n.addEventListener(t,i):n.setAttribute(t,i===!0?"":String(i)))}function hn(n,...e){const t=n.contains(document.activeElement)?document.activeElement.dataset.key:void 0;n.replaceChildren(...e.filter(i=>i!=null&&i!==!1)),t&&n.querySelector(`[data-key="${CSS.escape(t)}"]`)?.focus()}class Zt{element;last="";constructor(e,t){this.element=T("section",{class:`panel ${e}`,"aria-label":t})}show(e,t){const i=JSON.stringify(e);i!==this.last&&(this.last=i,hn(this.element,...t()))}}function ra(n,e){for(const[t,i]of Object.entries(e))n.style.setProperty(t,i);return n}function Lt(n,e,t,i="plain",s=!1){return T("button",{type:"button",class:i,"data-key":n,disabled:s,click:t},e)}const La={high:"M12 3 22 21H2Z",medium:"M12 2 22 12 12 22 2 12Z",low:"M12 4a8 8 0 1 1-.01 0Z"};function _c(n,e){const t=be("path",{d:La[n]??La.low,"stroke-linejoin":"round"}),i=be("svg",{class:`icon ${n} ${e}`,viewBox:"0 0 24 24",width:20,height:20,"aria-hidden":"true"},t);return n==="high"&&e==="unacked"&&i.append(be("path",{d:"M12 9v6M12 17v1.5",class:"mark"})),i}const xh=6e3,Mh=3,Xi=T("div",{class:"toasts",role:"status","aria-live":"polite"});function Ia(n,e=!1){Xi.isConnected||document.getElementById("app")?.append(Xi);const t=T("div",{class:e?"toast bad":"toast"},n);for(Xi.append(t);Xi.childElementCount>Mh;)Xi.firstElementChild?.remove();setTimeout(()=>t.remove(),xh)}const Sh="api/v1";class yh{constructor(e){this.refresh=e}get who(){return localStorage.getItem("citybrain.who")??"desk-1"}acknowledge(e){return this.order("POST",`alarms/${encodeURIComponent(e.id)}/acknowledge`,{},C("done.ack",{what:zn(e.title)}),()=>this.refresh.alarms())}shelve(e,t){return this.order("POST",`alarms/${encodeURIComponent(e.id)}/shelve`,{minutes:t,reason:"desk"},C("done.shelve",{what:zn(e.title)}),()=>this.refresh.alarms())}plan(e,t){return this.order("POST",`plans/${encodeURIComponent(e.id)}/${t}`,{},C(`done.${t}`,{what:e.controller_id}),()=>this.refresh.plans())}setMode(e,t){return this.order("PUT",`controllers/${encodeURIComponent(e)}/mode`,{mode:t},"",()=>this.refresh.controllers())}async order(e,t,i,s,r){try{await Fu(e,`${Sh}/${t}`,{...i,who:this.who}),s&&Ia(s)}catch(o){Ia(C("error.action",{what:o instanceof na?o.message:String(o)}),!0)}r()}}/**
 * @license
 * Copyright 2010-2025 Three.js Authors
 * SPDX-License-Identifier: MIT
 */const oa="180",yn={ROTATE:0,DOLLY:1,PAN:2},Nn={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},Eh=0,Ua=1,bh=2,vc=1,Th=2,xn=3,Hn=0,Ut=1,It=2,Fn=0,Di=1,Na=2,Fa=3,Oa=4,wh=5,Jn=100,Ah=101,Rh=102,Ch=103,Ph=104,Dh=200,Lh=201,Ih=202,Uh=203,ro=204,oo=205,Nh=206,Fh=207,Oh=208,kh=209,Bh=210,zh=211,Hh=212,Gh=213,Vh=214,ao=0,lo=1,co=2,Ni=3,uo=4,ho=5,ir=6,fo=7,xc=0,Wh=1,Xh=2,On=0,$h=1,Yh=2,jh=3,qh=4,Kh=5,Zh=6,Jh=7,Mc=300,Fi=301,Oi=302,po=303,mo=304,dr=306,go=1e3,ei=1001,_o=1002,Ht=1003,Qh=1004,bs=1005,cn=1006,Mr=1007,ti=1008,Jt=1009,Sc=1010,yc=1011,os=1012,aa=1013,ii=1014,Sn=1015,gs=1016,la=1017,ca=1018,as=1020,Ec=35902,bc=35899,Tc=1021,wc=1022,zt=1023,ls=1026,cs=1027,ua=1028,ha=1029,Ac=1030,da=1031,fa=1033,Ks=33776,Zs=33777,Js=33778,Qs=33779,vo=35840,xo=35841,Mo=35842,So=35843,yo=36196,Eo=37492,bo=37496,To=37808,wo=37809,Ao=37810,Ro=37811,Co=37812,Po=37813,Do=37814,Lo=37815,Io=37816,Uo=37817,No=37818,Fo=37819,Oo=37820,ko=37821,Bo=36492,zo=36494,Ho=36495,Go=36283,Vo=36284,Wo=36285,Xo=36286,ed=3200,td=3201,nd=0,id=1,Un="",$t="srgb",si="srgb-linear",sr="linear",Ze="srgb",di=7680,sd=7681,rd=517,ka=519,od=512,ad=513,ld=514,Rc=515,cd=516,ud=517,hd=518,dd=519,Ba=35044,za=35048,Ha="300 es",un=2e3,rr=2001;class ci{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});const i=this._listeners;i[e]===void 0&&(i[e]=[]),i[e].indexOf(t)===-1&&i[e].push(t)}hasEventListener(e,t){const i=this._listeners;return i===void 0?!1:i[e]!==void 0&&i[e].indexOf(t)!==-1}removeEventListener(e,t){const i=this._listeners;if(i===void 0)return;const s=i[e];if(s!==void 0){const r=s.indexOf(t);r!==-1&&s.splice(r,1)}}dispatchEvent(e){const t=this._listeners;if(t===void 0)return;const i=t[e.type];if(i!==void 0){e.target=this;const s=i.slice(0);for(let r=0,o=s.length;r<o;r++)s[r].call(this,e);e.target=null}}}const yt=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"];let Ga=1234567;const ss=Math.PI/180,us=180/Math.PI;function Hi(){const n=Math.random()*4294967295|0,e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,i=Math.random()*4294967295|0;return(yt[n&255]+yt[n>>8&255]+yt[n>>16&255]+yt[n>>24&255]+"-"+yt[e&255]+yt[e>>8&255]+"-"+yt[e>>16&15|64]+yt[e>>24&255]+"-"+yt[t&63|128]+yt[t>>8&255]+"-"+yt[t>>16&255]+yt[t>>24&255]+yt[i&255]+yt[i>>8&255]+yt[i>>16&255]+yt[i>>24&255]).toLowerCase()}function Ge(n,e,t){return Math.max(e,Math.min(t,n))}function pa(n,e){return(n%e+e)%e}function fd(n,e,t,i,s){return i+(n-e)*(s-i)/(t-e)}function pd(n,e,t){return n!==e?(t-n)/(e-n):0}function rs(n,e,t){return(1-t)*n+t*e}function md(n,e,t,i){return rs(n,e,1-Math.exp(-t*i))}function gd(n,e=1){return e-Math.abs(pa(n,e*2)-e)}function _d(n,e,t){return n<=e?0:n>=t?1:(n=(n-e)/(t-e),n*n*(3-2*n))}function vd(n,e,t){return n<=e?0:n>=t?1:(n=(n-e)/(t-e),n*n*n*(n*(n*6-15)+10))}function xd(n,e){return n+Math.floor(Math.random()*(e-n+1))}function Md(n,e){return n+Math.random()*(e-n)}function Sd(n){return n*(.5-Math.random())}function yd(n){n!==void 0&&(Ga=n);let e=Ga+=1831565813;return e=Math.imul(e^e>>>15,e|1),e^=e+Math.imul(e^e>>>7,e|61),((e^e>>>14)>>>0)/4294967296}function Ed(n){return n*ss}function bd(n){return n*us}function Td(n){return(n&n-1)===0&&n!==0}function wd(n){return Math.pow(2,Math.ceil(Math.log(n)/Math.LN2))}function Ad(n){return Math.pow(2,Math.floor(Math.log(n)/Math.LN2))}function Rd(n,e,t,i,s){const r=Math.cos,o=Math.sin,a=r(t/2),l=o(t/2),c=r((e+i)/2),u=o((e+i)/2),h=r((e-i)/2),d=o((e-i)/2),f=r((i-e)/2),g=o((i-e)/2);switch(s){case"XYX":n.set(a*u,l*h,l*d,a*c);break;case"YZY":n.set(l*d,a*u,l*h,a*c);break;case"ZXZ":n.set(l*h,l*d,a*u,a*c);break;case"XZX":n.set(a*u,l*g,l*f,a*c);break;case"YXY":n.set(l*f,a*u,l*g,a*c);break;case"ZYZ":n.set(l*g,l*f,a*u,a*c);break;default:console.warn("THREE.MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+s)}}function Ai(n,e){switch(e.constructor){case Float32Array:return n;case Uint32Array:return n/4294967295;case Uint16Array:return n/65535;case Uint8Array:return n/255;case Int32Array:return Math.max(n/2147483647,-1);case Int16Array:return Math.max(n/32767,-1);case Int8Array:return Math.max(n/127,-1);default:throw new Error("Invalid component type.")}}function wt(n,e){switch(e.constructor){case Float32Array:return n;case Uint32Array:return Math.round(n*4294967295);case Uint16Array:return Math.round(n*65535);case Uint8Array:return Math.round(n*255);case Int32Array:return Math.round(n*2147483647);case Int16Array:return Math.round(n*32767);case Int8Array:return Math.round(n*127);default:throw new Error("Invalid component type.")}}const es={DEG2RAD:ss,RAD2DEG:us,generateUUID:Hi,clamp:Ge,euclideanModulo:pa,mapLinear:fd,inverseLerp:pd,lerp:rs,damp:md,pingpong:gd,smoothstep:_d,smootherstep:vd,randInt:xd,randFloat:Md,randFloatSpread:Sd,seededRandom:yd,degToRad:Ed,radToDeg:bd,isPowerOfTwo:Td,ceilPowerOfTwo:wd,floorPowerOfTwo:Ad,setQuaternionFromProperEuler:Rd,normalize:wt,denormalize:Ai};class Ne{constructor(e=0,t=0){Ne.prototype.isVector2=!0,this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw new Error("index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw new Error("index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){const t=this.x,i=this.y,s=e.elements;return this.x=s[0]*t+s[3]*i+s[6],this.y=s[1]*t+s[4]*i+s[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=Ge(this.x,e.x,t.x),this.y=Ge(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=Ge(this.x,e,t),this.y=Ge(this.y,e,t),this}clampLength(e,t){const i=this.length();return this.divideScalar(i||1).multiplyScalar(Ge(i,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){const t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;const i=this.dot(e)/t;return Math.acos(Ge(i,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){const t=this.x-e.x,i=this.y-e.y;return t*t+i*i}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,i){return this.x=e.x+(t.x-e.x)*i,this.y=e.y+(t.y-e.y)*i,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){const i=Math.cos(t),s=Math.sin(t),r=this.x-e.x,o=this.y-e.y;return this.x=r*i-o*s+e.x,this.y=r*s+o*i+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}}class ri{constructor(e=0,t=0,i=0,s=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=i,this._w=s}static slerpFlat(e,t,i,s,r,o,a){let l=i[s+0],c=i[s+1],u=i[s+2],h=i[s+3];const d=r[o+0],f=r[o+1],g=r[o+2],x=r[o+3];if(a===0){e[t+0]=l,e[t+1]=c,e[t+2]=u,e[t+3]=h;return}if(a===1){e[t+0]=d,e[t+1]=f,e[t+2]=g,e[t+3]=x;return}if(h!==x||l!==d||c!==f||u!==g){let m=1-a;const p=l*d+c*f+u*g+h*x,A=p>=0?1:-1,b=1-p*p;if(b>Number.EPSILON){const I=Math.sqrt(b),L=Math.atan2(I,p*A);m=Math.sin(m*L)/I,a=Math.sin(a*L)/I}const M=a*A;if(l=l*m+d*M,c=c*m+f*M,u=u*m+g*M,h=h*m+x*M,m===1-a){const I=1/Math.sqrt(l*l+c*c+u*u+h*h);l*=I,c*=I,u*=I,h*=I}}e[t]=l,e[t+1]=c,e[t+2]=u,e[t+3]=h}static multiplyQuaternionsFlat(e,t,i,s,r,o){const a=i[s],l=i[s+1],c=i[s+2],u=i[s+3],h=r[o],d=r[o+1],f=r[o+2],g=r[o+3];return e[t]=a*g+u*h+l*f-c*d,e[t+1]=l*g+u*d+c*h-a*f,e[t+2]=c*g+u*f+a*d-l*h,e[t+3]=u*g-a*h-l*d-c*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,i,s){return this._x=e,this._y=t,this._z=i,this._w=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){const i=e._x,s=e._y,r=e._z,o=e._order,a=Math.cos,l=Math.sin,c=a(i/2),u=a(s/2),h=a(r/2),d=l(i/2),f=l(s/2),g=l(r/2);switch(o){case"XYZ":this._x=d*u*h+c*f*g,this._y=c*f*h-d*u*g,this._z=c*u*g+d*f*h,this._w=c*u*h-d*f*g;break;case"YXZ":this._x=d*u*h+c*f*g,this._y=c*f*h-d*u*g,this._z=c*u*g-d*f*h,this._w=c*u*h+d*f*g;break;case"ZXY":this._x=d*u*h-c*f*g,this._y=c*f*h+d*u*g,this._z=c*u*g+d*f*h,this._w=c*u*h-d*f*g;break;case"ZYX":this._x=d*u*h-c*f*g,this._y=c*f*h+d*u*g,this._z=c*u*g-d*f*h,this._w=c*u*h+d*f*g;break;case"YZX":this._x=d*u*h+c*f*g,this._y=c*f*h+d*u*g,this._z=c*u*g-d*f*h,this._w=c*u*h-d*f*g;break;case"XZY":this._x=d*u*h-c*f*g,this._y=c*f*h-d*u*g,this._z=c*u*g+d*f*h,this._w=c*u*h+d*f*g;break;default:console.warn("THREE.Quaternion: .setFromEuler() encountered an unknown order: "+o)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){const i=t/2,s=Math.sin(i);return this._x=e.x*s,this._y=e.y*s,this._z=e.z*s,this._w=Math.cos(i),this._onChangeCallback(),this}setFromRotationMatrix(e){const t=e.elements,i=t[0],s=t[4],r=t[8],o=t[1],a=t[5],l=t[9],c=t[2],u=t[6],h=t[10],d=i+a+h;if(d>0){const f=.5/Math.sqrt(d+1);this._w=.25/f,this._x=(u-l)*f,this._y=(r-c)*f,this._z=(o-s)*f}else if(i>a&&i>h){const f=2*Math.sqrt(1+i-a-h);this._w=(u-l)/f,this._x=.25*f,this._y=(s+o)/f,this._z=(r+c)/f}else if(a>h){const f=2*Math.sqrt(1+a-i-h);this._w=(r-c)/f,this._x=(s+o)/f,this._y=.25*f,this._z=(l+u)/f}else{const f=2*Math.sqrt(1+h-i-a);this._w=(o-s)/f,this._x=(r+c)/f,this._y=(l+u)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let i=e.dot(t)+1;return i<1e-8?(i=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=i):(this._x=0,this._y=-e.z,this._z=e.y,this._w=i)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=i),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(Ge(this.dot(e),-1,1)))}rotateTowards(e,t){const i=this.angleTo(e);if(i===0)return this;const s=Math.min(1,t/i);return this.slerp(e,s),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){const i=e._x,s=e._y,r=e._z,o=e._w,a=t._x,l=t._y,c=t._z,u=t._w;return this._x=i*u+o*a+s*c-r*l,this._y=s*u+o*l+r*a-i*c,this._z=r*u+o*c+i*l-s*a,this._w=o*u-i*a-s*l-r*c,this._onChangeCallback(),this}slerp(e,t){if(t===0)return this;if(t===1)return this.copy(e);const i=this._x,s=this._y,r=this._z,o=this._w;let a=o*e._w+i*e._x+s*e._y+r*e._z;if(a<0?(this._w=-e._w,this._x=-e._x,this._y=-e._y,this._z=-e._z,a=-a):this.copy(e),a>=1)return this._w=o,this._x=i,this._y=s,this._z=r,this;const l=1-a*a;if(l<=Number.EPSILON){const f=1-t;return this._w=f*o+t*this._w,this._x=f*i+t*this._x,this._y=f*s+t*this._y,this._z=f*r+t*this._z,this.normalize(),this}const c=Math.sqrt(l),u=Math.atan2(c,a),h=Math.sin((1-t)*u)/c,d=Math.sin(t*u)/c;return this._w=o*h+this._w*d,this._x=i*h+this._x*d,this._y=s*h+this._y*d,this._z=r*h+this._z*d,this._onChangeCallback(),this}slerpQuaternions(e,t,i){return this.copy(e).slerp(t,i)}random(){const e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),i=Math.random(),s=Math.sqrt(1-i),r=Math.sqrt(i);return this.set(s*Math.sin(e),s*Math.cos(e),r*Math.sin(t),r*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}}class F{constructor(e=0,t=0,i=0){F.prototype.isVector3=!0,this.x=e,this.y=t,this.z=i}set(e,t,i){return i===void 0&&(i=this.z),this.x=e,this.y=t,this.z=i,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw new Error("index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(Va.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(Va.setFromAxisAngle(e,t))}applyMatrix3(e){const t=this.x,i=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[3]*i+r[6]*s,this.y=r[1]*t+r[4]*i+r[7]*s,this.z=r[2]*t+r[5]*i+r[8]*s,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){const t=this.x,i=this.y,s=this.z,r=e.elements,o=1/(r[3]*t+r[7]*i+r[11]*s+r[15]);return this.x=(r[0]*t+r[4]*i+r[8]*s+r[12])*o,this.y=(r[1]*t+r[5]*i+r[9]*s+r[13])*o,this.z=(r[2]*t+r[6]*i+r[10]*s+r[14])*o,this}applyQuaternion(e){const t=this.x,i=this.y,s=this.z,r=e.x,o=e.y,a=e.z,l=e.w,c=2*(o*s-a*i),u=2*(a*t-r*s),h=2*(r*i-o*t);return this.x=t+l*c+o*h-a*u,this.y=i+l*u+a*c-r*h,this.z=s+l*h+r*u-o*c,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){const t=this.x,i=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[4]*i+r[8]*s,this.y=r[1]*t+r[5]*i+r[9]*s,this.z=r[2]*t+r[6]*i+r[10]*s,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=Ge(this.x,e.x,t.x),this.y=Ge(this.y,e.y,t.y),this.z=Ge(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=Ge(this.x,e,t),this.y=Ge(this.y,e,t),this.z=Ge(this.z,e,t),this}clampLength(e,t){const i=this.length();return this.divideScalar(i||1).multiplyScalar(Ge(i,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,i){return this.x=e.x+(t.x-e.x)*i,this.y=e.y+(t.y-e.y)*i,this.z=e.z+(t.z-e.z)*i,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){const i=e.x,s=e.y,r=e.z,o=t.x,a=t.y,l=t.z;return this.x=s*l-r*a,this.y=r*o-i*l,this.z=i*a-s*o,this}projectOnVector(e){const t=e.lengthSq();if(t===0)return this.set(0,0,0);const i=e.dot(this)/t;return this.copy(e).multiplyScalar(i)}projectOnPlane(e){return Sr.copy(this).projectOnVector(e),this.sub(Sr)}reflect(e){return this.sub(Sr.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){const t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;const i=this.dot(e)/t;return Math.acos(Ge(i,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){const t=this.x-e.x,i=this.y-e.y,s=this.z-e.z;return t*t+i*i+s*s}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,i){const s=Math.sin(t)*e;return this.x=s*Math.sin(i),this.y=Math.cos(t)*e,this.z=s*Math.cos(i),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,i){return this.x=e*Math.sin(t),this.y=i,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){const t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){const t=this.setFromMatrixColumn(e,0).length(),i=this.setFromMatrixColumn(e,1).length(),s=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=i,this.z=s,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){const e=Math.random()*Math.PI*2,t=Math.random()*2-1,i=Math.sqrt(1-t*t);return this.x=i*Math.cos(e),this.y=t,this.z=i*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}}const Sr=new F,Va=new ri;class Be{constructor(e,t,i,s,r,o,a,l,c){Be.prototype.isMatrix3=!0,this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,i,s,r,o,a,l,c)}set(e,t,i,s,r,o,a,l,c){const u=this.elements;return u[0]=e,u[1]=s,u[2]=a,u[3]=t,u[4]=r,u[5]=l,u[6]=i,u[7]=o,u[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){const t=this.elements,i=e.elements;return t[0]=i[0],t[1]=i[1],t[2]=i[2],t[3]=i[3],t[4]=i[4],t[5]=i[5],t[6]=i[6],t[7]=i[7],t[8]=i[8],this}extractBasis(e,t,i){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),i.setFromMatrix3Column(this,2),this}setFromMatrix4(e){const t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){const i=e.elements,s=t.elements,r=this.elements,o=i[0],a=i[3],l=i[6],c=i[1],u=i[4],h=i[7],d=i[2],f=i[5],g=i[8],x=s[0],m=s[3],p=s[6],A=s[1],b=s[4],M=s[7],I=s[2],L=s[5],P=s[8];return r[0]=o*x+a*A+l*I,r[3]=o*m+a*b+l*L,r[6]=o*p+a*M+l*P,r[1]=c*x+u*A+h*I,r[4]=c*m+u*b+h*L,r[7]=c*p+u*M+h*P,r[2]=d*x+f*A+g*I,r[5]=d*m+f*b+g*L,r[8]=d*p+f*M+g*P,this}multiplyScalar(e){const t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){const e=this.elements,t=e[0],i=e[1],s=e[2],r=e[3],o=e[4],a=e[5],l=e[6],c=e[7],u=e[8];return t*o*u-t*a*c-i*r*u+i*a*l+s*r*c-s*o*l}invert(){const e=this.elements,t=e[0],i=e[1],s=e[2],r=e[3],o=e[4],a=e[5],l=e[6],c=e[7],u=e[8],h=u*o-a*c,d=a*l-u*r,f=c*r-o*l,g=t*h+i*d+s*f;if(g===0)return this.set(0,0,0,0,0,0,0,0,0);const x=1/g;return e[0]=h*x,e[1]=(s*c-u*i)*x,e[2]=(a*i-s*o)*x,e[3]=d*x,e[4]=(u*t-s*l)*x,e[5]=(s*r-a*t)*x,e[6]=f*x,e[7]=(i*l-c*t)*x,e[8]=(o*t-i*r)*x,this}transpose(){let e;const t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){const t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,i,s,r,o,a){const l=Math.cos(r),c=Math.sin(r);return this.set(i*l,i*c,-i*(l*o+c*a)+o+e,-s*c,s*l,-s*(-c*o+l*a)+a+t,0,0,1),this}scale(e,t){return this.premultiply(yr.makeScale(e,t)),this}rotate(e){return this.premultiply(yr.makeRotation(-e)),this}translate(e,t){return this.premultiply(yr.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){const t=Math.cos(e),i=Math.sin(e);return this.set(t,-i,0,i,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){const t=this.elements,i=e.elements;for(let s=0;s<9;s++)if(t[s]!==i[s])return!1;return!0}fromArray(e,t=0){for(let i=0;i<9;i++)this.elements[i]=e[i+t];return this}toArray(e=[],t=0){const i=this.elements;return e[t]=i[0],e[t+1]=i[1],e[t+2]=i[2],e[t+3]=i[3],e[t+4]=i[4],e[t+5]=i[5],e[t+6]=i[6],e[t+7]=i[7],e[t+8]=i[8],e}clone(){return new this.constructor().fromArray(this.elements)}}const yr=new Be;function Cc(n){for(let e=n.length-1;e>=0;--e)if(n[e]>=65535)return!0;return!1}function or(n){return document.createElementNS("http://www.w3.org/1999/xhtml",n)}function Cd(){const n=or("canvas");return n.style.display="block",n}const Wa={};function hs(n){n in Wa||(Wa[n]=!0,console.warn(n))}function Pd(n,e,t){return new Promise(function(i,s){function r(){switch(n.clientWaitSync(e,n.SYNC_FLUSH_COMMANDS_BIT,0)){case n.WAIT_FAILED:s();break;case n.TIMEOUT_EXPIRED:setTimeout(r,t);break;default:i()}}setTimeout(r,t)})}const Xa=new Be().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),$a=new Be().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function Dd(){const n={enabled:!0,workingColorSpace:si,spaces:{},convert:function(s,r,o){return this.enabled===!1||r===o||!r||!o||(this.spaces[r].transfer===Ze&&(s.r=En(s.r),s.g=En(s.g),s.b=En(s.b)),this.spaces[r].primaries!==this.spaces[o].primaries&&(s.applyMatrix3(this.spaces[r].toXYZ),s.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===Ze&&(s.r=Li(s.r),s.g=Li(s.g),s.b=Li(s.b))),s},workingToColorSpace:function(s,r){return this.convert(s,this.workingColorSpace,r)},colorSpaceToWorking:function(s,r){return this.convert(s,r,this.workingColorSpace)},getPrimaries:function(s){return this.spaces[s].primaries},getTransfer:function(s){return s===Un?sr:this.spaces[s].transfer},getToneMappingMode:function(s){return this.spaces[s].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(s,r=this.workingColorSpace){return s.fromArray(this.spaces[r].luminanceCoefficients)},define:function(s){Object.assign(this.spaces,s)},_getMatrix:function(s,r,o){return s.copy(this.spaces[r].toXYZ).multiply(this.spaces[o].fromXYZ)},_getDrawingBufferColorSpace:function(s){return this.spaces[s].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(s=this.workingColorSpace){return this.spaces[s].workingColorSpaceConfig.unpackColorSpace},fromWorkingColorSpace:function(s,r){return hs("THREE.ColorManagement: .fromWorkingColorSpace() has been renamed to .workingToColorSpace()."),n.workingToColorSpace(s,r)},toWorkingColorSpace:function(s,r){return hs("THREE.ColorManagement: .toWorkingColorSpace() has been renamed to .colorSpaceToWorking()."),n.colorSpaceToWorking(s,r)}},e=[.64,.33,.3,.6,.15,.06],t=[.2126,.7152,.0722],i=[.3127,.329];return n.define({[si]:{primaries:e,whitePoint:i,transfer:sr,toXYZ:Xa,fromXYZ:$a,luminanceCoefficients:t,workingColorSpaceConfig:{unpackColorSpace:$t},outputColorSpaceConfig:{drawingBufferColorSpace:$t}},[$t]:{primaries:e,whitePoint:i,transfer:Ze,toXYZ:Xa,fromXYZ:$a,luminanceCoefficients:t,outputColorSpaceConfig:{drawingBufferColorSpace:$t}}}),n}const $e=Dd();function En(n){return n<.04045?n*.0773993808:Math.pow(n*.9478672986+.0521327014,2.4)}function Li(n){return n<.0031308?n*12.92:1.055*Math.pow(n,.41666)-.055}let fi;class Ld{static getDataURL(e,t="image/png"){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;let i;if(e instanceof HTMLCanvasElement)i=e;else{fi===void 0&&(fi=or("canvas")),fi.width=e.width,fi.height=e.height;const s=fi.getContext("2d");e instanceof ImageData?s.putImageData(e,0,0):s.drawImage(e,0,0,e.width,e.height),i=fi}return i.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap){const t=or("canvas");t.width=e.width,t.height=e.height;const i=t.getContext("2d");i.drawImage(e,0,0,e.width,e.height);const s=i.getImageData(0,0,e.width,e.height),r=s.data;for(let o=0;o<r.length;o++)r[o]=En(r[o]/255)*255;return i.putImageData(s,0,0),t}else if(e.data){const t=e.data.slice(0);for(let i=0;i<t.length;i++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[i]=Math.floor(En(t[i]/255)*255):t[i]=En(t[i]);return{data:t,width:e.width,height:e.height}}else return console.warn("THREE.ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e}}let Id=0;class ma{constructor(e=null){this.isSource=!0,Object.defineProperty(this,"id",{value:Id++}),this.uuid=Hi(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){const t=this.data;return typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):t instanceof VideoFrame?e.set(t.displayHeight,t.displayWidth,0):t!==null?e.set(t.width,t.height,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){const t=e===void 0||typeof e=="string";if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];const i={uuid:this.uuid,url:""},s=this.data;if(s!==null){let r;if(Array.isArray(s)){r=[];for(let o=0,a=s.length;o<a;o++)s[o].isDataTexture?r.push(Er(s[o].image)):r.push(Er(s[o]))}else r=Er(s);i.url=r}return t||(e.images[this.uuid]=i),i}}function Er(n){return typeof HTMLImageElement<"u"&&n instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&n instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&n instanceof ImageBitmap?Ld.getDataURL(n):n.data?{data:Array.from(n.data),width:n.width,height:n.height,type:n.data.constructor.name}:(console.warn("THREE.Texture: Unable to serialize Texture."),{})}let Ud=0;const br=new F;class Rt extends ci{constructor(e=Rt.DEFAULT_IMAGE,t=Rt.DEFAULT_MAPPING,i=ei,s=ei,r=cn,o=ti,a=zt,l=Jt,c=Rt.DEFAULT_ANISOTROPY,u=Un){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:Ud++}),this.uuid=Hi(),this.name="",this.source=new ma(e),this.mipmaps=[],this.mapping=t,this.channel=0,this.wrapS=i,this.wrapT=s,this.magFilter=r,this.minFilter=o,this.anisotropy=c,this.format=a,this.internalFormat=null,this.type=l,this.offset=new Ne(0,0),this.repeat=new Ne(1,1),this.center=new Ne(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Be,this.generateMipmaps=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=u,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(e&&e.depth&&e.depth>1),this.pmremVersion=0}get width(){return this.source.getSize(br).x}get height(){return this.source.getSize(br).y}get depth(){return this.source.getSize(br).z}get image(){return this.source.data}set image(e=null){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(const t in e){const i=e[t];if(i===void 0){console.warn(`THREE.Texture.setValues(): parameter '${t}' has value of undefined.`);continue}const s=this[t];if(s===void 0){console.warn(`THREE.Texture.setValues(): property '${t}' does not exist.`);continue}s&&i&&s.isVector2&&i.isVector2||s&&i&&s.isVector3&&i.isVector3||s&&i&&s.isMatrix3&&i.isMatrix3?s.copy(i):this[t]=i}}toJSON(e){const t=e===void 0||typeof e=="string";if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];const i={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(i.userData=this.userData),t||(e.textures[this.uuid]=i),i}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(this.mapping!==Mc)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case go:e.x=e.x-Math.floor(e.x);break;case ei:e.x=e.x<0?0:1;break;case _o:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x);break}if(e.y<0||e.y>1)switch(this.wrapT){case go:e.y=e.y-Math.floor(e.y);break;case ei:e.y=e.y<0?0:1;break;case _o:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y);break}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}}Rt.DEFAULT_IMAGE=null;Rt.DEFAULT_MAPPING=Mc;Rt.DEFAULT_ANISOTROPY=1;class dt{constructor(e=0,t=0,i=0,s=1){dt.prototype.isVector4=!0,this.x=e,this.y=t,this.z=i,this.w=s}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,i,s){return this.x=e,this.y=t,this.z=i,this.w=s,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw new Error("index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w!==void 0?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){const t=this.x,i=this.y,s=this.z,r=this.w,o=e.elements;return this.x=o[0]*t+o[4]*i+o[8]*s+o[12]*r,this.y=o[1]*t+o[5]*i+o[9]*s+o[13]*r,this.z=o[2]*t+o[6]*i+o[10]*s+o[14]*r,this.w=o[3]*t+o[7]*i+o[11]*s+o[15]*r,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);const t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,i,s,r;const l=e.elements,c=l[0],u=l[4],h=l[8],d=l[1],f=l[5],g=l[9],x=l[2],m=l[6],p=l[10];if(Math.abs(u-d)<.01&&Math.abs(h-x)<.01&&Math.abs(g-m)<.01){if(Math.abs(u+d)<.1&&Math.abs(h+x)<.1&&Math.abs(g+m)<.1&&Math.abs(c+f+p-3)<.1)return this.set(1,0,0,0),this;t=Math.PI;const b=(c+1)/2,M=(f+1)/2,I=(p+1)/2,L=(u+d)/4,P=(h+x)/4,k=(g+m)/4;return b>M&&b>I?b<.01?(i=0,s=.707106781,r=.707106781):(i=Math.sqrt(b),s=L/i,r=P/i):M>I?M<.01?(i=.707106781,s=0,r=.707106781):(s=Math.sqrt(M),i=L/s,r=k/s):I<.01?(i=.707106781,s=.707106781,r=0):(r=Math.sqrt(I),i=P/r,s=k/r),this.set(i,s,r,t),this}let A=Math.sqrt((m-g)*(m-g)+(h-x)*(h-x)+(d-u)*(d-u));return Math.abs(A)<.001&&(A=1),this.x=(m-g)/A,this.y=(h-x)/A,this.z=(d-u)/A,this.w=Math.acos((c+f+p-1)/2),this}setFromMatrixPosition(e){const t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=Ge(this.x,e.x,t.x),this.y=Ge(this.y,e.y,t.y),this.z=Ge(this.z,e.z,t.z),this.w=Ge(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=Ge(this.x,e,t),this.y=Ge(this.y,e,t),this.z=Ge(this.z,e,t),this.w=Ge(this.w,e,t),this}clampLength(e,t){const i=this.length();return this.divideScalar(i||1).multiplyScalar(Ge(i,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,i){return this.x=e.x+(t.x-e.x)*i,this.y=e.y+(t.y-e.y)*i,this.z=e.z+(t.z-e.z)*i,this.w=e.w+(t.w-e.w)*i,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}}class Nd extends ci{constructor(e=1,t=1,i={}){super(),i=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:cn,depthBuffer:!0,stencilBuffer:!1,resolveDepthBuffer:!0,resolveStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1},i),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=i.depth,this.scissor=new dt(0,0,e,t),this.scissorTest=!1,this.viewport=new dt(0,0,e,t);const s={width:e,height:t,depth:i.depth},r=new Rt(s);this.textures=[];const o=i.count;for(let a=0;a<o;a++)this.textures[a]=r.clone(),this.textures[a].isRenderTargetTexture=!0,this.textures[a].renderTarget=this;this._setTextureOptions(i),this.depthBuffer=i.depthBuffer,this.stencilBuffer=i.stencilBuffer,this.resolveDepthBuffer=i.resolveDepthBuffer,this.resolveStencilBuffer=i.resolveStencilBuffer,this._depthTexture=null,this.depthTexture=i.depthTexture,this.samples=i.samples,this.multiview=i.multiview}_setTextureOptions(e={}){const t={minFilter:cn,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let i=0;i<this.textures.length;i++)this.textures[i].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&(this._depthTexture.renderTarget=null),e!==null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,i=1){if(this.width!==e||this.height!==t||this.depth!==i){this.width=e,this.height=t,this.depth=i;for(let s=0,r=this.textures.length;s<r;s++)this.textures[s].image.width=e,this.textures[s].image.height=t,this.textures[s].image.depth=i,this.textures[s].isArrayTexture=this.textures[s].image.depth>1;this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,i=e.textures.length;t<i;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;const s=Object.assign({},e.textures[t].image);this.textures[t].source=new ma(s)}return this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,e.depthTexture!==null&&(this.depthTexture=e.depthTexture.clone()),this.samples=e.samples,this}dispose(){this.dispatchEvent({type:"dispose"})}}class oi extends Nd{constructor(e=1,t=1,i={}){super(e,t,i),this.isWebGLRenderTarget=!0}}class Pc extends Rt{constructor(e=null,t=1,i=1,s=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:i,depth:s},this.magFilter=Ht,this.minFilter=Ht,this.wrapR=ei,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}}class Fd extends Rt{constructor(e=null,t=1,i=1,s=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:i,depth:s},this.magFilter=Ht,this.minFilter=Ht,this.wrapR=ei,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}}class _s{constructor(e=new F(1/0,1/0,1/0),t=new F(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,i=e.length;t<i;t+=3)this.expandByPoint(Qt.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,i=e.count;t<i;t++)this.expandByPoint(Qt.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,i=e.length;t<i;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){const i=Qt.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(i),this.max.copy(e).add(i),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);const i=e.geometry;if(i!==void 0){const r=i.getAttribute("position");if(t===!0&&r!==void 0&&e.isInstancedMesh!==!0)for(let o=0,a=r.count;o<a;o++)e.isMesh===!0?e.getVertexPosition(o,Qt):Qt.fromBufferAttribute(r,o),Qt.applyMatrix4(e.matrixWorld),this.expandByPoint(Qt);else e.boundingBox!==void 0?(e.boundingBox===null&&e.computeBoundingBox(),Ts.copy(e.boundingBox)):(i.boundingBox===null&&i.computeBoundingBox(),Ts.copy(i.boundingBox)),Ts.applyMatrix4(e.matrixWorld),this.union(Ts)}const s=e.children;for(let r=0,o=s.length;r<o;r++)this.expandByObject(s[r],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,Qt),Qt.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,i;return e.normal.x>0?(t=e.normal.x*this.min.x,i=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,i=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,i+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,i+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,i+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,i+=e.normal.z*this.min.z),t<=-e.constant&&i>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter($i),ws.subVectors(this.max,$i),pi.subVectors(e.a,$i),mi.subVectors(e.b,$i),gi.subVectors(e.c,$i),Rn.subVectors(mi,pi),Cn.subVectors(gi,mi),Xn.subVectors(pi,gi);let t=[0,-Rn.z,Rn.y,0,-Cn.z,Cn.y,0,-Xn.z,Xn.y,Rn.z,0,-Rn.x,Cn.z,0,-Cn.x,Xn.z,0,-Xn.x,-Rn.y,Rn.x,0,-Cn.y,Cn.x,0,-Xn.y,Xn.x,0];return!Tr(t,pi,mi,gi,ws)||(t=[1,0,0,0,1,0,0,0,1],!Tr(t,pi,mi,gi,ws))?!1:(As.crossVectors(Rn,Cn),t=[As.x,As.y,As.z],Tr(t,pi,mi,gi,ws))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,Qt).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(Qt).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()?this:(pn[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),pn[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),pn[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),pn[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),pn[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),pn[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),pn[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),pn[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(pn),this)}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}}const pn=[new F,new F,new F,new F,new F,new F,new F,new F],Qt=new F,Ts=new _s,pi=new F,mi=new F,gi=new F,Rn=new F,Cn=new F,Xn=new F,$i=new F,ws=new F,As=new F,$n=new F;function Tr(n,e,t,i,s){for(let r=0,o=n.length-3;r<=o;r+=3){$n.fromArray(n,r);const a=s.x*Math.abs($n.x)+s.y*Math.abs($n.y)+s.z*Math.abs($n.z),l=e.dot($n),c=t.dot($n),u=i.dot($n);if(Math.max(-Math.max(l,c,u),Math.min(l,c,u))>a)return!1}return!0}const Od=new _s,Yi=new F,wr=new F;class fr{constructor(e=new F,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){const i=this.center;t!==void 0?i.copy(t):Od.setFromPoints(e).getCenter(i);let s=0;for(let r=0,o=e.length;r<o;r++)s=Math.max(s,i.distanceToSquared(e[r]));return this.radius=Math.sqrt(s),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){const t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){const i=this.center.distanceToSquared(e);return t.copy(e),i>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;Yi.subVectors(e,this.center);const t=Yi.lengthSq();if(t>this.radius*this.radius){const i=Math.sqrt(t),s=(i-this.radius)*.5;this.center.addScaledVector(Yi,s/i),this.radius+=s}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(wr.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(Yi.copy(e.center).add(wr)),this.expandByPoint(Yi.copy(e.center).sub(wr))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}}const mn=new F,Ar=new F,Rs=new F,Pn=new F,Rr=new F,Cs=new F,Cr=new F;class pr{constructor(e=new F,t=new F(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,mn)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);const i=t.dot(this.direction);return i<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,i)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){const t=mn.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(mn.copy(this.origin).addScaledVector(this.direction,t),mn.distanceToSquared(e))}distanceSqToSegment(e,t,i,s){Ar.copy(e).add(t).multiplyScalar(.5),Rs.copy(t).sub(e).normalize(),Pn.copy(this.origin).sub(Ar);const r=e.distanceTo(t)*.5,o=-this.direction.dot(Rs),a=Pn.dot(this.direction),l=-Pn.dot(Rs),c=Pn.lengthSq(),u=Math.abs(1-o*o);let h,d,f,g;if(u>0)if(h=o*l-a,d=o*a-l,g=r*u,h>=0)if(d>=-g)if(d<=g){const x=1/u;h*=x,d*=x,f=h*(h+o*d+2*a)+d*(o*h+d+2*l)+c}else d=r,h=Math.max(0,-(o*d+a)),f=-h*h+d*(d+2*l)+c;else d=-r,h=Math.max(0,-(o*d+a)),f=-h*h+d*(d+2*l)+c;else d<=-g?(h=Math.max(0,-(-o*r+a)),d=h>0?-r:Math.min(Math.max(-r,-l),r),f=-h*h+d*(d+2*l)+c):d<=g?(h=0,d=Math.min(Math.max(-r,-l),r),f=d*(d+2*l)+c):(h=Math.max(0,-(o*r+a)),d=h>0?r:Math.min(Math.max(-r,-l),r),f=-h*h+d*(d+2*l)+c);else d=o>0?-r:r,h=Math.max(0,-(o*d+a)),f=-h*h+d*(d+2*l)+c;return i&&i.copy(this.origin).addScaledVector(this.direction,h),s&&s.copy(Ar).addScaledVector(Rs,d),f}intersectSphere(e,t){mn.subVectors(e.center,this.origin);const i=mn.dot(this.direction),s=mn.dot(mn)-i*i,r=e.radius*e.radius;if(s>r)return null;const o=Math.sqrt(r-s),a=i-o,l=i+o;return l<0?null:a<0?this.at(l,t):this.at(a,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){const t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;const i=-(this.origin.dot(e.normal)+e.constant)/t;return i>=0?i:null}intersectPlane(e,t){const i=this.distanceToPlane(e);return i===null?null:this.at(i,t)}intersectsPlane(e){const t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let i,s,r,o,a,l;const c=1/this.direction.x,u=1/this.direction.y,h=1/this.direction.z,d=this.origin;return c>=0?(i=(e.min.x-d.x)*c,s=(e.max.x-d.x)*c):(i=(e.max.x-d.x)*c,s=(e.min.x-d.x)*c),u>=0?(r=(e.min.y-d.y)*u,o=(e.max.y-d.y)*u):(r=(e.max.y-d.y)*u,o=(e.min.y-d.y)*u),i>o||r>s||((r>i||isNaN(i))&&(i=r),(o<s||isNaN(s))&&(s=o),h>=0?(a=(e.min.z-d.z)*h,l=(e.max.z-d.z)*h):(a=(e.max.z-d.z)*h,l=(e.min.z-d.z)*h),i>l||a>s)||((a>i||i!==i)&&(i=a),(l<s||s!==s)&&(s=l),s<0)?null:this.at(i>=0?i:s,t)}intersectsBox(e){return this.intersectBox(e,mn)!==null}intersectTriangle(e,t,i,s,r){Rr.subVectors(t,e),Cs.subVectors(i,e),Cr.crossVectors(Rr,Cs);let o=this.direction.dot(Cr),a;if(o>0){if(s)return null;a=1}else if(o<0)a=-1,o=-o;else return null;Pn.subVectors(this.origin,e);const l=a*this.direction.dot(Cs.crossVectors(Pn,Cs));if(l<0)return null;const c=a*this.direction.dot(Rr.cross(Pn));if(c<0||l+c>o)return null;const u=-a*Pn.dot(Cr);return u<0?null:this.at(u/o,r)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}}class ft{constructor(e,t,i,s,r,o,a,l,c,u,h,d,f,g,x,m){ft.prototype.isMatrix4=!0,this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,i,s,r,o,a,l,c,u,h,d,f,g,x,m)}set(e,t,i,s,r,o,a,l,c,u,h,d,f,g,x,m){const p=this.elements;return p[0]=e,p[4]=t,p[8]=i,p[12]=s,p[1]=r,p[5]=o,p[9]=a,p[13]=l,p[2]=c,p[6]=u,p[10]=h,p[14]=d,p[3]=f,p[7]=g,p[11]=x,p[15]=m,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new ft().fromArray(this.elements)}copy(e){const t=this.elements,i=e.elements;return t[0]=i[0],t[1]=i[1],t[2]=i[2],t[3]=i[3],t[4]=i[4],t[5]=i[5],t[6]=i[6],t[7]=i[7],t[8]=i[8],t[9]=i[9],t[10]=i[10],t[11]=i[11],t[12]=i[12],t[13]=i[13],t[14]=i[14],t[15]=i[15],this}copyPosition(e){const t=this.elements,i=e.elements;return t[12]=i[12],t[13]=i[13],t[14]=i[14],this}setFromMatrix3(e){const t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,i){return e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),i.setFromMatrixColumn(this,2),this}makeBasis(e,t,i){return this.set(e.x,t.x,i.x,0,e.y,t.y,i.y,0,e.z,t.z,i.z,0,0,0,0,1),this}extractRotation(e){const t=this.elements,i=e.elements,s=1/_i.setFromMatrixColumn(e,0).length(),r=1/_i.setFromMatrixColumn(e,1).length(),o=1/_i.setFromMatrixColumn(e,2).length();return t[0]=i[0]*s,t[1]=i[1]*s,t[2]=i[2]*s,t[3]=0,t[4]=i[4]*r,t[5]=i[5]*r,t[6]=i[6]*r,t[7]=0,t[8]=i[8]*o,t[9]=i[9]*o,t[10]=i[10]*o,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){const t=this.elements,i=e.x,s=e.y,r=e.z,o=Math.cos(i),a=Math.sin(i),l=Math.cos(s),c=Math.sin(s),u=Math.cos(r),h=Math.sin(r);if(e.order==="XYZ"){const d=o*u,f=o*h,g=a*u,x=a*h;t[0]=l*u,t[4]=-l*h,t[8]=c,t[1]=f+g*c,t[5]=d-x*c,t[9]=-a*l,t[2]=x-d*c,t[6]=g+f*c,t[10]=o*l}else if(e.order==="YXZ"){const d=l*u,f=l*h,g=c*u,x=c*h;t[0]=d+x*a,t[4]=g*a-f,t[8]=o*c,t[1]=o*h,t[5]=o*u,t[9]=-a,t[2]=f*a-g,t[6]=x+d*a,t[10]=o*l}else if(e.order==="ZXY"){const d=l*u,f=l*h,g=c*u,x=c*h;t[0]=d-x*a,t[4]=-o*h,t[8]=g+f*a,t[1]=f+g*a,t[5]=o*u,t[9]=x-d*a,t[2]=-o*c,t[6]=a,t[10]=o*l}else if(e.order==="ZYX"){const d=o*u,f=o*h,g=a*u,x=a*h;t[0]=l*u,t[4]=g*c-f,t[8]=d*c+x,t[1]=l*h,t[5]=x*c+d,t[9]=f*c-g,t[2]=-c,t[6]=a*l,t[10]=o*l}else if(e.order==="YZX"){const d=o*l,f=o*c,g=a*l,x=a*c;t[0]=l*u,t[4]=x-d*h,t[8]=g*h+f,t[1]=h,t[5]=o*u,t[9]=-a*u,t[2]=-c*u,t[6]=f*h+g,t[10]=d-x*h}else if(e.order==="XZY"){const d=o*l,f=o*c,g=a*l,x=a*c;t[0]=l*u,t[4]=-h,t[8]=c*u,t[1]=d*h+x,t[5]=o*u,t[9]=f*h-g,t[2]=g*h-f,t[6]=a*u,t[10]=x*h+d}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(kd,e,Bd)}lookAt(e,t,i){const s=this.elements;return kt.subVectors(e,t),kt.lengthSq()===0&&(kt.z=1),kt.normalize(),Dn.crossVectors(i,kt),Dn.lengthSq()===0&&(Math.abs(i.z)===1?kt.x+=1e-4:kt.z+=1e-4,kt.normalize(),Dn.crossVectors(i,kt)),Dn.normalize(),Ps.crossVectors(kt,Dn),s[0]=Dn.x,s[4]=Ps.x,s[8]=kt.x,s[1]=Dn.y,s[5]=Ps.y,s[9]=kt.y,s[2]=Dn.z,s[6]=Ps.z,s[10]=kt.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){const i=e.elements,s=t.elements,r=this.elements,o=i[0],a=i[4],l=i[8],c=i[12],u=i[1],h=i[5],d=i[9],f=i[13],g=i[2],x=i[6],m=i[10],p=i[14],A=i[3],b=i[7],M=i[11],I=i[15],L=s[0],P=s[4],k=s[8],y=s[12],S=s[1],D=s[5],H=s[9],W=s[13],K=s[2],$=s[6],j=s[10],J=s[14],G=s[3],le=s[7],de=s[11],we=s[15];return r[0]=o*L+a*S+l*K+c*G,r[4]=o*P+a*D+l*$+c*le,r[8]=o*k+a*H+l*j+c*de,r[12]=o*y+a*W+l*J+c*we,r[1]=u*L+h*S+d*K+f*G,r[5]=u*P+h*D+d*$+f*le,r[9]=u*k+h*H+d*j+f*de,r[13]=u*y+h*W+d*J+f*we,r[2]=g*L+x*S+m*K+p*G,r[6]=g*P+x*D+m*$+p*le,r[10]=g*k+x*H+m*j+p*de,r[14]=g*y+x*W+m*J+p*we,r[3]=A*L+b*S+M*K+I*G,r[7]=A*P+b*D+M*$+I*le,r[11]=A*k+b*H+M*j+I*de,r[15]=A*y+b*W+M*J+I*we,this}multiplyScalar(e){const t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){const e=this.elements,t=e[0],i=e[4],s=e[8],r=e[12],o=e[1],a=e[5],l=e[9],c=e[13],u=e[2],h=e[6],d=e[10],f=e[14],g=e[3],x=e[7],m=e[11],p=e[15];return g*(+r*l*h-s*c*h-r*a*d+i*c*d+s*a*f-i*l*f)+x*(+t*l*f-t*c*d+r*o*d-s*o*f+s*c*u-r*l*u)+m*(+t*c*h-t*a*f-r*o*h+i*o*f+r*a*u-i*c*u)+p*(-s*a*u-t*l*h+t*a*d+s*o*h-i*o*d+i*l*u)}transpose(){const e=this.elements;let t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,i){const s=this.elements;return e.isVector3?(s[12]=e.x,s[13]=e.y,s[14]=e.z):(s[12]=e,s[13]=t,s[14]=i),this}invert(){const e=this.elements,t=e[0],i=e[1],s=e[2],r=e[3],o=e[4],a=e[5],l=e[6],c=e[7],u=e[8],h=e[9],d=e[10],f=e[11],g=e[12],x=e[13],m=e[14],p=e[15],A=h*m*c-x*d*c+x*l*f-a*m*f-h*l*p+a*d*p,b=g*d*c-u*m*c-g*l*f+o*m*f+u*l*p-o*d*p,M=u*x*c-g*h*c+g*a*f-o*x*f-u*a*p+o*h*p,I=g*h*l-u*x*l-g*a*d+o*x*d+u*a*m-o*h*m,L=t*A+i*b+s*M+r*I;if(L===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);const P=1/L;return e[0]=A*P,e[1]=(x*d*r-h*m*r-x*s*f+i*m*f+h*s*p-i*d*p)*P,e[2]=(a*m*r-x*l*r+x*s*c-i*m*c-a*s*p+i*l*p)*P,e[3]=(h*l*r-a*d*r-h*s*c+i*d*c+a*s*f-i*l*f)*P,e[4]=b*P,e[5]=(u*m*r-g*d*r+g*s*f-t*m*f-u*s*p+t*d*p)*P,e[6]=(g*l*r-o*m*r-g*s*c+t*m*c+o*s*p-t*l*p)*P,e[7]=(o*d*r-u*l*r+u*s*c-t*d*c-o*s*f+t*l*f)*P,e[8]=M*P,e[9]=(g*h*r-u*x*r-g*i*f+t*x*f+u*i*p-t*h*p)*P,e[10]=(o*x*r-g*a*r+g*i*c-t*x*c-o*i*p+t*a*p)*P,e[11]=(u*a*r-o*h*r-u*i*c+t*h*c+o*i*f-t*a*f)*P,e[12]=I*P,e[13]=(u*x*s-g*h*s+g*i*d-t*x*d-u*i*m+t*h*m)*P,e[14]=(g*a*s-o*x*s-g*i*l+t*x*l+o*i*m-t*a*m)*P,e[15]=(o*h*s-u*a*s+u*i*l-t*h*l-o*i*d+t*a*d)*P,this}scale(e){const t=this.elements,i=e.x,s=e.y,r=e.z;return t[0]*=i,t[4]*=s,t[8]*=r,t[1]*=i,t[5]*=s,t[9]*=r,t[2]*=i,t[6]*=s,t[10]*=r,t[3]*=i,t[7]*=s,t[11]*=r,this}getMaxScaleOnAxis(){const e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],i=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],s=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,i,s))}makeTranslation(e,t,i){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,i,0,0,0,1),this}makeRotationX(e){const t=Math.cos(e),i=Math.sin(e);return this.set(1,0,0,0,0,t,-i,0,0,i,t,0,0,0,0,1),this}makeRotationY(e){const t=Math.cos(e),i=Math.sin(e);return this.set(t,0,i,0,0,1,0,0,-i,0,t,0,0,0,0,1),this}makeRotationZ(e){const t=Math.cos(e),i=Math.sin(e);return this.set(t,-i,0,0,i,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){const i=Math.cos(t),s=Math.sin(t),r=1-i,o=e.x,a=e.y,l=e.z,c=r*o,u=r*a;return this.set(c*o+i,c*a-s*l,c*l+s*a,0,c*a+s*l,u*a+i,u*l-s*o,0,c*l-s*a,u*l+s*o,r*l*l+i,0,0,0,0,1),this}makeScale(e,t,i){return this.set(e,0,0,0,0,t,0,0,0,0,i,0,0,0,0,1),this}makeShear(e,t,i,s,r,o){return this.set(1,i,r,0,e,1,o,0,t,s,1,0,0,0,0,1),this}compose(e,t,i){const s=this.elements,r=t._x,o=t._y,a=t._z,l=t._w,c=r+r,u=o+o,h=a+a,d=r*c,f=r*u,g=r*h,x=o*u,m=o*h,p=a*h,A=l*c,b=l*u,M=l*h,I=i.x,L=i.y,P=i.z;return s[0]=(1-(x+p))*I,s[1]=(f+M)*I,s[2]=(g-b)*I,s[3]=0,s[4]=(f-M)*L,s[5]=(1-(d+p))*L,s[6]=(m+A)*L,s[7]=0,s[8]=(g+b)*P,s[9]=(m-A)*P,s[10]=(1-(d+x))*P,s[11]=0,s[12]=e.x,s[13]=e.y,s[14]=e.z,s[15]=1,this}decompose(e,t,i){const s=this.elements;let r=_i.set(s[0],s[1],s[2]).length();const o=_i.set(s[4],s[5],s[6]).length(),a=_i.set(s[8],s[9],s[10]).length();this.determinant()<0&&(r=-r),e.x=s[12],e.y=s[13],e.z=s[14],en.copy(this);const c=1/r,u=1/o,h=1/a;return en.elements[0]*=c,en.elements[1]*=c,en.elements[2]*=c,en.elements[4]*=u,en.elements[5]*=u,en.elements[6]*=u,en.elements[8]*=h,en.elements[9]*=h,en.elements[10]*=h,t.setFromRotationMatrix(en),i.x=r,i.y=o,i.z=a,this}makePerspective(e,t,i,s,r,o,a=un,l=!1){const c=this.elements,u=2*r/(t-e),h=2*r/(i-s),d=(t+e)/(t-e),f=(i+s)/(i-s);let g,x;if(l)g=r/(o-r),x=o*r/(o-r);else if(a===un)g=-(o+r)/(o-r),x=-2*o*r/(o-r);else if(a===rr)g=-o/(o-r),x=-o*r/(o-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return c[0]=u,c[4]=0,c[8]=d,c[12]=0,c[1]=0,c[5]=h,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=g,c[14]=x,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(e,t,i,s,r,o,a=un,l=!1){const c=this.elements,u=2/(t-e),h=2/(i-s),d=-(t+e)/(t-e),f=-(i+s)/(i-s);let g,x;if(l)g=1/(o-r),x=o/(o-r);else if(a===un)g=-2/(o-r),x=-(o+r)/(o-r);else if(a===rr)g=-1/(o-r),x=-r/(o-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return c[0]=u,c[4]=0,c[8]=0,c[12]=d,c[1]=0,c[5]=h,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=g,c[14]=x,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(e){const t=this.elements,i=e.elements;for(let s=0;s<16;s++)if(t[s]!==i[s])return!1;return!0}fromArray(e,t=0){for(let i=0;i<16;i++)this.elements[i]=e[i+t];return this}toArray(e=[],t=0){const i=this.elements;return e[t]=i[0],e[t+1]=i[1],e[t+2]=i[2],e[t+3]=i[3],e[t+4]=i[4],e[t+5]=i[5],e[t+6]=i[6],e[t+7]=i[7],e[t+8]=i[8],e[t+9]=i[9],e[t+10]=i[10],e[t+11]=i[11],e[t+12]=i[12],e[t+13]=i[13],e[t+14]=i[14],e[t+15]=i[15],e}}const _i=new F,en=new ft,kd=new F(0,0,0),Bd=new F(1,1,1),Dn=new F,Ps=new F,kt=new F,Ya=new ft,ja=new ri;class Tn{constructor(e=0,t=0,i=0,s=Tn.DEFAULT_ORDER){this.isEuler=!0,this._x=e,this._y=t,this._z=i,this._order=s}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,i,s=this._order){return this._x=e,this._y=t,this._z=i,this._order=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,i=!0){const s=e.elements,r=s[0],o=s[4],a=s[8],l=s[1],c=s[5],u=s[9],h=s[2],d=s[6],f=s[10];switch(t){case"XYZ":this._y=Math.asin(Ge(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-u,f),this._z=Math.atan2(-o,r)):(this._x=Math.atan2(d,c),this._z=0);break;case"YXZ":this._x=Math.asin(-Ge(u,-1,1)),Math.abs(u)<.9999999?(this._y=Math.atan2(a,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-h,r),this._z=0);break;case"ZXY":this._x=Math.asin(Ge(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-h,f),this._z=Math.atan2(-o,c)):(this._y=0,this._z=Math.atan2(l,r));break;case"ZYX":this._y=Math.asin(-Ge(h,-1,1)),Math.abs(h)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(l,r)):(this._x=0,this._z=Math.atan2(-o,c));break;case"YZX":this._z=Math.asin(Ge(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-u,c),this._y=Math.atan2(-h,r)):(this._x=0,this._y=Math.atan2(a,f));break;case"XZY":this._z=Math.asin(-Ge(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(d,c),this._y=Math.atan2(a,r)):(this._x=Math.atan2(-u,f),this._y=0);break;default:console.warn("THREE.Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,i===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,i){return Ya.makeRotationFromQuaternion(e),this.setFromRotationMatrix(Ya,t,i)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return ja.setFromEuler(this),this.setFromQuaternion(ja,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}}Tn.DEFAULT_ORDER="XYZ";class ga{constructor(){this.mask=1}set(e){this.mask=(1<<e|0)>>>0}enable(e){this.mask|=1<<e|0}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e|0}disable(e){this.mask&=~(1<<e|0)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return(this.mask&(1<<e|0))!==0}}let zd=0;const qa=new F,vi=new ri,gn=new ft,Ds=new F,ji=new F,Hd=new F,Gd=new ri,Ka=new F(1,0,0),Za=new F(0,1,0),Ja=new F(0,0,1),Qa={type:"added"},Vd={type:"removed"},xi={type:"childadded",child:null},Pr={type:"childremoved",child:null};class Nt extends ci{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:zd++}),this.uuid=Hi(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=Nt.DEFAULT_UP.clone();const e=new F,t=new Tn,i=new ri,s=new F(1,1,1);function r(){i.setFromEuler(t,!1)}function o(){t.setFromQuaternion(i,void 0,!1)}t._onChange(r),i._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:e},rotation:{configurable:!0,enumerable:!0,value:t},quaternion:{configurable:!0,enumerable:!0,value:i},scale:{configurable:!0,enumerable:!0,value:s},modelViewMatrix:{value:new ft},normalMatrix:{value:new Be}}),this.matrix=new ft,this.matrixWorld=new ft,this.matrixAutoUpdate=Nt.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=Nt.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new ga,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.userData={}}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return vi.setFromAxisAngle(e,t),this.quaternion.multiply(vi),this}rotateOnWorldAxis(e,t){return vi.setFromAxisAngle(e,t),this.quaternion.premultiply(vi),this}rotateX(e){return this.rotateOnAxis(Ka,e)}rotateY(e){return this.rotateOnAxis(Za,e)}rotateZ(e){return this.rotateOnAxis(Ja,e)}translateOnAxis(e,t){return qa.copy(e).applyQuaternion(this.quaternion),this.position.add(qa.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(Ka,e)}translateY(e){return this.translateOnAxis(Za,e)}translateZ(e){return this.translateOnAxis(Ja,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(gn.copy(this.matrixWorld).invert())}lookAt(e,t,i){e.isVector3?Ds.copy(e):Ds.set(e,t,i);const s=this.parent;this.updateWorldMatrix(!0,!1),ji.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?gn.lookAt(ji,Ds,this.up):gn.lookAt(Ds,ji,this.up),this.quaternion.setFromRotationMatrix(gn),s&&(gn.extractRotation(s.matrixWorld),vi.setFromRotationMatrix(gn),this.quaternion.premultiply(vi.invert()))}add(e){if(arguments.length>1){for(let t=0;t<arguments.length;t++)this.add(arguments[t]);return this}return e===this?(console.error("THREE.Object3D.add: object can't be added as a child of itself.",e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(Qa),xi.child=e,this.dispatchEvent(xi),xi.child=null):console.error("THREE.Object3D.add: object not an instance of THREE.Object3D.",e),this)}remove(e){if(arguments.length>1){for(let i=0;i<arguments.length;i++)this.remove(arguments[i]);return this}const t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(Vd),Pr.child=e,this.dispatchEvent(Pr),Pr.child=null),this}removeFromParent(){const e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),gn.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),gn.multiply(e.parent.matrixWorld)),e.applyMatrix4(gn),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(Qa),xi.child=e,this.dispatchEvent(xi),xi.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let i=0,s=this.children.length;i<s;i++){const o=this.children[i].getObjectByProperty(e,t);if(o!==void 0)return o}}getObjectsByProperty(e,t,i=[]){this[e]===t&&i.push(this);const s=this.children;for(let r=0,o=s.length;r<o;r++)s[r].getObjectsByProperty(e,t,i);return i}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(ji,e,Hd),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(ji,Gd,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);const t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}traverse(e){e(this);const t=this.children;for(let i=0,s=t.length;i<s;i++)t[i].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);const t=this.children;for(let i=0,s=t.length;i<s;i++)t[i].traverseVisible(e)}traverseAncestors(e){const t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale),this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);const t=this.children;for(let i=0,s=t.length;i<s;i++)t[i].updateMatrixWorld(e)}updateWorldMatrix(e,t){const i=this.parent;if(e===!0&&i!==null&&i.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),t===!0){const s=this.children;for(let r=0,o=s.length;r<o;r++)s[r].updateWorldMatrix(!1,!0)}}toJSON(e){const t=e===void 0||typeof e=="string",i={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},i.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});const s={};s.uuid=this.uuid,s.type=this.type,this.name!==""&&(s.name=this.name),this.castShadow===!0&&(s.castShadow=!0),this.receiveShadow===!0&&(s.receiveShadow=!0),this.visible===!1&&(s.visible=!1),this.frustumCulled===!1&&(s.frustumCulled=!1),this.renderOrder!==0&&(s.renderOrder=this.renderOrder),Object.keys(this.userData).length>0&&(s.userData=this.userData),s.layers=this.layers.mask,s.matrix=this.matrix.toArray(),s.up=this.up.toArray(),this.matrixAutoUpdate===!1&&(s.matrixAutoUpdate=!1),this.isInstancedMesh&&(s.type="InstancedMesh",s.count=this.count,s.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(s.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(s.type="BatchedMesh",s.perObjectFrustumCulled=this.perObjectFrustumCulled,s.sortObjects=this.sortObjects,s.drawRanges=this._drawRanges,s.reservedRanges=this._reservedRanges,s.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),s.instanceInfo=this._instanceInfo.map(a=>({...a})),s.availableInstanceIds=this._availableInstanceIds.slice(),s.availableGeometryIds=this._availableGeometryIds.slice(),s.nextIndexStart=this._nextIndexStart,s.nextVertexStart=this._nextVertexStart,s.geometryCount=this._geometryCount,s.maxInstanceCount=this._maxInstanceCount,s.maxVertexCount=this._maxVertexCount,s.maxIndexCount=this._maxIndexCount,s.geometryInitialized=this._geometryInitialized,s.matricesTexture=this._matricesTexture.toJSON(e),s.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(s.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(s.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(s.boundingBox=this.boundingBox.toJSON()));function r(a,l){return a[l.uuid]===void 0&&(a[l.uuid]=l.toJSON(e)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?s.background=this.background.toJSON():this.background.isTexture&&(s.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(s.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){s.geometry=r(e.geometries,this.geometry);const a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){const l=a.shapes;if(Array.isArray(l))for(let c=0,u=l.length;c<u;c++){const h=l[c];r(e.shapes,h)}else r(e.shapes,l)}}if(this.isSkinnedMesh&&(s.bindMode=this.bindMode,s.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(e.skeletons,this.skeleton),s.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){const a=[];for(let l=0,c=this.material.length;l<c;l++)a.push(r(e.materials,this.material[l]));s.material=a}else s.material=r(e.materials,this.material);if(this.children.length>0){s.children=[];for(let a=0;a<this.children.length;a++)s.children.push(this.children[a].toJSON(e).object)}if(this.animations.length>0){s.animations=[];for(let a=0;a<this.animations.length;a++){const l=this.animations[a];s.animations.push(r(e.animations,l))}}if(t){const a=o(e.geometries),l=o(e.materials),c=o(e.textures),u=o(e.images),h=o(e.shapes),d=o(e.skeletons),f=o(e.animations),g=o(e.nodes);a.length>0&&(i.geometries=a),l.length>0&&(i.materials=l),c.length>0&&(i.textures=c),u.length>0&&(i.images=u),h.length>0&&(i.shapes=h),d.length>0&&(i.skeletons=d),f.length>0&&(i.animations=f),g.length>0&&(i.nodes=g)}return i.object=s,i;function o(a){const l=[];for(const c in a){const u=a[c];delete u.metadata,l.push(u)}return l}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let i=0;i<e.children.length;i++){const s=e.children[i];this.add(s.clone())}return this}}Nt.DEFAULT_UP=new F(0,1,0);Nt.DEFAULT_MATRIX_AUTO_UPDATE=!0;Nt.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;const tn=new F,_n=new F,Dr=new F,vn=new F,Mi=new F,Si=new F,el=new F,Lr=new F,Ir=new F,Ur=new F,Nr=new dt,Fr=new dt,Or=new dt;class nn{constructor(e=new F,t=new F,i=new F){this.a=e,this.b=t,this.c=i}static getNormal(e,t,i,s){s.subVectors(i,t),tn.subVectors(e,t),s.cross(tn);const r=s.lengthSq();return r>0?s.multiplyScalar(1/Math.sqrt(r)):s.set(0,0,0)}static getBarycoord(e,t,i,s,r){tn.subVectors(s,t),_n.subVectors(i,t),Dr.subVectors(e,t);const o=tn.dot(tn),a=tn.dot(_n),l=tn.dot(Dr),c=_n.dot(_n),u=_n.dot(Dr),h=o*c-a*a;if(h===0)return r.set(0,0,0),null;const d=1/h,f=(c*l-a*u)*d,g=(o*u-a*l)*d;return r.set(1-f-g,g,f)}static containsPoint(e,t,i,s){return this.getBarycoord(e,t,i,s,vn)===null?!1:vn.x>=0&&vn.y>=0&&vn.x+vn.y<=1}static getInterpolation(e,t,i,s,r,o,a,l){return this.getBarycoord(e,t,i,s,vn)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(r,vn.x),l.addScaledVector(o,vn.y),l.addScaledVector(a,vn.z),l)}static getInterpolatedAttribute(e,t,i,s,r,o){return Nr.setScalar(0),Fr.setScalar(0),Or.setScalar(0),Nr.fromBufferAttribute(e,t),Fr.fromBufferAttribute(e,i),Or.fromBufferAttribute(e,s),o.setScalar(0),o.addScaledVector(Nr,r.x),o.addScaledVector(Fr,r.y),o.addScaledVector(Or,r.z),o}static isFrontFacing(e,t,i,s){return tn.subVectors(i,t),_n.subVectors(e,t),tn.cross(_n).dot(s)<0}set(e,t,i){return this.a.copy(e),this.b.copy(t),this.c.copy(i),this}setFromPointsAndIndices(e,t,i,s){return this.a.copy(e[t]),this.b.copy(e[i]),this.c.copy(e[s]),this}setFromAttributeAndIndices(e,t,i,s){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,i),this.c.fromBufferAttribute(e,s),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return tn.subVectors(this.c,this.b),_n.subVectors(this.a,this.b),tn.cross(_n).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(e){return nn.getNormal(this.a,this.b,this.c,e)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(e,t){return nn.getBarycoord(e,this.a,this.b,this.c,t)}getInterpolation(e,t,i,s,r){return nn.getInterpolation(e,this.a,this.b,this.c,t,i,s,r)}containsPoint(e){return nn.containsPoint(e,this.a,this.b,this.c)}isFrontFacing(e){return nn.isFrontFacing(this.a,this.b,this.c,e)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){const i=this.a,s=this.b,r=this.c;let o,a;Mi.subVectors(s,i),Si.subVectors(r,i),Lr.subVectors(e,i);const l=Mi.dot(Lr),c=Si.dot(Lr);if(l<=0&&c<=0)return t.copy(i);Ir.subVectors(e,s);const u=Mi.dot(Ir),h=Si.dot(Ir);if(u>=0&&h<=u)return t.copy(s);const d=l*h-u*c;if(d<=0&&l>=0&&u<=0)return o=l/(l-u),t.copy(i).addScaledVector(Mi,o);Ur.subVectors(e,r);const f=Mi.dot(Ur),g=Si.dot(Ur);if(g>=0&&f<=g)return t.copy(r);const x=f*c-l*g;if(x<=0&&c>=0&&g<=0)return a=c/(c-g),t.copy(i).addScaledVector(Si,a);const m=u*g-f*h;if(m<=0&&h-u>=0&&f-g>=0)return el.subVectors(r,s),a=(h-u)/(h-u+(f-g)),t.copy(s).addScaledVector(el,a);const p=1/(m+x+d);return o=x*p,a=d*p,t.copy(i).addScaledVector(Mi,o).addScaledVector(Si,a)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}}const Dc={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},Ln={h:0,s:0,l:0},Ls={h:0,s:0,l:0};function kr(n,e,t){return t<0&&(t+=1),t>1&&(t-=1),t<1/6?n+(e-n)*6*t:t<1/2?e:t<2/3?n+(e-n)*6*(2/3-t):n}class De{constructor(e,t,i){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,i)}set(e,t,i){if(t===void 0&&i===void 0){const s=e;s&&s.isColor?this.copy(s):typeof s=="number"?this.setHex(s):typeof s=="string"&&this.setStyle(s)}else this.setRGB(e,t,i);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=$t){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,$e.colorSpaceToWorking(this,t),this}setRGB(e,t,i,s=$e.workingColorSpace){return this.r=e,this.g=t,this.b=i,$e.colorSpaceToWorking(this,s),this}setHSL(e,t,i,s=$e.workingColorSpace){if(e=pa(e,1),t=Ge(t,0,1),i=Ge(i,0,1),t===0)this.r=this.g=this.b=i;else{const r=i<=.5?i*(1+t):i+t-i*t,o=2*i-r;this.r=kr(o,r,e+1/3),this.g=kr(o,r,e),this.b=kr(o,r,e-1/3)}return $e.colorSpaceToWorking(this,s),this}setStyle(e,t=$t){function i(r){r!==void 0&&parseFloat(r)<1&&console.warn("THREE.Color: Alpha component of "+e+" will be ignored.")}let s;if(s=/^(\w+)\(([^\)]*)\)/.exec(e)){let r;const o=s[1],a=s[2];switch(o){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d*\.?\d+)\s*)?$/.exec(a))return i(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,t);if(r=/^\s*(\d+)\%\s*,\s*(\d+)\%\s*,\s*(\d+)\%\s*(?:,\s*(\d*\.?\d+)\s*)?$/.exec(a))return i(r[4]),this.setRGB(Math.min(100,parseInt(r[1],10))/100,Math.min(100,parseInt(r[2],10))/100,Math.min(100,parseInt(r[3],10))/100,t);break;case"hsl":case"hsla":if(r=/^\s*(\d*\.?\d+)\s*,\s*(\d*\.?\d+)\%\s*,\s*(\d*\.?\d+)\%\s*(?:,\s*(\d*\.?\d+)\s*)?$/.exec(a))return i(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,t);break;default:console.warn("THREE.Color: Unknown color model "+e)}}else if(s=/^\#([A-Fa-f\d]+)$/.exec(e)){const r=s[1],o=r.length;if(o===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,t);if(o===6)return this.setHex(parseInt(r,16),t);console.warn("THREE.Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=$t){const i=Dc[e.toLowerCase()];return i!==void 0?this.setHex(i,t):console.warn("THREE.Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=En(e.r),this.g=En(e.g),this.b=En(e.b),this}copyLinearToSRGB(e){return this.r=Li(e.r),this.g=Li(e.g),this.b=Li(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=$t){return $e.workingToColorSpace(Et.copy(this),e),Math.round(Ge(Et.r*255,0,255))*65536+Math.round(Ge(Et.g*255,0,255))*256+Math.round(Ge(Et.b*255,0,255))}getHexString(e=$t){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=$e.workingColorSpace){$e.workingToColorSpace(Et.copy(this),t);const i=Et.r,s=Et.g,r=Et.b,o=Math.max(i,s,r),a=Math.min(i,s,r);let l,c;const u=(a+o)/2;if(a===o)l=0,c=0;else{const h=o-a;switch(c=u<=.5?h/(o+a):h/(2-o-a),o){case i:l=(s-r)/h+(s<r?6:0);break;case s:l=(r-i)/h+2;break;case r:l=(i-s)/h+4;break}l/=6}return e.h=l,e.s=c,e.l=u,e}getRGB(e,t=$e.workingColorSpace){return $e.workingToColorSpace(Et.copy(this),t),e.r=Et.r,e.g=Et.g,e.b=Et.b,e}getStyle(e=$t){$e.workingToColorSpace(Et.copy(this),e);const t=Et.r,i=Et.g,s=Et.b;return e!==$t?`color(${e} ${t.toFixed(3)} ${i.toFixed(3)} ${s.toFixed(3)})`:`rgb(${Math.round(t*255)},${Math.round(i*255)},${Math.round(s*255)})`}offsetHSL(e,t,i){return this.getHSL(Ln),this.setHSL(Ln.h+e,Ln.s+t,Ln.l+i)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,i){return this.r=e.r+(t.r-e.r)*i,this.g=e.g+(t.g-e.g)*i,this.b=e.b+(t.b-e.b)*i,this}lerpHSL(e,t){this.getHSL(Ln),e.getHSL(Ls);const i=rs(Ln.h,Ls.h,t),s=rs(Ln.s,Ls.s,t),r=rs(Ln.l,Ls.l,t);return this.setHSL(i,s,r),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){const t=this.r,i=this.g,s=this.b,r=e.elements;return this.r=r[0]*t+r[3]*i+r[6]*s,this.g=r[1]*t+r[4]*i+r[7]*s,this.b=r[2]*t+r[5]*i+r[8]*s,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}}const Et=new De;De.NAMES=Dc;let Wd=0;class vs extends ci{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:Wd++}),this.uuid=Hi(),this.name="",this.type="Material",this.blending=Di,this.side=Hn,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=ro,this.blendDst=oo,this.blendEquation=Jn,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new De(0,0,0),this.blendAlpha=0,this.depthFunc=Ni,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=ka,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=di,this.stencilZFail=di,this.stencilZPass=di,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(const t in e){const i=e[t];if(i===void 0){console.warn(`THREE.Material: parameter '${t}' has value of undefined.`);continue}const s=this[t];if(s===void 0){console.warn(`THREE.Material: '${t}' is not a property of THREE.${this.type}.`);continue}s&&s.isColor?s.set(i):s&&s.isVector3&&i&&i.isVector3?s.copy(i):this[t]=i}}toJSON(e){const t=e===void 0||typeof e=="string";t&&(e={textures:{},images:{}});const i={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};i.uuid=this.uuid,i.type=this.type,this.name!==""&&(i.name=this.name),this.color&&this.color.isColor&&(i.color=this.color.getHex()),this.roughness!==void 0&&(i.roughness=this.roughness),this.metalness!==void 0&&(i.metalness=this.metalness),this.sheen!==void 0&&(i.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(i.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(i.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(i.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&this.emissiveIntensity!==1&&(i.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(i.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(i.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(i.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(i.shininess=this.shininess),this.clearcoat!==void 0&&(i.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(i.clearcoatRoughness=this.clearcoatRoughness),this.clearcoatMap&&this.clearcoatMap.isTexture&&(i.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(i.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(i.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,i.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(i.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(i.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(i.dispersion=this.dispersion),this.iridescence!==void 0&&(i.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(i.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessRange!==void 0&&(i.iridescenceThicknessRange=this.iridescenceThicknessRange),this.iridescenceMap&&this.iridescenceMap.isTexture&&(i.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(i.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(i.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(i.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(i.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(i.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(i.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(i.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(i.lightMap=this.lightMap.toJSON(e).uuid,i.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(i.aoMap=this.aoMap.toJSON(e).uuid,i.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(i.bumpMap=this.bumpMap.toJSON(e).uuid,i.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(i.normalMap=this.normalMap.toJSON(e).uuid,i.normalMapType=this.normalMapType,i.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(i.displacementMap=this.displacementMap.toJSON(e).uuid,i.displacementScale=this.displacementScale,i.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(i.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(i.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(i.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(i.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(i.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(i.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(i.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(i.combine=this.combine)),this.envMapRotation!==void 0&&(i.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(i.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(i.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(i.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(i.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(i.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(i.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(i.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(i.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&this.attenuationDistance!==1/0&&(i.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(i.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(i.size=this.size),this.shadowSide!==null&&(i.shadowSide=this.shadowSide),this.sizeAttenuation!==void 0&&(i.sizeAttenuation=this.sizeAttenuation),this.blending!==Di&&(i.blending=this.blending),this.side!==Hn&&(i.side=this.side),this.vertexColors===!0&&(i.vertexColors=!0),this.opacity<1&&(i.opacity=this.opacity),this.transparent===!0&&(i.transparent=!0),this.blendSrc!==ro&&(i.blendSrc=this.blendSrc),this.blendDst!==oo&&(i.blendDst=this.blendDst),this.blendEquation!==Jn&&(i.blendEquation=this.blendEquation),this.blendSrcAlpha!==null&&(i.blendSrcAlpha=this.blendSrcAlpha),this.blendDstAlpha!==null&&(i.blendDstAlpha=this.blendDstAlpha),this.blendEquationAlpha!==null&&(i.blendEquationAlpha=this.blendEquationAlpha),this.blendColor&&this.blendColor.isColor&&(i.blendColor=this.blendColor.getHex()),this.blendAlpha!==0&&(i.blendAlpha=this.blendAlpha),this.depthFunc!==Ni&&(i.depthFunc=this.depthFunc),this.depthTest===!1&&(i.depthTest=this.depthTest),this.depthWrite===!1&&(i.depthWrite=this.depthWrite),this.colorWrite===!1&&(i.colorWrite=this.colorWrite),this.stencilWriteMask!==255&&(i.stencilWriteMask=this.stencilWriteMask),this.stencilFunc!==ka&&(i.stencilFunc=this.stencilFunc),this.stencilRef!==0&&(i.stencilRef=this.stencilRef),this.stencilFuncMask!==255&&(i.stencilFuncMask=this.stencilFuncMask),this.stencilFail!==di&&(i.stencilFail=this.stencilFail),this.stencilZFail!==di&&(i.stencilZFail=this.stencilZFail),this.stencilZPass!==di&&(i.stencilZPass=this.stencilZPass),this.stencilWrite===!0&&(i.stencilWrite=this.stencilWrite),this.rotation!==void 0&&this.rotation!==0&&(i.rotation=this.rotation),this.polygonOffset===!0&&(i.polygonOffset=!0),this.polygonOffsetFactor!==0&&(i.polygonOffsetFactor=this.polygonOffsetFactor),this.polygonOffsetUnits!==0&&(i.polygonOffsetUnits=this.polygonOffsetUnits),this.linewidth!==void 0&&this.linewidth!==1&&(i.linewidth=this.linewidth),this.dashSize!==void 0&&(i.dashSize=this.dashSize),this.gapSize!==void 0&&(i.gapSize=this.gapSize),this.scale!==void 0&&(i.scale=this.scale),this.dithering===!0&&(i.dithering=!0),this.alphaTest>0&&(i.alphaTest=this.alphaTest),this.alphaHash===!0&&(i.alphaHash=!0),this.alphaToCoverage===!0&&(i.alphaToCoverage=!0),this.premultipliedAlpha===!0&&(i.premultipliedAlpha=!0),this.forceSinglePass===!0&&(i.forceSinglePass=!0),this.wireframe===!0&&(i.wireframe=!0),this.wireframeLinewidth>1&&(i.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!=="round"&&(i.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!=="round"&&(i.wireframeLinejoin=this.wireframeLinejoin),this.flatShading===!0&&(i.flatShading=!0),this.visible===!1&&(i.visible=!1),this.toneMapped===!1&&(i.toneMapped=!1),this.fog===!1&&(i.fog=!1),Object.keys(this.userData).length>0&&(i.userData=this.userData);function s(r){const o=[];for(const a in r){const l=r[a];delete l.metadata,o.push(l)}return o}if(t){const r=s(e.textures),o=s(e.images);r.length>0&&(i.textures=r),o.length>0&&(i.images=o)}return i}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;const t=e.clippingPlanes;let i=null;if(t!==null){const s=t.length;i=new Array(s);for(let r=0;r!==s;++r)i[r]=t[r].clone()}return this.clippingPlanes=i,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){e===!0&&this.version++}}class Lc extends vs{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new De(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new Tn,this.combine=xc,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}}const pt=new F,Is=new Ne;let Xd=0;class sn{constructor(e,t,i=!1){if(Array.isArray(e))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:Xd++}),this.name="",this.array=e,this.itemSize=t,this.count=e!==void 0?e.length/t:0,this.normalized=i,this.usage=Ba,this.updateRanges=[],this.gpuType=Sn,this.version=0}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this}copyAt(e,t,i){e*=this.itemSize,i*=t.itemSize;for(let s=0,r=this.itemSize;s<r;s++)this.array[e+s]=t.array[i+s];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,i=this.count;t<i;t++)Is.fromBufferAttribute(this,t),Is.applyMatrix3(e),this.setXY(t,Is.x,Is.y);else if(this.itemSize===3)for(let t=0,i=this.count;t<i;t++)pt.fromBufferAttribute(this,t),pt.applyMatrix3(e),this.setXYZ(t,pt.x,pt.y,pt.z);return this}applyMatrix4(e){for(let t=0,i=this.count;t<i;t++)pt.fromBufferAttribute(this,t),pt.applyMatrix4(e),this.setXYZ(t,pt.x,pt.y,pt.z);return this}applyNormalMatrix(e){for(let t=0,i=this.count;t<i;t++)pt.fromBufferAttribute(this,t),pt.applyNormalMatrix(e),this.setXYZ(t,pt.x,pt.y,pt.z);return this}transformDirection(e){for(let t=0,i=this.count;t<i;t++)pt.fromBufferAttribute(this,t),pt.transformDirection(e),this.setXYZ(t,pt.x,pt.y,pt.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let i=this.array[e*this.itemSize+t];return this.normalized&&(i=Ai(i,this.array)),i}setComponent(e,t,i){return this.normalized&&(i=wt(i,this.array)),this.array[e*this.itemSize+t]=i,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=Ai(t,this.array)),t}setX(e,t){return this.normalized&&(t=wt(t,this.array)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=Ai(t,this.array)),t}setY(e,t){return this.normalized&&(t=wt(t,this.array)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=Ai(t,this.array)),t}setZ(e,t){return this.normalized&&(t=wt(t,this.array)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=Ai(t,this.array)),t}setW(e,t){return this.normalized&&(t=wt(t,this.array)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,i){return e*=this.itemSize,this.normalized&&(t=wt(t,this.array),i=wt(i,this.array)),this.array[e+0]=t,this.array[e+1]=i,this}setXYZ(e,t,i,s){return e*=this.itemSize,this.normalized&&(t=wt(t,this.array),i=wt(i,this.array),s=wt(s,this.array)),this.array[e+0]=t,this.array[e+1]=i,this.array[e+2]=s,this}setXYZW(e,t,i,s,r){return e*=this.itemSize,this.normalized&&(t=wt(t,this.array),i=wt(i,this.array),s=wt(s,this.array),r=wt(r,this.array)),this.array[e+0]=t,this.array[e+1]=i,this.array[e+2]=s,this.array[e+3]=r,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){const e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return this.name!==""&&(e.name=this.name),this.usage!==Ba&&(e.usage=this.usage),e}}class Ic extends sn{constructor(e,t,i){super(new Uint16Array(e),t,i)}}class Uc extends sn{constructor(e,t,i){super(new Uint32Array(e),t,i)}}class et extends sn{constructor(e,t,i){super(new Float32Array(e),t,i)}}let $d=0;const Xt=new ft,Br=new Nt,yi=new F,Bt=new _s,qi=new _s,xt=new F;class Mt extends ci{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:$d++}),this.uuid=Hi(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={}}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(Cc(e)?Uc:Ic)(e,1):this.index=e,this}setIndirect(e){return this.indirect=e,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,i=0){this.groups.push({start:e,count:t,materialIndex:i})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){const t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);const i=this.attributes.normal;if(i!==void 0){const r=new Be().getNormalMatrix(e);i.applyNormalMatrix(r),i.needsUpdate=!0}const s=this.attributes.tangent;return s!==void 0&&(s.transformDirection(e),s.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this}applyQuaternion(e){return Xt.makeRotationFromQuaternion(e),this.applyMatrix4(Xt),this}rotateX(e){return Xt.makeRotationX(e),this.applyMatrix4(Xt),this}rotateY(e){return Xt.makeRotationY(e),this.applyMatrix4(Xt),this}rotateZ(e){return Xt.makeRotationZ(e),this.applyMatrix4(Xt),this}translate(e,t,i){return Xt.makeTranslation(e,t,i),this.applyMatrix4(Xt),this}scale(e,t,i){return Xt.makeScale(e,t,i),this.applyMatrix4(Xt),this}lookAt(e){return Br.lookAt(e),Br.updateMatrix(),this.applyMatrix4(Br.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(yi).negate(),this.translate(yi.x,yi.y,yi.z),this}setFromPoints(e){const t=this.getAttribute("position");if(t===void 0){const i=[];for(let s=0,r=e.length;s<r;s++){const o=e[s];i.push(o.x,o.y,o.z||0)}this.setAttribute("position",new et(i,3))}else{const i=Math.min(e.length,t.count);for(let s=0;s<i;s++){const r=e[s];t.setXYZ(s,r.x,r.y,r.z||0)}e.length>t.count&&console.warn("THREE.BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new _s);const e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){console.error("THREE.BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new F(-1/0,-1/0,-1/0),new F(1/0,1/0,1/0));return}if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let i=0,s=t.length;i<s;i++){const r=t[i];Bt.setFromBufferAttribute(r),this.morphTargetsRelative?(xt.addVectors(this.boundingBox.min,Bt.min),this.boundingBox.expandByPoint(xt),xt.addVectors(this.boundingBox.max,Bt.max),this.boundingBox.expandByPoint(xt)):(this.boundingBox.expandByPoint(Bt.min),this.boundingBox.expandByPoint(Bt.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&console.error('THREE.BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new fr);const e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){console.error("THREE.BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new F,1/0);return}if(e){const i=this.boundingSphere.center;if(Bt.setFromBufferAttribute(e),t)for(let r=0,o=t.length;r<o;r++){const a=t[r];qi.setFromBufferAttribute(a),this.morphTargetsRelative?(xt.addVectors(Bt.min,qi.min),Bt.expandByPoint(xt),xt.addVectors(Bt.max,qi.max),Bt.expandByPoint(xt)):(Bt.expandByPoint(qi.min),Bt.expandByPoint(qi.max))}Bt.getCenter(i);let s=0;for(let r=0,o=e.count;r<o;r++)xt.fromBufferAttribute(e,r),s=Math.max(s,i.distanceToSquared(xt));if(t)for(let r=0,o=t.length;r<o;r++){const a=t[r],l=this.morphTargetsRelative;for(let c=0,u=a.count;c<u;c++)xt.fromBufferAttribute(a,c),l&&(yi.fromBufferAttribute(e,c),xt.add(yi)),s=Math.max(s,i.distanceToSquared(xt))}this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&console.error('THREE.BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){const e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){console.error("THREE.BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}const i=t.position,s=t.normal,r=t.uv;this.hasAttribute("tangent")===!1&&this.setAttribute("tangent",new sn(new Float32Array(4*i.count),4));const o=this.getAttribute("tangent"),a=[],l=[];for(let k=0;k<i.count;k++)a[k]=new F,l[k]=new F;const c=new F,u=new F,h=new F,d=new Ne,f=new Ne,g=new Ne,x=new F,m=new F;function p(k,y,S){c.fromBufferAttribute(i,k),u.fromBufferAttribute(i,y),h.fromBufferAttribute(i,S),d.fromBufferAttribute(r,k),f.fromBufferAttribute(r,y),g.fromBufferAttribute(r,S),u.sub(c),h.sub(c),f.sub(d),g.sub(d);const D=1/(f.x*g.y-g.x*f.y);isFinite(D)&&(x.copy(u).multiplyScalar(g.y).addScaledVector(h,-f.y).multiplyScalar(D),m.copy(h).multiplyScalar(f.x).addScaledVector(u,-g.x).multiplyScalar(D),a[k].add(x),a[y].add(x),a[S].add(x),l[k].add(m),l[y].add(m),l[S].add(m))}let A=this.groups;A.length===0&&(A=[{start:0,count:e.count}]);for(let k=0,y=A.length;k<y;++k){const S=A[k],D=S.start,H=S.count;for(let W=D,K=D+H;W<K;W+=3)p(e.getX(W+0),e.getX(W+1),e.getX(W+2))}const b=new F,M=new F,I=new F,L=new F;function P(k){I.fromBufferAttribute(s,k),L.copy(I);const y=a[k];b.copy(y),b.sub(I.multiplyScalar(I.dot(y))).normalize(),M.crossVectors(L,y);const D=M.dot(l[k])<0?-1:1;o.setXYZW(k,b.x,b.y,b.z,D)}for(let k=0,y=A.length;k<y;++k){const S=A[k],D=S.start,H=S.count;for(let W=D,K=D+H;W<K;W+=3)P(e.getX(W+0)),P(e.getX(W+1)),P(e.getX(W+2))}}computeVertexNormals(){const e=this.index,t=this.getAttribute("position");if(t!==void 0){let i=this.getAttribute("normal");if(i===void 0)i=new sn(new Float32Array(t.count*3),3),this.setAttribute("normal",i);else for(let d=0,f=i.count;d<f;d++)i.setXYZ(d,0,0,0);const s=new F,r=new F,o=new F,a=new F,l=new F,c=new F,u=new F,h=new F;if(e)for(let d=0,f=e.count;d<f;d+=3){const g=e.getX(d+0),x=e.getX(d+1),m=e.getX(d+2);s.fromBufferAttribute(t,g),r.fromBufferAttribute(t,x),o.fromBufferAttribute(t,m),u.subVectors(o,r),h.subVectors(s,r),u.cross(h),a.fromBufferAttribute(i,g),l.fromBufferAttribute(i,x),c.fromBufferAttribute(i,m),a.add(u),l.add(u),c.add(u),i.setXYZ(g,a.x,a.y,a.z),i.setXYZ(x,l.x,l.y,l.z),i.setXYZ(m,c.x,c.y,c.z)}else for(let d=0,f=t.count;d<f;d+=3)s.fromBufferAttribute(t,d+0),r.fromBufferAttribute(t,d+1),o.fromBufferAttribute(t,d+2),u.subVectors(o,r),h.subVectors(s,r),u.cross(h),i.setXYZ(d+0,u.x,u.y,u.z),i.setXYZ(d+1,u.x,u.y,u.z),i.setXYZ(d+2,u.x,u.y,u.z);this.normalizeNormals(),i.needsUpdate=!0}}normalizeNormals(){const e=this.attributes.normal;for(let t=0,i=e.count;t<i;t++)xt.fromBufferAttribute(e,t),xt.normalize(),e.setXYZ(t,xt.x,xt.y,xt.z)}toNonIndexed(){function e(a,l){const c=a.array,u=a.itemSize,h=a.normalized,d=new c.constructor(l.length*u);let f=0,g=0;for(let x=0,m=l.length;x<m;x++){a.isInterleavedBufferAttribute?f=l[x]*a.data.stride+a.offset:f=l[x]*u;for(let p=0;p<u;p++)d[g++]=c[f++]}return new sn(d,u,h)}if(this.index===null)return console.warn("THREE.BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;const t=new Mt,i=this.index.array,s=this.attributes;for(const a in s){const l=s[a],c=e(l,i);t.setAttribute(a,c)}const r=this.morphAttributes;for(const a in r){const l=[],c=r[a];for(let u=0,h=c.length;u<h;u++){const d=c[u],f=e(d,i);l.push(f)}t.morphAttributes[a]=l}t.morphTargetsRelative=this.morphTargetsRelative;const o=this.groups;for(let a=0,l=o.length;a<l;a++){const c=o[a];t.addGroup(c.start,c.count,c.materialIndex)}return t}toJSON(){const e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=this.type,this.name!==""&&(e.name=this.name),Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0){const l=this.parameters;for(const c in l)l[c]!==void 0&&(e[c]=l[c]);return e}e.data={attributes:{}};const t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});const i=this.attributes;for(const l in i){const c=i[l];e.data.attributes[l]=c.toJSON(e.data)}const s={};let r=!1;for(const l in this.morphAttributes){const c=this.morphAttributes[l],u=[];for(let h=0,d=c.length;h<d;h++){const f=c[h];u.push(f.toJSON(e.data))}u.length>0&&(s[l]=u,r=!0)}r&&(e.data.morphAttributes=s,e.data.morphTargetsRelative=this.morphTargetsRelative);const o=this.groups;o.length>0&&(e.data.groups=JSON.parse(JSON.stringify(o)));const a=this.boundingSphere;return a!==null&&(e.data.boundingSphere=a.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;const t={};this.name=e.name;const i=e.index;i!==null&&this.setIndex(i.clone());const s=e.attributes;for(const c in s){const u=s[c];this.setAttribute(c,u.clone(t))}const r=e.morphAttributes;for(const c in r){const u=[],h=r[c];for(let d=0,f=h.length;d<f;d++)u.push(h[d].clone(t));this.morphAttributes[c]=u}this.morphTargetsRelative=e.morphTargetsRelative;const o=e.groups;for(let c=0,u=o.length;c<u;c++){const h=o[c];this.addGroup(h.start,h.count,h.materialIndex)}const a=e.boundingBox;a!==null&&(this.boundingBox=a.clone());const l=e.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this}dispose(){this.dispatchEvent({type:"dispose"})}}const tl=new ft,Yn=new pr,Us=new fr,nl=new F,Ns=new F,Fs=new F,Os=new F,zr=new F,ks=new F,il=new F,Bs=new F;class bt extends Nt{constructor(e=new Mt,t=new Lc){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0&&(this.morphTargetInfluences=e.morphTargetInfluences.slice()),e.morphTargetDictionary!==void 0&&(this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary)),this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){const t=this.geometry.morphAttributes,i=Object.keys(t);if(i.length>0){const s=t[i[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){const a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}getVertexPosition(e,t){const i=this.geometry,s=i.attributes.position,r=i.morphAttributes.position,o=i.morphTargetsRelative;t.fromBufferAttribute(s,e);const a=this.morphTargetInfluences;if(r&&a){ks.set(0,0,0);for(let l=0,c=r.length;l<c;l++){const u=a[l],h=r[l];u!==0&&(zr.fromBufferAttribute(h,e),o?ks.addScaledVector(zr,u):ks.addScaledVector(zr.sub(t),u))}t.add(ks)}return t}raycast(e,t){const i=this.geometry,s=this.material,r=this.matrixWorld;s!==void 0&&(i.boundingSphere===null&&i.computeBoundingSphere(),Us.copy(i.boundingSphere),Us.applyMatrix4(r),Yn.copy(e.ray).recast(e.near),!(Us.containsPoint(Yn.origin)===!1&&(Yn.intersectSphere(Us,nl)===null||Yn.origin.distanceToSquared(nl)>(e.far-e.near)**2))&&(tl.copy(r).invert(),Yn.copy(e.ray).applyMatrix4(tl),!(i.boundingBox!==null&&Yn.intersectsBox(i.boundingBox)===!1)&&this._computeIntersections(e,t,Yn)))}_computeIntersections(e,t,i){let s;const r=this.geometry,o=this.material,a=r.index,l=r.attributes.position,c=r.attributes.uv,u=r.attributes.uv1,h=r.attributes.normal,d=r.groups,f=r.drawRange;if(a!==null)if(Array.isArray(o))for(let g=0,x=d.length;g<x;g++){const m=d[g],p=o[m.materialIndex],A=Math.max(m.start,f.start),b=Math.min(a.count,Math.min(m.start+m.count,f.start+f.count));for(let M=A,I=b;M<I;M+=3){const L=a.getX(M),P=a.getX(M+1),k=a.getX(M+2);s=zs(this,p,e,i,c,u,h,L,P,k),s&&(s.faceIndex=Math.floor(M/3),s.face.materialIndex=m.materialIndex,t.push(s))}}else{const g=Math.max(0,f.start),x=Math.min(a.count,f.start+f.count);for(let m=g,p=x;m<p;m+=3){const A=a.getX(m),b=a.getX(m+1),M=a.getX(m+2);s=zs(this,o,e,i,c,u,h,A,b,M),s&&(s.faceIndex=Math.floor(m/3),t.push(s))}}else if(l!==void 0)if(Array.isArray(o))for(let g=0,x=d.length;g<x;g++){const m=d[g],p=o[m.materialIndex],A=Math.max(m.start,f.start),b=Math.min(l.count,Math.min(m.start+m.count,f.start+f.count));for(let M=A,I=b;M<I;M+=3){const L=M,P=M+1,k=M+2;s=zs(this,p,e,i,c,u,h,L,P,k),s&&(s.faceIndex=Math.floor(M/3),s.face.materialIndex=m.materialIndex,t.push(s))}}else{const g=Math.max(0,f.start),x=Math.min(l.count,f.start+f.count);for(let m=g,p=x;m<p;m+=3){const A=m,b=m+1,M=m+2;s=zs(this,o,e,i,c,u,h,A,b,M),s&&(s.faceIndex=Math.floor(m/3),t.push(s))}}}}function Yd(n,e,t,i,s,r,o,a){let l;if(e.side===Ut?l=i.intersectTriangle(o,r,s,!0,a):l=i.intersectTriangle(s,r,o,e.side===Hn,a),l===null)return null;Bs.copy(a),Bs.applyMatrix4(n.matrixWorld);const c=t.ray.origin.distanceTo(Bs);return c<t.near||c>t.far?null:{distance:c,point:Bs.clone(),object:n}}function zs(n,e,t,i,s,r,o,a,l,c){n.getVertexPosition(a,Ns),n.getVertexPosition(l,Fs),n.getVertexPosition(c,Os);const u=Yd(n,e,t,i,Ns,Fs,Os,il);if(u){const h=new F;nn.getBarycoord(il,Ns,Fs,Os,h),s&&(u.uv=nn.getInterpolatedAttribute(s,a,l,c,h,new Ne)),r&&(u.uv1=nn.getInterpolatedAttribute(r,a,l,c,h,new Ne)),o&&(u.normal=nn.getInterpolatedAttribute(o,a,l,c,h,new F),u.normal.dot(i.direction)>0&&u.normal.multiplyScalar(-1));const d={a,b:l,c,normal:new F,materialIndex:0};nn.getNormal(Ns,Fs,Os,d.normal),u.face=d,u.barycoord=h}return u}class Gn extends Mt{constructor(e=1,t=1,i=1,s=1,r=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:i,widthSegments:s,heightSegments:r,depthSegments:o};const a=this;s=Math.floor(s),r=Math.floor(r),o=Math.floor(o);const l=[],c=[],u=[],h=[];let d=0,f=0;g("z","y","x",-1,-1,i,t,e,o,r,0),g("z","y","x",1,-1,i,t,-e,o,r,1),g("x","z","y",1,1,e,i,t,s,o,2),g("x","z","y",1,-1,e,i,-t,s,o,3),g("x","y","z",1,-1,e,t,i,s,r,4),g("x","y","z",-1,-1,e,t,-i,s,r,5),this.setIndex(l),this.setAttribute("position",new et(c,3)),this.setAttribute("normal",new et(u,3)),this.setAttribute("uv",new et(h,2));function g(x,m,p,A,b,M,I,L,P,k,y){const S=M/P,D=I/k,H=M/2,W=I/2,K=L/2,$=P+1,j=k+1;let J=0,G=0;const le=new F;for(let de=0;de<j;de++){const we=de*D-W;for(let Ve=0;Ve<$;Ve++){const tt=Ve*S-H;le[x]=tt*A,le[m]=we*b,le[p]=K,c.push(le.x,le.y,le.z),le[x]=0,le[m]=0,le[p]=L>0?1:-1,u.push(le.x,le.y,le.z),h.push(Ve/P),h.push(1-de/k),J+=1}}for(let de=0;de<k;de++)for(let we=0;we<P;we++){const Ve=d+we+$*de,tt=d+we+$*(de+1),st=d+(we+1)+$*(de+1),je=d+(we+1)+$*de;l.push(Ve,tt,je),l.push(tt,st,je),G+=6}a.addGroup(f,G,y),f+=G,d+=J}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new Gn(e.width,e.height,e.depth,e.widthSegments,e.heightSegments,e.depthSegments)}}function ki(n){const e={};for(const t in n){e[t]={};for(const i in n[t]){const s=n[t][i];s&&(s.isColor||s.isMatrix3||s.isMatrix4||s.isVector2||s.isVector3||s.isVector4||s.isTexture||s.isQuaternion)?s.isRenderTargetTexture?(console.warn("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),e[t][i]=null):e[t][i]=s.clone():Array.isArray(s)?e[t][i]=s.slice():e[t][i]=s}}return e}function At(n){const e={};for(let t=0;t<n.length;t++){const i=ki(n[t]);for(const s in i)e[s]=i[s]}return e}function jd(n){const e=[];for(let t=0;t<n.length;t++)e.push(n[t].clone());return e}function Nc(n){const e=n.getRenderTarget();return e===null?n.outputColorSpace:e.isXRRenderTarget===!0?e.texture.colorSpace:$e.workingColorSpace}const qd={clone:ki,merge:At};var Kd=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,Zd=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`;class Ct extends vs{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=Kd,this.fragmentShader=Zd,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=ki(e.uniforms),this.uniformsGroups=jd(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this}toJSON(e){const t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(const s in this.uniforms){const o=this.uniforms[s].value;o&&o.isTexture?t.uniforms[s]={type:"t",value:o.toJSON(e).uuid}:o&&o.isColor?t.uniforms[s]={type:"c",value:o.getHex()}:o&&o.isVector2?t.uniforms[s]={type:"v2",value:o.toArray()}:o&&o.isVector3?t.uniforms[s]={type:"v3",value:o.toArray()}:o&&o.isVector4?t.uniforms[s]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?t.uniforms[s]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?t.uniforms[s]={type:"m4",value:o.toArray()}:t.uniforms[s]={value:o}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;const i={};for(const s in this.extensions)this.extensions[s]===!0&&(i[s]=!0);return Object.keys(i).length>0&&(t.extensions=i),t}}class Fc extends Nt{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new ft,this.projectionMatrix=new ft,this.projectionMatrixInverse=new ft,this.coordinateSystem=un,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorldInverse.copy(this.matrixWorld).invert()}updateWorldMatrix(e,t){super.updateWorldMatrix(e,t),this.matrixWorldInverse.copy(this.matrixWorld).invert()}clone(){return new this.constructor().copy(this)}}const In=new F,sl=new Ne,rl=new Ne;class Yt extends Fc{constructor(e=50,t=1,i=.1,s=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=i,this.far=s,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){const t=.5*this.getFilmHeight()/e;this.fov=us*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){const e=Math.tan(ss*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return us*2*Math.atan(Math.tan(ss*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,i){In.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(In.x,In.y).multiplyScalar(-e/In.z),In.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),i.set(In.x,In.y).multiplyScalar(-e/In.z)}getViewSize(e,t){return this.getViewBounds(e,sl,rl),t.subVectors(rl,sl)}setViewOffset(e,t,i,s,r,o){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=i,this.view.offsetY=s,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){const e=this.near;let t=e*Math.tan(ss*.5*this.fov)/this.zoom,i=2*t,s=this.aspect*i,r=-.5*s;const o=this.view;if(this.view!==null&&this.view.enabled){const l=o.fullWidth,c=o.fullHeight;r+=o.offsetX*s/l,t-=o.offsetY*i/c,s*=o.width/l,i*=o.height/c}const a=this.filmOffset;a!==0&&(r+=e*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+s,t,t-i,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){const t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}}const Ei=-90,bi=1;class Jd extends Nt{constructor(e,t,i){super(),this.type="CubeCamera",this.renderTarget=i,this.coordinateSystem=null,this.activeMipmapLevel=0;const s=new Yt(Ei,bi,e,t);s.layers=this.layers,this.add(s);const r=new Yt(Ei,bi,e,t);r.layers=this.layers,this.add(r);const o=new Yt(Ei,bi,e,t);o.layers=this.layers,this.add(o);const a=new Yt(Ei,bi,e,t);a.layers=this.layers,this.add(a);const l=new Yt(Ei,bi,e,t);l.layers=this.layers,this.add(l);const c=new Yt(Ei,bi,e,t);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){const e=this.coordinateSystem,t=this.children.concat(),[i,s,r,o,a,l]=t;for(const c of t)this.remove(c);if(e===un)i.up.set(0,1,0),i.lookAt(1,0,0),s.up.set(0,1,0),s.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(e===rr)i.up.set(0,-1,0),i.lookAt(-1,0,0),s.up.set(0,-1,0),s.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(const c of t)this.add(c),c.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();const{renderTarget:i,activeMipmapLevel:s}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());const[r,o,a,l,c,u]=this.children,h=e.getRenderTarget(),d=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),g=e.xr.enabled;e.xr.enabled=!1;const x=i.texture.generateMipmaps;i.texture.generateMipmaps=!1,e.setRenderTarget(i,0,s),e.render(t,r),e.setRenderTarget(i,1,s),e.render(t,o),e.setRenderTarget(i,2,s),e.render(t,a),e.setRenderTarget(i,3,s),e.render(t,l),e.setRenderTarget(i,4,s),e.render(t,c),i.texture.generateMipmaps=x,e.setRenderTarget(i,5,s),e.render(t,u),e.setRenderTarget(h,d,f),e.xr.enabled=g,i.texture.needsPMREMUpdate=!0}}class Oc extends Rt{constructor(e=[],t=Fi,i,s,r,o,a,l,c,u){super(e,t,i,s,r,o,a,l,c,u),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}}class Qd extends oi{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;const i={width:e,height:e,depth:1},s=[i,i,i,i,i,i];this.texture=new Oc(s),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;const i={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},s=new Gn(5,5,5),r=new Ct({name:"CubemapFromEquirect",uniforms:ki(i.uniforms),vertexShader:i.vertexShader,fragmentShader:i.fragmentShader,side:Ut,blending:Fn});r.uniforms.tEquirect.value=t;const o=new bt(s,r),a=t.minFilter;return t.minFilter===ti&&(t.minFilter=cn),new Jd(1,10,this).update(e,o),t.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(e,t=!0,i=!0,s=!0){const r=e.getRenderTarget();for(let o=0;o<6;o++)e.setRenderTarget(this,o),e.clear(t,i,s);e.setRenderTarget(r)}}class ts extends Nt{constructor(){super(),this.isGroup=!0,this.type="Group"}}const ef={type:"move"};class Hr{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new ts,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new ts,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new F,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new F),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new ts,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new F,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new F),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){const t=this._hand;if(t)for(const i of e.hand.values())this._getHandJoint(t,i)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,i){let s=null,r=null,o=null;const a=this._targetRay,l=this._grip,c=this._hand;if(e&&t.session.visibilityState!=="visible-blurred"){if(c&&e.hand){o=!0;for(const x of e.hand.values()){const m=t.getJointPose(x,i),p=this._getHandJoint(c,x);m!==null&&(p.matrix.fromArray(m.transform.matrix),p.matrix.decompose(p.position,p.rotation,p.scale),p.matrixWorldNeedsUpdate=!0,p.jointRadius=m.radius),p.visible=m!==null}const u=c.joints["index-finger-tip"],h=c.joints["thumb-tip"],d=u.position.distanceTo(h.position),f=.02,g=.005;c.inputState.pinching&&d>f+g?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!c.inputState.pinching&&d<=f-g&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else l!==null&&e.gripSpace&&(r=t.getPose(e.gripSpace,i),r!==null&&(l.matrix.fromArray(r.transform.matrix),l.matrix.decompose(l.position,l.rotation,l.scale),l.matrixWorldNeedsUpdate=!0,r.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(r.linearVelocity)):l.hasLinearVelocity=!1,r.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(r.angularVelocity)):l.hasAngularVelocity=!1));a!==null&&(s=t.getPose(e.targetRaySpace,i),s===null&&r!==null&&(s=r),s!==null&&(a.matrix.fromArray(s.transform.matrix),a.matrix.decompose(a.position,a.rotation,a.scale),a.matrixWorldNeedsUpdate=!0,s.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(s.linearVelocity)):a.hasLinearVelocity=!1,s.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(s.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(ef)))}return a!==null&&(a.visible=s!==null),l!==null&&(l.visible=r!==null),c!==null&&(c.visible=o!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){const i=new ts;i.matrixAutoUpdate=!1,i.visible=!1,e.joints[t.jointName]=i,e.add(i)}return e.joints[t.jointName]}}class tf extends Nt{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new Tn,this.environmentIntensity=1,this.environmentRotation=new Tn,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),e.background!==null&&(this.background=e.background.clone()),e.environment!==null&&(this.environment=e.environment.clone()),e.fog!==null&&(this.fog=e.fog.clone()),this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),e.overrideMaterial!==null&&(this.overrideMaterial=e.overrideMaterial.clone()),this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){const t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),this.backgroundBlurriness>0&&(t.object.backgroundBlurriness=this.backgroundBlurriness),this.backgroundIntensity!==1&&(t.object.backgroundIntensity=this.backgroundIntensity),t.object.backgroundRotation=this.backgroundRotation.toArray(),this.environmentIntensity!==1&&(t.object.environmentIntensity=this.environmentIntensity),t.object.environmentRotation=this.environmentRotation.toArray(),t}}class _a extends Rt{constructor(e=null,t=1,i=1,s,r,o,a,l,c=Ht,u=Ht,h,d){super(null,o,a,l,c,u,s,r,h,d),this.isDataTexture=!0,this.image={data:e,width:t,height:i},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}}class ar extends sn{constructor(e,t,i,s=1){super(e,t,i),this.isInstancedBufferAttribute=!0,this.meshPerAttribute=s}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}toJSON(){const e=super.toJSON();return e.meshPerAttribute=this.meshPerAttribute,e.isInstancedBufferAttribute=!0,e}}const Gr=new F,nf=new F,sf=new Be;class Mn{constructor(e=new F(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,i,s){return this.normal.set(e,t,i),this.constant=s,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,i){const s=Gr.subVectors(i,t).cross(nf.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(s,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){const e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t){const i=e.delta(Gr),s=this.normal.dot(i);if(s===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;const r=-(e.start.dot(this.normal)+this.constant)/s;return r<0||r>1?null:t.copy(e.start).addScaledVector(i,r)}intersectsLine(e){const t=this.distanceToPoint(e.start),i=this.distanceToPoint(e.end);return t<0&&i>0||i<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){const i=t||sf.getNormalMatrix(e),s=this.coplanarPoint(Gr).applyMatrix4(e),r=this.normal.applyMatrix3(i).normalize();return this.constant=-s.dot(r),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}}const jn=new fr,rf=new Ne(.5,.5),Hs=new F;class kc{constructor(e=new Mn,t=new Mn,i=new Mn,s=new Mn,r=new Mn,o=new Mn){this.planes=[e,t,i,s,r,o]}set(e,t,i,s,r,o){const a=this.planes;return a[0].copy(e),a[1].copy(t),a[2].copy(i),a[3].copy(s),a[4].copy(r),a[5].copy(o),this}copy(e){const t=this.planes;for(let i=0;i<6;i++)t[i].copy(e.planes[i]);return this}setFromProjectionMatrix(e,t=un,i=!1){const s=this.planes,r=e.elements,o=r[0],a=r[1],l=r[2],c=r[3],u=r[4],h=r[5],d=r[6],f=r[7],g=r[8],x=r[9],m=r[10],p=r[11],A=r[12],b=r[13],M=r[14],I=r[15];if(s[0].setComponents(c-o,f-u,p-g,I-A).normalize(),s[1].setComponents(c+o,f+u,p+g,I+A).normalize(),s[2].setComponents(c+a,f+h,p+x,I+b).normalize(),s[3].setComponents(c-a,f-h,p-x,I-b).normalize(),i)s[4].setComponents(l,d,m,M).normalize(),s[5].setComponents(c-l,f-d,p-m,I-M).normalize();else if(s[4].setComponents(c-l,f-d,p-m,I-M).normalize(),t===un)s[5].setComponents(c+l,f+d,p+m,I+M).normalize();else if(t===rr)s[5].setComponents(l,d,m,M).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),jn.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{const t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),jn.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(jn)}intersectsSprite(e){jn.center.set(0,0,0);const t=rf.distanceTo(e.center);return jn.radius=.7071067811865476+t,jn.applyMatrix4(e.matrixWorld),this.intersectsSphere(jn)}intersectsSphere(e){const t=this.planes,i=e.center,s=-e.radius;for(let r=0;r<6;r++)if(t[r].distanceToPoint(i)<s)return!1;return!0}intersectsBox(e){const t=this.planes;for(let i=0;i<6;i++){const s=t[i];if(Hs.x=s.normal.x>0?e.max.x:e.min.x,Hs.y=s.normal.y>0?e.max.y:e.min.y,Hs.z=s.normal.z>0?e.max.z:e.min.z,s.distanceToPoint(Hs)<0)return!1}return!0}containsPoint(e){const t=this.planes;for(let i=0;i<6;i++)if(t[i].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}}class Bc extends vs{constructor(e){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new De(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}}const lr=new F,cr=new F,ol=new ft,Ki=new pr,Gs=new fr,Vr=new F,al=new F;class of extends Nt{constructor(e=new Mt,t=new Bc){super(),this.isLine=!0,this.type="Line",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){const e=this.geometry;if(e.index===null){const t=e.attributes.position,i=[0];for(let s=1,r=t.count;s<r;s++)lr.fromBufferAttribute(t,s-1),cr.fromBufferAttribute(t,s),i[s]=i[s-1],i[s]+=lr.distanceTo(cr);e.setAttribute("lineDistance",new et(i,1))}else console.warn("THREE.Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}raycast(e,t){const i=this.geometry,s=this.matrixWorld,r=e.params.Line.threshold,o=i.drawRange;if(i.boundingSphere===null&&i.computeBoundingSphere(),Gs.copy(i.boundingSphere),Gs.applyMatrix4(s),Gs.radius+=r,e.ray.intersectsSphere(Gs)===!1)return;ol.copy(s).invert(),Ki.copy(e.ray).applyMatrix4(ol);const a=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=this.isLineSegments?2:1,u=i.index,d=i.attributes.position;if(u!==null){const f=Math.max(0,o.start),g=Math.min(u.count,o.start+o.count);for(let x=f,m=g-1;x<m;x+=c){const p=u.getX(x),A=u.getX(x+1),b=Vs(this,e,Ki,l,p,A,x);b&&t.push(b)}if(this.isLineLoop){const x=u.getX(g-1),m=u.getX(f),p=Vs(this,e,Ki,l,x,m,g-1);p&&t.push(p)}}else{const f=Math.max(0,o.start),g=Math.min(d.count,o.start+o.count);for(let x=f,m=g-1;x<m;x+=c){const p=Vs(this,e,Ki,l,x,x+1,x);p&&t.push(p)}if(this.isLineLoop){const x=Vs(this,e,Ki,l,g-1,f,g-1);x&&t.push(x)}}}updateMorphTargets(){const t=this.geometry.morphAttributes,i=Object.keys(t);if(i.length>0){const s=t[i[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){const a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}}function Vs(n,e,t,i,s,r,o){const a=n.geometry.attributes.position;if(lr.fromBufferAttribute(a,s),cr.fromBufferAttribute(a,r),t.distanceSqToSegment(lr,cr,Vr,al)>i)return;Vr.applyMatrix4(n.matrixWorld);const c=e.ray.origin.distanceTo(Vr);if(!(c<e.near||c>e.far))return{distance:c,point:al.clone().applyMatrix4(n.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:n}}const ll=new F,cl=new F;class af extends of{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){const e=this.geometry;if(e.index===null){const t=e.attributes.position,i=[];for(let s=0,r=t.count;s<r;s+=2)ll.fromBufferAttribute(t,s),cl.fromBufferAttribute(t,s+1),i[s]=s===0?0:i[s-1],i[s+1]=i[s]+ll.distanceTo(cl);e.setAttribute("lineDistance",new et(i,1))}else console.warn("THREE.LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}}class zc extends Rt{constructor(e,t,i=ii,s,r,o,a=Ht,l=Ht,c,u=ls,h=1){if(u!==ls&&u!==cs)throw new Error("DepthTexture format must be either THREE.DepthFormat or THREE.DepthStencilFormat");const d={width:e,height:t,depth:h};super(d,s,r,o,a,l,u,i,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new ma(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){const t=super.toJSON(e);return this.compareFunction!==null&&(t.compareFunction=this.compareFunction),t}}class Hc extends Rt{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}}function lf(n,e,t=2){const i=e&&e.length,s=i?e[0]*t:n.length;let r=Gc(n,0,s,t,!0);const o=[];if(!r||r.next===r.prev)return o;let a,l,c;if(i&&(r=ff(n,e,r,t)),n.length>80*t){a=1/0,l=1/0;let u=-1/0,h=-1/0;for(let d=t;d<s;d+=t){const f=n[d],g=n[d+1];f<a&&(a=f),g<l&&(l=g),f>u&&(u=f),g>h&&(h=g)}c=Math.max(u-a,h-l),c=c!==0?32767/c:0}return ds(r,o,t,a,l,c,0),o}function Gc(n,e,t,i,s){let r;if(s===bf(n,e,t,i)>0)for(let o=e;o<t;o+=i)r=ul(o/i|0,n[o],n[o+1],r);else for(let o=t-i;o>=e;o-=i)r=ul(o/i|0,n[o],n[o+1],r);return r&&Bi(r,r.next)&&(ps(r),r=r.next),r}function ai(n,e){if(!n)return n;e||(e=n);let t=n,i;do if(i=!1,!t.steiner&&(Bi(t,t.next)||ct(t.prev,t,t.next)===0)){if(ps(t),t=e=t.prev,t===t.next)break;i=!0}else t=t.next;while(i||t!==e);return e}function ds(n,e,t,i,s,r,o){if(!n)return;!o&&r&&vf(n,i,s,r);let a=n;for(;n.prev!==n.next;){const l=n.prev,c=n.next;if(r?uf(n,i,s,r):cf(n)){e.push(l.i,n.i,c.i),ps(n),n=c.next,a=c.next;continue}if(n=c,n===a){o?o===1?(n=hf(ai(n),e),ds(n,e,t,i,s,r,2)):o===2&&df(n,e,t,i,s,r):ds(ai(n),e,t,i,s,r,1);break}}}function cf(n){const e=n.prev,t=n,i=n.next;if(ct(e,t,i)>=0)return!1;const s=e.x,r=t.x,o=i.x,a=e.y,l=t.y,c=i.y,u=Math.min(s,r,o),h=Math.min(a,l,c),d=Math.max(s,r,o),f=Math.max(a,l,c);let g=i.next;for(;g!==e;){if(g.x>=u&&g.x<=d&&g.y>=h&&g.y<=f&&ns(s,a,r,l,o,c,g.x,g.y)&&ct(g.prev,g,g.next)>=0)return!1;g=g.next}return!0}function uf(n,e,t,i){const s=n.prev,r=n,o=n.next;if(ct(s,r,o)>=0)return!1;const a=s.x,l=r.x,c=o.x,u=s.y,h=r.y,d=o.y,f=Math.min(a,l,c),g=Math.min(u,h,d),x=Math.max(a,l,c),m=Math.max(u,h,d),p=$o(f,g,e,t,i),A=$o(x,m,e,t,i);let b=n.prevZ,M=n.nextZ;for(;b&&b.z>=p&&M&&M.z<=A;){if(b.x>=f&&b.x<=x&&b.y>=g&&b.y<=m&&b!==s&&b!==o&&ns(a,u,l,h,c,d,b.x,b.y)&&ct(b.prev,b,b.next)>=0||(b=b.prevZ,M.x>=f&&M.x<=x&&M.y>=g&&M.y<=m&&M!==s&&M!==o&&ns(a,u,l,h,c,d,M.x,M.y)&&ct(M.prev,M,M.next)>=0))return!1;M=M.nextZ}for(;b&&b.z>=p;){if(b.x>=f&&b.x<=x&&b.y>=g&&b.y<=m&&b!==s&&b!==o&&ns(a,u,l,h,c,d,b.x,b.y)&&ct(b.prev,b,b.next)>=0)return!1;b=b.prevZ}for(;M&&M.z<=A;){if(M.x>=f&&M.x<=x&&M.y>=g&&M.y<=m&&M!==s&&M!==o&&ns(a,u,l,h,c,d,M.x,M.y)&&ct(M.prev,M,M.next)>=0)return!1;M=M.nextZ}return!0}function hf(n,e){let t=n;do{const i=t.prev,s=t.next.next;!Bi(i,s)&&Wc(i,t,t.next,s)&&fs(i,s)&&fs(s,i)&&(e.push(i.i,t.i,s.i),ps(t),ps(t.next),t=n=s),t=t.next}while(t!==n);return ai(t)}function df(n,e,t,i,s,r){let o=n;do{let a=o.next.next;for(;a!==o.prev;){if(o.i!==a.i&&Sf(o,a)){let l=Xc(o,a);o=ai(o,o.next),l=ai(l,l.next),ds(o,e,t,i,s,r,0),ds(l,e,t,i,s,r,0);return}a=a.next}o=o.next}while(o!==n)}function ff(n,e,t,i){const s=[];for(let r=0,o=e.length;r<o;r++){const a=e[r]*i,l=r<o-1?e[r+1]*i:n.length,c=Gc(n,a,l,i,!1);c===c.next&&(c.steiner=!0),s.push(Mf(c))}s.sort(pf);for(let r=0;r<s.length;r++)t=mf(s[r],t);return t}function pf(n,e){let t=n.x-e.x;if(t===0&&(t=n.y-e.y,t===0)){const i=(n.next.y-n.y)/(n.next.x-n.x),s=(e.next.y-e.y)/(e.next.x-e.x);t=i-s}return t}function mf(n,e){const t=gf(n,e);if(!t)return e;const i=Xc(t,n);return ai(i,i.next),ai(t,t.next)}function gf(n,e){let t=e;const i=n.x,s=n.y;let r=-1/0,o;if(Bi(n,t))return t;do{if(Bi(n,t.next))return t.next;if(s<=t.y&&s>=t.next.y&&t.next.y!==t.y){const h=t.x+(s-t.y)*(t.next.x-t.x)/(t.next.y-t.y);if(h<=i&&h>r&&(r=h,o=t.x<t.next.x?t:t.next,h===i))return o}t=t.next}while(t!==e);if(!o)return null;const a=o,l=o.x,c=o.y;let u=1/0;t=o;do{if(i>=t.x&&t.x>=l&&i!==t.x&&Vc(s<c?i:r,s,l,c,s<c?r:i,s,t.x,t.y)){const h=Math.abs(s-t.y)/(i-t.x);fs(t,n)&&(h<u||h===u&&(t.x>o.x||t.x===o.x&&_f(o,t)))&&(o=t,u=h)}t=t.next}while(t!==a);return o}function _f(n,e){return ct(n.prev,n,e.prev)<0&&ct(e.next,n,n.next)<0}function vf(n,e,t,i){let s=n;do s.z===0&&(s.z=$o(s.x,s.y,e,t,i)),s.prevZ=s.prev,s.nextZ=s.next,s=s.next;while(s!==n);s.prevZ.nextZ=null,s.prevZ=null,xf(s)}function xf(n){let e,t=1;do{let i=n,s;n=null;let r=null;for(e=0;i;){e++;let o=i,a=0;for(let c=0;c<t&&(a++,o=o.nextZ,!!o);c++);let l=t;for(;a>0||l>0&&o;)a!==0&&(l===0||!o||i.z<=o.z)?(s=i,i=i.nextZ,a--):(s=o,o=o.nextZ,l--),r?r.nextZ=s:n=s,s.prevZ=r,r=s;i=o}r.nextZ=null,t*=2}while(e>1);return n}function $o(n,e,t,i,s){return n=(n-t)*s|0,e=(e-i)*s|0,n=(n|n<<8)&16711935,n=(n|n<<4)&252645135,n=(n|n<<2)&858993459,n=(n|n<<1)&1431655765,e=(e|e<<8)&16711935,e=(e|e<<4)&252645135,e=(e|e<<2)&858993459,e=(e|e<<1)&1431655765,n|e<<1}function Mf(n){let e=n,t=n;do(e.x<t.x||e.x===t.x&&e.y<t.y)&&(t=e),e=e.next;while(e!==n);return t}function Vc(n,e,t,i,s,r,o,a){return(s-o)*(e-a)>=(n-o)*(r-a)&&(n-o)*(i-a)>=(t-o)*(e-a)&&(t-o)*(r-a)>=(s-o)*(i-a)}function ns(n,e,t,i,s,r,o,a){return!(n===o&&e===a)&&Vc(n,e,t,i,s,r,o,a)}function Sf(n,e){return n.next.i!==e.i&&n.prev.i!==e.i&&!yf(n,e)&&(fs(n,e)&&fs(e,n)&&Ef(n,e)&&(ct(n.prev,n,e.prev)||ct(n,e.prev,e))||Bi(n,e)&&ct(n.prev,n,n.next)>0&&ct(e.prev,e,e.next)>0)}function ct(n,e,t){return(e.y-n.y)*(t.x-e.x)-(e.x-n.x)*(t.y-e.y)}function Bi(n,e){return n.x===e.x&&n.y===e.y}function Wc(n,e,t,i){const s=Xs(ct(n,e,t)),r=Xs(ct(n,e,i)),o=Xs(ct(t,i,n)),a=Xs(ct(t,i,e));return!!(s!==r&&o!==a||s===0&&Ws(n,t,e)||r===0&&Ws(n,i,e)||o===0&&Ws(t,n,i)||a===0&&Ws(t,e,i))}function Ws(n,e,t){return e.x<=Math.max(n.x,t.x)&&e.x>=Math.min(n.x,t.x)&&e.y<=Math.max(n.y,t.y)&&e.y>=Math.min(n.y,t.y)}function Xs(n){return n>0?1:n<0?-1:0}function yf(n,e){let t=n;do{if(t.i!==n.i&&t.next.i!==n.i&&t.i!==e.i&&t.next.i!==e.i&&Wc(t,t.next,n,e))return!0;t=t.next}while(t!==n);return!1}function fs(n,e){return ct(n.prev,n,n.next)<0?ct(n,e,n.next)>=0&&ct(n,n.prev,e)>=0:ct(n,e,n.prev)<0||ct(n,n.next,e)<0}function Ef(n,e){let t=n,i=!1;const s=(n.x+e.x)/2,r=(n.y+e.y)/2;do t.y>r!=t.next.y>r&&t.next.y!==t.y&&s<(t.next.x-t.x)*(r-t.y)/(t.next.y-t.y)+t.x&&(i=!i),t=t.next;while(t!==n);return i}function Xc(n,e){const t=Yo(n.i,n.x,n.y),i=Yo(e.i,e.x,e.y),s=n.next,r=e.prev;return n.next=e,e.prev=n,t.next=s,s.prev=t,i.next=t,t.prev=i,r.next=i,i.prev=r,i}function ul(n,e,t,i){const s=Yo(n,e,t);return i?(s.next=i.next,s.prev=i,i.next.prev=s,i.next=s):(s.prev=s,s.next=s),s}function ps(n){n.next.prev=n.prev,n.prev.next=n.next,n.prevZ&&(n.prevZ.nextZ=n.nextZ),n.nextZ&&(n.nextZ.prevZ=n.prevZ)}function Yo(n,e,t){return{i:n,x:e,y:t,prev:null,next:null,z:0,prevZ:null,nextZ:null,steiner:!1}}function bf(n,e,t,i){let s=0;for(let r=e,o=t-i;r<t;r+=i)s+=(n[o]-n[r])*(n[r+1]+n[o+1]),o=r;return s}class Tf{static triangulate(e,t,i=2){return lf(e,t,i)}}class Gi{static area(e){const t=e.length;let i=0;for(let s=t-1,r=0;r<t;s=r++)i+=e[s].x*e[r].y-e[r].x*e[s].y;return i*.5}static isClockWise(e){return Gi.area(e)<0}static triangulateShape(e,t){const i=[],s=[],r=[];hl(e),dl(i,e);let o=e.length;t.forEach(hl);for(let l=0;l<t.length;l++)s.push(o),o+=t[l].length,dl(i,t[l]);const a=Tf.triangulate(i,s);for(let l=0;l<a.length;l+=3)r.push(a.slice(l,l+3));return r}}function hl(n){const e=n.length;e>2&&n[e-1].equals(n[0])&&n.pop()}function dl(n,e){for(let t=0;t<e.length;t++)n.push(e[t].x),n.push(e[t].y)}class xs extends Mt{constructor(e=1,t=1,i=1,s=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:i,heightSegments:s};const r=e/2,o=t/2,a=Math.floor(i),l=Math.floor(s),c=a+1,u=l+1,h=e/a,d=t/l,f=[],g=[],x=[],m=[];for(let p=0;p<u;p++){const A=p*d-o;for(let b=0;b<c;b++){const M=b*h-r;g.push(M,-A,0),x.push(0,0,1),m.push(b/a),m.push(1-p/l)}}for(let p=0;p<l;p++)for(let A=0;A<a;A++){const b=A+c*p,M=A+c*(p+1),I=A+1+c*(p+1),L=A+1+c*p;f.push(b,M,L),f.push(M,I,L)}this.setIndex(f),this.setAttribute("position",new et(g,3)),this.setAttribute("normal",new et(x,3)),this.setAttribute("uv",new et(m,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new xs(e.width,e.height,e.widthSegments,e.heightSegments)}}class wf extends vs{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=ed,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}}class Af extends vs{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}}class Rf extends Fc{constructor(e=-1,t=1,i=1,s=-1,r=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=i,this.bottom=s,this.near=r,this.far=o,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,i,s,r,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=i,this.view.offsetY=s,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){const e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),i=(this.right+this.left)/2,s=(this.top+this.bottom)/2;let r=i-e,o=i+e,a=s+t,l=s-t;if(this.view!==null&&this.view.enabled){const c=(this.right-this.left)/this.view.fullWidth/this.zoom,u=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=c*this.view.offsetX,o=r+c*this.view.width,a-=u*this.view.offsetY,l=a-u*this.view.height}this.projectionMatrix.makeOrthographic(r,o,a,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){const t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}}class $c extends Mt{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(e){return super.copy(e),this.instanceCount=e.instanceCount,this}toJSON(){const e=super.toJSON();return e.instanceCount=this.instanceCount,e.isInstancedBufferGeometry=!0,e}}class Cf extends Yt{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e}}const fl=new ft;class Pf{constructor(e,t,i=0,s=1/0){this.ray=new pr(e,t),this.near=i,this.far=s,this.camera=null,this.layers=new ga,this.params={Mesh:{},Line:{threshold:1},LOD:{},Points:{threshold:1},Sprite:{}}}set(e,t){this.ray.set(e,t)}setFromCamera(e,t){t.isPerspectiveCamera?(this.ray.origin.setFromMatrixPosition(t.matrixWorld),this.ray.direction.set(e.x,e.y,.5).unproject(t).sub(this.ray.origin).normalize(),this.camera=t):t.isOrthographicCamera?(this.ray.origin.set(e.x,e.y,(t.near+t.far)/(t.near-t.far)).unproject(t),this.ray.direction.set(0,0,-1).transformDirection(t.matrixWorld),this.camera=t):console.error("THREE.Raycaster: Unsupported camera type: "+t.type)}setFromXRController(e){return fl.identity().extractRotation(e.matrixWorld),this.ray.origin.setFromMatrixPosition(e.matrixWorld),this.ray.direction.set(0,0,-1).applyMatrix4(fl),this}intersectObject(e,t=!0,i=[]){return jo(e,this,i,t),i.sort(pl),i}intersectObjects(e,t=!0,i=[]){for(let s=0,r=e.length;s<r;s++)jo(e[s],this,i,t);return i.sort(pl),i}}function pl(n,e){return n.distance-e.distance}function jo(n,e,t,i){let s=!0;if(n.layers.test(e.layers)&&n.raycast(e,t)===!1&&(s=!1),s===!0&&i===!0){const r=n.children;for(let o=0,a=r.length;o<a;o++)jo(r[o],e,t,!0)}}class ml{constructor(e=1,t=0,i=0){this.radius=e,this.phi=t,this.theta=i}set(e,t,i){return this.radius=e,this.phi=t,this.theta=i,this}copy(e){return this.radius=e.radius,this.phi=e.phi,this.theta=e.theta,this}makeSafe(){return this.phi=Ge(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(e){return this.setFromCartesianCoords(e.x,e.y,e.z)}setFromCartesianCoords(e,t,i){return this.radius=Math.sqrt(e*e+t*t+i*i),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(e,i),this.phi=Math.acos(Ge(t/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}}class Df extends ci{constructor(e,t=null){super(),this.object=e,this.domElement=t,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(e){if(e===void 0){console.warn("THREE.Controls: connect() now requires an element.");return}this.domElement!==null&&this.disconnect(),this.domElement=e}disconnect(){}dispose(){}update(){}}function gl(n,e,t,i){const s=Lf(i);switch(t){case Tc:return n*e;case ua:return n*e/s.components*s.byteLength;case ha:return n*e/s.components*s.byteLength;case Ac:return n*e*2/s.components*s.byteLength;case da:return n*e*2/s.components*s.byteLength;case wc:return n*e*3/s.components*s.byteLength;case zt:return n*e*4/s.components*s.byteLength;case fa:return n*e*4/s.components*s.byteLength;case Ks:case Zs:return Math.floor((n+3)/4)*Math.floor((e+3)/4)*8;case Js:case Qs:return Math.floor((n+3)/4)*Math.floor((e+3)/4)*16;case xo:case So:return Math.max(n,16)*Math.max(e,8)/4;case vo:case Mo:return Math.max(n,8)*Math.max(e,8)/2;case yo:case Eo:return Math.floor((n+3)/4)*Math.floor((e+3)/4)*8;case bo:return Math.floor((n+3)/4)*Math.floor((e+3)/4)*16;case To:return Math.floor((n+3)/4)*Math.floor((e+3)/4)*16;case wo:return Math.floor((n+4)/5)*Math.floor((e+3)/4)*16;case Ao:return Math.floor((n+4)/5)*Math.floor((e+4)/5)*16;case Ro:return Math.floor((n+5)/6)*Math.floor((e+4)/5)*16;case Co:return Math.floor((n+5)/6)*Math.floor((e+5)/6)*16;case Po:return Math.floor((n+7)/8)*Math.floor((e+4)/5)*16;case Do:return Math.floor((n+7)/8)*Math.floor((e+5)/6)*16;case Lo:return Math.floor((n+7)/8)*Math.floor((e+7)/8)*16;case Io:return Math.floor((n+9)/10)*Math.floor((e+4)/5)*16;case Uo:return Math.floor((n+9)/10)*Math.floor((e+5)/6)*16;case No:return Math.floor((n+9)/10)*Math.floor((e+7)/8)*16;case Fo:return Math.floor((n+9)/10)*Math.floor((e+9)/10)*16;case Oo:return Math.floor((n+11)/12)*Math.floor((e+9)/10)*16;case ko:return Math.floor((n+11)/12)*Math.floor((e+11)/12)*16;case Bo:case zo:case Ho:return Math.ceil(n/4)*Math.ceil(e/4)*16;case Go:case Vo:return Math.ceil(n/4)*Math.ceil(e/4)*8;case Wo:case Xo:return Math.ceil(n/4)*Math.ceil(e/4)*16}throw new Error(`Unable to determine texture byte length for ${t} format.`)}function Lf(n){switch(n){case Jt:case Sc:return{byteLength:1,components:1};case os:case yc:case gs:return{byteLength:2,components:1};case la:case ca:return{byteLength:2,components:4};case ii:case aa:case Sn:return{byteLength:4,components:1};case Ec:case bc:return{byteLength:4,components:3}}throw new Error(`Unknown texture type ${n}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:oa}}));typeof window<"u"&&(window.__THREE__?console.warn("WARNING: Multiple instances of Three.js being imported."):window.__THREE__=oa);/**
 * @license
 * Copyright 2010-2025 Three.js Authors
 * SPDX-License-Identifier: MIT
 */function Yc(){let n=null,e=!1,t=null,i=null;function s(r,o){t(r,o),i=n.requestAnimationFrame(s)}return{start:function(){e!==!0&&t!==null&&(i=n.requestAnimationFrame(s),e=!0)},stop:function(){n.cancelAnimationFrame(i),e=!1},setAnimationLoop:function(r){t=r},setContext:function(r){n=r}}}function If(n){const e=new WeakMap;function t(a,l){const c=a.array,u=a.usage,h=c.byteLength,d=n.createBuffer();n.bindBuffer(l,d),n.bufferData(l,c,u),a.onUploadCallback();let f;if(c instanceof Float32Array)f=n.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=n.HALF_FLOAT;else if(c instanceof Uint16Array)a.isFloat16BufferAttribute?f=n.HALF_FLOAT:f=n.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=n.SHORT;else if(c instanceof Uint32Array)f=n.UNSIGNED_INT;else if(c instanceof Int32Array)f=n.INT;else if(c instanceof Int8Array)f=n.BYTE;else if(c instanceof Uint8Array)f=n.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=n.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:d,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:a.version,size:h}}function i(a,l,c){const u=l.array,h=l.updateRanges;if(n.bindBuffer(c,a),h.length===0)n.bufferSubData(c,0,u);else{h.sort((f,g)=>f.start-g.start);let d=0;for(let f=1;f<h.length;f++){const g=h[d],x=h[f];x.start<=g.start+g.count+1?g.count=Math.max(g.count,x.start+x.count-g.start):(++d,h[d]=x)}h.length=d+1;for(let f=0,g=h.length;f<g;f++){const x=h[f];n.bufferSubData(c,x.start*u.BYTES_PER_ELEMENT,u,x.start,x.count)}l.clearUpdateRanges()}l.onUploadCallback()}function s(a){return a.isInterleavedBufferAttribute&&(a=a.data),e.get(a)}function r(a){a.isInterleavedBufferAttribute&&(a=a.data);const l=e.get(a);l&&(n.deleteBuffer(l.buffer),e.delete(a))}function o(a,l){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){const u=e.get(a);(!u||u.version<a.version)&&e.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}const c=e.get(a);if(c===void 0)e.set(a,t(a,l));else if(c.version<a.version){if(c.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");i(c.buffer,a,l),c.version=a.version}}return{get:s,remove:r,update:o}}var Uf=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,Nf=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,Ff=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,Of=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,kf=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,Bf=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,zf=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,Hf=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,Gf=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec3 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 ).rgb;
	}
#endif`,Vf=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,Wf=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,Xf=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,$f=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,Yf=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,jf=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,qf=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,Kf=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,Zf=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,Jf=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,Qf=`#if defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#elif defined( USE_COLOR )
	diffuseColor.rgb *= vColor;
#endif`,ep=`#if defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#elif defined( USE_COLOR )
	varying vec3 vColor;
#endif`,tp=`#if defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#elif defined( USE_COLOR ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec3 vColor;
#endif`,np=`#if defined( USE_COLOR_ALPHA )
	vColor = vec4( 1.0 );
#elif defined( USE_COLOR ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec3( 1.0 );
#endif
#ifdef USE_COLOR
	vColor *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.xyz *= instanceColor.xyz;
#endif
#ifdef USE_BATCHING_COLOR
	vec3 batchingColor = getBatchingColor( getIndirectIndex( gl_DrawID ) );
	vColor.xyz *= batchingColor.xyz;
#endif`,ip=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
vec3 inverseTransformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( vec4( dir, 0.0 ) * matrix ).xyz );
}
mat3 transposeMat3( const in mat3 m ) {
	mat3 tmp;
	tmp[ 0 ] = vec3( m[ 0 ].x, m[ 1 ].x, m[ 2 ].x );
	tmp[ 1 ] = vec3( m[ 0 ].y, m[ 1 ].y, m[ 2 ].y );
	tmp[ 2 ] = vec3( m[ 0 ].z, m[ 1 ].z, m[ 2 ].z );
	return tmp;
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,sp=`#ifdef ENVMAP_TYPE_CUBE_UV
	#define cubeUV_minMipLevel 4.0
	#define cubeUV_minTileSize 16.0
	float getFace( vec3 direction ) {
		vec3 absDirection = abs( direction );
		float face = - 1.0;
		if ( absDirection.x > absDirection.z ) {
			if ( absDirection.x > absDirection.y )
				face = direction.x > 0.0 ? 0.0 : 3.0;
			else
				face = direction.y > 0.0 ? 1.0 : 4.0;
		} else {
			if ( absDirection.z > absDirection.y )
				face = direction.z > 0.0 ? 2.0 : 5.0;
			else
				face = direction.y > 0.0 ? 1.0 : 4.0;
		}
		return face;
	}
	vec2 getUV( vec3 direction, float face ) {
		vec2 uv;
		if ( face == 0.0 ) {
			uv = vec2( direction.z, direction.y ) / abs( direction.x );
		} else if ( face == 1.0 ) {
			uv = vec2( - direction.x, - direction.z ) / abs( direction.y );
		} else if ( face == 2.0 ) {
			uv = vec2( - direction.x, direction.y ) / abs( direction.z );
		} else if ( face == 3.0 ) {
			uv = vec2( - direction.z, direction.y ) / abs( direction.x );
		} else if ( face == 4.0 ) {
			uv = vec2( - direction.x, direction.z ) / abs( direction.y );
		} else {
			uv = vec2( direction.x, direction.y ) / abs( direction.z );
		}
		return 0.5 * ( uv + 1.0 );
	}
	vec3 bilinearCubeUV( sampler2D envMap, vec3 direction, float mipInt ) {
		float face = getFace( direction );
		float filterInt = max( cubeUV_minMipLevel - mipInt, 0.0 );
		mipInt = max( mipInt, cubeUV_minMipLevel );
		float faceSize = exp2( mipInt );
		highp vec2 uv = getUV( direction, face ) * ( faceSize - 2.0 ) + 1.0;
		if ( face > 2.0 ) {
			uv.y += faceSize;
			face -= 3.0;
		}
		uv.x += face * faceSize;
		uv.x += filterInt * 3.0 * cubeUV_minTileSize;
		uv.y += 4.0 * ( exp2( CUBEUV_MAX_MIP ) - faceSize );
		uv.x *= CUBEUV_TEXEL_WIDTH;
		uv.y *= CUBEUV_TEXEL_HEIGHT;
		#ifdef texture2DGradEXT
			return texture2DGradEXT( envMap, uv, vec2( 0.0 ), vec2( 0.0 ) ).rgb;
		#else
			return texture2D( envMap, uv ).rgb;
		#endif
	}
	#define cubeUV_r0 1.0
	#define cubeUV_m0 - 2.0
	#define cubeUV_r1 0.8
	#define cubeUV_m1 - 1.0
	#define cubeUV_r4 0.4
	#define cubeUV_m4 2.0
	#define cubeUV_r5 0.305
	#define cubeUV_m5 3.0
	#define cubeUV_r6 0.21
	#define cubeUV_m6 4.0
	float roughnessToMip( float roughness ) {
		float mip = 0.0;
		if ( roughness >= cubeUV_r1 ) {
			mip = ( cubeUV_r0 - roughness ) * ( cubeUV_m1 - cubeUV_m0 ) / ( cubeUV_r0 - cubeUV_r1 ) + cubeUV_m0;
		} else if ( roughness >= cubeUV_r4 ) {
			mip = ( cubeUV_r1 - roughness ) * ( cubeUV_m4 - cubeUV_m1 ) / ( cubeUV_r1 - cubeUV_r4 ) + cubeUV_m1;
		} else if ( roughness >= cubeUV_r5 ) {
			mip = ( cubeUV_r4 - roughness ) * ( cubeUV_m5 - cubeUV_m4 ) / ( cubeUV_r4 - cubeUV_r5 ) + cubeUV_m4;
		} else if ( roughness >= cubeUV_r6 ) {
			mip = ( cubeUV_r5 - roughness ) * ( cubeUV_m6 - cubeUV_m5 ) / ( cubeUV_r5 - cubeUV_r6 ) + cubeUV_m5;
		} else {
			mip = - 2.0 * log2( 1.16 * roughness );		}
		return mip;
	}
	vec4 textureCubeUV( sampler2D envMap, vec3 sampleDir, float roughness ) {
		float mip = clamp( roughnessToMip( roughness ), cubeUV_m0, CUBEUV_MAX_MIP );
		float mipF = fract( mip );
		float mipInt = floor( mip );
		vec3 color0 = bilinearCubeUV( envMap, sampleDir, mipInt );
		if ( mipF == 0.0 ) {
			return vec4( color0, 1.0 );
		} else {
			vec3 color1 = bilinearCubeUV( envMap, sampleDir, mipInt + 1.0 );
			return vec4( mix( color0, color1, mipF ), 1.0 );
		}
	}
#endif`,rp=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
	#ifdef FLIP_SIDED
		transformedTangent = - transformedTangent;
	#endif
#endif`,op=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,ap=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,lp=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,cp=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,up="gl_FragColor = linearToOutputTexel( gl_FragColor );",hp=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,dp=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = inverseTransformDirection( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * vec3( flipEnvMap * reflectVec.x, reflectVec.yz ) );
	#else
		vec4 envColor = vec4( 0.0 );
	#endif
	#ifdef ENVMAP_BLENDING_MULTIPLY
		outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
	#elif defined( ENVMAP_BLENDING_MIX )
		outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
	#elif defined( ENVMAP_BLENDING_ADD )
		outgoingLight += envColor.xyz * specularStrength * reflectivity;
	#endif
#endif`,fp=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform float flipEnvMap;
	uniform mat3 envMapRotation;
	#ifdef ENVMAP_TYPE_CUBE
		uniform samplerCube envMap;
	#else
		uniform sampler2D envMap;
	#endif
	
#endif`,pp=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,mp=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,gp=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = inverseTransformDirection( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,_p=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,vp=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,xp=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,Mp=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,Sp=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,yp=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,Ep=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,bp=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,Tp=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = inverseTransformDirection( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif`,wp=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_CUBE_UV
			vec3 worldNormal = inverseTransformDirection( normal, viewMatrix );
			vec4 envMapColor = textureCubeUV( envMap, envMapRotation * worldNormal, 1.0 );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_CUBE_UV
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, roughness * roughness) );
			reflectVec = inverseTransformDirection( reflectVec, viewMatrix );
			vec4 envMapColor = textureCubeUV( envMap, envMapRotation * reflectVec, roughness );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_CUBE_UV
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
#endif`,Ap=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,Rp=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,Cp=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,Pp=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,Dp=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb * ( 1.0 - metalnessFactor );
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.0525 );material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = mix( min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = mix( vec3( 0.04 ), diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.0525 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.07, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,Lp=`struct PhysicalMaterial {
	vec3 diffuseColor;
	float roughness;
	vec3 specularColor;
	float specularF90;
	float dispersion;
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		float v = 0.5 / ( gv + gl );
		return saturate(v);
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = material.clearcoatRoughness;
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColor;
	float f90 = material.specularF90;
	float roughness = material.roughness;
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float V = V_GGX_SmithCorrelated_Anisotropic( material.alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( material.alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transposeMat3( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float a = roughness < 0.25 ? -339.2 * r2 + 161.4 * roughness - 25.9 : -8.48 * r2 + 14.3 * roughness - 9.95;
	float b = roughness < 0.25 ? 44.0 * r2 - 23.7 * roughness + 3.26 : 1.97 * r2 - 3.27 * roughness + 0.72;
	float DG = exp( a * dotNV + b ) + ( roughness < 0.25 ? 0.0 : 0.1 * ( roughness - 0.25 ) );
	return saturate( DG * RECIPROCAL_PI );
}
vec2 DFGApprox( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	const vec4 c0 = vec4( - 1, - 0.0275, - 0.572, 0.022 );
	const vec4 c1 = vec4( 1, 0.0425, 1.04, - 0.04 );
	vec4 r = roughness * c0 + c1;
	float a004 = min( r.x * r.x, exp2( - 9.28 * dotNV ) ) * r.x + r.y;
	vec2 fab = vec2( - 1.04, 1.04 ) * a004 + r.zw;
	return fab;
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	vec2 fab = DFGApprox( normal, viewDir, roughness );
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, const in float roughness, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	vec2 fab = DFGApprox( normal, viewDir, roughness );
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColor * t2.x + ( vec3( 1.0 ) - material.specularColor ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseColor * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
	#endif
	reflectedLight.directSpecular += irradiance * BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
	#endif
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( geometryNormal, geometryViewDir, material.specularColor, material.specularF90, material.iridescence, material.iridescenceFresnel, material.roughness, singleScattering, multiScattering );
	#else
		computeMultiscattering( geometryNormal, geometryViewDir, material.specularColor, material.specularF90, material.roughness, singleScattering, multiScattering );
	#endif
	vec3 totalScattering = singleScattering + multiScattering;
	vec3 diffuse = material.diffuseColor * ( 1.0 - max( max( totalScattering.r, totalScattering.g ), totalScattering.b ) );
	reflectedLight.indirectSpecular += radiance * singleScattering;
	reflectedLight.indirectSpecular += multiScattering * cosineWeightedIrradiance;
	reflectedLight.indirectDiffuse += diffuse * cosineWeightedIrradiance;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,Ip=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		material.iridescenceFresnel = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		material.iridescenceF0 = Schlick_to_F0( material.iridescenceFresnel, 1.0, dotNVi );
	}
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,Up=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD ) && defined( ENVMAP_TYPE_CUBE_UV )
		iblIrradiance += getIBLIrradiance( geometryNormal );
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		radiance += getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		radiance += getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,Np=`#if defined( RE_IndirectDiffuse )
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,Fp=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,Op=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,kp=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,Bp=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,zp=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,Hp=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,Gp=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,Vp=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,Wp=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,Xp=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,$p=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,Yp=`#if defined( USE_MORPHCOLORS )
	vColor *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,jp=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,qp=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,Kp=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Zp=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#if defined( DOUBLE_SIDED ) && ! defined( FLAT_SHADED )
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#if defined( DOUBLE_SIDED ) && ! defined( FLAT_SHADED )
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,Jp=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,Qp=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,em=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,tm=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
	#endif
#endif`,nm=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,im=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,sm=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,rm=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,om=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,am=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,lm=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	return depth * ( near - far ) - near;
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	return ( near * far ) / ( ( far - near ) * depth - far );
}`,cm=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,um=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,hm=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,dm=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,fm=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,pm=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,mm=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform sampler2D pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	float texture2DCompare( sampler2D depths, vec2 uv, float compare ) {
		float depth = unpackRGBAToDepth( texture2D( depths, uv ) );
		#ifdef USE_REVERSED_DEPTH_BUFFER
			return step( depth, compare );
		#else
			return step( compare, depth );
		#endif
	}
	vec2 texture2DDistribution( sampler2D shadow, vec2 uv ) {
		return unpackRGBATo2Half( texture2D( shadow, uv ) );
	}
	float VSMShadow( sampler2D shadow, vec2 uv, float compare ) {
		float occlusion = 1.0;
		vec2 distribution = texture2DDistribution( shadow, uv );
		#ifdef USE_REVERSED_DEPTH_BUFFER
			float hard_shadow = step( distribution.x, compare );
		#else
			float hard_shadow = step( compare, distribution.x );
		#endif
		if ( hard_shadow != 1.0 ) {
			float distance = compare - distribution.x;
			float variance = max( 0.00000, distribution.y * distribution.y );
			float softness_probability = variance / (variance + distance * distance );			softness_probability = clamp( ( softness_probability - 0.3 ) / ( 0.95 - 0.3 ), 0.0, 1.0 );			occlusion = clamp( max( hard_shadow, softness_probability ), 0.0, 1.0 );
		}
		return occlusion;
	}
	float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
		float shadow = 1.0;
		shadowCoord.xyz /= shadowCoord.w;
		shadowCoord.z += shadowBias;
		bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
		bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
		if ( frustumTest ) {
		#if defined( SHADOWMAP_TYPE_PCF )
			vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
			float dx0 = - texelSize.x * shadowRadius;
			float dy0 = - texelSize.y * shadowRadius;
			float dx1 = + texelSize.x * shadowRadius;
			float dy1 = + texelSize.y * shadowRadius;
			float dx2 = dx0 / 2.0;
			float dy2 = dy0 / 2.0;
			float dx3 = dx1 / 2.0;
			float dy3 = dy1 / 2.0;
			shadow = (
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx0, dy0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( 0.0, dy0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx1, dy0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx2, dy2 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( 0.0, dy2 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx3, dy2 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx0, 0.0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx2, 0.0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy, shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx3, 0.0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx1, 0.0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx2, dy3 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( 0.0, dy3 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx3, dy3 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx0, dy1 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( 0.0, dy1 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, shadowCoord.xy + vec2( dx1, dy1 ), shadowCoord.z )
			) * ( 1.0 / 17.0 );
		#elif defined( SHADOWMAP_TYPE_PCF_SOFT )
			vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
			float dx = texelSize.x;
			float dy = texelSize.y;
			vec2 uv = shadowCoord.xy;
			vec2 f = fract( uv * shadowMapSize + 0.5 );
			uv -= f * texelSize;
			shadow = (
				texture2DCompare( shadowMap, uv, shadowCoord.z ) +
				texture2DCompare( shadowMap, uv + vec2( dx, 0.0 ), shadowCoord.z ) +
				texture2DCompare( shadowMap, uv + vec2( 0.0, dy ), shadowCoord.z ) +
				texture2DCompare( shadowMap, uv + texelSize, shadowCoord.z ) +
				mix( texture2DCompare( shadowMap, uv + vec2( -dx, 0.0 ), shadowCoord.z ),
					 texture2DCompare( shadowMap, uv + vec2( 2.0 * dx, 0.0 ), shadowCoord.z ),
					 f.x ) +
				mix( texture2DCompare( shadowMap, uv + vec2( -dx, dy ), shadowCoord.z ),
					 texture2DCompare( shadowMap, uv + vec2( 2.0 * dx, dy ), shadowCoord.z ),
					 f.x ) +
				mix( texture2DCompare( shadowMap, uv + vec2( 0.0, -dy ), shadowCoord.z ),
					 texture2DCompare( shadowMap, uv + vec2( 0.0, 2.0 * dy ), shadowCoord.z ),
					 f.y ) +
				mix( texture2DCompare( shadowMap, uv + vec2( dx, -dy ), shadowCoord.z ),
					 texture2DCompare( shadowMap, uv + vec2( dx, 2.0 * dy ), shadowCoord.z ),
					 f.y ) +
				mix( mix( texture2DCompare( shadowMap, uv + vec2( -dx, -dy ), shadowCoord.z ),
						  texture2DCompare( shadowMap, uv + vec2( 2.0 * dx, -dy ), shadowCoord.z ),
						  f.x ),
					 mix( texture2DCompare( shadowMap, uv + vec2( -dx, 2.0 * dy ), shadowCoord.z ),
						  texture2DCompare( shadowMap, uv + vec2( 2.0 * dx, 2.0 * dy ), shadowCoord.z ),
						  f.x ),
					 f.y )
			) * ( 1.0 / 9.0 );
		#elif defined( SHADOWMAP_TYPE_VSM )
			shadow = VSMShadow( shadowMap, shadowCoord.xy, shadowCoord.z );
		#else
			shadow = texture2DCompare( shadowMap, shadowCoord.xy, shadowCoord.z );
		#endif
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	vec2 cubeToUV( vec3 v, float texelSizeY ) {
		vec3 absV = abs( v );
		float scaleToCube = 1.0 / max( absV.x, max( absV.y, absV.z ) );
		absV *= scaleToCube;
		v *= scaleToCube * ( 1.0 - 2.0 * texelSizeY );
		vec2 planar = v.xy;
		float almostATexel = 1.5 * texelSizeY;
		float almostOne = 1.0 - almostATexel;
		if ( absV.z >= almostOne ) {
			if ( v.z > 0.0 )
				planar.x = 4.0 - v.x;
		} else if ( absV.x >= almostOne ) {
			float signX = sign( v.x );
			planar.x = v.z * signX + 2.0 * signX;
		} else if ( absV.y >= almostOne ) {
			float signY = sign( v.y );
			planar.x = v.x + 2.0 * signY + 2.0;
			planar.y = v.z * signY - 2.0;
		}
		return vec2( 0.125, 0.25 ) * planar + vec2( 0.375, 0.75 );
	}
	float getPointShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		
		float lightToPositionLength = length( lightToPosition );
		if ( lightToPositionLength - shadowCameraFar <= 0.0 && lightToPositionLength - shadowCameraNear >= 0.0 ) {
			float dp = ( lightToPositionLength - shadowCameraNear ) / ( shadowCameraFar - shadowCameraNear );			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			vec2 texelSize = vec2( 1.0 ) / ( shadowMapSize * vec2( 4.0, 2.0 ) );
			#if defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_PCF_SOFT ) || defined( SHADOWMAP_TYPE_VSM )
				vec2 offset = vec2( - 1, 1 ) * shadowRadius * texelSize.y;
				shadow = (
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.xyy, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.yyy, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.xyx, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.yyx, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.xxy, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.yxy, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.xxx, texelSize.y ), dp ) +
					texture2DCompare( shadowMap, cubeToUV( bd3D + offset.yxx, texelSize.y ), dp )
				) * ( 1.0 / 9.0 );
			#else
				shadow = texture2DCompare( shadowMap, cubeToUV( bd3D, texelSize.y ), dp );
			#endif
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
#endif`,gm=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,_m=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	vec3 shadowWorldNormal = inverseTransformDirection( transformedNormal, viewMatrix );
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,vm=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,xm=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,Mm=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,Sm=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,ym=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,Em=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,bm=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,Tm=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,wm=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,Am=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = inverseTransformDirection( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseColor, material.specularColor, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,Rm=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,Cm=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Pm=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Dm=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,Lm=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`;const Im=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,Um=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Nm=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Fm=`#ifdef ENVMAP_TYPE_CUBE
	uniform samplerCube envMap;
#elif defined( ENVMAP_TYPE_CUBE_UV )
	uniform sampler2D envMap;
#endif
uniform float flipEnvMap;
uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <cube_uv_reflection_fragment>
void main() {
	#ifdef ENVMAP_TYPE_CUBE
		vec4 texColor = textureCube( envMap, backgroundRotation * vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) );
	#elif defined( ENVMAP_TYPE_CUBE_UV )
		vec4 texColor = textureCubeUV( envMap, backgroundRotation * vWorldDirection, backgroundBlurriness );
	#else
		vec4 texColor = vec4( 0.0, 0.0, 0.0, 1.0 );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Om=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,km=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Bm=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,zm=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,Hm=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,Gm=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main () {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = packDepthToRGBA( dist );
}`,Vm=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,Wm=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Xm=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,$m=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,Ym=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,jm=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,qm=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,Km=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <packing>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Zm=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,Jm=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Qm=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,eg=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <packing>
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( packNormalToRGB( normal ), diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,tg=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,ng=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <packing>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,ig=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,sg=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <packing>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <cube_uv_reflection_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
		float sheenEnergyComp = 1.0 - 0.157 * max3( material.sheenColor );
		outgoingLight = outgoingLight * sheenEnergyComp + sheenSpecularDirect + sheenSpecularIndirect;
	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,rg=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,og=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <packing>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,ag=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,lg=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,cg=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,ug=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <packing>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,hg=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,dg=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,He={alphahash_fragment:Uf,alphahash_pars_fragment:Nf,alphamap_fragment:Ff,alphamap_pars_fragment:Of,alphatest_fragment:kf,alphatest_pars_fragment:Bf,aomap_fragment:zf,aomap_pars_fragment:Hf,batching_pars_vertex:Gf,batching_vertex:Vf,begin_vertex:Wf,beginnormal_vertex:Xf,bsdfs:$f,iridescence_fragment:Yf,bumpmap_pars_fragment:jf,clipping_planes_fragment:qf,clipping_planes_pars_fragment:Kf,clipping_planes_pars_vertex:Zf,clipping_planes_vertex:Jf,color_fragment:Qf,color_pars_fragment:ep,color_pars_vertex:tp,color_vertex:np,common:ip,cube_uv_reflection_fragment:sp,defaultnormal_vertex:rp,displacementmap_pars_vertex:op,displacementmap_vertex:ap,emissivemap_fragment:lp,emissivemap_pars_fragment:cp,colorspace_fragment:up,colorspace_pars_fragment:hp,envmap_fragment:dp,envmap_common_pars_fragment:fp,envmap_pars_fragment:pp,envmap_pars_vertex:mp,envmap_physical_pars_fragment:wp,envmap_vertex:gp,fog_vertex:_p,fog_pars_vertex:vp,fog_fragment:xp,fog_pars_fragment:Mp,gradientmap_pars_fragment:Sp,lightmap_pars_fragment:yp,lights_lambert_fragment:Ep,lights_lambert_pars_fragment:bp,lights_pars_begin:Tp,lights_toon_fragment:Ap,lights_toon_pars_fragment:Rp,lights_phong_fragment:Cp,lights_phong_pars_fragment:Pp,lights_physical_fragment:Dp,lights_physical_pars_fragment:Lp,lights_fragment_begin:Ip,lights_fragment_maps:Up,lights_fragment_end:Np,logdepthbuf_fragment:Fp,logdepthbuf_pars_fragment:Op,logdepthbuf_pars_vertex:kp,logdepthbuf_vertex:Bp,map_fragment:zp,map_pars_fragment:Hp,map_particle_fragment:Gp,map_particle_pars_fragment:Vp,metalnessmap_fragment:Wp,metalnessmap_pars_fragment:Xp,morphinstance_vertex:$p,morphcolor_vertex:Yp,morphnormal_vertex:jp,morphtarget_pars_vertex:qp,morphtarget_vertex:Kp,normal_fragment_begin:Zp,normal_fragment_maps:Jp,normal_pars_fragment:Qp,normal_pars_vertex:em,normal_vertex:tm,normalmap_pars_fragment:nm,clearcoat_normal_fragment_begin:im,clearcoat_normal_fragment_maps:sm,clearcoat_pars_fragment:rm,iridescence_pars_fragment:om,opaque_fragment:am,packing:lm,premultiplied_alpha_fragment:cm,project_vertex:um,dithering_fragment:hm,dithering_pars_fragment:dm,roughnessmap_fragment:fm,roughnessmap_pars_fragment:pm,shadowmap_pars_fragment:mm,shadowmap_pars_vertex:gm,shadowmap_vertex:_m,shadowmask_pars_fragment:vm,skinbase_vertex:xm,skinning_pars_vertex:Mm,skinning_vertex:Sm,skinnormal_vertex:ym,specularmap_fragment:Em,specularmap_pars_fragment:bm,tonemapping_fragment:Tm,tonemapping_pars_fragment:wm,transmission_fragment:Am,transmission_pars_fragment:Rm,uv_pars_fragment:Cm,uv_pars_vertex:Pm,uv_vertex:Dm,worldpos_vertex:Lm,background_vert:Im,background_frag:Um,backgroundCube_vert:Nm,backgroundCube_frag:Fm,cube_vert:Om,cube_frag:km,depth_vert:Bm,depth_frag:zm,distanceRGBA_vert:Hm,distanceRGBA_frag:Gm,equirect_vert:Vm,equirect_frag:Wm,linedashed_vert:Xm,linedashed_frag:$m,meshbasic_vert:Ym,meshbasic_frag:jm,meshlambert_vert:qm,meshlambert_frag:Km,meshmatcap_vert:Zm,meshmatcap_frag:Jm,meshnormal_vert:Qm,meshnormal_frag:eg,meshphong_vert:tg,meshphong_frag:ng,meshphysical_vert:ig,meshphysical_frag:sg,meshtoon_vert:rg,meshtoon_frag:og,points_vert:ag,points_frag:lg,shadow_vert:cg,shadow_frag:ug,sprite_vert:hg,sprite_frag:dg},ae={common:{diffuse:{value:new De(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Be},alphaMap:{value:null},alphaMapTransform:{value:new Be},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Be}},envmap:{envMap:{value:null},envMapRotation:{value:new Be},flipEnvMap:{value:-1},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Be}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Be}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Be},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Be},normalScale:{value:new Ne(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Be},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Be}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Be}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Be}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new De(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMap:{value:[]},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotShadowMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMap:{value:[]},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null}},points:{diffuse:{value:new De(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Be},alphaTest:{value:0},uvTransform:{value:new Be}},sprite:{diffuse:{value:new De(16777215)},opacity:{value:1},center:{value:new Ne(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Be},alphaMap:{value:null},alphaMapTransform:{value:new Be},alphaTest:{value:0}}},ln={basic:{uniforms:At([ae.common,ae.specularmap,ae.envmap,ae.aomap,ae.lightmap,ae.fog]),vertexShader:He.meshbasic_vert,fragmentShader:He.meshbasic_frag},lambert:{uniforms:At([ae.common,ae.specularmap,ae.envmap,ae.aomap,ae.lightmap,ae.emissivemap,ae.bumpmap,ae.normalmap,ae.displacementmap,ae.fog,ae.lights,{emissive:{value:new De(0)}}]),vertexShader:He.meshlambert_vert,fragmentShader:He.meshlambert_frag},phong:{uniforms:At([ae.common,ae.specularmap,ae.envmap,ae.aomap,ae.lightmap,ae.emissivemap,ae.bumpmap,ae.normalmap,ae.displacementmap,ae.fog,ae.lights,{emissive:{value:new De(0)},specular:{value:new De(1118481)},shininess:{value:30}}]),vertexShader:He.meshphong_vert,fragmentShader:He.meshphong_frag},standard:{uniforms:At([ae.common,ae.envmap,ae.aomap,ae.lightmap,ae.emissivemap,ae.bumpmap,ae.normalmap,ae.displacementmap,ae.roughnessmap,ae.metalnessmap,ae.fog,ae.lights,{emissive:{value:new De(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:He.meshphysical_vert,fragmentShader:He.meshphysical_frag},toon:{uniforms:At([ae.common,ae.aomap,ae.lightmap,ae.emissivemap,ae.bumpmap,ae.normalmap,ae.displacementmap,ae.gradientmap,ae.fog,ae.lights,{emissive:{value:new De(0)}}]),vertexShader:He.meshtoon_vert,fragmentShader:He.meshtoon_frag},matcap:{uniforms:At([ae.common,ae.bumpmap,ae.normalmap,ae.displacementmap,ae.fog,{matcap:{value:null}}]),vertexShader:He.meshmatcap_vert,fragmentShader:He.meshmatcap_frag},points:{uniforms:At([ae.points,ae.fog]),vertexShader:He.points_vert,fragmentShader:He.points_frag},dashed:{uniforms:At([ae.common,ae.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:He.linedashed_vert,fragmentShader:He.linedashed_frag},depth:{uniforms:At([ae.common,ae.displacementmap]),vertexShader:He.depth_vert,fragmentShader:He.depth_frag},normal:{uniforms:At([ae.common,ae.bumpmap,ae.normalmap,ae.displacementmap,{opacity:{value:1}}]),vertexShader:He.meshnormal_vert,fragmentShader:He.meshnormal_frag},sprite:{uniforms:At([ae.sprite,ae.fog]),vertexShader:He.sprite_vert,fragmentShader:He.sprite_frag},background:{uniforms:{uvTransform:{value:new Be},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:He.background_vert,fragmentShader:He.background_frag},backgroundCube:{uniforms:{envMap:{value:null},flipEnvMap:{value:-1},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Be}},vertexShader:He.backgroundCube_vert,fragmentShader:He.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:He.cube_vert,fragmentShader:He.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:He.equirect_vert,fragmentShader:He.equirect_frag},distanceRGBA:{uniforms:At([ae.common,ae.displacementmap,{referencePosition:{value:new F},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:He.distanceRGBA_vert,fragmentShader:He.distanceRGBA_frag},shadow:{uniforms:At([ae.lights,ae.fog,{color:{value:new De(0)},opacity:{value:1}}]),vertexShader:He.shadow_vert,fragmentShader:He.shadow_frag}};ln.physical={uniforms:At([ln.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Be},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Be},clearcoatNormalScale:{value:new Ne(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Be},dispersion:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Be},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Be},sheen:{value:0},sheenColor:{value:new De(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Be},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Be},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Be},transmissionSamplerSize:{value:new Ne},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Be},attenuationDistance:{value:0},attenuationColor:{value:new De(0)},specularColor:{value:new De(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Be},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Be},anisotropyVector:{value:new Ne},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Be}}]),vertexShader:He.meshphysical_vert,fragmentShader:He.meshphysical_frag};const $s={r:0,b:0,g:0},qn=new Tn,fg=new ft;function pg(n,e,t,i,s,r,o){const a=new De(0);let l=r===!0?0:1,c,u,h=null,d=0,f=null;function g(b){let M=b.isScene===!0?b.background:null;return M&&M.isTexture&&(M=(b.backgroundBlurriness>0?t:e).get(M)),M}function x(b){let M=!1;const I=g(b);I===null?p(a,l):I&&I.isColor&&(p(I,1),M=!0);const L=n.xr.getEnvironmentBlendMode();L==="additive"?i.buffers.color.setClear(0,0,0,1,o):L==="alpha-blend"&&i.buffers.color.setClear(0,0,0,0,o),(n.autoClear||M)&&(i.buffers.depth.setTest(!0),i.buffers.depth.setMask(!0),i.buffers.color.setMask(!0),n.clear(n.autoClearColor,n.autoClearDepth,n.autoClearStencil))}function m(b,M){const I=g(M);I&&(I.isCubeTexture||I.mapping===dr)?(u===void 0&&(u=new bt(new Gn(1,1,1),new Ct({name:"BackgroundCubeMaterial",uniforms:ki(ln.backgroundCube.uniforms),vertexShader:ln.backgroundCube.vertexShader,fragmentShader:ln.backgroundCube.fragmentShader,side:Ut,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),u.geometry.deleteAttribute("normal"),u.geometry.deleteAttribute("uv"),u.onBeforeRender=function(L,P,k){this.matrixWorld.copyPosition(k.matrixWorld)},Object.defineProperty(u.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),s.update(u)),qn.copy(M.backgroundRotation),qn.x*=-1,qn.y*=-1,qn.z*=-1,I.isCubeTexture&&I.isRenderTargetTexture===!1&&(qn.y*=-1,qn.z*=-1),u.material.uniforms.envMap.value=I,u.material.uniforms.flipEnvMap.value=I.isCubeTexture&&I.isRenderTargetTexture===!1?-1:1,u.material.uniforms.backgroundBlurriness.value=M.backgroundBlurriness,u.material.uniforms.backgroundIntensity.value=M.backgroundIntensity,u.material.uniforms.backgroundRotation.value.setFromMatrix4(fg.makeRotationFromEuler(qn)),u.material.toneMapped=$e.getTransfer(I.colorSpace)!==Ze,(h!==I||d!==I.version||f!==n.toneMapping)&&(u.material.needsUpdate=!0,h=I,d=I.version,f=n.toneMapping),u.layers.enableAll(),b.unshift(u,u.geometry,u.material,0,0,null)):I&&I.isTexture&&(c===void 0&&(c=new bt(new xs(2,2),new Ct({name:"BackgroundMaterial",uniforms:ki(ln.background.uniforms),vertexShader:ln.background.vertexShader,fragmentShader:ln.background.fragmentShader,side:Hn,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),Object.defineProperty(c.material,"map",{get:function(){return this.uniforms.t2D.value}}),s.update(c)),c.material.uniforms.t2D.value=I,c.material.uniforms.backgroundIntensity.value=M.backgroundIntensity,c.material.toneMapped=$e.getTransfer(I.colorSpace)!==Ze,I.matrixAutoUpdate===!0&&I.updateMatrix(),c.material.uniforms.uvTransform.value.copy(I.matrix),(h!==I||d!==I.version||f!==n.toneMapping)&&(c.material.needsUpdate=!0,h=I,d=I.version,f=n.toneMapping),c.layers.enableAll(),b.unshift(c,c.geometry,c.material,0,0,null))}function p(b,M){b.getRGB($s,Nc(n)),i.buffers.color.setClear($s.r,$s.g,$s.b,M,o)}function A(){u!==void 0&&(u.geometry.dispose(),u.material.dispose(),u=void 0),c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0)}return{getClearColor:function(){return a},setClearColor:function(b,M=1){a.set(b),l=M,p(a,l)},getClearAlpha:function(){return l},setClearAlpha:function(b){l=b,p(a,l)},render:x,addToRenderList:m,dispose:A}}function mg(n,e){const t=n.getParameter(n.MAX_VERTEX_ATTRIBS),i={},s=d(null);let r=s,o=!1;function a(S,D,H,W,K){let $=!1;const j=h(W,H,D);r!==j&&(r=j,c(r.object)),$=f(S,W,H,K),$&&g(S,W,H,K),K!==null&&e.update(K,n.ELEMENT_ARRAY_BUFFER),($||o)&&(o=!1,M(S,D,H,W),K!==null&&n.bindBuffer(n.ELEMENT_ARRAY_BUFFER,e.get(K).buffer))}function l(){return n.createVertexArray()}function c(S){return n.bindVertexArray(S)}function u(S){return n.deleteVertexArray(S)}function h(S,D,H){const W=H.wireframe===!0;let K=i[S.id];K===void 0&&(K={},i[S.id]=K);let $=K[D.id];$===void 0&&($={},K[D.id]=$);let j=$[W];return j===void 0&&(j=d(l()),$[W]=j),j}function d(S){const D=[],H=[],W=[];for(let K=0;K<t;K++)D[K]=0,H[K]=0,W[K]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:D,enabledAttributes:H,attributeDivisors:W,object:S,attributes:{},index:null}}function f(S,D,H,W){const K=r.attributes,$=D.attributes;let j=0;const J=H.getAttributes();for(const G in J)if(J[G].location>=0){const de=K[G];let we=$[G];if(we===void 0&&(G==="instanceMatrix"&&S.instanceMatrix&&(we=S.instanceMatrix),G==="instanceColor"&&S.instanceColor&&(we=S.instanceColor)),de===void 0||de.attribute!==we||we&&de.data!==we.data)return!0;j++}return r.attributesNum!==j||r.index!==W}function g(S,D,H,W){const K={},$=D.attributes;let j=0;const J=H.getAttributes();for(const G in J)if(J[G].location>=0){let de=$[G];de===void 0&&(G==="instanceMatrix"&&S.instanceMatrix&&(de=S.instanceMatrix),G==="instanceColor"&&S.instanceColor&&(de=S.instanceColor));const we={};we.attribute=de,de&&de.data&&(we.data=de.data),K[G]=we,j++}r.attributes=K,r.attributesNum=j,r.index=W}function x(){const S=r.newAttributes;for(let D=0,H=S.length;D<H;D++)S[D]=0}function m(S){p(S,0)}function p(S,D){const H=r.newAttributes,W=r.enabledAttributes,K=r.attributeDivisors;H[S]=1,W[S]===0&&(n.enableVertexAttribArray(S),W[S]=1),K[S]!==D&&(n.vertexAttribDivisor(S,D),K[S]=D)}function A(){const S=r.newAttributes,D=r.enabledAttributes;for(let H=0,W=D.length;H<W;H++)D[H]!==S[H]&&(n.disableVertexAttribArray(H),D[H]=0)}function b(S,D,H,W,K,$,j){j===!0?n.vertexAttribIPointer(S,D,H,K,$):n.vertexAttribPointer(S,D,H,W,K,$)}function M(S,D,H,W){x();const K=W.attributes,$=H.getAttributes(),j=D.defaultAttributeValues;for(const J in $){const G=$[J];if(G.location>=0){let le=K[J];if(le===void 0&&(J==="instanceMatrix"&&S.instanceMatrix&&(le=S.instanceMatrix),J==="instanceColor"&&S.instanceColor&&(le=S.instanceColor)),le!==void 0){const de=le.normalized,we=le.itemSize,Ve=e.get(le);if(Ve===void 0)continue;const tt=Ve.buffer,st=Ve.type,je=Ve.bytesPerElement,Y=st===n.INT||st===n.UNSIGNED_INT||le.gpuType===aa;if(le.isInterleavedBufferAttribute){const Q=le.data,me=Q.stride,Ue=le.offset;if(Q.isInstancedInterleavedBuffer){for(let Te=0;Te<G.locationSize;Te++)p(G.location+Te,Q.meshPerAttribute);S.isInstancedMesh!==!0&&W._maxInstanceCount===void 0&&(W._maxInstanceCount=Q.meshPerAttribute*Q.count)}else for(let Te=0;Te<G.locationSize;Te++)m(G.location+Te);n.bindBuffer(n.ARRAY_BUFFER,tt);for(let Te=0;Te<G.locationSize;Te++)b(G.location+Te,we/G.locationSize,st,de,me*je,(Ue+we/G.locationSize*Te)*je,Y)}else{if(le.isInstancedBufferAttribute){for(let Q=0;Q<G.locationSize;Q++)p(G.location+Q,le.meshPerAttribute);S.isInstancedMesh!==!0&&W._maxInstanceCount===void 0&&(W._maxInstanceCount=le.meshPerAttribute*le.count)}else for(let Q=0;Q<G.locationSize;Q++)m(G.location+Q);n.bindBuffer(n.ARRAY_BUFFER,tt);for(let Q=0;Q<G.locationSize;Q++)b(G.location+Q,we/G.locationSize,st,de,we*je,we/G.locationSize*Q*je,Y)}}else if(j!==void 0){const de=j[J];if(de!==void 0)switch(de.length){case 2:n.vertexAttrib2fv(G.location,de);break;case 3:n.vertexAttrib3fv(G.location,de);break;case 4:n.vertexAttrib4fv(G.location,de);break;default:n.vertexAttrib1fv(G.location,de)}}}}A()}function I(){k();for(const S in i){const D=i[S];for(const H in D){const W=D[H];for(const K in W)u(W[K].object),delete W[K];delete D[H]}delete i[S]}}function L(S){if(i[S.id]===void 0)return;const D=i[S.id];for(const H in D){const W=D[H];for(const K in W)u(W[K].object),delete W[K];delete D[H]}delete i[S.id]}function P(S){for(const D in i){const H=i[D];if(H[S.id]===void 0)continue;const W=H[S.id];for(const K in W)u(W[K].object),delete W[K];delete H[S.id]}}function k(){y(),o=!0,r!==s&&(r=s,c(r.object))}function y(){s.geometry=null,s.program=null,s.wireframe=!1}return{setup:a,reset:k,resetDefaultState:y,dispose:I,releaseStatesOfGeometry:L,releaseStatesOfProgram:P,initAttributes:x,enableAttribute:m,disableUnusedAttributes:A}}function gg(n,e,t){let i;function s(c){i=c}function r(c,u){n.drawArrays(i,c,u),t.update(u,i,1)}function o(c,u,h){h!==0&&(n.drawArraysInstanced(i,c,u,h),t.update(u,i,h))}function a(c,u,h){if(h===0)return;e.get("WEBGL_multi_draw").multiDrawArraysWEBGL(i,c,0,u,0,h);let f=0;for(let g=0;g<h;g++)f+=u[g];t.update(f,i,1)}function l(c,u,h,d){if(h===0)return;const f=e.get("WEBGL_multi_draw");if(f===null)for(let g=0;g<c.length;g++)o(c[g],u[g],d[g]);else{f.multiDrawArraysInstancedWEBGL(i,c,0,u,0,d,0,h);let g=0;for(let x=0;x<h;x++)g+=u[x]*d[x];t.update(g,i,1)}}this.setMode=s,this.render=r,this.renderInstances=o,this.renderMultiDraw=a,this.renderMultiDrawInstances=l}function _g(n,e,t,i){let s;function r(){if(s!==void 0)return s;if(e.has("EXT_texture_filter_anisotropic")===!0){const P=e.get("EXT_texture_filter_anisotropic");s=n.getParameter(P.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else s=0;return s}function o(P){return!(P!==zt&&i.convert(P)!==n.getParameter(n.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(P){const k=P===gs&&(e.has("EXT_color_buffer_half_float")||e.has("EXT_color_buffer_float"));return!(P!==Jt&&i.convert(P)!==n.getParameter(n.IMPLEMENTATION_COLOR_READ_TYPE)&&P!==Sn&&!k)}function l(P){if(P==="highp"){if(n.getShaderPrecisionFormat(n.VERTEX_SHADER,n.HIGH_FLOAT).precision>0&&n.getShaderPrecisionFormat(n.FRAGMENT_SHADER,n.HIGH_FLOAT).precision>0)return"highp";P="mediump"}return P==="mediump"&&n.getShaderPrecisionFormat(n.VERTEX_SHADER,n.MEDIUM_FLOAT).precision>0&&n.getShaderPrecisionFormat(n.FRAGMENT_SHADER,n.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=t.precision!==void 0?t.precision:"highp";const u=l(c);u!==c&&(console.warn("THREE.WebGLRenderer:",c,"not supported, using",u,"instead."),c=u);const h=t.logarithmicDepthBuffer===!0,d=t.reversedDepthBuffer===!0&&e.has("EXT_clip_control"),f=n.getParameter(n.MAX_TEXTURE_IMAGE_UNITS),g=n.getParameter(n.MAX_VERTEX_TEXTURE_IMAGE_UNITS),x=n.getParameter(n.MAX_TEXTURE_SIZE),m=n.getParameter(n.MAX_CUBE_MAP_TEXTURE_SIZE),p=n.getParameter(n.MAX_VERTEX_ATTRIBS),A=n.getParameter(n.MAX_VERTEX_UNIFORM_VECTORS),b=n.getParameter(n.MAX_VARYING_VECTORS),M=n.getParameter(n.MAX_FRAGMENT_UNIFORM_VECTORS),I=g>0,L=n.getParameter(n.MAX_SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:l,textureFormatReadable:o,textureTypeReadable:a,precision:c,logarithmicDepthBuffer:h,reversedDepthBuffer:d,maxTextures:f,maxVertexTextures:g,maxTextureSize:x,maxCubemapSize:m,maxAttributes:p,maxVertexUniforms:A,maxVaryings:b,maxFragmentUniforms:M,vertexTextures:I,maxSamples:L}}function vg(n){const e=this;let t=null,i=0,s=!1,r=!1;const o=new Mn,a=new Be,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(h,d){const f=h.length!==0||d||i!==0||s;return s=d,i=h.length,f},this.beginShadows=function(){r=!0,u(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(h,d){t=u(h,d,0)},this.setState=function(h,d,f){const g=h.clippingPlanes,x=h.clipIntersection,m=h.clipShadows,p=n.get(h);if(!s||g===null||g.length===0||r&&!m)r?u(null):c();else{const A=r?0:i,b=A*4;let M=p.clippingState||null;l.value=M,M=u(g,d,b,f);for(let I=0;I!==b;++I)M[I]=t[I];p.clippingState=M,this.numIntersection=x?this.numPlanes:0,this.numPlanes+=A}};function c(){l.value!==t&&(l.value=t,l.needsUpdate=i>0),e.numPlanes=i,e.numIntersection=0}function u(h,d,f,g){const x=h!==null?h.length:0;let m=null;if(x!==0){if(m=l.value,g!==!0||m===null){const p=f+x*4,A=d.matrixWorldInverse;a.getNormalMatrix(A),(m===null||m.length<p)&&(m=new Float32Array(p));for(let b=0,M=f;b!==x;++b,M+=4)o.copy(h[b]).applyMatrix4(A,a),o.normal.toArray(m,M),m[M+3]=o.constant}l.value=m,l.needsUpdate=!0}return e.numPlanes=x,e.numIntersection=0,m}}function xg(n){let e=new WeakMap;function t(o,a){return a===po?o.mapping=Fi:a===mo&&(o.mapping=Oi),o}function i(o){if(o&&o.isTexture){const a=o.mapping;if(a===po||a===mo)if(e.has(o)){const l=e.get(o).texture;return t(l,o.mapping)}else{const l=o.image;if(l&&l.height>0){const c=new Qd(l.height);return c.fromEquirectangularTexture(n,o),e.set(o,c),o.addEventListener("dispose",s),t(c.texture,o.mapping)}else return null}}return o}function s(o){const a=o.target;a.removeEventListener("dispose",s);const l=e.get(a);l!==void 0&&(e.delete(a),l.dispose())}function r(){e=new WeakMap}return{get:i,dispose:r}}const Pi=4,_l=[.125,.215,.35,.446,.526,.582],Qn=20,Wr=new Rf,vl=new De;let Xr=null,$r=0,Yr=0,jr=!1;const Zn=(1+Math.sqrt(5))/2,Ti=1/Zn,xl=[new F(-Zn,Ti,0),new F(Zn,Ti,0),new F(-Ti,0,Zn),new F(Ti,0,Zn),new F(0,Zn,-Ti),new F(0,Zn,Ti),new F(-1,1,-1),new F(1,1,-1),new F(-1,1,1),new F(1,1,1)],Mg=new F;class Ml{constructor(e){this._renderer=e,this._pingPongRenderTarget=null,this._lodMax=0,this._cubeSize=0,this._lodPlanes=[],this._sizeLods=[],this._sigmas=[],this._blurMaterial=null,this._cubemapMaterial=null,this._equirectMaterial=null,this._compileMaterial(this._blurMaterial)}fromScene(e,t=0,i=.1,s=100,r={}){const{size:o=256,position:a=Mg}=r;Xr=this._renderer.getRenderTarget(),$r=this._renderer.getActiveCubeFace(),Yr=this._renderer.getActiveMipmapLevel(),jr=this._renderer.xr.enabled,this._renderer.xr.enabled=!1,this._setSize(o);const l=this._allocateTargets();return l.depthBuffer=!0,this._sceneToCubeUV(e,i,s,l,a),t>0&&this._blur(l,0,0,t),this._applyPMREM(l),this._cleanup(l),l}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=El(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=yl(),this._compileMaterial(this._equirectMaterial))}dispose(){this._dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose()}_setSize(e){this._lodMax=Math.floor(Math.log2(e)),this._cubeSize=Math.pow(2,this._lodMax)}_dispose(){this._blurMaterial!==null&&this._blurMaterial.dispose(),this._pingPongRenderTarget!==null&&this._pingPongRenderTarget.dispose();for(let e=0;e<this._lodPlanes.length;e++)this._lodPlanes[e].dispose()}_cleanup(e){this._renderer.setRenderTarget(Xr,$r,Yr),this._renderer.xr.enabled=jr,e.scissorTest=!1,Ys(e,0,0,e.width,e.height)}_fromTexture(e,t){e.mapping===Fi||e.mapping===Oi?this._setSize(e.image.length===0?16:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4),Xr=this._renderer.getRenderTarget(),$r=this._renderer.getActiveCubeFace(),Yr=this._renderer.getActiveMipmapLevel(),jr=this._renderer.xr.enabled,this._renderer.xr.enabled=!1;const i=t||this._allocateTargets();return this._textureToCubeUV(e,i),this._applyPMREM(i),this._cleanup(i),i}_allocateTargets(){const e=3*Math.max(this._cubeSize,112),t=4*this._cubeSize,i={magFilter:cn,minFilter:cn,generateMipmaps:!1,type:gs,format:zt,colorSpace:si,depthBuffer:!1},s=Sl(e,t,i);if(this._pingPongRenderTarget===null||this._pingPongRenderTarget.width!==e||this._pingPongRenderTarget.height!==t){this._pingPongRenderTarget!==null&&this._dispose(),this._pingPongRenderTarget=Sl(e,t,i);const{_lodMax:r}=this;({sizeLods:this._sizeLods,lodPlanes:this._lodPlanes,sigmas:this._sigmas}=Sg(r)),this._blurMaterial=yg(r,e,t)}return s}_compileMaterial(e){const t=new bt(this._lodPlanes[0],e);this._renderer.compile(t,Wr)}_sceneToCubeUV(e,t,i,s,r){const l=new Yt(90,1,t,i),c=[1,-1,1,1,1,1],u=[1,1,1,-1,-1,-1],h=this._renderer,d=h.autoClear,f=h.toneMapping;h.getClearColor(vl),h.toneMapping=On,h.autoClear=!1,h.state.buffers.depth.getReversed()&&(h.setRenderTarget(s),h.clearDepth(),h.setRenderTarget(null));const x=new Lc({name:"PMREM.Background",side:Ut,depthWrite:!1,depthTest:!1}),m=new bt(new Gn,x);let p=!1;const A=e.background;A?A.isColor&&(x.color.copy(A),e.background=null,p=!0):(x.color.copy(vl),p=!0);for(let b=0;b<6;b++){const M=b%3;M===0?(l.up.set(0,c[b],0),l.position.set(r.x,r.y,r.z),l.lookAt(r.x+u[b],r.y,r.z)):M===1?(l.up.set(0,0,c[b]),l.position.set(r.x,r.y,r.z),l.lookAt(r.x,r.y+u[b],r.z)):(l.up.set(0,c[b],0),l.position.set(r.x,r.y,r.z),l.lookAt(r.x,r.y,r.z+u[b]));const I=this._cubeSize;Ys(s,M*I,b>2?I:0,I,I),h.setRenderTarget(s),p&&h.render(m,l),h.render(e,l)}m.geometry.dispose(),m.material.dispose(),h.toneMapping=f,h.autoClear=d,e.background=A}_textureToCubeUV(e,t){const i=this._renderer,s=e.mapping===Fi||e.mapping===Oi;s?(this._cubemapMaterial===null&&(this._cubemapMaterial=El()),this._cubemapMaterial.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):this._equirectMaterial===null&&(this._equirectMaterial=yl());const r=s?this._cubemapMaterial:this._equirectMaterial,o=new bt(this._lodPlanes[0],r),a=r.uniforms;a.envMap.value=e;const l=this._cubeSize;Ys(t,0,0,3*l,2*l),i.setRenderTarget(t),i.render(o,Wr)}_applyPMREM(e){const t=this._renderer,i=t.autoClear;t.autoClear=!1;const s=this._lodPlanes.length;for(let r=1;r<s;r++){const o=Math.sqrt(this._sigmas[r]*this._sigmas[r]-this._sigmas[r-1]*this._sigmas[r-1]),a=xl[(s-r-1)%xl.length];this._blur(e,r-1,r,o,a)}t.autoClear=i}_blur(e,t,i,s,r){const o=this._pingPongRenderTarget;this._halfBlur(e,o,t,i,s,"latitudinal",r),this._halfBlur(o,e,i,i,s,"longitudinal",r)}_halfBlur(e,t,i,s,r,o,a){const l=this._renderer,c=this._blurMaterial;o!=="latitudinal"&&o!=="longitudinal"&&console.error("blur direction must be either latitudinal or longitudinal!");const u=3,h=new bt(this._lodPlanes[s],c),d=c.uniforms,f=this._sizeLods[i]-1,g=isFinite(r)?Math.PI/(2*f):2*Math.PI/(2*Qn-1),x=r/g,m=isFinite(r)?1+Math.floor(u*x):Qn;m>Qn&&console.warn(`sigmaRadians, ${r}, is too large and will clip, as it requested ${m} samples when the maximum is set to ${Qn}`);const p=[];let A=0;for(let P=0;P<Qn;++P){const k=P/x,y=Math.exp(-k*k/2);p.push(y),P===0?A+=y:P<m&&(A+=2*y)}for(let P=0;P<p.length;P++)p[P]=p[P]/A;d.envMap.value=e.texture,d.samples.value=m,d.weights.value=p,d.latitudinal.value=o==="latitudinal",a&&(d.poleAxis.value=a);const{_lodMax:b}=this;d.dTheta.value=g,d.mipInt.value=b-i;const M=this._sizeLods[s],I=3*M*(s>b-Pi?s-b+Pi:0),L=4*(this._cubeSize-M);Ys(t,I,L,3*M,2*M),l.setRenderTarget(t),l.render(h,Wr)}}function Sg(n){const e=[],t=[],i=[];let s=n;const r=n-Pi+1+_l.length;for(let o=0;o<r;o++){const a=Math.pow(2,s);t.push(a);let l=1/a;o>n-Pi?l=_l[o-n+Pi-1]:o===0&&(l=0),i.push(l);const c=1/(a-2),u=-c,h=1+c,d=[u,u,h,u,h,h,u,u,h,h,u,h],f=6,g=6,x=3,m=2,p=1,A=new Float32Array(x*g*f),b=new Float32Array(m*g*f),M=new Float32Array(p*g*f);for(let L=0;L<f;L++){const P=L%3*2/3-1,k=L>2?0:-1,y=[P,k,0,P+2/3,k,0,P+2/3,k+1,0,P,k,0,P+2/3,k+1,0,P,k+1,0];A.set(y,x*g*L),b.set(d,m*g*L);const S=[L,L,L,L,L,L];M.set(S,p*g*L)}const I=new Mt;I.setAttribute("position",new sn(A,x)),I.setAttribute("uv",new sn(b,m)),I.setAttribute("faceIndex",new sn(M,p)),e.push(I),s>Pi&&s--}return{lodPlanes:e,sizeLods:t,sigmas:i}}function Sl(n,e,t){const i=new oi(n,e,t);return i.texture.mapping=dr,i.texture.name="PMREM.cubeUv",i.scissorTest=!0,i}function Ys(n,e,t,i,s){n.viewport.set(e,t,i,s),n.scissor.set(e,t,i,s)}function yg(n,e,t){const i=new Float32Array(Qn),s=new F(0,1,0);return new Ct({name:"SphericalGaussianBlur",defines:{n:Qn,CUBEUV_TEXEL_WIDTH:1/e,CUBEUV_TEXEL_HEIGHT:1/t,CUBEUV_MAX_MIP:`${n}.0`},uniforms:{envMap:{value:null},samples:{value:1},weights:{value:i},latitudinal:{value:!1},dTheta:{value:0},mipInt:{value:0},poleAxis:{value:s}},vertexShader:va(),fragmentShader:`

			precision mediump float;
			precision mediump int;

			varying vec3 vOutputDirection;

			uniform sampler2D envMap;
			uniform int samples;
			uniform float weights[ n ];
			uniform bool latitudinal;
			uniform float dTheta;
			uniform float mipInt;
			uniform vec3 poleAxis;

			#define ENVMAP_TYPE_CUBE_UV
			#include <cube_uv_reflection_fragment>

			vec3 getSample( float theta, vec3 axis ) {

				float cosTheta = cos( theta );
				// Rodrigues' axis-angle rotation
				vec3 sampleDirection = vOutputDirection * cosTheta
					+ cross( axis, vOutputDirection ) * sin( theta )
					+ axis * dot( axis, vOutputDirection ) * ( 1.0 - cosTheta );

				return bilinearCubeUV( envMap, sampleDirection, mipInt );

			}

			void main() {

				vec3 axis = latitudinal ? poleAxis : cross( poleAxis, vOutputDirection );

				if ( all( equal( axis, vec3( 0.0 ) ) ) ) {

					axis = vec3( vOutputDirection.z, 0.0, - vOutputDirection.x );

				}

				axis = normalize( axis );

				gl_FragColor = vec4( 0.0, 0.0, 0.0, 1.0 );
				gl_FragColor.rgb += weights[ 0 ] * getSample( 0.0, axis );

				for ( int i = 1; i < n; i++ ) {

					if ( i >= samples ) {

						break;

					}

					float theta = dTheta * float( i );
					gl_FragColor.rgb += weights[ i ] * getSample( -1.0 * theta, axis );
					gl_FragColor.rgb += weights[ i ] * getSample( theta, axis );

				}

			}
		`,blending:Fn,depthTest:!1,depthWrite:!1})}function yl(){return new Ct({name:"EquirectangularToCubeUV",uniforms:{envMap:{value:null}},vertexShader:va(),fragmentShader:`

			precision mediump float;
			precision mediump int;

			varying vec3 vOutputDirection;

			uniform sampler2D envMap;

			#include <common>

			void main() {

				vec3 outputDirection = normalize( vOutputDirection );
				vec2 uv = equirectUv( outputDirection );

				gl_FragColor = vec4( texture2D ( envMap, uv ).rgb, 1.0 );

			}
		`,blending:Fn,depthTest:!1,depthWrite:!1})}function El(){return new Ct({name:"CubemapToCubeUV",uniforms:{envMap:{value:null},flipEnvMap:{value:-1}},vertexShader:va(),fragmentShader:`

			precision mediump float;
			precision mediump int;

			uniform float flipEnvMap;

			varying vec3 vOutputDirection;

			uniform samplerCube envMap;

			void main() {

				gl_FragColor = textureCube( envMap, vec3( flipEnvMap * vOutputDirection.x, vOutputDirection.yz ) );

			}
		`,blending:Fn,depthTest:!1,depthWrite:!1})}function va(){return`

		precision mediump float;
		precision mediump int;

		attribute float faceIndex;

		varying vec3 vOutputDirection;

		// RH coordinate system; PMREM face-indexing convention
		vec3 getDirection( vec2 uv, float face ) {

			uv = 2.0 * uv - 1.0;

			vec3 direction = vec3( uv, 1.0 );

			if ( face == 0.0 ) {

				direction = direction.zyx; // ( 1, v, u ) pos x

			} else if ( face == 1.0 ) {

				direction = direction.xzy;
				direction.xz *= -1.0; // ( -u, 1, -v ) pos y

			} else if ( face == 2.0 ) {

				direction.x *= -1.0; // ( -u, v, 1 ) pos z

			} else if ( face == 3.0 ) {

				direction = direction.zyx;
				direction.xz *= -1.0; // ( -1, v, -u ) neg x

			} else if ( face == 4.0 ) {

				direction = direction.xzy;
				direction.xy *= -1.0; // ( -u, -1, v ) neg y

			} else if ( face == 5.0 ) {

				direction.z *= -1.0; // ( u, v, -1 ) neg z

			}

			return direction;

		}

		void main() {

			vOutputDirection = getDirection( uv, faceIndex );
			gl_Position = vec4( position, 1.0 );

		}
	`}function Eg(n){let e=new WeakMap,t=null;function i(a){if(a&&a.isTexture){const l=a.mapping,c=l===po||l===mo,u=l===Fi||l===Oi;if(c||u){let h=e.get(a);const d=h!==void 0?h.texture.pmremVersion:0;if(a.isRenderTargetTexture&&a.pmremVersion!==d)return t===null&&(t=new Ml(n)),h=c?t.fromEquirectangular(a,h):t.fromCubemap(a,h),h.texture.pmremVersion=a.pmremVersion,e.set(a,h),h.texture;if(h!==void 0)return h.texture;{const f=a.image;return c&&f&&f.height>0||u&&f&&s(f)?(t===null&&(t=new Ml(n)),h=c?t.fromEquirectangular(a):t.fromCubemap(a),h.texture.pmremVersion=a.pmremVersion,e.set(a,h),a.addEventListener("dispose",r),h.texture):null}}}return a}function s(a){let l=0;const c=6;for(let u=0;u<c;u++)a[u]!==void 0&&l++;return l===c}function r(a){const l=a.target;l.removeEventListener("dispose",r);const c=e.get(l);c!==void 0&&(e.delete(l),c.dispose())}function o(){e=new WeakMap,t!==null&&(t.dispose(),t=null)}return{get:i,dispose:o}}function bg(n){const e={};function t(i){if(e[i]!==void 0)return e[i];let s;switch(i){case"WEBGL_depth_texture":s=n.getExtension("WEBGL_depth_texture")||n.getExtension("MOZ_WEBGL_depth_texture")||n.getExtension("WEBKIT_WEBGL_depth_texture");break;case"EXT_texture_filter_anisotropic":s=n.getExtension("EXT_texture_filter_anisotropic")||n.getExtension("MOZ_EXT_texture_filter_anisotropic")||n.getExtension("WEBKIT_EXT_texture_filter_anisotropic");break;case"WEBGL_compressed_texture_s3tc":s=n.getExtension("WEBGL_compressed_texture_s3tc")||n.getExtension("MOZ_WEBGL_compressed_texture_s3tc")||n.getExtension("WEBKIT_WEBGL_compressed_texture_s3tc");break;case"WEBGL_compressed_texture_pvrtc":s=n.getExtension("WEBGL_compressed_texture_pvrtc")||n.getExtension("WEBKIT_WEBGL_compressed_texture_pvrtc");break;default:s=n.getExtension(i)}return e[i]=s,s}return{has:function(i){return t(i)!==null},init:function(){t("EXT_color_buffer_float"),t("WEBGL_clip_cull_distance"),t("OES_texture_float_linear"),t("EXT_color_buffer_half_float"),t("WEBGL_multisampled_render_to_texture"),t("WEBGL_render_shared_exponent")},get:function(i){const s=t(i);return s===null&&hs("THREE.WebGLRenderer: "+i+" extension not supported."),s}}}function Tg(n,e,t,i){const s={},r=new WeakMap;function o(h){const d=h.target;d.index!==null&&e.remove(d.index);for(const g in d.attributes)e.remove(d.attributes[g]);d.removeEventListener("dispose",o),delete s[d.id];const f=r.get(d);f&&(e.remove(f),r.delete(d)),i.releaseStatesOfGeometry(d),d.isInstancedBufferGeometry===!0&&delete d._maxInstanceCount,t.memory.geometries--}function a(h,d){return s[d.id]===!0||(d.addEventListener("dispose",o),s[d.id]=!0,t.memory.geometries++),d}function l(h){const d=h.attributes;for(const f in d)e.update(d[f],n.ARRAY_BUFFER)}function c(h){const d=[],f=h.index,g=h.attributes.position;let x=0;if(f!==null){const A=f.array;x=f.version;for(let b=0,M=A.length;b<M;b+=3){const I=A[b+0],L=A[b+1],P=A[b+2];d.push(I,L,L,P,P,I)}}else if(g!==void 0){const A=g.array;x=g.version;for(let b=0,M=A.length/3-1;b<M;b+=3){const I=b+0,L=b+1,P=b+2;d.push(I,L,L,P,P,I)}}else return;const m=new(Cc(d)?Uc:Ic)(d,1);m.version=x;const p=r.get(h);p&&e.remove(p),r.set(h,m)}function u(h){const d=r.get(h);if(d){const f=h.index;f!==null&&d.version<f.version&&c(h)}else c(h);return r.get(h)}return{get:a,update:l,getWireframeAttribute:u}}function wg(n,e,t){let i;function s(d){i=d}let r,o;function a(d){r=d.type,o=d.bytesPerElement}function l(d,f){n.drawElements(i,f,r,d*o),t.update(f,i,1)}function c(d,f,g){g!==0&&(n.drawElementsInstanced(i,f,r,d*o,g),t.update(f,i,g))}function u(d,f,g){if(g===0)return;e.get("WEBGL_multi_draw").multiDrawElementsWEBGL(i,f,0,r,d,0,g);let m=0;for(let p=0;p<g;p++)m+=f[p];t.update(m,i,1)}function h(d,f,g,x){if(g===0)return;const m=e.get("WEBGL_multi_draw");if(m===null)for(let p=0;p<d.length;p++)c(d[p]/o,f[p],x[p]);else{m.multiDrawElementsInstancedWEBGL(i,f,0,r,d,0,x,0,g);let p=0;for(let A=0;A<g;A++)p+=f[A]*x[A];t.update(p,i,1)}}this.setMode=s,this.setIndex=a,this.render=l,this.renderInstances=c,this.renderMultiDraw=u,this.renderMultiDrawInstances=h}function Ag(n){const e={geometries:0,textures:0},t={frame:0,calls:0,triangles:0,points:0,lines:0};function i(r,o,a){switch(t.calls++,o){case n.TRIANGLES:t.triangles+=a*(r/3);break;case n.LINES:t.lines+=a*(r/2);break;case n.LINE_STRIP:t.lines+=a*(r-1);break;case n.LINE_LOOP:t.lines+=a*r;break;case n.POINTS:t.points+=a*r;break;default:console.error("THREE.WebGLInfo: Unknown draw mode:",o);break}}function s(){t.calls=0,t.triangles=0,t.points=0,t.lines=0}return{memory:e,render:t,programs:null,autoReset:!0,reset:s,update:i}}function Rg(n,e,t){const i=new WeakMap,s=new dt;function r(o,a,l){const c=o.morphTargetInfluences,u=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,h=u!==void 0?u.length:0;let d=i.get(a);if(d===void 0||d.count!==h){let S=function(){k.dispose(),i.delete(a),a.removeEventListener("dispose",S)};var f=S;d!==void 0&&d.texture.dispose();const g=a.morphAttributes.position!==void 0,x=a.morphAttributes.normal!==void 0,m=a.morphAttributes.color!==void 0,p=a.morphAttributes.position||[],A=a.morphAttributes.normal||[],b=a.morphAttributes.color||[];let M=0;g===!0&&(M=1),x===!0&&(M=2),m===!0&&(M=3);let I=a.attributes.position.count*M,L=1;I>e.maxTextureSize&&(L=Math.ceil(I/e.maxTextureSize),I=e.maxTextureSize);const P=new Float32Array(I*L*4*h),k=new Pc(P,I,L,h);k.type=Sn,k.needsUpdate=!0;const y=M*4;for(let D=0;D<h;D++){const H=p[D],W=A[D],K=b[D],$=I*L*4*D;for(let j=0;j<H.count;j++){const J=j*y;g===!0&&(s.fromBufferAttribute(H,j),P[$+J+0]=s.x,P[$+J+1]=s.y,P[$+J+2]=s.z,P[$+J+3]=0),x===!0&&(s.fromBufferAttribute(W,j),P[$+J+4]=s.x,P[$+J+5]=s.y,P[$+J+6]=s.z,P[$+J+7]=0),m===!0&&(s.fromBufferAttribute(K,j),P[$+J+8]=s.x,P[$+J+9]=s.y,P[$+J+10]=s.z,P[$+J+11]=K.itemSize===4?s.w:1)}}d={count:h,texture:k,size:new Ne(I,L)},i.set(a,d),a.addEventListener("dispose",S)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)l.getUniforms().setValue(n,"morphTexture",o.morphTexture,t);else{let g=0;for(let m=0;m<c.length;m++)g+=c[m];const x=a.morphTargetsRelative?1:1-g;l.getUniforms().setValue(n,"morphTargetBaseInfluence",x),l.getUniforms().setValue(n,"morphTargetInfluences",c)}l.getUniforms().setValue(n,"morphTargetsTexture",d.texture,t),l.getUniforms().setValue(n,"morphTargetsTextureSize",d.size)}return{update:r}}function Cg(n,e,t,i){let s=new WeakMap;function r(l){const c=i.render.frame,u=l.geometry,h=e.get(l,u);if(s.get(h)!==c&&(e.update(h),s.set(h,c)),l.isInstancedMesh&&(l.hasEventListener("dispose",a)===!1&&l.addEventListener("dispose",a),s.get(l)!==c&&(t.update(l.instanceMatrix,n.ARRAY_BUFFER),l.instanceColor!==null&&t.update(l.instanceColor,n.ARRAY_BUFFER),s.set(l,c))),l.isSkinnedMesh){const d=l.skeleton;s.get(d)!==c&&(d.update(),s.set(d,c))}return h}function o(){s=new WeakMap}function a(l){const c=l.target;c.removeEventListener("dispose",a),t.remove(c.instanceMatrix),c.instanceColor!==null&&t.remove(c.instanceColor)}return{update:r,dispose:o}}const jc=new Rt,bl=new zc(1,1),qc=new Pc,Kc=new Fd,Zc=new Oc,Tl=[],wl=[],Al=new Float32Array(16),Rl=new Float32Array(9),Cl=new Float32Array(4);function Vi(n,e,t){const i=n[0];if(i<=0||i>0)return n;const s=e*t;let r=Tl[s];if(r===void 0&&(r=new Float32Array(s),Tl[s]=r),e!==0){i.toArray(r,0);for(let o=1,a=0;o!==e;++o)a+=t,n[o].toArray(r,a)}return r}function gt(n,e){if(n.length!==e.length)return!1;for(let t=0,i=n.length;t<i;t++)if(n[t]!==e[t])return!1;return!0}function _t(n,e){for(let t=0,i=e.length;t<i;t++)n[t]=e[t]}function mr(n,e){let t=wl[e];t===void 0&&(t=new Int32Array(e),wl[e]=t);for(let i=0;i!==e;++i)t[i]=n.allocateTextureUnit();return t}function Pg(n,e){const t=this.cache;t[0]!==e&&(n.uniform1f(this.addr,e),t[0]=e)}function Dg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(n.uniform2f(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(gt(t,e))return;n.uniform2fv(this.addr,e),_t(t,e)}}function Lg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(n.uniform3f(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else if(e.r!==void 0)(t[0]!==e.r||t[1]!==e.g||t[2]!==e.b)&&(n.uniform3f(this.addr,e.r,e.g,e.b),t[0]=e.r,t[1]=e.g,t[2]=e.b);else{if(gt(t,e))return;n.uniform3fv(this.addr,e),_t(t,e)}}function Ig(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(n.uniform4f(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(gt(t,e))return;n.uniform4fv(this.addr,e),_t(t,e)}}function Ug(n,e){const t=this.cache,i=e.elements;if(i===void 0){if(gt(t,e))return;n.uniformMatrix2fv(this.addr,!1,e),_t(t,e)}else{if(gt(t,i))return;Cl.set(i),n.uniformMatrix2fv(this.addr,!1,Cl),_t(t,i)}}function Ng(n,e){const t=this.cache,i=e.elements;if(i===void 0){if(gt(t,e))return;n.uniformMatrix3fv(this.addr,!1,e),_t(t,e)}else{if(gt(t,i))return;Rl.set(i),n.uniformMatrix3fv(this.addr,!1,Rl),_t(t,i)}}function Fg(n,e){const t=this.cache,i=e.elements;if(i===void 0){if(gt(t,e))return;n.uniformMatrix4fv(this.addr,!1,e),_t(t,e)}else{if(gt(t,i))return;Al.set(i),n.uniformMatrix4fv(this.addr,!1,Al),_t(t,i)}}function Og(n,e){const t=this.cache;t[0]!==e&&(n.uniform1i(this.addr,e),t[0]=e)}function kg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(n.uniform2i(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(gt(t,e))return;n.uniform2iv(this.addr,e),_t(t,e)}}function Bg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(n.uniform3i(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(gt(t,e))return;n.uniform3iv(this.addr,e),_t(t,e)}}function zg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(n.uniform4i(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(gt(t,e))return;n.uniform4iv(this.addr,e),_t(t,e)}}function Hg(n,e){const t=this.cache;t[0]!==e&&(n.uniform1ui(this.addr,e),t[0]=e)}function Gg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(n.uniform2ui(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(gt(t,e))return;n.uniform2uiv(this.addr,e),_t(t,e)}}function Vg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(n.uniform3ui(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(gt(t,e))return;n.uniform3uiv(this.addr,e),_t(t,e)}}function Wg(n,e){const t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(n.uniform4ui(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(gt(t,e))return;n.uniform4uiv(this.addr,e),_t(t,e)}}function Xg(n,e,t){const i=this.cache,s=t.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s);let r;this.type===n.SAMPLER_2D_SHADOW?(bl.compareFunction=Rc,r=bl):r=jc,t.setTexture2D(e||r,s)}function $g(n,e,t){const i=this.cache,s=t.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s),t.setTexture3D(e||Kc,s)}function Yg(n,e,t){const i=this.cache,s=t.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s),t.setTextureCube(e||Zc,s)}function jg(n,e,t){const i=this.cache,s=t.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s),t.setTexture2DArray(e||qc,s)}function qg(n){switch(n){case 5126:return Pg;case 35664:return Dg;case 35665:return Lg;case 35666:return Ig;case 35674:return Ug;case 35675:return Ng;case 35676:return Fg;case 5124:case 35670:return Og;case 35667:case 35671:return kg;case 35668:case 35672:return Bg;case 35669:case 35673:return zg;case 5125:return Hg;case 36294:return Gg;case 36295:return Vg;case 36296:return Wg;case 35678:case 36198:case 36298:case 36306:case 35682:return Xg;case 35679:case 36299:case 36307:return $g;case 35680:case 36300:case 36308:case 36293:return Yg;case 36289:case 36303:case 36311:case 36292:return jg}}function Kg(n,e){n.uniform1fv(this.addr,e)}function Zg(n,e){const t=Vi(e,this.size,2);n.uniform2fv(this.addr,t)}function Jg(n,e){const t=Vi(e,this.size,3);n.uniform3fv(this.addr,t)}function Qg(n,e){const t=Vi(e,this.size,4);n.uniform4fv(this.addr,t)}function e_(n,e){const t=Vi(e,this.size,4);n.uniformMatrix2fv(this.addr,!1,t)}function t_(n,e){const t=Vi(e,this.size,9);n.uniformMatrix3fv(this.addr,!1,t)}function n_(n,e){const t=Vi(e,this.size,16);n.uniformMatrix4fv(this.addr,!1,t)}function i_(n,e){n.uniform1iv(this.addr,e)}function s_(n,e){n.uniform2iv(this.addr,e)}function r_(n,e){n.uniform3iv(this.addr,e)}function o_(n,e){n.uniform4iv(this.addr,e)}function a_(n,e){n.uniform1uiv(this.addr,e)}function l_(n,e){n.uniform2uiv(this.addr,e)}function c_(n,e){n.uniform3uiv(this.addr,e)}function u_(n,e){n.uniform4uiv(this.addr,e)}function h_(n,e,t){const i=this.cache,s=e.length,r=mr(t,s);gt(i,r)||(n.uniform1iv(this.addr,r),_t(i,r));for(let o=0;o!==s;++o)t.setTexture2D(e[o]||jc,r[o])}function d_(n,e,t){const i=this.cache,s=e.length,r=mr(t,s);gt(i,r)||(n.uniform1iv(this.addr,r),_t(i,r));for(let o=0;o!==s;++o)t.setTexture3D(e[o]||Kc,r[o])}function f_(n,e,t){const i=this.cache,s=e.length,r=mr(t,s);gt(i,r)||(n.uniform1iv(this.addr,r),_t(i,r));for(let o=0;o!==s;++o)t.setTextureCube(e[o]||Zc,r[o])}function p_(n,e,t){const i=this.cache,s=e.length,r=mr(t,s);gt(i,r)||(n.uniform1iv(this.addr,r),_t(i,r));for(let o=0;o!==s;++o)t.setTexture2DArray(e[o]||qc,r[o])}function m_(n){switch(n){case 5126:return Kg;case 35664:return Zg;case 35665:return Jg;case 35666:return Qg;case 35674:return e_;case 35675:return t_;case 35676:return n_;case 5124:case 35670:return i_;case 35667:case 35671:return s_;case 35668:case 35672:return r_;case 35669:case 35673:return o_;case 5125:return a_;case 36294:return l_;case 36295:return c_;case 36296:return u_;case 35678:case 36198:case 36298:case 36306:case 35682:return h_;case 35679:case 36299:case 36307:return d_;case 35680:case 36300:case 36308:case 36293:return f_;case 36289:case 36303:case 36311:case 36292:return p_}}class g_{constructor(e,t,i){this.id=e,this.addr=i,this.cache=[],this.type=t.type,this.setValue=qg(t.type)}}class __{constructor(e,t,i){this.id=e,this.addr=i,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=m_(t.type)}}class v_{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,i){const s=this.seq;for(let r=0,o=s.length;r!==o;++r){const a=s[r];a.setValue(e,t[a.id],i)}}}const qr=/(\w+)(\])?(\[|\.)?/g;function Pl(n,e){n.seq.push(e),n.map[e.id]=e}function x_(n,e,t){const i=n.name,s=i.length;for(qr.lastIndex=0;;){const r=qr.exec(i),o=qr.lastIndex;let a=r[1];const l=r[2]==="]",c=r[3];if(l&&(a=a|0),c===void 0||c==="["&&o+2===s){Pl(t,c===void 0?new g_(a,n,e):new __(a,n,e));break}else{let h=t.map[a];h===void 0&&(h=new v_(a),Pl(t,h)),t=h}}}class er{constructor(e,t){this.seq=[],this.map={};const i=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let s=0;s<i;++s){const r=e.getActiveUniform(t,s),o=e.getUniformLocation(t,r.name);x_(r,o,this)}}setValue(e,t,i,s){const r=this.map[t];r!==void 0&&r.setValue(e,i,s)}setOptional(e,t,i){const s=t[i];s!==void 0&&this.setValue(e,i,s)}static upload(e,t,i,s){for(let r=0,o=t.length;r!==o;++r){const a=t[r],l=i[a.id];l.needsUpdate!==!1&&a.setValue(e,l.value,s)}}static seqWithValue(e,t){const i=[];for(let s=0,r=e.length;s!==r;++s){const o=e[s];o.id in t&&i.push(o)}return i}}function Dl(n,e,t){const i=n.createShader(e);return n.shaderSource(i,t),n.compileShader(i),i}const M_=37297;let S_=0;function y_(n,e){const t=n.split(`
`),i=[],s=Math.max(e-6,0),r=Math.min(e+6,t.length);for(let o=s;o<r;o++){const a=o+1;i.push(`${a===e?">":" "} ${a}: ${t[o]}`)}return i.join(`
`)}const Ll=new Be;function E_(n){$e._getMatrix(Ll,$e.workingColorSpace,n);const e=`mat3( ${Ll.elements.map(t=>t.toFixed(4))} )`;switch($e.getTransfer(n)){case sr:return[e,"LinearTransferOETF"];case Ze:return[e,"sRGBTransferOETF"];default:return console.warn("THREE.WebGLProgram: Unsupported color space: ",n),[e,"LinearTransferOETF"]}}function Il(n,e,t){const i=n.getShaderParameter(e,n.COMPILE_STATUS),r=(n.getShaderInfoLog(e)||"").trim();if(i&&r==="")return"";const o=/ERROR: 0:(\d+)/.exec(r);if(o){const a=parseInt(o[1]);return t.toUpperCase()+`

`+r+`

`+y_(n.getShaderSource(e),a)}else return r}function b_(n,e){const t=E_(e);return[`vec4 ${n}( vec4 value ) {`,`	return ${t[1]}( vec4( value.rgb * ${t[0]}, value.a ) );`,"}"].join(`
`)}function T_(n,e){let t;switch(e){case $h:t="Linear";break;case Yh:t="Reinhard";break;case jh:t="Cineon";break;case qh:t="ACESFilmic";break;case Zh:t="AgX";break;case Jh:t="Neutral";break;case Kh:t="Custom";break;default:console.warn("THREE.WebGLProgram: Unsupported toneMapping:",e),t="Linear"}return"vec3 "+n+"( vec3 color ) { return "+t+"ToneMapping( color ); }"}const js=new F;function w_(){$e.getLuminanceCoefficients(js);const n=js.x.toFixed(4),e=js.y.toFixed(4),t=js.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${n}, ${e}, ${t} );`,"	return dot( weights, rgb );","}"].join(`
`)}function A_(n){return[n.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",n.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(is).join(`
`)}function R_(n){const e=[];for(const t in n){const i=n[t];i!==!1&&e.push("#define "+t+" "+i)}return e.join(`
`)}function C_(n,e){const t={},i=n.getProgramParameter(e,n.ACTIVE_ATTRIBUTES);for(let s=0;s<i;s++){const r=n.getActiveAttrib(e,s),o=r.name;let a=1;r.type===n.FLOAT_MAT2&&(a=2),r.type===n.FLOAT_MAT3&&(a=3),r.type===n.FLOAT_MAT4&&(a=4),t[o]={type:r.type,location:n.getAttribLocation(e,o),locationSize:a}}return t}function is(n){return n!==""}function Ul(n,e){const t=e.numSpotLightShadows+e.numSpotLightMaps-e.numSpotLightShadowsWithMaps;return n.replace(/NUM_DIR_LIGHTS/g,e.numDirLights).replace(/NUM_SPOT_LIGHTS/g,e.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,e.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,t).replace(/NUM_RECT_AREA_LIGHTS/g,e.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,e.numPointLights).replace(/NUM_HEMI_LIGHTS/g,e.numHemiLights).replace(/NUM_DIR_LIGHT_SHADOWS/g,e.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,e.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,e.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,e.numPointLightShadows)}function Nl(n,e){return n.replace(/NUM_CLIPPING_PLANES/g,e.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,e.numClippingPlanes-e.numClipIntersection)}const P_=/^[ \t]*#include +<([\w\d./]+)>/gm;function qo(n){return n.replace(P_,L_)}const D_=new Map;function L_(n,e){let t=He[e];if(t===void 0){const i=D_.get(e);if(i!==void 0)t=He[i],console.warn('THREE.WebGLRenderer: Shader chunk "%s" has been deprecated. Use "%s" instead.',e,i);else throw new Error("Can not resolve #include <"+e+">")}return qo(t)}const I_=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function Fl(n){return n.replace(I_,U_)}function U_(n,e,t,i){let s="";for(let r=parseInt(e);r<parseInt(t);r++)s+=i.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return s}function Ol(n){let e=`precision ${n.precision} float;
	precision ${n.precision} int;
	precision ${n.precision} sampler2D;
	precision ${n.precision} samplerCube;
	precision ${n.precision} sampler3D;
	precision ${n.precision} sampler2DArray;
	precision ${n.precision} sampler2DShadow;
	precision ${n.precision} samplerCubeShadow;
	precision ${n.precision} sampler2DArrayShadow;
	precision ${n.precision} isampler2D;
	precision ${n.precision} isampler3D;
	precision ${n.precision} isamplerCube;
	precision ${n.precision} isampler2DArray;
	precision ${n.precision} usampler2D;
	precision ${n.precision} usampler3D;
	precision ${n.precision} usamplerCube;
	precision ${n.precision} usampler2DArray;
	`;return n.precision==="highp"?e+=`
#define HIGH_PRECISION`:n.precision==="mediump"?e+=`
#define MEDIUM_PRECISION`:n.precision==="lowp"&&(e+=`
#define LOW_PRECISION`),e}function N_(n){let e="SHADOWMAP_TYPE_BASIC";return n.shadowMapType===vc?e="SHADOWMAP_TYPE_PCF":n.shadowMapType===Th?e="SHADOWMAP_TYPE_PCF_SOFT":n.shadowMapType===xn&&(e="SHADOWMAP_TYPE_VSM"),e}function F_(n){let e="ENVMAP_TYPE_CUBE";if(n.envMap)switch(n.envMapMode){case Fi:case Oi:e="ENVMAP_TYPE_CUBE";break;case dr:e="ENVMAP_TYPE_CUBE_UV";break}return e}function O_(n){let e="ENVMAP_MODE_REFLECTION";if(n.envMap)switch(n.envMapMode){case Oi:e="ENVMAP_MODE_REFRACTION";break}return e}function k_(n){let e="ENVMAP_BLENDING_NONE";if(n.envMap)switch(n.combine){case xc:e="ENVMAP_BLENDING_MULTIPLY";break;case Wh:e="ENVMAP_BLENDING_MIX";break;case Xh:e="ENVMAP_BLENDING_ADD";break}return e}function B_(n){const e=n.envMapCubeUVHeight;if(e===null)return null;const t=Math.log2(e)-2,i=1/e;return{texelWidth:1/(3*Math.max(Math.pow(2,t),112)),texelHeight:i,maxMip:t}}function z_(n,e,t,i){const s=n.getContext(),r=t.defines;let o=t.vertexShader,a=t.fragmentShader;const l=N_(t),c=F_(t),u=O_(t),h=k_(t),d=B_(t),f=A_(t),g=R_(r),x=s.createProgram();let m,p,A=t.glslVersion?"#version "+t.glslVersion+`
`:"";t.isRawShaderMaterial?(m=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,g].filter(is).join(`
`),m.length>0&&(m+=`
`),p=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,g].filter(is).join(`
`),p.length>0&&(p+=`
`)):(m=[Ol(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,g,t.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",t.batching?"#define USE_BATCHING":"",t.batchingColor?"#define USE_BATCHING_COLOR":"",t.instancing?"#define USE_INSTANCING":"",t.instancingColor?"#define USE_INSTANCING_COLOR":"",t.instancingMorph?"#define USE_INSTANCING_MORPH":"",t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.map?"#define USE_MAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+u:"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.displacementMap?"#define USE_DISPLACEMENTMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.mapUv?"#define MAP_UV "+t.mapUv:"",t.alphaMapUv?"#define ALPHAMAP_UV "+t.alphaMapUv:"",t.lightMapUv?"#define LIGHTMAP_UV "+t.lightMapUv:"",t.aoMapUv?"#define AOMAP_UV "+t.aoMapUv:"",t.emissiveMapUv?"#define EMISSIVEMAP_UV "+t.emissiveMapUv:"",t.bumpMapUv?"#define BUMPMAP_UV "+t.bumpMapUv:"",t.normalMapUv?"#define NORMALMAP_UV "+t.normalMapUv:"",t.displacementMapUv?"#define DISPLACEMENTMAP_UV "+t.displacementMapUv:"",t.metalnessMapUv?"#define METALNESSMAP_UV "+t.metalnessMapUv:"",t.roughnessMapUv?"#define ROUGHNESSMAP_UV "+t.roughnessMapUv:"",t.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+t.anisotropyMapUv:"",t.clearcoatMapUv?"#define CLEARCOATMAP_UV "+t.clearcoatMapUv:"",t.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+t.clearcoatNormalMapUv:"",t.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+t.clearcoatRoughnessMapUv:"",t.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+t.iridescenceMapUv:"",t.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+t.iridescenceThicknessMapUv:"",t.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+t.sheenColorMapUv:"",t.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+t.sheenRoughnessMapUv:"",t.specularMapUv?"#define SPECULARMAP_UV "+t.specularMapUv:"",t.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+t.specularColorMapUv:"",t.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+t.specularIntensityMapUv:"",t.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+t.transmissionMapUv:"",t.thicknessMapUv?"#define THICKNESSMAP_UV "+t.thicknessMapUv:"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.flatShading?"#define FLAT_SHADED":"",t.skinning?"#define USE_SKINNING":"",t.morphTargets?"#define USE_MORPHTARGETS":"",t.morphNormals&&t.flatShading===!1?"#define USE_MORPHNORMALS":"",t.morphColors?"#define USE_MORPHCOLORS":"",t.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+t.morphTextureStride:"",t.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+t.morphTargetsCount:"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.sizeAttenuation?"#define USE_SIZEATTENUATION":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(is).join(`
`),p=[Ol(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,g,t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",t.map?"#define USE_MAP":"",t.matcap?"#define USE_MATCAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+c:"",t.envMap?"#define "+u:"",t.envMap?"#define "+h:"",d?"#define CUBEUV_TEXEL_WIDTH "+d.texelWidth:"",d?"#define CUBEUV_TEXEL_HEIGHT "+d.texelHeight:"",d?"#define CUBEUV_MAX_MIP "+d.maxMip+".0":"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoat?"#define USE_CLEARCOAT":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.dispersion?"#define USE_DISPERSION":"",t.iridescence?"#define USE_IRIDESCENCE":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaTest?"#define USE_ALPHATEST":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.sheen?"#define USE_SHEEN":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors||t.instancingColor||t.batchingColor?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.gradientMap?"#define USE_GRADIENTMAP":"",t.flatShading?"#define FLAT_SHADED":"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",t.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",t.toneMapping!==On?"#define TONE_MAPPING":"",t.toneMapping!==On?He.tonemapping_pars_fragment:"",t.toneMapping!==On?T_("toneMapping",t.toneMapping):"",t.dithering?"#define DITHERING":"",t.opaque?"#define OPAQUE":"",He.colorspace_pars_fragment,b_("linearToOutputTexel",t.outputColorSpace),w_(),t.useDepthPacking?"#define DEPTH_PACKING "+t.depthPacking:"",`
`].filter(is).join(`
`)),o=qo(o),o=Ul(o,t),o=Nl(o,t),a=qo(a),a=Ul(a,t),a=Nl(a,t),o=Fl(o),a=Fl(a),t.isRawShaderMaterial!==!0&&(A=`#version 300 es
`,m=[f,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+m,p=["#define varying in",t.glslVersion===Ha?"":"layout(location = 0) out highp vec4 pc_fragColor;",t.glslVersion===Ha?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+p);const b=A+m+o,M=A+p+a,I=Dl(s,s.VERTEX_SHADER,b),L=Dl(s,s.FRAGMENT_SHADER,M);s.attachShader(x,I),s.attachShader(x,L),t.index0AttributeName!==void 0?s.bindAttribLocation(x,0,t.index0AttributeName):t.morphTargets===!0&&s.bindAttribLocation(x,0,"position"),s.linkProgram(x);function P(D){if(n.debug.checkShaderErrors){const H=s.getProgramInfoLog(x)||"",W=s.getShaderInfoLog(I)||"",K=s.getShaderInfoLog(L)||"",$=H.trim(),j=W.trim(),J=K.trim();let G=!0,le=!0;if(s.getProgramParameter(x,s.LINK_STATUS)===!1)if(G=!1,typeof n.debug.onShaderError=="function")n.debug.onShaderError(s,x,I,L);else{const de=Il(s,I,"vertex"),we=Il(s,L,"fragment");console.error("THREE.WebGLProgram: Shader Error "+s.getError()+" - VALIDATE_STATUS "+s.getProgramParameter(x,s.VALIDATE_STATUS)+`

Material Name: `+D.name+`
Material Type: `+D.type+`

Program Info Log: `+$+`
`+de+`
`+we)}else $!==""?console.warn("THREE.WebGLProgram: Program Info Log:",$):(j===""||J==="")&&(le=!1);le&&(D.diagnostics={runnable:G,programLog:$,vertexShader:{log:j,prefix:m},fragmentShader:{log:J,prefix:p}})}s.deleteShader(I),s.deleteShader(L),k=new er(s,x),y=C_(s,x)}let k;this.getUniforms=function(){return k===void 0&&P(this),k};let y;this.getAttributes=function(){return y===void 0&&P(this),y};let S=t.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return S===!1&&(S=s.getProgramParameter(x,M_)),S},this.destroy=function(){i.releaseStatesOfProgram(this),s.deleteProgram(x),this.program=void 0},this.type=t.shaderType,this.name=t.shaderName,this.id=S_++,this.cacheKey=e,this.usedTimes=1,this.program=x,this.vertexShader=I,this.fragmentShader=L,this}let H_=0;class G_{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e){const t=e.vertexShader,i=e.fragmentShader,s=this._getShaderStage(t),r=this._getShaderStage(i),o=this._getShaderCacheForMaterial(e);return o.has(s)===!1&&(o.add(s),s.usedTimes++),o.has(r)===!1&&(o.add(r),r.usedTimes++),this}remove(e){const t=this.materialCache.get(e);for(const i of t)i.usedTimes--,i.usedTimes===0&&this.shaderCache.delete(i.code);return this.materialCache.delete(e),this}getVertexShaderID(e){return this._getShaderStage(e.vertexShader).id}getFragmentShaderID(e){return this._getShaderStage(e.fragmentShader).id}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){const t=this.materialCache;let i=t.get(e);return i===void 0&&(i=new Set,t.set(e,i)),i}_getShaderStage(e){const t=this.shaderCache;let i=t.get(e);return i===void 0&&(i=new V_(e),t.set(e,i)),i}}class V_{constructor(e){this.id=H_++,this.code=e,this.usedTimes=0}}function W_(n,e,t,i,s,r,o){const a=new ga,l=new G_,c=new Set,u=[],h=s.logarithmicDepthBuffer,d=s.vertexTextures;let f=s.precision;const g={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distanceRGBA",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function x(y){return c.add(y),y===0?"uv":`uv${y}`}function m(y,S,D,H,W){const K=H.fog,$=W.geometry,j=y.isMeshStandardMaterial?H.environment:null,J=(y.isMeshStandardMaterial?t:e).get(y.envMap||j),G=J&&J.mapping===dr?J.image.height:null,le=g[y.type];y.precision!==null&&(f=s.getMaxPrecision(y.precision),f!==y.precision&&console.warn("THREE.WebGLProgram.getParameters:",y.precision,"not supported, using",f,"instead."));const de=$.morphAttributes.position||$.morphAttributes.normal||$.morphAttributes.color,we=de!==void 0?de.length:0;let Ve=0;$.morphAttributes.position!==void 0&&(Ve=1),$.morphAttributes.normal!==void 0&&(Ve=2),$.morphAttributes.color!==void 0&&(Ve=3);let tt,st,je,Y;if(le){const qe=ln[le];tt=qe.vertexShader,st=qe.fragmentShader}else tt=y.vertexShader,st=y.fragmentShader,l.update(y),je=l.getVertexShaderID(y),Y=l.getFragmentShaderID(y);const Q=n.getRenderTarget(),me=n.state.buffers.depth.getReversed(),Ue=W.isInstancedMesh===!0,Te=W.isBatchedMesh===!0,Xe=!!y.map,St=!!y.matcap,w=!!J,rt=!!y.aoMap,Oe=!!y.lightMap,Le=!!y.bumpMap,ve=!!y.normalMap,ot=!!y.displacementMap,xe=!!y.emissiveMap,ze=!!y.metalnessMap,vt=!!y.roughnessMap,ht=y.anisotropy>0,E=y.clearcoat>0,_=y.dispersion>0,O=y.iridescence>0,X=y.sheen>0,Z=y.transmission>0,V=ht&&!!y.anisotropyMap,Ee=E&&!!y.clearcoatMap,re=E&&!!y.clearcoatNormalMap,Me=E&&!!y.clearcoatRoughnessMap,Se=O&&!!y.iridescenceMap,ne=O&&!!y.iridescenceThicknessMap,he=X&&!!y.sheenColorMap,Pe=X&&!!y.sheenRoughnessMap,ye=!!y.specularMap,ce=!!y.specularColorMap,ke=!!y.specularIntensityMap,R=Z&&!!y.transmissionMap,ie=Z&&!!y.thicknessMap,oe=!!y.gradientMap,pe=!!y.alphaMap,ee=y.alphaTest>0,q=!!y.alphaHash,_e=!!y.extensions;let Fe=On;y.toneMapped&&(Q===null||Q.isXRRenderTarget===!0)&&(Fe=n.toneMapping);const nt={shaderID:le,shaderType:y.type,shaderName:y.name,vertexShader:tt,fragmentShader:st,defines:y.defines,customVertexShaderID:je,customFragmentShaderID:Y,isRawShaderMaterial:y.isRawShaderMaterial===!0,glslVersion:y.glslVersion,precision:f,batching:Te,batchingColor:Te&&W._colorsTexture!==null,instancing:Ue,instancingColor:Ue&&W.instanceColor!==null,instancingMorph:Ue&&W.morphTexture!==null,supportsVertexTextures:d,outputColorSpace:Q===null?n.outputColorSpace:Q.isXRRenderTarget===!0?Q.texture.colorSpace:si,alphaToCoverage:!!y.alphaToCoverage,map:Xe,matcap:St,envMap:w,envMapMode:w&&J.mapping,envMapCubeUVHeight:G,aoMap:rt,lightMap:Oe,bumpMap:Le,normalMap:ve,displacementMap:d&&ot,emissiveMap:xe,normalMapObjectSpace:ve&&y.normalMapType===id,normalMapTangentSpace:ve&&y.normalMapType===nd,metalnessMap:ze,roughnessMap:vt,anisotropy:ht,anisotropyMap:V,clearcoat:E,clearcoatMap:Ee,clearcoatNormalMap:re,clearcoatRoughnessMap:Me,dispersion:_,iridescence:O,iridescenceMap:Se,iridescenceThicknessMap:ne,sheen:X,sheenColorMap:he,sheenRoughnessMap:Pe,specularMap:ye,specularColorMap:ce,specularIntensityMap:ke,transmission:Z,transmissionMap:R,thicknessMap:ie,gradientMap:oe,opaque:y.transparent===!1&&y.blending===Di&&y.alphaToCoverage===!1,alphaMap:pe,alphaTest:ee,alphaHash:q,combine:y.combine,mapUv:Xe&&x(y.map.channel),aoMapUv:rt&&x(y.aoMap.channel),lightMapUv:Oe&&x(y.lightMap.channel),bumpMapUv:Le&&x(y.bumpMap.channel),normalMapUv:ve&&x(y.normalMap.channel),displacementMapUv:ot&&x(y.displacementMap.channel),emissiveMapUv:xe&&x(y.emissiveMap.channel),metalnessMapUv:ze&&x(y.metalnessMap.channel),roughnessMapUv:vt&&x(y.roughnessMap.channel),anisotropyMapUv:V&&x(y.anisotropyMap.channel),clearcoatMapUv:Ee&&x(y.clearcoatMap.channel),clearcoatNormalMapUv:re&&x(y.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:Me&&x(y.clearcoatRoughnessMap.channel),iridescenceMapUv:Se&&x(y.iridescenceMap.channel),iridescenceThicknessMapUv:ne&&x(y.iridescenceThicknessMap.channel),sheenColorMapUv:he&&x(y.sheenColorMap.channel),sheenRoughnessMapUv:Pe&&x(y.sheenRoughnessMap.channel),specularMapUv:ye&&x(y.specularMap.channel),specularColorMapUv:ce&&x(y.specularColorMap.channel),specularIntensityMapUv:ke&&x(y.specularIntensityMap.channel),transmissionMapUv:R&&x(y.transmissionMap.channel),thicknessMapUv:ie&&x(y.thicknessMap.channel),alphaMapUv:pe&&x(y.alphaMap.channel),vertexTangents:!!$.attributes.tangent&&(ve||ht),vertexColors:y.vertexColors,vertexAlphas:y.vertexColors===!0&&!!$.attributes.color&&$.attributes.color.itemSize===4,pointsUvs:W.isPoints===!0&&!!$.attributes.uv&&(Xe||pe),fog:!!K,useFog:y.fog===!0,fogExp2:!!K&&K.isFogExp2,flatShading:y.flatShading===!0&&y.wireframe===!1,sizeAttenuation:y.sizeAttenuation===!0,logarithmicDepthBuffer:h,reversedDepthBuffer:me,skinning:W.isSkinnedMesh===!0,morphTargets:$.morphAttributes.position!==void 0,morphNormals:$.morphAttributes.normal!==void 0,morphColors:$.morphAttributes.color!==void 0,morphTargetsCount:we,morphTextureStride:Ve,numDirLights:S.directional.length,numPointLights:S.point.length,numSpotLights:S.spot.length,numSpotLightMaps:S.spotLightMap.length,numRectAreaLights:S.rectArea.length,numHemiLights:S.hemi.length,numDirLightShadows:S.directionalShadowMap.length,numPointLightShadows:S.pointShadowMap.length,numSpotLightShadows:S.spotShadowMap.length,numSpotLightShadowsWithMaps:S.numSpotLightShadowsWithMaps,numLightProbes:S.numLightProbes,numClippingPlanes:o.numPlanes,numClipIntersection:o.numIntersection,dithering:y.dithering,shadowMapEnabled:n.shadowMap.enabled&&D.length>0,shadowMapType:n.shadowMap.type,toneMapping:Fe,decodeVideoTexture:Xe&&y.map.isVideoTexture===!0&&$e.getTransfer(y.map.colorSpace)===Ze,decodeVideoTextureEmissive:xe&&y.emissiveMap.isVideoTexture===!0&&$e.getTransfer(y.emissiveMap.colorSpace)===Ze,premultipliedAlpha:y.premultipliedAlpha,doubleSided:y.side===It,flipSided:y.side===Ut,useDepthPacking:y.depthPacking>=0,depthPacking:y.depthPacking||0,index0AttributeName:y.index0AttributeName,extensionClipCullDistance:_e&&y.extensions.clipCullDistance===!0&&i.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(_e&&y.extensions.multiDraw===!0||Te)&&i.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:i.has("KHR_parallel_shader_compile"),customProgramCacheKey:y.customProgramCacheKey()};return nt.vertexUv1s=c.has(1),nt.vertexUv2s=c.has(2),nt.vertexUv3s=c.has(3),c.clear(),nt}function p(y){const S=[];if(y.shaderID?S.push(y.shaderID):(S.push(y.customVertexShaderID),S.push(y.customFragmentShaderID)),y.defines!==void 0)for(const D in y.defines)S.push(D),S.push(y.defines[D]);return y.isRawShaderMaterial===!1&&(A(S,y),b(S,y),S.push(n.outputColorSpace)),S.push(y.customProgramCacheKey),S.join()}function A(y,S){y.push(S.precision),y.push(S.outputColorSpace),y.push(S.envMapMode),y.push(S.envMapCubeUVHeight),y.push(S.mapUv),y.push(S.alphaMapUv),y.push(S.lightMapUv),y.push(S.aoMapUv),y.push(S.bumpMapUv),y.push(S.normalMapUv),y.push(S.displacementMapUv),y.push(S.emissiveMapUv),y.push(S.metalnessMapUv),y.push(S.roughnessMapUv),y.push(S.anisotropyMapUv),y.push(S.clearcoatMapUv),y.push(S.clearcoatNormalMapUv),y.push(S.clearcoatRoughnessMapUv),y.push(S.iridescenceMapUv),y.push(S.iridescenceThicknessMapUv),y.push(S.sheenColorMapUv),y.push(S.sheenRoughnessMapUv),y.push(S.specularMapUv),y.push(S.specularColorMapUv),y.push(S.specularIntensityMapUv),y.push(S.transmissionMapUv),y.push(S.thicknessMapUv),y.push(S.combine),y.push(S.fogExp2),y.push(S.sizeAttenuation),y.push(S.morphTargetsCount),y.push(S.morphAttributeCount),y.push(S.numDirLights),y.push(S.numPointLights),y.push(S.numSpotLights),y.push(S.numSpotLightMaps),y.push(S.numHemiLights),y.push(S.numRectAreaLights),y.push(S.numDirLightShadows),y.push(S.numPointLightShadows),y.push(S.numSpotLightShadows),y.push(S.numSpotLightShadowsWithMaps),y.push(S.numLightProbes),y.push(S.shadowMapType),y.push(S.toneMapping),y.push(S.numClippingPlanes),y.push(S.numClipIntersection),y.push(S.depthPacking)}function b(y,S){a.disableAll(),S.supportsVertexTextures&&a.enable(0),S.instancing&&a.enable(1),S.instancingColor&&a.enable(2),S.instancingMorph&&a.enable(3),S.matcap&&a.enable(4),S.envMap&&a.enable(5),S.normalMapObjectSpace&&a.enable(6),S.normalMapTangentSpace&&a.enable(7),S.clearcoat&&a.enable(8),S.iridescence&&a.enable(9),S.alphaTest&&a.enable(10),S.vertexColors&&a.enable(11),S.vertexAlphas&&a.enable(12),S.vertexUv1s&&a.enable(13),S.vertexUv2s&&a.enable(14),S.vertexUv3s&&a.enable(15),S.vertexTangents&&a.enable(16),S.anisotropy&&a.enable(17),S.alphaHash&&a.enable(18),S.batching&&a.enable(19),S.dispersion&&a.enable(20),S.batchingColor&&a.enable(21),S.gradientMap&&a.enable(22),y.push(a.mask),a.disableAll(),S.fog&&a.enable(0),S.useFog&&a.enable(1),S.flatShading&&a.enable(2),S.logarithmicDepthBuffer&&a.enable(3),S.reversedDepthBuffer&&a.enable(4),S.skinning&&a.enable(5),S.morphTargets&&a.enable(6),S.morphNormals&&a.enable(7),S.morphColors&&a.enable(8),S.premultipliedAlpha&&a.enable(9),S.shadowMapEnabled&&a.enable(10),S.doubleSided&&a.enable(11),S.flipSided&&a.enable(12),S.useDepthPacking&&a.enable(13),S.dithering&&a.enable(14),S.transmission&&a.enable(15),S.sheen&&a.enable(16),S.opaque&&a.enable(17),S.pointsUvs&&a.enable(18),S.decodeVideoTexture&&a.enable(19),S.decodeVideoTextureEmissive&&a.enable(20),S.alphaToCoverage&&a.enable(21),y.push(a.mask)}function M(y){const S=g[y.type];let D;if(S){const H=ln[S];D=qd.clone(H.uniforms)}else D=y.uniforms;return D}function I(y,S){let D;for(let H=0,W=u.length;H<W;H++){const K=u[H];if(K.cacheKey===S){D=K,++D.usedTimes;break}}return D===void 0&&(D=new z_(n,S,y,r),u.push(D)),D}function L(y){if(--y.usedTimes===0){const S=u.indexOf(y);u[S]=u[u.length-1],u.pop(),y.destroy()}}function P(y){l.remove(y)}function k(){l.dispose()}return{getParameters:m,getProgramCacheKey:p,getUniforms:M,acquireProgram:I,releaseProgram:L,releaseShaderCache:P,programs:u,dispose:k}}function X_(){let n=new WeakMap;function e(o){return n.has(o)}function t(o){let a=n.get(o);return a===void 0&&(a={},n.set(o,a)),a}function i(o){n.delete(o)}function s(o,a,l){n.get(o)[a]=l}function r(){n=new WeakMap}return{has:e,get:t,remove:i,update:s,dispose:r}}function $_(n,e){return n.groupOrder!==e.groupOrder?n.groupOrder-e.groupOrder:n.renderOrder!==e.renderOrder?n.renderOrder-e.renderOrder:n.material.id!==e.material.id?n.material.id-e.material.id:n.z!==e.z?n.z-e.z:n.id-e.id}function kl(n,e){return n.groupOrder!==e.groupOrder?n.groupOrder-e.groupOrder:n.renderOrder!==e.renderOrder?n.renderOrder-e.renderOrder:n.z!==e.z?e.z-n.z:n.id-e.id}function Bl(){const n=[];let e=0;const t=[],i=[],s=[];function r(){e=0,t.length=0,i.length=0,s.length=0}function o(h,d,f,g,x,m){let p=n[e];return p===void 0?(p={id:h.id,object:h,geometry:d,material:f,groupOrder:g,renderOrder:h.renderOrder,z:x,group:m},n[e]=p):(p.id=h.id,p.object=h,p.geometry=d,p.material=f,p.groupOrder=g,p.renderOrder=h.renderOrder,p.z=x,p.group=m),e++,p}function a(h,d,f,g,x,m){const p=o(h,d,f,g,x,m);f.transmission>0?i.push(p):f.transparent===!0?s.push(p):t.push(p)}function l(h,d,f,g,x,m){const p=o(h,d,f,g,x,m);f.transmission>0?i.unshift(p):f.transparent===!0?s.unshift(p):t.unshift(p)}function c(h,d){t.length>1&&t.sort(h||$_),i.length>1&&i.sort(d||kl),s.length>1&&s.sort(d||kl)}function u(){for(let h=e,d=n.length;h<d;h++){const f=n[h];if(f.id===null)break;f.id=null,f.object=null,f.geometry=null,f.material=null,f.group=null}}return{opaque:t,transmissive:i,transparent:s,init:r,push:a,unshift:l,finish:u,sort:c}}function Y_(){let n=new WeakMap;function e(i,s){const r=n.get(i);let o;return r===void 0?(o=new Bl,n.set(i,[o])):s>=r.length?(o=new Bl,r.push(o)):o=r[s],o}function t(){n=new WeakMap}return{get:e,dispose:t}}function j_(){const n={};return{get:function(e){if(n[e.id]!==void 0)return n[e.id];let t;switch(e.type){case"DirectionalLight":t={direction:new F,color:new De};break;case"SpotLight":t={position:new F,direction:new F,color:new De,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":t={position:new F,color:new De,distance:0,decay:0};break;case"HemisphereLight":t={direction:new F,skyColor:new De,groundColor:new De};break;case"RectAreaLight":t={color:new De,position:new F,halfWidth:new F,halfHeight:new F};break}return n[e.id]=t,t}}}function q_(){const n={};return{get:function(e){if(n[e.id]!==void 0)return n[e.id];let t;switch(e.type){case"DirectionalLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ne};break;case"SpotLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ne};break;case"PointLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ne,shadowCameraNear:1,shadowCameraFar:1e3};break}return n[e.id]=t,t}}}let K_=0;function Z_(n,e){return(e.castShadow?2:0)-(n.castShadow?2:0)+(e.map?1:0)-(n.map?1:0)}function J_(n){const e=new j_,t=q_(),i={version:0,hash:{directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)i.probe.push(new F);const s=new F,r=new ft,o=new ft;function a(c){let u=0,h=0,d=0;for(let y=0;y<9;y++)i.probe[y].set(0,0,0);let f=0,g=0,x=0,m=0,p=0,A=0,b=0,M=0,I=0,L=0,P=0;c.sort(Z_);for(let y=0,S=c.length;y<S;y++){const D=c[y],H=D.color,W=D.intensity,K=D.distance,$=D.shadow&&D.shadow.map?D.shadow.map.texture:null;if(D.isAmbientLight)u+=H.r*W,h+=H.g*W,d+=H.b*W;else if(D.isLightProbe){for(let j=0;j<9;j++)i.probe[j].addScaledVector(D.sh.coefficients[j],W);P++}else if(D.isDirectionalLight){const j=e.get(D);if(j.color.copy(D.color).multiplyScalar(D.intensity),D.castShadow){const J=D.shadow,G=t.get(D);G.shadowIntensity=J.intensity,G.shadowBias=J.bias,G.shadowNormalBias=J.normalBias,G.shadowRadius=J.radius,G.shadowMapSize=J.mapSize,i.directionalShadow[f]=G,i.directionalShadowMap[f]=$,i.directionalShadowMatrix[f]=D.shadow.matrix,A++}i.directional[f]=j,f++}else if(D.isSpotLight){const j=e.get(D);j.position.setFromMatrixPosition(D.matrixWorld),j.color.copy(H).multiplyScalar(W),j.distance=K,j.coneCos=Math.cos(D.angle),j.penumbraCos=Math.cos(D.angle*(1-D.penumbra)),j.decay=D.decay,i.spot[x]=j;const J=D.shadow;if(D.map&&(i.spotLightMap[I]=D.map,I++,J.updateMatrices(D),D.castShadow&&L++),i.spotLightMatrix[x]=J.matrix,D.castShadow){const G=t.get(D);G.shadowIntensity=J.intensity,G.shadowBias=J.bias,G.shadowNormalBias=J.normalBias,G.shadowRadius=J.radius,G.shadowMapSize=J.mapSize,i.spotShadow[x]=G,i.spotShadowMap[x]=$,M++}x++}else if(D.isRectAreaLight){const j=e.get(D);j.color.copy(H).multiplyScalar(W),j.halfWidth.set(D.width*.5,0,0),j.halfHeight.set(0,D.height*.5,0),i.rectArea[m]=j,m++}else if(D.isPointLight){const j=e.get(D);if(j.color.copy(D.color).multiplyScalar(D.intensity),j.distance=D.distance,j.decay=D.decay,D.castShadow){const J=D.shadow,G=t.get(D);G.shadowIntensity=J.intensity,G.shadowBias=J.bias,G.shadowNormalBias=J.normalBias,G.shadowRadius=J.radius,G.shadowMapSize=J.mapSize,G.shadowCameraNear=J.camera.near,G.shadowCameraFar=J.camera.far,i.pointShadow[g]=G,i.pointShadowMap[g]=$,i.pointShadowMatrix[g]=D.shadow.matrix,b++}i.point[g]=j,g++}else if(D.isHemisphereLight){const j=e.get(D);j.skyColor.copy(D.color).multiplyScalar(W),j.groundColor.copy(D.groundColor).multiplyScalar(W),i.hemi[p]=j,p++}}m>0&&(n.has("OES_texture_float_linear")===!0?(i.rectAreaLTC1=ae.LTC_FLOAT_1,i.rectAreaLTC2=ae.LTC_FLOAT_2):(i.rectAreaLTC1=ae.LTC_HALF_1,i.rectAreaLTC2=ae.LTC_HALF_2)),i.ambient[0]=u,i.ambient[1]=h,i.ambient[2]=d;const k=i.hash;(k.directionalLength!==f||k.pointLength!==g||k.spotLength!==x||k.rectAreaLength!==m||k.hemiLength!==p||k.numDirectionalShadows!==A||k.numPointShadows!==b||k.numSpotShadows!==M||k.numSpotMaps!==I||k.numLightProbes!==P)&&(i.directional.length=f,i.spot.length=x,i.rectArea.length=m,i.point.length=g,i.hemi.length=p,i.directionalShadow.length=A,i.directionalShadowMap.length=A,i.pointShadow.length=b,i.pointShadowMap.length=b,i.spotShadow.length=M,i.spotShadowMap.length=M,i.directionalShadowMatrix.length=A,i.pointShadowMatrix.length=b,i.spotLightMatrix.length=M+I-L,i.spotLightMap.length=I,i.numSpotLightShadowsWithMaps=L,i.numLightProbes=P,k.directionalLength=f,k.pointLength=g,k.spotLength=x,k.rectAreaLength=m,k.hemiLength=p,k.numDirectionalShadows=A,k.numPointShadows=b,k.numSpotShadows=M,k.numSpotMaps=I,k.numLightProbes=P,i.version=K_++)}function l(c,u){let h=0,d=0,f=0,g=0,x=0;const m=u.matrixWorldInverse;for(let p=0,A=c.length;p<A;p++){const b=c[p];if(b.isDirectionalLight){const M=i.directional[h];M.direction.setFromMatrixPosition(b.matrixWorld),s.setFromMatrixPosition(b.target.matrixWorld),M.direction.sub(s),M.direction.transformDirection(m),h++}else if(b.isSpotLight){const M=i.spot[f];M.position.setFromMatrixPosition(b.matrixWorld),M.position.applyMatrix4(m),M.direction.setFromMatrixPosition(b.matrixWorld),s.setFromMatrixPosition(b.target.matrixWorld),M.direction.sub(s),M.direction.transformDirection(m),f++}else if(b.isRectAreaLight){const M=i.rectArea[g];M.position.setFromMatrixPosition(b.matrixWorld),M.position.applyMatrix4(m),o.identity(),r.copy(b.matrixWorld),r.premultiply(m),o.extractRotation(r),M.halfWidth.set(b.width*.5,0,0),M.halfHeight.set(0,b.height*.5,0),M.halfWidth.applyMatrix4(o),M.halfHeight.applyMatrix4(o),g++}else if(b.isPointLight){const M=i.point[d];M.position.setFromMatrixPosition(b.matrixWorld),M.position.applyMatrix4(m),d++}else if(b.isHemisphereLight){const M=i.hemi[x];M.direction.setFromMatrixPosition(b.matrixWorld),M.direction.transformDirection(m),x++}}}return{setup:a,setupView:l,state:i}}function zl(n){const e=new J_(n),t=[],i=[];function s(u){c.camera=u,t.length=0,i.length=0}function r(u){t.push(u)}function o(u){i.push(u)}function a(){e.setup(t)}function l(u){e.setupView(t,u)}const c={lightsArray:t,shadowsArray:i,camera:null,lights:e,transmissionRenderTarget:{}};return{init:s,state:c,setupLights:a,setupLightsView:l,pushLight:r,pushShadow:o}}function Q_(n){let e=new WeakMap;function t(s,r=0){const o=e.get(s);let a;return o===void 0?(a=new zl(n),e.set(s,[a])):r>=o.length?(a=new zl(n),o.push(a)):a=o[r],a}function i(){e=new WeakMap}return{get:t,dispose:i}}const e0=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,t0=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
#include <packing>
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = unpackRGBATo2Half( texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ) );
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = unpackRGBAToDepth( texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ) );
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( squared_mean - mean * mean );
	gl_FragColor = pack2HalfToRGBA( vec2( mean, std_dev ) );
}`;function n0(n,e,t){let i=new kc;const s=new Ne,r=new Ne,o=new dt,a=new wf({depthPacking:td}),l=new Af,c={},u=t.maxTextureSize,h={[Hn]:Ut,[Ut]:Hn,[It]:It},d=new Ct({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new Ne},radius:{value:4}},vertexShader:e0,fragmentShader:t0}),f=d.clone();f.defines.HORIZONTAL_PASS=1;const g=new Mt;g.setAttribute("position",new sn(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));const x=new bt(g,d),m=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=vc;let p=this.type;this.render=function(L,P,k){if(m.enabled===!1||m.autoUpdate===!1&&m.needsUpdate===!1||L.length===0)return;const y=n.getRenderTarget(),S=n.getActiveCubeFace(),D=n.getActiveMipmapLevel(),H=n.state;H.setBlending(Fn),H.buffers.depth.getReversed()===!0?H.buffers.color.setClear(0,0,0,0):H.buffers.color.setClear(1,1,1,1),H.buffers.depth.setTest(!0),H.setScissorTest(!1);const W=p!==xn&&this.type===xn,K=p===xn&&this.type!==xn;for(let $=0,j=L.length;$<j;$++){const J=L[$],G=J.shadow;if(G===void 0){console.warn("THREE.WebGLShadowMap:",J,"has no shadow.");continue}if(G.autoUpdate===!1&&G.needsUpdate===!1)continue;s.copy(G.mapSize);const le=G.getFrameExtents();if(s.multiply(le),r.copy(G.mapSize),(s.x>u||s.y>u)&&(s.x>u&&(r.x=Math.floor(u/le.x),s.x=r.x*le.x,G.mapSize.x=r.x),s.y>u&&(r.y=Math.floor(u/le.y),s.y=r.y*le.y,G.mapSize.y=r.y)),G.map===null||W===!0||K===!0){const we=this.type!==xn?{minFilter:Ht,magFilter:Ht}:{};G.map!==null&&G.map.dispose(),G.map=new oi(s.x,s.y,we),G.map.texture.name=J.name+".shadowMap",G.camera.updateProjectionMatrix()}n.setRenderTarget(G.map),n.clear();const de=G.getViewportCount();for(let we=0;we<de;we++){const Ve=G.getViewport(we);o.set(r.x*Ve.x,r.y*Ve.y,r.x*Ve.z,r.y*Ve.w),H.viewport(o),G.updateMatrices(J,we),i=G.getFrustum(),M(P,k,G.camera,J,this.type)}G.isPointLightShadow!==!0&&this.type===xn&&A(G,k),G.needsUpdate=!1}p=this.type,m.needsUpdate=!1,n.setRenderTarget(y,S,D)};function A(L,P){const k=e.update(x);d.defines.VSM_SAMPLES!==L.blurSamples&&(d.defines.VSM_SAMPLES=L.blurSamples,f.defines.VSM_SAMPLES=L.blurSamples,d.needsUpdate=!0,f.needsUpdate=!0),L.mapPass===null&&(L.mapPass=new oi(s.x,s.y)),d.uniforms.shadow_pass.value=L.map.texture,d.uniforms.resolution.value=L.mapSize,d.uniforms.radius.value=L.radius,n.setRenderTarget(L.mapPass),n.clear(),n.renderBufferDirect(P,null,k,d,x,null),f.uniforms.shadow_pass.value=L.mapPass.texture,f.uniforms.resolution.value=L.mapSize,f.uniforms.radius.value=L.radius,n.setRenderTarget(L.map),n.clear(),n.renderBufferDirect(P,null,k,f,x,null)}function b(L,P,k,y){let S=null;const D=k.isPointLight===!0?L.customDistanceMaterial:L.customDepthMaterial;if(D!==void 0)S=D;else if(S=k.isPointLight===!0?l:a,n.localClippingEnabled&&P.clipShadows===!0&&Array.isArray(P.clippingPlanes)&&P.clippingPlanes.length!==0||P.displacementMap&&P.displacementScale!==0||P.alphaMap&&P.alphaTest>0||P.map&&P.alphaTest>0||P.alphaToCoverage===!0){const H=S.uuid,W=P.uuid;let K=c[H];K===void 0&&(K={},c[H]=K);let $=K[W];$===void 0&&($=S.clone(),K[W]=$,P.addEventListener("dispose",I)),S=$}if(S.visible=P.visible,S.wireframe=P.wireframe,y===xn?S.side=P.shadowSide!==null?P.shadowSide:P.side:S.side=P.shadowSide!==null?P.shadowSide:h[P.side],S.alphaMap=P.alphaMap,S.alphaTest=P.alphaToCoverage===!0?.5:P.alphaTest,S.map=P.map,S.clipShadows=P.clipShadows,S.clippingPlanes=P.clippingPlanes,S.clipIntersection=P.clipIntersection,S.displacementMap=P.displacementMap,S.displacementScale=P.displacementScale,S.displacementBias=P.displacementBias,S.wireframeLinewidth=P.wireframeLinewidth,S.linewidth=P.linewidth,k.isPointLight===!0&&S.isMeshDistanceMaterial===!0){const H=n.properties.get(S);H.light=k}return S}function M(L,P,k,y,S){if(L.visible===!1)return;if(L.layers.test(P.layers)&&(L.isMesh||L.isLine||L.isPoints)&&(L.castShadow||L.receiveShadow&&S===xn)&&(!L.frustumCulled||i.intersectsObject(L))){L.modelViewMatrix.multiplyMatrices(k.matrixWorldInverse,L.matrixWorld);const W=e.update(L),K=L.material;if(Array.isArray(K)){const $=W.groups;for(let j=0,J=$.length;j<J;j++){const G=$[j],le=K[G.materialIndex];if(le&&le.visible){const de=b(L,le,y,S);L.onBeforeShadow(n,L,P,k,W,de,G),n.renderBufferDirect(k,null,W,de,L,G),L.onAfterShadow(n,L,P,k,W,de,G)}}}else if(K.visible){const $=b(L,K,y,S);L.onBeforeShadow(n,L,P,k,W,$,null),n.renderBufferDirect(k,null,W,$,L,null),L.onAfterShadow(n,L,P,k,W,$,null)}}const H=L.children;for(let W=0,K=H.length;W<K;W++)M(H[W],P,k,y,S)}function I(L){L.target.removeEventListener("dispose",I);for(const k in c){const y=c[k],S=L.target.uuid;S in y&&(y[S].dispose(),delete y[S])}}}const i0={[ao]:lo,[co]:ir,[uo]:fo,[Ni]:ho,[lo]:ao,[ir]:co,[fo]:uo,[ho]:Ni};function s0(n,e){function t(){let R=!1;const ie=new dt;let oe=null;const pe=new dt(0,0,0,0);return{setMask:function(ee){oe!==ee&&!R&&(n.colorMask(ee,ee,ee,ee),oe=ee)},setLocked:function(ee){R=ee},setClear:function(ee,q,_e,Fe,nt){nt===!0&&(ee*=Fe,q*=Fe,_e*=Fe),ie.set(ee,q,_e,Fe),pe.equals(ie)===!1&&(n.clearColor(ee,q,_e,Fe),pe.copy(ie))},reset:function(){R=!1,oe=null,pe.set(-1,0,0,0)}}}function i(){let R=!1,ie=!1,oe=null,pe=null,ee=null;return{setReversed:function(q){if(ie!==q){const _e=e.get("EXT_clip_control");q?_e.clipControlEXT(_e.LOWER_LEFT_EXT,_e.ZERO_TO_ONE_EXT):_e.clipControlEXT(_e.LOWER_LEFT_EXT,_e.NEGATIVE_ONE_TO_ONE_EXT),ie=q;const Fe=ee;ee=null,this.setClear(Fe)}},getReversed:function(){return ie},setTest:function(q){q?Q(n.DEPTH_TEST):me(n.DEPTH_TEST)},setMask:function(q){oe!==q&&!R&&(n.depthMask(q),oe=q)},setFunc:function(q){if(ie&&(q=i0[q]),pe!==q){switch(q){case ao:n.depthFunc(n.NEVER);break;case lo:n.depthFunc(n.ALWAYS);break;case co:n.depthFunc(n.LESS);break;case Ni:n.depthFunc(n.LEQUAL);break;case uo:n.depthFunc(n.EQUAL);break;case ho:n.depthFunc(n.GEQUAL);break;case ir:n.depthFunc(n.GREATER);break;case fo:n.depthFunc(n.NOTEQUAL);break;default:n.depthFunc(n.LEQUAL)}pe=q}},setLocked:function(q){R=q},setClear:function(q){ee!==q&&(ie&&(q=1-q),n.clearDepth(q),ee=q)},reset:function(){R=!1,oe=null,pe=null,ee=null,ie=!1}}}function s(){let R=!1,ie=null,oe=null,pe=null,ee=null,q=null,_e=null,Fe=null,nt=null;return{setTest:function(qe){R||(qe?Q(n.STENCIL_TEST):me(n.STENCIL_TEST))},setMask:function(qe){ie!==qe&&!R&&(n.stencilMask(qe),ie=qe)},setFunc:function(qe,fn,an){(oe!==qe||pe!==fn||ee!==an)&&(n.stencilFunc(qe,fn,an),oe=qe,pe=fn,ee=an)},setOp:function(qe,fn,an){(q!==qe||_e!==fn||Fe!==an)&&(n.stencilOp(qe,fn,an),q=qe,_e=fn,Fe=an)},setLocked:function(qe){R=qe},setClear:function(qe){nt!==qe&&(n.clearStencil(qe),nt=qe)},reset:function(){R=!1,ie=null,oe=null,pe=null,ee=null,q=null,_e=null,Fe=null,nt=null}}}const r=new t,o=new i,a=new s,l=new WeakMap,c=new WeakMap;let u={},h={},d=new WeakMap,f=[],g=null,x=!1,m=null,p=null,A=null,b=null,M=null,I=null,L=null,P=new De(0,0,0),k=0,y=!1,S=null,D=null,H=null,W=null,K=null;const $=n.getParameter(n.MAX_COMBINED_TEXTURE_IMAGE_UNITS);let j=!1,J=0;const G=n.getParameter(n.VERSION);G.indexOf("WebGL")!==-1?(J=parseFloat(/^WebGL (\d)/.exec(G)[1]),j=J>=1):G.indexOf("OpenGL ES")!==-1&&(J=parseFloat(/^OpenGL ES (\d)/.exec(G)[1]),j=J>=2);let le=null,de={};const we=n.getParameter(n.SCISSOR_BOX),Ve=n.getParameter(n.VIEWPORT),tt=new dt().fromArray(we),st=new dt().fromArray(Ve);function je(R,ie,oe,pe){const ee=new Uint8Array(4),q=n.createTexture();n.bindTexture(R,q),n.texParameteri(R,n.TEXTURE_MIN_FILTER,n.NEAREST),n.texParameteri(R,n.TEXTURE_MAG_FILTER,n.NEAREST);for(let _e=0;_e<oe;_e++)R===n.TEXTURE_3D||R===n.TEXTURE_2D_ARRAY?n.texImage3D(ie,0,n.RGBA,1,1,pe,0,n.RGBA,n.UNSIGNED_BYTE,ee):n.texImage2D(ie+_e,0,n.RGBA,1,1,0,n.RGBA,n.UNSIGNED_BYTE,ee);return q}const Y={};Y[n.TEXTURE_2D]=je(n.TEXTURE_2D,n.TEXTURE_2D,1),Y[n.TEXTURE_CUBE_MAP]=je(n.TEXTURE_CUBE_MAP,n.TEXTURE_CUBE_MAP_POSITIVE_X,6),Y[n.TEXTURE_2D_ARRAY]=je(n.TEXTURE_2D_ARRAY,n.TEXTURE_2D_ARRAY,1,1),Y[n.TEXTURE_3D]=je(n.TEXTURE_3D,n.TEXTURE_3D,1,1),r.setClear(0,0,0,1),o.setClear(1),a.setClear(0),Q(n.DEPTH_TEST),o.setFunc(Ni),Le(!1),ve(Ua),Q(n.CULL_FACE),rt(Fn);function Q(R){u[R]!==!0&&(n.enable(R),u[R]=!0)}function me(R){u[R]!==!1&&(n.disable(R),u[R]=!1)}function Ue(R,ie){return h[R]!==ie?(n.bindFramebuffer(R,ie),h[R]=ie,R===n.DRAW_FRAMEBUFFER&&(h[n.FRAMEBUFFER]=ie),R===n.FRAMEBUFFER&&(h[n.DRAW_FRAMEBUFFER]=ie),!0):!1}function Te(R,ie){let oe=f,pe=!1;if(R){oe=d.get(ie),oe===void 0&&(oe=[],d.set(ie,oe));const ee=R.textures;if(oe.length!==ee.length||oe[0]!==n.COLOR_ATTACHMENT0){for(let q=0,_e=ee.length;q<_e;q++)oe[q]=n.COLOR_ATTACHMENT0+q;oe.length=ee.length,pe=!0}}else oe[0]!==n.BACK&&(oe[0]=n.BACK,pe=!0);pe&&n.drawBuffers(oe)}function Xe(R){return g!==R?(n.useProgram(R),g=R,!0):!1}const St={[Jn]:n.FUNC_ADD,[Ah]:n.FUNC_SUBTRACT,[Rh]:n.FUNC_REVERSE_SUBTRACT};St[Ch]=n.MIN,St[Ph]=n.MAX;const w={[Dh]:n.ZERO,[Lh]:n.ONE,[Ih]:n.SRC_COLOR,[ro]:n.SRC_ALPHA,[Bh]:n.SRC_ALPHA_SATURATE,[Oh]:n.DST_COLOR,[Nh]:n.DST_ALPHA,[Uh]:n.ONE_MINUS_SRC_COLOR,[oo]:n.ONE_MINUS_SRC_ALPHA,[kh]:n.ONE_MINUS_DST_COLOR,[Fh]:n.ONE_MINUS_DST_ALPHA,[zh]:n.CONSTANT_COLOR,[Hh]:n.ONE_MINUS_CONSTANT_COLOR,[Gh]:n.CONSTANT_ALPHA,[Vh]:n.ONE_MINUS_CONSTANT_ALPHA};function rt(R,ie,oe,pe,ee,q,_e,Fe,nt,qe){if(R===Fn){x===!0&&(me(n.BLEND),x=!1);return}if(x===!1&&(Q(n.BLEND),x=!0),R!==wh){if(R!==m||qe!==y){if((p!==Jn||M!==Jn)&&(n.blendEquation(n.FUNC_ADD),p=Jn,M=Jn),qe)switch(R){case Di:n.blendFuncSeparate(n.ONE,n.ONE_MINUS_SRC_ALPHA,n.ONE,n.ONE_MINUS_SRC_ALPHA);break;case Na:n.blendFunc(n.ONE,n.ONE);break;case Fa:n.blendFuncSeparate(n.ZERO,n.ONE_MINUS_SRC_COLOR,n.ZERO,n.ONE);break;case Oa:n.blendFuncSeparate(n.DST_COLOR,n.ONE_MINUS_SRC_ALPHA,n.ZERO,n.ONE);break;default:console.error("THREE.WebGLState: Invalid blending: ",R);break}else switch(R){case Di:n.blendFuncSeparate(n.SRC_ALPHA,n.ONE_MINUS_SRC_ALPHA,n.ONE,n.ONE_MINUS_SRC_ALPHA);break;case Na:n.blendFuncSeparate(n.SRC_ALPHA,n.ONE,n.ONE,n.ONE);break;case Fa:console.error("THREE.WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Oa:console.error("THREE.WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:console.error("THREE.WebGLState: Invalid blending: ",R);break}A=null,b=null,I=null,L=null,P.set(0,0,0),k=0,m=R,y=qe}return}ee=ee||ie,q=q||oe,_e=_e||pe,(ie!==p||ee!==M)&&(n.blendEquationSeparate(St[ie],St[ee]),p=ie,M=ee),(oe!==A||pe!==b||q!==I||_e!==L)&&(n.blendFuncSeparate(w[oe],w[pe],w[q],w[_e]),A=oe,b=pe,I=q,L=_e),(Fe.equals(P)===!1||nt!==k)&&(n.blendColor(Fe.r,Fe.g,Fe.b,nt),P.copy(Fe),k=nt),m=R,y=!1}function Oe(R,ie){R.side===It?me(n.CULL_FACE):Q(n.CULL_FACE);let oe=R.side===Ut;ie&&(oe=!oe),Le(oe),R.blending===Di&&R.transparent===!1?rt(Fn):rt(R.blending,R.blendEquation,R.blendSrc,R.blendDst,R.blendEquationAlpha,R.blendSrcAlpha,R.blendDstAlpha,R.blendColor,R.blendAlpha,R.premultipliedAlpha),o.setFunc(R.depthFunc),o.setTest(R.depthTest),o.setMask(R.depthWrite),r.setMask(R.colorWrite);const pe=R.stencilWrite;a.setTest(pe),pe&&(a.setMask(R.stencilWriteMask),a.setFunc(R.stencilFunc,R.stencilRef,R.stencilFuncMask),a.setOp(R.stencilFail,R.stencilZFail,R.stencilZPass)),xe(R.polygonOffset,R.polygonOffsetFactor,R.polygonOffsetUnits),R.alphaToCoverage===!0?Q(n.SAMPLE_ALPHA_TO_COVERAGE):me(n.SAMPLE_ALPHA_TO_COVERAGE)}function Le(R){S!==R&&(R?n.frontFace(n.CW):n.frontFace(n.CCW),S=R)}function ve(R){R!==Eh?(Q(n.CULL_FACE),R!==D&&(R===Ua?n.cullFace(n.BACK):R===bh?n.cullFace(n.FRONT):n.cullFace(n.FRONT_AND_BACK))):me(n.CULL_FACE),D=R}function ot(R){R!==H&&(j&&n.lineWidth(R),H=R)}function xe(R,ie,oe){R?(Q(n.POLYGON_OFFSET_FILL),(W!==ie||K!==oe)&&(n.polygonOffset(ie,oe),W=ie,K=oe)):me(n.POLYGON_OFFSET_FILL)}function ze(R){R?Q(n.SCISSOR_TEST):me(n.SCISSOR_TEST)}function vt(R){R===void 0&&(R=n.TEXTURE0+$-1),le!==R&&(n.activeTexture(R),le=R)}function ht(R,ie,oe){oe===void 0&&(le===null?oe=n.TEXTURE0+$-1:oe=le);let pe=de[oe];pe===void 0&&(pe={type:void 0,texture:void 0},de[oe]=pe),(pe.type!==R||pe.texture!==ie)&&(le!==oe&&(n.activeTexture(oe),le=oe),n.bindTexture(R,ie||Y[R]),pe.type=R,pe.texture=ie)}function E(){const R=de[le];R!==void 0&&R.type!==void 0&&(n.bindTexture(R.type,null),R.type=void 0,R.texture=void 0)}function _(){try{n.compressedTexImage2D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function O(){try{n.compressedTexImage3D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function X(){try{n.texSubImage2D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function Z(){try{n.texSubImage3D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function V(){try{n.compressedTexSubImage2D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function Ee(){try{n.compressedTexSubImage3D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function re(){try{n.texStorage2D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function Me(){try{n.texStorage3D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function Se(){try{n.texImage2D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function ne(){try{n.texImage3D(...arguments)}catch(R){console.error("THREE.WebGLState:",R)}}function he(R){tt.equals(R)===!1&&(n.scissor(R.x,R.y,R.z,R.w),tt.copy(R))}function Pe(R){st.equals(R)===!1&&(n.viewport(R.x,R.y,R.z,R.w),st.copy(R))}function ye(R,ie){let oe=c.get(ie);oe===void 0&&(oe=new WeakMap,c.set(ie,oe));let pe=oe.get(R);pe===void 0&&(pe=n.getUniformBlockIndex(ie,R.name),oe.set(R,pe))}function ce(R,ie){const pe=c.get(ie).get(R);l.get(ie)!==pe&&(n.uniformBlockBinding(ie,pe,R.__bindingPointIndex),l.set(ie,pe))}function ke(){n.disable(n.BLEND),n.disable(n.CULL_FACE),n.disable(n.DEPTH_TEST),n.disable(n.POLYGON_OFFSET_FILL),n.disable(n.SCISSOR_TEST),n.disable(n.STENCIL_TEST),n.disable(n.SAMPLE_ALPHA_TO_COVERAGE),n.blendEquation(n.FUNC_ADD),n.blendFunc(n.ONE,n.ZERO),n.blendFuncSeparate(n.ONE,n.ZERO,n.ONE,n.ZERO),n.blendColor(0,0,0,0),n.colorMask(!0,!0,!0,!0),n.clearColor(0,0,0,0),n.depthMask(!0),n.depthFunc(n.LESS),o.setReversed(!1),n.clearDepth(1),n.stencilMask(4294967295),n.stencilFunc(n.ALWAYS,0,4294967295),n.stencilOp(n.KEEP,n.KEEP,n.KEEP),n.clearStencil(0),n.cullFace(n.BACK),n.frontFace(n.CCW),n.polygonOffset(0,0),n.activeTexture(n.TEXTURE0),n.bindFramebuffer(n.FRAMEBUFFER,null),n.bindFramebuffer(n.DRAW_FRAMEBUFFER,null),n.bindFramebuffer(n.READ_FRAMEBUFFER,null),n.useProgram(null),n.lineWidth(1),n.scissor(0,0,n.canvas.width,n.canvas.height),n.viewport(0,0,n.canvas.width,n.canvas.height),u={},le=null,de={},h={},d=new WeakMap,f=[],g=null,x=!1,m=null,p=null,A=null,b=null,M=null,I=null,L=null,P=new De(0,0,0),k=0,y=!1,S=null,D=null,H=null,W=null,K=null,tt.set(0,0,n.canvas.width,n.canvas.height),st.set(0,0,n.canvas.width,n.canvas.height),r.reset(),o.reset(),a.reset()}return{buffers:{color:r,depth:o,stencil:a},enable:Q,disable:me,bindFramebuffer:Ue,drawBuffers:Te,useProgram:Xe,setBlending:rt,setMaterial:Oe,setFlipSided:Le,setCullFace:ve,setLineWidth:ot,setPolygonOffset:xe,setScissorTest:ze,activeTexture:vt,bindTexture:ht,unbindTexture:E,compressedTexImage2D:_,compressedTexImage3D:O,texImage2D:Se,texImage3D:ne,updateUBOMapping:ye,uniformBlockBinding:ce,texStorage2D:re,texStorage3D:Me,texSubImage2D:X,texSubImage3D:Z,compressedTexSubImage2D:V,compressedTexSubImage3D:Ee,scissor:he,viewport:Pe,reset:ke}}function r0(n,e,t,i,s,r,o){const a=e.has("WEBGL_multisampled_render_to_texture")?e.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new Ne,u=new WeakMap;let h;const d=new WeakMap;let f=!1;try{f=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function g(E,_){return f?new OffscreenCanvas(E,_):or("canvas")}function x(E,_,O){let X=1;const Z=ht(E);if((Z.width>O||Z.height>O)&&(X=O/Math.max(Z.width,Z.height)),X<1)if(typeof HTMLImageElement<"u"&&E instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&E instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&E instanceof ImageBitmap||typeof VideoFrame<"u"&&E instanceof VideoFrame){const V=Math.floor(X*Z.width),Ee=Math.floor(X*Z.height);h===void 0&&(h=g(V,Ee));const re=_?g(V,Ee):h;return re.width=V,re.height=Ee,re.getContext("2d").drawImage(E,0,0,V,Ee),console.warn("THREE.WebGLRenderer: Texture has been resized from ("+Z.width+"x"+Z.height+") to ("+V+"x"+Ee+")."),re}else return"data"in E&&console.warn("THREE.WebGLRenderer: Image in DataTexture is too big ("+Z.width+"x"+Z.height+")."),E;return E}function m(E){return E.generateMipmaps}function p(E){n.generateMipmap(E)}function A(E){return E.isWebGLCubeRenderTarget?n.TEXTURE_CUBE_MAP:E.isWebGL3DRenderTarget?n.TEXTURE_3D:E.isWebGLArrayRenderTarget||E.isCompressedArrayTexture?n.TEXTURE_2D_ARRAY:n.TEXTURE_2D}function b(E,_,O,X,Z=!1){if(E!==null){if(n[E]!==void 0)return n[E];console.warn("THREE.WebGLRenderer: Attempt to use non-existing WebGL internal format '"+E+"'")}let V=_;if(_===n.RED&&(O===n.FLOAT&&(V=n.R32F),O===n.HALF_FLOAT&&(V=n.R16F),O===n.UNSIGNED_BYTE&&(V=n.R8)),_===n.RED_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.R8UI),O===n.UNSIGNED_SHORT&&(V=n.R16UI),O===n.UNSIGNED_INT&&(V=n.R32UI),O===n.BYTE&&(V=n.R8I),O===n.SHORT&&(V=n.R16I),O===n.INT&&(V=n.R32I)),_===n.RG&&(O===n.FLOAT&&(V=n.RG32F),O===n.HALF_FLOAT&&(V=n.RG16F),O===n.UNSIGNED_BYTE&&(V=n.RG8)),_===n.RG_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.RG8UI),O===n.UNSIGNED_SHORT&&(V=n.RG16UI),O===n.UNSIGNED_INT&&(V=n.RG32UI),O===n.BYTE&&(V=n.RG8I),O===n.SHORT&&(V=n.RG16I),O===n.INT&&(V=n.RG32I)),_===n.RGB_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.RGB8UI),O===n.UNSIGNED_SHORT&&(V=n.RGB16UI),O===n.UNSIGNED_INT&&(V=n.RGB32UI),O===n.BYTE&&(V=n.RGB8I),O===n.SHORT&&(V=n.RGB16I),O===n.INT&&(V=n.RGB32I)),_===n.RGBA_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.RGBA8UI),O===n.UNSIGNED_SHORT&&(V=n.RGBA16UI),O===n.UNSIGNED_INT&&(V=n.RGBA32UI),O===n.BYTE&&(V=n.RGBA8I),O===n.SHORT&&(V=n.RGBA16I),O===n.INT&&(V=n.RGBA32I)),_===n.RGB&&(O===n.UNSIGNED_INT_5_9_9_9_REV&&(V=n.RGB9_E5),O===n.UNSIGNED_INT_10F_11F_11F_REV&&(V=n.R11F_G11F_B10F)),_===n.RGBA){const Ee=Z?sr:$e.getTransfer(X);O===n.FLOAT&&(V=n.RGBA32F),O===n.HALF_FLOAT&&(V=n.RGBA16F),O===n.UNSIGNED_BYTE&&(V=Ee===Ze?n.SRGB8_ALPHA8:n.RGBA8),O===n.UNSIGNED_SHORT_4_4_4_4&&(V=n.RGBA4),O===n.UNSIGNED_SHORT_5_5_5_1&&(V=n.RGB5_A1)}return(V===n.R16F||V===n.R32F||V===n.RG16F||V===n.RG32F||V===n.RGBA16F||V===n.RGBA32F)&&e.get("EXT_color_buffer_float"),V}function M(E,_){let O;return E?_===null||_===ii||_===as?O=n.DEPTH24_STENCIL8:_===Sn?O=n.DEPTH32F_STENCIL8:_===os&&(O=n.DEPTH24_STENCIL8,console.warn("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):_===null||_===ii||_===as?O=n.DEPTH_COMPONENT24:_===Sn?O=n.DEPTH_COMPONENT32F:_===os&&(O=n.DEPTH_COMPONENT16),O}function I(E,_){return m(E)===!0||E.isFramebufferTexture&&E.minFilter!==Ht&&E.minFilter!==cn?Math.log2(Math.max(_.width,_.height))+1:E.mipmaps!==void 0&&E.mipmaps.length>0?E.mipmaps.length:E.isCompressedTexture&&Array.isArray(E.image)?_.mipmaps.length:1}function L(E){const _=E.target;_.removeEventListener("dispose",L),k(_),_.isVideoTexture&&u.delete(_)}function P(E){const _=E.target;_.removeEventListener("dispose",P),S(_)}function k(E){const _=i.get(E);if(_.__webglInit===void 0)return;const O=E.source,X=d.get(O);if(X){const Z=X[_.__cacheKey];Z.usedTimes--,Z.usedTimes===0&&y(E),Object.keys(X).length===0&&d.delete(O)}i.remove(E)}function y(E){const _=i.get(E);n.deleteTexture(_.__webglTexture);const O=E.source,X=d.get(O);delete X[_.__cacheKey],o.memory.textures--}function S(E){const _=i.get(E);if(E.depthTexture&&(E.depthTexture.dispose(),i.remove(E.depthTexture)),E.isWebGLCubeRenderTarget)for(let X=0;X<6;X++){if(Array.isArray(_.__webglFramebuffer[X]))for(let Z=0;Z<_.__webglFramebuffer[X].length;Z++)n.deleteFramebuffer(_.__webglFramebuffer[X][Z]);else n.deleteFramebuffer(_.__webglFramebuffer[X]);_.__webglDepthbuffer&&n.deleteRenderbuffer(_.__webglDepthbuffer[X])}else{if(Array.isArray(_.__webglFramebuffer))for(let X=0;X<_.__webglFramebuffer.length;X++)n.deleteFramebuffer(_.__webglFramebuffer[X]);else n.deleteFramebuffer(_.__webglFramebuffer);if(_.__webglDepthbuffer&&n.deleteRenderbuffer(_.__webglDepthbuffer),_.__webglMultisampledFramebuffer&&n.deleteFramebuffer(_.__webglMultisampledFramebuffer),_.__webglColorRenderbuffer)for(let X=0;X<_.__webglColorRenderbuffer.length;X++)_.__webglColorRenderbuffer[X]&&n.deleteRenderbuffer(_.__webglColorRenderbuffer[X]);_.__webglDepthRenderbuffer&&n.deleteRenderbuffer(_.__webglDepthRenderbuffer)}const O=E.textures;for(let X=0,Z=O.length;X<Z;X++){const V=i.get(O[X]);V.__webglTexture&&(n.deleteTexture(V.__webglTexture),o.memory.textures--),i.remove(O[X])}i.remove(E)}let D=0;function H(){D=0}function W(){const E=D;return E>=s.maxTextures&&console.warn("THREE.WebGLTextures: Trying to use "+E+" texture units while this GPU supports only "+s.maxTextures),D+=1,E}function K(E){const _=[];return _.push(E.wrapS),_.push(E.wrapT),_.push(E.wrapR||0),_.push(E.magFilter),_.push(E.minFilter),_.push(E.anisotropy),_.push(E.internalFormat),_.push(E.format),_.push(E.type),_.push(E.generateMipmaps),_.push(E.premultiplyAlpha),_.push(E.flipY),_.push(E.unpackAlignment),_.push(E.colorSpace),_.join()}function $(E,_){const O=i.get(E);if(E.isVideoTexture&&ze(E),E.isRenderTargetTexture===!1&&E.isExternalTexture!==!0&&E.version>0&&O.__version!==E.version){const X=E.image;if(X===null)console.warn("THREE.WebGLRenderer: Texture marked for update but no image data found.");else if(X.complete===!1)console.warn("THREE.WebGLRenderer: Texture marked for update but image is incomplete");else{Y(O,E,_);return}}else E.isExternalTexture&&(O.__webglTexture=E.sourceTexture?E.sourceTexture:null);t.bindTexture(n.TEXTURE_2D,O.__webglTexture,n.TEXTURE0+_)}function j(E,_){const O=i.get(E);if(E.isRenderTargetTexture===!1&&E.version>0&&O.__version!==E.version){Y(O,E,_);return}t.bindTexture(n.TEXTURE_2D_ARRAY,O.__webglTexture,n.TEXTURE0+_)}function J(E,_){const O=i.get(E);if(E.isRenderTargetTexture===!1&&E.version>0&&O.__version!==E.version){Y(O,E,_);return}t.bindTexture(n.TEXTURE_3D,O.__webglTexture,n.TEXTURE0+_)}function G(E,_){const O=i.get(E);if(E.version>0&&O.__version!==E.version){Q(O,E,_);return}t.bindTexture(n.TEXTURE_CUBE_MAP,O.__webglTexture,n.TEXTURE0+_)}const le={[go]:n.REPEAT,[ei]:n.CLAMP_TO_EDGE,[_o]:n.MIRRORED_REPEAT},de={[Ht]:n.NEAREST,[Qh]:n.NEAREST_MIPMAP_NEAREST,[bs]:n.NEAREST_MIPMAP_LINEAR,[cn]:n.LINEAR,[Mr]:n.LINEAR_MIPMAP_NEAREST,[ti]:n.LINEAR_MIPMAP_LINEAR},we={[od]:n.NEVER,[dd]:n.ALWAYS,[ad]:n.LESS,[Rc]:n.LEQUAL,[ld]:n.EQUAL,[hd]:n.GEQUAL,[cd]:n.GREATER,[ud]:n.NOTEQUAL};function Ve(E,_){if(_.type===Sn&&e.has("OES_texture_float_linear")===!1&&(_.magFilter===cn||_.magFilter===Mr||_.magFilter===bs||_.magFilter===ti||_.minFilter===cn||_.minFilter===Mr||_.minFilter===bs||_.minFilter===ti)&&console.warn("THREE.WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),n.texParameteri(E,n.TEXTURE_WRAP_S,le[_.wrapS]),n.texParameteri(E,n.TEXTURE_WRAP_T,le[_.wrapT]),(E===n.TEXTURE_3D||E===n.TEXTURE_2D_ARRAY)&&n.texParameteri(E,n.TEXTURE_WRAP_R,le[_.wrapR]),n.texParameteri(E,n.TEXTURE_MAG_FILTER,de[_.magFilter]),n.texParameteri(E,n.TEXTURE_MIN_FILTER,de[_.minFilter]),_.compareFunction&&(n.texParameteri(E,n.TEXTURE_COMPARE_MODE,n.COMPARE_REF_TO_TEXTURE),n.texParameteri(E,n.TEXTURE_COMPARE_FUNC,we[_.compareFunction])),e.has("EXT_texture_filter_anisotropic")===!0){if(_.magFilter===Ht||_.minFilter!==bs&&_.minFilter!==ti||_.type===Sn&&e.has("OES_texture_float_linear")===!1)return;if(_.anisotropy>1||i.get(_).__currentAnisotropy){const O=e.get("EXT_texture_filter_anisotropic");n.texParameterf(E,O.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(_.anisotropy,s.getMaxAnisotropy())),i.get(_).__currentAnisotropy=_.anisotropy}}}function tt(E,_){let O=!1;E.__webglInit===void 0&&(E.__webglInit=!0,_.addEventListener("dispose",L));const X=_.source;let Z=d.get(X);Z===void 0&&(Z={},d.set(X,Z));const V=K(_);if(V!==E.__cacheKey){Z[V]===void 0&&(Z[V]={texture:n.createTexture(),usedTimes:0},o.memory.textures++,O=!0),Z[V].usedTimes++;const Ee=Z[E.__cacheKey];Ee!==void 0&&(Z[E.__cacheKey].usedTimes--,Ee.usedTimes===0&&y(_)),E.__cacheKey=V,E.__webglTexture=Z[V].texture}return O}function st(E,_,O){return Math.floor(Math.floor(E/O)/_)}function je(E,_,O,X){const V=E.updateRanges;if(V.length===0)t.texSubImage2D(n.TEXTURE_2D,0,0,0,_.width,_.height,O,X,_.data);else{V.sort((ne,he)=>ne.start-he.start);let Ee=0;for(let ne=1;ne<V.length;ne++){const he=V[Ee],Pe=V[ne],ye=he.start+he.count,ce=st(Pe.start,_.width,4),ke=st(he.start,_.width,4);Pe.start<=ye+1&&ce===ke&&st(Pe.start+Pe.count-1,_.width,4)===ce?he.count=Math.max(he.count,Pe.start+Pe.count-he.start):(++Ee,V[Ee]=Pe)}V.length=Ee+1;const re=n.getParameter(n.UNPACK_ROW_LENGTH),Me=n.getParameter(n.UNPACK_SKIP_PIXELS),Se=n.getParameter(n.UNPACK_SKIP_ROWS);n.pixelStorei(n.UNPACK_ROW_LENGTH,_.width);for(let ne=0,he=V.length;ne<he;ne++){const Pe=V[ne],ye=Math.floor(Pe.start/4),ce=Math.ceil(Pe.count/4),ke=ye%_.width,R=Math.floor(ye/_.width),ie=ce,oe=1;n.pixelStorei(n.UNPACK_SKIP_PIXELS,ke),n.pixelStorei(n.UNPACK_SKIP_ROWS,R),t.texSubImage2D(n.TEXTURE_2D,0,ke,R,ie,oe,O,X,_.data)}E.clearUpdateRanges(),n.pixelStorei(n.UNPACK_ROW_LENGTH,re),n.pixelStorei(n.UNPACK_SKIP_PIXELS,Me),n.pixelStorei(n.UNPACK_SKIP_ROWS,Se)}}function Y(E,_,O){let X=n.TEXTURE_2D;(_.isDataArrayTexture||_.isCompressedArrayTexture)&&(X=n.TEXTURE_2D_ARRAY),_.isData3DTexture&&(X=n.TEXTURE_3D);const Z=tt(E,_),V=_.source;t.bindTexture(X,E.__webglTexture,n.TEXTURE0+O);const Ee=i.get(V);if(V.version!==Ee.__version||Z===!0){t.activeTexture(n.TEXTURE0+O);const re=$e.getPrimaries($e.workingColorSpace),Me=_.colorSpace===Un?null:$e.getPrimaries(_.colorSpace),Se=_.colorSpace===Un||re===Me?n.NONE:n.BROWSER_DEFAULT_WEBGL;n.pixelStorei(n.UNPACK_FLIP_Y_WEBGL,_.flipY),n.pixelStorei(n.UNPACK_PREMULTIPLY_ALPHA_WEBGL,_.premultiplyAlpha),n.pixelStorei(n.UNPACK_ALIGNMENT,_.unpackAlignment),n.pixelStorei(n.UNPACK_COLORSPACE_CONVERSION_WEBGL,Se);let ne=x(_.image,!1,s.maxTextureSize);ne=vt(_,ne);const he=r.convert(_.format,_.colorSpace),Pe=r.convert(_.type);let ye=b(_.internalFormat,he,Pe,_.colorSpace,_.isVideoTexture);Ve(X,_);let ce;const ke=_.mipmaps,R=_.isVideoTexture!==!0,ie=Ee.__version===void 0||Z===!0,oe=V.dataReady,pe=I(_,ne);if(_.isDepthTexture)ye=M(_.format===cs,_.type),ie&&(R?t.texStorage2D(n.TEXTURE_2D,1,ye,ne.width,ne.height):t.texImage2D(n.TEXTURE_2D,0,ye,ne.width,ne.height,0,he,Pe,null));else if(_.isDataTexture)if(ke.length>0){R&&ie&&t.texStorage2D(n.TEXTURE_2D,pe,ye,ke[0].width,ke[0].height);for(let ee=0,q=ke.length;ee<q;ee++)ce=ke[ee],R?oe&&t.texSubImage2D(n.TEXTURE_2D,ee,0,0,ce.width,ce.height,he,Pe,ce.data):t.texImage2D(n.TEXTURE_2D,ee,ye,ce.width,ce.height,0,he,Pe,ce.data);_.generateMipmaps=!1}else R?(ie&&t.texStorage2D(n.TEXTURE_2D,pe,ye,ne.width,ne.height),oe&&je(_,ne,he,Pe)):t.texImage2D(n.TEXTURE_2D,0,ye,ne.width,ne.height,0,he,Pe,ne.data);else if(_.isCompressedTexture)if(_.isCompressedArrayTexture){R&&ie&&t.texStorage3D(n.TEXTURE_2D_ARRAY,pe,ye,ke[0].width,ke[0].height,ne.depth);for(let ee=0,q=ke.length;ee<q;ee++)if(ce=ke[ee],_.format!==zt)if(he!==null)if(R){if(oe)if(_.layerUpdates.size>0){const _e=gl(ce.width,ce.height,_.format,_.type);for(const Fe of _.layerUpdates){const nt=ce.data.subarray(Fe*_e/ce.data.BYTES_PER_ELEMENT,(Fe+1)*_e/ce.data.BYTES_PER_ELEMENT);t.compressedTexSubImage3D(n.TEXTURE_2D_ARRAY,ee,0,0,Fe,ce.width,ce.height,1,he,nt)}_.clearLayerUpdates()}else t.compressedTexSubImage3D(n.TEXTURE_2D_ARRAY,ee,0,0,0,ce.width,ce.height,ne.depth,he,ce.data)}else t.compressedTexImage3D(n.TEXTURE_2D_ARRAY,ee,ye,ce.width,ce.height,ne.depth,0,ce.data,0,0);else console.warn("THREE.WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else R?oe&&t.texSubImage3D(n.TEXTURE_2D_ARRAY,ee,0,0,0,ce.width,ce.height,ne.depth,he,Pe,ce.data):t.texImage3D(n.TEXTURE_2D_ARRAY,ee,ye,ce.width,ce.height,ne.depth,0,he,Pe,ce.data)}else{R&&ie&&t.texStorage2D(n.TEXTURE_2D,pe,ye,ke[0].width,ke[0].height);for(let ee=0,q=ke.length;ee<q;ee++)ce=ke[ee],_.format!==zt?he!==null?R?oe&&t.compressedTexSubImage2D(n.TEXTURE_2D,ee,0,0,ce.width,ce.height,he,ce.data):t.compressedTexImage2D(n.TEXTURE_2D,ee,ye,ce.width,ce.height,0,ce.data):console.warn("THREE.WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):R?oe&&t.texSubImage2D(n.TEXTURE_2D,ee,0,0,ce.width,ce.height,he,Pe,ce.data):t.texImage2D(n.TEXTURE_2D,ee,ye,ce.width,ce.height,0,he,Pe,ce.data)}else if(_.isDataArrayTexture)if(R){if(ie&&t.texStorage3D(n.TEXTURE_2D_ARRAY,pe,ye,ne.width,ne.height,ne.depth),oe)if(_.layerUpdates.size>0){const ee=gl(ne.width,ne.height,_.format,_.type);for(const q of _.layerUpdates){const _e=ne.data.subarray(q*ee/ne.data.BYTES_PER_ELEMENT,(q+1)*ee/ne.data.BYTES_PER_ELEMENT);t.texSubImage3D(n.TEXTURE_2D_ARRAY,0,0,0,q,ne.width,ne.height,1,he,Pe,_e)}_.clearLayerUpdates()}else t.texSubImage3D(n.TEXTURE_2D_ARRAY,0,0,0,0,ne.width,ne.height,ne.depth,he,Pe,ne.data)}else t.texImage3D(n.TEXTURE_2D_ARRAY,0,ye,ne.width,ne.height,ne.depth,0,he,Pe,ne.data);else if(_.isData3DTexture)R?(ie&&t.texStorage3D(n.TEXTURE_3D,pe,ye,ne.width,ne.height,ne.depth),oe&&t.texSubImage3D(n.TEXTURE_3D,0,0,0,0,ne.width,ne.height,ne.depth,he,Pe,ne.data)):t.texImage3D(n.TEXTURE_3D,0,ye,ne.width,ne.height,ne.depth,0,he,Pe,ne.data);else if(_.isFramebufferTexture){if(ie)if(R)t.texStorage2D(n.TEXTURE_2D,pe,ye,ne.width,ne.height);else{let ee=ne.width,q=ne.height;for(let _e=0;_e<pe;_e++)t.texImage2D(n.TEXTURE_2D,_e,ye,ee,q,0,he,Pe,null),ee>>=1,q>>=1}}else if(ke.length>0){if(R&&ie){const ee=ht(ke[0]);t.texStorage2D(n.TEXTURE_2D,pe,ye,ee.width,ee.height)}for(let ee=0,q=ke.length;ee<q;ee++)ce=ke[ee],R?oe&&t.texSubImage2D(n.TEXTURE_2D,ee,0,0,he,Pe,ce):t.texImage2D(n.TEXTURE_2D,ee,ye,he,Pe,ce);_.generateMipmaps=!1}else if(R){if(ie){const ee=ht(ne);t.texStorage2D(n.TEXTURE_2D,pe,ye,ee.width,ee.height)}oe&&t.texSubImage2D(n.TEXTURE_2D,0,0,0,he,Pe,ne)}else t.texImage2D(n.TEXTURE_2D,0,ye,he,Pe,ne);m(_)&&p(X),Ee.__version=V.version,_.onUpdate&&_.onUpdate(_)}E.__version=_.version}function Q(E,_,O){if(_.image.length!==6)return;const X=tt(E,_),Z=_.source;t.bindTexture(n.TEXTURE_CUBE_MAP,E.__webglTexture,n.TEXTURE0+O);const V=i.get(Z);if(Z.version!==V.__version||X===!0){t.activeTexture(n.TEXTURE0+O);const Ee=$e.getPrimaries($e.workingColorSpace),re=_.colorSpace===Un?null:$e.getPrimaries(_.colorSpace),Me=_.colorSpace===Un||Ee===re?n.NONE:n.BROWSER_DEFAULT_WEBGL;n.pixelStorei(n.UNPACK_FLIP_Y_WEBGL,_.flipY),n.pixelStorei(n.UNPACK_PREMULTIPLY_ALPHA_WEBGL,_.premultiplyAlpha),n.pixelStorei(n.UNPACK_ALIGNMENT,_.unpackAlignment),n.pixelStorei(n.UNPACK_COLORSPACE_CONVERSION_WEBGL,Me);const Se=_.isCompressedTexture||_.image[0].isCompressedTexture,ne=_.image[0]&&_.image[0].isDataTexture,he=[];for(let q=0;q<6;q++)!Se&&!ne?he[q]=x(_.image[q],!0,s.maxCubemapSize):he[q]=ne?_.image[q].image:_.image[q],he[q]=vt(_,he[q]);const Pe=he[0],ye=r.convert(_.format,_.colorSpace),ce=r.convert(_.type),ke=b(_.internalFormat,ye,ce,_.colorSpace),R=_.isVideoTexture!==!0,ie=V.__version===void 0||X===!0,oe=Z.dataReady;let pe=I(_,Pe);Ve(n.TEXTURE_CUBE_MAP,_);let ee;if(Se){R&&ie&&t.texStorage2D(n.TEXTURE_CUBE_MAP,pe,ke,Pe.width,Pe.height);for(let q=0;q<6;q++){ee=he[q].mipmaps;for(let _e=0;_e<ee.length;_e++){const Fe=ee[_e];_.format!==zt?ye!==null?R?oe&&t.compressedTexSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e,0,0,Fe.width,Fe.height,ye,Fe.data):t.compressedTexImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e,ke,Fe.width,Fe.height,0,Fe.data):console.warn("THREE.WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):R?oe&&t.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e,0,0,Fe.width,Fe.height,ye,ce,Fe.data):t.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e,ke,Fe.width,Fe.height,0,ye,ce,Fe.data)}}}else{if(ee=_.mipmaps,R&&ie){ee.length>0&&pe++;const q=ht(he[0]);t.texStorage2D(n.TEXTURE_CUBE_MAP,pe,ke,q.width,q.height)}for(let q=0;q<6;q++)if(ne){R?oe&&t.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,0,0,0,he[q].width,he[q].height,ye,ce,he[q].data):t.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,0,ke,he[q].width,he[q].height,0,ye,ce,he[q].data);for(let _e=0;_e<ee.length;_e++){const nt=ee[_e].image[q].image;R?oe&&t.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e+1,0,0,nt.width,nt.height,ye,ce,nt.data):t.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e+1,ke,nt.width,nt.height,0,ye,ce,nt.data)}}else{R?oe&&t.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,0,0,0,ye,ce,he[q]):t.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,0,ke,ye,ce,he[q]);for(let _e=0;_e<ee.length;_e++){const Fe=ee[_e];R?oe&&t.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e+1,0,0,ye,ce,Fe.image[q]):t.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+q,_e+1,ke,ye,ce,Fe.image[q])}}}m(_)&&p(n.TEXTURE_CUBE_MAP),V.__version=Z.version,_.onUpdate&&_.onUpdate(_)}E.__version=_.version}function me(E,_,O,X,Z,V){const Ee=r.convert(O.format,O.colorSpace),re=r.convert(O.type),Me=b(O.internalFormat,Ee,re,O.colorSpace),Se=i.get(_),ne=i.get(O);if(ne.__renderTarget=_,!Se.__hasExternalTextures){const he=Math.max(1,_.width>>V),Pe=Math.max(1,_.height>>V);Z===n.TEXTURE_3D||Z===n.TEXTURE_2D_ARRAY?t.texImage3D(Z,V,Me,he,Pe,_.depth,0,Ee,re,null):t.texImage2D(Z,V,Me,he,Pe,0,Ee,re,null)}t.bindFramebuffer(n.FRAMEBUFFER,E),xe(_)?a.framebufferTexture2DMultisampleEXT(n.FRAMEBUFFER,X,Z,ne.__webglTexture,0,ot(_)):(Z===n.TEXTURE_2D||Z>=n.TEXTURE_CUBE_MAP_POSITIVE_X&&Z<=n.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&n.framebufferTexture2D(n.FRAMEBUFFER,X,Z,ne.__webglTexture,V),t.bindFramebuffer(n.FRAMEBUFFER,null)}function Ue(E,_,O){if(n.bindRenderbuffer(n.RENDERBUFFER,E),_.depthBuffer){const X=_.depthTexture,Z=X&&X.isDepthTexture?X.type:null,V=M(_.stencilBuffer,Z),Ee=_.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,re=ot(_);xe(_)?a.renderbufferStorageMultisampleEXT(n.RENDERBUFFER,re,V,_.width,_.height):O?n.renderbufferStorageMultisample(n.RENDERBUFFER,re,V,_.width,_.height):n.renderbufferStorage(n.RENDERBUFFER,V,_.width,_.height),n.framebufferRenderbuffer(n.FRAMEBUFFER,Ee,n.RENDERBUFFER,E)}else{const X=_.textures;for(let Z=0;Z<X.length;Z++){const V=X[Z],Ee=r.convert(V.format,V.colorSpace),re=r.convert(V.type),Me=b(V.internalFormat,Ee,re,V.colorSpace),Se=ot(_);O&&xe(_)===!1?n.renderbufferStorageMultisample(n.RENDERBUFFER,Se,Me,_.width,_.height):xe(_)?a.renderbufferStorageMultisampleEXT(n.RENDERBUFFER,Se,Me,_.width,_.height):n.renderbufferStorage(n.RENDERBUFFER,Me,_.width,_.height)}}n.bindRenderbuffer(n.RENDERBUFFER,null)}function Te(E,_){if(_&&_.isWebGLCubeRenderTarget)throw new Error("Depth Texture with cube render targets is not supported");if(t.bindFramebuffer(n.FRAMEBUFFER,E),!(_.depthTexture&&_.depthTexture.isDepthTexture))throw new Error("renderTarget.depthTexture must be an instance of THREE.DepthTexture");const X=i.get(_.depthTexture);X.__renderTarget=_,(!X.__webglTexture||_.depthTexture.image.width!==_.width||_.depthTexture.image.height!==_.height)&&(_.depthTexture.image.width=_.width,_.depthTexture.image.height=_.height,_.depthTexture.needsUpdate=!0),$(_.depthTexture,0);const Z=X.__webglTexture,V=ot(_);if(_.depthTexture.format===ls)xe(_)?a.framebufferTexture2DMultisampleEXT(n.FRAMEBUFFER,n.DEPTH_ATTACHMENT,n.TEXTURE_2D,Z,0,V):n.framebufferTexture2D(n.FRAMEBUFFER,n.DEPTH_ATTACHMENT,n.TEXTURE_2D,Z,0);else if(_.depthTexture.format===cs)xe(_)?a.framebufferTexture2DMultisampleEXT(n.FRAMEBUFFER,n.DEPTH_STENCIL_ATTACHMENT,n.TEXTURE_2D,Z,0,V):n.framebufferTexture2D(n.FRAMEBUFFER,n.DEPTH_STENCIL_ATTACHMENT,n.TEXTURE_2D,Z,0);else throw new Error("Unknown depthTexture format")}function Xe(E){const _=i.get(E),O=E.isWebGLCubeRenderTarget===!0;if(_.__boundDepthTexture!==E.depthTexture){const X=E.depthTexture;if(_.__depthDisposeCallback&&_.__depthDisposeCallback(),X){const Z=()=>{delete _.__boundDepthTexture,delete _.__depthDisposeCallback,X.removeEventListener("dispose",Z)};X.addEventListener("dispose",Z),_.__depthDisposeCallback=Z}_.__boundDepthTexture=X}if(E.depthTexture&&!_.__autoAllocateDepthBuffer){if(O)throw new Error("target.depthTexture not supported in Cube render targets");const X=E.texture.mipmaps;X&&X.length>0?Te(_.__webglFramebuffer[0],E):Te(_.__webglFramebuffer,E)}else if(O){_.__webglDepthbuffer=[];for(let X=0;X<6;X++)if(t.bindFramebuffer(n.FRAMEBUFFER,_.__webglFramebuffer[X]),_.__webglDepthbuffer[X]===void 0)_.__webglDepthbuffer[X]=n.createRenderbuffer(),Ue(_.__webglDepthbuffer[X],E,!1);else{const Z=E.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,V=_.__webglDepthbuffer[X];n.bindRenderbuffer(n.RENDERBUFFER,V),n.framebufferRenderbuffer(n.FRAMEBUFFER,Z,n.RENDERBUFFER,V)}}else{const X=E.texture.mipmaps;if(X&&X.length>0?t.bindFramebuffer(n.FRAMEBUFFER,_.__webglFramebuffer[0]):t.bindFramebuffer(n.FRAMEBUFFER,_.__webglFramebuffer),_.__webglDepthbuffer===void 0)_.__webglDepthbuffer=n.createRenderbuffer(),Ue(_.__webglDepthbuffer,E,!1);else{const Z=E.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,V=_.__webglDepthbuffer;n.bindRenderbuffer(n.RENDERBUFFER,V),n.framebufferRenderbuffer(n.FRAMEBUFFER,Z,n.RENDERBUFFER,V)}}t.bindFramebuffer(n.FRAMEBUFFER,null)}function St(E,_,O){const X=i.get(E);_!==void 0&&me(X.__webglFramebuffer,E,E.texture,n.COLOR_ATTACHMENT0,n.TEXTURE_2D,0),O!==void 0&&Xe(E)}function w(E){const _=E.texture,O=i.get(E),X=i.get(_);E.addEventListener("dispose",P);const Z=E.textures,V=E.isWebGLCubeRenderTarget===!0,Ee=Z.length>1;if(Ee||(X.__webglTexture===void 0&&(X.__webglTexture=n.createTexture()),X.__version=_.version,o.memory.textures++),V){O.__webglFramebuffer=[];for(let re=0;re<6;re++)if(_.mipmaps&&_.mipmaps.length>0){O.__webglFramebuffer[re]=[];for(let Me=0;Me<_.mipmaps.length;Me++)O.__webglFramebuffer[re][Me]=n.createFramebuffer()}else O.__webglFramebuffer[re]=n.createFramebuffer()}else{if(_.mipmaps&&_.mipmaps.length>0){O.__webglFramebuffer=[];for(let re=0;re<_.mipmaps.length;re++)O.__webglFramebuffer[re]=n.createFramebuffer()}else O.__webglFramebuffer=n.createFramebuffer();if(Ee)for(let re=0,Me=Z.length;re<Me;re++){const Se=i.get(Z[re]);Se.__webglTexture===void 0&&(Se.__webglTexture=n.createTexture(),o.memory.textures++)}if(E.samples>0&&xe(E)===!1){O.__webglMultisampledFramebuffer=n.createFramebuffer(),O.__webglColorRenderbuffer=[],t.bindFramebuffer(n.FRAMEBUFFER,O.__webglMultisampledFramebuffer);for(let re=0;re<Z.length;re++){const Me=Z[re];O.__webglColorRenderbuffer[re]=n.createRenderbuffer(),n.bindRenderbuffer(n.RENDERBUFFER,O.__webglColorRenderbuffer[re]);const Se=r.convert(Me.format,Me.colorSpace),ne=r.convert(Me.type),he=b(Me.internalFormat,Se,ne,Me.colorSpace,E.isXRRenderTarget===!0),Pe=ot(E);n.renderbufferStorageMultisample(n.RENDERBUFFER,Pe,he,E.width,E.height),n.framebufferRenderbuffer(n.FRAMEBUFFER,n.COLOR_ATTACHMENT0+re,n.RENDERBUFFER,O.__webglColorRenderbuffer[re])}n.bindRenderbuffer(n.RENDERBUFFER,null),E.depthBuffer&&(O.__webglDepthRenderbuffer=n.createRenderbuffer(),Ue(O.__webglDepthRenderbuffer,E,!0)),t.bindFramebuffer(n.FRAMEBUFFER,null)}}if(V){t.bindTexture(n.TEXTURE_CUBE_MAP,X.__webglTexture),Ve(n.TEXTURE_CUBE_MAP,_);for(let re=0;re<6;re++)if(_.mipmaps&&_.mipmaps.length>0)for(let Me=0;Me<_.mipmaps.length;Me++)me(O.__webglFramebuffer[re][Me],E,_,n.COLOR_ATTACHMENT0,n.TEXTURE_CUBE_MAP_POSITIVE_X+re,Me);else me(O.__webglFramebuffer[re],E,_,n.COLOR_ATTACHMENT0,n.TEXTURE_CUBE_MAP_POSITIVE_X+re,0);m(_)&&p(n.TEXTURE_CUBE_MAP),t.unbindTexture()}else if(Ee){for(let re=0,Me=Z.length;re<Me;re++){const Se=Z[re],ne=i.get(Se);let he=n.TEXTURE_2D;(E.isWebGL3DRenderTarget||E.isWebGLArrayRenderTarget)&&(he=E.isWebGL3DRenderTarget?n.TEXTURE_3D:n.TEXTURE_2D_ARRAY),t.bindTexture(he,ne.__webglTexture),Ve(he,Se),me(O.__webglFramebuffer,E,Se,n.COLOR_ATTACHMENT0+re,he,0),m(Se)&&p(he)}t.unbindTexture()}else{let re=n.TEXTURE_2D;if((E.isWebGL3DRenderTarget||E.isWebGLArrayRenderTarget)&&(re=E.isWebGL3DRenderTarget?n.TEXTURE_3D:n.TEXTURE_2D_ARRAY),t.bindTexture(re,X.__webglTexture),Ve(re,_),_.mipmaps&&_.mipmaps.length>0)for(let Me=0;Me<_.mipmaps.length;Me++)me(O.__webglFramebuffer[Me],E,_,n.COLOR_ATTACHMENT0,re,Me);else me(O.__webglFramebuffer,E,_,n.COLOR_ATTACHMENT0,re,0);m(_)&&p(re),t.unbindTexture()}E.depthBuffer&&Xe(E)}function rt(E){const _=E.textures;for(let O=0,X=_.length;O<X;O++){const Z=_[O];if(m(Z)){const V=A(E),Ee=i.get(Z).__webglTexture;t.bindTexture(V,Ee),p(V),t.unbindTexture()}}}const Oe=[],Le=[];function ve(E){if(E.samples>0){if(xe(E)===!1){const _=E.textures,O=E.width,X=E.height;let Z=n.COLOR_BUFFER_BIT;const V=E.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,Ee=i.get(E),re=_.length>1;if(re)for(let Se=0;Se<_.length;Se++)t.bindFramebuffer(n.FRAMEBUFFER,Ee.__webglMultisampledFramebuffer),n.framebufferRenderbuffer(n.FRAMEBUFFER,n.COLOR_ATTACHMENT0+Se,n.RENDERBUFFER,null),t.bindFramebuffer(n.FRAMEBUFFER,Ee.__webglFramebuffer),n.framebufferTexture2D(n.DRAW_FRAMEBUFFER,n.COLOR_ATTACHMENT0+Se,n.TEXTURE_2D,null,0);t.bindFramebuffer(n.READ_FRAMEBUFFER,Ee.__webglMultisampledFramebuffer);const Me=E.texture.mipmaps;Me&&Me.length>0?t.bindFramebuffer(n.DRAW_FRAMEBUFFER,Ee.__webglFramebuffer[0]):t.bindFramebuffer(n.DRAW_FRAMEBUFFER,Ee.__webglFramebuffer);for(let Se=0;Se<_.length;Se++){if(E.resolveDepthBuffer&&(E.depthBuffer&&(Z|=n.DEPTH_BUFFER_BIT),E.stencilBuffer&&E.resolveStencilBuffer&&(Z|=n.STENCIL_BUFFER_BIT)),re){n.framebufferRenderbuffer(n.READ_FRAMEBUFFER,n.COLOR_ATTACHMENT0,n.RENDERBUFFER,Ee.__webglColorRenderbuffer[Se]);const ne=i.get(_[Se]).__webglTexture;n.framebufferTexture2D(n.DRAW_FRAMEBUFFER,n.COLOR_ATTACHMENT0,n.TEXTURE_2D,ne,0)}n.blitFramebuffer(0,0,O,X,0,0,O,X,Z,n.NEAREST),l===!0&&(Oe.length=0,Le.length=0,Oe.push(n.COLOR_ATTACHMENT0+Se),E.depthBuffer&&E.resolveDepthBuffer===!1&&(Oe.push(V),Le.push(V),n.invalidateFramebuffer(n.DRAW_FRAMEBUFFER,Le)),n.invalidateFramebuffer(n.READ_FRAMEBUFFER,Oe))}if(t.bindFramebuffer(n.READ_FRAMEBUFFER,null),t.bindFramebuffer(n.DRAW_FRAMEBUFFER,null),re)for(let Se=0;Se<_.length;Se++){t.bindFramebuffer(n.FRAMEBUFFER,Ee.__webglMultisampledFramebuffer),n.framebufferRenderbuffer(n.FRAMEBUFFER,n.COLOR_ATTACHMENT0+Se,n.RENDERBUFFER,Ee.__webglColorRenderbuffer[Se]);const ne=i.get(_[Se]).__webglTexture;t.bindFramebuffer(n.FRAMEBUFFER,Ee.__webglFramebuffer),n.framebufferTexture2D(n.DRAW_FRAMEBUFFER,n.COLOR_ATTACHMENT0+Se,n.TEXTURE_2D,ne,0)}t.bindFramebuffer(n.DRAW_FRAMEBUFFER,Ee.__webglMultisampledFramebuffer)}else if(E.depthBuffer&&E.resolveDepthBuffer===!1&&l){const _=E.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT;n.invalidateFramebuffer(n.DRAW_FRAMEBUFFER,[_])}}}function ot(E){return Math.min(s.maxSamples,E.samples)}function xe(E){const _=i.get(E);return E.samples>0&&e.has("WEBGL_multisampled_render_to_texture")===!0&&_.__useRenderToTexture!==!1}function ze(E){const _=o.render.frame;u.get(E)!==_&&(u.set(E,_),E.update())}function vt(E,_){const O=E.colorSpace,X=E.format,Z=E.type;return E.isCompressedTexture===!0||E.isVideoTexture===!0||O!==si&&O!==Un&&($e.getTransfer(O)===Ze?(X!==zt||Z!==Jt)&&console.warn("THREE.WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):console.error("THREE.WebGLTextures: Unsupported texture color space:",O)),_}function ht(E){return typeof HTMLImageElement<"u"&&E instanceof HTMLImageElement?(c.width=E.naturalWidth||E.width,c.height=E.naturalHeight||E.height):typeof VideoFrame<"u"&&E instanceof VideoFrame?(c.width=E.displayWidth,c.height=E.displayHeight):(c.width=E.width,c.height=E.height),c}this.allocateTextureUnit=W,this.resetTextureUnits=H,this.setTexture2D=$,this.setTexture2DArray=j,this.setTexture3D=J,this.setTextureCube=G,this.rebindTextures=St,this.setupRenderTarget=w,this.updateRenderTargetMipmap=rt,this.updateMultisampleRenderTarget=ve,this.setupDepthRenderbuffer=Xe,this.setupFrameBufferTexture=me,this.useMultisampledRTT=xe}function o0(n,e){function t(i,s=Un){let r;const o=$e.getTransfer(s);if(i===Jt)return n.UNSIGNED_BYTE;if(i===la)return n.UNSIGNED_SHORT_4_4_4_4;if(i===ca)return n.UNSIGNED_SHORT_5_5_5_1;if(i===Ec)return n.UNSIGNED_INT_5_9_9_9_REV;if(i===bc)return n.UNSIGNED_INT_10F_11F_11F_REV;if(i===Sc)return n.BYTE;if(i===yc)return n.SHORT;if(i===os)return n.UNSIGNED_SHORT;if(i===aa)return n.INT;if(i===ii)return n.UNSIGNED_INT;if(i===Sn)return n.FLOAT;if(i===gs)return n.HALF_FLOAT;if(i===Tc)return n.ALPHA;if(i===wc)return n.RGB;if(i===zt)return n.RGBA;if(i===ls)return n.DEPTH_COMPONENT;if(i===cs)return n.DEPTH_STENCIL;if(i===ua)return n.RED;if(i===ha)return n.RED_INTEGER;if(i===Ac)return n.RG;if(i===da)return n.RG_INTEGER;if(i===fa)return n.RGBA_INTEGER;if(i===Ks||i===Zs||i===Js||i===Qs)if(o===Ze)if(r=e.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(i===Ks)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(i===Zs)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(i===Js)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(i===Qs)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=e.get("WEBGL_compressed_texture_s3tc"),r!==null){if(i===Ks)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(i===Zs)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(i===Js)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(i===Qs)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(i===vo||i===xo||i===Mo||i===So)if(r=e.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(i===vo)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(i===xo)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(i===Mo)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(i===So)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(i===yo||i===Eo||i===bo)if(r=e.get("WEBGL_compressed_texture_etc"),r!==null){if(i===yo||i===Eo)return o===Ze?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(i===bo)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC}else return null;if(i===To||i===wo||i===Ao||i===Ro||i===Co||i===Po||i===Do||i===Lo||i===Io||i===Uo||i===No||i===Fo||i===Oo||i===ko)if(r=e.get("WEBGL_compressed_texture_astc"),r!==null){if(i===To)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(i===wo)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(i===Ao)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(i===Ro)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(i===Co)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(i===Po)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(i===Do)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(i===Lo)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(i===Io)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(i===Uo)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(i===No)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(i===Fo)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(i===Oo)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(i===ko)return o===Ze?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(i===Bo||i===zo||i===Ho)if(r=e.get("EXT_texture_compression_bptc"),r!==null){if(i===Bo)return o===Ze?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(i===zo)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(i===Ho)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(i===Go||i===Vo||i===Wo||i===Xo)if(r=e.get("EXT_texture_compression_rgtc"),r!==null){if(i===Go)return r.COMPRESSED_RED_RGTC1_EXT;if(i===Vo)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(i===Wo)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(i===Xo)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return i===as?n.UNSIGNED_INT_24_8:n[i]!==void 0?n[i]:null}return{convert:t}}const a0=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,l0=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`;class c0{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){const i=new Hc(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=i}}getMesh(e){if(this.texture!==null&&this.mesh===null){const t=e.cameras[0].viewport,i=new Ct({vertexShader:a0,fragmentShader:l0,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new bt(new xs(20,20),i)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}}class u0 extends ci{constructor(e,t){super();const i=this;let s=null,r=1,o=null,a="local-floor",l=1,c=null,u=null,h=null,d=null,f=null,g=null;const x=typeof XRWebGLBinding<"u",m=new c0,p={},A=t.getContextAttributes();let b=null,M=null;const I=[],L=[],P=new Ne;let k=null;const y=new Yt;y.viewport=new dt;const S=new Yt;S.viewport=new dt;const D=[y,S],H=new Cf;let W=null,K=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(Y){let Q=I[Y];return Q===void 0&&(Q=new Hr,I[Y]=Q),Q.getTargetRaySpace()},this.getControllerGrip=function(Y){let Q=I[Y];return Q===void 0&&(Q=new Hr,I[Y]=Q),Q.getGripSpace()},this.getHand=function(Y){let Q=I[Y];return Q===void 0&&(Q=new Hr,I[Y]=Q),Q.getHandSpace()};function $(Y){const Q=L.indexOf(Y.inputSource);if(Q===-1)return;const me=I[Q];me!==void 0&&(me.update(Y.inputSource,Y.frame,c||o),me.dispatchEvent({type:Y.type,data:Y.inputSource}))}function j(){s.removeEventListener("select",$),s.removeEventListener("selectstart",$),s.removeEventListener("selectend",$),s.removeEventListener("squeeze",$),s.removeEventListener("squeezestart",$),s.removeEventListener("squeezeend",$),s.removeEventListener("end",j),s.removeEventListener("inputsourceschange",J);for(let Y=0;Y<I.length;Y++){const Q=L[Y];Q!==null&&(L[Y]=null,I[Y].disconnect(Q))}W=null,K=null,m.reset();for(const Y in p)delete p[Y];e.setRenderTarget(b),f=null,d=null,h=null,s=null,M=null,je.stop(),i.isPresenting=!1,e.setPixelRatio(k),e.setSize(P.width,P.height,!1),i.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(Y){r=Y,i.isPresenting===!0&&console.warn("THREE.WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(Y){a=Y,i.isPresenting===!0&&console.warn("THREE.WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||o},this.setReferenceSpace=function(Y){c=Y},this.getBaseLayer=function(){return d!==null?d:f},this.getBinding=function(){return h===null&&x&&(h=new XRWebGLBinding(s,t)),h},this.getFrame=function(){return g},this.getSession=function(){return s},this.setSession=async function(Y){if(s=Y,s!==null){if(b=e.getRenderTarget(),s.addEventListener("select",$),s.addEventListener("selectstart",$),s.addEventListener("selectend",$),s.addEventListener("squeeze",$),s.addEventListener("squeezestart",$),s.addEventListener("squeezeend",$),s.addEventListener("end",j),s.addEventListener("inputsourceschange",J),A.xrCompatible!==!0&&await t.makeXRCompatible(),k=e.getPixelRatio(),e.getSize(P),x&&"createProjectionLayer"in XRWebGLBinding.prototype){let me=null,Ue=null,Te=null;A.depth&&(Te=A.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,me=A.stencil?cs:ls,Ue=A.stencil?as:ii);const Xe={colorFormat:t.RGBA8,depthFormat:Te,scaleFactor:r};h=this.getBinding(),d=h.createProjectionLayer(Xe),s.updateRenderState({layers:[d]}),e.setPixelRatio(1),e.setSize(d.textureWidth,d.textureHeight,!1),M=new oi(d.textureWidth,d.textureHeight,{format:zt,type:Jt,depthTexture:new zc(d.textureWidth,d.textureHeight,Ue,void 0,void 0,void 0,void 0,void 0,void 0,me),stencilBuffer:A.stencil,colorSpace:e.outputColorSpace,samples:A.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1})}else{const me={antialias:A.antialias,alpha:!0,depth:A.depth,stencil:A.stencil,framebufferScaleFactor:r};f=new XRWebGLLayer(s,t,me),s.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),M=new oi(f.framebufferWidth,f.framebufferHeight,{format:zt,type:Jt,colorSpace:e.outputColorSpace,stencilBuffer:A.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1})}M.isXRRenderTarget=!0,this.setFoveation(l),c=null,o=await s.requestReferenceSpace(a),je.setContext(s),je.start(),i.isPresenting=!0,i.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(s!==null)return s.environmentBlendMode},this.getDepthTexture=function(){return m.getDepthTexture()};function J(Y){for(let Q=0;Q<Y.removed.length;Q++){const me=Y.removed[Q],Ue=L.indexOf(me);Ue>=0&&(L[Ue]=null,I[Ue].disconnect(me))}for(let Q=0;Q<Y.added.length;Q++){const me=Y.added[Q];let Ue=L.indexOf(me);if(Ue===-1){for(let Xe=0;Xe<I.length;Xe++)if(Xe>=L.length){L.push(me),Ue=Xe;break}else if(L[Xe]===null){L[Xe]=me,Ue=Xe;break}if(Ue===-1)break}const Te=I[Ue];Te&&Te.connect(me)}}const G=new F,le=new F;function de(Y,Q,me){G.setFromMatrixPosition(Q.matrixWorld),le.setFromMatrixPosition(me.matrixWorld);const Ue=G.distanceTo(le),Te=Q.projectionMatrix.elements,Xe=me.projectionMatrix.elements,St=Te[14]/(Te[10]-1),w=Te[14]/(Te[10]+1),rt=(Te[9]+1)/Te[5],Oe=(Te[9]-1)/Te[5],Le=(Te[8]-1)/Te[0],ve=(Xe[8]+1)/Xe[0],ot=St*Le,xe=St*ve,ze=Ue/(-Le+ve),vt=ze*-Le;if(Q.matrixWorld.decompose(Y.position,Y.quaternion,Y.scale),Y.translateX(vt),Y.translateZ(ze),Y.matrixWorld.compose(Y.position,Y.quaternion,Y.scale),Y.matrixWorldInverse.copy(Y.matrixWorld).invert(),Te[10]===-1)Y.projectionMatrix.copy(Q.projectionMatrix),Y.projectionMatrixInverse.copy(Q.projectionMatrixInverse);else{const ht=St+ze,E=w+ze,_=ot-vt,O=xe+(Ue-vt),X=rt*w/E*ht,Z=Oe*w/E*ht;Y.projectionMatrix.makePerspective(_,O,X,Z,ht,E),Y.projectionMatrixInverse.copy(Y.projectionMatrix).invert()}}function we(Y,Q){Q===null?Y.matrixWorld.copy(Y.matrix):Y.matrixWorld.multiplyMatrices(Q.matrixWorld,Y.matrix),Y.matrixWorldInverse.copy(Y.matrixWorld).invert()}this.updateCamera=function(Y){if(s===null)return;let Q=Y.near,me=Y.far;m.texture!==null&&(m.depthNear>0&&(Q=m.depthNear),m.depthFar>0&&(me=m.depthFar)),H.near=S.near=y.near=Q,H.far=S.far=y.far=me,(W!==H.near||K!==H.far)&&(s.updateRenderState({depthNear:H.near,depthFar:H.far}),W=H.near,K=H.far),H.layers.mask=Y.layers.mask|6,y.layers.mask=H.layers.mask&3,S.layers.mask=H.layers.mask&5;const Ue=Y.parent,Te=H.cameras;we(H,Ue);for(let Xe=0;Xe<Te.length;Xe++)we(Te[Xe],Ue);Te.length===2?de(H,y,S):H.projectionMatrix.copy(y.projectionMatrix),Ve(Y,H,Ue)};function Ve(Y,Q,me){me===null?Y.matrix.copy(Q.matrixWorld):(Y.matrix.copy(me.matrixWorld),Y.matrix.invert(),Y.matrix.multiply(Q.matrixWorld)),Y.matrix.decompose(Y.position,Y.quaternion,Y.scale),Y.updateMatrixWorld(!0),Y.projectionMatrix.copy(Q.projectionMatrix),Y.projectionMatrixInverse.copy(Q.projectionMatrixInverse),Y.isPerspectiveCamera&&(Y.fov=us*2*Math.atan(1/Y.projectionMatrix.elements[5]),Y.zoom=1)}this.getCamera=function(){return H},this.getFoveation=function(){if(!(d===null&&f===null))return l},this.setFoveation=function(Y){l=Y,d!==null&&(d.fixedFoveation=Y),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=Y)},this.hasDepthSensing=function(){return m.texture!==null},this.getDepthSensingMesh=function(){return m.getMesh(H)},this.getCameraTexture=function(Y){return p[Y]};let tt=null;function st(Y,Q){if(u=Q.getViewerPose(c||o),g=Q,u!==null){const me=u.views;f!==null&&(e.setRenderTargetFramebuffer(M,f.framebuffer),e.setRenderTarget(M));let Ue=!1;me.length!==H.cameras.length&&(H.cameras.length=0,Ue=!0);for(let w=0;w<me.length;w++){const rt=me[w];let Oe=null;if(f!==null)Oe=f.getViewport(rt);else{const ve=h.getViewSubImage(d,rt);Oe=ve.viewport,w===0&&(e.setRenderTargetTextures(M,ve.colorTexture,ve.depthStencilTexture),e.setRenderTarget(M))}let Le=D[w];Le===void 0&&(Le=new Yt,Le.layers.enable(w),Le.viewport=new dt,D[w]=Le),Le.matrix.fromArray(rt.transform.matrix),Le.matrix.decompose(Le.position,Le.quaternion,Le.scale),Le.projectionMatrix.fromArray(rt.projectionMatrix),Le.projectionMatrixInverse.copy(Le.projectionMatrix).invert(),Le.viewport.set(Oe.x,Oe.y,Oe.width,Oe.height),w===0&&(H.matrix.copy(Le.matrix),H.matrix.decompose(H.position,H.quaternion,H.scale)),Ue===!0&&H.cameras.push(Le)}const Te=s.enabledFeatures;if(Te&&Te.includes("depth-sensing")&&s.depthUsage=="gpu-optimized"&&x){h=i.getBinding();const w=h.getDepthInformation(me[0]);w&&w.isValid&&w.texture&&m.init(w,s.renderState)}if(Te&&Te.includes("camera-access")&&x){e.state.unbindTexture(),h=i.getBinding();for(let w=0;w<me.length;w++){const rt=me[w].camera;if(rt){let Oe=p[rt];Oe||(Oe=new Hc,p[rt]=Oe);const Le=h.getCameraImage(rt);Oe.sourceTexture=Le}}}}for(let me=0;me<I.length;me++){const Ue=L[me],Te=I[me];Ue!==null&&Te!==void 0&&Te.update(Ue,Q,c||o)}tt&&tt(Y,Q),Q.detectedPlanes&&i.dispatchEvent({type:"planesdetected",data:Q}),g=null}const je=new Yc;je.setAnimationLoop(st),this.setAnimationLoop=function(Y){tt=Y},this.dispose=function(){}}}const Kn=new Tn,h0=new ft;function d0(n,e){function t(m,p){m.matrixAutoUpdate===!0&&m.updateMatrix(),p.value.copy(m.matrix)}function i(m,p){p.color.getRGB(m.fogColor.value,Nc(n)),p.isFog?(m.fogNear.value=p.near,m.fogFar.value=p.far):p.isFogExp2&&(m.fogDensity.value=p.density)}function s(m,p,A,b,M){p.isMeshBasicMaterial||p.isMeshLambertMaterial?r(m,p):p.isMeshToonMaterial?(r(m,p),h(m,p)):p.isMeshPhongMaterial?(r(m,p),u(m,p)):p.isMeshStandardMaterial?(r(m,p),d(m,p),p.isMeshPhysicalMaterial&&f(m,p,M)):p.isMeshMatcapMaterial?(r(m,p),g(m,p)):p.isMeshDepthMaterial?r(m,p):p.isMeshDistanceMaterial?(r(m,p),x(m,p)):p.isMeshNormalMaterial?r(m,p):p.isLineBasicMaterial?(o(m,p),p.isLineDashedMaterial&&a(m,p)):p.isPointsMaterial?l(m,p,A,b):p.isSpriteMaterial?c(m,p):p.isShadowMaterial?(m.color.value.copy(p.color),m.opacity.value=p.opacity):p.isShaderMaterial&&(p.uniformsNeedUpdate=!1)}function r(m,p){m.opacity.value=p.opacity,p.color&&m.diffuse.value.copy(p.color),p.emissive&&m.emissive.value.copy(p.emissive).multiplyScalar(p.emissiveIntensity),p.map&&(m.map.value=p.map,t(p.map,m.mapTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,t(p.alphaMap,m.alphaMapTransform)),p.bumpMap&&(m.bumpMap.value=p.bumpMap,t(p.bumpMap,m.bumpMapTransform),m.bumpScale.value=p.bumpScale,p.side===Ut&&(m.bumpScale.value*=-1)),p.normalMap&&(m.normalMap.value=p.normalMap,t(p.normalMap,m.normalMapTransform),m.normalScale.value.copy(p.normalScale),p.side===Ut&&m.normalScale.value.negate()),p.displacementMap&&(m.displacementMap.value=p.displacementMap,t(p.displacementMap,m.displacementMapTransform),m.displacementScale.value=p.displacementScale,m.displacementBias.value=p.displacementBias),p.emissiveMap&&(m.emissiveMap.value=p.emissiveMap,t(p.emissiveMap,m.emissiveMapTransform)),p.specularMap&&(m.specularMap.value=p.specularMap,t(p.specularMap,m.specularMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest);const A=e.get(p),b=A.envMap,M=A.envMapRotation;b&&(m.envMap.value=b,Kn.copy(M),Kn.x*=-1,Kn.y*=-1,Kn.z*=-1,b.isCubeTexture&&b.isRenderTargetTexture===!1&&(Kn.y*=-1,Kn.z*=-1),m.envMapRotation.value.setFromMatrix4(h0.makeRotationFromEuler(Kn)),m.flipEnvMap.value=b.isCubeTexture&&b.isRenderTargetTexture===!1?-1:1,m.reflectivity.value=p.reflectivity,m.ior.value=p.ior,m.refractionRatio.value=p.refractionRatio),p.lightMap&&(m.lightMap.value=p.lightMap,m.lightMapIntensity.value=p.lightMapIntensity,t(p.lightMap,m.lightMapTransform)),p.aoMap&&(m.aoMap.value=p.aoMap,m.aoMapIntensity.value=p.aoMapIntensity,t(p.aoMap,m.aoMapTransform))}function o(m,p){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,p.map&&(m.map.value=p.map,t(p.map,m.mapTransform))}function a(m,p){m.dashSize.value=p.dashSize,m.totalSize.value=p.dashSize+p.gapSize,m.scale.value=p.scale}function l(m,p,A,b){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,m.size.value=p.size*A,m.scale.value=b*.5,p.map&&(m.map.value=p.map,t(p.map,m.uvTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,t(p.alphaMap,m.alphaMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest)}function c(m,p){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,m.rotation.value=p.rotation,p.map&&(m.map.value=p.map,t(p.map,m.mapTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,t(p.alphaMap,m.alphaMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest)}function u(m,p){m.specular.value.copy(p.specular),m.shininess.value=Math.max(p.shininess,1e-4)}function h(m,p){p.gradientMap&&(m.gradientMap.value=p.gradientMap)}function d(m,p){m.metalness.value=p.metalness,p.metalnessMap&&(m.metalnessMap.value=p.metalnessMap,t(p.metalnessMap,m.metalnessMapTransform)),m.roughness.value=p.roughness,p.roughnessMap&&(m.roughnessMap.value=p.roughnessMap,t(p.roughnessMap,m.roughnessMapTransform)),p.envMap&&(m.envMapIntensity.value=p.envMapIntensity)}function f(m,p,A){m.ior.value=p.ior,p.sheen>0&&(m.sheenColor.value.copy(p.sheenColor).multiplyScalar(p.sheen),m.sheenRoughness.value=p.sheenRoughness,p.sheenColorMap&&(m.sheenColorMap.value=p.sheenColorMap,t(p.sheenColorMap,m.sheenColorMapTransform)),p.sheenRoughnessMap&&(m.sheenRoughnessMap.value=p.sheenRoughnessMap,t(p.sheenRoughnessMap,m.sheenRoughnessMapTransform))),p.clearcoat>0&&(m.clearcoat.value=p.clearcoat,m.clearcoatRoughness.value=p.clearcoatRoughness,p.clearcoatMap&&(m.clearcoatMap.value=p.clearcoatMap,t(p.clearcoatMap,m.clearcoatMapTransform)),p.clearcoatRoughnessMap&&(m.clearcoatRoughnessMap.value=p.clearcoatRoughnessMap,t(p.clearcoatRoughnessMap,m.clearcoatRoughnessMapTransform)),p.clearcoatNormalMap&&(m.clearcoatNormalMap.value=p.clearcoatNormalMap,t(p.clearcoatNormalMap,m.clearcoatNormalMapTransform),m.clearcoatNormalScale.value.copy(p.clearcoatNormalScale),p.side===Ut&&m.clearcoatNormalScale.value.negate())),p.dispersion>0&&(m.dispersion.value=p.dispersion),p.iridescence>0&&(m.iridescence.value=p.iridescence,m.iridescenceIOR.value=p.iridescenceIOR,m.iridescenceThicknessMinimum.value=p.iridescenceThicknessRange[0],m.iridescenceThicknessMaximum.value=p.iridescenceThicknessRange[1],p.iridescenceMap&&(m.iridescenceMap.value=p.iridescenceMap,t(p.iridescenceMap,m.iridescenceMapTransform)),p.iridescenceThicknessMap&&(m.iridescenceThicknessMap.value=p.iridescenceThicknessMap,t(p.iridescenceThicknessMap,m.iridescenceThicknessMapTransform))),p.transmission>0&&(m.transmission.value=p.transmission,m.transmissionSamplerMap.value=A.texture,m.transmissionSamplerSize.value.set(A.width,A.height),p.transmissionMap&&(m.transmissionMap.value=p.transmissionMap,t(p.transmissionMap,m.transmissionMapTransform)),m.thickness.value=p.thickness,p.thicknessMap&&(m.thicknessMap.value=p.thicknessMap,t(p.thicknessMap,m.thicknessMapTransform)),m.attenuationDistance.value=p.attenuationDistance,m.attenuationColor.value.copy(p.attenuationColor)),p.anisotropy>0&&(m.anisotropyVector.value.set(p.anisotropy*Math.cos(p.anisotropyRotation),p.anisotropy*Math.sin(p.anisotropyRotation)),p.anisotropyMap&&(m.anisotropyMap.value=p.anisotropyMap,t(p.anisotropyMap,m.anisotropyMapTransform))),m.specularIntensity.value=p.specularIntensity,m.specularColor.value.copy(p.specularColor),p.specularColorMap&&(m.specularColorMap.value=p.specularColorMap,t(p.specularColorMap,m.specularColorMapTransform)),p.specularIntensityMap&&(m.specularIntensityMap.value=p.specularIntensityMap,t(p.specularIntensityMap,m.specularIntensityMapTransform))}function g(m,p){p.matcap&&(m.matcap.value=p.matcap)}function x(m,p){const A=e.get(p).light;m.referencePosition.value.setFromMatrixPosition(A.matrixWorld),m.nearDistance.value=A.shadow.camera.near,m.farDistance.value=A.shadow.camera.far}return{refreshFogUniforms:i,refreshMaterialUniforms:s}}function f0(n,e,t,i){let s={},r={},o=[];const a=n.getParameter(n.MAX_UNIFORM_BUFFER_BINDINGS);function l(A,b){const M=b.program;i.uniformBlockBinding(A,M)}function c(A,b){let M=s[A.id];M===void 0&&(g(A),M=u(A),s[A.id]=M,A.addEventListener("dispose",m));const I=b.program;i.updateUBOMapping(A,I);const L=e.render.frame;r[A.id]!==L&&(d(A),r[A.id]=L)}function u(A){const b=h();A.__bindingPointIndex=b;const M=n.createBuffer(),I=A.__size,L=A.usage;return n.bindBuffer(n.UNIFORM_BUFFER,M),n.bufferData(n.UNIFORM_BUFFER,I,L),n.bindBuffer(n.UNIFORM_BUFFER,null),n.bindBufferBase(n.UNIFORM_BUFFER,b,M),M}function h(){for(let A=0;A<a;A++)if(o.indexOf(A)===-1)return o.push(A),A;return console.error("THREE.WebGLRenderer: Maximum number of simultaneously usable uniforms groups reached."),0}function d(A){const b=s[A.id],M=A.uniforms,I=A.__cache;n.bindBuffer(n.UNIFORM_BUFFER,b);for(let L=0,P=M.length;L<P;L++){const k=Array.isArray(M[L])?M[L]:[M[L]];for(let y=0,S=k.length;y<S;y++){const D=k[y];if(f(D,L,y,I)===!0){const H=D.__offset,W=Array.isArray(D.value)?D.value:[D.value];let K=0;for(let $=0;$<W.length;$++){const j=W[$],J=x(j);typeof j=="number"||typeof j=="boolean"?(D.__data[0]=j,n.bufferSubData(n.UNIFORM_BUFFER,H+K,D.__data)):j.isMatrix3?(D.__data[0]=j.elements[0],D.__data[1]=j.elements[1],D.__data[2]=j.elements[2],D.__data[3]=0,D.__data[4]=j.elements[3],D.__data[5]=j.elements[4],D.__data[6]=j.elements[5],D.__data[7]=0,D.__data[8]=j.elements[6],D.__data[9]=j.elements[7],D.__data[10]=j.elements[8],D.__data[11]=0):(j.toArray(D.__data,K),K+=J.storage/Float32Array.BYTES_PER_ELEMENT)}n.bufferSubData(n.UNIFORM_BUFFER,H,D.__data)}}}n.bindBuffer(n.UNIFORM_BUFFER,null)}function f(A,b,M,I){const L=A.value,P=b+"_"+M;if(I[P]===void 0)return typeof L=="number"||typeof L=="boolean"?I[P]=L:I[P]=L.clone(),!0;{const k=I[P];if(typeof L=="number"||typeof L=="boolean"){if(k!==L)return I[P]=L,!0}else if(k.equals(L)===!1)return k.copy(L),!0}return!1}function g(A){const b=A.uniforms;let M=0;const I=16;for(let P=0,k=b.length;P<k;P++){const y=Array.isArray(b[P])?b[P]:[b[P]];for(let S=0,D=y.length;S<D;S++){const H=y[S],W=Array.isArray(H.value)?H.value:[H.value];for(let K=0,$=W.length;K<$;K++){const j=W[K],J=x(j),G=M%I,le=G%J.boundary,de=G+le;M+=le,de!==0&&I-de<J.storage&&(M+=I-de),H.__data=new Float32Array(J.storage/Float32Array.BYTES_PER_ELEMENT),H.__offset=M,M+=J.storage}}}const L=M%I;return L>0&&(M+=I-L),A.__size=M,A.__cache={},this}function x(A){const b={boundary:0,storage:0};return typeof A=="number"||typeof A=="boolean"?(b.boundary=4,b.storage=4):A.isVector2?(b.boundary=8,b.storage=8):A.isVector3||A.isColor?(b.boundary=16,b.storage=12):A.isVector4?(b.boundary=16,b.storage=16):A.isMatrix3?(b.boundary=48,b.storage=48):A.isMatrix4?(b.boundary=64,b.storage=64):A.isTexture?console.warn("THREE.WebGLRenderer: Texture samplers can not be part of an uniforms group."):console.warn("THREE.WebGLRenderer: Unsupported uniform value type.",A),b}function m(A){const b=A.target;b.removeEventListener("dispose",m);const M=o.indexOf(b.__bindingPointIndex);o.splice(M,1),n.deleteBuffer(s[b.id]),delete s[b.id],delete r[b.id]}function p(){for(const A in s)n.deleteBuffer(s[A]);o=[],s={},r={}}return{bind:l,update:c,dispose:p}}class p0{constructor(e={}){const{canvas:t=Cd(),context:i=null,depth:s=!0,stencil:r=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:u="default",failIfMajorPerformanceCaveat:h=!1,reversedDepthBuffer:d=!1}=e;this.isWebGLRenderer=!0;let f;if(i!==null){if(typeof WebGLRenderingContext<"u"&&i instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");f=i.getContextAttributes().alpha}else f=o;const g=new Uint32Array(4),x=new Int32Array(4);let m=null,p=null;const A=[],b=[];this.domElement=t,this.debug={checkShaderErrors:!0,onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=On,this.toneMappingExposure=1,this.transmissionResolutionScale=1;const M=this;let I=!1;this._outputColorSpace=$t;let L=0,P=0,k=null,y=-1,S=null;const D=new dt,H=new dt;let W=null;const K=new De(0);let $=0,j=t.width,J=t.height,G=1,le=null,de=null;const we=new dt(0,0,j,J),Ve=new dt(0,0,j,J);let tt=!1;const st=new kc;let je=!1,Y=!1;const Q=new ft,me=new F,Ue=new dt,Te={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0};let Xe=!1;function St(){return k===null?G:1}let w=i;function rt(v,U){return t.getContext(v,U)}try{const v={alpha:!0,depth:s,stencil:r,antialias:a,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:u,failIfMajorPerformanceCaveat:h};if("setAttribute"in t&&t.setAttribute("data-engine",`three.js r${oa}`),t.addEventListener("webglcontextlost",oe,!1),t.addEventListener("webglcontextrestored",pe,!1),t.addEventListener("webglcontextcreationerror",ee,!1),w===null){const U="webgl2";if(w=rt(U,v),w===null)throw rt(U)?new Error("Error creating WebGL context with your selected attributes."):new Error("Error creating WebGL context.")}}catch(v){throw console.error("THREE.WebGLRenderer: "+v.message),v}let Oe,Le,ve,ot,xe,ze,vt,ht,E,_,O,X,Z,V,Ee,re,Me,Se,ne,he,Pe,ye,ce,ke;function R(){Oe=new bg(w),Oe.init(),ye=new o0(w,Oe),Le=new _g(w,Oe,e,ye),ve=new s0(w,Oe),Le.reversedDepthBuffer&&d&&ve.buffers.depth.setReversed(!0),ot=new Ag(w),xe=new X_,ze=new r0(w,Oe,ve,xe,Le,ye,ot),vt=new xg(M),ht=new Eg(M),E=new If(w),ce=new mg(w,E),_=new Tg(w,E,ot,ce),O=new Cg(w,_,E,ot),ne=new Rg(w,Le,ze),re=new vg(xe),X=new W_(M,vt,ht,Oe,Le,ce,re),Z=new d0(M,xe),V=new Y_,Ee=new Q_(Oe),Se=new pg(M,vt,ht,ve,O,f,l),Me=new n0(M,O,Le),ke=new f0(w,ot,Le,ve),he=new gg(w,Oe,ot),Pe=new wg(w,Oe,ot),ot.programs=X.programs,M.capabilities=Le,M.extensions=Oe,M.properties=xe,M.renderLists=V,M.shadowMap=Me,M.state=ve,M.info=ot}R();const ie=new u0(M,w);this.xr=ie,this.getContext=function(){return w},this.getContextAttributes=function(){return w.getContextAttributes()},this.forceContextLoss=function(){const v=Oe.get("WEBGL_lose_context");v&&v.loseContext()},this.forceContextRestore=function(){const v=Oe.get("WEBGL_lose_context");v&&v.restoreContext()},this.getPixelRatio=function(){return G},this.setPixelRatio=function(v){v!==void 0&&(G=v,this.setSize(j,J,!1))},this.getSize=function(v){return v.set(j,J)},this.setSize=function(v,U,B=!0){if(ie.isPresenting){console.warn("THREE.WebGLRenderer: Can't change size while VR device is presenting.");return}j=v,J=U,t.width=Math.floor(v*G),t.height=Math.floor(U*G),B===!0&&(t.style.width=v+"px",t.style.height=U+"px"),this.setViewport(0,0,v,U)},this.getDrawingBufferSize=function(v){return v.set(j*G,J*G).floor()},this.setDrawingBufferSize=function(v,U,B){j=v,J=U,G=B,t.width=Math.floor(v*B),t.height=Math.floor(U*B),this.setViewport(0,0,v,U)},this.getCurrentViewport=function(v){return v.copy(D)},this.getViewport=function(v){return v.copy(we)},this.setViewport=function(v,U,B,z){v.isVector4?we.set(v.x,v.y,v.z,v.w):we.set(v,U,B,z),ve.viewport(D.copy(we).multiplyScalar(G).round())},this.getScissor=function(v){return v.copy(Ve)},this.setScissor=function(v,U,B,z){v.isVector4?Ve.set(v.x,v.y,v.z,v.w):Ve.set(v,U,B,z),ve.scissor(H.copy(Ve).multiplyScalar(G).round())},this.getScissorTest=function(){return tt},this.setScissorTest=function(v){ve.setScissorTest(tt=v)},this.setOpaqueSort=function(v){le=v},this.setTransparentSort=function(v){de=v},this.getClearColor=function(v){return v.copy(Se.getClearColor())},this.setClearColor=function(){Se.setClearColor(...arguments)},this.getClearAlpha=function(){return Se.getClearAlpha()},this.setClearAlpha=function(){Se.setClearAlpha(...arguments)},this.clear=function(v=!0,U=!0,B=!0){let z=0;if(v){let N=!1;if(k!==null){const te=k.texture.format;N=te===fa||te===da||te===ha}if(N){const te=k.texture.type,ue=te===Jt||te===ii||te===os||te===as||te===la||te===ca,ge=Se.getClearColor(),fe=Se.getClearAlpha(),Ce=ge.r,Ie=ge.g,Ae=ge.b;ue?(g[0]=Ce,g[1]=Ie,g[2]=Ae,g[3]=fe,w.clearBufferuiv(w.COLOR,0,g)):(x[0]=Ce,x[1]=Ie,x[2]=Ae,x[3]=fe,w.clearBufferiv(w.COLOR,0,x))}else z|=w.COLOR_BUFFER_BIT}U&&(z|=w.DEPTH_BUFFER_BIT),B&&(z|=w.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),w.clear(z)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.dispose=function(){t.removeEventListener("webglcontextlost",oe,!1),t.removeEventListener("webglcontextrestored",pe,!1),t.removeEventListener("webglcontextcreationerror",ee,!1),Se.dispose(),V.dispose(),Ee.dispose(),xe.dispose(),vt.dispose(),ht.dispose(),O.dispose(),ce.dispose(),ke.dispose(),X.dispose(),ie.dispose(),ie.removeEventListener("sessionstart",an),ie.removeEventListener("sessionend",wa),Vn.stop()};function oe(v){v.preventDefault(),console.log("THREE.WebGLRenderer: Context Lost."),I=!0}function pe(){console.log("THREE.WebGLRenderer: Context Restored."),I=!1;const v=ot.autoReset,U=Me.enabled,B=Me.autoUpdate,z=Me.needsUpdate,N=Me.type;R(),ot.autoReset=v,Me.enabled=U,Me.autoUpdate=B,Me.needsUpdate=z,Me.type=N}function ee(v){console.error("THREE.WebGLRenderer: A WebGL context could not be created. Reason: ",v.statusMessage)}function q(v){const U=v.target;U.removeEventListener("dispose",q),_e(U)}function _e(v){Fe(v),xe.remove(v)}function Fe(v){const U=xe.get(v).programs;U!==void 0&&(U.forEach(function(B){X.releaseProgram(B)}),v.isShaderMaterial&&X.releaseShaderCache(v))}this.renderBufferDirect=function(v,U,B,z,N,te){U===null&&(U=Te);const ue=N.isMesh&&N.matrixWorld.determinant()<0,ge=Pu(v,U,B,z,N);ve.setMaterial(z,ue);let fe=B.index,Ce=1;if(z.wireframe===!0){if(fe=_.getWireframeAttribute(B),fe===void 0)return;Ce=2}const Ie=B.drawRange,Ae=B.attributes.position;let We=Ie.start*Ce,Ke=(Ie.start+Ie.count)*Ce;te!==null&&(We=Math.max(We,te.start*Ce),Ke=Math.min(Ke,(te.start+te.count)*Ce)),fe!==null?(We=Math.max(We,0),Ke=Math.min(Ke,fe.count)):Ae!=null&&(We=Math.max(We,0),Ke=Math.min(Ke,Ae.count));const ut=Ke-We;if(ut<0||ut===1/0)return;ce.setup(N,z,ge,B,fe);let it,Qe=he;if(fe!==null&&(it=E.get(fe),Qe=Pe,Qe.setIndex(it)),N.isMesh)z.wireframe===!0?(ve.setLineWidth(z.wireframeLinewidth*St()),Qe.setMode(w.LINES)):Qe.setMode(w.TRIANGLES);else if(N.isLine){let Re=z.linewidth;Re===void 0&&(Re=1),ve.setLineWidth(Re*St()),N.isLineSegments?Qe.setMode(w.LINES):N.isLineLoop?Qe.setMode(w.LINE_LOOP):Qe.setMode(w.LINE_STRIP)}else N.isPoints?Qe.setMode(w.POINTS):N.isSprite&&Qe.setMode(w.TRIANGLES);if(N.isBatchedMesh)if(N._multiDrawInstances!==null)hs("THREE.WebGLRenderer: renderMultiDrawInstances has been deprecated and will be removed in r184. Append to renderMultiDraw arguments and use indirection."),Qe.renderMultiDrawInstances(N._multiDrawStarts,N._multiDrawCounts,N._multiDrawCount,N._multiDrawInstances);else if(Oe.get("WEBGL_multi_draw"))Qe.renderMultiDraw(N._multiDrawStarts,N._multiDrawCounts,N._multiDrawCount);else{const Re=N._multiDrawStarts,at=N._multiDrawCounts,Ye=N._multiDrawCount,Ft=fe?E.get(fe).bytesPerElement:1,hi=xe.get(z).currentProgram.getUniforms();for(let Ot=0;Ot<Ye;Ot++)hi.setValue(w,"_gl_DrawID",Ot),Qe.render(Re[Ot]/Ft,at[Ot])}else if(N.isInstancedMesh)Qe.renderInstances(We,ut,N.count);else if(B.isInstancedBufferGeometry){const Re=B._maxInstanceCount!==void 0?B._maxInstanceCount:1/0,at=Math.min(B.instanceCount,Re);Qe.renderInstances(We,ut,at)}else Qe.render(We,ut)};function nt(v,U,B){v.transparent===!0&&v.side===It&&v.forceSinglePass===!1?(v.side=Ut,v.needsUpdate=!0,Es(v,U,B),v.side=Hn,v.needsUpdate=!0,Es(v,U,B),v.side=It):Es(v,U,B)}this.compile=function(v,U,B=null){B===null&&(B=v),p=Ee.get(B),p.init(U),b.push(p),B.traverseVisible(function(N){N.isLight&&N.layers.test(U.layers)&&(p.pushLight(N),N.castShadow&&p.pushShadow(N))}),v!==B&&v.traverseVisible(function(N){N.isLight&&N.layers.test(U.layers)&&(p.pushLight(N),N.castShadow&&p.pushShadow(N))}),p.setupLights();const z=new Set;return v.traverse(function(N){if(!(N.isMesh||N.isPoints||N.isLine||N.isSprite))return;const te=N.material;if(te)if(Array.isArray(te))for(let ue=0;ue<te.length;ue++){const ge=te[ue];nt(ge,B,N),z.add(ge)}else nt(te,B,N),z.add(te)}),p=b.pop(),z},this.compileAsync=function(v,U,B=null){const z=this.compile(v,U,B);return new Promise(N=>{function te(){if(z.forEach(function(ue){xe.get(ue).currentProgram.isReady()&&z.delete(ue)}),z.size===0){N(v);return}setTimeout(te,10)}Oe.get("KHR_parallel_shader_compile")!==null?te():setTimeout(te,10)})};let qe=null;function fn(v){qe&&qe(v)}function an(){Vn.stop()}function wa(){Vn.start()}const Vn=new Yc;Vn.setAnimationLoop(fn),typeof self<"u"&&Vn.setContext(self),this.setAnimationLoop=function(v){qe=v,ie.setAnimationLoop(v),v===null?Vn.stop():Vn.start()},ie.addEventListener("sessionstart",an),ie.addEventListener("sessionend",wa),this.render=function(v,U){if(U!==void 0&&U.isCamera!==!0){console.error("THREE.WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(I===!0)return;if(v.matrixWorldAutoUpdate===!0&&v.updateMatrixWorld(),U.parent===null&&U.matrixWorldAutoUpdate===!0&&U.updateMatrixWorld(),ie.enabled===!0&&ie.isPresenting===!0&&(ie.cameraAutoUpdate===!0&&ie.updateCamera(U),U=ie.getCamera()),v.isScene===!0&&v.onBeforeRender(M,v,U,k),p=Ee.get(v,b.length),p.init(U),b.push(p),Q.multiplyMatrices(U.projectionMatrix,U.matrixWorldInverse),st.setFromProjectionMatrix(Q,un,U.reversedDepth),Y=this.localClippingEnabled,je=re.init(this.clippingPlanes,Y),m=V.get(v,A.length),m.init(),A.push(m),ie.enabled===!0&&ie.isPresenting===!0){const te=M.xr.getDepthSensingMesh();te!==null&&_r(te,U,-1/0,M.sortObjects)}_r(v,U,0,M.sortObjects),m.finish(),M.sortObjects===!0&&m.sort(le,de),Xe=ie.enabled===!1||ie.isPresenting===!1||ie.hasDepthSensing()===!1,Xe&&Se.addToRenderList(m,v),this.info.render.frame++,je===!0&&re.beginShadows();const B=p.state.shadowsArray;Me.render(B,v,U),je===!0&&re.endShadows(),this.info.autoReset===!0&&this.info.reset();const z=m.opaque,N=m.transmissive;if(p.setupLights(),U.isArrayCamera){const te=U.cameras;if(N.length>0)for(let ue=0,ge=te.length;ue<ge;ue++){const fe=te[ue];Ra(z,N,v,fe)}Xe&&Se.render(v);for(let ue=0,ge=te.length;ue<ge;ue++){const fe=te[ue];Aa(m,v,fe,fe.viewport)}}else N.length>0&&Ra(z,N,v,U),Xe&&Se.render(v),Aa(m,v,U);k!==null&&P===0&&(ze.updateMultisampleRenderTarget(k),ze.updateRenderTargetMipmap(k)),v.isScene===!0&&v.onAfterRender(M,v,U),ce.resetDefaultState(),y=-1,S=null,b.pop(),b.length>0?(p=b[b.length-1],je===!0&&re.setGlobalState(M.clippingPlanes,p.state.camera)):p=null,A.pop(),A.length>0?m=A[A.length-1]:m=null};function _r(v,U,B,z){if(v.visible===!1)return;if(v.layers.test(U.layers)){if(v.isGroup)B=v.renderOrder;else if(v.isLOD)v.autoUpdate===!0&&v.update(U);else if(v.isLight)p.pushLight(v),v.castShadow&&p.pushShadow(v);else if(v.isSprite){if(!v.frustumCulled||st.intersectsSprite(v)){z&&Ue.setFromMatrixPosition(v.matrixWorld).applyMatrix4(Q);const ue=O.update(v),ge=v.material;ge.visible&&m.push(v,ue,ge,B,Ue.z,null)}}else if((v.isMesh||v.isLine||v.isPoints)&&(!v.frustumCulled||st.intersectsObject(v))){const ue=O.update(v),ge=v.material;if(z&&(v.boundingSphere!==void 0?(v.boundingSphere===null&&v.computeBoundingSphere(),Ue.copy(v.boundingSphere.center)):(ue.boundingSphere===null&&ue.computeBoundingSphere(),Ue.copy(ue.boundingSphere.center)),Ue.applyMatrix4(v.matrixWorld).applyMatrix4(Q)),Array.isArray(ge)){const fe=ue.groups;for(let Ce=0,Ie=fe.length;Ce<Ie;Ce++){const Ae=fe[Ce],We=ge[Ae.materialIndex];We&&We.visible&&m.push(v,ue,We,B,Ue.z,Ae)}}else ge.visible&&m.push(v,ue,ge,B,Ue.z,null)}}const te=v.children;for(let ue=0,ge=te.length;ue<ge;ue++)_r(te[ue],U,B,z)}function Aa(v,U,B,z){const N=v.opaque,te=v.transmissive,ue=v.transparent;p.setupLightsView(B),je===!0&&re.setGlobalState(M.clippingPlanes,B),z&&ve.viewport(D.copy(z)),N.length>0&&ys(N,U,B),te.length>0&&ys(te,U,B),ue.length>0&&ys(ue,U,B),ve.buffers.depth.setTest(!0),ve.buffers.depth.setMask(!0),ve.buffers.color.setMask(!0),ve.setPolygonOffset(!1)}function Ra(v,U,B,z){if((B.isScene===!0?B.overrideMaterial:null)!==null)return;p.state.transmissionRenderTarget[z.id]===void 0&&(p.state.transmissionRenderTarget[z.id]=new oi(1,1,{generateMipmaps:!0,type:Oe.has("EXT_color_buffer_half_float")||Oe.has("EXT_color_buffer_float")?gs:Jt,minFilter:ti,samples:4,stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,colorSpace:$e.workingColorSpace}));const te=p.state.transmissionRenderTarget[z.id],ue=z.viewport||D;te.setSize(ue.z*M.transmissionResolutionScale,ue.w*M.transmissionResolutionScale);const ge=M.getRenderTarget(),fe=M.getActiveCubeFace(),Ce=M.getActiveMipmapLevel();M.setRenderTarget(te),M.getClearColor(K),$=M.getClearAlpha(),$<1&&M.setClearColor(16777215,.5),M.clear(),Xe&&Se.render(B);const Ie=M.toneMapping;M.toneMapping=On;const Ae=z.viewport;if(z.viewport!==void 0&&(z.viewport=void 0),p.setupLightsView(z),je===!0&&re.setGlobalState(M.clippingPlanes,z),ys(v,B,z),ze.updateMultisampleRenderTarget(te),ze.updateRenderTargetMipmap(te),Oe.has("WEBGL_multisampled_render_to_texture")===!1){let We=!1;for(let Ke=0,ut=U.length;Ke<ut;Ke++){const it=U[Ke],Qe=it.object,Re=it.geometry,at=it.material,Ye=it.group;if(at.side===It&&Qe.layers.test(z.layers)){const Ft=at.side;at.side=Ut,at.needsUpdate=!0,Ca(Qe,B,z,Re,at,Ye),at.side=Ft,at.needsUpdate=!0,We=!0}}We===!0&&(ze.updateMultisampleRenderTarget(te),ze.updateRenderTargetMipmap(te))}M.setRenderTarget(ge,fe,Ce),M.setClearColor(K,$),Ae!==void 0&&(z.viewport=Ae),M.toneMapping=Ie}function ys(v,U,B){const z=U.isScene===!0?U.overrideMaterial:null;for(let N=0,te=v.length;N<te;N++){const ue=v[N],ge=ue.object,fe=ue.geometry,Ce=ue.group;let Ie=ue.material;Ie.allowOverride===!0&&z!==null&&(Ie=z),ge.layers.test(B.layers)&&Ca(ge,U,B,fe,Ie,Ce)}}function Ca(v,U,B,z,N,te){v.onBeforeRender(M,U,B,z,N,te),v.modelViewMatrix.multiplyMatrices(B.matrixWorldInverse,v.matrixWorld),v.normalMatrix.getNormalMatrix(v.modelViewMatrix),N.onBeforeRender(M,U,B,z,v,te),N.transparent===!0&&N.side===It&&N.forceSinglePass===!1?(N.side=Ut,N.needsUpdate=!0,M.renderBufferDirect(B,U,z,N,v,te),N.side=Hn,N.needsUpdate=!0,M.renderBufferDirect(B,U,z,N,v,te),N.side=It):M.renderBufferDirect(B,U,z,N,v,te),v.onAfterRender(M,U,B,z,N,te)}function Es(v,U,B){U.isScene!==!0&&(U=Te);const z=xe.get(v),N=p.state.lights,te=p.state.shadowsArray,ue=N.state.version,ge=X.getParameters(v,N.state,te,U,B),fe=X.getProgramCacheKey(ge);let Ce=z.programs;z.environment=v.isMeshStandardMaterial?U.environment:null,z.fog=U.fog,z.envMap=(v.isMeshStandardMaterial?ht:vt).get(v.envMap||z.environment),z.envMapRotation=z.environment!==null&&v.envMap===null?U.environmentRotation:v.envMapRotation,Ce===void 0&&(v.addEventListener("dispose",q),Ce=new Map,z.programs=Ce);let Ie=Ce.get(fe);if(Ie!==void 0){if(z.currentProgram===Ie&&z.lightsStateVersion===ue)return Da(v,ge),Ie}else ge.uniforms=X.getUniforms(v),v.onBeforeCompile(ge,M),Ie=X.acquireProgram(ge,fe),Ce.set(fe,Ie),z.uniforms=ge.uniforms;const Ae=z.uniforms;return(!v.isShaderMaterial&&!v.isRawShaderMaterial||v.clipping===!0)&&(Ae.clippingPlanes=re.uniform),Da(v,ge),z.needsLights=Lu(v),z.lightsStateVersion=ue,z.needsLights&&(Ae.ambientLightColor.value=N.state.ambient,Ae.lightProbe.value=N.state.probe,Ae.directionalLights.value=N.state.directional,Ae.directionalLightShadows.value=N.state.directionalShadow,Ae.spotLights.value=N.state.spot,Ae.spotLightShadows.value=N.state.spotShadow,Ae.rectAreaLights.value=N.state.rectArea,Ae.ltc_1.value=N.state.rectAreaLTC1,Ae.ltc_2.value=N.state.rectAreaLTC2,Ae.pointLights.value=N.state.point,Ae.pointLightShadows.value=N.state.pointShadow,Ae.hemisphereLights.value=N.state.hemi,Ae.directionalShadowMap.value=N.state.directionalShadowMap,Ae.directionalShadowMatrix.value=N.state.directionalShadowMatrix,Ae.spotShadowMap.value=N.state.spotShadowMap,Ae.spotLightMatrix.value=N.state.spotLightMatrix,Ae.spotLightMap.value=N.state.spotLightMap,Ae.pointShadowMap.value=N.state.pointShadowMap,Ae.pointShadowMatrix.value=N.state.pointShadowMatrix),z.currentProgram=Ie,z.uniformsList=null,Ie}function Pa(v){if(v.uniformsList===null){const U=v.currentProgram.getUniforms();v.uniformsList=er.seqWithValue(U.seq,v.uniforms)}return v.uniformsList}function Da(v,U){const B=xe.get(v);B.outputColorSpace=U.outputColorSpace,B.batching=U.batching,B.batchingColor=U.batchingColor,B.instancing=U.instancing,B.instancingColor=U.instancingColor,B.instancingMorph=U.instancingMorph,B.skinning=U.skinning,B.morphTargets=U.morphTargets,B.morphNormals=U.morphNormals,B.morphColors=U.morphColors,B.morphTargetsCount=U.morphTargetsCount,B.numClippingPlanes=U.numClippingPlanes,B.numIntersection=U.numClipIntersection,B.vertexAlphas=U.vertexAlphas,B.vertexTangents=U.vertexTangents,B.toneMapping=U.toneMapping}function Pu(v,U,B,z,N){U.isScene!==!0&&(U=Te),ze.resetTextureUnits();const te=U.fog,ue=z.isMeshStandardMaterial?U.environment:null,ge=k===null?M.outputColorSpace:k.isXRRenderTarget===!0?k.texture.colorSpace:si,fe=(z.isMeshStandardMaterial?ht:vt).get(z.envMap||ue),Ce=z.vertexColors===!0&&!!B.attributes.color&&B.attributes.color.itemSize===4,Ie=!!B.attributes.tangent&&(!!z.normalMap||z.anisotropy>0),Ae=!!B.morphAttributes.position,We=!!B.morphAttributes.normal,Ke=!!B.morphAttributes.color;let ut=On;z.toneMapped&&(k===null||k.isXRRenderTarget===!0)&&(ut=M.toneMapping);const it=B.morphAttributes.position||B.morphAttributes.normal||B.morphAttributes.color,Qe=it!==void 0?it.length:0,Re=xe.get(z),at=p.state.lights;if(je===!0&&(Y===!0||v!==S)){const Tt=v===S&&z.id===y;re.setState(z,v,Tt)}let Ye=!1;z.version===Re.__version?(Re.needsLights&&Re.lightsStateVersion!==at.state.version||Re.outputColorSpace!==ge||N.isBatchedMesh&&Re.batching===!1||!N.isBatchedMesh&&Re.batching===!0||N.isBatchedMesh&&Re.batchingColor===!0&&N.colorTexture===null||N.isBatchedMesh&&Re.batchingColor===!1&&N.colorTexture!==null||N.isInstancedMesh&&Re.instancing===!1||!N.isInstancedMesh&&Re.instancing===!0||N.isSkinnedMesh&&Re.skinning===!1||!N.isSkinnedMesh&&Re.skinning===!0||N.isInstancedMesh&&Re.instancingColor===!0&&N.instanceColor===null||N.isInstancedMesh&&Re.instancingColor===!1&&N.instanceColor!==null||N.isInstancedMesh&&Re.instancingMorph===!0&&N.morphTexture===null||N.isInstancedMesh&&Re.instancingMorph===!1&&N.morphTexture!==null||Re.envMap!==fe||z.fog===!0&&Re.fog!==te||Re.numClippingPlanes!==void 0&&(Re.numClippingPlanes!==re.numPlanes||Re.numIntersection!==re.numIntersection)||Re.vertexAlphas!==Ce||Re.vertexTangents!==Ie||Re.morphTargets!==Ae||Re.morphNormals!==We||Re.morphColors!==Ke||Re.toneMapping!==ut||Re.morphTargetsCount!==Qe)&&(Ye=!0):(Ye=!0,Re.__version=z.version);let Ft=Re.currentProgram;Ye===!0&&(Ft=Es(z,U,N));let hi=!1,Ot=!1,Wi=!1;const lt=Ft.getUniforms(),Vt=Re.uniforms;if(ve.useProgram(Ft.program)&&(hi=!0,Ot=!0,Wi=!0),z.id!==y&&(y=z.id,Ot=!0),hi||S!==v){ve.buffers.depth.getReversed()&&v.reversedDepth!==!0&&(v._reversedDepth=!0,v.updateProjectionMatrix()),lt.setValue(w,"projectionMatrix",v.projectionMatrix),lt.setValue(w,"viewMatrix",v.matrixWorldInverse);const Pt=lt.map.cameraPosition;Pt!==void 0&&Pt.setValue(w,me.setFromMatrixPosition(v.matrixWorld)),Le.logarithmicDepthBuffer&&lt.setValue(w,"logDepthBufFC",2/(Math.log(v.far+1)/Math.LN2)),(z.isMeshPhongMaterial||z.isMeshToonMaterial||z.isMeshLambertMaterial||z.isMeshBasicMaterial||z.isMeshStandardMaterial||z.isShaderMaterial)&&lt.setValue(w,"isOrthographic",v.isOrthographicCamera===!0),S!==v&&(S=v,Ot=!0,Wi=!0)}if(N.isSkinnedMesh){lt.setOptional(w,N,"bindMatrix"),lt.setOptional(w,N,"bindMatrixInverse");const Tt=N.skeleton;Tt&&(Tt.boneTexture===null&&Tt.computeBoneTexture(),lt.setValue(w,"boneTexture",Tt.boneTexture,ze))}N.isBatchedMesh&&(lt.setOptional(w,N,"batchingTexture"),lt.setValue(w,"batchingTexture",N._matricesTexture,ze),lt.setOptional(w,N,"batchingIdTexture"),lt.setValue(w,"batchingIdTexture",N._indirectTexture,ze),lt.setOptional(w,N,"batchingColorTexture"),N._colorsTexture!==null&&lt.setValue(w,"batchingColorTexture",N._colorsTexture,ze));const Wt=B.morphAttributes;if((Wt.position!==void 0||Wt.normal!==void 0||Wt.color!==void 0)&&ne.update(N,B,Ft),(Ot||Re.receiveShadow!==N.receiveShadow)&&(Re.receiveShadow=N.receiveShadow,lt.setValue(w,"receiveShadow",N.receiveShadow)),z.isMeshGouraudMaterial&&z.envMap!==null&&(Vt.envMap.value=fe,Vt.flipEnvMap.value=fe.isCubeTexture&&fe.isRenderTargetTexture===!1?-1:1),z.isMeshStandardMaterial&&z.envMap===null&&U.environment!==null&&(Vt.envMapIntensity.value=U.environmentIntensity),Ot&&(lt.setValue(w,"toneMappingExposure",M.toneMappingExposure),Re.needsLights&&Du(Vt,Wi),te&&z.fog===!0&&Z.refreshFogUniforms(Vt,te),Z.refreshMaterialUniforms(Vt,z,G,J,p.state.transmissionRenderTarget[v.id]),er.upload(w,Pa(Re),Vt,ze)),z.isShaderMaterial&&z.uniformsNeedUpdate===!0&&(er.upload(w,Pa(Re),Vt,ze),z.uniformsNeedUpdate=!1),z.isSpriteMaterial&&lt.setValue(w,"center",N.center),lt.setValue(w,"modelViewMatrix",N.modelViewMatrix),lt.setValue(w,"normalMatrix",N.normalMatrix),lt.setValue(w,"modelMatrix",N.matrixWorld),z.isShaderMaterial||z.isRawShaderMaterial){const Tt=z.uniformsGroups;for(let Pt=0,vr=Tt.length;Pt<vr;Pt++){const Wn=Tt[Pt];ke.update(Wn,Ft),ke.bind(Wn,Ft)}}return Ft}function Du(v,U){v.ambientLightColor.needsUpdate=U,v.lightProbe.needsUpdate=U,v.directionalLights.needsUpdate=U,v.directionalLightShadows.needsUpdate=U,v.pointLights.needsUpdate=U,v.pointLightShadows.needsUpdate=U,v.spotLights.needsUpdate=U,v.spotLightShadows.needsUpdate=U,v.rectAreaLights.needsUpdate=U,v.hemisphereLights.needsUpdate=U}function Lu(v){return v.isMeshLambertMaterial||v.isMeshToonMaterial||v.isMeshPhongMaterial||v.isMeshStandardMaterial||v.isShadowMaterial||v.isShaderMaterial&&v.lights===!0}this.getActiveCubeFace=function(){return L},this.getActiveMipmapLevel=function(){return P},this.getRenderTarget=function(){return k},this.setRenderTargetTextures=function(v,U,B){const z=xe.get(v);z.__autoAllocateDepthBuffer=v.resolveDepthBuffer===!1,z.__autoAllocateDepthBuffer===!1&&(z.__useRenderToTexture=!1),xe.get(v.texture).__webglTexture=U,xe.get(v.depthTexture).__webglTexture=z.__autoAllocateDepthBuffer?void 0:B,z.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(v,U){const B=xe.get(v);B.__webglFramebuffer=U,B.__useDefaultFramebuffer=U===void 0};const Iu=w.createFramebuffer();this.setRenderTarget=function(v,U=0,B=0){k=v,L=U,P=B;let z=!0,N=null,te=!1,ue=!1;if(v){const fe=xe.get(v);if(fe.__useDefaultFramebuffer!==void 0)ve.bindFramebuffer(w.FRAMEBUFFER,null),z=!1;else if(fe.__webglFramebuffer===void 0)ze.setupRenderTarget(v);else if(fe.__hasExternalTextures)ze.rebindTextures(v,xe.get(v.texture).__webglTexture,xe.get(v.depthTexture).__webglTexture);else if(v.depthBuffer){const Ae=v.depthTexture;if(fe.__boundDepthTexture!==Ae){if(Ae!==null&&xe.has(Ae)&&(v.width!==Ae.image.width||v.height!==Ae.image.height))throw new Error("WebGLRenderTarget: Attached DepthTexture is initialized to the incorrect size.");ze.setupDepthRenderbuffer(v)}}const Ce=v.texture;(Ce.isData3DTexture||Ce.isDataArrayTexture||Ce.isCompressedArrayTexture)&&(ue=!0);const Ie=xe.get(v).__webglFramebuffer;v.isWebGLCubeRenderTarget?(Array.isArray(Ie[U])?N=Ie[U][B]:N=Ie[U],te=!0):v.samples>0&&ze.useMultisampledRTT(v)===!1?N=xe.get(v).__webglMultisampledFramebuffer:Array.isArray(Ie)?N=Ie[B]:N=Ie,D.copy(v.viewport),H.copy(v.scissor),W=v.scissorTest}else D.copy(we).multiplyScalar(G).floor(),H.copy(Ve).multiplyScalar(G).floor(),W=tt;if(B!==0&&(N=Iu),ve.bindFramebuffer(w.FRAMEBUFFER,N)&&z&&ve.drawBuffers(v,N),ve.viewport(D),ve.scissor(H),ve.setScissorTest(W),te){const fe=xe.get(v.texture);w.framebufferTexture2D(w.FRAMEBUFFER,w.COLOR_ATTACHMENT0,w.TEXTURE_CUBE_MAP_POSITIVE_X+U,fe.__webglTexture,B)}else if(ue){const fe=U;for(let Ce=0;Ce<v.textures.length;Ce++){const Ie=xe.get(v.textures[Ce]);w.framebufferTextureLayer(w.FRAMEBUFFER,w.COLOR_ATTACHMENT0+Ce,Ie.__webglTexture,B,fe)}}else if(v!==null&&B!==0){const fe=xe.get(v.texture);w.framebufferTexture2D(w.FRAMEBUFFER,w.COLOR_ATTACHMENT0,w.TEXTURE_2D,fe.__webglTexture,B)}y=-1},this.readRenderTargetPixels=function(v,U,B,z,N,te,ue,ge=0){if(!(v&&v.isWebGLRenderTarget)){console.error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let fe=xe.get(v).__webglFramebuffer;if(v.isWebGLCubeRenderTarget&&ue!==void 0&&(fe=fe[ue]),fe){ve.bindFramebuffer(w.FRAMEBUFFER,fe);try{const Ce=v.textures[ge],Ie=Ce.format,Ae=Ce.type;if(!Le.textureFormatReadable(Ie)){console.error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(!Le.textureTypeReadable(Ae)){console.error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}U>=0&&U<=v.width-z&&B>=0&&B<=v.height-N&&(v.textures.length>1&&w.readBuffer(w.COLOR_ATTACHMENT0+ge),w.readPixels(U,B,z,N,ye.convert(Ie),ye.convert(Ae),te))}finally{const Ce=k!==null?xe.get(k).__webglFramebuffer:null;ve.bindFramebuffer(w.FRAMEBUFFER,Ce)}}},this.readRenderTargetPixelsAsync=async function(v,U,B,z,N,te,ue,ge=0){if(!(v&&v.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let fe=xe.get(v).__webglFramebuffer;if(v.isWebGLCubeRenderTarget&&ue!==void 0&&(fe=fe[ue]),fe)if(U>=0&&U<=v.width-z&&B>=0&&B<=v.height-N){ve.bindFramebuffer(w.FRAMEBUFFER,fe);const Ce=v.textures[ge],Ie=Ce.format,Ae=Ce.type;if(!Le.textureFormatReadable(Ie))throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(!Le.textureTypeReadable(Ae))throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");const We=w.createBuffer();w.bindBuffer(w.PIXEL_PACK_BUFFER,We),w.bufferData(w.PIXEL_PACK_BUFFER,te.byteLength,w.STREAM_READ),v.textures.length>1&&w.readBuffer(w.COLOR_ATTACHMENT0+ge),w.readPixels(U,B,z,N,ye.convert(Ie),ye.convert(Ae),0);const Ke=k!==null?xe.get(k).__webglFramebuffer:null;ve.bindFramebuffer(w.FRAMEBUFFER,Ke);const ut=w.fenceSync(w.SYNC_GPU_COMMANDS_COMPLETE,0);return w.flush(),await Pd(w,ut,4),w.bindBuffer(w.PIXEL_PACK_BUFFER,We),w.getBufferSubData(w.PIXEL_PACK_BUFFER,0,te),w.deleteBuffer(We),w.deleteSync(ut),te}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(v,U=null,B=0){const z=Math.pow(2,-B),N=Math.floor(v.image.width*z),te=Math.floor(v.image.height*z),ue=U!==null?U.x:0,ge=U!==null?U.y:0;ze.setTexture2D(v,0),w.copyTexSubImage2D(w.TEXTURE_2D,B,0,0,ue,ge,N,te),ve.unbindTexture()};const Uu=w.createFramebuffer(),Nu=w.createFramebuffer();this.copyTextureToTexture=function(v,U,B=null,z=null,N=0,te=null){te===null&&(N!==0?(hs("WebGLRenderer: copyTextureToTexture function signature has changed to support src and dst mipmap levels."),te=N,N=0):te=0);let ue,ge,fe,Ce,Ie,Ae,We,Ke,ut;const it=v.isCompressedTexture?v.mipmaps[te]:v.image;if(B!==null)ue=B.max.x-B.min.x,ge=B.max.y-B.min.y,fe=B.isBox3?B.max.z-B.min.z:1,Ce=B.min.x,Ie=B.min.y,Ae=B.isBox3?B.min.z:0;else{const Wt=Math.pow(2,-N);ue=Math.floor(it.width*Wt),ge=Math.floor(it.height*Wt),v.isDataArrayTexture?fe=it.depth:v.isData3DTexture?fe=Math.floor(it.depth*Wt):fe=1,Ce=0,Ie=0,Ae=0}z!==null?(We=z.x,Ke=z.y,ut=z.z):(We=0,Ke=0,ut=0);const Qe=ye.convert(U.format),Re=ye.convert(U.type);let at;U.isData3DTexture?(ze.setTexture3D(U,0),at=w.TEXTURE_3D):U.isDataArrayTexture||U.isCompressedArrayTexture?(ze.setTexture2DArray(U,0),at=w.TEXTURE_2D_ARRAY):(ze.setTexture2D(U,0),at=w.TEXTURE_2D),w.pixelStorei(w.UNPACK_FLIP_Y_WEBGL,U.flipY),w.pixelStorei(w.UNPACK_PREMULTIPLY_ALPHA_WEBGL,U.premultiplyAlpha),w.pixelStorei(w.UNPACK_ALIGNMENT,U.unpackAlignment);const Ye=w.getParameter(w.UNPACK_ROW_LENGTH),Ft=w.getParameter(w.UNPACK_IMAGE_HEIGHT),hi=w.getParameter(w.UNPACK_SKIP_PIXELS),Ot=w.getParameter(w.UNPACK_SKIP_ROWS),Wi=w.getParameter(w.UNPACK_SKIP_IMAGES);w.pixelStorei(w.UNPACK_ROW_LENGTH,it.width),w.pixelStorei(w.UNPACK_IMAGE_HEIGHT,it.height),w.pixelStorei(w.UNPACK_SKIP_PIXELS,Ce),w.pixelStorei(w.UNPACK_SKIP_ROWS,Ie),w.pixelStorei(w.UNPACK_SKIP_IMAGES,Ae);const lt=v.isDataArrayTexture||v.isData3DTexture,Vt=U.isDataArrayTexture||U.isData3DTexture;if(v.isDepthTexture){const Wt=xe.get(v),Tt=xe.get(U),Pt=xe.get(Wt.__renderTarget),vr=xe.get(Tt.__renderTarget);ve.bindFramebuffer(w.READ_FRAMEBUFFER,Pt.__webglFramebuffer),ve.bindFramebuffer(w.DRAW_FRAMEBUFFER,vr.__webglFramebuffer);for(let Wn=0;Wn<fe;Wn++)lt&&(w.framebufferTextureLayer(w.READ_FRAMEBUFFER,w.COLOR_ATTACHMENT0,xe.get(v).__webglTexture,N,Ae+Wn),w.framebufferTextureLayer(w.DRAW_FRAMEBUFFER,w.COLOR_ATTACHMENT0,xe.get(U).__webglTexture,te,ut+Wn)),w.blitFramebuffer(Ce,Ie,ue,ge,We,Ke,ue,ge,w.DEPTH_BUFFER_BIT,w.NEAREST);ve.bindFramebuffer(w.READ_FRAMEBUFFER,null),ve.bindFramebuffer(w.DRAW_FRAMEBUFFER,null)}else if(N!==0||v.isRenderTargetTexture||xe.has(v)){const Wt=xe.get(v),Tt=xe.get(U);ve.bindFramebuffer(w.READ_FRAMEBUFFER,Uu),ve.bindFramebuffer(w.DRAW_FRAMEBUFFER,Nu);for(let Pt=0;Pt<fe;Pt++)lt?w.framebufferTextureLayer(w.READ_FRAMEBUFFER,w.COLOR_ATTACHMENT0,Wt.__webglTexture,N,Ae+Pt):w.framebufferTexture2D(w.READ_FRAMEBUFFER,w.COLOR_ATTACHMENT0,w.TEXTURE_2D,Wt.__webglTexture,N),Vt?w.framebufferTextureLayer(w.DRAW_FRAMEBUFFER,w.COLOR_ATTACHMENT0,Tt.__webglTexture,te,ut+Pt):w.framebufferTexture2D(w.DRAW_FRAMEBUFFER,w.COLOR_ATTACHMENT0,w.TEXTURE_2D,Tt.__webglTexture,te),N!==0?w.blitFramebuffer(Ce,Ie,ue,ge,We,Ke,ue,ge,w.COLOR_BUFFER_BIT,w.NEAREST):Vt?w.copyTexSubImage3D(at,te,We,Ke,ut+Pt,Ce,Ie,ue,ge):w.copyTexSubImage2D(at,te,We,Ke,Ce,Ie,ue,ge);ve.bindFramebuffer(w.READ_FRAMEBUFFER,null),ve.bindFramebuffer(w.DRAW_FRAMEBUFFER,null)}else Vt?v.isDataTexture||v.isData3DTexture?w.texSubImage3D(at,te,We,Ke,ut,ue,ge,fe,Qe,Re,it.data):U.isCompressedArrayTexture?w.compressedTexSubImage3D(at,te,We,Ke,ut,ue,ge,fe,Qe,it.data):w.texSubImage3D(at,te,We,Ke,ut,ue,ge,fe,Qe,Re,it):v.isDataTexture?w.texSubImage2D(w.TEXTURE_2D,te,We,Ke,ue,ge,Qe,Re,it.data):v.isCompressedTexture?w.compressedTexSubImage2D(w.TEXTURE_2D,te,We,Ke,it.width,it.height,Qe,it.data):w.texSubImage2D(w.TEXTURE_2D,te,We,Ke,ue,ge,Qe,Re,it);w.pixelStorei(w.UNPACK_ROW_LENGTH,Ye),w.pixelStorei(w.UNPACK_IMAGE_HEIGHT,Ft),w.pixelStorei(w.UNPACK_SKIP_PIXELS,hi),w.pixelStorei(w.UNPACK_SKIP_ROWS,Ot),w.pixelStorei(w.UNPACK_SKIP_IMAGES,Wi),te===0&&U.generateMipmaps&&w.generateMipmap(at),ve.unbindTexture()},this.initRenderTarget=function(v){xe.get(v).__webglFramebuffer===void 0&&ze.setupRenderTarget(v)},this.initTexture=function(v){v.isCubeTexture?ze.setTextureCube(v,0):v.isData3DTexture?ze.setTexture3D(v,0):v.isDataArrayTexture||v.isCompressedArrayTexture?ze.setTexture2DArray(v,0):ze.setTexture2D(v,0),ve.unbindTexture()},this.resetState=function(){L=0,P=0,k=null,ve.reset(),ce.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return un}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;const t=this.getContext();t.drawingBufferColorSpace=$e._getDrawingBufferColorSpace(e),t.unpackColorSpace=$e._getUnpackColorSpace()}}const wi=20,Hl=32,m0=8;function Jc(n,e=0,t=n.byteLength-e){if(t<wi)return null;const i=new DataView(n,e,t),s=String.fromCharCode(i.getUint8(0),i.getUint8(1),i.getUint8(2),i.getUint8(3)),r=Number(i.getBigInt64(8,!0)/1000000n),o=i.getUint32(16,!0);if(s==="CBV1")return g0(i,r,o);if(s==="CBE1")return t<wi+o?null:{kind:"sections",frame:{tsMs:r,ratio:new Uint8Array(n,e+wi,o)}};if(s==="CBG1"){const a=i.getUint16(6,!0);if(t<wi+o+2*a)return null;const l=new Uint16Array(a);for(let c=0;c<a;c++)l[c]=i.getUint16(wi+o+2*c,!0);return{kind:"lamps",frame:{tsMs:r,aspects:new Uint8Array(n,e+wi,o),remainingDs:l}}}return null}function g0(n,e,t){const i=n.getUint8(5);return i<m0||n.byteLength<Hl+t*i?null:{kind:"cars",frame:{tsMs:e,stepMs:n.getUint16(6,!0),count:t,x0M:n.getFloat32(20,!0),y0M:n.getFloat32(24,!0),unitM:n.getFloat32(28,!0),recordBytes:i,records:new DataView(n.buffer,n.byteOffset+Hl,t*i)}}}const _0={uint8:n=>new Uint8Array(n),uint32:n=>new Uint32Array(n),int32:n=>new Int32Array(n),float32:n=>new Float32Array(n),float64:n=>new Float64Array(n)},v0={uint8:1,uint32:4,int32:4,float32:4,float64:8};function Qc(n){const e=new Uint8Array(n),t=e.indexOf(10),i=JSON.parse(new TextDecoder().decode(e.subarray(0,t))),s={};let r=t+1;for(const[o,a,l]of i.arrays){const c=l.reduce((u,h)=>u*h,1)*v0[a];if(r+c>n.byteLength)throw new Error(`array ${o} is cut`);s[o]=_0[a](n.slice(r,r+c)),r+=c}return{arrays:s,values:i.values,end:r}}const dn={main:0,waterPump:1,valve:2,sewer:3},ni={junction:0,reservoir:1,tank:2,outfall:4,storage:5};async function x0(){const n=await fetch("view/scene");if(!n.ok)throw new Error(`GET view/scene: ${n.status}`);const{arrays:e,values:t}=Qc(await n.arrayBuffer()),i=t,[s,r,o,a]=i.bounds_m,l=(s+o)/2,c=(r+a)/2,u=f=>{const g=e[f];for(let x=0;x<g.length;x+=2)g[x]-=l,g[x+1]-=c;return g},h=e.area_start,d=u("area_xy");return{name:i.name,x0:l,y0:c,bounds:[s-l,r-c,o-l,a-c],laneStart:e.lane_start,laneXy:u("lane_xy"),laneWidth:e.lane_width,laneEdge:e.lane_edge,laneMotor:e.lane_motor,laneTurns:e.lane_turns,edgeLane0:e.edge_lane0,edgeLanes:e.edge_lanes,edgeInternal:e.edge_internal,edgePriority:e.edge_priority,edgeSection:e.edge_section,junctionStart:e.junction_start,junctionXy:u("junction_xy"),headLane:e.head_lane,headGroup:e.head_group,headController:e.head_controller,edges:i.edges,names:i.names,sectionOfEdge:M0(i.edges,e.edge_internal,e.edge_section),sectionFreeMps:i.section_free_mps,sectionM:i.section_m,controllers:i.controllers.map(f=>({id:f.id,x:f.x_m-l,y:f.y_m-c,streets:f.streets})),areas:i.areas.map((f,g)=>({...f,points:d.subarray(2*h[g],2*h[g+1])})),buildings:e.building_start?{start:e.building_start,xy:u("building_xy"),baseM:e.building_base,heightM:e.building_height,kind:e.building_kind}:null,parking:e.parking_start?{start:e.parking_start,xy:u("parking_xy"),bays:e.parking_bays,kind:e.parking_kind}:null,pipes:e.pipe_start?S0(e,i,u):null}}function M0(n,e,t){const i=[...e.keys()].filter(s=>!e[s]);return new Map(n.map((s,r)=>[s,t[i[r]]]))}function S0(n,e,t){const i=n.pipe_kind;return{id:e.pipes,start:n.pipe_start,xy:t("pipe_xy"),kind:i,ends:n.pipe_ends,lengthM:n.pipe_m,boreM:n.pipe_bore,roughness:n.pipe_rough,depthM:n.pipe_depth,aboveStart:n.pipe_above_start,above:n.pipe_above,aboveEdges:e.above,nodeId:e.nodes,nodeXy:t("node_xy"),nodeKind:n.node_kind,nodeZ:n.node_z,waterLinks:i.findIndex(s=>s>dn.valve)<0?i.length:i.findIndex(s=>s>dn.valve),underpasses:e.underpasses}}function Ms(n,e){return n.xy.subarray(2*n.start[e],2*n.start[e+1])}function ui(n,e){return n.laneXy.subarray(2*n.laneStart[e],2*n.laneStart[e+1])}$e.enabled=!1;const eu=new De("#141f2d"),y0=new De("#19232f"),Ri=new F(-.8,-.32,.5).normalize(),jt={uFogNear:{value:1500},uFogFar:{value:3600},uFog:{value:eu},uSun:{value:Ri},uGroundAlpha:{value:1},uBuildingAlpha:{value:1},uDim:{value:0}},wn=`
varying float vFogDepth;
`,An=`
uniform vec3 uFog;
uniform float uFogNear;
uniform float uFogFar;
varying float vFogDepth;
vec3 fogged(vec3 colour) { return mix(colour, uFog, smoothstep(uFogNear, uFogFar, vFogDepth)); }
`,tu=`
uniform vec3 uSun;
// Hemisphere of cool sky over dark ground and one warm low sun, as in a clear dusk; the same by day and night.
vec3 lit(vec3 albedo, vec3 normal) {
  vec3 sky = mix(vec3(0.24, 0.27, 0.33), vec3(0.50, 0.55, 0.64), normal.z * 0.5 + 0.5);
  vec3 sun = vec3(0.56, 0.46, 0.36) * max(dot(normal, uSun), 0.0);
  return albedo * (sky + sun);
}
`;function Ii(n,e,t=!1){const i=new Ct({uniforms:{...jt,uColours:{value:n}},vertexShader:`
      ${wn}
      attribute vec3 extra;
      varying vec3 vExtra;
      void main() {
        vec4 at = modelViewMatrix * vec4(position, 1.0);
        vFogDepth = -at.z;
        vExtra = extra;
        gl_Position = projectionMatrix * at;
      }`,fragmentShader:`
      ${An}
      uniform vec3 uColours[${n.length}];
      uniform float uDim;
      varying vec3 vExtra;
      void main() {
        int tag = int(vExtra.z + 0.5);
        ${t?"if (tag == 0 && mod(vExtra.y, 10.0) > 4.0) discard;":""}
        gl_FragColor = vec4(mix(fogged(uColours[tag]), vec3(0.043, 0.067, 0.098), uDim), 1.0);
      }`,depthTest:!1,depthWrite:!1,side:It});return i.userData.order=e,i}function Ui(n,e){const t=new Mt;t.setAttribute("position",new et(n.position,3)),t.setAttribute("extra",new et(n.extra,3)),t.setAttribute("side",new et(n.side,2)),t.setIndex(n.index);const i=new bt(t,e);return i.frustumCulled=!1,i.matrixAutoUpdate=!1,i.renderOrder=e.userData.order??0,i}class kn{position=[];extra=[];side=[];index=[];get vertices(){return this.position.length/3}strip(e,t,i,s,r=0){const o=e.length/2;if(o<2)return;const a=this.vertices;let l=0;for(let c=0;c<o;c++){const[u,h]=b0(e,c,o),d=e[2*c],f=e[2*c+1];if(c>0&&(l+=Math.hypot(d-e[2*c-2],f-e[2*c-1])),this.position.push(d+u*t,f+h*t,s,d+u*i,f+h*i,s),this.side.push(u,h,u,h),this.extra.push(-1,l,r,1,l,r),c>0){const g=a+2*(c-1);this.index.push(g,g+2,g+1,g+1,g+2,g+3)}}}polygon(e,t,i,s=0){const r=this.vertices;for(let o=0;o<e.length/2;o++)this.position.push(e[2*o],e[2*o+1],i),this.side.push(0,0),this.extra.push(0,0,s);for(const[o,a,l]of t)this.index.push(r+o,r+a,r+l)}}const E0=.4;function b0(n,e,t){const[i,s]=Ko(n,Math.max(0,e-1),t),[r,o]=Ko(n,Math.min(e,t-2),t);let a=i+r,l=s+o;const c=Math.hypot(a,l);if(c<1e-6)return[r,o];a/=c,l/=c;const u=1/Math.max(E0,a*r+l*o);return[a*u,l*u]}function Ko(n,e,t){for(let i=e;i<t-1;i++){const s=n[2*i+2]-n[2*i],r=n[2*i+3]-n[2*i+1],o=Math.hypot(s,r);if(o>1e-4)return[-r/o,s/o]}return e>0?Ko(n,e-1,t):[0,1]}const T0=1.4,Kr=255,w0=200,Bn=[.65,.5,.35,.2];function nu(n){for(let e=0;e<Bn.length;e++)if(n>=Bn[e])return e;return Bn.length}class A0{mesh;ghost;state;material;data;constructor(e){const t=e.names.length,i=Math.max(1,Math.ceil(Math.sqrt(t)));this.data=new Uint8Array(4*i*i).fill(Kr),this.state=new _a(this.data,i,i,zt,Jt),this.state.needsUpdate=!0;const s=R0(e);this.material=Vl(this.state,i,1),this.mesh=Gl(s,this.material,20);const r=Vl(this.state,i,.22);r.depthFunc=ir,this.ghost=Gl(s,r,21),this.ghost.material=r}showMeasured(e){for(let t=0;t<e.length;t++)this.data[4*t]=e[t],this.data[4*t+1]=255;this.commit(0)}showForecast(e,t,i){for(let s=0;s<this.data.length;s+=4)this.data[s]=Kr;e.forEach((s,r)=>{const o=t[r];o!==null&&(this.data[4*s]=Math.min(Kr-1,Math.round(o*w0)),this.data[4*s+1]=Math.round((i[r]??0)*255))}),this.commit(1)}commit(e){this.state.needsUpdate=!0;for(const t of[this.mesh,this.ghost])t.material.uniforms.uForecast.value=e}setDistance(e){const t=e<260?1:0;for(const i of[this.mesh,this.ghost])i.material.uniforms.uNear.value=t;this.ghost.visible=t===0&&this.material.uniforms.uXray.value===0}setXray(e){this.material.uniforms.uXray.value=e?1:0,this.ghost.visible=!e}}function R0(n){const e=new kn;for(let t=0;t<n.edgeLane0.length;t++){const i=n.edgeSection[t];if(i<0||n.edgeInternal[t])continue;const s=[];for(let a=n.edgeLane0[t];a<n.edgeLane0[t]+n.edgeLanes[t];a++)n.laneMotor[a]&&s.push(a);if(s.length===0)continue;const r=ui(n,s[Math.floor((s.length-1)/2)]),o=s.length%2===0?n.laneWidth[s[0]]/2:0;e.strip(r,o,o,T0,i)}return e}function Gl(n,e,t){const i=new Mt;i.setAttribute("position",new et(n.position,3)),i.setAttribute("extra",new et(n.extra,3)),i.setAttribute("side",new et(n.side,2)),i.setIndex(n.index);const s=new bt(i,e);return s.frustumCulled=!1,s.matrixAutoUpdate=!1,s.renderOrder=t,s}function Vl(n,e,t){return new Ct({uniforms:{...jt,uState:{value:n},uSide:{value:e},uAlpha:{value:t},uForecast:{value:0},uXray:{value:0},uNear:{value:0},uFrom:{value:Bn},uColours:{value:["#2b83ba","#9ed1c4","#f6d55c","#f08a3c","#d73027"].map(i=>new De(i))},uWidths:{value:[2.6,3.6,6.5,8.5,10.5]}},vertexShader:C0,fragmentShader:P0,transparent:!0,depthWrite:!1,side:It})}const C0=`
${wn}
uniform sampler2D uState;
uniform int uSide;
uniform float uWidths[5];
uniform float uFrom[4];
uniform float uNear;
attribute vec3 extra;
attribute vec2 side;
varying float vAcross; // metres from the middle line
varying float vAlong;
varying float vHalf;   // half the coloured width, m
varying float vScale;
flat varying int vClass;
flat varying float vSure;
const float CASING_M = 1.6;
void main() {
  int s = int(extra.z + 0.5);
  vec4 state = texelFetch(uState, ivec2(s % uSide, s / uSide), 0) * 255.0;
  float ratio = state.r / 200.0;
  vClass = state.r > 254.5 ? -1 : ratio >= uFrom[0] ? 0 : ratio >= uFrom[1] ? 1 : ratio >= uFrom[2] ? 2 : ratio >= uFrom[3] ? 3 : 4;
  vSure = state.g / 255.0;
  vec3 centre = vec3(position.xy, mix(position.z, 0.06, uNear));
  vec4 middle = modelViewMatrix * vec4(centre, 1.0);
  vScale = clamp(-middle.z / 1500.0, 1.0, 3.2);
  vHalf = 0.5 * uWidths[max(vClass, 0)] * vScale;
  float total = vHalf + (vClass >= 2 ? CASING_M * vScale : 0.0);
  vAcross = extra.x * total;
  vAlong = extra.y;
  vec4 at = modelViewMatrix * vec4(centre + vec3(side * vAcross, 0.0), 1.0);
  vFogDepth = -at.z;
  gl_Position = vClass < 0 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * at;
}`,P0=`
${An}
uniform vec3 uColours[5];
uniform float uAlpha;
uniform float uForecast;
uniform float uXray;
uniform float uNear; // 1 close by: ribbons lie flat and let the lanes through
varying float vAcross;
varying float vAlong;
varying float vHalf;
varying float vScale;
flat varying int vClass;
flat varying float vSure;
const vec3 CASING = vec3(0.043, 0.067, 0.098);
void main() {
  float off = abs(vAcross);
  vec3 colour = uColours[vClass];
  float alpha = vClass < 2 ? 0.5 : 0.95;
  float pixel = max(fwidth(vAlong), 1e-4);
  float fine = clamp(1.0 - pixel / 5.0, 0.0, 1.0); // textures fade before they would flicker
  if (off > vHalf) { colour = CASING; alpha = 0.85; }
  else if (uForecast > 0.5) {
    // Diagonal hatching: what is expected is never solid; wide gaps where the class is uncertain.
    float phase = fract((vAlong + vAcross) / 9.0);
    float gap = vSure >= 0.8 ? 0.38 : 0.62;
    if (vClass >= 2 && phase < gap) colour = mix(colour, CASING, 0.72 * max(fine, 0.35));
    else if (vClass < 2 && phase < gap) alpha *= 0.5;
  } else {
    // Bars for those who do not tell the colours apart: sparse = heavy, dense = jam.
    float period = vClass == 4 ? 6.0 : 14.0;
    float bar = vClass == 4 ? 1.8 : 2.2;
    if (vClass >= 3 && mod(vAlong, period) < bar) colour = mix(colour, CASING, 0.75 * fine);
    if (vClass == 4 && off > vHalf - 1.1 * vScale) colour = mix(colour, vec3(1.0, 0.914, 0.878), 0.85);
  }
  if (uXray > 0.5) { if (vClass < 3) discard; alpha *= 0.3; }
  alpha *= mix(1.0, vClass < 2 ? 0.25 : 0.5, uNear);
  if (uNear > 0.5 && off > vHalf) discard;
  gl_FragColor = vec4(fogged(colour), alpha * uAlpha);
}`;class D0{constructor(e){this.now=e}listeners=[];changed=new Set;queued=!1;set(e){for(const[t,i]of Object.entries(e))this.now[t]!==i&&(this.now[t]=i,this.changed.add(t));this.changed.size===0||this.queued||(this.queued=!0,queueMicrotask(()=>{this.queued=!1;const t=this.changed;this.changed=new Set;for(const i of this.listeners)i(this.now,t)}))}on(e){this.listeners.push(e)}}function on(n){return n.tick?Number(BigInt(n.tick.ts_ns)/1000000n):0}function L0(n){return on(n)+n.cursorMin*6e4}function iu(n){const{forecast:e}=n;if(!e)return 0;const t=e.leads[e.leads.length-1];return Math.max(0,(li(e)+t.lead_s*1e3-on(n))/6e4)}function li(n){return Number(BigInt(n.issued_ts_ns)/1000000n)}function su(n,e){const t=(e-li(n))/1e3,{leads:i}=n,s=i.findIndex(a=>a.lead_s>=t);if(s===0)return{a:i[0],b:i[0],share:0};if(s<0)return{a:i[i.length-1],b:i[i.length-1],share:0};const[r,o]=[i[s-1],i[s]];return{a:r,b:o,share:(t-r.lead_s)/(o.lead_s-r.lead_s)}}const Zr=(n,e,t)=>n===null||e===null?n??e:n+(e-n)*t;function Ss(n,e){const{forecast:t}=n;if(!t||n.series.length===0||e>iu(n)+.5)return null;const i=on(n)+e*6e4,s=I0(n.series,li(t)),{a:r,b:o,share:a}=su(t,i);if(!r.city||!o.city)return null;const l=t.leads[0].lead_s*1e3,c=Math.min(1,(i-li(t))/l),[u,h,d]=[0,1,2].map(f=>r.city[f]+(o.city[f]-r.city[f])*a);return[u,h,d].map(f=>s*(1+(f-1)*c))}function I0(n,e){let t=n[0];for(const i of n)Math.abs(i[0]-e)<Math.abs(t[0]-e)&&(t=i);return t[1]}function ru(n,e){const{forecast:t}=n;if(!t)return[];const{a:i,b:s,share:r}=su(t,on(n)+e*6e4);return t.sections.map((o,a)=>{const l=Zr(i.low[a],s.low[a],r),c=Zr(i.mid[a],s.mid[a],r),u=Zr(i.high[a],s.high[a],r);return{section:o,low:l,mid:c,high:u,sure:U0(l,c,u)}})}const ou=1.645;function U0(n,e,t){if(n===null||e===null||t===null)return 0;const i=Math.max((t-n)/(2*ou),1e-6),s=nu(e),r=s===0?1/0:Bn[s-1],o=s===Bn.length?-1/0:Bn[s];return Zo((r-e)/i)-Zo((o-e)/i)}function N0(n){return n.low===null||n.mid===null||n.high===null?0:Zo((Bn[2]-n.mid)/Math.max((n.high-n.low)/(2*ou),1e-6))}function Zo(n){return n===1/0?1:n===-1/0?0:1/(1+Math.exp(-(.07056*n*n*n+1.5976*n)))}const Wl=500,F0=8e3;function O0(n){let e=Wl;const t=()=>{const i=new WebSocket(`${location.protocol==="https:"?"wss":"ws"}://${location.host}/ws`);i.binaryType="arraybuffer",i.onopen=()=>{e=Wl,n.onLink(!0)},i.onmessage=s=>{if(typeof s.data=="string"){n.onText(JSON.parse(s.data));return}const r=Jc(s.data);r&&n.onBinary(r)},i.onclose=()=>{n.onLink(!1),setTimeout(t,e),e=Math.min(2*e,F0)}};t()}const Xl={high:0,medium:1,low:2},k0=["unacked","returned_unacked","acked"];function au(n){const e=s=>s.state==="acked"?1:0,t=n.alarms.filter(s=>k0.includes(s.state)).sort((s,r)=>e(s)-e(r)||Xl[s.priority]-Xl[r.priority]||Gt(r.since_ts_ns)-Gt(s.since_ts_ns)),i=new Set;return t.filter(s=>{const r=lu(n,s);return!r||r.alarms.length<2&&!n.flood?!0:i.has(r.id)?!1:(i.add(r.id),!0)})}function lu(n,e){return n.incidents.find(t=>t.id===e.incident_id)}function B0(n,e,t){const i=new Zt("incidents","incidents");return i.element.setAttribute("aria-live","polite"),document.getElementById("app")?.append(i.element),s=>{i.element.hidden=s.mode!=="situation"&&s.mode!=="underground";const r=s.cursorMin===0;i.show([s.lang,s.alarms,r,s.selection],()=>{if(s.alarms===null||s.alarms==="unavailable")return[$l(null),T("p",{class:"empty"},s.alarms?C("alarms.unavailable"):"")];const{alarms:o}=s,a=au(o),l=a.length?a.map(c=>H0(s,o,c,n,e,t,r)):[T("p",{class:"empty"},C("alarms.none"))];return[$l(o),T("div",{class:"list",role:"list"},...l),z0(o)]})}}function $l(n){const e=n?.alarms.filter(i=>i.state==="unacked"||i.state==="returned_unacked").length??0,t=n?.alarms.filter(i=>i.state==="unacked"||i.state==="acked").length??0;return T("header",{},T("h2",{},C("alarms.title")),n?T("span",{class:"second"},n.flood?C("alarms.flood"):C("alarms.counts",{unacked:e,active:t})):null,n?T("span",{class:"second right"},C("alarms.rate",{n:se(n.rate_10min)})):null)}function z0(n){const{shelved:e,suppressed:t,out_of_service:i}=n.counts;return T("footer",{class:"second"},C("alarms.footer",{shelved:e,suppressed:t,oos:i}))}function H0(n,e,t,i,s,r,o){const a=lu(e,t),l=a&&a.alarms.length>1?a:null,c=t.state!=="acked",u=n.selection?.kind==="alarm"&&n.selection.id===t.id,h=zn(t.title)+(t.state==="returned_unacked"?` · ${C("alarms.returned")}`:""),d=c&&t.state==="unacked"?G0(t):[],f=t.state==="acked"&&t.acked_by?C("alarms.ackedby",{who:t.acked_by,time:Kt(Gt(t.acked_ts_ns),!1)}):"";return T("article",{class:`alarm ${t.priority} ${c?"bar":""} ${u?"selected":""}`,role:"listitem","data-alarm":t.id,"data-state":t.state,click:()=>i.set({selection:{kind:"alarm",id:t.id}})},_c(t.priority,t.state),T("div",{class:"title"},h,T("time",{},Kt(Gt(t.since_ts_ns)))),l?T("p",{class:"second"},`${zn(l.title)} · ${C("alarms.grouped",{n:l.alarms.length})}`):null,...d,f?T("p",{class:"second"},f):null,T("div",{class:"row"},c?Lt(`ack-${t.id}`,C("alarms.ack"),()=>void s.acknowledge(t),t.priority==="high"?"primary":"plain",!o):null,t.place?.x_m!==void 0&&t.place?.x_m!==null?Lt(`fly-${t.id}`,C("alarms.fly"),()=>r(t)):null,t.state==="acked"?Lt(`shelve-${t.id}`,C("alarms.shelve"),()=>void s.shelve(t,30),"plain",!o):null))}function G0(n){return["cause","effect","action"].filter(e=>zn(n[e])).map(e=>T("p",{class:"second"},T("span",{class:"muted"},`${C(e)} `),zn(n[e])))}const Yl=["advised","waiting","sent","watching","kept"],xa=["waiting","advised","watching","sent"],V0=["sent","watching"];function jl(n){return[...n].sort((e,t)=>ql(e)-ql(t)||Gt(t.issued_ts_ns)-Gt(e.issued_ts_ns)).find(e=>xa.includes(e.state))}function ql(n){if(n.state==="watching"&&Ma(n))return-1;const e=xa.indexOf(n.state);return e<0?99:e}function Ma(n){return!!(n.measured&&n.effect&&(n.measured.mean>n.effect.high||n.measured.mean<n.effect.low))}function W0(n,e,t){const i=new Zt("plans","plans");document.getElementById("app")?.append(i.element);let s="";return r=>{i.element.hidden=!["situation","junction"].includes(r.mode);const o=r.mode==="junction"||r.planOpen!=="";i.element.classList.toggle("open",o);const a=Array.isArray(r.plans)?r.plans:[],l=r.mode==="junction"&&r.selection?.kind==="controller"?r.selection.id:"",c=a.find(h=>h.id===r.planOpen)??jl(l?a.filter(h=>h.controller_id===l):a);c&&s&&s!==c.id&&(s="");const u=h=>{s=h,n.set({plans:[...a]})};i.show([r.lang,c,o,s,r.cursorMin===0,a.length,r.plans==="unavailable",cu(r,c)],()=>{if(!c)return X0(r);const h={store:n,actions:e,plan:c,open:o,live:r.cursorMin===0,confirming:s===c.id,confirm:u,name:Sa(t,c.controller_id)};return[$0(r,c,o),T("div",{class:"in"},...o?q0(h):Y0(h,a),J0(h))]})}}function X0(n){const e=n.plans===null?"":C(n.plans==="unavailable"?"plans.unavailable":"plans.none");return[T("header",{},T("h2",{},C("plans.title"))),T("p",{class:"empty"},e)]}function Sa(n,e){const t=n.controllers.find(i=>i.id===e);return t?.streets.length?t.streets.map(rn).join("—"):e}function cu(n,e){return!e||!Array.isArray(n.controllers)?"":n.controllers.find(t=>t.id===e.controller_id)?.mode??""}function $0(n,e,t){const i=cu(n,e),s=Math.max(0,Gt(e.expires_ts_ns)-on(n)),r=e.state==="waiting"&&s?` · ${Math.floor(s/6e4)}:${String(Math.floor(s/1e3)%60).padStart(2,"0")}`:"";return T("header",{},T("h2",{},C(t?"plans.diff":"plans.title")),i&&!t?T("span",{class:"chip"},C(`mode.${i}`)):null,T("span",{class:"chip right","data-plan-state":e.state},hr(`plan.state.${e.state}`,e.state)+r))}function Y0(n,e){const{plan:t}=n,i=e.filter(o=>xa.includes(o.state)&&o.id!==t.id).length,s=t.checks.filter(o=>o.ok).length,r=[T("p",{class:"strong"},n.name),T("p",{class:"second"},j0(t),i?` · ${C("plans.more",{n:i})}`:""),uu(t),T("p",{class:"second"},`${s===t.checks.length?"✓":"✕"} ${C("plans.checks")} ${s}/${t.checks.length}`),T("p",{class:"second"},C("plans.valid",{made:Kt(Gt(t.issued_ts_ns)),until:Kt(Gt(t.expires_ts_ns),!1)}))];return Ma(t)&&r.push(T("p",{class:"second strong"},`◆ ${C("plans.outside")}`)),r}function j0(n){if(!n.current||!n.proposed)return n.controller_id;const e=n.current.cycle_s===n.proposed.cycle_s?se(n.proposed.cycle_s):`${se(n.current.cycle_s)} → ${se(n.proposed.cycle_s)}`;return`${C("plans.cycle")} ${e} s · ${C("plans.offset")} ${se(n.current.offset_s)} → ${se(n.proposed.offset_s)} s`}function uu(n){const e=n.effect;if(!e)return T("p",{class:"muted"},"–");const t=[e.low,e.high,0,...n.measured?[n.measured.low,n.measured.high]:[]],[i,s]=[Math.min(...t),Math.max(...t)],r=(s-i)*.12||1,o=d=>8+(d-i+r)/(s-i+2*r)*324,a=e.low<=0&&e.high>=0,l=a?"#6b82a3":e.mean<0?"#5fb3d9":"#f08a3c",c=C(a?"plans.undecided":e.mean<0?"plans.better":"plans.worse"),u=be("svg",{viewBox:"0 0 340 44",width:"100%",role:"img","aria-label":`${se(e.mean,1)} [${se(e.low,1)}, ${se(e.high,1)}] ${e.unit}`},be("line",{x1:8,x2:332,y1:14,y2:14,stroke:"#26344a"}),be("rect",{x:o(e.low),y:9,width:Math.max(2,o(e.high)-o(e.low)),height:10,fill:l,"fill-opacity":.75}),be("line",{x1:o(e.mean),x2:o(e.mean),y1:5,y2:23,stroke:"#fff","stroke-width":3}),be("line",{x1:o(0),x2:o(0),y1:3,y2:25,stroke:"#b4c2d5"}),be("text",{x:o(e.low),y:38,fill:"#b4c2d5","font-size":12,"text-anchor":"middle"},se(e.low,1)),be("text",{x:o(e.high),y:38,fill:"#b4c2d5","font-size":12,"text-anchor":"middle"},se(e.high,1)),be("text",{x:o(0),y:38,fill:"#b4c2d5","font-size":12,"text-anchor":"middle"},Math.min(Math.abs(o(0)-o(e.low)),Math.abs(o(0)-o(e.high)))<24?"":"0"));n.measured&&u.append(be("path",{d:`M${o(n.measured.mean)} 26l-5 8h10Z`,fill:"#fff"}));const h=`${hr(`metric.${e.metric}`,e.metric)} ${pc(e.mean,1)} ${e.unit}`;return T("div",{},T("div",{class:"row"},T("span",{class:"strong"},h),T("span",{class:"second right"},`${c} · ${C("plans.interval",{n:e.n})}`)),u)}function q0(n){const{plan:e}=n,t=Yl.indexOf(e.state==="rolled_back"?"kept":e.state),i=Yl.map((r,o)=>T("span",{class:o<t?"past":o===t?"here":""},hr(`plan.state.${o===4&&e.state==="rolled_back"?"rolled_back":r}`,r))),s=e.checks.map(r=>T("span",{class:r.ok?"":"no"},`${r.ok?"✓":"✕"} ${zn(r.name)}`));return[T("p",{class:"strong"},n.name),T("p",{class:"second"},C("plans.valid",{made:Kt(Gt(e.issued_ts_ns)),until:Kt(Gt(e.expires_ts_ns),!1)})),T("div",{class:"steps"},...i),K0(e),Z0(e),T("p",{class:"strong"},C("plans.effect")),uu(e),T("div",{class:"row"},T("span",{class:"strong"},C("plans.checks")),T("span",{class:"second right"},C("plans.passed",{ok:e.checks.filter(r=>r.ok).length,n:e.checks.length}))),T("div",{class:"checks"},...s),T("p",{class:"muted"},Ma(e)?`◆ ${C("plans.outside")}`:C("plans.after"))]}function K0(n){const{current:e,proposed:t}=n;if(!e||!t)return T("p",{class:"muted"},"–");const i=[...new Set([...e.stages,...t.stages].map(l=>l.name))],s=(l,c)=>l.stages.find(u=>u.name===c)?.length_s??null,r=[[`${C("plans.cycle")} s`,e.cycle_s,t.cycle_s],...i.map(l=>[`${l} s`,s(e,l),s(t,l)]),[`${C("plans.offset")} s`,e.offset_s,t.offset_s]],o=(l,c,u)=>{const h=c===null||u===null?null:u-c;return T("tr",{class:h===0?"":"changed"},T("td",{},l),T("td",{},se(c,Jr(c))),T("td",{},se(u,Jr(u))),T("td",{},h===null?"–":pc(h,Jr(h))))},a=T("tr",{},T("th",{},""),T("th",{},C("plans.current")),T("th",{},C("plans.proposed")),T("th",{},C("plans.delta")));return T("table",{},T("thead",{},a),T("tbody",{},...r.map(l=>o(...l))))}const Jr=n=>n===null||Math.abs(n-Math.round(n))<.05?0:1;function Z0(n){const{current:e,proposed:t}=n;if(!e||!t)return T("div");const i=Math.max(e.cycle_s,t.cycle_s,1),s=(r,o,a)=>{const l=r.stages.map(c=>{const u=o.stages.find(h=>h.name===c.name)?.length_s!==c.length_s;return ra(T("i",{class:u?"changed":""},`${c.name} ${se(c.length_s)}`),{width:`${100*c.length_s/i}%`})});return T("div",{class:`bar ${a}`},...l)};return T("div",{class:"splits"},T("span",{class:"second"},C("plans.current")),s(e,t,"current"),T("span",{class:"second"},C("plans.proposed")),s(t,e,"proposed"))}function J0(n){const{plan:e,actions:t,store:i,live:s}=n,r=e.state==="waiting"||e.state==="advised",o=Lt("rollback",`↺ ${C("plans.rollback")}`,()=>void t.plan(e,"rollback"),"plain",!s||!V0.includes(e.state));o.classList.add("rollback");const a=()=>i.set({planOpen:"",mode:i.now.mode==="junction"?"situation":i.now.mode});if(!n.open)return T("div",{class:"actions"},Lt("review",C("plans.review"),()=>i.set({planOpen:e.id}),"primary"),r?Lt("reject",C("plans.reject"),()=>void t.plan(e,"reject"),"plain",!s):null,o);if(n.confirming&&r){const l=()=>{n.confirm(""),t.plan(e,"approve")};return T("div",{class:"actions"},Lt("confirm",C("plans.confirm",{name:n.name}),l,"primary",!s),Lt("cancel",C("plans.cancel"),()=>n.confirm("")))}return T("div",{class:"actions"},r?Lt("approve",C("plans.approve"),()=>n.confirm(e.id),"primary",!s):null,r?Lt("reject",C("plans.reject"),()=>void t.plan(e,"reject"),"plain",!s):null,Lt("close-plan",C("close"),a),o)}const Q0=130,Kl=520,ev=260,Zl=42;class tv{constructor(e,t,i,s){this.store=e,this.city=t,this.view=i,this.labels=s}withAlarm(e){const t=this.current();t&&e(t)}current(){const{alarms:e,selection:t}=this.store.now;if(!(!e||e==="unavailable"))return e.alarms.find(i=>t?.kind==="alarm"&&i.id===t.id)??au(e).find(i=>i.state==="unacked")}at(e){const{place:t}=e;return t?.x_m===void 0||t.x_m===null||t.y_m===void 0||t.y_m===null?null:{x:t.x_m-this.city.x0,y:t.y_m-this.city.y0}}flyToAlarm(e){const t=this.at(e);if(e.place?.kind==="pipe"&&this.pipePlace(e.place.id))return this.flyToPipe(e.place.id);this.store.set({selection:{kind:"alarm",id:e.id}}),t&&this.view.flyTo(t.x,t.y,320)}flyToSection(e){const t=this.middle(e);this.store.set({selection:{kind:"section",id:String(e)}}),this.view.flyTo(t.x,t.y,700,30)}flyToPipe(e){this.store.set({mode:"underground",selection:{kind:"pipe",id:e}});const t=this.pipePlace(e);t&&this.view.flyTo(t.x,t.y,ev,Zl)}pipePlace(e){const{pipes:t}=this.city,i=t?.id.indexOf(e)??-1;if(!t||i<0)return null;const s=Ms(t,i),r=2*Math.floor(s.length/4);return s.length?{x:s[r],y:s[r+1],pipe:i}:null}middle(e){const t=this.city.edgeLane0[this.city.edgeSection.indexOf(e)],i=ui(this.city,t),s=2*Math.floor(i.length/4);return{x:i[s],y:i[s+1]}}go(e){e.kind==="section"?this.flyToSection(Number(e.id)):e.kind==="pipe"?this.flyToPipe(e.id):this.store.set({mode:"junction",selection:{kind:"controller",id:e.id}})}pick(e,t,i,s){if(this.store.now.mode==="underground")return this.pickPipe(s);const r=Math.min(60,Math.max(30,this.view.distanceM*.04));let o=r,a="";for(const l of this.city.controllers){const c=Math.hypot(l.x-e,l.y-t);c<o&&([o,a]=[c,l.id])}if(a)this.store.set({selection:{kind:"controller",id:a},...i?{mode:"junction"}:{}});else{const l=nv(this.city,e,t,r);this.store.set({selection:l<0?null:{kind:"section",id:String(l)}})}}pickPipe(e){const t=this.view.pipeAt(e.x,e.y),i=t<0?"":this.city.pipes?.id[t]??"";this.store.set({selection:i?{kind:"pipe",id:i}:null})}arrive(e){const{mode:t,selection:i}=this.store.now;if(t==="junction"){const s=this.city.controllers.find(r=>i?.kind==="controller"&&r.id===i.id);s&&this.view.flyTo(s.x,s.y,Q0,38)}else e&&t==="situation"&&this.view.distanceM<250?this.view.overview():e&&t==="underground"&&this.view.distanceM>Kl&&this.view.closer(Kl,Zl)}focus(){const{selection:e,mode:t}=this.store.now;if(t==="junction"||t==="table"||this.store.now.cursorMin>0)return this.labels.setFocus(null);if(e?.kind==="section")return this.focusSection(Number(e.id));if(e?.kind==="controller")return this.focusController(e.id);if(t==="underground"&&e?.kind==="pipe")return this.focusPipe(e.id);const i=this.current(),s=i?this.at(i):null;if(!i||!s)return this.labels.setFocus(null);this.labels.setFocus({...s,content:()=>[T("div",{class:"row"},_c(i.priority,i.state),T("b",{},zn(i.title)))]})}focusSection(e){const t=this.city.sectionFreeMps[e]*3.6,i=this.store.now.ratio?.[e]??255,s=i===255?C("section.none"):`${C("section.speed")} ${Math.round(i/200*t)} km/h`,r=[T("b",{},rn(this.city.names[e])||C("section.title")),T("div",{class:"second"},`${s} · ${C("section.free")} ${Math.round(t)} km/h`)];this.labels.setFocus({...this.middle(e),content:()=>r})}focusPipe(e){const t=this.pipePlace(e),{pipes:i}=this.city;if(!i||!t)return this.labels.setFocus(null);const[s,r]=[i.boreM[t.pipe],i.depthM[t.pipe]],o=[Number.isFinite(s)?`DN${Math.round(s*1e3)}`:"",Number.isFinite(r)?`${C("pipe.depth")} ${se(r,2)} m`:""],a=[T("b",{},e),T("div",{class:"second"},o.filter(Boolean).join(" · "))];this.labels.setFocus({x:t.x,y:t.y,z:this.view.pipes?.drawnZ(i.ends[2*t.pipe]),content:()=>a})}focusController(e){const t=this.city.controllers.find(s=>s.id===e);if(!t)return this.labels.setFocus(null);const i=T("button",{type:"button","data-key":"open-junction",click:()=>this.store.set({mode:"junction"})},C("mode.junction"));this.labels.setFocus({x:t.x,y:t.y,content:()=>[T("div",{class:"row"},T("b",{},Sa(this.city,e)),i)]})}}function nv(n,e,t,i){let s=i,r=-1;for(let o=0;o<n.edgeLane0.length;o++){if(n.edgeSection[o]<0)continue;const a=ui(n,n.edgeLane0[o]);for(let l=2;l<a.length;l+=2){const[c,u,h,d]=[a[l-2],a[l-1],a[l],a[l+1]],[f,g]=[h-c,d-u],x=Math.max(0,Math.min(1,((e-c)*f+(t-u)*g)/(f*f+g*g||1))),m=Math.hypot(c+x*f-e,u+x*g-t);m<s&&([s,r]=[m,n.edgeSection[o]])}}return r}const Jl={type:"change"},ya={type:"start"},hu={type:"end"},qs=new pr,Ql=new Mn,iv=Math.cos(70*es.DEG2RAD),mt=new F,Dt=2*Math.PI,Je={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},Qr=1e-6;class sv extends Df{constructor(e,t=null){super(e,t),this.state=Je.NONE,this.target=new F,this.cursor=new F,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:yn.ROTATE,MIDDLE:yn.DOLLY,RIGHT:yn.PAN},this.touches={ONE:Nn.ROTATE,TWO:Nn.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._domElementKeyEvents=null,this._lastPosition=new F,this._lastQuaternion=new ri,this._lastTargetPosition=new F,this._quat=new ri().setFromUnitVectors(e.up,new F(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new ml,this._sphericalDelta=new ml,this._scale=1,this._panOffset=new F,this._rotateStart=new Ne,this._rotateEnd=new Ne,this._rotateDelta=new Ne,this._panStart=new Ne,this._panEnd=new Ne,this._panDelta=new Ne,this._dollyStart=new Ne,this._dollyEnd=new Ne,this._dollyDelta=new Ne,this._dollyDirection=new F,this._mouse=new Ne,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=ov.bind(this),this._onPointerDown=rv.bind(this),this._onPointerUp=av.bind(this),this._onContextMenu=pv.bind(this),this._onMouseWheel=uv.bind(this),this._onKeyDown=hv.bind(this),this._onTouchStart=dv.bind(this),this._onTouchMove=fv.bind(this),this._onMouseDown=lv.bind(this),this._onMouseMove=cv.bind(this),this._interceptControlDown=mv.bind(this),this._interceptControlUp=gv.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}connect(e){super.connect(e),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.getRootNode().addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.removeEventListener("pointermove",this._onPointerMove),this.domElement.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.getRootNode().removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.style.touchAction="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(e){e.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=e}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(Jl),this.update(),this.state=Je.NONE}update(e=null){const t=this.object.position;mt.copy(t).sub(this.target),mt.applyQuaternion(this._quat),this._spherical.setFromVector3(mt),this.autoRotate&&this.state===Je.NONE&&this._rotateLeft(this._getAutoRotationAngle(e)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let i=this.minAzimuthAngle,s=this.maxAzimuthAngle;isFinite(i)&&isFinite(s)&&(i<-Math.PI?i+=Dt:i>Math.PI&&(i-=Dt),s<-Math.PI?s+=Dt:s>Math.PI&&(s-=Dt),i<=s?this._spherical.theta=Math.max(i,Math.min(s,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(i+s)/2?Math.max(i,this._spherical.theta):Math.min(s,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let r=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{const o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),r=o!=this._spherical.radius}if(mt.setFromSpherical(this._spherical),mt.applyQuaternion(this._quatInverse),t.copy(this.target).add(mt),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){const a=mt.length();o=this._clampDistance(a*this._scale);const l=a-o;this.object.position.addScaledVector(this._dollyDirection,l),this.object.updateMatrixWorld(),r=!!l}else if(this.object.isOrthographicCamera){const a=new F(this._mouse.x,this._mouse.y,0);a.unproject(this.object);const l=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),r=l!==this.object.zoom;const c=new F(this._mouse.x,this._mouse.y,0);c.unproject(this.object),this.object.position.sub(c).add(a),this.object.updateMatrixWorld(),o=mt.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(qs.origin.copy(this.object.position),qs.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(qs.direction))<iv?this.object.lookAt(this.target):(Ql.setFromNormalAndCoplanarPoint(this.object.up,this.target),qs.intersectPlane(Ql,this.target))))}else if(this.object.isOrthographicCamera){const o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),r=!0)}return this._scale=1,this._performCursorZoom=!1,r||this._lastPosition.distanceToSquared(this.object.position)>Qr||8*(1-this._lastQuaternion.dot(this.object.quaternion))>Qr||this._lastTargetPosition.distanceToSquared(this.target)>Qr?(this.dispatchEvent(Jl),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(e){return e!==null?Dt/60*this.autoRotateSpeed*e:Dt/60/60*this.autoRotateSpeed}_getZoomScale(e){const t=Math.abs(e*.01);return Math.pow(.95,this.zoomSpeed*t)}_rotateLeft(e){this._sphericalDelta.theta-=e}_rotateUp(e){this._sphericalDelta.phi-=e}_panLeft(e,t){mt.setFromMatrixColumn(t,0),mt.multiplyScalar(-e),this._panOffset.add(mt)}_panUp(e,t){this.screenSpacePanning===!0?mt.setFromMatrixColumn(t,1):(mt.setFromMatrixColumn(t,0),mt.crossVectors(this.object.up,mt)),mt.multiplyScalar(e),this._panOffset.add(mt)}_pan(e,t){const i=this.domElement;if(this.object.isPerspectiveCamera){const s=this.object.position;mt.copy(s).sub(this.target);let r=mt.length();r*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*e*r/i.clientHeight,this.object.matrix),this._panUp(2*t*r/i.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(e*(this.object.right-this.object.left)/this.object.zoom/i.clientWidth,this.object.matrix),this._panUp(t*(this.object.top-this.object.bottom)/this.object.zoom/i.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(e,t){if(!this.zoomToCursor)return;this._performCursorZoom=!0;const i=this.domElement.getBoundingClientRect(),s=e-i.left,r=t-i.top,o=i.width,a=i.height;this._mouse.x=s/o*2-1,this._mouse.y=-(r/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(e){return Math.max(this.minDistance,Math.min(this.maxDistance,e))}_handleMouseDownRotate(e){this._rotateStart.set(e.clientX,e.clientY)}_handleMouseDownDolly(e){this._updateZoomParameters(e.clientX,e.clientX),this._dollyStart.set(e.clientX,e.clientY)}_handleMouseDownPan(e){this._panStart.set(e.clientX,e.clientY)}_handleMouseMoveRotate(e){this._rotateEnd.set(e.clientX,e.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);const t=this.domElement;this._rotateLeft(Dt*this._rotateDelta.x/t.clientHeight),this._rotateUp(Dt*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(e){this._dollyEnd.set(e.clientX,e.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.update()}_handleMouseMovePan(e){this._panEnd.set(e.clientX,e.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(e){this._updateZoomParameters(e.clientX,e.clientY),e.deltaY<0?this._dollyIn(this._getZoomScale(e.deltaY)):e.deltaY>0&&this._dollyOut(this._getZoomScale(e.deltaY)),this.update()}_handleKeyDown(e){let t=!1;switch(e.code){case this.keys.UP:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(Dt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),t=!0;break;case this.keys.BOTTOM:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(-Dt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),t=!0;break;case this.keys.LEFT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(Dt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),t=!0;break;case this.keys.RIGHT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(-Dt*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),t=!0;break}t&&(e.preventDefault(),this.update())}_handleTouchStartRotate(e){if(this._pointers.length===1)this._rotateStart.set(e.pageX,e.pageY);else{const t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),s=.5*(e.pageY+t.y);this._rotateStart.set(i,s)}}_handleTouchStartPan(e){if(this._pointers.length===1)this._panStart.set(e.pageX,e.pageY);else{const t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),s=.5*(e.pageY+t.y);this._panStart.set(i,s)}}_handleTouchStartDolly(e){const t=this._getSecondPointerPosition(e),i=e.pageX-t.x,s=e.pageY-t.y,r=Math.sqrt(i*i+s*s);this._dollyStart.set(0,r)}_handleTouchStartDollyPan(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enablePan&&this._handleTouchStartPan(e)}_handleTouchStartDollyRotate(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enableRotate&&this._handleTouchStartRotate(e)}_handleTouchMoveRotate(e){if(this._pointers.length==1)this._rotateEnd.set(e.pageX,e.pageY);else{const i=this._getSecondPointerPosition(e),s=.5*(e.pageX+i.x),r=.5*(e.pageY+i.y);this._rotateEnd.set(s,r)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);const t=this.domElement;this._rotateLeft(Dt*this._rotateDelta.x/t.clientHeight),this._rotateUp(Dt*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(e){if(this._pointers.length===1)this._panEnd.set(e.pageX,e.pageY);else{const t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),s=.5*(e.pageY+t.y);this._panEnd.set(i,s)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(e){const t=this._getSecondPointerPosition(e),i=e.pageX-t.x,s=e.pageY-t.y,r=Math.sqrt(i*i+s*s);this._dollyEnd.set(0,r),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);const o=(e.pageX+t.x)*.5,a=(e.pageY+t.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enablePan&&this._handleTouchMovePan(e)}_handleTouchMoveDollyRotate(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enableRotate&&this._handleTouchMoveRotate(e)}_addPointer(e){this._pointers.push(e.pointerId)}_removePointer(e){delete this._pointerPositions[e.pointerId];for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId){this._pointers.splice(t,1);return}}_isTrackingPointer(e){for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return!0;return!1}_trackPointer(e){let t=this._pointerPositions[e.pointerId];t===void 0&&(t=new Ne,this._pointerPositions[e.pointerId]=t),t.set(e.pageX,e.pageY)}_getSecondPointerPosition(e){const t=e.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[t]}_customWheelEvent(e){const t=e.deltaMode,i={clientX:e.clientX,clientY:e.clientY,deltaY:e.deltaY};switch(t){case 1:i.deltaY*=16;break;case 2:i.deltaY*=100;break}return e.ctrlKey&&!this._controlActive&&(i.deltaY*=10),i}}function rv(n){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(n.pointerId),this.domElement.addEventListener("pointermove",this._onPointerMove),this.domElement.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(n)&&(this._addPointer(n),n.pointerType==="touch"?this._onTouchStart(n):this._onMouseDown(n)))}function ov(n){this.enabled!==!1&&(n.pointerType==="touch"?this._onTouchMove(n):this._onMouseMove(n))}function av(n){switch(this._removePointer(n),this._pointers.length){case 0:this.domElement.releasePointerCapture(n.pointerId),this.domElement.removeEventListener("pointermove",this._onPointerMove),this.domElement.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(hu),this.state=Je.NONE;break;case 1:const e=this._pointers[0],t=this._pointerPositions[e];this._onTouchStart({pointerId:e,pageX:t.x,pageY:t.y});break}}function lv(n){let e;switch(n.button){case 0:e=this.mouseButtons.LEFT;break;case 1:e=this.mouseButtons.MIDDLE;break;case 2:e=this.mouseButtons.RIGHT;break;default:e=-1}switch(e){case yn.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(n),this.state=Je.DOLLY;break;case yn.ROTATE:if(n.ctrlKey||n.metaKey||n.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(n),this.state=Je.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(n),this.state=Je.ROTATE}break;case yn.PAN:if(n.ctrlKey||n.metaKey||n.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(n),this.state=Je.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(n),this.state=Je.PAN}break;default:this.state=Je.NONE}this.state!==Je.NONE&&this.dispatchEvent(ya)}function cv(n){switch(this.state){case Je.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(n);break;case Je.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(n);break;case Je.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(n);break}}function uv(n){this.enabled===!1||this.enableZoom===!1||this.state!==Je.NONE||(n.preventDefault(),this.dispatchEvent(ya),this._handleMouseWheel(this._customWheelEvent(n)),this.dispatchEvent(hu))}function hv(n){this.enabled!==!1&&this._handleKeyDown(n)}function dv(n){switch(this._trackPointer(n),this._pointers.length){case 1:switch(this.touches.ONE){case Nn.ROTATE:if(this.enableRotate===!1)return;this._handleTouchStartRotate(n),this.state=Je.TOUCH_ROTATE;break;case Nn.PAN:if(this.enablePan===!1)return;this._handleTouchStartPan(n),this.state=Je.TOUCH_PAN;break;default:this.state=Je.NONE}break;case 2:switch(this.touches.TWO){case Nn.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(n),this.state=Je.TOUCH_DOLLY_PAN;break;case Nn.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(n),this.state=Je.TOUCH_DOLLY_ROTATE;break;default:this.state=Je.NONE}break;default:this.state=Je.NONE}this.state!==Je.NONE&&this.dispatchEvent(ya)}function fv(n){switch(this._trackPointer(n),this.state){case Je.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(n),this.update();break;case Je.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(n),this.update();break;case Je.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(n),this.update();break;case Je.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(n),this.update();break;default:this.state=Je.NONE}}function pv(n){this.enabled!==!1&&n.preventDefault()}function mv(n){n.key==="Control"&&(this._controlActive=!0,this.domElement.getRootNode().addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function gv(n){n.key==="Control"&&(this._controlActive=!1,this.domElement.getRootNode().removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}class _v extends sv{constructor(e,t){super(e,t),this.screenSpacePanning=!1,this.mouseButtons={LEFT:yn.PAN,MIDDLE:yn.DOLLY,RIGHT:yn.ROTATE},this.touches={ONE:Nn.PAN,TWO:Nn.DOLLY_ROTATE}}}const vv=["#8093b3","#70829f","#8a9fc2","#677894"].map(n=>new De(n)),xv=.42,Mv=130;function Sv(n){const e=new Ev,t=[],i=[];for(let s=0;s+1<n.start.length;s++){const r=yv(n,s);if(r.length<3)continue;const o=n.baseM[s],a=o+n.heightM[s];e.add(r,o,a,n.kind[s],s),bv(t,r,a),r.forEach((l,c)=>{const u=r[(c+1)%r.length];i.push(l.x,l.y,a,u.x,u.y,a,l.x,l.y,o,l.x,l.y,a)})}return{solid:e.mesh(),shadow:Tv(t),edges:wv(i)}}function yv(n,e){const t=[];for(let i=n.start[e];i<n.start[e+1];i++)t.push(new Ne(n.xy[2*i],n.xy[2*i+1]));return t.length>1&&t[0].distanceTo(t[t.length-1])<.01&&t.pop(),Gi.isClockWise(t)?t.reverse():t}class Ev{position=[];normal=[];skin=[];index=[];add(e,t,i,s,r){const o=s+8*(r%4096);let a=0;for(let c=0;c<e.length;c++){const u=e[c],h=e[(c+1)%e.length],d=u.distanceTo(h),f=[(h.y-u.y)/d,(u.x-h.x)/d,0],g=this.position.length/3;this.point(u,t,f,a,0,o),this.point(h,t,f,a+d,0,o),this.point(h,i,f,a+d,i-t,o),this.point(u,i,f,a,i-t,o),this.index.push(g,g+1,g+2,g,g+2,g+3),a+=d}const l=this.position.length/3;for(const c of e)this.point(c,i,[0,0,1],0,i-t,o);for(const[c,u,h]of Gi.triangulateShape(e,[]))this.index.push(l+c,l+u,l+h)}point(e,t,i,s,r,o){this.position.push(e.x,e.y,t),this.normal.push(...i),this.skin.push(s,r,o)}mesh(){const e=new Mt;e.setAttribute("position",new et(this.position,3)),e.setAttribute("normal",new et(this.normal,3)),e.setAttribute("skin",new et(this.skin,3)),e.setIndex(this.index);const t=new bt(e,Av());return t.frustumCulled=!1,t.matrixAutoUpdate=!1,t.renderOrder=8,t}}function bv(n,e,t){const i=Math.min(t/Ri.z,Mv/Math.hypot(Ri.x,Ri.y)),s=-Ri.x*i,r=-Ri.y*i;for(let o=0;o<e.length;o++){const a=e[o],l=e[(o+1)%e.length];n.push(a.x,a.y,0,l.x,l.y,0,l.x+s,l.y+r,0,a.x,a.y,0,l.x+s,l.y+r,0,a.x+s,a.y+r,0)}for(const o of Gi.triangulateShape(e,[]))for(const a of o)n.push(e[a].x+s,e[a].y+r,0)}function Tv(n){const e=new Mt;e.setAttribute("position",new et(n,3));const t=new Ct({uniforms:{...jt},vertexShader:`
      ${wn}
      void main() {
        vec4 eye = modelViewMatrix * vec4(position, 1.0);
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,fragmentShader:`
      ${An}
      void main() {
        float near = 1.0 - smoothstep(uFogNear, uFogFar, vFogDepth);
        gl_FragColor = vec4(fogged(vec3(0.035, 0.05, 0.075)), ${xv} * near);
      }`,transparent:!0,depthWrite:!1,side:It,stencilWrite:!0,stencilRef:1,stencilFunc:rd,stencilZPass:sd}),i=new bt(e,t);return i.frustumCulled=!1,i.matrixAutoUpdate=!1,i.renderOrder=9,i}function wv(n){const e=new Mt;e.setAttribute("position",new et(n,3));const t=new af(e,new Bc({color:"#8ea6c8",transparent:!0,opacity:.36,depthWrite:!1}));return t.frustumCulled=!1,t.matrixAutoUpdate=!1,t.renderOrder=30,t.visible=!1,t}function Av(){return new Ct({uniforms:{...jt,uKinds:{value:vv}},vertexShader:`
      ${wn}
      attribute vec3 skin;
      varying vec3 vNormal;
      varying vec2 vSkin;
      flat varying float vTag;
      void main() {
        vec4 eye = modelViewMatrix * vec4(position, 1.0);
        vNormal = normal;
        vSkin = skin.xy;
        vTag = skin.z;
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,fragmentShader:`
      ${An}
      ${tu}
      uniform vec3 uKinds[4];
      uniform float uBuildingAlpha;
      varying vec3 vNormal;
      varying vec2 vSkin;
      flat varying float vTag;
      float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
      void main() {
        int kind = int(mod(vTag, 8.0) + 0.5);
        float number = floor(vTag / 8.0);
        vec3 albedo = uKinds[min(kind, 3)] * (0.90 + 0.16 * hash(vec2(number, 3.0)));
        vec3 colour;
        if (vNormal.z > 0.5) colour = lit(albedo * 0.86, vNormal);
        else {
          // Windows of 4 by 3 m; they fade before they would shimmer.
          vec2 cell = vec2(vSkin.x / 4.0, vSkin.y / 3.0);
          vec2 pixel = fwidth(cell);
          float fine = 1.0 - smoothstep(0.25, 0.7, max(pixel.x, pixel.y));
          vec2 in_ = abs(fract(cell) - 0.5);
          float pane = step(in_.x, 0.30) * step(in_.y, 0.28);
          colour = lit(albedo, vNormal) * (1.0 - 0.30 * pane * fine - 0.10 * (1.0 - fine));
          if (hash(floor(cell) + number) < 0.06) colour += vec3(0.20, 0.17, 0.11) * pane * fine;
          colour *= mix(0.55, 1.0, smoothstep(0.0, 16.0, vSkin.y));
        }
        gl_FragColor = vec4(fogged(colour), uBuildingAlpha);
      }`})}const Rv=65536,Zi=4096,Ji=255,Cv=40,Pv=2e3;class Dv{constructor(e,t){this.shiftX=e,this.shiftY=t;const i=Lv();this.geometry.setAttribute("position",i.getAttribute("position")),this.geometry.setAttribute("normal",i.getAttribute("normal")),this.geometry.setIndex(i.getIndex()),this.material=Iv(),this.attach(),this.mesh=new bt(this.geometry,this.material),this.mesh.frustumCulled=!1,this.mesh.matrixAutoUpdate=!1,this.mesh.renderOrder=10}mesh;count=0;capacity=Zi;place=[new Uint16Array(2*Zi),new Uint16Array(2*Zi)];motion=[new Uint8Array(2*Zi).fill(Ji),new Uint8Array(2*Zi).fill(Ji)];attributes=[];newest=0;geometry=new $c;material;lastArrival=0;blendMs=1e3;take(e,t,i){const s=this.newest,r=1-s;this.place[r].set(this.place[s]),this.motion[r].fill(Ji);let o=0;const{records:a,recordBytes:l}=e;for(let h=0,d=0;h<e.count;h++,d+=l){const f=a.getUint16(d+6,!0);f>=this.capacity&&this.grow(f+1),this.place[r][2*f]=a.getUint16(d,!0),this.place[r][2*f+1]=a.getUint16(d+2,!0),this.motion[r][2*f]=a.getUint8(d+4),this.motion[r][2*f+1]=a.getUint8(d+5),f>=o&&(o=f+1)}this.newest=r,this.count=e.count;const c=t-this.lastArrival;this.blendMs=i?1:Math.min(Math.max(this.lastArrival?c:1e3,Cv),Pv),this.lastArrival=t,this.geometry.instanceCount=Math.max(o,this.topSlot(s));const u=this.material.uniforms;u.uOrigin.value.set(e.x0M-this.shiftX,e.y0M-this.shiftY),u.uUnit.value=e.unitM,u.uNewest.value=r;for(const h of this.attributes)h.needsUpdate=!0}topSlot(e){const t=this.motion[e];for(let i=this.capacity-1;i>=0;i--)if(t[2*i+1]!==Ji)return i+1;return 0}advance(e){const t=Math.min(1,(e-this.lastArrival)/this.blendMs);return this.material.uniforms.uShare.value=t,t<1}setDistance(e,t){this.material.uniforms.uGrow.value=e>900?1.35:e>500?1.1:1,this.mesh.visible=!t}setFaint(e){this.material.uniforms.uAlpha.value=e,this.material.transparent=e<1,this.material.depthWrite=e===1,this.mesh.renderOrder=e<1?26:10}grow(e){const t=Math.min(Rv,Math.max(e,2*this.capacity));for(const i of[0,1]){const s=new Uint16Array(2*t);s.set(this.place[i]),this.place[i]=s;const r=new Uint8Array(2*t).fill(Ji);r.set(this.motion[i]),this.motion[i]=r}this.capacity=t,this.attach()}attach(){this.attributes=[];for(const e of[0,1]){const t=new ar(this.place[e],2),i=new ar(this.motion[e],2);t.setUsage(za),i.setUsage(za),this.geometry.setAttribute(`place${e}`,t),this.geometry.setAttribute(`motion${e}`,i),this.attributes.push(t,i)}}}function Lv(){const n=[],e=[],t=[],i=(o,a)=>{const l=n.length/3;for(const c of o)n.push(...c),e.push(...a);t.push(l,l+1,l+2,l,l+2,l+3)},s=(o,a,l,c,u,h,d,f)=>{i([[l,-h,f],[c,-h,f],[c,h,f],[l,h,f]],[0,0,1]),i([[o,-u,d],[a,-u,d],[c,-h,f],[l,-h,f]],[0,-1,0]),i([[a,u,d],[o,u,d],[l,h,f],[c,h,f]],[0,1,0]),i([[a,-u,d],[a,u,d],[c,h,f],[c,-h,f]],[1,0,0]),i([[o,u,d],[o,-u,d],[l,-h,f],[l,h,f]],[-1,0,0])};s(-2.3,2.3,-2.25,2.2,.95,.92,.2,.85),s(-1.75,1.1,-1.3,.55,.86,.74,.85,1.5);const r=new Mt;return r.setAttribute("position",new et(n,3)),r.setAttribute("normal",new et(e,3)),r.setIndex(t),r}function Iv(){return new Ct({uniforms:{...jt,uOrigin:{value:new Ne},uUnit:{value:1},uShare:{value:1},uNewest:{value:0},uGrow:{value:1},uAlpha:{value:1}},vertexShader:`
      ${wn}
      uniform vec2 uOrigin;
      uniform float uUnit, uShare, uGrow;
      uniform int uNewest;
      attribute vec2 place0, place1, motion0, motion1;
      varying vec3 vNormal, vAlbedo;
      const float TURN = 6.283185307179586 / 256.0;
      const float SNAP_M = 60.0;
      void main() {
        vec2 toPlace = uNewest == 0 ? place0 : place1;
        vec2 fromPlace = uNewest == 0 ? place1 : place0;
        vec2 to = uNewest == 0 ? motion0 : motion1;
        vec2 from = uNewest == 0 ? motion1 : motion0;
        if (to.y > 254.5) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
        float share = uShare;
        if (from.y > 254.5 || distance(fromPlace, toPlace) * uUnit > SNAP_M) share = 1.0;
        vec2 at = uOrigin + uUnit * mix(fromPlace, toPlace, share);
        float turn = to.x - from.x;
        turn -= 256.0 * floor(turn / 256.0 + 0.5);
        float heading = (share == 1.0 ? to.x : from.x + turn * share) * TURN;
        float c = cos(heading), s = sin(heading);
        vec3 p = position * uGrow;
        vec4 eye = modelViewMatrix * vec4(at + vec2(c * p.x - s * p.y, s * p.x + c * p.y), p.z, 1.0);
        vNormal = vec3(c * normal.x - s * normal.y, s * normal.x + c * normal.y, normal.z);
        // White to grey by slot, glass darker: a car has no colour that could be read as a state.
        float grey = 0.72 + 0.5 * fract(float(gl_InstanceID) * 0.61803);
        bool glass = position.z > 0.84 && normal.z < 0.5 && position.z < 1.6 && abs(position.x) < 1.8 && position.z != 0.85;
        vAlbedo = vec3(grey, grey * 1.02, grey * 1.05) * (glass ? 0.55 : 1.0);
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,fragmentShader:`
      ${An}
      ${tu}
      uniform float uAlpha;
      varying vec3 vNormal, vAlbedo;
      void main() { gl_FragColor = vec4(fogged(lit(vAlbedo, normalize(vNormal))), uAlpha); }`})}class Uv{marks;heads;masts;data;texture;constructor(e){let t=0;for(const o of e.headGroup)t=Math.max(t,o+1);const i=Math.max(1,Math.ceil(Math.sqrt(t)));this.data=new Uint8Array(i*i).fill(255),this.texture=new _a(this.data,i,i,ua,Jt),this.texture.unpackAlignment=1,this.texture.needsUpdate=!0;const s=Nv(e),r={...jt,uAspect:{value:this.texture},uSide:{value:i}};this.marks=eo(Ov(),s,r,zv,Hv,12),this.heads=eo(kv(),s,r,Gv,Vv,11),this.masts=eo(Bv(),Fv(e),r,Wv,Xv,11),this.marks.material.transparent=!0,this.marks.material.depthWrite=!1}take(e){this.data.set(e.subarray(0,this.data.length)),this.texture.needsUpdate=!0}setDistance(e){this.heads.visible=this.masts.visible=e<320,this.marks.visible=e<900}}function Nv(n){const e=new Map;for(const s of n.headLane)e.set(s,(e.get(s)??0)+1);const t=new Map,i={place:[],kind:[]};for(let s=0;s<n.headLane.length;s++){const r=n.headLane[s],[o,a,l,c]=Jo(n,r),u=e.get(r)??1,h=t.get(r)??0;t.set(r,h+1);const d=(n.laneWidth[r]-.5)/u,f=(h-(u-1)/2)*d;i.place.push(o+c*f,a-l*f,l,c),i.kind.push(n.headGroup[s],d,u)}return i}function Fv(n){const e=new Map;for(const i of new Set(n.headLane)){const s=n.laneEdge[i];e.set(s,[...e.get(s)??[],i])}const t={place:[],kind:[]};for(const i of e.values()){const s=Math.min(...i),r=Math.max(...i),[o,a,l,c]=Jo(n,s),u=n.laneWidth[s]/2+1,[h,d]=Jo(n,r),f=Math.hypot(h-o,d-a)+u+1;t.place.push(o+c*u,a-l*u,l,c),t.kind.push(0,f,0)}return t}function Jo(n,e){const t=ui(n,e),i=t.length,s=t[i-2]-t[i-4],r=t[i-1]-t[i-3],o=Math.hypot(s,r)||1;return[t[i-2],t[i-1],s/o,r/o]}function eo(n,e,t,i,s,r){const o=new $c;o.setAttribute("position",n.getAttribute("position")),o.setIndex(n.getIndex()),o.setAttribute("place",new ar(new Float32Array(e.place),4)),o.setAttribute("kind",new ar(new Float32Array(e.kind),3)),o.instanceCount=e.place.length/4;const a=new Ct({uniforms:t,vertexShader:i,fragmentShader:s,side:It}),l=new bt(o,a);return l.frustumCulled=!1,l.matrixAutoUpdate=!1,l.renderOrder=r,l}const Ov=()=>new xs(1,1),kv=()=>new Gn(.32,.46,1.35);function Bv(){const[n,e]=[new Gn(1,1,1),new Gn(1,1,1)];n.translate(0,0,-1),e.translate(0,0,1);const[t,i]=[n.getAttribute("position"),e.getAttribute("position")],s=new Mt;s.setAttribute("position",new et([...t.array,...i.array],3));const r=[...n.getIndex().array];return s.setIndex([...r,...r.map(o=>o+t.count)]),s}const du=`
uniform sampler2D uAspect;
uniform int uSide;
int aspectOf(float group) {
  int g = int(group + 0.5);
  return int(texelFetch(uAspect, ivec2(g % uSide, g / uSide), 0).r * 255.0 + 0.5);
}
`,fu=`
const vec3 RED = vec3(1.0, 0.353, 0.290), AMBER = vec3(0.965, 0.835, 0.361), GREEN = vec3(0.271, 0.816, 0.561), GREY = vec3(0.62, 0.69, 0.78);
`,zv=`
${wn}
${du}
attribute vec4 place;
attribute vec3 kind;
varying vec2 vAt;
flat varying int vAspect;
flat varying float vWidth;
const float LENGTH_M = 5.0;
void main() {
  vec2 along = place.zw, right = vec2(place.w, -place.z);
  vAspect = aspectOf(kind.x);
  vWidth = kind.y;
  vAt = vec2(position.x * kind.y, (position.y - 0.5) * LENGTH_M); // metres: right, forward (0 = end of the lane)
  vec2 ground = place.xy + right * vAt.x + along * (vAt.y - 0.7);
  vec4 eye = modelViewMatrix * vec4(ground, 0.08, 1.0);
  vFogDepth = -eye.z;
  gl_Position = projectionMatrix * eye;
}`,Hv=`
${An}
${fu}
varying vec2 vAt;
flat varying int vAspect;
flat varying float vWidth;
void main() {
  float back = -vAt.y;
  vec3 colour;
  bool on;
  if (vAspect == 1 || vAspect == 9) { colour = RED; on = back < 1.1; }
  else if (vAspect == 3 || vAspect == 4) {
    float tip = back - abs(vAt.x) * 1.1;
    colour = GREEN; on = (tip > 0.0 && tip < 1.0) || (tip > 1.7 && tip < 2.7);
  }
  else if (vAspect == 2 || vAspect == 5 || vAspect == 8) { colour = AMBER; on = back < 0.7 || (back > 1.3 && back < 2.0); }
  else { colour = GREY; on = back < 0.9 && mod(vAt.x + back, 0.8) < 0.35; }
  if (!on) discard;
  gl_FragColor = vec4(fogged(colour), 0.95);
}`,Gv=`
${wn}
${du}
attribute vec4 place;
attribute vec3 kind;
varying vec3 vAt;
flat varying int vAspect;
void main() {
  vec2 along = place.zw, right = vec2(place.w, -place.z);
  vAspect = aspectOf(kind.x);
  vAt = position;
  vec2 ground = place.xy + along * (position.x + 0.6) + right * position.y;
  vec4 eye = modelViewMatrix * vec4(ground, 6.0 + position.z, 1.0);
  vFogDepth = -eye.z;
  gl_Position = projectionMatrix * eye;
}`,Vv=`
${An}
${fu}
varying vec3 vAt;
flat varying int vAspect;
void main() {
  vec3 colour = vec3(0.05, 0.06, 0.08);
  if (vAt.x < -0.155) { // the face towards those who come
    float row = vAt.z > 0.225 ? 0.45 : vAt.z > -0.225 ? 0.0 : -0.45;
    bool lens = length(vec2(vAt.y, vAt.z - row)) < 0.17;
    bool red = row > 0.2 && (vAspect == 1 || vAspect == 2 || vAspect == 9);
    bool amber = abs(row) < 0.2 && (vAspect == 2 || vAspect == 5 || vAspect == 8);
    bool green = row < -0.2 && (vAspect == 3 || vAspect == 4);
    if (lens) colour = red ? RED : amber ? AMBER : green ? GREEN : vec3(0.12, 0.14, 0.17);
  }
  gl_FragColor = vec4(fogged(colour), 1.0);
}`,Wv=`
${wn}
attribute vec4 place;
attribute vec3 kind;
varying float vShade;
const float HEIGHT_M = 6.85;
void main() {
  vec2 along = place.zw, right = vec2(place.w, -place.z);
  bool arm = position.z > 0.0;
  vec3 p = arm
    ? vec3(position.x * 0.16, (position.y - 0.5) * kind.y, HEIGHT_M + (position.z - 1.0) * 0.16)
    : vec3(position.x * 0.22, position.y * 0.22, (position.z + 1.5) * HEIGHT_M);
  vec2 ground = place.xy + along * (p.x + 0.85) + right * p.y;
  vShade = position.x > 0.0 ? 0.75 : 1.0;
  vec4 eye = modelViewMatrix * vec4(ground, p.z, 1.0);
  vFogDepth = -eye.z;
  gl_Position = projectionMatrix * eye;
}`,Xv=`
${An}
varying float vShade;
void main() { gl_FragColor = vec4(fogged(vec3(0.50, 0.55, 0.63) * vShade), 1.0); }`,Ea="#4aa3e0",ba="#a9835b",pu="#ff7a59",tr=[15,55],mu=["#1d4f7c","#4aa3e0","#d3efff"],gu=["#6b5340","#a9835b","#f3dcb4"],$v=1.2,Yv=2,jv=64,qv=128,Kv=255;class Zv{constructor(e){this.pipes=e;const t=Math.max(1,Math.ceil(Math.sqrt(e.id.length)));this.data=new Uint8Array(4*t*t),this.state=new _a(this.data,t,t,zt,Jt),this.uniforms={...jt,uState:{value:this.state},uSide:{value:t},uLayer:{value:0},uTime:{value:0},uSelected:{value:-1},uMedium:{value:[Ea,ba,pu].map(s=>new De(s))},uWater:{value:mu.map(s=>new De(s))},uStorm:{value:gu.map(s=>new De(s))}},this.depth=Qv(e);const i=this.geometry();this.mesh=ec(i,tc(this.uniforms,!1),7),this.marked=ec(i,tc(this.uniforms,!0),40),this.take(null)}mesh;marked;data;state;uniforms;selected=-1;depth;drawnZ(e){return-3*this.depth[e]}take(e){const{pipes:t,data:i}=this,s=new Set(e?.bursts.map(o=>o.candidates[0]?.pipe??o.id)),r=new Set(e?.closed);for(let o=0;o<t.id.length;o++){const a=_u(t,o,e),l=Jv(t,o,e),c=Math.PI/4*(t.boreM[o]||.3)**2,u=a===null?0:Math.max(-1,Math.min(1,a/1e3/c/Yv));i[4*o]=l===null?Kv:Math.round(254*Math.max(0,Math.min(1,l))),i[4*o+1]=128+Math.round(127*u),i[4*o+2]=(t.kind[o]>dn.valve?1:0)|(s.has(t.id[o])?jv:0)|(r.has(o)?qv:0),i[4*o+3]=Math.round(255*Math.max(0,Math.min(1,((t.boreM[o]||.3)-.1)/.5)))}this.state.needsUpdate=!0}select(e){this.selected=e,this.uniforms.uSelected.value=e}get selection(){return this.selected}setLayer(e){this.uniforms.uLayer.value=e==="state"?1:0}advance(e){this.uniforms.uTime.value=e/1e3%3600}geometry(){const{pipes:e}=this,t=new kn;for(let r=0;r<e.id.length;r++){const o=Ms(e,r);if(o.length<4)continue;const a=t.vertices;t.strip(o,0,0,0,r);const[l,c]=[this.drawnZ(e.ends[2*r]),this.drawnZ(e.ends[2*r+1])],u=t.extra[3*(t.vertices-1)+1]||1;for(let h=a;h<t.vertices;h++)t.position[3*h+2]=l+(c-l)*t.extra[3*h+1]/u}const i=new Mt;i.setAttribute("position",new et(t.position,3)),i.setAttribute("extra",new et(t.extra,3)),i.setAttribute("side",new et(t.side,2));const s=t.extra.filter((r,o)=>o%3===2).map(r=>e.boreM[r]||0);return i.setAttribute("bore",new et(s,1)),i.setIndex(t.index),i}}function _u(n,e,t){return t?e<n.waterLinks?t.flow_lps[e]??null:n.kind[e]===dn.sewer?t.sewer_lps[e-n.waterLinks]??null:null:null}function Jv(n,e,t){if(!t)return null;if(e>=n.waterLinks)return n.kind[e]===dn.sewer?t.filling[e-n.waterLinks]??null:null;const i=vu(n,e,t);return i===null?null:(i-tr[0])/(tr[1]-tr[0])}function vu(n,e,t){const s=[n.ends[2*e],n.ends[2*e+1]].filter(r=>n.nodeKind[r]!==1).map(r=>t.pressure_m[r]).filter(r=>r!=null);return s.length?s.reduce((r,o)=>r+o,0)/s.length:null}function Qv(n){const e=new Float32Array(n.nodeId.length),t=new Float32Array(n.nodeId.length);for(let i=0;i<n.id.length;i++){if(!Number.isFinite(n.depthM[i]))continue;const s=n.depthM[i]+(n.boreM[i]||0)/2;for(const r of[n.ends[2*i],n.ends[2*i+1]])e[r]+=s,t[r]+=1}return e.map((i,s)=>t[s]?i/t[s]:$v)}function ec(n,e,t){const i=new bt(n,e);return i.frustumCulled=!1,i.matrixAutoUpdate=!1,i.renderOrder=t,i.visible=!1,i}function tc(n,e){return new Ct({uniforms:n,defines:e?{MARKED:1}:{},vertexShader:ex,fragmentShader:tx,transparent:!0,depthWrite:!e,depthTest:!e,side:It})}const ex=`
${wn}
uniform sampler2D uState;
uniform int uSide;
uniform float uSelected;
attribute vec3 extra;
attribute vec2 side;
attribute float bore;
varying float vAcross;
varying float vAlong;
varying float vScale;
flat varying vec4 vState;
flat varying float vPicked;
void main() {
  int p = int(extra.z + 0.5);
  vState = texelFetch(uState, ivec2(p % uSide, p / uSide), 0) * 255.0;
  vPicked = abs(float(p) - uSelected) < 0.5 ? 1.0 : 0.0;
  bool alarm = mod(floor(vState.b / 64.0), 2.0) > 0.5;
  #ifdef MARKED
  if (!alarm && vPicked < 0.5) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  #endif
  vec4 middle = modelViewMatrix * vec4(position, 1.0);
  vScale = clamp(-middle.z / 420.0, 1.0, 9.0);
  float rank = mix(0.5, 1.0, vState.a / 255.0);
  float radius = max(max(0.7, 0.5 * bore), 0.62 * rank * vScale);
  #ifdef MARKED
  radius *= alarm ? 1.7 : 1.3;
  #endif
  // Water right, storm left of their common line, so that neither hides the other.
  float aside = (mod(vState.b, 2.0) > 0.5 ? 1.0 : -1.0) * 1.15 * max(0.9, 0.62 * rank * vScale);
  middle = modelViewMatrix * vec4(position + vec3(side * aside, 0.0), 1.0);
  vec3 tangent = (modelViewMatrix * vec4(side.y, -side.x, 0.0, 0.0)).xyz;
  vec3 off = normalize(cross(tangent, normalize(middle.xyz)));
  vAcross = extra.x;
  vAlong = extra.y;
  vec4 at = vec4(middle.xyz + off * radius * extra.x, 1.0);
  vFogDepth = -at.z;
  gl_Position = projectionMatrix * at;
}`,tx=`
${An}
uniform vec3 uMedium[3];
uniform vec3 uWater[3];
uniform vec3 uStorm[3];
uniform int uLayer;
uniform float uTime;
uniform float uGroundAlpha;
varying float vAcross;
varying float vAlong;
varying float vScale;
flat varying vec4 vState;
flat varying float vPicked;
vec3 ramp(vec3 a, vec3 b, vec3 c, float share) { return share < 0.5 ? mix(a, b, 2.0 * share) : mix(b, c, 2.0 * share - 1.0); }
void main() {
  bool storm = mod(vState.b, 2.0) > 0.5;
  bool alarm = mod(floor(vState.b / 64.0), 2.0) > 0.5;
  bool shut = vState.b > 127.5;
  vec3 colour = storm ? uMedium[1] : uMedium[0];
  if (uLayer == 1) {
    float share = vState.r / 254.0;
    if (vState.r > 254.5) colour = vec3(0.36, 0.42, 0.51);
    else if (storm) colour = ramp(uStorm[0], uStorm[1], uStorm[2], share);
    else colour = ramp(uWater[0], uWater[1], uWater[2], share);
  }
  if (alarm) colour = uMedium[2];
  float bend = sqrt(max(0.0, 1.0 - vAcross * vAcross));
  colour *= 0.52 + 0.48 * bend + 0.16 * smoothstep(0.55, 0.95, 1.0 - abs(vAcross - 0.3));
  // Chevrons that drift with the water; slow water shows none.
  float speed = (vState.g - 128.0) / 127.0;
  float period = 22.0 * vScale;
  float pixel = fwidth(vAlong);
  if (abs(speed) > 0.02 && pixel < 0.25 * period) {
    float sense = sign(speed);
    float phase = fract((sense * vAlong + abs(vAcross) * 2.2 * vScale - uTime * (1.5 + 9.0 * abs(speed)) * vScale) / period);
    colour = mix(colour, vec3(0.92, 0.96, 1.0), 0.62 * smoothstep(0.0, 0.03, phase) * (1.0 - smoothstep(0.13, 0.17, phase)));
  }
  if (shut && fract(vAlong / 6.0) < 0.5) colour *= 0.35;
  float alpha = 1.0 - uGroundAlpha;
  #ifdef MARKED
  alpha = alarm ? 1.0 : 0.95;
  if (vPicked > 0.5 && abs(vAcross) > 0.72) colour = vec3(1.0);
  #endif
  gl_FragColor = vec4(fogged(colour), alpha);
}`,nx=3.2,to=.15,ix=7,sx=new De("#2a3747"),rx=new De("#2b3748"),ox=new De("#273241"),ax=new De("#62748c"),lx=new De("#50617a"),cx=new De("#8b9bb0"),ux=new De("#3d5673"),hx=new De("#12344a"),dx=new De("#0f2232"),fx=new De("#1d352c"),px=new De("#222a33"),mx=new De("#34435a");function gx(n){const e=new ts;e.add(Mx(n),...Ex(n));const t=new Set(n.headLane),i=new kn,s=new kn,r=new kn;for(let a=0;a<n.edgeLane0.length;a++){const l=n.edgeLane0[a],c=n.edgeLanes[a],u=n.edgePriority[a]<ix?1:0;for(let h=l;h<l+c;h++){if(!n.laneMotor[h]&&n.edgeInternal[a])continue;const d=ui(n,h),f=n.laneWidth[h]/2;s.strip(d,-f-.05,f+.05,0,u),!n.edgeInternal[a]&&(h===l&&i.strip(d,-f-nx,-f,0),r.strip(d,f-to/2,f+to/2,0,h===l+c-1?1:0),h===l&&r.strip(d,-f,-f+to,0,1),t.has(h)&&vx(r,d,f))}}xx(n,s),_x(n,r),e.add(Ui(i,Ii([sx],4))),e.add(Ui(s,Ii([rx,ox],5)));const o=Ui(r,Ii([ax,lx,cx,ux],6,!0));return e.add(o),{group:e,markings:o}}function _x(n,e){const{parking:t}=n;if(t)for(let i=0;i+1<t.start.length;i++){const s=t.xy.subarray(2*t.start[i],2*t.start[i+1]);s.length>=4?e.strip(s,-1.1,1.1,0,3):e.strip([s[0]-3,s[1],s[0]+3,s[1]],-3,3,0,3)}}function vx(n,e,t){const i=e.length/2,s=e[2*i-2]-e[2*i-4],r=e[2*i-1]-e[2*i-3],o=Math.hypot(s,r)||1,[a,l]=[s/o,r/o],[c,u]=[e[2*i-2],e[2*i-1]];n.strip([c-.5*a,u-.5*l,c-.1*a,u-.1*l],-t,t,0,2)}function xx(n,e){for(let t=0;t+1<n.junctionStart.length;t++){const i=n.junctionXy.subarray(2*n.junctionStart[t],2*n.junctionStart[t+1]);xu(e,i,0)}}function xu(n,e,t){const i=[];for(let r=0;r<e.length/2;r++)i.push(new Ne(e[2*r],e[2*r+1]));if(i.length>3&&i[0].equals(i[i.length-1])&&i.pop(),i.length<3)return;const s=i.flatMap(r=>[r.x,r.y]);n.polygon(s,Gi.triangulateShape(i,[]),0,t)}function Mx(n){const[e,t,i,s]=n.bounds,r=4e3,o=new kn,a=[e-r,t-r,i+r,t-r,i+r,s+r,e-r,s+r];return o.polygon(a,[[0,1,2],[0,2,3]],0),Ui(o,Ii([y0],0))}const Sx={river:0,water:0,park:1,green:1,rail:2,bridge:3},yx={river:60,rail:14,bridge:26};function Ex(n){const e=new kn,t=new kn;for(const i of n.areas){const s=Sx[i.kind];if(s!==void 0)if(i.closed)s===0&&e.strip(i.points,-9,9,0),xu(t,i.points,s);else{const r=(yx[i.kind]??10)/2;s===0&&e.strip(i.points,-r-9,r+9,0),t.strip(i.points,-r,r,0,s)}}return[Ui(e,Ii([dx],1)),Ui(t,Ii([hx,fx,px,mx],2))]}const bx=36,nc=600,Tx=24,wx=700,Ax=45,Rx=20,Cx=.1,Px=.14,Dx=.5,Lx=14;class Ix{constructor(e,t){this.city=t,this.renderer=new p0({canvas:e,antialias:!0,stencil:!0,powerPreference:"high-performance"}),this.renderer.outputColorSpace=si,this.renderer.setClearColor(eu),this.renderer.sortObjects=!0,this.camera.up.set(0,0,1),this.controls=new _v(this.camera,e),Object.assign(this.controls,{enableDamping:!1,zoomToCursor:!0,minDistance:40,maxDistance:5200,minPolarAngle:es.degToRad(10),maxPolarAngle:es.degToRad(78)}),this.controls.addEventListener("change",()=>this.dirty=!0),this.streets=gx(t),this.ribbons=new A0(t),this.cars=new Dv(t.x0,t.y0),this.lamps=new Uv(t),this.buildings=t.buildings?Sv(t.buildings):null,this.pipes=t.pipes?new Zv(t.pipes):null,this.pipes&&this.scene.add(this.pipes.mesh,this.pipes.marked),this.scene.add(this.streets.group,this.ribbons.mesh,this.ribbons.ghost,this.cars.mesh),this.scene.add(this.lamps.marks,this.lamps.heads,this.lamps.masts),this.buildings&&this.scene.add(this.buildings.solid,this.buildings.shadow,this.buildings.edges),this.overview(!1),this.ratio=Math.min(window.devicePixelRatio,2),this.listenForClicks(e),requestAnimationFrame(this.frame)}renderer;camera=new Yt(bx,1,4,14e3);controls;cars;lamps;ribbons;pipes;scriptMs=[];onFrame=()=>{};onPick=()=>{};dirty=!0;scene=new tf;streets;buildings;flight=null;carsHidden=!1;xray=!1;insets={left:0,right:0,top:0,bottom:0};lastFrame=0;slow=0;ratio=1;listenForClicks(e){let t={x:0,y:0};e.addEventListener("pointerdown",s=>t={x:s.clientX,y:s.clientY});const i=(s,r)=>{if(Math.hypot(s.clientX-t.x,s.clientY-t.y)>4)return;const o=this.ground(s.clientX,s.clientY);o&&this.onPick(o.x,o.y,r,{x:s.clientX,y:s.clientY})};e.addEventListener("click",s=>i(s,!1)),e.addEventListener("dblclick",s=>i(s,!0))}resize(e,t,i){this.insets=i,this.renderer.setPixelRatio(this.ratio),this.renderer.setSize(e,t,!1),this.camera.aspect=e/t;const s=(i.right-i.left)/2,r=(i.bottom-i.top)/2;this.camera.setViewOffset(e,t,s,r,e,t),this.camera.updateProjectionMatrix(),this.dirty=!0}overview(e=!0){const t=new F(0,0,0),i=nc/Math.tan(es.degToRad(Tx));this.moveTo(t,new F(t.x-i*.38,t.y-i*.92,nc),e)}flyTo(e,t,i,s=34){const r=Math.atan2(this.camera.position.y-this.controls.target.y,this.camera.position.x-this.controls.target.x),o=es.degToRad(s),a=i*Math.cos(o),l=new F(e+a*Math.cos(r),t+a*Math.sin(r),i*Math.sin(o));this.moveTo(new F(e,t,0),l,!0)}closer(e,t){this.flyTo(this.controls.target.x,this.controls.target.y,e,t)}northUp(){const e=Math.hypot(this.camera.position.x-this.controls.target.x,this.camera.position.y-this.controls.target.y),{target:t}=this.controls;this.moveTo(t.clone(),new F(t.x,t.y-e,this.camera.position.z),!0)}moveTo(e,t,i){if(this.dirty=!0,i&&!ic()){this.flight={from:this.camera.position.clone(),to:t,aim:this.controls.target.clone(),goal:e,at:performance.now()};return}this.flight=null,this.camera.position.copy(t),this.controls.target.copy(e),this.controls.update()}pose(){const{x:e,y:t,z:i}=this.camera.position,{target:s}=this.controls;return[e,t,i,s.x,s.y].map(r=>Math.round(r))}setPose(e){e.length!==5||e.some(t=>!Number.isFinite(t))||this.moveTo(new F(e[3],e[4],0),new F(e[0],e[1],Math.max(20,e[2])),!1)}setXray(e,t){if(jt.uGroundAlpha.value=t,this.dirty=!0,e===this.xray||(this.xray=e,jt.uBuildingAlpha.value=e?Cx:1,jt.uDim.value=e?Dx:0,this.ribbons.setXray(e),this.cars.setFaint(e?Px:1),this.pipes&&(this.pipes.mesh.visible=this.pipes.marked.visible=e),!this.buildings))return;const i=this.buildings.solid.material;i.transparent=e,i.depthWrite=!e,this.buildings.solid.renderOrder=e?28:8,this.buildings.shadow.visible=!e,this.buildings.edges.visible=e}pipeAt(e,t){const{pipes:i}=this.city;if(!i||!this.pipes)return-1;let[s,r]=[Lx,-1];for(let o=0;o<i.id.length;o++){const a=Ms(i,o),[l,c]=[this.pipes.drawnZ(i.ends[2*o]),this.pipes.drawnZ(i.ends[2*o+1])];let u=null;for(let h=0;h<a.length;h+=2){const d=this.project(a[h],a[h+1],l+(c-l)*h/a.length);if(d&&u){const f=Ux(e,t,u,d);f<s&&([s,r]=[f,o])}u=d}}return r}setCarsHidden(e){this.carsHidden=e,this.dirty=!0}project(e,t,i){const s=new F(e,t,i).project(this.camera);if(s.z>1)return null;const r=this.renderer.getSize(new Ne);return{x:(s.x+1)/2*r.x,y:(1-s.y)/2*r.y,depth:s.z}}ground(e,t){const i=this.renderer.getSize(new Ne),s=new Pf;s.setFromCamera(new Ne(e/i.x*2-1,1-t/i.y*2),this.camera);const r=s.ray.intersectPlane(new Mn(new F(0,0,1),0),new F);return r?{x:r.x,y:r.y}:null}get freeArea(){return this.insets}get distanceM(){return this.camera.position.distanceTo(this.controls.target)}frame=e=>{if(requestAnimationFrame(this.frame),document.hidden)return;const t=performance.now(),i=this.fly(t);i&&this.controls.update();const s=this.cars.advance(t)&&this.cars.mesh.visible||this.flows(t);if(!this.dirty&&!s&&!i)return;const r=this.dirty||i;this.dirty=!1,this.levelOfDetail(),this.renderer.render(this.scene,this.camera),this.onFrame(r),this.scriptMs.push(performance.now()-t),this.scriptMs.length>600&&this.scriptMs.shift(),this.adapt(e)};flows(e){return!this.xray||!this.pipes||ic()?!1:(this.pipes.advance(e),!0)}fly(e){if(!this.flight)return!1;const t=Math.min(1,(e-this.flight.at)/wx),i=t*t*(3-2*t);return this.camera.position.lerpVectors(this.flight.from,this.flight.to,i),this.controls.target.lerpVectors(this.flight.aim,this.flight.goal,i),t>=1&&(this.flight=null),this.dirty=!0,!0}levelOfDetail(){const e=this.camera.position.z,t=this.distanceM;this.streets.markings.visible=t<700&&!this.xray,this.cars.setDistance(t,this.carsHidden||e>1200),this.lamps.setDistance(this.xray?1/0:t),this.ribbons.setDistance(t);const i=Math.max(1500,t*1.3);jt.uFogNear.value=i,jt.uFogFar.value=i*2.4}adapt(e){const t=e-this.lastFrame;if(this.lastFrame=e,t>500)return;this.slow=this.slow*.9+(t>Ax?.1:t<Rx?-.1:0);const i=Math.min(window.devicePixelRatio,2),s=this.slow>.8?Math.max(.75,this.ratio-.25):this.slow<-.8?Math.min(i,this.ratio+.25):this.ratio;s!==this.ratio&&(this.ratio=s,this.slow=0,this.renderer.setPixelRatio(this.ratio),this.dirty=!0)}}function ic(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function Ux(n,e,t,i){const[s,r]=[i.x-t.x,i.y-t.y],o=Math.max(0,Math.min(1,((n-t.x)*s+(e-t.y)*r)/(s*s+r*r||1)));return Math.hypot(t.x+o*s-n,t.y+o*r-e)}const Nx=60;class Fx{constructor(e){this.store=e}waiting=0;delaysMs=[];arrived(e){this.waiting=e}drawn(){const e=this.store.now.hello;if(!this.waiting||!e||e.clock.kind==="lockstep")return;const{start_ts_ns:t,start_wall_ms:i,factor:s}=e.clock,r=Number(BigInt(t)/1000000n),o=e.clock.kind==="real"?this.waiting:i+(this.waiting-r)/s;this.waiting=0,this.delaysMs.push(Date.now()-o),this.delaysMs.length>Nx&&this.delaysMs.shift();const a=[...this.delaysMs].sort((l,c)=>l-c);this.store.set({glassMs:a[Math.min(a.length-1,Math.floor(.95*a.length))]})}}const Ox=2e3,kx=120;class Bx{kept=new Map;async at(e){const t=Math.round(e/Ox),i=this.kept.get(t);if(i)return i;const s=await fetch(`view/replay?ts_ns=${BigInt(Math.round(e))*1000000n}`);if(!s.ok)return[];const r=await s.arrayBuffer(),{values:o,end:a}=Qc(r),l=[];let c=a;for(const h of o.sizes){const d=Jc(r,c,h);d&&l.push(d),c+=h}this.kept.set(t,l);const u=this.kept.keys().next().value;return this.kept.size>kx&&u!==void 0&&this.kept.delete(u),l}}class zx{constructor(e,t){this.store=e,this.view=t,this.glass=new Fx(e)}replay=new Bx;glass;newest={};take(e){e.kind==="cars"?this.newest.cars=e.frame:e.kind==="sections"?this.newest.sections=e.frame.ratio:(this.newest.lamps=e.frame.aspects,this.store.set({lamps:e.frame})),this.store.now.cursorMin===0&&!this.store.now.paused&&this.show(e,!1)}drawn(){this.glass.drawn()}show(e,t){e.kind==="cars"?(this.view.cars.take(e.frame,performance.now(),t),t||this.glass.arrived(e.frame.tsMs)):e.kind==="sections"?(this.store.set({ratio:e.frame.ratio}),this.view.ribbons.showMeasured(e.frame.ratio)):this.view.lamps.take(e.frame.aspects),this.view.dirty=!0}async moveTo(e){const{store:t,view:i}=this;if(i.setCarsHidden(e>0),e>0){const s=ru(t.now,e);i.ribbons.showForecast(s.map(r=>r.section),s.map(r=>r.mid),s.map(r=>r.sure))}else if(e<0){const s=await this.replay.at(on(t.now)+e*6e4);t.now.cursorMin===e&&s.forEach(r=>this.show(r,!0))}else t.now.paused||this.live();i.dirty=!0}live(){const{cars:e,sections:t,lamps:i}=this.newest;e&&this.view.cars.take(e,performance.now(),!0),t&&(this.store.set({ratio:t}),this.view.ribbons.showMeasured(t)),i&&this.view.lamps.take(i)}}const Hx=1e3,Gx=[3,4],Vx=[2,5,6,8],Mu={green:"#45d08f",change:"#f6d55c",stop:"#ff5a4a",unknown:"#6b82a3"},Wx=["advise","approve","automatic"];function Xx(n,e,t){const i=new Zt("drawer","junction");document.getElementById("app")?.append(i.element);let s=null;const r=async()=>{const{selection:c,mode:u}=n.now;if(!(u!=="junction"||c?.kind!=="controller"||document.hidden)){try{s=await ia(`view/controllers/${encodeURIComponent(c.id)}`)}catch{s=null}l(n.now)}};setInterval(()=>void r(),Hx);const o=new Zt("junction-bar","marks");document.getElementById("app")?.append(o.element);let a="";const l=c=>{if(i.element.hidden=o.element.hidden=c.mode!=="junction",o.show([c.lang],()=>[nr("green"),T("span",{class:"second"},C("junction.green")),nr("stop"),T("span",{class:"second"},C("junction.stop")),nr("change"),T("span",{class:"second"},C("junction.change")),Lt("junction-back",C("junction.back"),()=>n.set({mode:"situation",selection:null}))]),i.element.hidden)return;const u=c.selection?.kind==="controller"?c.selection.id:"";u&&u!==a&&(a=u,s=null,r());const h=s&&s.id===u?s:null;i.show([c.lang,u,h,Su(c,u)?.mode],()=>$x(c,e,u,h,t))};return l}function Su(n,e){return Array.isArray(n.controllers)?n.controllers.find(t=>t.id===e):void 0}function $x(n,e,t,i,s){if(!t)return[T("h2",{},C("mode.junction")),T("p",{class:"second"},C("junction.pick"))];const r=[T("div",{class:"row"},T("h2",{},Sa(e,t)),T("span",{class:"chip right"},t))];if(!i)return[...r,T("div",{class:"skeleton"})];const o=Su(n,t);return[...r,T("p",{class:"second"},`${C("junction.mode")} ${hr(`ctrl.${i.mode}`,String(i.mode))} · ${C("junction.plan")} ${i.plan_id||C("junction.local")}`),o?.local_only_reason?T("p",{class:"muted"},o.local_only_reason):null,Yx(e,i),o?Qx(t,o.mode,s):null,eM(e,i)]}function Ta(n){return Gx.includes(n)?"green":Vx.includes(n)?"change":n===0||n===255?"unknown":"stop"}function sc(n){const e=n.map(Ta);return e.includes("change")?"change":e.includes("green")?"green":e.includes("stop")?"stop":"unknown"}function Yx(n,e){const t=e.cycle.reduce((l,c)=>l+c.seconds,0),i=e.remaining_s,s=[];let r=0;if(e.cycle.forEach((l,c)=>{const u=r/t;r+=l.seconds,s.push(Jx(u,r/t,Mu[sc(l.aspects)],c===0))}),t||s.push(be("circle",{cx:100,cy:100,r:80,fill:"none",stroke:"#26344a","stroke-width":12,"stroke-dasharray":"6 5"})),t&&e.elapsed_s!==null){const l=2*Math.PI*(Math.min(e.elapsed_s,e.cycle[0].seconds)/t)-Math.PI/2,[c,u]=[Math.cos(l),Math.sin(l)];s.push(be("line",{x1:100+66*c,y1:100+66*u,x2:100+96*c,y2:100+96*u,stroke:"#fff","stroke-width":3}))}s.push(be("text",{x:100,y:110,class:"count"},i===null?"–":se(Math.ceil(i)))),s.push(be("text",{x:100,y:132,class:"small"},C("junction.remaining")));const o=t?C("junction.cycle",{s:se(t)}):C("junction.unknown"),a=e.cycle.filter(l=>sc(l.aspects)==="green"&&l.seconds>=5);return T("div",{class:"ring"},be("svg",{viewBox:"0 0 200 200",role:"img","aria-label":o},...s),T("div",{},T("p",{class:"strong"},o),...a.map((l,c)=>T("p",{class:"second"},`${c===0?"▸ ":""}${jx(n,e,l.aspects)} · ${se(l.seconds)} s`))))}function jx(n,e,t){const i=new Map;return e.groups.forEach((s,r)=>{if(Ta(t[r])!=="green")return;const o=yu(n,s.lanes);i.set(o,(i.get(o)??0)|Eu(n,s.lanes))}),[...i].map(([s,r])=>`${s} ${bu(r)}`).join(" · ")}function qx(n,e){return[...new Set(e.map(t=>rn(n.names[n.edgeSection[n.laneEdge[t]]]??"")))].filter(Boolean)}const Kx=["east","north","west","south"];function yu(n,e){return[...new Set(e.map(t=>Zx(n,t)))].join(" ")}function Zx(n,e){const t=ui(n,e),i=t.length,s=Math.atan2(t[i-3]-t[i-1],t[i-4]-t[i-2]);return C(`approach.${Kx[Math.round(s/Math.PI*2+4)%4]}`)}const Eu=(n,e)=>e.reduce((t,i)=>t|n.laneTurns[i],0);function Jx(n,e,t,i){const s=o=>{const a=2*Math.PI*o-Math.PI/2;return`${(100+80*Math.cos(a)).toFixed(2)} ${(100+80*Math.sin(a)).toFixed(2)}`},r=Math.max(n,e-.004);return be("path",{d:`M${s(n)} A80 80 0 ${r-n>.5?1:0} 1 ${s(r)}`,fill:"none",stroke:t,"stroke-opacity":i?1:.55,"stroke-width":i?18:11})}function Qx(n,e,t){const i=Wx.map(s=>T("button",{type:"button","aria-pressed":String(s===e),"data-key":`authority-${s}`,click:()=>void t.setMode(n,s)},C(`mode.${s}`)));return T("div",{class:"row"},T("span",{class:"second"},C("junction.authority")),T("span",{class:"modes"},...i))}function eM(n,e){const t=e.groups.map((i,s)=>{const r=Ta(e.aspects[s]??255),o=r==="green"?C("junction.green"):r==="change"?C("junction.change"):r==="stop"?C("junction.stop"):"–";return T("div",{},nr(r),T("span",{title:i.id},`${yu(n,i.lanes)} ${qx(n,i.lanes).join(" ")}`),T("span",{},bu(Eu(n,i.lanes))),T("span",{class:"second"},o))});return T("div",{},T("p",{class:"strong"},C("junction.groups")),T("div",{class:"list-grid"},...t))}const bu=n=>(n&2?"←":"")+(n&1?"↑":"")+(n&4?"→":"")+(n&8?"↶":"");function nr(n){return be("svg",{class:"lamp",viewBox:"0 0 16 16","aria-hidden":"true"},be("path",{d:{green:"M2 10 8 4l6 6M2 14l6-6 6 6",stop:"M2 8h12",change:"M2 5h12M2 11h12",unknown:"M3 8h2M7 8h2M11 8h2"}[n],fill:"none",stroke:Mu[n],"stroke-width":n==="stop"?5:2.6}))}const gr=.00980665,tM=6e4,nM=18e4;function iM(n,e){const t=e.pipes;if(!t)return()=>{};const i=new Zt("pipes","pipes"),s=new Zt("pipe-card","pipe");document.getElementById("app")?.append(i.element,s.element);let r=null;const o=async()=>{const{mode:c,selection:u}=n.now;if(!(c!=="underground"||u?.kind!=="pipe"||document.hidden)){try{r=await ia(`view/pipes/${encodeURIComponent(u.id)}`)}catch{r=null}l(n.now)}};setInterval(()=>void o(),tM);let a="";const l=c=>{if(i.element.hidden=s.element.hidden=c.mode!=="underground",i.element.hidden)return;const u=c.selection?.kind==="pipe"?c.selection.id:"";u!==a&&(a=u,r=null,o());const h=c.pipes?[Math.floor(Qo(c,c.pipes.ts_ns)/5e3),c.pipes.ts_ns]:null;i.show([c.lang,c.pipeLayer,h,c.groundAlpha],()=>sM(n,c));const d=t.id.indexOf(u),f=r?.id===u?r:null;s.show([c.lang,u,f,c.pipes?.ts_ns],()=>d<0?oM(c,t):lM(c,e,t,d,f))};return l}function Qo(n,e){return e?Math.max(0,on(n)-Gt(e)):1/0}function sM(n,e){const t=["medium","state"].map(o=>T("button",{type:"button","aria-pressed":String(e.pipeLayer===o),"data-key":`layer-${o}`,click:()=>n.set({pipeLayer:o})},C(`pipes.layer.${o}`))),i=e.pipeLayer==="state",s=tr.map(o=>se(o*gr,2)),r=T("input",{type:"range",min:.1,max:.8,step:.02,value:e.groundAlpha,"aria-label":C("pipes.ground"),"data-key":"ground"});return r.addEventListener("input",()=>n.set({groundAlpha:Number(r.value)})),[T("h2",{},C("pipes.title")),T("span",{class:"modes"},...t),i?rc(mu,C("pipe.water"),C("pipes.pressure"),`${s[0]}`,`${s[1]} MPa`):no(Ea,C("pipe.water"),C("pipes.pressured")),i?rc(gu,C("pipe.storm"),C("pipes.filling"),"0","100 %"):no(ba,C("pipe.storm"),C("pipes.gravity")),no(pu,C("pipes.alarm"),""),T("p",{class:"muted"},C("pipes.flow")),T("p",{class:"muted"},C("pipes.depth")),T("label",{class:"second ground"},C("pipes.ground"),r),rM(e)]}function no(n,e,t){return T("div",{class:"key"},ra(T("i",{}),{background:n}),T("span",{},e),T("span",{class:"muted"},t))}function rc(n,e,t,i,s){const r=ra(T("i",{}),{background:`linear-gradient(90deg, ${n.join(", ")})`});return T("div",{class:"ramp"},T("span",{},`${e} · ${t}`),r,T("span",{class:"muted"},i),T("span",{class:"muted right"},s))}function rM(n){if(!n.pipes)return T("p",{class:"second stale-note"},C("pipes.novalues"));const e=Qo(n,n.pipes.ts_ns),t=Qo(n,n.pipes.readings_ts_ns),i=`${C("pipes.estimate",{age:Ci(e)})} · ${n.pipes.readings_ts_ns?C("pipes.readings",{age:Ci(t)}):C("pipes.noreadings")}`;return T("p",{class:`second ${e>nM?"stale":""}`},i)}function Tu(n){return T("dl",{},...n.flatMap(([e,t])=>[T("dt",{},C(e)),T("dd",{},t)]))}function oM(n,e){const t=n.pipes,i=o=>{let a=0;return e.kind.forEach((l,c)=>a+=l===o&&e.lengthM[c]||0),`${se(a/1e3,1)} km`},s=[["pipes.mains",i(dn.main)],["pipes.sewers",i(dn.sewer)]];if(t?.water){s.push(["pipes.inflow",`${ur(t.water.inflow_lps)} (${C("pipes.expected")} ${ur(t.water.expected_inflow_lps)})`]);for(const o of t.water.tanks)s.push(["pipes.tank",`${o.id} ${se(o.level_m,2)} m [${se(o.low_m,1)}, ${se(o.high_m,1)}]`])}t?.drainage&&s.push(["pipes.rain",`${se(t.drainage.rain_mm_h,1)} mm/h`]);const r=t?.drainage?.underpasses.filter(o=>(o.on_road_m??0)>0)??[];return[T("header",{},T("h2",{},C("pipes.network")),T("span",{class:"second right"},C("pipes.pick"))),T("div",{class:"in"},Tu(s),...r.map(o=>T("p",{class:"second"},T("b",{},wu(e,o.id)),` ${C("pipes.onroad")} ${se(o.on_road_m,2)} m`)),...(t?.bursts??[]).map(o=>aM(o)))]}function aM(n){const e=n.candidates.slice(0,5).map(t=>`${t.pipe} ${se(100*(t.likelihood??0))} %`);return T("div",{class:"burst"},T("p",{class:"strong"},`${C("pipes.burst")} ${n.id} · ${ur(n.flow_lps)}`),T("p",{class:"second"},`${C("pipes.candidates")} ${e.join(" · ")}`),n.customers===null?null:T("p",{class:"second"},C("pipes.isolate",{n:se(n.customers),valves:n.valves.join("、")})))}function wu(n,e){return rn(n.underpasses.find(t=>t.id===e)?.name??e)}function ur(n){return n==null?"–":`${se(n*3.6)} m³/h`}function lM(n,e,t,i,s){const r=t.kind[i]>dn.valve,o=n.pipes,a=_u(t,i,o),l=t.boreM[i],c=Math.PI/4*l*l,u=[["pipe.bore",Number.isFinite(l)?`DN${se(l*1e3).replace(",","")}`:"–"],["pipe.length",oc(t.lengthM[i],0)],["pipe.depth",oc(t.depthM[i],2)],[r?"pipe.manning":"pipe.hazen",se(t.roughness[i],r?3:0)],["pipe.flow",a===null?"–":`${ur(Math.abs(a))} ${a<0?"←":"→"} ${t.nodeId[t.ends[2*i+(a<0?0:1)]]}`],["pipe.velocity",a===null||!c||r?"–":`${se(Math.abs(a)/1e3/c,2)} m/s`]];return r?u.push(["pipes.filling",o&&t.kind[i]===dn.sewer?`${se(100*(o.filling[i-t.waterLinks]??NaN))} %`:"–"]):u.push(["pipe.pressure",o?uM(t,i,o):"–"]),[T("header",{},T("h2",{},`${C(cM(t.kind[i]))} ${t.id[i]}`),T("span",{class:"second right"},hM(e,t,i))),T("div",{class:"in"},Tu(u),dM(s,r))]}function cM(n){return["pipe.water","pipe.pump","pipe.valve","pipe.storm","pipe.pump","pipe.weir"][n]}function oc(n,e){return Number.isFinite(n)?`${se(n,e)} m`:"–"}function uM(n,e,t){const s=[n.ends[2*e],n.ends[2*e+1]].map(r=>n.nodeKind[r]===ni.reservoir?C("pipes.source"):se((t.pressure_m[r]??NaN)*gr,3));return vu(n,e,t)===null?"–":`${s.join(" – ")} MPa`}function hM(n,e,t){const i=new Set;for(let s=e.aboveStart[t];s<e.aboveStart[t+1];s++){const r=n.sectionOfEdge.get(e.aboveEdges[e.above[s]]);r!==void 0&&n.names[r]&&i.add(rn(n.names[r]))}return[...i].join(" · ")}function dM(n,e){const t=n?n.ts_ns.map((g,x)=>[Gt(g),n.flow_lps[x]]).filter(g=>g[1]!==null):[];if(t.length<3)return T("p",{class:"muted"},C("pipe.noday"));const[i,s]=[340,74],r=t.map(([,g])=>g*3.6),[o,a]=[Math.min(...r,0),Math.max(...r,1)],l=t[0][0],c=t[t.length-1][0]-l||1,u=g=>44+(g-l)/c*(i-50),h=g=>8+(1-(g-o)/(a-o||1))*(s-28),d=t.map(([g],x)=>`${u(g).toFixed(1)},${h(r[x]).toFixed(1)}`).join(" "),f=be("svg",{viewBox:`0 0 ${i} ${s}`,width:"100%",role:"img","aria-label":C("pipe.day")},be("line",{x1:44,x2:i-6,y1:h(Math.max(o,0)),y2:h(Math.max(o,0)),stroke:"#26344a"}),be("polyline",{points:d,fill:"none",stroke:e?ba:Ea,"stroke-width":2}),be("text",{x:40,y:h(a)+4,"text-anchor":"end"},se(a)),be("text",{x:40,y:h(o)+4,"text-anchor":"end"},se(o)),be("text",{x:44,y:s-4},Kt(l,!1)),be("text",{x:i-6,y:s-4,"text-anchor":"end"},Kt(l+c,!1)));return T("figure",{class:"day"},T("figcaption",{class:"muted"},`${C("pipe.day")} · m³/h`),f)}const fM=14;function pM(n){const e=n.pipes?mM(n.pipes):[],t=T("div",{class:"kpis",role:"group"});return document.getElementById("app")?.append(t),i=>{t.hidden=i.mode==="junction"||i.mode==="table",t.hidden||gM(t,i,e)}}function mM(n){const e=new Set;for(let t=0;t<n.waterLinks;t++)n.aboveStart[t+1]>n.aboveStart[t]&&[n.ends[2*t],n.ends[2*t+1]].forEach(i=>e.add(i));return[...e].filter(t=>n.nodeKind[t]===ni.junction)}function gM(n,e,t){hn(n,...vM(e,t).map(i=>_M(i,e.cursorMin>0)))}function _M(n,e){const t=T("div",{class:"label"},n.bad?"◆ ":null,C(n.label)),i=T("div",{class:"value"},n.value,T("span",{class:"unit"},n.unit));return T("div",{class:e?"kpi future":"kpi"},t,i,n.note?T("div",{class:"note"},n.note):null)}function vM(n,e){if(n.mode==="underground")return xM(n,e);const t=n.tick?.figures,i=MM(n),r=n.tick?.core.forecast?.speed?.["15"],o=r?.mae!==null&&r?.mae!==void 0,a=[{label:"kpi.delay",value:se(t?.delay_s_per_km,0),unit:C("unit.skm"),note:C("kpi.lastminute")},{label:"kpi.spill",value:se(t?.spillbacks.length),unit:C("unit.sites"),bad:(t?.spillbacks.length??0)>0},{label:"kpi.jam",value:se(t?.jam_km,1),unit:C("unit.km"),note:C("kpi.lastminute")},{label:"kpi.running",value:se(t?.running),unit:C("unit.veh"),note:t?C("kpi.standing",{n:se(t.standing)}):""},{label:"kpi.error",value:o?se((r?.mae??0)*3.6,1):"–",unit:C("unit.kmh"),note:o?C("kpi.persistence",{v:se((r?.persistence??NaN)*3.6,1)}):C("kpi.waiting")}];return n.cursorMin===0?[i,...a]:[i]}function xM(n,e){const t=n.pipes,i=e.map(c=>t?.pressure_m[c]).filter(c=>c!=null),s=i.filter(c=>c<fM).length,r=t?.drainage?.underpasses.filter(c=>(c.on_road_m??0)>0)??[],o=t?.water?.expected_inflow_lps,a=t?.sensors.filter(c=>c.flag==="old"||c.flag==="never").length??0,l=Math.max(...t?.filling.map(c=>c??0)??[],-1/0);return[{label:"kpi.head",value:i.length?se(Math.min(...i)*gr,2):"–",unit:"MPa",note:i.length?C("kpi.below",{n:se(s)}):"",bad:s>0},{label:"kpi.inflow",value:se(t?.water?.inflow_lps?t.water.inflow_lps*3.6:null),unit:"m³/h",note:o?`${C("pipes.expected")} ${se(o*3.6)}`:""},{label:"kpi.bursts",value:se(t?t.bursts.length:null),unit:"",bad:(t?.bursts.length??0)>0},{label:"kpi.fill",value:Number.isFinite(l)?se(100*l):"–",unit:"%",note:t?.drainage?`${C("pipes.rain")} ${se(t.drainage.rain_mm_h,1)} mm/h`:""},{label:"kpi.wet",value:se(t?.drainage?r.length:null),unit:"",bad:r.length>0},{label:"kpi.sensors",value:se(t?t.sensors.length-a:null),unit:t?`/ ${se(t.sensors.length)}`:"",bad:a>0}]}function MM(n){const e={label:"kpi.speed",unit:C("unit.kmh")};if(n.cursorMin>0){const i=Ss(n,n.cursorMin);if(!i)return{...e,value:"–"};const[s,r,o]=i.map(a=>se(a*3.6,1));return{...e,value:r,note:`[${s}, ${o}]`}}if(n.cursorMin<0){const i=(n.tick?Number(BigInt(n.tick.ts_ns)/1000000n):0)+n.cursorMin*6e4,s=n.series.reduce((r,o)=>!r||Math.abs(o[0]-i)<Math.abs(r[0]-i)?o:r,null);return{...e,value:s?se(s[1]*3.6,1):"–"}}const t=n.tick?.figures.mean_speed_mps;return{...e,value:se(t==null?null:t*3.6,1)}}const SM=9,yM=120,EM=420;class bM{constructor(e,t){this.view=e,this.places=[...TM(t),...wM(t)],this.layer.append(be("svg",{},this.leader,this.ring,this.dot),this.callout),document.getElementById("app")?.append(this.layer),this.setFocus(null)}layer=T("div",{class:"labels","aria-hidden":"true"});places;ring=be("circle",{r:15,fill:"none",stroke:"#fff","stroke-width":2});dot=be("circle",{r:3,fill:"#fff"});leader=be("line",{stroke:"#fff","stroke-width":1.5});callout=T("div",{class:"callout"});shown=[];focus=null;chosenAt=0;setFocus(e){this.focus=e,this.setShown(!!e),e&&hn(this.callout,...e.content()),this.place()}update(e){if(!e)return;const t=performance.now();t-this.chosenAt>250&&(this.chosenAt=t,this.choose()),this.place()}relabel(){this.choose(),this.place()}setShown(e){for(const t of[this.ring,this.dot,this.leader])t.setAttribute("visibility",e?"visible":"hidden");this.callout.hidden=!e}choose(){const e={w:this.layer.clientWidth,h:this.layer.clientHeight},t=this.view.freeArea,i=this.places.map(o=>({place:o,at:this.view.project(o.x,o.y,6)})).filter(({at:o})=>o&&o.x>t.left+30&&o.x<e.w-t.right-90&&o.y>t.top+10&&o.y<e.h-t.bottom-20).sort((o,a)=>a.place.weight-o.place.weight||(o.at?.depth??0)-(a.at?.depth??0)),s=[];for(const{place:o,at:a}of i){if(!a||s.length>=SM)break;s.some(l=>l.name===o.name||Math.hypot(l.x-a.x,2.2*(l.y-a.y))<yM)||s.push({x:a.x,y:a.y,name:o.name})}const r=s.map(o=>i.find(a=>a.place.name===o.name&&a.at?.x===o.x)?.place).filter(o=>!!o);for(const o of this.shown)o.element.remove();this.shown=r.map(o=>{const a=T("span",{class:o.water?"water":"",lang:so()},rn(o.name));return this.layer.append(a),{place:o,element:a}})}place(){for(const{place:h,element:d}of this.shown){const f=this.view.project(h.x,h.y,6);d.style.transform=f?`translate(${(f.x-d.offsetWidth/2).toFixed(0)}px, ${(f.y-10).toFixed(0)}px)`:"translate(-999px, 0)"}if(!this.focus)return;const e=this.view.project(this.focus.x,this.focus.y,this.focus.z??2),t=this.view.freeArea,i=e!==null&&e.x>t.left&&e.x<this.layer.clientWidth-t.right&&e.y>t.top&&e.y<this.layer.clientHeight-t.bottom;if(this.setShown(i),!e||!i)return;const s={w:this.callout.offsetWidth,h:this.callout.offsetHeight},r=Math.max(this.view.freeArea.left+8,Math.min(e.x-s.w-30,this.layer.clientWidth-this.view.freeArea.right-s.w-8)),o=Math.max(this.view.freeArea.top+8,e.y-s.h-54);for(const h of[this.ring,this.dot])h.setAttribute("cx",e.x.toFixed(1)),h.setAttribute("cy",e.y.toFixed(1));const a=Math.min(r+s.w-12,Math.max(r+12,e.x-12)),[l,c]=[e.x-a,e.y-(o+s.h)],u=Math.hypot(l,c)||1;this.leader.setAttribute("x1",a.toFixed(1)),this.leader.setAttribute("y1",(o+s.h).toFixed(1)),this.leader.setAttribute("x2",(e.x-l/u*15).toFixed(1)),this.leader.setAttribute("y2",(e.y-c/u*15).toFixed(1)),this.callout.style.transform=`translate(${r.toFixed(0)}px, ${o.toFixed(0)}px)`}}function TM(n){const e=[],t=new Map;for(let i=0;i<n.edgeLane0.length;i++){const s=n.edgeSection[i];if(s<0||!n.names[s])continue;const r=ui(n,n.edgeLane0[i]),o=2*Math.floor(r.length/4),[a,l]=[r[o],r[o+1]],c=n.names[s],u=t.get(c)??[];u.some(([h,d])=>Math.hypot(h-a,d-l)<EM)||(t.set(c,[...u,[a,l]]),e.push({name:c,x:a,y:l,weight:n.edgePriority[i]>=9?3:n.edgePriority[i]>=7?2:1,water:!1}))}return e}function wM(n){const e=[];for(const t of n.areas)if(!(t.kind!=="river"||!t.name))for(let i=0;i<t.points.length;i+=Math.max(2,2*Math.floor(t.points.length/24)))e.push({name:t.name,x:t.points[i],y:t.points[i+1],weight:2,water:!0});return e}const ea=["#2b83ba","#9ed1c4","#f6d55c","#f08a3c","#d73027"],AM=[3,4,7,9,11],RM="#0b1119";function CM(){const n=new Zt("legend","legend");return document.getElementById("app")?.append(n.element),e=>{const t=e.cursorMin>0;n.element.hidden=e.mode!=="situation"&&e.mode!=="forecast",n.show([e.lang,t],()=>[T("div",{class:"row"},T("h2",{},C(t?"legend.forecast":"legend.title")),T("span",{class:"second right"},C("legend.unit"))),T("div",{class:"scale"},...ea.map((i,s)=>io(s,t,.62))),T("div",{class:"names"},...ea.map((i,s)=>T("span",{},C(`class.${s}`)))),t?T("div",{class:"sure second"},io(4,!0,.38),C("legend.sure"),io(4,!0,.68),C("legend.unsure")):null,t?T("p",{class:"muted"},C("legend.future")):null])}}function io(n,e,t){const i=T("canvas",{width:128,height:28}),s=i.getContext("2d");if(!s)return i;const r=2*AM[n],o=14-r/2;if(s.fillStyle=ea[n],s.fillRect(0,o,128,r),s.save(),s.beginPath(),s.rect(0,o,128,r),s.clip(),s.fillStyle=RM,s.globalAlpha=.75,e)for(let a=-40;a<160;a+=22)PM(s,a,22*t);else if(n>=3)for(let a=8;a<128;a+=n===4?13:32)s.fillRect(a,o,n===4?4:6,r);return s.restore(),i}function PM(n,e,t){n.beginPath(),n.moveTo(e,28),n.lineTo(e+28,0),n.lineTo(e+28+t,0),n.lineTo(e+t,28),n.fill()}const DM=8,LM=120;function IM(n,e){const t=new Zt("worst","forecast"),i=new Zt("trust","trust");return document.getElementById("app")?.append(t.element,i.element),s=>{const r=s.mode==="forecast";if(t.element.hidden=i.element.hidden=!r,!r)return;const o=s.cursorMin>0?s.cursorMin:15;t.show([s.lang,s.forecast?.issued_ts_ns,o,Math.floor(s.tickAt/1e4)],()=>UM(s,n,o,e)),i.show([s.lang,s.tick?.core.forecast],()=>FM(s))}}function UM(n,e,t,i){const s=T("header",{},T("h2",{},C("forecast.worst")),T("span",{class:"second right"},`+${se(t)} min · ${C("forecast.worst.sub")}`)),{ratio:r,forecast:o}=n;if(!o||!r)return[s,T("p",{class:"empty"},C("forecast.none"))];const a=c=>((r[c.section]===255?200:r[c.section])/200-(c.mid??9))*e.sectionFreeMps[c.section],l=ru(n,t).filter(c=>c.mid!==null&&e.sectionM[c.section]>=LM&&e.names[c.section]).sort((c,u)=>a(u)-a(c)).filter((c,u,h)=>a(c)>0&&h.findIndex(d=>e.names[d.section]===e.names[c.section])===u).slice(0,DM);return[s,T("p",{class:"empty"},C("time.issued",{n:o.members,time:Kt(li(o),!1)})),...l.map(c=>NM(e,c,i))]}function NM(n,e,t){const i=n.sectionFreeMps[e.section]*3.6,[s,r,o]=[e.low,e.mid,e.high].map(u=>(u??0)*i),a=u=>Math.max(0,Math.min(1,u/70))*340,l=be("svg",{viewBox:"0 0 340 14",width:"100%","aria-hidden":"true"},be("line",{x1:0,x2:340,y1:7,y2:7,stroke:"#26344a"}),be("rect",{x:a(s),y:3,width:Math.max(2,a(o)-a(s)),height:8,fill:"#6b82a3"}),be("line",{x1:a(r),x2:a(r),y1:1,y2:13,stroke:"#fff","stroke-width":3})),c=T("span",{class:"right"},T("b",{},se(r)),` km/h [${se(s)}, ${se(o)}] · ${C("class.3")} ${se(100*N0(e))} %`);return T("button",{type:"button",class:"item","data-key":`section-${e.section}`,click:()=>t(e.section)},T("div",{class:"row"},T("span",{class:"strong"},rn(n.names[e.section])),c),l)}function FM(n){const e=T("header",{},T("h2",{},C("forecast.trust")),T("span",{class:"second right"},C("forecast.trust.sub"))),t=n.tick?.core.forecast,i=[];for(const[o,a,l]of[["speed","km/h",3.6],["queue",C("unit.veh"),1]])for(const[c,u]of Object.entries(t?.[o]??{})){if(typeof u!="object"||u===null||u.mae===null||u.mae===void 0)continue;const h=(u.persistence??0)>u.mae,d=[se(u.mae*l,1),se((u.persistence??NaN)*l,1),u.coverage?`${se(100*u.coverage)} %`:"–"];i.push(T("tr",{},T("td",{},`${C(`forecast.${o}`)} +${c} min ${a}`),T("td",{},T("b",{},`${h?"":"◆ "}${d[0]}`)),T("td",{},d[1]),T("td",{},d[2])))}const s=T("tr",{},T("th",{},""),T("th",{},C("forecast.ours")),T("th",{},C("forecast.persist")),T("th",{},C("forecast.coverage"))),r=i.length?T("table",{},T("thead",{},s),T("tbody",{},...i)):T("p",{class:"second"},C("kpi.waiting"));return[e,T("div",{class:"in"},r)]}const OM=12;function ac(n,e){const t=e.trim().toLowerCase();if(!t)return[];const i=o=>o.toLowerCase().includes(t)||o.toLowerCase().replace(/\s/g,"").includes(t),r=[...new Set(n.names.filter(o=>o&&i(o)))].map(o=>({text:rn(o),kind:"section",id:String(kM(n,o))}));for(const o of n.controllers)(o.streets.some(i)||i(o.id))&&r.push({text:`${o.streets.map(rn).join("—")} · ${o.id}`,kind:"controller",id:o.id});for(const o of n.pipes?.id??[])o.toLowerCase()===t&&r.push({text:`${C("pipes.title")} · ${o}`,kind:"pipe",id:o});return r.slice(0,OM)}function kM(n,e){let t=-1;return n.names.forEach((i,s)=>{i===e&&(t<0||n.sectionM[s]>n.sectionM[t])&&(t=s)}),t}function BM(n,e){if(document.querySelector(".search"))return;const t=T("ul",{role:"listbox"}),i=T("input",{type:"search",placeholder:C("search"),"aria-label":C("search")}),s=T("div",{class:"panel search",role:"dialog","aria-label":C("search")},i,t),r=()=>s.remove(),o=a=>{r(),e(a)};i.addEventListener("input",()=>{const a=ac(n,i.value);hn(t,...a.map(l=>T("li",{},T("button",{type:"button",click:()=>o(l)},l.text))),i.value&&!a.length?T("li",{class:"second"},C("search.none")):null)}),s.addEventListener("keydown",a=>{a.key==="Escape"&&r();const[l]=ac(n,i.value);a.key==="Enter"&&a.target===i&&l&&o(l),a.stopPropagation()}),document.getElementById("app")?.append(s),i.focus()}function zM(){const n=document.querySelector(".help");if(n){n.remove();return}const e=T("div",{class:"panel help",role:"dialog","aria-label":C("help.title")},T("h2",{},C("help.title")),T("p",{},C("help.body")),T("button",{type:"button",click:()=>e.remove()},C("close")));document.getElementById("app")?.append(e),e.querySelector("button")?.focus()}const HM=200,GM=255,VM=200;function WM(n){const e=new Zt("sheet","table");return document.getElementById("app")?.append(e.element),t=>{e.element.hidden=t.mode!=="table",t.mode==="table"&&e.show([t.lang,Math.floor(t.tickAt/5e3)],()=>[T("h2",{},C("table.title")),XM(t,n),$M(t,n)])}}function XM(n,e){const t=n.ratio??new Uint8Array(0),i=[...t.keys()].filter(r=>t[r]!==GM&&e.names[r]).sort((r,o)=>t[r]-t[o]).slice(0,HM);return Au(["table.section","section.speed","section.free","legend.title","section.length"].map(r=>C(r)),i.map(r=>{const o=t[r]/VM,a=e.sectionFreeMps[r]*3.6;return[rn(e.names[r]),`${se(o*a)} km/h`,`${se(a)} km/h`,C(`class.${nu(o)}`),`${se(e.sectionM[r])} m`]}))}function $M(n,e){const t=n.lamps?.remainingDs;return Au([C("table.controller"),"ID",C("junction.remaining")],e.controllers.map((i,s)=>[i.streets.map(rn).join("—"),i.id,t&&t[s]!==65535?se(t[s]/10):"–"]))}function Au(n,e){const t=e.map(i=>T("tr",{},...i.map(s=>T("td",{},s))));return T("table",{},T("thead",{},T("tr",{},...n.map(i=>T("th",{scope:"col"},i)))),T("tbody",{},...t))}const qt=-30,bn=60,ms=26,YM=26;function jM(n){const e=new Zt("timeline","time"),t=T("div",{class:"lead"}),i=be("svg",{role:"slider",tabindex:0,"aria-valuemin":qt,"aria-valuemax":bn,"data-key":"time",class:"axis"});e.element.append(t,i);const s=new Zt("banner","moment");document.getElementById("app")?.append(e.element,s.element);const r=a=>{const l=i.getBoundingClientRect(),c=(a-l.left-ms)/(l.width-2*ms),u=Math.round((qt+c*(bn-qt))*2)/2;return Math.abs(u)<1?0:Math.max(qt,Math.min(bn,u))},o=a=>{a.buttons&1&&n.set({cursorMin:r(a.clientX)})};return i.addEventListener("pointerdown",a=>{i.setPointerCapture(a.pointerId),o(a)}),i.addEventListener("pointermove",o),a=>{i.setAttribute("aria-valuenow",String(a.cursorMin)),i.setAttribute("aria-label",C("time.slider")),i.setAttribute("aria-valuetext",ta(a)),hn(t,...qM(n,a)),ZM(i,a),s.element.hidden=a.cursorMin===0,a.cursorMin!==0&&s.show([a.lang,a.cursorMin,ta(a),a.forecast?.issued_ts_ns],()=>KM(n,a))}}function ta(n){return Kt(on(n)+n.cursorMin*6e4,!1)}function qM(n,e){const t=e.cursorMin>0?Ss(e,e.cursorMin):null,i=e.cursorMin>0?t?.[1]??null:e.tick?.figures.mean_speed_mps??null;return[T("div",{class:"second"},C("kpi.speed")),T("div",{class:"value"},se(i===null?null:i*3.6,1),T("span",{class:"second"},` ${C("unit.kmh")}`)),T("div",{class:"row"},T("button",{type:"button","data-key":"pause","aria-label":C(e.paused?"time.play":"time.pause"),click:()=>n.set({paused:!e.paused})},e.paused?"▶":"❚❚"),Lt("live",C("time.live"),()=>n.set({cursorMin:0,paused:!1}),"plain",e.cursorMin===0&&!e.paused))]}function KM(n,e){const t=e.cursorMin>0,{forecast:i}=e;return[T("span",{class:"big"},C(t?"time.banner.future":"time.banner.past",{time:ta(e)})),T("span",{class:"chip"},`${e.cursorMin>0?"+":"−"}${se(Math.abs(e.cursorMin),e.cursorMin%1?1:0)} min`),T("span",{class:"second"},t&&i?C("time.issued",{n:i.members,time:Kt(li(i),!1)}):C("time.locked")),Lt("banner-live",C("time.live"),()=>n.set({cursorMin:0,paused:!1}))]}function ZM(n,e){const{width:t,height:i}=n.getBoundingClientRect();if(t<80)return;const s=i-28,r=x=>ms+(x-qt)/(bn-qt)*(t-2*ms),o=e.series.map(([,x])=>x),a=[1,5,15,30,60].flatMap(x=>Ss(e,x)??[]),l=Math.min(...o,...a,1/0),c=Math.max(...o,...a,-1/0),u=(l+c)/2,h=Math.max(c-l,2)*1.15,d=x=>s-8-(x-u+h/2)/h*(s-8-YM),f=[JM(),be("rect",{x:r(0),y:6,width:r(bn)-r(0),height:s-6,fill:"url(#hatch)"})];f.push(...QM(r,s,e)),o.length&&f.push(...eS(e,r,d));const g=iu(e);g>0&&f.push(...tS(e,g,r,d)),f.push(...nS(e,g,r,t)),f.push(...iS(e,r,s)),hn(n,...f)}function JM(){const n=be("path",{d:"M0 8L8 0",stroke:"#b4c2d5","stroke-opacity":.14,"stroke-width":1});return be("defs",{},be("pattern",{id:"hatch",width:8,height:8,patternUnits:"userSpaceOnUse"},n))}function QM(n,e,t){const i=[be("line",{x1:n(qt),x2:n(bn),y1:e,y2:e,stroke:"#6b82a3"})];for(let s=qt;s<=bn;s+=10){i.push(be("line",{x1:n(s),x2:n(s),y1:e,y2:e+5,stroke:"#6b82a3"}));const r=s===0?`${C("time.now")} ${t.tick?Kt(on(t),!1):""}`:`${s<0?"−":"+"}${Math.abs(s)}${s===qt||s===bn||s===30?" min":""}`;i.push(be("text",{x:n(s),y:e+20,"text-anchor":"middle",class:s===0?"on":""},r))}return i}function eS(n,e,t){const i=on(n),r=n.series.map(([l,c])=>[(l-i)/6e4,c]).filter(([l])=>l>=qt&&l<=0).map(([l,c])=>`${e(l).toFixed(1)},${t(c).toFixed(1)}`).join(" "),o=[be("polyline",{points:r,fill:"none",stroke:"#e6edf7","stroke-width":2})],a=n.earlier.map(l=>[(l.atMs-i)/6e4,l.mps]).filter(([l])=>l>=qt&&l<=0);if(a.length>1){const l=a.map(([c,u])=>`${e(c).toFixed(1)},${t(u).toFixed(1)}`).join(" ");o.push(be("polyline",{points:l,fill:"none",stroke:"#b4c2d5","stroke-width":1.5,"stroke-dasharray":"1.5 4"}))}return o}function tS(n,e,t,i){const s=[],r=[],o=[];for(let l=0;l<=24;l++){const c=e*l/24,u=Ss(n,c);if(!u)continue;const h=t(c).toFixed(1);r.push(`${h},${i(u[0]).toFixed(1)}`),o.push(`${h},${i(u[1]).toFixed(1)}`),s.unshift(`${h},${i(u[2]).toFixed(1)}`)}return[be("polygon",{points:[...r,...s].join(" "),fill:"#b4c2d5","fill-opacity":.26}),be("polyline",{points:o.join(" "),fill:"none",stroke:"#e6edf7","stroke-width":1.8,"stroke-dasharray":"6 5"})]}function nS(n,e,t,i){const{forecast:s}=n,r=s?C("time.band",{n:s.members}):C("time.none"),o=s&&e<bn-1?` · ${C("time.short",{min:se(e)})}`:"",a=[be("text",{x:i-ms,y:19,"text-anchor":"end"},r+o)];return n.earlier.length>1&&a.push(be("text",{x:t(qt),y:19},C("time.dotted"))),a}function iS(n,e,t){const i=e(n.cursorMin),s=[be("line",{x1:e(0),x2:e(0),y1:4,y2:t,stroke:"#e6edf7","stroke-opacity":n.cursorMin?.5:1,"stroke-width":1.5})];return n.cursorMin&&s.push(be("line",{x1:i,x2:i,y1:4,y2:t,stroke:"#fff","stroke-width":2})),s.push(be("circle",{cx:i,cy:t,r:8,fill:"#fff",stroke:"#121a26","stroke-width":2})),s}const sS=5e3;function rS(n,e,t,i){const s=T("header",{class:"topbar"});document.getElementById("app")?.append(s);let r="";const o=T("div",{class:"facts"}),a=T("nav",{role:"tablist"});return l=>{const c=`${l.lang} ${l.mode}`;c!==r&&(r=c,hn(a,...t.map(u=>oS(n,u,l.mode))),hn(s,T("div",{class:"brand"},lS(),C("brand")),T("div",{class:"place"},e.name[so()]),a,o)),hn(o,...aS(l),T("button",{type:"button","data-key":"language",lang:so()==="zh"?"en":"zh-CN",click:i.switchLanguage},C("switch")))}}function oS(n,e,t){return T("button",{type:"button",role:"tab","aria-selected":String(e===t),"data-key":`mode-${e}`,click:()=>n.set({mode:e})},C(`mode.${e}`))}function aS(n){const e=[],t=n.tick?.core.sites,i=n.tick?performance.now()-n.tickAt:1/0;if(!n.linked&&n.tick)e.push(Qi("bad stale",C("link.down",{age:Ci(i)})));else if(n.tick){const s=n.tick.core.age_ms?.p99??null,r=i>sS;e.push(Qi(r?"bad stale":"",`${C("data")} `,r?Ci(i):s===null?"–":Ci(s)))}if(n.hello?.clock.kind==="lockstep")e.push(Qi("",C("lockstep")));else if(n.glassMs!==null){const s=Qi(n.glassMs>1e3?"bad":"",`${C("glass")} `,Ci(n.glassMs));s.title=C("glass.tip"),e.push(s)}return t&&e.push(Qi(t.connected<t.known?"bad":"",`${C("edge")} `,se(t.connected),`/${se(t.known)}`)),n.tick&&e.push(T("span",{class:"clock"},_h(n.cursorMin?L0(n):on(n)))),e}function Qi(n,...e){const[t,i,s]=e;return T("span",{class:`fact ${n}`},t,i?T("b",{},i):null,s??null)}function lS(){return be("svg",{viewBox:"0 0 24 24",width:24,height:24,fill:"none",stroke:"#e6edf7","stroke-width":1.8,"aria-hidden":"true"},be("path",{d:"M2 21h20M4 21V10h4v11M10 21V3h4v18M16 21v-8h4v8"}))}function cS(n,e,t){addEventListener("keydown",i=>{if(i.target instanceof HTMLInputElement||i.ctrlKey||i.metaKey)return;if(i.altKey&&/^[1-9]$/.test(i.key)){uS(e,i.key,i.shiftKey),i.preventDefault();return}const r=u=>n.set({cursorMin:Math.max(-30,Math.min(60,n.now.cursorMin+u))}),o=i.shiftKey?10:1,a={ArrowLeft:()=>r(-o),ArrowRight:()=>r(o),Home:()=>n.set({cursorMin:0,paused:!1})," ":()=>n.set({paused:!n.now.paused}),l:t.switchLanguage,n:()=>e.northUp(),x:()=>t.modes.includes("underground")&&n.set({mode:n.now.mode==="underground"?"situation":"underground"}),a:t.acknowledge,f:t.fly,"/":t.search,"?":t.help,Escape:()=>n.set({selection:null,planOpen:"",mode:"situation"})};t.modes.forEach((u,h)=>a[String(h+1)]=()=>n.set({mode:u}));const l=a[i.key]??a[i.key.toLowerCase()],c=i.target instanceof HTMLButtonElement&&i.key===" ";!l||c||(i.preventDefault(),l())})}function uS(n,e,t){const i=`citybrain.camera.${e}`;if(t)localStorage.setItem(i,JSON.stringify(n.pose()));else{const s=localStorage.getItem(i);s&&n.setPose(JSON.parse(s))}}const hS=48,dS=26,Ru=2600,fS=1100,pS=300,mS={source:"M3 6h10M4 9.5h8M5 13h6",tank:"M3 4h10v5H3zM5 9v4M11 9v4",pump:"M8 3a5 5 0 1 0 .01 0M8 3l4 5-4 5",gauge:"M8 4a4 4 0 1 0 .01 0",outfall:"M3 5h7v6M7 8l3 4 3-4",underpass:"M2 5h12M4 5c0 5 8 5 8 0",park:"M5 13V3h4a3 3 0 0 1 0 6H5"};class gS{constructor(e,t){this.view=e,this.city=t,document.getElementById("app")?.append(this.layer)}layer=T("div",{class:"marks","aria-hidden":"true"});marks=[];shown=[];chosenAt=0;show(e){const{pipes:t}=this.city;this.marks=[],e.mode==="underground"&&t?this.marks=[...vS(t,e.pipes),...MS(t,e.pipes)]:e.mode==="situation"&&(this.marks=yS(this.city)),this.chosenAt=0,this.update(!0)}update(e){if(!e)return;const t=performance.now();t-this.chosenAt>pS&&(this.chosenAt=t,this.choose());for(const{mark:i,element:s}of this.shown){const r=this.view.project(i.x,i.y,i.z);s.style.transform=r?`translate(${(r.x-11).toFixed(0)}px, ${(r.y-11).toFixed(0)}px)`:"translate(-999px, 0)"}}choose(){const e=this.view.freeArea,[t,i]=[this.layer.clientWidth,this.layer.clientHeight],s=this.view.distanceM,r=this.marks.filter(l=>s<=l.farthestM).map(l=>({mark:l,at:this.view.project(l.x,l.y,l.z)})).filter(({at:l})=>l&&l.x>e.left+16&&l.x<t-e.right-16&&l.y>e.top&&l.y<i-e.bottom).sort((l,c)=>c.mark.weight-l.mark.weight||(l.at?.depth??0)-(c.at?.depth??0)),o=[],a=[];for(const{mark:l,at:c}of r){if(!c||a.length>=hS)break;o.some(u=>Math.hypot(u.x-c.x,u.y-c.y)<dS)||(o.push(c),a.push(l))}this.shown=a.map(l=>({mark:l,element:_S(l)})),this.layer.replaceChildren(...this.shown.map(l=>l.element))}}function _S(n){const e=be("svg",{viewBox:"0 0 16 16",width:14,height:14},be("path",{d:mS[n.kind.split(" ")[0]],fill:"none",stroke:"currentColor","stroke-width":1.8}));return T("span",{class:`mark ${n.kind}`,title:n.title},T("i",{},e),n.text?T("b",{},n.text):null)}function vS(n,e){const t=[],i=new Map(e?.water?.tanks.map(s=>[s.id,s]));return n.nodeId.forEach((s,r)=>{const o={x:n.nodeXy[2*r],y:n.nodeXy[2*r+1],z:0,farthestM:1/0},a=n.nodeKind[r];if(a===ni.reservoir)t.push({...o,kind:"source",text:s,title:C("mark.source"),weight:9});else if(a===ni.tank){const l=i.get(s)?.level_m;t.push({...o,kind:"tank",text:l==null?s:`${s} ${se(l,2)} m`,title:C("mark.tank"),weight:9})}else a===ni.outfall?t.push({...o,kind:"outfall",text:"",title:`${C("mark.outfall")} ${s}`,weight:1,farthestM:Ru}):a===ni.storage&&t.push({...o,...xS(n,s,r,e)})}),n.kind.forEach((s,r)=>{if(s!==dn.waterPump)return;const o=Ms(n,r);o.length<2||t.some(a=>a.kind==="pump"&&a.x===o[0]&&a.y===o[1])||t.push({x:o[0],y:o[1],z:0,kind:"pump",text:"",title:`${C("pipe.pump")} ${n.id[r]}`,farthestM:1/0,weight:6})}),t}function xS(n,e,t,i){const s=[...n.nodeKind.keys()].filter(c=>n.nodeKind[c]===ni.storage).indexOf(t),r=i?.drainage?.underpasses.find(c=>c.id===e),o=i?.storage_m[s],a=r?.on_road_m??0,l=a>0?`${se(a,2)} m`:o==null?e:`${e} ${se(o,2)} m`;return{kind:a>0?`underpass ${r?.state??""}`:"underpass",text:l,title:wu(n,e),weight:a>0?10:7}}function MS(n,e){const t=[];for(const i of e?.sensors??[]){const s=SS(n,i.id);if(!s||i.quantity==="rain_mm_h")continue;const r=i.quantity==="pressure_m"?`${se((i.measured??NaN)*gr,3)} MPa`:i.quantity==="flow_m3ps"?`${se((i.measured??NaN)*3600)} m³/h`:`${se(i.measured,2)} m`;t.push({...s,z:0,kind:`gauge ${i.flag}`,text:i.flag==="alarm"?r:"",title:`${C("mark.gauge")} ${i.id} ${r}`,farthestM:i.flag==="alarm"?1/0:Ru,weight:i.flag==="alarm"?8:3})}return t}function SS(n,e){const t=n.nodeId.indexOf(e);if(t>=0)return{x:n.nodeXy[2*t],y:n.nodeXy[2*t+1]};const i=n.id.indexOf(e);if(i<0)return null;const s=Ms(n,i),r=2*Math.floor(s.length/4);return s.length?{x:s[r],y:s[r+1]}:null}function yS(n){const{parking:e}=n;if(!e)return[];const t=[];for(let i=0;i+1<e.start.length;i++){if(e.kind[i]===0)continue;const s=2*e.start[i];t.push({x:e.xy[s],y:e.xy[s+1],z:2,kind:"park",text:se(e.bays[i]),title:`${C(e.kind[i]===2?"mark.garage":"mark.lot")} · ${C("mark.bays",{n:se(e.bays[i])})}`,farthestM:fS,weight:e.bays[i]/1e3})}return t}const ES={mode:"situation",lang:"zh",linked:!1,hello:null,tick:null,tickAt:0,series:[],forecast:null,earlier:[],lamps:null,ratio:null,cursorMin:0,paused:!1,selection:null,alarms:null,plans:null,controllers:null,planOpen:"",pipes:null,pipeLayer:"medium",groundAlpha:.3,glassMs:null},bS=1e4,TS=32*6e4,lc=15*6e4;async function wS(){const n=document.getElementById("app"),e=new URLSearchParams(location.hash.slice(1)).get("lang")==="en"?"en":"zh";fc(e);let t;try{t=await x0()}catch(o){uc(n,C("error.scene",{what:String(o instanceof Error?o.message:o)}));return}const i=T("canvas",{class:"stage",tabindex:0,"data-key":"stage"});n.append(i);let s;try{s=new Ix(i,t)}catch{uc(n,C("error.webgl"));return}const r=new D0({...ES,lang:e});DS(r,t,s)}const Cu=["situation","underground","junction","forecast","table"],AS=2e3,RS=2e3,CS=1e4;function PS(n){const e={alarms:()=>{},plans:()=>{},controllers:()=>{}};let t=!1;return n.on((i,s)=>{if(!(!s.has("hello")||t||!i.hello)){if(!i.hello.people){n.set({alarms:"unavailable",plans:"unavailable",controllers:"unavailable"});return}t=!0,e.alarms=xr("api/v1/alarms",AS,r=>n.set({alarms:r})),e.plans=xr("api/v1/plans",RS,r=>n.set({plans:r==="unavailable"?r:r.plans})),e.controllers=xr("api/v1/controllers",CS,r=>n.set({controllers:r}))}}),e}function DS(n,e,t){const i=new bM(t,e),s=new gS(t,e),r=Cu.filter(d=>d!=="underground"||e.pipes),o=new yh(PS(n)),a=new tv(n,e,t,i),l=()=>n.set({lang:n.now.lang==="zh"?"en":"zh"}),c=[rS(n,e,r,{switchLanguage:l}),pM(e),CM(),jM(n),B0(n,o,d=>a.flyToAlarm(d)),W0(n,o,e),Xx(n,e,o),IM(e,d=>a.flyToSection(d)),WM(e),iM(n,e)],u=new zx(n,t),h=()=>{t.resize(innerWidth,innerHeight,IS(n.now.mode)),c.forEach(d=>d(n.now))};O0({onBinary:d=>u.take(d),onText:d=>US(n,d),onLink:d=>n.set({linked:d})}),n.on((d,f)=>{f.has("lang")&&(fc(d.lang),i.relabel()),f.has("mode")&&h(),(f.has("mode")||f.has("groundAlpha")||f.has("pipes")||f.has("selection")||f.has("pipeLayer"))&&LS(d,e,t),(f.has("mode")||f.has("pipes")||f.has("lang"))&&s.show(d),(f.has("mode")||f.has("selection"))&&a.arrive(f.has("mode")),(f.has("cursorMin")||f.has("paused")||f.has("forecast")&&d.cursorMin>0)&&u.moveTo(d.cursorMin),(f.has("lang")||f.has("mode")||f.has("cursorMin")||f.has("selection"))&&cc(d,t),(f.has("alarms")||f.has("selection")||f.has("lang")||f.has("mode")||f.has("cursorMin"))&&a.focus(),c.forEach(g=>g(d))}),t.onFrame=d=>{u.drawn(),i.update(d),s.update(d)},t.controls.addEventListener("end",()=>cc(n.now,t)),t.onPick=(d,f,g,x)=>a.pick(d,f,g,x),cS(n,t,{switchLanguage:l,modes:r,acknowledge:()=>a.withAlarm(d=>void o.acknowledge(d)),fly:()=>a.withAlarm(d=>a.flyToAlarm(d)),search:()=>BM(e,d=>a.go(d)),help:zM}),addEventListener("resize",h),h(),FS(n,t),Object.assign(window,{citybrain:{view:t,store:n,city:e}})}function LS(n,e,t){t.setXray(n.mode==="underground",n.groundAlpha),!(!t.pipes||!e.pipes)&&(t.pipes.take(n.pipes),t.pipes.setLayer(n.pipeLayer),t.pipes.select(n.selection?.kind==="pipe"?e.pipes.id.indexOf(n.selection.id):-1))}function IS(n){const e=innerWidth<=1500,t=(e?320:384)+32;return{left:n==="junction"?e?404:472:n==="underground"?264:0,right:t,top:n==="junction"?72:160,bottom:e?104:128}}function US(n,e){const t=n.now;if(e.type==="hello"){gh(Number(BigInt(e.day_start_ts_ns)/1000000n));const i=e.series.map(([s,r])=>[Number(BigInt(s)/1000000n),r]);t.hello&&t.hello.scene!==e.scene&&location.reload(),n.set({hello:e,series:i})}else if(e.type==="pipes")n.set({pipes:e});else if(e.type==="tick")n.set({tick:e,tickAt:performance.now(),series:NS(t.series,e),earlier:t.earlier});else{n.set({forecast:e});const i=Ss({...n.now,forecast:e},lc/6e4);i&&n.set({earlier:[...t.earlier,{atMs:li(e)+lc,mps:i[1]}].slice(-64)})}}function NS(n,e){const t=Number(BigInt(e.ts_ns)/1000000n),i=e.figures.mean_speed_mps,s=n[n.length-1];return i===null||s&&t-s[0]<bS&&t>=s[0]?n:[...n,[t,i]].filter(([r])=>r<=t&&t-r<TS)}function cc(n,e){const t=new URLSearchParams({mode:n.mode,lang:n.lang,t:String(n.cursorMin),cam:e.pose().join(",")});n.selection&&t.set("select",`${n.selection.kind}:${n.selection.id}`),history.replaceState(null,"",`#${t.toString()}`)}function FS(n,e){const t=new URLSearchParams(location.hash.slice(1)),i=t.get("mode"),[s,...r]=(t.get("select")??"").split(":"),o=["controller","section","alarm","pipe"].includes(s)?{kind:s,id:r.join(":")}:null,a=Math.max(-30,Math.min(60,Number(t.get("t")??0)||0));n.set({mode:i&&Cu.includes(i)?i:"situation",selection:o,cursorMin:a});const l=t.get("cam")?.split(",").map(Number);l&&queueMicrotask(()=>e.setPose(l))}function uc(n,e){hn(n,T("div",{class:"panel fatal",role:"alert"},T("p",{class:"strong"},e),T("button",{type:"button",class:"primary",click:()=>location.reload()},C("retry"))))}wS();
