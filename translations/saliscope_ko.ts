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
        <source>Explain why it is the class rather than this one.</source>
        <translation>이 클래스가 아니라 --class로 지정한 클래스인 이유를 설명</translation>
    </message>
    <message>
        <source>Methods, separated by commas, or all that apply.</source>
        <translation>쉼표로 구분한 기법 목록, 또는 적용할 수 있는 기법 전체(all)</translation>
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
        <source>Explain this many of the most probable classes instead, each in a folder of its own.</source>
        <translation>확률이 높은 순서로 이 수만큼의 클래스를 각각 별도의 폴더에 설명(--class 대신 사용)</translation>
    </message>
    <message>
        <source>Explain what speaks against the class.</source>
        <translation>클래스에 반대되는 근거를 설명</translation>
    </message>
    <message>
        <source>The layer for class activation maps; several, joined by +, are fused.</source>
        <translation>클래스 활성화 맵을 계산할 레이어(+로 연결하면 여러 레이어의 맵을 합침)</translation>
    </message>
    <message>
        <source>Give either --class or --top.</source>
        <translation>--class와 --top 중 하나만 지정하세요.</translation>
    </message>
    <message>
        <source>--scale is logit, probability or log_probability, not &quot;%1&quot;.</source>
        <translation>--scale은 logit, probability 또는 log_probability여야 합니다. &quot;%1&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>an object cut out, starting from an explanation</source>
        <translation>설명을 바탕으로 물체를 오려내어 저장</translation>
    </message>
    <message>
        <source>The picture to cut the object out of.</source>
        <translation>물체를 오려낼 이미지</translation>
    </message>
    <message>
        <source>The object&apos;s class: its name, a part of it, or its number.</source>
        <translation>물체의 클래스(이름, 이름의 일부 또는 번호)</translation>
    </message>
    <message>
        <source>The explanation that shows where to start (saliency).</source>
        <translation>시작할 곳을 알려 주는 설명(기본값 saliency)</translation>
    </message>
    <message>
        <source>Above this quantile of the map is object (%1).</source>
        <translation>맵에서 이 분위수보다 값이 큰 곳을 물체로 지정(기본값 %1)</translation>
    </message>
    <message>
        <source>At or below this quantile of the map is background (%1).</source>
        <translation>맵에서 이 분위수 이하인 곳을 배경으로 지정(기본값 %1)</translation>
    </message>
    <message>
        <source>How far the map is smoothed first, as a share of its longer side (%1).</source>
        <translation>먼저 맵을 매끄럽게 하는 정도, 긴 변에 대한 비율(기본값 %1)</translation>
    </message>
    <message>
        <source>The price of a boundary between equal colours (%1).</source>
        <translation>색이 같은 곳을 가르는 경계의 비용(기본값 %1)</translation>
    </message>
    <message>
        <source>How much the colour models count (%1).</source>
        <translation>색 모델을 반영하는 정도(기본값 %1)</translation>
    </message>
    <message>
        <source>Keep all parts, not only the largest.</source>
        <translation>가장 큰 부분만이 아니라 모든 부분을 유지</translation>
    </message>
    <message>
        <source>Fill holes in the object.</source>
        <translation>물체 안의 구멍 채우기</translation>
    </message>
    <message>
        <source>Smooth the boundary, with a radius of pixels.</source>
        <translation>경계를 매끄럽게 다듬을 반지름(픽셀)</translation>
    </message>
    <message>
        <source>Grow the mask by so many pixels; negative shrinks it.</source>
        <translation>마스크를 늘릴 픽셀 수(음수이면 줄임)</translation>
    </message>
    <message>
        <source>The mask, a PNG file: 255 in the object, 0 elsewhere.</source>
        <translation>마스크를 저장할 PNG 파일(물체는 255, 나머지는 0)</translation>
    </message>
    <message>
        <source>Also write the object with transparency.</source>
        <translation>배경을 투명하게 한 물체도 저장</translation>
    </message>
    <message>
        <source>Also write the mask as polygons in COCO&apos;s format.</source>
        <translation>마스크를 COCO 형식의 다각형으로도 저장</translation>
    </message>
    <message>
        <source>Also write the mask in labelme&apos;s format.</source>
        <translation>마스크를 labelme 형식으로도 저장</translation>
    </message>
    <message>
        <source>Also write the seeds.</source>
        <translation>씨앗 영역도 저장</translation>
    </message>
    <message>
        <source>Compare with this mask: intersection over union, precision, recall.</source>
        <translation>이 마스크와 비교: IoU(교집합/합집합), 정밀도, 재현율</translation>
    </message>
    <message>
        <source>Box: %1, %2, %3 x %4</source>
        <translation>경계 상자: %1, %2, %3 x %4</translation>
    </message>
    <message>
        <source>Area: %1 pixels</source>
        <translation>넓이: %1 픽셀</translation>
    </message>
    <message>
        <source>Intersection over union: %1, precision: %2, recall: %3</source>
        <translation>IoU(교집합/합집합): %1, 정밀도: %2, 재현율: %3</translation>
    </message>
    <message>
        <source>Cuts the object of a class out of a picture: an explanation gives the seeds of a minimum cut.</source>
        <translation>이미지에서 클래스에 해당하는 물체를 오려냅니다. 최소 절단(minimum cut)의 씨앗 영역은 설명에서 얻습니다.</translation>
    </message>
    <message>
        <source>%1 was made for a picture of another size. Open it together with the picture that it belongs to.</source>
        <translation>크기가 다른 이미지에 맞춰 만든 파일입니다: %1. 해당하는 이미지와 함께 여세요.</translation>
    </message>
    <message>
        <source>The map of %1 has the same value everywhere, so it shows no place to start from. Choose another method or class, or paint the object yourself.</source>
        <translation>%1의 맵은 모든 위치의 값이 같아 어디에서 시작할지 알 수 없습니다. 다른 기법이나 클래스를 선택하거나 물체를 직접 칠하세요.</translation>
    </message>
    <message>
        <source>Also write the mask as indexed colours: 1 in the object.</source>
        <translation>마스크를 색인 색상 파일로도 저장: 물체는 1</translation>
    </message>
    <message>
        <source>The cut found no object in %1. Choose another method, class or quantile.</source>
        <translation>%1에서 물체를 찾지 못했습니다. 다른 기법, 클래스 또는 분위수를 선택하세요.</translation>
    </message>
    <message>
        <source>Cannot read %1 as a mask or as seeds. Open a picture of a mask, seeds that Saliscope saved, or the JSON file of COCO or labelme.</source>
        <translation>%1 파일을 마스크나 씨앗 영역으로 읽을 수 없습니다. 마스크 이미지, Saliscope에서 저장한 씨앗 영역, 또는 COCO나 labelme의 JSON 파일을 여세요.</translation>
    </message>
    <message>
        <source>the picture that a class means to the model</source>
        <translation>클래스가 모델에 어떤 의미인지 보여 주는 이미지 생성</translation>
    </message>
    <message>
        <source>The class to imagine: its name, a part of it, or its number.</source>
        <translation>상상할 클래스(이름, 이름의 일부 또는 번호)</translation>
    </message>
    <message>
        <source>And as little of this class as possible.</source>
        <translation>이 클래스는 가능한 한 나타나지 않게 함</translation>
    </message>
    <message>
        <source>Instead of a class: a layer, of which a channel is imagined.</source>
        <translation>클래스 대신 채널을 상상할 레이어</translation>
    </message>
    <message>
        <source>The channel of the layer.</source>
        <translation>레이어의 채널</translation>
    </message>
    <message>
        <source>Only the channel&apos;s unit at this position of the layer.</source>
        <translation>레이어의 이 위치에 있는 채널 유닛만 상상</translation>
    </message>
    <message>
        <source>The way to imagine (robust_fourier).</source>
        <translation>상상에 사용할 프리셋(기본값 robust_fourier)</translation>
    </message>
    <message>
        <source>Sets a parameter; may be repeated.</source>
        <translation>매개변수 설정(여러 번 지정 가능)</translation>
    </message>
    <message>
        <source>How many steps.</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>The seed of chance.</source>
        <translation>난수 시드</translation>
    </message>
    <message>
        <source>The picture to start from.</source>
        <translation>시작 이미지</translation>
    </message>
    <message>
        <source>The imagined picture; several are numbered.</source>
        <translation>상상한 이미지를 저장할 파일(여러 개이면 번호를 붙임)</translation>
    </message>
    <message>
        <source>Also write how it formed, an animated WebP file.</source>
        <translation>이미지가 만들어지는 과정도 애니메이션 WebP 파일로 저장</translation>
    </message>
    <message>
        <source>List the presets and their parameters.</source>
        <translation>프리셋과 매개변수의 목록 출력</translation>
    </message>
    <message>
        <source>Give either --class or --layer with --channel.</source>
        <translation>--class를 지정하거나, --layer와 --channel을 함께 지정하세요.</translation>
    </message>
    <message>
        <source>--channel and --unit belong to --layer.</source>
        <translation>--channel과 --unit은 --layer와 함께 지정해야 합니다.</translation>
    </message>
    <message>
        <source>--against belongs to --class.</source>
        <translation>--against는 --class와 함께 지정해야 합니다.</translation>
    </message>
    <message>
        <source>--unit takes X,Y, not &quot;%1&quot;.</source>
        <translation>--unit은 X,Y 형식이어야 합니다. &quot;%1&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be used here: %2.</source>
        <extracomment>%1 is the name of a parameter, %2 tells what there is</extracomment>
        <translation>여기에서 &quot;%1&quot;을(를) 사용할 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>--animation takes a name that ends in .webp, not &quot;%1&quot;.</source>
        <translation>--animation에는 .webp로 끝나는 이름을 지정해야 합니다. &quot;%1&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Imagining</source>
        <translation>상상하기</translation>
    </message>
    <message>
        <source>Writing the animation</source>
        <translation>애니메이션 저장하는 중</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Score: %1, probability: %2</source>
        <translation>점수: %1, 확률: %2</translation>
    </message>
    <message>
        <source>Read back as: %1</source>
        <translation>다시 예측한 결과: %1</translation>
    </message>
    <message>
        <source>Makes the picture that a class, or a channel of a layer, answers to most.</source>
        <translation>클래스 또는 레이어의 채널이 가장 크게 반응하는 이미지를 만듭니다.</translation>
    </message>
    <message>
        <source>The numbers left the finite ones after step %1; the last good picture was kept.</source>
        <translation>%1단계 이후 계산 결과에 유한하지 않은 값(NaN 또는 무한대)이 나타나 마지막 정상 이미지를 남겼습니다.</translation>
    </message>
    <message>
        <source>--%1 takes one of: %2.</source>
        <extracomment>%1 is an option, %2 a list of words</extracomment>
        <translation>--%1에는 다음 중 하나를 지정하세요: %2.</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;. There are: %2.</source>
        <translation>&quot;%1&quot; 프리셋이 없습니다. 사용할 수 있는 프리셋: %2.</translation>
    </message>
    <message>
        <source>--set takes PARAMETER=VALUE, not &quot;%1&quot;.</source>
        <translation>--set은 PARAMETER=VALUE 형식이어야 합니다. &quot;%1&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 does not have the size that this model takes. Resize the picture, or choose how pictures are resized under Model, Preprocessing (&quot;resize&quot; in the model card).</source>
        <translation>%1의 크기가 이 모델의 입력 크기와 다릅니다. 이미지의 크기를 바꾸거나, 모델 &gt; 전처리에서 크기 조정 방식(모델 카드의 &quot;resize&quot;)을 선택하세요.</translation>
    </message>
    <message>
        <source>Layer %1 has no channel %2: its channels are 0 to %3.</source>
        <translation>%1 레이어에는 채널 %2이(가) 없습니다. 채널 번호는 0~%3입니다.</translation>
    </message>
    <message>
        <source>the boxes that a detector finds in pictures</source>
        <translation>이미지에서 검출기가 찾은 상자 출력</translation>
    </message>
    <message>
        <source>whether the evidence for a class lies in a box</source>
        <translation>클래스에 대한 근거가 상자 안에 있는지 확인</translation>
    </message>
    <message>
        <source>channel statistics of a folder, which ParchGrad uses</source>
        <translation>ParchGrad에 사용할 채널 통계를 이미지 폴더에서 측정</translation>
    </message>
    <message>
        <source>a model as a TorchScript file</source>
        <translation>모델을 TorchScript 파일로 변환</translation>
    </message>
    <message>
        <source>--quantity is one of %1, not &quot;%2&quot;.</source>
        <translation>--quantity에는 다음 중 하나를 지정하세요: %1. &quot;%2&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The least confidence of a box, 0.005 to 1 (the model card&apos;s, mostly 0.25).</source>
        <translation>상자의 최소 신뢰도, 0.005~1(기본값은 모델 카드의 값, 대개 0.25)</translation>
    </message>
    <message>
        <source>Of two boxes of a class whose intersection over union is larger, the less sure one is left out, 0 to 1 (the model card&apos;s, mostly 0.45).</source>
        <translation>같은 클래스인 두 상자의 IoU(교집합/합집합)가 이 값보다 크면 신뢰도가 낮은 상자를 제외, 0~1(기본값은 모델 카드의 값, 대개 0.45)</translation>
    </message>
    <message>
        <source>All boxes above the threshold, also those that overlap a surer one.</source>
        <translation>신뢰도가 임곗값을 넘는 모든 상자(신뢰도가 더 높은 상자와 겹치는 것도 포함)</translation>
    </message>
    <message>
        <source>Of a detector: the box to explain, by the number that &quot;saliscope detect&quot; gives it with the same --threshold, --overlap and --all.</source>
        <translation>검출기일 때 설명할 상자(--threshold, --overlap, --all을 같게 지정한 &quot;saliscope detect&quot;에서 출력하는 번호)</translation>
    </message>
    <message>
        <source>What of the box is explained: confidence (the default) or another of %1.</source>
        <translation>상자에서 설명할 값: confidence(기본값) 또는 다음 중 하나: %1</translation>
    </message>
    <message>
        <source>--%1 is about a box: say which with --box.</source>
        <translation>--%1은(는) 상자에 관한 옵션입니다. --box로 상자를 지정하세요.</translation>
    </message>
    <message>
        <source>Give either --box or --top.</source>
        <translation>--box와 --top 중 하나만 지정하세요.</translation>
    </message>
    <message>
        <source>--against compares two classes, but --quantity %1 is the same for all classes.</source>
        <translation>--against는 두 클래스를 비교하지만, --quantity %1의 값은 모든 클래스에서 같습니다.</translation>
    </message>
    <message>
        <source>Writes a model, for example a Darknet .cfg with its .weights, as a TorchScript file with its card beside it.</source>
        <translation>모델(예: Darknet의 .cfg와 .weights)을 TorchScript 파일로 저장하고, 같은 폴더에 모델 카드도 저장합니다.</translation>
    </message>
    <message>
        <source>The model to convert.</source>
        <translation>변환할 모델</translation>
    </message>
    <message>
        <source>The TorchScript file to write.</source>
        <translation>저장할 TorchScript 파일</translation>
    </message>
    <message>
        <source>Exactly one model is expected.</source>
        <translation>모델을 하나만 지정해야 합니다.</translation>
    </message>
    <message>
        <source>Wrote %1 and its card %2.</source>
        <translation>%1 파일과 모델 카드 %2 파일을 저장했습니다.</translation>
    </message>
    <message>
        <source>no box above the threshold</source>
        <translation>임곗값을 넘는 상자 없음</translation>
    </message>
    <message>
        <source>Pictures to look for objects in.</source>
        <translation>물체를 찾을 이미지</translation>
    </message>
    <message>
        <source>Only boxes of this class; may be repeated.</source>
        <translation>이 클래스의 상자만 출력(여러 번 지정 가능)</translation>
    </message>
    <message>
        <source>Writes the picture with its boxes; only with one picture.</source>
        <translation>상자를 표시한 이미지를 저장할 파일(이미지가 하나일 때만 사용 가능)</translation>
    </message>
    <message>
        <source>Prints the boxes that a detector finds in pictures.</source>
        <translation>이미지에서 검출기가 찾은 상자를 출력합니다.</translation>
    </message>
    <message>
        <source>--output takes exactly one picture.</source>
        <translation>--output을 사용할 때는 이미지를 하나만 지정해야 합니다.</translation>
    </message>
    <message>
        <source>Detecting</source>
        <translation>검출하는 중</translation>
    </message>
    <message>
        <source>The picture that the box is in.</source>
        <translation>상자가 있는 이미지</translation>
    </message>
    <message>
        <source>The box to ask about, by the number that detect gives it (1).</source>
        <translation>살펴볼 상자(detect 명령에서 출력하는 번호, 기본값 1)</translation>
    </message>
    <message>
        <source>Ask about a rectangle instead, in pixels of the picture.</source>
        <translation>상자 대신 살펴볼 사각형(이미지의 픽셀 단위)</translation>
    </message>
    <message>
        <source>What it is said to be (the box&apos;s class, or the most probable one).</source>
        <translation>예측된 클래스(기본값은 상자의 클래스, 또는 확률이 가장 높은 클래스)</translation>
    </message>
    <message>
        <source>What it might be instead (the likeliest other class).</source>
        <translation>예측 대신 맞을 수 있는 클래스(기본값은 가능성이 가장 높은 다른 클래스)</translation>
    </message>
    <message>
        <source>The explanation that shows the evidence (integrated_gradients).</source>
        <translation>근거를 보여 주는 설명(기본값 integrated_gradients)</translation>
    </message>
    <message>
        <source>Explain the class everywhere, not each box by itself.</source>
        <translation>상자별로 설명하지 않고 이미지 전체에서 클래스를 설명</translation>
    </message>
    <message>
        <source>The share of the strongest other box&apos;s evidence that counts as support (0.25).</source>
        <translation>근거가 있다고 판단할 기준: 근거가 가장 많은 다른 상자의 근거에 대한 비율(기본값 0.25)</translation>
    </message>
    <message>
        <source>Writes the maps into this folder.</source>
        <translation>맵을 저장할 폴더</translation>
    </message>
    <message>
        <source>--rectangle is X,Y,W,H: four numbers, width and height above 0, not &quot;%1&quot;.</source>
        <translation>--rectangle에는 숫자 4개를 X,Y,W,H 형식으로 지정해야 하며, 너비와 높이는 0보다 커야 합니다. &quot;%1&quot;은(는) 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Tells whether the evidence for a class lies in a box, beside that for another class.</source>
        <translation>클래스에 대한 근거가 상자 안에 있는지를 다른 클래스의 경우와 함께 알려 줍니다.</translation>
    </message>
    <message>
        <source>Give either --box or --rectangle.</source>
        <translation>--box와 --rectangle 중 하나만 지정하세요.</translation>
    </message>
    <message>
        <source>Of a classifier, --rectangle says which part is meant.</source>
        <translation>분류 모델에서는 살펴볼 부분을 --rectangle로 지정해야 합니다.</translation>
    </message>
    <message>
        <source>--against must be another class than --class.</source>
        <translation>--against에는 --class와 다른 클래스를 지정해야 합니다.</translation>
    </message>
    <message>
        <source>The class to explain: its name, a part of it, or its number (of a box: its own).</source>
        <translation>설명할 클래스(이름, 이름의 일부 또는 번호, 상자일 때의 기본값은 그 상자의 클래스)</translation>
    </message>
    <message>
        <source>What is explained: logit (the default), probability (of a box the default) or log_probability.</source>
        <translation>설명할 값: logit(기본값), probability(상자일 때의 기본값) 또는 log_probability</translation>
    </message>
    <message>
        <source>Pictures: %1</source>
        <translation>이미지 수: %1</translation>
    </message>
    <message>
        <source>Not used: %1</source>
        <translation>사용하지 않음: %1</translation>
    </message>
    <message>
        <source>No class of the model, only counted as a part of the whole: %1</source>
        <translation>모델에 없는 클래스이므로 전체 통계에만 포함: %1</translation>
    </message>
    <message>
        <source>%1: not enough pictures of it, or of others</source>
        <extracomment>%1 is a line about a class</extracomment>
        <translation>%1: 이 클래스 또는 다른 클래스의 이미지가 부족함</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장한 파일: %1</translation>
    </message>
    <message>
        <source>Measures how strongly a model&apos;s channels answer to the pictures of a folder, for ParchGrad. Its sub-folders are classes, by name or number.</source>
        <translation>ParchGrad에 사용할 수 있도록, 폴더의 이미지에 모델의 채널이 얼마나 강하게 반응하는지 측정합니다. 하위 폴더의 이름은 클래스의 이름 또는 번호입니다.</translation>
    </message>
    <message>
        <source>The folder of pictures.</source>
        <translation>이미지 폴더</translation>
    </message>
    <message>
        <source>The file (NAME.channels.json beside the model, where ParchGrad finds it).</source>
        <translation>저장할 파일(기본값은 ParchGrad에서 찾을 수 있는, 모델과 같은 폴더의 NAME.channels.json)</translation>
    </message>
    <message>
        <source>Exactly one folder is expected.</source>
        <translation>폴더를 하나만 지정해야 합니다.</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>수집하는 중</translation>
    </message>
    <message>
        <source>%1 does not hold two pictures that can be used. Name a folder of pictures, or one with a sub-folder for each class.</source>
        <translation>사용할 수 있는 이미지가 두 개 이상 들어 있지 않습니다: %1. 이미지 폴더, 또는 클래스마다 하위 폴더가 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>supported</source>
        <extracomment>behind the name of a class: there is evidence for it in the box</extracomment>
        <translation>근거 있음</translation>
    </message>
    <message>
        <source>weakly supported</source>
        <extracomment>behind the name of a class: there is little evidence for it in the box</extracomment>
        <translation>근거 약함</translation>
    </message>
    <message>
        <source>not supported</source>
        <extracomment>behind the name of a class: there is no evidence for it in the box</extracomment>
        <translation>근거 없음</translation>
    </message>
    <message>
        <source>Inside this box there is next to no %1 evidence: %2 of what the %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에는 %1에 대한 근거가 거의 없습니다. %1 상자에 있는 근거의 %2에 그칩니다.</translation>
    </message>
    <message>
        <source>Inside this box there is next to no %1 evidence: %2 of what the other %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에는 %1에 대한 근거가 거의 없습니다. 다른 %1 상자에 있는 근거의 %2에 그칩니다.</translation>
    </message>
    <message>
        <source>Inside this box there is %2 of the %1 evidence that the strongest %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에 있는 %1에 대한 근거는 근거가 가장 많은 %1 상자에 있는 근거의 %2입니다.</translation>
    </message>
    <message>
        <source>Inside this box there is %2 of the %1 evidence that the strongest other %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에 있는 %1에 대한 근거는 다른 %1 상자 중 근거가 가장 많은 상자에 있는 근거의 %2입니다.</translation>
    </message>
    <message>
        <source>Inside this box there is %2 of the %1 evidence that the %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에 있는 %1에 대한 근거는 %1 상자에 있는 근거의 %2입니다.</translation>
    </message>
    <message>
        <source>Inside this box there is %2 of the %1 evidence that the other %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에 있는 %1에 대한 근거는 다른 %1 상자에 있는 근거의 %2입니다.</translation>
    </message>
    <message>
        <source>This box lies outside of what the model saw, so it holds no evidence at all.</source>
        <translation>이 상자는 모델이 본 영역 밖에 있으므로 근거가 전혀 없습니다.</translation>
    </message>
    <message>
        <source>Nothing in this picture speaks for %1.</source>
        <extracomment>%1 is a class</extracomment>
        <translation>이 이미지에는 %1을(를) 뒷받침하는 근거가 없습니다.</translation>
    </message>
    <message>
        <source>%2 of the %1 evidence lies inside this rectangle, which takes up %3 of what the model saw.</source>
        <extracomment>%1 is a class, %2 and %3 percentages</extracomment>
        <translation>%1에 대한 근거의 %2가 이 사각형 안에 있습니다. 사각형은 모델이 본 영역의 %3를 차지합니다.</translation>
    </message>
    <message>
        <source>There is no %1 box to compare with. %2 of the %1 evidence lies inside this box, which takes up %3 of what the model saw.</source>
        <extracomment>%1 is a class, %2 and %3 percentages</extracomment>
        <translation>비교할 %1 상자가 없습니다. %1에 대한 근거의 %2가 이 상자 안에 있습니다. 상자는 모델이 본 영역의 %3를 차지합니다.</translation>
    </message>
    <message>
        <source>There is no other %1 box to compare with. %2 of the %1 evidence lies inside this box, which takes up %3 of what the model saw.</source>
        <extracomment>%1 is a class, %2 and %3 percentages</extracomment>
        <translation>비교할 다른 %1 상자가 없습니다. %1에 대한 근거의 %2가 이 상자 안에 있습니다. 상자는 모델이 본 영역의 %3를 차지합니다.</translation>
    </message>
    <message>
        <source>Might it be %1?</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1일 가능성은?</translation>
    </message>
    <message>
        <source>The model says %1</source>
        <extracomment>%1 is a class</extracomment>
        <translation>모델의 예측: %1</translation>
    </message>
    <message>
        <source>This box says %1</source>
        <extracomment>%1 is a class</extracomment>
        <translation>이 상자의 예측: %1</translation>
    </message>
    <message>
        <source>%1, %2, %3 × %4</source>
        <extracomment>a rectangle: its left and upper edge, its width and height</extracomment>
        <translation>%1, %2, %3 × %4</translation>
    </message>
    <message>
        <source>Cannot open %1: a model of this kind consists of two files of the same name, .cfg and .weights, and the other one is not beside it. Copy it there.</source>
        <translation>%1 파일을 열 수 없습니다. 이 형식의 모델은 이름이 같은 .cfg 파일과 .weights 파일로 이루어지는데, 나머지 한 파일이 같은 폴더에 없습니다. 그 파일을 같은 폴더에 복사하세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: its description of the network is not valid. Mend the line that is named, or download the file again.</source>
        <translation>%1 파일을 열 수 없습니다. 네트워크 구조를 적은 내용이 올바르지 않습니다. 표시된 줄을 수정하거나 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: it does not hold as many weights as the .cfg file describes. Put the .cfg file beside it that it was trained with, or download it again.</source>
        <translation>%1 파일을 열 수 없습니다. 들어 있는 가중치의 수가 .cfg 파일의 내용과 맞지 않습니다. 학습에 사용한 .cfg 파일을 같은 폴더에 두거나 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Cannot open %1: its operators come with a library that is not installed. Install torchvision for this LibTorch (Debian: python3-torchvision).</source>
        <translation>%1 파일을 열 수 없습니다. 모델의 연산자가 들어 있는 라이브러리가 설치되어 있지 않습니다. 현재 LibTorch에 맞는 torchvision을 설치하세요(Debian: python3-torchvision).</translation>
    </message>
    <message>
        <source>There is no box %1. List the boxes that there are with &quot;saliscope detect&quot;, perhaps with a lower threshold.</source>
        <translation>번호가 %1인 상자가 없습니다. &quot;saliscope detect&quot; 명령으로 상자 목록을 확인하세요. 필요하면 임곗값을 낮추세요.</translation>
    </message>
    <message>
        <source>%1 does not detect objects. Open a detector, or leave out what is about boxes.</source>
        <translation>물체를 검출하는 모델이 아닙니다: %1. 검출기를 열거나 상자에 관한 옵션을 빼세요.</translation>
    </message>
    <message>
        <source>There is neither a file nor a prepared model called %1. &quot;./run.sh --prepare&quot; lists the models that can be prepared by name, &quot;./run.sh --prepare NAME&quot; prepares one.</source>
        <extracomment>%1 is the name of a model, such as &quot;yolov3-tiny&quot;</extracomment>
        <translation>%1에 해당하는 파일이나 준비된 모델이 없습니다. 이름으로 준비할 수 있는 모델의 목록은 &quot;./run.sh --prepare&quot;로 확인하고, 모델을 준비하려면 &quot;./run.sh --prepare NAME&quot;을 실행하세요.</translation>
    </message>
    <message>
        <source>explain, cut_out, imagine, model or detect.</source>
        <translation>explain, cut_out, imagine, model, detect 중 하나</translation>
    </message>
    <message>
        <source>Inside this box there is next to no %1 evidence: %2 of what the strongest %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에는 %1에 대한 근거가 거의 없습니다. 근거가 가장 많은 %1 상자에 있는 근거의 %2에 그칩니다.</translation>
    </message>
    <message>
        <source>Inside this box there is next to no %1 evidence: %2 of what the strongest other %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 상자 안에는 %1에 대한 근거가 거의 없습니다. 다른 %1 상자 중 근거가 가장 많은 상자에 있는 근거의 %2에 그칩니다.</translation>
    </message>
    <message>
        <source>Inside this rectangle there is next to no %1 evidence: %2 of what the strongest %1 box has.</source>
        <translation>이 사각형 안에는 %1에 대한 근거가 거의 없습니다. 근거가 가장 많은 %1 상자에 있는 근거의 %2에 그칩니다.</translation>
    </message>
    <message>
        <source>Inside this rectangle there is next to no %1 evidence: %2 of what the %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 사각형 안에는 %1에 대한 근거가 거의 없습니다. %1 상자에 있는 근거의 %2에 그칩니다.</translation>
    </message>
    <message>
        <source>Inside this rectangle there is %2 of the %1 evidence that the strongest %1 box has.</source>
        <translation>이 사각형 안에 있는 %1에 대한 근거는 근거가 가장 많은 %1 상자에 있는 근거의 %2입니다.</translation>
    </message>
    <message>
        <source>Inside this rectangle there is %2 of the %1 evidence that the %1 box has.</source>
        <extracomment>%1 is a class, %2 a percentage</extracomment>
        <translation>이 사각형 안에 있는 %1에 대한 근거는 %1 상자에 있는 근거의 %2입니다.</translation>
    </message>
    <message>
        <source>This rectangle lies outside of what the model saw, so it holds no evidence at all.</source>
        <translation>이 사각형은 모델이 본 영역 밖에 있으므로 근거가 전혀 없습니다.</translation>
    </message>
    <message>
        <source>This method shows where, not how much, so it cannot compare boxes; integrated gradients can. %2 of the %1 evidence lies inside this box, which takes up %3 of what the model saw.</source>
        <extracomment>%1 is a class, %2 and %3 percentages</extracomment>
        <translation>이 방법은 근거가 어디에 있는지는 보여 주지만 얼마나 있는지는 알려 주지 않아 상자를 비교할 수 없습니다. 비교하려면 통합 그래디언트를 선택하세요. %1에 대한 근거의 %2가 이 상자 안에 있습니다. 상자는 모델이 본 영역의 %3를 차지합니다.</translation>
    </message>
    <message>
        <source>Of the model workspace: layers, activations, steps, preprocessing or compareModels; of the detect workspace: boxes or doubt.</source>
        <translation>모델 작업 공간: layers, activations, steps, preprocessing, compareModels 중 하나. 검출 작업 공간: boxes 또는 doubt.</translation>
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
    <name>app::ActivationsPage</name>
    <message>
        <source>Activations</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Open a model to see what its channels respond to.</source>
        <translation>채널이 무엇에 반응하는지 보려면 모델을 여세요.</translation>
    </message>
    <message>
        <source>This model has no layers with positions, so there are no maps to show.</source>
        <translation>이 모델에는 공간 위치 정보가 있는 레이어가 없어 표시할 맵이 없습니다.</translation>
    </message>
    <message>
        <source>Open a picture to see which channels respond to it.</source>
        <translation>어떤 채널이 이미지에 반응하는지 보려면 이미지를 여세요.</translation>
    </message>
    <message>
        <source>Cancelled. Choose another layer or picture to go on.</source>
        <translation>취소했습니다. 계속하려면 다른 레이어나 이미지를 선택하세요.</translation>
    </message>
    <message>
        <source>%1 channels of %2 × %3</source>
        <extracomment>%2 x %3 positions</extracomment>
        <translation>채널 %1개(%2 × %3)</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1개 표시</translation>
    </message>
    <message>
        <source>%1 the same everywhere</source>
        <translation>%1개는 모든 위치의 값이 같음</translation>
    </message>
    <message>
        <source>%1 with values that are no numbers</source>
        <translation>%1개에는 숫자가 아닌 값이 있음</translation>
    </message>
    <message>
        <source>the scores have no gradient here, so what speaks for a class is not known</source>
        <translation>여기에서는 점수의 그래디언트가 없어 클래스를 뒷받침하는 근거를 알 수 없음</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>채널 %1</translation>
    </message>
    <message>
        <source>Some of its values are no numbers.</source>
        <translation>숫자가 아닌 값이 있습니다.</translation>
    </message>
    <message>
        <source>mean %1, largest %2</source>
        <translation>평균 %1, 최댓값 %2</translation>
    </message>
    <message>
        <source>contribution to %1: %2</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1에 대한 기여도: %2</translation>
    </message>
    <message>
        <source>The same everywhere: it says nothing about where.</source>
        <translation>모든 위치의 값이 같아 위치에 대해 알려 주는 것이 없습니다.</translation>
    </message>
    <message>
        <source>the class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Channel number</source>
        <translation>채널 번호</translation>
    </message>
    <message>
        <source>Mean activation</source>
        <translation>평균 활성화</translation>
    </message>
    <message>
        <source>Largest activation</source>
        <translation>최대 활성화</translation>
    </message>
    <message>
        <source>Speaks for %1</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1에 대한 근거</translation>
    </message>
    <message>
        <source>Speaks against %1</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1에 반대되는 근거</translation>
    </message>
    <message>
        <source>The sum of gradient times activation over all positions</source>
        <translation>모든 위치에서 그래디언트와 활성화를 곱하여 더한 값입니다</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>레이어(&amp;Y)</translation>
    </message>
    <message>
        <source>Whose feature maps are shown. Early layers respond to edges and colours, late ones to parts and objects.</source>
        <translation>특징 맵을 표시할 레이어입니다. 앞쪽 레이어는 윤곽선과 색에, 뒤쪽 레이어는 부분과 물체에 반응합니다</translation>
    </message>
    <message>
        <source>Layer whose feature maps are shown</source>
        <translation>특징 맵을 표시할 레이어</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>What the tiles show</source>
        <translation>타일에 표시할 내용</translation>
    </message>
    <message>
        <source>This layer looks at the picture itself, so its filters can be seen as pictures: grey is 0, and each filter has its own scale.</source>
        <translation>이 레이어는 이미지를 직접 입력받으므로 필터를 이미지로 볼 수 있습니다. 회색은 0이며, 눈금은 필터마다 다릅니다</translation>
    </message>
    <message>
        <source>So&amp;rt by</source>
        <translation>정렬 기준(&amp;R)</translation>
    </message>
    <message>
        <source>What comes first, and the number beneath each tile</source>
        <translation>어떤 타일을 앞에 놓고 각 타일 아래에 어떤 값을 표시할지 정합니다</translation>
    </message>
    <message>
        <source>Channels, such as 7, 20-30</source>
        <translation>채널(예: 7, 20-30)</translation>
    </message>
    <message>
        <source>Channels that are shown</source>
        <translation>표시할 채널</translation>
    </message>
    <message>
        <source>Show only these channels: numbers and ranges</source>
        <translation>번호나 범위로 지정한 채널만 표시합니다</translation>
    </message>
    <message>
        <source>C&amp;ommon scale</source>
        <translation>공통 색상 눈금(&amp;O)</translation>
    </message>
    <message>
        <source>One scale for the colours of all tiles, instead of one for each</source>
        <translation>타일마다 따로 정하지 않고 모든 타일에 같은 색상 눈금을 사용합니다</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>크기(&amp;Z)</translation>
    </message>
    <message>
        <source>How large the tiles are</source>
        <translation>타일의 크기를 정합니다</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>타일 크기</translation>
    </message>
    <message>
        <source>This layer has no channel of this number.</source>
        <translation>이 레이어에는 이 번호의 채널이 없습니다.</translation>
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
    <message>
        <source>Megabytes that one computation may use (a quarter of the machine&apos;s).</source>
        <translation>계산 하나가 사용할 수 있는 메모리(MB, 기본값: 전체의 1/4)</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3.</source>
        <translation>--%1에는 %2부터 %3까지의 수를 지정해야 합니다.</translation>
    </message>
