<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>the most probable classes of pictures</source>
        <translation>이미지에서 확률이 가장 높은 클래스 출력</translation>
    </message>
    <message>
        <source>explanations of a prediction, written into a folder</source>
        <translation>예측에 대한 설명을 폴더에 저장</translation>
    </message>
    <message>
        <source>the methods of explanation</source>
        <translation>설명 기법 목록 출력</translation>
    </message>
    <message>
        <source>the values inside a model that can be looked at</source>
        <translation>모델 내부에서 살펴볼 수 있는 레이어 목록 출력</translation>
    </message>
    <message>
        <source>Saliscope shows where an image model looks.</source>
        <translation>Saliscope는 이미지 모델이 어디를 보는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Without a command the window opens. &quot;saliscope COMMAND --help&quot; tells more about a command.</source>
        <translation>명령을 지정하지 않으면 창이 열립니다. 각 명령에 대한 자세한 내용은 &quot;saliscope COMMAND --help&quot;로 확인하세요.</translation>
    </message>
    <message>
        <source>See &quot;saliscope %1 --help&quot;.</source>
        <translation>&quot;saliscope %1 --help&quot;를 참고하세요.</translation>
    </message>
    <message>
        <source>--set takes METHOD.PARAMETER=VALUE, not &quot;%1&quot;.</source>
        <translation>--set은 METHOD.PARAMETER=VALUE 형식이어야 합니다. &quot;%1&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The picture to explain.</source>
        <translation>설명할 이미지</translation>
    </message>
    <message>
        <source>The class to explain: its name, a part of it, or its number.</source>
        <translation>설명할 클래스(이름, 이름의 일부 또는 번호)</translation>
    </message>
    <message>
        <source>Explain why it is the class rather than this one.</source>
        <translation>이 클래스가 아니라 --class로 지정한 클래스인 이유를 설명</translation>
    </message>
    <message>
        <source>Methods, separated by commas, or all that apply.</source>
        <translation>쉼표로 구분한 기법 목록, 또는 적용할 수 있는 기법 전체(all)</translation>
    </message>
    <message>
        <source>The layer for class activation maps.</source>
        <translation>클래스 활성화 맵(CAM)에 사용할 레이어</translation>
    </message>
    <message>
        <source>Sets a parameter of a method; may be repeated.</source>
        <translation>기법의 매개변수 설정(여러 번 지정 가능)</translation>
    </message>
    <message>
        <source>The seed of methods that use chance.</source>
        <translation>난수를 사용하는 기법의 시드</translation>
    </message>
    <message>
        <source>The folder for overlays, maps and the report.</source>
        <translation>오버레이, 맵, 보고서를 저장할 폴더</translation>
    </message>
    <message>
        <source>Writes explanations of a prediction into a folder.</source>
        <translation>예측에 대한 설명을 폴더에 저장합니다.</translation>
    </message>
    <message>
        <source>Lists the values inside a model that can be looked at.</source>
        <translation>모델 내부에서 살펴볼 수 있는 레이어의 목록을 출력합니다.</translation>
    </message>
    <message>
        <source>This command takes no arguments.</source>
        <translation>이 명령에는 인수를 지정할 수 없습니다.</translation>
    </message>
    <message>
        <source>Lists the methods of explanation.</source>
        <translation>설명 기법의 목록을 출력합니다.</translation>
    </message>
    <message>
        <source>Prints the most probable classes of pictures.</source>
        <translation>이미지에서 확률이 가장 높은 클래스를 출력합니다.</translation>
    </message>
    <message>
        <source>Pictures to classify.</source>
        <translation>분류할 이미지</translation>
    </message>
    <message>
        <source>How many classes (5).</source>
        <translation>출력할 클래스 수(기본값 5)</translation>
    </message>
    <message>
        <source>At least one picture is expected.</source>
        <translation>이미지를 하나 이상 지정해야 합니다.</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>예측하는 중</translation>
    </message>
    <message>
        <source>Cannot find %1. Check the name, or open another file.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>%1 파일을 찾을 수 없습니다. 이름을 확인하거나 다른 파일을 여세요.</translation>
    </message>
    <message>
        <source>Cannot read %1. Check that it is a file and that you may read it.</source>
        <translation>%1을(를) 읽을 수 없습니다. 파일이 맞는지, 읽기 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Cannot write %1. Choose a folder that you may write to, and a PNG or JPEG name for pictures.</source>
        <translation>%1에 저장할 수 없습니다. 쓰기 권한이 있는 폴더를 선택하고, 이미지 파일 이름은 PNG 또는 JPEG 확장자로 지정하세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: it is not a picture. Open a JPEG, PNG, WebP, TIFF or BMP file.</source>
        <translation>%1 파일을 열 수 없습니다. 이미지 파일이 아닙니다. JPEG, PNG, WebP, TIFF 또는 BMP 파일을 여세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: the picture is too large. Reduce it with another program first.</source>
        <translation>%1 파일을 열 수 없습니다. 이미지가 너무 큽니다. 먼저 다른 프로그램에서 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: it is not a TorchScript model. Export one with torch.jit.trace or torch.jit.script and save it as .pt.</source>
        <translation>%1 파일을 열 수 없습니다. TorchScript 모델이 아닙니다. torch.jit.trace 또는 torch.jit.script로 내보내 .pt 파일로 저장하세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: the file is damaged or incomplete. Copy or export it again.</source>
        <translation>%1 파일을 열 수 없습니다. 파일이 손상되었거나 불완전합니다. 다시 복사하거나 내보내세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: it holds weights without the network. Load them in Python and export the network with torch.jit.trace or torch.jit.script.</source>
        <translation>%1 파일을 열 수 없습니다. 네트워크 구조 없이 가중치만 들어 있습니다. Python에서 가중치를 불러온 뒤 torch.jit.trace 또는 torch.jit.script로 네트워크를 내보내세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: it uses an operator that this LibTorch does not know. Export it again with plain PyTorch operators, or with an older PyTorch.</source>
        <translation>%1을(를) 열 수 없습니다. 현재 LibTorch에서 지원하지 않는 연산자를 사용합니다. 기본 PyTorch 연산자만 사용하거나 이전 버전의 PyTorch로 다시 내보내세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: it was saved by a newer PyTorch. Save it again with an older one, or build Saliscope with a newer LibTorch.</source>
        <translation>%1 파일을 열 수 없습니다. 더 최신 버전의 PyTorch에서 저장한 파일입니다. 이전 버전의 PyTorch로 다시 저장하거나, 더 최신 버전의 LibTorch로 Saliscope를 빌드하세요.</translation>
    </message>
    <message>
        <source>Refused to open %1: it wants to do more than compute. Only open models from people you trust, exported without file or network access.</source>
        <translation>%1 파일을 열지 않았습니다. 이 모델은 계산 이외의 작업을 하려고 합니다. 신뢰할 수 있는 사람이 제공하고 파일이나 네트워크에 접근하지 않도록 내보낸 모델만 여세요.</translation>
    </message>
    <message>
        <source>Cannot run %1: it needs a device that is not here. Export it again on the CPU.</source>
        <translation>%1을(를) 실행할 수 없습니다. 이 컴퓨터에 없는 장치가 필요합니다. CPU에서 다시 내보내세요.</translation>
    </message>
    <message>
        <source>%1 does not take such a picture. Give it a model card (a .json file beside it) with the right input size and channels.</source>
        <translation>이 이미지를 모델에 입력할 수 없습니다: %1. 입력 크기와 채널이 올바르게 적힌 모델 카드(모델과 같은 폴더의 .json 파일)를 준비하세요.</translation>
    </message>
    <message>
        <source>%1 does not put out one score for each class. Export the classification part of the network.</source>
        <translation>모델이 클래스마다 하나의 점수를 출력하지 않습니다: %1. 네트워크에서 분류를 수행하는 부분을 내보내세요.</translation>
    </message>
    <message>
        <source>The model failed at %1. Check the model card&apos;s input size, or export the model again.</source>
        <translation>%1에서 모델 실행에 실패했습니다. 모델 카드의 입력 크기를 확인하거나 모델을 다시 내보내세요.</translation>
    </message>
    <message>
        <source>Refused to explain %1: taken apart, it gives other numbers than as a whole. Please report it; until then export it with torch.jit.trace.</source>
        <translation>%1에 대한 설명을 만들지 않았습니다. 모델을 나누어 실행한 결과가 전체를 실행한 결과와 다릅니다. 이 문제를 알려 주시고, 해결될 때까지는 torch.jit.trace로 내보내 사용하세요.</translation>
    </message>
    <message>
        <source>%1 gives numbers that are not finite for this picture. Check the model card&apos;s normalisation and the weights.</source>
        <translation>이 이미지에 대한 %1의 계산 결과에 유한하지 않은 값(NaN 또는 무한대)이 있습니다. 모델 카드의 정규화 설정과 가중치를 확인하세요.</translation>
    </message>
    <message>
        <source>The model card %1 is not valid. Mend it, or take it away to let Saliscope guess.</source>
        <translation>모델 카드 %1의 내용이 올바르지 않습니다. 내용을 수정하세요. 파일을 다른 곳으로 옮기면 Saliscope가 설정을 추정합니다.</translation>
    </message>
    <message>
        <source>There is no class %1, or more than one fits. Give its number or its full name.</source>
        <translation>%1에 해당하는 클래스가 없거나 둘 이상입니다. 클래스 번호나 전체 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>There is no layer %1. List the layers that there are with &quot;saliscope layers&quot;.</source>
        <translation>%1 레이어가 없습니다. &quot;saliscope layers&quot; 명령으로 레이어 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>There is no method %1. List the methods that there are with &quot;saliscope methods&quot;.</source>
        <translation>%1 기법이 없습니다. &quot;saliscope methods&quot; 명령으로 기법 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>The parameter %1 does not exist or does not take this value. &quot;saliscope methods --json&quot; lists parameters and ranges.</source>
        <translation>매개변수 %1이(가) 없거나 이 값을 사용할 수 없습니다. &quot;saliscope methods --json&quot; 명령으로 매개변수와 허용 범위를 확인하세요.</translation>
    </message>
    <message>
        <source>%1 cannot be used here. Choose another method, layer or model.</source>
        <translation>%1을(를) 여기에서 사용할 수 없습니다. 다른 기법, 레이어 또는 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>There is not enough memory for %1. Close other programs, or use a smaller picture or model.</source>
        <translation>%1에 필요한 메모리가 부족합니다. 다른 프로그램을 닫거나 더 작은 이미지 또는 모델을 사용하세요.</translation>
    </message>
    <message>
        <source>Something unforeseen happened in %1. Please report it.</source>
        <translation>예기치 않은 문제가 발생했습니다: %1. 이 문제를 알려 주세요.</translation>
    </message>
    <message>
        <source>Pictures to open.</source>
        <translation>열 이미지</translation>
    </message>
    <message>
        <source>The class to explain.</source>
        <translation>설명할 클래스</translation>
    </message>
    <message>
        <source>Draw the window into this file once its work is done, and end.</source>
        <translation>작업이 끝나면 창 화면을 이 파일에 저장하고 종료</translation>
    </message>
    <message>
        <source>The window&apos;s size in a screenshot (1280x800).</source>
        <translation>스크린샷의 창 크기(기본값 1280x800)</translation>
    </message>
    <message>
        <source>en or ko.</source>
        <translation>en 또는 ko</translation>
    </message>
    <message>
        <source>light or dark.</source>
        <translation>light 또는 dark</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, each from 200 to 10000.</source>
        <translation>--size는 WIDTHxHEIGHT 형식이어야 하며, 각 값은 200부터 10000까지 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>No model is open. Open one with Ctrl+M, or prepare the default one with resources/models/prepare.py and start again.</source>
        <translation>열린 모델이 없습니다. Ctrl+M으로 모델을 열거나, resources/models/prepare.py로 기본 모델을 준비한 뒤 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Shows where an image model looks.</source>
        <translation>이미지 모델이 어디를 보는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>See &quot;saliscope --help&quot;.</source>
        <translation>&quot;saliscope --help&quot;를 참고하세요.</translation>
    </message>
    <message>
        <source>%1 does not have the size that this model takes. Resize the picture, or write &quot;shortest_side&quot; or &quot;letterbox&quot; as &quot;resize&quot; into the model card.</source>
        <translation>이미지 크기가 이 모델의 입력 크기와 다릅니다: %1. 이미지 크기를 조정하거나, 모델 카드의 &quot;resize&quot; 값을 &quot;shortest_side&quot; 또는 &quot;letterbox&quot;로 지정하세요.</translation>
    </message>
