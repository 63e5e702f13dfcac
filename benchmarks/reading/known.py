"""Documents whose text is known: invented tenders, the same for every seed."""

import random
from dataclasses import dataclass

BUYERS = ("云岭理工大学", "青禾市数据资源中心", "白鹭湖实验室", "东川智算有限公司")
NAMES = {
    "NVIDIA A100": "nvidia-a100",
    "英伟达 A800": "nvidia-a800",
    "H100 SXM5": "nvidia-h100",
    "H800 GPU": "nvidia-h800",
    "NVIDIA H20": "nvidia-h20",
    "RTX 4090 显卡": "nvidia-rtx-4090",
    "DGX A100": "nvidia-dgx-a100",
    "HGX H100": "nvidia-hgx-h100",
    "L40S 显卡": "nvidia-l40s",
    "AWS 云服务账号": "aws",
    "Azure OpenAI 服务": "openai",
    "OpenAI 接口": "openai",
}
SENTENCES = (
    "{buyer}拟采购{name}服务器{n}台，用于大模型训练，预算{m}.00万元。",
    "投标人须提供{name}，数量不少于{n}套，单价不超过{m}元。",
    "本项目所投设备应支持{name}，并提供{n}年原厂质保服务。",
    "技术参数：配置不低于{n}×{name}，显存不小于80GB。",
)
PLAIN = (
    "投标人应当在投标截止时间前将投标文件密封送达投标地点。",
    "采购人或者采购代理机构应当自中标人确定之日起{n}个工作日内公告中标结果。",
    "供应商应具有独立承担民事责任的能力和良好的商业信誉。",
    "评标委员会由采购人代表和评审专家组成，成员人数应当为{n}人以上单数。",
    "联系人：采购科，电话：0000-{m}，地址：{buyer}行政楼{n}层。",
)
HEADER = ("序号", "货物名称", "规格型号", "数量")


@dataclass(frozen=True)
class KnownPage:
    """Lines, then the rows of one table; and the terms that they name.

    Parameters
    ----------
    terms
        Ids of terms, each as often as it is named.
    """

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    terms: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, in order."""
        return "\n".join([*self.lines, *(" ".join(row) for row in self.rows)])


def make_pages(count: int, seed: int) -> tuple[KnownPage, ...]:
    """Invent pages of a tender."""
    chance = random.Random(seed)
    return tuple(_page(chance, number + 1) for number in range(count))


def _page(chance: random.Random, number: int) -> KnownPage:
    lines, terms = [f"第{number}章 采购需求"], []
    for _ in range(16):
        name = chance.choice(sorted(NAMES))
        values = {
            "buyer": chance.choice(BUYERS),
            "name": name,
            "n": chance.randint(2, 9),
            "m": chance.randint(1000, 9999),
        }
        named = chance.random() < 0.3
        lines.append(chance.choice(SENTENCES if named else PLAIN).format(**values))
        terms += [NAMES[name]] if named else []
    rows = [HEADER]
    for row in range(4):
        name = chance.choice(sorted(NAMES))
        rows.append((str(row + 1), "训练服务器", name, str(chance.randint(2, 99))))
        terms.append(NAMES[name])
    return KnownPage(tuple(lines), tuple(rows), tuple(terms))