</context>
<context>
    <name>app::BoxesPage</name>
    <message>
        <source>Boxes</source>
        <translation>상자</translation>
    </message>
    <message numerus="yes">
        <source>%n boxes</source>
        <translation>
            <numerusform>상자 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n boxes</source>
        <translation>
            <numerusform>상자 %n개 중 %1개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (hidden now)</source>
        <extracomment>a box with its class and score</extracomment>
        <translation>%1 (현재 숨김)</translation>
    </message>
    <message>
        <source>Opening the model...</source>
        <translation>모델 여는 중...</translation>
    </message>
    <message>
        <source>Open a detector first (Ctrl+M).</source>
        <translation>먼저 검출기를 여세요(Ctrl+M).</translation>
    </message>
    <message>
        <source>%1 tells what is in a picture, not where. Open a detector: a Darknet network (.cfg beside its .weights) or a TorchScript export of one (Ctrl+M).</source>
        <translation>%1은(는) 이미지에 무엇이 있는지만 알려 주고 어디에 있는지는 알려 주지 않는 모델입니다. 검출기를 여세요(Ctrl+M). Darknet 네트워크(.weights 파일과 같은 폴더의 .cfg 파일) 또는 검출기를 TorchScript로 내보낸 파일을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Reading the picture...</source>
        <translation>이미지 읽는 중...</translation>
    </message>
    <message>
        <source>Looking for objects...</source>
        <translation>물체 찾는 중...</translation>
    </message>
    <message>
        <source>No box of the checked classes. Check others, or lower the threshold.</source>
        <translation>체크한 클래스의 상자가 없습니다. 다른 클래스를 체크하거나 임곗값을 낮추세요.</translation>
    </message>
    <message>
        <source>No box is this sure. Lower the threshold.</source>
        <translation>신뢰도가 이만큼 높은 상자가 없습니다. 임곗값을 낮추세요.</translation>
    </message>
    <message>
        <source>Open a picture (Ctrl+O).</source>
        <translation>이미지를 여세요(Ctrl+O).</translation>
    </message>
    <message>
        <source>Progress of the map</source>
        <translation>맵 계산 진행률</translation>
    </message>
    <message>
        <source>Map of the chosen box</source>
        <translation>선택한 상자의 맵</translation>
    </message>
    <message>
        <source>Cancelled. Choose a box or a method to try again.</source>
        <translation>취소했습니다. 다시 시도하려면 상자나 기법을 선택하세요.</translation>
    </message>
    <message>
        <source>%1 of the evidence lies inside the box, which covers %2 of the picture.</source>
        <translation>근거의 %1가 상자 안에 있습니다. 상자는 이미지의 %2를 차지합니다.</translation>
    </message>
    <message>
        <source>This method finds no evidence for it anywhere.</source>
        <translation>이 기법으로는 이미지 어디에서도 이 상자에 대한 근거를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Save the picture with its boxes</source>
        <translation>상자를 표시한 이미지 저장</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 이미지 (*.png)</translation>
    </message>
    <message>
        <source>Cannot write %1. Choose another folder.</source>
        <translation>%1에 저장할 수 없습니다. 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Save the list of boxes</source>
        <translation>상자 목록 저장</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>쉼표로 구분된 값 (*.csv)</translation>
    </message>
</context>
<context>
    <name>app::CardTrial</name>
    <message>
        <source>Trying the card</source>
        <translation>모델 카드 시험하는 중</translation>
    </message>
</context>
<context>
    <name>app::CompareModelsPage</name>
    <message>
        <source>Compare models</source>
        <translation>모델 비교</translation>
    </message>
    <message>
        <source>Open a second model</source>
        <translation>두 번째 모델 열기</translation>
    </message>
    <message>
        <source>No recent models</source>
        <translation>최근 모델 없음</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>모델 없음</translation>
    </message>
    <message>
        <source>No second model</source>
        <translation>두 번째 모델 없음</translation>
    </message>
    <message>
        <source>Both are the same file.</source>
        <translation>두 모델의 파일이 같습니다.</translation>
    </message>
    <message>
        <source>Chosen by you.</source>
        <translation>직접 선택한 클래스입니다.</translation>
    </message>
    <message>
        <source>It has no such class: its own best one is shown.</source>
        <translation>이 모델에는 해당하는 클래스가 없어, 이 모델이 예측한 클래스를 표시합니다.</translation>
    </message>
    <message>
        <source>The same name in both models.</source>
        <translation>두 모델에서 이름이 같습니다.</translation>
    </message>
    <message>
        <source>The only name that fits. Choose another if it means something else.</source>
        <translation>이름이 들어맞는 유일한 클래스입니다. 뜻이 다르면 다른 클래스를 선택하세요.</translation>
    </message>
    <message>
        <source>Taken by its number. Choose another if it means something else.</source>
        <translation>번호가 같은 클래스입니다. 뜻이 다르면 다른 클래스를 선택하세요.</translation>
    </message>
    <message>
        <source>It is not compared with another class here.</source>
        <translation>여기에서는 대조 클래스와 비교하지 않습니다.</translation>
    </message>
    <message>
        <source>Both say &quot;%1&quot; (%2 and %3).</source>
        <extracomment>a class, and what each model gives it</extracomment>
        <translation>두 모델의 예측이 &quot;%1&quot;(으)로 같습니다(%2, %3).</translation>
    </message>
    <message>
        <source>The first says &quot;%1&quot; (%2), the second &quot;%3&quot; (%4).</source>
        <extracomment>two classes, and what each model gives its own</extracomment>
        <translation>예측: 첫 번째 모델은 &quot;%1&quot;(%2), 두 번째 모델은 &quot;%3&quot;(%4)입니다.</translation>
    </message>
    <message>
        <source>Open a &amp;second model...</source>
        <translation>두 번째 모델 열기(&amp;S)...</translation>
    </message>
    <message>
        <source>Opens a model beside the present one, which stays. Its file can be dropped here as well; the arrow lists recent ones.</source>
        <translation>현재 모델은 그대로 두고 모델을 하나 더 엽니다. 모델 파일을 여기에 끌어다 놓아도 됩니다. 화살표를 누르면 최근 모델이 표시됩니다</translation>
    </message>
    <message>
        <source>S&amp;wap</source>
        <translation>서로 바꾸기(&amp;W)</translation>
    </message>
    <message>
        <source>The second model becomes the first, everywhere in the program</source>
        <translation>프로그램 전체에서 두 번째 모델이 첫 번째 모델이 됩니다</translation>
    </message>
    <message>
        <source>&amp;Use the second model</source>
        <translation>두 번째 모델 사용(&amp;U)</translation>
    </message>
    <message>
        <source>Opens the second model in the whole program</source>
        <translation>두 번째 모델을 프로그램 전체에서 사용하도록 엽니다</translation>
    </message>
    <message>
        <source>Me&amp;thod:</source>
        <translation>기법(&amp;T):</translation>
    </message>
    <message>
        <source>Method of both maps</source>
        <translation>두 맵의 기법</translation>
    </message>
    <message>
        <source>&amp;Common colour scale</source>
        <translation>공통 색상 눈금(&amp;C)</translation>
    </message>
    <message>
        <source>The same colour stands for the same value in both maps. Scores of different models are seldom on one scale: without this, each map has its own.</source>
        <translation>두 맵에서 같은 색이 같은 값을 나타내게 합니다. 서로 다른 모델의 점수는 척도가 같은 경우가 드뭅니다. 선택하지 않으면 맵마다 따로 눈금을 사용합니다</translation>
    </message>
    <message>
        <source>Map of the first model</source>
        <translation>첫 번째 모델의 맵</translation>
    </message>
    <message>
        <source>Map of the second model</source>
        <translation>두 번째 모델의 맵</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 여는 중</translation>
    </message>
    <message>
        <source>Open a model first (Ctrl+M).</source>
        <translation>먼저 모델을 여세요(Ctrl+M).</translation>
    </message>
    <message>
        <source>Open a second model, or drop its file here.</source>
        <translation>두 번째 모델을 열거나 모델 파일을 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Open a picture first (Ctrl+O).</source>
        <translation>먼저 이미지를 여세요(Ctrl+O).</translation>
    </message>
    <message>
        <source>Cancelled. Choose a class or a method to explain again.</source>
        <translation>취소했습니다. 다시 설명하려면 클래스나 기법을 선택하세요.</translation>
    </message>
    <message>
        <source>The same value everywhere: nothing to show</source>
        <translation>모든 위치의 값이 같아 표시할 내용 없음</translation>
    </message>
    <message>
        <source>Comparing the maps</source>
        <translation>맵 비교하는 중</translation>
    </message>
    <message>
        <source>Models (*.pt *.pth *.torchscript *.cfg *.weights);;All files (*)</source>
        <translation>모델 (*.pt *.pth *.torchscript *.cfg *.weights);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>The class is explained here, not the box.</source>
        <translation>여기서는 상자가 아니라 클래스를 설명합니다.</translation>
    </message>
</context>
<context>
    <name>app::CutDocument</name>
    <message>
        <source>object stroke</source>
        <translation>물체 획</translation>
    </message>
    <message>
        <source>background stroke</source>
        <translation>배경 획</translation>
    </message>
    <message>
        <source>probable object stroke</source>
        <translation>추정 물체 획</translation>
    </message>
    <message>
        <source>probable background stroke</source>
        <translation>추정 배경 획</translation>
    </message>
    <message>
        <source>eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>automatic seeds</source>
        <translation>자동 씨앗 영역</translation>
    </message>
    <message>
        <source>loaded seeds</source>
        <translation>불러온 씨앗 영역</translation>
    </message>
    <message>
        <source>clearing the strokes</source>
        <translation>획 지우기</translation>
    </message>
    <message>
        <source>colour model update</source>
        <translation>색 모델 갱신</translation>
    </message>
    <message>
        <source>settings change</source>
        <translation>설정 변경</translation>
    </message>
</context>
<context>
    <name>app::CutJournal</name>
    <message>
        <source>Cannot write to %1, so your edits would be lost in a crash. Save the mask from time to time.</source>
        <translation>%1에 저장할 수 없으므로 프로그램이 비정상 종료되면 편집 내용을 잃게 됩니다. 가끔 마스크를 저장하세요.</translation>
    </message>
