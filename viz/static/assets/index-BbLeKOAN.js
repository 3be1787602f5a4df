import{h as y,t as w,p as zn,P as Fe,n as Q,c as We,b as Me,a as Sc,s as Xe,d as _s,e as Mt,f as ss,g as vs,i as Ci,j as Sn,l as la,k as $u,m as yc,o as Yu}from"./dom-Cyqx7ooB.js";let _r=null;async function qu(){const n=await fetch("api/v1/me",{headers:{accept:"application/json"}});n.status===401&&(vr(),await new Promise(()=>{})),n.ok&&(_r=await n.json())}function ka(){return _r?.name??""}function ca(n){return _r?.rights.includes(n)??!1}function Ec(){return _r?.csrf??""}function vr(){location.replace(`login${location.hash}`)}async function ju(){await fetch("session",{method:"DELETE"}),vr()}class zi extends Error{constructor(t,e){super(e),this.status=t}}async function xr(n){return ua(await fetch(n,{headers:{accept:"application/json"}}))}async function bc(n,t,e){const i={"content-type":"application/json",accept:"application/json","x-csrf-token":Ec()};return ua(await fetch(t,{method:n,headers:i,body:JSON.stringify(e)}))}async function Ku(n){return ua(await fetch(n,{method:"DELETE",headers:{accept:"application/json","x-csrf-token":Ec()}}))}async function ua(n){const t=await n.text();if(n.ok)return t?JSON.parse(t):{};n.status===401&&vr();let e=`${n.status} ${n.statusText}`;try{const i=JSON.parse(t);e=i.detail??i.title??e}catch{}throw new zi(n.status,e)}const Oe=n=>n?Number(n)/1e6:0;function As(n,t,e){let i=0;const s=async()=>{let r=t;if(!document.hidden)try{e(await xr(n))}catch(o){o instanceof zi&&o.status===404&&(e("unavailable"),r=15*t)}i=window.setTimeout(()=>void s(),r)};return s(),()=>{clearTimeout(i),s()}}const Zu=6e3,Ju=3,Xi=y("div",{class:"toasts",role:"status","aria-live":"polite"});function lr(n,t=!1){Xi.isConnected||document.getElementById("app")?.append(Xi);const e=y("div",{class:t?"toast bad":"toast"},n);for(Xi.append(e);Xi.childElementCount>Ju;)Xi.firstElementChild?.remove();setTimeout(()=>e.remove(),Zu)}const Qu="api/v1";class th{constructor(t){this.refresh=t}acknowledge(t){return this.order("POST",`alarms/${encodeURIComponent(t.id)}/acknowledge`,{},w("done.ack",{what:zn(t.title)}),()=>this.refresh.alarms())}shelve(t,e){return this.order("POST",`alarms/${encodeURIComponent(t.id)}/shelve`,{minutes:e,reason:"desk"},w("done.shelve",{what:zn(t.title)}),()=>this.refresh.alarms())}plan(t,e){return this.order("POST",`plans/${encodeURIComponent(t.id)}/${e}`,{},w(`done.${e}`,{what:t.controller_id}),()=>this.refresh.plans())}setMode(t,e){return this.order("PUT",`controllers/${encodeURIComponent(t)}/mode`,{mode:e},"",()=>this.refresh.controllers())}async order(t,e,i,s,r){try{await bc(t,`${Qu}/${e}`,i),s&&lr(s)}catch(o){lr(w("error.action",{what:o instanceof zi?o.message:String(o)}),!0)}r()}}/**
 * @license
 * Copyright 2010-2025 Three.js Authors
 * SPDX-License-Identifier: MIT
 */const ha="180",yn={ROTATE:0,DOLLY:1,PAN:2},Fn={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},eh=0,Ba=1,nh=2,Tc=1,ih=2,vn=3,Hn=0,Ue=1,Ie=2,On=0,Di=1,za=2,Ha=3,Ga=4,sh=5,Jn=100,rh=101,oh=102,ah=103,lh=104,ch=200,uh=201,hh=202,dh=203,uo=204,ho=205,fh=206,ph=207,mh=208,gh=209,_h=210,vh=211,xh=212,Mh=213,Sh=214,fo=0,po=1,mo=2,Ni=3,go=4,_o=5,cr=6,vo=7,wc=0,yh=1,Eh=2,kn=0,bh=1,Th=2,wh=3,Ah=4,Rh=5,Ch=6,Ph=7,Ac=300,Fi=301,Oi=302,xo=303,Mo=304,Mr=306,So=1e3,ti=1001,yo=1002,Ve=1003,Dh=1004,Rs=1005,cn=1006,Ar=1007,ei=1008,Qe=1009,Rc=1010,Cc=1011,as=1012,da=1013,ii=1014,Mn=1015,xs=1016,fa=1017,pa=1018,ls=1020,Pc=35902,Dc=35899,Lc=1021,Ic=1022,Ge=1023,cs=1026,us=1027,ma=1028,ga=1029,Uc=1030,_a=1031,va=1033,tr=33776,er=33777,nr=33778,ir=33779,Eo=35840,bo=35841,To=35842,wo=35843,Ao=36196,Ro=37492,Co=37496,Po=37808,Do=37809,Lo=37810,Io=37811,Uo=37812,No=37813,Fo=37814,Oo=37815,ko=37816,Bo=37817,zo=37818,Ho=37819,Go=37820,Vo=37821,Wo=36492,Xo=36494,$o=36495,Yo=36283,qo=36284,jo=36285,Ko=36286,Lh=3200,Ih=3201,Uh=0,Nh=1,Nn="",je="srgb",si="srgb-linear",ur="linear",Zt="srgb",di=7680,Fh=7681,Oh=517,Va=519,kh=512,Bh=513,zh=514,Nc=515,Hh=516,Gh=517,Vh=518,Wh=519,Wa=35044,Xa=35048,$a="300 es",un=2e3,hr=2001;class ci{addEventListener(t,e){this._listeners===void 0&&(this._listeners={});const i=this._listeners;i[t]===void 0&&(i[t]=[]),i[t].indexOf(e)===-1&&i[t].push(e)}hasEventListener(t,e){const i=this._listeners;return i===void 0?!1:i[t]!==void 0&&i[t].indexOf(e)!==-1}removeEventListener(t,e){const i=this._listeners;if(i===void 0)return;const s=i[t];if(s!==void 0){const r=s.indexOf(e);r!==-1&&s.splice(r,1)}}dispatchEvent(t){const e=this._listeners;if(e===void 0)return;const i=e[t.type];if(i!==void 0){t.target=this;const s=i.slice(0);for(let r=0,o=s.length;r<o;r++)s[r].call(this,t);t.target=null}}}const Ee=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"];let Ya=1234567;const rs=Math.PI/180,hs=180/Math.PI;function Hi(){const n=Math.random()*4294967295|0,t=Math.random()*4294967295|0,e=Math.random()*4294967295|0,i=Math.random()*4294967295|0;return(Ee[n&255]+Ee[n>>8&255]+Ee[n>>16&255]+Ee[n>>24&255]+"-"+Ee[t&255]+Ee[t>>8&255]+"-"+Ee[t>>16&15|64]+Ee[t>>24&255]+"-"+Ee[e&63|128]+Ee[e>>8&255]+"-"+Ee[e>>16&255]+Ee[e>>24&255]+Ee[i&255]+Ee[i>>8&255]+Ee[i>>16&255]+Ee[i>>24&255]).toLowerCase()}function Gt(n,t,e){return Math.max(t,Math.min(e,n))}function xa(n,t){return(n%t+t)%t}function Xh(n,t,e,i,s){return i+(n-t)*(s-i)/(e-t)}function $h(n,t,e){return n!==t?(e-n)/(t-n):0}function os(n,t,e){return(1-e)*n+e*t}function Yh(n,t,e,i){return os(n,t,1-Math.exp(-e*i))}function qh(n,t=1){return t-Math.abs(xa(n,t*2)-t)}function jh(n,t,e){return n<=t?0:n>=e?1:(n=(n-t)/(e-t),n*n*(3-2*n))}function Kh(n,t,e){return n<=t?0:n>=e?1:(n=(n-t)/(e-t),n*n*n*(n*(n*6-15)+10))}function Zh(n,t){return n+Math.floor(Math.random()*(t-n+1))}function Jh(n,t){return n+Math.random()*(t-n)}function Qh(n){return n*(.5-Math.random())}function td(n){n!==void 0&&(Ya=n);let t=Ya+=1831565813;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>14)>>>0)/4294967296}function ed(n){return n*rs}function nd(n){return n*hs}function id(n){return(n&n-1)===0&&n!==0}function sd(n){return Math.pow(2,Math.ceil(Math.log(n)/Math.LN2))}function rd(n){return Math.pow(2,Math.floor(Math.log(n)/Math.LN2))}function od(n,t,e,i,s){const r=Math.cos,o=Math.sin,a=r(e/2),l=o(e/2),c=r((t+i)/2),u=o((t+i)/2),h=r((t-i)/2),d=o((t-i)/2),f=r((i-t)/2),g=o((i-t)/2);switch(s){case"XYX":n.set(a*u,l*h,l*d,a*c);break;case"YZY":n.set(l*d,a*u,l*h,a*c);break;case"ZXZ":n.set(l*h,l*d,a*u,a*c);break;case"XZX":n.set(a*u,l*g,l*f,a*c);break;case"YXY":n.set(l*f,a*u,l*g,a*c);break;case"ZYZ":n.set(l*g,l*f,a*u,a*c);break;default:console.warn("THREE.MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+s)}}function Ai(n,t){switch(t.constructor){case Float32Array:return n;case Uint32Array:return n/4294967295;case Uint16Array:return n/65535;case Uint8Array:return n/255;case Int32Array:return Math.max(n/2147483647,-1);case Int16Array:return Math.max(n/32767,-1);case Int8Array:return Math.max(n/127,-1);default:throw new Error("Invalid component type.")}}function Ae(n,t){switch(t.constructor){case Float32Array:return n;case Uint32Array:return Math.round(n*4294967295);case Uint16Array:return Math.round(n*65535);case Uint8Array:return Math.round(n*255);case Int32Array:return Math.round(n*2147483647);case Int16Array:return Math.round(n*32767);case Int8Array:return Math.round(n*127);default:throw new Error("Invalid component type.")}}const ts={DEG2RAD:rs,RAD2DEG:hs,generateUUID:Hi,clamp:Gt,euclideanModulo:xa,mapLinear:Xh,inverseLerp:$h,lerp:os,damp:Yh,pingpong:qh,smoothstep:jh,smootherstep:Kh,randInt:Zh,randFloat:Jh,randFloatSpread:Qh,seededRandom:td,degToRad:ed,radToDeg:nd,isPowerOfTwo:id,ceilPowerOfTwo:sd,floorPowerOfTwo:rd,setQuaternionFromProperEuler:od,normalize:Ae,denormalize:Ai};class Ut{constructor(t=0,e=0){Ut.prototype.isVector2=!0,this.x=t,this.y=e}get width(){return this.x}set width(t){this.x=t}get height(){return this.y}set height(t){this.y=t}set(t,e){return this.x=t,this.y=e,this}setScalar(t){return this.x=t,this.y=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;default:throw new Error("index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;default:throw new Error("index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y)}copy(t){return this.x=t.x,this.y=t.y,this}add(t){return this.x+=t.x,this.y+=t.y,this}addScalar(t){return this.x+=t,this.y+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this}subScalar(t){return this.x-=t,this.y-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this}multiply(t){return this.x*=t.x,this.y*=t.y,this}multiplyScalar(t){return this.x*=t,this.y*=t,this}divide(t){return this.x/=t.x,this.y/=t.y,this}divideScalar(t){return this.multiplyScalar(1/t)}applyMatrix3(t){const e=this.x,i=this.y,s=t.elements;return this.x=s[0]*e+s[3]*i+s[6],this.y=s[1]*e+s[4]*i+s[7],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this}clamp(t,e){return this.x=Gt(this.x,t.x,e.x),this.y=Gt(this.y,t.y,e.y),this}clampScalar(t,e){return this.x=Gt(this.x,t,e),this.y=Gt(this.y,t,e),this}clampLength(t,e){const i=this.length();return this.divideScalar(i||1).multiplyScalar(Gt(i,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(t){return this.x*t.x+this.y*t.y}cross(t){return this.x*t.y-this.y*t.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(t){const e=Math.sqrt(this.lengthSq()*t.lengthSq());if(e===0)return Math.PI/2;const i=this.dot(t)/e;return Math.acos(Gt(i,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){const e=this.x-t.x,i=this.y-t.y;return e*e+i*i}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this}lerpVectors(t,e,i){return this.x=t.x+(e.x-t.x)*i,this.y=t.y+(e.y-t.y)*i,this}equals(t){return t.x===this.x&&t.y===this.y}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this}rotateAround(t,e){const i=Math.cos(e),s=Math.sin(e),r=this.x-t.x,o=this.y-t.y;return this.x=r*i-o*s+t.x,this.y=r*s+o*i+t.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}}class ri{constructor(t=0,e=0,i=0,s=1){this.isQuaternion=!0,this._x=t,this._y=e,this._z=i,this._w=s}static slerpFlat(t,e,i,s,r,o,a){let l=i[s+0],c=i[s+1],u=i[s+2],h=i[s+3];const d=r[o+0],f=r[o+1],g=r[o+2],x=r[o+3];if(a===0){t[e+0]=l,t[e+1]=c,t[e+2]=u,t[e+3]=h;return}if(a===1){t[e+0]=d,t[e+1]=f,t[e+2]=g,t[e+3]=x;return}if(h!==x||l!==d||c!==f||u!==g){let m=1-a;const p=l*d+c*f+u*g+h*x,R=p>=0?1:-1,T=1-p*p;if(T>Number.EPSILON){const L=Math.sqrt(T),C=Math.atan2(L,p*R);m=Math.sin(m*C)/L,a=Math.sin(a*C)/L}const M=a*R;if(l=l*m+d*M,c=c*m+f*M,u=u*m+g*M,h=h*m+x*M,m===1-a){const L=1/Math.sqrt(l*l+c*c+u*u+h*h);l*=L,c*=L,u*=L,h*=L}}t[e]=l,t[e+1]=c,t[e+2]=u,t[e+3]=h}static multiplyQuaternionsFlat(t,e,i,s,r,o){const a=i[s],l=i[s+1],c=i[s+2],u=i[s+3],h=r[o],d=r[o+1],f=r[o+2],g=r[o+3];return t[e]=a*g+u*h+l*f-c*d,t[e+1]=l*g+u*d+c*h-a*f,t[e+2]=c*g+u*f+a*d-l*h,t[e+3]=u*g-a*h-l*d-c*f,t}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get w(){return this._w}set w(t){this._w=t,this._onChangeCallback()}set(t,e,i,s){return this._x=t,this._y=e,this._z=i,this._w=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(t){return this._x=t.x,this._y=t.y,this._z=t.z,this._w=t.w,this._onChangeCallback(),this}setFromEuler(t,e=!0){const i=t._x,s=t._y,r=t._z,o=t._order,a=Math.cos,l=Math.sin,c=a(i/2),u=a(s/2),h=a(r/2),d=l(i/2),f=l(s/2),g=l(r/2);switch(o){case"XYZ":this._x=d*u*h+c*f*g,this._y=c*f*h-d*u*g,this._z=c*u*g+d*f*h,this._w=c*u*h-d*f*g;break;case"YXZ":this._x=d*u*h+c*f*g,this._y=c*f*h-d*u*g,this._z=c*u*g-d*f*h,this._w=c*u*h+d*f*g;break;case"ZXY":this._x=d*u*h-c*f*g,this._y=c*f*h+d*u*g,this._z=c*u*g+d*f*h,this._w=c*u*h-d*f*g;break;case"ZYX":this._x=d*u*h-c*f*g,this._y=c*f*h+d*u*g,this._z=c*u*g-d*f*h,this._w=c*u*h+d*f*g;break;case"YZX":this._x=d*u*h+c*f*g,this._y=c*f*h+d*u*g,this._z=c*u*g-d*f*h,this._w=c*u*h-d*f*g;break;case"XZY":this._x=d*u*h-c*f*g,this._y=c*f*h-d*u*g,this._z=c*u*g+d*f*h,this._w=c*u*h+d*f*g;break;default:console.warn("THREE.Quaternion: .setFromEuler() encountered an unknown order: "+o)}return e===!0&&this._onChangeCallback(),this}setFromAxisAngle(t,e){const i=e/2,s=Math.sin(i);return this._x=t.x*s,this._y=t.y*s,this._z=t.z*s,this._w=Math.cos(i),this._onChangeCallback(),this}setFromRotationMatrix(t){const e=t.elements,i=e[0],s=e[4],r=e[8],o=e[1],a=e[5],l=e[9],c=e[2],u=e[6],h=e[10],d=i+a+h;if(d>0){const f=.5/Math.sqrt(d+1);this._w=.25/f,this._x=(u-l)*f,this._y=(r-c)*f,this._z=(o-s)*f}else if(i>a&&i>h){const f=2*Math.sqrt(1+i-a-h);this._w=(u-l)/f,this._x=.25*f,this._y=(s+o)/f,this._z=(r+c)/f}else if(a>h){const f=2*Math.sqrt(1+a-i-h);this._w=(r-c)/f,this._x=(s+o)/f,this._y=.25*f,this._z=(l+u)/f}else{const f=2*Math.sqrt(1+h-i-a);this._w=(o-s)/f,this._x=(r+c)/f,this._y=(l+u)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(t,e){let i=t.dot(e)+1;return i<1e-8?(i=0,Math.abs(t.x)>Math.abs(t.z)?(this._x=-t.y,this._y=t.x,this._z=0,this._w=i):(this._x=0,this._y=-t.z,this._z=t.y,this._w=i)):(this._x=t.y*e.z-t.z*e.y,this._y=t.z*e.x-t.x*e.z,this._z=t.x*e.y-t.y*e.x,this._w=i),this.normalize()}angleTo(t){return 2*Math.acos(Math.abs(Gt(this.dot(t),-1,1)))}rotateTowards(t,e){const i=this.angleTo(t);if(i===0)return this;const s=Math.min(1,e/i);return this.slerp(t,s),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(t){return this._x*t._x+this._y*t._y+this._z*t._z+this._w*t._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let t=this.length();return t===0?(this._x=0,this._y=0,this._z=0,this._w=1):(t=1/t,this._x=this._x*t,this._y=this._y*t,this._z=this._z*t,this._w=this._w*t),this._onChangeCallback(),this}multiply(t){return this.multiplyQuaternions(this,t)}premultiply(t){return this.multiplyQuaternions(t,this)}multiplyQuaternions(t,e){const i=t._x,s=t._y,r=t._z,o=t._w,a=e._x,l=e._y,c=e._z,u=e._w;return this._x=i*u+o*a+s*c-r*l,this._y=s*u+o*l+r*a-i*c,this._z=r*u+o*c+i*l-s*a,this._w=o*u-i*a-s*l-r*c,this._onChangeCallback(),this}slerp(t,e){if(e===0)return this;if(e===1)return this.copy(t);const i=this._x,s=this._y,r=this._z,o=this._w;let a=o*t._w+i*t._x+s*t._y+r*t._z;if(a<0?(this._w=-t._w,this._x=-t._x,this._y=-t._y,this._z=-t._z,a=-a):this.copy(t),a>=1)return this._w=o,this._x=i,this._y=s,this._z=r,this;const l=1-a*a;if(l<=Number.EPSILON){const f=1-e;return this._w=f*o+e*this._w,this._x=f*i+e*this._x,this._y=f*s+e*this._y,this._z=f*r+e*this._z,this.normalize(),this}const c=Math.sqrt(l),u=Math.atan2(c,a),h=Math.sin((1-e)*u)/c,d=Math.sin(e*u)/c;return this._w=o*h+this._w*d,this._x=i*h+this._x*d,this._y=s*h+this._y*d,this._z=r*h+this._z*d,this._onChangeCallback(),this}slerpQuaternions(t,e,i){return this.copy(t).slerp(e,i)}random(){const t=2*Math.PI*Math.random(),e=2*Math.PI*Math.random(),i=Math.random(),s=Math.sqrt(1-i),r=Math.sqrt(i);return this.set(s*Math.sin(t),s*Math.cos(t),r*Math.sin(e),r*Math.cos(e))}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._w===this._w}fromArray(t,e=0){return this._x=t[e],this._y=t[e+1],this._z=t[e+2],this._w=t[e+3],this._onChangeCallback(),this}toArray(t=[],e=0){return t[e]=this._x,t[e+1]=this._y,t[e+2]=this._z,t[e+3]=this._w,t}fromBufferAttribute(t,e){return this._x=t.getX(e),this._y=t.getY(e),this._z=t.getZ(e),this._w=t.getW(e),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}}class F{constructor(t=0,e=0,i=0){F.prototype.isVector3=!0,this.x=t,this.y=e,this.z=i}set(t,e,i){return i===void 0&&(i=this.z),this.x=t,this.y=e,this.z=i,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;case 2:this.z=e;break;default:throw new Error("index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this.z=t.z+e.z,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this.z+=t.z*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this.z=t.z-e.z,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this}multiplyVectors(t,e){return this.x=t.x*e.x,this.y=t.y*e.y,this.z=t.z*e.z,this}applyEuler(t){return this.applyQuaternion(qa.setFromEuler(t))}applyAxisAngle(t,e){return this.applyQuaternion(qa.setFromAxisAngle(t,e))}applyMatrix3(t){const e=this.x,i=this.y,s=this.z,r=t.elements;return this.x=r[0]*e+r[3]*i+r[6]*s,this.y=r[1]*e+r[4]*i+r[7]*s,this.z=r[2]*e+r[5]*i+r[8]*s,this}applyNormalMatrix(t){return this.applyMatrix3(t).normalize()}applyMatrix4(t){const e=this.x,i=this.y,s=this.z,r=t.elements,o=1/(r[3]*e+r[7]*i+r[11]*s+r[15]);return this.x=(r[0]*e+r[4]*i+r[8]*s+r[12])*o,this.y=(r[1]*e+r[5]*i+r[9]*s+r[13])*o,this.z=(r[2]*e+r[6]*i+r[10]*s+r[14])*o,this}applyQuaternion(t){const e=this.x,i=this.y,s=this.z,r=t.x,o=t.y,a=t.z,l=t.w,c=2*(o*s-a*i),u=2*(a*e-r*s),h=2*(r*i-o*e);return this.x=e+l*c+o*h-a*u,this.y=i+l*u+a*c-r*h,this.z=s+l*h+r*u-o*c,this}project(t){return this.applyMatrix4(t.matrixWorldInverse).applyMatrix4(t.projectionMatrix)}unproject(t){return this.applyMatrix4(t.projectionMatrixInverse).applyMatrix4(t.matrixWorld)}transformDirection(t){const e=this.x,i=this.y,s=this.z,r=t.elements;return this.x=r[0]*e+r[4]*i+r[8]*s,this.y=r[1]*e+r[5]*i+r[9]*s,this.z=r[2]*e+r[6]*i+r[10]*s,this.normalize()}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this}divideScalar(t){return this.multiplyScalar(1/t)}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this}clamp(t,e){return this.x=Gt(this.x,t.x,e.x),this.y=Gt(this.y,t.y,e.y),this.z=Gt(this.z,t.z,e.z),this}clampScalar(t,e){return this.x=Gt(this.x,t,e),this.y=Gt(this.y,t,e),this.z=Gt(this.z,t,e),this}clampLength(t,e){const i=this.length();return this.divideScalar(i||1).multiplyScalar(Gt(i,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this.z+=(t.z-this.z)*e,this}lerpVectors(t,e,i){return this.x=t.x+(e.x-t.x)*i,this.y=t.y+(e.y-t.y)*i,this.z=t.z+(e.z-t.z)*i,this}cross(t){return this.crossVectors(this,t)}crossVectors(t,e){const i=t.x,s=t.y,r=t.z,o=e.x,a=e.y,l=e.z;return this.x=s*l-r*a,this.y=r*o-i*l,this.z=i*a-s*o,this}projectOnVector(t){const e=t.lengthSq();if(e===0)return this.set(0,0,0);const i=t.dot(this)/e;return this.copy(t).multiplyScalar(i)}projectOnPlane(t){return Rr.copy(this).projectOnVector(t),this.sub(Rr)}reflect(t){return this.sub(Rr.copy(t).multiplyScalar(2*this.dot(t)))}angleTo(t){const e=Math.sqrt(this.lengthSq()*t.lengthSq());if(e===0)return Math.PI/2;const i=this.dot(t)/e;return Math.acos(Gt(i,-1,1))}distanceTo(t){return Math.sqrt(this.distanceToSquared(t))}distanceToSquared(t){const e=this.x-t.x,i=this.y-t.y,s=this.z-t.z;return e*e+i*i+s*s}manhattanDistanceTo(t){return Math.abs(this.x-t.x)+Math.abs(this.y-t.y)+Math.abs(this.z-t.z)}setFromSpherical(t){return this.setFromSphericalCoords(t.radius,t.phi,t.theta)}setFromSphericalCoords(t,e,i){const s=Math.sin(e)*t;return this.x=s*Math.sin(i),this.y=Math.cos(e)*t,this.z=s*Math.cos(i),this}setFromCylindrical(t){return this.setFromCylindricalCoords(t.radius,t.theta,t.y)}setFromCylindricalCoords(t,e,i){return this.x=t*Math.sin(e),this.y=i,this.z=t*Math.cos(e),this}setFromMatrixPosition(t){const e=t.elements;return this.x=e[12],this.y=e[13],this.z=e[14],this}setFromMatrixScale(t){const e=this.setFromMatrixColumn(t,0).length(),i=this.setFromMatrixColumn(t,1).length(),s=this.setFromMatrixColumn(t,2).length();return this.x=e,this.y=i,this.z=s,this}setFromMatrixColumn(t,e){return this.fromArray(t.elements,e*4)}setFromMatrix3Column(t,e){return this.fromArray(t.elements,e*3)}setFromEuler(t){return this.x=t._x,this.y=t._y,this.z=t._z,this}setFromColor(t){return this.x=t.r,this.y=t.g,this.z=t.b,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this.z=t[e+2],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t[e+2]=this.z,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this.z=t.getZ(e),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){const t=Math.random()*Math.PI*2,e=Math.random()*2-1,i=Math.sqrt(1-e*e);return this.x=i*Math.cos(t),this.y=e,this.z=i*Math.sin(t),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}}const Rr=new F,qa=new ri;class Bt{constructor(t,e,i,s,r,o,a,l,c){Bt.prototype.isMatrix3=!0,this.elements=[1,0,0,0,1,0,0,0,1],t!==void 0&&this.set(t,e,i,s,r,o,a,l,c)}set(t,e,i,s,r,o,a,l,c){const u=this.elements;return u[0]=t,u[1]=s,u[2]=a,u[3]=e,u[4]=r,u[5]=l,u[6]=i,u[7]=o,u[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(t){const e=this.elements,i=t.elements;return e[0]=i[0],e[1]=i[1],e[2]=i[2],e[3]=i[3],e[4]=i[4],e[5]=i[5],e[6]=i[6],e[7]=i[7],e[8]=i[8],this}extractBasis(t,e,i){return t.setFromMatrix3Column(this,0),e.setFromMatrix3Column(this,1),i.setFromMatrix3Column(this,2),this}setFromMatrix4(t){const e=t.elements;return this.set(e[0],e[4],e[8],e[1],e[5],e[9],e[2],e[6],e[10]),this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,e){const i=t.elements,s=e.elements,r=this.elements,o=i[0],a=i[3],l=i[6],c=i[1],u=i[4],h=i[7],d=i[2],f=i[5],g=i[8],x=s[0],m=s[3],p=s[6],R=s[1],T=s[4],M=s[7],L=s[2],C=s[5],I=s[8];return r[0]=o*x+a*R+l*L,r[3]=o*m+a*T+l*C,r[6]=o*p+a*M+l*I,r[1]=c*x+u*R+h*L,r[4]=c*m+u*T+h*C,r[7]=c*p+u*M+h*I,r[2]=d*x+f*R+g*L,r[5]=d*m+f*T+g*C,r[8]=d*p+f*M+g*I,this}multiplyScalar(t){const e=this.elements;return e[0]*=t,e[3]*=t,e[6]*=t,e[1]*=t,e[4]*=t,e[7]*=t,e[2]*=t,e[5]*=t,e[8]*=t,this}determinant(){const t=this.elements,e=t[0],i=t[1],s=t[2],r=t[3],o=t[4],a=t[5],l=t[6],c=t[7],u=t[8];return e*o*u-e*a*c-i*r*u+i*a*l+s*r*c-s*o*l}invert(){const t=this.elements,e=t[0],i=t[1],s=t[2],r=t[3],o=t[4],a=t[5],l=t[6],c=t[7],u=t[8],h=u*o-a*c,d=a*l-u*r,f=c*r-o*l,g=e*h+i*d+s*f;if(g===0)return this.set(0,0,0,0,0,0,0,0,0);const x=1/g;return t[0]=h*x,t[1]=(s*c-u*i)*x,t[2]=(a*i-s*o)*x,t[3]=d*x,t[4]=(u*e-s*l)*x,t[5]=(s*r-a*e)*x,t[6]=f*x,t[7]=(i*l-c*e)*x,t[8]=(o*e-i*r)*x,this}transpose(){let t;const e=this.elements;return t=e[1],e[1]=e[3],e[3]=t,t=e[2],e[2]=e[6],e[6]=t,t=e[5],e[5]=e[7],e[7]=t,this}getNormalMatrix(t){return this.setFromMatrix4(t).invert().transpose()}transposeIntoArray(t){const e=this.elements;return t[0]=e[0],t[1]=e[3],t[2]=e[6],t[3]=e[1],t[4]=e[4],t[5]=e[7],t[6]=e[2],t[7]=e[5],t[8]=e[8],this}setUvTransform(t,e,i,s,r,o,a){const l=Math.cos(r),c=Math.sin(r);return this.set(i*l,i*c,-i*(l*o+c*a)+o+t,-s*c,s*l,-s*(-c*o+l*a)+a+e,0,0,1),this}scale(t,e){return this.premultiply(Cr.makeScale(t,e)),this}rotate(t){return this.premultiply(Cr.makeRotation(-t)),this}translate(t,e){return this.premultiply(Cr.makeTranslation(t,e)),this}makeTranslation(t,e){return t.isVector2?this.set(1,0,t.x,0,1,t.y,0,0,1):this.set(1,0,t,0,1,e,0,0,1),this}makeRotation(t){const e=Math.cos(t),i=Math.sin(t);return this.set(e,-i,0,i,e,0,0,0,1),this}makeScale(t,e){return this.set(t,0,0,0,e,0,0,0,1),this}equals(t){const e=this.elements,i=t.elements;for(let s=0;s<9;s++)if(e[s]!==i[s])return!1;return!0}fromArray(t,e=0){for(let i=0;i<9;i++)this.elements[i]=t[i+e];return this}toArray(t=[],e=0){const i=this.elements;return t[e]=i[0],t[e+1]=i[1],t[e+2]=i[2],t[e+3]=i[3],t[e+4]=i[4],t[e+5]=i[5],t[e+6]=i[6],t[e+7]=i[7],t[e+8]=i[8],t}clone(){return new this.constructor().fromArray(this.elements)}}const Cr=new Bt;function Fc(n){for(let t=n.length-1;t>=0;--t)if(n[t]>=65535)return!0;return!1}function dr(n){return document.createElementNS("http://www.w3.org/1999/xhtml",n)}function ad(){const n=dr("canvas");return n.style.display="block",n}const ja={};function ds(n){n in ja||(ja[n]=!0,console.warn(n))}function ld(n,t,e){return new Promise(function(i,s){function r(){switch(n.clientWaitSync(t,n.SYNC_FLUSH_COMMANDS_BIT,0)){case n.WAIT_FAILED:s();break;case n.TIMEOUT_EXPIRED:setTimeout(r,e);break;default:i()}}setTimeout(r,e)})}const Ka=new Bt().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),Za=new Bt().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function cd(){const n={enabled:!0,workingColorSpace:si,spaces:{},convert:function(s,r,o){return this.enabled===!1||r===o||!r||!o||(this.spaces[r].transfer===Zt&&(s.r=En(s.r),s.g=En(s.g),s.b=En(s.b)),this.spaces[r].primaries!==this.spaces[o].primaries&&(s.applyMatrix3(this.spaces[r].toXYZ),s.applyMatrix3(this.spaces[o].fromXYZ)),this.spaces[o].transfer===Zt&&(s.r=Li(s.r),s.g=Li(s.g),s.b=Li(s.b))),s},workingToColorSpace:function(s,r){return this.convert(s,this.workingColorSpace,r)},colorSpaceToWorking:function(s,r){return this.convert(s,r,this.workingColorSpace)},getPrimaries:function(s){return this.spaces[s].primaries},getTransfer:function(s){return s===Nn?ur:this.spaces[s].transfer},getToneMappingMode:function(s){return this.spaces[s].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(s,r=this.workingColorSpace){return s.fromArray(this.spaces[r].luminanceCoefficients)},define:function(s){Object.assign(this.spaces,s)},_getMatrix:function(s,r,o){return s.copy(this.spaces[r].toXYZ).multiply(this.spaces[o].fromXYZ)},_getDrawingBufferColorSpace:function(s){return this.spaces[s].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(s=this.workingColorSpace){return this.spaces[s].workingColorSpaceConfig.unpackColorSpace},fromWorkingColorSpace:function(s,r){return ds("THREE.ColorManagement: .fromWorkingColorSpace() has been renamed to .workingToColorSpace()."),n.workingToColorSpace(s,r)},toWorkingColorSpace:function(s,r){return ds("THREE.ColorManagement: .toWorkingColorSpace() has been renamed to .colorSpaceToWorking()."),n.colorSpaceToWorking(s,r)}},t=[.64,.33,.3,.6,.15,.06],e=[.2126,.7152,.0722],i=[.3127,.329];return n.define({[si]:{primaries:t,whitePoint:i,transfer:ur,toXYZ:Ka,fromXYZ:Za,luminanceCoefficients:e,workingColorSpaceConfig:{unpackColorSpace:je},outputColorSpaceConfig:{drawingBufferColorSpace:je}},[je]:{primaries:t,whitePoint:i,transfer:Zt,toXYZ:Ka,fromXYZ:Za,luminanceCoefficients:e,outputColorSpaceConfig:{drawingBufferColorSpace:je}}}),n}const $t=cd();function En(n){return n<.04045?n*.0773993808:Math.pow(n*.9478672986+.0521327014,2.4)}function Li(n){return n<.0031308?n*12.92:1.055*Math.pow(n,.41666)-.055}let fi;class ud{static getDataURL(t,e="image/png"){if(/^data:/i.test(t.src)||typeof HTMLCanvasElement>"u")return t.src;let i;if(t instanceof HTMLCanvasElement)i=t;else{fi===void 0&&(fi=dr("canvas")),fi.width=t.width,fi.height=t.height;const s=fi.getContext("2d");t instanceof ImageData?s.putImageData(t,0,0):s.drawImage(t,0,0,t.width,t.height),i=fi}return i.toDataURL(e)}static sRGBToLinear(t){if(typeof HTMLImageElement<"u"&&t instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&t instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&t instanceof ImageBitmap){const e=dr("canvas");e.width=t.width,e.height=t.height;const i=e.getContext("2d");i.drawImage(t,0,0,t.width,t.height);const s=i.getImageData(0,0,t.width,t.height),r=s.data;for(let o=0;o<r.length;o++)r[o]=En(r[o]/255)*255;return i.putImageData(s,0,0),e}else if(t.data){const e=t.data.slice(0);for(let i=0;i<e.length;i++)e instanceof Uint8Array||e instanceof Uint8ClampedArray?e[i]=Math.floor(En(e[i]/255)*255):e[i]=En(e[i]);return{data:e,width:t.width,height:t.height}}else return console.warn("THREE.ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),t}}let hd=0;class Ma{constructor(t=null){this.isSource=!0,Object.defineProperty(this,"id",{value:hd++}),this.uuid=Hi(),this.data=t,this.dataReady=!0,this.version=0}getSize(t){const e=this.data;return typeof HTMLVideoElement<"u"&&e instanceof HTMLVideoElement?t.set(e.videoWidth,e.videoHeight,0):e instanceof VideoFrame?t.set(e.displayHeight,e.displayWidth,0):e!==null?t.set(e.width,e.height,e.depth||0):t.set(0,0,0),t}set needsUpdate(t){t===!0&&this.version++}toJSON(t){const e=t===void 0||typeof t=="string";if(!e&&t.images[this.uuid]!==void 0)return t.images[this.uuid];const i={uuid:this.uuid,url:""},s=this.data;if(s!==null){let r;if(Array.isArray(s)){r=[];for(let o=0,a=s.length;o<a;o++)s[o].isDataTexture?r.push(Pr(s[o].image)):r.push(Pr(s[o]))}else r=Pr(s);i.url=r}return e||(t.images[this.uuid]=i),i}}function Pr(n){return typeof HTMLImageElement<"u"&&n instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&n instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&n instanceof ImageBitmap?ud.getDataURL(n):n.data?{data:Array.from(n.data),width:n.width,height:n.height,type:n.data.constructor.name}:(console.warn("THREE.Texture: Unable to serialize Texture."),{})}let dd=0;const Dr=new F;class Ce extends ci{constructor(t=Ce.DEFAULT_IMAGE,e=Ce.DEFAULT_MAPPING,i=ti,s=ti,r=cn,o=ei,a=Ge,l=Qe,c=Ce.DEFAULT_ANISOTROPY,u=Nn){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:dd++}),this.uuid=Hi(),this.name="",this.source=new Ma(t),this.mipmaps=[],this.mapping=e,this.channel=0,this.wrapS=i,this.wrapT=s,this.magFilter=r,this.minFilter=o,this.anisotropy=c,this.format=a,this.internalFormat=null,this.type=l,this.offset=new Ut(0,0),this.repeat=new Ut(1,1),this.center=new Ut(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Bt,this.generateMipmaps=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=u,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(t&&t.depth&&t.depth>1),this.pmremVersion=0}get width(){return this.source.getSize(Dr).x}get height(){return this.source.getSize(Dr).y}get depth(){return this.source.getSize(Dr).z}get image(){return this.source.data}set image(t=null){this.source.data=t}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(t){return this.name=t.name,this.source=t.source,this.mipmaps=t.mipmaps.slice(0),this.mapping=t.mapping,this.channel=t.channel,this.wrapS=t.wrapS,this.wrapT=t.wrapT,this.magFilter=t.magFilter,this.minFilter=t.minFilter,this.anisotropy=t.anisotropy,this.format=t.format,this.internalFormat=t.internalFormat,this.type=t.type,this.offset.copy(t.offset),this.repeat.copy(t.repeat),this.center.copy(t.center),this.rotation=t.rotation,this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrix.copy(t.matrix),this.generateMipmaps=t.generateMipmaps,this.premultiplyAlpha=t.premultiplyAlpha,this.flipY=t.flipY,this.unpackAlignment=t.unpackAlignment,this.colorSpace=t.colorSpace,this.renderTarget=t.renderTarget,this.isRenderTargetTexture=t.isRenderTargetTexture,this.isArrayTexture=t.isArrayTexture,this.userData=JSON.parse(JSON.stringify(t.userData)),this.needsUpdate=!0,this}setValues(t){for(const e in t){const i=t[e];if(i===void 0){console.warn(`THREE.Texture.setValues(): parameter '${e}' has value of undefined.`);continue}const s=this[e];if(s===void 0){console.warn(`THREE.Texture.setValues(): property '${e}' does not exist.`);continue}s&&i&&s.isVector2&&i.isVector2||s&&i&&s.isVector3&&i.isVector3||s&&i&&s.isMatrix3&&i.isMatrix3?s.copy(i):this[e]=i}}toJSON(t){const e=t===void 0||typeof t=="string";if(!e&&t.textures[this.uuid]!==void 0)return t.textures[this.uuid];const i={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(t).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(i.userData=this.userData),e||(t.textures[this.uuid]=i),i}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(t){if(this.mapping!==Ac)return t;if(t.applyMatrix3(this.matrix),t.x<0||t.x>1)switch(this.wrapS){case So:t.x=t.x-Math.floor(t.x);break;case ti:t.x=t.x<0?0:1;break;case yo:Math.abs(Math.floor(t.x)%2)===1?t.x=Math.ceil(t.x)-t.x:t.x=t.x-Math.floor(t.x);break}if(t.y<0||t.y>1)switch(this.wrapT){case So:t.y=t.y-Math.floor(t.y);break;case ti:t.y=t.y<0?0:1;break;case yo:Math.abs(Math.floor(t.y)%2)===1?t.y=Math.ceil(t.y)-t.y:t.y=t.y-Math.floor(t.y);break}return this.flipY&&(t.y=1-t.y),t}set needsUpdate(t){t===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(t){t===!0&&this.pmremVersion++}}Ce.DEFAULT_IMAGE=null;Ce.DEFAULT_MAPPING=Ac;Ce.DEFAULT_ANISOTROPY=1;class de{constructor(t=0,e=0,i=0,s=1){de.prototype.isVector4=!0,this.x=t,this.y=e,this.z=i,this.w=s}get width(){return this.z}set width(t){this.z=t}get height(){return this.w}set height(t){this.w=t}set(t,e,i,s){return this.x=t,this.y=e,this.z=i,this.w=s,this}setScalar(t){return this.x=t,this.y=t,this.z=t,this.w=t,this}setX(t){return this.x=t,this}setY(t){return this.y=t,this}setZ(t){return this.z=t,this}setW(t){return this.w=t,this}setComponent(t,e){switch(t){case 0:this.x=e;break;case 1:this.y=e;break;case 2:this.z=e;break;case 3:this.w=e;break;default:throw new Error("index is out of range: "+t)}return this}getComponent(t){switch(t){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("index is out of range: "+t)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(t){return this.x=t.x,this.y=t.y,this.z=t.z,this.w=t.w!==void 0?t.w:1,this}add(t){return this.x+=t.x,this.y+=t.y,this.z+=t.z,this.w+=t.w,this}addScalar(t){return this.x+=t,this.y+=t,this.z+=t,this.w+=t,this}addVectors(t,e){return this.x=t.x+e.x,this.y=t.y+e.y,this.z=t.z+e.z,this.w=t.w+e.w,this}addScaledVector(t,e){return this.x+=t.x*e,this.y+=t.y*e,this.z+=t.z*e,this.w+=t.w*e,this}sub(t){return this.x-=t.x,this.y-=t.y,this.z-=t.z,this.w-=t.w,this}subScalar(t){return this.x-=t,this.y-=t,this.z-=t,this.w-=t,this}subVectors(t,e){return this.x=t.x-e.x,this.y=t.y-e.y,this.z=t.z-e.z,this.w=t.w-e.w,this}multiply(t){return this.x*=t.x,this.y*=t.y,this.z*=t.z,this.w*=t.w,this}multiplyScalar(t){return this.x*=t,this.y*=t,this.z*=t,this.w*=t,this}applyMatrix4(t){const e=this.x,i=this.y,s=this.z,r=this.w,o=t.elements;return this.x=o[0]*e+o[4]*i+o[8]*s+o[12]*r,this.y=o[1]*e+o[5]*i+o[9]*s+o[13]*r,this.z=o[2]*e+o[6]*i+o[10]*s+o[14]*r,this.w=o[3]*e+o[7]*i+o[11]*s+o[15]*r,this}divide(t){return this.x/=t.x,this.y/=t.y,this.z/=t.z,this.w/=t.w,this}divideScalar(t){return this.multiplyScalar(1/t)}setAxisAngleFromQuaternion(t){this.w=2*Math.acos(t.w);const e=Math.sqrt(1-t.w*t.w);return e<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=t.x/e,this.y=t.y/e,this.z=t.z/e),this}setAxisAngleFromRotationMatrix(t){let e,i,s,r;const l=t.elements,c=l[0],u=l[4],h=l[8],d=l[1],f=l[5],g=l[9],x=l[2],m=l[6],p=l[10];if(Math.abs(u-d)<.01&&Math.abs(h-x)<.01&&Math.abs(g-m)<.01){if(Math.abs(u+d)<.1&&Math.abs(h+x)<.1&&Math.abs(g+m)<.1&&Math.abs(c+f+p-3)<.1)return this.set(1,0,0,0),this;e=Math.PI;const T=(c+1)/2,M=(f+1)/2,L=(p+1)/2,C=(u+d)/4,I=(h+x)/4,k=(g+m)/4;return T>M&&T>L?T<.01?(i=0,s=.707106781,r=.707106781):(i=Math.sqrt(T),s=C/i,r=I/i):M>L?M<.01?(i=.707106781,s=0,r=.707106781):(s=Math.sqrt(M),i=C/s,r=k/s):L<.01?(i=.707106781,s=.707106781,r=0):(r=Math.sqrt(L),i=I/r,s=k/r),this.set(i,s,r,e),this}let R=Math.sqrt((m-g)*(m-g)+(h-x)*(h-x)+(d-u)*(d-u));return Math.abs(R)<.001&&(R=1),this.x=(m-g)/R,this.y=(h-x)/R,this.z=(d-u)/R,this.w=Math.acos((c+f+p-1)/2),this}setFromMatrixPosition(t){const e=t.elements;return this.x=e[12],this.y=e[13],this.z=e[14],this.w=e[15],this}min(t){return this.x=Math.min(this.x,t.x),this.y=Math.min(this.y,t.y),this.z=Math.min(this.z,t.z),this.w=Math.min(this.w,t.w),this}max(t){return this.x=Math.max(this.x,t.x),this.y=Math.max(this.y,t.y),this.z=Math.max(this.z,t.z),this.w=Math.max(this.w,t.w),this}clamp(t,e){return this.x=Gt(this.x,t.x,e.x),this.y=Gt(this.y,t.y,e.y),this.z=Gt(this.z,t.z,e.z),this.w=Gt(this.w,t.w,e.w),this}clampScalar(t,e){return this.x=Gt(this.x,t,e),this.y=Gt(this.y,t,e),this.z=Gt(this.z,t,e),this.w=Gt(this.w,t,e),this}clampLength(t,e){const i=this.length();return this.divideScalar(i||1).multiplyScalar(Gt(i,t,e))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(t){return this.x*t.x+this.y*t.y+this.z*t.z+this.w*t.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(t){return this.normalize().multiplyScalar(t)}lerp(t,e){return this.x+=(t.x-this.x)*e,this.y+=(t.y-this.y)*e,this.z+=(t.z-this.z)*e,this.w+=(t.w-this.w)*e,this}lerpVectors(t,e,i){return this.x=t.x+(e.x-t.x)*i,this.y=t.y+(e.y-t.y)*i,this.z=t.z+(e.z-t.z)*i,this.w=t.w+(e.w-t.w)*i,this}equals(t){return t.x===this.x&&t.y===this.y&&t.z===this.z&&t.w===this.w}fromArray(t,e=0){return this.x=t[e],this.y=t[e+1],this.z=t[e+2],this.w=t[e+3],this}toArray(t=[],e=0){return t[e]=this.x,t[e+1]=this.y,t[e+2]=this.z,t[e+3]=this.w,t}fromBufferAttribute(t,e){return this.x=t.getX(e),this.y=t.getY(e),this.z=t.getZ(e),this.w=t.getW(e),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}}class fd extends ci{constructor(t=1,e=1,i={}){super(),i=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:cn,depthBuffer:!0,stencilBuffer:!1,resolveDepthBuffer:!0,resolveStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1},i),this.isRenderTarget=!0,this.width=t,this.height=e,this.depth=i.depth,this.scissor=new de(0,0,t,e),this.scissorTest=!1,this.viewport=new de(0,0,t,e);const s={width:t,height:e,depth:i.depth},r=new Ce(s);this.textures=[];const o=i.count;for(let a=0;a<o;a++)this.textures[a]=r.clone(),this.textures[a].isRenderTargetTexture=!0,this.textures[a].renderTarget=this;this._setTextureOptions(i),this.depthBuffer=i.depthBuffer,this.stencilBuffer=i.stencilBuffer,this.resolveDepthBuffer=i.resolveDepthBuffer,this.resolveStencilBuffer=i.resolveStencilBuffer,this._depthTexture=null,this.depthTexture=i.depthTexture,this.samples=i.samples,this.multiview=i.multiview}_setTextureOptions(t={}){const e={minFilter:cn,generateMipmaps:!1,flipY:!1,internalFormat:null};t.mapping!==void 0&&(e.mapping=t.mapping),t.wrapS!==void 0&&(e.wrapS=t.wrapS),t.wrapT!==void 0&&(e.wrapT=t.wrapT),t.wrapR!==void 0&&(e.wrapR=t.wrapR),t.magFilter!==void 0&&(e.magFilter=t.magFilter),t.minFilter!==void 0&&(e.minFilter=t.minFilter),t.format!==void 0&&(e.format=t.format),t.type!==void 0&&(e.type=t.type),t.anisotropy!==void 0&&(e.anisotropy=t.anisotropy),t.colorSpace!==void 0&&(e.colorSpace=t.colorSpace),t.flipY!==void 0&&(e.flipY=t.flipY),t.generateMipmaps!==void 0&&(e.generateMipmaps=t.generateMipmaps),t.internalFormat!==void 0&&(e.internalFormat=t.internalFormat);for(let i=0;i<this.textures.length;i++)this.textures[i].setValues(e)}get texture(){return this.textures[0]}set texture(t){this.textures[0]=t}set depthTexture(t){this._depthTexture!==null&&(this._depthTexture.renderTarget=null),t!==null&&(t.renderTarget=this),this._depthTexture=t}get depthTexture(){return this._depthTexture}setSize(t,e,i=1){if(this.width!==t||this.height!==e||this.depth!==i){this.width=t,this.height=e,this.depth=i;for(let s=0,r=this.textures.length;s<r;s++)this.textures[s].image.width=t,this.textures[s].image.height=e,this.textures[s].image.depth=i,this.textures[s].isArrayTexture=this.textures[s].image.depth>1;this.dispose()}this.viewport.set(0,0,t,e),this.scissor.set(0,0,t,e)}clone(){return new this.constructor().copy(this)}copy(t){this.width=t.width,this.height=t.height,this.depth=t.depth,this.scissor.copy(t.scissor),this.scissorTest=t.scissorTest,this.viewport.copy(t.viewport),this.textures.length=0;for(let e=0,i=t.textures.length;e<i;e++){this.textures[e]=t.textures[e].clone(),this.textures[e].isRenderTargetTexture=!0,this.textures[e].renderTarget=this;const s=Object.assign({},t.textures[e].image);this.textures[e].source=new Ma(s)}return this.depthBuffer=t.depthBuffer,this.stencilBuffer=t.stencilBuffer,this.resolveDepthBuffer=t.resolveDepthBuffer,this.resolveStencilBuffer=t.resolveStencilBuffer,t.depthTexture!==null&&(this.depthTexture=t.depthTexture.clone()),this.samples=t.samples,this}dispose(){this.dispatchEvent({type:"dispose"})}}class oi extends fd{constructor(t=1,e=1,i={}){super(t,e,i),this.isWebGLRenderTarget=!0}}class Oc extends Ce{constructor(t=null,e=1,i=1,s=1){super(null),this.isDataArrayTexture=!0,this.image={data:t,width:e,height:i,depth:s},this.magFilter=Ve,this.minFilter=Ve,this.wrapR=ti,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}addLayerUpdate(t){this.layerUpdates.add(t)}clearLayerUpdates(){this.layerUpdates.clear()}}class pd extends Ce{constructor(t=null,e=1,i=1,s=1){super(null),this.isData3DTexture=!0,this.image={data:t,width:e,height:i,depth:s},this.magFilter=Ve,this.minFilter=Ve,this.wrapR=ti,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}}class Ms{constructor(t=new F(1/0,1/0,1/0),e=new F(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=t,this.max=e}set(t,e){return this.min.copy(t),this.max.copy(e),this}setFromArray(t){this.makeEmpty();for(let e=0,i=t.length;e<i;e+=3)this.expandByPoint(tn.fromArray(t,e));return this}setFromBufferAttribute(t){this.makeEmpty();for(let e=0,i=t.count;e<i;e++)this.expandByPoint(tn.fromBufferAttribute(t,e));return this}setFromPoints(t){this.makeEmpty();for(let e=0,i=t.length;e<i;e++)this.expandByPoint(t[e]);return this}setFromCenterAndSize(t,e){const i=tn.copy(e).multiplyScalar(.5);return this.min.copy(t).sub(i),this.max.copy(t).add(i),this}setFromObject(t,e=!1){return this.makeEmpty(),this.expandByObject(t,e)}clone(){return new this.constructor().copy(this)}copy(t){return this.min.copy(t.min),this.max.copy(t.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(t){return this.isEmpty()?t.set(0,0,0):t.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(t){return this.isEmpty()?t.set(0,0,0):t.subVectors(this.max,this.min)}expandByPoint(t){return this.min.min(t),this.max.max(t),this}expandByVector(t){return this.min.sub(t),this.max.add(t),this}expandByScalar(t){return this.min.addScalar(-t),this.max.addScalar(t),this}expandByObject(t,e=!1){t.updateWorldMatrix(!1,!1);const i=t.geometry;if(i!==void 0){const r=i.getAttribute("position");if(e===!0&&r!==void 0&&t.isInstancedMesh!==!0)for(let o=0,a=r.count;o<a;o++)t.isMesh===!0?t.getVertexPosition(o,tn):tn.fromBufferAttribute(r,o),tn.applyMatrix4(t.matrixWorld),this.expandByPoint(tn);else t.boundingBox!==void 0?(t.boundingBox===null&&t.computeBoundingBox(),Cs.copy(t.boundingBox)):(i.boundingBox===null&&i.computeBoundingBox(),Cs.copy(i.boundingBox)),Cs.applyMatrix4(t.matrixWorld),this.union(Cs)}const s=t.children;for(let r=0,o=s.length;r<o;r++)this.expandByObject(s[r],e);return this}containsPoint(t){return t.x>=this.min.x&&t.x<=this.max.x&&t.y>=this.min.y&&t.y<=this.max.y&&t.z>=this.min.z&&t.z<=this.max.z}containsBox(t){return this.min.x<=t.min.x&&t.max.x<=this.max.x&&this.min.y<=t.min.y&&t.max.y<=this.max.y&&this.min.z<=t.min.z&&t.max.z<=this.max.z}getParameter(t,e){return e.set((t.x-this.min.x)/(this.max.x-this.min.x),(t.y-this.min.y)/(this.max.y-this.min.y),(t.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(t){return t.max.x>=this.min.x&&t.min.x<=this.max.x&&t.max.y>=this.min.y&&t.min.y<=this.max.y&&t.max.z>=this.min.z&&t.min.z<=this.max.z}intersectsSphere(t){return this.clampPoint(t.center,tn),tn.distanceToSquared(t.center)<=t.radius*t.radius}intersectsPlane(t){let e,i;return t.normal.x>0?(e=t.normal.x*this.min.x,i=t.normal.x*this.max.x):(e=t.normal.x*this.max.x,i=t.normal.x*this.min.x),t.normal.y>0?(e+=t.normal.y*this.min.y,i+=t.normal.y*this.max.y):(e+=t.normal.y*this.max.y,i+=t.normal.y*this.min.y),t.normal.z>0?(e+=t.normal.z*this.min.z,i+=t.normal.z*this.max.z):(e+=t.normal.z*this.max.z,i+=t.normal.z*this.min.z),e<=-t.constant&&i>=-t.constant}intersectsTriangle(t){if(this.isEmpty())return!1;this.getCenter($i),Ps.subVectors(this.max,$i),pi.subVectors(t.a,$i),mi.subVectors(t.b,$i),gi.subVectors(t.c,$i),Cn.subVectors(mi,pi),Pn.subVectors(gi,mi),Xn.subVectors(pi,gi);let e=[0,-Cn.z,Cn.y,0,-Pn.z,Pn.y,0,-Xn.z,Xn.y,Cn.z,0,-Cn.x,Pn.z,0,-Pn.x,Xn.z,0,-Xn.x,-Cn.y,Cn.x,0,-Pn.y,Pn.x,0,-Xn.y,Xn.x,0];return!Lr(e,pi,mi,gi,Ps)||(e=[1,0,0,0,1,0,0,0,1],!Lr(e,pi,mi,gi,Ps))?!1:(Ds.crossVectors(Cn,Pn),e=[Ds.x,Ds.y,Ds.z],Lr(e,pi,mi,gi,Ps))}clampPoint(t,e){return e.copy(t).clamp(this.min,this.max)}distanceToPoint(t){return this.clampPoint(t,tn).distanceTo(t)}getBoundingSphere(t){return this.isEmpty()?t.makeEmpty():(this.getCenter(t.center),t.radius=this.getSize(tn).length()*.5),t}intersect(t){return this.min.max(t.min),this.max.min(t.max),this.isEmpty()&&this.makeEmpty(),this}union(t){return this.min.min(t.min),this.max.max(t.max),this}applyMatrix4(t){return this.isEmpty()?this:(fn[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(t),fn[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(t),fn[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(t),fn[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(t),fn[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(t),fn[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(t),fn[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(t),fn[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(t),this.setFromPoints(fn),this)}translate(t){return this.min.add(t),this.max.add(t),this}equals(t){return t.min.equals(this.min)&&t.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(t){return this.min.fromArray(t.min),this.max.fromArray(t.max),this}}const fn=[new F,new F,new F,new F,new F,new F,new F,new F],tn=new F,Cs=new Ms,pi=new F,mi=new F,gi=new F,Cn=new F,Pn=new F,Xn=new F,$i=new F,Ps=new F,Ds=new F,$n=new F;function Lr(n,t,e,i,s){for(let r=0,o=n.length-3;r<=o;r+=3){$n.fromArray(n,r);const a=s.x*Math.abs($n.x)+s.y*Math.abs($n.y)+s.z*Math.abs($n.z),l=t.dot($n),c=e.dot($n),u=i.dot($n);if(Math.max(-Math.max(l,c,u),Math.min(l,c,u))>a)return!1}return!0}const md=new Ms,Yi=new F,Ir=new F;class Sr{constructor(t=new F,e=-1){this.isSphere=!0,this.center=t,this.radius=e}set(t,e){return this.center.copy(t),this.radius=e,this}setFromPoints(t,e){const i=this.center;e!==void 0?i.copy(e):md.setFromPoints(t).getCenter(i);let s=0;for(let r=0,o=t.length;r<o;r++)s=Math.max(s,i.distanceToSquared(t[r]));return this.radius=Math.sqrt(s),this}copy(t){return this.center.copy(t.center),this.radius=t.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(t){return t.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(t){return t.distanceTo(this.center)-this.radius}intersectsSphere(t){const e=this.radius+t.radius;return t.center.distanceToSquared(this.center)<=e*e}intersectsBox(t){return t.intersectsSphere(this)}intersectsPlane(t){return Math.abs(t.distanceToPoint(this.center))<=this.radius}clampPoint(t,e){const i=this.center.distanceToSquared(t);return e.copy(t),i>this.radius*this.radius&&(e.sub(this.center).normalize(),e.multiplyScalar(this.radius).add(this.center)),e}getBoundingBox(t){return this.isEmpty()?(t.makeEmpty(),t):(t.set(this.center,this.center),t.expandByScalar(this.radius),t)}applyMatrix4(t){return this.center.applyMatrix4(t),this.radius=this.radius*t.getMaxScaleOnAxis(),this}translate(t){return this.center.add(t),this}expandByPoint(t){if(this.isEmpty())return this.center.copy(t),this.radius=0,this;Yi.subVectors(t,this.center);const e=Yi.lengthSq();if(e>this.radius*this.radius){const i=Math.sqrt(e),s=(i-this.radius)*.5;this.center.addScaledVector(Yi,s/i),this.radius+=s}return this}union(t){return t.isEmpty()?this:this.isEmpty()?(this.copy(t),this):(this.center.equals(t.center)===!0?this.radius=Math.max(this.radius,t.radius):(Ir.subVectors(t.center,this.center).setLength(t.radius),this.expandByPoint(Yi.copy(t.center).add(Ir)),this.expandByPoint(Yi.copy(t.center).sub(Ir))),this)}equals(t){return t.center.equals(this.center)&&t.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(t){return this.radius=t.radius,this.center.fromArray(t.center),this}}const pn=new F,Ur=new F,Ls=new F,Dn=new F,Nr=new F,Is=new F,Fr=new F;class yr{constructor(t=new F,e=new F(0,0,-1)){this.origin=t,this.direction=e}set(t,e){return this.origin.copy(t),this.direction.copy(e),this}copy(t){return this.origin.copy(t.origin),this.direction.copy(t.direction),this}at(t,e){return e.copy(this.origin).addScaledVector(this.direction,t)}lookAt(t){return this.direction.copy(t).sub(this.origin).normalize(),this}recast(t){return this.origin.copy(this.at(t,pn)),this}closestPointToPoint(t,e){e.subVectors(t,this.origin);const i=e.dot(this.direction);return i<0?e.copy(this.origin):e.copy(this.origin).addScaledVector(this.direction,i)}distanceToPoint(t){return Math.sqrt(this.distanceSqToPoint(t))}distanceSqToPoint(t){const e=pn.subVectors(t,this.origin).dot(this.direction);return e<0?this.origin.distanceToSquared(t):(pn.copy(this.origin).addScaledVector(this.direction,e),pn.distanceToSquared(t))}distanceSqToSegment(t,e,i,s){Ur.copy(t).add(e).multiplyScalar(.5),Ls.copy(e).sub(t).normalize(),Dn.copy(this.origin).sub(Ur);const r=t.distanceTo(e)*.5,o=-this.direction.dot(Ls),a=Dn.dot(this.direction),l=-Dn.dot(Ls),c=Dn.lengthSq(),u=Math.abs(1-o*o);let h,d,f,g;if(u>0)if(h=o*l-a,d=o*a-l,g=r*u,h>=0)if(d>=-g)if(d<=g){const x=1/u;h*=x,d*=x,f=h*(h+o*d+2*a)+d*(o*h+d+2*l)+c}else d=r,h=Math.max(0,-(o*d+a)),f=-h*h+d*(d+2*l)+c;else d=-r,h=Math.max(0,-(o*d+a)),f=-h*h+d*(d+2*l)+c;else d<=-g?(h=Math.max(0,-(-o*r+a)),d=h>0?-r:Math.min(Math.max(-r,-l),r),f=-h*h+d*(d+2*l)+c):d<=g?(h=0,d=Math.min(Math.max(-r,-l),r),f=d*(d+2*l)+c):(h=Math.max(0,-(o*r+a)),d=h>0?r:Math.min(Math.max(-r,-l),r),f=-h*h+d*(d+2*l)+c);else d=o>0?-r:r,h=Math.max(0,-(o*d+a)),f=-h*h+d*(d+2*l)+c;return i&&i.copy(this.origin).addScaledVector(this.direction,h),s&&s.copy(Ur).addScaledVector(Ls,d),f}intersectSphere(t,e){pn.subVectors(t.center,this.origin);const i=pn.dot(this.direction),s=pn.dot(pn)-i*i,r=t.radius*t.radius;if(s>r)return null;const o=Math.sqrt(r-s),a=i-o,l=i+o;return l<0?null:a<0?this.at(l,e):this.at(a,e)}intersectsSphere(t){return t.radius<0?!1:this.distanceSqToPoint(t.center)<=t.radius*t.radius}distanceToPlane(t){const e=t.normal.dot(this.direction);if(e===0)return t.distanceToPoint(this.origin)===0?0:null;const i=-(this.origin.dot(t.normal)+t.constant)/e;return i>=0?i:null}intersectPlane(t,e){const i=this.distanceToPlane(t);return i===null?null:this.at(i,e)}intersectsPlane(t){const e=t.distanceToPoint(this.origin);return e===0||t.normal.dot(this.direction)*e<0}intersectBox(t,e){let i,s,r,o,a,l;const c=1/this.direction.x,u=1/this.direction.y,h=1/this.direction.z,d=this.origin;return c>=0?(i=(t.min.x-d.x)*c,s=(t.max.x-d.x)*c):(i=(t.max.x-d.x)*c,s=(t.min.x-d.x)*c),u>=0?(r=(t.min.y-d.y)*u,o=(t.max.y-d.y)*u):(r=(t.max.y-d.y)*u,o=(t.min.y-d.y)*u),i>o||r>s||((r>i||isNaN(i))&&(i=r),(o<s||isNaN(s))&&(s=o),h>=0?(a=(t.min.z-d.z)*h,l=(t.max.z-d.z)*h):(a=(t.max.z-d.z)*h,l=(t.min.z-d.z)*h),i>l||a>s)||((a>i||i!==i)&&(i=a),(l<s||s!==s)&&(s=l),s<0)?null:this.at(i>=0?i:s,e)}intersectsBox(t){return this.intersectBox(t,pn)!==null}intersectTriangle(t,e,i,s,r){Nr.subVectors(e,t),Is.subVectors(i,t),Fr.crossVectors(Nr,Is);let o=this.direction.dot(Fr),a;if(o>0){if(s)return null;a=1}else if(o<0)a=-1,o=-o;else return null;Dn.subVectors(this.origin,t);const l=a*this.direction.dot(Is.crossVectors(Dn,Is));if(l<0)return null;const c=a*this.direction.dot(Nr.cross(Dn));if(c<0||l+c>o)return null;const u=-a*Dn.dot(Fr);return u<0?null:this.at(u/o,r)}applyMatrix4(t){return this.origin.applyMatrix4(t),this.direction.transformDirection(t),this}equals(t){return t.origin.equals(this.origin)&&t.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}}class fe{constructor(t,e,i,s,r,o,a,l,c,u,h,d,f,g,x,m){fe.prototype.isMatrix4=!0,this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],t!==void 0&&this.set(t,e,i,s,r,o,a,l,c,u,h,d,f,g,x,m)}set(t,e,i,s,r,o,a,l,c,u,h,d,f,g,x,m){const p=this.elements;return p[0]=t,p[4]=e,p[8]=i,p[12]=s,p[1]=r,p[5]=o,p[9]=a,p[13]=l,p[2]=c,p[6]=u,p[10]=h,p[14]=d,p[3]=f,p[7]=g,p[11]=x,p[15]=m,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new fe().fromArray(this.elements)}copy(t){const e=this.elements,i=t.elements;return e[0]=i[0],e[1]=i[1],e[2]=i[2],e[3]=i[3],e[4]=i[4],e[5]=i[5],e[6]=i[6],e[7]=i[7],e[8]=i[8],e[9]=i[9],e[10]=i[10],e[11]=i[11],e[12]=i[12],e[13]=i[13],e[14]=i[14],e[15]=i[15],this}copyPosition(t){const e=this.elements,i=t.elements;return e[12]=i[12],e[13]=i[13],e[14]=i[14],this}setFromMatrix3(t){const e=t.elements;return this.set(e[0],e[3],e[6],0,e[1],e[4],e[7],0,e[2],e[5],e[8],0,0,0,0,1),this}extractBasis(t,e,i){return t.setFromMatrixColumn(this,0),e.setFromMatrixColumn(this,1),i.setFromMatrixColumn(this,2),this}makeBasis(t,e,i){return this.set(t.x,e.x,i.x,0,t.y,e.y,i.y,0,t.z,e.z,i.z,0,0,0,0,1),this}extractRotation(t){const e=this.elements,i=t.elements,s=1/_i.setFromMatrixColumn(t,0).length(),r=1/_i.setFromMatrixColumn(t,1).length(),o=1/_i.setFromMatrixColumn(t,2).length();return e[0]=i[0]*s,e[1]=i[1]*s,e[2]=i[2]*s,e[3]=0,e[4]=i[4]*r,e[5]=i[5]*r,e[6]=i[6]*r,e[7]=0,e[8]=i[8]*o,e[9]=i[9]*o,e[10]=i[10]*o,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,this}makeRotationFromEuler(t){const e=this.elements,i=t.x,s=t.y,r=t.z,o=Math.cos(i),a=Math.sin(i),l=Math.cos(s),c=Math.sin(s),u=Math.cos(r),h=Math.sin(r);if(t.order==="XYZ"){const d=o*u,f=o*h,g=a*u,x=a*h;e[0]=l*u,e[4]=-l*h,e[8]=c,e[1]=f+g*c,e[5]=d-x*c,e[9]=-a*l,e[2]=x-d*c,e[6]=g+f*c,e[10]=o*l}else if(t.order==="YXZ"){const d=l*u,f=l*h,g=c*u,x=c*h;e[0]=d+x*a,e[4]=g*a-f,e[8]=o*c,e[1]=o*h,e[5]=o*u,e[9]=-a,e[2]=f*a-g,e[6]=x+d*a,e[10]=o*l}else if(t.order==="ZXY"){const d=l*u,f=l*h,g=c*u,x=c*h;e[0]=d-x*a,e[4]=-o*h,e[8]=g+f*a,e[1]=f+g*a,e[5]=o*u,e[9]=x-d*a,e[2]=-o*c,e[6]=a,e[10]=o*l}else if(t.order==="ZYX"){const d=o*u,f=o*h,g=a*u,x=a*h;e[0]=l*u,e[4]=g*c-f,e[8]=d*c+x,e[1]=l*h,e[5]=x*c+d,e[9]=f*c-g,e[2]=-c,e[6]=a*l,e[10]=o*l}else if(t.order==="YZX"){const d=o*l,f=o*c,g=a*l,x=a*c;e[0]=l*u,e[4]=x-d*h,e[8]=g*h+f,e[1]=h,e[5]=o*u,e[9]=-a*u,e[2]=-c*u,e[6]=f*h+g,e[10]=d-x*h}else if(t.order==="XZY"){const d=o*l,f=o*c,g=a*l,x=a*c;e[0]=l*u,e[4]=-h,e[8]=c*u,e[1]=d*h+x,e[5]=o*u,e[9]=f*h-g,e[2]=g*h-f,e[6]=a*u,e[10]=x*h+d}return e[3]=0,e[7]=0,e[11]=0,e[12]=0,e[13]=0,e[14]=0,e[15]=1,this}makeRotationFromQuaternion(t){return this.compose(gd,t,_d)}lookAt(t,e,i){const s=this.elements;return ze.subVectors(t,e),ze.lengthSq()===0&&(ze.z=1),ze.normalize(),Ln.crossVectors(i,ze),Ln.lengthSq()===0&&(Math.abs(i.z)===1?ze.x+=1e-4:ze.z+=1e-4,ze.normalize(),Ln.crossVectors(i,ze)),Ln.normalize(),Us.crossVectors(ze,Ln),s[0]=Ln.x,s[4]=Us.x,s[8]=ze.x,s[1]=Ln.y,s[5]=Us.y,s[9]=ze.y,s[2]=Ln.z,s[6]=Us.z,s[10]=ze.z,this}multiply(t){return this.multiplyMatrices(this,t)}premultiply(t){return this.multiplyMatrices(t,this)}multiplyMatrices(t,e){const i=t.elements,s=e.elements,r=this.elements,o=i[0],a=i[4],l=i[8],c=i[12],u=i[1],h=i[5],d=i[9],f=i[13],g=i[2],x=i[6],m=i[10],p=i[14],R=i[3],T=i[7],M=i[11],L=i[15],C=s[0],I=s[4],k=s[8],E=s[12],S=s[1],D=s[5],H=s[9],W=s[13],Y=s[2],K=s[6],$=s[10],st=s[14],G=s[3],lt=s[7],dt=s[11],wt=s[15];return r[0]=o*C+a*S+l*Y+c*G,r[4]=o*I+a*D+l*K+c*lt,r[8]=o*k+a*H+l*$+c*dt,r[12]=o*E+a*W+l*st+c*wt,r[1]=u*C+h*S+d*Y+f*G,r[5]=u*I+h*D+d*K+f*lt,r[9]=u*k+h*H+d*$+f*dt,r[13]=u*E+h*W+d*st+f*wt,r[2]=g*C+x*S+m*Y+p*G,r[6]=g*I+x*D+m*K+p*lt,r[10]=g*k+x*H+m*$+p*dt,r[14]=g*E+x*W+m*st+p*wt,r[3]=R*C+T*S+M*Y+L*G,r[7]=R*I+T*D+M*K+L*lt,r[11]=R*k+T*H+M*$+L*dt,r[15]=R*E+T*W+M*st+L*wt,this}multiplyScalar(t){const e=this.elements;return e[0]*=t,e[4]*=t,e[8]*=t,e[12]*=t,e[1]*=t,e[5]*=t,e[9]*=t,e[13]*=t,e[2]*=t,e[6]*=t,e[10]*=t,e[14]*=t,e[3]*=t,e[7]*=t,e[11]*=t,e[15]*=t,this}determinant(){const t=this.elements,e=t[0],i=t[4],s=t[8],r=t[12],o=t[1],a=t[5],l=t[9],c=t[13],u=t[2],h=t[6],d=t[10],f=t[14],g=t[3],x=t[7],m=t[11],p=t[15];return g*(+r*l*h-s*c*h-r*a*d+i*c*d+s*a*f-i*l*f)+x*(+e*l*f-e*c*d+r*o*d-s*o*f+s*c*u-r*l*u)+m*(+e*c*h-e*a*f-r*o*h+i*o*f+r*a*u-i*c*u)+p*(-s*a*u-e*l*h+e*a*d+s*o*h-i*o*d+i*l*u)}transpose(){const t=this.elements;let e;return e=t[1],t[1]=t[4],t[4]=e,e=t[2],t[2]=t[8],t[8]=e,e=t[6],t[6]=t[9],t[9]=e,e=t[3],t[3]=t[12],t[12]=e,e=t[7],t[7]=t[13],t[13]=e,e=t[11],t[11]=t[14],t[14]=e,this}setPosition(t,e,i){const s=this.elements;return t.isVector3?(s[12]=t.x,s[13]=t.y,s[14]=t.z):(s[12]=t,s[13]=e,s[14]=i),this}invert(){const t=this.elements,e=t[0],i=t[1],s=t[2],r=t[3],o=t[4],a=t[5],l=t[6],c=t[7],u=t[8],h=t[9],d=t[10],f=t[11],g=t[12],x=t[13],m=t[14],p=t[15],R=h*m*c-x*d*c+x*l*f-a*m*f-h*l*p+a*d*p,T=g*d*c-u*m*c-g*l*f+o*m*f+u*l*p-o*d*p,M=u*x*c-g*h*c+g*a*f-o*x*f-u*a*p+o*h*p,L=g*h*l-u*x*l-g*a*d+o*x*d+u*a*m-o*h*m,C=e*R+i*T+s*M+r*L;if(C===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);const I=1/C;return t[0]=R*I,t[1]=(x*d*r-h*m*r-x*s*f+i*m*f+h*s*p-i*d*p)*I,t[2]=(a*m*r-x*l*r+x*s*c-i*m*c-a*s*p+i*l*p)*I,t[3]=(h*l*r-a*d*r-h*s*c+i*d*c+a*s*f-i*l*f)*I,t[4]=T*I,t[5]=(u*m*r-g*d*r+g*s*f-e*m*f-u*s*p+e*d*p)*I,t[6]=(g*l*r-o*m*r-g*s*c+e*m*c+o*s*p-e*l*p)*I,t[7]=(o*d*r-u*l*r+u*s*c-e*d*c-o*s*f+e*l*f)*I,t[8]=M*I,t[9]=(g*h*r-u*x*r-g*i*f+e*x*f+u*i*p-e*h*p)*I,t[10]=(o*x*r-g*a*r+g*i*c-e*x*c-o*i*p+e*a*p)*I,t[11]=(u*a*r-o*h*r-u*i*c+e*h*c+o*i*f-e*a*f)*I,t[12]=L*I,t[13]=(u*x*s-g*h*s+g*i*d-e*x*d-u*i*m+e*h*m)*I,t[14]=(g*a*s-o*x*s-g*i*l+e*x*l+o*i*m-e*a*m)*I,t[15]=(o*h*s-u*a*s+u*i*l-e*h*l-o*i*d+e*a*d)*I,this}scale(t){const e=this.elements,i=t.x,s=t.y,r=t.z;return e[0]*=i,e[4]*=s,e[8]*=r,e[1]*=i,e[5]*=s,e[9]*=r,e[2]*=i,e[6]*=s,e[10]*=r,e[3]*=i,e[7]*=s,e[11]*=r,this}getMaxScaleOnAxis(){const t=this.elements,e=t[0]*t[0]+t[1]*t[1]+t[2]*t[2],i=t[4]*t[4]+t[5]*t[5]+t[6]*t[6],s=t[8]*t[8]+t[9]*t[9]+t[10]*t[10];return Math.sqrt(Math.max(e,i,s))}makeTranslation(t,e,i){return t.isVector3?this.set(1,0,0,t.x,0,1,0,t.y,0,0,1,t.z,0,0,0,1):this.set(1,0,0,t,0,1,0,e,0,0,1,i,0,0,0,1),this}makeRotationX(t){const e=Math.cos(t),i=Math.sin(t);return this.set(1,0,0,0,0,e,-i,0,0,i,e,0,0,0,0,1),this}makeRotationY(t){const e=Math.cos(t),i=Math.sin(t);return this.set(e,0,i,0,0,1,0,0,-i,0,e,0,0,0,0,1),this}makeRotationZ(t){const e=Math.cos(t),i=Math.sin(t);return this.set(e,-i,0,0,i,e,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(t,e){const i=Math.cos(e),s=Math.sin(e),r=1-i,o=t.x,a=t.y,l=t.z,c=r*o,u=r*a;return this.set(c*o+i,c*a-s*l,c*l+s*a,0,c*a+s*l,u*a+i,u*l-s*o,0,c*l-s*a,u*l+s*o,r*l*l+i,0,0,0,0,1),this}makeScale(t,e,i){return this.set(t,0,0,0,0,e,0,0,0,0,i,0,0,0,0,1),this}makeShear(t,e,i,s,r,o){return this.set(1,i,r,0,t,1,o,0,e,s,1,0,0,0,0,1),this}compose(t,e,i){const s=this.elements,r=e._x,o=e._y,a=e._z,l=e._w,c=r+r,u=o+o,h=a+a,d=r*c,f=r*u,g=r*h,x=o*u,m=o*h,p=a*h,R=l*c,T=l*u,M=l*h,L=i.x,C=i.y,I=i.z;return s[0]=(1-(x+p))*L,s[1]=(f+M)*L,s[2]=(g-T)*L,s[3]=0,s[4]=(f-M)*C,s[5]=(1-(d+p))*C,s[6]=(m+R)*C,s[7]=0,s[8]=(g+T)*I,s[9]=(m-R)*I,s[10]=(1-(d+x))*I,s[11]=0,s[12]=t.x,s[13]=t.y,s[14]=t.z,s[15]=1,this}decompose(t,e,i){const s=this.elements;let r=_i.set(s[0],s[1],s[2]).length();const o=_i.set(s[4],s[5],s[6]).length(),a=_i.set(s[8],s[9],s[10]).length();this.determinant()<0&&(r=-r),t.x=s[12],t.y=s[13],t.z=s[14],en.copy(this);const c=1/r,u=1/o,h=1/a;return en.elements[0]*=c,en.elements[1]*=c,en.elements[2]*=c,en.elements[4]*=u,en.elements[5]*=u,en.elements[6]*=u,en.elements[8]*=h,en.elements[9]*=h,en.elements[10]*=h,e.setFromRotationMatrix(en),i.x=r,i.y=o,i.z=a,this}makePerspective(t,e,i,s,r,o,a=un,l=!1){const c=this.elements,u=2*r/(e-t),h=2*r/(i-s),d=(e+t)/(e-t),f=(i+s)/(i-s);let g,x;if(l)g=r/(o-r),x=o*r/(o-r);else if(a===un)g=-(o+r)/(o-r),x=-2*o*r/(o-r);else if(a===hr)g=-o/(o-r),x=-o*r/(o-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+a);return c[0]=u,c[4]=0,c[8]=d,c[12]=0,c[1]=0,c[5]=h,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=g,c[14]=x,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(t,e,i,s,r,o,a=un,l=!1){const c=this.elements,u=2/(e-t),h=2/(i-s),d=-(e+t)/(e-t),f=-(i+s)/(i-s);let g,x;if(l)g=1/(o-r),x=o/(o-r);else if(a===un)g=-2/(o-r),x=-(o+r)/(o-r);else if(a===hr)g=-1/(o-r),x=-r/(o-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+a);return c[0]=u,c[4]=0,c[8]=0,c[12]=d,c[1]=0,c[5]=h,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=g,c[14]=x,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(t){const e=this.elements,i=t.elements;for(let s=0;s<16;s++)if(e[s]!==i[s])return!1;return!0}fromArray(t,e=0){for(let i=0;i<16;i++)this.elements[i]=t[i+e];return this}toArray(t=[],e=0){const i=this.elements;return t[e]=i[0],t[e+1]=i[1],t[e+2]=i[2],t[e+3]=i[3],t[e+4]=i[4],t[e+5]=i[5],t[e+6]=i[6],t[e+7]=i[7],t[e+8]=i[8],t[e+9]=i[9],t[e+10]=i[10],t[e+11]=i[11],t[e+12]=i[12],t[e+13]=i[13],t[e+14]=i[14],t[e+15]=i[15],t}}const _i=new F,en=new fe,gd=new F(0,0,0),_d=new F(1,1,1),Ln=new F,Us=new F,ze=new F,Ja=new fe,Qa=new ri;class wn{constructor(t=0,e=0,i=0,s=wn.DEFAULT_ORDER){this.isEuler=!0,this._x=t,this._y=e,this._z=i,this._order=s}get x(){return this._x}set x(t){this._x=t,this._onChangeCallback()}get y(){return this._y}set y(t){this._y=t,this._onChangeCallback()}get z(){return this._z}set z(t){this._z=t,this._onChangeCallback()}get order(){return this._order}set order(t){this._order=t,this._onChangeCallback()}set(t,e,i,s=this._order){return this._x=t,this._y=e,this._z=i,this._order=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(t){return this._x=t._x,this._y=t._y,this._z=t._z,this._order=t._order,this._onChangeCallback(),this}setFromRotationMatrix(t,e=this._order,i=!0){const s=t.elements,r=s[0],o=s[4],a=s[8],l=s[1],c=s[5],u=s[9],h=s[2],d=s[6],f=s[10];switch(e){case"XYZ":this._y=Math.asin(Gt(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(-u,f),this._z=Math.atan2(-o,r)):(this._x=Math.atan2(d,c),this._z=0);break;case"YXZ":this._x=Math.asin(-Gt(u,-1,1)),Math.abs(u)<.9999999?(this._y=Math.atan2(a,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-h,r),this._z=0);break;case"ZXY":this._x=Math.asin(Gt(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-h,f),this._z=Math.atan2(-o,c)):(this._y=0,this._z=Math.atan2(l,r));break;case"ZYX":this._y=Math.asin(-Gt(h,-1,1)),Math.abs(h)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(l,r)):(this._x=0,this._z=Math.atan2(-o,c));break;case"YZX":this._z=Math.asin(Gt(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-u,c),this._y=Math.atan2(-h,r)):(this._x=0,this._y=Math.atan2(a,f));break;case"XZY":this._z=Math.asin(-Gt(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(d,c),this._y=Math.atan2(a,r)):(this._x=Math.atan2(-u,f),this._y=0);break;default:console.warn("THREE.Euler: .setFromRotationMatrix() encountered an unknown order: "+e)}return this._order=e,i===!0&&this._onChangeCallback(),this}setFromQuaternion(t,e,i){return Ja.makeRotationFromQuaternion(t),this.setFromRotationMatrix(Ja,e,i)}setFromVector3(t,e=this._order){return this.set(t.x,t.y,t.z,e)}reorder(t){return Qa.setFromEuler(this),this.setFromQuaternion(Qa,t)}equals(t){return t._x===this._x&&t._y===this._y&&t._z===this._z&&t._order===this._order}fromArray(t){return this._x=t[0],this._y=t[1],this._z=t[2],t[3]!==void 0&&(this._order=t[3]),this._onChangeCallback(),this}toArray(t=[],e=0){return t[e]=this._x,t[e+1]=this._y,t[e+2]=this._z,t[e+3]=this._order,t}_onChange(t){return this._onChangeCallback=t,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}}wn.DEFAULT_ORDER="XYZ";class Sa{constructor(){this.mask=1}set(t){this.mask=(1<<t|0)>>>0}enable(t){this.mask|=1<<t|0}enableAll(){this.mask=-1}toggle(t){this.mask^=1<<t|0}disable(t){this.mask&=~(1<<t|0)}disableAll(){this.mask=0}test(t){return(this.mask&t.mask)!==0}isEnabled(t){return(this.mask&(1<<t|0))!==0}}let vd=0;const tl=new F,vi=new ri,mn=new fe,Ns=new F,qi=new F,xd=new F,Md=new ri,el=new F(1,0,0),nl=new F(0,1,0),il=new F(0,0,1),sl={type:"added"},Sd={type:"removed"},xi={type:"childadded",child:null},Or={type:"childremoved",child:null};class Ne extends ci{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:vd++}),this.uuid=Hi(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=Ne.DEFAULT_UP.clone();const t=new F,e=new wn,i=new ri,s=new F(1,1,1);function r(){i.setFromEuler(e,!1)}function o(){e.setFromQuaternion(i,void 0,!1)}e._onChange(r),i._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:t},rotation:{configurable:!0,enumerable:!0,value:e},quaternion:{configurable:!0,enumerable:!0,value:i},scale:{configurable:!0,enumerable:!0,value:s},modelViewMatrix:{value:new fe},normalMatrix:{value:new Bt}}),this.matrix=new fe,this.matrixWorld=new fe,this.matrixAutoUpdate=Ne.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=Ne.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new Sa,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.userData={}}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(t){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(t),this.matrix.decompose(this.position,this.quaternion,this.scale)}applyQuaternion(t){return this.quaternion.premultiply(t),this}setRotationFromAxisAngle(t,e){this.quaternion.setFromAxisAngle(t,e)}setRotationFromEuler(t){this.quaternion.setFromEuler(t,!0)}setRotationFromMatrix(t){this.quaternion.setFromRotationMatrix(t)}setRotationFromQuaternion(t){this.quaternion.copy(t)}rotateOnAxis(t,e){return vi.setFromAxisAngle(t,e),this.quaternion.multiply(vi),this}rotateOnWorldAxis(t,e){return vi.setFromAxisAngle(t,e),this.quaternion.premultiply(vi),this}rotateX(t){return this.rotateOnAxis(el,t)}rotateY(t){return this.rotateOnAxis(nl,t)}rotateZ(t){return this.rotateOnAxis(il,t)}translateOnAxis(t,e){return tl.copy(t).applyQuaternion(this.quaternion),this.position.add(tl.multiplyScalar(e)),this}translateX(t){return this.translateOnAxis(el,t)}translateY(t){return this.translateOnAxis(nl,t)}translateZ(t){return this.translateOnAxis(il,t)}localToWorld(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(this.matrixWorld)}worldToLocal(t){return this.updateWorldMatrix(!0,!1),t.applyMatrix4(mn.copy(this.matrixWorld).invert())}lookAt(t,e,i){t.isVector3?Ns.copy(t):Ns.set(t,e,i);const s=this.parent;this.updateWorldMatrix(!0,!1),qi.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?mn.lookAt(qi,Ns,this.up):mn.lookAt(Ns,qi,this.up),this.quaternion.setFromRotationMatrix(mn),s&&(mn.extractRotation(s.matrixWorld),vi.setFromRotationMatrix(mn),this.quaternion.premultiply(vi.invert()))}add(t){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.add(arguments[e]);return this}return t===this?(console.error("THREE.Object3D.add: object can't be added as a child of itself.",t),this):(t&&t.isObject3D?(t.removeFromParent(),t.parent=this,this.children.push(t),t.dispatchEvent(sl),xi.child=t,this.dispatchEvent(xi),xi.child=null):console.error("THREE.Object3D.add: object not an instance of THREE.Object3D.",t),this)}remove(t){if(arguments.length>1){for(let i=0;i<arguments.length;i++)this.remove(arguments[i]);return this}const e=this.children.indexOf(t);return e!==-1&&(t.parent=null,this.children.splice(e,1),t.dispatchEvent(Sd),Or.child=t,this.dispatchEvent(Or),Or.child=null),this}removeFromParent(){const t=this.parent;return t!==null&&t.remove(this),this}clear(){return this.remove(...this.children)}attach(t){return this.updateWorldMatrix(!0,!1),mn.copy(this.matrixWorld).invert(),t.parent!==null&&(t.parent.updateWorldMatrix(!0,!1),mn.multiply(t.parent.matrixWorld)),t.applyMatrix4(mn),t.removeFromParent(),t.parent=this,this.children.push(t),t.updateWorldMatrix(!1,!0),t.dispatchEvent(sl),xi.child=t,this.dispatchEvent(xi),xi.child=null,this}getObjectById(t){return this.getObjectByProperty("id",t)}getObjectByName(t){return this.getObjectByProperty("name",t)}getObjectByProperty(t,e){if(this[t]===e)return this;for(let i=0,s=this.children.length;i<s;i++){const o=this.children[i].getObjectByProperty(t,e);if(o!==void 0)return o}}getObjectsByProperty(t,e,i=[]){this[t]===e&&i.push(this);const s=this.children;for(let r=0,o=s.length;r<o;r++)s[r].getObjectsByProperty(t,e,i);return i}getWorldPosition(t){return this.updateWorldMatrix(!0,!1),t.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(qi,t,xd),t}getWorldScale(t){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(qi,Md,t),t}getWorldDirection(t){this.updateWorldMatrix(!0,!1);const e=this.matrixWorld.elements;return t.set(e[8],e[9],e[10]).normalize()}raycast(){}traverse(t){t(this);const e=this.children;for(let i=0,s=e.length;i<s;i++)e[i].traverse(t)}traverseVisible(t){if(this.visible===!1)return;t(this);const e=this.children;for(let i=0,s=e.length;i<s;i++)e[i].traverseVisible(t)}traverseAncestors(t){const e=this.parent;e!==null&&(t(e),e.traverseAncestors(t))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale),this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(t){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||t)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,t=!0);const e=this.children;for(let i=0,s=e.length;i<s;i++)e[i].updateMatrixWorld(t)}updateWorldMatrix(t,e){const i=this.parent;if(t===!0&&i!==null&&i.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),e===!0){const s=this.children;for(let r=0,o=s.length;r<o;r++)s[r].updateWorldMatrix(!1,!0)}}toJSON(t){const e=t===void 0||typeof t=="string",i={};e&&(t={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},i.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});const s={};s.uuid=this.uuid,s.type=this.type,this.name!==""&&(s.name=this.name),this.castShadow===!0&&(s.castShadow=!0),this.receiveShadow===!0&&(s.receiveShadow=!0),this.visible===!1&&(s.visible=!1),this.frustumCulled===!1&&(s.frustumCulled=!1),this.renderOrder!==0&&(s.renderOrder=this.renderOrder),Object.keys(this.userData).length>0&&(s.userData=this.userData),s.layers=this.layers.mask,s.matrix=this.matrix.toArray(),s.up=this.up.toArray(),this.matrixAutoUpdate===!1&&(s.matrixAutoUpdate=!1),this.isInstancedMesh&&(s.type="InstancedMesh",s.count=this.count,s.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(s.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(s.type="BatchedMesh",s.perObjectFrustumCulled=this.perObjectFrustumCulled,s.sortObjects=this.sortObjects,s.drawRanges=this._drawRanges,s.reservedRanges=this._reservedRanges,s.geometryInfo=this._geometryInfo.map(a=>({...a,boundingBox:a.boundingBox?a.boundingBox.toJSON():void 0,boundingSphere:a.boundingSphere?a.boundingSphere.toJSON():void 0})),s.instanceInfo=this._instanceInfo.map(a=>({...a})),s.availableInstanceIds=this._availableInstanceIds.slice(),s.availableGeometryIds=this._availableGeometryIds.slice(),s.nextIndexStart=this._nextIndexStart,s.nextVertexStart=this._nextVertexStart,s.geometryCount=this._geometryCount,s.maxInstanceCount=this._maxInstanceCount,s.maxVertexCount=this._maxVertexCount,s.maxIndexCount=this._maxIndexCount,s.geometryInitialized=this._geometryInitialized,s.matricesTexture=this._matricesTexture.toJSON(t),s.indirectTexture=this._indirectTexture.toJSON(t),this._colorsTexture!==null&&(s.colorsTexture=this._colorsTexture.toJSON(t)),this.boundingSphere!==null&&(s.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(s.boundingBox=this.boundingBox.toJSON()));function r(a,l){return a[l.uuid]===void 0&&(a[l.uuid]=l.toJSON(t)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?s.background=this.background.toJSON():this.background.isTexture&&(s.background=this.background.toJSON(t).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(s.environment=this.environment.toJSON(t).uuid);else if(this.isMesh||this.isLine||this.isPoints){s.geometry=r(t.geometries,this.geometry);const a=this.geometry.parameters;if(a!==void 0&&a.shapes!==void 0){const l=a.shapes;if(Array.isArray(l))for(let c=0,u=l.length;c<u;c++){const h=l[c];r(t.shapes,h)}else r(t.shapes,l)}}if(this.isSkinnedMesh&&(s.bindMode=this.bindMode,s.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(t.skeletons,this.skeleton),s.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){const a=[];for(let l=0,c=this.material.length;l<c;l++)a.push(r(t.materials,this.material[l]));s.material=a}else s.material=r(t.materials,this.material);if(this.children.length>0){s.children=[];for(let a=0;a<this.children.length;a++)s.children.push(this.children[a].toJSON(t).object)}if(this.animations.length>0){s.animations=[];for(let a=0;a<this.animations.length;a++){const l=this.animations[a];s.animations.push(r(t.animations,l))}}if(e){const a=o(t.geometries),l=o(t.materials),c=o(t.textures),u=o(t.images),h=o(t.shapes),d=o(t.skeletons),f=o(t.animations),g=o(t.nodes);a.length>0&&(i.geometries=a),l.length>0&&(i.materials=l),c.length>0&&(i.textures=c),u.length>0&&(i.images=u),h.length>0&&(i.shapes=h),d.length>0&&(i.skeletons=d),f.length>0&&(i.animations=f),g.length>0&&(i.nodes=g)}return i.object=s,i;function o(a){const l=[];for(const c in a){const u=a[c];delete u.metadata,l.push(u)}return l}}clone(t){return new this.constructor().copy(this,t)}copy(t,e=!0){if(this.name=t.name,this.up.copy(t.up),this.position.copy(t.position),this.rotation.order=t.rotation.order,this.quaternion.copy(t.quaternion),this.scale.copy(t.scale),this.matrix.copy(t.matrix),this.matrixWorld.copy(t.matrixWorld),this.matrixAutoUpdate=t.matrixAutoUpdate,this.matrixWorldAutoUpdate=t.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=t.matrixWorldNeedsUpdate,this.layers.mask=t.layers.mask,this.visible=t.visible,this.castShadow=t.castShadow,this.receiveShadow=t.receiveShadow,this.frustumCulled=t.frustumCulled,this.renderOrder=t.renderOrder,this.animations=t.animations.slice(),this.userData=JSON.parse(JSON.stringify(t.userData)),e===!0)for(let i=0;i<t.children.length;i++){const s=t.children[i];this.add(s.clone())}return this}}Ne.DEFAULT_UP=new F(0,1,0);Ne.DEFAULT_MATRIX_AUTO_UPDATE=!0;Ne.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;const nn=new F,gn=new F,kr=new F,_n=new F,Mi=new F,Si=new F,rl=new F,Br=new F,zr=new F,Hr=new F,Gr=new de,Vr=new de,Wr=new de;class sn{constructor(t=new F,e=new F,i=new F){this.a=t,this.b=e,this.c=i}static getNormal(t,e,i,s){s.subVectors(i,e),nn.subVectors(t,e),s.cross(nn);const r=s.lengthSq();return r>0?s.multiplyScalar(1/Math.sqrt(r)):s.set(0,0,0)}static getBarycoord(t,e,i,s,r){nn.subVectors(s,e),gn.subVectors(i,e),kr.subVectors(t,e);const o=nn.dot(nn),a=nn.dot(gn),l=nn.dot(kr),c=gn.dot(gn),u=gn.dot(kr),h=o*c-a*a;if(h===0)return r.set(0,0,0),null;const d=1/h,f=(c*l-a*u)*d,g=(o*u-a*l)*d;return r.set(1-f-g,g,f)}static containsPoint(t,e,i,s){return this.getBarycoord(t,e,i,s,_n)===null?!1:_n.x>=0&&_n.y>=0&&_n.x+_n.y<=1}static getInterpolation(t,e,i,s,r,o,a,l){return this.getBarycoord(t,e,i,s,_n)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(r,_n.x),l.addScaledVector(o,_n.y),l.addScaledVector(a,_n.z),l)}static getInterpolatedAttribute(t,e,i,s,r,o){return Gr.setScalar(0),Vr.setScalar(0),Wr.setScalar(0),Gr.fromBufferAttribute(t,e),Vr.fromBufferAttribute(t,i),Wr.fromBufferAttribute(t,s),o.setScalar(0),o.addScaledVector(Gr,r.x),o.addScaledVector(Vr,r.y),o.addScaledVector(Wr,r.z),o}static isFrontFacing(t,e,i,s){return nn.subVectors(i,e),gn.subVectors(t,e),nn.cross(gn).dot(s)<0}set(t,e,i){return this.a.copy(t),this.b.copy(e),this.c.copy(i),this}setFromPointsAndIndices(t,e,i,s){return this.a.copy(t[e]),this.b.copy(t[i]),this.c.copy(t[s]),this}setFromAttributeAndIndices(t,e,i,s){return this.a.fromBufferAttribute(t,e),this.b.fromBufferAttribute(t,i),this.c.fromBufferAttribute(t,s),this}clone(){return new this.constructor().copy(this)}copy(t){return this.a.copy(t.a),this.b.copy(t.b),this.c.copy(t.c),this}getArea(){return nn.subVectors(this.c,this.b),gn.subVectors(this.a,this.b),nn.cross(gn).length()*.5}getMidpoint(t){return t.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(t){return sn.getNormal(this.a,this.b,this.c,t)}getPlane(t){return t.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(t,e){return sn.getBarycoord(t,this.a,this.b,this.c,e)}getInterpolation(t,e,i,s,r){return sn.getInterpolation(t,this.a,this.b,this.c,e,i,s,r)}containsPoint(t){return sn.containsPoint(t,this.a,this.b,this.c)}isFrontFacing(t){return sn.isFrontFacing(this.a,this.b,this.c,t)}intersectsBox(t){return t.intersectsTriangle(this)}closestPointToPoint(t,e){const i=this.a,s=this.b,r=this.c;let o,a;Mi.subVectors(s,i),Si.subVectors(r,i),Br.subVectors(t,i);const l=Mi.dot(Br),c=Si.dot(Br);if(l<=0&&c<=0)return e.copy(i);zr.subVectors(t,s);const u=Mi.dot(zr),h=Si.dot(zr);if(u>=0&&h<=u)return e.copy(s);const d=l*h-u*c;if(d<=0&&l>=0&&u<=0)return o=l/(l-u),e.copy(i).addScaledVector(Mi,o);Hr.subVectors(t,r);const f=Mi.dot(Hr),g=Si.dot(Hr);if(g>=0&&f<=g)return e.copy(r);const x=f*c-l*g;if(x<=0&&c>=0&&g<=0)return a=c/(c-g),e.copy(i).addScaledVector(Si,a);const m=u*g-f*h;if(m<=0&&h-u>=0&&f-g>=0)return rl.subVectors(r,s),a=(h-u)/(h-u+(f-g)),e.copy(s).addScaledVector(rl,a);const p=1/(m+x+d);return o=x*p,a=d*p,e.copy(i).addScaledVector(Mi,o).addScaledVector(Si,a)}equals(t){return t.a.equals(this.a)&&t.b.equals(this.b)&&t.c.equals(this.c)}}const kc={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},In={h:0,s:0,l:0},Fs={h:0,s:0,l:0};function Xr(n,t,e){return e<0&&(e+=1),e>1&&(e-=1),e<1/6?n+(t-n)*6*e:e<1/2?t:e<2/3?n+(t-n)*6*(2/3-e):n}class Pt{constructor(t,e,i){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(t,e,i)}set(t,e,i){if(e===void 0&&i===void 0){const s=t;s&&s.isColor?this.copy(s):typeof s=="number"?this.setHex(s):typeof s=="string"&&this.setStyle(s)}else this.setRGB(t,e,i);return this}setScalar(t){return this.r=t,this.g=t,this.b=t,this}setHex(t,e=je){return t=Math.floor(t),this.r=(t>>16&255)/255,this.g=(t>>8&255)/255,this.b=(t&255)/255,$t.colorSpaceToWorking(this,e),this}setRGB(t,e,i,s=$t.workingColorSpace){return this.r=t,this.g=e,this.b=i,$t.colorSpaceToWorking(this,s),this}setHSL(t,e,i,s=$t.workingColorSpace){if(t=xa(t,1),e=Gt(e,0,1),i=Gt(i,0,1),e===0)this.r=this.g=this.b=i;else{const r=i<=.5?i*(1+e):i+e-i*e,o=2*i-r;this.r=Xr(o,r,t+1/3),this.g=Xr(o,r,t),this.b=Xr(o,r,t-1/3)}return $t.colorSpaceToWorking(this,s),this}setStyle(t,e=je){function i(r){r!==void 0&&parseFloat(r)<1&&console.warn("THREE.Color: Alpha component of "+t+" will be ignored.")}let s;if(s=/^(\w+)\(([^\)]*)\)/.exec(t)){let r;const o=s[1],a=s[2];switch(o){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d*\.?\d+)\s*)?$/.exec(a))return i(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,e);if(r=/^\s*(\d+)\%\s*,\s*(\d+)\%\s*,\s*(\d+)\%\s*(?:,\s*(\d*\.?\d+)\s*)?$/.exec(a))return i(r[4]),this.setRGB(Math.min(100,parseInt(r[1],10))/100,Math.min(100,parseInt(r[2],10))/100,Math.min(100,parseInt(r[3],10))/100,e);break;case"hsl":case"hsla":if(r=/^\s*(\d*\.?\d+)\s*,\s*(\d*\.?\d+)\%\s*,\s*(\d*\.?\d+)\%\s*(?:,\s*(\d*\.?\d+)\s*)?$/.exec(a))return i(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,e);break;default:console.warn("THREE.Color: Unknown color model "+t)}}else if(s=/^\#([A-Fa-f\d]+)$/.exec(t)){const r=s[1],o=r.length;if(o===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,e);if(o===6)return this.setHex(parseInt(r,16),e);console.warn("THREE.Color: Invalid hex color "+t)}else if(t&&t.length>0)return this.setColorName(t,e);return this}setColorName(t,e=je){const i=kc[t.toLowerCase()];return i!==void 0?this.setHex(i,e):console.warn("THREE.Color: Unknown color "+t),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(t){return this.r=t.r,this.g=t.g,this.b=t.b,this}copySRGBToLinear(t){return this.r=En(t.r),this.g=En(t.g),this.b=En(t.b),this}copyLinearToSRGB(t){return this.r=Li(t.r),this.g=Li(t.g),this.b=Li(t.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(t=je){return $t.workingToColorSpace(be.copy(this),t),Math.round(Gt(be.r*255,0,255))*65536+Math.round(Gt(be.g*255,0,255))*256+Math.round(Gt(be.b*255,0,255))}getHexString(t=je){return("000000"+this.getHex(t).toString(16)).slice(-6)}getHSL(t,e=$t.workingColorSpace){$t.workingToColorSpace(be.copy(this),e);const i=be.r,s=be.g,r=be.b,o=Math.max(i,s,r),a=Math.min(i,s,r);let l,c;const u=(a+o)/2;if(a===o)l=0,c=0;else{const h=o-a;switch(c=u<=.5?h/(o+a):h/(2-o-a),o){case i:l=(s-r)/h+(s<r?6:0);break;case s:l=(r-i)/h+2;break;case r:l=(i-s)/h+4;break}l/=6}return t.h=l,t.s=c,t.l=u,t}getRGB(t,e=$t.workingColorSpace){return $t.workingToColorSpace(be.copy(this),e),t.r=be.r,t.g=be.g,t.b=be.b,t}getStyle(t=je){$t.workingToColorSpace(be.copy(this),t);const e=be.r,i=be.g,s=be.b;return t!==je?`color(${t} ${e.toFixed(3)} ${i.toFixed(3)} ${s.toFixed(3)})`:`rgb(${Math.round(e*255)},${Math.round(i*255)},${Math.round(s*255)})`}offsetHSL(t,e,i){return this.getHSL(In),this.setHSL(In.h+t,In.s+e,In.l+i)}add(t){return this.r+=t.r,this.g+=t.g,this.b+=t.b,this}addColors(t,e){return this.r=t.r+e.r,this.g=t.g+e.g,this.b=t.b+e.b,this}addScalar(t){return this.r+=t,this.g+=t,this.b+=t,this}sub(t){return this.r=Math.max(0,this.r-t.r),this.g=Math.max(0,this.g-t.g),this.b=Math.max(0,this.b-t.b),this}multiply(t){return this.r*=t.r,this.g*=t.g,this.b*=t.b,this}multiplyScalar(t){return this.r*=t,this.g*=t,this.b*=t,this}lerp(t,e){return this.r+=(t.r-this.r)*e,this.g+=(t.g-this.g)*e,this.b+=(t.b-this.b)*e,this}lerpColors(t,e,i){return this.r=t.r+(e.r-t.r)*i,this.g=t.g+(e.g-t.g)*i,this.b=t.b+(e.b-t.b)*i,this}lerpHSL(t,e){this.getHSL(In),t.getHSL(Fs);const i=os(In.h,Fs.h,e),s=os(In.s,Fs.s,e),r=os(In.l,Fs.l,e);return this.setHSL(i,s,r),this}setFromVector3(t){return this.r=t.x,this.g=t.y,this.b=t.z,this}applyMatrix3(t){const e=this.r,i=this.g,s=this.b,r=t.elements;return this.r=r[0]*e+r[3]*i+r[6]*s,this.g=r[1]*e+r[4]*i+r[7]*s,this.b=r[2]*e+r[5]*i+r[8]*s,this}equals(t){return t.r===this.r&&t.g===this.g&&t.b===this.b}fromArray(t,e=0){return this.r=t[e],this.g=t[e+1],this.b=t[e+2],this}toArray(t=[],e=0){return t[e]=this.r,t[e+1]=this.g,t[e+2]=this.b,t}fromBufferAttribute(t,e){return this.r=t.getX(e),this.g=t.getY(e),this.b=t.getZ(e),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}}const be=new Pt;Pt.NAMES=kc;let yd=0;class Ss extends ci{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:yd++}),this.uuid=Hi(),this.name="",this.type="Material",this.blending=Di,this.side=Hn,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=uo,this.blendDst=ho,this.blendEquation=Jn,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Pt(0,0,0),this.blendAlpha=0,this.depthFunc=Ni,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=Va,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=di,this.stencilZFail=di,this.stencilZPass=di,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(t){this._alphaTest>0!=t>0&&this.version++,this._alphaTest=t}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(t){if(t!==void 0)for(const e in t){const i=t[e];if(i===void 0){console.warn(`THREE.Material: parameter '${e}' has value of undefined.`);continue}const s=this[e];if(s===void 0){console.warn(`THREE.Material: '${e}' is not a property of THREE.${this.type}.`);continue}s&&s.isColor?s.set(i):s&&s.isVector3&&i&&i.isVector3?s.copy(i):this[e]=i}}toJSON(t){const e=t===void 0||typeof t=="string";e&&(t={textures:{},images:{}});const i={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};i.uuid=this.uuid,i.type=this.type,this.name!==""&&(i.name=this.name),this.color&&this.color.isColor&&(i.color=this.color.getHex()),this.roughness!==void 0&&(i.roughness=this.roughness),this.metalness!==void 0&&(i.metalness=this.metalness),this.sheen!==void 0&&(i.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(i.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(i.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(i.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&this.emissiveIntensity!==1&&(i.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(i.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(i.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(i.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(i.shininess=this.shininess),this.clearcoat!==void 0&&(i.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(i.clearcoatRoughness=this.clearcoatRoughness),this.clearcoatMap&&this.clearcoatMap.isTexture&&(i.clearcoatMap=this.clearcoatMap.toJSON(t).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(i.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(t).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(i.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(t).uuid,i.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(i.sheenColorMap=this.sheenColorMap.toJSON(t).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(i.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(t).uuid),this.dispersion!==void 0&&(i.dispersion=this.dispersion),this.iridescence!==void 0&&(i.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(i.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessRange!==void 0&&(i.iridescenceThicknessRange=this.iridescenceThicknessRange),this.iridescenceMap&&this.iridescenceMap.isTexture&&(i.iridescenceMap=this.iridescenceMap.toJSON(t).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(i.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(t).uuid),this.anisotropy!==void 0&&(i.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(i.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(i.anisotropyMap=this.anisotropyMap.toJSON(t).uuid),this.map&&this.map.isTexture&&(i.map=this.map.toJSON(t).uuid),this.matcap&&this.matcap.isTexture&&(i.matcap=this.matcap.toJSON(t).uuid),this.alphaMap&&this.alphaMap.isTexture&&(i.alphaMap=this.alphaMap.toJSON(t).uuid),this.lightMap&&this.lightMap.isTexture&&(i.lightMap=this.lightMap.toJSON(t).uuid,i.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(i.aoMap=this.aoMap.toJSON(t).uuid,i.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(i.bumpMap=this.bumpMap.toJSON(t).uuid,i.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(i.normalMap=this.normalMap.toJSON(t).uuid,i.normalMapType=this.normalMapType,i.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(i.displacementMap=this.displacementMap.toJSON(t).uuid,i.displacementScale=this.displacementScale,i.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(i.roughnessMap=this.roughnessMap.toJSON(t).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(i.metalnessMap=this.metalnessMap.toJSON(t).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(i.emissiveMap=this.emissiveMap.toJSON(t).uuid),this.specularMap&&this.specularMap.isTexture&&(i.specularMap=this.specularMap.toJSON(t).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(i.specularIntensityMap=this.specularIntensityMap.toJSON(t).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(i.specularColorMap=this.specularColorMap.toJSON(t).uuid),this.envMap&&this.envMap.isTexture&&(i.envMap=this.envMap.toJSON(t).uuid,this.combine!==void 0&&(i.combine=this.combine)),this.envMapRotation!==void 0&&(i.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(i.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(i.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(i.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(i.gradientMap=this.gradientMap.toJSON(t).uuid),this.transmission!==void 0&&(i.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(i.transmissionMap=this.transmissionMap.toJSON(t).uuid),this.thickness!==void 0&&(i.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(i.thicknessMap=this.thicknessMap.toJSON(t).uuid),this.attenuationDistance!==void 0&&this.attenuationDistance!==1/0&&(i.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(i.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(i.size=this.size),this.shadowSide!==null&&(i.shadowSide=this.shadowSide),this.sizeAttenuation!==void 0&&(i.sizeAttenuation=this.sizeAttenuation),this.blending!==Di&&(i.blending=this.blending),this.side!==Hn&&(i.side=this.side),this.vertexColors===!0&&(i.vertexColors=!0),this.opacity<1&&(i.opacity=this.opacity),this.transparent===!0&&(i.transparent=!0),this.blendSrc!==uo&&(i.blendSrc=this.blendSrc),this.blendDst!==ho&&(i.blendDst=this.blendDst),this.blendEquation!==Jn&&(i.blendEquation=this.blendEquation),this.blendSrcAlpha!==null&&(i.blendSrcAlpha=this.blendSrcAlpha),this.blendDstAlpha!==null&&(i.blendDstAlpha=this.blendDstAlpha),this.blendEquationAlpha!==null&&(i.blendEquationAlpha=this.blendEquationAlpha),this.blendColor&&this.blendColor.isColor&&(i.blendColor=this.blendColor.getHex()),this.blendAlpha!==0&&(i.blendAlpha=this.blendAlpha),this.depthFunc!==Ni&&(i.depthFunc=this.depthFunc),this.depthTest===!1&&(i.depthTest=this.depthTest),this.depthWrite===!1&&(i.depthWrite=this.depthWrite),this.colorWrite===!1&&(i.colorWrite=this.colorWrite),this.stencilWriteMask!==255&&(i.stencilWriteMask=this.stencilWriteMask),this.stencilFunc!==Va&&(i.stencilFunc=this.stencilFunc),this.stencilRef!==0&&(i.stencilRef=this.stencilRef),this.stencilFuncMask!==255&&(i.stencilFuncMask=this.stencilFuncMask),this.stencilFail!==di&&(i.stencilFail=this.stencilFail),this.stencilZFail!==di&&(i.stencilZFail=this.stencilZFail),this.stencilZPass!==di&&(i.stencilZPass=this.stencilZPass),this.stencilWrite===!0&&(i.stencilWrite=this.stencilWrite),this.rotation!==void 0&&this.rotation!==0&&(i.rotation=this.rotation),this.polygonOffset===!0&&(i.polygonOffset=!0),this.polygonOffsetFactor!==0&&(i.polygonOffsetFactor=this.polygonOffsetFactor),this.polygonOffsetUnits!==0&&(i.polygonOffsetUnits=this.polygonOffsetUnits),this.linewidth!==void 0&&this.linewidth!==1&&(i.linewidth=this.linewidth),this.dashSize!==void 0&&(i.dashSize=this.dashSize),this.gapSize!==void 0&&(i.gapSize=this.gapSize),this.scale!==void 0&&(i.scale=this.scale),this.dithering===!0&&(i.dithering=!0),this.alphaTest>0&&(i.alphaTest=this.alphaTest),this.alphaHash===!0&&(i.alphaHash=!0),this.alphaToCoverage===!0&&(i.alphaToCoverage=!0),this.premultipliedAlpha===!0&&(i.premultipliedAlpha=!0),this.forceSinglePass===!0&&(i.forceSinglePass=!0),this.wireframe===!0&&(i.wireframe=!0),this.wireframeLinewidth>1&&(i.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!=="round"&&(i.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!=="round"&&(i.wireframeLinejoin=this.wireframeLinejoin),this.flatShading===!0&&(i.flatShading=!0),this.visible===!1&&(i.visible=!1),this.toneMapped===!1&&(i.toneMapped=!1),this.fog===!1&&(i.fog=!1),Object.keys(this.userData).length>0&&(i.userData=this.userData);function s(r){const o=[];for(const a in r){const l=r[a];delete l.metadata,o.push(l)}return o}if(e){const r=s(t.textures),o=s(t.images);r.length>0&&(i.textures=r),o.length>0&&(i.images=o)}return i}clone(){return new this.constructor().copy(this)}copy(t){this.name=t.name,this.blending=t.blending,this.side=t.side,this.vertexColors=t.vertexColors,this.opacity=t.opacity,this.transparent=t.transparent,this.blendSrc=t.blendSrc,this.blendDst=t.blendDst,this.blendEquation=t.blendEquation,this.blendSrcAlpha=t.blendSrcAlpha,this.blendDstAlpha=t.blendDstAlpha,this.blendEquationAlpha=t.blendEquationAlpha,this.blendColor.copy(t.blendColor),this.blendAlpha=t.blendAlpha,this.depthFunc=t.depthFunc,this.depthTest=t.depthTest,this.depthWrite=t.depthWrite,this.stencilWriteMask=t.stencilWriteMask,this.stencilFunc=t.stencilFunc,this.stencilRef=t.stencilRef,this.stencilFuncMask=t.stencilFuncMask,this.stencilFail=t.stencilFail,this.stencilZFail=t.stencilZFail,this.stencilZPass=t.stencilZPass,this.stencilWrite=t.stencilWrite;const e=t.clippingPlanes;let i=null;if(e!==null){const s=e.length;i=new Array(s);for(let r=0;r!==s;++r)i[r]=e[r].clone()}return this.clippingPlanes=i,this.clipIntersection=t.clipIntersection,this.clipShadows=t.clipShadows,this.shadowSide=t.shadowSide,this.colorWrite=t.colorWrite,this.precision=t.precision,this.polygonOffset=t.polygonOffset,this.polygonOffsetFactor=t.polygonOffsetFactor,this.polygonOffsetUnits=t.polygonOffsetUnits,this.dithering=t.dithering,this.alphaTest=t.alphaTest,this.alphaHash=t.alphaHash,this.alphaToCoverage=t.alphaToCoverage,this.premultipliedAlpha=t.premultipliedAlpha,this.forceSinglePass=t.forceSinglePass,this.visible=t.visible,this.toneMapped=t.toneMapped,this.userData=JSON.parse(JSON.stringify(t.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(t){t===!0&&this.version++}}class Bc extends Ss{constructor(t){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Pt(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new wn,this.combine=wc,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.lightMap=t.lightMap,this.lightMapIntensity=t.lightMapIntensity,this.aoMap=t.aoMap,this.aoMapIntensity=t.aoMapIntensity,this.specularMap=t.specularMap,this.alphaMap=t.alphaMap,this.envMap=t.envMap,this.envMapRotation.copy(t.envMapRotation),this.combine=t.combine,this.reflectivity=t.reflectivity,this.refractionRatio=t.refractionRatio,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.wireframeLinecap=t.wireframeLinecap,this.wireframeLinejoin=t.wireframeLinejoin,this.fog=t.fog,this}}const pe=new F,Os=new Ut;let Ed=0;class rn{constructor(t,e,i=!1){if(Array.isArray(t))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:Ed++}),this.name="",this.array=t,this.itemSize=e,this.count=t!==void 0?t.length/e:0,this.normalized=i,this.usage=Wa,this.updateRanges=[],this.gpuType=Mn,this.version=0}onUploadCallback(){}set needsUpdate(t){t===!0&&this.version++}setUsage(t){return this.usage=t,this}addUpdateRange(t,e){this.updateRanges.push({start:t,count:e})}clearUpdateRanges(){this.updateRanges.length=0}copy(t){return this.name=t.name,this.array=new t.array.constructor(t.array),this.itemSize=t.itemSize,this.count=t.count,this.normalized=t.normalized,this.usage=t.usage,this.gpuType=t.gpuType,this}copyAt(t,e,i){t*=this.itemSize,i*=e.itemSize;for(let s=0,r=this.itemSize;s<r;s++)this.array[t+s]=e.array[i+s];return this}copyArray(t){return this.array.set(t),this}applyMatrix3(t){if(this.itemSize===2)for(let e=0,i=this.count;e<i;e++)Os.fromBufferAttribute(this,e),Os.applyMatrix3(t),this.setXY(e,Os.x,Os.y);else if(this.itemSize===3)for(let e=0,i=this.count;e<i;e++)pe.fromBufferAttribute(this,e),pe.applyMatrix3(t),this.setXYZ(e,pe.x,pe.y,pe.z);return this}applyMatrix4(t){for(let e=0,i=this.count;e<i;e++)pe.fromBufferAttribute(this,e),pe.applyMatrix4(t),this.setXYZ(e,pe.x,pe.y,pe.z);return this}applyNormalMatrix(t){for(let e=0,i=this.count;e<i;e++)pe.fromBufferAttribute(this,e),pe.applyNormalMatrix(t),this.setXYZ(e,pe.x,pe.y,pe.z);return this}transformDirection(t){for(let e=0,i=this.count;e<i;e++)pe.fromBufferAttribute(this,e),pe.transformDirection(t),this.setXYZ(e,pe.x,pe.y,pe.z);return this}set(t,e=0){return this.array.set(t,e),this}getComponent(t,e){let i=this.array[t*this.itemSize+e];return this.normalized&&(i=Ai(i,this.array)),i}setComponent(t,e,i){return this.normalized&&(i=Ae(i,this.array)),this.array[t*this.itemSize+e]=i,this}getX(t){let e=this.array[t*this.itemSize];return this.normalized&&(e=Ai(e,this.array)),e}setX(t,e){return this.normalized&&(e=Ae(e,this.array)),this.array[t*this.itemSize]=e,this}getY(t){let e=this.array[t*this.itemSize+1];return this.normalized&&(e=Ai(e,this.array)),e}setY(t,e){return this.normalized&&(e=Ae(e,this.array)),this.array[t*this.itemSize+1]=e,this}getZ(t){let e=this.array[t*this.itemSize+2];return this.normalized&&(e=Ai(e,this.array)),e}setZ(t,e){return this.normalized&&(e=Ae(e,this.array)),this.array[t*this.itemSize+2]=e,this}getW(t){let e=this.array[t*this.itemSize+3];return this.normalized&&(e=Ai(e,this.array)),e}setW(t,e){return this.normalized&&(e=Ae(e,this.array)),this.array[t*this.itemSize+3]=e,this}setXY(t,e,i){return t*=this.itemSize,this.normalized&&(e=Ae(e,this.array),i=Ae(i,this.array)),this.array[t+0]=e,this.array[t+1]=i,this}setXYZ(t,e,i,s){return t*=this.itemSize,this.normalized&&(e=Ae(e,this.array),i=Ae(i,this.array),s=Ae(s,this.array)),this.array[t+0]=e,this.array[t+1]=i,this.array[t+2]=s,this}setXYZW(t,e,i,s,r){return t*=this.itemSize,this.normalized&&(e=Ae(e,this.array),i=Ae(i,this.array),s=Ae(s,this.array),r=Ae(r,this.array)),this.array[t+0]=e,this.array[t+1]=i,this.array[t+2]=s,this.array[t+3]=r,this}onUpload(t){return this.onUploadCallback=t,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){const t={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return this.name!==""&&(t.name=this.name),this.usage!==Wa&&(t.usage=this.usage),t}}class zc extends rn{constructor(t,e,i){super(new Uint16Array(t),e,i)}}class Hc extends rn{constructor(t,e,i){super(new Uint32Array(t),e,i)}}class te extends rn{constructor(t,e,i){super(new Float32Array(t),e,i)}}let bd=0;const qe=new fe,$r=new Ne,yi=new F,He=new Ms,ji=new Ms,xe=new F;class Se extends ci{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:bd++}),this.uuid=Hi(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={}}getIndex(){return this.index}setIndex(t){return Array.isArray(t)?this.index=new(Fc(t)?Hc:zc)(t,1):this.index=t,this}setIndirect(t){return this.indirect=t,this}getIndirect(){return this.indirect}getAttribute(t){return this.attributes[t]}setAttribute(t,e){return this.attributes[t]=e,this}deleteAttribute(t){return delete this.attributes[t],this}hasAttribute(t){return this.attributes[t]!==void 0}addGroup(t,e,i=0){this.groups.push({start:t,count:e,materialIndex:i})}clearGroups(){this.groups=[]}setDrawRange(t,e){this.drawRange.start=t,this.drawRange.count=e}applyMatrix4(t){const e=this.attributes.position;e!==void 0&&(e.applyMatrix4(t),e.needsUpdate=!0);const i=this.attributes.normal;if(i!==void 0){const r=new Bt().getNormalMatrix(t);i.applyNormalMatrix(r),i.needsUpdate=!0}const s=this.attributes.tangent;return s!==void 0&&(s.transformDirection(t),s.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this}applyQuaternion(t){return qe.makeRotationFromQuaternion(t),this.applyMatrix4(qe),this}rotateX(t){return qe.makeRotationX(t),this.applyMatrix4(qe),this}rotateY(t){return qe.makeRotationY(t),this.applyMatrix4(qe),this}rotateZ(t){return qe.makeRotationZ(t),this.applyMatrix4(qe),this}translate(t,e,i){return qe.makeTranslation(t,e,i),this.applyMatrix4(qe),this}scale(t,e,i){return qe.makeScale(t,e,i),this.applyMatrix4(qe),this}lookAt(t){return $r.lookAt(t),$r.updateMatrix(),this.applyMatrix4($r.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(yi).negate(),this.translate(yi.x,yi.y,yi.z),this}setFromPoints(t){const e=this.getAttribute("position");if(e===void 0){const i=[];for(let s=0,r=t.length;s<r;s++){const o=t[s];i.push(o.x,o.y,o.z||0)}this.setAttribute("position",new te(i,3))}else{const i=Math.min(t.length,e.count);for(let s=0;s<i;s++){const r=t[s];e.setXYZ(s,r.x,r.y,r.z||0)}t.length>e.count&&console.warn("THREE.BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),e.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new Ms);const t=this.attributes.position,e=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){console.error("THREE.BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new F(-1/0,-1/0,-1/0),new F(1/0,1/0,1/0));return}if(t!==void 0){if(this.boundingBox.setFromBufferAttribute(t),e)for(let i=0,s=e.length;i<s;i++){const r=e[i];He.setFromBufferAttribute(r),this.morphTargetsRelative?(xe.addVectors(this.boundingBox.min,He.min),this.boundingBox.expandByPoint(xe),xe.addVectors(this.boundingBox.max,He.max),this.boundingBox.expandByPoint(xe)):(this.boundingBox.expandByPoint(He.min),this.boundingBox.expandByPoint(He.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&console.error('THREE.BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Sr);const t=this.attributes.position,e=this.morphAttributes.position;if(t&&t.isGLBufferAttribute){console.error("THREE.BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new F,1/0);return}if(t){const i=this.boundingSphere.center;if(He.setFromBufferAttribute(t),e)for(let r=0,o=e.length;r<o;r++){const a=e[r];ji.setFromBufferAttribute(a),this.morphTargetsRelative?(xe.addVectors(He.min,ji.min),He.expandByPoint(xe),xe.addVectors(He.max,ji.max),He.expandByPoint(xe)):(He.expandByPoint(ji.min),He.expandByPoint(ji.max))}He.getCenter(i);let s=0;for(let r=0,o=t.count;r<o;r++)xe.fromBufferAttribute(t,r),s=Math.max(s,i.distanceToSquared(xe));if(e)for(let r=0,o=e.length;r<o;r++){const a=e[r],l=this.morphTargetsRelative;for(let c=0,u=a.count;c<u;c++)xe.fromBufferAttribute(a,c),l&&(yi.fromBufferAttribute(t,c),xe.add(yi)),s=Math.max(s,i.distanceToSquared(xe))}this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&console.error('THREE.BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){const t=this.index,e=this.attributes;if(t===null||e.position===void 0||e.normal===void 0||e.uv===void 0){console.error("THREE.BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}const i=e.position,s=e.normal,r=e.uv;this.hasAttribute("tangent")===!1&&this.setAttribute("tangent",new rn(new Float32Array(4*i.count),4));const o=this.getAttribute("tangent"),a=[],l=[];for(let k=0;k<i.count;k++)a[k]=new F,l[k]=new F;const c=new F,u=new F,h=new F,d=new Ut,f=new Ut,g=new Ut,x=new F,m=new F;function p(k,E,S){c.fromBufferAttribute(i,k),u.fromBufferAttribute(i,E),h.fromBufferAttribute(i,S),d.fromBufferAttribute(r,k),f.fromBufferAttribute(r,E),g.fromBufferAttribute(r,S),u.sub(c),h.sub(c),f.sub(d),g.sub(d);const D=1/(f.x*g.y-g.x*f.y);isFinite(D)&&(x.copy(u).multiplyScalar(g.y).addScaledVector(h,-f.y).multiplyScalar(D),m.copy(h).multiplyScalar(f.x).addScaledVector(u,-g.x).multiplyScalar(D),a[k].add(x),a[E].add(x),a[S].add(x),l[k].add(m),l[E].add(m),l[S].add(m))}let R=this.groups;R.length===0&&(R=[{start:0,count:t.count}]);for(let k=0,E=R.length;k<E;++k){const S=R[k],D=S.start,H=S.count;for(let W=D,Y=D+H;W<Y;W+=3)p(t.getX(W+0),t.getX(W+1),t.getX(W+2))}const T=new F,M=new F,L=new F,C=new F;function I(k){L.fromBufferAttribute(s,k),C.copy(L);const E=a[k];T.copy(E),T.sub(L.multiplyScalar(L.dot(E))).normalize(),M.crossVectors(C,E);const D=M.dot(l[k])<0?-1:1;o.setXYZW(k,T.x,T.y,T.z,D)}for(let k=0,E=R.length;k<E;++k){const S=R[k],D=S.start,H=S.count;for(let W=D,Y=D+H;W<Y;W+=3)I(t.getX(W+0)),I(t.getX(W+1)),I(t.getX(W+2))}}computeVertexNormals(){const t=this.index,e=this.getAttribute("position");if(e!==void 0){let i=this.getAttribute("normal");if(i===void 0)i=new rn(new Float32Array(e.count*3),3),this.setAttribute("normal",i);else for(let d=0,f=i.count;d<f;d++)i.setXYZ(d,0,0,0);const s=new F,r=new F,o=new F,a=new F,l=new F,c=new F,u=new F,h=new F;if(t)for(let d=0,f=t.count;d<f;d+=3){const g=t.getX(d+0),x=t.getX(d+1),m=t.getX(d+2);s.fromBufferAttribute(e,g),r.fromBufferAttribute(e,x),o.fromBufferAttribute(e,m),u.subVectors(o,r),h.subVectors(s,r),u.cross(h),a.fromBufferAttribute(i,g),l.fromBufferAttribute(i,x),c.fromBufferAttribute(i,m),a.add(u),l.add(u),c.add(u),i.setXYZ(g,a.x,a.y,a.z),i.setXYZ(x,l.x,l.y,l.z),i.setXYZ(m,c.x,c.y,c.z)}else for(let d=0,f=e.count;d<f;d+=3)s.fromBufferAttribute(e,d+0),r.fromBufferAttribute(e,d+1),o.fromBufferAttribute(e,d+2),u.subVectors(o,r),h.subVectors(s,r),u.cross(h),i.setXYZ(d+0,u.x,u.y,u.z),i.setXYZ(d+1,u.x,u.y,u.z),i.setXYZ(d+2,u.x,u.y,u.z);this.normalizeNormals(),i.needsUpdate=!0}}normalizeNormals(){const t=this.attributes.normal;for(let e=0,i=t.count;e<i;e++)xe.fromBufferAttribute(t,e),xe.normalize(),t.setXYZ(e,xe.x,xe.y,xe.z)}toNonIndexed(){function t(a,l){const c=a.array,u=a.itemSize,h=a.normalized,d=new c.constructor(l.length*u);let f=0,g=0;for(let x=0,m=l.length;x<m;x++){a.isInterleavedBufferAttribute?f=l[x]*a.data.stride+a.offset:f=l[x]*u;for(let p=0;p<u;p++)d[g++]=c[f++]}return new rn(d,u,h)}if(this.index===null)return console.warn("THREE.BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;const e=new Se,i=this.index.array,s=this.attributes;for(const a in s){const l=s[a],c=t(l,i);e.setAttribute(a,c)}const r=this.morphAttributes;for(const a in r){const l=[],c=r[a];for(let u=0,h=c.length;u<h;u++){const d=c[u],f=t(d,i);l.push(f)}e.morphAttributes[a]=l}e.morphTargetsRelative=this.morphTargetsRelative;const o=this.groups;for(let a=0,l=o.length;a<l;a++){const c=o[a];e.addGroup(c.start,c.count,c.materialIndex)}return e}toJSON(){const t={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(t.uuid=this.uuid,t.type=this.type,this.name!==""&&(t.name=this.name),Object.keys(this.userData).length>0&&(t.userData=this.userData),this.parameters!==void 0){const l=this.parameters;for(const c in l)l[c]!==void 0&&(t[c]=l[c]);return t}t.data={attributes:{}};const e=this.index;e!==null&&(t.data.index={type:e.array.constructor.name,array:Array.prototype.slice.call(e.array)});const i=this.attributes;for(const l in i){const c=i[l];t.data.attributes[l]=c.toJSON(t.data)}const s={};let r=!1;for(const l in this.morphAttributes){const c=this.morphAttributes[l],u=[];for(let h=0,d=c.length;h<d;h++){const f=c[h];u.push(f.toJSON(t.data))}u.length>0&&(s[l]=u,r=!0)}r&&(t.data.morphAttributes=s,t.data.morphTargetsRelative=this.morphTargetsRelative);const o=this.groups;o.length>0&&(t.data.groups=JSON.parse(JSON.stringify(o)));const a=this.boundingSphere;return a!==null&&(t.data.boundingSphere=a.toJSON()),t}clone(){return new this.constructor().copy(this)}copy(t){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;const e={};this.name=t.name;const i=t.index;i!==null&&this.setIndex(i.clone());const s=t.attributes;for(const c in s){const u=s[c];this.setAttribute(c,u.clone(e))}const r=t.morphAttributes;for(const c in r){const u=[],h=r[c];for(let d=0,f=h.length;d<f;d++)u.push(h[d].clone(e));this.morphAttributes[c]=u}this.morphTargetsRelative=t.morphTargetsRelative;const o=t.groups;for(let c=0,u=o.length;c<u;c++){const h=o[c];this.addGroup(h.start,h.count,h.materialIndex)}const a=t.boundingBox;a!==null&&(this.boundingBox=a.clone());const l=t.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=t.drawRange.start,this.drawRange.count=t.drawRange.count,this.userData=t.userData,this}dispose(){this.dispatchEvent({type:"dispose"})}}const ol=new fe,Yn=new yr,ks=new Sr,al=new F,Bs=new F,zs=new F,Hs=new F,Yr=new F,Gs=new F,ll=new F,Vs=new F;class Te extends Ne{constructor(t=new Se,e=new Bc){super(),this.isMesh=!0,this.type="Mesh",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),t.morphTargetInfluences!==void 0&&(this.morphTargetInfluences=t.morphTargetInfluences.slice()),t.morphTargetDictionary!==void 0&&(this.morphTargetDictionary=Object.assign({},t.morphTargetDictionary)),this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}updateMorphTargets(){const e=this.geometry.morphAttributes,i=Object.keys(e);if(i.length>0){const s=e[i[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){const a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}getVertexPosition(t,e){const i=this.geometry,s=i.attributes.position,r=i.morphAttributes.position,o=i.morphTargetsRelative;e.fromBufferAttribute(s,t);const a=this.morphTargetInfluences;if(r&&a){Gs.set(0,0,0);for(let l=0,c=r.length;l<c;l++){const u=a[l],h=r[l];u!==0&&(Yr.fromBufferAttribute(h,t),o?Gs.addScaledVector(Yr,u):Gs.addScaledVector(Yr.sub(e),u))}e.add(Gs)}return e}raycast(t,e){const i=this.geometry,s=this.material,r=this.matrixWorld;s!==void 0&&(i.boundingSphere===null&&i.computeBoundingSphere(),ks.copy(i.boundingSphere),ks.applyMatrix4(r),Yn.copy(t.ray).recast(t.near),!(ks.containsPoint(Yn.origin)===!1&&(Yn.intersectSphere(ks,al)===null||Yn.origin.distanceToSquared(al)>(t.far-t.near)**2))&&(ol.copy(r).invert(),Yn.copy(t.ray).applyMatrix4(ol),!(i.boundingBox!==null&&Yn.intersectsBox(i.boundingBox)===!1)&&this._computeIntersections(t,e,Yn)))}_computeIntersections(t,e,i){let s;const r=this.geometry,o=this.material,a=r.index,l=r.attributes.position,c=r.attributes.uv,u=r.attributes.uv1,h=r.attributes.normal,d=r.groups,f=r.drawRange;if(a!==null)if(Array.isArray(o))for(let g=0,x=d.length;g<x;g++){const m=d[g],p=o[m.materialIndex],R=Math.max(m.start,f.start),T=Math.min(a.count,Math.min(m.start+m.count,f.start+f.count));for(let M=R,L=T;M<L;M+=3){const C=a.getX(M),I=a.getX(M+1),k=a.getX(M+2);s=Ws(this,p,t,i,c,u,h,C,I,k),s&&(s.faceIndex=Math.floor(M/3),s.face.materialIndex=m.materialIndex,e.push(s))}}else{const g=Math.max(0,f.start),x=Math.min(a.count,f.start+f.count);for(let m=g,p=x;m<p;m+=3){const R=a.getX(m),T=a.getX(m+1),M=a.getX(m+2);s=Ws(this,o,t,i,c,u,h,R,T,M),s&&(s.faceIndex=Math.floor(m/3),e.push(s))}}else if(l!==void 0)if(Array.isArray(o))for(let g=0,x=d.length;g<x;g++){const m=d[g],p=o[m.materialIndex],R=Math.max(m.start,f.start),T=Math.min(l.count,Math.min(m.start+m.count,f.start+f.count));for(let M=R,L=T;M<L;M+=3){const C=M,I=M+1,k=M+2;s=Ws(this,p,t,i,c,u,h,C,I,k),s&&(s.faceIndex=Math.floor(M/3),s.face.materialIndex=m.materialIndex,e.push(s))}}else{const g=Math.max(0,f.start),x=Math.min(l.count,f.start+f.count);for(let m=g,p=x;m<p;m+=3){const R=m,T=m+1,M=m+2;s=Ws(this,o,t,i,c,u,h,R,T,M),s&&(s.faceIndex=Math.floor(m/3),e.push(s))}}}}function Td(n,t,e,i,s,r,o,a){let l;if(t.side===Ue?l=i.intersectTriangle(o,r,s,!0,a):l=i.intersectTriangle(s,r,o,t.side===Hn,a),l===null)return null;Vs.copy(a),Vs.applyMatrix4(n.matrixWorld);const c=e.ray.origin.distanceTo(Vs);return c<e.near||c>e.far?null:{distance:c,point:Vs.clone(),object:n}}function Ws(n,t,e,i,s,r,o,a,l,c){n.getVertexPosition(a,Bs),n.getVertexPosition(l,zs),n.getVertexPosition(c,Hs);const u=Td(n,t,e,i,Bs,zs,Hs,ll);if(u){const h=new F;sn.getBarycoord(ll,Bs,zs,Hs,h),s&&(u.uv=sn.getInterpolatedAttribute(s,a,l,c,h,new Ut)),r&&(u.uv1=sn.getInterpolatedAttribute(r,a,l,c,h,new Ut)),o&&(u.normal=sn.getInterpolatedAttribute(o,a,l,c,h,new F),u.normal.dot(i.direction)>0&&u.normal.multiplyScalar(-1));const d={a,b:l,c,normal:new F,materialIndex:0};sn.getNormal(Bs,zs,Hs,d.normal),u.face=d,u.barycoord=h}return u}class Gn extends Se{constructor(t=1,e=1,i=1,s=1,r=1,o=1){super(),this.type="BoxGeometry",this.parameters={width:t,height:e,depth:i,widthSegments:s,heightSegments:r,depthSegments:o};const a=this;s=Math.floor(s),r=Math.floor(r),o=Math.floor(o);const l=[],c=[],u=[],h=[];let d=0,f=0;g("z","y","x",-1,-1,i,e,t,o,r,0),g("z","y","x",1,-1,i,e,-t,o,r,1),g("x","z","y",1,1,t,i,e,s,o,2),g("x","z","y",1,-1,t,i,-e,s,o,3),g("x","y","z",1,-1,t,e,i,s,r,4),g("x","y","z",-1,-1,t,e,-i,s,r,5),this.setIndex(l),this.setAttribute("position",new te(c,3)),this.setAttribute("normal",new te(u,3)),this.setAttribute("uv",new te(h,2));function g(x,m,p,R,T,M,L,C,I,k,E){const S=M/I,D=L/k,H=M/2,W=L/2,Y=C/2,K=I+1,$=k+1;let st=0,G=0;const lt=new F;for(let dt=0;dt<$;dt++){const wt=dt*D-W;for(let Vt=0;Vt<K;Vt++){const ee=Vt*S-H;lt[x]=ee*R,lt[m]=wt*T,lt[p]=Y,c.push(lt.x,lt.y,lt.z),lt[x]=0,lt[m]=0,lt[p]=C>0?1:-1,u.push(lt.x,lt.y,lt.z),h.push(Vt/I),h.push(1-dt/k),st+=1}}for(let dt=0;dt<k;dt++)for(let wt=0;wt<I;wt++){const Vt=d+wt+K*dt,ee=d+wt+K*(dt+1),se=d+(wt+1)+K*(dt+1),qt=d+(wt+1)+K*dt;l.push(Vt,ee,qt),l.push(ee,se,qt),G+=6}a.addGroup(f,G,E),f+=G,d+=st}}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new Gn(t.width,t.height,t.depth,t.widthSegments,t.heightSegments,t.depthSegments)}}function ki(n){const t={};for(const e in n){t[e]={};for(const i in n[e]){const s=n[e][i];s&&(s.isColor||s.isMatrix3||s.isMatrix4||s.isVector2||s.isVector3||s.isVector4||s.isTexture||s.isQuaternion)?s.isRenderTargetTexture?(console.warn("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),t[e][i]=null):t[e][i]=s.clone():Array.isArray(s)?t[e][i]=s.slice():t[e][i]=s}}return t}function Re(n){const t={};for(let e=0;e<n.length;e++){const i=ki(n[e]);for(const s in i)t[s]=i[s]}return t}function wd(n){const t=[];for(let e=0;e<n.length;e++)t.push(n[e].clone());return t}function Gc(n){const t=n.getRenderTarget();return t===null?n.outputColorSpace:t.isXRRenderTarget===!0?t.texture.colorSpace:$t.workingColorSpace}const Ad={clone:ki,merge:Re};var Rd=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,Cd=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`;class Pe extends Ss{constructor(t){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=Rd,this.fragmentShader=Cd,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,t!==void 0&&this.setValues(t)}copy(t){return super.copy(t),this.fragmentShader=t.fragmentShader,this.vertexShader=t.vertexShader,this.uniforms=ki(t.uniforms),this.uniformsGroups=wd(t.uniformsGroups),this.defines=Object.assign({},t.defines),this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this.fog=t.fog,this.lights=t.lights,this.clipping=t.clipping,this.extensions=Object.assign({},t.extensions),this.glslVersion=t.glslVersion,this}toJSON(t){const e=super.toJSON(t);e.glslVersion=this.glslVersion,e.uniforms={};for(const s in this.uniforms){const o=this.uniforms[s].value;o&&o.isTexture?e.uniforms[s]={type:"t",value:o.toJSON(t).uuid}:o&&o.isColor?e.uniforms[s]={type:"c",value:o.getHex()}:o&&o.isVector2?e.uniforms[s]={type:"v2",value:o.toArray()}:o&&o.isVector3?e.uniforms[s]={type:"v3",value:o.toArray()}:o&&o.isVector4?e.uniforms[s]={type:"v4",value:o.toArray()}:o&&o.isMatrix3?e.uniforms[s]={type:"m3",value:o.toArray()}:o&&o.isMatrix4?e.uniforms[s]={type:"m4",value:o.toArray()}:e.uniforms[s]={value:o}}Object.keys(this.defines).length>0&&(e.defines=this.defines),e.vertexShader=this.vertexShader,e.fragmentShader=this.fragmentShader,e.lights=this.lights,e.clipping=this.clipping;const i={};for(const s in this.extensions)this.extensions[s]===!0&&(i[s]=!0);return Object.keys(i).length>0&&(e.extensions=i),e}}class Vc extends Ne{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new fe,this.projectionMatrix=new fe,this.projectionMatrixInverse=new fe,this.coordinateSystem=un,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(t,e){return super.copy(t,e),this.matrixWorldInverse.copy(t.matrixWorldInverse),this.projectionMatrix.copy(t.projectionMatrix),this.projectionMatrixInverse.copy(t.projectionMatrixInverse),this.coordinateSystem=t.coordinateSystem,this}getWorldDirection(t){return super.getWorldDirection(t).negate()}updateMatrixWorld(t){super.updateMatrixWorld(t),this.matrixWorldInverse.copy(this.matrixWorld).invert()}updateWorldMatrix(t,e){super.updateWorldMatrix(t,e),this.matrixWorldInverse.copy(this.matrixWorld).invert()}clone(){return new this.constructor().copy(this)}}const Un=new F,cl=new Ut,ul=new Ut;class Ke extends Vc{constructor(t=50,e=1,i=.1,s=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=t,this.zoom=1,this.near=i,this.far=s,this.focus=10,this.aspect=e,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(t,e){return super.copy(t,e),this.fov=t.fov,this.zoom=t.zoom,this.near=t.near,this.far=t.far,this.focus=t.focus,this.aspect=t.aspect,this.view=t.view===null?null:Object.assign({},t.view),this.filmGauge=t.filmGauge,this.filmOffset=t.filmOffset,this}setFocalLength(t){const e=.5*this.getFilmHeight()/t;this.fov=hs*2*Math.atan(e),this.updateProjectionMatrix()}getFocalLength(){const t=Math.tan(rs*.5*this.fov);return .5*this.getFilmHeight()/t}getEffectiveFOV(){return hs*2*Math.atan(Math.tan(rs*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(t,e,i){Un.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),e.set(Un.x,Un.y).multiplyScalar(-t/Un.z),Un.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),i.set(Un.x,Un.y).multiplyScalar(-t/Un.z)}getViewSize(t,e){return this.getViewBounds(t,cl,ul),e.subVectors(ul,cl)}setViewOffset(t,e,i,s,r,o){this.aspect=t/e,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=e,this.view.offsetX=i,this.view.offsetY=s,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){const t=this.near;let e=t*Math.tan(rs*.5*this.fov)/this.zoom,i=2*e,s=this.aspect*i,r=-.5*s;const o=this.view;if(this.view!==null&&this.view.enabled){const l=o.fullWidth,c=o.fullHeight;r+=o.offsetX*s/l,e-=o.offsetY*i/c,s*=o.width/l,i*=o.height/c}const a=this.filmOffset;a!==0&&(r+=t*a/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+s,e,e-i,t,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){const e=super.toJSON(t);return e.object.fov=this.fov,e.object.zoom=this.zoom,e.object.near=this.near,e.object.far=this.far,e.object.focus=this.focus,e.object.aspect=this.aspect,this.view!==null&&(e.object.view=Object.assign({},this.view)),e.object.filmGauge=this.filmGauge,e.object.filmOffset=this.filmOffset,e}}const Ei=-90,bi=1;class Pd extends Ne{constructor(t,e,i){super(),this.type="CubeCamera",this.renderTarget=i,this.coordinateSystem=null,this.activeMipmapLevel=0;const s=new Ke(Ei,bi,t,e);s.layers=this.layers,this.add(s);const r=new Ke(Ei,bi,t,e);r.layers=this.layers,this.add(r);const o=new Ke(Ei,bi,t,e);o.layers=this.layers,this.add(o);const a=new Ke(Ei,bi,t,e);a.layers=this.layers,this.add(a);const l=new Ke(Ei,bi,t,e);l.layers=this.layers,this.add(l);const c=new Ke(Ei,bi,t,e);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){const t=this.coordinateSystem,e=this.children.concat(),[i,s,r,o,a,l]=e;for(const c of e)this.remove(c);if(t===un)i.up.set(0,1,0),i.lookAt(1,0,0),s.up.set(0,1,0),s.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),o.up.set(0,0,1),o.lookAt(0,-1,0),a.up.set(0,1,0),a.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(t===hr)i.up.set(0,-1,0),i.lookAt(-1,0,0),s.up.set(0,-1,0),s.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),o.up.set(0,0,-1),o.lookAt(0,-1,0),a.up.set(0,-1,0),a.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+t);for(const c of e)this.add(c),c.updateMatrixWorld()}update(t,e){this.parent===null&&this.updateMatrixWorld();const{renderTarget:i,activeMipmapLevel:s}=this;this.coordinateSystem!==t.coordinateSystem&&(this.coordinateSystem=t.coordinateSystem,this.updateCoordinateSystem());const[r,o,a,l,c,u]=this.children,h=t.getRenderTarget(),d=t.getActiveCubeFace(),f=t.getActiveMipmapLevel(),g=t.xr.enabled;t.xr.enabled=!1;const x=i.texture.generateMipmaps;i.texture.generateMipmaps=!1,t.setRenderTarget(i,0,s),t.render(e,r),t.setRenderTarget(i,1,s),t.render(e,o),t.setRenderTarget(i,2,s),t.render(e,a),t.setRenderTarget(i,3,s),t.render(e,l),t.setRenderTarget(i,4,s),t.render(e,c),i.texture.generateMipmaps=x,t.setRenderTarget(i,5,s),t.render(e,u),t.setRenderTarget(h,d,f),t.xr.enabled=g,i.texture.needsPMREMUpdate=!0}}class Wc extends Ce{constructor(t=[],e=Fi,i,s,r,o,a,l,c,u){super(t,e,i,s,r,o,a,l,c,u),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(t){this.image=t}}class Dd extends oi{constructor(t=1,e={}){super(t,t,e),this.isWebGLCubeRenderTarget=!0;const i={width:t,height:t,depth:1},s=[i,i,i,i,i,i];this.texture=new Wc(s),this._setTextureOptions(e),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(t,e){this.texture.type=e.type,this.texture.colorSpace=e.colorSpace,this.texture.generateMipmaps=e.generateMipmaps,this.texture.minFilter=e.minFilter,this.texture.magFilter=e.magFilter;const i={uniforms:{tEquirect:{value:null}},vertexShader:`

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
			`},s=new Gn(5,5,5),r=new Pe({name:"CubemapFromEquirect",uniforms:ki(i.uniforms),vertexShader:i.vertexShader,fragmentShader:i.fragmentShader,side:Ue,blending:On});r.uniforms.tEquirect.value=e;const o=new Te(s,r),a=e.minFilter;return e.minFilter===ei&&(e.minFilter=cn),new Pd(1,10,this).update(t,o),e.minFilter=a,o.geometry.dispose(),o.material.dispose(),this}clear(t,e=!0,i=!0,s=!0){const r=t.getRenderTarget();for(let o=0;o<6;o++)t.setRenderTarget(this,o),t.clear(e,i,s);t.setRenderTarget(r)}}class es extends Ne{constructor(){super(),this.isGroup=!0,this.type="Group"}}const Ld={type:"move"};class qr{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new es,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new es,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new F,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new F),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new es,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new F,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new F),this._grip}dispatchEvent(t){return this._targetRay!==null&&this._targetRay.dispatchEvent(t),this._grip!==null&&this._grip.dispatchEvent(t),this._hand!==null&&this._hand.dispatchEvent(t),this}connect(t){if(t&&t.hand){const e=this._hand;if(e)for(const i of t.hand.values())this._getHandJoint(e,i)}return this.dispatchEvent({type:"connected",data:t}),this}disconnect(t){return this.dispatchEvent({type:"disconnected",data:t}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(t,e,i){let s=null,r=null,o=null;const a=this._targetRay,l=this._grip,c=this._hand;if(t&&e.session.visibilityState!=="visible-blurred"){if(c&&t.hand){o=!0;for(const x of t.hand.values()){const m=e.getJointPose(x,i),p=this._getHandJoint(c,x);m!==null&&(p.matrix.fromArray(m.transform.matrix),p.matrix.decompose(p.position,p.rotation,p.scale),p.matrixWorldNeedsUpdate=!0,p.jointRadius=m.radius),p.visible=m!==null}const u=c.joints["index-finger-tip"],h=c.joints["thumb-tip"],d=u.position.distanceTo(h.position),f=.02,g=.005;c.inputState.pinching&&d>f+g?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:t.handedness,target:this})):!c.inputState.pinching&&d<=f-g&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:t.handedness,target:this}))}else l!==null&&t.gripSpace&&(r=e.getPose(t.gripSpace,i),r!==null&&(l.matrix.fromArray(r.transform.matrix),l.matrix.decompose(l.position,l.rotation,l.scale),l.matrixWorldNeedsUpdate=!0,r.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(r.linearVelocity)):l.hasLinearVelocity=!1,r.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(r.angularVelocity)):l.hasAngularVelocity=!1));a!==null&&(s=e.getPose(t.targetRaySpace,i),s===null&&r!==null&&(s=r),s!==null&&(a.matrix.fromArray(s.transform.matrix),a.matrix.decompose(a.position,a.rotation,a.scale),a.matrixWorldNeedsUpdate=!0,s.linearVelocity?(a.hasLinearVelocity=!0,a.linearVelocity.copy(s.linearVelocity)):a.hasLinearVelocity=!1,s.angularVelocity?(a.hasAngularVelocity=!0,a.angularVelocity.copy(s.angularVelocity)):a.hasAngularVelocity=!1,this.dispatchEvent(Ld)))}return a!==null&&(a.visible=s!==null),l!==null&&(l.visible=r!==null),c!==null&&(c.visible=o!==null),this}_getHandJoint(t,e){if(t.joints[e.jointName]===void 0){const i=new es;i.matrixAutoUpdate=!1,i.visible=!1,t.joints[e.jointName]=i,t.add(i)}return t.joints[e.jointName]}}class Id extends Ne{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new wn,this.environmentIntensity=1,this.environmentRotation=new wn,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(t,e){return super.copy(t,e),t.background!==null&&(this.background=t.background.clone()),t.environment!==null&&(this.environment=t.environment.clone()),t.fog!==null&&(this.fog=t.fog.clone()),this.backgroundBlurriness=t.backgroundBlurriness,this.backgroundIntensity=t.backgroundIntensity,this.backgroundRotation.copy(t.backgroundRotation),this.environmentIntensity=t.environmentIntensity,this.environmentRotation.copy(t.environmentRotation),t.overrideMaterial!==null&&(this.overrideMaterial=t.overrideMaterial.clone()),this.matrixAutoUpdate=t.matrixAutoUpdate,this}toJSON(t){const e=super.toJSON(t);return this.fog!==null&&(e.object.fog=this.fog.toJSON()),this.backgroundBlurriness>0&&(e.object.backgroundBlurriness=this.backgroundBlurriness),this.backgroundIntensity!==1&&(e.object.backgroundIntensity=this.backgroundIntensity),e.object.backgroundRotation=this.backgroundRotation.toArray(),this.environmentIntensity!==1&&(e.object.environmentIntensity=this.environmentIntensity),e.object.environmentRotation=this.environmentRotation.toArray(),e}}class ya extends Ce{constructor(t=null,e=1,i=1,s,r,o,a,l,c=Ve,u=Ve,h,d){super(null,o,a,l,c,u,s,r,h,d),this.isDataTexture=!0,this.image={data:t,width:e,height:i},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}}class fr extends rn{constructor(t,e,i,s=1){super(t,e,i),this.isInstancedBufferAttribute=!0,this.meshPerAttribute=s}copy(t){return super.copy(t),this.meshPerAttribute=t.meshPerAttribute,this}toJSON(){const t=super.toJSON();return t.meshPerAttribute=this.meshPerAttribute,t.isInstancedBufferAttribute=!0,t}}const jr=new F,Ud=new F,Nd=new Bt;class xn{constructor(t=new F(1,0,0),e=0){this.isPlane=!0,this.normal=t,this.constant=e}set(t,e){return this.normal.copy(t),this.constant=e,this}setComponents(t,e,i,s){return this.normal.set(t,e,i),this.constant=s,this}setFromNormalAndCoplanarPoint(t,e){return this.normal.copy(t),this.constant=-e.dot(this.normal),this}setFromCoplanarPoints(t,e,i){const s=jr.subVectors(i,e).cross(Ud.subVectors(t,e)).normalize();return this.setFromNormalAndCoplanarPoint(s,t),this}copy(t){return this.normal.copy(t.normal),this.constant=t.constant,this}normalize(){const t=1/this.normal.length();return this.normal.multiplyScalar(t),this.constant*=t,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(t){return this.normal.dot(t)+this.constant}distanceToSphere(t){return this.distanceToPoint(t.center)-t.radius}projectPoint(t,e){return e.copy(t).addScaledVector(this.normal,-this.distanceToPoint(t))}intersectLine(t,e){const i=t.delta(jr),s=this.normal.dot(i);if(s===0)return this.distanceToPoint(t.start)===0?e.copy(t.start):null;const r=-(t.start.dot(this.normal)+this.constant)/s;return r<0||r>1?null:e.copy(t.start).addScaledVector(i,r)}intersectsLine(t){const e=this.distanceToPoint(t.start),i=this.distanceToPoint(t.end);return e<0&&i>0||i<0&&e>0}intersectsBox(t){return t.intersectsPlane(this)}intersectsSphere(t){return t.intersectsPlane(this)}coplanarPoint(t){return t.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(t,e){const i=e||Nd.getNormalMatrix(t),s=this.coplanarPoint(jr).applyMatrix4(t),r=this.normal.applyMatrix3(i).normalize();return this.constant=-s.dot(r),this}translate(t){return this.constant-=t.dot(this.normal),this}equals(t){return t.normal.equals(this.normal)&&t.constant===this.constant}clone(){return new this.constructor().copy(this)}}const qn=new Sr,Fd=new Ut(.5,.5),Xs=new F;class Xc{constructor(t=new xn,e=new xn,i=new xn,s=new xn,r=new xn,o=new xn){this.planes=[t,e,i,s,r,o]}set(t,e,i,s,r,o){const a=this.planes;return a[0].copy(t),a[1].copy(e),a[2].copy(i),a[3].copy(s),a[4].copy(r),a[5].copy(o),this}copy(t){const e=this.planes;for(let i=0;i<6;i++)e[i].copy(t.planes[i]);return this}setFromProjectionMatrix(t,e=un,i=!1){const s=this.planes,r=t.elements,o=r[0],a=r[1],l=r[2],c=r[3],u=r[4],h=r[5],d=r[6],f=r[7],g=r[8],x=r[9],m=r[10],p=r[11],R=r[12],T=r[13],M=r[14],L=r[15];if(s[0].setComponents(c-o,f-u,p-g,L-R).normalize(),s[1].setComponents(c+o,f+u,p+g,L+R).normalize(),s[2].setComponents(c+a,f+h,p+x,L+T).normalize(),s[3].setComponents(c-a,f-h,p-x,L-T).normalize(),i)s[4].setComponents(l,d,m,M).normalize(),s[5].setComponents(c-l,f-d,p-m,L-M).normalize();else if(s[4].setComponents(c-l,f-d,p-m,L-M).normalize(),e===un)s[5].setComponents(c+l,f+d,p+m,L+M).normalize();else if(e===hr)s[5].setComponents(l,d,m,M).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+e);return this}intersectsObject(t){if(t.boundingSphere!==void 0)t.boundingSphere===null&&t.computeBoundingSphere(),qn.copy(t.boundingSphere).applyMatrix4(t.matrixWorld);else{const e=t.geometry;e.boundingSphere===null&&e.computeBoundingSphere(),qn.copy(e.boundingSphere).applyMatrix4(t.matrixWorld)}return this.intersectsSphere(qn)}intersectsSprite(t){qn.center.set(0,0,0);const e=Fd.distanceTo(t.center);return qn.radius=.7071067811865476+e,qn.applyMatrix4(t.matrixWorld),this.intersectsSphere(qn)}intersectsSphere(t){const e=this.planes,i=t.center,s=-t.radius;for(let r=0;r<6;r++)if(e[r].distanceToPoint(i)<s)return!1;return!0}intersectsBox(t){const e=this.planes;for(let i=0;i<6;i++){const s=e[i];if(Xs.x=s.normal.x>0?t.max.x:t.min.x,Xs.y=s.normal.y>0?t.max.y:t.min.y,Xs.z=s.normal.z>0?t.max.z:t.min.z,s.distanceToPoint(Xs)<0)return!1}return!0}containsPoint(t){const e=this.planes;for(let i=0;i<6;i++)if(e[i].distanceToPoint(t)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}}class $c extends Ss{constructor(t){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Pt(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(t)}copy(t){return super.copy(t),this.color.copy(t.color),this.map=t.map,this.linewidth=t.linewidth,this.linecap=t.linecap,this.linejoin=t.linejoin,this.fog=t.fog,this}}const pr=new F,mr=new F,hl=new fe,Ki=new yr,$s=new Sr,Kr=new F,dl=new F;class Od extends Ne{constructor(t=new Se,e=new $c){super(),this.isLine=!0,this.type="Line",this.geometry=t,this.material=e,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(t,e){return super.copy(t,e),this.material=Array.isArray(t.material)?t.material.slice():t.material,this.geometry=t.geometry,this}computeLineDistances(){const t=this.geometry;if(t.index===null){const e=t.attributes.position,i=[0];for(let s=1,r=e.count;s<r;s++)pr.fromBufferAttribute(e,s-1),mr.fromBufferAttribute(e,s),i[s]=i[s-1],i[s]+=pr.distanceTo(mr);t.setAttribute("lineDistance",new te(i,1))}else console.warn("THREE.Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}raycast(t,e){const i=this.geometry,s=this.matrixWorld,r=t.params.Line.threshold,o=i.drawRange;if(i.boundingSphere===null&&i.computeBoundingSphere(),$s.copy(i.boundingSphere),$s.applyMatrix4(s),$s.radius+=r,t.ray.intersectsSphere($s)===!1)return;hl.copy(s).invert(),Ki.copy(t.ray).applyMatrix4(hl);const a=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=a*a,c=this.isLineSegments?2:1,u=i.index,d=i.attributes.position;if(u!==null){const f=Math.max(0,o.start),g=Math.min(u.count,o.start+o.count);for(let x=f,m=g-1;x<m;x+=c){const p=u.getX(x),R=u.getX(x+1),T=Ys(this,t,Ki,l,p,R,x);T&&e.push(T)}if(this.isLineLoop){const x=u.getX(g-1),m=u.getX(f),p=Ys(this,t,Ki,l,x,m,g-1);p&&e.push(p)}}else{const f=Math.max(0,o.start),g=Math.min(d.count,o.start+o.count);for(let x=f,m=g-1;x<m;x+=c){const p=Ys(this,t,Ki,l,x,x+1,x);p&&e.push(p)}if(this.isLineLoop){const x=Ys(this,t,Ki,l,g-1,f,g-1);x&&e.push(x)}}}updateMorphTargets(){const e=this.geometry.morphAttributes,i=Object.keys(e);if(i.length>0){const s=e[i[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,o=s.length;r<o;r++){const a=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[a]=r}}}}}function Ys(n,t,e,i,s,r,o){const a=n.geometry.attributes.position;if(pr.fromBufferAttribute(a,s),mr.fromBufferAttribute(a,r),e.distanceSqToSegment(pr,mr,Kr,dl)>i)return;Kr.applyMatrix4(n.matrixWorld);const c=t.ray.origin.distanceTo(Kr);if(!(c<t.near||c>t.far))return{distance:c,point:dl.clone().applyMatrix4(n.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:n}}const fl=new F,pl=new F;class kd extends Od{constructor(t,e){super(t,e),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){const t=this.geometry;if(t.index===null){const e=t.attributes.position,i=[];for(let s=0,r=e.count;s<r;s+=2)fl.fromBufferAttribute(e,s),pl.fromBufferAttribute(e,s+1),i[s]=s===0?0:i[s-1],i[s+1]=i[s]+fl.distanceTo(pl);t.setAttribute("lineDistance",new te(i,1))}else console.warn("THREE.LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}}class Yc extends Ce{constructor(t,e,i=ii,s,r,o,a=Ve,l=Ve,c,u=cs,h=1){if(u!==cs&&u!==us)throw new Error("DepthTexture format must be either THREE.DepthFormat or THREE.DepthStencilFormat");const d={width:t,height:e,depth:h};super(d,s,r,o,a,l,u,i,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(t){return super.copy(t),this.source=new Ma(Object.assign({},t.image)),this.compareFunction=t.compareFunction,this}toJSON(t){const e=super.toJSON(t);return this.compareFunction!==null&&(e.compareFunction=this.compareFunction),e}}class qc extends Ce{constructor(t=null){super(),this.sourceTexture=t,this.isExternalTexture=!0}copy(t){return super.copy(t),this.sourceTexture=t.sourceTexture,this}}function Bd(n,t,e=2){const i=t&&t.length,s=i?t[0]*e:n.length;let r=jc(n,0,s,e,!0);const o=[];if(!r||r.next===r.prev)return o;let a,l,c;if(i&&(r=Wd(n,t,r,e)),n.length>80*e){a=1/0,l=1/0;let u=-1/0,h=-1/0;for(let d=e;d<s;d+=e){const f=n[d],g=n[d+1];f<a&&(a=f),g<l&&(l=g),f>u&&(u=f),g>h&&(h=g)}c=Math.max(u-a,h-l),c=c!==0?32767/c:0}return fs(r,o,e,a,l,c,0),o}function jc(n,t,e,i,s){let r;if(s===ef(n,t,e,i)>0)for(let o=t;o<e;o+=i)r=ml(o/i|0,n[o],n[o+1],r);else for(let o=e-i;o>=t;o-=i)r=ml(o/i|0,n[o],n[o+1],r);return r&&Bi(r,r.next)&&(ms(r),r=r.next),r}function ai(n,t){if(!n)return n;t||(t=n);let e=n,i;do if(i=!1,!e.steiner&&(Bi(e,e.next)||ce(e.prev,e,e.next)===0)){if(ms(e),e=t=e.prev,e===e.next)break;i=!0}else e=e.next;while(i||e!==t);return t}function fs(n,t,e,i,s,r,o){if(!n)return;!o&&r&&jd(n,i,s,r);let a=n;for(;n.prev!==n.next;){const l=n.prev,c=n.next;if(r?Hd(n,i,s,r):zd(n)){t.push(l.i,n.i,c.i),ms(n),n=c.next,a=c.next;continue}if(n=c,n===a){o?o===1?(n=Gd(ai(n),t),fs(n,t,e,i,s,r,2)):o===2&&Vd(n,t,e,i,s,r):fs(ai(n),t,e,i,s,r,1);break}}}function zd(n){const t=n.prev,e=n,i=n.next;if(ce(t,e,i)>=0)return!1;const s=t.x,r=e.x,o=i.x,a=t.y,l=e.y,c=i.y,u=Math.min(s,r,o),h=Math.min(a,l,c),d=Math.max(s,r,o),f=Math.max(a,l,c);let g=i.next;for(;g!==t;){if(g.x>=u&&g.x<=d&&g.y>=h&&g.y<=f&&ns(s,a,r,l,o,c,g.x,g.y)&&ce(g.prev,g,g.next)>=0)return!1;g=g.next}return!0}function Hd(n,t,e,i){const s=n.prev,r=n,o=n.next;if(ce(s,r,o)>=0)return!1;const a=s.x,l=r.x,c=o.x,u=s.y,h=r.y,d=o.y,f=Math.min(a,l,c),g=Math.min(u,h,d),x=Math.max(a,l,c),m=Math.max(u,h,d),p=Zo(f,g,t,e,i),R=Zo(x,m,t,e,i);let T=n.prevZ,M=n.nextZ;for(;T&&T.z>=p&&M&&M.z<=R;){if(T.x>=f&&T.x<=x&&T.y>=g&&T.y<=m&&T!==s&&T!==o&&ns(a,u,l,h,c,d,T.x,T.y)&&ce(T.prev,T,T.next)>=0||(T=T.prevZ,M.x>=f&&M.x<=x&&M.y>=g&&M.y<=m&&M!==s&&M!==o&&ns(a,u,l,h,c,d,M.x,M.y)&&ce(M.prev,M,M.next)>=0))return!1;M=M.nextZ}for(;T&&T.z>=p;){if(T.x>=f&&T.x<=x&&T.y>=g&&T.y<=m&&T!==s&&T!==o&&ns(a,u,l,h,c,d,T.x,T.y)&&ce(T.prev,T,T.next)>=0)return!1;T=T.prevZ}for(;M&&M.z<=R;){if(M.x>=f&&M.x<=x&&M.y>=g&&M.y<=m&&M!==s&&M!==o&&ns(a,u,l,h,c,d,M.x,M.y)&&ce(M.prev,M,M.next)>=0)return!1;M=M.nextZ}return!0}function Gd(n,t){let e=n;do{const i=e.prev,s=e.next.next;!Bi(i,s)&&Zc(i,e,e.next,s)&&ps(i,s)&&ps(s,i)&&(t.push(i.i,e.i,s.i),ms(e),ms(e.next),e=n=s),e=e.next}while(e!==n);return ai(e)}function Vd(n,t,e,i,s,r){let o=n;do{let a=o.next.next;for(;a!==o.prev;){if(o.i!==a.i&&Jd(o,a)){let l=Jc(o,a);o=ai(o,o.next),l=ai(l,l.next),fs(o,t,e,i,s,r,0),fs(l,t,e,i,s,r,0);return}a=a.next}o=o.next}while(o!==n)}function Wd(n,t,e,i){const s=[];for(let r=0,o=t.length;r<o;r++){const a=t[r]*i,l=r<o-1?t[r+1]*i:n.length,c=jc(n,a,l,i,!1);c===c.next&&(c.steiner=!0),s.push(Zd(c))}s.sort(Xd);for(let r=0;r<s.length;r++)e=$d(s[r],e);return e}function Xd(n,t){let e=n.x-t.x;if(e===0&&(e=n.y-t.y,e===0)){const i=(n.next.y-n.y)/(n.next.x-n.x),s=(t.next.y-t.y)/(t.next.x-t.x);e=i-s}return e}function $d(n,t){const e=Yd(n,t);if(!e)return t;const i=Jc(e,n);return ai(i,i.next),ai(e,e.next)}function Yd(n,t){let e=t;const i=n.x,s=n.y;let r=-1/0,o;if(Bi(n,e))return e;do{if(Bi(n,e.next))return e.next;if(s<=e.y&&s>=e.next.y&&e.next.y!==e.y){const h=e.x+(s-e.y)*(e.next.x-e.x)/(e.next.y-e.y);if(h<=i&&h>r&&(r=h,o=e.x<e.next.x?e:e.next,h===i))return o}e=e.next}while(e!==t);if(!o)return null;const a=o,l=o.x,c=o.y;let u=1/0;e=o;do{if(i>=e.x&&e.x>=l&&i!==e.x&&Kc(s<c?i:r,s,l,c,s<c?r:i,s,e.x,e.y)){const h=Math.abs(s-e.y)/(i-e.x);ps(e,n)&&(h<u||h===u&&(e.x>o.x||e.x===o.x&&qd(o,e)))&&(o=e,u=h)}e=e.next}while(e!==a);return o}function qd(n,t){return ce(n.prev,n,t.prev)<0&&ce(t.next,n,n.next)<0}function jd(n,t,e,i){let s=n;do s.z===0&&(s.z=Zo(s.x,s.y,t,e,i)),s.prevZ=s.prev,s.nextZ=s.next,s=s.next;while(s!==n);s.prevZ.nextZ=null,s.prevZ=null,Kd(s)}function Kd(n){let t,e=1;do{let i=n,s;n=null;let r=null;for(t=0;i;){t++;let o=i,a=0;for(let c=0;c<e&&(a++,o=o.nextZ,!!o);c++);let l=e;for(;a>0||l>0&&o;)a!==0&&(l===0||!o||i.z<=o.z)?(s=i,i=i.nextZ,a--):(s=o,o=o.nextZ,l--),r?r.nextZ=s:n=s,s.prevZ=r,r=s;i=o}r.nextZ=null,e*=2}while(t>1);return n}function Zo(n,t,e,i,s){return n=(n-e)*s|0,t=(t-i)*s|0,n=(n|n<<8)&16711935,n=(n|n<<4)&252645135,n=(n|n<<2)&858993459,n=(n|n<<1)&1431655765,t=(t|t<<8)&16711935,t=(t|t<<4)&252645135,t=(t|t<<2)&858993459,t=(t|t<<1)&1431655765,n|t<<1}function Zd(n){let t=n,e=n;do(t.x<e.x||t.x===e.x&&t.y<e.y)&&(e=t),t=t.next;while(t!==n);return e}function Kc(n,t,e,i,s,r,o,a){return(s-o)*(t-a)>=(n-o)*(r-a)&&(n-o)*(i-a)>=(e-o)*(t-a)&&(e-o)*(r-a)>=(s-o)*(i-a)}function ns(n,t,e,i,s,r,o,a){return!(n===o&&t===a)&&Kc(n,t,e,i,s,r,o,a)}function Jd(n,t){return n.next.i!==t.i&&n.prev.i!==t.i&&!Qd(n,t)&&(ps(n,t)&&ps(t,n)&&tf(n,t)&&(ce(n.prev,n,t.prev)||ce(n,t.prev,t))||Bi(n,t)&&ce(n.prev,n,n.next)>0&&ce(t.prev,t,t.next)>0)}function ce(n,t,e){return(t.y-n.y)*(e.x-t.x)-(t.x-n.x)*(e.y-t.y)}function Bi(n,t){return n.x===t.x&&n.y===t.y}function Zc(n,t,e,i){const s=js(ce(n,t,e)),r=js(ce(n,t,i)),o=js(ce(e,i,n)),a=js(ce(e,i,t));return!!(s!==r&&o!==a||s===0&&qs(n,e,t)||r===0&&qs(n,i,t)||o===0&&qs(e,n,i)||a===0&&qs(e,t,i))}function qs(n,t,e){return t.x<=Math.max(n.x,e.x)&&t.x>=Math.min(n.x,e.x)&&t.y<=Math.max(n.y,e.y)&&t.y>=Math.min(n.y,e.y)}function js(n){return n>0?1:n<0?-1:0}function Qd(n,t){let e=n;do{if(e.i!==n.i&&e.next.i!==n.i&&e.i!==t.i&&e.next.i!==t.i&&Zc(e,e.next,n,t))return!0;e=e.next}while(e!==n);return!1}function ps(n,t){return ce(n.prev,n,n.next)<0?ce(n,t,n.next)>=0&&ce(n,n.prev,t)>=0:ce(n,t,n.prev)<0||ce(n,n.next,t)<0}function tf(n,t){let e=n,i=!1;const s=(n.x+t.x)/2,r=(n.y+t.y)/2;do e.y>r!=e.next.y>r&&e.next.y!==e.y&&s<(e.next.x-e.x)*(r-e.y)/(e.next.y-e.y)+e.x&&(i=!i),e=e.next;while(e!==n);return i}function Jc(n,t){const e=Jo(n.i,n.x,n.y),i=Jo(t.i,t.x,t.y),s=n.next,r=t.prev;return n.next=t,t.prev=n,e.next=s,s.prev=e,i.next=e,e.prev=i,r.next=i,i.prev=r,i}function ml(n,t,e,i){const s=Jo(n,t,e);return i?(s.next=i.next,s.prev=i,i.next.prev=s,i.next=s):(s.prev=s,s.next=s),s}function ms(n){n.next.prev=n.prev,n.prev.next=n.next,n.prevZ&&(n.prevZ.nextZ=n.nextZ),n.nextZ&&(n.nextZ.prevZ=n.prevZ)}function Jo(n,t,e){return{i:n,x:t,y:e,prev:null,next:null,z:0,prevZ:null,nextZ:null,steiner:!1}}function ef(n,t,e,i){let s=0;for(let r=t,o=e-i;r<e;r+=i)s+=(n[o]-n[r])*(n[r+1]+n[o+1]),o=r;return s}class nf{static triangulate(t,e,i=2){return Bd(t,e,i)}}class Gi{static area(t){const e=t.length;let i=0;for(let s=e-1,r=0;r<e;s=r++)i+=t[s].x*t[r].y-t[r].x*t[s].y;return i*.5}static isClockWise(t){return Gi.area(t)<0}static triangulateShape(t,e){const i=[],s=[],r=[];gl(t),_l(i,t);let o=t.length;e.forEach(gl);for(let l=0;l<e.length;l++)s.push(o),o+=e[l].length,_l(i,e[l]);const a=nf.triangulate(i,s);for(let l=0;l<a.length;l+=3)r.push(a.slice(l,l+3));return r}}function gl(n){const t=n.length;t>2&&n[t-1].equals(n[0])&&n.pop()}function _l(n,t){for(let e=0;e<t.length;e++)n.push(t[e].x),n.push(t[e].y)}class ys extends Se{constructor(t=1,e=1,i=1,s=1){super(),this.type="PlaneGeometry",this.parameters={width:t,height:e,widthSegments:i,heightSegments:s};const r=t/2,o=e/2,a=Math.floor(i),l=Math.floor(s),c=a+1,u=l+1,h=t/a,d=e/l,f=[],g=[],x=[],m=[];for(let p=0;p<u;p++){const R=p*d-o;for(let T=0;T<c;T++){const M=T*h-r;g.push(M,-R,0),x.push(0,0,1),m.push(T/a),m.push(1-p/l)}}for(let p=0;p<l;p++)for(let R=0;R<a;R++){const T=R+c*p,M=R+c*(p+1),L=R+1+c*(p+1),C=R+1+c*p;f.push(T,M,C),f.push(M,L,C)}this.setIndex(f),this.setAttribute("position",new te(g,3)),this.setAttribute("normal",new te(x,3)),this.setAttribute("uv",new te(m,2))}copy(t){return super.copy(t),this.parameters=Object.assign({},t.parameters),this}static fromJSON(t){return new ys(t.width,t.height,t.widthSegments,t.heightSegments)}}class sf extends Ss{constructor(t){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=Lh,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(t)}copy(t){return super.copy(t),this.depthPacking=t.depthPacking,this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this.wireframe=t.wireframe,this.wireframeLinewidth=t.wireframeLinewidth,this}}class rf extends Ss{constructor(t){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(t)}copy(t){return super.copy(t),this.map=t.map,this.alphaMap=t.alphaMap,this.displacementMap=t.displacementMap,this.displacementScale=t.displacementScale,this.displacementBias=t.displacementBias,this}}class of extends Vc{constructor(t=-1,e=1,i=1,s=-1,r=.1,o=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=t,this.right=e,this.top=i,this.bottom=s,this.near=r,this.far=o,this.updateProjectionMatrix()}copy(t,e){return super.copy(t,e),this.left=t.left,this.right=t.right,this.top=t.top,this.bottom=t.bottom,this.near=t.near,this.far=t.far,this.zoom=t.zoom,this.view=t.view===null?null:Object.assign({},t.view),this}setViewOffset(t,e,i,s,r,o){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=t,this.view.fullHeight=e,this.view.offsetX=i,this.view.offsetY=s,this.view.width=r,this.view.height=o,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){const t=(this.right-this.left)/(2*this.zoom),e=(this.top-this.bottom)/(2*this.zoom),i=(this.right+this.left)/2,s=(this.top+this.bottom)/2;let r=i-t,o=i+t,a=s+e,l=s-e;if(this.view!==null&&this.view.enabled){const c=(this.right-this.left)/this.view.fullWidth/this.zoom,u=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=c*this.view.offsetX,o=r+c*this.view.width,a-=u*this.view.offsetY,l=a-u*this.view.height}this.projectionMatrix.makeOrthographic(r,o,a,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(t){const e=super.toJSON(t);return e.object.zoom=this.zoom,e.object.left=this.left,e.object.right=this.right,e.object.top=this.top,e.object.bottom=this.bottom,e.object.near=this.near,e.object.far=this.far,this.view!==null&&(e.object.view=Object.assign({},this.view)),e}}class Qc extends Se{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(t){return super.copy(t),this.instanceCount=t.instanceCount,this}toJSON(){const t=super.toJSON();return t.instanceCount=this.instanceCount,t.isInstancedBufferGeometry=!0,t}}class af extends Ke{constructor(t=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=t}}const vl=new fe;class lf{constructor(t,e,i=0,s=1/0){this.ray=new yr(t,e),this.near=i,this.far=s,this.camera=null,this.layers=new Sa,this.params={Mesh:{},Line:{threshold:1},LOD:{},Points:{threshold:1},Sprite:{}}}set(t,e){this.ray.set(t,e)}setFromCamera(t,e){e.isPerspectiveCamera?(this.ray.origin.setFromMatrixPosition(e.matrixWorld),this.ray.direction.set(t.x,t.y,.5).unproject(e).sub(this.ray.origin).normalize(),this.camera=e):e.isOrthographicCamera?(this.ray.origin.set(t.x,t.y,(e.near+e.far)/(e.near-e.far)).unproject(e),this.ray.direction.set(0,0,-1).transformDirection(e.matrixWorld),this.camera=e):console.error("THREE.Raycaster: Unsupported camera type: "+e.type)}setFromXRController(t){return vl.identity().extractRotation(t.matrixWorld),this.ray.origin.setFromMatrixPosition(t.matrixWorld),this.ray.direction.set(0,0,-1).applyMatrix4(vl),this}intersectObject(t,e=!0,i=[]){return Qo(t,this,i,e),i.sort(xl),i}intersectObjects(t,e=!0,i=[]){for(let s=0,r=t.length;s<r;s++)Qo(t[s],this,i,e);return i.sort(xl),i}}function xl(n,t){return n.distance-t.distance}function Qo(n,t,e,i){let s=!0;if(n.layers.test(t.layers)&&n.raycast(t,e)===!1&&(s=!1),s===!0&&i===!0){const r=n.children;for(let o=0,a=r.length;o<a;o++)Qo(r[o],t,e,!0)}}class Ml{constructor(t=1,e=0,i=0){this.radius=t,this.phi=e,this.theta=i}set(t,e,i){return this.radius=t,this.phi=e,this.theta=i,this}copy(t){return this.radius=t.radius,this.phi=t.phi,this.theta=t.theta,this}makeSafe(){return this.phi=Gt(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(t){return this.setFromCartesianCoords(t.x,t.y,t.z)}setFromCartesianCoords(t,e,i){return this.radius=Math.sqrt(t*t+e*e+i*i),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(t,i),this.phi=Math.acos(Gt(e/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}}class cf extends ci{constructor(t,e=null){super(),this.object=t,this.domElement=e,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(t){if(t===void 0){console.warn("THREE.Controls: connect() now requires an element.");return}this.domElement!==null&&this.disconnect(),this.domElement=t}disconnect(){}dispose(){}update(){}}function Sl(n,t,e,i){const s=uf(i);switch(e){case Lc:return n*t;case ma:return n*t/s.components*s.byteLength;case ga:return n*t/s.components*s.byteLength;case Uc:return n*t*2/s.components*s.byteLength;case _a:return n*t*2/s.components*s.byteLength;case Ic:return n*t*3/s.components*s.byteLength;case Ge:return n*t*4/s.components*s.byteLength;case va:return n*t*4/s.components*s.byteLength;case tr:case er:return Math.floor((n+3)/4)*Math.floor((t+3)/4)*8;case nr:case ir:return Math.floor((n+3)/4)*Math.floor((t+3)/4)*16;case bo:case wo:return Math.max(n,16)*Math.max(t,8)/4;case Eo:case To:return Math.max(n,8)*Math.max(t,8)/2;case Ao:case Ro:return Math.floor((n+3)/4)*Math.floor((t+3)/4)*8;case Co:return Math.floor((n+3)/4)*Math.floor((t+3)/4)*16;case Po:return Math.floor((n+3)/4)*Math.floor((t+3)/4)*16;case Do:return Math.floor((n+4)/5)*Math.floor((t+3)/4)*16;case Lo:return Math.floor((n+4)/5)*Math.floor((t+4)/5)*16;case Io:return Math.floor((n+5)/6)*Math.floor((t+4)/5)*16;case Uo:return Math.floor((n+5)/6)*Math.floor((t+5)/6)*16;case No:return Math.floor((n+7)/8)*Math.floor((t+4)/5)*16;case Fo:return Math.floor((n+7)/8)*Math.floor((t+5)/6)*16;case Oo:return Math.floor((n+7)/8)*Math.floor((t+7)/8)*16;case ko:return Math.floor((n+9)/10)*Math.floor((t+4)/5)*16;case Bo:return Math.floor((n+9)/10)*Math.floor((t+5)/6)*16;case zo:return Math.floor((n+9)/10)*Math.floor((t+7)/8)*16;case Ho:return Math.floor((n+9)/10)*Math.floor((t+9)/10)*16;case Go:return Math.floor((n+11)/12)*Math.floor((t+9)/10)*16;case Vo:return Math.floor((n+11)/12)*Math.floor((t+11)/12)*16;case Wo:case Xo:case $o:return Math.ceil(n/4)*Math.ceil(t/4)*16;case Yo:case qo:return Math.ceil(n/4)*Math.ceil(t/4)*8;case jo:case Ko:return Math.ceil(n/4)*Math.ceil(t/4)*16}throw new Error(`Unable to determine texture byte length for ${e} format.`)}function uf(n){switch(n){case Qe:case Rc:return{byteLength:1,components:1};case as:case Cc:case xs:return{byteLength:2,components:1};case fa:case pa:return{byteLength:2,components:4};case ii:case da:case Mn:return{byteLength:4,components:1};case Pc:case Dc:return{byteLength:4,components:3}}throw new Error(`Unknown texture type ${n}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:ha}}));typeof window<"u"&&(window.__THREE__?console.warn("WARNING: Multiple instances of Three.js being imported."):window.__THREE__=ha);/**
 * @license
 * Copyright 2010-2025 Three.js Authors
 * SPDX-License-Identifier: MIT
 */function tu(){let n=null,t=!1,e=null,i=null;function s(r,o){e(r,o),i=n.requestAnimationFrame(s)}return{start:function(){t!==!0&&e!==null&&(i=n.requestAnimationFrame(s),t=!0)},stop:function(){n.cancelAnimationFrame(i),t=!1},setAnimationLoop:function(r){e=r},setContext:function(r){n=r}}}function hf(n){const t=new WeakMap;function e(a,l){const c=a.array,u=a.usage,h=c.byteLength,d=n.createBuffer();n.bindBuffer(l,d),n.bufferData(l,c,u),a.onUploadCallback();let f;if(c instanceof Float32Array)f=n.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=n.HALF_FLOAT;else if(c instanceof Uint16Array)a.isFloat16BufferAttribute?f=n.HALF_FLOAT:f=n.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=n.SHORT;else if(c instanceof Uint32Array)f=n.UNSIGNED_INT;else if(c instanceof Int32Array)f=n.INT;else if(c instanceof Int8Array)f=n.BYTE;else if(c instanceof Uint8Array)f=n.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=n.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:d,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:a.version,size:h}}function i(a,l,c){const u=l.array,h=l.updateRanges;if(n.bindBuffer(c,a),h.length===0)n.bufferSubData(c,0,u);else{h.sort((f,g)=>f.start-g.start);let d=0;for(let f=1;f<h.length;f++){const g=h[d],x=h[f];x.start<=g.start+g.count+1?g.count=Math.max(g.count,x.start+x.count-g.start):(++d,h[d]=x)}h.length=d+1;for(let f=0,g=h.length;f<g;f++){const x=h[f];n.bufferSubData(c,x.start*u.BYTES_PER_ELEMENT,u,x.start,x.count)}l.clearUpdateRanges()}l.onUploadCallback()}function s(a){return a.isInterleavedBufferAttribute&&(a=a.data),t.get(a)}function r(a){a.isInterleavedBufferAttribute&&(a=a.data);const l=t.get(a);l&&(n.deleteBuffer(l.buffer),t.delete(a))}function o(a,l){if(a.isInterleavedBufferAttribute&&(a=a.data),a.isGLBufferAttribute){const u=t.get(a);(!u||u.version<a.version)&&t.set(a,{buffer:a.buffer,type:a.type,bytesPerElement:a.elementSize,version:a.version});return}const c=t.get(a);if(c===void 0)t.set(a,e(a,l));else if(c.version<a.version){if(c.size!==a.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");i(c.buffer,a,l),c.version=a.version}}return{get:s,remove:r,update:o}}var df=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,ff=`#ifdef USE_ALPHAHASH
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
#endif`,pf=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,mf=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,gf=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,_f=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,vf=`#ifdef USE_AOMAP
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
#endif`,xf=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,Mf=`#ifdef USE_BATCHING
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
#endif`,Sf=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,yf=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,Ef=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,bf=`float G_BlinnPhong_Implicit( ) {
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
} // validated`,Tf=`#ifdef USE_IRIDESCENCE
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
#endif`,wf=`#ifdef USE_BUMPMAP
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
#endif`,Af=`#if NUM_CLIPPING_PLANES > 0
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
#endif`,Rf=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,Cf=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,Pf=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,Df=`#if defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#elif defined( USE_COLOR )
	diffuseColor.rgb *= vColor;
#endif`,Lf=`#if defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#elif defined( USE_COLOR )
	varying vec3 vColor;
#endif`,If=`#if defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#elif defined( USE_COLOR ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec3 vColor;
#endif`,Uf=`#if defined( USE_COLOR_ALPHA )
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
#endif`,Nf=`#define PI 3.141592653589793
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
} // validated`,Ff=`#ifdef ENVMAP_TYPE_CUBE_UV
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
#endif`,Of=`vec3 transformedNormal = objectNormal;
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
#endif`,kf=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,Bf=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,zf=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,Hf=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,Gf="gl_FragColor = linearToOutputTexel( gl_FragColor );",Vf=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,Wf=`#ifdef USE_ENVMAP
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
#endif`,Xf=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform float flipEnvMap;
	uniform mat3 envMapRotation;
	#ifdef ENVMAP_TYPE_CUBE
		uniform samplerCube envMap;
	#else
		uniform sampler2D envMap;
	#endif
	
#endif`,$f=`#ifdef USE_ENVMAP
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
#endif`,Yf=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,qf=`#ifdef USE_ENVMAP
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
#endif`,jf=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,Kf=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,Zf=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,Jf=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,Qf=`#ifdef USE_GRADIENTMAP
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
}`,tp=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,ep=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,np=`varying vec3 vViewPosition;
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
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,ip=`uniform bool receiveShadow;
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
#endif`,sp=`#ifdef USE_ENVMAP
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
#endif`,rp=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,op=`varying vec3 vViewPosition;
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
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,ap=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,lp=`varying vec3 vViewPosition;
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
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,cp=`PhysicalMaterial material;
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
#endif`,up=`struct PhysicalMaterial {
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
}`,hp=`
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
#endif`,dp=`#if defined( RE_IndirectDiffuse )
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
#endif`,fp=`#if defined( RE_IndirectDiffuse )
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,pp=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,mp=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,gp=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,_p=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,vp=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,xp=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,Mp=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
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
#endif`,Sp=`#if defined( USE_POINTS_UV )
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
#endif`,yp=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,Ep=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,bp=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,Tp=`#if defined( USE_MORPHCOLORS )
	vColor *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,wp=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Ap=`#ifdef USE_MORPHTARGETS
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
#endif`,Rp=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Cp=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
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
vec3 nonPerturbedNormal = normal;`,Pp=`#ifdef USE_NORMALMAP_OBJECTSPACE
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
#endif`,Dp=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,Lp=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,Ip=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
	#endif
#endif`,Up=`#ifdef USE_NORMALMAP
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
#endif`,Np=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,Fp=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,Op=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,kp=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,Bp=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,zp=`vec3 packNormalToRGB( const in vec3 normal ) {
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
}`,Hp=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,Gp=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,Vp=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,Wp=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,Xp=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,$p=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,Yp=`#if NUM_SPOT_LIGHT_COORDS > 0
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
#endif`,qp=`#if NUM_SPOT_LIGHT_COORDS > 0
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
#endif`,jp=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
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
#endif`,Kp=`float getShadowMask() {
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
}`,Zp=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,Jp=`#ifdef USE_SKINNING
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
#endif`,Qp=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,tm=`#ifdef USE_SKINNING
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
#endif`,em=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,nm=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,im=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,sm=`#ifndef saturate
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
vec3 CustomToneMapping( vec3 color ) { return color; }`,rm=`#ifdef USE_TRANSMISSION
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
#endif`,om=`#ifdef USE_TRANSMISSION
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
#endif`,am=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
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
#endif`,lm=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
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
#endif`,cm=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
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
#endif`,um=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`;const hm=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,dm=`uniform sampler2D t2D;
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
}`,fm=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,pm=`#ifdef ENVMAP_TYPE_CUBE
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
}`,mm=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,gm=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,_m=`#include <common>
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
}`,vm=`#if DEPTH_PACKING == 3200
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
}`,xm=`#define DISTANCE
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
}`,Mm=`#define DISTANCE
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
}`,Sm=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,ym=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Em=`uniform float scale;
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
}`,bm=`uniform vec3 diffuse;
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
}`,Tm=`#include <common>
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
}`,wm=`uniform vec3 diffuse;
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
}`,Am=`#define LAMBERT
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
}`,Rm=`#define LAMBERT
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
}`,Cm=`#define MATCAP
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
}`,Pm=`#define MATCAP
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
}`,Dm=`#define NORMAL
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
}`,Lm=`#define NORMAL
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
}`,Im=`#define PHONG
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
}`,Um=`#define PHONG
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
}`,Nm=`#define STANDARD
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
}`,Fm=`#define STANDARD
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
}`,Om=`#define TOON
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
}`,km=`#define TOON
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
}`,Bm=`uniform float size;
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
}`,zm=`uniform vec3 diffuse;
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
}`,Hm=`#include <common>
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
}`,Gm=`uniform vec3 color;
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
}`,Vm=`uniform float rotation;
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
}`,Wm=`uniform vec3 diffuse;
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
}`,Ht={alphahash_fragment:df,alphahash_pars_fragment:ff,alphamap_fragment:pf,alphamap_pars_fragment:mf,alphatest_fragment:gf,alphatest_pars_fragment:_f,aomap_fragment:vf,aomap_pars_fragment:xf,batching_pars_vertex:Mf,batching_vertex:Sf,begin_vertex:yf,beginnormal_vertex:Ef,bsdfs:bf,iridescence_fragment:Tf,bumpmap_pars_fragment:wf,clipping_planes_fragment:Af,clipping_planes_pars_fragment:Rf,clipping_planes_pars_vertex:Cf,clipping_planes_vertex:Pf,color_fragment:Df,color_pars_fragment:Lf,color_pars_vertex:If,color_vertex:Uf,common:Nf,cube_uv_reflection_fragment:Ff,defaultnormal_vertex:Of,displacementmap_pars_vertex:kf,displacementmap_vertex:Bf,emissivemap_fragment:zf,emissivemap_pars_fragment:Hf,colorspace_fragment:Gf,colorspace_pars_fragment:Vf,envmap_fragment:Wf,envmap_common_pars_fragment:Xf,envmap_pars_fragment:$f,envmap_pars_vertex:Yf,envmap_physical_pars_fragment:sp,envmap_vertex:qf,fog_vertex:jf,fog_pars_vertex:Kf,fog_fragment:Zf,fog_pars_fragment:Jf,gradientmap_pars_fragment:Qf,lightmap_pars_fragment:tp,lights_lambert_fragment:ep,lights_lambert_pars_fragment:np,lights_pars_begin:ip,lights_toon_fragment:rp,lights_toon_pars_fragment:op,lights_phong_fragment:ap,lights_phong_pars_fragment:lp,lights_physical_fragment:cp,lights_physical_pars_fragment:up,lights_fragment_begin:hp,lights_fragment_maps:dp,lights_fragment_end:fp,logdepthbuf_fragment:pp,logdepthbuf_pars_fragment:mp,logdepthbuf_pars_vertex:gp,logdepthbuf_vertex:_p,map_fragment:vp,map_pars_fragment:xp,map_particle_fragment:Mp,map_particle_pars_fragment:Sp,metalnessmap_fragment:yp,metalnessmap_pars_fragment:Ep,morphinstance_vertex:bp,morphcolor_vertex:Tp,morphnormal_vertex:wp,morphtarget_pars_vertex:Ap,morphtarget_vertex:Rp,normal_fragment_begin:Cp,normal_fragment_maps:Pp,normal_pars_fragment:Dp,normal_pars_vertex:Lp,normal_vertex:Ip,normalmap_pars_fragment:Up,clearcoat_normal_fragment_begin:Np,clearcoat_normal_fragment_maps:Fp,clearcoat_pars_fragment:Op,iridescence_pars_fragment:kp,opaque_fragment:Bp,packing:zp,premultiplied_alpha_fragment:Hp,project_vertex:Gp,dithering_fragment:Vp,dithering_pars_fragment:Wp,roughnessmap_fragment:Xp,roughnessmap_pars_fragment:$p,shadowmap_pars_fragment:Yp,shadowmap_pars_vertex:qp,shadowmap_vertex:jp,shadowmask_pars_fragment:Kp,skinbase_vertex:Zp,skinning_pars_vertex:Jp,skinning_vertex:Qp,skinnormal_vertex:tm,specularmap_fragment:em,specularmap_pars_fragment:nm,tonemapping_fragment:im,tonemapping_pars_fragment:sm,transmission_fragment:rm,transmission_pars_fragment:om,uv_pars_fragment:am,uv_pars_vertex:lm,uv_vertex:cm,worldpos_vertex:um,background_vert:hm,background_frag:dm,backgroundCube_vert:fm,backgroundCube_frag:pm,cube_vert:mm,cube_frag:gm,depth_vert:_m,depth_frag:vm,distanceRGBA_vert:xm,distanceRGBA_frag:Mm,equirect_vert:Sm,equirect_frag:ym,linedashed_vert:Em,linedashed_frag:bm,meshbasic_vert:Tm,meshbasic_frag:wm,meshlambert_vert:Am,meshlambert_frag:Rm,meshmatcap_vert:Cm,meshmatcap_frag:Pm,meshnormal_vert:Dm,meshnormal_frag:Lm,meshphong_vert:Im,meshphong_frag:Um,meshphysical_vert:Nm,meshphysical_frag:Fm,meshtoon_vert:Om,meshtoon_frag:km,points_vert:Bm,points_frag:zm,shadow_vert:Hm,shadow_frag:Gm,sprite_vert:Vm,sprite_frag:Wm},at={common:{diffuse:{value:new Pt(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Bt},alphaMap:{value:null},alphaMapTransform:{value:new Bt},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Bt}},envmap:{envMap:{value:null},envMapRotation:{value:new Bt},flipEnvMap:{value:-1},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Bt}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Bt}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Bt},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Bt},normalScale:{value:new Ut(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Bt},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Bt}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Bt}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Bt}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Pt(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMap:{value:[]},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotShadowMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMap:{value:[]},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null}},points:{diffuse:{value:new Pt(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Bt},alphaTest:{value:0},uvTransform:{value:new Bt}},sprite:{diffuse:{value:new Pt(16777215)},opacity:{value:1},center:{value:new Ut(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Bt},alphaMap:{value:null},alphaMapTransform:{value:new Bt},alphaTest:{value:0}}},ln={basic:{uniforms:Re([at.common,at.specularmap,at.envmap,at.aomap,at.lightmap,at.fog]),vertexShader:Ht.meshbasic_vert,fragmentShader:Ht.meshbasic_frag},lambert:{uniforms:Re([at.common,at.specularmap,at.envmap,at.aomap,at.lightmap,at.emissivemap,at.bumpmap,at.normalmap,at.displacementmap,at.fog,at.lights,{emissive:{value:new Pt(0)}}]),vertexShader:Ht.meshlambert_vert,fragmentShader:Ht.meshlambert_frag},phong:{uniforms:Re([at.common,at.specularmap,at.envmap,at.aomap,at.lightmap,at.emissivemap,at.bumpmap,at.normalmap,at.displacementmap,at.fog,at.lights,{emissive:{value:new Pt(0)},specular:{value:new Pt(1118481)},shininess:{value:30}}]),vertexShader:Ht.meshphong_vert,fragmentShader:Ht.meshphong_frag},standard:{uniforms:Re([at.common,at.envmap,at.aomap,at.lightmap,at.emissivemap,at.bumpmap,at.normalmap,at.displacementmap,at.roughnessmap,at.metalnessmap,at.fog,at.lights,{emissive:{value:new Pt(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Ht.meshphysical_vert,fragmentShader:Ht.meshphysical_frag},toon:{uniforms:Re([at.common,at.aomap,at.lightmap,at.emissivemap,at.bumpmap,at.normalmap,at.displacementmap,at.gradientmap,at.fog,at.lights,{emissive:{value:new Pt(0)}}]),vertexShader:Ht.meshtoon_vert,fragmentShader:Ht.meshtoon_frag},matcap:{uniforms:Re([at.common,at.bumpmap,at.normalmap,at.displacementmap,at.fog,{matcap:{value:null}}]),vertexShader:Ht.meshmatcap_vert,fragmentShader:Ht.meshmatcap_frag},points:{uniforms:Re([at.points,at.fog]),vertexShader:Ht.points_vert,fragmentShader:Ht.points_frag},dashed:{uniforms:Re([at.common,at.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Ht.linedashed_vert,fragmentShader:Ht.linedashed_frag},depth:{uniforms:Re([at.common,at.displacementmap]),vertexShader:Ht.depth_vert,fragmentShader:Ht.depth_frag},normal:{uniforms:Re([at.common,at.bumpmap,at.normalmap,at.displacementmap,{opacity:{value:1}}]),vertexShader:Ht.meshnormal_vert,fragmentShader:Ht.meshnormal_frag},sprite:{uniforms:Re([at.sprite,at.fog]),vertexShader:Ht.sprite_vert,fragmentShader:Ht.sprite_frag},background:{uniforms:{uvTransform:{value:new Bt},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Ht.background_vert,fragmentShader:Ht.background_frag},backgroundCube:{uniforms:{envMap:{value:null},flipEnvMap:{value:-1},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Bt}},vertexShader:Ht.backgroundCube_vert,fragmentShader:Ht.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Ht.cube_vert,fragmentShader:Ht.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Ht.equirect_vert,fragmentShader:Ht.equirect_frag},distanceRGBA:{uniforms:Re([at.common,at.displacementmap,{referencePosition:{value:new F},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Ht.distanceRGBA_vert,fragmentShader:Ht.distanceRGBA_frag},shadow:{uniforms:Re([at.lights,at.fog,{color:{value:new Pt(0)},opacity:{value:1}}]),vertexShader:Ht.shadow_vert,fragmentShader:Ht.shadow_frag}};ln.physical={uniforms:Re([ln.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Bt},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Bt},clearcoatNormalScale:{value:new Ut(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Bt},dispersion:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Bt},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Bt},sheen:{value:0},sheenColor:{value:new Pt(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Bt},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Bt},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Bt},transmissionSamplerSize:{value:new Ut},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Bt},attenuationDistance:{value:0},attenuationColor:{value:new Pt(0)},specularColor:{value:new Pt(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Bt},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Bt},anisotropyVector:{value:new Ut},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Bt}}]),vertexShader:Ht.meshphysical_vert,fragmentShader:Ht.meshphysical_frag};const Ks={r:0,b:0,g:0},jn=new wn,Xm=new fe;function $m(n,t,e,i,s,r,o){const a=new Pt(0);let l=r===!0?0:1,c,u,h=null,d=0,f=null;function g(T){let M=T.isScene===!0?T.background:null;return M&&M.isTexture&&(M=(T.backgroundBlurriness>0?e:t).get(M)),M}function x(T){let M=!1;const L=g(T);L===null?p(a,l):L&&L.isColor&&(p(L,1),M=!0);const C=n.xr.getEnvironmentBlendMode();C==="additive"?i.buffers.color.setClear(0,0,0,1,o):C==="alpha-blend"&&i.buffers.color.setClear(0,0,0,0,o),(n.autoClear||M)&&(i.buffers.depth.setTest(!0),i.buffers.depth.setMask(!0),i.buffers.color.setMask(!0),n.clear(n.autoClearColor,n.autoClearDepth,n.autoClearStencil))}function m(T,M){const L=g(M);L&&(L.isCubeTexture||L.mapping===Mr)?(u===void 0&&(u=new Te(new Gn(1,1,1),new Pe({name:"BackgroundCubeMaterial",uniforms:ki(ln.backgroundCube.uniforms),vertexShader:ln.backgroundCube.vertexShader,fragmentShader:ln.backgroundCube.fragmentShader,side:Ue,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),u.geometry.deleteAttribute("normal"),u.geometry.deleteAttribute("uv"),u.onBeforeRender=function(C,I,k){this.matrixWorld.copyPosition(k.matrixWorld)},Object.defineProperty(u.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),s.update(u)),jn.copy(M.backgroundRotation),jn.x*=-1,jn.y*=-1,jn.z*=-1,L.isCubeTexture&&L.isRenderTargetTexture===!1&&(jn.y*=-1,jn.z*=-1),u.material.uniforms.envMap.value=L,u.material.uniforms.flipEnvMap.value=L.isCubeTexture&&L.isRenderTargetTexture===!1?-1:1,u.material.uniforms.backgroundBlurriness.value=M.backgroundBlurriness,u.material.uniforms.backgroundIntensity.value=M.backgroundIntensity,u.material.uniforms.backgroundRotation.value.setFromMatrix4(Xm.makeRotationFromEuler(jn)),u.material.toneMapped=$t.getTransfer(L.colorSpace)!==Zt,(h!==L||d!==L.version||f!==n.toneMapping)&&(u.material.needsUpdate=!0,h=L,d=L.version,f=n.toneMapping),u.layers.enableAll(),T.unshift(u,u.geometry,u.material,0,0,null)):L&&L.isTexture&&(c===void 0&&(c=new Te(new ys(2,2),new Pe({name:"BackgroundMaterial",uniforms:ki(ln.background.uniforms),vertexShader:ln.background.vertexShader,fragmentShader:ln.background.fragmentShader,side:Hn,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),Object.defineProperty(c.material,"map",{get:function(){return this.uniforms.t2D.value}}),s.update(c)),c.material.uniforms.t2D.value=L,c.material.uniforms.backgroundIntensity.value=M.backgroundIntensity,c.material.toneMapped=$t.getTransfer(L.colorSpace)!==Zt,L.matrixAutoUpdate===!0&&L.updateMatrix(),c.material.uniforms.uvTransform.value.copy(L.matrix),(h!==L||d!==L.version||f!==n.toneMapping)&&(c.material.needsUpdate=!0,h=L,d=L.version,f=n.toneMapping),c.layers.enableAll(),T.unshift(c,c.geometry,c.material,0,0,null))}function p(T,M){T.getRGB(Ks,Gc(n)),i.buffers.color.setClear(Ks.r,Ks.g,Ks.b,M,o)}function R(){u!==void 0&&(u.geometry.dispose(),u.material.dispose(),u=void 0),c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0)}return{getClearColor:function(){return a},setClearColor:function(T,M=1){a.set(T),l=M,p(a,l)},getClearAlpha:function(){return l},setClearAlpha:function(T){l=T,p(a,l)},render:x,addToRenderList:m,dispose:R}}function Ym(n,t){const e=n.getParameter(n.MAX_VERTEX_ATTRIBS),i={},s=d(null);let r=s,o=!1;function a(S,D,H,W,Y){let K=!1;const $=h(W,H,D);r!==$&&(r=$,c(r.object)),K=f(S,W,H,Y),K&&g(S,W,H,Y),Y!==null&&t.update(Y,n.ELEMENT_ARRAY_BUFFER),(K||o)&&(o=!1,M(S,D,H,W),Y!==null&&n.bindBuffer(n.ELEMENT_ARRAY_BUFFER,t.get(Y).buffer))}function l(){return n.createVertexArray()}function c(S){return n.bindVertexArray(S)}function u(S){return n.deleteVertexArray(S)}function h(S,D,H){const W=H.wireframe===!0;let Y=i[S.id];Y===void 0&&(Y={},i[S.id]=Y);let K=Y[D.id];K===void 0&&(K={},Y[D.id]=K);let $=K[W];return $===void 0&&($=d(l()),K[W]=$),$}function d(S){const D=[],H=[],W=[];for(let Y=0;Y<e;Y++)D[Y]=0,H[Y]=0,W[Y]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:D,enabledAttributes:H,attributeDivisors:W,object:S,attributes:{},index:null}}function f(S,D,H,W){const Y=r.attributes,K=D.attributes;let $=0;const st=H.getAttributes();for(const G in st)if(st[G].location>=0){const dt=Y[G];let wt=K[G];if(wt===void 0&&(G==="instanceMatrix"&&S.instanceMatrix&&(wt=S.instanceMatrix),G==="instanceColor"&&S.instanceColor&&(wt=S.instanceColor)),dt===void 0||dt.attribute!==wt||wt&&dt.data!==wt.data)return!0;$++}return r.attributesNum!==$||r.index!==W}function g(S,D,H,W){const Y={},K=D.attributes;let $=0;const st=H.getAttributes();for(const G in st)if(st[G].location>=0){let dt=K[G];dt===void 0&&(G==="instanceMatrix"&&S.instanceMatrix&&(dt=S.instanceMatrix),G==="instanceColor"&&S.instanceColor&&(dt=S.instanceColor));const wt={};wt.attribute=dt,dt&&dt.data&&(wt.data=dt.data),Y[G]=wt,$++}r.attributes=Y,r.attributesNum=$,r.index=W}function x(){const S=r.newAttributes;for(let D=0,H=S.length;D<H;D++)S[D]=0}function m(S){p(S,0)}function p(S,D){const H=r.newAttributes,W=r.enabledAttributes,Y=r.attributeDivisors;H[S]=1,W[S]===0&&(n.enableVertexAttribArray(S),W[S]=1),Y[S]!==D&&(n.vertexAttribDivisor(S,D),Y[S]=D)}function R(){const S=r.newAttributes,D=r.enabledAttributes;for(let H=0,W=D.length;H<W;H++)D[H]!==S[H]&&(n.disableVertexAttribArray(H),D[H]=0)}function T(S,D,H,W,Y,K,$){$===!0?n.vertexAttribIPointer(S,D,H,Y,K):n.vertexAttribPointer(S,D,H,W,Y,K)}function M(S,D,H,W){x();const Y=W.attributes,K=H.getAttributes(),$=D.defaultAttributeValues;for(const st in K){const G=K[st];if(G.location>=0){let lt=Y[st];if(lt===void 0&&(st==="instanceMatrix"&&S.instanceMatrix&&(lt=S.instanceMatrix),st==="instanceColor"&&S.instanceColor&&(lt=S.instanceColor)),lt!==void 0){const dt=lt.normalized,wt=lt.itemSize,Vt=t.get(lt);if(Vt===void 0)continue;const ee=Vt.buffer,se=Vt.type,qt=Vt.bytesPerElement,q=se===n.INT||se===n.UNSIGNED_INT||lt.gpuType===da;if(lt.isInterleavedBufferAttribute){const J=lt.data,mt=J.stride,Nt=lt.offset;if(J.isInstancedInterleavedBuffer){for(let Tt=0;Tt<G.locationSize;Tt++)p(G.location+Tt,J.meshPerAttribute);S.isInstancedMesh!==!0&&W._maxInstanceCount===void 0&&(W._maxInstanceCount=J.meshPerAttribute*J.count)}else for(let Tt=0;Tt<G.locationSize;Tt++)m(G.location+Tt);n.bindBuffer(n.ARRAY_BUFFER,ee);for(let Tt=0;Tt<G.locationSize;Tt++)T(G.location+Tt,wt/G.locationSize,se,dt,mt*qt,(Nt+wt/G.locationSize*Tt)*qt,q)}else{if(lt.isInstancedBufferAttribute){for(let J=0;J<G.locationSize;J++)p(G.location+J,lt.meshPerAttribute);S.isInstancedMesh!==!0&&W._maxInstanceCount===void 0&&(W._maxInstanceCount=lt.meshPerAttribute*lt.count)}else for(let J=0;J<G.locationSize;J++)m(G.location+J);n.bindBuffer(n.ARRAY_BUFFER,ee);for(let J=0;J<G.locationSize;J++)T(G.location+J,wt/G.locationSize,se,dt,wt*qt,wt/G.locationSize*J*qt,q)}}else if($!==void 0){const dt=$[st];if(dt!==void 0)switch(dt.length){case 2:n.vertexAttrib2fv(G.location,dt);break;case 3:n.vertexAttrib3fv(G.location,dt);break;case 4:n.vertexAttrib4fv(G.location,dt);break;default:n.vertexAttrib1fv(G.location,dt)}}}}R()}function L(){k();for(const S in i){const D=i[S];for(const H in D){const W=D[H];for(const Y in W)u(W[Y].object),delete W[Y];delete D[H]}delete i[S]}}function C(S){if(i[S.id]===void 0)return;const D=i[S.id];for(const H in D){const W=D[H];for(const Y in W)u(W[Y].object),delete W[Y];delete D[H]}delete i[S.id]}function I(S){for(const D in i){const H=i[D];if(H[S.id]===void 0)continue;const W=H[S.id];for(const Y in W)u(W[Y].object),delete W[Y];delete H[S.id]}}function k(){E(),o=!0,r!==s&&(r=s,c(r.object))}function E(){s.geometry=null,s.program=null,s.wireframe=!1}return{setup:a,reset:k,resetDefaultState:E,dispose:L,releaseStatesOfGeometry:C,releaseStatesOfProgram:I,initAttributes:x,enableAttribute:m,disableUnusedAttributes:R}}function qm(n,t,e){let i;function s(c){i=c}function r(c,u){n.drawArrays(i,c,u),e.update(u,i,1)}function o(c,u,h){h!==0&&(n.drawArraysInstanced(i,c,u,h),e.update(u,i,h))}function a(c,u,h){if(h===0)return;t.get("WEBGL_multi_draw").multiDrawArraysWEBGL(i,c,0,u,0,h);let f=0;for(let g=0;g<h;g++)f+=u[g];e.update(f,i,1)}function l(c,u,h,d){if(h===0)return;const f=t.get("WEBGL_multi_draw");if(f===null)for(let g=0;g<c.length;g++)o(c[g],u[g],d[g]);else{f.multiDrawArraysInstancedWEBGL(i,c,0,u,0,d,0,h);let g=0;for(let x=0;x<h;x++)g+=u[x]*d[x];e.update(g,i,1)}}this.setMode=s,this.render=r,this.renderInstances=o,this.renderMultiDraw=a,this.renderMultiDrawInstances=l}function jm(n,t,e,i){let s;function r(){if(s!==void 0)return s;if(t.has("EXT_texture_filter_anisotropic")===!0){const I=t.get("EXT_texture_filter_anisotropic");s=n.getParameter(I.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else s=0;return s}function o(I){return!(I!==Ge&&i.convert(I)!==n.getParameter(n.IMPLEMENTATION_COLOR_READ_FORMAT))}function a(I){const k=I===xs&&(t.has("EXT_color_buffer_half_float")||t.has("EXT_color_buffer_float"));return!(I!==Qe&&i.convert(I)!==n.getParameter(n.IMPLEMENTATION_COLOR_READ_TYPE)&&I!==Mn&&!k)}function l(I){if(I==="highp"){if(n.getShaderPrecisionFormat(n.VERTEX_SHADER,n.HIGH_FLOAT).precision>0&&n.getShaderPrecisionFormat(n.FRAGMENT_SHADER,n.HIGH_FLOAT).precision>0)return"highp";I="mediump"}return I==="mediump"&&n.getShaderPrecisionFormat(n.VERTEX_SHADER,n.MEDIUM_FLOAT).precision>0&&n.getShaderPrecisionFormat(n.FRAGMENT_SHADER,n.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=e.precision!==void 0?e.precision:"highp";const u=l(c);u!==c&&(console.warn("THREE.WebGLRenderer:",c,"not supported, using",u,"instead."),c=u);const h=e.logarithmicDepthBuffer===!0,d=e.reversedDepthBuffer===!0&&t.has("EXT_clip_control"),f=n.getParameter(n.MAX_TEXTURE_IMAGE_UNITS),g=n.getParameter(n.MAX_VERTEX_TEXTURE_IMAGE_UNITS),x=n.getParameter(n.MAX_TEXTURE_SIZE),m=n.getParameter(n.MAX_CUBE_MAP_TEXTURE_SIZE),p=n.getParameter(n.MAX_VERTEX_ATTRIBS),R=n.getParameter(n.MAX_VERTEX_UNIFORM_VECTORS),T=n.getParameter(n.MAX_VARYING_VECTORS),M=n.getParameter(n.MAX_FRAGMENT_UNIFORM_VECTORS),L=g>0,C=n.getParameter(n.MAX_SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:l,textureFormatReadable:o,textureTypeReadable:a,precision:c,logarithmicDepthBuffer:h,reversedDepthBuffer:d,maxTextures:f,maxVertexTextures:g,maxTextureSize:x,maxCubemapSize:m,maxAttributes:p,maxVertexUniforms:R,maxVaryings:T,maxFragmentUniforms:M,vertexTextures:L,maxSamples:C}}function Km(n){const t=this;let e=null,i=0,s=!1,r=!1;const o=new xn,a=new Bt,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(h,d){const f=h.length!==0||d||i!==0||s;return s=d,i=h.length,f},this.beginShadows=function(){r=!0,u(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(h,d){e=u(h,d,0)},this.setState=function(h,d,f){const g=h.clippingPlanes,x=h.clipIntersection,m=h.clipShadows,p=n.get(h);if(!s||g===null||g.length===0||r&&!m)r?u(null):c();else{const R=r?0:i,T=R*4;let M=p.clippingState||null;l.value=M,M=u(g,d,T,f);for(let L=0;L!==T;++L)M[L]=e[L];p.clippingState=M,this.numIntersection=x?this.numPlanes:0,this.numPlanes+=R}};function c(){l.value!==e&&(l.value=e,l.needsUpdate=i>0),t.numPlanes=i,t.numIntersection=0}function u(h,d,f,g){const x=h!==null?h.length:0;let m=null;if(x!==0){if(m=l.value,g!==!0||m===null){const p=f+x*4,R=d.matrixWorldInverse;a.getNormalMatrix(R),(m===null||m.length<p)&&(m=new Float32Array(p));for(let T=0,M=f;T!==x;++T,M+=4)o.copy(h[T]).applyMatrix4(R,a),o.normal.toArray(m,M),m[M+3]=o.constant}l.value=m,l.needsUpdate=!0}return t.numPlanes=x,t.numIntersection=0,m}}function Zm(n){let t=new WeakMap;function e(o,a){return a===xo?o.mapping=Fi:a===Mo&&(o.mapping=Oi),o}function i(o){if(o&&o.isTexture){const a=o.mapping;if(a===xo||a===Mo)if(t.has(o)){const l=t.get(o).texture;return e(l,o.mapping)}else{const l=o.image;if(l&&l.height>0){const c=new Dd(l.height);return c.fromEquirectangularTexture(n,o),t.set(o,c),o.addEventListener("dispose",s),e(c.texture,o.mapping)}else return null}}return o}function s(o){const a=o.target;a.removeEventListener("dispose",s);const l=t.get(a);l!==void 0&&(t.delete(a),l.dispose())}function r(){t=new WeakMap}return{get:i,dispose:r}}const Pi=4,yl=[.125,.215,.35,.446,.526,.582],Qn=20,Zr=new of,El=new Pt;let Jr=null,Qr=0,to=0,eo=!1;const Zn=(1+Math.sqrt(5))/2,Ti=1/Zn,bl=[new F(-Zn,Ti,0),new F(Zn,Ti,0),new F(-Ti,0,Zn),new F(Ti,0,Zn),new F(0,Zn,-Ti),new F(0,Zn,Ti),new F(-1,1,-1),new F(1,1,-1),new F(-1,1,1),new F(1,1,1)],Jm=new F;class Tl{constructor(t){this._renderer=t,this._pingPongRenderTarget=null,this._lodMax=0,this._cubeSize=0,this._lodPlanes=[],this._sizeLods=[],this._sigmas=[],this._blurMaterial=null,this._cubemapMaterial=null,this._equirectMaterial=null,this._compileMaterial(this._blurMaterial)}fromScene(t,e=0,i=.1,s=100,r={}){const{size:o=256,position:a=Jm}=r;Jr=this._renderer.getRenderTarget(),Qr=this._renderer.getActiveCubeFace(),to=this._renderer.getActiveMipmapLevel(),eo=this._renderer.xr.enabled,this._renderer.xr.enabled=!1,this._setSize(o);const l=this._allocateTargets();return l.depthBuffer=!0,this._sceneToCubeUV(t,i,s,l,a),e>0&&this._blur(l,0,0,e),this._applyPMREM(l),this._cleanup(l),l}fromEquirectangular(t,e=null){return this._fromTexture(t,e)}fromCubemap(t,e=null){return this._fromTexture(t,e)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=Rl(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=Al(),this._compileMaterial(this._equirectMaterial))}dispose(){this._dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose()}_setSize(t){this._lodMax=Math.floor(Math.log2(t)),this._cubeSize=Math.pow(2,this._lodMax)}_dispose(){this._blurMaterial!==null&&this._blurMaterial.dispose(),this._pingPongRenderTarget!==null&&this._pingPongRenderTarget.dispose();for(let t=0;t<this._lodPlanes.length;t++)this._lodPlanes[t].dispose()}_cleanup(t){this._renderer.setRenderTarget(Jr,Qr,to),this._renderer.xr.enabled=eo,t.scissorTest=!1,Zs(t,0,0,t.width,t.height)}_fromTexture(t,e){t.mapping===Fi||t.mapping===Oi?this._setSize(t.image.length===0?16:t.image[0].width||t.image[0].image.width):this._setSize(t.image.width/4),Jr=this._renderer.getRenderTarget(),Qr=this._renderer.getActiveCubeFace(),to=this._renderer.getActiveMipmapLevel(),eo=this._renderer.xr.enabled,this._renderer.xr.enabled=!1;const i=e||this._allocateTargets();return this._textureToCubeUV(t,i),this._applyPMREM(i),this._cleanup(i),i}_allocateTargets(){const t=3*Math.max(this._cubeSize,112),e=4*this._cubeSize,i={magFilter:cn,minFilter:cn,generateMipmaps:!1,type:xs,format:Ge,colorSpace:si,depthBuffer:!1},s=wl(t,e,i);if(this._pingPongRenderTarget===null||this._pingPongRenderTarget.width!==t||this._pingPongRenderTarget.height!==e){this._pingPongRenderTarget!==null&&this._dispose(),this._pingPongRenderTarget=wl(t,e,i);const{_lodMax:r}=this;({sizeLods:this._sizeLods,lodPlanes:this._lodPlanes,sigmas:this._sigmas}=Qm(r)),this._blurMaterial=tg(r,t,e)}return s}_compileMaterial(t){const e=new Te(this._lodPlanes[0],t);this._renderer.compile(e,Zr)}_sceneToCubeUV(t,e,i,s,r){const l=new Ke(90,1,e,i),c=[1,-1,1,1,1,1],u=[1,1,1,-1,-1,-1],h=this._renderer,d=h.autoClear,f=h.toneMapping;h.getClearColor(El),h.toneMapping=kn,h.autoClear=!1,h.state.buffers.depth.getReversed()&&(h.setRenderTarget(s),h.clearDepth(),h.setRenderTarget(null));const x=new Bc({name:"PMREM.Background",side:Ue,depthWrite:!1,depthTest:!1}),m=new Te(new Gn,x);let p=!1;const R=t.background;R?R.isColor&&(x.color.copy(R),t.background=null,p=!0):(x.color.copy(El),p=!0);for(let T=0;T<6;T++){const M=T%3;M===0?(l.up.set(0,c[T],0),l.position.set(r.x,r.y,r.z),l.lookAt(r.x+u[T],r.y,r.z)):M===1?(l.up.set(0,0,c[T]),l.position.set(r.x,r.y,r.z),l.lookAt(r.x,r.y+u[T],r.z)):(l.up.set(0,c[T],0),l.position.set(r.x,r.y,r.z),l.lookAt(r.x,r.y,r.z+u[T]));const L=this._cubeSize;Zs(s,M*L,T>2?L:0,L,L),h.setRenderTarget(s),p&&h.render(m,l),h.render(t,l)}m.geometry.dispose(),m.material.dispose(),h.toneMapping=f,h.autoClear=d,t.background=R}_textureToCubeUV(t,e){const i=this._renderer,s=t.mapping===Fi||t.mapping===Oi;s?(this._cubemapMaterial===null&&(this._cubemapMaterial=Rl()),this._cubemapMaterial.uniforms.flipEnvMap.value=t.isRenderTargetTexture===!1?-1:1):this._equirectMaterial===null&&(this._equirectMaterial=Al());const r=s?this._cubemapMaterial:this._equirectMaterial,o=new Te(this._lodPlanes[0],r),a=r.uniforms;a.envMap.value=t;const l=this._cubeSize;Zs(e,0,0,3*l,2*l),i.setRenderTarget(e),i.render(o,Zr)}_applyPMREM(t){const e=this._renderer,i=e.autoClear;e.autoClear=!1;const s=this._lodPlanes.length;for(let r=1;r<s;r++){const o=Math.sqrt(this._sigmas[r]*this._sigmas[r]-this._sigmas[r-1]*this._sigmas[r-1]),a=bl[(s-r-1)%bl.length];this._blur(t,r-1,r,o,a)}e.autoClear=i}_blur(t,e,i,s,r){const o=this._pingPongRenderTarget;this._halfBlur(t,o,e,i,s,"latitudinal",r),this._halfBlur(o,t,i,i,s,"longitudinal",r)}_halfBlur(t,e,i,s,r,o,a){const l=this._renderer,c=this._blurMaterial;o!=="latitudinal"&&o!=="longitudinal"&&console.error("blur direction must be either latitudinal or longitudinal!");const u=3,h=new Te(this._lodPlanes[s],c),d=c.uniforms,f=this._sizeLods[i]-1,g=isFinite(r)?Math.PI/(2*f):2*Math.PI/(2*Qn-1),x=r/g,m=isFinite(r)?1+Math.floor(u*x):Qn;m>Qn&&console.warn(`sigmaRadians, ${r}, is too large and will clip, as it requested ${m} samples when the maximum is set to ${Qn}`);const p=[];let R=0;for(let I=0;I<Qn;++I){const k=I/x,E=Math.exp(-k*k/2);p.push(E),I===0?R+=E:I<m&&(R+=2*E)}for(let I=0;I<p.length;I++)p[I]=p[I]/R;d.envMap.value=t.texture,d.samples.value=m,d.weights.value=p,d.latitudinal.value=o==="latitudinal",a&&(d.poleAxis.value=a);const{_lodMax:T}=this;d.dTheta.value=g,d.mipInt.value=T-i;const M=this._sizeLods[s],L=3*M*(s>T-Pi?s-T+Pi:0),C=4*(this._cubeSize-M);Zs(e,L,C,3*M,2*M),l.setRenderTarget(e),l.render(h,Zr)}}function Qm(n){const t=[],e=[],i=[];let s=n;const r=n-Pi+1+yl.length;for(let o=0;o<r;o++){const a=Math.pow(2,s);e.push(a);let l=1/a;o>n-Pi?l=yl[o-n+Pi-1]:o===0&&(l=0),i.push(l);const c=1/(a-2),u=-c,h=1+c,d=[u,u,h,u,h,h,u,u,h,h,u,h],f=6,g=6,x=3,m=2,p=1,R=new Float32Array(x*g*f),T=new Float32Array(m*g*f),M=new Float32Array(p*g*f);for(let C=0;C<f;C++){const I=C%3*2/3-1,k=C>2?0:-1,E=[I,k,0,I+2/3,k,0,I+2/3,k+1,0,I,k,0,I+2/3,k+1,0,I,k+1,0];R.set(E,x*g*C),T.set(d,m*g*C);const S=[C,C,C,C,C,C];M.set(S,p*g*C)}const L=new Se;L.setAttribute("position",new rn(R,x)),L.setAttribute("uv",new rn(T,m)),L.setAttribute("faceIndex",new rn(M,p)),t.push(L),s>Pi&&s--}return{lodPlanes:t,sizeLods:e,sigmas:i}}function wl(n,t,e){const i=new oi(n,t,e);return i.texture.mapping=Mr,i.texture.name="PMREM.cubeUv",i.scissorTest=!0,i}function Zs(n,t,e,i,s){n.viewport.set(t,e,i,s),n.scissor.set(t,e,i,s)}function tg(n,t,e){const i=new Float32Array(Qn),s=new F(0,1,0);return new Pe({name:"SphericalGaussianBlur",defines:{n:Qn,CUBEUV_TEXEL_WIDTH:1/t,CUBEUV_TEXEL_HEIGHT:1/e,CUBEUV_MAX_MIP:`${n}.0`},uniforms:{envMap:{value:null},samples:{value:1},weights:{value:i},latitudinal:{value:!1},dTheta:{value:0},mipInt:{value:0},poleAxis:{value:s}},vertexShader:Ea(),fragmentShader:`

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
		`,blending:On,depthTest:!1,depthWrite:!1})}function Al(){return new Pe({name:"EquirectangularToCubeUV",uniforms:{envMap:{value:null}},vertexShader:Ea(),fragmentShader:`

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
		`,blending:On,depthTest:!1,depthWrite:!1})}function Rl(){return new Pe({name:"CubemapToCubeUV",uniforms:{envMap:{value:null},flipEnvMap:{value:-1}},vertexShader:Ea(),fragmentShader:`

			precision mediump float;
			precision mediump int;

			uniform float flipEnvMap;

			varying vec3 vOutputDirection;

			uniform samplerCube envMap;

			void main() {

				gl_FragColor = textureCube( envMap, vec3( flipEnvMap * vOutputDirection.x, vOutputDirection.yz ) );

			}
		`,blending:On,depthTest:!1,depthWrite:!1})}function Ea(){return`

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
	`}function eg(n){let t=new WeakMap,e=null;function i(a){if(a&&a.isTexture){const l=a.mapping,c=l===xo||l===Mo,u=l===Fi||l===Oi;if(c||u){let h=t.get(a);const d=h!==void 0?h.texture.pmremVersion:0;if(a.isRenderTargetTexture&&a.pmremVersion!==d)return e===null&&(e=new Tl(n)),h=c?e.fromEquirectangular(a,h):e.fromCubemap(a,h),h.texture.pmremVersion=a.pmremVersion,t.set(a,h),h.texture;if(h!==void 0)return h.texture;{const f=a.image;return c&&f&&f.height>0||u&&f&&s(f)?(e===null&&(e=new Tl(n)),h=c?e.fromEquirectangular(a):e.fromCubemap(a),h.texture.pmremVersion=a.pmremVersion,t.set(a,h),a.addEventListener("dispose",r),h.texture):null}}}return a}function s(a){let l=0;const c=6;for(let u=0;u<c;u++)a[u]!==void 0&&l++;return l===c}function r(a){const l=a.target;l.removeEventListener("dispose",r);const c=t.get(l);c!==void 0&&(t.delete(l),c.dispose())}function o(){t=new WeakMap,e!==null&&(e.dispose(),e=null)}return{get:i,dispose:o}}function ng(n){const t={};function e(i){if(t[i]!==void 0)return t[i];let s;switch(i){case"WEBGL_depth_texture":s=n.getExtension("WEBGL_depth_texture")||n.getExtension("MOZ_WEBGL_depth_texture")||n.getExtension("WEBKIT_WEBGL_depth_texture");break;case"EXT_texture_filter_anisotropic":s=n.getExtension("EXT_texture_filter_anisotropic")||n.getExtension("MOZ_EXT_texture_filter_anisotropic")||n.getExtension("WEBKIT_EXT_texture_filter_anisotropic");break;case"WEBGL_compressed_texture_s3tc":s=n.getExtension("WEBGL_compressed_texture_s3tc")||n.getExtension("MOZ_WEBGL_compressed_texture_s3tc")||n.getExtension("WEBKIT_WEBGL_compressed_texture_s3tc");break;case"WEBGL_compressed_texture_pvrtc":s=n.getExtension("WEBGL_compressed_texture_pvrtc")||n.getExtension("WEBKIT_WEBGL_compressed_texture_pvrtc");break;default:s=n.getExtension(i)}return t[i]=s,s}return{has:function(i){return e(i)!==null},init:function(){e("EXT_color_buffer_float"),e("WEBGL_clip_cull_distance"),e("OES_texture_float_linear"),e("EXT_color_buffer_half_float"),e("WEBGL_multisampled_render_to_texture"),e("WEBGL_render_shared_exponent")},get:function(i){const s=e(i);return s===null&&ds("THREE.WebGLRenderer: "+i+" extension not supported."),s}}}function ig(n,t,e,i){const s={},r=new WeakMap;function o(h){const d=h.target;d.index!==null&&t.remove(d.index);for(const g in d.attributes)t.remove(d.attributes[g]);d.removeEventListener("dispose",o),delete s[d.id];const f=r.get(d);f&&(t.remove(f),r.delete(d)),i.releaseStatesOfGeometry(d),d.isInstancedBufferGeometry===!0&&delete d._maxInstanceCount,e.memory.geometries--}function a(h,d){return s[d.id]===!0||(d.addEventListener("dispose",o),s[d.id]=!0,e.memory.geometries++),d}function l(h){const d=h.attributes;for(const f in d)t.update(d[f],n.ARRAY_BUFFER)}function c(h){const d=[],f=h.index,g=h.attributes.position;let x=0;if(f!==null){const R=f.array;x=f.version;for(let T=0,M=R.length;T<M;T+=3){const L=R[T+0],C=R[T+1],I=R[T+2];d.push(L,C,C,I,I,L)}}else if(g!==void 0){const R=g.array;x=g.version;for(let T=0,M=R.length/3-1;T<M;T+=3){const L=T+0,C=T+1,I=T+2;d.push(L,C,C,I,I,L)}}else return;const m=new(Fc(d)?Hc:zc)(d,1);m.version=x;const p=r.get(h);p&&t.remove(p),r.set(h,m)}function u(h){const d=r.get(h);if(d){const f=h.index;f!==null&&d.version<f.version&&c(h)}else c(h);return r.get(h)}return{get:a,update:l,getWireframeAttribute:u}}function sg(n,t,e){let i;function s(d){i=d}let r,o;function a(d){r=d.type,o=d.bytesPerElement}function l(d,f){n.drawElements(i,f,r,d*o),e.update(f,i,1)}function c(d,f,g){g!==0&&(n.drawElementsInstanced(i,f,r,d*o,g),e.update(f,i,g))}function u(d,f,g){if(g===0)return;t.get("WEBGL_multi_draw").multiDrawElementsWEBGL(i,f,0,r,d,0,g);let m=0;for(let p=0;p<g;p++)m+=f[p];e.update(m,i,1)}function h(d,f,g,x){if(g===0)return;const m=t.get("WEBGL_multi_draw");if(m===null)for(let p=0;p<d.length;p++)c(d[p]/o,f[p],x[p]);else{m.multiDrawElementsInstancedWEBGL(i,f,0,r,d,0,x,0,g);let p=0;for(let R=0;R<g;R++)p+=f[R]*x[R];e.update(p,i,1)}}this.setMode=s,this.setIndex=a,this.render=l,this.renderInstances=c,this.renderMultiDraw=u,this.renderMultiDrawInstances=h}function rg(n){const t={geometries:0,textures:0},e={frame:0,calls:0,triangles:0,points:0,lines:0};function i(r,o,a){switch(e.calls++,o){case n.TRIANGLES:e.triangles+=a*(r/3);break;case n.LINES:e.lines+=a*(r/2);break;case n.LINE_STRIP:e.lines+=a*(r-1);break;case n.LINE_LOOP:e.lines+=a*r;break;case n.POINTS:e.points+=a*r;break;default:console.error("THREE.WebGLInfo: Unknown draw mode:",o);break}}function s(){e.calls=0,e.triangles=0,e.points=0,e.lines=0}return{memory:t,render:e,programs:null,autoReset:!0,reset:s,update:i}}function og(n,t,e){const i=new WeakMap,s=new de;function r(o,a,l){const c=o.morphTargetInfluences,u=a.morphAttributes.position||a.morphAttributes.normal||a.morphAttributes.color,h=u!==void 0?u.length:0;let d=i.get(a);if(d===void 0||d.count!==h){let E=function(){I.dispose(),i.delete(a),a.removeEventListener("dispose",E)};d!==void 0&&d.texture.dispose();const f=a.morphAttributes.position!==void 0,g=a.morphAttributes.normal!==void 0,x=a.morphAttributes.color!==void 0,m=a.morphAttributes.position||[],p=a.morphAttributes.normal||[],R=a.morphAttributes.color||[];let T=0;f===!0&&(T=1),g===!0&&(T=2),x===!0&&(T=3);let M=a.attributes.position.count*T,L=1;M>t.maxTextureSize&&(L=Math.ceil(M/t.maxTextureSize),M=t.maxTextureSize);const C=new Float32Array(M*L*4*h),I=new Oc(C,M,L,h);I.type=Mn,I.needsUpdate=!0;const k=T*4;for(let S=0;S<h;S++){const D=m[S],H=p[S],W=R[S],Y=M*L*4*S;for(let K=0;K<D.count;K++){const $=K*k;f===!0&&(s.fromBufferAttribute(D,K),C[Y+$+0]=s.x,C[Y+$+1]=s.y,C[Y+$+2]=s.z,C[Y+$+3]=0),g===!0&&(s.fromBufferAttribute(H,K),C[Y+$+4]=s.x,C[Y+$+5]=s.y,C[Y+$+6]=s.z,C[Y+$+7]=0),x===!0&&(s.fromBufferAttribute(W,K),C[Y+$+8]=s.x,C[Y+$+9]=s.y,C[Y+$+10]=s.z,C[Y+$+11]=W.itemSize===4?s.w:1)}}d={count:h,texture:I,size:new Ut(M,L)},i.set(a,d),a.addEventListener("dispose",E)}if(o.isInstancedMesh===!0&&o.morphTexture!==null)l.getUniforms().setValue(n,"morphTexture",o.morphTexture,e);else{let f=0;for(let x=0;x<c.length;x++)f+=c[x];const g=a.morphTargetsRelative?1:1-f;l.getUniforms().setValue(n,"morphTargetBaseInfluence",g),l.getUniforms().setValue(n,"morphTargetInfluences",c)}l.getUniforms().setValue(n,"morphTargetsTexture",d.texture,e),l.getUniforms().setValue(n,"morphTargetsTextureSize",d.size)}return{update:r}}function ag(n,t,e,i){let s=new WeakMap;function r(l){const c=i.render.frame,u=l.geometry,h=t.get(l,u);if(s.get(h)!==c&&(t.update(h),s.set(h,c)),l.isInstancedMesh&&(l.hasEventListener("dispose",a)===!1&&l.addEventListener("dispose",a),s.get(l)!==c&&(e.update(l.instanceMatrix,n.ARRAY_BUFFER),l.instanceColor!==null&&e.update(l.instanceColor,n.ARRAY_BUFFER),s.set(l,c))),l.isSkinnedMesh){const d=l.skeleton;s.get(d)!==c&&(d.update(),s.set(d,c))}return h}function o(){s=new WeakMap}function a(l){const c=l.target;c.removeEventListener("dispose",a),e.remove(c.instanceMatrix),c.instanceColor!==null&&e.remove(c.instanceColor)}return{update:r,dispose:o}}const eu=new Ce,Cl=new Yc(1,1),nu=new Oc,iu=new pd,su=new Wc,Pl=[],Dl=[],Ll=new Float32Array(16),Il=new Float32Array(9),Ul=new Float32Array(4);function Vi(n,t,e){const i=n[0];if(i<=0||i>0)return n;const s=t*e;let r=Pl[s];if(r===void 0&&(r=new Float32Array(s),Pl[s]=r),t!==0){i.toArray(r,0);for(let o=1,a=0;o!==t;++o)a+=e,n[o].toArray(r,a)}return r}function ge(n,t){if(n.length!==t.length)return!1;for(let e=0,i=n.length;e<i;e++)if(n[e]!==t[e])return!1;return!0}function _e(n,t){for(let e=0,i=t.length;e<i;e++)n[e]=t[e]}function Er(n,t){let e=Dl[t];e===void 0&&(e=new Int32Array(t),Dl[t]=e);for(let i=0;i!==t;++i)e[i]=n.allocateTextureUnit();return e}function lg(n,t){const e=this.cache;e[0]!==t&&(n.uniform1f(this.addr,t),e[0]=t)}function cg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(n.uniform2f(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(ge(e,t))return;n.uniform2fv(this.addr,t),_e(e,t)}}function ug(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(n.uniform3f(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else if(t.r!==void 0)(e[0]!==t.r||e[1]!==t.g||e[2]!==t.b)&&(n.uniform3f(this.addr,t.r,t.g,t.b),e[0]=t.r,e[1]=t.g,e[2]=t.b);else{if(ge(e,t))return;n.uniform3fv(this.addr,t),_e(e,t)}}function hg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(n.uniform4f(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(ge(e,t))return;n.uniform4fv(this.addr,t),_e(e,t)}}function dg(n,t){const e=this.cache,i=t.elements;if(i===void 0){if(ge(e,t))return;n.uniformMatrix2fv(this.addr,!1,t),_e(e,t)}else{if(ge(e,i))return;Ul.set(i),n.uniformMatrix2fv(this.addr,!1,Ul),_e(e,i)}}function fg(n,t){const e=this.cache,i=t.elements;if(i===void 0){if(ge(e,t))return;n.uniformMatrix3fv(this.addr,!1,t),_e(e,t)}else{if(ge(e,i))return;Il.set(i),n.uniformMatrix3fv(this.addr,!1,Il),_e(e,i)}}function pg(n,t){const e=this.cache,i=t.elements;if(i===void 0){if(ge(e,t))return;n.uniformMatrix4fv(this.addr,!1,t),_e(e,t)}else{if(ge(e,i))return;Ll.set(i),n.uniformMatrix4fv(this.addr,!1,Ll),_e(e,i)}}function mg(n,t){const e=this.cache;e[0]!==t&&(n.uniform1i(this.addr,t),e[0]=t)}function gg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(n.uniform2i(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(ge(e,t))return;n.uniform2iv(this.addr,t),_e(e,t)}}function _g(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(n.uniform3i(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else{if(ge(e,t))return;n.uniform3iv(this.addr,t),_e(e,t)}}function vg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(n.uniform4i(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(ge(e,t))return;n.uniform4iv(this.addr,t),_e(e,t)}}function xg(n,t){const e=this.cache;e[0]!==t&&(n.uniform1ui(this.addr,t),e[0]=t)}function Mg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y)&&(n.uniform2ui(this.addr,t.x,t.y),e[0]=t.x,e[1]=t.y);else{if(ge(e,t))return;n.uniform2uiv(this.addr,t),_e(e,t)}}function Sg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z)&&(n.uniform3ui(this.addr,t.x,t.y,t.z),e[0]=t.x,e[1]=t.y,e[2]=t.z);else{if(ge(e,t))return;n.uniform3uiv(this.addr,t),_e(e,t)}}function yg(n,t){const e=this.cache;if(t.x!==void 0)(e[0]!==t.x||e[1]!==t.y||e[2]!==t.z||e[3]!==t.w)&&(n.uniform4ui(this.addr,t.x,t.y,t.z,t.w),e[0]=t.x,e[1]=t.y,e[2]=t.z,e[3]=t.w);else{if(ge(e,t))return;n.uniform4uiv(this.addr,t),_e(e,t)}}function Eg(n,t,e){const i=this.cache,s=e.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s);let r;this.type===n.SAMPLER_2D_SHADOW?(Cl.compareFunction=Nc,r=Cl):r=eu,e.setTexture2D(t||r,s)}function bg(n,t,e){const i=this.cache,s=e.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s),e.setTexture3D(t||iu,s)}function Tg(n,t,e){const i=this.cache,s=e.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s),e.setTextureCube(t||su,s)}function wg(n,t,e){const i=this.cache,s=e.allocateTextureUnit();i[0]!==s&&(n.uniform1i(this.addr,s),i[0]=s),e.setTexture2DArray(t||nu,s)}function Ag(n){switch(n){case 5126:return lg;case 35664:return cg;case 35665:return ug;case 35666:return hg;case 35674:return dg;case 35675:return fg;case 35676:return pg;case 5124:case 35670:return mg;case 35667:case 35671:return gg;case 35668:case 35672:return _g;case 35669:case 35673:return vg;case 5125:return xg;case 36294:return Mg;case 36295:return Sg;case 36296:return yg;case 35678:case 36198:case 36298:case 36306:case 35682:return Eg;case 35679:case 36299:case 36307:return bg;case 35680:case 36300:case 36308:case 36293:return Tg;case 36289:case 36303:case 36311:case 36292:return wg}}function Rg(n,t){n.uniform1fv(this.addr,t)}function Cg(n,t){const e=Vi(t,this.size,2);n.uniform2fv(this.addr,e)}function Pg(n,t){const e=Vi(t,this.size,3);n.uniform3fv(this.addr,e)}function Dg(n,t){const e=Vi(t,this.size,4);n.uniform4fv(this.addr,e)}function Lg(n,t){const e=Vi(t,this.size,4);n.uniformMatrix2fv(this.addr,!1,e)}function Ig(n,t){const e=Vi(t,this.size,9);n.uniformMatrix3fv(this.addr,!1,e)}function Ug(n,t){const e=Vi(t,this.size,16);n.uniformMatrix4fv(this.addr,!1,e)}function Ng(n,t){n.uniform1iv(this.addr,t)}function Fg(n,t){n.uniform2iv(this.addr,t)}function Og(n,t){n.uniform3iv(this.addr,t)}function kg(n,t){n.uniform4iv(this.addr,t)}function Bg(n,t){n.uniform1uiv(this.addr,t)}function zg(n,t){n.uniform2uiv(this.addr,t)}function Hg(n,t){n.uniform3uiv(this.addr,t)}function Gg(n,t){n.uniform4uiv(this.addr,t)}function Vg(n,t,e){const i=this.cache,s=t.length,r=Er(e,s);ge(i,r)||(n.uniform1iv(this.addr,r),_e(i,r));for(let o=0;o!==s;++o)e.setTexture2D(t[o]||eu,r[o])}function Wg(n,t,e){const i=this.cache,s=t.length,r=Er(e,s);ge(i,r)||(n.uniform1iv(this.addr,r),_e(i,r));for(let o=0;o!==s;++o)e.setTexture3D(t[o]||iu,r[o])}function Xg(n,t,e){const i=this.cache,s=t.length,r=Er(e,s);ge(i,r)||(n.uniform1iv(this.addr,r),_e(i,r));for(let o=0;o!==s;++o)e.setTextureCube(t[o]||su,r[o])}function $g(n,t,e){const i=this.cache,s=t.length,r=Er(e,s);ge(i,r)||(n.uniform1iv(this.addr,r),_e(i,r));for(let o=0;o!==s;++o)e.setTexture2DArray(t[o]||nu,r[o])}function Yg(n){switch(n){case 5126:return Rg;case 35664:return Cg;case 35665:return Pg;case 35666:return Dg;case 35674:return Lg;case 35675:return Ig;case 35676:return Ug;case 5124:case 35670:return Ng;case 35667:case 35671:return Fg;case 35668:case 35672:return Og;case 35669:case 35673:return kg;case 5125:return Bg;case 36294:return zg;case 36295:return Hg;case 36296:return Gg;case 35678:case 36198:case 36298:case 36306:case 35682:return Vg;case 35679:case 36299:case 36307:return Wg;case 35680:case 36300:case 36308:case 36293:return Xg;case 36289:case 36303:case 36311:case 36292:return $g}}class qg{constructor(t,e,i){this.id=t,this.addr=i,this.cache=[],this.type=e.type,this.setValue=Ag(e.type)}}class jg{constructor(t,e,i){this.id=t,this.addr=i,this.cache=[],this.type=e.type,this.size=e.size,this.setValue=Yg(e.type)}}class Kg{constructor(t){this.id=t,this.seq=[],this.map={}}setValue(t,e,i){const s=this.seq;for(let r=0,o=s.length;r!==o;++r){const a=s[r];a.setValue(t,e[a.id],i)}}}const no=/(\w+)(\])?(\[|\.)?/g;function Nl(n,t){n.seq.push(t),n.map[t.id]=t}function Zg(n,t,e){const i=n.name,s=i.length;for(no.lastIndex=0;;){const r=no.exec(i),o=no.lastIndex;let a=r[1];const l=r[2]==="]",c=r[3];if(l&&(a=a|0),c===void 0||c==="["&&o+2===s){Nl(e,c===void 0?new qg(a,n,t):new jg(a,n,t));break}else{let h=e.map[a];h===void 0&&(h=new Kg(a),Nl(e,h)),e=h}}}class sr{constructor(t,e){this.seq=[],this.map={};const i=t.getProgramParameter(e,t.ACTIVE_UNIFORMS);for(let s=0;s<i;++s){const r=t.getActiveUniform(e,s),o=t.getUniformLocation(e,r.name);Zg(r,o,this)}}setValue(t,e,i,s){const r=this.map[e];r!==void 0&&r.setValue(t,i,s)}setOptional(t,e,i){const s=e[i];s!==void 0&&this.setValue(t,i,s)}static upload(t,e,i,s){for(let r=0,o=e.length;r!==o;++r){const a=e[r],l=i[a.id];l.needsUpdate!==!1&&a.setValue(t,l.value,s)}}static seqWithValue(t,e){const i=[];for(let s=0,r=t.length;s!==r;++s){const o=t[s];o.id in e&&i.push(o)}return i}}function Fl(n,t,e){const i=n.createShader(t);return n.shaderSource(i,e),n.compileShader(i),i}const Jg=37297;let Qg=0;function t_(n,t){const e=n.split(`
`),i=[],s=Math.max(t-6,0),r=Math.min(t+6,e.length);for(let o=s;o<r;o++){const a=o+1;i.push(`${a===t?">":" "} ${a}: ${e[o]}`)}return i.join(`
`)}const Ol=new Bt;function e_(n){$t._getMatrix(Ol,$t.workingColorSpace,n);const t=`mat3( ${Ol.elements.map(e=>e.toFixed(4))} )`;switch($t.getTransfer(n)){case ur:return[t,"LinearTransferOETF"];case Zt:return[t,"sRGBTransferOETF"];default:return console.warn("THREE.WebGLProgram: Unsupported color space: ",n),[t,"LinearTransferOETF"]}}function kl(n,t,e){const i=n.getShaderParameter(t,n.COMPILE_STATUS),r=(n.getShaderInfoLog(t)||"").trim();if(i&&r==="")return"";const o=/ERROR: 0:(\d+)/.exec(r);if(o){const a=parseInt(o[1]);return e.toUpperCase()+`

`+r+`

`+t_(n.getShaderSource(t),a)}else return r}function n_(n,t){const e=e_(t);return[`vec4 ${n}( vec4 value ) {`,`	return ${e[1]}( vec4( value.rgb * ${e[0]}, value.a ) );`,"}"].join(`
`)}function i_(n,t){let e;switch(t){case bh:e="Linear";break;case Th:e="Reinhard";break;case wh:e="Cineon";break;case Ah:e="ACESFilmic";break;case Ch:e="AgX";break;case Ph:e="Neutral";break;case Rh:e="Custom";break;default:console.warn("THREE.WebGLProgram: Unsupported toneMapping:",t),e="Linear"}return"vec3 "+n+"( vec3 color ) { return "+e+"ToneMapping( color ); }"}const Js=new F;function s_(){$t.getLuminanceCoefficients(Js);const n=Js.x.toFixed(4),t=Js.y.toFixed(4),e=Js.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${n}, ${t}, ${e} );`,"	return dot( weights, rgb );","}"].join(`
`)}function r_(n){return[n.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",n.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(is).join(`
`)}function o_(n){const t=[];for(const e in n){const i=n[e];i!==!1&&t.push("#define "+e+" "+i)}return t.join(`
`)}function a_(n,t){const e={},i=n.getProgramParameter(t,n.ACTIVE_ATTRIBUTES);for(let s=0;s<i;s++){const r=n.getActiveAttrib(t,s),o=r.name;let a=1;r.type===n.FLOAT_MAT2&&(a=2),r.type===n.FLOAT_MAT3&&(a=3),r.type===n.FLOAT_MAT4&&(a=4),e[o]={type:r.type,location:n.getAttribLocation(t,o),locationSize:a}}return e}function is(n){return n!==""}function Bl(n,t){const e=t.numSpotLightShadows+t.numSpotLightMaps-t.numSpotLightShadowsWithMaps;return n.replace(/NUM_DIR_LIGHTS/g,t.numDirLights).replace(/NUM_SPOT_LIGHTS/g,t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,e).replace(/NUM_RECT_AREA_LIGHTS/g,t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,t.numPointLights).replace(/NUM_HEMI_LIGHTS/g,t.numHemiLights).replace(/NUM_DIR_LIGHT_SHADOWS/g,t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,t.numPointLightShadows)}function zl(n,t){return n.replace(/NUM_CLIPPING_PLANES/g,t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,t.numClippingPlanes-t.numClipIntersection)}const l_=/^[ \t]*#include +<([\w\d./]+)>/gm;function ta(n){return n.replace(l_,u_)}const c_=new Map;function u_(n,t){let e=Ht[t];if(e===void 0){const i=c_.get(t);if(i!==void 0)e=Ht[i],console.warn('THREE.WebGLRenderer: Shader chunk "%s" has been deprecated. Use "%s" instead.',t,i);else throw new Error("Can not resolve #include <"+t+">")}return ta(e)}const h_=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function Hl(n){return n.replace(h_,d_)}function d_(n,t,e,i){let s="";for(let r=parseInt(t);r<parseInt(e);r++)s+=i.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return s}function Gl(n){let t=`precision ${n.precision} float;
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
	`;return n.precision==="highp"?t+=`
#define HIGH_PRECISION`:n.precision==="mediump"?t+=`
#define MEDIUM_PRECISION`:n.precision==="lowp"&&(t+=`
#define LOW_PRECISION`),t}function f_(n){let t="SHADOWMAP_TYPE_BASIC";return n.shadowMapType===Tc?t="SHADOWMAP_TYPE_PCF":n.shadowMapType===ih?t="SHADOWMAP_TYPE_PCF_SOFT":n.shadowMapType===vn&&(t="SHADOWMAP_TYPE_VSM"),t}function p_(n){let t="ENVMAP_TYPE_CUBE";if(n.envMap)switch(n.envMapMode){case Fi:case Oi:t="ENVMAP_TYPE_CUBE";break;case Mr:t="ENVMAP_TYPE_CUBE_UV";break}return t}function m_(n){let t="ENVMAP_MODE_REFLECTION";if(n.envMap)switch(n.envMapMode){case Oi:t="ENVMAP_MODE_REFRACTION";break}return t}function g_(n){let t="ENVMAP_BLENDING_NONE";if(n.envMap)switch(n.combine){case wc:t="ENVMAP_BLENDING_MULTIPLY";break;case yh:t="ENVMAP_BLENDING_MIX";break;case Eh:t="ENVMAP_BLENDING_ADD";break}return t}function __(n){const t=n.envMapCubeUVHeight;if(t===null)return null;const e=Math.log2(t)-2,i=1/t;return{texelWidth:1/(3*Math.max(Math.pow(2,e),112)),texelHeight:i,maxMip:e}}function v_(n,t,e,i){const s=n.getContext(),r=e.defines;let o=e.vertexShader,a=e.fragmentShader;const l=f_(e),c=p_(e),u=m_(e),h=g_(e),d=__(e),f=r_(e),g=o_(r),x=s.createProgram();let m,p,R=e.glslVersion?"#version "+e.glslVersion+`
`:"";e.isRawShaderMaterial?(m=["#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,g].filter(is).join(`
`),m.length>0&&(m+=`
`),p=["#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,g].filter(is).join(`
`),p.length>0&&(p+=`
`)):(m=[Gl(e),"#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,g,e.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",e.batching?"#define USE_BATCHING":"",e.batchingColor?"#define USE_BATCHING_COLOR":"",e.instancing?"#define USE_INSTANCING":"",e.instancingColor?"#define USE_INSTANCING_COLOR":"",e.instancingMorph?"#define USE_INSTANCING_MORPH":"",e.useFog&&e.fog?"#define USE_FOG":"",e.useFog&&e.fogExp2?"#define FOG_EXP2":"",e.map?"#define USE_MAP":"",e.envMap?"#define USE_ENVMAP":"",e.envMap?"#define "+u:"",e.lightMap?"#define USE_LIGHTMAP":"",e.aoMap?"#define USE_AOMAP":"",e.bumpMap?"#define USE_BUMPMAP":"",e.normalMap?"#define USE_NORMALMAP":"",e.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",e.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",e.displacementMap?"#define USE_DISPLACEMENTMAP":"",e.emissiveMap?"#define USE_EMISSIVEMAP":"",e.anisotropy?"#define USE_ANISOTROPY":"",e.anisotropyMap?"#define USE_ANISOTROPYMAP":"",e.clearcoatMap?"#define USE_CLEARCOATMAP":"",e.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",e.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",e.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",e.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",e.specularMap?"#define USE_SPECULARMAP":"",e.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",e.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",e.roughnessMap?"#define USE_ROUGHNESSMAP":"",e.metalnessMap?"#define USE_METALNESSMAP":"",e.alphaMap?"#define USE_ALPHAMAP":"",e.alphaHash?"#define USE_ALPHAHASH":"",e.transmission?"#define USE_TRANSMISSION":"",e.transmissionMap?"#define USE_TRANSMISSIONMAP":"",e.thicknessMap?"#define USE_THICKNESSMAP":"",e.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",e.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",e.mapUv?"#define MAP_UV "+e.mapUv:"",e.alphaMapUv?"#define ALPHAMAP_UV "+e.alphaMapUv:"",e.lightMapUv?"#define LIGHTMAP_UV "+e.lightMapUv:"",e.aoMapUv?"#define AOMAP_UV "+e.aoMapUv:"",e.emissiveMapUv?"#define EMISSIVEMAP_UV "+e.emissiveMapUv:"",e.bumpMapUv?"#define BUMPMAP_UV "+e.bumpMapUv:"",e.normalMapUv?"#define NORMALMAP_UV "+e.normalMapUv:"",e.displacementMapUv?"#define DISPLACEMENTMAP_UV "+e.displacementMapUv:"",e.metalnessMapUv?"#define METALNESSMAP_UV "+e.metalnessMapUv:"",e.roughnessMapUv?"#define ROUGHNESSMAP_UV "+e.roughnessMapUv:"",e.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+e.anisotropyMapUv:"",e.clearcoatMapUv?"#define CLEARCOATMAP_UV "+e.clearcoatMapUv:"",e.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+e.clearcoatNormalMapUv:"",e.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+e.clearcoatRoughnessMapUv:"",e.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+e.iridescenceMapUv:"",e.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+e.iridescenceThicknessMapUv:"",e.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+e.sheenColorMapUv:"",e.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+e.sheenRoughnessMapUv:"",e.specularMapUv?"#define SPECULARMAP_UV "+e.specularMapUv:"",e.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+e.specularColorMapUv:"",e.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+e.specularIntensityMapUv:"",e.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+e.transmissionMapUv:"",e.thicknessMapUv?"#define THICKNESSMAP_UV "+e.thicknessMapUv:"",e.vertexTangents&&e.flatShading===!1?"#define USE_TANGENT":"",e.vertexColors?"#define USE_COLOR":"",e.vertexAlphas?"#define USE_COLOR_ALPHA":"",e.vertexUv1s?"#define USE_UV1":"",e.vertexUv2s?"#define USE_UV2":"",e.vertexUv3s?"#define USE_UV3":"",e.pointsUvs?"#define USE_POINTS_UV":"",e.flatShading?"#define FLAT_SHADED":"",e.skinning?"#define USE_SKINNING":"",e.morphTargets?"#define USE_MORPHTARGETS":"",e.morphNormals&&e.flatShading===!1?"#define USE_MORPHNORMALS":"",e.morphColors?"#define USE_MORPHCOLORS":"",e.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+e.morphTextureStride:"",e.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+e.morphTargetsCount:"",e.doubleSided?"#define DOUBLE_SIDED":"",e.flipSided?"#define FLIP_SIDED":"",e.shadowMapEnabled?"#define USE_SHADOWMAP":"",e.shadowMapEnabled?"#define "+l:"",e.sizeAttenuation?"#define USE_SIZEATTENUATION":"",e.numLightProbes>0?"#define USE_LIGHT_PROBES":"",e.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",e.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(is).join(`
`),p=[Gl(e),"#define SHADER_TYPE "+e.shaderType,"#define SHADER_NAME "+e.shaderName,g,e.useFog&&e.fog?"#define USE_FOG":"",e.useFog&&e.fogExp2?"#define FOG_EXP2":"",e.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",e.map?"#define USE_MAP":"",e.matcap?"#define USE_MATCAP":"",e.envMap?"#define USE_ENVMAP":"",e.envMap?"#define "+c:"",e.envMap?"#define "+u:"",e.envMap?"#define "+h:"",d?"#define CUBEUV_TEXEL_WIDTH "+d.texelWidth:"",d?"#define CUBEUV_TEXEL_HEIGHT "+d.texelHeight:"",d?"#define CUBEUV_MAX_MIP "+d.maxMip+".0":"",e.lightMap?"#define USE_LIGHTMAP":"",e.aoMap?"#define USE_AOMAP":"",e.bumpMap?"#define USE_BUMPMAP":"",e.normalMap?"#define USE_NORMALMAP":"",e.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",e.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",e.emissiveMap?"#define USE_EMISSIVEMAP":"",e.anisotropy?"#define USE_ANISOTROPY":"",e.anisotropyMap?"#define USE_ANISOTROPYMAP":"",e.clearcoat?"#define USE_CLEARCOAT":"",e.clearcoatMap?"#define USE_CLEARCOATMAP":"",e.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",e.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",e.dispersion?"#define USE_DISPERSION":"",e.iridescence?"#define USE_IRIDESCENCE":"",e.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",e.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",e.specularMap?"#define USE_SPECULARMAP":"",e.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",e.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",e.roughnessMap?"#define USE_ROUGHNESSMAP":"",e.metalnessMap?"#define USE_METALNESSMAP":"",e.alphaMap?"#define USE_ALPHAMAP":"",e.alphaTest?"#define USE_ALPHATEST":"",e.alphaHash?"#define USE_ALPHAHASH":"",e.sheen?"#define USE_SHEEN":"",e.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",e.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",e.transmission?"#define USE_TRANSMISSION":"",e.transmissionMap?"#define USE_TRANSMISSIONMAP":"",e.thicknessMap?"#define USE_THICKNESSMAP":"",e.vertexTangents&&e.flatShading===!1?"#define USE_TANGENT":"",e.vertexColors||e.instancingColor||e.batchingColor?"#define USE_COLOR":"",e.vertexAlphas?"#define USE_COLOR_ALPHA":"",e.vertexUv1s?"#define USE_UV1":"",e.vertexUv2s?"#define USE_UV2":"",e.vertexUv3s?"#define USE_UV3":"",e.pointsUvs?"#define USE_POINTS_UV":"",e.gradientMap?"#define USE_GRADIENTMAP":"",e.flatShading?"#define FLAT_SHADED":"",e.doubleSided?"#define DOUBLE_SIDED":"",e.flipSided?"#define FLIP_SIDED":"",e.shadowMapEnabled?"#define USE_SHADOWMAP":"",e.shadowMapEnabled?"#define "+l:"",e.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",e.numLightProbes>0?"#define USE_LIGHT_PROBES":"",e.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",e.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",e.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",e.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",e.toneMapping!==kn?"#define TONE_MAPPING":"",e.toneMapping!==kn?Ht.tonemapping_pars_fragment:"",e.toneMapping!==kn?i_("toneMapping",e.toneMapping):"",e.dithering?"#define DITHERING":"",e.opaque?"#define OPAQUE":"",Ht.colorspace_pars_fragment,n_("linearToOutputTexel",e.outputColorSpace),s_(),e.useDepthPacking?"#define DEPTH_PACKING "+e.depthPacking:"",`
`].filter(is).join(`
`)),o=ta(o),o=Bl(o,e),o=zl(o,e),a=ta(a),a=Bl(a,e),a=zl(a,e),o=Hl(o),a=Hl(a),e.isRawShaderMaterial!==!0&&(R=`#version 300 es
`,m=[f,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+m,p=["#define varying in",e.glslVersion===$a?"":"layout(location = 0) out highp vec4 pc_fragColor;",e.glslVersion===$a?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+p);const T=R+m+o,M=R+p+a,L=Fl(s,s.VERTEX_SHADER,T),C=Fl(s,s.FRAGMENT_SHADER,M);s.attachShader(x,L),s.attachShader(x,C),e.index0AttributeName!==void 0?s.bindAttribLocation(x,0,e.index0AttributeName):e.morphTargets===!0&&s.bindAttribLocation(x,0,"position"),s.linkProgram(x);function I(D){if(n.debug.checkShaderErrors){const H=s.getProgramInfoLog(x)||"",W=s.getShaderInfoLog(L)||"",Y=s.getShaderInfoLog(C)||"",K=H.trim(),$=W.trim(),st=Y.trim();let G=!0,lt=!0;if(s.getProgramParameter(x,s.LINK_STATUS)===!1)if(G=!1,typeof n.debug.onShaderError=="function")n.debug.onShaderError(s,x,L,C);else{const dt=kl(s,L,"vertex"),wt=kl(s,C,"fragment");console.error("THREE.WebGLProgram: Shader Error "+s.getError()+" - VALIDATE_STATUS "+s.getProgramParameter(x,s.VALIDATE_STATUS)+`

Material Name: `+D.name+`
Material Type: `+D.type+`

Program Info Log: `+K+`
`+dt+`
`+wt)}else K!==""?console.warn("THREE.WebGLProgram: Program Info Log:",K):($===""||st==="")&&(lt=!1);lt&&(D.diagnostics={runnable:G,programLog:K,vertexShader:{log:$,prefix:m},fragmentShader:{log:st,prefix:p}})}s.deleteShader(L),s.deleteShader(C),k=new sr(s,x),E=a_(s,x)}let k;this.getUniforms=function(){return k===void 0&&I(this),k};let E;this.getAttributes=function(){return E===void 0&&I(this),E};let S=e.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return S===!1&&(S=s.getProgramParameter(x,Jg)),S},this.destroy=function(){i.releaseStatesOfProgram(this),s.deleteProgram(x),this.program=void 0},this.type=e.shaderType,this.name=e.shaderName,this.id=Qg++,this.cacheKey=t,this.usedTimes=1,this.program=x,this.vertexShader=L,this.fragmentShader=C,this}let x_=0;class M_{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(t){const e=t.vertexShader,i=t.fragmentShader,s=this._getShaderStage(e),r=this._getShaderStage(i),o=this._getShaderCacheForMaterial(t);return o.has(s)===!1&&(o.add(s),s.usedTimes++),o.has(r)===!1&&(o.add(r),r.usedTimes++),this}remove(t){const e=this.materialCache.get(t);for(const i of e)i.usedTimes--,i.usedTimes===0&&this.shaderCache.delete(i.code);return this.materialCache.delete(t),this}getVertexShaderID(t){return this._getShaderStage(t.vertexShader).id}getFragmentShaderID(t){return this._getShaderStage(t.fragmentShader).id}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(t){const e=this.materialCache;let i=e.get(t);return i===void 0&&(i=new Set,e.set(t,i)),i}_getShaderStage(t){const e=this.shaderCache;let i=e.get(t);return i===void 0&&(i=new S_(t),e.set(t,i)),i}}class S_{constructor(t){this.id=x_++,this.code=t,this.usedTimes=0}}function y_(n,t,e,i,s,r,o){const a=new Sa,l=new M_,c=new Set,u=[],h=s.logarithmicDepthBuffer,d=s.vertexTextures;let f=s.precision;const g={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distanceRGBA",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function x(E){return c.add(E),E===0?"uv":`uv${E}`}function m(E,S,D,H,W){const Y=H.fog,K=W.geometry,$=E.isMeshStandardMaterial?H.environment:null,st=(E.isMeshStandardMaterial?e:t).get(E.envMap||$),G=st&&st.mapping===Mr?st.image.height:null,lt=g[E.type];E.precision!==null&&(f=s.getMaxPrecision(E.precision),f!==E.precision&&console.warn("THREE.WebGLProgram.getParameters:",E.precision,"not supported, using",f,"instead."));const dt=K.morphAttributes.position||K.morphAttributes.normal||K.morphAttributes.color,wt=dt!==void 0?dt.length:0;let Vt=0;K.morphAttributes.position!==void 0&&(Vt=1),K.morphAttributes.normal!==void 0&&(Vt=2),K.morphAttributes.color!==void 0&&(Vt=3);let ee,se,qt,q;if(lt){const jt=ln[lt];ee=jt.vertexShader,se=jt.fragmentShader}else ee=E.vertexShader,se=E.fragmentShader,l.update(E),qt=l.getVertexShaderID(E),q=l.getFragmentShaderID(E);const J=n.getRenderTarget(),mt=n.state.buffers.depth.getReversed(),Nt=W.isInstancedMesh===!0,Tt=W.isBatchedMesh===!0,Xt=!!E.map,ye=!!E.matcap,A=!!st,re=!!E.aoMap,Ot=!!E.lightMap,Lt=!!E.bumpMap,vt=!!E.normalMap,oe=!!E.displacementMap,xt=!!E.emissiveMap,zt=!!E.metalnessMap,ve=!!E.roughnessMap,he=E.anisotropy>0,b=E.clearcoat>0,_=E.dispersion>0,O=E.iridescence>0,X=E.sheen>0,Z=E.transmission>0,V=he&&!!E.anisotropyMap,bt=b&&!!E.clearcoatMap,rt=b&&!!E.clearcoatNormalMap,St=b&&!!E.clearcoatRoughnessMap,yt=O&&!!E.iridescenceMap,nt=O&&!!E.iridescenceThicknessMap,ht=X&&!!E.sheenColorMap,Dt=X&&!!E.sheenRoughnessMap,Et=!!E.specularMap,ct=!!E.specularColorMap,kt=!!E.specularIntensityMap,P=Z&&!!E.transmissionMap,it=Z&&!!E.thicknessMap,ot=!!E.gradientMap,pt=!!E.alphaMap,tt=E.alphaTest>0,j=!!E.alphaHash,_t=!!E.extensions;let Ft=kn;E.toneMapped&&(J===null||J.isXRRenderTarget===!0)&&(Ft=n.toneMapping);const ne={shaderID:lt,shaderType:E.type,shaderName:E.name,vertexShader:ee,fragmentShader:se,defines:E.defines,customVertexShaderID:qt,customFragmentShaderID:q,isRawShaderMaterial:E.isRawShaderMaterial===!0,glslVersion:E.glslVersion,precision:f,batching:Tt,batchingColor:Tt&&W._colorsTexture!==null,instancing:Nt,instancingColor:Nt&&W.instanceColor!==null,instancingMorph:Nt&&W.morphTexture!==null,supportsVertexTextures:d,outputColorSpace:J===null?n.outputColorSpace:J.isXRRenderTarget===!0?J.texture.colorSpace:si,alphaToCoverage:!!E.alphaToCoverage,map:Xt,matcap:ye,envMap:A,envMapMode:A&&st.mapping,envMapCubeUVHeight:G,aoMap:re,lightMap:Ot,bumpMap:Lt,normalMap:vt,displacementMap:d&&oe,emissiveMap:xt,normalMapObjectSpace:vt&&E.normalMapType===Nh,normalMapTangentSpace:vt&&E.normalMapType===Uh,metalnessMap:zt,roughnessMap:ve,anisotropy:he,anisotropyMap:V,clearcoat:b,clearcoatMap:bt,clearcoatNormalMap:rt,clearcoatRoughnessMap:St,dispersion:_,iridescence:O,iridescenceMap:yt,iridescenceThicknessMap:nt,sheen:X,sheenColorMap:ht,sheenRoughnessMap:Dt,specularMap:Et,specularColorMap:ct,specularIntensityMap:kt,transmission:Z,transmissionMap:P,thicknessMap:it,gradientMap:ot,opaque:E.transparent===!1&&E.blending===Di&&E.alphaToCoverage===!1,alphaMap:pt,alphaTest:tt,alphaHash:j,combine:E.combine,mapUv:Xt&&x(E.map.channel),aoMapUv:re&&x(E.aoMap.channel),lightMapUv:Ot&&x(E.lightMap.channel),bumpMapUv:Lt&&x(E.bumpMap.channel),normalMapUv:vt&&x(E.normalMap.channel),displacementMapUv:oe&&x(E.displacementMap.channel),emissiveMapUv:xt&&x(E.emissiveMap.channel),metalnessMapUv:zt&&x(E.metalnessMap.channel),roughnessMapUv:ve&&x(E.roughnessMap.channel),anisotropyMapUv:V&&x(E.anisotropyMap.channel),clearcoatMapUv:bt&&x(E.clearcoatMap.channel),clearcoatNormalMapUv:rt&&x(E.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:St&&x(E.clearcoatRoughnessMap.channel),iridescenceMapUv:yt&&x(E.iridescenceMap.channel),iridescenceThicknessMapUv:nt&&x(E.iridescenceThicknessMap.channel),sheenColorMapUv:ht&&x(E.sheenColorMap.channel),sheenRoughnessMapUv:Dt&&x(E.sheenRoughnessMap.channel),specularMapUv:Et&&x(E.specularMap.channel),specularColorMapUv:ct&&x(E.specularColorMap.channel),specularIntensityMapUv:kt&&x(E.specularIntensityMap.channel),transmissionMapUv:P&&x(E.transmissionMap.channel),thicknessMapUv:it&&x(E.thicknessMap.channel),alphaMapUv:pt&&x(E.alphaMap.channel),vertexTangents:!!K.attributes.tangent&&(vt||he),vertexColors:E.vertexColors,vertexAlphas:E.vertexColors===!0&&!!K.attributes.color&&K.attributes.color.itemSize===4,pointsUvs:W.isPoints===!0&&!!K.attributes.uv&&(Xt||pt),fog:!!Y,useFog:E.fog===!0,fogExp2:!!Y&&Y.isFogExp2,flatShading:E.flatShading===!0&&E.wireframe===!1,sizeAttenuation:E.sizeAttenuation===!0,logarithmicDepthBuffer:h,reversedDepthBuffer:mt,skinning:W.isSkinnedMesh===!0,morphTargets:K.morphAttributes.position!==void 0,morphNormals:K.morphAttributes.normal!==void 0,morphColors:K.morphAttributes.color!==void 0,morphTargetsCount:wt,morphTextureStride:Vt,numDirLights:S.directional.length,numPointLights:S.point.length,numSpotLights:S.spot.length,numSpotLightMaps:S.spotLightMap.length,numRectAreaLights:S.rectArea.length,numHemiLights:S.hemi.length,numDirLightShadows:S.directionalShadowMap.length,numPointLightShadows:S.pointShadowMap.length,numSpotLightShadows:S.spotShadowMap.length,numSpotLightShadowsWithMaps:S.numSpotLightShadowsWithMaps,numLightProbes:S.numLightProbes,numClippingPlanes:o.numPlanes,numClipIntersection:o.numIntersection,dithering:E.dithering,shadowMapEnabled:n.shadowMap.enabled&&D.length>0,shadowMapType:n.shadowMap.type,toneMapping:Ft,decodeVideoTexture:Xt&&E.map.isVideoTexture===!0&&$t.getTransfer(E.map.colorSpace)===Zt,decodeVideoTextureEmissive:xt&&E.emissiveMap.isVideoTexture===!0&&$t.getTransfer(E.emissiveMap.colorSpace)===Zt,premultipliedAlpha:E.premultipliedAlpha,doubleSided:E.side===Ie,flipSided:E.side===Ue,useDepthPacking:E.depthPacking>=0,depthPacking:E.depthPacking||0,index0AttributeName:E.index0AttributeName,extensionClipCullDistance:_t&&E.extensions.clipCullDistance===!0&&i.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(_t&&E.extensions.multiDraw===!0||Tt)&&i.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:i.has("KHR_parallel_shader_compile"),customProgramCacheKey:E.customProgramCacheKey()};return ne.vertexUv1s=c.has(1),ne.vertexUv2s=c.has(2),ne.vertexUv3s=c.has(3),c.clear(),ne}function p(E){const S=[];if(E.shaderID?S.push(E.shaderID):(S.push(E.customVertexShaderID),S.push(E.customFragmentShaderID)),E.defines!==void 0)for(const D in E.defines)S.push(D),S.push(E.defines[D]);return E.isRawShaderMaterial===!1&&(R(S,E),T(S,E),S.push(n.outputColorSpace)),S.push(E.customProgramCacheKey),S.join()}function R(E,S){E.push(S.precision),E.push(S.outputColorSpace),E.push(S.envMapMode),E.push(S.envMapCubeUVHeight),E.push(S.mapUv),E.push(S.alphaMapUv),E.push(S.lightMapUv),E.push(S.aoMapUv),E.push(S.bumpMapUv),E.push(S.normalMapUv),E.push(S.displacementMapUv),E.push(S.emissiveMapUv),E.push(S.metalnessMapUv),E.push(S.roughnessMapUv),E.push(S.anisotropyMapUv),E.push(S.clearcoatMapUv),E.push(S.clearcoatNormalMapUv),E.push(S.clearcoatRoughnessMapUv),E.push(S.iridescenceMapUv),E.push(S.iridescenceThicknessMapUv),E.push(S.sheenColorMapUv),E.push(S.sheenRoughnessMapUv),E.push(S.specularMapUv),E.push(S.specularColorMapUv),E.push(S.specularIntensityMapUv),E.push(S.transmissionMapUv),E.push(S.thicknessMapUv),E.push(S.combine),E.push(S.fogExp2),E.push(S.sizeAttenuation),E.push(S.morphTargetsCount),E.push(S.morphAttributeCount),E.push(S.numDirLights),E.push(S.numPointLights),E.push(S.numSpotLights),E.push(S.numSpotLightMaps),E.push(S.numHemiLights),E.push(S.numRectAreaLights),E.push(S.numDirLightShadows),E.push(S.numPointLightShadows),E.push(S.numSpotLightShadows),E.push(S.numSpotLightShadowsWithMaps),E.push(S.numLightProbes),E.push(S.shadowMapType),E.push(S.toneMapping),E.push(S.numClippingPlanes),E.push(S.numClipIntersection),E.push(S.depthPacking)}function T(E,S){a.disableAll(),S.supportsVertexTextures&&a.enable(0),S.instancing&&a.enable(1),S.instancingColor&&a.enable(2),S.instancingMorph&&a.enable(3),S.matcap&&a.enable(4),S.envMap&&a.enable(5),S.normalMapObjectSpace&&a.enable(6),S.normalMapTangentSpace&&a.enable(7),S.clearcoat&&a.enable(8),S.iridescence&&a.enable(9),S.alphaTest&&a.enable(10),S.vertexColors&&a.enable(11),S.vertexAlphas&&a.enable(12),S.vertexUv1s&&a.enable(13),S.vertexUv2s&&a.enable(14),S.vertexUv3s&&a.enable(15),S.vertexTangents&&a.enable(16),S.anisotropy&&a.enable(17),S.alphaHash&&a.enable(18),S.batching&&a.enable(19),S.dispersion&&a.enable(20),S.batchingColor&&a.enable(21),S.gradientMap&&a.enable(22),E.push(a.mask),a.disableAll(),S.fog&&a.enable(0),S.useFog&&a.enable(1),S.flatShading&&a.enable(2),S.logarithmicDepthBuffer&&a.enable(3),S.reversedDepthBuffer&&a.enable(4),S.skinning&&a.enable(5),S.morphTargets&&a.enable(6),S.morphNormals&&a.enable(7),S.morphColors&&a.enable(8),S.premultipliedAlpha&&a.enable(9),S.shadowMapEnabled&&a.enable(10),S.doubleSided&&a.enable(11),S.flipSided&&a.enable(12),S.useDepthPacking&&a.enable(13),S.dithering&&a.enable(14),S.transmission&&a.enable(15),S.sheen&&a.enable(16),S.opaque&&a.enable(17),S.pointsUvs&&a.enable(18),S.decodeVideoTexture&&a.enable(19),S.decodeVideoTextureEmissive&&a.enable(20),S.alphaToCoverage&&a.enable(21),E.push(a.mask)}function M(E){const S=g[E.type];let D;if(S){const H=ln[S];D=Ad.clone(H.uniforms)}else D=E.uniforms;return D}function L(E,S){let D;for(let H=0,W=u.length;H<W;H++){const Y=u[H];if(Y.cacheKey===S){D=Y,++D.usedTimes;break}}return D===void 0&&(D=new v_(n,S,E,r),u.push(D)),D}function C(E){if(--E.usedTimes===0){const S=u.indexOf(E);u[S]=u[u.length-1],u.pop(),E.destroy()}}function I(E){l.remove(E)}function k(){l.dispose()}return{getParameters:m,getProgramCacheKey:p,getUniforms:M,acquireProgram:L,releaseProgram:C,releaseShaderCache:I,programs:u,dispose:k}}function E_(){let n=new WeakMap;function t(o){return n.has(o)}function e(o){let a=n.get(o);return a===void 0&&(a={},n.set(o,a)),a}function i(o){n.delete(o)}function s(o,a,l){n.get(o)[a]=l}function r(){n=new WeakMap}return{has:t,get:e,remove:i,update:s,dispose:r}}function b_(n,t){return n.groupOrder!==t.groupOrder?n.groupOrder-t.groupOrder:n.renderOrder!==t.renderOrder?n.renderOrder-t.renderOrder:n.material.id!==t.material.id?n.material.id-t.material.id:n.z!==t.z?n.z-t.z:n.id-t.id}function Vl(n,t){return n.groupOrder!==t.groupOrder?n.groupOrder-t.groupOrder:n.renderOrder!==t.renderOrder?n.renderOrder-t.renderOrder:n.z!==t.z?t.z-n.z:n.id-t.id}function Wl(){const n=[];let t=0;const e=[],i=[],s=[];function r(){t=0,e.length=0,i.length=0,s.length=0}function o(h,d,f,g,x,m){let p=n[t];return p===void 0?(p={id:h.id,object:h,geometry:d,material:f,groupOrder:g,renderOrder:h.renderOrder,z:x,group:m},n[t]=p):(p.id=h.id,p.object=h,p.geometry=d,p.material=f,p.groupOrder=g,p.renderOrder=h.renderOrder,p.z=x,p.group=m),t++,p}function a(h,d,f,g,x,m){const p=o(h,d,f,g,x,m);f.transmission>0?i.push(p):f.transparent===!0?s.push(p):e.push(p)}function l(h,d,f,g,x,m){const p=o(h,d,f,g,x,m);f.transmission>0?i.unshift(p):f.transparent===!0?s.unshift(p):e.unshift(p)}function c(h,d){e.length>1&&e.sort(h||b_),i.length>1&&i.sort(d||Vl),s.length>1&&s.sort(d||Vl)}function u(){for(let h=t,d=n.length;h<d;h++){const f=n[h];if(f.id===null)break;f.id=null,f.object=null,f.geometry=null,f.material=null,f.group=null}}return{opaque:e,transmissive:i,transparent:s,init:r,push:a,unshift:l,finish:u,sort:c}}function T_(){let n=new WeakMap;function t(i,s){const r=n.get(i);let o;return r===void 0?(o=new Wl,n.set(i,[o])):s>=r.length?(o=new Wl,r.push(o)):o=r[s],o}function e(){n=new WeakMap}return{get:t,dispose:e}}function w_(){const n={};return{get:function(t){if(n[t.id]!==void 0)return n[t.id];let e;switch(t.type){case"DirectionalLight":e={direction:new F,color:new Pt};break;case"SpotLight":e={position:new F,direction:new F,color:new Pt,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":e={position:new F,color:new Pt,distance:0,decay:0};break;case"HemisphereLight":e={direction:new F,skyColor:new Pt,groundColor:new Pt};break;case"RectAreaLight":e={color:new Pt,position:new F,halfWidth:new F,halfHeight:new F};break}return n[t.id]=e,e}}}function A_(){const n={};return{get:function(t){if(n[t.id]!==void 0)return n[t.id];let e;switch(t.type){case"DirectionalLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ut};break;case"SpotLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ut};break;case"PointLight":e={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new Ut,shadowCameraNear:1,shadowCameraFar:1e3};break}return n[t.id]=e,e}}}let R_=0;function C_(n,t){return(t.castShadow?2:0)-(n.castShadow?2:0)+(t.map?1:0)-(n.map?1:0)}function P_(n){const t=new w_,e=A_(),i={version:0,hash:{directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)i.probe.push(new F);const s=new F,r=new fe,o=new fe;function a(c){let u=0,h=0,d=0;for(let E=0;E<9;E++)i.probe[E].set(0,0,0);let f=0,g=0,x=0,m=0,p=0,R=0,T=0,M=0,L=0,C=0,I=0;c.sort(C_);for(let E=0,S=c.length;E<S;E++){const D=c[E],H=D.color,W=D.intensity,Y=D.distance,K=D.shadow&&D.shadow.map?D.shadow.map.texture:null;if(D.isAmbientLight)u+=H.r*W,h+=H.g*W,d+=H.b*W;else if(D.isLightProbe){for(let $=0;$<9;$++)i.probe[$].addScaledVector(D.sh.coefficients[$],W);I++}else if(D.isDirectionalLight){const $=t.get(D);if($.color.copy(D.color).multiplyScalar(D.intensity),D.castShadow){const st=D.shadow,G=e.get(D);G.shadowIntensity=st.intensity,G.shadowBias=st.bias,G.shadowNormalBias=st.normalBias,G.shadowRadius=st.radius,G.shadowMapSize=st.mapSize,i.directionalShadow[f]=G,i.directionalShadowMap[f]=K,i.directionalShadowMatrix[f]=D.shadow.matrix,R++}i.directional[f]=$,f++}else if(D.isSpotLight){const $=t.get(D);$.position.setFromMatrixPosition(D.matrixWorld),$.color.copy(H).multiplyScalar(W),$.distance=Y,$.coneCos=Math.cos(D.angle),$.penumbraCos=Math.cos(D.angle*(1-D.penumbra)),$.decay=D.decay,i.spot[x]=$;const st=D.shadow;if(D.map&&(i.spotLightMap[L]=D.map,L++,st.updateMatrices(D),D.castShadow&&C++),i.spotLightMatrix[x]=st.matrix,D.castShadow){const G=e.get(D);G.shadowIntensity=st.intensity,G.shadowBias=st.bias,G.shadowNormalBias=st.normalBias,G.shadowRadius=st.radius,G.shadowMapSize=st.mapSize,i.spotShadow[x]=G,i.spotShadowMap[x]=K,M++}x++}else if(D.isRectAreaLight){const $=t.get(D);$.color.copy(H).multiplyScalar(W),$.halfWidth.set(D.width*.5,0,0),$.halfHeight.set(0,D.height*.5,0),i.rectArea[m]=$,m++}else if(D.isPointLight){const $=t.get(D);if($.color.copy(D.color).multiplyScalar(D.intensity),$.distance=D.distance,$.decay=D.decay,D.castShadow){const st=D.shadow,G=e.get(D);G.shadowIntensity=st.intensity,G.shadowBias=st.bias,G.shadowNormalBias=st.normalBias,G.shadowRadius=st.radius,G.shadowMapSize=st.mapSize,G.shadowCameraNear=st.camera.near,G.shadowCameraFar=st.camera.far,i.pointShadow[g]=G,i.pointShadowMap[g]=K,i.pointShadowMatrix[g]=D.shadow.matrix,T++}i.point[g]=$,g++}else if(D.isHemisphereLight){const $=t.get(D);$.skyColor.copy(D.color).multiplyScalar(W),$.groundColor.copy(D.groundColor).multiplyScalar(W),i.hemi[p]=$,p++}}m>0&&(n.has("OES_texture_float_linear")===!0?(i.rectAreaLTC1=at.LTC_FLOAT_1,i.rectAreaLTC2=at.LTC_FLOAT_2):(i.rectAreaLTC1=at.LTC_HALF_1,i.rectAreaLTC2=at.LTC_HALF_2)),i.ambient[0]=u,i.ambient[1]=h,i.ambient[2]=d;const k=i.hash;(k.directionalLength!==f||k.pointLength!==g||k.spotLength!==x||k.rectAreaLength!==m||k.hemiLength!==p||k.numDirectionalShadows!==R||k.numPointShadows!==T||k.numSpotShadows!==M||k.numSpotMaps!==L||k.numLightProbes!==I)&&(i.directional.length=f,i.spot.length=x,i.rectArea.length=m,i.point.length=g,i.hemi.length=p,i.directionalShadow.length=R,i.directionalShadowMap.length=R,i.pointShadow.length=T,i.pointShadowMap.length=T,i.spotShadow.length=M,i.spotShadowMap.length=M,i.directionalShadowMatrix.length=R,i.pointShadowMatrix.length=T,i.spotLightMatrix.length=M+L-C,i.spotLightMap.length=L,i.numSpotLightShadowsWithMaps=C,i.numLightProbes=I,k.directionalLength=f,k.pointLength=g,k.spotLength=x,k.rectAreaLength=m,k.hemiLength=p,k.numDirectionalShadows=R,k.numPointShadows=T,k.numSpotShadows=M,k.numSpotMaps=L,k.numLightProbes=I,i.version=R_++)}function l(c,u){let h=0,d=0,f=0,g=0,x=0;const m=u.matrixWorldInverse;for(let p=0,R=c.length;p<R;p++){const T=c[p];if(T.isDirectionalLight){const M=i.directional[h];M.direction.setFromMatrixPosition(T.matrixWorld),s.setFromMatrixPosition(T.target.matrixWorld),M.direction.sub(s),M.direction.transformDirection(m),h++}else if(T.isSpotLight){const M=i.spot[f];M.position.setFromMatrixPosition(T.matrixWorld),M.position.applyMatrix4(m),M.direction.setFromMatrixPosition(T.matrixWorld),s.setFromMatrixPosition(T.target.matrixWorld),M.direction.sub(s),M.direction.transformDirection(m),f++}else if(T.isRectAreaLight){const M=i.rectArea[g];M.position.setFromMatrixPosition(T.matrixWorld),M.position.applyMatrix4(m),o.identity(),r.copy(T.matrixWorld),r.premultiply(m),o.extractRotation(r),M.halfWidth.set(T.width*.5,0,0),M.halfHeight.set(0,T.height*.5,0),M.halfWidth.applyMatrix4(o),M.halfHeight.applyMatrix4(o),g++}else if(T.isPointLight){const M=i.point[d];M.position.setFromMatrixPosition(T.matrixWorld),M.position.applyMatrix4(m),d++}else if(T.isHemisphereLight){const M=i.hemi[x];M.direction.setFromMatrixPosition(T.matrixWorld),M.direction.transformDirection(m),x++}}}return{setup:a,setupView:l,state:i}}function Xl(n){const t=new P_(n),e=[],i=[];function s(u){c.camera=u,e.length=0,i.length=0}function r(u){e.push(u)}function o(u){i.push(u)}function a(){t.setup(e)}function l(u){t.setupView(e,u)}const c={lightsArray:e,shadowsArray:i,camera:null,lights:t,transmissionRenderTarget:{}};return{init:s,state:c,setupLights:a,setupLightsView:l,pushLight:r,pushShadow:o}}function D_(n){let t=new WeakMap;function e(s,r=0){const o=t.get(s);let a;return o===void 0?(a=new Xl(n),t.set(s,[a])):r>=o.length?(a=new Xl(n),o.push(a)):a=o[r],a}function i(){t=new WeakMap}return{get:e,dispose:i}}const L_=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,I_=`uniform sampler2D shadow_pass;
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
}`;function U_(n,t,e){let i=new Xc;const s=new Ut,r=new Ut,o=new de,a=new sf({depthPacking:Ih}),l=new rf,c={},u=e.maxTextureSize,h={[Hn]:Ue,[Ue]:Hn,[Ie]:Ie},d=new Pe({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new Ut},radius:{value:4}},vertexShader:L_,fragmentShader:I_}),f=d.clone();f.defines.HORIZONTAL_PASS=1;const g=new Se;g.setAttribute("position",new rn(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));const x=new Te(g,d),m=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=Tc;let p=this.type;this.render=function(C,I,k){if(m.enabled===!1||m.autoUpdate===!1&&m.needsUpdate===!1||C.length===0)return;const E=n.getRenderTarget(),S=n.getActiveCubeFace(),D=n.getActiveMipmapLevel(),H=n.state;H.setBlending(On),H.buffers.depth.getReversed()===!0?H.buffers.color.setClear(0,0,0,0):H.buffers.color.setClear(1,1,1,1),H.buffers.depth.setTest(!0),H.setScissorTest(!1);const W=p!==vn&&this.type===vn,Y=p===vn&&this.type!==vn;for(let K=0,$=C.length;K<$;K++){const st=C[K],G=st.shadow;if(G===void 0){console.warn("THREE.WebGLShadowMap:",st,"has no shadow.");continue}if(G.autoUpdate===!1&&G.needsUpdate===!1)continue;s.copy(G.mapSize);const lt=G.getFrameExtents();if(s.multiply(lt),r.copy(G.mapSize),(s.x>u||s.y>u)&&(s.x>u&&(r.x=Math.floor(u/lt.x),s.x=r.x*lt.x,G.mapSize.x=r.x),s.y>u&&(r.y=Math.floor(u/lt.y),s.y=r.y*lt.y,G.mapSize.y=r.y)),G.map===null||W===!0||Y===!0){const wt=this.type!==vn?{minFilter:Ve,magFilter:Ve}:{};G.map!==null&&G.map.dispose(),G.map=new oi(s.x,s.y,wt),G.map.texture.name=st.name+".shadowMap",G.camera.updateProjectionMatrix()}n.setRenderTarget(G.map),n.clear();const dt=G.getViewportCount();for(let wt=0;wt<dt;wt++){const Vt=G.getViewport(wt);o.set(r.x*Vt.x,r.y*Vt.y,r.x*Vt.z,r.y*Vt.w),H.viewport(o),G.updateMatrices(st,wt),i=G.getFrustum(),M(I,k,G.camera,st,this.type)}G.isPointLightShadow!==!0&&this.type===vn&&R(G,k),G.needsUpdate=!1}p=this.type,m.needsUpdate=!1,n.setRenderTarget(E,S,D)};function R(C,I){const k=t.update(x);d.defines.VSM_SAMPLES!==C.blurSamples&&(d.defines.VSM_SAMPLES=C.blurSamples,f.defines.VSM_SAMPLES=C.blurSamples,d.needsUpdate=!0,f.needsUpdate=!0),C.mapPass===null&&(C.mapPass=new oi(s.x,s.y)),d.uniforms.shadow_pass.value=C.map.texture,d.uniforms.resolution.value=C.mapSize,d.uniforms.radius.value=C.radius,n.setRenderTarget(C.mapPass),n.clear(),n.renderBufferDirect(I,null,k,d,x,null),f.uniforms.shadow_pass.value=C.mapPass.texture,f.uniforms.resolution.value=C.mapSize,f.uniforms.radius.value=C.radius,n.setRenderTarget(C.map),n.clear(),n.renderBufferDirect(I,null,k,f,x,null)}function T(C,I,k,E){let S=null;const D=k.isPointLight===!0?C.customDistanceMaterial:C.customDepthMaterial;if(D!==void 0)S=D;else if(S=k.isPointLight===!0?l:a,n.localClippingEnabled&&I.clipShadows===!0&&Array.isArray(I.clippingPlanes)&&I.clippingPlanes.length!==0||I.displacementMap&&I.displacementScale!==0||I.alphaMap&&I.alphaTest>0||I.map&&I.alphaTest>0||I.alphaToCoverage===!0){const H=S.uuid,W=I.uuid;let Y=c[H];Y===void 0&&(Y={},c[H]=Y);let K=Y[W];K===void 0&&(K=S.clone(),Y[W]=K,I.addEventListener("dispose",L)),S=K}if(S.visible=I.visible,S.wireframe=I.wireframe,E===vn?S.side=I.shadowSide!==null?I.shadowSide:I.side:S.side=I.shadowSide!==null?I.shadowSide:h[I.side],S.alphaMap=I.alphaMap,S.alphaTest=I.alphaToCoverage===!0?.5:I.alphaTest,S.map=I.map,S.clipShadows=I.clipShadows,S.clippingPlanes=I.clippingPlanes,S.clipIntersection=I.clipIntersection,S.displacementMap=I.displacementMap,S.displacementScale=I.displacementScale,S.displacementBias=I.displacementBias,S.wireframeLinewidth=I.wireframeLinewidth,S.linewidth=I.linewidth,k.isPointLight===!0&&S.isMeshDistanceMaterial===!0){const H=n.properties.get(S);H.light=k}return S}function M(C,I,k,E,S){if(C.visible===!1)return;if(C.layers.test(I.layers)&&(C.isMesh||C.isLine||C.isPoints)&&(C.castShadow||C.receiveShadow&&S===vn)&&(!C.frustumCulled||i.intersectsObject(C))){C.modelViewMatrix.multiplyMatrices(k.matrixWorldInverse,C.matrixWorld);const W=t.update(C),Y=C.material;if(Array.isArray(Y)){const K=W.groups;for(let $=0,st=K.length;$<st;$++){const G=K[$],lt=Y[G.materialIndex];if(lt&&lt.visible){const dt=T(C,lt,E,S);C.onBeforeShadow(n,C,I,k,W,dt,G),n.renderBufferDirect(k,null,W,dt,C,G),C.onAfterShadow(n,C,I,k,W,dt,G)}}}else if(Y.visible){const K=T(C,Y,E,S);C.onBeforeShadow(n,C,I,k,W,K,null),n.renderBufferDirect(k,null,W,K,C,null),C.onAfterShadow(n,C,I,k,W,K,null)}}const H=C.children;for(let W=0,Y=H.length;W<Y;W++)M(H[W],I,k,E,S)}function L(C){C.target.removeEventListener("dispose",L);for(const k in c){const E=c[k],S=C.target.uuid;S in E&&(E[S].dispose(),delete E[S])}}}const N_={[fo]:po,[mo]:cr,[go]:vo,[Ni]:_o,[po]:fo,[cr]:mo,[vo]:go,[_o]:Ni};function F_(n,t){function e(){let P=!1;const it=new de;let ot=null;const pt=new de(0,0,0,0);return{setMask:function(tt){ot!==tt&&!P&&(n.colorMask(tt,tt,tt,tt),ot=tt)},setLocked:function(tt){P=tt},setClear:function(tt,j,_t,Ft,ne){ne===!0&&(tt*=Ft,j*=Ft,_t*=Ft),it.set(tt,j,_t,Ft),pt.equals(it)===!1&&(n.clearColor(tt,j,_t,Ft),pt.copy(it))},reset:function(){P=!1,ot=null,pt.set(-1,0,0,0)}}}function i(){let P=!1,it=!1,ot=null,pt=null,tt=null;return{setReversed:function(j){if(it!==j){const _t=t.get("EXT_clip_control");j?_t.clipControlEXT(_t.LOWER_LEFT_EXT,_t.ZERO_TO_ONE_EXT):_t.clipControlEXT(_t.LOWER_LEFT_EXT,_t.NEGATIVE_ONE_TO_ONE_EXT),it=j;const Ft=tt;tt=null,this.setClear(Ft)}},getReversed:function(){return it},setTest:function(j){j?J(n.DEPTH_TEST):mt(n.DEPTH_TEST)},setMask:function(j){ot!==j&&!P&&(n.depthMask(j),ot=j)},setFunc:function(j){if(it&&(j=N_[j]),pt!==j){switch(j){case fo:n.depthFunc(n.NEVER);break;case po:n.depthFunc(n.ALWAYS);break;case mo:n.depthFunc(n.LESS);break;case Ni:n.depthFunc(n.LEQUAL);break;case go:n.depthFunc(n.EQUAL);break;case _o:n.depthFunc(n.GEQUAL);break;case cr:n.depthFunc(n.GREATER);break;case vo:n.depthFunc(n.NOTEQUAL);break;default:n.depthFunc(n.LEQUAL)}pt=j}},setLocked:function(j){P=j},setClear:function(j){tt!==j&&(it&&(j=1-j),n.clearDepth(j),tt=j)},reset:function(){P=!1,ot=null,pt=null,tt=null,it=!1}}}function s(){let P=!1,it=null,ot=null,pt=null,tt=null,j=null,_t=null,Ft=null,ne=null;return{setTest:function(jt){P||(jt?J(n.STENCIL_TEST):mt(n.STENCIL_TEST))},setMask:function(jt){it!==jt&&!P&&(n.stencilMask(jt),it=jt)},setFunc:function(jt,dn,an){(ot!==jt||pt!==dn||tt!==an)&&(n.stencilFunc(jt,dn,an),ot=jt,pt=dn,tt=an)},setOp:function(jt,dn,an){(j!==jt||_t!==dn||Ft!==an)&&(n.stencilOp(jt,dn,an),j=jt,_t=dn,Ft=an)},setLocked:function(jt){P=jt},setClear:function(jt){ne!==jt&&(n.clearStencil(jt),ne=jt)},reset:function(){P=!1,it=null,ot=null,pt=null,tt=null,j=null,_t=null,Ft=null,ne=null}}}const r=new e,o=new i,a=new s,l=new WeakMap,c=new WeakMap;let u={},h={},d=new WeakMap,f=[],g=null,x=!1,m=null,p=null,R=null,T=null,M=null,L=null,C=null,I=new Pt(0,0,0),k=0,E=!1,S=null,D=null,H=null,W=null,Y=null;const K=n.getParameter(n.MAX_COMBINED_TEXTURE_IMAGE_UNITS);let $=!1,st=0;const G=n.getParameter(n.VERSION);G.indexOf("WebGL")!==-1?(st=parseFloat(/^WebGL (\d)/.exec(G)[1]),$=st>=1):G.indexOf("OpenGL ES")!==-1&&(st=parseFloat(/^OpenGL ES (\d)/.exec(G)[1]),$=st>=2);let lt=null,dt={};const wt=n.getParameter(n.SCISSOR_BOX),Vt=n.getParameter(n.VIEWPORT),ee=new de().fromArray(wt),se=new de().fromArray(Vt);function qt(P,it,ot,pt){const tt=new Uint8Array(4),j=n.createTexture();n.bindTexture(P,j),n.texParameteri(P,n.TEXTURE_MIN_FILTER,n.NEAREST),n.texParameteri(P,n.TEXTURE_MAG_FILTER,n.NEAREST);for(let _t=0;_t<ot;_t++)P===n.TEXTURE_3D||P===n.TEXTURE_2D_ARRAY?n.texImage3D(it,0,n.RGBA,1,1,pt,0,n.RGBA,n.UNSIGNED_BYTE,tt):n.texImage2D(it+_t,0,n.RGBA,1,1,0,n.RGBA,n.UNSIGNED_BYTE,tt);return j}const q={};q[n.TEXTURE_2D]=qt(n.TEXTURE_2D,n.TEXTURE_2D,1),q[n.TEXTURE_CUBE_MAP]=qt(n.TEXTURE_CUBE_MAP,n.TEXTURE_CUBE_MAP_POSITIVE_X,6),q[n.TEXTURE_2D_ARRAY]=qt(n.TEXTURE_2D_ARRAY,n.TEXTURE_2D_ARRAY,1,1),q[n.TEXTURE_3D]=qt(n.TEXTURE_3D,n.TEXTURE_3D,1,1),r.setClear(0,0,0,1),o.setClear(1),a.setClear(0),J(n.DEPTH_TEST),o.setFunc(Ni),Lt(!1),vt(Ba),J(n.CULL_FACE),re(On);function J(P){u[P]!==!0&&(n.enable(P),u[P]=!0)}function mt(P){u[P]!==!1&&(n.disable(P),u[P]=!1)}function Nt(P,it){return h[P]!==it?(n.bindFramebuffer(P,it),h[P]=it,P===n.DRAW_FRAMEBUFFER&&(h[n.FRAMEBUFFER]=it),P===n.FRAMEBUFFER&&(h[n.DRAW_FRAMEBUFFER]=it),!0):!1}function Tt(P,it){let ot=f,pt=!1;if(P){ot=d.get(it),ot===void 0&&(ot=[],d.set(it,ot));const tt=P.textures;if(ot.length!==tt.length||ot[0]!==n.COLOR_ATTACHMENT0){for(let j=0,_t=tt.length;j<_t;j++)ot[j]=n.COLOR_ATTACHMENT0+j;ot.length=tt.length,pt=!0}}else ot[0]!==n.BACK&&(ot[0]=n.BACK,pt=!0);pt&&n.drawBuffers(ot)}function Xt(P){return g!==P?(n.useProgram(P),g=P,!0):!1}const ye={[Jn]:n.FUNC_ADD,[rh]:n.FUNC_SUBTRACT,[oh]:n.FUNC_REVERSE_SUBTRACT};ye[ah]=n.MIN,ye[lh]=n.MAX;const A={[ch]:n.ZERO,[uh]:n.ONE,[hh]:n.SRC_COLOR,[uo]:n.SRC_ALPHA,[_h]:n.SRC_ALPHA_SATURATE,[mh]:n.DST_COLOR,[fh]:n.DST_ALPHA,[dh]:n.ONE_MINUS_SRC_COLOR,[ho]:n.ONE_MINUS_SRC_ALPHA,[gh]:n.ONE_MINUS_DST_COLOR,[ph]:n.ONE_MINUS_DST_ALPHA,[vh]:n.CONSTANT_COLOR,[xh]:n.ONE_MINUS_CONSTANT_COLOR,[Mh]:n.CONSTANT_ALPHA,[Sh]:n.ONE_MINUS_CONSTANT_ALPHA};function re(P,it,ot,pt,tt,j,_t,Ft,ne,jt){if(P===On){x===!0&&(mt(n.BLEND),x=!1);return}if(x===!1&&(J(n.BLEND),x=!0),P!==sh){if(P!==m||jt!==E){if((p!==Jn||M!==Jn)&&(n.blendEquation(n.FUNC_ADD),p=Jn,M=Jn),jt)switch(P){case Di:n.blendFuncSeparate(n.ONE,n.ONE_MINUS_SRC_ALPHA,n.ONE,n.ONE_MINUS_SRC_ALPHA);break;case za:n.blendFunc(n.ONE,n.ONE);break;case Ha:n.blendFuncSeparate(n.ZERO,n.ONE_MINUS_SRC_COLOR,n.ZERO,n.ONE);break;case Ga:n.blendFuncSeparate(n.DST_COLOR,n.ONE_MINUS_SRC_ALPHA,n.ZERO,n.ONE);break;default:console.error("THREE.WebGLState: Invalid blending: ",P);break}else switch(P){case Di:n.blendFuncSeparate(n.SRC_ALPHA,n.ONE_MINUS_SRC_ALPHA,n.ONE,n.ONE_MINUS_SRC_ALPHA);break;case za:n.blendFuncSeparate(n.SRC_ALPHA,n.ONE,n.ONE,n.ONE);break;case Ha:console.error("THREE.WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Ga:console.error("THREE.WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:console.error("THREE.WebGLState: Invalid blending: ",P);break}R=null,T=null,L=null,C=null,I.set(0,0,0),k=0,m=P,E=jt}return}tt=tt||it,j=j||ot,_t=_t||pt,(it!==p||tt!==M)&&(n.blendEquationSeparate(ye[it],ye[tt]),p=it,M=tt),(ot!==R||pt!==T||j!==L||_t!==C)&&(n.blendFuncSeparate(A[ot],A[pt],A[j],A[_t]),R=ot,T=pt,L=j,C=_t),(Ft.equals(I)===!1||ne!==k)&&(n.blendColor(Ft.r,Ft.g,Ft.b,ne),I.copy(Ft),k=ne),m=P,E=!1}function Ot(P,it){P.side===Ie?mt(n.CULL_FACE):J(n.CULL_FACE);let ot=P.side===Ue;it&&(ot=!ot),Lt(ot),P.blending===Di&&P.transparent===!1?re(On):re(P.blending,P.blendEquation,P.blendSrc,P.blendDst,P.blendEquationAlpha,P.blendSrcAlpha,P.blendDstAlpha,P.blendColor,P.blendAlpha,P.premultipliedAlpha),o.setFunc(P.depthFunc),o.setTest(P.depthTest),o.setMask(P.depthWrite),r.setMask(P.colorWrite);const pt=P.stencilWrite;a.setTest(pt),pt&&(a.setMask(P.stencilWriteMask),a.setFunc(P.stencilFunc,P.stencilRef,P.stencilFuncMask),a.setOp(P.stencilFail,P.stencilZFail,P.stencilZPass)),xt(P.polygonOffset,P.polygonOffsetFactor,P.polygonOffsetUnits),P.alphaToCoverage===!0?J(n.SAMPLE_ALPHA_TO_COVERAGE):mt(n.SAMPLE_ALPHA_TO_COVERAGE)}function Lt(P){S!==P&&(P?n.frontFace(n.CW):n.frontFace(n.CCW),S=P)}function vt(P){P!==eh?(J(n.CULL_FACE),P!==D&&(P===Ba?n.cullFace(n.BACK):P===nh?n.cullFace(n.FRONT):n.cullFace(n.FRONT_AND_BACK))):mt(n.CULL_FACE),D=P}function oe(P){P!==H&&($&&n.lineWidth(P),H=P)}function xt(P,it,ot){P?(J(n.POLYGON_OFFSET_FILL),(W!==it||Y!==ot)&&(n.polygonOffset(it,ot),W=it,Y=ot)):mt(n.POLYGON_OFFSET_FILL)}function zt(P){P?J(n.SCISSOR_TEST):mt(n.SCISSOR_TEST)}function ve(P){P===void 0&&(P=n.TEXTURE0+K-1),lt!==P&&(n.activeTexture(P),lt=P)}function he(P,it,ot){ot===void 0&&(lt===null?ot=n.TEXTURE0+K-1:ot=lt);let pt=dt[ot];pt===void 0&&(pt={type:void 0,texture:void 0},dt[ot]=pt),(pt.type!==P||pt.texture!==it)&&(lt!==ot&&(n.activeTexture(ot),lt=ot),n.bindTexture(P,it||q[P]),pt.type=P,pt.texture=it)}function b(){const P=dt[lt];P!==void 0&&P.type!==void 0&&(n.bindTexture(P.type,null),P.type=void 0,P.texture=void 0)}function _(){try{n.compressedTexImage2D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function O(){try{n.compressedTexImage3D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function X(){try{n.texSubImage2D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function Z(){try{n.texSubImage3D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function V(){try{n.compressedTexSubImage2D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function bt(){try{n.compressedTexSubImage3D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function rt(){try{n.texStorage2D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function St(){try{n.texStorage3D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function yt(){try{n.texImage2D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function nt(){try{n.texImage3D(...arguments)}catch(P){console.error("THREE.WebGLState:",P)}}function ht(P){ee.equals(P)===!1&&(n.scissor(P.x,P.y,P.z,P.w),ee.copy(P))}function Dt(P){se.equals(P)===!1&&(n.viewport(P.x,P.y,P.z,P.w),se.copy(P))}function Et(P,it){let ot=c.get(it);ot===void 0&&(ot=new WeakMap,c.set(it,ot));let pt=ot.get(P);pt===void 0&&(pt=n.getUniformBlockIndex(it,P.name),ot.set(P,pt))}function ct(P,it){const pt=c.get(it).get(P);l.get(it)!==pt&&(n.uniformBlockBinding(it,pt,P.__bindingPointIndex),l.set(it,pt))}function kt(){n.disable(n.BLEND),n.disable(n.CULL_FACE),n.disable(n.DEPTH_TEST),n.disable(n.POLYGON_OFFSET_FILL),n.disable(n.SCISSOR_TEST),n.disable(n.STENCIL_TEST),n.disable(n.SAMPLE_ALPHA_TO_COVERAGE),n.blendEquation(n.FUNC_ADD),n.blendFunc(n.ONE,n.ZERO),n.blendFuncSeparate(n.ONE,n.ZERO,n.ONE,n.ZERO),n.blendColor(0,0,0,0),n.colorMask(!0,!0,!0,!0),n.clearColor(0,0,0,0),n.depthMask(!0),n.depthFunc(n.LESS),o.setReversed(!1),n.clearDepth(1),n.stencilMask(4294967295),n.stencilFunc(n.ALWAYS,0,4294967295),n.stencilOp(n.KEEP,n.KEEP,n.KEEP),n.clearStencil(0),n.cullFace(n.BACK),n.frontFace(n.CCW),n.polygonOffset(0,0),n.activeTexture(n.TEXTURE0),n.bindFramebuffer(n.FRAMEBUFFER,null),n.bindFramebuffer(n.DRAW_FRAMEBUFFER,null),n.bindFramebuffer(n.READ_FRAMEBUFFER,null),n.useProgram(null),n.lineWidth(1),n.scissor(0,0,n.canvas.width,n.canvas.height),n.viewport(0,0,n.canvas.width,n.canvas.height),u={},lt=null,dt={},h={},d=new WeakMap,f=[],g=null,x=!1,m=null,p=null,R=null,T=null,M=null,L=null,C=null,I=new Pt(0,0,0),k=0,E=!1,S=null,D=null,H=null,W=null,Y=null,ee.set(0,0,n.canvas.width,n.canvas.height),se.set(0,0,n.canvas.width,n.canvas.height),r.reset(),o.reset(),a.reset()}return{buffers:{color:r,depth:o,stencil:a},enable:J,disable:mt,bindFramebuffer:Nt,drawBuffers:Tt,useProgram:Xt,setBlending:re,setMaterial:Ot,setFlipSided:Lt,setCullFace:vt,setLineWidth:oe,setPolygonOffset:xt,setScissorTest:zt,activeTexture:ve,bindTexture:he,unbindTexture:b,compressedTexImage2D:_,compressedTexImage3D:O,texImage2D:yt,texImage3D:nt,updateUBOMapping:Et,uniformBlockBinding:ct,texStorage2D:rt,texStorage3D:St,texSubImage2D:X,texSubImage3D:Z,compressedTexSubImage2D:V,compressedTexSubImage3D:bt,scissor:ht,viewport:Dt,reset:kt}}function O_(n,t,e,i,s,r,o){const a=t.has("WEBGL_multisampled_render_to_texture")?t.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new Ut,u=new WeakMap;let h;const d=new WeakMap;let f=!1;try{f=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function g(b,_){return f?new OffscreenCanvas(b,_):dr("canvas")}function x(b,_,O){let X=1;const Z=he(b);if((Z.width>O||Z.height>O)&&(X=O/Math.max(Z.width,Z.height)),X<1)if(typeof HTMLImageElement<"u"&&b instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&b instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&b instanceof ImageBitmap||typeof VideoFrame<"u"&&b instanceof VideoFrame){const V=Math.floor(X*Z.width),bt=Math.floor(X*Z.height);h===void 0&&(h=g(V,bt));const rt=_?g(V,bt):h;return rt.width=V,rt.height=bt,rt.getContext("2d").drawImage(b,0,0,V,bt),console.warn("THREE.WebGLRenderer: Texture has been resized from ("+Z.width+"x"+Z.height+") to ("+V+"x"+bt+")."),rt}else return"data"in b&&console.warn("THREE.WebGLRenderer: Image in DataTexture is too big ("+Z.width+"x"+Z.height+")."),b;return b}function m(b){return b.generateMipmaps}function p(b){n.generateMipmap(b)}function R(b){return b.isWebGLCubeRenderTarget?n.TEXTURE_CUBE_MAP:b.isWebGL3DRenderTarget?n.TEXTURE_3D:b.isWebGLArrayRenderTarget||b.isCompressedArrayTexture?n.TEXTURE_2D_ARRAY:n.TEXTURE_2D}function T(b,_,O,X,Z=!1){if(b!==null){if(n[b]!==void 0)return n[b];console.warn("THREE.WebGLRenderer: Attempt to use non-existing WebGL internal format '"+b+"'")}let V=_;if(_===n.RED&&(O===n.FLOAT&&(V=n.R32F),O===n.HALF_FLOAT&&(V=n.R16F),O===n.UNSIGNED_BYTE&&(V=n.R8)),_===n.RED_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.R8UI),O===n.UNSIGNED_SHORT&&(V=n.R16UI),O===n.UNSIGNED_INT&&(V=n.R32UI),O===n.BYTE&&(V=n.R8I),O===n.SHORT&&(V=n.R16I),O===n.INT&&(V=n.R32I)),_===n.RG&&(O===n.FLOAT&&(V=n.RG32F),O===n.HALF_FLOAT&&(V=n.RG16F),O===n.UNSIGNED_BYTE&&(V=n.RG8)),_===n.RG_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.RG8UI),O===n.UNSIGNED_SHORT&&(V=n.RG16UI),O===n.UNSIGNED_INT&&(V=n.RG32UI),O===n.BYTE&&(V=n.RG8I),O===n.SHORT&&(V=n.RG16I),O===n.INT&&(V=n.RG32I)),_===n.RGB_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.RGB8UI),O===n.UNSIGNED_SHORT&&(V=n.RGB16UI),O===n.UNSIGNED_INT&&(V=n.RGB32UI),O===n.BYTE&&(V=n.RGB8I),O===n.SHORT&&(V=n.RGB16I),O===n.INT&&(V=n.RGB32I)),_===n.RGBA_INTEGER&&(O===n.UNSIGNED_BYTE&&(V=n.RGBA8UI),O===n.UNSIGNED_SHORT&&(V=n.RGBA16UI),O===n.UNSIGNED_INT&&(V=n.RGBA32UI),O===n.BYTE&&(V=n.RGBA8I),O===n.SHORT&&(V=n.RGBA16I),O===n.INT&&(V=n.RGBA32I)),_===n.RGB&&(O===n.UNSIGNED_INT_5_9_9_9_REV&&(V=n.RGB9_E5),O===n.UNSIGNED_INT_10F_11F_11F_REV&&(V=n.R11F_G11F_B10F)),_===n.RGBA){const bt=Z?ur:$t.getTransfer(X);O===n.FLOAT&&(V=n.RGBA32F),O===n.HALF_FLOAT&&(V=n.RGBA16F),O===n.UNSIGNED_BYTE&&(V=bt===Zt?n.SRGB8_ALPHA8:n.RGBA8),O===n.UNSIGNED_SHORT_4_4_4_4&&(V=n.RGBA4),O===n.UNSIGNED_SHORT_5_5_5_1&&(V=n.RGB5_A1)}return(V===n.R16F||V===n.R32F||V===n.RG16F||V===n.RG32F||V===n.RGBA16F||V===n.RGBA32F)&&t.get("EXT_color_buffer_float"),V}function M(b,_){let O;return b?_===null||_===ii||_===ls?O=n.DEPTH24_STENCIL8:_===Mn?O=n.DEPTH32F_STENCIL8:_===as&&(O=n.DEPTH24_STENCIL8,console.warn("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):_===null||_===ii||_===ls?O=n.DEPTH_COMPONENT24:_===Mn?O=n.DEPTH_COMPONENT32F:_===as&&(O=n.DEPTH_COMPONENT16),O}function L(b,_){return m(b)===!0||b.isFramebufferTexture&&b.minFilter!==Ve&&b.minFilter!==cn?Math.log2(Math.max(_.width,_.height))+1:b.mipmaps!==void 0&&b.mipmaps.length>0?b.mipmaps.length:b.isCompressedTexture&&Array.isArray(b.image)?_.mipmaps.length:1}function C(b){const _=b.target;_.removeEventListener("dispose",C),k(_),_.isVideoTexture&&u.delete(_)}function I(b){const _=b.target;_.removeEventListener("dispose",I),S(_)}function k(b){const _=i.get(b);if(_.__webglInit===void 0)return;const O=b.source,X=d.get(O);if(X){const Z=X[_.__cacheKey];Z.usedTimes--,Z.usedTimes===0&&E(b),Object.keys(X).length===0&&d.delete(O)}i.remove(b)}function E(b){const _=i.get(b);n.deleteTexture(_.__webglTexture);const O=b.source,X=d.get(O);delete X[_.__cacheKey],o.memory.textures--}function S(b){const _=i.get(b);if(b.depthTexture&&(b.depthTexture.dispose(),i.remove(b.depthTexture)),b.isWebGLCubeRenderTarget)for(let X=0;X<6;X++){if(Array.isArray(_.__webglFramebuffer[X]))for(let Z=0;Z<_.__webglFramebuffer[X].length;Z++)n.deleteFramebuffer(_.__webglFramebuffer[X][Z]);else n.deleteFramebuffer(_.__webglFramebuffer[X]);_.__webglDepthbuffer&&n.deleteRenderbuffer(_.__webglDepthbuffer[X])}else{if(Array.isArray(_.__webglFramebuffer))for(let X=0;X<_.__webglFramebuffer.length;X++)n.deleteFramebuffer(_.__webglFramebuffer[X]);else n.deleteFramebuffer(_.__webglFramebuffer);if(_.__webglDepthbuffer&&n.deleteRenderbuffer(_.__webglDepthbuffer),_.__webglMultisampledFramebuffer&&n.deleteFramebuffer(_.__webglMultisampledFramebuffer),_.__webglColorRenderbuffer)for(let X=0;X<_.__webglColorRenderbuffer.length;X++)_.__webglColorRenderbuffer[X]&&n.deleteRenderbuffer(_.__webglColorRenderbuffer[X]);_.__webglDepthRenderbuffer&&n.deleteRenderbuffer(_.__webglDepthRenderbuffer)}const O=b.textures;for(let X=0,Z=O.length;X<Z;X++){const V=i.get(O[X]);V.__webglTexture&&(n.deleteTexture(V.__webglTexture),o.memory.textures--),i.remove(O[X])}i.remove(b)}let D=0;function H(){D=0}function W(){const b=D;return b>=s.maxTextures&&console.warn("THREE.WebGLTextures: Trying to use "+b+" texture units while this GPU supports only "+s.maxTextures),D+=1,b}function Y(b){const _=[];return _.push(b.wrapS),_.push(b.wrapT),_.push(b.wrapR||0),_.push(b.magFilter),_.push(b.minFilter),_.push(b.anisotropy),_.push(b.internalFormat),_.push(b.format),_.push(b.type),_.push(b.generateMipmaps),_.push(b.premultiplyAlpha),_.push(b.flipY),_.push(b.unpackAlignment),_.push(b.colorSpace),_.join()}function K(b,_){const O=i.get(b);if(b.isVideoTexture&&zt(b),b.isRenderTargetTexture===!1&&b.isExternalTexture!==!0&&b.version>0&&O.__version!==b.version){const X=b.image;if(X===null)console.warn("THREE.WebGLRenderer: Texture marked for update but no image data found.");else if(X.complete===!1)console.warn("THREE.WebGLRenderer: Texture marked for update but image is incomplete");else{q(O,b,_);return}}else b.isExternalTexture&&(O.__webglTexture=b.sourceTexture?b.sourceTexture:null);e.bindTexture(n.TEXTURE_2D,O.__webglTexture,n.TEXTURE0+_)}function $(b,_){const O=i.get(b);if(b.isRenderTargetTexture===!1&&b.version>0&&O.__version!==b.version){q(O,b,_);return}e.bindTexture(n.TEXTURE_2D_ARRAY,O.__webglTexture,n.TEXTURE0+_)}function st(b,_){const O=i.get(b);if(b.isRenderTargetTexture===!1&&b.version>0&&O.__version!==b.version){q(O,b,_);return}e.bindTexture(n.TEXTURE_3D,O.__webglTexture,n.TEXTURE0+_)}function G(b,_){const O=i.get(b);if(b.version>0&&O.__version!==b.version){J(O,b,_);return}e.bindTexture(n.TEXTURE_CUBE_MAP,O.__webglTexture,n.TEXTURE0+_)}const lt={[So]:n.REPEAT,[ti]:n.CLAMP_TO_EDGE,[yo]:n.MIRRORED_REPEAT},dt={[Ve]:n.NEAREST,[Dh]:n.NEAREST_MIPMAP_NEAREST,[Rs]:n.NEAREST_MIPMAP_LINEAR,[cn]:n.LINEAR,[Ar]:n.LINEAR_MIPMAP_NEAREST,[ei]:n.LINEAR_MIPMAP_LINEAR},wt={[kh]:n.NEVER,[Wh]:n.ALWAYS,[Bh]:n.LESS,[Nc]:n.LEQUAL,[zh]:n.EQUAL,[Vh]:n.GEQUAL,[Hh]:n.GREATER,[Gh]:n.NOTEQUAL};function Vt(b,_){if(_.type===Mn&&t.has("OES_texture_float_linear")===!1&&(_.magFilter===cn||_.magFilter===Ar||_.magFilter===Rs||_.magFilter===ei||_.minFilter===cn||_.minFilter===Ar||_.minFilter===Rs||_.minFilter===ei)&&console.warn("THREE.WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),n.texParameteri(b,n.TEXTURE_WRAP_S,lt[_.wrapS]),n.texParameteri(b,n.TEXTURE_WRAP_T,lt[_.wrapT]),(b===n.TEXTURE_3D||b===n.TEXTURE_2D_ARRAY)&&n.texParameteri(b,n.TEXTURE_WRAP_R,lt[_.wrapR]),n.texParameteri(b,n.TEXTURE_MAG_FILTER,dt[_.magFilter]),n.texParameteri(b,n.TEXTURE_MIN_FILTER,dt[_.minFilter]),_.compareFunction&&(n.texParameteri(b,n.TEXTURE_COMPARE_MODE,n.COMPARE_REF_TO_TEXTURE),n.texParameteri(b,n.TEXTURE_COMPARE_FUNC,wt[_.compareFunction])),t.has("EXT_texture_filter_anisotropic")===!0){if(_.magFilter===Ve||_.minFilter!==Rs&&_.minFilter!==ei||_.type===Mn&&t.has("OES_texture_float_linear")===!1)return;if(_.anisotropy>1||i.get(_).__currentAnisotropy){const O=t.get("EXT_texture_filter_anisotropic");n.texParameterf(b,O.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(_.anisotropy,s.getMaxAnisotropy())),i.get(_).__currentAnisotropy=_.anisotropy}}}function ee(b,_){let O=!1;b.__webglInit===void 0&&(b.__webglInit=!0,_.addEventListener("dispose",C));const X=_.source;let Z=d.get(X);Z===void 0&&(Z={},d.set(X,Z));const V=Y(_);if(V!==b.__cacheKey){Z[V]===void 0&&(Z[V]={texture:n.createTexture(),usedTimes:0},o.memory.textures++,O=!0),Z[V].usedTimes++;const bt=Z[b.__cacheKey];bt!==void 0&&(Z[b.__cacheKey].usedTimes--,bt.usedTimes===0&&E(_)),b.__cacheKey=V,b.__webglTexture=Z[V].texture}return O}function se(b,_,O){return Math.floor(Math.floor(b/O)/_)}function qt(b,_,O,X){const V=b.updateRanges;if(V.length===0)e.texSubImage2D(n.TEXTURE_2D,0,0,0,_.width,_.height,O,X,_.data);else{V.sort((nt,ht)=>nt.start-ht.start);let bt=0;for(let nt=1;nt<V.length;nt++){const ht=V[bt],Dt=V[nt],Et=ht.start+ht.count,ct=se(Dt.start,_.width,4),kt=se(ht.start,_.width,4);Dt.start<=Et+1&&ct===kt&&se(Dt.start+Dt.count-1,_.width,4)===ct?ht.count=Math.max(ht.count,Dt.start+Dt.count-ht.start):(++bt,V[bt]=Dt)}V.length=bt+1;const rt=n.getParameter(n.UNPACK_ROW_LENGTH),St=n.getParameter(n.UNPACK_SKIP_PIXELS),yt=n.getParameter(n.UNPACK_SKIP_ROWS);n.pixelStorei(n.UNPACK_ROW_LENGTH,_.width);for(let nt=0,ht=V.length;nt<ht;nt++){const Dt=V[nt],Et=Math.floor(Dt.start/4),ct=Math.ceil(Dt.count/4),kt=Et%_.width,P=Math.floor(Et/_.width),it=ct,ot=1;n.pixelStorei(n.UNPACK_SKIP_PIXELS,kt),n.pixelStorei(n.UNPACK_SKIP_ROWS,P),e.texSubImage2D(n.TEXTURE_2D,0,kt,P,it,ot,O,X,_.data)}b.clearUpdateRanges(),n.pixelStorei(n.UNPACK_ROW_LENGTH,rt),n.pixelStorei(n.UNPACK_SKIP_PIXELS,St),n.pixelStorei(n.UNPACK_SKIP_ROWS,yt)}}function q(b,_,O){let X=n.TEXTURE_2D;(_.isDataArrayTexture||_.isCompressedArrayTexture)&&(X=n.TEXTURE_2D_ARRAY),_.isData3DTexture&&(X=n.TEXTURE_3D);const Z=ee(b,_),V=_.source;e.bindTexture(X,b.__webglTexture,n.TEXTURE0+O);const bt=i.get(V);if(V.version!==bt.__version||Z===!0){e.activeTexture(n.TEXTURE0+O);const rt=$t.getPrimaries($t.workingColorSpace),St=_.colorSpace===Nn?null:$t.getPrimaries(_.colorSpace),yt=_.colorSpace===Nn||rt===St?n.NONE:n.BROWSER_DEFAULT_WEBGL;n.pixelStorei(n.UNPACK_FLIP_Y_WEBGL,_.flipY),n.pixelStorei(n.UNPACK_PREMULTIPLY_ALPHA_WEBGL,_.premultiplyAlpha),n.pixelStorei(n.UNPACK_ALIGNMENT,_.unpackAlignment),n.pixelStorei(n.UNPACK_COLORSPACE_CONVERSION_WEBGL,yt);let nt=x(_.image,!1,s.maxTextureSize);nt=ve(_,nt);const ht=r.convert(_.format,_.colorSpace),Dt=r.convert(_.type);let Et=T(_.internalFormat,ht,Dt,_.colorSpace,_.isVideoTexture);Vt(X,_);let ct;const kt=_.mipmaps,P=_.isVideoTexture!==!0,it=bt.__version===void 0||Z===!0,ot=V.dataReady,pt=L(_,nt);if(_.isDepthTexture)Et=M(_.format===us,_.type),it&&(P?e.texStorage2D(n.TEXTURE_2D,1,Et,nt.width,nt.height):e.texImage2D(n.TEXTURE_2D,0,Et,nt.width,nt.height,0,ht,Dt,null));else if(_.isDataTexture)if(kt.length>0){P&&it&&e.texStorage2D(n.TEXTURE_2D,pt,Et,kt[0].width,kt[0].height);for(let tt=0,j=kt.length;tt<j;tt++)ct=kt[tt],P?ot&&e.texSubImage2D(n.TEXTURE_2D,tt,0,0,ct.width,ct.height,ht,Dt,ct.data):e.texImage2D(n.TEXTURE_2D,tt,Et,ct.width,ct.height,0,ht,Dt,ct.data);_.generateMipmaps=!1}else P?(it&&e.texStorage2D(n.TEXTURE_2D,pt,Et,nt.width,nt.height),ot&&qt(_,nt,ht,Dt)):e.texImage2D(n.TEXTURE_2D,0,Et,nt.width,nt.height,0,ht,Dt,nt.data);else if(_.isCompressedTexture)if(_.isCompressedArrayTexture){P&&it&&e.texStorage3D(n.TEXTURE_2D_ARRAY,pt,Et,kt[0].width,kt[0].height,nt.depth);for(let tt=0,j=kt.length;tt<j;tt++)if(ct=kt[tt],_.format!==Ge)if(ht!==null)if(P){if(ot)if(_.layerUpdates.size>0){const _t=Sl(ct.width,ct.height,_.format,_.type);for(const Ft of _.layerUpdates){const ne=ct.data.subarray(Ft*_t/ct.data.BYTES_PER_ELEMENT,(Ft+1)*_t/ct.data.BYTES_PER_ELEMENT);e.compressedTexSubImage3D(n.TEXTURE_2D_ARRAY,tt,0,0,Ft,ct.width,ct.height,1,ht,ne)}_.clearLayerUpdates()}else e.compressedTexSubImage3D(n.TEXTURE_2D_ARRAY,tt,0,0,0,ct.width,ct.height,nt.depth,ht,ct.data)}else e.compressedTexImage3D(n.TEXTURE_2D_ARRAY,tt,Et,ct.width,ct.height,nt.depth,0,ct.data,0,0);else console.warn("THREE.WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else P?ot&&e.texSubImage3D(n.TEXTURE_2D_ARRAY,tt,0,0,0,ct.width,ct.height,nt.depth,ht,Dt,ct.data):e.texImage3D(n.TEXTURE_2D_ARRAY,tt,Et,ct.width,ct.height,nt.depth,0,ht,Dt,ct.data)}else{P&&it&&e.texStorage2D(n.TEXTURE_2D,pt,Et,kt[0].width,kt[0].height);for(let tt=0,j=kt.length;tt<j;tt++)ct=kt[tt],_.format!==Ge?ht!==null?P?ot&&e.compressedTexSubImage2D(n.TEXTURE_2D,tt,0,0,ct.width,ct.height,ht,ct.data):e.compressedTexImage2D(n.TEXTURE_2D,tt,Et,ct.width,ct.height,0,ct.data):console.warn("THREE.WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):P?ot&&e.texSubImage2D(n.TEXTURE_2D,tt,0,0,ct.width,ct.height,ht,Dt,ct.data):e.texImage2D(n.TEXTURE_2D,tt,Et,ct.width,ct.height,0,ht,Dt,ct.data)}else if(_.isDataArrayTexture)if(P){if(it&&e.texStorage3D(n.TEXTURE_2D_ARRAY,pt,Et,nt.width,nt.height,nt.depth),ot)if(_.layerUpdates.size>0){const tt=Sl(nt.width,nt.height,_.format,_.type);for(const j of _.layerUpdates){const _t=nt.data.subarray(j*tt/nt.data.BYTES_PER_ELEMENT,(j+1)*tt/nt.data.BYTES_PER_ELEMENT);e.texSubImage3D(n.TEXTURE_2D_ARRAY,0,0,0,j,nt.width,nt.height,1,ht,Dt,_t)}_.clearLayerUpdates()}else e.texSubImage3D(n.TEXTURE_2D_ARRAY,0,0,0,0,nt.width,nt.height,nt.depth,ht,Dt,nt.data)}else e.texImage3D(n.TEXTURE_2D_ARRAY,0,Et,nt.width,nt.height,nt.depth,0,ht,Dt,nt.data);else if(_.isData3DTexture)P?(it&&e.texStorage3D(n.TEXTURE_3D,pt,Et,nt.width,nt.height,nt.depth),ot&&e.texSubImage3D(n.TEXTURE_3D,0,0,0,0,nt.width,nt.height,nt.depth,ht,Dt,nt.data)):e.texImage3D(n.TEXTURE_3D,0,Et,nt.width,nt.height,nt.depth,0,ht,Dt,nt.data);else if(_.isFramebufferTexture){if(it)if(P)e.texStorage2D(n.TEXTURE_2D,pt,Et,nt.width,nt.height);else{let tt=nt.width,j=nt.height;for(let _t=0;_t<pt;_t++)e.texImage2D(n.TEXTURE_2D,_t,Et,tt,j,0,ht,Dt,null),tt>>=1,j>>=1}}else if(kt.length>0){if(P&&it){const tt=he(kt[0]);e.texStorage2D(n.TEXTURE_2D,pt,Et,tt.width,tt.height)}for(let tt=0,j=kt.length;tt<j;tt++)ct=kt[tt],P?ot&&e.texSubImage2D(n.TEXTURE_2D,tt,0,0,ht,Dt,ct):e.texImage2D(n.TEXTURE_2D,tt,Et,ht,Dt,ct);_.generateMipmaps=!1}else if(P){if(it){const tt=he(nt);e.texStorage2D(n.TEXTURE_2D,pt,Et,tt.width,tt.height)}ot&&e.texSubImage2D(n.TEXTURE_2D,0,0,0,ht,Dt,nt)}else e.texImage2D(n.TEXTURE_2D,0,Et,ht,Dt,nt);m(_)&&p(X),bt.__version=V.version,_.onUpdate&&_.onUpdate(_)}b.__version=_.version}function J(b,_,O){if(_.image.length!==6)return;const X=ee(b,_),Z=_.source;e.bindTexture(n.TEXTURE_CUBE_MAP,b.__webglTexture,n.TEXTURE0+O);const V=i.get(Z);if(Z.version!==V.__version||X===!0){e.activeTexture(n.TEXTURE0+O);const bt=$t.getPrimaries($t.workingColorSpace),rt=_.colorSpace===Nn?null:$t.getPrimaries(_.colorSpace),St=_.colorSpace===Nn||bt===rt?n.NONE:n.BROWSER_DEFAULT_WEBGL;n.pixelStorei(n.UNPACK_FLIP_Y_WEBGL,_.flipY),n.pixelStorei(n.UNPACK_PREMULTIPLY_ALPHA_WEBGL,_.premultiplyAlpha),n.pixelStorei(n.UNPACK_ALIGNMENT,_.unpackAlignment),n.pixelStorei(n.UNPACK_COLORSPACE_CONVERSION_WEBGL,St);const yt=_.isCompressedTexture||_.image[0].isCompressedTexture,nt=_.image[0]&&_.image[0].isDataTexture,ht=[];for(let j=0;j<6;j++)!yt&&!nt?ht[j]=x(_.image[j],!0,s.maxCubemapSize):ht[j]=nt?_.image[j].image:_.image[j],ht[j]=ve(_,ht[j]);const Dt=ht[0],Et=r.convert(_.format,_.colorSpace),ct=r.convert(_.type),kt=T(_.internalFormat,Et,ct,_.colorSpace),P=_.isVideoTexture!==!0,it=V.__version===void 0||X===!0,ot=Z.dataReady;let pt=L(_,Dt);Vt(n.TEXTURE_CUBE_MAP,_);let tt;if(yt){P&&it&&e.texStorage2D(n.TEXTURE_CUBE_MAP,pt,kt,Dt.width,Dt.height);for(let j=0;j<6;j++){tt=ht[j].mipmaps;for(let _t=0;_t<tt.length;_t++){const Ft=tt[_t];_.format!==Ge?Et!==null?P?ot&&e.compressedTexSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t,0,0,Ft.width,Ft.height,Et,Ft.data):e.compressedTexImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t,kt,Ft.width,Ft.height,0,Ft.data):console.warn("THREE.WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):P?ot&&e.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t,0,0,Ft.width,Ft.height,Et,ct,Ft.data):e.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t,kt,Ft.width,Ft.height,0,Et,ct,Ft.data)}}}else{if(tt=_.mipmaps,P&&it){tt.length>0&&pt++;const j=he(ht[0]);e.texStorage2D(n.TEXTURE_CUBE_MAP,pt,kt,j.width,j.height)}for(let j=0;j<6;j++)if(nt){P?ot&&e.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,0,0,0,ht[j].width,ht[j].height,Et,ct,ht[j].data):e.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,0,kt,ht[j].width,ht[j].height,0,Et,ct,ht[j].data);for(let _t=0;_t<tt.length;_t++){const ne=tt[_t].image[j].image;P?ot&&e.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t+1,0,0,ne.width,ne.height,Et,ct,ne.data):e.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t+1,kt,ne.width,ne.height,0,Et,ct,ne.data)}}else{P?ot&&e.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,0,0,0,Et,ct,ht[j]):e.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,0,kt,Et,ct,ht[j]);for(let _t=0;_t<tt.length;_t++){const Ft=tt[_t];P?ot&&e.texSubImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t+1,0,0,Et,ct,Ft.image[j]):e.texImage2D(n.TEXTURE_CUBE_MAP_POSITIVE_X+j,_t+1,kt,Et,ct,Ft.image[j])}}}m(_)&&p(n.TEXTURE_CUBE_MAP),V.__version=Z.version,_.onUpdate&&_.onUpdate(_)}b.__version=_.version}function mt(b,_,O,X,Z,V){const bt=r.convert(O.format,O.colorSpace),rt=r.convert(O.type),St=T(O.internalFormat,bt,rt,O.colorSpace),yt=i.get(_),nt=i.get(O);if(nt.__renderTarget=_,!yt.__hasExternalTextures){const ht=Math.max(1,_.width>>V),Dt=Math.max(1,_.height>>V);Z===n.TEXTURE_3D||Z===n.TEXTURE_2D_ARRAY?e.texImage3D(Z,V,St,ht,Dt,_.depth,0,bt,rt,null):e.texImage2D(Z,V,St,ht,Dt,0,bt,rt,null)}e.bindFramebuffer(n.FRAMEBUFFER,b),xt(_)?a.framebufferTexture2DMultisampleEXT(n.FRAMEBUFFER,X,Z,nt.__webglTexture,0,oe(_)):(Z===n.TEXTURE_2D||Z>=n.TEXTURE_CUBE_MAP_POSITIVE_X&&Z<=n.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&n.framebufferTexture2D(n.FRAMEBUFFER,X,Z,nt.__webglTexture,V),e.bindFramebuffer(n.FRAMEBUFFER,null)}function Nt(b,_,O){if(n.bindRenderbuffer(n.RENDERBUFFER,b),_.depthBuffer){const X=_.depthTexture,Z=X&&X.isDepthTexture?X.type:null,V=M(_.stencilBuffer,Z),bt=_.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,rt=oe(_);xt(_)?a.renderbufferStorageMultisampleEXT(n.RENDERBUFFER,rt,V,_.width,_.height):O?n.renderbufferStorageMultisample(n.RENDERBUFFER,rt,V,_.width,_.height):n.renderbufferStorage(n.RENDERBUFFER,V,_.width,_.height),n.framebufferRenderbuffer(n.FRAMEBUFFER,bt,n.RENDERBUFFER,b)}else{const X=_.textures;for(let Z=0;Z<X.length;Z++){const V=X[Z],bt=r.convert(V.format,V.colorSpace),rt=r.convert(V.type),St=T(V.internalFormat,bt,rt,V.colorSpace),yt=oe(_);O&&xt(_)===!1?n.renderbufferStorageMultisample(n.RENDERBUFFER,yt,St,_.width,_.height):xt(_)?a.renderbufferStorageMultisampleEXT(n.RENDERBUFFER,yt,St,_.width,_.height):n.renderbufferStorage(n.RENDERBUFFER,St,_.width,_.height)}}n.bindRenderbuffer(n.RENDERBUFFER,null)}function Tt(b,_){if(_&&_.isWebGLCubeRenderTarget)throw new Error("Depth Texture with cube render targets is not supported");if(e.bindFramebuffer(n.FRAMEBUFFER,b),!(_.depthTexture&&_.depthTexture.isDepthTexture))throw new Error("renderTarget.depthTexture must be an instance of THREE.DepthTexture");const X=i.get(_.depthTexture);X.__renderTarget=_,(!X.__webglTexture||_.depthTexture.image.width!==_.width||_.depthTexture.image.height!==_.height)&&(_.depthTexture.image.width=_.width,_.depthTexture.image.height=_.height,_.depthTexture.needsUpdate=!0),K(_.depthTexture,0);const Z=X.__webglTexture,V=oe(_);if(_.depthTexture.format===cs)xt(_)?a.framebufferTexture2DMultisampleEXT(n.FRAMEBUFFER,n.DEPTH_ATTACHMENT,n.TEXTURE_2D,Z,0,V):n.framebufferTexture2D(n.FRAMEBUFFER,n.DEPTH_ATTACHMENT,n.TEXTURE_2D,Z,0);else if(_.depthTexture.format===us)xt(_)?a.framebufferTexture2DMultisampleEXT(n.FRAMEBUFFER,n.DEPTH_STENCIL_ATTACHMENT,n.TEXTURE_2D,Z,0,V):n.framebufferTexture2D(n.FRAMEBUFFER,n.DEPTH_STENCIL_ATTACHMENT,n.TEXTURE_2D,Z,0);else throw new Error("Unknown depthTexture format")}function Xt(b){const _=i.get(b),O=b.isWebGLCubeRenderTarget===!0;if(_.__boundDepthTexture!==b.depthTexture){const X=b.depthTexture;if(_.__depthDisposeCallback&&_.__depthDisposeCallback(),X){const Z=()=>{delete _.__boundDepthTexture,delete _.__depthDisposeCallback,X.removeEventListener("dispose",Z)};X.addEventListener("dispose",Z),_.__depthDisposeCallback=Z}_.__boundDepthTexture=X}if(b.depthTexture&&!_.__autoAllocateDepthBuffer){if(O)throw new Error("target.depthTexture not supported in Cube render targets");const X=b.texture.mipmaps;X&&X.length>0?Tt(_.__webglFramebuffer[0],b):Tt(_.__webglFramebuffer,b)}else if(O){_.__webglDepthbuffer=[];for(let X=0;X<6;X++)if(e.bindFramebuffer(n.FRAMEBUFFER,_.__webglFramebuffer[X]),_.__webglDepthbuffer[X]===void 0)_.__webglDepthbuffer[X]=n.createRenderbuffer(),Nt(_.__webglDepthbuffer[X],b,!1);else{const Z=b.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,V=_.__webglDepthbuffer[X];n.bindRenderbuffer(n.RENDERBUFFER,V),n.framebufferRenderbuffer(n.FRAMEBUFFER,Z,n.RENDERBUFFER,V)}}else{const X=b.texture.mipmaps;if(X&&X.length>0?e.bindFramebuffer(n.FRAMEBUFFER,_.__webglFramebuffer[0]):e.bindFramebuffer(n.FRAMEBUFFER,_.__webglFramebuffer),_.__webglDepthbuffer===void 0)_.__webglDepthbuffer=n.createRenderbuffer(),Nt(_.__webglDepthbuffer,b,!1);else{const Z=b.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,V=_.__webglDepthbuffer;n.bindRenderbuffer(n.RENDERBUFFER,V),n.framebufferRenderbuffer(n.FRAMEBUFFER,Z,n.RENDERBUFFER,V)}}e.bindFramebuffer(n.FRAMEBUFFER,null)}function ye(b,_,O){const X=i.get(b);_!==void 0&&mt(X.__webglFramebuffer,b,b.texture,n.COLOR_ATTACHMENT0,n.TEXTURE_2D,0),O!==void 0&&Xt(b)}function A(b){const _=b.texture,O=i.get(b),X=i.get(_);b.addEventListener("dispose",I);const Z=b.textures,V=b.isWebGLCubeRenderTarget===!0,bt=Z.length>1;if(bt||(X.__webglTexture===void 0&&(X.__webglTexture=n.createTexture()),X.__version=_.version,o.memory.textures++),V){O.__webglFramebuffer=[];for(let rt=0;rt<6;rt++)if(_.mipmaps&&_.mipmaps.length>0){O.__webglFramebuffer[rt]=[];for(let St=0;St<_.mipmaps.length;St++)O.__webglFramebuffer[rt][St]=n.createFramebuffer()}else O.__webglFramebuffer[rt]=n.createFramebuffer()}else{if(_.mipmaps&&_.mipmaps.length>0){O.__webglFramebuffer=[];for(let rt=0;rt<_.mipmaps.length;rt++)O.__webglFramebuffer[rt]=n.createFramebuffer()}else O.__webglFramebuffer=n.createFramebuffer();if(bt)for(let rt=0,St=Z.length;rt<St;rt++){const yt=i.get(Z[rt]);yt.__webglTexture===void 0&&(yt.__webglTexture=n.createTexture(),o.memory.textures++)}if(b.samples>0&&xt(b)===!1){O.__webglMultisampledFramebuffer=n.createFramebuffer(),O.__webglColorRenderbuffer=[],e.bindFramebuffer(n.FRAMEBUFFER,O.__webglMultisampledFramebuffer);for(let rt=0;rt<Z.length;rt++){const St=Z[rt];O.__webglColorRenderbuffer[rt]=n.createRenderbuffer(),n.bindRenderbuffer(n.RENDERBUFFER,O.__webglColorRenderbuffer[rt]);const yt=r.convert(St.format,St.colorSpace),nt=r.convert(St.type),ht=T(St.internalFormat,yt,nt,St.colorSpace,b.isXRRenderTarget===!0),Dt=oe(b);n.renderbufferStorageMultisample(n.RENDERBUFFER,Dt,ht,b.width,b.height),n.framebufferRenderbuffer(n.FRAMEBUFFER,n.COLOR_ATTACHMENT0+rt,n.RENDERBUFFER,O.__webglColorRenderbuffer[rt])}n.bindRenderbuffer(n.RENDERBUFFER,null),b.depthBuffer&&(O.__webglDepthRenderbuffer=n.createRenderbuffer(),Nt(O.__webglDepthRenderbuffer,b,!0)),e.bindFramebuffer(n.FRAMEBUFFER,null)}}if(V){e.bindTexture(n.TEXTURE_CUBE_MAP,X.__webglTexture),Vt(n.TEXTURE_CUBE_MAP,_);for(let rt=0;rt<6;rt++)if(_.mipmaps&&_.mipmaps.length>0)for(let St=0;St<_.mipmaps.length;St++)mt(O.__webglFramebuffer[rt][St],b,_,n.COLOR_ATTACHMENT0,n.TEXTURE_CUBE_MAP_POSITIVE_X+rt,St);else mt(O.__webglFramebuffer[rt],b,_,n.COLOR_ATTACHMENT0,n.TEXTURE_CUBE_MAP_POSITIVE_X+rt,0);m(_)&&p(n.TEXTURE_CUBE_MAP),e.unbindTexture()}else if(bt){for(let rt=0,St=Z.length;rt<St;rt++){const yt=Z[rt],nt=i.get(yt);let ht=n.TEXTURE_2D;(b.isWebGL3DRenderTarget||b.isWebGLArrayRenderTarget)&&(ht=b.isWebGL3DRenderTarget?n.TEXTURE_3D:n.TEXTURE_2D_ARRAY),e.bindTexture(ht,nt.__webglTexture),Vt(ht,yt),mt(O.__webglFramebuffer,b,yt,n.COLOR_ATTACHMENT0+rt,ht,0),m(yt)&&p(ht)}e.unbindTexture()}else{let rt=n.TEXTURE_2D;if((b.isWebGL3DRenderTarget||b.isWebGLArrayRenderTarget)&&(rt=b.isWebGL3DRenderTarget?n.TEXTURE_3D:n.TEXTURE_2D_ARRAY),e.bindTexture(rt,X.__webglTexture),Vt(rt,_),_.mipmaps&&_.mipmaps.length>0)for(let St=0;St<_.mipmaps.length;St++)mt(O.__webglFramebuffer[St],b,_,n.COLOR_ATTACHMENT0,rt,St);else mt(O.__webglFramebuffer,b,_,n.COLOR_ATTACHMENT0,rt,0);m(_)&&p(rt),e.unbindTexture()}b.depthBuffer&&Xt(b)}function re(b){const _=b.textures;for(let O=0,X=_.length;O<X;O++){const Z=_[O];if(m(Z)){const V=R(b),bt=i.get(Z).__webglTexture;e.bindTexture(V,bt),p(V),e.unbindTexture()}}}const Ot=[],Lt=[];function vt(b){if(b.samples>0){if(xt(b)===!1){const _=b.textures,O=b.width,X=b.height;let Z=n.COLOR_BUFFER_BIT;const V=b.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT,bt=i.get(b),rt=_.length>1;if(rt)for(let yt=0;yt<_.length;yt++)e.bindFramebuffer(n.FRAMEBUFFER,bt.__webglMultisampledFramebuffer),n.framebufferRenderbuffer(n.FRAMEBUFFER,n.COLOR_ATTACHMENT0+yt,n.RENDERBUFFER,null),e.bindFramebuffer(n.FRAMEBUFFER,bt.__webglFramebuffer),n.framebufferTexture2D(n.DRAW_FRAMEBUFFER,n.COLOR_ATTACHMENT0+yt,n.TEXTURE_2D,null,0);e.bindFramebuffer(n.READ_FRAMEBUFFER,bt.__webglMultisampledFramebuffer);const St=b.texture.mipmaps;St&&St.length>0?e.bindFramebuffer(n.DRAW_FRAMEBUFFER,bt.__webglFramebuffer[0]):e.bindFramebuffer(n.DRAW_FRAMEBUFFER,bt.__webglFramebuffer);for(let yt=0;yt<_.length;yt++){if(b.resolveDepthBuffer&&(b.depthBuffer&&(Z|=n.DEPTH_BUFFER_BIT),b.stencilBuffer&&b.resolveStencilBuffer&&(Z|=n.STENCIL_BUFFER_BIT)),rt){n.framebufferRenderbuffer(n.READ_FRAMEBUFFER,n.COLOR_ATTACHMENT0,n.RENDERBUFFER,bt.__webglColorRenderbuffer[yt]);const nt=i.get(_[yt]).__webglTexture;n.framebufferTexture2D(n.DRAW_FRAMEBUFFER,n.COLOR_ATTACHMENT0,n.TEXTURE_2D,nt,0)}n.blitFramebuffer(0,0,O,X,0,0,O,X,Z,n.NEAREST),l===!0&&(Ot.length=0,Lt.length=0,Ot.push(n.COLOR_ATTACHMENT0+yt),b.depthBuffer&&b.resolveDepthBuffer===!1&&(Ot.push(V),Lt.push(V),n.invalidateFramebuffer(n.DRAW_FRAMEBUFFER,Lt)),n.invalidateFramebuffer(n.READ_FRAMEBUFFER,Ot))}if(e.bindFramebuffer(n.READ_FRAMEBUFFER,null),e.bindFramebuffer(n.DRAW_FRAMEBUFFER,null),rt)for(let yt=0;yt<_.length;yt++){e.bindFramebuffer(n.FRAMEBUFFER,bt.__webglMultisampledFramebuffer),n.framebufferRenderbuffer(n.FRAMEBUFFER,n.COLOR_ATTACHMENT0+yt,n.RENDERBUFFER,bt.__webglColorRenderbuffer[yt]);const nt=i.get(_[yt]).__webglTexture;e.bindFramebuffer(n.FRAMEBUFFER,bt.__webglFramebuffer),n.framebufferTexture2D(n.DRAW_FRAMEBUFFER,n.COLOR_ATTACHMENT0+yt,n.TEXTURE_2D,nt,0)}e.bindFramebuffer(n.DRAW_FRAMEBUFFER,bt.__webglMultisampledFramebuffer)}else if(b.depthBuffer&&b.resolveDepthBuffer===!1&&l){const _=b.stencilBuffer?n.DEPTH_STENCIL_ATTACHMENT:n.DEPTH_ATTACHMENT;n.invalidateFramebuffer(n.DRAW_FRAMEBUFFER,[_])}}}function oe(b){return Math.min(s.maxSamples,b.samples)}function xt(b){const _=i.get(b);return b.samples>0&&t.has("WEBGL_multisampled_render_to_texture")===!0&&_.__useRenderToTexture!==!1}function zt(b){const _=o.render.frame;u.get(b)!==_&&(u.set(b,_),b.update())}function ve(b,_){const O=b.colorSpace,X=b.format,Z=b.type;return b.isCompressedTexture===!0||b.isVideoTexture===!0||O!==si&&O!==Nn&&($t.getTransfer(O)===Zt?(X!==Ge||Z!==Qe)&&console.warn("THREE.WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):console.error("THREE.WebGLTextures: Unsupported texture color space:",O)),_}function he(b){return typeof HTMLImageElement<"u"&&b instanceof HTMLImageElement?(c.width=b.naturalWidth||b.width,c.height=b.naturalHeight||b.height):typeof VideoFrame<"u"&&b instanceof VideoFrame?(c.width=b.displayWidth,c.height=b.displayHeight):(c.width=b.width,c.height=b.height),c}this.allocateTextureUnit=W,this.resetTextureUnits=H,this.setTexture2D=K,this.setTexture2DArray=$,this.setTexture3D=st,this.setTextureCube=G,this.rebindTextures=ye,this.setupRenderTarget=A,this.updateRenderTargetMipmap=re,this.updateMultisampleRenderTarget=vt,this.setupDepthRenderbuffer=Xt,this.setupFrameBufferTexture=mt,this.useMultisampledRTT=xt}function k_(n,t){function e(i,s=Nn){let r;const o=$t.getTransfer(s);if(i===Qe)return n.UNSIGNED_BYTE;if(i===fa)return n.UNSIGNED_SHORT_4_4_4_4;if(i===pa)return n.UNSIGNED_SHORT_5_5_5_1;if(i===Pc)return n.UNSIGNED_INT_5_9_9_9_REV;if(i===Dc)return n.UNSIGNED_INT_10F_11F_11F_REV;if(i===Rc)return n.BYTE;if(i===Cc)return n.SHORT;if(i===as)return n.UNSIGNED_SHORT;if(i===da)return n.INT;if(i===ii)return n.UNSIGNED_INT;if(i===Mn)return n.FLOAT;if(i===xs)return n.HALF_FLOAT;if(i===Lc)return n.ALPHA;if(i===Ic)return n.RGB;if(i===Ge)return n.RGBA;if(i===cs)return n.DEPTH_COMPONENT;if(i===us)return n.DEPTH_STENCIL;if(i===ma)return n.RED;if(i===ga)return n.RED_INTEGER;if(i===Uc)return n.RG;if(i===_a)return n.RG_INTEGER;if(i===va)return n.RGBA_INTEGER;if(i===tr||i===er||i===nr||i===ir)if(o===Zt)if(r=t.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(i===tr)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(i===er)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(i===nr)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(i===ir)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=t.get("WEBGL_compressed_texture_s3tc"),r!==null){if(i===tr)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(i===er)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(i===nr)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(i===ir)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(i===Eo||i===bo||i===To||i===wo)if(r=t.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(i===Eo)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(i===bo)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(i===To)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(i===wo)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(i===Ao||i===Ro||i===Co)if(r=t.get("WEBGL_compressed_texture_etc"),r!==null){if(i===Ao||i===Ro)return o===Zt?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(i===Co)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC}else return null;if(i===Po||i===Do||i===Lo||i===Io||i===Uo||i===No||i===Fo||i===Oo||i===ko||i===Bo||i===zo||i===Ho||i===Go||i===Vo)if(r=t.get("WEBGL_compressed_texture_astc"),r!==null){if(i===Po)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(i===Do)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(i===Lo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(i===Io)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(i===Uo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(i===No)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(i===Fo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(i===Oo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(i===ko)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(i===Bo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(i===zo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(i===Ho)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(i===Go)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(i===Vo)return o===Zt?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(i===Wo||i===Xo||i===$o)if(r=t.get("EXT_texture_compression_bptc"),r!==null){if(i===Wo)return o===Zt?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(i===Xo)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(i===$o)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(i===Yo||i===qo||i===jo||i===Ko)if(r=t.get("EXT_texture_compression_rgtc"),r!==null){if(i===Yo)return r.COMPRESSED_RED_RGTC1_EXT;if(i===qo)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(i===jo)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(i===Ko)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return i===ls?n.UNSIGNED_INT_24_8:n[i]!==void 0?n[i]:null}return{convert:e}}const B_=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,z_=`
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

}`;class H_{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(t,e){if(this.texture===null){const i=new qc(t.texture);(t.depthNear!==e.depthNear||t.depthFar!==e.depthFar)&&(this.depthNear=t.depthNear,this.depthFar=t.depthFar),this.texture=i}}getMesh(t){if(this.texture!==null&&this.mesh===null){const e=t.cameras[0].viewport,i=new Pe({vertexShader:B_,fragmentShader:z_,uniforms:{depthColor:{value:this.texture},depthWidth:{value:e.z},depthHeight:{value:e.w}}});this.mesh=new Te(new ys(20,20),i)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}}class G_ extends ci{constructor(t,e){super();const i=this;let s=null,r=1,o=null,a="local-floor",l=1,c=null,u=null,h=null,d=null,f=null,g=null;const x=typeof XRWebGLBinding<"u",m=new H_,p={},R=e.getContextAttributes();let T=null,M=null;const L=[],C=[],I=new Ut;let k=null;const E=new Ke;E.viewport=new de;const S=new Ke;S.viewport=new de;const D=[E,S],H=new af;let W=null,Y=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(q){let J=L[q];return J===void 0&&(J=new qr,L[q]=J),J.getTargetRaySpace()},this.getControllerGrip=function(q){let J=L[q];return J===void 0&&(J=new qr,L[q]=J),J.getGripSpace()},this.getHand=function(q){let J=L[q];return J===void 0&&(J=new qr,L[q]=J),J.getHandSpace()};function K(q){const J=C.indexOf(q.inputSource);if(J===-1)return;const mt=L[J];mt!==void 0&&(mt.update(q.inputSource,q.frame,c||o),mt.dispatchEvent({type:q.type,data:q.inputSource}))}function $(){s.removeEventListener("select",K),s.removeEventListener("selectstart",K),s.removeEventListener("selectend",K),s.removeEventListener("squeeze",K),s.removeEventListener("squeezestart",K),s.removeEventListener("squeezeend",K),s.removeEventListener("end",$),s.removeEventListener("inputsourceschange",st);for(let q=0;q<L.length;q++){const J=C[q];J!==null&&(C[q]=null,L[q].disconnect(J))}W=null,Y=null,m.reset();for(const q in p)delete p[q];t.setRenderTarget(T),f=null,d=null,h=null,s=null,M=null,qt.stop(),i.isPresenting=!1,t.setPixelRatio(k),t.setSize(I.width,I.height,!1),i.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(q){r=q,i.isPresenting===!0&&console.warn("THREE.WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(q){a=q,i.isPresenting===!0&&console.warn("THREE.WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||o},this.setReferenceSpace=function(q){c=q},this.getBaseLayer=function(){return d!==null?d:f},this.getBinding=function(){return h===null&&x&&(h=new XRWebGLBinding(s,e)),h},this.getFrame=function(){return g},this.getSession=function(){return s},this.setSession=async function(q){if(s=q,s!==null){if(T=t.getRenderTarget(),s.addEventListener("select",K),s.addEventListener("selectstart",K),s.addEventListener("selectend",K),s.addEventListener("squeeze",K),s.addEventListener("squeezestart",K),s.addEventListener("squeezeend",K),s.addEventListener("end",$),s.addEventListener("inputsourceschange",st),R.xrCompatible!==!0&&await e.makeXRCompatible(),k=t.getPixelRatio(),t.getSize(I),x&&"createProjectionLayer"in XRWebGLBinding.prototype){let mt=null,Nt=null,Tt=null;R.depth&&(Tt=R.stencil?e.DEPTH24_STENCIL8:e.DEPTH_COMPONENT24,mt=R.stencil?us:cs,Nt=R.stencil?ls:ii);const Xt={colorFormat:e.RGBA8,depthFormat:Tt,scaleFactor:r};h=this.getBinding(),d=h.createProjectionLayer(Xt),s.updateRenderState({layers:[d]}),t.setPixelRatio(1),t.setSize(d.textureWidth,d.textureHeight,!1),M=new oi(d.textureWidth,d.textureHeight,{format:Ge,type:Qe,depthTexture:new Yc(d.textureWidth,d.textureHeight,Nt,void 0,void 0,void 0,void 0,void 0,void 0,mt),stencilBuffer:R.stencil,colorSpace:t.outputColorSpace,samples:R.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1})}else{const mt={antialias:R.antialias,alpha:!0,depth:R.depth,stencil:R.stencil,framebufferScaleFactor:r};f=new XRWebGLLayer(s,e,mt),s.updateRenderState({baseLayer:f}),t.setPixelRatio(1),t.setSize(f.framebufferWidth,f.framebufferHeight,!1),M=new oi(f.framebufferWidth,f.framebufferHeight,{format:Ge,type:Qe,colorSpace:t.outputColorSpace,stencilBuffer:R.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1})}M.isXRRenderTarget=!0,this.setFoveation(l),c=null,o=await s.requestReferenceSpace(a),qt.setContext(s),qt.start(),i.isPresenting=!0,i.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(s!==null)return s.environmentBlendMode},this.getDepthTexture=function(){return m.getDepthTexture()};function st(q){for(let J=0;J<q.removed.length;J++){const mt=q.removed[J],Nt=C.indexOf(mt);Nt>=0&&(C[Nt]=null,L[Nt].disconnect(mt))}for(let J=0;J<q.added.length;J++){const mt=q.added[J];let Nt=C.indexOf(mt);if(Nt===-1){for(let Xt=0;Xt<L.length;Xt++)if(Xt>=C.length){C.push(mt),Nt=Xt;break}else if(C[Xt]===null){C[Xt]=mt,Nt=Xt;break}if(Nt===-1)break}const Tt=L[Nt];Tt&&Tt.connect(mt)}}const G=new F,lt=new F;function dt(q,J,mt){G.setFromMatrixPosition(J.matrixWorld),lt.setFromMatrixPosition(mt.matrixWorld);const Nt=G.distanceTo(lt),Tt=J.projectionMatrix.elements,Xt=mt.projectionMatrix.elements,ye=Tt[14]/(Tt[10]-1),A=Tt[14]/(Tt[10]+1),re=(Tt[9]+1)/Tt[5],Ot=(Tt[9]-1)/Tt[5],Lt=(Tt[8]-1)/Tt[0],vt=(Xt[8]+1)/Xt[0],oe=ye*Lt,xt=ye*vt,zt=Nt/(-Lt+vt),ve=zt*-Lt;if(J.matrixWorld.decompose(q.position,q.quaternion,q.scale),q.translateX(ve),q.translateZ(zt),q.matrixWorld.compose(q.position,q.quaternion,q.scale),q.matrixWorldInverse.copy(q.matrixWorld).invert(),Tt[10]===-1)q.projectionMatrix.copy(J.projectionMatrix),q.projectionMatrixInverse.copy(J.projectionMatrixInverse);else{const he=ye+zt,b=A+zt,_=oe-ve,O=xt+(Nt-ve),X=re*A/b*he,Z=Ot*A/b*he;q.projectionMatrix.makePerspective(_,O,X,Z,he,b),q.projectionMatrixInverse.copy(q.projectionMatrix).invert()}}function wt(q,J){J===null?q.matrixWorld.copy(q.matrix):q.matrixWorld.multiplyMatrices(J.matrixWorld,q.matrix),q.matrixWorldInverse.copy(q.matrixWorld).invert()}this.updateCamera=function(q){if(s===null)return;let J=q.near,mt=q.far;m.texture!==null&&(m.depthNear>0&&(J=m.depthNear),m.depthFar>0&&(mt=m.depthFar)),H.near=S.near=E.near=J,H.far=S.far=E.far=mt,(W!==H.near||Y!==H.far)&&(s.updateRenderState({depthNear:H.near,depthFar:H.far}),W=H.near,Y=H.far),H.layers.mask=q.layers.mask|6,E.layers.mask=H.layers.mask&3,S.layers.mask=H.layers.mask&5;const Nt=q.parent,Tt=H.cameras;wt(H,Nt);for(let Xt=0;Xt<Tt.length;Xt++)wt(Tt[Xt],Nt);Tt.length===2?dt(H,E,S):H.projectionMatrix.copy(E.projectionMatrix),Vt(q,H,Nt)};function Vt(q,J,mt){mt===null?q.matrix.copy(J.matrixWorld):(q.matrix.copy(mt.matrixWorld),q.matrix.invert(),q.matrix.multiply(J.matrixWorld)),q.matrix.decompose(q.position,q.quaternion,q.scale),q.updateMatrixWorld(!0),q.projectionMatrix.copy(J.projectionMatrix),q.projectionMatrixInverse.copy(J.projectionMatrixInverse),q.isPerspectiveCamera&&(q.fov=hs*2*Math.atan(1/q.projectionMatrix.elements[5]),q.zoom=1)}this.getCamera=function(){return H},this.getFoveation=function(){if(!(d===null&&f===null))return l},this.setFoveation=function(q){l=q,d!==null&&(d.fixedFoveation=q),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=q)},this.hasDepthSensing=function(){return m.texture!==null},this.getDepthSensingMesh=function(){return m.getMesh(H)},this.getCameraTexture=function(q){return p[q]};let ee=null;function se(q,J){if(u=J.getViewerPose(c||o),g=J,u!==null){const mt=u.views;f!==null&&(t.setRenderTargetFramebuffer(M,f.framebuffer),t.setRenderTarget(M));let Nt=!1;mt.length!==H.cameras.length&&(H.cameras.length=0,Nt=!0);for(let A=0;A<mt.length;A++){const re=mt[A];let Ot=null;if(f!==null)Ot=f.getViewport(re);else{const vt=h.getViewSubImage(d,re);Ot=vt.viewport,A===0&&(t.setRenderTargetTextures(M,vt.colorTexture,vt.depthStencilTexture),t.setRenderTarget(M))}let Lt=D[A];Lt===void 0&&(Lt=new Ke,Lt.layers.enable(A),Lt.viewport=new de,D[A]=Lt),Lt.matrix.fromArray(re.transform.matrix),Lt.matrix.decompose(Lt.position,Lt.quaternion,Lt.scale),Lt.projectionMatrix.fromArray(re.projectionMatrix),Lt.projectionMatrixInverse.copy(Lt.projectionMatrix).invert(),Lt.viewport.set(Ot.x,Ot.y,Ot.width,Ot.height),A===0&&(H.matrix.copy(Lt.matrix),H.matrix.decompose(H.position,H.quaternion,H.scale)),Nt===!0&&H.cameras.push(Lt)}const Tt=s.enabledFeatures;if(Tt&&Tt.includes("depth-sensing")&&s.depthUsage=="gpu-optimized"&&x){h=i.getBinding();const A=h.getDepthInformation(mt[0]);A&&A.isValid&&A.texture&&m.init(A,s.renderState)}if(Tt&&Tt.includes("camera-access")&&x){t.state.unbindTexture(),h=i.getBinding();for(let A=0;A<mt.length;A++){const re=mt[A].camera;if(re){let Ot=p[re];Ot||(Ot=new qc,p[re]=Ot);const Lt=h.getCameraImage(re);Ot.sourceTexture=Lt}}}}for(let mt=0;mt<L.length;mt++){const Nt=C[mt],Tt=L[mt];Nt!==null&&Tt!==void 0&&Tt.update(Nt,J,c||o)}ee&&ee(q,J),J.detectedPlanes&&i.dispatchEvent({type:"planesdetected",data:J}),g=null}const qt=new tu;qt.setAnimationLoop(se),this.setAnimationLoop=function(q){ee=q},this.dispose=function(){}}}const Kn=new wn,V_=new fe;function W_(n,t){function e(m,p){m.matrixAutoUpdate===!0&&m.updateMatrix(),p.value.copy(m.matrix)}function i(m,p){p.color.getRGB(m.fogColor.value,Gc(n)),p.isFog?(m.fogNear.value=p.near,m.fogFar.value=p.far):p.isFogExp2&&(m.fogDensity.value=p.density)}function s(m,p,R,T,M){p.isMeshBasicMaterial||p.isMeshLambertMaterial?r(m,p):p.isMeshToonMaterial?(r(m,p),h(m,p)):p.isMeshPhongMaterial?(r(m,p),u(m,p)):p.isMeshStandardMaterial?(r(m,p),d(m,p),p.isMeshPhysicalMaterial&&f(m,p,M)):p.isMeshMatcapMaterial?(r(m,p),g(m,p)):p.isMeshDepthMaterial?r(m,p):p.isMeshDistanceMaterial?(r(m,p),x(m,p)):p.isMeshNormalMaterial?r(m,p):p.isLineBasicMaterial?(o(m,p),p.isLineDashedMaterial&&a(m,p)):p.isPointsMaterial?l(m,p,R,T):p.isSpriteMaterial?c(m,p):p.isShadowMaterial?(m.color.value.copy(p.color),m.opacity.value=p.opacity):p.isShaderMaterial&&(p.uniformsNeedUpdate=!1)}function r(m,p){m.opacity.value=p.opacity,p.color&&m.diffuse.value.copy(p.color),p.emissive&&m.emissive.value.copy(p.emissive).multiplyScalar(p.emissiveIntensity),p.map&&(m.map.value=p.map,e(p.map,m.mapTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,e(p.alphaMap,m.alphaMapTransform)),p.bumpMap&&(m.bumpMap.value=p.bumpMap,e(p.bumpMap,m.bumpMapTransform),m.bumpScale.value=p.bumpScale,p.side===Ue&&(m.bumpScale.value*=-1)),p.normalMap&&(m.normalMap.value=p.normalMap,e(p.normalMap,m.normalMapTransform),m.normalScale.value.copy(p.normalScale),p.side===Ue&&m.normalScale.value.negate()),p.displacementMap&&(m.displacementMap.value=p.displacementMap,e(p.displacementMap,m.displacementMapTransform),m.displacementScale.value=p.displacementScale,m.displacementBias.value=p.displacementBias),p.emissiveMap&&(m.emissiveMap.value=p.emissiveMap,e(p.emissiveMap,m.emissiveMapTransform)),p.specularMap&&(m.specularMap.value=p.specularMap,e(p.specularMap,m.specularMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest);const R=t.get(p),T=R.envMap,M=R.envMapRotation;T&&(m.envMap.value=T,Kn.copy(M),Kn.x*=-1,Kn.y*=-1,Kn.z*=-1,T.isCubeTexture&&T.isRenderTargetTexture===!1&&(Kn.y*=-1,Kn.z*=-1),m.envMapRotation.value.setFromMatrix4(V_.makeRotationFromEuler(Kn)),m.flipEnvMap.value=T.isCubeTexture&&T.isRenderTargetTexture===!1?-1:1,m.reflectivity.value=p.reflectivity,m.ior.value=p.ior,m.refractionRatio.value=p.refractionRatio),p.lightMap&&(m.lightMap.value=p.lightMap,m.lightMapIntensity.value=p.lightMapIntensity,e(p.lightMap,m.lightMapTransform)),p.aoMap&&(m.aoMap.value=p.aoMap,m.aoMapIntensity.value=p.aoMapIntensity,e(p.aoMap,m.aoMapTransform))}function o(m,p){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,p.map&&(m.map.value=p.map,e(p.map,m.mapTransform))}function a(m,p){m.dashSize.value=p.dashSize,m.totalSize.value=p.dashSize+p.gapSize,m.scale.value=p.scale}function l(m,p,R,T){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,m.size.value=p.size*R,m.scale.value=T*.5,p.map&&(m.map.value=p.map,e(p.map,m.uvTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,e(p.alphaMap,m.alphaMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest)}function c(m,p){m.diffuse.value.copy(p.color),m.opacity.value=p.opacity,m.rotation.value=p.rotation,p.map&&(m.map.value=p.map,e(p.map,m.mapTransform)),p.alphaMap&&(m.alphaMap.value=p.alphaMap,e(p.alphaMap,m.alphaMapTransform)),p.alphaTest>0&&(m.alphaTest.value=p.alphaTest)}function u(m,p){m.specular.value.copy(p.specular),m.shininess.value=Math.max(p.shininess,1e-4)}function h(m,p){p.gradientMap&&(m.gradientMap.value=p.gradientMap)}function d(m,p){m.metalness.value=p.metalness,p.metalnessMap&&(m.metalnessMap.value=p.metalnessMap,e(p.metalnessMap,m.metalnessMapTransform)),m.roughness.value=p.roughness,p.roughnessMap&&(m.roughnessMap.value=p.roughnessMap,e(p.roughnessMap,m.roughnessMapTransform)),p.envMap&&(m.envMapIntensity.value=p.envMapIntensity)}function f(m,p,R){m.ior.value=p.ior,p.sheen>0&&(m.sheenColor.value.copy(p.sheenColor).multiplyScalar(p.sheen),m.sheenRoughness.value=p.sheenRoughness,p.sheenColorMap&&(m.sheenColorMap.value=p.sheenColorMap,e(p.sheenColorMap,m.sheenColorMapTransform)),p.sheenRoughnessMap&&(m.sheenRoughnessMap.value=p.sheenRoughnessMap,e(p.sheenRoughnessMap,m.sheenRoughnessMapTransform))),p.clearcoat>0&&(m.clearcoat.value=p.clearcoat,m.clearcoatRoughness.value=p.clearcoatRoughness,p.clearcoatMap&&(m.clearcoatMap.value=p.clearcoatMap,e(p.clearcoatMap,m.clearcoatMapTransform)),p.clearcoatRoughnessMap&&(m.clearcoatRoughnessMap.value=p.clearcoatRoughnessMap,e(p.clearcoatRoughnessMap,m.clearcoatRoughnessMapTransform)),p.clearcoatNormalMap&&(m.clearcoatNormalMap.value=p.clearcoatNormalMap,e(p.clearcoatNormalMap,m.clearcoatNormalMapTransform),m.clearcoatNormalScale.value.copy(p.clearcoatNormalScale),p.side===Ue&&m.clearcoatNormalScale.value.negate())),p.dispersion>0&&(m.dispersion.value=p.dispersion),p.iridescence>0&&(m.iridescence.value=p.iridescence,m.iridescenceIOR.value=p.iridescenceIOR,m.iridescenceThicknessMinimum.value=p.iridescenceThicknessRange[0],m.iridescenceThicknessMaximum.value=p.iridescenceThicknessRange[1],p.iridescenceMap&&(m.iridescenceMap.value=p.iridescenceMap,e(p.iridescenceMap,m.iridescenceMapTransform)),p.iridescenceThicknessMap&&(m.iridescenceThicknessMap.value=p.iridescenceThicknessMap,e(p.iridescenceThicknessMap,m.iridescenceThicknessMapTransform))),p.transmission>0&&(m.transmission.value=p.transmission,m.transmissionSamplerMap.value=R.texture,m.transmissionSamplerSize.value.set(R.width,R.height),p.transmissionMap&&(m.transmissionMap.value=p.transmissionMap,e(p.transmissionMap,m.transmissionMapTransform)),m.thickness.value=p.thickness,p.thicknessMap&&(m.thicknessMap.value=p.thicknessMap,e(p.thicknessMap,m.thicknessMapTransform)),m.attenuationDistance.value=p.attenuationDistance,m.attenuationColor.value.copy(p.attenuationColor)),p.anisotropy>0&&(m.anisotropyVector.value.set(p.anisotropy*Math.cos(p.anisotropyRotation),p.anisotropy*Math.sin(p.anisotropyRotation)),p.anisotropyMap&&(m.anisotropyMap.value=p.anisotropyMap,e(p.anisotropyMap,m.anisotropyMapTransform))),m.specularIntensity.value=p.specularIntensity,m.specularColor.value.copy(p.specularColor),p.specularColorMap&&(m.specularColorMap.value=p.specularColorMap,e(p.specularColorMap,m.specularColorMapTransform)),p.specularIntensityMap&&(m.specularIntensityMap.value=p.specularIntensityMap,e(p.specularIntensityMap,m.specularIntensityMapTransform))}function g(m,p){p.matcap&&(m.matcap.value=p.matcap)}function x(m,p){const R=t.get(p).light;m.referencePosition.value.setFromMatrixPosition(R.matrixWorld),m.nearDistance.value=R.shadow.camera.near,m.farDistance.value=R.shadow.camera.far}return{refreshFogUniforms:i,refreshMaterialUniforms:s}}function X_(n,t,e,i){let s={},r={},o=[];const a=n.getParameter(n.MAX_UNIFORM_BUFFER_BINDINGS);function l(R,T){const M=T.program;i.uniformBlockBinding(R,M)}function c(R,T){let M=s[R.id];M===void 0&&(g(R),M=u(R),s[R.id]=M,R.addEventListener("dispose",m));const L=T.program;i.updateUBOMapping(R,L);const C=t.render.frame;r[R.id]!==C&&(d(R),r[R.id]=C)}function u(R){const T=h();R.__bindingPointIndex=T;const M=n.createBuffer(),L=R.__size,C=R.usage;return n.bindBuffer(n.UNIFORM_BUFFER,M),n.bufferData(n.UNIFORM_BUFFER,L,C),n.bindBuffer(n.UNIFORM_BUFFER,null),n.bindBufferBase(n.UNIFORM_BUFFER,T,M),M}function h(){for(let R=0;R<a;R++)if(o.indexOf(R)===-1)return o.push(R),R;return console.error("THREE.WebGLRenderer: Maximum number of simultaneously usable uniforms groups reached."),0}function d(R){const T=s[R.id],M=R.uniforms,L=R.__cache;n.bindBuffer(n.UNIFORM_BUFFER,T);for(let C=0,I=M.length;C<I;C++){const k=Array.isArray(M[C])?M[C]:[M[C]];for(let E=0,S=k.length;E<S;E++){const D=k[E];if(f(D,C,E,L)===!0){const H=D.__offset,W=Array.isArray(D.value)?D.value:[D.value];let Y=0;for(let K=0;K<W.length;K++){const $=W[K],st=x($);typeof $=="number"||typeof $=="boolean"?(D.__data[0]=$,n.bufferSubData(n.UNIFORM_BUFFER,H+Y,D.__data)):$.isMatrix3?(D.__data[0]=$.elements[0],D.__data[1]=$.elements[1],D.__data[2]=$.elements[2],D.__data[3]=0,D.__data[4]=$.elements[3],D.__data[5]=$.elements[4],D.__data[6]=$.elements[5],D.__data[7]=0,D.__data[8]=$.elements[6],D.__data[9]=$.elements[7],D.__data[10]=$.elements[8],D.__data[11]=0):($.toArray(D.__data,Y),Y+=st.storage/Float32Array.BYTES_PER_ELEMENT)}n.bufferSubData(n.UNIFORM_BUFFER,H,D.__data)}}}n.bindBuffer(n.UNIFORM_BUFFER,null)}function f(R,T,M,L){const C=R.value,I=T+"_"+M;if(L[I]===void 0)return typeof C=="number"||typeof C=="boolean"?L[I]=C:L[I]=C.clone(),!0;{const k=L[I];if(typeof C=="number"||typeof C=="boolean"){if(k!==C)return L[I]=C,!0}else if(k.equals(C)===!1)return k.copy(C),!0}return!1}function g(R){const T=R.uniforms;let M=0;const L=16;for(let I=0,k=T.length;I<k;I++){const E=Array.isArray(T[I])?T[I]:[T[I]];for(let S=0,D=E.length;S<D;S++){const H=E[S],W=Array.isArray(H.value)?H.value:[H.value];for(let Y=0,K=W.length;Y<K;Y++){const $=W[Y],st=x($),G=M%L,lt=G%st.boundary,dt=G+lt;M+=lt,dt!==0&&L-dt<st.storage&&(M+=L-dt),H.__data=new Float32Array(st.storage/Float32Array.BYTES_PER_ELEMENT),H.__offset=M,M+=st.storage}}}const C=M%L;return C>0&&(M+=L-C),R.__size=M,R.__cache={},this}function x(R){const T={boundary:0,storage:0};return typeof R=="number"||typeof R=="boolean"?(T.boundary=4,T.storage=4):R.isVector2?(T.boundary=8,T.storage=8):R.isVector3||R.isColor?(T.boundary=16,T.storage=12):R.isVector4?(T.boundary=16,T.storage=16):R.isMatrix3?(T.boundary=48,T.storage=48):R.isMatrix4?(T.boundary=64,T.storage=64):R.isTexture?console.warn("THREE.WebGLRenderer: Texture samplers can not be part of an uniforms group."):console.warn("THREE.WebGLRenderer: Unsupported uniform value type.",R),T}function m(R){const T=R.target;T.removeEventListener("dispose",m);const M=o.indexOf(T.__bindingPointIndex);o.splice(M,1),n.deleteBuffer(s[T.id]),delete s[T.id],delete r[T.id]}function p(){for(const R in s)n.deleteBuffer(s[R]);o=[],s={},r={}}return{bind:l,update:c,dispose:p}}class $_{constructor(t={}){const{canvas:e=ad(),context:i=null,depth:s=!0,stencil:r=!1,alpha:o=!1,antialias:a=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:u="default",failIfMajorPerformanceCaveat:h=!1,reversedDepthBuffer:d=!1}=t;this.isWebGLRenderer=!0;let f;if(i!==null){if(typeof WebGLRenderingContext<"u"&&i instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");f=i.getContextAttributes().alpha}else f=o;const g=new Uint32Array(4),x=new Int32Array(4);let m=null,p=null;const R=[],T=[];this.domElement=e,this.debug={checkShaderErrors:!0,onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=kn,this.toneMappingExposure=1,this.transmissionResolutionScale=1;const M=this;let L=!1;this._outputColorSpace=je;let C=0,I=0,k=null,E=-1,S=null;const D=new de,H=new de;let W=null;const Y=new Pt(0);let K=0,$=e.width,st=e.height,G=1,lt=null,dt=null;const wt=new de(0,0,$,st),Vt=new de(0,0,$,st);let ee=!1;const se=new Xc;let qt=!1,q=!1;const J=new fe,mt=new F,Nt=new de,Tt={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0};let Xt=!1;function ye(){return k===null?G:1}let A=i;function re(v,U){return e.getContext(v,U)}try{const v={alpha:!0,depth:s,stencil:r,antialias:a,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:u,failIfMajorPerformanceCaveat:h};if("setAttribute"in e&&e.setAttribute("data-engine",`three.js r${ha}`),e.addEventListener("webglcontextlost",ot,!1),e.addEventListener("webglcontextrestored",pt,!1),e.addEventListener("webglcontextcreationerror",tt,!1),A===null){const U="webgl2";if(A=re(U,v),A===null)throw re(U)?new Error("Error creating WebGL context with your selected attributes."):new Error("Error creating WebGL context.")}}catch(v){throw console.error("THREE.WebGLRenderer: "+v.message),v}let Ot,Lt,vt,oe,xt,zt,ve,he,b,_,O,X,Z,V,bt,rt,St,yt,nt,ht,Dt,Et,ct,kt;function P(){Ot=new ng(A),Ot.init(),Et=new k_(A,Ot),Lt=new jm(A,Ot,t,Et),vt=new F_(A,Ot),Lt.reversedDepthBuffer&&d&&vt.buffers.depth.setReversed(!0),oe=new rg(A),xt=new E_,zt=new O_(A,Ot,vt,xt,Lt,Et,oe),ve=new Zm(M),he=new eg(M),b=new hf(A),ct=new Ym(A,b),_=new ig(A,b,oe,ct),O=new ag(A,_,b,oe),nt=new og(A,Lt,zt),rt=new Km(xt),X=new y_(M,ve,he,Ot,Lt,ct,rt),Z=new W_(M,xt),V=new T_,bt=new D_(Ot),yt=new $m(M,ve,he,vt,O,f,l),St=new U_(M,O,Lt),kt=new X_(A,oe,Lt,vt),ht=new qm(A,Ot,oe),Dt=new sg(A,Ot,oe),oe.programs=X.programs,M.capabilities=Lt,M.extensions=Ot,M.properties=xt,M.renderLists=V,M.shadowMap=St,M.state=vt,M.info=oe}P();const it=new G_(M,A);this.xr=it,this.getContext=function(){return A},this.getContextAttributes=function(){return A.getContextAttributes()},this.forceContextLoss=function(){const v=Ot.get("WEBGL_lose_context");v&&v.loseContext()},this.forceContextRestore=function(){const v=Ot.get("WEBGL_lose_context");v&&v.restoreContext()},this.getPixelRatio=function(){return G},this.setPixelRatio=function(v){v!==void 0&&(G=v,this.setSize($,st,!1))},this.getSize=function(v){return v.set($,st)},this.setSize=function(v,U,B=!0){if(it.isPresenting){console.warn("THREE.WebGLRenderer: Can't change size while VR device is presenting.");return}$=v,st=U,e.width=Math.floor(v*G),e.height=Math.floor(U*G),B===!0&&(e.style.width=v+"px",e.style.height=U+"px"),this.setViewport(0,0,v,U)},this.getDrawingBufferSize=function(v){return v.set($*G,st*G).floor()},this.setDrawingBufferSize=function(v,U,B){$=v,st=U,G=B,e.width=Math.floor(v*B),e.height=Math.floor(U*B),this.setViewport(0,0,v,U)},this.getCurrentViewport=function(v){return v.copy(D)},this.getViewport=function(v){return v.copy(wt)},this.setViewport=function(v,U,B,z){v.isVector4?wt.set(v.x,v.y,v.z,v.w):wt.set(v,U,B,z),vt.viewport(D.copy(wt).multiplyScalar(G).round())},this.getScissor=function(v){return v.copy(Vt)},this.setScissor=function(v,U,B,z){v.isVector4?Vt.set(v.x,v.y,v.z,v.w):Vt.set(v,U,B,z),vt.scissor(H.copy(Vt).multiplyScalar(G).round())},this.getScissorTest=function(){return ee},this.setScissorTest=function(v){vt.setScissorTest(ee=v)},this.setOpaqueSort=function(v){lt=v},this.setTransparentSort=function(v){dt=v},this.getClearColor=function(v){return v.copy(yt.getClearColor())},this.setClearColor=function(){yt.setClearColor(...arguments)},this.getClearAlpha=function(){return yt.getClearAlpha()},this.setClearAlpha=function(){yt.setClearAlpha(...arguments)},this.clear=function(v=!0,U=!0,B=!0){let z=0;if(v){let N=!1;if(k!==null){const et=k.texture.format;N=et===va||et===_a||et===ga}if(N){const et=k.texture.type,ut=et===Qe||et===ii||et===as||et===ls||et===fa||et===pa,gt=yt.getClearColor(),ft=yt.getClearAlpha(),Ct=gt.r,It=gt.g,At=gt.b;ut?(g[0]=Ct,g[1]=It,g[2]=At,g[3]=ft,A.clearBufferuiv(A.COLOR,0,g)):(x[0]=Ct,x[1]=It,x[2]=At,x[3]=ft,A.clearBufferiv(A.COLOR,0,x))}else z|=A.COLOR_BUFFER_BIT}U&&(z|=A.DEPTH_BUFFER_BIT),B&&(z|=A.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),A.clear(z)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.dispose=function(){e.removeEventListener("webglcontextlost",ot,!1),e.removeEventListener("webglcontextrestored",pt,!1),e.removeEventListener("webglcontextcreationerror",tt,!1),yt.dispose(),V.dispose(),bt.dispose(),xt.dispose(),ve.dispose(),he.dispose(),O.dispose(),ct.dispose(),kt.dispose(),X.dispose(),it.dispose(),it.removeEventListener("sessionstart",an),it.removeEventListener("sessionend",La),Vn.stop()};function ot(v){v.preventDefault(),console.log("THREE.WebGLRenderer: Context Lost."),L=!0}function pt(){console.log("THREE.WebGLRenderer: Context Restored."),L=!1;const v=oe.autoReset,U=St.enabled,B=St.autoUpdate,z=St.needsUpdate,N=St.type;P(),oe.autoReset=v,St.enabled=U,St.autoUpdate=B,St.needsUpdate=z,St.type=N}function tt(v){console.error("THREE.WebGLRenderer: A WebGL context could not be created. Reason: ",v.statusMessage)}function j(v){const U=v.target;U.removeEventListener("dispose",j),_t(U)}function _t(v){Ft(v),xt.remove(v)}function Ft(v){const U=xt.get(v).programs;U!==void 0&&(U.forEach(function(B){X.releaseProgram(B)}),v.isShaderMaterial&&X.releaseShaderCache(v))}this.renderBufferDirect=function(v,U,B,z,N,et){U===null&&(U=Tt);const ut=N.isMesh&&N.matrixWorld.determinant()<0,gt=zu(v,U,B,z,N);vt.setMaterial(z,ut);let ft=B.index,Ct=1;if(z.wireframe===!0){if(ft=_.getWireframeAttribute(B),ft===void 0)return;Ct=2}const It=B.drawRange,At=B.attributes.position;let Wt=It.start*Ct,Kt=(It.start+It.count)*Ct;et!==null&&(Wt=Math.max(Wt,et.start*Ct),Kt=Math.min(Kt,(et.start+et.count)*Ct)),ft!==null?(Wt=Math.max(Wt,0),Kt=Math.min(Kt,ft.count)):At!=null&&(Wt=Math.max(Wt,0),Kt=Math.min(Kt,At.count));const ue=Kt-Wt;if(ue<0||ue===1/0)return;ct.setup(N,z,gt,B,ft);let ie,Qt=ht;if(ft!==null&&(ie=b.get(ft),Qt=Dt,Qt.setIndex(ie)),N.isMesh)z.wireframe===!0?(vt.setLineWidth(z.wireframeLinewidth*ye()),Qt.setMode(A.LINES)):Qt.setMode(A.TRIANGLES);else if(N.isLine){let Rt=z.linewidth;Rt===void 0&&(Rt=1),vt.setLineWidth(Rt*ye()),N.isLineSegments?Qt.setMode(A.LINES):N.isLineLoop?Qt.setMode(A.LINE_LOOP):Qt.setMode(A.LINE_STRIP)}else N.isPoints?Qt.setMode(A.POINTS):N.isSprite&&Qt.setMode(A.TRIANGLES);if(N.isBatchedMesh)if(N._multiDrawInstances!==null)ds("THREE.WebGLRenderer: renderMultiDrawInstances has been deprecated and will be removed in r184. Append to renderMultiDraw arguments and use indirection."),Qt.renderMultiDrawInstances(N._multiDrawStarts,N._multiDrawCounts,N._multiDrawCount,N._multiDrawInstances);else if(Ot.get("WEBGL_multi_draw"))Qt.renderMultiDraw(N._multiDrawStarts,N._multiDrawCounts,N._multiDrawCount);else{const Rt=N._multiDrawStarts,ae=N._multiDrawCounts,Yt=N._multiDrawCount,ke=ft?b.get(ft).bytesPerElement:1,hi=xt.get(z).currentProgram.getUniforms();for(let Be=0;Be<Yt;Be++)hi.setValue(A,"_gl_DrawID",Be),Qt.render(Rt[Be]/ke,ae[Be])}else if(N.isInstancedMesh)Qt.renderInstances(Wt,ue,N.count);else if(B.isInstancedBufferGeometry){const Rt=B._maxInstanceCount!==void 0?B._maxInstanceCount:1/0,ae=Math.min(B.instanceCount,Rt);Qt.renderInstances(Wt,ue,ae)}else Qt.render(Wt,ue)};function ne(v,U,B){v.transparent===!0&&v.side===Ie&&v.forceSinglePass===!1?(v.side=Ue,v.needsUpdate=!0,ws(v,U,B),v.side=Hn,v.needsUpdate=!0,ws(v,U,B),v.side=Ie):ws(v,U,B)}this.compile=function(v,U,B=null){B===null&&(B=v),p=bt.get(B),p.init(U),T.push(p),B.traverseVisible(function(N){N.isLight&&N.layers.test(U.layers)&&(p.pushLight(N),N.castShadow&&p.pushShadow(N))}),v!==B&&v.traverseVisible(function(N){N.isLight&&N.layers.test(U.layers)&&(p.pushLight(N),N.castShadow&&p.pushShadow(N))}),p.setupLights();const z=new Set;return v.traverse(function(N){if(!(N.isMesh||N.isPoints||N.isLine||N.isSprite))return;const et=N.material;if(et)if(Array.isArray(et))for(let ut=0;ut<et.length;ut++){const gt=et[ut];ne(gt,B,N),z.add(gt)}else ne(et,B,N),z.add(et)}),p=T.pop(),z},this.compileAsync=function(v,U,B=null){const z=this.compile(v,U,B);return new Promise(N=>{function et(){if(z.forEach(function(ut){xt.get(ut).currentProgram.isReady()&&z.delete(ut)}),z.size===0){N(v);return}setTimeout(et,10)}Ot.get("KHR_parallel_shader_compile")!==null?et():setTimeout(et,10)})};let jt=null;function dn(v){jt&&jt(v)}function an(){Vn.stop()}function La(){Vn.start()}const Vn=new tu;Vn.setAnimationLoop(dn),typeof self<"u"&&Vn.setContext(self),this.setAnimationLoop=function(v){jt=v,it.setAnimationLoop(v),v===null?Vn.stop():Vn.start()},it.addEventListener("sessionstart",an),it.addEventListener("sessionend",La),this.render=function(v,U){if(U!==void 0&&U.isCamera!==!0){console.error("THREE.WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(L===!0)return;if(v.matrixWorldAutoUpdate===!0&&v.updateMatrixWorld(),U.parent===null&&U.matrixWorldAutoUpdate===!0&&U.updateMatrixWorld(),it.enabled===!0&&it.isPresenting===!0&&(it.cameraAutoUpdate===!0&&it.updateCamera(U),U=it.getCamera()),v.isScene===!0&&v.onBeforeRender(M,v,U,k),p=bt.get(v,T.length),p.init(U),T.push(p),J.multiplyMatrices(U.projectionMatrix,U.matrixWorldInverse),se.setFromProjectionMatrix(J,un,U.reversedDepth),q=this.localClippingEnabled,qt=rt.init(this.clippingPlanes,q),m=V.get(v,R.length),m.init(),R.push(m),it.enabled===!0&&it.isPresenting===!0){const et=M.xr.getDepthSensingMesh();et!==null&&Tr(et,U,-1/0,M.sortObjects)}Tr(v,U,0,M.sortObjects),m.finish(),M.sortObjects===!0&&m.sort(lt,dt),Xt=it.enabled===!1||it.isPresenting===!1||it.hasDepthSensing()===!1,Xt&&yt.addToRenderList(m,v),this.info.render.frame++,qt===!0&&rt.beginShadows();const B=p.state.shadowsArray;St.render(B,v,U),qt===!0&&rt.endShadows(),this.info.autoReset===!0&&this.info.reset();const z=m.opaque,N=m.transmissive;if(p.setupLights(),U.isArrayCamera){const et=U.cameras;if(N.length>0)for(let ut=0,gt=et.length;ut<gt;ut++){const ft=et[ut];Ua(z,N,v,ft)}Xt&&yt.render(v);for(let ut=0,gt=et.length;ut<gt;ut++){const ft=et[ut];Ia(m,v,ft,ft.viewport)}}else N.length>0&&Ua(z,N,v,U),Xt&&yt.render(v),Ia(m,v,U);k!==null&&I===0&&(zt.updateMultisampleRenderTarget(k),zt.updateRenderTargetMipmap(k)),v.isScene===!0&&v.onAfterRender(M,v,U),ct.resetDefaultState(),E=-1,S=null,T.pop(),T.length>0?(p=T[T.length-1],qt===!0&&rt.setGlobalState(M.clippingPlanes,p.state.camera)):p=null,R.pop(),R.length>0?m=R[R.length-1]:m=null};function Tr(v,U,B,z){if(v.visible===!1)return;if(v.layers.test(U.layers)){if(v.isGroup)B=v.renderOrder;else if(v.isLOD)v.autoUpdate===!0&&v.update(U);else if(v.isLight)p.pushLight(v),v.castShadow&&p.pushShadow(v);else if(v.isSprite){if(!v.frustumCulled||se.intersectsSprite(v)){z&&Nt.setFromMatrixPosition(v.matrixWorld).applyMatrix4(J);const ut=O.update(v),gt=v.material;gt.visible&&m.push(v,ut,gt,B,Nt.z,null)}}else if((v.isMesh||v.isLine||v.isPoints)&&(!v.frustumCulled||se.intersectsObject(v))){const ut=O.update(v),gt=v.material;if(z&&(v.boundingSphere!==void 0?(v.boundingSphere===null&&v.computeBoundingSphere(),Nt.copy(v.boundingSphere.center)):(ut.boundingSphere===null&&ut.computeBoundingSphere(),Nt.copy(ut.boundingSphere.center)),Nt.applyMatrix4(v.matrixWorld).applyMatrix4(J)),Array.isArray(gt)){const ft=ut.groups;for(let Ct=0,It=ft.length;Ct<It;Ct++){const At=ft[Ct],Wt=gt[At.materialIndex];Wt&&Wt.visible&&m.push(v,ut,Wt,B,Nt.z,At)}}else gt.visible&&m.push(v,ut,gt,B,Nt.z,null)}}const et=v.children;for(let ut=0,gt=et.length;ut<gt;ut++)Tr(et[ut],U,B,z)}function Ia(v,U,B,z){const N=v.opaque,et=v.transmissive,ut=v.transparent;p.setupLightsView(B),qt===!0&&rt.setGlobalState(M.clippingPlanes,B),z&&vt.viewport(D.copy(z)),N.length>0&&Ts(N,U,B),et.length>0&&Ts(et,U,B),ut.length>0&&Ts(ut,U,B),vt.buffers.depth.setTest(!0),vt.buffers.depth.setMask(!0),vt.buffers.color.setMask(!0),vt.setPolygonOffset(!1)}function Ua(v,U,B,z){if((B.isScene===!0?B.overrideMaterial:null)!==null)return;p.state.transmissionRenderTarget[z.id]===void 0&&(p.state.transmissionRenderTarget[z.id]=new oi(1,1,{generateMipmaps:!0,type:Ot.has("EXT_color_buffer_half_float")||Ot.has("EXT_color_buffer_float")?xs:Qe,minFilter:ei,samples:4,stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,colorSpace:$t.workingColorSpace}));const et=p.state.transmissionRenderTarget[z.id],ut=z.viewport||D;et.setSize(ut.z*M.transmissionResolutionScale,ut.w*M.transmissionResolutionScale);const gt=M.getRenderTarget(),ft=M.getActiveCubeFace(),Ct=M.getActiveMipmapLevel();M.setRenderTarget(et),M.getClearColor(Y),K=M.getClearAlpha(),K<1&&M.setClearColor(16777215,.5),M.clear(),Xt&&yt.render(B);const It=M.toneMapping;M.toneMapping=kn;const At=z.viewport;if(z.viewport!==void 0&&(z.viewport=void 0),p.setupLightsView(z),qt===!0&&rt.setGlobalState(M.clippingPlanes,z),Ts(v,B,z),zt.updateMultisampleRenderTarget(et),zt.updateRenderTargetMipmap(et),Ot.has("WEBGL_multisampled_render_to_texture")===!1){let Wt=!1;for(let Kt=0,ue=U.length;Kt<ue;Kt++){const ie=U[Kt],Qt=ie.object,Rt=ie.geometry,ae=ie.material,Yt=ie.group;if(ae.side===Ie&&Qt.layers.test(z.layers)){const ke=ae.side;ae.side=Ue,ae.needsUpdate=!0,Na(Qt,B,z,Rt,ae,Yt),ae.side=ke,ae.needsUpdate=!0,Wt=!0}}Wt===!0&&(zt.updateMultisampleRenderTarget(et),zt.updateRenderTargetMipmap(et))}M.setRenderTarget(gt,ft,Ct),M.setClearColor(Y,K),At!==void 0&&(z.viewport=At),M.toneMapping=It}function Ts(v,U,B){const z=U.isScene===!0?U.overrideMaterial:null;for(let N=0,et=v.length;N<et;N++){const ut=v[N],gt=ut.object,ft=ut.geometry,Ct=ut.group;let It=ut.material;It.allowOverride===!0&&z!==null&&(It=z),gt.layers.test(B.layers)&&Na(gt,U,B,ft,It,Ct)}}function Na(v,U,B,z,N,et){v.onBeforeRender(M,U,B,z,N,et),v.modelViewMatrix.multiplyMatrices(B.matrixWorldInverse,v.matrixWorld),v.normalMatrix.getNormalMatrix(v.modelViewMatrix),N.onBeforeRender(M,U,B,z,v,et),N.transparent===!0&&N.side===Ie&&N.forceSinglePass===!1?(N.side=Ue,N.needsUpdate=!0,M.renderBufferDirect(B,U,z,N,v,et),N.side=Hn,N.needsUpdate=!0,M.renderBufferDirect(B,U,z,N,v,et),N.side=Ie):M.renderBufferDirect(B,U,z,N,v,et),v.onAfterRender(M,U,B,z,N,et)}function ws(v,U,B){U.isScene!==!0&&(U=Tt);const z=xt.get(v),N=p.state.lights,et=p.state.shadowsArray,ut=N.state.version,gt=X.getParameters(v,N.state,et,U,B),ft=X.getProgramCacheKey(gt);let Ct=z.programs;z.environment=v.isMeshStandardMaterial?U.environment:null,z.fog=U.fog,z.envMap=(v.isMeshStandardMaterial?he:ve).get(v.envMap||z.environment),z.envMapRotation=z.environment!==null&&v.envMap===null?U.environmentRotation:v.envMapRotation,Ct===void 0&&(v.addEventListener("dispose",j),Ct=new Map,z.programs=Ct);let It=Ct.get(ft);if(It!==void 0){if(z.currentProgram===It&&z.lightsStateVersion===ut)return Oa(v,gt),It}else gt.uniforms=X.getUniforms(v),v.onBeforeCompile(gt,M),It=X.acquireProgram(gt,ft),Ct.set(ft,It),z.uniforms=gt.uniforms;const At=z.uniforms;return(!v.isShaderMaterial&&!v.isRawShaderMaterial||v.clipping===!0)&&(At.clippingPlanes=rt.uniform),Oa(v,gt),z.needsLights=Gu(v),z.lightsStateVersion=ut,z.needsLights&&(At.ambientLightColor.value=N.state.ambient,At.lightProbe.value=N.state.probe,At.directionalLights.value=N.state.directional,At.directionalLightShadows.value=N.state.directionalShadow,At.spotLights.value=N.state.spot,At.spotLightShadows.value=N.state.spotShadow,At.rectAreaLights.value=N.state.rectArea,At.ltc_1.value=N.state.rectAreaLTC1,At.ltc_2.value=N.state.rectAreaLTC2,At.pointLights.value=N.state.point,At.pointLightShadows.value=N.state.pointShadow,At.hemisphereLights.value=N.state.hemi,At.directionalShadowMap.value=N.state.directionalShadowMap,At.directionalShadowMatrix.value=N.state.directionalShadowMatrix,At.spotShadowMap.value=N.state.spotShadowMap,At.spotLightMatrix.value=N.state.spotLightMatrix,At.spotLightMap.value=N.state.spotLightMap,At.pointShadowMap.value=N.state.pointShadowMap,At.pointShadowMatrix.value=N.state.pointShadowMatrix),z.currentProgram=It,z.uniformsList=null,It}function Fa(v){if(v.uniformsList===null){const U=v.currentProgram.getUniforms();v.uniformsList=sr.seqWithValue(U.seq,v.uniforms)}return v.uniformsList}function Oa(v,U){const B=xt.get(v);B.outputColorSpace=U.outputColorSpace,B.batching=U.batching,B.batchingColor=U.batchingColor,B.instancing=U.instancing,B.instancingColor=U.instancingColor,B.instancingMorph=U.instancingMorph,B.skinning=U.skinning,B.morphTargets=U.morphTargets,B.morphNormals=U.morphNormals,B.morphColors=U.morphColors,B.morphTargetsCount=U.morphTargetsCount,B.numClippingPlanes=U.numClippingPlanes,B.numIntersection=U.numClipIntersection,B.vertexAlphas=U.vertexAlphas,B.vertexTangents=U.vertexTangents,B.toneMapping=U.toneMapping}function zu(v,U,B,z,N){U.isScene!==!0&&(U=Tt),zt.resetTextureUnits();const et=U.fog,ut=z.isMeshStandardMaterial?U.environment:null,gt=k===null?M.outputColorSpace:k.isXRRenderTarget===!0?k.texture.colorSpace:si,ft=(z.isMeshStandardMaterial?he:ve).get(z.envMap||ut),Ct=z.vertexColors===!0&&!!B.attributes.color&&B.attributes.color.itemSize===4,It=!!B.attributes.tangent&&(!!z.normalMap||z.anisotropy>0),At=!!B.morphAttributes.position,Wt=!!B.morphAttributes.normal,Kt=!!B.morphAttributes.color;let ue=kn;z.toneMapped&&(k===null||k.isXRRenderTarget===!0)&&(ue=M.toneMapping);const ie=B.morphAttributes.position||B.morphAttributes.normal||B.morphAttributes.color,Qt=ie!==void 0?ie.length:0,Rt=xt.get(z),ae=p.state.lights;if(qt===!0&&(q===!0||v!==S)){const we=v===S&&z.id===E;rt.setState(z,v,we)}let Yt=!1;z.version===Rt.__version?(Rt.needsLights&&Rt.lightsStateVersion!==ae.state.version||Rt.outputColorSpace!==gt||N.isBatchedMesh&&Rt.batching===!1||!N.isBatchedMesh&&Rt.batching===!0||N.isBatchedMesh&&Rt.batchingColor===!0&&N.colorTexture===null||N.isBatchedMesh&&Rt.batchingColor===!1&&N.colorTexture!==null||N.isInstancedMesh&&Rt.instancing===!1||!N.isInstancedMesh&&Rt.instancing===!0||N.isSkinnedMesh&&Rt.skinning===!1||!N.isSkinnedMesh&&Rt.skinning===!0||N.isInstancedMesh&&Rt.instancingColor===!0&&N.instanceColor===null||N.isInstancedMesh&&Rt.instancingColor===!1&&N.instanceColor!==null||N.isInstancedMesh&&Rt.instancingMorph===!0&&N.morphTexture===null||N.isInstancedMesh&&Rt.instancingMorph===!1&&N.morphTexture!==null||Rt.envMap!==ft||z.fog===!0&&Rt.fog!==et||Rt.numClippingPlanes!==void 0&&(Rt.numClippingPlanes!==rt.numPlanes||Rt.numIntersection!==rt.numIntersection)||Rt.vertexAlphas!==Ct||Rt.vertexTangents!==It||Rt.morphTargets!==At||Rt.morphNormals!==Wt||Rt.morphColors!==Kt||Rt.toneMapping!==ue||Rt.morphTargetsCount!==Qt)&&(Yt=!0):(Yt=!0,Rt.__version=z.version);let ke=Rt.currentProgram;Yt===!0&&(ke=ws(z,U,N));let hi=!1,Be=!1,Wi=!1;const le=ke.getUniforms(),$e=Rt.uniforms;if(vt.useProgram(ke.program)&&(hi=!0,Be=!0,Wi=!0),z.id!==E&&(E=z.id,Be=!0),hi||S!==v){vt.buffers.depth.getReversed()&&v.reversedDepth!==!0&&(v._reversedDepth=!0,v.updateProjectionMatrix()),le.setValue(A,"projectionMatrix",v.projectionMatrix),le.setValue(A,"viewMatrix",v.matrixWorldInverse);const De=le.map.cameraPosition;De!==void 0&&De.setValue(A,mt.setFromMatrixPosition(v.matrixWorld)),Lt.logarithmicDepthBuffer&&le.setValue(A,"logDepthBufFC",2/(Math.log(v.far+1)/Math.LN2)),(z.isMeshPhongMaterial||z.isMeshToonMaterial||z.isMeshLambertMaterial||z.isMeshBasicMaterial||z.isMeshStandardMaterial||z.isShaderMaterial)&&le.setValue(A,"isOrthographic",v.isOrthographicCamera===!0),S!==v&&(S=v,Be=!0,Wi=!0)}if(N.isSkinnedMesh){le.setOptional(A,N,"bindMatrix"),le.setOptional(A,N,"bindMatrixInverse");const we=N.skeleton;we&&(we.boneTexture===null&&we.computeBoneTexture(),le.setValue(A,"boneTexture",we.boneTexture,zt))}N.isBatchedMesh&&(le.setOptional(A,N,"batchingTexture"),le.setValue(A,"batchingTexture",N._matricesTexture,zt),le.setOptional(A,N,"batchingIdTexture"),le.setValue(A,"batchingIdTexture",N._indirectTexture,zt),le.setOptional(A,N,"batchingColorTexture"),N._colorsTexture!==null&&le.setValue(A,"batchingColorTexture",N._colorsTexture,zt));const Ye=B.morphAttributes;if((Ye.position!==void 0||Ye.normal!==void 0||Ye.color!==void 0)&&nt.update(N,B,ke),(Be||Rt.receiveShadow!==N.receiveShadow)&&(Rt.receiveShadow=N.receiveShadow,le.setValue(A,"receiveShadow",N.receiveShadow)),z.isMeshGouraudMaterial&&z.envMap!==null&&($e.envMap.value=ft,$e.flipEnvMap.value=ft.isCubeTexture&&ft.isRenderTargetTexture===!1?-1:1),z.isMeshStandardMaterial&&z.envMap===null&&U.environment!==null&&($e.envMapIntensity.value=U.environmentIntensity),Be&&(le.setValue(A,"toneMappingExposure",M.toneMappingExposure),Rt.needsLights&&Hu($e,Wi),et&&z.fog===!0&&Z.refreshFogUniforms($e,et),Z.refreshMaterialUniforms($e,z,G,st,p.state.transmissionRenderTarget[v.id]),sr.upload(A,Fa(Rt),$e,zt)),z.isShaderMaterial&&z.uniformsNeedUpdate===!0&&(sr.upload(A,Fa(Rt),$e,zt),z.uniformsNeedUpdate=!1),z.isSpriteMaterial&&le.setValue(A,"center",N.center),le.setValue(A,"modelViewMatrix",N.modelViewMatrix),le.setValue(A,"normalMatrix",N.normalMatrix),le.setValue(A,"modelMatrix",N.matrixWorld),z.isShaderMaterial||z.isRawShaderMaterial){const we=z.uniformsGroups;for(let De=0,wr=we.length;De<wr;De++){const Wn=we[De];kt.update(Wn,ke),kt.bind(Wn,ke)}}return ke}function Hu(v,U){v.ambientLightColor.needsUpdate=U,v.lightProbe.needsUpdate=U,v.directionalLights.needsUpdate=U,v.directionalLightShadows.needsUpdate=U,v.pointLights.needsUpdate=U,v.pointLightShadows.needsUpdate=U,v.spotLights.needsUpdate=U,v.spotLightShadows.needsUpdate=U,v.rectAreaLights.needsUpdate=U,v.hemisphereLights.needsUpdate=U}function Gu(v){return v.isMeshLambertMaterial||v.isMeshToonMaterial||v.isMeshPhongMaterial||v.isMeshStandardMaterial||v.isShadowMaterial||v.isShaderMaterial&&v.lights===!0}this.getActiveCubeFace=function(){return C},this.getActiveMipmapLevel=function(){return I},this.getRenderTarget=function(){return k},this.setRenderTargetTextures=function(v,U,B){const z=xt.get(v);z.__autoAllocateDepthBuffer=v.resolveDepthBuffer===!1,z.__autoAllocateDepthBuffer===!1&&(z.__useRenderToTexture=!1),xt.get(v.texture).__webglTexture=U,xt.get(v.depthTexture).__webglTexture=z.__autoAllocateDepthBuffer?void 0:B,z.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(v,U){const B=xt.get(v);B.__webglFramebuffer=U,B.__useDefaultFramebuffer=U===void 0};const Vu=A.createFramebuffer();this.setRenderTarget=function(v,U=0,B=0){k=v,C=U,I=B;let z=!0,N=null,et=!1,ut=!1;if(v){const ft=xt.get(v);if(ft.__useDefaultFramebuffer!==void 0)vt.bindFramebuffer(A.FRAMEBUFFER,null),z=!1;else if(ft.__webglFramebuffer===void 0)zt.setupRenderTarget(v);else if(ft.__hasExternalTextures)zt.rebindTextures(v,xt.get(v.texture).__webglTexture,xt.get(v.depthTexture).__webglTexture);else if(v.depthBuffer){const At=v.depthTexture;if(ft.__boundDepthTexture!==At){if(At!==null&&xt.has(At)&&(v.width!==At.image.width||v.height!==At.image.height))throw new Error("WebGLRenderTarget: Attached DepthTexture is initialized to the incorrect size.");zt.setupDepthRenderbuffer(v)}}const Ct=v.texture;(Ct.isData3DTexture||Ct.isDataArrayTexture||Ct.isCompressedArrayTexture)&&(ut=!0);const It=xt.get(v).__webglFramebuffer;v.isWebGLCubeRenderTarget?(Array.isArray(It[U])?N=It[U][B]:N=It[U],et=!0):v.samples>0&&zt.useMultisampledRTT(v)===!1?N=xt.get(v).__webglMultisampledFramebuffer:Array.isArray(It)?N=It[B]:N=It,D.copy(v.viewport),H.copy(v.scissor),W=v.scissorTest}else D.copy(wt).multiplyScalar(G).floor(),H.copy(Vt).multiplyScalar(G).floor(),W=ee;if(B!==0&&(N=Vu),vt.bindFramebuffer(A.FRAMEBUFFER,N)&&z&&vt.drawBuffers(v,N),vt.viewport(D),vt.scissor(H),vt.setScissorTest(W),et){const ft=xt.get(v.texture);A.framebufferTexture2D(A.FRAMEBUFFER,A.COLOR_ATTACHMENT0,A.TEXTURE_CUBE_MAP_POSITIVE_X+U,ft.__webglTexture,B)}else if(ut){const ft=U;for(let Ct=0;Ct<v.textures.length;Ct++){const It=xt.get(v.textures[Ct]);A.framebufferTextureLayer(A.FRAMEBUFFER,A.COLOR_ATTACHMENT0+Ct,It.__webglTexture,B,ft)}}else if(v!==null&&B!==0){const ft=xt.get(v.texture);A.framebufferTexture2D(A.FRAMEBUFFER,A.COLOR_ATTACHMENT0,A.TEXTURE_2D,ft.__webglTexture,B)}E=-1},this.readRenderTargetPixels=function(v,U,B,z,N,et,ut,gt=0){if(!(v&&v.isWebGLRenderTarget)){console.error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let ft=xt.get(v).__webglFramebuffer;if(v.isWebGLCubeRenderTarget&&ut!==void 0&&(ft=ft[ut]),ft){vt.bindFramebuffer(A.FRAMEBUFFER,ft);try{const Ct=v.textures[gt],It=Ct.format,At=Ct.type;if(!Lt.textureFormatReadable(It)){console.error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(!Lt.textureTypeReadable(At)){console.error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}U>=0&&U<=v.width-z&&B>=0&&B<=v.height-N&&(v.textures.length>1&&A.readBuffer(A.COLOR_ATTACHMENT0+gt),A.readPixels(U,B,z,N,Et.convert(It),Et.convert(At),et))}finally{const Ct=k!==null?xt.get(k).__webglFramebuffer:null;vt.bindFramebuffer(A.FRAMEBUFFER,Ct)}}},this.readRenderTargetPixelsAsync=async function(v,U,B,z,N,et,ut,gt=0){if(!(v&&v.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let ft=xt.get(v).__webglFramebuffer;if(v.isWebGLCubeRenderTarget&&ut!==void 0&&(ft=ft[ut]),ft)if(U>=0&&U<=v.width-z&&B>=0&&B<=v.height-N){vt.bindFramebuffer(A.FRAMEBUFFER,ft);const Ct=v.textures[gt],It=Ct.format,At=Ct.type;if(!Lt.textureFormatReadable(It))throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(!Lt.textureTypeReadable(At))throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");const Wt=A.createBuffer();A.bindBuffer(A.PIXEL_PACK_BUFFER,Wt),A.bufferData(A.PIXEL_PACK_BUFFER,et.byteLength,A.STREAM_READ),v.textures.length>1&&A.readBuffer(A.COLOR_ATTACHMENT0+gt),A.readPixels(U,B,z,N,Et.convert(It),Et.convert(At),0);const Kt=k!==null?xt.get(k).__webglFramebuffer:null;vt.bindFramebuffer(A.FRAMEBUFFER,Kt);const ue=A.fenceSync(A.SYNC_GPU_COMMANDS_COMPLETE,0);return A.flush(),await ld(A,ue,4),A.bindBuffer(A.PIXEL_PACK_BUFFER,Wt),A.getBufferSubData(A.PIXEL_PACK_BUFFER,0,et),A.deleteBuffer(Wt),A.deleteSync(ue),et}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(v,U=null,B=0){const z=Math.pow(2,-B),N=Math.floor(v.image.width*z),et=Math.floor(v.image.height*z),ut=U!==null?U.x:0,gt=U!==null?U.y:0;zt.setTexture2D(v,0),A.copyTexSubImage2D(A.TEXTURE_2D,B,0,0,ut,gt,N,et),vt.unbindTexture()};const Wu=A.createFramebuffer(),Xu=A.createFramebuffer();this.copyTextureToTexture=function(v,U,B=null,z=null,N=0,et=null){et===null&&(N!==0?(ds("WebGLRenderer: copyTextureToTexture function signature has changed to support src and dst mipmap levels."),et=N,N=0):et=0);let ut,gt,ft,Ct,It,At,Wt,Kt,ue;const ie=v.isCompressedTexture?v.mipmaps[et]:v.image;if(B!==null)ut=B.max.x-B.min.x,gt=B.max.y-B.min.y,ft=B.isBox3?B.max.z-B.min.z:1,Ct=B.min.x,It=B.min.y,At=B.isBox3?B.min.z:0;else{const Ye=Math.pow(2,-N);ut=Math.floor(ie.width*Ye),gt=Math.floor(ie.height*Ye),v.isDataArrayTexture?ft=ie.depth:v.isData3DTexture?ft=Math.floor(ie.depth*Ye):ft=1,Ct=0,It=0,At=0}z!==null?(Wt=z.x,Kt=z.y,ue=z.z):(Wt=0,Kt=0,ue=0);const Qt=Et.convert(U.format),Rt=Et.convert(U.type);let ae;U.isData3DTexture?(zt.setTexture3D(U,0),ae=A.TEXTURE_3D):U.isDataArrayTexture||U.isCompressedArrayTexture?(zt.setTexture2DArray(U,0),ae=A.TEXTURE_2D_ARRAY):(zt.setTexture2D(U,0),ae=A.TEXTURE_2D),A.pixelStorei(A.UNPACK_FLIP_Y_WEBGL,U.flipY),A.pixelStorei(A.UNPACK_PREMULTIPLY_ALPHA_WEBGL,U.premultiplyAlpha),A.pixelStorei(A.UNPACK_ALIGNMENT,U.unpackAlignment);const Yt=A.getParameter(A.UNPACK_ROW_LENGTH),ke=A.getParameter(A.UNPACK_IMAGE_HEIGHT),hi=A.getParameter(A.UNPACK_SKIP_PIXELS),Be=A.getParameter(A.UNPACK_SKIP_ROWS),Wi=A.getParameter(A.UNPACK_SKIP_IMAGES);A.pixelStorei(A.UNPACK_ROW_LENGTH,ie.width),A.pixelStorei(A.UNPACK_IMAGE_HEIGHT,ie.height),A.pixelStorei(A.UNPACK_SKIP_PIXELS,Ct),A.pixelStorei(A.UNPACK_SKIP_ROWS,It),A.pixelStorei(A.UNPACK_SKIP_IMAGES,At);const le=v.isDataArrayTexture||v.isData3DTexture,$e=U.isDataArrayTexture||U.isData3DTexture;if(v.isDepthTexture){const Ye=xt.get(v),we=xt.get(U),De=xt.get(Ye.__renderTarget),wr=xt.get(we.__renderTarget);vt.bindFramebuffer(A.READ_FRAMEBUFFER,De.__webglFramebuffer),vt.bindFramebuffer(A.DRAW_FRAMEBUFFER,wr.__webglFramebuffer);for(let Wn=0;Wn<ft;Wn++)le&&(A.framebufferTextureLayer(A.READ_FRAMEBUFFER,A.COLOR_ATTACHMENT0,xt.get(v).__webglTexture,N,At+Wn),A.framebufferTextureLayer(A.DRAW_FRAMEBUFFER,A.COLOR_ATTACHMENT0,xt.get(U).__webglTexture,et,ue+Wn)),A.blitFramebuffer(Ct,It,ut,gt,Wt,Kt,ut,gt,A.DEPTH_BUFFER_BIT,A.NEAREST);vt.bindFramebuffer(A.READ_FRAMEBUFFER,null),vt.bindFramebuffer(A.DRAW_FRAMEBUFFER,null)}else if(N!==0||v.isRenderTargetTexture||xt.has(v)){const Ye=xt.get(v),we=xt.get(U);vt.bindFramebuffer(A.READ_FRAMEBUFFER,Wu),vt.bindFramebuffer(A.DRAW_FRAMEBUFFER,Xu);for(let De=0;De<ft;De++)le?A.framebufferTextureLayer(A.READ_FRAMEBUFFER,A.COLOR_ATTACHMENT0,Ye.__webglTexture,N,At+De):A.framebufferTexture2D(A.READ_FRAMEBUFFER,A.COLOR_ATTACHMENT0,A.TEXTURE_2D,Ye.__webglTexture,N),$e?A.framebufferTextureLayer(A.DRAW_FRAMEBUFFER,A.COLOR_ATTACHMENT0,we.__webglTexture,et,ue+De):A.framebufferTexture2D(A.DRAW_FRAMEBUFFER,A.COLOR_ATTACHMENT0,A.TEXTURE_2D,we.__webglTexture,et),N!==0?A.blitFramebuffer(Ct,It,ut,gt,Wt,Kt,ut,gt,A.COLOR_BUFFER_BIT,A.NEAREST):$e?A.copyTexSubImage3D(ae,et,Wt,Kt,ue+De,Ct,It,ut,gt):A.copyTexSubImage2D(ae,et,Wt,Kt,Ct,It,ut,gt);vt.bindFramebuffer(A.READ_FRAMEBUFFER,null),vt.bindFramebuffer(A.DRAW_FRAMEBUFFER,null)}else $e?v.isDataTexture||v.isData3DTexture?A.texSubImage3D(ae,et,Wt,Kt,ue,ut,gt,ft,Qt,Rt,ie.data):U.isCompressedArrayTexture?A.compressedTexSubImage3D(ae,et,Wt,Kt,ue,ut,gt,ft,Qt,ie.data):A.texSubImage3D(ae,et,Wt,Kt,ue,ut,gt,ft,Qt,Rt,ie):v.isDataTexture?A.texSubImage2D(A.TEXTURE_2D,et,Wt,Kt,ut,gt,Qt,Rt,ie.data):v.isCompressedTexture?A.compressedTexSubImage2D(A.TEXTURE_2D,et,Wt,Kt,ie.width,ie.height,Qt,ie.data):A.texSubImage2D(A.TEXTURE_2D,et,Wt,Kt,ut,gt,Qt,Rt,ie);A.pixelStorei(A.UNPACK_ROW_LENGTH,Yt),A.pixelStorei(A.UNPACK_IMAGE_HEIGHT,ke),A.pixelStorei(A.UNPACK_SKIP_PIXELS,hi),A.pixelStorei(A.UNPACK_SKIP_ROWS,Be),A.pixelStorei(A.UNPACK_SKIP_IMAGES,Wi),et===0&&U.generateMipmaps&&A.generateMipmap(ae),vt.unbindTexture()},this.initRenderTarget=function(v){xt.get(v).__webglFramebuffer===void 0&&zt.setupRenderTarget(v)},this.initTexture=function(v){v.isCubeTexture?zt.setTextureCube(v,0):v.isData3DTexture?zt.setTexture3D(v,0):v.isDataArrayTexture||v.isCompressedArrayTexture?zt.setTexture2DArray(v,0):zt.setTexture2D(v,0),vt.unbindTexture()},this.resetState=function(){C=0,I=0,k=null,vt.reset(),ct.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return un}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(t){this._outputColorSpace=t;const e=this.getContext();e.drawingBufferColorSpace=$t._getDrawingBufferColorSpace(t),e.unpackColorSpace=$t._getUnpackColorSpace()}}const wi=20,$l=32,Y_=8;function ru(n,t=0,e=n.byteLength-t){if(e<wi)return null;const i=new DataView(n,t,e),s=String.fromCharCode(i.getUint8(0),i.getUint8(1),i.getUint8(2),i.getUint8(3)),r=Number(i.getBigInt64(8,!0)/1000000n),o=i.getUint32(16,!0);if(s==="CBV1")return q_(i,r,o);if(s==="CBE1")return e<wi+o?null:{kind:"sections",frame:{tsMs:r,ratio:new Uint8Array(n,t+wi,o)}};if(s==="CBG1"){const a=i.getUint16(6,!0);if(e<wi+o+2*a)return null;const l=new Uint16Array(a);for(let c=0;c<a;c++)l[c]=i.getUint16(wi+o+2*c,!0);return{kind:"lamps",frame:{tsMs:r,aspects:new Uint8Array(n,t+wi,o),remainingDs:l}}}return null}function q_(n,t,e){const i=n.getUint8(5);return i<Y_||n.byteLength<$l+e*i?null:{kind:"cars",frame:{tsMs:t,stepMs:n.getUint16(6,!0),count:e,x0M:n.getFloat32(20,!0),y0M:n.getFloat32(24,!0),unitM:n.getFloat32(28,!0),recordBytes:i,records:new DataView(n.buffer,n.byteOffset+$l,e*i)}}}const j_={uint8:n=>new Uint8Array(n),uint32:n=>new Uint32Array(n),int32:n=>new Int32Array(n),float32:n=>new Float32Array(n),float64:n=>new Float64Array(n)},K_={uint8:1,uint32:4,int32:4,float32:4,float64:8};function ou(n){const t=new Uint8Array(n),e=t.indexOf(10),i=JSON.parse(new TextDecoder().decode(t.subarray(0,e))),s={};let r=e+1;for(const[o,a,l]of i.arrays){const c=l.reduce((u,h)=>u*h,1)*K_[a];if(r+c>n.byteLength)throw new Error(`array ${o} is cut`);s[o]=j_[a](n.slice(r,r+c)),r+=c}return{arrays:s,values:i.values,end:r}}const hn={main:0,waterPump:1,valve:2,sewer:3},ni={junction:0,reservoir:1,tank:2,outfall:4,storage:5};async function Z_(){const n=await fetch("view/scene");if(!n.ok)throw new Error(`GET view/scene: ${n.status}`);const{arrays:t,values:e}=ou(await n.arrayBuffer()),i=e,[s,r,o,a]=i.bounds_m,l=(s+o)/2,c=(r+a)/2,u=f=>{const g=t[f];for(let x=0;x<g.length;x+=2)g[x]-=l,g[x+1]-=c;return g},h=t.area_start,d=u("area_xy");return{name:i.name,x0:l,y0:c,bounds:[s-l,r-c,o-l,a-c],laneStart:t.lane_start,laneXy:u("lane_xy"),laneWidth:t.lane_width,laneEdge:t.lane_edge,laneMotor:t.lane_motor,laneTurns:t.lane_turns,edgeLane0:t.edge_lane0,edgeLanes:t.edge_lanes,edgeInternal:t.edge_internal,edgePriority:t.edge_priority,edgeSection:t.edge_section,junctionStart:t.junction_start,junctionXy:u("junction_xy"),headLane:t.head_lane,headGroup:t.head_group,headController:t.head_controller,edges:i.edges,names:i.names,sectionOfEdge:J_(i.edges,t.edge_internal,t.edge_section),sectionFreeMps:i.section_free_mps,sectionM:i.section_m,controllers:i.controllers.map(f=>({id:f.id,x:f.x_m-l,y:f.y_m-c,streets:f.streets})),areas:i.areas.map((f,g)=>({...f,points:d.subarray(2*h[g],2*h[g+1])})),buildings:t.building_start?{start:t.building_start,xy:u("building_xy"),baseM:t.building_base,heightM:t.building_height,kind:t.building_kind}:null,parking:t.parking_start?{id:i.parking,start:t.parking_start,xy:u("parking_xy"),bays:t.parking_bays,kind:t.parking_kind}:null,pipes:t.pipe_start?Q_(t,i,u):null}}function J_(n,t,e){const i=[...t.keys()].filter(s=>!t[s]);return new Map(n.map((s,r)=>[s,e[i[r]]]))}function Q_(n,t,e){const i=n.pipe_kind;return{id:t.pipes,start:n.pipe_start,xy:e("pipe_xy"),kind:i,ends:n.pipe_ends,lengthM:n.pipe_m,boreM:n.pipe_bore,roughness:n.pipe_rough,depthM:n.pipe_depth,aboveStart:n.pipe_above_start,above:n.pipe_above,aboveEdges:t.above,nodeId:t.nodes,nodeXy:e("node_xy"),nodeKind:n.node_kind,nodeZ:n.node_z,waterLinks:i.findIndex(s=>s>hn.valve)<0?i.length:i.findIndex(s=>s>hn.valve),underpasses:t.underpasses}}function Es(n,t){return n.xy.subarray(2*n.start[t],2*n.start[t+1])}function ui(n,t){return n.laneXy.subarray(2*n.laneStart[t],2*n.laneStart[t+1])}$t.enabled=!1;const au=new Pt("#141f2d"),t0=new Pt("#19232f"),Ri=new F(-.8,-.32,.5).normalize(),Ze={uFogNear:{value:1500},uFogFar:{value:3600},uFog:{value:au},uSun:{value:Ri},uGroundAlpha:{value:1},uBuildingAlpha:{value:1},uDim:{value:0}},An=`
varying float vFogDepth;
`,Rn=`
uniform vec3 uFog;
uniform float uFogNear;
uniform float uFogFar;
varying float vFogDepth;
vec3 fogged(vec3 colour) { return mix(colour, uFog, smoothstep(uFogNear, uFogFar, vFogDepth)); }
`,lu=`
uniform vec3 uSun;
// Hemisphere of cool sky over dark ground and one warm low sun, as in a clear dusk; the same by day and night.
vec3 lit(vec3 albedo, vec3 normal) {
  vec3 sky = mix(vec3(0.24, 0.27, 0.33), vec3(0.50, 0.55, 0.64), normal.z * 0.5 + 0.5);
  vec3 sun = vec3(0.56, 0.46, 0.36) * max(dot(normal, uSun), 0.0);
  return albedo * (sky + sun);
}
`;function Ii(n,t,e=!1){const i=new Pe({uniforms:{...Ze,uColours:{value:n}},vertexShader:`
      ${An}
      attribute vec3 extra;
      varying vec3 vExtra;
      void main() {
        vec4 at = modelViewMatrix * vec4(position, 1.0);
        vFogDepth = -at.z;
        vExtra = extra;
        gl_Position = projectionMatrix * at;
      }`,fragmentShader:`
      ${Rn}
      uniform vec3 uColours[${n.length}];
      uniform float uDim;
      varying vec3 vExtra;
      void main() {
        int tag = int(vExtra.z + 0.5);
        ${e?"if (tag == 0 && mod(vExtra.y, 10.0) > 4.0) discard;":""}
        gl_FragColor = vec4(mix(fogged(uColours[tag]), vec3(0.043, 0.067, 0.098), uDim), 1.0);
      }`,depthTest:!1,depthWrite:!1,side:Ie});return i.userData.order=t,i}function Ui(n,t){const e=new Se;e.setAttribute("position",new te(n.position,3)),e.setAttribute("extra",new te(n.extra,3)),e.setAttribute("side",new te(n.side,2)),e.setIndex(n.index);const i=new Te(e,t);return i.frustumCulled=!1,i.matrixAutoUpdate=!1,i.renderOrder=t.userData.order??0,i}class Bn{position=[];extra=[];side=[];index=[];get vertices(){return this.position.length/3}strip(t,e,i,s,r=0){const o=t.length/2;if(o<2)return;const a=this.vertices;let l=0;for(let c=0;c<o;c++){const[u,h]=n0(t,c,o),d=t[2*c],f=t[2*c+1];if(c>0&&(l+=Math.hypot(d-t[2*c-2],f-t[2*c-1])),this.position.push(d+u*e,f+h*e,s,d+u*i,f+h*i,s),this.side.push(u,h,u,h),this.extra.push(-1,l,r,1,l,r),c>0){const g=a+2*(c-1);this.index.push(g,g+2,g+1,g+1,g+2,g+3)}}}polygon(t,e,i,s=0){const r=this.vertices;for(let o=0;o<t.length/2;o++)this.position.push(t[2*o],t[2*o+1],i),this.side.push(0,0),this.extra.push(0,0,s);for(const[o,a,l]of e)this.index.push(r+o,r+a,r+l)}}const e0=.4;function n0(n,t,e){const[i,s]=ea(n,Math.max(0,t-1),e),[r,o]=ea(n,Math.min(t,e-2),e);let a=i+r,l=s+o;const c=Math.hypot(a,l);if(c<1e-6)return[r,o];a/=c,l/=c;const u=1/Math.max(e0,a*r+l*o);return[a*u,l*u]}function ea(n,t,e){for(let i=t;i<e-1;i++){const s=n[2*i+2]-n[2*i],r=n[2*i+3]-n[2*i+1],o=Math.hypot(s,r);if(o>1e-4)return[-r/o,s/o]}return t>0?ea(n,t-1,e):[0,1]}const i0=1.4,rr=255,s0=200,bn=[.65,.5,.35,.2];function cu(n){for(let t=0;t<bn.length;t++)if(n>=bn[t])return t;return bn.length}class uu{mesh;ghost;state;material;data;constructor(t){const e=t.names.length,i=Math.max(1,Math.ceil(Math.sqrt(e)));this.data=new Uint8Array(4*i*i).fill(rr),this.state=new ya(this.data,i,i,Ge,Qe),this.state.needsUpdate=!0;const s=r0(t);this.material=ql(this.state,i,1),this.mesh=Yl(s,this.material,20);const r=ql(this.state,i,.22);r.depthFunc=cr,this.ghost=Yl(s,r,21),this.ghost.material=r}showMeasured(t){for(let e=0;e<t.length;e++)this.data[4*e]=t[e],this.data[4*e+1]=255;this.commit(0)}showForecast(t,e,i){for(let s=0;s<this.data.length;s+=4)this.data[s]=rr;t.forEach((s,r)=>{const o=e[r];o!==null&&(this.data[4*s]=Math.min(rr-1,Math.round(o*s0)),this.data[4*s+1]=Math.round((i[r]??0)*255))}),this.commit(1)}commit(t){this.state.needsUpdate=!0;for(const e of[this.mesh,this.ghost])e.material.uniforms.uForecast.value=t}setDistance(t){const e=t<260?1:0;for(const i of[this.mesh,this.ghost])i.material.uniforms.uNear.value=e;this.ghost.visible=e===0&&this.material.uniforms.uXray.value===0}setXray(t){this.material.uniforms.uXray.value=t?1:0,this.ghost.visible=!t}}function r0(n){const t=new Bn;for(let e=0;e<n.edgeLane0.length;e++){const i=n.edgeSection[e];if(i<0||n.edgeInternal[e])continue;const s=[];for(let a=n.edgeLane0[e];a<n.edgeLane0[e]+n.edgeLanes[e];a++)n.laneMotor[a]&&s.push(a);if(s.length===0)continue;const r=ui(n,s[Math.floor((s.length-1)/2)]),o=s.length%2===0?n.laneWidth[s[0]]/2:0;t.strip(r,o,o,i0,i)}return t}function Yl(n,t,e){const i=new Se;i.setAttribute("position",new te(n.position,3)),i.setAttribute("extra",new te(n.extra,3)),i.setAttribute("side",new te(n.side,2)),i.setIndex(n.index);const s=new Te(i,t);return s.frustumCulled=!1,s.matrixAutoUpdate=!1,s.renderOrder=e,s}function ql(n,t,e){return new Pe({uniforms:{...Ze,uState:{value:n},uSide:{value:t},uAlpha:{value:e},uForecast:{value:0},uXray:{value:0},uNear:{value:0},uPlain:{value:0},uFrom:{value:bn},uColours:{value:["#2b83ba","#9ed1c4","#f6d55c","#f08a3c","#d73027"].map(i=>new Pt(i))},uWidths:{value:[2.6,3.6,6.5,8.5,10.5]}},vertexShader:o0,fragmentShader:a0,transparent:!0,depthWrite:!1,side:Ie})}const o0=`
${An}
uniform sampler2D uState;
uniform int uSide;
uniform float uWidths[5];
uniform float uFrom[4];
uniform float uNear;
uniform float uPlain; // 1: bands without casing or texture, as differences are shown
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
  float total = vHalf + (vClass >= 2 && uPlain < 0.5 ? CASING_M * vScale : 0.0);
  vAcross = extra.x * total;
  vAlong = extra.y;
  vec4 at = modelViewMatrix * vec4(centre + vec3(side * vAcross, 0.0), 1.0);
  vFogDepth = -at.z;
  gl_Position = vClass < 0 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * at;
}`,a0=`
${Rn}
uniform vec3 uColours[5];
uniform float uAlpha;
uniform float uForecast;
uniform float uXray;
uniform float uPlain;
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
  if (uPlain > 0.5) alpha = vClass == 2 ? 0.6 : 0.95;
  else if (off > vHalf) { colour = CASING; alpha = 0.85; }
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
  if (uPlain < 0.5) alpha *= mix(1.0, vClass < 2 ? 0.25 : 0.5, uNear);
  if (uNear > 0.5 && off > vHalf) discard;
  gl_FragColor = vec4(fogged(colour), alpha * uAlpha);
}`;class l0{constructor(t){this.now=t}listeners=[];changed=new Set;queued=!1;set(t){for(const[e,i]of Object.entries(t))this.now[e]!==i&&(this.now[e]=i,this.changed.add(e));this.changed.size===0||this.queued||(this.queued=!0,queueMicrotask(()=>{this.queued=!1;const e=this.changed;this.changed=new Set;for(const i of this.listeners)i(this.now,e)}))}on(t){this.listeners.push(t)}}function on(n){return n.tick?Number(BigInt(n.tick.ts_ns)/1000000n):0}function c0(n){return on(n)+n.cursorMin*6e4}function hu(n){const{forecast:t}=n;if(!t)return 0;const e=t.leads[t.leads.length-1];return Math.max(0,(li(t)+e.lead_s*1e3-on(n))/6e4)}function li(n){return Number(BigInt(n.issued_ts_ns)/1000000n)}function du(n,t){const e=(t-li(n))/1e3,{leads:i}=n,s=i.findIndex(a=>a.lead_s>=e);if(s===0)return{a:i[0],b:i[0],share:0};if(s<0)return{a:i[i.length-1],b:i[i.length-1],share:0};const[r,o]=[i[s-1],i[s]];return{a:r,b:o,share:(e-r.lead_s)/(o.lead_s-r.lead_s)}}const io=(n,t,e)=>n===null||t===null?n??t:n+(t-n)*e;function bs(n,t){const{forecast:e}=n;if(!e||n.series.length===0||t>hu(n)+.5)return null;const i=on(n)+t*6e4,s=u0(n.series,li(e)),{a:r,b:o,share:a}=du(e,i);if(!r.city||!o.city)return null;const l=e.leads[0].lead_s*1e3,c=Math.min(1,(i-li(e))/l),[u,h,d]=[0,1,2].map(f=>r.city[f]+(o.city[f]-r.city[f])*a);return[u,h,d].map(f=>s*(1+(f-1)*c))}function u0(n,t){let e=n[0];for(const i of n)Math.abs(i[0]-t)<Math.abs(e[0]-t)&&(e=i);return e[1]}function fu(n,t){const{forecast:e}=n;if(!e)return[];const{a:i,b:s,share:r}=du(e,on(n)+t*6e4);return e.sections.map((o,a)=>{const l=io(i.low[a],s.low[a],r),c=io(i.mid[a],s.mid[a],r),u=io(i.high[a],s.high[a],r);return{section:o,low:l,mid:c,high:u,sure:h0(l,c,u)}})}const pu=1.645;function h0(n,t,e){if(n===null||t===null||e===null)return 0;const i=Math.max((e-n)/(2*pu),1e-6),s=cu(t),r=s===0?1/0:bn[s-1],o=s===bn.length?-1/0:bn[s];return na((r-t)/i)-na((o-t)/i)}function d0(n){return n.low===null||n.mid===null||n.high===null?0:na((bn[2]-n.mid)/Math.max((n.high-n.low)/(2*pu),1e-6))}function na(n){return n===1/0?1:n===-1/0?0:1/(1+Math.exp(-(.07056*n*n*n+1.5976*n)))}const f0=4401,jl=500,p0=8e3;function m0(n){let t=jl;const e=()=>{const i=new WebSocket(`${location.protocol==="https:"?"wss":"ws"}://${location.host}/ws`);i.binaryType="arraybuffer",i.onopen=()=>{t=jl,n.onLink(!0)},i.onmessage=s=>{if(typeof s.data=="string"){n.onText(JSON.parse(s.data));return}const r=ru(s.data);r&&n.onBinary(r)},i.onclose=s=>{if(s.code===f0)return vr();n.onLink(!1),setTimeout(e,t),t=Math.min(2*t,p0)}};e()}const Kl={high:0,medium:1,low:2},g0=["unacked","returned_unacked","acked"];function mu(n){const t=s=>s.state==="acked"?1:0,e=n.alarms.filter(s=>g0.includes(s.state)).sort((s,r)=>t(s)-t(r)||Kl[s.priority]-Kl[r.priority]||Oe(r.since_ts_ns)-Oe(s.since_ts_ns)),i=new Set;return e.filter(s=>{const r=gu(n,s);return!r||r.alarms.length<2&&!n.flood?!0:i.has(r.id)?!1:(i.add(r.id),!0)})}function gu(n,t){return n.incidents.find(e=>e.id===t.incident_id)}function _0(n,t,e){const i=new Fe("incidents","incidents");return i.element.setAttribute("aria-live","polite"),document.getElementById("app")?.append(i.element),s=>{i.element.hidden=s.mode!=="situation"&&s.mode!=="underground";const r=s.cursorMin===0;i.show([s.lang,s.alarms,r,s.selection],()=>{if(s.alarms===null||s.alarms==="unavailable")return[Zl(null),y("p",{class:"empty"},s.alarms?w("alarms.unavailable"):"")];const{alarms:o}=s,a=mu(o),l=a.length?a.map(c=>x0(s,o,c,n,t,e,r)):[y("p",{class:"empty"},w("alarms.none"))];return[Zl(o),y("div",{class:"list",role:"list"},...l),v0(o)]})}}function Zl(n){const t=n?.alarms.filter(i=>i.state==="unacked"||i.state==="returned_unacked").length??0,e=n?.alarms.filter(i=>i.state==="unacked"||i.state==="acked").length??0;return y("header",{},y("h2",{},w("alarms.title")),n?y("span",{class:"second"},n.flood?w("alarms.flood"):w("alarms.counts",{unacked:t,active:e})):null,n?y("span",{class:"second right"},w("alarms.rate",{n:Q(n.rate_10min)})):null)}function v0(n){const{shelved:t,suppressed:e,out_of_service:i}=n.counts;return y("footer",{class:"second"},w("alarms.footer",{shelved:t,suppressed:e,oos:i}))}function x0(n,t,e,i,s,r,o){const a=gu(t,e),l=a&&a.alarms.length>1?a:null,c=e.state!=="acked",u=n.selection?.kind==="alarm"&&n.selection.id===e.id,h=zn(e.title)+(e.state==="returned_unacked"?` · ${w("alarms.returned")}`:""),d=o&&ca("alarms"),f=c&&e.state==="unacked"?M0(e):[],g=e.state==="acked"&&e.acked_by?w("alarms.ackedby",{who:e.acked_by,time:We(Oe(e.acked_ts_ns),!1)}):"";return y("article",{class:`alarm ${e.priority} ${c?"bar":""} ${u?"selected":""}`,role:"listitem","data-alarm":e.id,"data-state":e.state,click:()=>i.set({selection:{kind:"alarm",id:e.id}})},Sc(e.priority,e.state),y("div",{class:"title"},h,y("time",{},We(Oe(e.since_ts_ns)))),l?y("p",{class:"second"},`${zn(l.title)} · ${w("alarms.grouped",{n:l.alarms.length})}`):null,...f,g?y("p",{class:"second"},g):null,y("div",{class:"row"},c?Me(`ack-${e.id}`,w("alarms.ack"),()=>void s.acknowledge(e),e.priority==="high"?"primary":"plain",!d):null,e.place?.x_m!==void 0&&e.place?.x_m!==null?Me(`fly-${e.id}`,w("alarms.fly"),()=>r(e)):null,e.state==="acked"?Me(`shelve-${e.id}`,w("alarms.shelve"),()=>void s.shelve(e,30),"plain",!d):null))}function M0(n){return["cause","effect","action"].filter(t=>zn(n[t])).map(t=>y("p",{class:"second"},y("span",{class:"muted"},`${w(t)} `),zn(n[t])))}const Jl=["advised","waiting","sent","watching","kept"],ba=["waiting","advised","watching","sent"],S0=["sent","watching"];function Ql(n){return[...n].sort((t,e)=>tc(t)-tc(e)||Oe(e.issued_ts_ns)-Oe(t.issued_ts_ns)).find(t=>ba.includes(t.state))}function tc(n){if(n.state==="watching"&&Ta(n))return-1;const t=ba.indexOf(n.state);return t<0?99:t}function Ta(n){return!!(n.measured&&n.effect&&(n.measured.mean>n.effect.high||n.measured.mean<n.effect.low))}function y0(n,t,e){const i=new Fe("plans","plans");document.getElementById("app")?.append(i.element);let s="";return r=>{i.element.hidden=!["situation","junction"].includes(r.mode);const o=r.mode==="junction"||r.planOpen!=="";i.element.classList.toggle("open",o);const a=Array.isArray(r.plans)?r.plans:[],l=r.mode==="junction"&&r.selection?.kind==="controller"?r.selection.id:"",c=a.find(h=>h.id===r.planOpen)??Ql(l?a.filter(h=>h.controller_id===l):a);c&&s&&s!==c.id&&(s="");const u=h=>{s=h,n.set({plans:[...a]})};i.show([r.lang,c,o,s,r.cursorMin===0,a.length,r.plans==="unavailable",_u(r,c)],()=>{if(!c)return E0(r);const h={store:n,actions:t,plan:c,open:o,live:r.cursorMin===0,confirming:s===c.id,confirm:u,name:wa(e,c.controller_id)};return[b0(r,c,o),y("div",{class:"in"},...o?A0(h):T0(h,a),P0(h))]})}}function E0(n){const t=n.plans===null?"":w(n.plans==="unavailable"?"plans.unavailable":"plans.none");return[y("header",{},y("h2",{},w("plans.title"))),y("p",{class:"empty"},t)]}function wa(n,t){const e=n.controllers.find(i=>i.id===t);return e?.streets.length?e.streets.map(Xe).join("—"):t}function _u(n,t){return!t||!Array.isArray(n.controllers)?"":n.controllers.find(e=>e.id===t.controller_id)?.mode??""}function b0(n,t,e){const i=_u(n,t),s=Math.max(0,Oe(t.expires_ts_ns)-on(n)),r=t.state==="waiting"&&s?` · ${Math.floor(s/6e4)}:${String(Math.floor(s/1e3)%60).padStart(2,"0")}`:"";return y("header",{},y("h2",{},w(e?"plans.diff":"plans.title")),i&&!e?y("span",{class:"chip"},w(`mode.${i}`)):null,y("span",{class:"chip right","data-plan-state":t.state},_s(`plan.state.${t.state}`,t.state)+r))}function T0(n,t){const{plan:e}=n,i=t.filter(o=>ba.includes(o.state)&&o.id!==e.id).length,s=e.checks.filter(o=>o.ok).length,r=[y("p",{class:"strong"},n.name),y("p",{class:"second"},w0(e),i?` · ${w("plans.more",{n:i})}`:""),vu(e),y("p",{class:"second"},`${s===e.checks.length?"✓":"✕"} ${w("plans.checks")} ${s}/${e.checks.length}`),y("p",{class:"second"},w("plans.valid",{made:We(Oe(e.issued_ts_ns)),until:We(Oe(e.expires_ts_ns),!1)}))];return Ta(e)&&r.push(y("p",{class:"second strong"},`◆ ${w("plans.outside")}`)),r}function w0(n){if(!n.current||!n.proposed)return n.controller_id;const t=n.current.cycle_s===n.proposed.cycle_s?Q(n.proposed.cycle_s):`${Q(n.current.cycle_s)} → ${Q(n.proposed.cycle_s)}`;return`${w("plans.cycle")} ${t} s · ${w("plans.offset")} ${Q(n.current.offset_s)} → ${Q(n.proposed.offset_s)} s`}function vu(n){const t=n.effect;if(!t)return y("p",{class:"muted"},"–");const e=[t.low,t.high,0,...n.measured?[n.measured.low,n.measured.high]:[]],[i,s]=[Math.min(...e),Math.max(...e)],r=(s-i)*.12||1,o=d=>8+(d-i+r)/(s-i+2*r)*324,a=t.low<=0&&t.high>=0,l=a?"#6b82a3":t.mean<0?"#5fb3d9":"#f08a3c",c=a?w("plans.undecided"):w(t.mean<0?"plans.better":"plans.worse"),u=Mt("svg",{viewBox:"0 0 340 44",width:"100%",role:"img","aria-label":`${Q(t.mean,1)} [${Q(t.low,1)}, ${Q(t.high,1)}] ${t.unit}`},Mt("line",{x1:8,x2:332,y1:14,y2:14,stroke:"#26344a"}),Mt("rect",{x:o(t.low),y:9,width:Math.max(2,o(t.high)-o(t.low)),height:10,fill:l,"fill-opacity":.75}),Mt("line",{x1:o(t.mean),x2:o(t.mean),y1:5,y2:23,stroke:"#fff","stroke-width":3}),Mt("line",{x1:o(0),x2:o(0),y1:3,y2:25,stroke:"#b4c2d5"}),Mt("text",{x:o(t.low),y:38,fill:"#b4c2d5","font-size":12,"text-anchor":"middle"},Q(t.low,1)),Mt("text",{x:o(t.high),y:38,fill:"#b4c2d5","font-size":12,"text-anchor":"middle"},Q(t.high,1)),Mt("text",{x:o(0),y:38,fill:"#b4c2d5","font-size":12,"text-anchor":"middle"},Math.min(Math.abs(o(0)-o(t.low)),Math.abs(o(0)-o(t.high)))<24?"":"0"));n.measured&&u.append(Mt("path",{d:`M${o(n.measured.mean)} 26l-5 8h10Z`,fill:"#fff"}));const h=`${_s(`metric.${t.metric}`,t.metric)} ${ss(t.mean,1)} ${t.unit}`;return y("div",{},y("div",{class:"row"},y("span",{class:"strong"},h),y("span",{class:"second right"},`${c} · ${w("plans.interval",{n:t.n})}`)),u)}function A0(n){const{plan:t}=n,e=Jl.indexOf(t.state==="rolled_back"?"kept":t.state),i=Jl.map((r,o)=>y("span",{class:o<e?"past":o===e?"here":""},_s(`plan.state.${o===4&&t.state==="rolled_back"?"rolled_back":r}`,r))),s=t.checks.map(r=>y("span",{class:r.ok?"":"no"},`${r.ok?"✓":"✕"} ${zn(r.name)}`));return[y("p",{class:"strong"},n.name),y("p",{class:"second"},w("plans.valid",{made:We(Oe(t.issued_ts_ns)),until:We(Oe(t.expires_ts_ns),!1)})),y("div",{class:"steps"},...i),R0(t),C0(t),y("p",{class:"strong"},w("plans.effect")),vu(t),y("div",{class:"row"},y("span",{class:"strong"},w("plans.checks")),y("span",{class:"second right"},w("plans.passed",{ok:t.checks.filter(r=>r.ok).length,n:t.checks.length}))),y("div",{class:"checks"},...s),y("p",{class:"muted"},Ta(t)?`◆ ${w("plans.outside")}`:w("plans.after"))]}function R0(n){const{current:t,proposed:e}=n;if(!t||!e)return y("p",{class:"muted"},"–");const i=[...new Set([...t.stages,...e.stages].map(l=>l.name))],s=(l,c)=>l.stages.find(u=>u.name===c)?.length_s??null,r=[[`${w("plans.cycle")} s`,t.cycle_s,e.cycle_s],...i.map(l=>[`${l} s`,s(t,l),s(e,l)]),[`${w("plans.offset")} s`,t.offset_s,e.offset_s]],o=(l,c,u)=>{const h=c===null||u===null?null:u-c;return y("tr",{class:h===0?"":"changed"},y("td",{},l),y("td",{},Q(c,so(c))),y("td",{},Q(u,so(u))),y("td",{},h===null?"–":ss(h,so(h))))},a=y("tr",{},y("th",{},""),y("th",{},w("plans.current")),y("th",{},w("plans.proposed")),y("th",{},w("plans.delta")));return y("table",{},y("thead",{},a),y("tbody",{},...r.map(l=>o(...l))))}const so=n=>n===null||Math.abs(n-Math.round(n))<.05?0:1;function C0(n){const{current:t,proposed:e}=n;if(!t||!e)return y("div");const i=Math.max(t.cycle_s,e.cycle_s,1),s=(r,o,a)=>{const l=r.stages.map(c=>{const u=o.stages.find(h=>h.name===c.name)?.length_s!==c.length_s;return vs(y("i",{class:u?"changed":""},`${c.name} ${Q(c.length_s)}`),{width:`${100*c.length_s/i}%`})});return y("div",{class:`bar ${a}`},...l)};return y("div",{class:"splits"},y("span",{class:"second"},w("plans.current")),s(t,e,"current"),y("span",{class:"second"},w("plans.proposed")),s(e,t,"proposed"))}function P0(n){const{plan:t,actions:e,store:i}=n,s=n.live&&ca("plans"),r=t.state==="waiting"||t.state==="advised",o=Me("rollback",`↺ ${w("plans.rollback")}`,()=>void e.plan(t,"rollback"),"plain",!s||!S0.includes(t.state));o.classList.add("rollback");const a=()=>i.set({planOpen:"",mode:i.now.mode==="junction"?"situation":i.now.mode});if(!n.open)return y("div",{class:"actions"},Me("review",w("plans.review"),()=>i.set({planOpen:t.id}),"primary"),r?Me("reject",w("plans.reject"),()=>void e.plan(t,"reject"),"plain",!s):null,o);if(n.confirming&&r){const l=()=>{n.confirm(""),e.plan(t,"approve")};return y("div",{class:"actions"},Me("confirm",w("plans.confirm",{name:n.name}),l,"primary",!s),Me("cancel",w("plans.cancel"),()=>n.confirm("")))}return y("div",{class:"actions"},r?Me("approve",w("plans.approve"),()=>n.confirm(t.id),"primary",!s):null,r?Me("reject",w("plans.reject"),()=>void e.plan(t,"reject"),"plain",!s):null,Me("close-plan",w("close"),a),o)}const D0=130,ec=520,L0=260,nc=42;class I0{constructor(t,e,i,s){this.store=t,this.city=e,this.view=i,this.labels=s}withAlarm(t){const e=this.current();e&&t(e)}current(){const{alarms:t,selection:e}=this.store.now;if(!(!t||t==="unavailable"))return t.alarms.find(i=>e?.kind==="alarm"&&i.id===e.id)??mu(t).find(i=>i.state==="unacked")}at(t){const{place:e}=t;return e?.x_m===void 0||e.x_m===null||e.y_m===void 0||e.y_m===null?null:{x:e.x_m-this.city.x0,y:e.y_m-this.city.y0}}flyToAlarm(t){const e=this.at(t);if(t.place?.kind==="pipe"&&this.pipePlace(t.place.id))return this.flyToPipe(t.place.id);this.store.set({selection:{kind:"alarm",id:t.id}}),e&&this.view.flyTo(e.x,e.y,320)}flyToSection(t){const e=this.middle(t);this.store.set({selection:{kind:"section",id:String(t)}}),this.view.flyTo(e.x,e.y,700,30)}flyToPipe(t){this.store.set({mode:"underground",selection:{kind:"pipe",id:t}});const e=this.pipePlace(t);e&&this.view.flyTo(e.x,e.y,L0,nc)}pipePlace(t){const{pipes:e}=this.city,i=e?.id.indexOf(t)??-1;if(!e||i<0)return null;const s=Es(e,i),r=2*Math.floor(s.length/4);return s.length?{x:s[r],y:s[r+1],pipe:i}:null}middle(t){const e=this.city.edgeLane0[this.city.edgeSection.indexOf(t)],i=ui(this.city,e),s=2*Math.floor(i.length/4);return{x:i[s],y:i[s+1]}}go(t){t.kind==="section"?this.flyToSection(Number(t.id)):t.kind==="pipe"?this.flyToPipe(t.id):this.store.set({mode:"junction",selection:{kind:"controller",id:t.id}})}pick(t,e,i,s){if(this.store.now.mode==="underground")return this.pickPipe(s);if(this.store.now.mode==="whatif")return this.pickClosing(t,e);const r=Math.min(60,Math.max(30,this.view.distanceM*.04));let o=r,a="";for(const l of this.city.controllers){const c=Math.hypot(l.x-t,l.y-e);c<o&&([o,a]=[c,l.id])}if(a)this.store.set({selection:{kind:"controller",id:a},...i?{mode:"junction"}:{}});else{const l=ic(this.city,t,e,r);this.store.set({selection:l<0?null:{kind:"section",id:String(l)}})}}pickClosing(t,e){const{closing:i,whatIf:s}=this.store.now,r=ic(this.city,t,e,60);if(s||r<0)return;const o=i.includes(r)?i.filter(a=>a!==r):[...i,r];this.store.set({closing:o,selection:o.length?{kind:"section",id:String(o[o.length-1])}:null})}pickPipe(t){const e=this.view.pipeAt(t.x,t.y),i=e<0?"":this.city.pipes?.id[e]??"";this.store.set({selection:i?{kind:"pipe",id:i}:null})}arrive(t){const{mode:e,selection:i}=this.store.now;if(e==="junction"){const s=this.city.controllers.find(r=>i?.kind==="controller"&&r.id===i.id);s&&this.view.flyTo(s.x,s.y,D0,38)}else t&&e==="situation"&&this.view.distanceM<250?this.view.overview():t&&e==="underground"&&this.view.distanceM>ec&&this.view.closer(ec,nc)}focus(){const{selection:t,mode:e}=this.store.now;if(e==="junction"||e==="table"||this.store.now.cursorMin>0)return this.labels.setFocus(null);if(e==="whatif")return this.focusClosing();if(t?.kind==="section")return this.focusSection(Number(t.id));if(t?.kind==="controller")return this.focusController(t.id);if(e==="underground"&&t?.kind==="pipe")return this.focusPipe(t.id);const i=this.current(),s=i?this.at(i):null;if(!i||!s)return this.labels.setFocus(null);this.labels.setFocus({...s,content:()=>[y("div",{class:"row"},Sc(i.priority,i.state),y("b",{},zn(i.title)))]})}focusClosing(){const{closing:t}=this.store.now,e=t[t.length-1];if(e===void 0)return this.labels.setFocus(null);this.labels.setFocus({...this.middle(e),content:()=>[y("b",{},`⊖ ${w("whatif.close")} ${Xe(this.city.names[e])}`)]})}focusSection(t){const e=this.city.sectionFreeMps[t]*3.6,i=this.store.now.ratio?.[t]??255,s=i===255?w("section.none"):`${w("section.speed")} ${Math.round(i/200*e)} km/h`,r=y("button",{type:"button","data-key":"ask-whatif",click:()=>this.store.set({mode:"whatif",closing:[t],whatIf:null})},w("mode.whatif")),a=[y("div",{class:"row"},y("b",{},Xe(this.city.names[t])||w("section.title")),this.store.now.hello?.what_if?r:null),y("div",{class:"second"},`${s} · ${w("section.free")} ${Math.round(e)} km/h`)];this.labels.setFocus({...this.middle(t),content:()=>a})}focusPipe(t){const e=this.pipePlace(t),{pipes:i}=this.city;if(!i||!e)return this.labels.setFocus(null);const[s,r]=[i.boreM[e.pipe],i.depthM[e.pipe]],o=[Number.isFinite(s)?`DN${Math.round(s*1e3)}`:"",Number.isFinite(r)?`${w("pipe.depth")} ${Q(r,2)} m`:""],a=[y("b",{},t),y("div",{class:"second"},o.filter(Boolean).join(" · "))];this.labels.setFocus({x:e.x,y:e.y,z:this.view.pipes?.drawnZ(i.ends[2*e.pipe]),content:()=>a})}focusController(t){const e=this.city.controllers.find(s=>s.id===t);if(!e)return this.labels.setFocus(null);const i=y("button",{type:"button","data-key":"open-junction",click:()=>this.store.set({mode:"junction"})},w("mode.junction"));this.labels.setFocus({x:e.x,y:e.y,content:()=>[y("div",{class:"row"},y("b",{},wa(this.city,t)),i)]})}}function ic(n,t,e,i){let s=i,r=-1;for(let o=0;o<n.edgeLane0.length;o++){if(n.edgeSection[o]<0)continue;const a=ui(n,n.edgeLane0[o]);for(let l=2;l<a.length;l+=2){const[c,u,h,d]=[a[l-2],a[l-1],a[l],a[l+1]],[f,g]=[h-c,d-u],x=Math.max(0,Math.min(1,((t-c)*f+(e-u)*g)/(f*f+g*g||1))),m=Math.hypot(c+x*f-t,u+x*g-e);m<s&&([s,r]=[m,n.edgeSection[o]])}}return r}const sc={type:"change"},Aa={type:"start"},xu={type:"end"},Qs=new yr,rc=new xn,U0=Math.cos(70*ts.DEG2RAD),me=new F,Le=2*Math.PI,Jt={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},ro=1e-6;class N0 extends cf{constructor(t,e=null){super(t,e),this.state=Jt.NONE,this.target=new F,this.cursor=new F,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:yn.ROTATE,MIDDLE:yn.DOLLY,RIGHT:yn.PAN},this.touches={ONE:Fn.ROTATE,TWO:Fn.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._domElementKeyEvents=null,this._lastPosition=new F,this._lastQuaternion=new ri,this._lastTargetPosition=new F,this._quat=new ri().setFromUnitVectors(t.up,new F(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new Ml,this._sphericalDelta=new Ml,this._scale=1,this._panOffset=new F,this._rotateStart=new Ut,this._rotateEnd=new Ut,this._rotateDelta=new Ut,this._panStart=new Ut,this._panEnd=new Ut,this._panDelta=new Ut,this._dollyStart=new Ut,this._dollyEnd=new Ut,this._dollyDelta=new Ut,this._dollyDirection=new F,this._mouse=new Ut,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=O0.bind(this),this._onPointerDown=F0.bind(this),this._onPointerUp=k0.bind(this),this._onContextMenu=X0.bind(this),this._onMouseWheel=H0.bind(this),this._onKeyDown=G0.bind(this),this._onTouchStart=V0.bind(this),this._onTouchMove=W0.bind(this),this._onMouseDown=B0.bind(this),this._onMouseMove=z0.bind(this),this._interceptControlDown=$0.bind(this),this._interceptControlUp=Y0.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}connect(t){super.connect(t),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.getRootNode().addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.removeEventListener("pointermove",this._onPointerMove),this.domElement.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.getRootNode().removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.style.touchAction="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(t){t.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=t}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(sc),this.update(),this.state=Jt.NONE}update(t=null){const e=this.object.position;me.copy(e).sub(this.target),me.applyQuaternion(this._quat),this._spherical.setFromVector3(me),this.autoRotate&&this.state===Jt.NONE&&this._rotateLeft(this._getAutoRotationAngle(t)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let i=this.minAzimuthAngle,s=this.maxAzimuthAngle;isFinite(i)&&isFinite(s)&&(i<-Math.PI?i+=Le:i>Math.PI&&(i-=Le),s<-Math.PI?s+=Le:s>Math.PI&&(s-=Le),i<=s?this._spherical.theta=Math.max(i,Math.min(s,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(i+s)/2?Math.max(i,this._spherical.theta):Math.min(s,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let r=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{const o=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),r=o!=this._spherical.radius}if(me.setFromSpherical(this._spherical),me.applyQuaternion(this._quatInverse),e.copy(this.target).add(me),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let o=null;if(this.object.isPerspectiveCamera){const a=me.length();o=this._clampDistance(a*this._scale);const l=a-o;this.object.position.addScaledVector(this._dollyDirection,l),this.object.updateMatrixWorld(),r=!!l}else if(this.object.isOrthographicCamera){const a=new F(this._mouse.x,this._mouse.y,0);a.unproject(this.object);const l=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),r=l!==this.object.zoom;const c=new F(this._mouse.x,this._mouse.y,0);c.unproject(this.object),this.object.position.sub(c).add(a),this.object.updateMatrixWorld(),o=me.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;o!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(o).add(this.object.position):(Qs.origin.copy(this.object.position),Qs.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(Qs.direction))<U0?this.object.lookAt(this.target):(rc.setFromNormalAndCoplanarPoint(this.object.up,this.target),Qs.intersectPlane(rc,this.target))))}else if(this.object.isOrthographicCamera){const o=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),o!==this.object.zoom&&(this.object.updateProjectionMatrix(),r=!0)}return this._scale=1,this._performCursorZoom=!1,r||this._lastPosition.distanceToSquared(this.object.position)>ro||8*(1-this._lastQuaternion.dot(this.object.quaternion))>ro||this._lastTargetPosition.distanceToSquared(this.target)>ro?(this.dispatchEvent(sc),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(t){return t!==null?Le/60*this.autoRotateSpeed*t:Le/60/60*this.autoRotateSpeed}_getZoomScale(t){const e=Math.abs(t*.01);return Math.pow(.95,this.zoomSpeed*e)}_rotateLeft(t){this._sphericalDelta.theta-=t}_rotateUp(t){this._sphericalDelta.phi-=t}_panLeft(t,e){me.setFromMatrixColumn(e,0),me.multiplyScalar(-t),this._panOffset.add(me)}_panUp(t,e){this.screenSpacePanning===!0?me.setFromMatrixColumn(e,1):(me.setFromMatrixColumn(e,0),me.crossVectors(this.object.up,me)),me.multiplyScalar(t),this._panOffset.add(me)}_pan(t,e){const i=this.domElement;if(this.object.isPerspectiveCamera){const s=this.object.position;me.copy(s).sub(this.target);let r=me.length();r*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*t*r/i.clientHeight,this.object.matrix),this._panUp(2*e*r/i.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(t*(this.object.right-this.object.left)/this.object.zoom/i.clientWidth,this.object.matrix),this._panUp(e*(this.object.top-this.object.bottom)/this.object.zoom/i.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(t){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=t:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(t){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=t:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(t,e){if(!this.zoomToCursor)return;this._performCursorZoom=!0;const i=this.domElement.getBoundingClientRect(),s=t-i.left,r=e-i.top,o=i.width,a=i.height;this._mouse.x=s/o*2-1,this._mouse.y=-(r/a)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(t){return Math.max(this.minDistance,Math.min(this.maxDistance,t))}_handleMouseDownRotate(t){this._rotateStart.set(t.clientX,t.clientY)}_handleMouseDownDolly(t){this._updateZoomParameters(t.clientX,t.clientX),this._dollyStart.set(t.clientX,t.clientY)}_handleMouseDownPan(t){this._panStart.set(t.clientX,t.clientY)}_handleMouseMoveRotate(t){this._rotateEnd.set(t.clientX,t.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);const e=this.domElement;this._rotateLeft(Le*this._rotateDelta.x/e.clientHeight),this._rotateUp(Le*this._rotateDelta.y/e.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(t){this._dollyEnd.set(t.clientX,t.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.update()}_handleMouseMovePan(t){this._panEnd.set(t.clientX,t.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(t){this._updateZoomParameters(t.clientX,t.clientY),t.deltaY<0?this._dollyIn(this._getZoomScale(t.deltaY)):t.deltaY>0&&this._dollyOut(this._getZoomScale(t.deltaY)),this.update()}_handleKeyDown(t){let e=!1;switch(t.code){case this.keys.UP:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateUp(Le*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),e=!0;break;case this.keys.BOTTOM:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateUp(-Le*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),e=!0;break;case this.keys.LEFT:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateLeft(Le*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),e=!0;break;case this.keys.RIGHT:t.ctrlKey||t.metaKey||t.shiftKey?this.enableRotate&&this._rotateLeft(-Le*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),e=!0;break}e&&(t.preventDefault(),this.update())}_handleTouchStartRotate(t){if(this._pointers.length===1)this._rotateStart.set(t.pageX,t.pageY);else{const e=this._getSecondPointerPosition(t),i=.5*(t.pageX+e.x),s=.5*(t.pageY+e.y);this._rotateStart.set(i,s)}}_handleTouchStartPan(t){if(this._pointers.length===1)this._panStart.set(t.pageX,t.pageY);else{const e=this._getSecondPointerPosition(t),i=.5*(t.pageX+e.x),s=.5*(t.pageY+e.y);this._panStart.set(i,s)}}_handleTouchStartDolly(t){const e=this._getSecondPointerPosition(t),i=t.pageX-e.x,s=t.pageY-e.y,r=Math.sqrt(i*i+s*s);this._dollyStart.set(0,r)}_handleTouchStartDollyPan(t){this.enableZoom&&this._handleTouchStartDolly(t),this.enablePan&&this._handleTouchStartPan(t)}_handleTouchStartDollyRotate(t){this.enableZoom&&this._handleTouchStartDolly(t),this.enableRotate&&this._handleTouchStartRotate(t)}_handleTouchMoveRotate(t){if(this._pointers.length==1)this._rotateEnd.set(t.pageX,t.pageY);else{const i=this._getSecondPointerPosition(t),s=.5*(t.pageX+i.x),r=.5*(t.pageY+i.y);this._rotateEnd.set(s,r)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);const e=this.domElement;this._rotateLeft(Le*this._rotateDelta.x/e.clientHeight),this._rotateUp(Le*this._rotateDelta.y/e.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(t){if(this._pointers.length===1)this._panEnd.set(t.pageX,t.pageY);else{const e=this._getSecondPointerPosition(t),i=.5*(t.pageX+e.x),s=.5*(t.pageY+e.y);this._panEnd.set(i,s)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(t){const e=this._getSecondPointerPosition(t),i=t.pageX-e.x,s=t.pageY-e.y,r=Math.sqrt(i*i+s*s);this._dollyEnd.set(0,r),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);const o=(t.pageX+e.x)*.5,a=(t.pageY+e.y)*.5;this._updateZoomParameters(o,a)}_handleTouchMoveDollyPan(t){this.enableZoom&&this._handleTouchMoveDolly(t),this.enablePan&&this._handleTouchMovePan(t)}_handleTouchMoveDollyRotate(t){this.enableZoom&&this._handleTouchMoveDolly(t),this.enableRotate&&this._handleTouchMoveRotate(t)}_addPointer(t){this._pointers.push(t.pointerId)}_removePointer(t){delete this._pointerPositions[t.pointerId];for(let e=0;e<this._pointers.length;e++)if(this._pointers[e]==t.pointerId){this._pointers.splice(e,1);return}}_isTrackingPointer(t){for(let e=0;e<this._pointers.length;e++)if(this._pointers[e]==t.pointerId)return!0;return!1}_trackPointer(t){let e=this._pointerPositions[t.pointerId];e===void 0&&(e=new Ut,this._pointerPositions[t.pointerId]=e),e.set(t.pageX,t.pageY)}_getSecondPointerPosition(t){const e=t.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[e]}_customWheelEvent(t){const e=t.deltaMode,i={clientX:t.clientX,clientY:t.clientY,deltaY:t.deltaY};switch(e){case 1:i.deltaY*=16;break;case 2:i.deltaY*=100;break}return t.ctrlKey&&!this._controlActive&&(i.deltaY*=10),i}}function F0(n){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(n.pointerId),this.domElement.addEventListener("pointermove",this._onPointerMove),this.domElement.addEventListener("pointerup",this._onPointerUp)),!this._isTrackingPointer(n)&&(this._addPointer(n),n.pointerType==="touch"?this._onTouchStart(n):this._onMouseDown(n)))}function O0(n){this.enabled!==!1&&(n.pointerType==="touch"?this._onTouchMove(n):this._onMouseMove(n))}function k0(n){switch(this._removePointer(n),this._pointers.length){case 0:this.domElement.releasePointerCapture(n.pointerId),this.domElement.removeEventListener("pointermove",this._onPointerMove),this.domElement.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(xu),this.state=Jt.NONE;break;case 1:const t=this._pointers[0],e=this._pointerPositions[t];this._onTouchStart({pointerId:t,pageX:e.x,pageY:e.y});break}}function B0(n){let t;switch(n.button){case 0:t=this.mouseButtons.LEFT;break;case 1:t=this.mouseButtons.MIDDLE;break;case 2:t=this.mouseButtons.RIGHT;break;default:t=-1}switch(t){case yn.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(n),this.state=Jt.DOLLY;break;case yn.ROTATE:if(n.ctrlKey||n.metaKey||n.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(n),this.state=Jt.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(n),this.state=Jt.ROTATE}break;case yn.PAN:if(n.ctrlKey||n.metaKey||n.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(n),this.state=Jt.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(n),this.state=Jt.PAN}break;default:this.state=Jt.NONE}this.state!==Jt.NONE&&this.dispatchEvent(Aa)}function z0(n){switch(this.state){case Jt.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(n);break;case Jt.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(n);break;case Jt.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(n);break}}function H0(n){this.enabled===!1||this.enableZoom===!1||this.state!==Jt.NONE||(n.preventDefault(),this.dispatchEvent(Aa),this._handleMouseWheel(this._customWheelEvent(n)),this.dispatchEvent(xu))}function G0(n){this.enabled!==!1&&this._handleKeyDown(n)}function V0(n){switch(this._trackPointer(n),this._pointers.length){case 1:switch(this.touches.ONE){case Fn.ROTATE:if(this.enableRotate===!1)return;this._handleTouchStartRotate(n),this.state=Jt.TOUCH_ROTATE;break;case Fn.PAN:if(this.enablePan===!1)return;this._handleTouchStartPan(n),this.state=Jt.TOUCH_PAN;break;default:this.state=Jt.NONE}break;case 2:switch(this.touches.TWO){case Fn.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(n),this.state=Jt.TOUCH_DOLLY_PAN;break;case Fn.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(n),this.state=Jt.TOUCH_DOLLY_ROTATE;break;default:this.state=Jt.NONE}break;default:this.state=Jt.NONE}this.state!==Jt.NONE&&this.dispatchEvent(Aa)}function W0(n){switch(this._trackPointer(n),this.state){case Jt.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(n),this.update();break;case Jt.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(n),this.update();break;case Jt.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(n),this.update();break;case Jt.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(n),this.update();break;default:this.state=Jt.NONE}}function X0(n){this.enabled!==!1&&n.preventDefault()}function $0(n){n.key==="Control"&&(this._controlActive=!0,this.domElement.getRootNode().addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function Y0(n){n.key==="Control"&&(this._controlActive=!1,this.domElement.getRootNode().removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}class q0 extends N0{constructor(t,e){super(t,e),this.screenSpacePanning=!1,this.mouseButtons={LEFT:yn.PAN,MIDDLE:yn.DOLLY,RIGHT:yn.ROTATE},this.touches={ONE:Fn.PAN,TWO:Fn.DOLLY_ROTATE}}}const j0=["#8093b3","#70829f","#8a9fc2","#677894"].map(n=>new Pt(n)),K0=.42,Z0=130;function J0(n){const t=new tv,e=[],i=[];for(let s=0;s+1<n.start.length;s++){const r=Q0(n,s);if(r.length<3)continue;const o=n.baseM[s],a=o+n.heightM[s];t.add(r,o,a,n.kind[s],s),ev(e,r,a),r.forEach((l,c)=>{const u=r[(c+1)%r.length];i.push(l.x,l.y,a,u.x,u.y,a,l.x,l.y,o,l.x,l.y,a)})}return{solid:t.mesh(),shadow:nv(e),edges:iv(i)}}function Q0(n,t){const e=[];for(let i=n.start[t];i<n.start[t+1];i++)e.push(new Ut(n.xy[2*i],n.xy[2*i+1]));return e.length>1&&e[0].distanceTo(e[e.length-1])<.01&&e.pop(),Gi.isClockWise(e)?e.reverse():e}class tv{position=[];normal=[];skin=[];index=[];add(t,e,i,s,r){const o=s+8*(r%4096);let a=0;for(let c=0;c<t.length;c++){const u=t[c],h=t[(c+1)%t.length],d=u.distanceTo(h),f=[(h.y-u.y)/d,(u.x-h.x)/d,0],g=this.position.length/3;this.point(u,e,f,a,0,o),this.point(h,e,f,a+d,0,o),this.point(h,i,f,a+d,i-e,o),this.point(u,i,f,a,i-e,o),this.index.push(g,g+1,g+2,g,g+2,g+3),a+=d}const l=this.position.length/3;for(const c of t)this.point(c,i,[0,0,1],0,i-e,o);for(const[c,u,h]of Gi.triangulateShape(t,[]))this.index.push(l+c,l+u,l+h)}point(t,e,i,s,r,o){this.position.push(t.x,t.y,e),this.normal.push(...i),this.skin.push(s,r,o)}mesh(){const t=new Se;t.setAttribute("position",new te(this.position,3)),t.setAttribute("normal",new te(this.normal,3)),t.setAttribute("skin",new te(this.skin,3)),t.setIndex(this.index);const e=new Te(t,sv());return e.frustumCulled=!1,e.matrixAutoUpdate=!1,e.renderOrder=8,e}}function ev(n,t,e){const i=Math.min(e/Ri.z,Z0/Math.hypot(Ri.x,Ri.y)),s=-Ri.x*i,r=-Ri.y*i;for(let o=0;o<t.length;o++){const a=t[o],l=t[(o+1)%t.length];n.push(a.x,a.y,0,l.x,l.y,0,l.x+s,l.y+r,0,a.x,a.y,0,l.x+s,l.y+r,0,a.x+s,a.y+r,0)}for(const o of Gi.triangulateShape(t,[]))for(const a of o)n.push(t[a].x+s,t[a].y+r,0)}function nv(n){const t=new Se;t.setAttribute("position",new te(n,3));const e=new Pe({uniforms:{...Ze},vertexShader:`
      ${An}
      void main() {
        vec4 eye = modelViewMatrix * vec4(position, 1.0);
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,fragmentShader:`
      ${Rn}
      void main() {
        float near = 1.0 - smoothstep(uFogNear, uFogFar, vFogDepth);
        gl_FragColor = vec4(fogged(vec3(0.035, 0.05, 0.075)), ${K0} * near);
      }`,transparent:!0,depthWrite:!1,side:Ie,stencilWrite:!0,stencilRef:1,stencilFunc:Oh,stencilZPass:Fh}),i=new Te(t,e);return i.frustumCulled=!1,i.matrixAutoUpdate=!1,i.renderOrder=9,i}function iv(n){const t=new Se;t.setAttribute("position",new te(n,3));const e=new kd(t,new $c({color:"#8ea6c8",transparent:!0,opacity:.36,depthWrite:!1}));return e.frustumCulled=!1,e.matrixAutoUpdate=!1,e.renderOrder=30,e.visible=!1,e}function sv(){return new Pe({uniforms:{...Ze,uKinds:{value:j0}},vertexShader:`
      ${An}
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
      ${Rn}
      ${lu}
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
      }`})}const rv=65536,Zi=4096,Ji=255,ov=40,av=2e3;class lv{constructor(t,e){this.shiftX=t,this.shiftY=e;const i=cv();this.geometry.setAttribute("position",i.getAttribute("position")),this.geometry.setAttribute("normal",i.getAttribute("normal")),this.geometry.setIndex(i.getIndex()),this.material=uv(),this.attach(),this.mesh=new Te(this.geometry,this.material),this.mesh.frustumCulled=!1,this.mesh.matrixAutoUpdate=!1,this.mesh.renderOrder=10}mesh;count=0;capacity=Zi;place=[new Uint16Array(2*Zi),new Uint16Array(2*Zi)];motion=[new Uint8Array(2*Zi).fill(Ji),new Uint8Array(2*Zi).fill(Ji)];attributes=[];newest=0;geometry=new Qc;material;lastArrival=0;blendMs=1e3;take(t,e,i){const s=this.newest,r=1-s;this.place[r].set(this.place[s]),this.motion[r].fill(Ji);let o=0;const{records:a,recordBytes:l}=t;for(let h=0,d=0;h<t.count;h++,d+=l){const f=a.getUint16(d+6,!0);f>=this.capacity&&this.grow(f+1),this.place[r][2*f]=a.getUint16(d,!0),this.place[r][2*f+1]=a.getUint16(d+2,!0),this.motion[r][2*f]=a.getUint8(d+4),this.motion[r][2*f+1]=a.getUint8(d+5),f>=o&&(o=f+1)}this.newest=r,this.count=t.count;const c=e-this.lastArrival;this.blendMs=i?1:Math.min(Math.max(this.lastArrival?c:1e3,ov),av),this.lastArrival=e,this.geometry.instanceCount=Math.max(o,this.topSlot(s));const u=this.material.uniforms;u.uOrigin.value.set(t.x0M-this.shiftX,t.y0M-this.shiftY),u.uUnit.value=t.unitM,u.uNewest.value=r;for(const h of this.attributes)h.needsUpdate=!0}topSlot(t){const e=this.motion[t];for(let i=this.capacity-1;i>=0;i--)if(e[2*i+1]!==Ji)return i+1;return 0}advance(t){const e=Math.min(1,(t-this.lastArrival)/this.blendMs);return this.material.uniforms.uShare.value=e,e<1}setDistance(t,e){this.material.uniforms.uGrow.value=t>900?1.35:t>500?1.1:1,this.mesh.visible=!e}setFaint(t){this.material.uniforms.uAlpha.value=t,this.material.transparent=t<1,this.material.depthWrite=t===1,this.mesh.renderOrder=t<1?26:10}grow(t){const e=Math.min(rv,Math.max(t,2*this.capacity));for(const i of[0,1]){const s=new Uint16Array(2*e);s.set(this.place[i]),this.place[i]=s;const r=new Uint8Array(2*e).fill(Ji);r.set(this.motion[i]),this.motion[i]=r}this.capacity=e,this.attach()}attach(){this.attributes=[];for(const t of[0,1]){const e=new fr(this.place[t],2),i=new fr(this.motion[t],2);e.setUsage(Xa),i.setUsage(Xa),this.geometry.setAttribute(`place${t}`,e),this.geometry.setAttribute(`motion${t}`,i),this.attributes.push(e,i)}}}function cv(){const n=[],t=[],e=[],i=(o,a)=>{const l=n.length/3;for(const c of o)n.push(...c),t.push(...a);e.push(l,l+1,l+2,l,l+2,l+3)},s=(o,a,l,c,u,h,d,f)=>{i([[l,-h,f],[c,-h,f],[c,h,f],[l,h,f]],[0,0,1]),i([[o,-u,d],[a,-u,d],[c,-h,f],[l,-h,f]],[0,-1,0]),i([[a,u,d],[o,u,d],[l,h,f],[c,h,f]],[0,1,0]),i([[a,-u,d],[a,u,d],[c,h,f],[c,-h,f]],[1,0,0]),i([[o,u,d],[o,-u,d],[l,-h,f],[l,h,f]],[-1,0,0])};s(-2.3,2.3,-2.25,2.2,.95,.92,.2,.85),s(-1.75,1.1,-1.3,.55,.86,.74,.85,1.5);const r=new Se;return r.setAttribute("position",new te(n,3)),r.setAttribute("normal",new te(t,3)),r.setIndex(e),r}function uv(){return new Pe({uniforms:{...Ze,uOrigin:{value:new Ut},uUnit:{value:1},uShare:{value:1},uNewest:{value:0},uGrow:{value:1},uAlpha:{value:1}},vertexShader:`
      ${An}
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
      ${Rn}
      ${lu}
      uniform float uAlpha;
      varying vec3 vNormal, vAlbedo;
      void main() { gl_FragColor = vec4(fogged(lit(vAlbedo, normalize(vNormal))), uAlpha); }`})}const Mu=["#5fb3d9","#5d8fb0","#5b6b82","#c98a5b","#f08a3c"],hv=[11,8,2.2,8,11],oc=5,dv=200;function fv(n,t,e){return t===null||e===null||t<=0&&e>=0?2:n>0?n>oc?0:1:n<-oc?4:3}class pv{ribbons;constructor(t){this.ribbons=new uu(t);for(const e of[this.ribbons.mesh,this.ribbons.ghost]){const{uniforms:i}=e.material;i.uColours.value=Mu.map(s=>new Pt(s)),i.uWidths.value=hv,i.uPlain.value=1,e.visible=!1}}show(t,e,i){const s=[1,...bn,0],r=t.map((o,a)=>{if(o===null)return rr;const l=fv(o,e[a],i[a]);return Math.round(dv*((s[l]+s[l+1])/2))});this.ribbons.showMeasured(Uint8Array.from(r))}}class mv{marks;heads;masts;data;texture;constructor(t){let e=0;for(const o of t.headGroup)e=Math.max(e,o+1);const i=Math.max(1,Math.ceil(Math.sqrt(e)));this.data=new Uint8Array(i*i).fill(255),this.texture=new ya(this.data,i,i,ma,Qe),this.texture.unpackAlignment=1,this.texture.needsUpdate=!0;const s=gv(t),r={...Ze,uAspect:{value:this.texture},uSide:{value:i}};this.marks=oo(vv(),s,r,Sv,yv,12),this.heads=oo(xv(),s,r,Ev,bv,11),this.masts=oo(Mv(),_v(t),r,Tv,wv,11),this.marks.material.transparent=!0,this.marks.material.depthWrite=!1}take(t){this.data.set(t.subarray(0,this.data.length)),this.texture.needsUpdate=!0}setDistance(t){this.heads.visible=this.masts.visible=t<320,this.marks.visible=t<900}}function gv(n){const t=new Map;for(const s of n.headLane)t.set(s,(t.get(s)??0)+1);const e=new Map,i={place:[],kind:[]};for(let s=0;s<n.headLane.length;s++){const r=n.headLane[s],[o,a,l,c]=ia(n,r),u=t.get(r)??1,h=e.get(r)??0;e.set(r,h+1);const d=(n.laneWidth[r]-.5)/u,f=(h-(u-1)/2)*d;i.place.push(o+c*f,a-l*f,l,c),i.kind.push(n.headGroup[s],d,u)}return i}function _v(n){const t=new Map;for(const i of new Set(n.headLane)){const s=n.laneEdge[i];t.set(s,[...t.get(s)??[],i])}const e={place:[],kind:[]};for(const i of t.values()){const s=Math.min(...i),r=Math.max(...i),[o,a,l,c]=ia(n,s),u=n.laneWidth[s]/2+1,[h,d]=ia(n,r),f=Math.hypot(h-o,d-a)+u+1;e.place.push(o+c*u,a-l*u,l,c),e.kind.push(0,f,0)}return e}function ia(n,t){const e=ui(n,t),i=e.length,s=e[i-2]-e[i-4],r=e[i-1]-e[i-3],o=Math.hypot(s,r)||1;return[e[i-2],e[i-1],s/o,r/o]}function oo(n,t,e,i,s,r){const o=new Qc;o.setAttribute("position",n.getAttribute("position")),o.setIndex(n.getIndex()),o.setAttribute("place",new fr(new Float32Array(t.place),4)),o.setAttribute("kind",new fr(new Float32Array(t.kind),3)),o.instanceCount=t.place.length/4;const a=new Pe({uniforms:e,vertexShader:i,fragmentShader:s,side:Ie}),l=new Te(o,a);return l.frustumCulled=!1,l.matrixAutoUpdate=!1,l.renderOrder=r,l}const vv=()=>new ys(1,1),xv=()=>new Gn(.32,.46,1.35);function Mv(){const[n,t]=[new Gn(1,1,1),new Gn(1,1,1)];n.translate(0,0,-1),t.translate(0,0,1);const[e,i]=[n.getAttribute("position"),t.getAttribute("position")],s=new Se;s.setAttribute("position",new te([...e.array,...i.array],3));const r=[...n.getIndex().array];return s.setIndex([...r,...r.map(o=>o+e.count)]),s}const Su=`
uniform sampler2D uAspect;
uniform int uSide;
int aspectOf(float group) {
  int g = int(group + 0.5);
  return int(texelFetch(uAspect, ivec2(g % uSide, g / uSide), 0).r * 255.0 + 0.5);
}
`,yu=`
const vec3 RED = vec3(1.0, 0.353, 0.290), AMBER = vec3(0.965, 0.835, 0.361), GREEN = vec3(0.271, 0.816, 0.561), GREY = vec3(0.62, 0.69, 0.78);
`,Sv=`
${An}
${Su}
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
}`,yv=`
${Rn}
${yu}
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
}`,Ev=`
${An}
${Su}
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
}`,bv=`
${Rn}
${yu}
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
}`,Tv=`
${An}
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
}`,wv=`
${Rn}
varying float vShade;
void main() { gl_FragColor = vec4(fogged(vec3(0.50, 0.55, 0.63) * vShade), 1.0); }`,Ra="#4aa3e0",Ca="#a9835b",Eu="#ff7a59",or=[15,55],bu=["#1d4f7c","#4aa3e0","#d3efff"],Tu=["#6b5340","#a9835b","#f3dcb4"],Av=1.2,Rv=2,Cv=64,Pv=128,Dv=255;class Lv{constructor(t){this.pipes=t;const e=Math.max(1,Math.ceil(Math.sqrt(t.id.length)));this.data=new Uint8Array(4*e*e),this.state=new ya(this.data,e,e,Ge,Qe),this.uniforms={...Ze,uState:{value:this.state},uSide:{value:e},uLayer:{value:0},uTime:{value:0},uSelected:{value:-1},uMedium:{value:[Ra,Ca,Eu].map(s=>new Pt(s))},uWater:{value:bu.map(s=>new Pt(s))},uStorm:{value:Tu.map(s=>new Pt(s))}},this.depth=Uv(t);const i=this.geometry();this.mesh=ac(i,lc(this.uniforms,!1),7),this.marked=ac(i,lc(this.uniforms,!0),40),this.take(null)}mesh;marked;data;state;uniforms;selected=-1;depth;drawnZ(t){return-3*this.depth[t]}take(t){const{pipes:e,data:i}=this,s=new Set(t?.bursts.map(o=>o.candidates[0]?.pipe??o.id)),r=new Set(t?.closed);for(let o=0;o<e.id.length;o++){const a=wu(e,o,t),l=Iv(e,o,t),c=Math.PI/4*(e.boreM[o]||.3)**2,u=a===null?0:Math.max(-1,Math.min(1,a/1e3/c/Rv));i[4*o]=l===null?Dv:Math.round(254*Math.max(0,Math.min(1,l))),i[4*o+1]=128+Math.round(127*u),i[4*o+2]=(e.kind[o]>hn.valve?1:0)|(s.has(e.id[o])?Cv:0)|(r.has(o)?Pv:0),i[4*o+3]=Math.round(255*Math.max(0,Math.min(1,((e.boreM[o]||.3)-.1)/.5)))}this.state.needsUpdate=!0}select(t){this.selected=t,this.uniforms.uSelected.value=t}get selection(){return this.selected}setLayer(t){this.uniforms.uLayer.value=t==="state"?1:0}advance(t){this.uniforms.uTime.value=t/1e3%3600}geometry(){const{pipes:t}=this,e=new Bn;for(let r=0;r<t.id.length;r++){const o=Es(t,r);if(o.length<4)continue;const a=e.vertices;e.strip(o,0,0,0,r);const[l,c]=[this.drawnZ(t.ends[2*r]),this.drawnZ(t.ends[2*r+1])],u=e.extra[3*(e.vertices-1)+1]||1;for(let h=a;h<e.vertices;h++)e.position[3*h+2]=l+(c-l)*e.extra[3*h+1]/u}const i=new Se;i.setAttribute("position",new te(e.position,3)),i.setAttribute("extra",new te(e.extra,3)),i.setAttribute("side",new te(e.side,2));const s=e.extra.filter((r,o)=>o%3===2).map(r=>t.boreM[r]||0);return i.setAttribute("bore",new te(s,1)),i.setIndex(e.index),i}}function wu(n,t,e){return e?t<n.waterLinks?e.flow_lps[t]??null:n.kind[t]===hn.sewer?e.sewer_lps[t-n.waterLinks]??null:null:null}function Iv(n,t,e){if(!e)return null;if(t>=n.waterLinks)return n.kind[t]===hn.sewer?e.filling[t-n.waterLinks]??null:null;const i=Au(n,t,e);return i===null?null:(i-or[0])/(or[1]-or[0])}function Au(n,t,e){const s=[n.ends[2*t],n.ends[2*t+1]].filter(r=>n.nodeKind[r]!==1).map(r=>e.pressure_m[r]).filter(r=>r!=null);return s.length?s.reduce((r,o)=>r+o,0)/s.length:null}function Uv(n){const t=new Float32Array(n.nodeId.length),e=new Float32Array(n.nodeId.length);for(let i=0;i<n.id.length;i++){if(!Number.isFinite(n.depthM[i]))continue;const s=n.depthM[i]+(n.boreM[i]||0)/2;for(const r of[n.ends[2*i],n.ends[2*i+1]])t[r]+=s,e[r]+=1}return t.map((i,s)=>e[s]?i/e[s]:Av)}function ac(n,t,e){const i=new Te(n,t);return i.frustumCulled=!1,i.matrixAutoUpdate=!1,i.renderOrder=e,i.visible=!1,i}function lc(n,t){return new Pe({uniforms:n,defines:t?{MARKED:1}:{},vertexShader:Nv,fragmentShader:Fv,transparent:!0,depthWrite:!t,depthTest:!t,side:Ie})}const Nv=`
${An}
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
}`,Fv=`
${Rn}
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
}`,Ov=3.2,ao=.15,kv=7,Bv=new Pt("#2a3747"),zv=new Pt("#2b3748"),Hv=new Pt("#273241"),Gv=new Pt("#62748c"),Vv=new Pt("#50617a"),Wv=new Pt("#8b9bb0"),Xv=new Pt("#3d5673"),$v=new Pt("#12344a"),Yv=new Pt("#0f2232"),qv=new Pt("#1d352c"),jv=new Pt("#222a33"),Kv=new Pt("#34435a");function Zv(n){const t=new es;t.add(ex(n),...sx(n));const e=new Set(n.headLane),i=new Bn,s=new Bn,r=new Bn;for(let a=0;a<n.edgeLane0.length;a++){const l=n.edgeLane0[a],c=n.edgeLanes[a],u=n.edgePriority[a]<kv?1:0;for(let h=l;h<l+c;h++){if(!n.laneMotor[h]&&n.edgeInternal[a])continue;const d=ui(n,h),f=n.laneWidth[h]/2;s.strip(d,-f-.05,f+.05,0,u),!n.edgeInternal[a]&&(h===l&&i.strip(d,-f-Ov,-f,0),r.strip(d,f-ao/2,f+ao/2,0,h===l+c-1?1:0),h===l&&r.strip(d,-f,-f+ao,0,1),e.has(h)&&Qv(r,d,f))}}tx(n,s),Jv(n,r),t.add(Ui(i,Ii([Bv],4))),t.add(Ui(s,Ii([zv,Hv],5)));const o=Ui(r,Ii([Gv,Vv,Wv,Xv],6,!0));return t.add(o),{group:t,markings:o}}function Jv(n,t){const{parking:e}=n;if(e)for(let i=0;i+1<e.start.length;i++){const s=e.xy.subarray(2*e.start[i],2*e.start[i+1]);s.length>=4?t.strip(s,-1.1,1.1,0,3):t.strip([s[0]-3,s[1],s[0]+3,s[1]],-3,3,0,3)}}function Qv(n,t,e){const i=t.length/2,s=t[2*i-2]-t[2*i-4],r=t[2*i-1]-t[2*i-3],o=Math.hypot(s,r)||1,[a,l]=[s/o,r/o],[c,u]=[t[2*i-2],t[2*i-1]];n.strip([c-.5*a,u-.5*l,c-.1*a,u-.1*l],-e,e,0,2)}function tx(n,t){for(let e=0;e+1<n.junctionStart.length;e++){const i=n.junctionXy.subarray(2*n.junctionStart[e],2*n.junctionStart[e+1]);Ru(t,i,0)}}function Ru(n,t,e){const i=[];for(let r=0;r<t.length/2;r++)i.push(new Ut(t[2*r],t[2*r+1]));if(i.length>3&&i[0].equals(i[i.length-1])&&i.pop(),i.length<3)return;const s=i.flatMap(r=>[r.x,r.y]);n.polygon(s,Gi.triangulateShape(i,[]),0,e)}function ex(n){const[t,e,i,s]=n.bounds,r=4e3,o=new Bn,a=[t-r,e-r,i+r,e-r,i+r,s+r,t-r,s+r];return o.polygon(a,[[0,1,2],[0,2,3]],0),Ui(o,Ii([t0],0))}const nx={river:0,water:0,park:1,green:1,rail:2,bridge:3},ix={river:60,rail:14,bridge:26};function sx(n){const t=new Bn,e=new Bn;for(const i of n.areas){const s=nx[i.kind];if(s!==void 0)if(i.closed)s===0&&t.strip(i.points,-9,9,0),Ru(e,i.points,s);else{const r=(ix[i.kind]??10)/2;s===0&&t.strip(i.points,-r-9,r+9,0),e.strip(i.points,-r,r,0,s)}}return[Ui(t,Ii([Yv],1)),Ui(e,Ii([$v,qv,jv,Kv],2))]}const rx=36,cc=600,ox=24,ax=700,lx=45,cx=20,ux=.1,hx=.14,dx=.5,fx=14,uc=16,hc=16;class px{constructor(t,e){this.city=e,this.renderer=new $_({canvas:t,antialias:!0,stencil:!0,powerPreference:"high-performance"}),this.renderer.outputColorSpace=si,this.renderer.setClearColor(au),this.renderer.sortObjects=!0,this.camera.up.set(0,0,1),this.controls=new q0(this.camera,t),Object.assign(this.controls,{enableDamping:!1,zoomToCursor:!0,minDistance:40,maxDistance:5200,minPolarAngle:ts.degToRad(10),maxPolarAngle:ts.degToRad(78)}),this.controls.addEventListener("change",()=>this.dirty=!0),this.streets=Zv(e),this.ribbons=new uu(e),this.cars=new lv(e.x0,e.y0),this.lamps=new mv(e),this.buildings=e.buildings?J0(e.buildings):null,this.pipes=e.pipes?new Lv(e.pipes):null,this.pipes&&this.scene.add(this.pipes.mesh,this.pipes.marked),this.scene.add(this.streets.group,this.ribbons.mesh,this.ribbons.ghost,this.cars.mesh),this.scene.add(this.lamps.marks,this.lamps.heads,this.lamps.masts),this.buildings&&this.scene.add(this.buildings.solid,this.buildings.shadow,this.buildings.edges),this.overview(!1),this.ratio=Math.min(window.devicePixelRatio,2),this.listenForClicks(t),requestAnimationFrame(this.frame)}renderer;camera=new Ke(rx,1,4,14e3);controls;cars;lamps;ribbons;pipes;scriptMs=[];onFrame=()=>{};onPick=()=>{};dirty=!0;scene=new Id;streets;buildings;flight=null;carsHidden=!1;difference=null;halves=null;xray=!1;insets={left:0,right:0,top:0,bottom:0};lastFrame=0;slow=0;ratio=1;listenForClicks(t){let e={x:0,y:0};t.addEventListener("pointerdown",s=>e={x:s.clientX,y:s.clientY});const i=(s,r)=>{if(Math.hypot(s.clientX-e.x,s.clientY-e.y)>4)return;const o=this.ground(s.clientX,s.clientY);o&&this.onPick(o.x,o.y,r,{x:s.clientX,y:s.clientY})};t.addEventListener("click",s=>i(s,!1)),t.addEventListener("dblclick",s=>i(s,!0))}resize(t,e,i,s=null){if(this.renderer.setPixelRatio(this.ratio),this.renderer.setSize(t,e,!1),this.halves=s,this.dirty=!0,s){const a=this.half(1);this.insets={left:a.x,right:t-a.x-a.w,top:a.y,bottom:e-a.y-a.h},this.camera.aspect=a.w/a.h,this.camera.clearViewOffset(),this.camera.updateProjectionMatrix();return}this.insets=i,this.camera.aspect=t/e;const r=(i.right-i.left)/2,o=(i.bottom-i.top)/2;this.camera.setViewOffset(t,e,r,o,t,e),this.camera.updateProjectionMatrix()}half(t){const e=this.renderer.getSize(new Ut),{top:i,bottom:s}=this.halves??{top:0,bottom:0},r=(e.x-2*uc-hc)/2;return{x:uc+t*(r+hc),y:i,w:r,h:Math.max(60,e.y-i-s)}}setDifference(t){this.dirty=!0,t&&(this.difference||(this.difference=new pv(this.city),this.scene.add(this.difference.ribbons.mesh,this.difference.ribbons.ghost)),this.difference.show(t.change,t.low,t.high))}overview(t=!0){const e=new F(0,0,0),i=cc/Math.tan(ts.degToRad(ox));this.moveTo(e,new F(e.x-i*.38,e.y-i*.92,cc),t)}flyTo(t,e,i,s=34){const r=Math.atan2(this.camera.position.y-this.controls.target.y,this.camera.position.x-this.controls.target.x),o=ts.degToRad(s),a=i*Math.cos(o),l=new F(t+a*Math.cos(r),e+a*Math.sin(r),i*Math.sin(o));this.moveTo(new F(t,e,0),l,!0)}closer(t,e){this.flyTo(this.controls.target.x,this.controls.target.y,t,e)}northUp(){const t=Math.hypot(this.camera.position.x-this.controls.target.x,this.camera.position.y-this.controls.target.y),{target:e}=this.controls;this.moveTo(e.clone(),new F(e.x,e.y-t,this.camera.position.z),!0)}moveTo(t,e,i){if(this.dirty=!0,i&&!dc()){this.flight={from:this.camera.position.clone(),to:e,aim:this.controls.target.clone(),goal:t,at:performance.now()};return}this.flight=null,this.camera.position.copy(e),this.controls.target.copy(t),this.controls.update()}pose(){const{x:t,y:e,z:i}=this.camera.position,{target:s}=this.controls;return[t,e,i,s.x,s.y].map(r=>Math.round(r))}setPose(t){t.length!==5||t.some(e=>!Number.isFinite(e))||this.moveTo(new F(t[3],t[4],0),new F(t[0],t[1],Math.max(20,t[2])),!1)}setXray(t,e){if(Ze.uGroundAlpha.value=e,this.dirty=!0,t===this.xray||(this.xray=t,Ze.uBuildingAlpha.value=t?ux:1,Ze.uDim.value=t?dx:0,this.ribbons.setXray(t),this.cars.setFaint(t?hx:1),this.pipes&&(this.pipes.mesh.visible=this.pipes.marked.visible=t),!this.buildings))return;const i=this.buildings.solid.material;i.transparent=t,i.depthWrite=!t,this.buildings.solid.renderOrder=t?28:8,this.buildings.shadow.visible=!t,this.buildings.edges.visible=t}pipeAt(t,e){const{pipes:i}=this.city;if(!i||!this.pipes)return-1;let[s,r]=[fx,-1];for(let o=0;o<i.id.length;o++){const a=Es(i,o),[l,c]=[this.pipes.drawnZ(i.ends[2*o]),this.pipes.drawnZ(i.ends[2*o+1])];let u=null;for(let h=0;h<a.length;h+=2){const d=this.project(a[h],a[h+1],l+(c-l)*h/a.length);if(d&&u){const f=mx(t,e,u,d);f<s&&([s,r]=[f,o])}u=d}}return r}setCarsHidden(t){this.carsHidden=t,this.dirty=!0}project(t,e,i){const s=new F(t,e,i).project(this.camera);if(s.z>1)return null;const r=this.frameOf(1);return{x:r.x+(s.x+1)/2*r.w,y:r.y+(1-s.y)/2*r.h,depth:s.z}}ground(t,e){const i=this.frameOf(t<this.half(1).x?0:1),s=new lf;s.setFromCamera(new Ut((t-i.x)/i.w*2-1,1-(e-i.y)/i.h*2),this.camera);const r=s.ray.intersectPlane(new xn(new F(0,0,1),0),new F);return r?{x:r.x,y:r.y}:null}frameOf(t){if(this.halves)return this.half(t);const e=this.renderer.getSize(new Ut);return{x:0,y:0,w:e.x,h:e.y}}get freeArea(){return this.insets}get distanceM(){return this.camera.position.distanceTo(this.controls.target)}frame=t=>{if(requestAnimationFrame(this.frame),document.hidden)return;const e=performance.now(),i=this.fly(e);i&&this.controls.update();const s=this.cars.advance(e)&&this.cars.mesh.visible||this.flows(e);if(!this.dirty&&!s&&!i)return;const r=this.dirty||i;this.dirty=!1,this.levelOfDetail(),this.draw(),this.onFrame(r),this.scriptMs.push(performance.now()-e),this.scriptMs.length>600&&this.scriptMs.shift(),this.adapt(t)};draw(){if(!this.halves||!this.difference){this.renderer.render(this.scene,this.camera);return}const t=this.renderer.getSize(new Ut).y;this.renderer.setScissorTest(!1),this.renderer.clear(),this.renderer.setScissorTest(!0);for(const e of[0,1]){const{x:i,y:s,w:r,h:o}=this.half(e);this.renderer.setViewport(i,t-s-o,r,o),this.renderer.setScissor(i,t-s-o,r,o),this.showSide(e),this.renderer.render(this.scene,this.camera)}this.showSide(0),this.renderer.setScissorTest(!1),this.renderer.setViewport(0,0,this.renderer.getSize(new Ut).x,t)}showSide(t){if(!this.difference)return;const{mesh:e,ghost:i}=this.difference.ribbons;this.ribbons.mesh.visible=this.ribbons.ghost.visible=t===0,e.visible=i.visible=t===1}flows(t){return!this.xray||!this.pipes||dc()?!1:(this.pipes.advance(t),!0)}fly(t){if(!this.flight)return!1;const e=Math.min(1,(t-this.flight.at)/ax),i=e*e*(3-2*e);return this.camera.position.lerpVectors(this.flight.from,this.flight.to,i),this.controls.target.lerpVectors(this.flight.aim,this.flight.goal,i),e>=1&&(this.flight=null),this.dirty=!0,!0}levelOfDetail(){const t=this.camera.position.z,e=this.distanceM;this.streets.markings.visible=e<700&&!this.xray,this.cars.setDistance(e,this.carsHidden||t>1200),this.lamps.setDistance(this.xray?1/0:e),this.ribbons.setDistance(e);const i=Math.max(1500,e*1.3);Ze.uFogNear.value=i,Ze.uFogFar.value=i*2.4}adapt(t){const e=t-this.lastFrame;if(this.lastFrame=t,e>500)return;this.slow=this.slow*.9+(e>lx?.1:e<cx?-.1:0);const i=Math.min(window.devicePixelRatio,2),s=this.slow>.8?Math.max(.75,this.ratio-.25):this.slow<-.8?Math.min(i,this.ratio+.25):this.ratio;s!==this.ratio&&(this.ratio=s,this.slow=0,this.renderer.setPixelRatio(this.ratio),this.dirty=!0)}}function dc(){return window.matchMedia("(prefers-reduced-motion: reduce)").matches}function mx(n,t,e,i){const[s,r]=[i.x-e.x,i.y-e.y],o=Math.max(0,Math.min(1,((n-e.x)*s+(t-e.y)*r)/(s*s+r*r||1)));return Math.hypot(e.x+o*s-n,e.y+o*r-t)}const gx=60;class _x{constructor(t){this.store=t}waiting=0;delaysMs=[];arrived(t){this.waiting=t}drawn(){const t=this.store.now.hello;if(!this.waiting||!t||t.clock.kind==="lockstep")return;const{start_ts_ns:e,start_wall_ms:i,factor:s}=t.clock,r=Number(BigInt(e)/1000000n),o=t.clock.kind==="real"?this.waiting:i+(this.waiting-r)/s;this.waiting=0,this.delaysMs.push(Date.now()-o),this.delaysMs.length>gx&&this.delaysMs.shift();const a=[...this.delaysMs].sort((l,c)=>l-c);this.store.set({glassMs:a[Math.min(a.length-1,Math.floor(.95*a.length))]})}}const vx=2e3,xx=120;class Mx{kept=new Map;async at(t){const e=Math.round(t/vx),i=this.kept.get(e);if(i)return i;const s=await fetch(`view/replay?ts_ns=${BigInt(Math.round(t))*1000000n}`);if(!s.ok)return[];const r=await s.arrayBuffer(),{values:o,end:a}=ou(r),l=[];let c=a;for(const h of o.sizes){const d=ru(r,c,h);d&&l.push(d),c+=h}this.kept.set(e,l);const u=this.kept.keys().next().value;return this.kept.size>xx&&u!==void 0&&this.kept.delete(u),l}}class Sx{constructor(t,e){this.store=t,this.view=e,this.glass=new _x(t)}replay=new Mx;glass;newest={};take(t){t.kind==="cars"?this.newest.cars=t.frame:t.kind==="sections"?this.newest.sections=t.frame.ratio:(this.newest.lamps=t.frame.aspects,this.store.set({lamps:t.frame})),t.kind==="sections"&&this.store.now.cursorMin>0&&this.store.set({ratio:t.frame.ratio}),this.store.now.cursorMin===0&&!this.store.now.paused&&!this.comparing&&this.show(t,!1)}drawn(){this.glass.drawn()}show(t,e){t.kind==="cars"?(this.view.cars.take(t.frame,performance.now(),e),e||this.glass.arrived(t.frame.tsMs)):t.kind==="sections"?(this.store.set({ratio:t.frame.ratio}),this.view.ribbons.showMeasured(t.frame.ratio)):this.view.lamps.take(t.frame.aspects),this.view.dirty=!0}async moveTo(t){const{store:e,view:i}=this;if(!this.comparing){if(i.setCarsHidden(t>0),t>0){const s=fu(e.now,t);i.ribbons.showForecast(s.map(r=>r.section),s.map(r=>r.mid),s.map(r=>r.sure))}else if(t<0){const s=await this.replay.at(on(e.now)+t*6e4);e.now.cursorMin===t&&s.forEach(r=>this.show(r,!0))}else e.now.paused||this.live();i.dirty=!0}}compare(t){const e=t.mode==="whatif"?t.whatIf?.futures:null;this.view.setDifference(e?{change:e.change_kmh,low:e.low_kmh,high:e.high_kmh}:null),this.view.setCarsHidden(!!e||t.cursorMin>0),e?this.view.ribbons.showMeasured(Uint8Array.from(e.baseline.map(i=>i===null?255:Math.min(254,Math.round(200*i))))):this.moveTo(t.cursorMin)}get comparing(){return this.store.now.mode==="whatif"&&!!this.store.now.whatIf?.futures}live(){const{cars:t,sections:e,lamps:i}=this.newest;t&&this.view.cars.take(t,performance.now(),!0),e&&(this.store.set({ratio:e}),this.view.ribbons.showMeasured(e)),i&&this.view.lamps.take(i)}}const yx=1e3,Ex=[3,4],bx=[2,5,6,8],Cu={green:"#45d08f",change:"#f6d55c",stop:"#ff5a4a",unknown:"#6b82a3"},Tx=["advise","approve","automatic"];function wx(n,t,e){const i=new Fe("drawer","junction");document.getElementById("app")?.append(i.element);let s=null;const r=async()=>{const{selection:c,mode:u}=n.now;if(!(u!=="junction"||c?.kind!=="controller"||document.hidden)){try{s=await xr(`view/controllers/${encodeURIComponent(c.id)}`)}catch{s=null}l(n.now)}};setInterval(()=>void r(),yx);const o=new Fe("junction-bar","marks");document.getElementById("app")?.append(o.element);let a="";const l=c=>{if(i.element.hidden=o.element.hidden=c.mode!=="junction",o.show([c.lang],()=>[ar("green"),y("span",{class:"second"},w("junction.green")),ar("stop"),y("span",{class:"second"},w("junction.stop")),ar("change"),y("span",{class:"second"},w("junction.change")),Me("junction-back",w("junction.back"),()=>n.set({mode:"situation",selection:null}))]),i.element.hidden)return;const u=c.selection?.kind==="controller"?c.selection.id:"";u&&u!==a&&(a=u,s=null,r());const h=s&&s.id===u?s:null;i.show([c.lang,u,h,Pu(c,u)?.mode],()=>Ax(c,t,u,h,e))};return l}function Pu(n,t){return Array.isArray(n.controllers)?n.controllers.find(e=>e.id===t):void 0}function Ax(n,t,e,i,s){if(!e)return[y("h2",{},w("mode.junction")),y("p",{class:"second"},w("junction.pick"))];const r=[y("div",{class:"row"},y("h2",{},wa(t,e)),y("span",{class:"chip right"},e))];if(!i)return[...r,y("div",{class:"skeleton"})];const o=Pu(n,e);return[...r,y("p",{class:"second"},`${w("junction.mode")} ${_s(`ctrl.${i.mode}`,String(i.mode))} · ${w("junction.plan")} ${i.plan_id||w("junction.local")}`),o?.local_only_reason?y("p",{class:"muted"},o.local_only_reason):null,Rx(t,i),o?Ux(e,o.mode,s):null,Nx(t,i)]}function Pa(n){return Ex.includes(n)?"green":bx.includes(n)?"change":n===0||n===255?"unknown":"stop"}function fc(n){const t=n.map(Pa);return t.includes("change")?"change":t.includes("green")?"green":t.includes("stop")?"stop":"unknown"}function Rx(n,t){const e=t.cycle.reduce((l,c)=>l+c.seconds,0),i=t.remaining_s,s=[];let r=0;if(t.cycle.forEach((l,c)=>{const u=r/e;r+=l.seconds,s.push(Ix(u,r/e,Cu[fc(l.aspects)],c===0))}),e||s.push(Mt("circle",{cx:100,cy:100,r:80,fill:"none",stroke:"#26344a","stroke-width":12,"stroke-dasharray":"6 5"})),e&&t.elapsed_s!==null){const l=2*Math.PI*(Math.min(t.elapsed_s,t.cycle[0].seconds)/e)-Math.PI/2,[c,u]=[Math.cos(l),Math.sin(l)];s.push(Mt("line",{x1:100+66*c,y1:100+66*u,x2:100+96*c,y2:100+96*u,stroke:"#fff","stroke-width":3}))}s.push(Mt("text",{x:100,y:110,class:"count"},i===null?"–":Q(Math.ceil(i)))),s.push(Mt("text",{x:100,y:132,class:"small"},w("junction.remaining")));const o=e?w("junction.cycle",{s:Q(e)}):w("junction.unknown"),a=t.cycle.filter(l=>fc(l.aspects)==="green"&&l.seconds>=5);return y("div",{class:"ring"},Mt("svg",{viewBox:"0 0 200 200",role:"img","aria-label":o},...s),y("div",{},y("p",{class:"strong"},o),...a.map((l,c)=>y("p",{class:"second"},`${c===0?"▸ ":""}${Cx(n,t,l.aspects)} · ${Q(l.seconds)} s`))))}function Cx(n,t,e){const i=new Map;return t.groups.forEach((s,r)=>{if(Pa(e[r])!=="green")return;const o=Du(n,s.lanes);i.set(o,(i.get(o)??0)|Lu(n,s.lanes))}),[...i].map(([s,r])=>`${s} ${Iu(r)}`).join(" · ")}function Px(n,t){return[...new Set(t.map(e=>Xe(n.names[n.edgeSection[n.laneEdge[e]]]??"")))].filter(Boolean)}const Dx=["east","north","west","south"];function Du(n,t){return[...new Set(t.map(e=>Lx(n,e)))].join(" ")}function Lx(n,t){const e=ui(n,t),i=e.length,s=Math.atan2(e[i-3]-e[i-1],e[i-4]-e[i-2]);return w(`approach.${Dx[Math.round(s/Math.PI*2+4)%4]}`)}const Lu=(n,t)=>t.reduce((e,i)=>e|n.laneTurns[i],0);function Ix(n,t,e,i){const s=o=>{const a=2*Math.PI*o-Math.PI/2;return`${(100+80*Math.cos(a)).toFixed(2)} ${(100+80*Math.sin(a)).toFixed(2)}`},r=Math.max(n,t-.004);return Mt("path",{d:`M${s(n)} A80 80 0 ${r-n>.5?1:0} 1 ${s(r)}`,fill:"none",stroke:e,"stroke-opacity":i?1:.55,"stroke-width":i?18:11})}function Ux(n,t,e){const i=Tx.map(s=>y("button",{type:"button","aria-pressed":String(s===t),"data-key":`authority-${s}`,disabled:!ca("modes"),click:()=>void e.setMode(n,s)},w(`mode.${s}`)));return y("div",{class:"row"},y("span",{class:"second"},w("junction.authority")),y("span",{class:"modes"},...i))}function Nx(n,t){const e=t.groups.map((i,s)=>{const r=Pa(t.aspects[s]??255),o=r==="green"?w("junction.green"):r==="change"?w("junction.change"):r==="stop"?w("junction.stop"):"–";return y("div",{},ar(r),y("span",{title:i.id},`${Du(n,i.lanes)} ${Px(n,i.lanes).join(" ")}`),y("span",{},Iu(Lu(n,i.lanes))),y("span",{class:"second"},o))});return y("div",{},y("p",{class:"strong"},w("junction.groups")),y("div",{class:"list-grid"},...e))}const Iu=n=>(n&2?"←":"")+(n&1?"↑":"")+(n&4?"→":"")+(n&8?"↶":"");function ar(n){return Mt("svg",{class:"lamp",viewBox:"0 0 16 16","aria-hidden":"true"},Mt("path",{d:{green:"M2 10 8 4l6 6M2 14l6-6 6 6",stop:"M2 8h12",change:"M2 5h12M2 11h12",unknown:"M3 8h2M7 8h2M11 8h2"}[n],fill:"none",stroke:Cu[n],"stroke-width":n==="stop"?5:2.6}))}const br=.00980665,Fx=6e4,Ox=18e4;function kx(n,t){const e=t.pipes;if(!e)return()=>{};const i=new Fe("pipes","pipes"),s=new Fe("pipe-card","pipe");document.getElementById("app")?.append(i.element,s.element);let r=null;const o=async()=>{const{mode:c,selection:u}=n.now;if(!(c!=="underground"||u?.kind!=="pipe"||document.hidden)){try{r=await xr(`view/pipes/${encodeURIComponent(u.id)}`)}catch{r=null}l(n.now)}};setInterval(()=>void o(),Fx);let a="";const l=c=>{if(i.element.hidden=s.element.hidden=c.mode!=="underground",i.element.hidden)return;const u=c.selection?.kind==="pipe"?c.selection.id:"";u!==a&&(a=u,r=null,o());const h=c.pipes?[Math.floor(sa(c,c.pipes.ts_ns)/5e3),c.pipes.ts_ns]:null;i.show([c.lang,c.pipeLayer,h,c.groundAlpha],()=>Bx(n,c));const d=e.id.indexOf(u),f=r?.id===u?r:null;s.show([c.lang,u,f,c.pipes?.ts_ns],()=>d<0?Hx(c,e):Vx(c,t,e,d,f))};return l}function sa(n,t){return t?Math.max(0,on(n)-Oe(t)):1/0}function Bx(n,t){const e=["medium","state"].map(o=>y("button",{type:"button","aria-pressed":String(t.pipeLayer===o),"data-key":`layer-${o}`,click:()=>n.set({pipeLayer:o})},w(`pipes.layer.${o}`))),i=t.pipeLayer==="state",s=or.map(o=>Q(o*br,2)),r=y("input",{type:"range",min:.1,max:.8,step:.02,value:t.groundAlpha,"aria-label":w("pipes.ground"),"data-key":"ground"});return r.addEventListener("input",()=>n.set({groundAlpha:Number(r.value)})),[y("h2",{},w("pipes.title")),y("span",{class:"modes"},...e),i?pc(bu,w("pipe.water"),w("pipes.pressure"),`${s[0]}`,`${s[1]} MPa`):lo(Ra,w("pipe.water"),w("pipes.pressured")),i?pc(Tu,w("pipe.storm"),w("pipes.filling"),"0","100 %"):lo(Ca,w("pipe.storm"),w("pipes.gravity")),lo(Eu,w("pipes.alarm"),""),y("p",{class:"muted"},w("pipes.flow")),y("p",{class:"muted"},w("pipes.depth")),y("label",{class:"second ground"},w("pipes.ground"),r),zx(t)]}function lo(n,t,e){return y("div",{class:"key"},vs(y("i",{}),{background:n}),y("span",{},t),y("span",{class:"muted"},e))}function pc(n,t,e,i,s){const r=vs(y("i",{}),{background:`linear-gradient(90deg, ${n.join(", ")})`});return y("div",{class:"ramp"},y("span",{},`${t} · ${e}`),r,y("span",{class:"muted"},i),y("span",{class:"muted right"},s))}function zx(n){if(!n.pipes)return y("p",{class:"second stale-note"},w("pipes.novalues"));const t=sa(n,n.pipes.ts_ns),e=sa(n,n.pipes.readings_ts_ns),i=`${w("pipes.estimate",{age:Ci(t)})} · ${n.pipes.readings_ts_ns?w("pipes.readings",{age:Ci(e)}):w("pipes.noreadings")}`;return y("p",{class:`second ${t>Ox?"stale":""}`},i)}function Uu(n){return y("dl",{},...n.flatMap(([t,e])=>[y("dt",{},w(t)),y("dd",{},e)]))}function Hx(n,t){const e=n.pipes,i=o=>{let a=0;return t.kind.forEach((l,c)=>a+=l===o&&t.lengthM[c]||0),`${Q(a/1e3,1)} km`},s=[["pipes.mains",i(hn.main)],["pipes.sewers",i(hn.sewer)]];if(e?.water){s.push(["pipes.inflow",`${gr(e.water.inflow_lps)} (${w("pipes.expected")} ${gr(e.water.expected_inflow_lps)})`]);for(const o of e.water.tanks)s.push(["pipes.tank",`${o.id} ${Q(o.level_m,2)} m [${Q(o.low_m,1)}, ${Q(o.high_m,1)}]`])}e?.drainage&&s.push(["pipes.rain",`${Q(e.drainage.rain_mm_h,1)} mm/h`]);const r=e?.drainage?.underpasses.filter(o=>(o.on_road_m??0)>0)??[];return[y("header",{},y("h2",{},w("pipes.network")),y("span",{class:"second right"},w("pipes.pick"))),y("div",{class:"in"},Uu(s),...r.map(o=>y("p",{class:"second"},y("b",{},Nu(t,o.id)),` ${w("pipes.onroad")} ${Q(o.on_road_m,2)} m`)),...(e?.bursts??[]).map(o=>Gx(o)))]}function Gx(n){const t=n.candidates.slice(0,5).map(e=>`${e.pipe} ${Q(100*(e.likelihood??0))} %`);return y("div",{class:"burst"},y("p",{class:"strong"},`${w("pipes.burst")} ${n.id} · ${gr(n.flow_lps)}`),y("p",{class:"second"},`${w("pipes.candidates")} ${t.join(" · ")}`),n.customers===null?null:y("p",{class:"second"},w("pipes.isolate",{n:Q(n.customers),valves:n.valves.join("、")})))}function Nu(n,t){return Xe(n.underpasses.find(e=>e.id===t)?.name??t)}function gr(n){return n==null?"–":`${Q(n*3.6)} m³/h`}function Vx(n,t,e,i,s){const r=e.kind[i]>hn.valve,o=n.pipes,a=wu(e,i,o),l=e.boreM[i],c=Math.PI/4*l*l,u=[["pipe.bore",Number.isFinite(l)?`DN${Q(l*1e3).replace(",","")}`:"–"],["pipe.length",mc(e.lengthM[i],0)],["pipe.depth",mc(e.depthM[i],2)],[r?"pipe.manning":"pipe.hazen",Q(e.roughness[i],r?3:0)],["pipe.flow",a===null?"–":`${gr(Math.abs(a))} ${a<0?"←":"→"} ${e.nodeId[e.ends[2*i+(a<0?0:1)]]}`],["pipe.velocity",a===null||!c||r?"–":`${Q(Math.abs(a)/1e3/c,2)} m/s`]];return r?u.push(["pipes.filling",o&&e.kind[i]===hn.sewer?`${Q(100*(o.filling[i-e.waterLinks]??NaN))} %`:"–"]):u.push(["pipe.pressure",o?Xx(e,i,o):"–"]),[y("header",{},y("h2",{},`${w(Wx(e.kind[i]))} ${e.id[i]}`),y("span",{class:"second right"},$x(t,e,i))),y("div",{class:"in"},Uu(u),Yx(s,r))]}function Wx(n){return["pipe.water","pipe.pump","pipe.valve","pipe.storm","pipe.pump","pipe.weir"][n]}function mc(n,t){return Number.isFinite(n)?`${Q(n,t)} m`:"–"}function Xx(n,t,e){const s=[n.ends[2*t],n.ends[2*t+1]].map(r=>n.nodeKind[r]===ni.reservoir?w("pipes.source"):Q((e.pressure_m[r]??NaN)*br,3));return Au(n,t,e)===null?"–":`${s.join(" – ")} MPa`}function $x(n,t,e){const i=new Set;for(let s=t.aboveStart[e];s<t.aboveStart[e+1];s++){const r=n.sectionOfEdge.get(t.aboveEdges[t.above[s]]);r!==void 0&&n.names[r]&&i.add(Xe(n.names[r]))}return[...i].join(" · ")}function Yx(n,t){const e=n?n.ts_ns.map((g,x)=>[Oe(g),n.flow_lps[x]]).filter(g=>g[1]!==null):[];if(e.length<3)return y("p",{class:"muted"},w("pipe.noday"));const[i,s]=[340,74],r=e.map(([,g])=>g*3.6),[o,a]=[Math.min(...r,0),Math.max(...r,1)],l=e[0][0],c=e[e.length-1][0]-l||1,u=g=>44+(g-l)/c*(i-50),h=g=>8+(1-(g-o)/(a-o||1))*(s-28),d=e.map(([g],x)=>`${u(g).toFixed(1)},${h(r[x]).toFixed(1)}`).join(" "),f=Mt("svg",{viewBox:`0 0 ${i} ${s}`,width:"100%",role:"img","aria-label":w("pipe.day")},Mt("line",{x1:44,x2:i-6,y1:h(Math.max(o,0)),y2:h(Math.max(o,0)),stroke:"#26344a"}),Mt("polyline",{points:d,fill:"none",stroke:t?Ca:Ra,"stroke-width":2}),Mt("text",{x:40,y:h(a)+4,"text-anchor":"end"},Q(a)),Mt("text",{x:40,y:h(o)+4,"text-anchor":"end"},Q(o)),Mt("text",{x:44,y:s-4},We(l,!1)),Mt("text",{x:i-6,y:s-4,"text-anchor":"end"},We(l+c,!1)));return y("figure",{class:"day"},y("figcaption",{class:"muted"},`${w("pipe.day")} · m³/h`),f)}const qx=14;function jx(n){const t=n.pipes?Kx(n.pipes):[],e=y("div",{class:"kpis",role:"group"});return document.getElementById("app")?.append(e),i=>{e.hidden=["junction","whatif","table"].includes(i.mode),e.hidden||Zx(e,i,t)}}function Kx(n){const t=new Set;for(let e=0;e<n.waterLinks;e++)n.aboveStart[e+1]>n.aboveStart[e]&&[n.ends[2*e],n.ends[2*e+1]].forEach(i=>t.add(i));return[...t].filter(e=>n.nodeKind[e]===ni.junction)}function Zx(n,t,e){Sn(n,...Qx(t,e).map(i=>Jx(i,t.cursorMin>0)))}function Jx(n,t){const e=y("div",{class:"label"},n.bad?"◆ ":null,w(n.label)),i=y("div",{class:"value"},n.value,y("span",{class:"unit"},n.unit));return y("div",{class:t?"kpi future":"kpi"},e,i,n.note?y("div",{class:"note"},n.note):null)}function Qx(n,t){if(n.mode==="underground")return tM(n,t);const e=n.tick?.figures,i=eM(n),r=n.tick?.core.forecast?.speed?.["15"],o=r?.mae!==null&&r?.mae!==void 0,a=Array.isArray(n.parking)?n.parking:[],l=a.length?a.reduce((h,d)=>h+d.free,0):null,c=a.filter(h=>h.seen_ts_ns!==null).length,u=[{label:"kpi.delay",value:Q(e?.delay_s_per_km,0),unit:w("unit.skm"),note:w("kpi.lastminute")},{label:"kpi.spill",value:Q(e?.spillbacks.length),unit:w("unit.sites"),bad:(e?.spillbacks.length??0)>0},l===null?{label:"kpi.jam",value:Q(e?.jam_km,1),unit:w("unit.km"),note:w("kpi.lastminute")}:{label:"kpi.bays",value:Q(l),unit:"",note:w("kpi.heard",{n:Q(100*c/a.length)})},{label:"kpi.running",value:Q(e?.running),unit:w("unit.veh"),note:e?w("kpi.standing",{n:Q(e.standing)}):""},{label:"kpi.error",value:o?Q((r?.mae??0)*3.6,1):"–",unit:w("unit.kmh"),note:o?w("kpi.persistence",{v:Q((r?.persistence??NaN)*3.6,1)}):w("kpi.waiting")}];return n.cursorMin===0?[i,...u]:[i]}function tM(n,t){const e=n.pipes,i=t.map(c=>e?.pressure_m[c]).filter(c=>c!=null),s=i.filter(c=>c<qx).length,r=e?.drainage?.underpasses.filter(c=>(c.on_road_m??0)>0)??[],o=e?.water?.expected_inflow_lps,a=e?.sensors.filter(c=>c.flag==="old"||c.flag==="never").length??0,l=Math.max(...e?.filling.map(c=>c??0)??[],-1/0);return[{label:"kpi.head",value:i.length?Q(Math.min(...i)*br,2):"–",unit:"MPa",note:i.length?w("kpi.below",{n:Q(s)}):"",bad:s>0},{label:"kpi.inflow",value:Q(e?.water?.inflow_lps?e.water.inflow_lps*3.6:null),unit:"m³/h",note:o?`${w("pipes.expected")} ${Q(o*3.6)}`:""},{label:"kpi.bursts",value:Q(e?e.bursts.length:null),unit:"",bad:(e?.bursts.length??0)>0},{label:"kpi.fill",value:Number.isFinite(l)?Q(100*l):"–",unit:"%",note:e?.drainage?`${w("pipes.rain")} ${Q(e.drainage.rain_mm_h,1)} mm/h`:""},{label:"kpi.wet",value:Q(e?.drainage?r.length:null),unit:"",bad:r.length>0},{label:"kpi.sensors",value:Q(e?e.sensors.length-a:null),unit:e?`/ ${Q(e.sensors.length)}`:"",bad:a>0}]}function eM(n){const t={label:"kpi.speed",unit:w("unit.kmh")};if(n.cursorMin>0){const i=bs(n,n.cursorMin);if(!i)return{...t,value:"–"};const[s,r,o]=i.map(a=>Q(a*3.6,1));return{...t,value:r,note:`[${s}, ${o}]`}}if(n.cursorMin<0){const i=(n.tick?Number(BigInt(n.tick.ts_ns)/1000000n):0)+n.cursorMin*6e4,s=n.series.reduce((r,o)=>!r||Math.abs(o[0]-i)<Math.abs(r[0]-i)?o:r,null);return{...t,value:s?Q(s[1]*3.6,1):"–"}}const e=n.tick?.figures.mean_speed_mps;return{...t,value:Q(e==null?null:e*3.6,1)}}const nM=9,iM=120,sM=420;class rM{constructor(t,e){this.view=t,this.places=[...oM(e),...aM(e)],this.layer.append(Mt("svg",{},this.leader,this.ring,this.dot),this.callout),document.getElementById("app")?.append(this.layer),this.setFocus(null)}layer=y("div",{class:"labels","aria-hidden":"true"});places;ring=Mt("circle",{r:15,fill:"none",stroke:"#fff","stroke-width":2});dot=Mt("circle",{r:3,fill:"#fff"});leader=Mt("line",{stroke:"#fff","stroke-width":1.5});callout=y("div",{class:"callout"});shown=[];focus=null;chosenAt=0;setFocus(t){this.focus=t,this.setShown(!!t),t&&Sn(this.callout,...t.content()),this.place()}update(t){if(!t)return;const e=performance.now();e-this.chosenAt>250&&(this.chosenAt=e,this.choose()),this.place()}relabel(){this.choose(),this.place()}setShown(t){for(const e of[this.ring,this.dot,this.leader])e.setAttribute("visibility",t?"visible":"hidden");this.callout.hidden=!t}choose(){const t={w:this.layer.clientWidth,h:this.layer.clientHeight},e=this.view.freeArea,i=this.places.map(o=>({place:o,at:this.view.project(o.x,o.y,6)})).filter(({at:o})=>o&&o.x>e.left+30&&o.x<t.w-e.right-90&&o.y>e.top+10&&o.y<t.h-e.bottom-20).sort((o,a)=>a.place.weight-o.place.weight||(o.at?.depth??0)-(a.at?.depth??0)),s=[];for(const{place:o,at:a}of i){if(!a||s.length>=nM)break;s.some(l=>l.name===o.name||Math.hypot(l.x-a.x,2.2*(l.y-a.y))<iM)||s.push({x:a.x,y:a.y,name:o.name})}const r=s.map(o=>i.find(a=>a.place.name===o.name&&a.at?.x===o.x)?.place).filter(o=>!!o);for(const o of this.shown)o.element.remove();this.shown=r.map(o=>{const a=y("span",{class:o.water?"water":"",lang:la()},Xe(o.name));return this.layer.append(a),{place:o,element:a}})}place(){for(const{place:h,element:d}of this.shown){const f=this.view.project(h.x,h.y,6);d.style.transform=f?`translate(${(f.x-d.offsetWidth/2).toFixed(0)}px, ${(f.y-10).toFixed(0)}px)`:"translate(-999px, 0)"}if(!this.focus)return;const t=this.view.project(this.focus.x,this.focus.y,this.focus.z??2),e=this.view.freeArea,i=t!==null&&t.x>e.left&&t.x<this.layer.clientWidth-e.right&&t.y>e.top&&t.y<this.layer.clientHeight-e.bottom;if(this.setShown(i),!t||!i)return;const s={w:this.callout.offsetWidth,h:this.callout.offsetHeight},r=Math.max(this.view.freeArea.left+8,Math.min(t.x-s.w-30,this.layer.clientWidth-this.view.freeArea.right-s.w-8)),o=Math.max(this.view.freeArea.top+8,t.y-s.h-54);for(const h of[this.ring,this.dot])h.setAttribute("cx",t.x.toFixed(1)),h.setAttribute("cy",t.y.toFixed(1));const a=Math.min(r+s.w-12,Math.max(r+12,t.x-12)),[l,c]=[t.x-a,t.y-(o+s.h)],u=Math.hypot(l,c)||1;this.leader.setAttribute("x1",a.toFixed(1)),this.leader.setAttribute("y1",(o+s.h).toFixed(1)),this.leader.setAttribute("x2",(t.x-l/u*15).toFixed(1)),this.leader.setAttribute("y2",(t.y-c/u*15).toFixed(1)),this.callout.style.transform=`translate(${r.toFixed(0)}px, ${o.toFixed(0)}px)`}}function oM(n){const t=[],e=new Map;for(let i=0;i<n.edgeLane0.length;i++){const s=n.edgeSection[i];if(s<0||!n.names[s])continue;const r=ui(n,n.edgeLane0[i]),o=2*Math.floor(r.length/4),[a,l]=[r[o],r[o+1]],c=n.names[s],u=e.get(c)??[];u.some(([h,d])=>Math.hypot(h-a,d-l)<sM)||(e.set(c,[...u,[a,l]]),t.push({name:c,x:a,y:l,weight:n.edgePriority[i]>=9?3:n.edgePriority[i]>=7?2:1,water:!1}))}return t}function aM(n){const t=[];for(const e of n.areas)if(!(e.kind!=="river"||!e.name))for(let i=0;i<e.points.length;i+=Math.max(2,2*Math.floor(e.points.length/24)))t.push({name:e.name,x:e.points[i],y:e.points[i+1],weight:2,water:!0});return t}const ra=["#2b83ba","#9ed1c4","#f6d55c","#f08a3c","#d73027"],lM=[3,4,7,9,11],cM="#0b1119";function uM(){const n=new Fe("legend","legend");return document.getElementById("app")?.append(n.element),t=>{const e=t.cursorMin>0;n.element.hidden=t.mode!=="situation"&&t.mode!=="forecast",n.show([t.lang,e],()=>[y("div",{class:"row"},y("h2",{},w(e?"legend.forecast":"legend.title")),y("span",{class:"second right"},w("legend.unit"))),y("div",{class:"scale"},...ra.map((i,s)=>co(s,e,.62))),y("div",{class:"names"},...ra.map((i,s)=>y("span",{},w(`class.${s}`)))),e?y("div",{class:"sure second"},co(4,!0,.38),w("legend.sure"),co(4,!0,.68),w("legend.unsure")):null,e?y("p",{class:"muted"},w("legend.future")):null])}}function co(n,t,e){const i=y("canvas",{width:128,height:28}),s=i.getContext("2d");if(!s)return i;const r=2*lM[n],o=14-r/2;if(s.fillStyle=ra[n],s.fillRect(0,o,128,r),s.save(),s.beginPath(),s.rect(0,o,128,r),s.clip(),s.fillStyle=cM,s.globalAlpha=.75,t)for(let a=-40;a<160;a+=22)hM(s,a,22*e);else if(n>=3)for(let a=8;a<128;a+=n===4?13:32)s.fillRect(a,o,n===4?4:6,r);return s.restore(),i}function hM(n,t,e){n.beginPath(),n.moveTo(t,28),n.lineTo(t+28,0),n.lineTo(t+28+e,0),n.lineTo(t+e,28),n.fill()}const dM=8,fM=120,gc=["5","15","30","60"];function pM(n,t){const e=new Fe("worst","forecast"),i=new Fe("trust","trust");return document.getElementById("app")?.append(e.element,i.element),s=>{const r=s.mode==="forecast";if(e.element.hidden=i.element.hidden=!r,!r)return;const o=s.cursorMin>0?s.cursorMin:15;e.show([s.lang,s.forecast?.issued_ts_ns,o,Math.floor(s.tickAt/1e4)],()=>mM(s,n,o,t)),i.show([s.lang,s.tick?.core.forecast],()=>vM(s))}}function mM(n,t,e,i){const s=y("header",{},y("h2",{},w("forecast.worst")),y("span",{class:"second right"},`+${Q(e)} min · ${w("forecast.worst.sub")}`)),{ratio:r,forecast:o}=n;if(!o||!r)return[s,y("p",{class:"empty"},w("forecast.none"))];const a=c=>((r[c.section]===255?200:r[c.section])/200-(c.mid??9))*t.sectionFreeMps[c.section],l=fu(n,e).filter(c=>c.mid!==null&&t.sectionM[c.section]>=fM&&t.names[c.section]).sort((c,u)=>a(u)-a(c)).filter((c,u,h)=>a(c)>0&&h.findIndex(d=>t.names[d.section]===t.names[c.section])===u).slice(0,dM);return[s,y("p",{class:"empty"},w("time.issued",{n:o.members,time:We(li(o),!1)})),...l.map(c=>gM(t,c,i))]}function gM(n,t,e){const i=n.sectionFreeMps[t.section]*3.6,[s,r,o]=[t.low,t.mid,t.high].map(u=>(u??0)*i),a=u=>Math.max(0,Math.min(1,u/70))*340,l=Mt("svg",{viewBox:"0 0 340 14",width:"100%","aria-hidden":"true"},Mt("line",{x1:0,x2:340,y1:7,y2:7,stroke:"#26344a"}),Mt("rect",{x:a(s),y:3,width:Math.max(2,a(o)-a(s)),height:8,fill:"#6b82a3"}),Mt("line",{x1:a(r),x2:a(r),y1:1,y2:13,stroke:"#fff","stroke-width":3})),c=y("span",{class:"right"},y("b",{},Q(r)),` km/h [${Q(s)}, ${Q(o)}] · ${w("class.3")} ${Q(100*d0(t))} %`);return y("button",{type:"button",class:"item","data-key":`section-${t.section}`,click:()=>e(t.section)},y("div",{class:"row"},y("span",{class:"strong"},Xe(n.names[t.section])),c),l)}function _M(n){const t=Object.entries(n).sort(([e],[i])=>Number(e)-Number(i));return t.length>gc.length?t.filter(([e])=>gc.includes(e)):t}function vM(n){const t=y("header",{},y("h2",{},w("forecast.trust")),y("span",{class:"second right"},w("forecast.trust.sub"))),e=n.tick?.core.forecast,i=[];for(const[o,a,l]of[["speed","km/h",3.6],["queue",w("unit.veh"),1]])for(const[c,u]of _M(e?.[o]??{})){if(typeof u!="object"||u===null||u.mae===null||u.mae===void 0)continue;const h=(u.persistence??0)>u.mae,d=[Q(u.mae*l,1),Q((u.persistence??NaN)*l,1),u.coverage?`${Q(100*u.coverage)} %`:"–"];i.push(y("tr",{},y("td",{},`${w(`forecast.${o}`)} +${c} min ${a}`),y("td",{},y("b",{},`${h?"":"◆ "}${d[0]}`)),y("td",{},d[1]),y("td",{},d[2])))}const s=y("tr",{},y("th",{},""),y("th",{},w("forecast.ours")),y("th",{},w("forecast.persist")),y("th",{},w("forecast.coverage"))),r=i.length?y("table",{},y("thead",{},s),y("tbody",{},...i)):y("p",{class:"second"},w("kpi.waiting"));return[t,y("div",{class:"in"},r)]}const xM=12;function _c(n,t){const e=t.trim().toLowerCase();if(!e)return[];const i=o=>o.toLowerCase().includes(e)||o.toLowerCase().replace(/\s/g,"").includes(e),r=[...new Set(n.names.filter(o=>o&&i(o)))].map(o=>({text:Xe(o),kind:"section",id:String(MM(n,o))}));for(const o of n.controllers)(o.streets.some(i)||i(o.id))&&r.push({text:`${o.streets.map(Xe).join("—")} · ${o.id}`,kind:"controller",id:o.id});for(const o of n.pipes?.id??[])o.toLowerCase()===e&&r.push({text:`${w("pipes.title")} · ${o}`,kind:"pipe",id:o});return r.slice(0,xM)}function MM(n,t){let e=-1;return n.names.forEach((i,s)=>{i===t&&(e<0||n.sectionM[s]>n.sectionM[e])&&(e=s)}),e}function SM(n,t){if(document.querySelector(".search"))return;const e=y("ul",{role:"listbox"}),i=y("input",{type:"search",placeholder:w("search"),"aria-label":w("search")}),s=y("div",{class:"panel search",role:"dialog","aria-label":w("search")},i,e),r=()=>s.remove(),o=a=>{r(),t(a)};i.addEventListener("input",()=>{const a=_c(n,i.value);Sn(e,...a.map(l=>y("li",{},y("button",{type:"button",click:()=>o(l)},l.text))),i.value&&!a.length?y("li",{class:"second"},w("search.none")):null)}),s.addEventListener("keydown",a=>{a.key==="Escape"&&r();const[l]=_c(n,i.value);a.key==="Enter"&&a.target===i&&l&&o(l),a.stopPropagation()}),document.getElementById("app")?.append(s),i.focus()}function yM(){const n=document.querySelector(".help");if(n){n.remove();return}const t=y("div",{class:"panel help",role:"dialog","aria-label":w("help.title")},y("h2",{},w("help.title")),y("p",{},w("help.body")),y("button",{type:"button",click:()=>t.remove()},w("close")));document.getElementById("app")?.append(t),t.querySelector("button")?.focus()}const EM=200,bM=255,TM=200;function wM(n){const t=new Fe("sheet","table");return document.getElementById("app")?.append(t.element),e=>{t.element.hidden=e.mode!=="table",e.mode==="table"&&t.show([e.lang,Math.floor(e.tickAt/5e3)],()=>[y("h2",{},w("table.title")),AM(e,n),RM(e,n)])}}function AM(n,t){const e=n.ratio??new Uint8Array(0),i=[...e.keys()].filter(r=>e[r]!==bM&&t.names[r]).sort((r,o)=>e[r]-e[o]).slice(0,EM);return Fu(["table.section","section.speed","section.free","legend.title","section.length"].map(r=>w(r)),i.map(r=>{const o=e[r]/TM,a=t.sectionFreeMps[r]*3.6;return[Xe(t.names[r]),`${Q(o*a)} km/h`,`${Q(a)} km/h`,w(`class.${cu(o)}`),`${Q(t.sectionM[r])} m`]}))}function RM(n,t){const e=n.lamps?.remainingDs;return Fu([w("table.controller"),"ID",w("junction.remaining")],t.controllers.map((i,s)=>[i.streets.map(Xe).join("—"),i.id,e&&e[s]!==65535?Q(e[s]/10):"–"]))}function Fu(n,t){const e=t.map(i=>y("tr",{},...i.map(s=>y("td",{},s))));return y("table",{},y("thead",{},y("tr",{},...n.map(i=>y("th",{scope:"col"},i)))),y("tbody",{},...e))}const Je=-30,Tn=60,gs=26,CM=26;function PM(n){const t=new Fe("timeline","time"),e=y("div",{class:"lead"}),i=Mt("svg",{role:"slider",tabindex:0,"aria-valuemin":Je,"aria-valuemax":Tn,"data-key":"time",class:"axis"});t.element.append(e,i);const s=new Fe("banner","moment");document.getElementById("app")?.append(t.element,s.element);const r=a=>{const l=i.getBoundingClientRect(),c=(a-l.left-gs)/(l.width-2*gs),u=Math.round((Je+c*(Tn-Je))*2)/2;return Math.abs(u)<1?0:Math.max(Je,Math.min(Tn,u))},o=a=>{a.buttons&1&&n.set({cursorMin:r(a.clientX)})};return i.addEventListener("pointerdown",a=>{i.setPointerCapture(a.pointerId),o(a)}),i.addEventListener("pointermove",o),a=>{t.element.hidden=a.mode==="whatif"&&!!a.whatIf?.futures,i.setAttribute("aria-valuenow",String(a.cursorMin)),i.setAttribute("aria-label",w("time.slider")),i.setAttribute("aria-valuetext",oa(a)),Sn(e,...DM(n,a)),UM(i,a),s.element.hidden=a.cursorMin===0||a.mode==="whatif",a.cursorMin!==0&&s.show([a.lang,a.cursorMin,oa(a),a.forecast?.issued_ts_ns],()=>LM(n,a))}}function oa(n){return We(on(n)+n.cursorMin*6e4,!1)}function DM(n,t){const e=t.cursorMin>0?bs(t,t.cursorMin):null,i=t.cursorMin>0?e?.[1]??null:t.tick?.figures.mean_speed_mps??null;return[y("div",{class:"second"},w("kpi.speed")),y("div",{class:"value"},Q(i===null?null:i*3.6,1),y("span",{class:"second"},` ${w("unit.kmh")}`)),y("div",{class:"row"},y("button",{type:"button","data-key":"pause","aria-label":w(t.paused?"time.play":"time.pause"),click:()=>n.set({paused:!t.paused})},t.paused?"▶":"❚❚"),Me("live",w("time.live"),()=>n.set({cursorMin:0,paused:!1}),"plain",t.cursorMin===0&&!t.paused))]}function LM(n,t){const e=t.cursorMin>0,{forecast:i}=t;return[y("span",{class:"big"},w(e?"time.banner.future":"time.banner.past",{time:oa(t)})),y("span",{class:"chip"},`${t.cursorMin>0?"+":"−"}${Q(Math.abs(t.cursorMin),t.cursorMin%1?1:0)} min`),y("span",{class:"second"},e&&i?w("time.issued",{n:i.members,time:We(li(i),!1)}):w("time.locked")),e?y("span",{class:"second"},IM(t)):null,Me("banner-live",w("time.live"),()=>n.set({cursorMin:0,paused:!1}))]}function IM(n){const t=n.tick?.core.forecast?.speed??{},e=Object.keys(t).filter(o=>typeof t[o]?.mae=="number");if(!e.length)return w("kpi.waiting");const i=e.reduce((o,a)=>Math.abs(Number(a)-n.cursorMin)<Math.abs(Number(o)-n.cursorMin)?a:o),{mae:s,coverage:r}=t[i]??{};return w("time.pasterror",{lead:i,kmh:Q((s??NaN)*3.6,1),share:Q(100*(r??NaN))})}function UM(n,t){const{width:e,height:i}=n.getBoundingClientRect();if(e<80)return;const s=i-28,r=x=>gs+(x-Je)/(Tn-Je)*(e-2*gs),o=t.series.map(([,x])=>x),a=[1,5,15,30,60].flatMap(x=>bs(t,x)??[]),l=Math.min(...o,...a,1/0),c=Math.max(...o,...a,-1/0),u=(l+c)/2,h=Math.max(c-l,2)*1.15,d=x=>s-8-(x-u+h/2)/h*(s-8-CM),f=[NM(),Mt("rect",{x:r(0),y:6,width:r(Tn)-r(0),height:s-6,fill:"url(#hatch)"})];f.push(...FM(r,s,t)),o.length&&f.push(...OM(t,r,d));const g=hu(t);g>0&&f.push(...kM(t,g,r,d)),f.push(...BM(t,g,r,e)),f.push(...zM(t,r,s)),Sn(n,...f)}function NM(){const n=Mt("path",{d:"M0 8L8 0",stroke:"#b4c2d5","stroke-opacity":.14,"stroke-width":1});return Mt("defs",{},Mt("pattern",{id:"hatch",width:8,height:8,patternUnits:"userSpaceOnUse"},n))}function FM(n,t,e){const i=[Mt("line",{x1:n(Je),x2:n(Tn),y1:t,y2:t,stroke:"#6b82a3"})];for(let s=Je;s<=Tn;s+=10){i.push(Mt("line",{x1:n(s),x2:n(s),y1:t,y2:t+5,stroke:"#6b82a3"}));const r=s===0?`${w("time.now")} ${e.tick?We(on(e),!1):""}`:`${s<0?"−":"+"}${Math.abs(s)}${s===Je||s===Tn||s===30?" min":""}`;i.push(Mt("text",{x:n(s),y:t+20,"text-anchor":"middle",class:s===0?"on":""},r))}return i}function OM(n,t,e){const i=on(n),r=n.series.map(([l,c])=>[(l-i)/6e4,c]).filter(([l])=>l>=Je&&l<=0).map(([l,c])=>`${t(l).toFixed(1)},${e(c).toFixed(1)}`).join(" "),o=[Mt("polyline",{points:r,fill:"none",stroke:"#e6edf7","stroke-width":2})],a=n.earlier.map(l=>[(l.atMs-i)/6e4,l.mps]).filter(([l])=>l>=Je&&l<=0);if(a.length>1){const l=a.map(([c,u])=>`${t(c).toFixed(1)},${e(u).toFixed(1)}`).join(" ");o.push(Mt("polyline",{points:l,fill:"none",stroke:"#b4c2d5","stroke-width":1.5,"stroke-dasharray":"1.5 4"}))}return o}function kM(n,t,e,i){const s=[],r=[],o=[];for(let l=0;l<=24;l++){const c=t*l/24,u=bs(n,c);if(!u)continue;const h=e(c).toFixed(1);r.push(`${h},${i(u[0]).toFixed(1)}`),o.push(`${h},${i(u[1]).toFixed(1)}`),s.unshift(`${h},${i(u[2]).toFixed(1)}`)}return[Mt("polygon",{points:[...r,...s].join(" "),fill:"#b4c2d5","fill-opacity":.26}),Mt("polyline",{points:o.join(" "),fill:"none",stroke:"#e6edf7","stroke-width":1.8,"stroke-dasharray":"6 5"})]}function BM(n,t,e,i){const{forecast:s}=n,r=s?w("time.band",{n:s.members}):w("time.none"),o=s&&t<Tn-1?` · ${w("time.short",{min:Q(t)})}`:"",a=[Mt("text",{x:i-gs,y:19,"text-anchor":"end"},r+o)];return n.earlier.length>1&&a.push(Mt("text",{x:e(Je),y:19},w("time.dotted"))),a}function zM(n,t,e){const i=t(n.cursorMin),s=[Mt("line",{x1:t(0),x2:t(0),y1:4,y2:e,stroke:"#e6edf7","stroke-opacity":n.cursorMin?.5:1,"stroke-width":1.5})];return n.cursorMin&&s.push(Mt("line",{x1:i,x2:i,y1:4,y2:e,stroke:"#fff","stroke-width":2})),s.push(Mt("circle",{cx:i,cy:e,r:8,fill:"#fff",stroke:"#121a26","stroke-width":2})),s}const HM=5e3;function GM(n,t,e,i){const s=y("header",{class:"topbar"});document.getElementById("app")?.append(s);let r="";const o=y("div",{class:"facts"}),a=y("nav",{role:"tablist"});return l=>{const c=`${l.lang} ${l.mode}`;c!==r&&(r=c,Sn(a,...e.map(u=>VM(n,u,l.mode))),Sn(s,y("div",{class:"brand"},YM(),w("brand")),y("div",{class:"place"},t.name[la()]),a,o,XM(i.switchLanguage),$M())),Sn(o,...WM(l))}}function VM(n,t,e){return y("button",{type:"button",role:"tab","aria-selected":String(t===e),"data-key":`mode-${t}`,click:()=>n.set({mode:t})},w(`mode.${t}`))}function WM(n){const t=[],e=n.tick?.core.sites,i=n.tick?performance.now()-n.tickAt:1/0;if(!n.linked&&n.tick)t.push(Qi("bad stale",w("link.down",{age:Ci(i)})));else if(n.tick){const s=n.tick.core.age_ms?.p99??null,r=i>HM;t.push(Qi(r?"bad stale":"",`${w("data")} `,r?Ci(i):s===null?"–":Ci(s)))}if(n.hello?.clock.kind==="lockstep")t.push(Qi("",w("lockstep")));else if(n.glassMs!==null){const s=Qi(n.glassMs>1e3?"bad":"",`${w("glass")} `,Ci(n.glassMs));s.title=w("glass.tip"),t.push(s)}return e&&t.push(Qi(e.connected<e.known?"bad":"",`${w("edge")} `,Q(e.connected),`/${Q(e.known)}`)),n.tick&&t.push(y("span",{class:"clock"},$u(n.cursorMin?c0(n):on(n)))),t}function Qi(n,...t){const[e,i,s]=t;return y("span",{class:`fact ${n}`},e,i?y("b",{},i):null,s??null)}function XM(n){return y("button",{type:"button","data-key":"language",lang:la()==="zh"?"en":"zh-CN",click:n},w("switch"))}function $M(){const n=Mt("svg",{viewBox:"0 0 24 24",width:16,height:16,fill:"none",stroke:"currentColor","stroke-width":2,"aria-hidden":"true"},Mt("path",{d:"M10 4H5v16h5M14 8l4 4-4 4M18 12H9"}));return y("button",{type:"button",class:"ghost who","data-key":"logout",title:w("who.leave"),"aria-label":`${ka()}, ${w("who.leave")}`,click:()=>void ju()},ka(),n)}function YM(){return Mt("svg",{viewBox:"0 0 24 24",width:24,height:24,fill:"none",stroke:"#e6edf7","stroke-width":1.8,"aria-hidden":"true"},Mt("path",{d:"M2 21h20M4 21V10h4v11M10 21V3h4v18M16 21v-8h4v8"}))}function qM(n,t,e){addEventListener("keydown",i=>{if(i.target instanceof HTMLInputElement||i.ctrlKey||i.metaKey)return;if(i.altKey&&/^[1-9]$/.test(i.key)){jM(t,i.key,i.shiftKey),i.preventDefault();return}const r=u=>n.set({cursorMin:Math.max(-30,Math.min(60,n.now.cursorMin+u))}),o=i.shiftKey?10:1,a={ArrowLeft:()=>r(-o),ArrowRight:()=>r(o),Home:()=>n.set({cursorMin:0,paused:!1})," ":()=>n.set({paused:!n.now.paused}),l:e.switchLanguage,n:()=>t.northUp(),x:()=>e.modes.includes("underground")&&n.set({mode:n.now.mode==="underground"?"situation":"underground"}),a:e.acknowledge,f:e.fly,"/":e.search,"?":e.help,Escape:()=>n.set({selection:null,planOpen:"",mode:"situation"})};e.modes.forEach((u,h)=>a[String(h+1)]=()=>n.set({mode:u}));const l=a[i.key]??a[i.key.toLowerCase()],c=i.target instanceof HTMLButtonElement&&i.key===" ";!l||c||(i.preventDefault(),l())})}function jM(n,t,e){const i=`citybrain.camera.${t}`;if(e)localStorage.setItem(i,JSON.stringify(n.pose()));else{const s=localStorage.getItem(i);s&&n.setPose(JSON.parse(s))}}const KM=48,ZM=26,Ou=2600,JM=1100,QM=.05,tS=300,eS={source:"M3 6h10M4 9.5h8M5 13h6",tank:"M3 4h10v5H3zM5 9v4M11 9v4",pump:"M8 3a5 5 0 1 0 .01 0M8 3l4 5-4 5",gauge:"M8 4a4 4 0 1 0 .01 0",outfall:"M3 5h7v6M7 8l3 4 3-4",underpass:"M2 5h12M4 5c0 5 8 5 8 0",park:"M5 13V3h4a3 3 0 0 1 0 6H5"};class nS{constructor(t,e){this.view=t,this.city=e,document.getElementById("app")?.append(this.layer)}layer=y("div",{class:"marks","aria-hidden":"true"});marks=[];shown=[];chosenAt=0;show(t){const{pipes:e}=this.city;this.marks=[],t.mode==="underground"&&e?this.marks=[...sS(e,t.pipes),...oS(e,t.pipes)]:t.mode==="situation"&&(this.marks=lS(this.city,t.parking)),this.chosenAt=0,this.update(!0)}update(t){if(!t)return;const e=performance.now();e-this.chosenAt>tS&&(this.chosenAt=e,this.choose());for(const{mark:i,element:s}of this.shown){const r=this.view.project(i.x,i.y,i.z);s.style.transform=r?`translate(${(r.x-11).toFixed(0)}px, ${(r.y-11).toFixed(0)}px)`:"translate(-999px, 0)"}}choose(){const t=this.view.freeArea,[e,i]=[this.layer.clientWidth,this.layer.clientHeight],s=this.view.distanceM,r=this.marks.filter(l=>s<=l.farthestM).map(l=>({mark:l,at:this.view.project(l.x,l.y,l.z)})).filter(({at:l})=>l&&l.x>t.left+16&&l.x<e-t.right-16&&l.y>t.top&&l.y<i-t.bottom).sort((l,c)=>c.mark.weight-l.mark.weight||(l.at?.depth??0)-(c.at?.depth??0)),o=[],a=[];for(const{mark:l,at:c}of r){if(!c||a.length>=KM)break;o.some(u=>Math.hypot(u.x-c.x,u.y-c.y)<ZM)||(o.push(c),a.push(l))}this.shown=a.map(l=>({mark:l,element:iS(l)})),this.layer.replaceChildren(...this.shown.map(l=>l.element))}}function iS(n){const t=Mt("svg",{viewBox:"0 0 16 16",width:14,height:14},Mt("path",{d:eS[n.kind.split(" ")[0]],fill:"none",stroke:"currentColor","stroke-width":1.8}));return y("span",{class:`mark ${n.kind}`,title:n.title},y("i",{},t),n.text?y("b",{},n.text):null)}function sS(n,t){const e=[],i=new Map(t?.water?.tanks.map(s=>[s.id,s]));return n.nodeId.forEach((s,r)=>{const o={x:n.nodeXy[2*r],y:n.nodeXy[2*r+1],z:0,farthestM:1/0},a=n.nodeKind[r];if(a===ni.reservoir)e.push({...o,kind:"source",text:s,title:w("mark.source"),weight:9});else if(a===ni.tank){const l=i.get(s)?.level_m;e.push({...o,kind:"tank",text:l==null?s:`${s} ${Q(l,2)} m`,title:w("mark.tank"),weight:9})}else a===ni.outfall?e.push({...o,kind:"outfall",text:"",title:`${w("mark.outfall")} ${s}`,weight:1,farthestM:Ou}):a===ni.storage&&e.push({...o,...rS(n,s,r,t)})}),n.kind.forEach((s,r)=>{if(s!==hn.waterPump)return;const o=Es(n,r);o.length<2||e.some(a=>a.kind==="pump"&&a.x===o[0]&&a.y===o[1])||e.push({x:o[0],y:o[1],z:0,kind:"pump",text:"",title:`${w("pipe.pump")} ${n.id[r]}`,farthestM:1/0,weight:6})}),e}function rS(n,t,e,i){const s=[...n.nodeKind.keys()].filter(c=>n.nodeKind[c]===ni.storage).indexOf(e),r=i?.drainage?.underpasses.find(c=>c.id===t),o=i?.storage_m[s],a=r?.on_road_m??0,l=a>0?`${Q(a,2)} m`:o==null?t:`${t} ${Q(o,2)} m`;return{kind:a>0?`underpass ${r?.state??""}`:"underpass",text:l,title:Nu(n,t),weight:a>0?10:7}}function oS(n,t){const e=[];for(const i of t?.sensors??[]){const s=aS(n,i.id);if(!s||i.quantity==="rain_mm_h")continue;const r=i.quantity==="pressure_m"?`${Q((i.measured??NaN)*br,3)} MPa`:i.quantity==="flow_m3ps"?`${Q((i.measured??NaN)*3600)} m³/h`:`${Q(i.measured,2)} m`;e.push({...s,z:0,kind:`gauge ${i.flag}`,text:i.flag==="alarm"?r:"",title:`${w("mark.gauge")} ${i.id} ${r}`,farthestM:i.flag==="alarm"?1/0:Ou,weight:i.flag==="alarm"?8:3})}return e}function aS(n,t){const e=n.nodeId.indexOf(t);if(e>=0)return{x:n.nodeXy[2*e],y:n.nodeXy[2*e+1]};const i=n.id.indexOf(t);if(i<0)return null;const s=Es(n,i),r=2*Math.floor(s.length/4);return s.length?{x:s[r],y:s[r+1]}:null}function lS(n,t){const{parking:e}=n;if(!e)return[];const i=[],s=new Map(Array.isArray(t)?t.map(r=>[r.id,r]):[]);for(let r=0;r+1<e.start.length;r++){if(e.kind[r]===0)continue;const o=2*e.start[r],a=s.get(e.id[r]),l=a?`${Q(a.free)}/${Q(a.bays)}`:Q(e.bays[r]),c=a&&a.seen_ts_ns===null?"park old":a&&a.free<QM*a.bays?"park full":"park";i.push({x:e.xy[o],y:e.xy[o+1],z:2,kind:c,text:l,title:`${w(e.kind[r]===2?"mark.garage":"mark.lot")} · ${w("mark.bays",{n:Q(e.bays[r])})}`,farthestM:JM,weight:e.bays[r]/1e3})}return i}const Da="api/v1/what-if",cS=1500,uS=[10,15,30],hS=[2,4,8],dS=new Set(["mean_speed_kmh","arrived"]),ku=new Set(["detoured","vehicle_km"]),fS={time_per_trip_min:3,delay_per_trip_s:1,mean_speed_kmh:2,vehicle_km:0,arrived:0,unserved:0,detoured:0};function pS(n,t){const e=new Fe("whatif-head","what-if"),i=new Fe("whatif-table","figures"),s=y("div",{class:"whatif-sides"});document.getElementById("app")?.append(e.element,i.element,s);const r={minutes:15,pairs:4,both:!0},o={start:()=>void gS(n,t,r),cancel:()=>void _S(n),clear:()=>n.set({whatIf:null,closing:[]}),change:l=>{Object.assign(r,l),a(n.now)}};setInterval(()=>void vS(n),cS);const a=l=>{const c=l.mode==="whatif",u=c?l.whatIf?.futures??null:null;if(e.element.hidden=!c,i.element.hidden=s.hidden=!u,!c||(e.show([l.lang,l.closing,l.whatIf?.id,l.whatIf?.state,l.whatIf?.done,{...r},l.hello?.what_if],()=>xS(l,t,r,o)),!u||!l.whatIf))return;const{whatIf:h}=l;i.show([l.lang,h.id],()=>yS(h,u)),s.replaceChildren(...SS(h))};return a}function mS(n,t,e){const i=new Set(t),s=n.edges.filter(o=>i.has(n.sectionOfEdge.get(o)??-1)),r=e?s.map(o=>o.startsWith("-")?o.slice(1):`-${o}`).filter(o=>n.sectionOfEdge.has(o)):[];return[...new Set([...s,...r])]}async function gS(n,t,e){try{const i={edges:mS(t,n.now.closing,e.both),duration_s:60*e.minutes,seeds:e.pairs};n.set({whatIf:await bc("POST",Da,i)})}catch(i){lr(w("error.action",{what:i instanceof zi?i.message:String(i)}),!0)}}async function _S(n){const{whatIf:t}=n.now;if(t)try{n.set({whatIf:await Ku(`${Da}/${encodeURIComponent(t.id)}`)})}catch(e){lr(w("error.action",{what:e instanceof zi?e.message:String(e)}),!0)}}async function vS(n){const{whatIf:t}=n.now;if(!(t?.state!=="running"||document.hidden))try{const e=await xr(`${Da}/${encodeURIComponent(t.id)}`);n.now.whatIf?.id===e.id&&n.set({whatIf:e})}catch(e){e instanceof zi&&e.status===404&&n.set({whatIf:{...t,state:"failed",problem:e.message}})}}function xS(n,t,e,i){const{whatIf:s}=n,r=y("h2",{},w("whatif.title"),n.closing.length?` · ${w("whatif.close")} ${MS(t,n.closing)}`:"");if(!n.hello?.what_if)return[r,y("span",{class:"second"},w("whatif.unavailable"))];if(!s){const l=(c,u,h,d)=>y("button",{type:"button","aria-pressed":String(c===u),"data-key":`${d}-${c}`,click:()=>h(c)},d);return[r,n.closing.length?null:y("span",{class:"second"},w("whatif.pick")),y("span",{class:"modes right"},...uS.map(c=>l(c,e.minutes,u=>i.change({minutes:u}),`${c} min`))),y("span",{class:"modes"},...hS.map(c=>l(c,e.pairs,u=>i.change({pairs:u}),w("whatif.pairs",{n:c})))),y("button",{type:"button","aria-pressed":String(e.both),class:e.both?"pressed":"","data-key":"both",click:()=>i.change({both:!e.both})},w("whatif.both")),Me("whatif-start",w("whatif.start"),i.start,"primary",n.closing.length===0)]}const o=w("whatif.from",{time:We(Oe(s.from_ts_ns),!1),min:Q(s.duration_s/60),n:Q(s.total/2)}),a=y("span",{class:"progress",role:"progressbar","aria-valuenow":s.done,"aria-valuemax":s.total},vs(y("i",{}),{width:`${100*s.done/s.total}%`}));return[r,y("span",{class:"second"},o),y("span",{class:"chip","data-whatif":s.state},`${w(`whatif.${s.state}`)} ${s.done}/${s.total}`),s.state==="running"?a:null,s.problem?y("span",{class:"second"},s.problem):null,y("span",{class:"right"}),s.state==="running"?Me("whatif-cancel",w("whatif.cancel"),i.cancel):Me("whatif-new",w("whatif.new"),i.clear,"primary")]}function MS(n,t){const e=[...new Set(t.map(i=>Xe(n.names[i])).filter(Boolean))];return e.length?e.join("、"):w("section.title")}function SS(n){const t=w("whatif.over",{min:Q(n.duration_s/60)}),e=Mu.map((i,s)=>y("span",{},vs(y("i",{}),{background:i}),w(`whatif.class.${s}`)));return[y("div",{class:"panel side left"},y("b",{},w("whatif.baseline")),y("span",{class:"second"},t)),y("div",{class:"panel side right"},y("b",{},w("whatif.difference")),y("span",{class:"second"},t)),y("div",{class:"panel classes second"},...e)]}function yS(n,t){const e=["whatif.figure","whatif.baseline","whatif.changed","plans.delta","whatif.interval","","whatif.verdict"],i=t.figures.map(s=>{const r=fS[s.name]??2,o=s.low===null||s.high===null?"–":`[${ss(s.low,r)}, ${ss(s.high,r)}]`,a=[Q(s.baseline,r),Q(s.changed,r),ss(s.mean,r),o];return y("tr",{},y("td",{},_s(`whatif.kpi.${s.name}`,s.name)),...a.map((l,c)=>y("td",{class:c===1||c===2?"strong":""},l)),y("td",{class:"bar"},bS(s)),y("td",{},ES(s)))});return[y("table",{},y("thead",{},y("tr",{},...e.map(s=>y("th",{},s?w(s):`◂ ${w("whatif.less")}   0   ${w("whatif.more")} ▸`)))),y("tbody",{},...i)),y("p",{class:"muted"},w("whatif.foot",{n:t.seeds,hash:t.hash.slice(0,12),id:n.id}))]}function aa(n){return n.low===null||n.high===null||n.low<=0&&n.high>=0?0:n.mean>0===dS.has(n.name)?1:-1}function ES(n){if(ku.has(n.name)||n.low===0&&n.high===0)return"–";const t=aa(n);return t===0?w("plans.undecided"):w(t>0?"plans.better":"plans.worse")}function bS(n){const[t,e]=[n.low??n.mean,n.high??n.mean],i=Math.max(Math.abs(t),Math.abs(e),1e-9)*1.1,s=o=>120+112*o/i,r=ku.has(n.name)||aa(n)===0?"#6b82a3":aa(n)>0?"#5fb3d9":"#f08a3c";return Mt("svg",{viewBox:"0 0 240 14",width:240,height:14,"aria-hidden":"true"},Mt("line",{x1:120,x2:120,y1:0,y2:14,stroke:"#6b82a3"}),Mt("rect",{x:s(t),y:4,width:Math.max(2,s(e)-s(t)),height:6,fill:r}),Mt("line",{x1:s(n.mean),x2:s(n.mean),y1:2,y2:12,stroke:"#fff","stroke-width":2}))}const TS={mode:"situation",lang:"zh",linked:!1,hello:null,tick:null,tickAt:0,series:[],forecast:null,earlier:[],lamps:null,ratio:null,cursorMin:0,paused:!1,selection:null,alarms:null,plans:null,controllers:null,parking:null,planOpen:"",pipes:null,pipeLayer:"medium",closing:[],whatIf:null,groundAlpha:.3,glassMs:null},wS=1e4,AS=32*6e4,vc=15*6e4;async function RS(){const n=document.getElementById("app"),t=new URLSearchParams(location.hash.slice(1)).get("lang")==="en"?"en":"zh";yc(t);let e;try{await qu(),e=await Z_()}catch(o){Mc(n,w("error.scene",{what:String(o instanceof Error?o.message:o)}));return}const i=y("canvas",{class:"stage",tabindex:0,"data-key":"stage"});n.append(i);let s;try{s=new px(i,e)}catch{Mc(n,w("error.webgl"));return}const r=new l0({...TS,lang:t});US(r,e,s)}const Bu=["situation","underground","junction","forecast","whatif","table"],CS=2e3,PS=2e3,DS=1e4,LS=2e4;function IS(n,t){const e={alarms:()=>{},plans:()=>{},controllers:()=>{}};let i=!1;return n.on((s,r)=>{if(!(!r.has("hello")||i||!s.hello)){if(!s.hello.people){n.set({alarms:"unavailable",plans:"unavailable",controllers:"unavailable"});return}i=!0,e.alarms=As("api/v1/alarms",CS,o=>n.set({alarms:o})),e.plans=As("api/v1/plans",PS,o=>n.set({plans:o==="unavailable"?o:o.plans})),t.parking&&As("api/v1/parking",LS,o=>n.set({parking:o==="unavailable"?o:o.parking_sites})),e.controllers=As("api/v1/controllers",DS,o=>n.set({controllers:o}))}}),e}function US(n,t,e){const i=new rM(e,t),s=new nS(e,t),r=Bu.filter(d=>d!=="underground"||t.pipes),o=new th(IS(n,t)),a=new I0(n,t,e,i),l=()=>n.set({lang:n.now.lang==="zh"?"en":"zh"}),c=[GM(n,t,r,{switchLanguage:l}),jx(t),uM(),PM(n),_0(n,o,d=>a.flyToAlarm(d)),y0(n,o,t),wx(n,t,o),pM(t,d=>a.flyToSection(d)),wM(t),kx(n,t),pS(n,t)],u=new Sx(n,e),h=()=>{e.resize(innerWidth,innerHeight,OS(n.now.mode),FS(n.now)),c.forEach(d=>d(n.now))};m0({onBinary:d=>u.take(d),onText:d=>kS(n,d),onLink:d=>n.set({linked:d})}),n.on((d,f)=>{f.has("lang")&&(yc(d.lang),i.relabel()),(f.has("mode")||f.has("whatIf"))&&(u.compare(d),h()),(f.has("mode")||f.has("groundAlpha")||f.has("pipes")||f.has("selection")||f.has("pipeLayer"))&&NS(d,t,e),(f.has("mode")||f.has("pipes")||f.has("parking")||f.has("lang"))&&s.show(d),(f.has("mode")||f.has("selection"))&&a.arrive(f.has("mode")),(f.has("cursorMin")||f.has("paused")||f.has("forecast")&&d.cursorMin>0)&&u.moveTo(d.cursorMin),(f.has("lang")||f.has("mode")||f.has("cursorMin")||f.has("selection"))&&xc(d,e),(f.has("alarms")||f.has("selection")||f.has("closing")||f.has("lang")||f.has("mode")||f.has("cursorMin"))&&a.focus(),c.forEach(g=>g(d))}),e.onFrame=d=>{u.drawn(),i.update(d),s.update(d)},e.controls.addEventListener("end",()=>xc(n.now,e)),e.onPick=(d,f,g,x)=>a.pick(d,f,g,x),qM(n,e,{switchLanguage:l,modes:r,acknowledge:()=>a.withAlarm(d=>void o.acknowledge(d)),fly:()=>a.withAlarm(d=>a.flyToAlarm(d)),search:()=>SM(t,d=>a.go(d)),help:yM}),addEventListener("resize",h),h(),zS(n,e),Object.assign(window,{citybrain:{view:e,store:n,city:t}})}function NS(n,t,e){e.setXray(n.mode==="underground",n.groundAlpha),!(!e.pipes||!t.pipes)&&(e.pipes.take(n.pipes),e.pipes.setLayer(n.pipeLayer),e.pipes.select(n.selection?.kind==="pipe"?t.pipes.id.indexOf(n.selection.id):-1))}function FS(n){return n.mode==="whatif"&&n.whatIf?.futures?{top:132,bottom:262}:null}function OS(n){const t=innerWidth<=1500,e=n==="whatif"?0:(t?320:384)+32;return{left:n==="junction"?t?404:472:n==="underground"?264:0,right:e,top:n==="junction"?72:160,bottom:t?104:128}}function kS(n,t){const e=n.now;if(t.type==="hello"){Yu(Number(BigInt(t.day_start_ts_ns)/1000000n));const i=t.series.map(([s,r])=>[Number(BigInt(s)/1000000n),r]);e.hello&&e.hello.scene!==t.scene&&location.reload(),n.set({hello:t,series:i})}else if(t.type==="pipes")n.set({pipes:t});else if(t.type==="tick")n.set({tick:t,tickAt:performance.now(),series:BS(e.series,t),earlier:e.earlier});else{n.set({forecast:t});const i=bs({...n.now,forecast:t},vc/6e4);i&&n.set({earlier:[...e.earlier,{atMs:li(t)+vc,mps:i[1]}].slice(-64)})}}function BS(n,t){const e=Number(BigInt(t.ts_ns)/1000000n),i=t.figures.mean_speed_mps,s=n[n.length-1];return i===null||s&&e-s[0]<wS&&e>=s[0]?n:[...n,[e,i]].filter(([r])=>r<=e&&e-r<AS)}function xc(n,t){const e=new URLSearchParams({mode:n.mode,lang:n.lang,t:String(n.cursorMin),cam:t.pose().join(",")});n.selection&&e.set("select",`${n.selection.kind}:${n.selection.id}`),history.replaceState(null,"",`#${e.toString()}`)}function zS(n,t){const e=new URLSearchParams(location.hash.slice(1)),i=e.get("mode"),[s,...r]=(e.get("select")??"").split(":"),o=["controller","section","alarm","pipe"].includes(s)?{kind:s,id:r.join(":")}:null,a=Math.max(-30,Math.min(60,Number(e.get("t")??0)||0));n.set({mode:i&&Bu.includes(i)?i:"situation",selection:o,cursorMin:a});const l=e.get("cam")?.split(",").map(Number);l&&queueMicrotask(()=>t.setPose(l))}function Mc(n,t){Sn(n,y("div",{class:"panel fatal",role:"alert"},y("p",{class:"strong"},t),y("button",{type:"button",class:"primary",click:()=>location.reload()},w("retry"))))}RS();