</context>
<context>
    <name>app::AboutDialog</name>
    <message>
        <source>About Saliscope</source>
        <translation>Saliscope 정보</translation>
    </message>
    <message>
        <source>Shows where an image model looks.</source>
        <translation>이미지 모델이 어디를 보는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty.</source>
        <translation>GNU 일반 공중 사용 허가서(GPL) 버전 3 또는 그 이후 버전에 따라 배포되는 자유 소프트웨어입니다. 어떠한 보증도 제공하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>app::Arguments</name>
    <message>
        <source>Shows this help.</source>
        <translation>이 도움말 표시</translation>
    </message>
    <message>
        <source>The model file, or the name of a prepared model.</source>
        <translation>모델 파일, 또는 준비된 모델의 이름</translation>
    </message>
    <message>
        <source>Prints one JSON document and nothing else.</source>
        <translation>JSON 문서 하나만 출력</translation>
    </message>
    <message>
        <source>The option --%1 is missing.</source>
        <translation>--%1 옵션이 필요합니다.</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from %2 to %3.</source>
        <translation>--%1에는 %2부터 %3까지의 정수를 지정해야 합니다.</translation>
    </message>
    <message>
        <source>Exactly one picture is expected.</source>
        <translation>이미지를 하나만 지정해야 합니다.</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>모델 여는 중</translation>
    </message>
    <message>
        <source>single (fast) or double (exact where single precision rounds).</source>
        <translation>single(빠름) 또는 double(단정밀도의 반올림 오차가 문제일 때 정확함)</translation>
    </message>
    <message>
        <source>--precision takes single or double.</source>
        <translation>--precision에는 single 또는 double을 지정해야 합니다.</translation>
    </message>
