"""Fictional papers the document tests share."""

from datetime import date

from app.documents.inline import bind, inl, lit
from app.documents.model import (
    Addressees,
    Bullets,
    Card,
    CheckItem,
    CheckList,
    CodeBlock,
    Col,
    CutOuts,
    Doc,
    Heading,
    KeyValue,
    KeyValues,
    Marks,
    NationalHeader,
    PageBreak,
    Para,
    PartyHeader,
    Recipients,
    Section,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.numbering import Numberer, number_line

DAY = date(2026, 12, 5)
HEADER = PartyHeader(
    "Đảng bộ phường An Bình",
    "Chi bộ Tổ dân phố 5",
    number_line(12, "BB"),
    "An Bình",
    DAY,
)
SIGNERS = SignatureBlock(
    left=Signer("Người ghi biên bản", "Lê Thị Minh Nguyệt"),
    right=Signer("Chủ trì hội nghị", "Trần Văn Hòa"),
)
SENTENCES = (
    (
        "Đồng chí Ngô Thị Thu Hương đề nghị lắp thêm đèn chiếu sáng ngõ 12, vì"
        " buổi tối các cháu đi học về qua đoạn đường này rất tối, đã có hai vụ va"
        " quệt xe."
    ),
    (
        "Đồng chí Phạm Quang Dũng báo cáo việc vận động quỹ Vì người nghèo: 84/96"
        " hộ đã tham gia, tổng số tiền 12.500.000 đồng, còn 12 hộ sẽ vận động"
        " trong tuần tới."
    ),
    (
        "Đồng chí Đặng Thị Liên phát biểu về công tác tuyên truyền phòng cháy,"
        " chữa cháy; đề nghị mỗi gia đình đảng viên có một bình chữa cháy và biết"
        " cách sử dụng."
    ),
    (
        "Đồng chí Nguyễn Đức Thắng nêu khó khăn khi rà soát hộ tạm trú: nhiều"
        " phòng trọ đổi người thuê hằng tháng, chủ nhà chưa khai báo kịp thời với"
        " công an phường."
    ),
)


def minutes(opinions: int = 34) -> Doc:
    """Minutes of a monthly meeting, about four pages with 34 opinions."""
    number = Numberer()
    tasks = (
        row(1, "Vận động quỹ Vì người nghèo", "Đ/c Liên", "Hoàn thành"),
        row(2, "Rà soát hộ tạm trú ngõ 12", "Đ/c Thắng", "Chuyển 12/2026"),
        row(3, "Tuyên truyền phòng cháy, chữa cháy", "Đ/c Khải", "Hoàn thành"),
    )
    return Doc(
        title="Biên bản sinh hoạt chi bộ thường kỳ tháng 12 năm 2026",
        form="BB",
        dated=DAY,
        file_stem="Biên bản 2026-12-05",
        author="Chi bộ Tổ dân phố 5",
        doc_id="0198a1b2c3d47e8f9a0b1c2d3e4f5a6b",
        blocks=(
            HEADER,
            Title("Biên bản", bind("Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026")),
            Para(lit("Thời gian bắt đầu: 07 giờ 30 phút, ngày 05 tháng 12 năm 2026.")),
            Para(lit("Địa điểm: Nhà văn hóa Tổ dân phố 5.")),
            Para(
                inl("**Chủ trì:** Đồng chí {name}, Bí thư Chi bộ.", name="Trần Văn Hòa")
            ),
            Heading(number.roman("Thành phần")),
            Para(inl("Tổng số đảng viên: **24** (chính thức 22, dự bị 02); miễn 01.")),
            Para(lit("Vắng có lý do: 01 (đ/c Vũ Ngọc Ánh, điều trị tại bệnh viện).")),
            Heading(number.roman("Nội dung và diễn biến")),
            Heading(number.arabic("Kết quả thực hiện nhiệm vụ tháng trước"), 2),
            Table(
                (
                    Col("TT", 12, "center"),
                    Col("Nhiệm vụ"),
                    Col("Người thực hiện", 38),
                    Col("Kết quả", 36),
                ),
                tasks,
            ),
            Heading(number.arabic("Thảo luận, tự phê bình và phê bình"), 2),
            *(
                Para(lit(f"({index + 1}) {SENTENCES[index % len(SENTENCES)]}"))
                for index in range(opinions)
            ),
            Heading(number.arabic("Kết luận"), 2),
            Heading(number.letter("Ưu điểm"), 3),
            Bullets((lit("Dự họp đông đủ."), lit("Nhiều ý kiến thẳng thắn."))),
            Heading(number.roman("Biểu quyết")),
            Para(
                lit("Hội nghị nhất trí thông qua kết luận: 20/20 đồng chí tán thành.")
            ),
            Para(lit("Hội nghị kết thúc vào 09 giờ 10 phút cùng ngày.")),
            SIGNERS,
        ),
    )


def every_node() -> Doc:
    """One of each kind of block."""
    return Doc(
        title="Mọi loại khối",
        form="TTr",
        dated=DAY,
        footer="SCB-7F2A",
        qr="SCB-7F2A",
        blocks=(
            PartyHeader(
                "Đảng bộ phường An Bình",
                "Chi bộ Tổ dân phố 5",
                number_line(None, "TTr"),
                "An Bình",
                None,
                Marks(draft="Dự thảo lần 1", urgency="Khẩn"),
            ),
            Title("Tờ trình", "Về việc kết nạp đảng viên"),
            Addressees(("Đảng ủy phường An Bình", "Ban Tổ chức Tỉnh ủy")),
            Heading("I-\u00a0TÌNH HÌNH"),
            Para(inl("**Đậm**, //nghiêng//, __gạch chân__ và thường.")),
            Para(lit("Ở giữa"), align="center"),
            Bullets((lit("một"), lit("hai")), marker="+"),
            CheckList((CheckItem(True, lit("đã xong")), CheckItem(False, lit("chưa")))),
            KeyValues((KeyValue("Họ và tên", lit("Vũ An")), KeyValue("Sinh ngày"))),
            Table(
                (
                    Col("TT", 10, "center"),
                    Col("Chính thức", group="Số đảng viên", align="right"),
                    Col("Dự bị", group="Số đảng viên", align="right"),
                    Col("Ghi chú"),
                ),
                (
                    row("I. Lãnh đạo nhiệm vụ chính trị", kind="section"),
                    row(1, 22, 2, "một dòng\nhai dòng"),
                    row("", 22, 2, "", kind="total"),
                ),
                caption="Bảng 1",
                small=True,
            ),
            SignatureBlock(
                left=Recipients(("Đảng ủy phường An Bình", "Lưu Chi bộ")),
                right=Signer("Bí thư", "Trần Văn Hòa", ("T/M Chi bộ",)),
            ),
            PageBreak(),
            CodeBlock(("HQ29", "STT5", "XJW1"), "SCB:HQ29"),
            CutOuts(
                tuple(
                    Card("PHIẾU", (lit(f"Việc {n}: …"),), ("Tán thành", "Không"))
                    for n in range(3)
                )
            ),
            Section(landscape=True),
            NationalHeader("Ủy ban A", "Ban B", "Số 1", "An Bình", DAY),
            Para(lit("Phụ lục nằm ngang.")),
        ),
    )