</context>
<context>
    <name>app::CutMenu</name>
    <message>
        <source>&amp;Undo</source>
        <extracomment>%1 is a kind of edit: &quot;object stroke&quot;</extracomment>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>마지막 편집을 취소합니다</translation>
    </message>
    <message>
        <source>R&amp;edo</source>
        <extracomment>%1 is a kind of edit: &quot;object stroke&quot;</extracomment>
        <translation>다시 실행(&amp;E)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>취소한 편집을 다시 실행합니다</translation>
    </message>
    <message>
        <source>&amp;Cut out</source>
        <translation>오려내기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save mask...</source>
        <translation>마스크 저장(&amp;S)...</translation>
    </message>
    <message>
        <source>Save the mask as a picture: white where the object is</source>
        <translation>마스크를 물체가 있는 곳이 흰색인 이미지로 저장합니다</translation>
    </message>
    <message>
        <source>Save cut-&amp;out...</source>
        <translation>오려낸 이미지 저장(&amp;O)...</translation>
    </message>
    <message>
        <source>Save the object on a transparent ground</source>
        <translation>물체를 투명한 배경 위에 저장합니다</translation>
    </message>
    <message>
        <source>Save o&amp;ther</source>
        <translation>다른 형식으로 저장(&amp;T)</translation>
    </message>
    <message>
        <source>Mask with &amp;indexed colours...</source>
        <translation>인덱스 색상 마스크(&amp;I)...</translation>
    </message>
    <message>
        <source>A PNG file whose pixels are class numbers: 0 and 1</source>
        <translation>픽셀 값이 클래스 번호(0과 1)인 PNG 파일로 저장합니다</translation>
    </message>
    <message>
        <source>COCO, &amp;polygons...</source>
        <translation>COCO, 다각형(&amp;P)...</translation>
    </message>
    <message>
        <source>A JSON file with the outline, in the format of COCO</source>
        <translation>윤곽선을 COCO 형식의 JSON 파일로 저장합니다</translation>
    </message>
    <message>
        <source>COCO, &amp;run lengths...</source>
        <translation>COCO, 런 길이(&amp;R)...</translation>
    </message>
    <message>
        <source>A JSON file with every pixel, in the format of COCO</source>
        <translation>모든 픽셀을 COCO 형식의 JSON 파일로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;labelme...</source>
        <translation>labelme(&amp;L)...</translation>
    </message>
    <message>
        <source>A JSON file with the outline, in the format of labelme</source>
        <translation>윤곽선을 labelme 형식의 JSON 파일로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Seeds...</source>
        <translation>씨앗 영역(&amp;S)...</translation>
    </message>
    <message>
        <source>A picture of the seeds, to go on from another time</source>
        <translation>나중에 이어서 작업할 수 있도록 씨앗 영역을 이미지로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Copy cut-out</source>
        <translation>오려낸 이미지 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the object on a transparent ground</source>
        <translation>물체를 투명한 배경 위에 복사합니다</translation>
    </message>
    <message>
        <source>Load &amp;mask as seeds...</source>
        <translation>마스크를 씨앗 영역으로 불러오기(&amp;M)...</translation>
    </message>
    <message>
        <source>Go on from a mask, a COCO or a labelme file</source>
        <translation>마스크, COCO 또는 labelme 파일에서 이어서 작업합니다</translation>
    </message>
    <message>
        <source>Go on from seeds that were saved</source>
        <translation>저장한 씨앗 영역에서 이어서 작업합니다</translation>
    </message>
    <message>
        <source>Com&amp;pare with mask...</source>
        <translation>마스크와 비교(&amp;P)...</translation>
    </message>
    <message>
        <source>Measure how the mask agrees with one from a file</source>
        <translation>마스크가 파일의 마스크와 얼마나 일치하는지 측정합니다</translation>
    </message>
    <message>
        <source>Show see&amp;ds</source>
        <translation>씨앗 영역 표시(&amp;D)</translation>
    </message>
    <message>
        <source>Show what is known to be object or background</source>
        <translation>물체나 배경으로 지정된 곳을 표시합니다</translation>
    </message>
    <message>
        <source>Darken &amp;background</source>
        <translation>배경 어둡게(&amp;B)</translation>
    </message>
    <message>
        <source>Darken what does not belong to the object</source>
        <translation>물체에 속하지 않는 곳을 어둡게 표시합니다</translation>
    </message>
    <message>
        <source>Show co&amp;ntour</source>
        <translation>윤곽선 표시(&amp;N)</translation>
    </message>
    <message>
        <source>Show the object&apos;s outline</source>
        <translation>물체의 윤곽선을 표시합니다</translation>
    </message>
    <message>
        <source>Show m&amp;ap</source>
        <translation>맵 표시(&amp;A)</translation>
    </message>
    <message>
        <source>Show the explanation that the seeds come from</source>
        <translation>씨앗 영역의 바탕이 된 설명을 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>실행 취소: %1(&amp;U)</translation>
    </message>
    <message>
        <source>R&amp;edo %1</source>
        <translation>다시 실행: %1(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>&amp;Load seeds...</source>
        <translation>씨앗 영역 불러오기(&amp;L)...</translation>
    </message>
</context>
<context>
    <name>app::CutPictures</name>
    <message>
        <source>%1 has another size than before, so your edits do not fit any more.</source>
        <translation>%1의 크기가 이전과 달라 편집 내용을 더 이상 적용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The copy of the picture beside %1 cannot be read, so its edits cannot be recovered.</source>
        <translation>%1 파일과 함께 저장된 이미지 사본을 읽을 수 없어 편집 내용을 복구할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is being edited. Save or discard that, and start again to recover the edits from before.</source>
        <translation>%1 이미지를 편집하고 있습니다. 저장하거나 버린 다음, Saliscope를 다시 시작하여 이전 편집 내용을 복구하세요.</translation>
    </message>
    <message>
        <source>%1 is not the picture any more that was edited. Put the former one back and start again to recover the edits.</source>
        <translation>%1의 내용이 편집할 때의 이미지와 다릅니다. 이전 이미지를 되돌려 놓은 다음, Saliscope를 다시 시작하여 편집 내용을 복구하세요.</translation>
    </message>
    <message>
        <source>A part of the edits of %1 is damaged. What comes before it is recovered.</source>
        <translation>%1의 편집 내용 일부가 손상되었습니다. 손상된 곳 이전까지 복구했습니다.</translation>
    </message>
</context>
<context>
    <name>app::CutWorkspace</name>
    <message>
        <source>Cut in %1</source>
        <translation>%1 만에 오려냄</translation>
    </message>
    <message>
        <source>Open or drop a picture to cut something out of it.</source>
        <translation>오려낼 이미지를 열거나 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Left button: draw. Right button: the opposite. Wheel: zoom. Space and drag: move.</source>
        <translation>왼쪽 버튼: 그리기. 오른쪽 버튼: 반대로 그리기. 휠: 확대/축소. Space+드래그: 이동.</translation>
    </message>
    <message>
        <source>Unsaved cut-out</source>
        <translation>저장하지 않은 오려낸 이미지</translation>
    </message>
    <message>
        <source>The cut-out of %1 has not been saved.</source>
        <translation>%1에서 오려낸 이미지를 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>&amp;Save mask...</source>
        <translation>마스크 저장(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>버리기(&amp;D)</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>마스크 저장</translation>
    </message>
    <message>
        <source>Save the mask with indexed colours</source>
        <translation>인덱스 색상 마스크 저장</translation>
    </message>
    <message>
        <source>Save the cut-out</source>
        <translation>오려낸 이미지 저장</translation>
    </message>
    <message>
        <source>Export COCO polygons</source>
        <translation>COCO 다각형 내보내기</translation>
    </message>
    <message>
        <source>Export COCO run lengths</source>
        <translation>COCO 런 길이 내보내기</translation>
    </message>
    <message>
        <source>Export for labelme</source>
        <translation>labelme 형식으로 내보내기</translation>
    </message>
    <message>
        <source>Save the seeds</source>
        <translation>씨앗 영역 저장</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 파일 (*.json)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 이미지 (*.png)</translation>
    </message>
    <message>
        <source>Load seeds</source>
        <translation>씨앗 영역 불러오기</translation>
    </message>
    <message>
        <source>Load a mask to compare with</source>
        <translation>비교할 마스크 불러오기</translation>
    </message>
    <message>
        <source>Load a mask as seeds</source>
        <translation>마스크를 씨앗 영역으로 불러오기</translation>
    </message>
    <message>
        <source>Seeds (*.png);;All files (*)</source>
        <translation>씨앗 영역 (*.png);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Masks (*.png *.json *.bmp *.tif *.tiff *.webp *.jpg);;All files (*)</source>
        <translation>마스크 (*.png *.json *.bmp *.tif *.tiff *.webp *.jpg);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>The cut-out is not on show any more, so nothing was saved or loaded.</source>
        <translation>오려내던 이미지가 더 이상 표시되지 않아 저장하거나 불러오지 않았습니다.</translation>
    </message>
    <message>
        <source>The picture could not be cut, so nothing was saved.</source>
        <translation>이미지를 오려내지 못하여 저장하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>app::DetectMenu</name>
    <message>
        <source>&amp;Detect</source>
        <translation>검출(&amp;D)</translation>
    </message>
    <message>
        <source>E&amp;xplain this box</source>
        <translation>이 상자 설명(&amp;X)</translation>
    </message>
    <message>
        <source>Compare explanations of the chosen box</source>
        <translation>선택한 상자의 설명을 비교합니다</translation>
    </message>
    <message>
        <source>&amp;Save picture with boxes...</source>
        <translation>상자를 표시한 이미지 저장(&amp;S)...</translation>
    </message>
    <message>
        <source>Save the picture with boxes, labels and map as a PNG file</source>
        <translation>상자, 레이블, 맵이 표시된 이미지를 PNG 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Save &amp;list of boxes...</source>
        <translation>상자 목록 저장(&amp;L)...</translation>
    </message>
    <message>
        <source>Save classes, scores and places of the boxes as a CSV file</source>
        <translation>상자의 클래스, 점수, 위치를 CSV 파일로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Copy picture with boxes</source>
        <translation>상자를 표시한 이미지 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the picture with boxes, labels and map</source>
        <translation>상자, 레이블, 맵이 표시된 이미지를 복사합니다</translation>
    </message>
    <message>
        <source>Copy list of &amp;boxes</source>
        <translation>상자 목록 복사(&amp;B)</translation>
    </message>
    <message>
        <source>Copy classes, scores and places of the boxes, for a spreadsheet</source>
        <translation>상자의 클래스, 점수, 위치를 스프레드시트에 붙여넣을 수 있도록 복사합니다</translation>
    </message>
</context>
<context>
    <name>app::DetectWorkspace</name>
    <message>
        <source>Boxes</source>
        <translation>상자</translation>
    </message>
</context>
<context>
    <name>app::DoubtPage</name>
    <message>
        <source>Open a model first (Ctrl+M): a detector, to ask whether to believe its boxes, or a classifier, to ask about a part of a picture.</source>
        <translation>먼저 모델을 여세요(Ctrl+M). 검출기를 열면 상자를 믿어도 되는지, 분류기를 열면 이미지의 한 부분에 대해 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>This model knows only one class, so there is none to mix it up with.</source>
        <translation>이 모델은 클래스를 하나만 알고 있어 혼동할 다른 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>Open a picture first (Ctrl+O).</source>
        <translation>먼저 이미지를 여세요(Ctrl+O).</translation>
    </message>
    <message>
        <source>The detector shows no box in this picture. With a lower threshold on the page of boxes there may be some.</source>
        <translation>검출기가 이 이미지에서 표시한 상자가 없습니다. 상자 페이지에서 임곗값을 낮추면 나타날 수 있습니다.</translation>
    </message>
    <message>
        <source>Looking for evidence in the box</source>
        <translation>상자에서 근거 찾는 중</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>의심</translation>
    </message>
    <message>
        <source>&amp;Box:</source>
        <translation>상자(&amp;B):</translation>
    </message>
    <message>
        <source>The box to ask about; clicking it in a picture chooses it, too</source>
        <translation>확인할 상자입니다. 이미지에서 상자를 클릭하여 고를 수도 있습니다</translation>
    </message>
    <message>
        <source>&amp;Rectangle:</source>
        <translation>사각형(&amp;R):</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>왼쪽 가장자리</translation>
    </message>
    <message>
        <source>Upper edge</source>
        <translation>위쪽 가장자리</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>%1 in pixels of the picture</source>
        <extracomment>%1 is &quot;Left edge&quot;, &quot;Width&quot; ...</extracomment>
        <translation>%1 (이미지 픽셀 단위)</translation>
    </message>
    <message>
        <source>&amp;Might it be:</source>
        <translation>다른 가능성(&amp;M):</translation>
    </message>
    <message>
        <source>Another class: does the evidence for it lie in this box?</source>
        <translation>다른 클래스입니다. 그 클래스의 근거가 이 상자 안에 있는지 확인합니다</translation>
    </message>
    <message>
        <source>M&amp;ethod:</source>
        <translation>기법(&amp;E):</translation>
    </message>
    <message>
        <source>Each box by itself</source>
        <translation>상자마다 따로</translation>
    </message>
    <message>
        <source>The class everywhere</source>
        <translation>이미지 전체의 클래스</translation>
    </message>
    <message>
        <source>What the evidence is about</source>
        <translation>무엇에 대한 근거인지 선택</translation>
    </message>
    <message>
        <source>Each box by itself: what raises the confidence of the candidate that a box comes from. The class everywhere: what raises the confidences of all candidates together, in one map for all boxes.</source>
        <translation>상자마다 따로: 상자가 나온 후보의 신뢰도를 높이는 것을 봅니다. 이미지 전체의 클래스: 모든 후보의 신뢰도를 함께 높이는 것을 모든 상자에 공통된 맵 하나로 봅니다.</translation>
    </message>
    <message>
        <source>Enou&amp;gh from:</source>
        <translation>충분 기준(&amp;G):</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>behind a number</extracomment>
        <translation>%</translation>
    </message>
    <message>
        <source>A box counts as supported if it has at least so much of the evidence that the strongest other box of the class has.</source>
        <translation>같은 클래스의 다른 상자 중 근거가 가장 많은 상자와 비교해 근거가 이 비율 이상이면 상자가 뒷받침된다고 봅니다.</translation>
    </message>
    <message>
        <source>One &amp;scale</source>
        <translation>공통 색상 눈금(&amp;S)</translation>
    </message>
    <message>
        <source>The same colours mean the same evidence in all maps, so that little evidence looks like little</source>
        <translation>모든 맵에서 같은 색이 같은 양의 근거를 뜻하므로, 적은 근거는 적어 보입니다</translation>
    </message>
    <message>
        <source>Compute agai&amp;n</source>
        <translation>다시 계산(&amp;N)</translation>
    </message>
    <message>
        <source>Begins anew after it was cancelled or failed</source>
        <translation>취소했거나 실패한 계산을 처음부터 다시 시작합니다</translation>
    </message>
    <message>
        <source>&amp;Copy numbers</source>
        <translation>수치 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copies the sentences and the table as text</source>
        <translation>문장과 표를 텍스트로 복사합니다</translation>
    </message>
    <message>
        <source>Save &amp;picture...</source>
        <translation>이미지 저장(&amp;P)...</translation>
    </message>
    <message>
        <source>Saves the sentences and the maps as a PNG file</source>
        <translation>문장과 맵을 PNG 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Nothing to show: no evidence at all.</source>
        <translation>표시할 것이 없습니다. 근거가 전혀 없습니다.</translation>
    </message>
    <message>
        <source>Evidence for %1</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1에 대한 근거</translation>
    </message>
    <message>
        <source>%1 in this box</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1 (이 상자)</translation>
    </message>
    <message>
        <source>%1 anywhere</source>
        <translation>%1 (이미지 전체)</translation>
    </message>
    <message>
        <source>What speaks for %1, and what against it</source>
        <extracomment>%1 is a class</extracomment>
        <translation>%1 클래스를 뒷받침하는 것과 반대되는 것을 보여 줍니다</translation>
    </message>
    <message>
        <source>%1 rather than %2</source>
        <extracomment>%1 and %2 are classes</extracomment>
        <translation>%1 (%2 대비)</translation>
    </message>
    <message>
        <source>What tells %1 from %2: the score of the one minus that of the other</source>
        <extracomment>%1 and %2 are classes</extracomment>
        <translation>%1 클래스를 %2 클래스와 구분하는 것을 보여 줍니다(앞 클래스의 점수에서 뒤 클래스의 점수를 뺀 값)</translation>
    </message>
    <message>
        <source>Other box: %1</source>
        <extracomment>%1 is a box: &quot;giraffe 0.44&quot;</extracomment>
        <translation>다른 상자: %1</translation>
    </message>
    <message>
        <source>Other box</source>
        <translation>다른 상자</translation>
    </message>
    <message>
        <source>Which part of the picture?</source>
        <translation>이미지의 어느 부분인가요?</translation>
    </message>
    <message>
        <source>Drag a rectangle over the first picture, or type one above, to see how much of the evidence lies in it.</source>
        <translation>첫 번째 이미지 위에서 드래그하여 사각형을 그리거나 위에 값을 입력하면 근거가 그 안에 얼마나 있는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Looking for boxes...</source>
        <translation>상자 찾는 중...</translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation>근거 저장</translation>
    </message>
    <message>
        <source>%1 evidence</source>
        <extracomment>a file&apos;s name; %1 is the picture&apos;s</extracomment>
        <translation>%1 근거</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 이미지 (*.png)</translation>
    </message>
    <message>
        <source>Looking for evidence in the rectangle</source>
        <translation>사각형에서 근거 찾는 중</translation>
    </message>
</context>
<context>
    <name>app::DoubtTexts</name>
    <message>
        <source>%1 (this box)</source>
        <extracomment>%1 is a box: &quot;zebra 0.49&quot;</extracomment>
        <translation>%1 (이 상자)</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
    <message>
        <source>This is the evidence as “%1” sees it. A map is a hint and no proof: another method may see it otherwise. The maps are drawn softened; the numbers count every pixel.</source>
        <extracomment>%1 is a method</extracomment>
        <translation>이것은 “%1” 기법이 보는 근거입니다. 맵은 단서일 뿐 증명은 아니며, 다른 기법에서는 다르게 나타날 수 있습니다. 맵은 부드럽게 다듬어 그렸지만 수치는 모든 픽셀로 계산합니다.</translation>
    </message>
    <message>
        <source>Boxes that overlap share the evidence that lies in both of them.</source>
        <translation>겹치는 상자는 겹친 부분에 있는 근거를 함께 가집니다.</translation>
    </message>
    <message>
        <source>Each box is explained by itself: what raised its own confidence.</source>
        <translation>상자마다 그 상자 자체의 신뢰도를 높인 것을 따로 설명합니다.</translation>
    </message>
    <message>
        <source>A drawn rectangle is no box of the detector, so the maps show what speaks for a class anywhere, whichever box it belongs to.</source>
        <translation>직접 그린 사각형은 검출기의 상자가 아니므로, 맵은 어느 상자에 속하는지와 상관없이 이미지 전체에서 클래스를 뒷받침하는 근거를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Of each class, only the %1 surest other boxes were measured.</source>
        <extracomment>%1 is a number above 1</extracomment>
        <translation>클래스마다 신뢰도가 가장 높은 다른 상자 %1개만 측정했습니다.</translation>
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
    <name>app::ImagineMenu</name>
    <message>
        <source>&amp;Imagine</source>
        <translation>상상(&amp;I)</translation>
    </message>
    <message>
        <source>Begin a picture of what the panel says</source>
        <translation>패널에서 지정한 내용으로 새 이미지를 만들기 시작합니다</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Hold the current picture as it is, to go on later (Space)</source>
        <translation>나중에 계속할 수 있도록 현재 이미지를 지금 상태로 멈춥니다(Space)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>중지(&amp;T)</translation>
    </message>
    <message>
        <source>Leave the current picture as it is, and ask the model what it sees</source>
        <translation>현재 이미지를 지금 상태로 끝내고, 모델이 무엇으로 예측하는지 확인합니다</translation>
    </message>
    <message>
        <source>Start a&amp;gain</source>
        <translation>다시 시작(&amp;G)</translation>
    </message>
    <message>
        <source>Make the current picture anew, with the next seed</source>
        <translation>다음 시드로 현재 이미지를 새로 만듭니다</translation>
    </message>
    <message>
        <source>&amp;Large</source>
        <translation>크게 보기(&amp;L)</translation>
    </message>
    <message>
        <source>Show the current picture alone, or all again (Enter)</source>
        <translation>현재 이미지만 표시하거나 다시 모두 표시합니다(Enter)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the current picture (Delete)</source>
        <translation>현재 이미지를 제거합니다(Delete)</translation>
    </message>
    <message>
        <source>&amp;Save picture...</source>
        <translation>이미지 저장(&amp;S)...</translation>
    </message>
    <message>
        <source>Save the current picture as a PNG file</source>
        <translation>현재 이미지를 PNG 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Save ani&amp;mation...</source>
        <translation>애니메이션 저장(&amp;M)...</translation>
    </message>
    <message>
        <source>Save how the current picture formed as an animated WebP file</source>
        <translation>현재 이미지가 만들어진 과정을 애니메이션 WebP 파일로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>이미지 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the current picture</source>
        <translation>현재 이미지를 복사합니다</translation>
    </message>
    <message>
        <source>Add to the pict&amp;ures</source>
        <translation>이미지 목록에 추가(&amp;U)</translation>
    </message>
    <message>
        <source>Open the current picture like a file, so that it can be explained</source>
        <translation>현재 이미지를 설명할 수 있도록 파일처럼 엽니다</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>모두 일시 정지</translation>
    </message>
    <message>
        <source>Hold all pictures as they are</source>
        <translation>모든 이미지를 지금 상태로 멈춥니다</translation>
    </message>
    <message>
        <source>Go on with all pictures that were paused</source>
        <translation>일시 정지한 모든 이미지를 계속 만듭니다</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>모두 중지</translation>
    </message>
    <message>
        <source>Leave all pictures as they are, and ask the model what it sees</source>
        <translation>모든 이미지를 지금 상태로 끝내고, 모델이 무엇으로 예측하는지 확인합니다</translation>
    </message>
    <message>
        <source>Show cur&amp;ves</source>
        <translation>곡선 표시(&amp;V)</translation>
    </message>
    <message>
        <source>Show score, probability and norm over the steps</source>
        <translation>단계에 따른 점수, 확률, 노름을 표시합니다</translation>
    </message>
    <message>
        <source>&amp;New picture</source>
        <translation>새 이미지(&amp;N)</translation>
    </message>
    <message>
        <source>Stretch c&amp;ontrast</source>
        <translation>대비 늘리기(&amp;O)</translation>
    </message>
    <message>
        <source>Show the current picture with as much contrast as it can have; what is saved or copied stays as it is</source>
        <translation>현재 이미지를 최대 대비로 표시합니다. 저장하거나 복사하는 이미지는 그대로입니다</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>모두 다시 시작</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>다시 시작(&amp;E)</translation>
    </message>
</context>
<context>
    <name>app::ImagineRunner</name>
    <message>
        <source>Imagining %1</source>
        <translation>%1 상상하는 중</translation>
    </message>
    <message numerus="yes">
        <source>Imagining %n pictures</source>
        <translation>
            <numerusform>이미지 %n개 상상하는 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 저장하는 중</translation>
    </message>
    <message>
        <source>Asking the model what it sees</source>
        <translation>완성된 이미지를 모델로 예측하는 중</translation>
    </message>
</context>
<context>
    <name>app::ImagineWorkspace</name>
    <message>
        <source>Nothing is imagined yet. Here a picture forms step by step that shows what a class, or a channel of a layer, means to the model.</source>
        <translation>아직 상상한 이미지가 없습니다. 클래스나 레이어의 채널이 모델에 어떤 의미인지 보여 주는 이미지가 여기에 단계별로 만들어집니다.</translation>
    </message>
    <message>
        <source>The model is being opened.</source>
        <translation>모델을 여는 중입니다.</translation>
    </message>
    <message>
        <source>Open a model first (Ctrl+M).</source>
        <translation>먼저 모델을 여세요(Ctrl+M).</translation>
    </message>
    <message>
        <source>Imagine %1</source>
        <translation>%1 상상하기</translation>
    </message>
    <message>
        <source>Imagined pictures</source>
        <translation>상상한 이미지</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>이미지 저장</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 이미지 (*.png)</translation>
    </message>
    <message>
        <source>Save how the picture formed</source>
        <translation>이미지가 만들어진 과정 저장</translation>
    </message>
    <message>
        <source>WebP animations (*.webp)</source>
        <translation>WebP 애니메이션 (*.webp)</translation>
    </message>
    <message>
        <source>The picture was removed, so nothing was saved.</source>
        <translation>이미지가 제거되어 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1, imagined</source>
        <extracomment>a picture&apos;s title; %1 is what it shows</extracomment>
        <translation>%1 (상상한 이미지)</translation>
    </message>
    <message>
        <source>%1 rather than %2</source>
        <translation>%1 (%2 대비)</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <extracomment>%1 is a layer</extracomment>
        <translation>%1, 채널 %2</translation>
    </message>
    <message>
        <source>%1, channel %2 in the middle</source>
        <extracomment>%1 is a layer</extracomment>
        <translation>%1, 채널 %2, 가운데 유닛</translation>
    </message>
    <message>
        <source>middle</source>
        <extracomment>a position in a layer&apos;s grid</extracomment>
        <translation>가운데</translation>
    </message>
    <message>
        <source>%1, channel %2 at %3, %4</source>
        <extracomment>%1 is a layer, %3 and %4 a position</extracomment>
        <translation>%1, 채널 %2, 위치 %3, %4</translation>
    </message>
    <message>
        <source>%1, changed: %2</source>
        <extracomment>%1 is a preset, %2 lists parameters</extracomment>
        <translation>%1, 변경한 값: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1
%2 steps, seed %3
%4</source>
        <extracomment>%1 is a preset, %4 a model</extracomment>
        <translation>%1
%2단계, 시드 %3
%4</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>The model&apos;s scores for this picture are not finite.</source>
        <translation>이 이미지에 대한 모델의 점수가 유한하지 않습니다(NaN 또는 무한대).</translation>
    </message>
    <message>
        <source>The model says: %1, %2</source>
        <extracomment>what the model says to a finished picture: a class and its probability</extracomment>
        <translation>모델의 예측: %1, %2</translation>
    </message>
    <message>
        <source>Activation %1. %2</source>
        <extracomment>%2 is &quot;The model says: zebra, 99.3 %&quot;</extracomment>
        <translation>활성화 %1. %2</translation>
    </message>
    <message>
        <source>%1; %2: %3</source>
        <extracomment>%1 is &quot;The model says: zebra, 99.3 %&quot;, %2 another class and %3 its probability</extracomment>
        <translation>%1; %2: %3</translation>
    </message>
    <message>
        <source>The model&apos;s score, or its gradient, is not a finite number, even for the first picture. Nothing can be imagined.</source>
        <translation>첫 이미지에서부터 모델의 점수나 그래디언트가 유한하지 않아(NaN 또는 무한대) 상상할 수 없습니다.</translation>
    </message>
    <message>
        <source>After step %1 the score, or its gradient, was no longer a finite number. The last good picture was kept. A smaller learning rate may help.</source>
        <translation>%1단계 이후 점수나 그래디언트가 유한하지 않게 되어(NaN 또는 무한대) 마지막 정상 이미지를 남겼습니다. 학습률을 낮추면 도움이 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Made by %1, which is no longer open.</source>
        <translation>지금은 열려 있지 않은 %1 모델로 만든 이미지입니다.</translation>
    </message>
    <message>
        <source>Choose a class or a channel in the panel, or begin with this. It forms from noise: no picture has to be opened.</source>
        <translation>패널에서 클래스나 채널을 선택하거나 이 버튼으로 시작하세요. 노이즈에서 시작하므로 이미지를 열지 않아도 됩니다.</translation>
    </message>
    <message>
        <source>The most probable classes are there already. Another seed or another preset gives other pictures.</source>
        <translation>확률이 가장 높은 클래스는 이미 모두 있습니다. 시드나 프리셋을 바꾸면 다른 이미지가 나옵니다.</translation>
    </message>
    <message>
        <source>Started from %1</source>
        <extracomment>%1 is a picture</extracomment>
        <translation>시작 이미지: %1</translation>
    </message>
    <message>
        <source>No picture is open to start from. Open one, or choose noise in the panel.</source>
        <translation>시작할 이미지가 열려 있지 않습니다. 이미지를 열거나 패널에서 노이즈를 선택하세요.</translation>
    </message>
    <message>
        <source>Scores not finite</source>
        <translation>점수가 유한하지 않음</translation>
    </message>
    <message>
        <source>Model: %1, %2</source>
        <extracomment>short for &quot;The model says: zebra, 99.3 %&quot;</extracomment>
        <translation>모델: %1, %2</translation>
    </message>
    <message>
        <source>Made before %1 was changed or opened again.</source>
        <translation>%1을(를) 바꾸거나 다시 열기 전에 만든 이미지입니다.</translation>
    </message>
</context>
<context>
    <name>app::LayersPage</name>
    <message>
        <source>%1 channels</source>
        <translation>채널 %1개</translation>
    </message>
    <message>
        <source>%1–%2 channels</source>
        <extracomment>a range</extracomment>
        <translation>채널 %1–%2개</translation>
    </message>
    <message>
        <source>1 convolution</source>
        <translation>합성곱 1개</translation>
    </message>
    <message>
        <source>%1 convolutions</source>
        <translation>합성곱 %1개</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>매개변수 %1개</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <extracomment>of a network</extracomment>
        <translation>레이어 %1개</translation>
    </message>
    <message>
        <source>frozen: no modules, the parameters are the constants of its graph</source>
        <translation>동결됨(frozen): 모듈이 없으며 매개변수는 그래프의 상수임</translation>
    </message>
    <message>
        <source>The whole network</source>
        <translation>네트워크 전체</translation>
    </message>
    <message>
        <source>%1 of time</source>
        <translation>실행 시간의 %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>%1부터 %2까지</translation>
    </message>
    <message>
        <source>Choose a layer to use it for explanations.</source>
        <translation>설명에 사용할 레이어를 선택하세요.</translation>
    </message>
    <message>
        <source>What this puts out is not a single value inside the network that can be looked at.</source>
        <translation>이 항목의 출력은 네트워크 내부에서 살펴볼 수 있는 단일 값이 아닙니다.</translation>
    </message>
    <message>
        <source>This layer has no positions, so it cannot show where the model looks.</source>
        <translation>이 레이어에는 공간 위치 정보가 없어 모델이 어디를 보는지 보여 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>Measuring the layers&apos; time</source>
        <translation>레이어의 실행 시간 측정하는 중</translation>
    </message>
    <message>
        <source>Open a model to see what it is built of.</source>
        <translation>모델의 구조를 보려면 모델을 여세요.</translation>
    </message>
    <message>
        <source>This network has no layers with positions, so it has no stages.</source>
        <translation>이 네트워크에는 공간 위치 정보가 있는 레이어가 없어 스테이지가 없습니다.</translation>
    </message>
    <message>
        <source>Find layers by name or kind</source>
        <translation>이름이나 종류로 레이어 찾기</translation>
    </message>
    <message>
        <source>Find layers</source>
        <translation>레이어 찾기</translation>
    </message>
    <message>
        <source>Parts of a layer&apos;s name or kind, in any order</source>
        <translation>레이어 이름이나 종류의 일부를 순서와 관계없이 입력합니다</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>모두 펼치기</translation>
    </message>
    <message>
        <source>Show everything inside each module</source>
        <translation>각 모듈 안의 모든 항목을 표시합니다</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>모두 접기</translation>
    </message>
    <message>
        <source>Show the whole network as one row</source>
        <translation>네트워크 전체를 한 행으로 표시합니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the table as text: the chosen rows if there are several, else all that are shown (Ctrl+C in the table)</source>
        <translation>표를 텍스트로 복사합니다. 여러 행을 선택했으면 선택한 행을, 그렇지 않으면 표시된 모든 행을 복사합니다(표에서 Ctrl+C)</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>네트워크의 레이어</translation>
    </message>
    <message>
        <source>&amp;Use for explanations</source>
        <translation>설명에 사용(&amp;U)</translation>
    </message>
    <message>
        <source>Class activation maps are made from this layer (Enter)</source>
        <translation>이 레이어로 클래스 활성화 맵을 만듭니다(Enter)</translation>
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
    <message>
        <source>Classes × &amp;methods</source>
        <translation>클래스 × 기법(&amp;M)</translation>
    </message>
    <message>
        <source>Explain the most probable classes, one a row, by every method</source>
        <translation>확률이 높은 클래스를 한 행에 하나씩 모든 기법으로 설명합니다</translation>
    </message>
    <message>
        <source>Number of classe&amp;s</source>
        <translation>클래스 수(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>%n classes</source>
        <translation>
            <numerusform>클래스 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows of the table of classes and methods</source>
        <translation>클래스와 기법 표의 행 수입니다</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>메모리(&amp;M)</translation>
    </message>
    <message>
        <source>A &amp;quarter of the machine&apos;s (%1 GB)</source>
        <translation>전체의 1/4, %1GB(&amp;Q)</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1GB</translation>
    </message>
    <message>
        <source>What one computation may use; with less it takes smaller steps</source>
        <translation>계산 하나가 사용할 수 있는 메모리입니다. 적으면 더 작은 단위로 나누어 계산합니다</translation>
    </message>
    <message>
        <source>About the &amp;method</source>
        <translation>기법 설명(&amp;M)</translation>
    </message>
    <message>
        <source>What the current panel&apos;s method computes and how to read its map</source>
        <translation>현재 패널의 기법이 무엇을 계산하는지, 맵을 어떻게 읽는지 보여 줍니다</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>오려내기</translation>
    </message>
    <message>
        <source>Toolbar of the comparison</source>
        <translation>비교 화면 도구 모음</translation>
    </message>
    <message>
        <source>Toolbar of the cut-out</source>
        <translation>오려내기 도구 모음</translation>
    </message>
    <message>
        <source>&amp;Inside the mask only</source>
        <translation>마스크 안쪽만(&amp;I)</translation>
    </message>
    <message>
        <source>Show maps only where the cut-out is, with the colours of what is there</source>
        <translation>맵을 오려낸 곳에만 표시하고, 색을 그 안의 값에 맞춥니다</translation>
    </message>
    <message>
        <source>Compare explanations</source>
        <translation>설명을 비교합니다</translation>
    </message>
    <message>
        <source>Cu&amp;t out</source>
        <translation>오려내기(&amp;T)</translation>
    </message>
    <message>
        <source>Cut the object out, beginning with its explanation</source>
        <translation>설명에서 시작하여 물체를 오려냅니다</translation>
    </message>
    <message>
        <source>Open the picture first that the mask %1 belongs to.</source>
        <translation>%1 마스크에 해당하는 이미지를 먼저 여세요.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>%1 파일을 저장했습니다.</translation>
    </message>
    <message>
        <source>Imagine</source>
        <translation>상상</translation>
    </message>
    <message>
        <source>Toolbar of imagined pictures</source>
        <translation>상상 도구 모음</translation>
    </message>
    <message>
        <source>Ima&amp;gine</source>
        <translation>상상(&amp;G)</translation>
    </message>
    <message>
        <source>See what classes and channels mean to the model</source>
        <translation>클래스와 채널이 모델에 어떤 의미인지 살펴봅니다</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>모델(&amp;D)</translation>
    </message>
    <message>
        <source>Look into the model: layers, activations, preprocessing</source>
        <translation>모델 내부의 레이어, 활성화, 전처리를 살펴봅니다</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>no box</source>
        <extracomment>a detector</extracomment>
        <translation>상자 없음</translation>
    </message>
    <message>
        <source>Open a TorchScript model or a Darknet network</source>
        <translation>TorchScript 모델 또는 Darknet 네트워크를 엽니다</translation>
    </message>
    <message>
        <source>Pre&amp;pared models</source>
        <translation>준비된 모델(&amp;P)</translation>
    </message>
    <message>
        <source>Models (*.pt *.pth *.torchscript *.cfg *.weights);;All files (*)</source>
        <translation>모델 (*.pt *.pth *.torchscript *.cfg *.weights);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>C&amp;ollect channel statistics...</source>
        <translation>채널 통계 수집(&amp;O)...</translation>
    </message>
    <message>
        <source>Measure how the model&apos;s channels answer to a folder of pictures, for ParchGrad</source>
        <translation>모델의 채널이 폴더의 이미지들에 어떻게 반응하는지 측정합니다(ParchGrad용)</translation>
    </message>
    <message>
        <source>The channel statistics were saved as %1.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>채널 통계를 저장했습니다: %1.</translation>
    </message>
    <message>
        <source>The channel statistics were collected. %1</source>
        <translation>채널 통계를 수집했습니다. %1</translation>
    </message>
    <message>
        <source>Collect channel statistics of the pictures in</source>
        <translation>채널 통계를 수집할 이미지 폴더</translation>
    </message>
    <message>
        <source>Collect channel statistics</source>
        <translation>채널 통계 수집</translation>
    </message>
    <message>
        <source>There are channel statistics of this model already: %1.</source>
        <translation>이 모델의 채널 통계가 이미 있습니다: %1.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Detect</source>
        <translation>검출(&amp;D)</translation>
    </message>
    <message>
        <source>See what a detector finds, and whether to believe it</source>
        <translation>검출기가 무엇을 찾는지, 그 결과를 믿어도 되는지 살펴봅니다</translation>
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
    <name>app::ObjectTest</name>
    <message>
        <source>Predicting without the object</source>
        <translation>물체 없이 예측하는 중</translation>
    </message>
    <message>
        <source>%1 without the object</source>
        <translation>%1 (물체 없이)</translation>
    </message>
    <message>
        <source>%1, the object alone</source>
        <extracomment>a picture&apos;s title</extracomment>
        <translation>%1 (물체만)</translation>
    </message>
</context>
<context>
    <name>app::PreprocessingPage</name>
    <message>
        <source>Model cards (*.json)</source>
        <translation>모델 카드 (*.json)</translation>
    </message>
    <message>
        <source>Save card</source>
        <translation>모델 카드 저장</translation>
    </message>
    <message>
        <source>There is a model card %1 already.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>모델 카드 %1 파일이 이미 있습니다.</translation>
    </message>
    <message>
        <source>What it says now is lost when it is replaced.</source>
        <translation>바꾸면 현재 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>Cannot write the card %1. Save it in a folder that you may write to.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>모델 카드 %1 파일을 저장할 수 없습니다. 쓰기 권한이 있는 폴더에 저장하세요.</translation>
    </message>
    <message>
        <source>Load card</source>
        <translation>모델 카드 불러오기</translation>
    </message>
    <message>
        <source>Not everything in the card %1 can be used: %2. The rest was taken over.</source>
        <extracomment>%1 is a file, %2 what is wrong with it</extracomment>
        <translation>모델 카드 %1의 내용 중 사용할 수 없는 것이 있습니다: %2. 나머지는 적용했습니다.</translation>
    </message>
    <message>
        <source>Class names, one a line</source>
        <translation>클래스 이름(한 줄에 하나씩)</translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation>텍스트 파일 (*.txt);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>There are no names in %1. Write one name a line.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>%1 파일에 이름이 없습니다. 한 줄에 이름을 하나씩 적으세요.</translation>
    </message>
    <message>
        <source>Guessing a model card</source>
        <translation>모델 카드 추정하는 중</translation>
    </message>
    <message>
        <source>Opening the model with this card...</source>
        <translation>이 모델 카드로 모델 여는 중...</translation>
    </message>
    <message>
        <source>The preview was stopped. It goes on with the next change.</source>
        <translation>미리보기를 중지했습니다. 다음에 설정을 바꾸면 다시 시작됩니다.</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>전처리</translation>
    </message>
    <message>
        <source>Not applied: only this page uses it.</source>
        <translation>적용하지 않았습니다. 이 페이지에서만 사용합니다.</translation>
    </message>
    <message>
        <source>In use, but not saved.</source>
        <translation>사용 중이지만 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>There is no model card; this one was guessed.</source>
        <translation>모델 카드가 없어 추정한 내용입니다.</translation>
    </message>
    <message>
        <source>In use, as in %1.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>사용 중이며 %1의 내용과 같습니다.</translation>
    </message>
    <message>
        <source>Mend what is wrong above to see what the network sees.</source>
        <translation>네트워크가 보는 이미지를 확인하려면 위의 문제를 해결하세요.</translation>
    </message>
    <message>
        <source>As RGB: %1 %2. As BGR: %3 %4.</source>
        <translation>RGB로 입력: %1 %2. BGR로 입력: %3 %4.</translation>
    </message>
    <message>
        <source>With this card</source>
        <translation>이 카드 사용 시</translation>
    </message>
    <message>
        <source>With the last card that worked</source>
        <translation>마지막으로 작동한 카드 사용 시</translation>
    </message>
    <message>
        <source>The card cannot be used so.</source>
        <translation>이 상태로는 카드를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>Open a picture to see what the network sees of it.</source>
        <translation>네트워크가 이미지를 어떻게 보는지 확인하려면 이미지를 여세요.</translation>
    </message>
    <message>
        <source>With the card in use</source>
        <translation>현재 사용 중인 카드</translation>
    </message>
    <message>
        <source>What the model is surest of when the picture&apos;s colours come in either order</source>
        <translation>이미지의 색을 두 가지 순서로 각각 입력했을 때 모델이 가장 확신하는 클래스입니다</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>마지막 변경을 취소합니다(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Do again what was taken back (Ctrl+Shift+Z)</source>
        <translation>취소한 변경을 다시 적용합니다(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>되돌리기(&amp;V)</translation>
    </message>
    <message>
        <source>Go back to the card in use</source>
        <translation>사용 중인 카드로 되돌립니다</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>적용(&amp;Y)</translation>
    </message>
    <message>
        <source>Use this card everywhere, without saving it</source>
        <translation>이 카드를 저장하지 않고 프로그램 전체에 적용합니다</translation>
    </message>
    <message>
        <source>Save car&amp;d</source>
        <translation>카드 저장(&amp;D)</translation>
    </message>
    <message>
        <source>Use this card and write it beside the model, where it is found the next time</source>
        <translation>이 카드를 적용하고, 다음에 자동으로 찾을 수 있도록 모델과 같은 폴더에 저장합니다</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Save elsewhere, load, or start again</source>
        <translation>다른 위치에 저장하거나, 불러오거나, 처음 상태로 초기화합니다</translation>
    </message>
    <message>
        <source>Save card &amp;as...</source>
        <translation>다른 이름으로 카드 저장(&amp;A)...</translation>
    </message>
    <message>
        <source>&amp;Load card...</source>
        <translation>카드 불러오기(&amp;L)...</translation>
    </message>
    <message>
        <source>Reset to the &amp;file&apos;s card</source>
        <translation>파일의 카드로 초기화(&amp;F)</translation>
    </message>
    <message>
        <source>Reset to what Saliscope &amp;guesses</source>
        <translation>Saliscope의 추정값으로 초기화(&amp;G)</translation>
    </message>
    <message>
        <source>Unsaved model card</source>
        <translation>저장하지 않은 모델 카드</translation>
    </message>
    <message>
        <source>The model card of %1 was edited and has not been saved.</source>
        <extracomment>%1 is a model&apos;s file</extracomment>
        <translation>%1의 모델 카드를 편집했지만 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>&amp;Save card</source>
        <translation>카드 저장(&amp;S)</translation>
    </message>
    <message>
        <source>Saving it replaces %1.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>저장하면 %1 파일을 덮어씁니다.</translation>
    </message>
    <message>
        <source>It cannot be saved as it is: see Model, Preprocessing.</source>
        <translation>이 상태로는 저장할 수 없습니다. 모델 &gt; 전처리를 확인하세요.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>버리기(&amp;D)</translation>
    </message>
    <message>
        <source>%1 is wrong: what could not be used of it was guessed.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>%1에 오류가 있어 사용할 수 없는 항목은 추정했습니다.</translation>
    </message>
</context>
<context>
    <name>app::RecoveryBar</name>
    <message>
        <source>The cut-out of %1 was not saved when Saliscope ended (last edit: %2).</source>
        <translation>Saliscope가 종료될 때 %1에서 오려낸 이미지가 저장되지 않았습니다(마지막 편집: %2).</translation>
    </message>
    <message>
        <source>The journal of a cut-out that was not saved (last edit: %1) is damaged: %2</source>
        <translation>저장하지 않은 오려낸 이미지의 편집 기록이 손상되었습니다(마지막 편집: %1): %2</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>복구(&amp;R)</translation>
    </message>
    <message>
        <source>Open the picture with all edits</source>
        <translation>모든 편집 내용과 함께 이미지를 엽니다</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>버리기(&amp;D)</translation>
    </message>
    <message>
        <source>Forget these edits for good</source>
        <translation>이 편집 내용을 완전히 버립니다</translation>
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
    <message>
        <source>against %1</source>
        <extracomment>evidence against this class</extracomment>
        <translation>%1에 반하는 근거</translation>
    </message>
    <message>
        <source>%1 (probability)</source>
        <translation>%1 (확률)</translation>
    </message>
    <message>
        <source>%1 (log-probability)</source>
        <translation>%1 (로그 확률)</translation>
    </message>
    <message>
        <source>%1 It was opened nevertheless, with guesses where the card is wrong: see Model, Preprocessing.</source>
        <translation>%1 그래도 모델을 열었으며, 카드에서 잘못된 부분은 추정값으로 대신했습니다. 모델 &gt; 전처리를 확인하세요.</translation>
    </message>
    <message>
        <source>%1, box %2</source>
        <extracomment>a class, and how sure a detector is of it in the box that is explained</extracomment>
        <translation>%1, 상자 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a box, and which of its numbers is explained</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (log-odds)</source>
        <translation>%1 (로그 오즈)</translation>
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
    <name>app::StatisticsRunner</name>
    <message>
        <source>Channel statistics belong beside the model, but %1 cannot be written. Copy the model into a folder that you may write to.</source>
        <translation>채널 통계는 모델과 같은 폴더에 두어야 하지만 %1에 저장할 수 없습니다. 쓰기 권한이 있는 폴더로 모델을 복사하세요.</translation>
    </message>
    <message>
        <source>Collecting channel statistics</source>
        <translation>채널 통계 수집하는 중</translation>
    </message>
    <message>
        <source>%1 does not hold two pictures that can be used. Choose a folder of pictures, or one with a sub-folder for each class.</source>
        <translation>%1에 사용할 수 있는 이미지가 두 개 이상 없습니다. 이미지 폴더를 선택하거나, 클래스마다 하위 폴더가 있는 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>No class of the model is called: %1. Their pictures only count as a part of the whole.</source>
        <extracomment>%1 are names of folders</extracomment>
        <translation>모델에 이런 이름의 클래스가 없습니다: %1. 해당 이미지는 전체 통계에만 반영됩니다.</translation>
    </message>
    <message>
        <source>There are no statistics of classes: these take sub-folders that are called like classes, with two pictures or more in each.</source>
        <translation>클래스별 통계가 없습니다. 클래스별 통계를 구하려면 클래스와 이름이 같은 하위 폴더가 있고 폴더마다 이미지가 두 개 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>Pictures that could not be used: %1, the first is %2.</source>
        <translation>사용할 수 없는 이미지: %1개, 첫 번째는 %2.</translation>
    </message>
    <message>
        <source>The model changed, so its channel statistics were not collected to the end.</source>
        <translation>모델이 바뀌어 이전 모델의 채널 통계를 끝까지 수집하지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>app::StepsPage</name>
    <message>
        <source>Step by step</source>
        <translation>단계별 보기</translation>
    </message>
    <message>
        <source>Open a model first (Ctrl+M).</source>
        <translation>먼저 모델을 여세요(Ctrl+M).</translation>
    </message>
    <message>
        <source>Open a picture first (Ctrl+O).</source>
        <translation>먼저 이미지를 여세요(Ctrl+O).</translation>
    </message>
    <message>
        <source>Waiting for the prediction...</source>
        <translation>예측을 기다리는 중...</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>설명 대상: %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Taking Grad-CAM apart</source>
        <translation>Grad-CAM 분해 중</translation>
    </message>
    <message>
        <source>Walking the path of integrated gradients</source>
        <translation>통합 그래디언트의 경로를 따라가는 중</translation>
    </message>
    <message>
        <source>Adds the channels of the chosen layer one after another</source>
        <translation>선택한 레이어의 채널을 하나씩 차례로 더합니다</translation>
    </message>
    <message>
        <source>Walks from a baseline to the picture and adds up the gradients</source>
        <translation>기준 이미지에서 원래 이미지까지 이동하며 그래디언트를 더합니다</translation>
    </message>
    <message>
        <source>&amp;Baseline:</source>
        <translation>기준 이미지(&amp;B):</translation>
    </message>
    <message>
        <source>&amp;Stops:</source>
        <translation>지점 수(&amp;S):</translation>
    </message>
    <message>
        <source>How many places of the path are computed, both ends among them</source>
        <translation>경로에서 계산할 지점의 수입니다(양 끝 포함)</translation>
    </message>
    <message>
        <source>Compute &amp;again</source>
        <translation>다시 계산(&amp;A)</translation>
    </message>
    <message>
        <source>Begins anew after it was cancelled or failed</source>
        <translation>취소했거나 실패한 계산을 처음부터 다시 시작합니다</translation>
    </message>
    <message>
        <source>where the score changes</source>
        <translation>점수가 변하는 곳</translation>
    </message>
    <message>
        <source>evenly</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>Where the stops are</source>
        <translation>지점의 위치</translation>
    </message>
    <message>
        <source>Where the score changes: the piece of the path where the sum misses the score by most is halved, again and again. Evenly: at equal distances.</source>
        <translation>점수가 변하는 곳: 합과 점수의 차이가 가장 큰 구간을 반복해서 반으로 나눕니다. 고르게: 같은 간격으로 놓습니다.</translation>
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
        <source>Ex&amp;plain</source>
        <translation>설명할 클래스(&amp;C)</translation>
    </message>
    <message>
        <source>Classes (softmax)</source>
        <translation>클래스(softmax)</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>클래스 확률</translation>
    </message>
    <message>
        <source>Class log-probabilities</source>
        <translation>클래스 로그 확률</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>Independent labels (sigmoid)</source>
        <translation>독립 레이블(sigmoid)</translation>
    </message>
    <message>
        <source>Measured values</source>
        <translation>측정값(회귀)</translation>
    </message>
    <message>
        <source>&amp;Outputs</source>
        <translation>출력(&amp;O)</translation>
    </message>
    <message>
        <source>What the network&apos;s outputs mean; the model is opened again when this changes</source>
        <translation>네트워크 출력의 의미입니다. 바꾸면 모델을 다시 엽니다</translation>
    </message>
    <message>
        <source>Ev&amp;idence</source>
        <translation>근거(&amp;I)</translation>
    </message>
    <message>
        <source>For the class</source>
        <translation>클래스를 뒷받침</translation>
    </message>
    <message>
        <source>Against the class</source>
        <translation>클래스에 반대</translation>
    </message>
    <message>
        <source>Whether maps show what raises the score or what lowers it</source>
        <translation>맵에 점수를 높이는 근거를 보일지, 낮추는 근거를 보일지 고릅니다</translation>
    </message>
    <message>
        <source>S&amp;core</source>
        <translation>점수(&amp;S)</translation>
    </message>
    <message>
        <source>Class score (logit)</source>
        <translation>클래스 점수(로짓)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Log-probability</source>
        <translation>로그 확률</translation>
    </message>
    <message>
        <source>Which number is explained. The logit is the class&apos;s own; a probability also depends on all other classes and hardly changes where the model is sure.</source>
        <translation>설명할 수치를 고릅니다. 로짓은 그 클래스만의 점수입니다. 확률은 다른 모든 클래스에도 좌우되고, 모델이 확신하면 거의 변하지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Layers for class activation maps</source>
        <translation>클래스 활성화 맵의 레이어(&amp;L)</translation>
    </message>
    <message>
        <source>Where class activation maps look into the network: early layers are finer, late ones mean more. Maps of several layers are averaged.</source>
        <translation>클래스 활성화 맵이 네트워크를 들여다보는 위치입니다. 앞쪽 레이어는 더 세밀하고 뒤쪽 레이어는 의미가 더 뚜렷합니다. 여러 레이어의 맵은 평균을 냅니다.</translation>
    </message>
    <message>
        <source>Layers for class activation maps</source>
        <translation>클래스 활성화 맵의 레이어</translation>
    </message>
    <message>
        <source>The model card in use is not saved.</source>
        <translation>사용 중인 모델 카드가 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Boxes found</source>
        <translation>찾은 상자</translation>
    </message>
    <message>
        <source>Of the &amp;box</source>
        <translation>설명할 상자 수치(&amp;B)</translation>
    </message>
    <message>
        <source>This number of a box is no probability: it is explained as it is.</source>
        <translation>상자의 이 수치는 확률이 아니므로 있는 그대로 설명합니다.</translation>
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
    <message>
        <source>Fill</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>What a covered part of the picture is replaced by</source>
        <translation>이미지에서 가린 부분을 무엇으로 바꿀지 정합니다</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널 수</translation>
    </message>
    <message>
        <source>Only so many channels are tried, those with the largest mean activation</source>
        <translation>평균 활성화가 가장 큰 채널부터 이 수만큼만 시험합니다</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>세그먼트 수</translation>
    </message>
    <message>
        <source>About how many parts of similar colour the picture is cut into</source>
        <translation>이미지를 색이 비슷한 부분으로 나눌 때의 대략적인 개수입니다</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>How many pictures with blanked segments the model is asked about; more make the map steadier</source>
        <translation>일부 세그먼트를 비운 이미지를 모델에 입력해 보는 횟수입니다. 많을수록 맵이 안정됩니다</translation>
    </message>
    <message>
        <source>The network multiplies or normalises values that both depend on the picture, for which there is no rescale rule; the shares need not add up.</source>
        <translation>네트워크에 이미지에 따라 달라지는 두 값을 서로 곱하거나 정규화하는 부분이 있으며, 여기에 적용할 재조정(rescale) 규칙이 없습니다. 기여도의 합이 맞지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>Excitation backpropagation expects activations that are never negative, as after ReLU; this network has others.</source>
        <translation>흥분 역전파에서는 ReLU를 거친 값처럼 활성화 값이 음수가 아니어야 하지만, 이 네트워크에는 그렇지 않은 활성화가 있습니다.</translation>
    </message>
    <message>
        <source>The model has no ReLU, whose backward pass this method changes.</source>
        <translation>이 기법은 ReLU의 역전파 방식을 바꾸는데, 모델에 ReLU가 없습니다.</translation>
    </message>
    <message>
        <source>The model has no convolution.</source>
        <translation>모델에 합성곱이 없습니다.</translation>
    </message>
    <message>
        <source>The model has no attention matrices over a grid of image patches.</source>
        <translation>모델에 이미지 패치 격자에 대한 어텐션 행렬이 없습니다.</translation>
    </message>
    <message>
        <source>The model does not end in an average over positions followed by one linear layer.</source>
        <translation>모델이 위치 평균과 그 뒤의 선형 레이어 하나로 끝나지 않습니다.</translation>
    </message>
    <message>
        <source>Ablation-CAM</source>
        <translation>Ablation-CAM</translation>
    </message>
    <message>
        <source>Each feature weighted by how far the score falls without it; needs no gradients</source>
        <translation>특징을 껐을 때 점수가 떨어지는 정도로 가중, 그래디언트가 필요 없음</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>버리는 비율</translation>
    </message>
    <message>
        <source>The share of each layer&apos;s weakest attention that is left out</source>
        <translation>레이어마다 가장 약한 어텐션부터 제외할 비율입니다</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>How a layer&apos;s attention heads become one</source>
        <translation>한 레이어의 여러 어텐션 헤드를 하나로 합치는 방법입니다</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>어텐션 롤아웃</translation>
    </message>
    <message>
        <source>How attention, followed through all layers, mixes picture patches, whatever the class</source>
        <translation>모든 레이어를 따라가며 본 어텐션의 패치 혼합, 클래스와 무관</translation>
    </message>
    <message>
        <source>Gradient attention rollout</source>
        <translation>그래디언트 어텐션 롤아웃</translation>
    </message>
    <message>
        <source>Attention rollout that counts only attention which raises the class&apos;s score</source>
        <translation>클래스의 점수를 높이는 어텐션만 반영한 어텐션 롤아웃</translation>
    </message>
    <message>
        <source>Blur integrated gradients</source>
        <translation>블러 통합 그래디언트</translation>
    </message>
    <message>
        <source>Integrated gradients on a path from a fully blurred picture to the sharp one</source>
        <translation>완전히 흐린 이미지에서 선명한 이미지로 가는 경로에서 구한 통합 그래디언트</translation>
    </message>
    <message>
        <source>Blurs of different strength between the sharp and the fully blurred picture</source>
        <translation>선명한 이미지와 완전히 흐린 이미지 사이에 두는, 흐린 정도가 서로 다른 이미지의 수입니다</translation>
    </message>
    <message>
        <source>Strongest blur</source>
        <translation>최대 블러</translation>
    </message>
    <message>
        <source>Standard deviation of the blur at the path&apos;s start, in pixels of the model&apos;s input</source>
        <translation>경로가 시작되는 곳에서 적용하는 블러의 표준 편차입니다(모델 입력의 픽셀 단위)</translation>
    </message>
    <message>
        <source>CAM is made of the layer that is averaged right before the last linear layer; choose that one.</source>
        <translation>CAM은 마지막 선형 레이어 바로 앞에서 평균을 내는 레이어로만 만들 수 있습니다. 그 레이어를 선택하세요.</translation>
    </message>
    <message>
        <source>CAM</source>
        <translation>CAM</translation>
    </message>
    <message>
        <source>The last features weighted by the classifier&apos;s own weights, exact where it applies</source>
        <translation>분류기의 가중치로 마지막 특징을 더한 맵, 적용할 수 있는 모델에서는 정확함</translation>
    </message>
    <message>
        <source>Contrastive excitation backpropagation</source>
        <translation>대조 흥분 역전파</translation>
    </message>
    <message>
        <source>Excitation backpropagation of the class minus that of everything but the class</source>
        <translation>클래스의 흥분 역전파에서 그 밖의 모든 것의 흥분 역전파를 뺀 맵</translation>
    </message>
    <message>
        <source>Deconvnet</source>
        <translation>Deconvnet</translation>
    </message>
    <message>
        <source>Only positive signals pass back, whether or not the unit was active</source>
        <translation>유닛의 활성화 여부와 관계없이 양수 신호만 되돌리는 역전파</translation>
    </message>
    <message>
        <source>DeepLIFT</source>
        <translation>DeepLIFT</translation>
    </message>
    <message>
        <source>Each pixel&apos;s share of the difference from a baseline, passed back layer by layer</source>
        <translation>기준 이미지와의 차이를 레이어마다 거꾸로 나누어 구한 픽셀별 기여도</translation>
    </message>
    <message>
        <source>DeepLIFT SHAP</source>
        <translation>DeepLIFT SHAP</translation>
    </message>
    <message>
        <source>DeepLIFT averaged over several baselines</source>
        <translation>여러 기준 이미지에서 구한 DeepLIFT의 평균</translation>
    </message>
    <message>
        <source>Edges (control)</source>
        <translation>윤곽선(대조용)</translation>
    </message>
    <message>
        <source>The picture&apos;s edges, with no model at all: what an outline alone looks like</source>
        <translation>모델 없이 구한 이미지의 윤곽선, 윤곽만으로는 어떻게 보이는지 비교</translation>
    </message>
    <message>
        <source>Eigen-CAM</source>
        <translation>Eigen-CAM</translation>
    </message>
    <message>
        <source>The strongest pattern in the layer&apos;s features, whatever the class</source>
        <translation>레이어의 특징에서 가장 강한 패턴, 클래스와 무관</translation>
    </message>
    <message>
        <source>Eigen-Grad-CAM</source>
        <translation>Eigen-Grad-CAM</translation>
    </message>
    <message>
        <source>The strongest pattern in the features after weighting them with the class&apos;s gradients</source>
        <translation>클래스의 그래디언트로 가중한 특징에서 가장 강한 패턴</translation>
    </message>
    <message>
        <source>Excitation backpropagation</source>
        <translation>흥분 역전파</translation>
    </message>
    <message>
        <source>The chance that a signal traced back along positive weights passes each place</source>
        <translation>양수 가중치를 따라 거슬러 올라간 신호가 각 위치를 지날 확률</translation>
    </message>
    <message>
        <source>Extremal perturbation</source>
        <translation>극값 섭동</translation>
    </message>
    <message>
        <source>The smooth region of a set size that alone keeps the score highest</source>
        <translation>그곳만 남겨도 점수가 가장 높은, 정해진 넓이의 부드러운 영역</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>넓이</translation>
    </message>
    <message>
        <source>Share of the picture that the region may take</source>
        <translation>영역이 이미지에서 차지할 수 있는 비율입니다</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>Steps of the search for the region; more settle it</source>
        <translation>영역을 찾는 단계의 수입니다. 많을수록 영역이 안정됩니다</translation>
    </message>
    <message>
        <source>FEM</source>
        <translation>FEM</translation>
    </message>
    <message>
        <source>Features weighted by how often they are unusually strong, whatever the class</source>
        <translation>유난히 강한 위치가 많은 정도로 가중한 특징, 클래스와 무관</translation>
    </message>
    <message>
        <source>Finer-CAM</source>
        <translation>Finer-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM of what sets the class apart from the classes most like it</source>
        <translation>가장 비슷한 클래스들과 구분되는 점을 보여 주는 Grad-CAM</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>How much of the similar classes&apos; scores is taken off; 0 is Grad-CAM</source>
        <translation>비슷한 클래스의 점수를 빼는 정도입니다. 0이면 Grad-CAM과 같습니다</translation>
    </message>
    <message>
        <source>Similar classes</source>
        <translation>비슷한 클래스 수</translation>
    </message>
    <message>
        <source>With how many classes of nearly the same score the class is compared</source>
        <translation>점수가 가장 가까운 클래스 몇 개와 비교할지 정합니다</translation>
    </message>
    <message>
        <source>FullGrad</source>
        <translation>FullGrad</translation>
    </message>
    <message>
        <source>The input&apos;s gradient and the share of every bias in the network, added up as one map</source>
        <translation>입력의 그래디언트와 네트워크 안 모든 편향의 몫을 더한 맵</translation>
    </message>
    <message>
        <source>Element-wise Grad-CAM</source>
        <translation>원소별 Grad-CAM</translation>
    </message>
    <message>
        <source>Features times gradients, place by place, keeping only the positive products</source>
        <translation>위치마다 특징과 그래디언트를 곱해 양수만 더한 맵</translation>
    </message>
    <message>
        <source>Grad-CAM++</source>
        <translation>Grad-CAM++</translation>
    </message>
    <message>
        <source>Grad-CAM with weights that also count small or repeated objects</source>
        <translation>작거나 여러 번 나오는 물체도 반영하도록 가중치를 바꾼 Grad-CAM</translation>
    </message>
    <message>
        <source>GradientSHAP</source>
        <translation>GradientSHAP</translation>
    </message>
    <message>
        <source>Integrated gradients at random points of the path, averaged over several baselines</source>
        <translation>경로 위의 무작위 지점에서 구한 통합 그래디언트를 여러 기준 이미지에 대해 평균</translation>
    </message>
    <message>
        <source>Random points on the way from a random baseline to the picture</source>
        <translation>무작위로 고른 기준 이미지에서 원래 이미지로 가는 경로 위의 무작위 지점 수입니다</translation>
    </message>
    <message>
        <source>Guided backpropagation</source>
        <translation>가이드 역전파</translation>
    </message>
    <message>
        <source>Sharp outlines: only positive signals pass back through active units</source>
        <translation>활성화된 유닛으로 양수 신호만 되돌려 얻은 또렷한 윤곽</translation>
    </message>
    <message>
        <source>Guided Grad-CAM</source>
        <translation>Guided Grad-CAM</translation>
    </message>
    <message>
        <source>Guided backpropagation&apos;s outlines, kept only where Grad-CAM is positive</source>
        <translation>가이드 역전파의 윤곽 중 Grad-CAM이 양수인 곳만 남긴 맵</translation>
    </message>
    <message>
        <source>Guided integrated gradients</source>
        <translation>가이드 통합 그래디언트</translation>
    </message>
    <message>
        <source>Integrated gradients on a path that moves the pixels with the weakest gradients first</source>
        <translation>그래디언트가 가장 약한 픽셀부터 움직이는 경로에서 구한 통합 그래디언트</translation>
    </message>
    <message>
        <source>Steps of equal length from the baseline to the picture</source>
        <translation>기준 이미지에서 원래 이미지까지 같은 길이로 나눈 단계의 수입니다</translation>
    </message>
    <message>
        <source>Fraction</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Share of the values, those with the smallest gradients, that move together</source>
        <translation>그래디언트가 가장 작은 값부터, 한 번에 함께 움직이는 값의 비율입니다</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>How far a value may stray from the straight path, as a share of its length; 0 is the straight path</source>
        <translation>값이 직선 경로에서 벗어날 수 있는 정도를 경로 길이에 대한 비율로 나타냅니다. 0이면 직선 경로입니다</translation>
    </message>
    <message>
        <source>HiResCAM</source>
        <translation>HiResCAM</translation>
    </message>
    <message>
        <source>Features times gradients, place by place: only what the model used at that place</source>
        <translation>위치마다 특징과 그래디언트를 곱해, 모델이 그곳에서 사용한 것만 표시</translation>
    </message>
    <message>
        <source>Input × gradient</source>
        <translation>입력 × 그래디언트</translation>
    </message>
    <message>
        <source>Each pixel&apos;s value times its gradient: shares of the score to first order</source>
        <translation>픽셀 값에 그래디언트를 곱한 값, 1차 근사로 구한 점수 기여도</translation>
    </message>
    <message>
        <source>LayerCAM</source>
        <translation>LayerCAM</translation>
    </message>
    <message>
        <source>Features weighted place by place with positive gradients, fine on early layers too</source>
        <translation>위치마다 양수 그래디언트로 가중한 특징, 앞쪽 레이어에서도 세밀함</translation>
    </message>
    <message>
        <source>The linear model explains less than half of how the score varies: do not rely on these weights.</source>
        <translation>선형 모델이 점수 변화의 절반도 설명하지 못합니다. 이 가중치를 믿지 마세요.</translation>
    </message>
    <message>
        <source>LIME</source>
        <translation>LIME</translation>
    </message>
    <message>
        <source>A simple linear model of the score, fitted to segments switched on and off</source>
        <translation>세그먼트를 켜고 끄면서 점수에 맞춘 단순한 선형 모델</translation>
    </message>
    <message>
        <source>Ridge</source>
        <translation>릿지</translation>
    </message>
    <message>
        <source>How strongly the fit prefers small weights (alpha)</source>
        <translation>선형 모델을 맞출 때 작은 가중치를 선호하는 정도입니다(alpha)</translation>
    </message>
    <message>
        <source>LRP</source>
        <translation>LRP</translation>
    </message>
    <message>
        <source>The score handed back layer by layer as relevance, by rules that keep its sum</source>
        <translation>합이 유지되는 규칙에 따라 점수를 레이어마다 관련도로 되돌린 맵</translation>
    </message>
    <message>
        <source>Composite</source>
        <translation>규칙 조합</translation>
    </message>
    <message>
        <source>Which rule convolutions follow; linear layers follow the epsilon rule</source>
        <translation>합성곱에 적용할 규칙입니다. 선형 레이어에는 엡실론 규칙을 적용합니다</translation>
    </message>
    <message>
        <source>Epsilon everywhere</source>
        <translation>모두 엡실론</translation>
    </message>
    <message>
        <source>Epsilon plus</source>
        <translation>엡실론 플러스</translation>
    </message>
    <message>
        <source>Epsilon plus, flat first layer</source>
        <translation>엡실론 플러스, 첫 레이어 플랫</translation>
    </message>
    <message>
        <source>Epsilon gamma, box first layer</source>
        <translation>엡실론 감마, 첫 레이어 박스</translation>
    </message>
    <message>
        <source>Epsilon alpha 2 beta 1</source>
        <translation>엡실론 알파 2 베타 1</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Added to the denominators of the epsilon rule; larger values drop weak contributions</source>
        <translation>엡실론 규칙의 분모에 더하는 값입니다. 클수록 약한 기여를 더 많이 버립니다</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>How much more weights of the output&apos;s own sign count in the gamma rule</source>
        <translation>감마 규칙에서 출력과 부호가 같은 가중치를 얼마나 더 반영할지 정합니다</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>가림 분석</translation>
    </message>
    <message>
        <source>How far the score falls when a small window of the picture is covered</source>
        <translation>이미지의 작은 창을 가렸을 때 점수가 떨어지는 정도</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Side of the square that is covered, in input pixels</source>
        <translation>가리는 정사각형의 한 변 길이입니다(입력 픽셀 단위)</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>이동 간격</translation>
    </message>
    <message>
        <source>How far the square moves between two looks, in input pixels; at most its side</source>
        <translation>정사각형을 한 번에 옮기는 거리입니다(입력 픽셀 단위, 최대 한 변 길이)</translation>
    </message>
    <message>
        <source>Based on</source>
        <translation>바탕 기법</translation>
    </message>
    <message>
        <source>The method whose gradients pass back through the important channels only</source>
        <translation>중요한 채널로만 그래디언트를 되돌릴 기법입니다</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>그래디언트</translation>
    </message>
    <message>
        <source>SmoothGrad</source>
        <translation>SmoothGrad</translation>
    </message>
    <message>
        <source>Share of channels</source>
        <translation>채널 비율</translation>
    </message>
    <message>
        <source>Share of layers</source>
        <translation>레이어 비율</translation>
    </message>
    <message>
        <source>How many of the convolutions, counted from the last one, are narrowed to their important channels</source>
        <translation>중요한 채널만 남길 합성곱의 비율입니다. 마지막 합성곱부터 셉니다</translation>
    </message>
    <message>
        <source>Keep the variance</source>
        <translation>분산 유지</translation>
    </message>
    <message>
        <source>The important channels&apos; gradient grows to make up for what the others lose</source>
        <translation>다른 채널에서 사라진 만큼 중요한 채널의 그래디언트를 키웁니다</translation>
    </message>
    <message>
        <source>Important channels</source>
        <translation>중요한 채널</translation>
    </message>
    <message>
        <source>Contribution to the score</source>
        <translation>점수 기여도</translation>
    </message>
    <message>
        <source>Mean activation</source>
        <translation>평균 활성화</translation>
    </message>
    <message>
        <source>ParchGrad</source>
        <translation>ParchGrad</translation>
    </message>
    <message>
        <source>Gradients that pass back only through the most important channels of each layer</source>
        <translation>레이어마다 가장 중요한 채널로만 되돌린 그래디언트</translation>
    </message>
    <message>
        <source>Random map (control)</source>
        <translation>무작위 맵(대조용)</translation>
    </message>
    <message>
        <source>Random numbers: what a meaningless map looks like beside a real one</source>
        <translation>무작위 숫자, 의미 없는 맵이 어떻게 보이는지 실제 맵과 비교</translation>
    </message>
    <message>
        <source>Recipro-CAM</source>
        <translation>Recipro-CAM</translation>
    </message>
    <message>
        <source>The score with only one place of the layer left, place by place; needs no gradients</source>
        <translation>레이어의 한 위치만 남겼을 때의 점수를 위치마다 계산, 그래디언트가 필요 없음</translation>
    </message>
    <message>
        <source>Much of this map is still chance: the differences in it are within ten standard errors. Take more masks.</source>
        <translation>이 맵은 아직 우연의 영향이 큽니다. 맵에 나타난 값의 차이가 표준 오차의 10배 이내입니다. 마스크 수를 늘리세요.</translation>
    </message>
    <message>
        <source>RISE</source>
        <translation>RISE</translation>
    </message>
    <message>
        <source>Thousands of random masks, averaged by the class&apos;s probability under each</source>
        <translation>수천 개의 무작위 마스크를 그때의 클래스 확률로 가중한 평균</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>마스크 수</translation>
    </message>
    <message>
        <source>How many random masks the model is asked about; four times as many halve the noise</source>
        <translation>무작위 마스크를 씌워 모델에 입력해 보는 횟수입니다. 네 배로 늘리면 노이즈가 절반으로 줄어듭니다</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>칸 수</translation>
    </message>
    <message>
        <source>Cells along each side of a mask; more find smaller parts, noisily</source>
        <translation>마스크 한 변의 칸 수입니다. 많을수록 더 작은 부분을 찾지만 노이즈가 늘어납니다</translation>
    </message>
    <message>
        <source>Visible share</source>
        <translation>보이는 비율</translation>
    </message>
    <message>
        <source>How likely each cell of a mask lets the picture through</source>
        <translation>마스크의 각 칸에서 이미지가 보일 확률입니다</translation>
    </message>
    <message>
        <source>Score-CAM</source>
        <translation>Score-CAM</translation>
    </message>
    <message>
        <source>Each feature weighted by the score of the picture seen through it; needs no gradients</source>
        <translation>특징을 마스크로 씌운 이미지의 점수로 가중, 그래디언트가 필요 없음</translation>
    </message>
    <message>
        <source>Noisy copies of the picture; more of them leave less grain</source>
        <translation>노이즈를 더한 이미지 복사본의 수입니다. 많을수록 거친 무늬가 줄어듭니다</translation>
    </message>
    <message>
        <source>The mean gradient of many slightly noisy copies of the picture: less grain</source>
        <translation>노이즈를 조금씩 더한 여러 복사본의 그래디언트 평균, 거친 무늬가 줄어듦</translation>
    </message>
    <message>
        <source>SmoothGrad squared</source>
        <translation>SmoothGrad 제곱</translation>
    </message>
    <message>
        <source>The mean squared gradient of noisy copies: strong pixels stand out, signs are lost</source>
        <translation>노이즈를 더한 복사본의 그래디언트 제곱 평균, 강한 픽셀이 두드러지고 부호는 사라짐</translation>
    </message>
    <message>
        <source>VarGrad</source>
        <translation>VarGrad</translation>
    </message>
    <message>
        <source>How much the gradient of each pixel varies among noisy copies of the picture</source>
        <translation>노이즈를 더한 복사본 사이에서 각 픽셀의 그래디언트가 달라지는 정도</translation>
    </message>
    <message>
        <source>Smooth Grad-CAM++</source>
        <translation>Smooth Grad-CAM++</translation>
    </message>
    <message>
        <source>Grad-CAM++ averaged over slightly noisy copies of the picture</source>
        <translation>노이즈를 조금씩 더한 복사본에서 구한 Grad-CAM++의 평균</translation>
    </message>
    <message>
        <source>How many noisy copies are averaged</source>
        <translation>평균을 낼 노이즈 복사본의 수입니다</translation>
    </message>
    <message>
        <source>XGrad-CAM</source>
        <translation>XGrad-CAM</translation>
    </message>
    <message>
        <source>Grad-CAM whose weights favour gradients where the feature is active</source>
        <translation>특징이 활성화된 곳의 그래디언트에 비중을 두는 Grad-CAM</translation>
    </message>
    <message>
        <source>XRAI</source>
        <translation>XRAI</translation>
    </message>
    <message>
        <source>Whole regions ranked by the integrated gradients inside them</source>
        <translation>통합 그래디언트로 순위를 매긴 이미지 영역</translation>
    </message>
    <message>
        <source>Gauss-Legendre points on the path from each of the two baselines</source>
        <translation>두 기준 이미지에서 각각 시작하는 경로 위의 가우스-르장드르 구적점 수입니다</translation>
    </message>
    <message>
        <source>So few samples give each segment&apos;s share with much noise; take at least 200 and twice the number of segments.</source>
        <translation>표본이 너무 적어 세그먼트별 기여도에 노이즈가 많습니다. 표본 수를 200 이상이면서 세그먼트 수의 두 배 이상으로 지정하세요.</translation>
    </message>
    <message>
        <source>Kernel SHAP</source>
        <translation>Kernel SHAP</translation>
    </message>
    <message>
        <source>Each segment&apos;s fair share of the score (Shapley value), estimated from samples</source>
        <translation>표본으로 추정한 세그먼트별 공정한 점수 몫(섀플리 값)</translation>
    </message>
    <message>
        <source>Backward rules</source>
        <translation>역전파 규칙</translation>
    </message>
    <message>
        <source>Relevance</source>
        <translation>관련도 전파</translation>
    </message>
    <message>
        <source>Perturbation</source>
        <translation>섭동</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>대조 기준</translation>
    </message>
    <message>
        <source>No pass through the network</source>
        <translation>네트워크 계산 없음</translation>
    </message>
    <message>
        <source>One pass</source>
        <translation>계산 1회</translation>
    </message>
    <message>
        <source>Tens of passes</source>
        <translation>계산 수십 회</translation>
    </message>
    <message>
        <source>Hundreds of passes</source>
        <translation>계산 수백 회</translation>
    </message>
    <message>
        <source>Thousands of passes</source>
        <translation>계산 수천 회</translation>
    </message>
    <message>
        <source>The network has a batch norm that does not directly follow a convolution; relevance passes it unchanged.</source>
        <translation>네트워크에 합성곱 바로 뒤에 있지 않은 배치 정규화가 있습니다. 관련도는 이 부분을 그대로 통과합니다.</translation>
    </message>
    <message>
        <source>The network has operators without a rule; they pass relevance on like an ordinary gradient, so that its sum changes.</source>
        <translation>네트워크에 규칙이 없는 연산자가 있습니다. 이런 연산자는 일반 그래디언트처럼 관련도를 전달하므로 관련도의 합이 달라집니다.</translation>
    </message>
    <message>
        <source>The network also has activations other than ReLU. The method has no rule for them; they pass back the ordinary gradient.</source>
        <translation>네트워크에 ReLU가 아닌 활성화 함수도 있습니다. 이 기법에는 해당 규칙이 없어 그런 함수에서는 일반 그래디언트를 되돌립니다.</translation>
    </message>
    <message>
        <source>The network takes other steps on the baseline than on the picture, so that the two cannot be compared.</source>
        <translation>네트워크가 기준 이미지와 원래 이미지에서 서로 다른 단계를 거치므로 둘을 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same random numbers</source>
        <translation>시드가 같으면 같은 난수를 사용합니다</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, as a share of the range between the input&apos;s darkest and brightest value</source>
        <translation>노이즈의 표준 편차를 입력에서 가장 어두운 값과 가장 밝은 값의 차이에 대한 비율로 나타냅니다</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>So many noisy copies of the picture are explained and their maps averaged</source>
        <translation>노이즈를 더한 복사본을 이 수만큼 설명하고 그 맵들의 평균을 냅니다</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>This layer&apos;s output cannot be replaced.</source>
        <translation>이 레이어의 출력은 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>In a vision transformer each layer&apos;s attention says how the patches mix. Rollout multiplies these tables through all layers, shortcuts included, and reads how much of each patch may have reached the output.</source>
        <translation>비전 트랜스포머에서 각 레이어의 어텐션은 패치들이 어떻게 섞이는지를 나타냅니다. 롤아웃은 지름길 연결까지 포함해 모든 레이어의 어텐션 표를 곱하고, 각 패치의 정보가 출력에 얼마나 도달했을지를 읽습니다.</translation>
    </message>
    <message>
        <source>Bright patches are those from which the output may have gathered most. Compare with an occlusion map: does covering them change the score?</source>
        <translation>밝은 패치는 출력이 정보를 가장 많이 모았을 수 있는 곳입니다. 가림 분석 맵과 비교해 보세요. 그 패치를 가리면 점수가 달라지나요?</translation>
    </message>
    <message>
        <source>It is the same for every class. Attention tells where information comes from, not what it does; the layers between are ignored. Large networks often attend to empty background patches (Darcet et al., 2024).</source>
        <translation>모든 클래스에서 같습니다. 어텐션은 정보가 어디에서 오는지를 말할 뿐 무엇에 쓰이는지는 말하지 않으며, 그 사이의 레이어는 무시합니다. 큰 네트워크는 빈 배경 패치에 주목하는 경우가 많습니다(Darcet et al., 2024).</translation>
    </message>
    <message>
        <source>As attention rollout, but each attention is first multiplied by its gradient for the class, and only positive means are kept. Links that do not raise the score drop out, so the map depends on the class.</source>
        <translation>어텐션 롤아웃과 같지만 먼저 각 어텐션에 클래스에 대한 그래디언트를 곱하고, 평균이 양수인 것만 남깁니다. 점수를 높이지 않는 연결은 빠지므로 맵이 클래스에 따라 달라집니다.</translation>
    </message>
    <message>
        <source>Compare two classes: patches that light up for only one of them are evidence for it. Beside plain attention rollout, the background should fade.</source>
        <translation>두 클래스를 비교해 보세요. 한쪽에서만 밝은 패치가 그 클래스의 근거입니다. 어텐션 롤아웃에 비해 배경이 옅어져야 합니다.</translation>
    </message>
    <message>
        <source>It is a rule of thumb from a software library (vit-explain), not derived from the model. What happens between the attentions is still ignored, and so is evidence against the class.</source>
        <translation>소프트웨어 라이브러리(vit-explain)에서 나온 경험적인 방법으로, 모델에서 유도한 것이 아닙니다. 어텐션 사이에서 일어나는 일과 클래스에 반대되는 근거는 여전히 무시합니다.</translation>
    </message>
    <message>
        <source>A gradient in which every ReLU lets a signal pass back only if the unit was active and the signal is positive. What remains are chains of units that excite each other all the way to the class.</source>
        <translation>모든 ReLU에서 유닛이 활성화되었고 신호가 양수일 때만 신호를 뒤로 보내는 그래디언트입니다. 클래스까지 서로를 활성화하며 이어지는 유닛의 연결만 남습니다.</translation>
    </message>
    <message>
        <source>Crisp outlines of eyes, fur or edges. Take them as a drawing of features that the network found, not of what decided: change the class and see how little changes.</source>
        <translation>눈, 털, 가장자리의 윤곽이 또렷하게 보입니다. 무엇이 결정을 내렸는지가 아니라 네트워크가 찾아낸 특징을 그린 그림으로 보세요. 클래스를 바꿔도 거의 달라지지 않는다는 점을 확인해 보세요.</translation>
    </message>
    <message>
        <source>It passes no randomisation check: with random upper layers the map stays nearly the same (Adebayo et al., 2018), and it hardly depends on the class. In effect it partly recovers the picture (Nie et al., 2018).</source>
        <translation>모델 무작위화 점검을 통과하지 못합니다. 상위 레이어의 가중치를 무작위로 바꿔도 맵이 거의 그대로이고(Adebayo et al., 2018), 클래스에 따라서도 거의 달라지지 않습니다. 사실상 이미지를 부분적으로 복원하는 것에 가깝습니다(Nie et al., 2018).</translation>
    </message>
    <message>
        <source>The class&apos;s signal is sent back with a changed rule at every ReLU: positive signals pass, whether or not the unit was active. Only other parts, such as the switches of max pooling, still remember the picture.</source>
        <translation>클래스의 신호를 뒤로 보내되 모든 ReLU에서 규칙을 바꿉니다. 유닛의 활성화 여부와 관계없이 양수 신호만 통과합니다. 이미지에 대한 정보는 최대 풀링이 고른 위치처럼 다른 부분에만 남습니다.</translation>
    </message>
    <message>
        <source>Textures and outlines that excite strong features. Compare with saliency and guided backpropagation: the three differ only in what a ReLU lets pass back.</source>
        <translation>강한 특징을 활성화하는 질감과 윤곽이 보입니다. 현저성 맵, 가이드 역전파와 비교해 보세요. 세 기법은 ReLU가 무엇을 뒤로 통과시키는지만 다릅니다.</translation>
    </message>
    <message>
        <source>It hardly depends on the class (Mahendran and Vedaldi, 2016) or on the weights of the upper layers (Sixt et al., 2020). Without max pooling little of the picture is left in the map, and regular grids appear.</source>
        <translation>클래스에 따라 거의 달라지지 않고(Mahendran and Vedaldi, 2016), 상위 레이어의 가중치에도 거의 영향을 받지 않습니다(Sixt et al., 2020). 최대 풀링이 없으면 이미지의 정보가 거의 남지 않고 규칙적인 격자 무늬가 나타납니다.</translation>
    </message>
    <message>
        <source>Two maps multiplied: guided backpropagation draws fine outlines, Grad-CAM says which region belongs to the class. What is left are the outlines inside that region.</source>
        <translation>두 맵을 곱합니다. 가이드 역전파는 세밀한 윤곽을 그리고 Grad-CAM은 클래스에 해당하는 영역을 알려 줍니다. 그 영역 안의 윤곽만 남습니다.</translation>
    </message>
    <message>
        <source>Trust Grad-CAM for the place and take the outlines as a magnifying glass only. Parts that appear for one class and vanish for another are the interesting ones.</source>
        <translation>위치는 Grad-CAM을 믿고, 윤곽은 확대경 정도로만 여기세요. 한 클래스에서는 나타나고 다른 클래스에서는 사라지는 부분에 주목하세요.</translation>
    </message>
    <message>
        <source>The detail comes from guided backpropagation and passes no randomisation check either (Adebayo et al., 2018): sharp does not mean right. Where Grad-CAM misses an object, nothing of it is left.</source>
        <translation>세부는 가이드 역전파에서 온 것이라 역시 모델 무작위화 점검을 통과하지 못합니다(Adebayo et al., 2018). 선명하다고 해서 옳은 것은 아닙니다. Grad-CAM이 놓친 물체는 전혀 남지 않습니다.</translation>
    </message>
    <message>
        <source>Some networks average their last feature maps and feed the averages into one linear layer. CAM undoes the average: it adds up the feature maps with the class&apos;s own weights, so that the map&apos;s mean is the score without its bias.</source>
        <translation>마지막 특징 맵의 평균을 하나의 선형 레이어에 넣는 네트워크가 있습니다. CAM은 이 평균을 거꾸로 풀어 클래스의 가중치로 특징 맵을 더합니다. 그래서 맵의 평균이 편향을 뺀 점수와 같습니다.</translation>
    </message>
    <message>
        <source>Bright regions carried the score. As it is exact where it applies, use it as the yardstick for Grad-CAM and its relatives.</source>
        <translation>밝은 영역이 점수를 만든 곳입니다. 적용할 수 있는 네트워크에서는 정확하므로 Grad-CAM 계열 기법을 비교하는 기준으로 쓰세요.</translation>
    </message>
    <message>
        <source>It exists only for networks that end in an average and one linear layer. The map is as coarse as the last layer, often 7 × 7, and each of its cells has seen a far larger part of the picture. Evidence against the class is cut off.</source>
        <translation>평균 풀링과 하나의 선형 레이어로 끝나는 네트워크에만 쓸 수 있습니다. 맵은 마지막 레이어만큼 거칠고(흔히 7 × 7), 한 칸이 실제로 본 범위는 그보다 훨씬 넓습니다. 클래스에 반대되는 근거는 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>Each feature map of a layer is weighted by how strongly the score reacts to it on average, and the weighted maps are added up. Only positive values are shown: regions that speak for the class.</source>
        <translation>레이어의 특징 맵마다 점수가 평균적으로 얼마나 강하게 반응하는지를 가중치로 삼아 특징 맵을 더합니다. 양수, 즉 클래스를 뒷받침하는 영역만 표시합니다.</translation>
    </message>
    <message>
        <source>See which object or part is bright, not where exactly its border lies. Ask for another class: the map should move to what belongs to that class. Earlier layers are finer but know less of the class.</source>
        <translation>정확한 경계가 아니라 어떤 물체나 부분이 밝은지 보세요. 다른 클래스를 선택하면 맵이 그 클래스에 해당하는 곳으로 옮겨 가야 합니다. 앞쪽 레이어는 더 세밀하지만 클래스에 대한 정보는 적습니다.</translation>
    </message>
    <message>
        <source>It is coarse, and since it averages the gradients over the layer it can highlight places that the model did not use (Draelos and Carin, 2020). Several objects of one class may melt into one spot.</source>
        <translation>해상도가 낮고, 그래디언트를 레이어 전체에서 평균하므로 모델이 사용하지 않은 곳을 강조할 수 있습니다(Draelos and Carin, 2020). 같은 클래스의 물체가 여럿이면 한 덩어리로 합쳐질 수 있습니다.</translation>
    </message>
    <message>
        <source>As Grad-CAM, but a feature&apos;s weight adds up only its positive gradients, each with a factor that keeps small areas from being outvoted by large ones. It was made for pictures with several objects of a class.</source>
        <translation>Grad-CAM과 같지만 양수인 그래디언트만 더해 가중치를 정하고, 작은 영역이 큰 영역에 밀리지 않도록 위치마다 계수를 곱합니다. 한 클래스의 물체가 여럿 있는 이미지를 위해 만들어졌습니다.</translation>
    </message>
    <message>
        <source>Compare with Grad-CAM on a picture with two objects of a kind: both should light up. Bright regions tend to be larger.</source>
        <translation>같은 종류의 물체가 둘 있는 이미지에서 Grad-CAM과 비교해 보세요. 둘 다 밝아져야 합니다. 밝은 영역이 더 넓은 편입니다.</translation>
    </message>
    <message>
        <source>In practice it is close to Grad-CAM with positive gradients only (Lerma and Lucas, 2022), so evidence against the class cannot lower a feature&apos;s weight. It is as coarse as its layer.</source>
        <translation>실제로는 양수 그래디언트만 쓰는 Grad-CAM과 거의 같습니다(Lerma and Lucas, 2022). 그래서 클래스에 반대되는 근거가 있어도 가중치가 낮아지지 않습니다. 해상도는 레이어만큼 낮습니다.</translation>
    </message>
    <message>
        <source>Grad-CAM++ whose gradients, squares and cubes of gradients are averaged over slightly noisy copies of the picture; the features are the picture&apos;s own. What hangs on chance details of the gradient cancels out.</source>
        <translation>이미지에 노이즈를 조금씩 더한 여러 복사본에서 그래디언트와 그 제곱, 세제곱의 평균을 구해 Grad-CAM++에 사용합니다. 특징은 원래 이미지의 것을 씁니다. 그래디언트의 우연한 변동은 상쇄됩니다.</translation>
    </message>
    <message>
        <source>Compare with Grad-CAM++: parts that appear in both do not hang on pixel noise. More samples make the map steadier, not finer.</source>
        <translation>Grad-CAM++와 비교해 보세요. 두 맵에 모두 나타나는 부분은 픽셀의 노이즈에 좌우되지 않습니다. 표본을 늘리면 맵이 안정되지만 더 세밀해지지는 않습니다.</translation>
    </message>
    <message>
        <source>It inherits the weaknesses of Grad-CAM++ and is no finer than its layer. The noise level is a choice: with much noise the map explains pictures that the model no longer recognises.</source>
        <translation>Grad-CAM++의 약점을 그대로 이어받고, 레이어보다 세밀하지 않습니다. 노이즈 수준은 사람이 정한 값이며, 노이즈가 크면 모델이 더는 알아보지 못하는 이미지를 설명하게 됩니다.</translation>
    </message>
    <message>
        <source>As Grad-CAM, but in a feature&apos;s mean gradient each place counts as much as the feature is active there. The weights follow from two wishes: removing a feature should cost its share of the score, and the shares should add up.</source>
        <translation>Grad-CAM과 같지만 그래디언트를 평균할 때 특징이 활성화된 만큼 위치에 비중을 둡니다. 이 가중치는 두 가지 조건에서 나왔습니다. 특징을 없애면 그 몫만큼 점수가 줄고, 몫의 합은 점수와 같아야 한다는 것입니다.</translation>
    </message>
    <message>
        <source>Read it as Grad-CAM: which region, not which pixel. Where the two differ, gradients were strong at places where the feature was silent.</source>
        <translation>Grad-CAM처럼 픽셀이 아니라 영역 단위로 읽으세요. 두 맵이 다른 곳은 특징이 활성화되지 않은 위치에서 그래디언트가 강했던 곳입니다.</translation>
    </message>
    <message>
        <source>In deep networks both wishes are met only approximately. Without a ReLU before it, a feature&apos;s values may nearly cancel, and its weight becomes huge. The map is as coarse as its layer.</source>
        <translation>심층 네트워크에서는 두 조건이 근사적으로만 성립합니다. 앞에 ReLU가 없는 레이어에서는 특징의 값이 서로 상쇄되어 가중치가 지나치게 커질 수 있습니다. 해상도는 레이어만큼 낮습니다.</translation>
    </message>
    <message>
        <source>Each place of each feature map is weighted with its own gradient if that is positive. As nothing is averaged over the layer, the method also works on early layers, whose maps are finer.</source>
        <translation>특징 맵의 위치마다 그 위치의 그래디언트가 양수이면 그 값을 가중치로 곱합니다. 레이어 전체에서 평균하지 않으므로 더 세밀한 앞쪽 레이어에서도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Use a late layer to find the object and an earlier one for its details, or several together. Trust what is bright in both.</source>
        <translation>뒤쪽 레이어로 물체를 찾고 앞쪽 레이어로 세부를 보거나, 여러 레이어를 함께 쓰세요. 두 맵에서 모두 밝은 곳이 믿을 만합니다.</translation>
    </message>
    <message>
        <source>Negative gradients are dropped, so evidence against the class does not count against a place. On early layers the map follows edges and texture more than the class.</source>
        <translation>음수 그래디언트를 버리므로 클래스에 반대되는 근거가 반영되지 않습니다. 앞쪽 레이어에서는 맵이 클래스보다 윤곽과 질감을 따라갑니다.</translation>
    </message>
    <message>
        <source>Feature times gradient at each place, added over the features and never averaged. If a single linear layer follows, the values before the cut at zero add up to the score without its bias: the map shows exactly what was used.</source>
        <translation>위치마다 특징과 그래디언트를 곱해 모든 특징에 대해 더하며, 평균하지 않습니다. 뒤에 선형 레이어 하나만 있으면 음수를 자르기 전 값의 합이 편향을 뺀 점수와 같습니다. 즉 실제로 사용된 곳을 정확히 보여 줍니다.</translation>
    </message>
    <message>
        <source>Compare with Grad-CAM on the same layer: what is bright only there comes from averaging the gradients. If average pooling follows the layer, both are the same map.</source>
        <translation>같은 레이어의 Grad-CAM과 비교해 보세요. Grad-CAM에서만 밝은 곳은 그래디언트를 평균했기 때문에 생긴 것입니다. 레이어 뒤에 평균 풀링이 있으면 두 맵은 같습니다.</translation>
    </message>
    <message>
        <source>The guarantee holds only where a single linear layer follows; elsewhere the map is a first approximation. It is as coarse as its layer, and grainy on early ones. The display cuts off negative values.</source>
        <translation>뒤에 선형 레이어 하나만 있을 때에만 정확성이 보장되며, 그 밖에는 1차 근사입니다. 해상도는 레이어만큼 낮고 앞쪽 레이어에서는 거칩니다. 음수 값은 표시되지 않습니다.</translation>
    </message>
    <message>
        <source>As HiResCAM, but negative products are removed before adding up, not after. So a place shows every feature that speaks for the class there, even if others speak against it.</source>
        <translation>HiResCAM과 같지만 음수인 곱을 더한 뒤가 아니라 더하기 전에 없앱니다. 그래서 반대되는 특징이 있더라도 그 위치에서 클래스를 뒷받침하는 모든 특징이 나타납니다.</translation>
    </message>
    <message>
        <source>Bright areas are larger than in HiResCAM. Where only this map is bright, evidence for and against meet.</source>
        <translation>HiResCAM보다 밝은 영역이 넓습니다. 이 맵에서만 밝은 곳은 뒷받침하는 근거와 반대되는 근거가 함께 있는 곳입니다.</translation>
    </message>
    <message>
        <source>As evidence against is dropped feature by feature, it overstates: noise of both signs adds up to brightness. It comes from a software library (pytorch-grad-cam), with no paper that tests it.</source>
        <translation>반대되는 근거를 특징마다 버리므로 값이 부풀려집니다. 양수와 음수가 섞인 노이즈도 더해져 밝게 보입니다. 소프트웨어 라이브러리(pytorch-grad-cam)에서 나온 기법으로, 이를 검증한 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Take the layer as a table of places by features. Its first principal component is the pattern that explains most of what differs from place to place. The class is not asked.</source>
        <translation>레이어를 위치와 특징으로 이루어진 표로 봅니다. 첫 번째 주성분은 위치에 따른 차이를 가장 많이 설명하는 패턴입니다. 클래스는 사용하지 않습니다.</translation>
    </message>
    <message>
        <source>What stands out to the network at this layer, usually the largest object. If a class&apos;s map looks like this one, it may look so for every class.</source>
        <translation>이 레이어에서 네트워크의 눈에 띄는 것이 보이며, 대개 가장 큰 물체입니다. 어떤 클래스의 맵이 이 맵과 비슷하다면 다른 클래스의 맵도 모두 그렇게 보일 수 있습니다.</translation>
    </message>
    <message>
        <source>It is the same for every class, so it explains no decision. The sign of a component is arbitrary and has to be guessed: object and background can be swapped. Several objects compete for one component.</source>
        <translation>모든 클래스에서 같으므로 결정을 설명하지 못합니다. 주성분의 부호는 임의여서 추정해야 하므로 물체와 배경이 뒤바뀔 수 있습니다. 물체가 여럿이면 하나의 주성분을 두고 경쟁합니다.</translation>
    </message>
    <message>
        <source>As Eigen-CAM, but each feature is first multiplied by its gradient for the class. The first principal component is then the main pattern of evidence, and the map depends on the class.</source>
        <translation>Eigen-CAM과 같지만 먼저 각 특징에 클래스에 대한 그래디언트를 곱합니다. 그래서 첫 번째 주성분이 근거의 주된 패턴이 되고, 맵이 클래스에 따라 달라집니다.</translation>
    </message>
    <message>
        <source>Often tidier than HiResCAM, as one pattern is kept and the rest thrown away. Compare classes: unlike Eigen-CAM, the map should move.</source>
        <translation>패턴 하나만 남기고 나머지를 버리므로 HiResCAM보다 깔끔한 경우가 많습니다. 클래스를 바꿔 비교해 보세요. Eigen-CAM과 달리 맵이 달라져야 합니다.</translation>
    </message>
    <message>
        <source>The sign of the component is guessed, so it may show evidence against the class. What is thrown away may matter, such as a second object. It comes from a software library (pytorch-grad-cam), with no paper of its own.</source>
        <translation>주성분의 부호를 추정하므로 클래스에 반대되는 근거가 나타날 수 있습니다. 두 번째 물체처럼 중요한 것이 버려질 수도 있습니다. 소프트웨어 라이브러리(pytorch-grad-cam)에서 나온 기법으로, 별도의 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Each feature map becomes a mask; the picture is seen through it and the score is noted. Features whose masks give a high score get a high weight. No gradient is needed.</source>
        <translation>특징 맵을 마스크로 삼아 그 사이로 비친 이미지의 점수를 구합니다. 마스크를 씌웠을 때 점수가 높은 특징일수록 가중치가 커집니다. 그래디언트가 필요 없습니다.</translation>
    </message>
    <message>
        <source>Usually one smooth region on the object. As it puts its questions to the model directly, compare it with Grad-CAM where gradients look unsteady.</source>
        <translation>대개 물체 위에 부드러운 영역 하나가 나타납니다. 모델에 직접 물어보는 방식이므로, 그래디언트가 불안정해 보일 때 Grad-CAM과 비교해 보세요.</translation>
    </message>
    <message>
        <source>It is slow: one pass for each feature. Masked pictures are unlike those the model knows. Through the softmax a few features win nearly everything if the scores differ much, and all count alike if they do not.</source>
        <translation>특징마다 한 번씩 모델을 실행하므로 느립니다. 마스크를 씌운 이미지는 모델이 아는 이미지와 다릅니다. softmax 때문에 점수 차이가 크면 몇몇 특징이 거의 모든 가중치를 차지하고, 작으면 모두 비슷해집니다.</translation>
    </message>
    <message>
        <source>Each feature map of the layer is switched off in turn, and its weight is how far the score falls without it. An experiment takes the place of the gradient.</source>
        <translation>레이어의 특징 맵을 하나씩 차례로 끄고, 그때 점수가 떨어지는 정도를 가중치로 씁니다. 그래디언트 대신 실험으로 가중치를 정합니다.</translation>
    </message>
    <message>
        <source>Read it as Grad-CAM. Where the two differ, a small change and a complete removal of a feature disagree, which is a sign of saturation.</source>
        <translation>Grad-CAM처럼 읽으세요. 두 맵이 다르면 특징을 조금 바꿀 때와 완전히 없앨 때의 결과가 다르다는 뜻이며, 이는 포화의 신호입니다.</translation>
    </message>
    <message>
        <source>Features that can stand in for each other get little weight, as only one is removed at a time. Zero is no natural value for layers without a ReLU. It is slow on early layers and no finer than its layer.</source>
        <translation>한 번에 하나만 끄기 때문에 서로 대신할 수 있는 특징들은 가중치가 작게 나옵니다. ReLU가 없는 레이어에서 0은 자연스러운 값이 아닙니다. 앞쪽 레이어에서는 느리고, 레이어보다 세밀하지 않습니다.</translation>
    </message>
    <message>
        <source>Grad-CAM of a difference: the class&apos;s score minus those of the classes nearest to it in score. What they share cancels out; what tells them apart remains, such as a bird&apos;s beak.</source>
        <translation>점수의 차이에 대한 Grad-CAM입니다. 설명할 클래스의 점수에서 점수가 가장 가까운 클래스들의 점수를 뺍니다. 공통된 부분은 상쇄되고, 새의 부리처럼 서로를 구분하는 부분이 남습니다.</translation>
    </message>
    <message>
        <source>Expect small, telling parts rather than the whole object. Compare with Grad-CAM: what vanished is shared with the other classes. With alpha 0 it is Grad-CAM again.</source>
        <translation>물체 전체보다는 결정적인 작은 부분이 나타납니다. Grad-CAM과 비교해 보세요. 사라진 부분은 다른 클래스와 공통된 부분입니다. alpha가 0이면 Grad-CAM과 같습니다.</translation>
    </message>
    <message>
        <source>Classes near in score need not look alike; if they have little in common, the map is much like Grad-CAM&apos;s. Evidence against the others can appear as evidence for the class. It is as coarse as its layer.</source>
        <translation>점수가 가깝다고 해서 서로 닮은 클래스는 아닙니다. 공통점이 거의 없으면 Grad-CAM과 비슷한 맵이 됩니다. 다른 클래스에 반대되는 근거가 이 클래스를 뒷받침하는 근거처럼 보일 수 있습니다. 해상도는 레이어만큼 낮습니다.</translation>
    </message>
    <message>
        <source>The layer&apos;s features are kept at one place and set to zero everywhere else, and the rest of the network computes the class&apos;s probability. Repeated for every place, this gives a map without gradients; its smallest value is subtracted.</source>
        <translation>레이어의 특징을 한 위치만 남기고 나머지는 모두 0으로 바꾼 다음, 네트워크의 나머지 부분으로 클래스의 확률을 계산합니다. 이를 모든 위치에서 반복하면 그래디언트 없이 맵을 얻으며, 가장 작은 값을 뺍니다.</translation>
    </message>
    <message>
        <source>Bright places nearly suffice for the class by themselves. Compare with Grad-CAM, which asks about a small change while everything else is present.</source>
        <translation>밝은 위치는 그곳만으로도 클래스를 알아보기에 거의 충분한 곳입니다. 나머지가 모두 있는 상태에서 작은 변화를 묻는 Grad-CAM과 비교해 보세요.</translation>
    </message>
    <message>
        <source>One place without its surroundings is something the network never saw, so evidence that takes several parts is missed. The map has no more values than the layer has places, and works best on the last layers.</source>
        <translation>주변 없이 한 위치만 남은 상태는 네트워크가 본 적이 없으므로, 여러 부분이 함께 있어야 하는 근거를 놓칩니다. 맵의 값은 레이어의 위치 수만큼뿐이며, 마지막 레이어들에서 가장 잘 작동합니다.</translation>
    </message>
    <message>
        <source>A feature is unusually strong where it exceeds its own mean by two standard deviations or more. Features are weighted by how often that happens and added up. Neither the class nor a gradient is used.</source>
        <translation>특징의 값이 자신의 평균보다 표준편차의 두 배 이상 크면 유난히 강한 것으로 봅니다. 그런 위치가 얼마나 많은지를 가중치로 삼아 특징을 더합니다. 클래스도 그래디언트도 사용하지 않습니다.</translation>
    </message>
    <message>
        <source>What stands out to the layer as a whole. Use it as Eigen-CAM: a class&apos;s map has to show something of its own beside it.</source>
        <translation>레이어 전체에서 눈에 띄는 것이 보입니다. Eigen-CAM처럼 사용하세요. 클래스에 대한 맵이라면 이 맵과 다른 고유한 부분이 있어야 합니다.</translation>
    </message>
    <message>
        <source>It is the same for every class, so it explains no decision. A feature with one sharp peak counts less than one that is strong in several places, and the threshold is a convention.</source>
        <translation>모든 클래스에서 같으므로 결정을 설명하지 못합니다. 뾰족한 봉우리가 하나인 특징은 여러 곳에서 강한 특징보다 비중이 작고, 문턱값은 관례로 정한 값입니다.</translation>
    </message>
    <message>
        <source>Numbers drawn by chance. Neither the picture nor the model has any part in them.</source>
        <translation>무작위로 뽑은 숫자입니다. 이미지도 모델도 전혀 관여하지 않습니다.</translation>
    </message>
    <message>
        <source>Put it beside a real map. If its bright spots also make you think of a story, be careful with the stories of the others. A method that measures no better than this one explains nothing.</source>
        <translation>실제 맵 옆에 놓고 비교해 보세요. 이 맵의 밝은 점에서도 그럴듯한 이야기가 떠오른다면 다른 맵의 이야기도 조심해야 합니다. 측정 결과가 이 맵보다 낫지 않은 기법은 아무것도 설명하지 못합니다.</translation>
    </message>
    <message>
        <source>It explains nothing, on purpose. People see shapes in chance spots, and drawn over a picture even these may seem to sit on the object.</source>
        <translation>일부러 아무것도 설명하지 않습니다. 사람은 우연한 점에서도 모양을 보기 때문에, 이미지 위에 겹치면 이런 점도 물체 위에 놓인 것처럼 보일 수 있습니다.</translation>
    </message>
    <message>
        <source>The Sobel filter: how fast the grey value changes around each pixel. It knows the picture, but no model and no class.</source>
        <translation>소벨 필터입니다. 픽셀 주변에서 회색조 값이 얼마나 빠르게 변하는지 나타냅니다. 이미지만 사용하며 모델도 클래스도 사용하지 않습니다.</translation>
    </message>
    <message>
        <source>Put it beside sharp maps. If a map looks like this one, its beauty comes from the picture&apos;s outlines, and it may tell as little about the model.</source>
        <translation>선명한 맵 옆에 놓고 비교해 보세요. 어떤 맵이 이 맵과 비슷하다면 그 선명함은 이미지의 윤곽에서 온 것이며, 모델에 대해 알려 주는 것도 이 맵만큼 적을 수 있습니다.</translation>
    </message>
    <message>
        <source>It explains no decision, on purpose. That it convinces all the same is the lesson: several well-known maps look much like an edge detector&apos;s (Adebayo et al., 2018).</source>
        <translation>일부러 어떤 결정도 설명하지 않습니다. 그런데도 그럴듯해 보인다는 점이 교훈입니다. 잘 알려진 맵 중에는 윤곽선 검출 결과와 매우 비슷한 것이 여럿 있습니다(Adebayo et al., 2018).</translation>
    </message>
    <message>
        <source>It asks how much the score would change if a pixel changed a tiny bit. One backward pass gives this slope for every pixel and colour; the map shows the largest among a pixel&apos;s colours, without its sign.</source>
        <translation>픽셀 하나를 아주 조금 바꾸면 점수가 얼마나 달라지는지 묻는 기법입니다. 역전파 한 번으로 모든 픽셀과 색상 채널의 기울기를 구하고, 맵에는 픽셀마다 채널 중 가장 큰 값을 부호 없이 표시합니다.</translation>
    </message>
    <message>
        <source>Look for clusters of strong dots on the parts that the class needs, such as eyes or an outline. Single dots mean little. Compare with another class to see what is special to this one.</source>
        <translation>눈이나 윤곽처럼 클래스를 알아보는 데 필요한 부분에 밝은 점이 모여 있는지 보세요. 점 하나하나에는 큰 의미가 없습니다. 다른 클래스의 맵과 비교하면 이 클래스에만 해당하는 부분을 알 수 있습니다.</translation>
    </message>
    <message>
        <source>It shows sensitivity, not contribution: a part that matters has no slope once the score is saturated. The map is grainy because the slopes of a deep network change from one pixel to the next.</source>
        <translation>기여도가 아니라 민감도를 보여 줍니다. 중요한 부분이라도 점수가 이미 포화되어 있으면 기울기가 0에 가깝습니다. 심층 네트워크의 기울기는 이웃한 픽셀 사이에서도 크게 달라지므로 맵이 거칠게 보입니다.</translation>
    </message>
    <message>
        <source>Value times slope: if the network were linear around the picture, this would be what each pixel adds to the score. In a ReLU network without biases the values add up to the score exactly.</source>
        <translation>픽셀의 값에 기울기를 곱합니다. 네트워크가 이 이미지 주변에서 선형이라면 이 값이 곧 각 픽셀이 점수에 더한 몫입니다. 편향이 없는 ReLU 네트워크에서는 값을 모두 더하면 정확히 점수가 됩니다.</translation>
    </message>
    <message>
        <source>Positive values speak for the class, negative ones against it. Compare with the plain gradient: what is new comes from the picture&apos;s own values.</source>
        <translation>양수는 클래스를 뒷받침하고 음수는 클래스에 반대되는 근거입니다. 그래디언트만 표시한 맵과 비교해 보세요. 새로 나타난 무늬는 이미지 자체의 값에서 온 것입니다.</translation>
    </message>
    <message>
        <source>A pixel that is zero after preprocessing (the mean colour, in most models) gets no share, whatever it means. As the picture is a factor, its outlines show through even when the weights are random (Adebayo et al., 2018).</source>
        <translation>전처리 후 값이 0인 픽셀(대부분의 모델에서 평균 색)은 의미와 관계없이 기여도를 받지 못합니다. 이미지를 곱하기 때문에 가중치가 무작위여도 이미지의 윤곽이 비쳐 보입니다(Adebayo et al., 2018).</translation>
    </message>
    <message>
        <source>The picture is faded in from a baseline, for example black, and the gradients on the way are added up. Each pixel gets a share, and the shares add up to the change of the score from the baseline to the picture.</source>
        <translation>검은색 같은 기준 이미지에서 원래 이미지로 서서히 바꿔 가면서 그 과정의 그래디언트를 모두 더합니다. 각 픽셀이 기여도를 받으며, 기여도를 모두 더하면 기준 이미지와 원래 이미지의 점수 차이가 됩니다.</translation>
    </message>
    <message>
        <source>Read the signs: positive pixels raised the score, negative ones lowered it. Try another baseline: what stays is more trustworthy than what comes and goes.</source>
        <translation>부호를 읽어 보세요. 양수인 픽셀은 점수를 높였고 음수인 픽셀은 점수를 낮췄습니다. 기준 이미지를 바꿔 보세요. 바꿔도 그대로 남는 부분이 나타났다 사라지는 부분보다 믿을 만합니다.</translation>
    </message>
    <message>
        <source>The answer depends on the baseline: pixels that equal it get nothing, so a black object stays blank on a black baseline. Maps are often grainy, and half-faded pictures are unlike anything the model was trained on.</source>
        <translation>결과가 기준 이미지에 따라 달라집니다. 기준 이미지와 값이 같은 픽셀은 기여도를 받지 못하므로, 기준 이미지가 검은색이면 검은 물체는 비어 보입니다. 맵이 거친 경우가 많고, 중간 단계의 흐릿한 이미지는 모델이 학습한 적이 없는 이미지입니다.</translation>
    </message>
    <message>
        <source>Noise is added to the picture many times and the gradients are averaged. Grain that differs from copy to copy cancels out; what stays is common to the surroundings of the picture.</source>
        <translation>이미지에 노이즈를 여러 번 더해 구한 그래디언트의 평균입니다. 복사본마다 다른 거친 무늬는 서로 상쇄되고, 이 이미지 주변에서 공통으로 나타나는 부분만 남습니다.</translation>
    </message>
    <message>
        <source>Look for connected areas that the plain gradient only hinted at. Raise the number of samples until the map no longer changes.</source>
        <translation>그래디언트 맵에서 희미하게만 보이던 부분이 이어진 영역으로 나타나는지 보세요. 맵이 더 이상 변하지 않을 때까지 표본 수를 늘려 보세요.</translation>
    </message>
    <message>
        <source>The noise decides: with too little the grain stays, with too much the model no longer recognises the copies. In a test that removes pixels and trains again it did no better than random pixels (Hooker et al., 2019).</source>
        <translation>노이즈의 크기가 결과를 좌우합니다. 너무 작으면 거친 무늬가 남고, 너무 크면 모델이 복사본을 알아보지 못합니다. 픽셀을 지우고 다시 학습하는 실험에서는 무작위로 고른 픽셀보다 낫지 않았습니다(Hooker et al., 2019).</translation>
    </message>
    <message>
        <source>As SmoothGrad, but each gradient is squared before the mean is taken. A pixel counts if its slope is often steep, no matter in which direction.</source>
        <translation>SmoothGrad와 같지만 평균을 내기 전에 그래디언트를 제곱합니다. 방향과 관계없이 기울기가 가파른 경우가 많은 픽셀의 값이 커집니다.</translation>
    </message>
    <message>
        <source>A few strong spots stand out from a quiet background: there the model is sensitive. The map cannot tell evidence for the class from evidence against it.</source>
        <translation>조용한 배경에서 강한 점 몇 개가 두드러집니다. 모델이 민감하게 반응하는 곳입니다. 클래스를 뒷받침하는 근거인지 반대되는 근거인지는 이 맵으로 구분할 수 없습니다.</translation>
    </message>
    <message>
        <source>Squares exaggerate: weak but real evidence disappears beside the strongest pixels. The value mixes how steep the slope is with how much it varies, and it depends on noise level and seed.</source>
        <translation>제곱은 차이를 과장합니다. 약하지만 실제로 있는 근거가 가장 강한 픽셀에 묻혀 사라집니다. 기울기의 크기와 기울기의 변동이 한 값에 섞이며, 노이즈 수준과 시드에 따라 달라집니다.</translation>
    </message>
    <message>
        <source>The variance of each pixel&apos;s gradient among noisy copies of the picture. It is large where the slope itself is unsteady, that is, where the score bends.</source>
        <translation>노이즈를 더한 복사본들 사이에서 각 픽셀의 그래디언트가 얼마나 달라지는지를 분산으로 나타냅니다. 기울기가 일정하지 않은 곳, 즉 점수가 휘어지며 변하는 곳에서 값이 큽니다.</translation>
    </message>
    <message>
        <source>Bright areas are where small disturbances change how the model reacts. Compare with SmoothGrad, which shows the mean slope instead.</source>
        <translation>밝은 영역은 작은 변화에도 모델의 반응 방식이 달라지는 곳입니다. 기울기의 평균을 보여 주는 SmoothGrad와 비교해 보세요.</translation>
    </message>
    <message>
        <source>It ignores the mean gradient (Seo et al., 2018): for a linear model the map would be empty although its pixels matter. It has no sign and depends on noise level and seed.</source>
        <translation>그래디언트의 평균을 무시합니다(Seo et al., 2018). 선형 모델이라면 픽셀이 중요하더라도 맵이 비어 있게 됩니다. 부호가 없고, 노이즈 수준과 시드에 따라 달라집니다.</translation>
    </message>
    <message>
        <source>Integrated gradients by chance: each sample picks one of four baselines (black, mean colour, white, blurred) and a random point on the path from it. The mean estimates each pixel&apos;s share against all of these baselines.</source>
        <translation>무작위로 계산하는 통합 그래디언트입니다. 표본마다 네 가지 기준 이미지(검은색, 평균 색, 흰색, 흐린 이미지) 중 하나와 그 경로 위의 한 점을 무작위로 고릅니다. 그 평균이 기준 이미지 전체에 대한 각 픽셀의 기여도를 추정합니다.</translation>
    </message>
    <message>
        <source>Positive pixels raise the score, negative ones lower it. Change the seed: what changes with it is still noise, so raise the number of samples.</source>
        <translation>양수인 픽셀은 점수를 높이고 음수인 픽셀은 점수를 낮춥니다. 시드를 바꿔 보세요. 시드에 따라 달라지는 부분은 아직 노이즈이므로 표본 수를 늘려야 합니다.</translation>
    </message>
    <message>
        <source>With few samples the map is mostly noise, and the shares add up only on average. Other baselines would give another map. The values are Shapley values only if pixels acted independently and the model were linear.</source>
        <translation>표본이 적으면 맵이 대부분 노이즈이고, 기여도의 합은 평균적으로만 점수 차이와 맞습니다. 기준 이미지가 다르면 맵도 달라집니다. 픽셀이 서로 독립이고 모델이 선형일 때만 섀플리 값과 같습니다.</translation>
    </message>
    <message>
        <source>The way from the baseline to the picture is not straight: at each step only the pixels with the weakest gradients move. So the path goes around steep places that have little to do with the picture itself.</source>
        <translation>기준 이미지에서 원래 이미지로 가는 길이 직선이 아닙니다. 단계마다 그래디언트가 가장 약한 픽셀만 움직입니다. 그래서 이미지 자체와 별 관계가 없는 가파른 구간을 피해 갑니다.</translation>
    </message>
    <message>
        <source>Compare with integrated gradients: grain on the background should be weaker. Positive pixels raised the score, negative ones lowered it.</source>
        <translation>통합 그래디언트와 비교해 보세요. 배경의 거친 무늬가 더 약해야 합니다. 양수인 픽셀은 점수를 높였고 음수인 픽셀은 점수를 낮췄습니다.</translation>
    </message>
    <message>
        <source>The path depends on the model, so maps of two models are harder to compare than with one straight path. The baseline matters as much as before, and with few steps the shares do not add up.</source>
        <translation>경로가 모델에 따라 달라지므로, 하나의 직선 경로를 쓸 때보다 두 모델의 맵을 비교하기 어렵습니다. 기준 이미지의 영향은 여전하고, 단계 수가 적으면 기여도의 합이 점수 차이와 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The path starts at a strongly blurred picture and ends at the sharp one. Details come in from coarse to fine, and each pixel gets what its change along the way did to the score.</source>
        <translation>경로가 아주 흐린 이미지에서 시작해 선명한 이미지에서 끝납니다. 굵은 형태부터 세부까지 차례로 나타나며, 각 픽셀은 그 과정에서 자신의 변화가 점수에 준 영향만큼 기여도를 받습니다.</translation>
    </message>
    <message>
        <source>Positive places are where details speak for the class as they appear, negative ones where they speak against it. No colour has to be chosen as a baseline.</source>
        <translation>양수인 곳은 세부가 드러나면서 클래스를 뒷받침하는 곳이고, 음수인 곳은 반대되는 근거가 되는 곳입니다. 기준 이미지의 색을 고를 필요가 없습니다.</translation>
    </message>
    <message>
        <source>Flat areas hardly change under blur, so a smooth object of one colour gets little, whatever it means. Outside the picture the blur finds zeros, which can leave marks along the border.</source>
        <translation>평평한 영역은 흐리게 해도 거의 변하지 않으므로, 단색의 매끈한 물체는 의미와 관계없이 기여도가 작습니다. 이미지 바깥은 0으로 채워지므로 테두리를 따라 흔적이 남을 수 있습니다.</translation>
    </message>
    <message>
        <source>The picture is cut into overlapping regions of several sizes. Regions are added one by one, always the one whose new pixels have the highest mean integrated gradients, and these pixels get that mean.</source>
        <translation>이미지를 여러 크기의 겹치는 영역으로 나눕니다. 새로 더해질 픽셀의 통합 그래디언트 평균이 가장 높은 영역부터 하나씩 추가하고, 그 픽셀들에 그 평균값을 줍니다.</translation>
    </message>
    <message>
        <source>Start with the brightest regions: they rank what the model needs most, in pieces that the eye can name. Only the order of the regions counts.</source>
        <translation>가장 밝은 영역부터 보세요. 모델에 가장 필요한 것이 무엇인지를 눈으로 알아볼 수 있는 조각 단위로 순위를 매긴 것입니다. 영역 사이의 순서만 의미가 있습니다.</translation>
    </message>
    <message>
        <source>It can be no better than its segmentation: a region that mixes object and background lights up as a whole. Evidence against the class is hidden, and the size of a region does not tell how much of it was needed.</source>
        <translation>영역 분할보다 더 정확할 수는 없습니다. 물체와 배경이 섞인 영역은 통째로 밝아집니다. 클래스에 반대되는 근거는 보이지 않으며, 영역의 크기만으로는 그중 얼마나 필요했는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The score of a ReLU network is input times gradient plus every bias times its gradient, exactly. FullGrad makes maps of both parts, for the biases of all layers, and adds them up.</source>
        <translation>ReLU 네트워크의 점수는 입력과 그래디언트의 곱에, 모든 편향과 그 그래디언트의 곱을 더한 값과 정확히 같습니다. FullGrad는 입력과 모든 레이어의 편향에 대해 각각 맵을 만들어 더합니다.</translation>
    </message>
    <message>
        <source>Bright areas join fine outlines from early layers and whole parts from late ones. Read areas, not single pixels.</source>
        <translation>밝은 영역에는 앞쪽 레이어의 세밀한 윤곽과 뒤쪽 레이어의 큰 부분이 함께 나타납니다. 픽셀 하나가 아니라 영역을 보세요.</translation>
    </message>
    <message>
        <source>The exact sum is lost in the map: it takes absolute values, so evidence against looks like evidence for, and scales each part to 0..1, so weak parts count as much as strong ones.</source>
        <translation>맵에서는 정확한 합이 사라집니다. 절댓값을 쓰므로 반대되는 근거도 뒷받침하는 근거처럼 보이고, 부분마다 0..1 범위로 맞추므로 약한 부분이 강한 부분과 같은 비중을 차지합니다.</translation>
    </message>
    <message>
        <source>A window slides over the picture and covers it with one colour or a blur. A pixel&apos;s value is how far the score falls on average while it is covered; if covering it raises the score, the value is negative.</source>
        <translation>창을 이미지 위로 움직이며 한 가지 색이나 흐린 이미지로 가립니다. 픽셀의 값은 그 픽셀이 가려졌을 때 점수가 평균적으로 떨어지는 정도이며, 가렸더니 점수가 오르면 음수가 됩니다.</translation>
    </message>
    <message>
        <source>Strong spots are parts that the model cannot do without. Try a window about as large as the part you ask about: small windows find details, large ones whole objects.</source>
        <translation>값이 큰 곳은 모델에 꼭 필요한 부분입니다. 알아보려는 부분과 비슷한 크기의 창을 써 보세요. 작은 창은 세부를, 큰 창은 물체 전체를 찾아냅니다.</translation>
    </message>
    <message>
        <source>The map depends on window size and fill. A grey box is unnatural: its edges alone can change the score. Parts that can replace each other, such as two eyes, show little, as one is always left.</source>
        <translation>맵이 창의 크기와 채우는 방법에 따라 달라집니다. 회색 상자는 부자연스러워서 상자의 가장자리만으로도 점수가 변할 수 있습니다. 두 눈처럼 서로 대신할 수 있는 부분은 하나가 항상 남아 있어 값이 작게 나옵니다.</translation>
    </message>
    <message>
        <source>Thousands of random masks each hide about half of the picture. The masks are averaged, each weighted by the probability that the model then gives the class: what is visible whenever it is high comes out bright.</source>
        <translation>이미지의 절반쯤을 가리는 무작위 마스크를 수천 개 만듭니다. 마스크를 씌웠을 때 모델이 클래스에 주는 확률을 가중치로 삼아 마스크의 평균을 구합니다. 확률이 높을 때마다 보이던 곳이 밝게 나타납니다.</translation>
    </message>
    <message>
        <source>Smooth bright regions help wherever they are visible. Watch the map settle while masks come in: spots that wander are chance. Only differences count, not the general level.</source>
        <translation>부드럽고 밝은 영역은 보이기만 하면 도움이 되는 곳입니다. 마스크가 늘면서 맵이 자리를 잡는 과정을 지켜보세요. 떠도는 점은 우연입니다. 전체적인 밝기가 아니라 차이만 의미가 있습니다.</translation>
    </message>
    <message>
        <source>It is noisy: with few masks chance spots look like evidence. Small objects get lost between the coarse cells, and the fill colour can be evidence itself. It shows nothing that speaks against the class.</source>
        <translation>노이즈가 많습니다. 마스크가 적으면 우연한 점이 근거처럼 보입니다. 작은 물체는 거친 칸 사이에서 놓치기 쉽고, 채우는 색 자체가 근거가 될 수도 있습니다. 클래스에 반대되는 근거는 보여 주지 않습니다.</translation>
    </message>
    <message>
        <source>The picture is cut into segments, and about half of them are blanked at random, many times over. A simple linear model fitted to the scores gives each segment one weight.</source>
        <translation>이미지를 세그먼트로 나누고 그중 절반쯤을 무작위로 지우는 일을 여러 번 반복합니다. 그때의 점수에 단순한 선형 모델을 맞추면 세그먼트마다 가중치를 하나씩 얻습니다.</translation>
    </message>
    <message>
        <source>Find the segments with the largest weights of either sign. Run it again with another seed and trust those that keep their rank.</source>
        <translation>부호와 관계없이 가중치가 가장 큰 세그먼트를 찾아보세요. 시드를 바꿔 다시 실행하고, 순위가 유지되는 세그먼트를 믿으세요.</translation>
    </message>
    <message>
        <source>It depends on the segmentation, the number of samples and the seed. Pictures with blanked segments are unlike training data, and a model can be built to deceive it with them (Slack et al., 2020). A linear fit misses interplay.</source>
        <translation>세그먼트를 나누는 방법, 표본 수, 시드에 따라 달라집니다. 세그먼트를 지운 이미지는 학습 데이터와 다르며, 이를 이용해 LIME을 속이는 모델을 만들 수 있습니다(Slack et al., 2020). 선형 모델은 상호작용을 놓칩니다.</translation>
    </message>
    <message>
        <source>Segments are players who earn the score together. The Shapley value of a segment is what it adds on average when the segments join in random order; it is estimated from random groups by a weighted linear fit.</source>
        <translation>세그먼트를 함께 점수를 얻는 참가자로 봅니다. 세그먼트의 섀플리 값은 세그먼트들이 무작위 순서로 참여할 때 평균적으로 더하는 점수이며, 무작위로 고른 묶음에 가중 선형 모델을 맞추어 추정합니다.</translation>
    </message>
    <message>
        <source>The shares add up to the difference between the picture and a blank one: read their sizes and signs. Run it again with another seed to see how sure they are.</source>
        <translation>기여도를 모두 더하면 원래 이미지와 빈 이미지의 점수 차이가 됩니다. 크기와 부호를 읽으세요. 시드를 바꿔 다시 실행하면 값이 얼마나 확실한지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>A good estimate takes far more samples than there are segments; few give noise. It depends on the segmentation and on what fills blanked segments, and it scores pictures that never occur.</source>
        <translation>추정이 정확하려면 표본이 세그먼트 수보다 훨씬 많아야 하며, 적으면 노이즈가 됩니다. 세그먼트를 나누는 방법과 지운 곳을 채우는 방법에 따라 달라지고, 실제로는 나타나지 않는 이미지로 점수를 계산합니다.</translation>
    </message>
    <message>
        <source>It searches for a smooth mask of a set area, a tenth of the picture as a standard. Outside the mask the picture is blurred; the mask is moved and shaped until the score is as high as it gets.</source>
        <translation>정해진 넓이(기본값은 이미지의 10분의 1)의 부드러운 마스크를 찾습니다. 마스크 바깥은 흐리게 하고, 점수가 최대한 높아질 때까지 마스크의 위치와 모양을 바꿉니다.</translation>
    </message>
    <message>
        <source>The mask is the part that nearly suffices for the class by itself. Change the area: how much does the model need to recognise the class?</source>
        <translation>마스크는 그 부분만으로도 클래스를 알아보기에 거의 충분한 곳입니다. 넓이를 바꿔 보세요. 모델이 클래스를 알아보려면 얼마만큼이 필요한가요?</translation>
    </message>
    <message>
        <source>The area is set beforehand: smaller evidence is padded, larger evidence is cut. The search can end in a second-best place or exploit artefacts of the blur. Nothing is ranked inside the mask, and nothing against the class is shown.</source>
        <translation>넓이를 미리 정하므로 근거가 그보다 작으면 불필요한 부분이 더해지고 크면 잘립니다. 탐색이 차선의 위치에서 끝나거나 흐림이 만드는 흔적을 이용할 수 있습니다. 마스크 안에는 순위가 없고, 반대되는 근거는 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Picture and baseline go through the network side by side. On the way back each nonlinear unit uses the ratio of its two differences in place of its slope, so that the shares add up to the difference of the scores.</source>
        <translation>이미지와 기준 이미지를 나란히 네트워크에 통과시킵니다. 역전파할 때 비선형 유닛마다 기울기 대신 두 차이의 비율을 쓰므로, 기여도의 합이 점수의 차이와 같아집니다.</translation>
    </message>
    <message>
        <source>Read it as integrated gradients at the price of one pass: positive pixels raised the score against the baseline, negative ones lowered it. Where the two disagree much, inputs interact.</source>
        <translation>한 번의 실행으로 얻는 통합 그래디언트처럼 읽으세요. 양수인 픽셀은 기준 이미지에 비해 점수를 높였고 음수인 픽셀은 낮췄습니다. 두 맵이 크게 다른 곳에서는 입력들이 서로 영향을 주고받습니다.</translation>
    </message>
    <message>
        <source>It depends on the baseline: pixels that equal it get nothing. Products inside the network, as in attention or squeeze-and-excitation, have no such rule, and there the shares no longer add up.</source>
        <translation>기준 이미지에 따라 달라지며, 기준 이미지와 값이 같은 픽셀은 기여도를 받지 못합니다. 어텐션이나 squeeze-and-excitation처럼 네트워크 안에서 값을 서로 곱하는 부분에는 이런 규칙이 없어 기여도의 합이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>DeepLIFT from four baselines (black, mean colour, white and blurred), averaged. So no single colour stands for &quot;nothing there&quot;.</source>
        <translation>네 가지 기준 이미지(검은색, 평균 색, 흰색, 흐린 이미지)에서 구한 DeepLIFT의 평균입니다. 그래서 한 가지 색만 &apos;아무것도 없음&apos;을 뜻하지 않습니다.</translation>
    </message>
    <message>
        <source>Positive pixels raised the score against the baselines&apos; mean, negative ones lowered it. What one baseline cannot see, such as black on black, should now get its share.</source>
        <translation>양수인 픽셀은 기준 이미지들의 평균에 비해 점수를 높였고 음수인 픽셀은 낮췄습니다. 검은 바탕의 검은 물체처럼 기준 이미지 하나로는 보이지 않던 것도 이제 기여도를 받아야 합니다.</translation>
    </message>
    <message>
        <source>Four baselines are a small choice; the original averages over pictures of the training data. It only approximates Shapley values, and it shares DeepLIFT&apos;s weakness with products.</source>
        <translation>기준 이미지 네 개는 적은 편이며, 원래 방법은 학습 데이터의 이미지들로 평균을 냅니다. 섀플리 값의 근사일 뿐이고, 값을 서로 곱하는 부분에 약한 DeepLIFT의 단점도 그대로 있습니다.</translation>
    </message>
    <message>
        <source>The score is handed back from layer to layer. Each unit passes its relevance on to its inputs in proportion to what they added to it, by a rule for each kind of layer. The total is kept, except for what biases and epsilon take.</source>
        <translation>점수를 레이어에서 레이어로 거꾸로 나누어 줍니다. 각 유닛은 입력들이 자신에게 더해 준 만큼의 비율로 관련도를 나누며, 규칙은 레이어의 종류에 따라 정해집니다. 편향과 엡실론이 가져가는 몫을 빼면 총합이 유지됩니다.</translation>
    </message>
    <message>
        <source>Positive relevance speaks for the class, negative against it. Change the composite: the rules trade sharpness for calm, and a conclusion should survive the change.</source>
        <translation>양수인 관련도는 클래스를 뒷받침하고 음수는 반대되는 근거입니다. 규칙 조합을 바꿔 보세요. 조합에 따라 선명하거나 차분한 맵이 되지만, 결론은 바꿔도 그대로여야 합니다.</translation>
    </message>
    <message>
        <source>The map depends on the composite. Rules that keep only positive weights hardly depend on the upper layers (Sixt et al., 2020) and little on the class; the plain epsilon rule is nearly input × gradient and as grainy.</source>
        <translation>맵이 규칙 조합에 따라 달라집니다. 양수 가중치만 남기는 규칙은 상위 레이어의 영향을 거의 받지 않고(Sixt et al., 2020) 클래스에 따른 차이도 작습니다. 기본 엡실론 규칙은 입력 × 그래디언트와 거의 같고 그만큼 거칩니다.</translation>
    </message>
    <message>
        <source>Imagine a walker who starts at the class and steps back from unit to unit, preferring inputs with high activity and positive weight. The map is how likely the walk passes each place of the layer; it sums to 1.</source>
        <translation>클래스에서 출발해 유닛을 하나씩 거꾸로 거슬러 올라가는 산책자를 떠올려 보세요. 활성값이 크고 가중치가 양수인 입력으로 갈 확률이 높습니다. 맵은 레이어의 각 위치를 지날 확률이며 합은 1입니다.</translation>
    </message>
    <message>
        <source>Bright regions are what excited the class most. Use the contrastive version to see what is special to the class.</source>
        <translation>밝은 영역은 클래스를 가장 많이 활성화한 곳입니다. 이 클래스에만 해당하는 부분은 대조 흥분 역전파로 보세요.</translation>
    </message>
    <message>
        <source>Inhibition is ignored, so the maps of different classes are much alike, and they hardly depend on the upper layers&apos; weights (Sixt et al., 2020). It needs activations that are never negative, as after a ReLU.</source>
        <translation>억제를 무시하므로 클래스가 달라도 맵이 비슷하고, 상위 레이어의 가중치에 거의 영향을 받지 않습니다(Sixt et al., 2020). ReLU를 지난 값처럼 음수가 없는 활성값에서만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Two walks back: one from the class, one from its opposite, for which the last layer&apos;s weights change sign. What both reach cancels out; what is special to the class remains.</source>
        <translation>거꾸로 두 번 거슬러 올라갑니다. 한 번은 클래스에서, 한 번은 마지막 레이어 가중치의 부호를 뒤집은 반대 클래스에서 출발합니다. 둘 다 지나는 곳은 상쇄되고 이 클래스에만 해당하는 곳이 남습니다.</translation>
    </message>
    <message>
        <source>Compare with the plain version: common background and neighbouring objects should vanish. Change the class, and the map should move.</source>
        <translation>흥분 역전파와 비교해 보세요. 공통된 배경과 옆에 있는 다른 물체는 사라져야 합니다. 클래스를 바꾸면 맵도 옮겨 가야 합니다.</translation>
    </message>
    <message>
        <source>It is the difference of two rough maps, so little may be left, and an empty map need not mean that there is no evidence. Below the last layer inhibition is still ignored. It is as coarse as its layer.</source>
        <translation>대략적인 두 맵의 차이이므로 거의 남지 않을 수 있으며, 맵이 비었다고 해서 근거가 없다는 뜻은 아닙니다. 마지막 레이어 아래에서는 여전히 억제를 무시합니다. 해상도는 레이어만큼 낮습니다.</translation>
    </message>
    <message>
        <source>Asked for in bfloat16, but this network&apos;s scores are the same as in full precision.</source>
        <translation>bfloat16을 선택했지만 이 네트워크의 점수는 전체 정밀도일 때와 같습니다.</translation>
    </message>
    <message>
        <source>Computed in bfloat16: on this picture the scores differ from full precision by less than 0.1 %.</source>
        <translation>bfloat16으로 계산: 이 이미지에서 점수가 전체 정밀도와 0.1% 미만 차이 납니다.</translation>
    </message>
    <message>
        <source>Computed in bfloat16: on this picture the scores differ from full precision by less than 1 %.</source>
        <translation>bfloat16으로 계산: 이 이미지에서 점수가 전체 정밀도와 1% 미만 차이 납니다.</translation>
    </message>
    <message>
        <source>Computed in bfloat16: on this picture the scores differ from full precision by 1 to 5 %.</source>
        <translation>bfloat16으로 계산: 이 이미지에서 점수가 전체 정밀도와 1~5% 차이 납니다.</translation>
    </message>
    <message>
        <source>Computed in bfloat16: on this picture the scores differ from full precision by more than 5 %. Do not rely on this map.</source>
        <translation>bfloat16으로 계산: 이 이미지에서 점수가 전체 정밀도와 5% 넘게 차이 납니다. 이 맵을 신뢰하지 마세요.</translation>
    </message>
    <message>
        <source>Reduced precision</source>
        <translation>낮은 정밀도</translation>
    </message>
    <message>
        <source>Forward passes in bfloat16: quicker on some CPUs, but less exact; how much less is told under the map</source>
        <translation>순전파를 bfloat16으로 계산합니다. 일부 CPU에서 더 빠르지만 덜 정확하며, 차이는 맵 아래에 표시됩니다</translation>
    </message>
    <message>
        <source>This path runs along the network&apos;s kinks, where shares need not add up; more steps do not change that.</source>
        <translation>이 경로는 네트워크가 꺾이는 지점을 따라가므로 기여도의 합이 맞지 않을 수 있으며, 단계를 늘려도 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>masks and cut-outs are written as .png</source>
        <translation>마스크와 오려낸 이미지는 .png로만 저장할 수 있음</translation>
    </message>
    <message>
        <source>it is damaged or cut off</source>
        <translation>손상되었거나 중간에 잘린 파일</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>빈 파일</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <source>its grey values are not those of seeds</source>
        <translation>회색 값이 씨앗 영역을 나타내는 값이 아님</translation>
    </message>
    <message>
        <source>it is too large or too deeply nested</source>
        <translation>너무 크거나 중첩이 너무 깊음</translation>
    </message>
    <message>
        <source>it has neither &quot;annotations&quot; (COCO) nor &quot;shapes&quot; (labelme)</source>
        <translation>&quot;annotations&quot;(COCO)와 &quot;shapes&quot;(labelme)가 모두 없음</translation>
    </message>
    <message>
        <source>it has too many large shapes</source>
        <translation>큰 도형이 너무 많음</translation>
    </message>
    <message>
        <source>it looks like a photograph rather than a mask</source>
        <translation>마스크가 아니라 사진으로 보임</translation>
    </message>
    <message>
        <source>the map is empty</source>
        <translation>맵이 비어 있음</translation>
    </message>
    <message>
        <source>the map is the same everywhere</source>
        <translation>맵의 값이 모두 같음</translation>
    </message>
    <message>
        <source>Imagining</source>
        <translation>상상하기</translation>
    </message>
    <message>
        <source>This layer has no spatial positions.</source>
        <translation>이 레이어에 공간 위치 정보가 없습니다.</translation>
    </message>
    <message>
        <source>The model has no layer with spatial positions, by which pictures could be told apart.</source>
        <translation>모델에 이미지들을 서로 구별하는 데 쓸, 공간 위치 정보가 있는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>There is no picture to start from.</source>
        <translation>시작할 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>An animation needs a name that ends in .webp.</source>
        <translation>애니메이션의 파일 이름은 .webp로 끝나야 합니다.</translation>
    </message>
    <message>
        <source>The pictures are too large for an animation.</source>
        <translation>이미지가 너무 커서 애니메이션을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>How often the picture is changed; more steps make it clearer and take longer.</source>
        <translation>이미지를 바꾸는 횟수입니다. 단계가 많을수록 이미지가 선명해지지만 시간이 더 걸립니다.</translation>
    </message>
    <message>
        <source>Number that chance starts from: the same seed gives the same picture.</source>
        <translation>난수의 시작값입니다. 시드가 같으면 같은 이미지가 나옵니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>What the picture looks like before the first step.</source>
        <translation>첫 단계를 시작하기 전의 이미지 모습입니다.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>빈 이미지</translation>
    </message>
    <message>
        <source>The opened picture</source>
        <translation>열려 있는 이미지</translation>
    </message>
    <message>
        <source>Standard deviation of the noise at the start; of several pictures, all but the first always get some, so that they differ.</source>
        <translation>시작할 때 더하는 노이즈의 표준편차입니다. 이미지가 여러 개이면 서로 달라지도록 첫 번째를 제외한 모든 이미지에 항상 노이즈를 더합니다.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지 수</translation>
    </message>
    <message>
        <source>How many pictures are made at once.</source>
        <translation>한 번에 만드는 이미지의 수입니다.</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>다양성</translation>
    </message>
    <message>
        <source>How much several pictures are to differ in their textures, as a layer of the network sees them.</source>
        <translation>이미지가 여러 개일 때, 네트워크의 한 레이어가 보는 질감이 서로 얼마나 달라야 하는지 정합니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Painted as</source>
        <translation>표현 방식</translation>
    </message>
    <message>
        <source>What is changed step by step: frequencies give smooth pictures whose colours are always possible.</source>
        <translation>단계마다 바꾸는 대상입니다. 주파수를 바꾸면 항상 표현 가능한 색으로 된 매끄러운 이미지가 나옵니다.</translation>
    </message>
    <message>
        <source>Frequencies</source>
        <translation>주파수</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Frequency decay</source>
        <translation>주파수 감쇠</translation>
    </message>
    <message>
        <source>How much less high frequencies count: 0 treats all alike, 1 is like photographs, more is smoother.</source>
        <translation>높은 주파수를 얼마나 적게 반영할지 정합니다. 0이면 모두 똑같이 반영하고, 1이면 사진과 비슷하며, 더 크면 더 매끄럽습니다.</translation>
    </message>
    <message>
        <source>Decorrelated colours</source>
        <translation>색 상관 제거</translation>
    </message>
    <message>
        <source>Change brightness and the colours of photographs independently, rather than red, green and blue.</source>
        <translation>빨강, 초록, 파랑 대신 밝기와 사진에 나타나는 색을 서로 독립적으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>지터</translation>
    </message>
    <message>
        <source>By how many pixels the picture is shifted at random before each step, so that no single pixel matters.</source>
        <translation>특정 픽셀 하나에 좌우되지 않도록 단계마다 먼저 이미지를 무작위로 이동하는 픽셀 수입니다.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>크기 변화</translation>
    </message>
    <message>
        <source>The share by which the picture is made larger or smaller at random before each step.</source>
        <translation>단계마다 먼저 이미지를 무작위로 확대하거나 축소하는 비율입니다.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>By how many degrees the picture is turned at random before each step.</source>
        <translation>단계마다 먼저 이미지를 무작위로 회전하는 각도입니다.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>최적화 알고리즘</translation>
    </message>
    <message>
        <source>How the gradient becomes a step.</source>
        <translation>그래디언트로 한 단계의 변화를 정하는 방법입니다.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How large a step is; too large a rate shatters the picture.</source>
        <translation>한 단계에서 바꾸는 크기입니다. 학습률이 너무 크면 이미지가 망가집니다.</translation>
    </message>
    <message>
        <source>Progress per step</source>
        <translation>단계당 상승량</translation>
    </message>
    <message>
        <source>By how much a step should raise the score; the learning rate is then the largest allowed. Not for Adam.</source>
        <translation>한 단계에서 점수를 얼마나 높일지 정합니다. 이때 학습률은 허용되는 최댓값이 됩니다. Adam에는 적용되지 않습니다.</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>지정 안 함</translation>
    </message>
    <message>
        <source>Steps that wake dead units</source>
        <translation>죽은 유닛을 깨우는 단계 수</translation>
    </message>
    <message>
        <source>For so many steps at first, if all of the gradient is zero, ReLUs that are shut let it pass.</source>
        <translation>처음 이 수만큼의 단계에서는 그래디언트가 모두 0이면 닫힌 ReLU도 그래디언트를 통과시킵니다.</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 페널티</translation>
    </message>
    <message>
        <source>How much the squared length of the picture is taken off the score: Simonyan&apos;s lambda.</source>
        <translation>이미지 길이(노름)의 제곱을 점수에서 얼마나 뺄지 정합니다. Simonyan의 람다에 해당합니다.</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>총변동</translation>
    </message>
    <message>
        <source>How much the differences between neighbouring pixels are taken off the score: more is smoother.</source>
        <translation>이웃한 픽셀 사이의 차이를 점수에서 얼마나 뺄지 정합니다. 클수록 더 매끄럽습니다.</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>The share of the picture that fades after each step.</source>
        <translation>각 단계가 끝난 뒤 이미지가 옅어지는 비율입니다.</translation>
    </message>
    <message>
        <source>Blur every</source>
        <translation>흐림 간격</translation>
    </message>
    <message>
        <source>After how many steps the picture is blurred, again and again.</source>
        <translation>이미지를 몇 단계마다 반복해서 흐리게 할지 정합니다.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>Blur radius</source>
        <translation>흐림 반경</translation>
    </message>
    <message>
        <source>Standard deviation of that blur in pixels; below 0.3 it does nothing.</source>
        <translation>이 흐림의 표준편차(픽셀)입니다. 0.3보다 작으면 아무 효과가 없습니다.</translation>
    </message>
    <message>
        <source>Drop weak pixels</source>
        <translation>값이 작은 픽셀 제거</translation>
    </message>
    <message>
        <source>After each step, this percentage of the pixels, those closest to the mean colour, take it on.</source>
        <translation>각 단계가 끝난 뒤, 평균 색에 가장 가까운 픽셀을 이 백분율만큼 평균 색으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Drop useless pixels</source>
        <translation>불필요한 픽셀 제거</translation>
    </message>
    <message>
        <source>After each step, this percentage of the pixels, those that the score needs least, take on the mean colour.</source>
        <translation>각 단계가 끝난 뒤, 점수에 가장 덜 필요한 픽셀을 이 백분율만큼 평균 색으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Only possible colours</source>
        <translation>표현 가능한 색만 사용</translation>
    </message>
    <message>
        <source>Before each step, cut colours off that no picture can have.</source>
        <translation>단계마다 먼저 이미지가 가질 수 없는 색을 잘라 냅니다.</translation>
    </message>
    <message>
        <source>Yosinski a: weak pixels dropped</source>
        <translation>Yosinski a: 값이 작은 픽셀 제거</translation>
    </message>
    <message>
        <source>Blur and pixels close to the mean dropped: sparse pictures of what matters, on grey.</source>
        <translation>흐림과 함께 평균에 가까운 픽셀을 제거합니다. 중요한 부분만 회색 바탕에 드문드문 남은 이미지가 됩니다.</translation>
    </message>
    <message>
        <source>Yosinski b: strong decay</source>
        <translation>Yosinski b: 강한 감쇠</translation>
    </message>
    <message>
        <source>The picture fades by almost a third after each step: only what the score keeps asking for stays.</source>
        <translation>각 단계가 끝난 뒤 이미지가 거의 3분의 1씩 옅어집니다. 점수에 계속 필요한 부분만 남습니다.</translation>
    </message>
    <message>
        <source>Yosinski c: blur</source>
        <translation>Yosinski c: 흐림</translation>
    </message>
    <message>
        <source>A wide blur every fourth step: soft pictures without high frequencies.</source>
        <translation>네 단계마다 넓게 흐리게 합니다. 높은 주파수가 없는 부드러운 이미지가 됩니다.</translation>
    </message>
    <message>
        <source>Yosinski d: useless pixels dropped</source>
        <translation>Yosinski d: 불필요한 픽셀 제거</translation>
    </message>
    <message>
        <source>Nine pixels in ten, those that the score needs least, are dropped after each step.</source>
        <translation>각 단계가 끝난 뒤 점수에 가장 덜 필요한 픽셀을 열 개 중 아홉 개꼴로 제거합니다.</translation>
    </message>
    <message>
        <source>Frequencies, robust</source>
        <translation>주파수, 강건</translation>
    </message>
    <message>
        <source>Frequencies and decorrelated colours, shifted, scaled and turned at random: the pictures in which people recognise things.</source>
        <translation>주파수와 색 상관 제거를 사용하고 이미지를 무작위로 이동, 확대/축소, 회전합니다. 사람이 무엇인지 알아볼 수 있는 이미지가 나옵니다.</translation>
    </message>
    <message>
        <source>Simonyan: L2 penalty</source>
        <translation>Simonyan: L2 페널티</translation>
    </message>
    <message>
        <source>The first class models: from the mean picture up the score, with a penalty on the picture&apos;s length and nothing else.</source>
        <translation>최초의 클래스 모델 이미지입니다. 평균 이미지에서 출발해 점수를 높이며, 이미지의 길이(노름)에 대한 페널티 외에는 제약이 없습니다.</translation>
    </message>
    <message>
        <source>Basic: plain gradient</source>
        <translation>기본: 단순 그래디언트</translation>
    </message>
    <message>
        <source>From random colours straight up the score: what happens without any restraint.</source>
        <translation>무작위 색에서 출발해 점수를 곧바로 높입니다. 아무 제약이 없을 때 어떻게 되는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number of at most %2.</source>
        <translation>&quot;%1&quot; 값은 %2 이하의 숫자여야 합니다.</translation>
    </message>
    <message>
        <source>Pixels cannot be divided by %1: the scale must be above 0.</source>
        <translation>픽셀을 %1(으)로 나눌 수 없습니다. 스케일은 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>Use 255</source>
        <translation>255 사용</translation>
    </message>
    <message>
        <source>A standard deviation is 0, and values cannot be divided by it.</source>
        <translation>표준편차가 0이어서 값을 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Use 1</source>
        <translation>1 사용</translation>
    </message>
    <message>
        <source>A standard deviation is negative: the network sees light as dark.</source>
        <translation>표준편차가 음수입니다. 네트워크가 밝은 곳을 어둡게 봅니다.</translation>
    </message>
    <message>
        <source>Make it positive</source>
        <translation>양수로 변경</translation>
    </message>
    <message>
        <source>Width, height and shorter side must lie between 1 and %1 pixels.</source>
        <translation>너비, 높이, 짧은 변은 1~%1 픽셀이어야 합니다.</translation>
    </message>
    <message>
        <source>The network does not take %1 pixels. It works with %2.</source>
        <translation>네트워크에 %1 픽셀을 입력할 수 없습니다. %2 픽셀에서는 작동합니다.</translation>
    </message>
    <message>
        <source>Use that size</source>
        <translation>이 크기 사용</translation>
    </message>
    <message>
        <source>The network takes three channels, but the card says grey.</source>
        <translation>네트워크는 채널 세 개를 입력받지만 카드에는 회색조로 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Use RGB</source>
        <translation>RGB 사용</translation>
    </message>
    <message>
        <source>The network takes one channel, but the card says colour.</source>
        <translation>네트워크는 채널 하나를 입력받지만 카드에는 컬러로 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Use grey</source>
        <translation>회색조 사용</translation>
    </message>
    <message>
        <source>The card is not one of a network that classifies.</source>
        <translation>분류 네트워크의 카드가 아닙니다.</translation>
    </message>
    <message>
        <source>It classifies</source>
        <translation>분류 모델로 지정</translation>
    </message>
    <message>
        <source>The network&apos;s outputs cannot be what the card calls them.</source>
        <translation>네트워크의 출력은 카드에 적힌 종류일 수 없습니다.</translation>
    </message>
    <message>
        <source>Use what they are</source>
        <translation>실제 종류 사용</translation>
    </message>
    <message>
        <source>The network has no layer &quot;%1&quot; with positions.</source>
        <translation>네트워크에 공간 위치 정보가 있는 레이어 &quot;%1&quot;이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Choose automatically</source>
        <translation>자동 선택</translation>
    </message>
    <message>
        <source>There are no class names: classes are shown by their numbers.</source>
        <translation>클래스 이름이 없습니다. 클래스를 번호로 표시합니다.</translation>
    </message>
    <message>
        <source>There are %1 class names for %2 outputs, so names may stand at the wrong class.</source>
        <translation>클래스 이름은 %1개인데 출력은 %2개이므로, 이름이 다른 클래스에 붙을 수 있습니다.</translation>
    </message>
    <message>
        <source>Leave out &quot;background&quot;</source>
        <translation>&quot;background&quot; 제외</translation>
    </message>
    <message>
        <source>The mean %1 is meant for pixels from 0 to 255, but they are divided by 255 first.</source>
        <translation>평균 %1은(는) 0~255 범위의 픽셀에 맞는 값이지만, 픽셀을 먼저 255로 나누고 있습니다.</translation>
    </message>
    <message>
        <source>Scale 1</source>
        <translation>스케일을 1로 변경</translation>
    </message>
    <message>
        <source>Divide the mean by 255</source>
        <translation>평균을 255로 나누기</translation>
    </message>
    <message>
        <source>The standard deviation %1 is meant for pixels from 0 to 255, but they are divided by 255 first.</source>
        <translation>표준편차 %1은(는) 0~255 범위의 픽셀에 맞는 값이지만, 픽셀을 먼저 255로 나누고 있습니다.</translation>
    </message>
    <message>
        <source>Divide it by 255</source>
        <translation>표준편차를 255로 나누기</translation>
    </message>
    <message>
        <source>Mean and standard deviation are meant for pixels from 0 to 1, but pixels go in as 0 to 255.</source>
        <translation>평균과 표준편차는 0~1 범위의 픽셀에 맞는 값이지만, 픽셀이 0~255 범위로 입력됩니다.</translation>
    </message>
    <message>
        <source>Scale 255</source>
        <translation>스케일을 255로 변경</translation>
    </message>
    <message>
        <source>Nothing is cropped, so every shape of picture gives an input of another size.</source>
        <translation>자르지 않으므로 이미지의 가로세로 비율에 따라 입력 크기가 달라집니다.</translation>
    </message>
    <message>
        <source>Crop the middle</source>
        <translation>가운데 자르기</translation>
    </message>
    <message>
        <source>The crop of %1 pixels is larger than the shorter side of %2, so borders may be black.</source>
        <translation>자르기 크기 %1 픽셀이 짧은 변 %2 픽셀보다 커서 테두리가 검게 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Enlarge the shorter side</source>
        <translation>짧은 변 늘리기</translation>
    </message>
    <message>
        <source>The input of %1 pixels is not square: most networks for cropped pictures are.</source>
        <translation>입력 %1 픽셀이 정사각형이 아닙니다. 잘라 낸 이미지를 사용하는 네트워크는 대부분 정사각형을 입력받습니다.</translation>
    </message>
    <message>
        <source>The picture has %1 pixels, and without resizing only pictures of %2 fit.</source>
        <translation>이미지는 %1 픽셀이지만, 크기를 조정하지 않으면 %2 픽셀 이미지만 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>Resize and crop</source>
        <translation>크기 조정 후 자르기</translation>
    </message>
    <message>
        <source>This picture is stretched %1 times in one direction.</source>
        <translation>이 이미지는 한 방향으로 %1배 늘어납니다.</translation>
    </message>
    <message>
        <source>Letterbox instead</source>
        <translation>레터박스로 변경</translation>
    </message>
    <message>
        <source>%1 of the input is grey padding with this picture.</source>
        <translation>이 이미지에서는 입력의 %1를 회색 여백이 차지합니다.</translation>
    </message>
    <message>
        <source>The network sees values around %1; networks are trained on values around 0.</source>
        <translation>네트워크가 %1 정도의 값을 입력받습니다. 네트워크는 보통 0 정도의 값으로 학습됩니다.</translation>
    </message>
    <message>
        <source>The network hardly sees a difference: the whole picture lies within %1.</source>
        <translation>네트워크가 차이를 거의 구별하지 못합니다. 이미지 전체의 값이 폭 %1 이내에 있습니다.</translation>
    </message>
    <message>
        <source>As RGB the model is %1 sure of %2, as BGR only %3 of %4.</source>
        <translation>모델의 1위 예측이 RGB로 입력하면 %2(%1)이지만, BGR로 입력하면 %4(%3)에 그칩니다.</translation>
    </message>
    <message>
        <source>As BGR the model is %1 sure of %2, as RGB only %3 of %4.</source>
        <translation>모델의 1위 예측이 BGR로 입력하면 %2(%1)이지만, RGB로 입력하면 %4(%3)에 그칩니다.</translation>
    </message>
    <message>
        <source>Use BGR</source>
        <translation>BGR 사용</translation>
    </message>
    <message>
        <source>torchvision, timm (ImageNet)</source>
        <translation>torchvision, timm(ImageNet)</translation>
    </message>
    <message>
        <source>Inception, TensorFlow style (−1 to 1)</source>
        <translation>Inception, TensorFlow 방식(−1~1)</translation>
    </message>
    <message>
        <source>Xception of Cadene (−1 to 1)</source>
        <translation>Cadene의 Xception(−1~1)</translation>
    </message>
    <message>
        <source>Xception of FaceForensics++ (stretched, −1 to 1)</source>
        <translation>FaceForensics++의 Xception(늘이기, −1~1)</translation>
    </message>
    <message>
        <source>EfficientNet-Lite (127, 128)</source>
        <translation>EfficientNet-Lite(127, 128)</translation>
    </message>
    <message>
        <source>Caffe, VGG (BGR, 0 to 255)</source>
        <translation>Caffe, VGG(BGR, 0~255)</translation>
    </message>
    <message>
        <source>YOLO (letterbox, 0 to 1)</source>
        <translation>YOLO(레터박스, 0~1)</translation>
    </message>
    <message>
        <source>Plain values, 0 to 1</source>
        <translation>정규화하지 않은 값, 0~1</translation>
    </message>
    <message>
        <source>Plain values, 0 to 255</source>
        <translation>정규화하지 않은 값, 0~255</translation>
    </message>
    <message>
        <source>Normalised gradient</source>
        <translation>정규화된 그래디언트</translation>
    </message>
    <message>
        <source>One channel&apos;s mean or standard deviation is more than twenty times another&apos;s: it may be mistyped.</source>
        <translation>한 채널의 평균이나 표준 편차가 다른 채널의 20배를 넘습니다. 잘못 입력했을 수 있습니다.</translation>
    </message>
    <message>
        <source>Converting the model</source>
        <translation>모델 변환하는 중</translation>
    </message>
    <message>
        <source>The model does not detect objects, so that there is no box to explain.</source>
        <translation>물체를 검출하는 모델이 아니므로 설명할 상자가 없습니다.</translation>
    </message>
    <message>
        <source>It explains one box: choose one first.</source>
        <translation>상자 하나를 설명하는 기법입니다. 먼저 상자를 선택하세요.</translation>
    </message>
    <message>
        <source>This number of a box is the same for all classes, so that there is nothing to compare.</source>
        <translation>상자의 이 수치는 모든 클래스에서 같으므로 비교할 것이 없습니다.</translation>
    </message>
    <message>
        <source>D-RISE</source>
        <translation>D-RISE</translation>
    </message>
    <message>
        <source>Random masks, averaged by how well the detector still finds the box under each</source>
        <translation>무작위 마스크를 씌웠을 때 검출기가 상자를 여전히 잘 찾는 정도로 가중한 평균</translation>
    </message>
    <message>
        <source>Of a detector, relevance starts at the raw numbers that the target is made of (log-odds of object and class), not at a probability.</source>
        <translation>검출기의 경우 관련도는 확률이 아니라 설명 대상을 이루는 원래 수치(물체와 클래스의 로그 오즈)에서 시작합니다.</translation>
    </message>
    <message>
        <source>There are no channel statistics beside the model, so this picture alone decided which channels are important. Collect statistics of a folder of pictures: &quot;Collect channel statistics&quot; in the menu &quot;Explain&quot;, or &quot;saliscope statistics&quot;.</source>
        <translation>모델과 같은 폴더에 채널 통계가 없어 이 이미지만으로 중요한 채널을 정했습니다. &quot;설명&quot; 메뉴의 &quot;채널 통계 수집&quot;이나 &quot;saliscope statistics&quot; 명령으로 이미지 폴더의 통계를 수집하세요.</translation>
    </message>
    <message>
        <source>The channel statistics beside the model cannot be read, so this picture alone decided which channels are important. Collect them again.</source>
        <translation>모델과 같은 폴더에 있는 채널 통계를 읽을 수 없어 이 이미지만으로 중요한 채널을 정했습니다. 통계를 다시 수집하세요.</translation>
    </message>
    <message>
        <source>The channel statistics beside the model come from another network or another preprocessing, so this picture alone decided which channels are important. Collect them again.</source>
        <translation>모델과 같은 폴더에 있는 채널 통계가 다른 네트워크나 다른 전처리에서 나온 것이어서 이 이미지만으로 중요한 채널을 정했습니다. 통계를 다시 수집하세요.</translation>
    </message>
    <message>
        <source>The channel statistics lack two pictures of this class and two of others, so this picture alone decided which channels are important. Collect them from a folder with a sub-folder for each class.</source>
        <translation>채널 통계에 필요한 이 클래스의 이미지 2개와 다른 클래스의 이미지 2개가 없어 이 이미지만으로 중요한 채널을 정했습니다. 클래스마다 하위 폴더가 있는 폴더에서 통계를 수집하세요.</translation>
    </message>
    <message>
        <source>How many of a convolution&apos;s channels count as important; at least one. With statistics: where the level is 0</source>
        <translation>합성곱에서 중요하다고 볼 채널의 비율이며, 적어도 하나는 남깁니다. 통계를 쓸 때는 유의 수준이 0인 경우에 적용됩니다</translation>
    </message>
    <message>
        <source>What decides which channels are important: this picture alone, or statistics of a folder of pictures that were collected before</source>
        <translation>중요한 채널을 정하는 기준입니다. 이 이미지만 쓰거나, 미리 수집한 이미지 폴더의 통계를 씁니다</translation>
    </message>
    <message>
        <source>Statistics of the class</source>
        <translation>클래스의 통계</translation>
    </message>
    <message>
        <source>This picture against the data set</source>
        <translation>데이터 세트 대비 이 이미지</translation>
    </message>
    <message>
        <source>Significance level</source>
        <translation>유의 수준</translation>
    </message>
    <message>
        <source>With statistics, channels up to this p value are important</source>
        <translation>통계를 쓸 때 p값이 이 값 이하인 채널을 중요한 것으로 봅니다</translation>
    </message>
    <message>
        <source>by share</source>
        <translation>비율 기준</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>How many times the others&apos; the important channels&apos; gradient becomes</source>
        <translation>중요한 채널의 그래디언트를 다른 채널의 몇 배로 할지 정합니다</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>무한대</translation>
    </message>
    <message>
        <source>Channel statistics</source>
        <translation>채널 통계</translation>
    </message>
    <message>
        <source>There is no model card. Its outputs look like boxes: it is taken for a detector with an input of %1 pixels.</source>
        <translation>모델 카드가 없습니다. 출력이 상자로 보이므로 입력이 %1 픽셀인 검출기로 간주합니다.</translation>
    </message>
    <message>
        <source>Its anchors are not in the file: those of the published YOLO networks are assumed. Boxes are wrong if it has others; a model card can give them.</source>
        <translation>앵커가 파일에 없어 공개된 YOLO 네트워크의 앵커로 가정합니다. 실제 앵커가 다르면 상자가 틀립니다. 모델 카드에서 앵커를 지정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Its export says that it is a detector with an input of %1 pixels, and what its classes are.</source>
        <translation>내보낸 파일에 입력이 %1 픽셀인 검출기라는 정보와 클래스 정보가 들어 있습니다.</translation>
    </message>
    <message>
        <source>It is a detector of torchvision, which prepares pictures itself. The input is assumed to be %1 pixels.</source>
        <translation>이미지를 스스로 전처리하는 torchvision 검출기입니다. 입력을 %1 픽셀로 가정합니다.</translation>
    </message>
    <message>
        <source>the statistics of so many classes</source>
        <translation>클래스가 너무 많은 통계</translation>
    </message>
    <message>
        <source>On the way back, the gradient at each of the later convolutions keeps only the important channels: those that contribute most on this picture or, with statistics of a folder of pictures, those that answer more to this class, or to this picture, than to the rest.</source>
        <translation>뒤로 되돌릴 때 뒤쪽 합성곱마다 그래디언트에서 중요한 채널만 남깁니다. 중요한 채널은 이 이미지에서 기여도가 가장 큰 채널이거나, 이미지 폴더의 통계를 쓸 때는 나머지보다 이 클래스나 이 이미지에 더 크게 반응하는 채널입니다.</translation>
    </message>
    <message>
        <source>Compare with the same gradient map without it: grain on the background should fade while the object&apos;s parts stay. Lower the level, or the share of channels, and watch what goes first. With a finite gain the others keep a part.</source>
        <translation>이 기법을 쓰지 않은 같은 그래디언트 맵과 비교해 보세요. 배경의 거친 무늬는 옅어지고 물체의 부분은 남아야 합니다. 유의 수준이나 채널 비율을 낮추면서 무엇이 먼저 사라지는지 살펴보세요. 이득이 유한하면 다른 채널도 일부 남습니다.</translation>
    </message>
    <message>
        <source>The result is no longer the model&apos;s own gradient, and shares do not add up to the score. Statistics of few pictures tell chance from truth badly; the original&apos;s filter by a test of normality is left out. Independent tests are few.</source>
        <translation>결과는 더 이상 모델의 실제 그래디언트가 아니며, 기여도의 합도 점수와 맞지 않습니다. 적은 수의 이미지에서 얻은 통계로는 우연과 실제 차이를 구별하기 어렵습니다. 원래 방법에 있는 정규성 검정 필터는 쓰지 않습니다. 독립적인 검증이 아직 적습니다.</translation>
    </message>
    <message>
        <source>Thousands of random masks each hide about half of the picture. They are averaged, each weighted by how well the best box that the detector finds then matches the chosen one, in place, certainty and class. No gradients.</source>
        <translation>이미지의 절반쯤을 가리는 무작위 마스크를 수천 개 만듭니다. 마스크를 씌웠을 때 검출기가 찾은 상자 중 가장 잘 맞는 것이 선택한 상자와 위치, 확실성, 클래스에서 얼마나 일치하는지를 가중치로 삼아 마스크의 평균을 구합니다. 그래디언트를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Bright regions must be visible for the box to be found. Parts outside the box are context. Compare with a map of the frozen row: where they differ, another candidate takes the box&apos;s place.</source>
        <translation>상자를 찾으려면 밝은 영역이 보여야 합니다. 상자 밖의 밝은 부분은 맥락입니다. 행을 고정한 맵과 비교해 보세요. 두 맵이 다른 곳에서는 다른 후보가 이 상자를 대신합니다.</translation>
    </message>
    <message>
        <source>It takes thousands of passes, and with few masks chance spots remain. Small objects get lost between coarse cells, and edges of masks can be evidence themselves. Only differences count, not the general level.</source>
        <translation>계산을 수천 회 해야 하며, 마스크가 적으면 우연한 점이 남습니다. 작은 물체는 거친 칸 사이에서 놓치기 쉽고, 마스크의 가장자리 자체가 근거가 될 수도 있습니다. 값의 차이만 의미가 있고 전체적인 수준은 의미가 없습니다.</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>신뢰도</translation>
    </message>
    <message>
        <source>Class alone</source>
        <translation>클래스만</translation>
    </message>
    <message>
        <source>Objectness</source>
        <translation>객체성</translation>
    </message>
    <message>
        <source>Centre, across</source>
        <translation>중심, 가로</translation>
    </message>
    <message>
        <source>Centre, down</source>
        <translation>중심, 세로</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>왼쪽 가장자리</translation>
    </message>
    <message>
        <source>Top edge</source>
        <translation>위쪽 가장자리</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>오른쪽 가장자리</translation>
    </message>
    <message>
        <source>Bottom edge</source>
        <translation>아래쪽 가장자리</translation>
    </message>
    <message>
        <source>Overlap with this box</source>
        <translation>이 상자와의 겹침</translation>
    </message>
    <message>
        <source>All boxes around it</source>
        <translation>주변의 모든 상자</translation>
    </message>
    <message>
        <source>The class in the whole picture</source>
        <translation>이미지 전체의 클래스</translation>
    </message>
    <message>
        <source>Best matching box</source>
        <translation>가장 잘 맞는 상자</translation>
    </message>
    <message>
        <source>This detector gives out probabilities rather than log-odds, so relevance starts at the probabilities.</source>
        <translation>이 검출기는 로그 오즈가 아니라 확률을 내놓으므로 관련도는 확률에서 시작합니다.</translation>
    </message>
    <message>
        <source>the model is read from it: choose another name</source>
        <translation>모델을 읽어 오는 파일입니다. 다른 이름을 선택하세요</translation>
    </message>
    <message>
        <source>its card would take the same name: choose a name that ends in .pt</source>
        <translation>모델 카드와 이름이 같아집니다. .pt로 끝나는 이름을 선택하세요</translation>
    </message>
    <message>
        <source>the model&apos;s card would replace this other file: choose another name for the model</source>
        <translation>모델 카드가 이 파일을 덮어쓰게 됩니다. 모델에 다른 이름을 선택하세요</translation>
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
    <message>
        <source>%1 s left</source>
        <translation>%1초 남음</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
</context>
<context>
    <name>widgets::AscentChart</name>
    <message>
        <source>Activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Norm of the picture</source>
        <translation>이미지의 노름</translation>
    </message>
    <message>
        <source>activation %1</source>
        <translation>활성화 %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>점수 %1</translation>
    </message>
    <message>
        <source>Step %1: %2, probability %3, norm %4</source>
        <translation>단계 %1: %2, 확률 %3, 노름 %4</translation>
    </message>
    <message>
        <source>Step %1: %2, norm %3</source>
        <extracomment>%2 is &quot;score 12.3&quot;</extracomment>
        <translation>단계 %1: %2, 노름 %3</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>%1 (%)</source>
        <extracomment>a quantity, in percent</extracomment>
        <translation>%1(%)</translation>
    </message>
    <message>
        <source>Score, probability and norm over the steps</source>
        <translation>단계별 점수, 확률, 노름</translation>
    </message>
</context>
<context>
    <name>widgets::BoxExplaining</name>
    <message>
        <source>None: click one in the picture.</source>
        <translation>없음: 이미지에서 상자를 클릭하세요.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Chosen box</source>
        <translation>선택한 상자</translation>
    </message>
    <message>
        <source>E&amp;xplain its</source>
        <translation>설명할 값(&amp;X)</translation>
    </message>
    <message>
        <source>Quick &amp;map</source>
        <translation>빠른 맵(&amp;M)</translation>
    </message>
    <message>
        <source>A map of the chosen box over the picture, by a method that takes one pass</source>
        <translation>선택한 상자의 맵을 한 번의 계산으로 끝나는 기법으로 구해 이미지 위에 겹칩니다</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>불투명도(&amp;P)</translation>
    </message>
    <message>
        <source>Opacity of the map over the picture</source>
        <translation>이미지 위에 겹친 맵의 불투명도</translation>
    </message>
    <message>
        <source>Explain this &amp;box</source>
        <translation>이 상자 설명(&amp;B)</translation>
    </message>
    <message>
        <source>Compare explanations of it by several methods (Enter)</source>
        <translation>이 상자를 여러 기법으로 설명하여 비교합니다(Enter)</translation>
    </message>
</context>
<context>
    <name>widgets::BoxFilter</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a class and how many boxes of it there are</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>표시 항목</translation>
    </message>
    <message>
        <source>Thr&amp;eshold</source>
        <translation>임곗값(&amp;E)</translation>
    </message>
    <message>
        <source>Boxes that are less sure than this are hidden</source>
        <translation>신뢰도가 이보다 낮은 상자를 숨깁니다</translation>
    </message>
    <message>
        <source>O&amp;verlap</source>
        <translation>겹침(&amp;V)</translation>
    </message>
    <message>
        <source>Of two boxes of a class that overlap by more than this (intersection over union), only the surer one is shown</source>
        <translation>같은 클래스의 두 상자가 이보다 많이 겹치면(IoU, 교집합/합집합) 신뢰도가 높은 상자만 표시합니다</translation>
    </message>
    <message>
        <source>&amp;All candidates before suppression</source>
        <translation>억제 전의 모든 후보(&amp;A)</translation>
    </message>
    <message>
        <source>Show every candidate above the threshold, also those that a surer one covers</source>
        <translation>신뢰도가 더 높은 후보에 가려진 것까지 임곗값을 넘는 모든 후보를 표시합니다</translation>
    </message>
    <message>
        <source>Cla&amp;sses found</source>
        <translation>찾은 클래스(&amp;S)</translation>
    </message>
    <message>
        <source>Classes that are shown</source>
        <translation>표시할 클래스</translation>
    </message>
    <message>
        <source>Only boxes of the checked classes are shown</source>
        <translation>체크한 클래스의 상자만 표시합니다</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>all classes</extracomment>
        <translation>전체</translation>
    </message>
    <message>
        <source>Show boxes of all classes</source>
        <translation>모든 클래스의 상자를 표시합니다</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>no class</extracomment>
        <translation>없음</translation>
    </message>
    <message>
        <source>Show boxes of no class, to check a few then</source>
        <translation>모든 클래스의 상자를 숨깁니다. 이어서 몇 개만 골라 표시할 수 있습니다</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>초기화(&amp;T)</translation>
    </message>
    <message>
        <source>Threshold, overlap and classes as the model brings them</source>
        <translation>임곗값, 겹침, 클래스를 모델이 정한 값으로 되돌립니다</translation>
    </message>
</context>
<context>
    <name>widgets::BoxQuantities</name>
    <message>
        <source>Confidence</source>
        <translation>신뢰도</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Objectness</source>
        <translation>객체성</translation>
    </message>
    <message>
        <source>Middle, left to right</source>
        <translation>중심의 가로 위치</translation>
    </message>
    <message>
        <source>Middle, top to bottom</source>
        <translation>중심의 세로 위치</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>왼쪽 가장자리</translation>
    </message>
    <message>
        <source>Top edge</source>
        <translation>위쪽 가장자리</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>오른쪽 가장자리</translation>
    </message>
    <message>
        <source>Bottom edge</source>
        <translation>아래쪽 가장자리</translation>
    </message>
    <message>
        <source>Overlap with the box shown</source>
        <translation>표시된 상자와의 겹침</translation>
    </message>
    <message>
        <source>All candidates here</source>
        <translation>이 위치의 모든 후보</translation>
    </message>
    <message>
        <source>The class anywhere</source>
        <translation>이미지 전체의 클래스</translation>
    </message>
    <message>
        <source>Best match (D-RISE)</source>
        <translation>가장 잘 맞는 상자(D-RISE)</translation>
    </message>
    <message>
        <source>The number beside the box: objectness × class probability</source>
        <translation>상자 옆에 표시되는 값입니다(객체성 × 클래스 확률)</translation>
    </message>
    <message>
        <source>Which class it is, given that something is there</source>
        <translation>그곳에 무언가 있다고 할 때 이 클래스일 확률입니다</translation>
    </message>
    <message>
        <source>That something is there, whatever it is</source>
        <translation>종류와 관계없이 그곳에 무언가 있을 확률입니다</translation>
    </message>
    <message>
        <source>Where the middle of the box lies, in pixels of the input</source>
        <translation>상자 중심의 위치입니다(입력 픽셀 단위)</translation>
    </message>
    <message>
        <source>How large the box is, in pixels of the input</source>
        <translation>상자의 크기입니다(입력 픽셀 단위)</translation>
    </message>
    <message>
        <source>Where this edge of the box lies, in pixels of the input</source>
        <translation>상자의 이 가장자리의 위치입니다(입력 픽셀 단위)</translation>
    </message>
    <message>
        <source>How much the box stays where it is: its intersection over union with the box on show</source>
        <translation>상자가 제자리에 머무는 정도, 즉 표시된 상자와의 IoU(교집합/합집합)입니다</translation>
    </message>
    <message>
        <source>The sum of the confidences of all candidates that overlap the box, so that no other takes over unseen</source>
        <translation>상자와 겹치는 모든 후보의 신뢰도 합입니다. 다른 후보가 그 자리를 대신해도 놓치지 않습니다</translation>
    </message>
    <message>
        <source>The sum of the confidences of the class over the whole picture</source>
        <translation>이미지 전체에서 구한 이 클래스의 신뢰도 합입니다</translation>
    </message>
    <message>
        <source>How well the best of all candidates matches the box in place, objectness and classes, as D-RISE measures it</source>
        <translation>모든 후보 중 가장 잘 맞는 것이 위치, 객체성, 클래스에서 이 상자와 일치하는 정도입니다(D-RISE의 척도)</translation>
    </message>
    <message>
        <source>Which of the box&apos;s numbers is explained: %1</source>
        <translation>설명할 상자의 수치: %1</translation>
    </message>
</context>
<context>
    <name>widgets::BoxTable</name>
    <message>
        <source>Boxes</source>
        <translation>상자</translation>
    </message>
</context>
<context>
    <name>widgets::BoxTableModel</name>
    <message>
        <source>What the detector takes it for</source>
        <translation>검출기가 판단한 클래스입니다</translation>
    </message>
    <message>
        <source>How sure the detector is: objectness × class probability</source>
        <translation>검출기의 신뢰도입니다(객체성 × 클래스 확률)</translation>
    </message>
    <message>
        <source>Width × height in pixels of the picture</source>
        <translation>너비 × 높이입니다(이미지 픽셀 단위)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
</context>
<context>
    <name>widgets::BoxView</name>
    <message numerus="yes">
        <source>%n boxes.</source>
        <translation>
            <numerusform>상자 %n개.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1.</source>
        <translation>선택한 상자: %1.</translation>
    </message>
    <message>
        <source>Picture with boxes</source>
        <translation>상자를 표시한 이미지</translation>
    </message>
    <message>
        <source>Click or arrow keys: choose a box. Double click or Enter: explain it. Wheel: zoom. Drag: move the picture.</source>
        <translation>클릭 또는 화살표 키: 상자 선택. 두 번 클릭 또는 Enter: 상자 설명. 휠: 확대/축소. 드래그: 이미지 이동.</translation>
    </message>
</context>
<context>
    <name>widgets::Boxes</name>
    <message>
        <source>&lt; %1</source>
        <translation>%1 미만</translation>
    </message>
    <message>
        <source>Confidence: %1</source>
        <translation>신뢰도: %1</translation>
    </message>
    <message>
        <source>Objectness: %1</source>
        <translation>객체성: %1</translation>
    </message>
    <message>
        <source>Class probability: %1</source>
        <translation>클래스 확률: %1</translation>
    </message>
    <message>
        <source>Size: %1 pixels</source>
        <translation>크기: %1 픽셀</translation>
    </message>
    <message>
        <source>Candidate %1</source>
        <extracomment>the row of the network&apos;s output that a box comes from</extracomment>
        <translation>후보 %1</translation>
    </message>
</context>
<context>
    <name>widgets::CamStepsView</name>
    <message>
        <source>Channel %1 of %2 (weight %3) is the first of %4; alone it makes %5 of all contributions.</source>
        <extracomment>channel, layer, weight, number of channels, share</extracomment>
        <translation>%2의 채널 %1(가중치 %3)은 %4개 중 첫 번째이며, 단독으로 전체 기여도의 %5를 차지합니다.</translation>
    </message>
    <message>
        <source>Channel %1 of %2 (weight %3) is number %4 of %5; together these %4 make %6 of all contributions.</source>
        <extracomment>channel, layer, weight, place, number of channels, share</extracomment>
        <translation>%2의 채널 %1(가중치 %3)은 %5개 중 %4번째이며, 지금까지의 %4개를 합하면 전체 기여도의 %6를 차지합니다.</translation>
    </message>
    <message>
        <source>That is all: the sum is the Grad-CAM.</source>
        <translation>모두 더했습니다. 이 합이 Grad-CAM입니다.</translation>
    </message>
    <message>
        <source>Next comes channel %1 (%2), which raises the map.</source>
        <extracomment>the channel that will be added next, and its weight</extracomment>
        <translation>다음은 맵의 값을 높이는 채널 %1(%2)입니다.</translation>
    </message>
    <message>
        <source>Next comes channel %1 (%2), which lowers the map.</source>
        <translation>다음은 맵의 값을 낮추는 채널 %1(%2)입니다.</translation>
    </message>
    <message>
        <source>No channel of %1 has any influence on this class here: every contribution is zero.</source>
        <translation>%1에는 이 이미지에서 이 클래스에 영향을 주는 채널이 없습니다. 모든 기여도가 0입니다.</translation>
    </message>
    <message>
        <source>After the ReLU their sum correlates with the finished map by %1.</source>
        <extracomment>a correlation, at most 1</extracomment>
        <translation>ReLU를 거친 합과 완성된 맵의 상관계수는 %1입니다.</translation>
    </message>
    <message>
        <source>Sum so far</source>
        <translation>현재까지의 합</translation>
    </message>
    <message>
        <source>The channels so far, each times its weight, added up: evidence for the class and against it</source>
        <translation>지금까지의 채널에 각각 가중치를 곱해 더한 값으로, 클래스를 뒷받침하는 근거와 반대되는 근거를 나타냅니다</translation>
    </message>
    <message>
        <source>After the ReLU</source>
        <translation>ReLU 적용 후</translation>
    </message>
    <message>
        <source>The same sum, with what is below zero left out</source>
        <translation>같은 합에서 0보다 작은 값을 제외한 것입니다</translation>
    </message>
    <message>
        <source>Finished Grad-CAM</source>
        <translation>완성된 Grad-CAM</translation>
    </message>
    <message>
        <source>The sum of all channels after the ReLU</source>
        <translation>모든 채널의 합에 ReLU를 적용한 것입니다</translation>
    </message>
    <message>
        <source>C&amp;hannels added:</source>
        <translation>더한 채널 수(&amp;H):</translation>
    </message>
    <message>
        <source>Adds the channels one after another, the largest contribution first (left and right arrow keys)</source>
        <translation>기여도가 큰 것부터 채널을 하나씩 차례로 더합니다(왼쪽, 오른쪽 화살표 키)</translation>
    </message>
    <message>
        <source>Colours of the &amp;finished map</source>
        <translation>완성된 맵의 색상 눈금 사용(&amp;F)</translation>
    </message>
    <message>
        <source>Shows the sum on the scale of the finished map, so that one sees it grow. Otherwise each sum has a scale of its own, so that the first channels are seen as well.</source>
        <translation>합을 완성된 맵의 색상 눈금으로 표시하여 점점 커지는 모습을 보여 줍니다. 사용하지 않으면 합마다 고유한 눈금을 적용하므로 처음 몇 개의 채널도 잘 보입니다.</translation>
    </message>
    <message>
        <source>The weight of channel k is the mean over all positions of the score&apos;s gradient. Channels are ordered by their contribution: the sum over all positions of the magnitude of weight times activation.</source>
        <translation>채널 k의 가중치는 점수의 그래디언트를 모든 위치에서 평균한 값입니다. 채널은 기여도, 즉 가중치와 활성화를 곱한 값의 크기를 모든 위치에서 더한 값의 순서로 정렬됩니다.</translation>
    </message>
    <message>
        <source>Several layers are chosen. This is the first of them, %1.</source>
        <translation>여러 레이어를 선택했습니다. 그중 첫 번째인 %1을(를) 표시합니다.</translation>
    </message>
</context>
<context>
    <name>widgets::CardForm</name>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 for %2 outputs</source>
        <translation>이름 %1개, 출력 %2개</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a file with class names, %2 the first of them</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>자동(%1)</translation>
    </message>
    <message>
        <source>Classes (softmax)</source>
        <translation>클래스(softmax)</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>클래스 확률</translation>
    </message>
    <message>
        <source>Class log-probabilities</source>
        <translation>클래스 로그 확률</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>Independent labels (sigmoid)</source>
        <translation>독립 레이블(sigmoid)</translation>
    </message>
    <message>
        <source>Measured values</source>
        <translation>측정값(회귀)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>모델 정보</translation>
    </message>
    <message>
        <source>&amp;As for</source>
        <translation>프리셋(&amp;A)</translation>
    </message>
    <message>
        <source>Fills in how well-known networks get their pictures. The input&apos;s size stays.</source>
        <translation>잘 알려진 네트워크가 이미지를 입력받는 방식을 채워 넣습니다. 입력 크기는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>직접 지정</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>입력(&amp;I)</translation>
    </message>
    <message>
        <source>Width and height of the network&apos;s input in pixels. Networks with a fixed size refuse any other; the rest see objects at another scale than they learnt.</source>
        <translation>네트워크 입력의 너비와 높이(픽셀)입니다. 크기가 고정된 네트워크는 다른 크기를 받지 않으며, 그 밖의 네트워크는 학습할 때와 다른 크기의 물체를 보게 됩니다.</translation>
    </message>
    <message>
        <source>Width of the input</source>
        <translation>입력 너비</translation>
    </message>
    <message>
        <source>Height of the input</source>
        <translation>입력 높이</translation>
    </message>
    <message>
        <source> px</source>
        <extracomment>pixels, behind a number</extracomment>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Resizing</source>
        <translation>크기 조정(&amp;R)</translation>
    </message>
    <message>
        <source>How a picture is brought to the input&apos;s size. What is deformed or padded in another way than in training is recognised less surely.</source>
        <translation>이미지를 입력 크기에 맞추는 방법입니다. 학습 때와 다른 방식으로 변형하거나 여백을 채우면 덜 확실하게 인식됩니다</translation>
    </message>
    <message>
        <source>By the shorter side</source>
        <translation>짧은 변 기준</translation>
    </message>
    <message>
        <source>Stretch to the input</source>
        <translation>입력 크기로 늘이기</translation>
    </message>
    <message>
        <source>Letterbox, grey bars</source>
        <translation>레터박스(회색 여백)</translation>
    </message>
    <message>
        <source>None: the picture must fit</source>
        <translation>없음: 이미지 크기가 맞아야 함</translation>
    </message>
    <message>
        <source>S&amp;horter side</source>
        <translation>짧은 변(&amp;H)</translation>
    </message>
    <message>
        <source>Pixels of the picture&apos;s shorter side before the crop. Smaller than the input leaves black borders; much larger cuts most of the picture away.</source>
        <translation>자르기 전 이미지의 짧은 변 길이(픽셀)입니다. 입력보다 작으면 검은 테두리가 생기고, 훨씬 크면 이미지가 대부분 잘려 나갑니다</translation>
    </message>
    <message>
        <source>Cro&amp;p</source>
        <translation>자르기(&amp;P)</translation>
    </message>
    <message>
        <source>Whether the middle is cut out at the input&apos;s size. Without it the input is as long as the picture.</source>
        <translation>가운데를 입력 크기로 잘라 낼지 정합니다. 자르지 않으면 입력의 길이가 이미지의 길이와 같아집니다</translation>
    </message>
    <message>
        <source>The middle</source>
        <translation>가운데</translation>
    </message>
    <message>
        <source>Cha&amp;nnels</source>
        <translation>채널(&amp;N)</translation>
    </message>
    <message>
        <source>The order in which the network takes the colours. In the wrong one it mistakes red for blue: shapes are still recognised, but less surely.</source>
        <translation>네트워크가 색을 받는 순서입니다. 순서가 틀리면 빨강을 파랑으로 잘못 봅니다. 형태는 여전히 인식하지만 덜 확실해집니다</translation>
    </message>
    <message>
        <source>RGB: red first</source>
        <translation>RGB: 빨강 먼저</translation>
    </message>
    <message>
        <source>BGR: blue first</source>
        <translation>BGR: 파랑 먼저</translation>
    </message>
    <message>
        <source>Grey: one channel</source>
        <translation>회색조: 채널 하나</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>스케일(&amp;S)</translation>
    </message>
    <message>
        <source>Pixels from 0 to 255 are divided by this first: 255 makes them 0 to 1, 1 leaves them. The wrong one makes everything far too bright or nearly black.</source>
        <translation>0에서 255까지인 픽셀 값을 먼저 이 수로 나눕니다. 255이면 0에서 1까지가 되고, 1이면 그대로입니다. 틀리면 전체가 지나치게 밝거나 거의 검게 됩니다</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>평균(&amp;M)</translation>
    </message>
    <message>
        <source>Subtracted from each channel, in the model&apos;s channel order. A wrong one makes the picture too bright or too dark for the network.</source>
        <translation>모델의 채널 순서대로 각 채널에서 뺍니다. 틀리면 네트워크가 보기에 이미지가 너무 밝거나 너무 어두워집니다</translation>
    </message>
    <message>
        <source>S&amp;td. dev.</source>
        <translation>표준 편차(&amp;T)</translation>
    </message>
    <message>
        <source>Each channel is divided by it, in the model&apos;s channel order. A wrong one makes contrasts too strong or too weak for the network.</source>
        <translation>모델의 채널 순서대로 각 채널을 이 값으로 나눕니다. 틀리면 네트워크가 보기에 대비가 너무 강하거나 너무 약해집니다</translation>
    </message>
    <message>
        <source>M&amp;eaning</source>
        <translation>의미(&amp;E)</translation>
    </message>
    <message>
        <source>What the outputs are. If it is wrong, probabilities are: they no longer add up, or hardly differ.</source>
        <translation>출력이 무엇을 뜻하는지 정합니다. 틀리면 확률도 틀려서, 합이 1이 되지 않거나 서로 거의 차이가 나지 않습니다</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>클래스 이름</translation>
    </message>
    <message>
        <source>One name an output, in their order: a text file with one name a line. In another order every name is wrong while the numbers are right.</source>
        <translation>출력마다 이름이 하나씩 필요하며 순서가 같아야 합니다. 한 줄에 이름을 하나씩 적은 텍스트 파일을 사용합니다. 순서가 다르면 숫자는 맞아도 이름이 모두 틀립니다</translation>
    </message>
    <message>
        <source>Names from &amp;file...</source>
        <translation>파일에서 이름 가져오기(&amp;F)...</translation>
    </message>
    <message>
        <source>Into the card</source>
        <translation>카드에 넣기</translation>
    </message>
    <message>
        <source>Write the names into the card itself, so that it needs no other file</source>
        <translation>이름을 카드 안에 직접 기록하여 다른 파일이 필요 없게 합니다</translation>
    </message>
    <message>
        <source>Show classes by their numbers</source>
        <translation>클래스를 번호로 표시합니다</translation>
    </message>
    <message>
        <source>No class names</source>
        <translation>클래스 이름 없음</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>레이어(&amp;L)</translation>
    </message>
    <message>
        <source>Where class activation maps look unless told otherwise. Too early a layer shows edges, not objects.</source>
        <translation>따로 지정하지 않으면 클래스 활성화 맵이 사용하는 레이어입니다. 너무 앞쪽 레이어는 물체가 아니라 윤곽선을 보여 줍니다</translation>
    </message>
    <message>
        <source>Tit&amp;le</source>
        <translation>제목(&amp;L)</translation>
    </message>
    <message>
        <source>What the model is called on the screen</source>
        <translation>화면에 표시할 모델의 이름입니다</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>출처(&amp;U)</translation>
    </message>
    <message>
        <source>Where the model comes from</source>
        <translation>모델을 가져온 곳입니다</translation>
    </message>
    <message>
        <source>Licen&amp;ce</source>
        <translation>라이선스(&amp;C)</translation>
    </message>
    <message>
        <source>What one may do with the model</source>
        <translation>모델의 허용된 사용 범위입니다</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Mean, %1</source>
        <extracomment>%1 is a colour</extracomment>
        <translation>평균, %1</translation>
    </message>
    <message>
        <source>Standard deviation, %1</source>
        <extracomment>%1 is a colour</extracomment>
        <translation>표준 편차, %1</translation>
    </message>
</context>
<context>
    <name>widgets::ChannelStack</name>
    <message>
        <source>Channel %1: weight %2, %3 of all contributions</source>
        <extracomment>a tile: channel number, its weight, its share</extracomment>
        <translation>채널 %1: 가중치 %2, 전체 기여도의 %3</translation>
    </message>
    <message>
        <source>Channels, the largest contribution first</source>
        <translation>채널, 기여도가 가장 큰 것부터</translation>
    </message>
</context>
<context>
    <name>widgets::ChannelView</name>
    <message>
        <source>no number</source>
        <translation>숫자 아님</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>채널 %1</translation>
    </message>
    <message>
        <source>No channel</source>
        <translation>채널 없음</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>기여도</translation>
    </message>
    <message>
        <source>Contribution to %1</source>
        <translation>%1에 대한 기여도</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>표준 편차</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Above 0</source>
        <translation>0 초과</translation>
    </message>
    <message>
        <source>Over all positions</source>
        <translation>모든 위치의 평균입니다</translation>
    </message>
    <message>
        <source>The standard deviation over all positions</source>
        <translation>모든 위치의 표준 편차입니다</translation>
    </message>
    <message>
        <source>The smallest value of all positions</source>
        <translation>모든 위치의 값 중 가장 작은 값입니다</translation>
    </message>
    <message>
        <source>The largest value of all positions</source>
        <translation>모든 위치의 값 중 가장 큰 값입니다</translation>
    </message>
    <message>
        <source>The share of positions whose value is above 0</source>
        <translation>값이 0보다 큰 위치의 비율입니다</translation>
    </message>
    <message>
        <source>The sum of gradient times activation over all positions: above 0 where the channel speaks for the class, below 0 where it speaks against it</source>
        <translation>그래디언트와 활성화를 곱해 모든 위치에서 더한 값입니다. 채널이 클래스를 뒷받침하면 0보다 크고, 클래스에 반대되면 0보다 작습니다</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>유닛(&amp;U)</translation>
    </message>
    <message>
        <source>A position in the layer&apos;s grid. Click into the picture to pick it, or press Enter there at the inspected pixel.</source>
        <translation>레이어 격자의 한 위치입니다. 이미지를 클릭하여 고르거나, 이미지에서 살펴보는 픽셀에 대해 Enter를 누르세요</translation>
    </message>
    <message>
        <source>Column in the layer&apos;s grid, from the left</source>
        <translation>레이어 격자의 열이며, 왼쪽부터 셉니다</translation>
    </message>
    <message>
        <source>Row in the layer&apos;s grid, from the top</source>
        <translation>레이어 격자의 행이며, 위쪽부터 셉니다</translation>
    </message>
    <message>
        <source>Column of the unit</source>
        <translation>유닛의 열</translation>
    </message>
    <message>
        <source>Row of the unit</source>
        <translation>유닛의 행</translation>
    </message>
    <message>
        <source>Imagine &amp;channel</source>
        <translation>채널 상상하기(&amp;C)</translation>
    </message>
    <message>
        <source>Make a picture that this channel responds to everywhere</source>
        <translation>이 채널이 모든 위치에서 반응하는 이미지를 만듭니다</translation>
    </message>
    <message>
        <source>Imagine u&amp;nit</source>
        <translation>유닛 상상하기(&amp;N)</translation>
    </message>
    <message>
        <source>Make a picture that this channel responds to at this position</source>
        <translation>이 채널이 이 위치에서 반응하는 이미지를 만듭니다</translation>
    </message>
    <message>
        <source>No picture is open.</source>
        <translation>열린 이미지가 없습니다.</translation>
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
    <name>widgets::CutFinishSection</name>
    <message>
        <source>Finish</source>
        <translation>마무리</translation>
    </message>
    <message>
        <source>Fill ho&amp;les</source>
        <translation>구멍 채우기(&amp;L)</translation>
    </message>
    <message>
        <source>What the object encloses belongs to it</source>
        <translation>물체로 둘러싸인 곳을 물체에 포함합니다</translation>
    </message>
    <message>
        <source>&amp;Keep the largest part</source>
        <translation>가장 큰 부분만 유지(&amp;K)</translation>
    </message>
    <message>
        <source>Drop the other parts, except those in which you painted the object</source>
        <translation>직접 물체로 칠한 부분을 제외하고 나머지 부분을 버립니다</translation>
    </message>
    <message>
        <source> px</source>
        <extracomment>after a number: picture pixels</extracomment>
        <translation> px</translation>
    </message>
    <message>
        <source>Smooth edge</source>
        <translation>가장자리 매끄럽게</translation>
    </message>
    <message>
        <source>Round off what is finer than so many picture pixels</source>
        <translation>이 이미지 픽셀 수보다 작은 굴곡을 둥글게 다듬습니다</translation>
    </message>
    <message>
        <source>Gro&amp;w or shrink</source>
        <translation>늘리기/줄이기(&amp;W)</translation>
    </message>
    <message>
        <source>Move the edge outwards by so many picture pixels; negative: inwards</source>
        <translation>가장자리를 이 이미지 픽셀 수만큼 바깥쪽으로 옮깁니다. 음수이면 안쪽으로 옮깁니다</translation>
    </message>
</context>
<context>
    <name>widgets::CutSettingsSection</name>
    <message>
        <source>Cut</source>
        <translation>오려내기 설정</translation>
    </message>
    <message>
        <source>Smooth&amp;ness</source>
        <translation>매끄러움(&amp;N)</translation>
    </message>
    <message>
        <source>Higher: a shorter, smoother boundary. Lower: finer detail.</source>
        <translation>높을수록 경계가 짧고 매끄러워지며, 낮을수록 더 세밀해집니다.</translation>
    </message>
    <message>
        <source>&amp;Colour weight</source>
        <translation>색 가중치(&amp;C)</translation>
    </message>
    <message>
        <source>How much the colours of object and background count against the boundary</source>
        <translation>경계에 비해 물체와 배경의 색을 얼마나 반영할지 정합니다</translation>
    </message>
    <message>
        <source>The colour models do not know your last strokes.</source>
        <translation>최근에 그린 획이 색 모델에 반영되지 않았습니다.</translation>
    </message>
    <message>
        <source>The colour models know all of your strokes.</source>
        <translation>그린 획이 모두 색 모델에 반영되었습니다.</translation>
    </message>
    <message>
        <source>&amp;Update colours</source>
        <translation>색 모델 갱신(&amp;U)</translation>
    </message>
    <message>
        <source>Learn the colours of object and background from all strokes and the mask</source>
        <translation>모든 획과 마스크에서 물체와 배경의 색을 다시 학습합니다</translation>
    </message>
    <message>
        <source>Update by itself when i&amp;dle</source>
        <translation>입력이 없을 때 자동 갱신(&amp;D)</translation>
    </message>
    <message>
        <source>Update the colours a moment after the last stroke</source>
        <translation>마지막 획을 그리고 잠시 뒤에 색 모델을 갱신합니다</translation>
    </message>
</context>
<context>
    <name>widgets::CutStartSection</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>맵(&amp;M)</translation>
    </message>
    <message>
        <source> %</source>
        <extracomment>after a number</extracomment>
        <translation>%</translation>
    </message>
    <message>
        <source>&amp;Object above</source>
        <translation>물체 하한(&amp;O)</translation>
    </message>
    <message>
        <source>Where the map is higher than in so many per cent of the picture, there is the object</source>
        <translation>맵의 값이 이미지의 몇 퍼센트보다 높은 곳을 물체로 볼지 정합니다</translation>
    </message>
    <message>
        <source>Back&amp;ground to</source>
        <translation>배경 상한(&amp;G)</translation>
    </message>
    <message>
        <source>The lowest part of the map, in per cent of the picture, is background</source>
        <translation>맵의 값이 가장 낮은 부분을 이미지의 몇 퍼센트까지 배경으로 볼지 정합니다</translation>
    </message>
    <message>
        <source>Map smoot&amp;hing</source>
        <translation>맵 매끄럽게(&amp;H)</translation>
    </message>
    <message>
        <source>How far a speckled map is smoothed before, in per cent of its longer side</source>
        <translation>얼룩진 맵을 먼저 매끄럽게 하는 정도입니다(긴 변에 대한 퍼센트)</translation>
    </message>
    <message>
        <source>Start &amp;again from the map</source>
        <translation>맵에서 다시 시작(&amp;A)</translation>
    </message>
    <message>
        <source>Make seeds and colour models from the map anew</source>
        <translation>맵에서 씨앗 영역과 색 모델을 새로 만듭니다</translation>
    </message>
    <message>
        <source>Clear m&amp;y strokes</source>
        <translation>그린 획 지우기(&amp;Y)</translation>
    </message>
    <message>
        <source>Take away everything that was drawn; the map&apos;s seeds stay</source>
        <translation>직접 그린 것을 모두 지웁니다. 맵에서 얻은 씨앗 영역은 남습니다</translation>
    </message>
    <message>
        <source>The explanation whose map shows where the object is; Grad-CAM often finds it better than saliency</source>
        <translation>물체가 있는 곳을 보여 주는 맵의 설명입니다. Grad-CAM이 현저성 맵보다 물체를 더 잘 찾을 때가 많습니다</translation>
    </message>
</context>
<context>
    <name>widgets::CutToolbar</name>
    <message>
        <source>Object</source>
        <translation>물체</translation>
    </message>
    <message>
        <source>Draw what surely belongs to the object</source>
        <translation>확실히 물체에 속하는 곳을 그립니다</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Draw what surely does not belong to the object</source>
        <translation>확실히 물체에 속하지 않는 곳을 그립니다</translation>
    </message>
    <message>
        <source>Probably object</source>
        <translation>추정 물체</translation>
    </message>
    <message>
        <source>Draw what the cut may take for the object, if the colours fit</source>
        <translation>색이 맞으면 물체로 보아도 되는 곳을 그립니다</translation>
    </message>
    <message>
        <source>Probably background</source>
        <translation>추정 배경</translation>
    </message>
    <message>
        <source>Draw what the cut may take for background, if the colours fit</source>
        <translation>색이 맞으면 배경으로 보아도 되는 곳을 그립니다</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Take seeds away: there, the cut decides alone</source>
        <translation>씨앗 영역을 지웁니다. 지운 곳은 물체인지 배경인지 자동으로 정해집니다</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>브러시</translation>
    </message>
    <message>
        <source>Draw freely; Shift and click: a straight line</source>
        <translation>자유롭게 그립니다. Shift+클릭: 직선</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <source>Draw around an area to fill it</source>
        <translation>영역의 둘레를 그려 안을 채웁니다</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>다각형</translation>
    </message>
    <message>
        <source>Click the corners of an area; double click or Enter fills it</source>
        <translation>영역의 꼭짓점을 클릭합니다. 두 번 클릭하거나 Enter를 누르면 안을 채웁니다</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>Fill a rectangle</source>
        <translation>사각형을 채웁니다</translation>
    </message>
    <message>
        <source>Flood</source>
        <translation>비슷한 색 채우기</translation>
    </message>
    <message>
        <source>Click to fill up to the edge of a colour</source>
        <translation>클릭한 곳부터 색이 달라지는 경계까지 채웁니다</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Move the picture; also by Space or the middle button with any tool</source>
        <translation>이미지를 이동합니다. 다른 도구에서도 Space나 가운데 버튼으로 이동할 수 있습니다</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>브러시 작게</translation>
    </message>
    <message>
        <source>Make the brush a fifth smaller</source>
        <translation>브러시를 5분의 1만큼 작게 합니다</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>브러시 크게</translation>
    </message>
    <message>
        <source>Make the brush a fifth larger</source>
        <translation>브러시를 5분의 1만큼 크게 합니다</translation>
    </message>
    <message>
        <source>Tools for the cut-out</source>
        <translation>오려내기 도구</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <extracomment>%1: a tool, %2: its key, %3: what it does</extracomment>
        <translation>%1(%2): %3</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>크기(&amp;Z)</translation>
    </message>
    <message>
        <source> px</source>
        <extracomment>after the brush&apos;s width: picture pixels</extracomment>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Tolerance</source>
        <translation>허용 오차(&amp;T)</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>브러시 크기</translation>
    </message>
    <message>
        <source>Width of the brush in picture pixels ([ and ], or Ctrl and wheel)</source>
        <translation>브러시의 폭입니다(이미지 픽셀 단위, [ 및 ] 또는 Ctrl+휠)</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>How different the colours of neighbours may be, 0 to %1</source>
        <translation>이웃한 픽셀의 색이 얼마나 달라도 되는지 0부터 %1까지의 값으로 정합니다</translation>
    </message>
</context>
<context>
    <name>widgets::DoubtView</name>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>경계 상자</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>상자 안</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>넓이</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>Net inside</source>
        <translation>상자 안 순합계</translation>
    </message>
    <message>
        <source>Net in all</source>
        <translation>전체 순합계</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>The class that was asked about</source>
        <translation>확인한 클래스입니다</translation>
    </message>
    <message>
        <source>Where it was measured</source>
        <translation>측정한 곳입니다</translation>
    </message>
    <message>
        <source>The sum of everything in the box that speaks for the class</source>
        <translation>상자 안에서 클래스를 뒷받침하는 근거의 합입니다</translation>
    </message>
    <message>
        <source>Of everything in the picture that speaks for the class, so much lies in the box</source>
        <translation>이미지 전체에서 클래스를 뒷받침하는 근거 중 상자 안에 있는 비율입니다</translation>
    </message>
    <message>
        <source>Of what the model saw, so much lies in the box: what chance would give</source>
        <translation>모델이 본 영역에서 상자가 차지하는 비율입니다. 우연이라면 근거도 이만큼 상자에 들어옵니다</translation>
    </message>
    <message>
        <source>How many times more evidence lies on a pixel of the box than on any pixel</source>
        <translation>상자 안 픽셀 하나의 근거가 전체 픽셀 평균의 몇 배인지 나타냅니다</translation>
    </message>
    <message>
        <source>The sum of everything in the box, what speaks against the class subtracted</source>
        <translation>상자 안의 모든 근거의 합에서 클래스에 반대되는 근거를 뺀 값입니다</translation>
    </message>
    <message>
        <source>The same in the whole picture: with integrated gradients it is how much the score rose over that of the empty picture</source>
        <translation>이미지 전체에서 구한 같은 값입니다. 통합 그래디언트에서는 빈 이미지의 점수에서 얼마나 올랐는지를 나타냅니다</translation>
    </message>
    <message>
        <source>How much evidence the box in question has, with this one&apos;s as 100 %</source>
        <translation>이 상자의 근거를 100%로 할 때 확인할 상자의 근거가 얼마인지 나타냅니다</translation>
    </message>
    <message>
        <source>Evidence in numbers</source>
        <translation>수치로 본 근거</translation>
    </message>
</context>
<context>
    <name>widgets::EraseSection</name>
    <message>
        <source>Predicting...</source>
        <translation>예측하는 중...</translation>
    </message>
    <message>
        <source>P&amp;redict again</source>
        <translation>다시 예측(&amp;R)</translation>
    </message>
    <message>
        <source>Ask the model about the picture without the object, and about the object alone</source>
        <translation>물체를 없앤 이미지와 물체만 남긴 이미지를 모델에 입력해 봅니다</translation>
    </message>
    <message>
        <source>Add to the pictures:</source>
        <extracomment>the title of the two buttons below it</extracomment>
        <translation>이미지 목록에 추가:</translation>
    </message>
    <message>
        <source>Without o&amp;bject</source>
        <translation>물체 없이(&amp;B)</translation>
    </message>
    <message>
        <source>Add the picture without the object to the pictures</source>
        <translation>물체를 없앤 이미지를 이미지 목록에 추가합니다</translation>
    </message>
    <message>
        <source>Ob&amp;ject alone</source>
        <translation>물체만(&amp;J)</translation>
    </message>
    <message>
        <source>Add the picture of the object alone to the pictures</source>
        <translation>물체만 남긴 이미지를 이미지 목록에 추가합니다</translation>
    </message>
    <message>
        <source>Was it the object?</source>
        <translation>물체 때문이었을까요?</translation>
    </message>
    <message>
        <source>F&amp;ill with</source>
        <translation>채우는 방법(&amp;I)</translation>
    </message>
    <message>
        <source>What takes the place of the pixels that are taken away</source>
        <translation>없앤 픽셀의 자리를 무엇으로 채울지 정합니다</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>주변</translation>
    </message>
    <message>
        <source>Blurred picture</source>
        <translation>흐린 이미지</translation>
    </message>
    <message>
        <source>Mean colour</source>
        <translation>평균 색</translation>
    </message>
    <message>
        <source>There is no mask yet.</source>
        <translation>아직 마스크가 없습니다.</translation>
    </message>
    <message>
        <source>Open a model to predict again.</source>
        <translation>다시 예측하려면 모델을 여세요.</translation>
    </message>
    <message>
        <source>The mask or the filling has changed since.</source>
        <translation>그 뒤에 마스크나 채우는 방법이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Probability of %1, and the most probable class:</source>
        <translation>%1의 확률과, 확률이 가장 높은 클래스:</translation>
    </message>
    <message>
        <source>Score of %1, and the most probable class:</source>
        <translation>%1의 점수와, 확률이 가장 높은 클래스:</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>원본 이미지</translation>
    </message>
    <message>
        <source>Without object</source>
        <translation>물체 없이</translation>
    </message>
    <message>
        <source>Object alone</source>
        <translation>물체만</translation>
    </message>
</context>
<context>
    <name>widgets::EvidenceView</name>
    <message>
        <source>Drag: draw a rectangle. Wheel or + and −: zoom. Drag with the middle button: pan.</source>
        <translation>드래그: 사각형 그리기. 휠 또는 +, −: 확대/축소. 가운데 버튼 드래그: 이동.</translation>
    </message>
    <message>
        <source>Click a box to ask about it. Wheel or + and −: zoom. Drag: pan.</source>
        <translation>상자 클릭: 확인할 상자 선택. 휠 또는 +, −: 확대/축소. 드래그: 이동.</translation>
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
    <message>
        <source>Explanation of %1: %2</source>
        <translation>%1 설명: %2</translation>
    </message>
    <message>
        <source>incomplete: try another baseline or more steps</source>
        <translation>완전성 미달: 다른 기준 이미지나 더 많은 단계를 시도하세요</translation>
    </message>
    <message>
        <source>%1 inside the box (%2 of the picture)</source>
        <extracomment>how much of a map&apos;s positive evidence lies in the box that is explained</extracomment>
        <translation>상자 안 %1(이미지의 %2)</translation>
    </message>
</context>
<context>
    <name>widgets::FindingList</name>
    <message>
        <source>Change the form so; it can be taken back</source>
        <translation>입력란을 이렇게 바꿉니다. 실행 취소할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>widgets::HelpText</name>
    <message>
        <source>Not available</source>
        <translation>사용할 수 없음</translation>
    </message>
    <message>
        <source>Idea</source>
        <translation>원리</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>읽는 법</translation>
    </message>
    <message>
        <source>Known failures</source>
        <translation>알려진 한계</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>%1 설명</translation>
    </message>
</context>
<context>
    <name>widgets::Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>How many positions have which value</source>
        <translation>값마다 해당하는 위치가 몇 개인지 보여 줍니다</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>%1부터 %2까지</translation>
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
    <name>widgets::ImagineSettings</name>
    <message>
        <source>Open a picture first.</source>
        <translation>먼저 이미지를 여세요.</translation>
    </message>
    <message>
        <source>Changed from the preset: %1</source>
        <extracomment>%1 lists parameters</extracomment>
        <translation>프리셋에서 변경됨: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>프리셋(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation>단계 수(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>시드(&amp;E)</translation>
    </message>
    <message>
        <source>Another seed, at random</source>
        <translation>무작위로 다른 시드를 고릅니다</translation>
    </message>
    <message>
        <source>Start &amp;from</source>
        <translation>시작 이미지(&amp;F)</translation>
    </message>
    <message>
        <source>Take the preset&apos;s values again</source>
        <translation>프리셋의 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>All para&amp;meters</source>
        <translation>모든 매개변수(&amp;M)</translation>
    </message>
    <message>
        <source>Show everything that can be set</source>
        <translation>설정할 수 있는 항목을 모두 표시합니다</translation>
    </message>
</context>
<context>
    <name>widgets::ImagineSubject</name>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>This model has no layer with positions.</source>
        <translation>이 모델에는 위치가 있는 레이어가 없습니다.</translation>
    </message>
    <message>
        <source>Choose a class first.</source>
        <translation>먼저 클래스를 선택하세요.</translation>
    </message>
    <message>
        <source>Begin a picture beside those that are there</source>
        <translation>기존 이미지 옆에 새 이미지를 만들기 시작합니다</translation>
    </message>
    <message>
        <source>Begin a picture of each class that the model finds most probable in the opened picture</source>
        <translation>열린 이미지에서 모델이 가장 확률이 높다고 보는 클래스마다 이미지를 하나씩 만들기 시작합니다</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>종류(&amp;K)</translation>
    </message>
    <message>
        <source>A class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>A channel of a layer</source>
        <translation>레이어의 채널</translation>
    </message>
    <message>
        <source>A channel at one position</source>
        <translation>한 위치의 채널</translation>
    </message>
    <message>
        <source>What the picture is to show as strongly as it can</source>
        <translation>이미지가 최대한 강하게 나타낼 대상입니다</translation>
    </message>
    <message>
        <source>C&amp;lass</source>
        <translation>클래스(&amp;L)</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
    </message>
    <message>
        <source>R&amp;ather than</source>
        <translation>대조 클래스(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>지정 안 함</translation>
    </message>
    <message>
        <source>Show what tells the class from this one</source>
        <translation>이 클래스와 구별되는 점을 나타냅니다</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>레이어(&amp;Y)</translation>
    </message>
    <message>
        <source>Type a part of the layer&apos;s name to find it</source>
        <translation>레이어 이름의 일부를 입력하여 찾으세요</translation>
    </message>
    <message>
        <source>Cha&amp;nnel</source>
        <translation>채널(&amp;N)</translation>
    </message>
    <message>
        <source>Which of the layer&apos;s feature maps</source>
        <translation>레이어의 특징 맵 중 어느 것인지 정합니다</translation>
    </message>
    <message>
        <source>Col&amp;umn</source>
        <translation>열(&amp;U)</translation>
    </message>
    <message>
        <source>Ro&amp;w</source>
        <translation>행(&amp;W)</translation>
    </message>
    <message>
        <source>the middle</source>
        <extracomment>a position in a layer&apos;s grid</extracomment>
        <translation>가운데</translation>
    </message>
    <message>
        <source>Where in the layer&apos;s grid</source>
        <translation>레이어 격자에서의 위치입니다</translation>
    </message>
    <message numerus="yes">
        <source>Add the %n most probable</source>
        <translation>
            <numerusform>확률 상위 %n개 추가</numerusform>
        </translation>
    </message>
    <message>
        <source> (0 to %1)</source>
        <translation> (0~%1)</translation>
    </message>
    <message>
        <source>This needs an opened picture that fits the model: its most probable classes are added.</source>
        <translation>모델에 맞는 이미지가 열려 있어야 합니다. 그 이미지에서 확률이 가장 높은 클래스를 추가합니다</translation>
    </message>
    <message>
        <source>Ima&amp;gine</source>
        <translation>상상(&amp;G)</translation>
    </message>
    <message>
        <source>Ima&amp;gine %1</source>
        <extracomment>a button; %1 is a class</extracomment>
        <translation>%1 상상하기(&amp;G)</translation>
    </message>
    <message>
        <source>The class that the picture is to show: type a part of its name or its number, and press Enter; Enter once more begins</source>
        <translation>이미지로 나타낼 클래스입니다. 이름의 일부나 번호를 입력하고 Enter를 누르세요. Enter를 한 번 더 누르면 시작합니다</translation>
    </message>
</context>
<context>
    <name>widgets::ImagineTile</name>
    <message>
        <source>activation %1</source>
        <translation>활성화 %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>점수 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n단계</numerusform>
        </translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>%2단계 중 %1단계</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <extracomment>%1 is &quot;step 12 of 256&quot;</extracomment>
        <translation>%1에서 일시 정지됨</translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <extracomment>%1 is &quot;step 12 of 256&quot;</extracomment>
        <translation>%1에서 중지됨</translation>
    </message>
    <message>
        <source>The channel&apos;s activation while the picture formed</source>
        <translation>이미지가 만들어지는 동안의 채널 활성화입니다</translation>
    </message>
    <message>
        <source>The class&apos;s score, and its probability, while the picture formed: with the changes at random that the settings ask for</source>
        <translation>이미지가 만들어지는 동안의 클래스 점수와 확률입니다. 설정에서 지정한 무작위 변형을 적용한 값입니다</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>일시 정지합니다(Space)</translation>
    </message>
    <message>
        <source>Start again with another seed</source>
        <translation>다른 시드로 다시 시작합니다</translation>
    </message>
    <message>
        <source>What can be done with this picture</source>
        <translation>이 이미지로 할 수 있는 작업을 표시합니다</translation>
    </message>
    <message>
        <source>Remove this picture (Delete)</source>
        <translation>이 이미지를 제거합니다(Delete)</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>The contrast is stretched on the screen. What is saved or copied is not.</source>
        <translation>화면에서만 대비를 늘렸습니다. 저장하거나 복사하는 이미지는 그대로입니다.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>다시 시작(Space)</translation>
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
    <name>widgets::LayerPopup</name>
    <message>
        <source>Standard: %1</source>
        <translation>기본: %1</translation>
    </message>
    <message>
        <source>What the model card says, or the last layer with positions</source>
        <translation>모델 카드에 적힌 레이어 또는 공간 위치 정보가 있는 마지막 레이어입니다</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>레이어 찾기</translation>
    </message>
    <message>
        <source>Type parts of a layer&apos;s name or kind</source>
        <translation>레이어 이름이나 종류의 일부를 입력합니다</translation>
    </message>
    <message>
        <source>Enter: this layer alone · Space: one more or less · Esc: close</source>
        <translation>Enter: 이 레이어만 · Space: 추가 또는 제외 · Esc: 닫기</translation>
    </message>
    <message>
        <source>Enter: this layer · Esc: close</source>
        <translation>Enter: 이 레이어 선택 · Esc: 닫기</translation>
    </message>
</context>
<context>
    <name>widgets::LayerTree</name>
    <message>
        <source>G</source>
        <comment>thousand millions</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>M</source>
        <comment>millions</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>k</source>
        <comment>thousands</comment>
        <translation>k</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Channels × height × width of what it puts out</source>
        <translation>출력의 채널 × 높이 × 너비입니다</translation>
    </message>
    <message>
        <source>Numbers that were learnt, with those inside it</source>
        <translation>학습된 매개변수의 수입니다(내부 모듈 포함)</translation>
    </message>
    <message>
        <source>Share of a forward pass, with what is inside it</source>
        <translation>순전파 시간에서 차지하는 비율입니다(내부 모듈 포함)</translation>
    </message>
    <message>
        <source>%1 parameters, %2 of them its own</source>
        <translation>매개변수 %1개, 그중 자체 매개변수 %2개</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>매개변수 %1개</translation>
    </message>
    <message>
        <source>%1 ms of %2 ms</source>
        <translation>%2 ms 중 %1 ms</translation>
    </message>
    <message>
        <source>%1
Used for explanations</source>
        <translation>%1
설명에 사용됨</translation>
    </message>
</context>
<context>
    <name>widgets::MaskCanvas</name>
    <message>
        <source>Cut-out</source>
        <translation>오려내기</translation>
    </message>
    <message>
        <source>Shift and arrow keys move a cross, with Ctrl by one pixel. Space or Enter draws there; with Shift a straight line from the last place. Enter closes a polygon, Backspace takes back its last point, Escape cancels.</source>
        <translation>Shift+화살표 키로 십자 표시를 옮기며, Ctrl을 함께 누르면 한 픽셀씩 옮깁니다. Space나 Enter로 그 자리에 그리고, Shift를 함께 누르면 마지막 위치에서 직선을 긋습니다. Enter로 다각형을 닫고, Backspace로 마지막 점을 취소하며, Esc로 그리기를 취소합니다.</translation>
    </message>
    <message>
        <source>Left button: draw. Right button: the opposite. Shift and click: straight line. Middle button, or Space and drag: pan. Wheel: zoom. Ctrl and wheel: brush size.</source>
        <translation>왼쪽 버튼: 그리기. 오른쪽 버튼: 반대로 그리기. Shift+클릭: 직선. 가운데 버튼 또는 Space+드래그: 이동. 휠: 확대/축소. Ctrl+휠: 브러시 크기.</translation>
    </message>
    <message>
        <source>Cutting out...</source>
        <extracomment>shown while the mask is computed anew</extracomment>
        <translation>오려내는 중...</translation>
    </message>
</context>
<context>
    <name>widgets::MaskFactsSection</name>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>There is no mask yet. Start from the map, or draw on the object.</source>
        <translation>아직 마스크가 없습니다. 맵에서 시작하거나 물체 위에 그리세요.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>넓이</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>경계 상자</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>윤곽선 길이</translation>
    </message>
    <message>
        <source>%L1 px (%2)</source>
        <extracomment>%1: picture pixels, %2: per cent of the picture, with the sign</extracomment>
        <translation>%L1 px (%2)</translation>
    </message>
    <message>
        <source>%1 × %2 at %3, %4</source>
        <extracomment>%1 and %2: width and height, %3 and %4: the left upper corner</extracomment>
        <translation>%1 × %2, 위치 %3, %4</translation>
    </message>
    <message>
        <source>%L1 px</source>
        <translation>%L1 px</translation>
    </message>
    <message>
        <source>Intersection over union</source>
        <translation>IoU(교집합/합집합)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>The share of the mask that lies in the reference</source>
        <translation>마스크에서 기준 마스크와 겹치는 부분의 비율입니다</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>The share of the reference that the mask covers</source>
        <translation>기준 마스크에서 마스크가 덮는 부분의 비율입니다</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>기준 마스크: %1</translation>
    </message>
    <message>
        <source>Compare with this mask no longer</source>
        <translation>이 마스크와 더 이상 비교하지 않습니다</translation>
    </message>
    <message>
        <source>Remove the reference</source>
        <translation>기준 마스크 제거</translation>
    </message>
    <message>
        <source>Com&amp;pare with a mask...</source>
        <translation>마스크와 비교(&amp;P)...</translation>
    </message>
    <message>
        <source>Load a reference mask from a file, and measure the agreement</source>
        <translation>파일에서 기준 마스크를 불러와 일치하는 정도를 측정합니다</translation>
    </message>
</context>
<context>
    <name>widgets::MethodPopup</name>
    <message>
        <source>Methods</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>Find a method</source>
        <translation>기법 찾기</translation>
    </message>
    <message>
        <source>Type parts of a name, a family, an author or what a method does</source>
        <translation>이름, 계열, 저자, 하는 일의 일부를 입력합니다</translation>
    </message>
    <message>
        <source>Enter: choose · F1 or ?: about the method · Esc: close</source>
        <translation>Enter: 선택 · F1 또는 ?: 기법 설명 · Esc: 닫기</translation>
    </message>
    <message>
        <source>No method fits. Try another word.</source>
        <translation>맞는 기법이 없습니다. 다른 말로 찾아 보세요.</translation>
    </message>
</context>
<context>
    <name>widgets::ModelSide</name>
    <message>
        <source>Class:</source>
        <translation>클래스:</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>클래스 찾기</translation>
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
    <message>
        <source>About the method (F1)</source>
        <translation>기법 설명(F1)</translation>
    </message>
    <message>
        <source>About the method</source>
        <translation>기법 설명</translation>
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
    <name>widgets::PathChart</name>
    <message>
        <source>At %1 of the path the score has risen by %2; the attributions so far add up to %3.</source>
        <translation>경로의 %1 지점에서 점수 상승폭은 %2이고, 현재까지의 기여도 합은 %3입니다.</translation>
    </message>
    <message>
        <source>The score along the path, and the sum of the attributions</source>
        <translation>경로를 따른 점수와 기여도의 합</translation>
    </message>
    <message>
        <source>Drag the line, or use the arrow keys, to look at another place of the path.</source>
        <translation>선을 드래그하거나 화살표 키를 눌러 경로의 다른 지점을 살펴보세요.</translation>
    </message>
    <message>
        <source>From the baseline (α = 0) to the picture (α = 1)</source>
        <extracomment>below a chart; alpha is the position on the path</extracomment>
        <translation>기준 이미지(α = 0)에서 원래 이미지(α = 1)까지</translation>
    </message>
    <message>
        <source>Score, minus the baseline&apos;s</source>
        <translation>기준 이미지 대비 점수 차이</translation>
    </message>
    <message>
        <source>Sum of the attributions so far</source>
        <translation>현재까지의 기여도 합</translation>
    </message>
</context>
<context>
    <name>widgets::PathStepsView</name>
    <message>
        <source>Both ends have the same score, so there is nothing to share out.</source>
        <translation>양 끝의 점수가 같아서 나눌 기여도가 없습니다.</translation>
    </message>
    <message>
        <source>Completeness error %1: the shares add up to what the score has risen by.</source>
        <translation>완전성 오차 %1: 기여도의 합이 점수 상승폭과 일치합니다.</translation>
    </message>
    <message>
        <source>Completeness error %1: the shares nearly add up. More stops come closer.</source>
        <translation>완전성 오차 %1: 기여도의 합이 점수 상승폭과 거의 일치합니다. 지점을 늘리면 더 가까워집니다.</translation>
    </message>
    <message>
        <source>Completeness error %1: the shares do not add up. Take more stops, or another baseline.</source>
        <translation>완전성 오차 %1: 기여도의 합이 점수 상승폭과 맞지 않습니다. 지점을 늘리거나 다른 기준 이미지를 사용하세요.</translation>
    </message>
    <message>
        <source>Cancelled before the first stop.</source>
        <translation>첫 지점에 이르기 전에 취소되었습니다.</translation>
    </message>
    <message>
        <source>The baseline, which stands for &quot;nothing there&quot;. Its score is %1, and the sum begins at zero.</source>
        <extracomment>the score of the baseline</extracomment>
        <translation>&quot;아무것도 없음&quot;을 나타내는 기준 이미지입니다. 점수는 %1이며, 합은 0에서 시작합니다.</translation>
    </message>
    <message>
        <source>%1 of the way from the baseline to the picture. The score has changed by %2 since the baseline; the attributions so far add up to %3.</source>
        <extracomment>share of the path, rise of the score, sum of the attributions</extracomment>
        <translation>기준 이미지에서 원래 이미지까지의 경로 중 %1 지점입니다. 기준 이미지 이후의 점수 변화량은 %2이고, 현재까지의 기여도 합은 %3입니다.</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 stops.</source>
        <extracomment>stops that are there, stops that were wanted</extracomment>
        <translation>%2개 지점 중 %1개를 계산한 뒤 취소되었습니다.</translation>
    </message>
    <message>
        <source>The picture here</source>
        <translation>이 지점의 이미지</translation>
    </message>
    <message>
        <source>What the model sees at this place of the path: a mixture of baseline and picture</source>
        <translation>경로의 이 지점에서 모델이 보는 이미지로, 기준 이미지와 원래 이미지를 섞은 것입니다</translation>
    </message>
    <message>
        <source>Gradient here</source>
        <translation>이 지점의 그래디언트</translation>
    </message>
    <message>
        <source>The gradient of the score at this place, times the difference between picture and baseline: what each pixel adds in the next small step. On a scale of its own at each stop.</source>
        <translation>이 지점에서 점수의 그래디언트에 원래 이미지와 기준 이미지의 차이를 곱한 값으로, 각 픽셀이 다음의 작은 단계에서 더하는 양입니다. 색상 눈금은 지점마다 다릅니다</translation>
    </message>
    <message>
        <source>Sum so far</source>
        <translation>현재까지의 합</translation>
    </message>
    <message>
        <source>Sto&amp;p:</source>
        <translation>지점(&amp;P):</translation>
    </message>
    <message>
        <source>Walks along the path from the baseline to the picture (left and right arrow keys)</source>
        <translation>기준 이미지에서 원래 이미지까지 경로를 따라 이동합니다(왼쪽, 오른쪽 화살표 키)</translation>
    </message>
    <message>
        <source>x is the picture, x′ the baseline, S the score. The integral is taken by the trapezoidal rule over the stops. The second equation is called completeness.</source>
        <translation>x는 원래 이미지, x′은 기준 이미지, S는 점수입니다. 적분은 지점들에 사다리꼴 공식을 적용하여 계산합니다. 두 번째 등식을 완전성이라고 합니다</translation>
    </message>
    <message>
        <source>The memory limit (menu Settings) allows %1 stops for pictures of this size.</source>
        <translation>메모리 제한(설정 메뉴)에 따라 이 크기의 이미지에는 지점을 %1개까지 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>The method in Explain goes on until the sum is within 0.5 %.</source>
        <translation>설명 작업 공간의 기법은 합의 오차가 0.5% 이내가 될 때까지 계속합니다.</translation>
    </message>
    <message>
        <source>Completeness error %1: the shares do not add up. Stops where the score changes come closer.</source>
        <translation>완전성 오차 %1: 기여도의 합이 맞지 않습니다. 점수가 변하는 곳에 지점을 놓으면 더 가까워집니다.</translation>
    </message>
    <message>
        <source>The next stop comes where the sum misses the score by most.</source>
        <translation>다음 지점은 합과 점수의 차이가 가장 큰 곳에 놓입니다.</translation>
    </message>
    <message>
        <source>What each pixel has added since the baseline (by the trapezoidal rule). At the end these are the integrated gradients.</source>
        <translation>기준 이미지부터 지금까지 각 픽셀이 더한 값입니다(사다리꼴 공식). 끝에서는 통합 그래디언트가 됩니다</translation>
    </message>
    <message>
        <source>Colours of the &amp;finished map</source>
        <translation>완성된 맵의 색상 눈금 사용(&amp;F)</translation>
    </message>
    <message>
        <source>Shows the sum on the scale of the finished map, so that one sees it grow. Otherwise each sum has a scale of its own, so that the first stops are seen as well.</source>
        <translation>합을 완성된 맵의 눈금으로 표시하여 커지는 과정을 보여 줍니다. 선택하지 않으면 합마다 눈금을 따로 정하여 처음 지점들도 잘 보입니다</translation>
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
    <message>
        <source>%1 (output %2)
value %3</source>
        <translation>%1 (출력 %2)
값 %3</translation>
    </message>
    <message>
        <source>This output is explained.</source>
        <translation>이 출력을 설명하고 있습니다.</translation>
    </message>
</context>
<context>
    <name>widgets::ProgressOverlay</name>
    <message>
        <source>%1 %</source>
        <extracomment>the share of the work that is done</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Stop this explanation</source>
        <translation>이 설명 중지</translation>
    </message>
</context>
<context>
    <name>widgets::ShareSection</name>
    <message>
        <source>Attribution inside the mask</source>
        <translation>마스크 안의 기여도</translation>
    </message>
    <message>
        <source>There is no mask yet.</source>
        <translation>아직 마스크가 없습니다.</translation>
    </message>
    <message>
        <source>No panel shows an explanation of this picture.</source>
        <translation>이 이미지의 설명을 표시하는 패널이 없습니다.</translation>
    </message>
    <message>
        <source>The mask covers %1 of the picture (the mark): so much would lie inside by chance.</source>
        <translation>마스크가 이미지에서 차지하는 비율은 %1입니다(표시선). 우연이라면 기여도도 이만큼 안에 들어옵니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a panel, %2: a share in per cent</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>widgets::SimilarityView</name>
    <message>
        <source>Their maps cannot be compared: one of them is the same everywhere, or the models see no common part of the picture.</source>
        <translation>두 모델의 맵을 비교할 수 없습니다. 한쪽 맵이 모든 곳에서 같은 값이거나, 두 모델이 이미지에서 공통으로 보는 부분이 없습니다.</translation>
    </message>
    <message>
        <source>They look at much the same places.</source>
        <translation>두 모델이 거의 같은 곳을 봅니다.</translation>
    </message>
    <message>
        <source>They look at similar places.</source>
        <translation>두 모델이 비슷한 곳을 봅니다.</translation>
    </message>
    <message>
        <source>They look at the same places only in part.</source>
        <translation>두 모델이 보는 곳이 일부만 같습니다.</translation>
    </message>
    <message>
        <source>They look at different places.</source>
        <translation>두 모델이 서로 다른 곳을 봅니다.</translation>
    </message>
    <message>
        <source>They look at opposite places: where one map is high, the other one is low.</source>
        <translation>두 모델이 서로 반대되는 곳을 봅니다. 한쪽 맵의 값이 큰 곳에서 다른 쪽 맵의 값은 작습니다.</translation>
    </message>
    <message>
        <source>Correlation (Pearson)</source>
        <translation>상관 계수(피어슨)</translation>
    </message>
    <message>
        <source>Whether both maps rise and fall together: 1 means yes everywhere, 0 that one says nothing about the other, −1 that one falls where the other rises. Strong peaks count most.</source>
        <translation>두 맵의 값이 함께 오르내리는지를 나타냅니다. 1이면 모든 곳에서 그렇고, 0이면 한쪽으로 다른 쪽을 전혀 알 수 없으며, −1이면 한쪽이 오르는 곳에서 다른 쪽은 내립니다. 뚜렷한 봉우리의 영향이 가장 큽니다</translation>
    </message>
    <message>
        <source>Rank correlation (Spearman)</source>
        <translation>순위 상관 계수(스피어만)</translation>
    </message>
    <message>
        <source>The same for the order of the places instead of their values: it does not matter how much stronger one place is than another, only that it is.</source>
        <translation>값 대신 위치들의 순위로 구한 상관 계수입니다. 한 위치의 값이 다른 위치보다 얼마나 큰지는 상관없고, 어느 쪽이 더 큰지만 따집니다</translation>
    </message>
    <message>
        <source>Structure (SSIM)</source>
        <translation>구조(SSIM)</translation>
    </message>
    <message>
        <source>Whether small neighbourhoods have the same brightness, contrast and pattern, as an eye compares pictures: 1 means alike, 0 unrelated.</source>
        <translation>눈으로 이미지를 비교할 때처럼, 작은 영역마다 밝기, 대비, 무늬가 같은지를 나타냅니다. 1이면 같고 0이면 관련이 없습니다</translation>
    </message>
    <message>
        <source>Overlap of the top 10 %</source>
        <translation>상위 10% 겹침</translation>
    </message>
    <message>
        <source>Of each map the tenth of the picture with the highest values is taken: how much the two areas share, out of all that they cover together.</source>
        <translation>맵마다 이미지에서 값이 가장 큰 10분의 1을 골라, 두 영역을 합친 넓이에서 겹치는 부분이 차지하는 비율을 구합니다</translation>
    </message>
</context>
<context>
    <name>widgets::StageGraph</name>
    <message>
        <source>Stages of the network</source>
        <translation>네트워크의 스테이지</translation>
    </message>
</context>
<context>
    <name>widgets::StepSlider</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Stop here (Space)</source>
        <translation>여기서 멈춥니다(Space)</translation>
    </message>
    <message>
        <source>Go through all steps by itself (Space)</source>
        <translation>모든 단계를 자동으로 재생합니다(Space)</translation>
    </message>
    <message>
        <source> of %1</source>
        <extracomment>after the number of the present step</extracomment>
        <translation> / %1</translation>
    </message>
</context>
<context>
    <name>widgets::TensorView</name>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>표시(&amp;W)</translation>
    </message>
    <message>
        <source>As a picture wrong numbers are hard to see: its normalisation is undone. As values, the picture should be grey on average and neither pale nor glaring.</source>
        <translation>이미지로 표시하면 정규화를 되돌리므로 잘못된 값을 알아보기 어렵습니다. 값으로 표시하면 이미지가 평균적으로 회색이어야 하고, 너무 옅거나 지나치게 강렬하지 않아야 합니다</translation>
    </message>
    <message>
        <source>As a picture</source>
        <translation>이미지로</translation>
    </message>
    <message>
        <source>Values from −3 to 3</source>
        <translation>값(−3부터 3까지)</translation>
    </message>
    <message>
        <source>Values, smallest to largest</source>
        <translation>값(최솟값부터 최댓값까지)</translation>
    </message>
    <message>
        <source>First channel</source>
        <translation>첫째 채널</translation>
    </message>
    <message>
        <source>Second channel</source>
        <translation>둘째 채널</translation>
    </message>
    <message>
        <source>Third channel</source>
        <translation>셋째 채널</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>네트워크가 보는 이미지</translation>
    </message>
    <message>
        <source>Pictures × channels × height × width</source>
        <translation>이미지 × 채널 × 높이 × 너비입니다</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <extracomment>standard deviation, a heading with little room</extracomment>
        <translation>표준 편차</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준 편차</translation>
    </message>
</context>
<context>
    <name>widgets::TileWall</name>
    <message>
        <source>Channels</source>
        <translation>채널 수</translation>
    </message>
    <message>
        <source>no number</source>
        <comment>NaN</comment>
        <translation>숫자 아님</translation>
    </message>
</context>
</TS>