</context>
<context>
    <name>app::ExplainWorkspace</name>
    <message>
        <source>Cancelled. Choose a class or a method to explain again.</source>
        <translation>취소했습니다. 다시 설명하려면 클래스나 기법을 선택하세요.</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>The picture has %1 x %2 pixels. It is shown and explained at %3 x %4.</source>
        <translation>원본 이미지는 %1 x %2 픽셀입니다. %3 x %4 크기로 줄여 표시하고 설명합니다.</translation>
    </message>
    <message>
        <source>Saliscope</source>
        <translation>Saliscope</translation>
    </message>
    <message>
        <source>%1 - Saliscope</source>
        <translation>%1 - Saliscope</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지 목록</translation>
    </message>
    <message>
        <source>Prediction and class</source>
        <translation>예측 및 클래스</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened. Save it first, then open the file.</source>
        <translation>이 컴퓨터에 있는 파일만 열 수 있습니다. 먼저 저장한 다음 그 파일을 여세요.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open pictures...</source>
        <translation>이미지 열기(&amp;O)...</translation>
    </message>
    <message>
        <source>Open one or more pictures to explain</source>
        <translation>설명할 이미지를 하나 이상 엽니다</translation>
    </message>
    <message>
        <source>Open &amp;model...</source>
        <translation>모델 열기(&amp;M)...</translation>
    </message>
    <message>
        <source>Open a TorchScript model</source>
        <translation>TorchScript 모델을 엽니다</translation>
    </message>
    <message>
        <source>&amp;Recent pictures</source>
        <translation>최근 이미지(&amp;R)</translation>
    </message>
    <message>
        <source>Recent mo&amp;dels</source>
        <translation>최근 모델(&amp;D)</translation>
    </message>
    <message>
        <source>Open the &amp;sample pictures</source>
        <translation>샘플 이미지 열기(&amp;S)</translation>
    </message>
    <message>
        <source>Photographs that come with Saliscope</source>
        <translation>Saliscope에 포함된 사진을 엽니다</translation>
    </message>
    <message>
        <source>Save panel &amp;as...</source>
        <translation>패널을 다른 이름으로 저장(&amp;A)...</translation>
    </message>
    <message>
        <source>Save the current panel with its legend</source>
        <translation>현재 패널을 범례와 함께 저장합니다</translation>
    </message>
    <message>
        <source>Save &amp;comparison as...</source>
        <translation>비교 화면을 다른 이름으로 저장(&amp;C)...</translation>
    </message>
    <message>
        <source>Save all panels side by side</source>
        <translation>모든 패널을 나란히 배치하여 저장합니다</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>종료(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>창을 닫습니다</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy panel</source>
        <translation>패널 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the current panel as a picture</source>
        <translation>현재 패널을 이미지로 복사합니다</translation>
    </message>
    <message>
        <source>Copy co&amp;mparison</source>
        <translation>비교 화면 복사(&amp;M)</translation>
    </message>
    <message>
        <source>Copy all panels as a picture</source>
        <translation>모든 패널을 이미지 하나로 복사합니다</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>이미지 붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Explain the picture or the files in the clipboard</source>
        <translation>클립보드에 있는 이미지나 파일을 열어 설명합니다</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>오버레이(&amp;O)</translation>
    </message>
    <message>
        <source>The map&apos;s colours over the picture</source>
        <translation>이미지 위에 맵의 색을 겹쳐 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Heat map</source>
        <translation>히트맵(&amp;H)</translation>
    </message>
    <message>
        <source>The map&apos;s colours alone</source>
        <translation>맵의 색만 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Masked picture</source>
        <translation>마스킹 이미지(&amp;M)</translation>
    </message>
    <message>
        <source>The picture, visible where the map is strong</source>
        <translation>맵의 값이 큰 곳만 이미지가 보이도록 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>원본 이미지(&amp;P)</translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>이미지만 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Fade weak values</source>
        <translation>작은 값 투명하게(&amp;F)</translation>
    </message>
    <message>
        <source>Let the picture through where the map is weak</source>
        <translation>맵의 값이 작은 곳은 이미지가 비쳐 보이게 합니다</translation>
    </message>
    <message>
        <source>The same colour stands for the same value in every panel</source>
        <translation>모든 패널에서 같은 색이 같은 값을 나타내게 합니다</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>Enlarge the picture in all panels</source>
        <translation>모든 패널의 이미지를 확대합니다</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>축소(&amp;U)</translation>
    </message>
    <message>
        <source>Show more of the picture in all panels</source>
        <translation>모든 패널의 이미지를 축소합니다</translation>
    </message>
    <message>
        <source>Whole pictur&amp;e</source>
        <translation>이미지 전체 보기(&amp;E)</translation>
    </message>
    <message>
        <source>Fit the picture into the panels</source>
        <translation>이미지를 패널 크기에 맞춥니다</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>실제 크기(&amp;A)</translation>
    </message>
    <message>
        <source>One picture pixel on one screen pixel</source>
        <translation>이미지의 픽셀 하나를 화면의 픽셀 하나에 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>컬러맵(&amp;C)</translation>
    </message>
    <message>
        <source>Colours of &amp;signed maps</source>
        <translation>부호 있는 맵의 컬러맵(&amp;S)</translation>
    </message>
    <message>
        <source>E&amp;xplain</source>
        <translation>설명(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Find a class...</source>
        <translation>클래스 찾기(&amp;F)...</translation>
    </message>
    <message>
        <source>Type a part of a class&apos;s name to explain it</source>
        <translation>클래스 이름의 일부를 입력하여 설명할 클래스를 찾습니다</translation>
    </message>
    <message>
        <source>&amp;Add panel</source>
        <translation>패널 추가(&amp;A)</translation>
    </message>
    <message>
        <source>Compare one more method</source>
        <translation>비교할 기법을 하나 더 추가합니다</translation>
    </message>
    <message>
        <source>&amp;Remove panel</source>
        <translation>패널 제거(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the current panel</source>
        <translation>현재 패널을 제거합니다</translation>
    </message>
    <message>
        <source>Move panel &amp;left</source>
        <translation>패널을 왼쪽으로 이동(&amp;L)</translation>
    </message>
    <message>
        <source>Move the current panel one place left</source>
        <translation>현재 패널을 왼쪽으로 한 칸 옮깁니다</translation>
    </message>
    <message>
        <source>Move panel ri&amp;ght</source>
        <translation>패널을 오른쪽으로 이동(&amp;G)</translation>
    </message>
    <message>
        <source>Move the current panel one place right</source>
        <translation>현재 패널을 오른쪽으로 한 칸 옮깁니다</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>다음 이미지(&amp;N)</translation>
    </message>
    <message>
        <source>Explain the next picture in the strip</source>
        <translation>이미지 목록의 다음 이미지를 설명합니다</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>이전 이미지(&amp;P)</translation>
    </message>
    <message>
        <source>Explain the previous picture in the strip</source>
        <translation>이미지 목록의 이전 이미지를 설명합니다</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Stop all work</source>
        <translation>모든 작업을 중지합니다</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>설정(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>시스템 설정에 따름(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>테마(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>밝게(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse...</source>
        <translation>키보드 및 마우스(&amp;K)...</translation>
    </message>
    <message>
        <source>Everything that the keyboard and the mouse can do</source>
        <translation>키보드와 마우스로 할 수 있는 모든 작업을 표시합니다</translation>
    </message>
    <message>
        <source>&amp;About Saliscope...</source>
        <translation>Saliscope 정보(&amp;A)...</translation>
    </message>
    <message>
        <source>Version, libraries and licence</source>
        <translation>버전, 라이브러리, 라이선스를 표시합니다</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>이미지 열기</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>TorchScript models (*.pt *.pth *.torchscript);;All files (*)</source>
        <translation>TorchScript 모델 (*.pt *.pth *.torchscript);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.webp)</source>
        <translation>이미지 (*.png *.jpg *.webp)</translation>
    </message>
    <message>
        <source>Cannot write %1. Choose a folder that you may write to.</source>
        <translation>%1에 저장할 수 없습니다. 쓰기 권한이 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy a picture or picture files first.</source>
        <translation>클립보드에 이미지가 없습니다. 먼저 이미지나 이미지 파일을 복사하세요.</translation>
    </message>
    <message>
        <source>There are no pictures in %1.</source>
        <translation>%1에 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>O&amp;ne colour scale for all</source>
        <translation>공통 색상 눈금(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Double precision</source>
        <translation>배정밀도(&amp;D)</translation>
    </message>
    <message>
        <source>Exact gradients where single precision rounds; takes about four times as long</source>
        <translation>단정밀도에서 반올림 오차가 생기는 그래디언트를 정확하게 계산합니다(약 4배 더 오래 걸림)</translation>
    </message>
    <message>
        <source>Pictures (%1);;All files (*)</source>
        <translation>이미지 (%1);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>app::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지를 닫습니다</translation>
    </message>
</context>
<context>
    <name>app::Session</name>
    <message>
        <source>%1 rather than %2</source>
        <extracomment>the class that is explained, and the one that it is compared with</extracomment>
        <translation>%1 (%2 대비)</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 여는 중</translation>
    </message>
    <message>
        <source>Pasted picture %1</source>
        <translation>붙여넣은 이미지 %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>예측하는 중</translation>
    </message>
</context>
<context>
    <name>app::ShortcutsDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>키보드 및 마우스</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+왼쪽, Ctrl+오른쪽</translation>
    </message>
    <message>
        <source>Go to the previous or next panel</source>
        <translation>이전 또는 다음 패널로 이동합니다</translation>
    </message>
    <message>
        <source>Wheel, + and -</source>
        <translation>휠, +, -</translation>
    </message>
    <message>
        <source>Zoom at the pointer, in all panels</source>
        <translation>모든 패널에서 포인터 위치를 기준으로 확대하거나 축소합니다</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>드래그, 화살표 키</translation>
    </message>
    <message>
        <source>Move the picture, in all panels</source>
        <translation>모든 패널에서 이미지를 이동합니다</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Shift+화살표 키</translation>
    </message>
    <message>
        <source>Move the marker that shows a pixel&apos;s value</source>
        <translation>픽셀 값을 보여 주는 표식을 이동합니다</translation>
    </message>
    <message>
        <source>Drag a panel&apos;s handle</source>
        <translation>패널 손잡이 드래그</translation>
    </message>
    <message>
        <source>Put the panel in another place</source>
        <translation>패널을 다른 위치로 옮깁니다</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Take the chosen picture out of the strip</source>
        <translation>선택한 이미지를 이미지 목록에서 제거합니다</translation>
    </message>
</context>
<context>
    <name>app::TargetPanel</name>
    <message>
        <source>Opening the model...</source>
        <translation>모델 여는 중...</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>열린 모델이 없습니다.</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <translation>%1   (%2)</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>The class that is explained: type a part of its name or its number</source>
        <translation>설명할 클래스입니다. 이름의 일부나 번호를 입력하세요</translation>
    </message>
    <message>
        <source>&amp;Rather than</source>
        <translation>대조 클래스(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>지정 안 함</translation>
    </message>
    <message>
        <source>Explain what speaks for the class and against this one</source>
        <translation>설명할 클래스에는 유리하고 이 클래스에는 불리한 근거를 보여 줍니다</translation>
    </message>
    <message>
        <source>&amp;Keep for the next pictures</source>
        <translation>다음 이미지에도 유지(&amp;K)</translation>
    </message>
    <message>
        <source>Explain this class in every picture, instead of what each is predicted to be</source>
        <translation>이미지마다 예측된 클래스 대신 항상 이 클래스를 설명합니다</translation>
    </message>
    <message>
        <source>&amp;Layer for class activation maps</source>
        <translation>클래스 활성화 맵(CAM) 레이어(&amp;L)</translation>
    </message>
    <message>
        <source>Where class activation maps look into the network: early layers are finer, late ones mean more</source>
        <translation>클래스 활성화 맵이 네트워크에서 살펴볼 위치입니다. 앞쪽 레이어일수록 세밀하고, 뒤쪽 레이어일수록 의미가 뚜렷합니다</translation>
    </message>
    <message>
        <source>Layer for class activation maps</source>
        <translation>클래스 활성화 맵(CAM) 레이어</translation>
    </message>
    <message>
        <source>Ex&amp;plain</source>
        <translation>설명할 클래스(&amp;C)</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Baseline</source>
        <translation>기준 이미지</translation>
    </message>
    <message>
        <source>The picture that stands for the absence of everything; attributions are relative to it</source>
        <translation>아무 정보도 없는 상태를 나타내는 이미지이며, 기여도는 이 이미지를 기준으로 계산합니다</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>검은색</translation>
    </message>
    <message>
        <source>Mean colour</source>
        <translation>평균 색</translation>
    </message>
    <message>
        <source>White</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>Blurred picture</source>
        <translation>흐린 이미지</translation>
    </message>
    <message>
        <source>The model&apos;s scores have no gradient.</source>
        <translation>모델의 점수에 대한 그래디언트를 구할 수 없습니다.</translation>
    </message>
    <message>
        <source>The model has no layer with spatial positions.</source>
        <translation>모델에 공간 위치 정보가 있는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>The chosen layer has no spatial positions; choose another one.</source>
        <translation>선택한 레이어에 공간 위치 정보가 없습니다. 다른 레이어를 선택하세요.</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Where the layer&apos;s features speak for the class, coarse but robust</source>
        <translation>레이어의 특징이 클래스를 뒷받침하는 위치, 해상도는 낮지만 안정적</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>통합 그래디언트</translation>
    </message>
    <message>
        <source>Each pixel&apos;s share of the score, summed along a path from a baseline; the shares add up</source>
        <translation>기준 이미지에서 시작하는 경로를 따라 누적한 픽셀별 점수 기여도, 모두 더하면 점수의 변화량과 일치</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Gauss-Legendre points on the path; automatic takes as many as it needs for the shares to add up within 1 %</source>
        <translation>경로 위의 가우스-르장드르 구적점 수입니다. 자동으로 두면 기여도의 합이 1% 이내로 맞을 때까지 필요한 만큼 늘립니다</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>현저성 맵</translation>
    </message>
    <message>
        <source>Which pixels change the score most when they change a little</source>
        <translation>조금만 바뀌어도 점수가 가장 크게 달라지는 픽셀</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>그래디언트</translation>
    </message>
    <message>
        <source>Class activation maps</source>
        <translation>클래스 활성화 맵(CAM)</translation>
    </message>
    <message>
        <source>The class names were read from %1 beside the model.</source>
        <translation>모델과 같은 폴더의 %1에서 클래스 이름을 읽었습니다.</translation>
    </message>
    <message>
        <source>It has 1000 outputs: ImageNet&apos;s class names are assumed.</source>
        <translation>출력이 1000개이므로 ImageNet 클래스 이름을 적용합니다.</translation>
    </message>
    <message>
        <source>There is no model card. The input is assumed to be %1 pixels, with the usual crop and normalisation.</source>
        <translation>모델 카드가 없습니다. 입력을 %1 픽셀로 가정하고 일반적인 자르기와 정규화를 적용합니다.</translation>
    </message>
    <message>
        <source>It has a single output, which is taken as the logit of yes against no.</source>
        <translation>출력이 하나이므로 예/아니요를 구분하는 로짓으로 간주합니다.</translation>
    </message>
    <message>
        <source>The card calls the outputs something else, but the network ends in %1: what enters it is taken as the logits.</source>
        <translation>모델 카드에 적힌 출력 종류와 달리 네트워크가 %1(으)로 끝나므로, 그 입력값을 로짓으로 간주합니다.</translation>
    </message>
    <message>
        <source>It was exported in training mode; dropout and batch normalisation are run as in inference.</source>
        <translation>학습 모드로 내보낸 모델입니다. 드롭아웃과 배치 정규화는 추론 모드로 실행합니다.</translation>
    </message>
    <message>
        <source>It was exported for another device and runs on the CPU.</source>
        <translation>다른 장치용으로 내보낸 모델이며, CPU에서 실행합니다.</translation>
    </message>
    <message>
        <source>Class names and outputs do not match: %1. Names may be wrong.</source>
        <translation>클래스 이름과 출력의 개수가 다릅니다(%1). 이름이 잘못되었을 수 있습니다.</translation>
    </message>
    <message>
        <source>Its scores have no gradient: only methods that need none can explain it.</source>
        <translation>점수의 그래디언트를 구할 수 없으므로, 그래디언트가 필요 없는 기법으로만 설명할 수 있습니다.</translation>
    </message>
    <message>
        <source>Inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Plasma</source>
        <translation>Plasma</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Blue, white, red</source>
        <translation>파랑-하양-빨강</translation>
    </message>
    <message>
        <source>Blue, black, red</source>
        <translation>파랑-검정-빨강</translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <source>Jet</source>
        <translation>Jet</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색조</translation>
    </message>
</context>
<context>
    <name>widgets</name>
    <message>
        <source>&lt; %1 %</source>
        <translation>&lt; %1%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
</context>
<context>
    <name>widgets::ClassFinder</name>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>Type parts of a class name, in any order, or its number</source>
        <translation>클래스 이름의 일부(순서 무관)나 번호를 입력하세요</translation>
    </message>
</context>
<context>
    <name>widgets::ColorBar</name>
    <message>
        <source>Colour scale</source>
        <translation>색상 눈금</translation>
    </message>
    <message>
        <source>Which colour stands for which value</source>
        <translation>색과 값의 대응 관계를 나타냅니다</translation>
    </message>
    <message>
        <source>Colours stand for values from %1 to %2</source>
        <translation>색은 %1부터 %2까지의 값을 나타냅니다</translation>
    </message>
</context>
<context>
    <name>widgets::ComparisonGrid</name>
    <message>
        <source>Comparison of explanations</source>
        <translation>설명 비교</translation>
    </message>
    <message>
        <source>No panel is open. Each panel explains the chosen class by one method.</source>
        <translation>열린 패널이 없습니다. 각 패널은 선택한 클래스를 한 가지 기법으로 설명합니다.</translation>
    </message>
    <message>
        <source>Add panel</source>
        <translation>패널 추가</translation>
    </message>
    <message>
        <source>Add a panel with another method</source>
        <translation>다른 기법을 사용하는 패널을 추가합니다</translation>
    </message>
</context>
<context>
    <name>widgets::ExplanationPanel</name>
    <message>
        <source>Explanation: %1</source>
        <translation>설명: %1</translation>
    </message>
    <message>
        <source>the same value everywhere: nothing to show</source>
        <translation>모든 위치의 값이 같아 표시할 내용 없음</translation>
    </message>
    <message>
        <source>no evidence for this class in this layer</source>
        <translation>이 레이어에는 이 클래스를 뒷받침하는 근거 없음</translation>
    </message>
    <message>
        <source>incomplete: try more steps or another baseline</source>
        <translation>완전성 미달: 단계 수를 늘리거나 기준 이미지를 바꿔 보세요</translation>
    </message>
    <message>
        <source>completeness error %1</source>
        <translation>완전성 오차 %1</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Opacity of the map over the picture</source>
        <translation>이미지 위에 겹친 맵의 불투명도</translation>
    </message>
    <message>
        <source>Value of the map under the pointer</source>
        <translation>포인터 위치의 맵 값</translation>
    </message>
    <message>
        <source>Value under the pointer</source>
        <translation>포인터 위치의 값</translation>
    </message>
    <message>
        <source>Time and remarks</source>
        <translation>소요 시간 및 참고 사항</translation>
    </message>
    <message>
        <source>Progress of this explanation</source>
        <translation>이 설명의 진행률</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>이미지를 여세요</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>패널</translation>
    </message>
</context>
<context>
    <name>widgets::ImageView</name>
    <message>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Wheel or + and −: zoom. Drag or arrow keys: pan. Double click: fit. Shift and arrow keys: inspect a pixel.</source>
        <translation>휠 또는 +, −: 확대/축소. 드래그 또는 화살표 키: 이동. 두 번 클릭: 크기에 맞춤. Shift+화살표 키: 픽셀 값 확인.</translation>
    </message>
</context>
<context>
    <name>widgets::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop this work (Esc)</source>
        <translation>이 작업을 중지합니다(Esc)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Time so far</source>
        <translation>경과 시간</translation>
    </message>
</context>
<context>
    <name>widgets::PanelHeader</name>
    <message>
        <source>Drag the panel to another place; click for more</source>
        <translation>드래그하여 패널을 옮기거나, 클릭하여 메뉴를 엽니다</translation>
    </message>
    <message>
        <source>Move panel</source>
        <translation>패널 이동</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>Parameters of the method</source>
        <translation>기법의 매개변수</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>패널을 닫습니다</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>패널 닫기</translation>
    </message>
    <message>
        <source>Move &amp;left</source>
        <translation>왼쪽으로 이동(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;right</source>
        <translation>오른쪽으로 이동(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close panel</source>
        <translation>패널 닫기(&amp;C)</translation>
    </message>
</context>
<context>
    <name>widgets::ParameterForm</name>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>This method has no parameters.</source>
        <translation>이 기법에는 매개변수가 없습니다.</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Give every parameter its default value</source>
        <translation>모든 매개변수를 기본값으로 되돌립니다</translation>
    </message>
</context>
<context>
    <name>widgets::PictureStrip</name>
    <message>
        <source>Pasted picture</source>
        <translation>붙여넣은 이미지</translation>
    </message>
    <message>
        <source>true: %1</source>
        <translation>정답: %1</translation>
    </message>
    <message>
        <source>Predicted: %1</source>
        <translation>예측: %1</translation>
    </message>
    <message>
        <source>True class: %1</source>
        <translation>정답 클래스: %1</translation>
    </message>
    <message>
        <source>The prediction is right.</source>
        <translation>예측이 맞았습니다.</translation>
    </message>
    <message>
        <source>The prediction is wrong.</source>
        <translation>예측이 틀렸습니다.</translation>
    </message>
    <message>
        <source>Opened pictures</source>
        <translation>열린 이미지</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>목록에서 제거(&amp;R)</translation>
    </message>
</context>
<context>
    <name>widgets::PredictionChart</name>
    <message>
        <source>%1 (class %2)
probability %3, logit %4</source>
        <translation>%1 (클래스 %2)
확률 %3, 로짓 %4</translation>
    </message>
    <message>
        <source>This class is explained.</source>
        <translation>현재 설명하는 클래스입니다.</translation>
    </message>
    <message>
        <source>No prediction yet</source>
        <translation>아직 예측 결과가 없습니다</translation>
    </message>
    <message>
        <source>Prediction: the most probable classes</source>
        <translation>예측: 확률이 가장 높은 클래스</translation>
    </message>
</context>
<context>
    <name>widgets::ProgressOverlay</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
</TS>
