"""Street names: the main streets have theirs; the others draw from a list, then from composed words."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["free_names"]

_LISTED = (
    "鹤鸣 Heming,松涛 Songtao,荷塘 Hetang,竹影 Zhuying,学府 Xuefu,春和 Chunhe,锦绣 Jinxiu,汇川 Huichuan,广济 Guangji,"
    "雨花 Yuhua,沁园 Qinyuan,紫藤 Ziteng,安澜 Anlan,西庐 Xilu,创新 Chuangxin,忆江 Yijiang,槐荫 Huaiyin,石桥 Shiqiao,"
    "青阳 Qingyang,柏影 Baiying,明湖 Minghu,听松 Tingsong,长乐 Changle,东门 Dongmen,皖新 Wanxin"
)
_WORDS = (
    (
        "安An 碧Bi 春Chun 翠Cui 丹Dan 芳Fang 枫Feng 桂Gui 荷He 虹Hong 华Hua 嘉Jia 锦Jin 景Jing 菊Ju "
        "兰Lan 柳Liu 梅Mei 明Ming 宁Ning 平Ping 清Qing 瑞Rui 桃Tao 文Wen 祥Xiang 杏Xing 玉Yu 竹Zhu"
    ),
    "塘tang 园yuan 溪xi 台tai 岭ling 谷gu 泉quan 亭ting 洲zhou 林lin 岗gang 井jing 坊fang 港gang 湾wan 渡du",
)
_FIRST, _SECOND = (words.split() for words in _WORDS)


def free_names() -> Iterator[tuple[str, str]]:
    """Endless pairs (Chinese, pinyin) without the word for street, all different."""
    for item in _LISTED.split(","):
        zh, pinyin = item.split()
        yield zh, pinyin
    # Steps coprime to both counts, so that neighbours in the sequence share no syllable.
    for n in range(len(_FIRST) * len(_SECOND)):
        first, second = _FIRST[(n * 7) % len(_FIRST)], _SECOND[(n * 5 + n // len(_FIRST)) % len(_SECOND)]
        yield first[0] + second[0], first[1:] + second[1:]
