"""What each style of the layout is called in Word.

Word's own names (heading 1, Title, caption …) make headings, tables of contents and
screen readers work; the others are what offices call these parts of a paper.
"""

NAMES = {
    "body.text": ("BodyText", "Body Text"),
    "body.small": ("BodySmall", "Nội dung chữ nhỏ"),
    "headings.level_1": ("Heading1", "heading 1"),
    "headings.level_2": ("Heading2", "heading 2"),
    "headings.level_3": ("Heading3", "heading 3"),
    "header.superior": ("Superior", "Cơ quan cấp trên"),
    "header.issuer": ("Issuer", "Cơ quan ban hành"),
    "header.star": ("Star", "Dấu sao"),
    "header.number": ("PaperNumber", "Số và ký hiệu"),
    "header.party": ("PartyTitle", "Tiêu đề Đảng"),
    "header.date": ("PlaceDate", "Địa danh, ngày tháng"),
    "header.mark": ("Mark", "Ghi chú đầu văn bản"),
    "header.urgency": ("Urgency", "Độ khẩn"),
    "national.country": ("Country", "Quốc hiệu"),
    "national.motto": ("Motto", "Tiêu ngữ"),
    "title.kind": ("Title", "Title"),
    "title.summary": ("Subtitle", "Subtitle"),
    "title.hyphen": ("TitleRule", "Gạch dưới trích yếu"),
    "addressees.label_style": ("AddressLabel", "Kính gửi"),
    "addressees.item_style": ("Addressee", "Nơi được gửi"),
    "recipients.label_style": ("RecipientsLabel", "Nơi nhận"),
    "recipients.item_style": ("Recipient", "Dòng nơi nhận"),
    "signature.authority": ("Authority", "Thẩm quyền ký"),
    "signature.post": ("Post", "Chức vụ người ký"),
    "signature.post_alone": ("PostAlone", "Vai trò người ký"),
    "signature.note": ("SignNote", "Ghi chú chữ ký"),
    "signature.name": ("SignerName", "Họ tên người ký"),
    "table.head": ("TableHead", "Đầu cột"),
    "table.cell": ("TableCell", "Ô bảng"),
    "table.small_head": ("TableHeadSmall", "Đầu cột nhỏ"),
    "table.small_cell": ("TableCellSmall", "Ô bảng nhỏ"),
    "table.tiny_head": ("TableHeadTiny", "Đầu cột rất nhỏ"),
    "table.tiny_cell": ("TableCellTiny", "Ô bảng rất nhỏ"),
    "table.caption": ("Caption", "caption"),
    "footer.style": ("Footer", "footer"),
    "code.group": ("CodeGroup", "Nhóm mã"),
    "code.number": ("CodeNumber", "Số thứ tự nhóm mã"),
    "cards.title": ("CardTitle", "Tên phiếu"),
    "cards.text": ("CardText", "Nội dung phiếu"),
}


def style_id(layout_name: str) -> str:
    """Give Word's id of a style of the layout, or nothing where it has none."""
    return NAMES.get(layout_name, ("", ""))[0]
