"""Vietnamese for the few words Qt itself puts on the screen.

Qt ships no Vietnamese; unknown words answer None, so that Qt keeps its own.
"""

from PySide6.QtCore import QTranslator

_WORDS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Save": "Lưu",
    "&Save": "Lưu",
    "Open": "Mở",
    "&Open": "Mở",
    "&Yes": "Có",
    "&No": "Không",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Help": "Trợ giúp",
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Chép",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "&Delete": "Xóa",
    "Select All": "Chọn hết",
    "Clear": "Xóa chữ",
    "Look in:": "Xem trong",
    "&Look in:": "Xem trong",
    "File &name:": "Tên tệp",
    "Files of type:": "Loại tệp",
    "Files of &type:": "Loại tệp",
    "Directories": "Thư mục",
    "All Files (*)": "Mọi tệp (*)",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "Không thấy tệp %1.\nXem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "Không thấy thư mục %1.\nXem lại tên thư mục."
    ),
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp cũ?",
    "Directory:": "Thư mục",
    "&Choose": "Chọn",
    "Choose": "Chọn",
    "Back": "Trở lại",
    "Forward": "Tiến tới",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Thư mục mới",
    "New Folder": "Thư mục mới",
    "&New Folder": "Thư mục mới",
    "List View": "Xem danh sách",
    "Detail View": "Xem chi tiết",
    "Sidebar": "Nơi hay dùng",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "File": "Tệp",
    "%1 File": "Tệp %1",
    "My Computer": "Máy này",
    "Computer": "Máy này",
    "&Rename": "Đổi tên",
    "Show &hidden files": "Hiện tệp ẩn",
    "Overwrite": "Ghi đè",
    "Save As": "Lưu thành",
    "Find Directory": "Tìm thư mục",
    "Undo": "Hoàn tác",
    "Redo": "Làm lại",
    "Print": "In",
    "&Print": "In",
    "Printer": "Máy in",
    "&Name:": "Tên:",
    "P&roperties": "Cài đặt máy in",
    "Location:": "Nơi đặt:",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Print all": "In tất cả",
    "Print range": "In các trang",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages": "Trang",
    "Current Page": "Trang này",
    "Collate": "Xếp theo bộ",
    "Reverse": "Ngược từ cuối",
    "Options": "Lựa chọn",
    "Output &file:": "Tệp:",
    "Page size:": "Khổ giấy:",
    "Orientation": "Hướng giấy",
    "Portrait": "Đứng",
    "Landscape": "Ngang",
    "Color Mode": "Màu",
    "Color": "Màu",
    "Grayscale": "Xám",
    "Duplex Printing": "In hai mặt",
    "None": "Không",
    "Margins": "Lề",
}


class QtWords(QTranslator):
    """Answers Qt's own words in Vietnamese."""

    def translate(
        self,
        _context: str,
        source: str,
        _disambiguation: str | None = None,
        _number: int = -1,
    ) -> str | None:
        """Return the Vietnamese word; None leaves Qt's own."""
        return _WORDS.get(source)

    def isEmpty(self) -> bool:
        """Tell Qt that there are words here."""
        return False
