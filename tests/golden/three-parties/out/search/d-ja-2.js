kyoyaku.take("d-ja-2","5f16f4a3",{"rows":[[7,3,4,4,4,[[0,1,2,3,4,""],[5,1,2,6,4,""]]]],"words":["term","glossary.html","thinning","間伐","","explanation","込み合った木を間引くことです。","term:thinning"]});
