"""Item tables and lists of many layouts, all invented, with what they say.

Of every layout: how the document is made, and its items as name, quantity, unit, unit
price and amount in yuan. HTML stands for every format that knows cells; PDF and sheets
are made from the same rows in the tests.
"""

from typing import NamedTuple

Said = tuple[str, float | None, str | None, float | None, float | None]


class Layout(NamedTuple):
    """A document as HTML or plain text, and its items."""

    name: str
    text: str
    items: tuple[Said, ...]


def table(*rows: str, head: str = "") -> str:
    """Write rows of cells parted by bars as an HTML table.

    ``text^3`` spans three rows and ``text>2`` two columns.
    """
    lines = []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            text, _, down = cell.strip().partition("^")
            text, _, right = text.partition(">")
            span = f" rowspan={down}" if down else ""
            span += f" colspan={right}" if right else ""
            cells.append(f"<td{span}>{text}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><p>{head}</p><table>{''.join(lines)}</table></body></html>"


LAYOUTS = (
    Layout(
        "plain",
        table(
            "序号|货物名称|规格型号|数量|单位|单价（元）|总价（元）",
            "1|GPU服务器|8×A100 80GB|2|台|1,200,000.00|2,400,000.00",
            "2|交换机|48口|3|台|5000|15000",
            "合计|||||| 2,415,000.00",
        ),
        (
            ("GPU服务器", 2, "台", 1200000, 2400000),
            ("交换机", 3, "台", 5000, 15000),
        ),
    ),
    Layout(
        "ten thousands in the header",
        table(
            "品目号|品目名称|采购标的|数量（单位）|技术规格、参数及要求|品目预算(万元)|最高限价(万元)",
            "1-1|计算机服务器|算力服务器|4(台)|详见采购文件|480.00|470.00",
            "1-2|网络设备|IB交换机|1(套)|详见采购文件|35.5|35.0",
        ),
        (
            ("算力服务器", 4, "台", None, 4800000),
            ("IB交换机", 1, "套", None, 355000),
        ),
    ),
    Layout(
        "unit over the table",
        table(
            "序号|设备名称|数量|单价|金额",
            "1|显卡|10张|1.8|18",
            "2|电源|5个|0.2|1",
            head="单位：万元",
        ),
        (("显卡", 10, "张", 18000, 180000), ("电源", 5, "个", 2000, 10000)),
    ),
    Layout(
        "two rows of headers",
        table(
            "序号^2|产品名称^2|品牌型号^2|报价（元）>2|数量^2",
            "单价|小计",
            "1|存储系统|澜江 S2|88000|176000|2套",
            "2|加速卡|H100 PCIe|230000|1840000|8张",
        ),
        (
            ("存储系统", 2, "套", 88000, 176000),
            ("加速卡", 8, "张", 230000, 1840000),
        ),
    ),
    Layout(
        "parameters under a merged name",
        table(
            "序号|设备名称|技术参数|数量",
            "1^3|GPU服务器^3|CPU：2颗|2台^3",
            "GPU：8张A100",
            "内存：1TB",
            "2^2|存储^2|容量：100TB|1套^2",
            "接口：万兆",
        ),
        (("GPU服务器", 2, "台", None, None), ("存储", 1, "套", None, None)),
    ),
    Layout(
        "parameters under blanks",
        table(
            "序号|名称|参数要求|单位|数量",
            "1|训练服务器|机架式|台|6",
            "||GPU不低于8张H800|| ",
            "||电源冗余||",
            "2|机柜|42U|个|2",
        ),
        (("训练服务器", 6, "台", None, None), ("机柜", 2, "个", None, None)),
    ),
    Layout(
        "caption row and total row",
        table(
            "采购清单>5",
            "序号|标的名称|数量|单价（万元）|合计（万元）",
            "1|云桌面终端|120台|0.35|42",
            "2|管理软件|1套|8|8",
            "总计（大写）：伍拾万元整>4|50",
        ),
        (("云桌面终端", 120, "台", 3500, 420000), ("管理软件", 1, "套", 80000, 80000)),
    ),
    Layout(
        "label and value in turns",
        table(
            "标的名称|算力服务器|数量|3台",
            "规格型号|YL-8000|单价|650000元",
            "标的名称|交换机|数量|2台",
            "规格型号|YL-48|单价|9000元",
        ),
        (
            ("算力服务器", 3, "台", 650000, None),
            ("交换机", 2, "台", 9000, None),
        ),
    ),
    Layout(
        "labels in the first column",
        table("货物名称|服务器", "品牌型号|启衡 Q7", "数量|5台", "总价|500000元"),
        (("服务器", 5, "台", None, 500000),),
    ),
    Layout(
        "suppliers beside the items",
        table(
            "包号|成交供应商|标的名称|规格|数量|单位|成交单价（元）|成交金额（元）",
            "1|启衡数据科技有限公司^2|服务器|A|2|台|70000|140000",
            "1|光模块|B|20|个|900|18000",
        ),
        (("服务器", 2, "台", 70000, 140000), ("光模块", 20, "个", 900, 18000)),
    ),
    Layout(
        "labels in running text",
        "主要标的信息\n名称：GPU服务器\n品牌：云岭\n规格型号：YL-G8（8×H100）\n数量：2台\n"
        "单价：1850000.00元\n\n名称：存储服务器\n品牌：云岭\n规格型号：YL-S\n数量：1台\n"
        "单价：90000.00元\n",
        (
            ("GPU服务器", 2, "台", 1850000, None),
            ("存储服务器", 1, "台", 90000, None),
        ),
    ),
    Layout(
        "numbered lines",
        "二、采购内容\n1、GPU服务器，2台，单价90万元；\n2、机柜，4个，单价3000元；\n3、交付地点：校内\n",
        (("GPU服务器", 2, "台", 900000, None), ("机柜", 4, "个", 3000, None)),
    ),
    Layout(
        "one cell a line",
        "主要标的信息\n序号\n标的名称\n规格型号\n数量\n单价（元）\n1\n推理服务器\n4×L40S\n3台\n"
        "210000\n2\n工作站\nRTX 4090\n6台\n38000\n四、评审专家\n",
        (("推理服务器", 3, "台", 210000, None), ("工作站", 6, "台", 38000, None)),
    ),
    Layout(
        "brand and model apart",
        table(
            "序号|产品名称|品牌|型号|产地|单位|数量|含税单价|含税总价",
            "1|显卡|某品牌|RTX 4090|国产|块|12|15,000|180,000",
            "2|网卡|某品牌|CX-6|国产|块|6|4,000|24,000",
        ),
        (("显卡", 12, "块", 15000, 180000), ("网卡", 6, "块", 4000, 24000)),
    ),
    Layout(
        "no numbers of rows",
        table("设备|配置要求|台数", "计算节点|8卡A800|16", "登录节点|无|2"),
        (("计算节点", 16, None, None, None), ("登录节点", 2, None, None, None)),
    ),
    Layout(
        "unit of pieces in the header",
        table(
            "序号|名称|数量（台）|单价（万元/台）", "1|一体机|3|45.6", "2|工作站|10|2.5"
        ),
        (("一体机", 3, "台", 456000, None), ("工作站", 10, "台", 25000, None)),
    ),
    Layout(
        "a table of scores is no list of items",
        table(
            "序号|评审因素|分值|评分标准",
            "1|技术参数|40|全部满足得40分",
            "2|业绩|10|每个2分",
        ),
        (),
    ),
    Layout(
        "a table of bidders is no list of items",
        table(
            "序号|供应商名称|报价（元）|排名",
            "1|启衡数据科技有限公司|200000|1",
            "2|澜江信息有限公司|210000|2",
        ),
        (),
    ),
    Layout(
        "a blank form is no list of items",
        table(
            "序号|货物名称|品牌|规格型号|数量|单价|总价",
            "1||||||",
            "2||||||",
            "合计||||||",
        ),
        (),
    ),
    Layout(
        "prices in words and figures",
        table(
            "序号|采购内容|单位|数量|预算金额",
            "1|智能计算平台建设|项|1|贰佰万元整（￥2,000,000.00）",
        ),
        (("智能计算平台建设", 1, "项", None, 2000000),),
    ),
    Layout(
        "lots with ceilings",
        table(
            "标项|标项名称|数量|单位|预算金额（元）|最高限价（元）|简要规格描述",
            "1|AI训练服务器|1|批|9800000|9700000|详见采购需求",
            "2|配套存储|2|套|600000|590000|详见采购需求",
        ),
        (
            ("AI训练服务器", 1, "批", None, 9800000),
            ("配套存储", 2, "套", None, 600000),
        ),
    ),
    Layout(
        "requirements of intentions",
        table(
            "序号|采购项目名称|采购需求概况|预算金额(万元)|预计采购时间|备注",
            "1|云岭理工大学算力平台采购|采购8卡H200服务器4台|1600.000000|2026年3月|无",
        ),
        (("云岭理工大学算力平台采购", None, None, None, 16000000),),
    ),
    Layout(
        "grouped by kinds",
        table(
            "序号|名称|型号规格|单位|数量|单价|合价",
            "一|计算部分>6",
            "1|GPU节点|8×B200|台|4|3200000|12800000",
            "2|CPU节点|双路|台|10|60000|600000",
            "二|网络部分>6",
            "3|叶交换机|64口400G|台|2|350000|700000",
            "|小计||||| 14100000",
        ),
        (
            ("GPU节点", 4, "台", 3200000, 12800000),
            ("CPU节点", 10, "台", 60000, 600000),
            ("叶交换机", 2, "台", 350000, 700000),
        ),
    ),
    Layout(
        "name and parameters in one",
        table(
            "编号|设备名称及配置|单位|数量|控制单价（元）",
            "A1|人工智能教学一体机（含RTX 4090显卡2张）|套|30|42000",
            "A2|实验台|张|30|1800",
        ),
        (
            ("人工智能教学一体机（含RTX 4090显卡2张）", 30, "套", 42000, None),
            ("实验台", 30, "张", 1800, None),
        ),
    ),
    Layout(
        "contract of goods",
        table(
            "产品名称|制造商|规格型号|计量单位|数量|不含税单价(元)|税率|价税合计(元)",
            "图形加速卡|某厂|A100 40GB PCIe|片|16|70796.46|13%|1280000.00",
            "合计金额（大写）：壹佰贰拾捌万元整>8",
        ),
        (("图形加速卡", 16, "片", 70796.46, 1280000),),
    ),
    Layout(
        "semicolons in a sentence",
        "采购清单：\n（1）名称：深度学习服务器；规格：8×A800；数量：1台；单价：128万元。\n"
        "（2）名称：千兆交换机；规格：24口；数量：2台；单价：0.3万元。\n",
        (
            ("深度学习服务器", 1, "台", 1280000, None),
            ("千兆交换机", 2, "台", 3000, None),
        ),
    ),
    Layout(
        "spread characters",
        table(
            "序 号|名　　称|规 格 型 号|单 位|数 量|单 价(元)|总 价(元)",
            "1|渲染工作站|RTX 6000 Ada×2|台|5|98000.00|490000.00",
        ),
        (("渲染工作站", 5, "台", 98000, 490000),),
    ),
    Layout(
        "header repeated in the middle",
        table(
            "序号|商品名称|参数|数量|单位|最高单价限价（元）",
            "1|内存条|64GB|100|条|1500",
            "序号|商品名称|参数|数量|单位|最高单价限价（元）",
            "2|固态硬盘|3.84TB|50|块|3000",
        ),
        (("内存条", 100, "条", 1500, None), ("固态硬盘", 50, "块", 3000, None)),
    ),
    Layout(
        "columns of parameters",
        table(
            "序号|物资名称|技术指标>2|需求数量|计量单位",
            "1^2|加速计算服务器^2|显存|≥640GB|8^2|台^2",
            "互联带宽|≥600GB/s",
            "2|UPS|容量|20kVA|1|台",
        ),
        (("加速计算服务器", 8, "台", None, None), ("UPS", 1, "台", None, None)),
    ),
    Layout(
        "parameters under a caption",
        table(
            "二、训练服务器>4",
            "数量：3台>4",
            "序号|指标分类|指标项|指标要求",
            "1|产品规格|处理器|不少于2颗",
            "2|产品规格|加速卡|不少于8张H100",
        ),
        (("训练服务器", 3, "台", None, None),),
    ),
    Layout(
        "a last column left blank",
        table(
            "序号|设备名称|单位|数量|单价（元）|备注",
            "1|图形工作站|台|12|56000|",
            "2|显示器|台|24|1500.5|",
            "单台合计|||||",
        ),
        (("图形工作站", 12, "台", 56000, None), ("显示器", 24, "台", 1500.5, None)),
    ),
    Layout(
        "two levels of ceilings, and a row that counts the columns",
        table(
            "包号^2|货物名称^2|单位^2|数量^2|最高限价（万元）>2",
            "单价|总价",
            "1|2|3|4|5|6",
            "A包|云渲染节点|台|20|15.8|316",
        ),
        (("云渲染节点", 20, "台", 158000, 3160000),),
    ),
    Layout(
        "main goods of a contract",
        table(
            "主要标的名称|高性能计算集群",
            "规格型号（或服务要求）|32节点，每节点8×H800",
            "主要标的数量|1套",
            "主要标的单价|58000000.00元",
        ),
        (("高性能计算集群", 1, "套", 58000000, None),),
    ),
    Layout(
        "staff are no items",
        table(
            "序号|姓名|职务|职称|数量",
            "1|甲|项目经理|高级|1",
            "2|乙|工程师|中级|3",
        ),
        (),
    ),
)
